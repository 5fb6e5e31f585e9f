"""Words for time in Korean, written together or apart, with or without a particle."""

import pytest

from bot.posts.windows import find_window, without_window
from tests.posts.windows import TODAY

QUESTIONS = [
    ("어제 무슨 일이 있었나?", "2026-04-21", "2026-04-21", "어제"),
    ("오늘의 뉴스", "2026-04-22", "2026-04-22", "오늘"),
    ("이번 주 요약해줘", "2026-04-20", "2026-04-26", "이번 주"),
    ("지난주에 나온 논문은?", "2026-04-13", "2026-04-19", "지난주"),
    ("지난 주의 소식", "2026-04-13", "2026-04-19", "지난 주"),
    ("지난달 소식", "2026-03-01", "2026-03-31", "지난달"),
    ("올해 나온 모델", "2026-01-01", "2026-12-31", "올해"),
    ("3월 9일에 뭐가 나왔나요?", "2026-03-09", "2026-03-09", "3월 9일"),
    ("2025년 3월 뉴스", "2025-03-01", "2025-03-31", "2025년 3월"),
    ("최근 3일 동안의 소식", "2026-04-20", "2026-04-22", "최근 3일 동안"),
    ("2주 전 뉴스", "2026-04-06", "2026-04-12", "2주 전"),
    ("지난 월요일에", "2026-04-20", "2026-04-20", "지난 월요일"),
    ("지난주부터 뭐가 있었나요?", "2026-04-13", "2026-04-22", "지난주부터"),
]
NO_DAYS = [
    "오늘날의 AI",
    "일본에서 나온 모델",
    "이번 주문은 몇 개인가요?",
    "월간 3호",
    "남문은 언제 손님을 맞기 시작했나요?",
]


@pytest.mark.parametrize(("question", "first", "last", "words"), QUESTIONS)
def test_korean_words_for_time_are_days(question, first, last, words):
    window = find_window(question, today=TODAY)
    assert window is not None
    assert (window.first.isoformat(), window.last.isoformat(), window.words) == (first, last, words)


@pytest.mark.parametrize("question", NO_DAYS)
def test_korean_words_that_only_begin_like_time_are_none(question):
    assert find_window(question, today=TODAY) is None


def test_a_particle_goes_with_its_words_for_time():
    assert without_window("지난주에 나온 논문은?") == "나온 논문은?"
