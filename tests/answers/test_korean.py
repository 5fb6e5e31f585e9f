"""Korean questions on Korean posts: what they ask for, and whose name it is that they give."""

import pytest

from bot.answers.answering import Answering
from bot.answers.kinds.korean import gives_in_korean, subject_in_korean
from tests.answers.conftest import answering_from, asker, read

POST = """---
title: 항구 기술 소식
date: 2026-04-05
---
## 가게 소식

### 돛배상점 대형매장 남문: 조용한 기술

지난 3월 9일, 돛배상점 대형매장 남문이 손님을 맞기 시작했습니다. 남문동에 자리 잡은 약 1,200평 규모의 매장입니다.

### hullworks/keel

🧭 도구

Plan the hull of a boat from a few words.
"""


@pytest.fixture
def answering() -> Answering:
    return answering_from(read(POST, "harbour"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("돛배상점 대형매장 남문은 언제 손님을 맞기 시작했나요?", "3월 9일"),
        ("돛배상점 대형매장 남문점은 언제 시작했나요?", "3월 9일"),
        ("돛배상점 대형매장 남문은 몇 평인가요?", "1,200평"),
        ("keel은 무엇을 하는 도구인가요?", "Plan the hull"),
    ],
)
async def test_a_korean_question_is_answered_by_what_it_asks_for(asking, answering: Answering, question, told):
    answer = await answering.reply(asking(question, posts=None))
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "돛배상점 대형매장 북문점은 언제 손님을 맞기 시작했나요?",
        "돛배상점 대형매장 서문은 언제 시작했나요?",
        "돛배상점 대형매장 남문의 임대료는 얼마인가요?",
        "돛배상점 대형매장 남문 직원은 몇 명인가요?",
    ],
)
async def test_another_place_and_what_is_not_told_of_this_one_are_refused(asking, answering: Answering, question):
    answer = await answering.reply(asking(question, posts=None))
    assert not answer.answered, answer.text


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("돛배상점 대형매장 북문점은 언제 열었나요?", ("북문", False, True)),
        ("돛배상점의 임대료는 얼마인가요?", ("임대료", True, False)),
        ("돛배상점 설립일은 언제인가요?", None),
        ("돛배상점은 언제 열었나요?", None),
        ("돛배는 어디에 있나요?", None),
        ("when did it open?", None),
        ("", None),
    ],
)
def test_the_last_word_of_a_name_is_told_from_what_is_asked_of_it(question, subject):
    assert subject_in_korean(question) == subject


@pytest.mark.parametrize(
    ("question", "gives", "does_not"),
    [
        ("직원은 몇 명인가요?", "직원 서른 명, 손님 12명", "직원이 많습니다"),
        ("언제 열었나요?", "3월 9일에 열었습니다", "문을 열었습니다"),
        ("임대료는 얼마인가요?", "월 300만 원", "임대료가 높습니다"),
        ("직원은 몇 명인가요?", "직원은 다섯 명입니다", "직원은 여러 명입니다"),
        ("입장료는 얼마인가요?", "입장료는 만 원입니다", "입장료를 받습니다"),
        ("장은 언제 서나요?", "장은 화요일에 섭니다", "장은 남문에 섭니다"),
    ],
)
def test_a_number_a_day_and_a_sum_must_be_given(question, gives, does_not):
    assert gives_in_korean(question, gives)
    assert not gives_in_korean(question, does_not)


DOCKS = """---
title: 부두 소식
date: 2026-04-06
---
### Keelwind — 돛을 스스로 펴는 도구

Keelwind의 돛은 Oarlock 대비 최대 3배 빠른 속도로 펴진다.

### Brinelog 사고

Brinelog 배포판에 악성 코드가 삽입된 것이 확인되었다.

### Ropeland — 밧줄을 브라우저에서도

밧줄을 만들면 브라우저에서도 쓸 수 있게 해주는 틀이다.

### Tidemark

선장 협회가 물때표 Tidemark를 만들었다.
"""


@pytest.fixture
def ask_docks():
    return asker(answering_from(read(DOCKS, "docks")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Keelwind가 Oarlock보다 얼마나 빠른가요?", "3배"),
        ("Keelwind는 Oarlock에 비해 얼마나 빠른가요?", "3배"),
        ("Brinelog이 어떻게 됐어?", "악성 코드"),
        ("Tidemark는 누가 만들었어?", "선장 협회"),
    ],
)
async def test_how_a_question_ends_and_compares_counts_for_nothing(ask_docks, question: str, told: str):
    assert told in (await ask_docks(question)).text


async def test_who_made_something_is_told_by_no_sentence_in_which_nobody_does(ask_docks):
    assert not (await ask_docks("Ropeland는 누가 만들었어?")).answered
