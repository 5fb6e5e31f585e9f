from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.posts.windows import find_window, find_windows, without_window

TODAY = date(2026, 4, 22)  # a Wednesday of 2026-W17
LONG_AGO = "1970-01-01"

# question, first day, last day, words shown
ENGLISH = [
    ("what happened this week?", "2026-04-20", "2026-04-26", "this week"),
    ("what's in this-week", "2026-04-20", "2026-04-26", "this-week"),
    ("what happened last week", "2026-04-13", "2026-04-19", "last week"),
    ("the previous week's papers", "2026-04-13", "2026-04-19", "previous week"),
    ("agents in the past week", "2026-04-16", "2026-04-22", "past week"),
    ("the week before last", "2026-04-06", "2026-04-12", "week before last"),
    ("what is new today", "2026-04-22", "2026-04-22", "today"),
    ("today's models", "2026-04-22", "2026-04-22", "today"),
    ("yesterday's news", "2026-04-21", "2026-04-21", "yesterday"),
    ("the day before yesterday", "2026-04-20", "2026-04-20", "day before yesterday"),
    ("papers of the last 3 days", "2026-04-20", "2026-04-22", "last 3 days"),
    ("the last 24 hours", "2026-04-21", "2026-04-22", "last 24 hours"),
    ("papers in the last two weeks", "2026-04-09", "2026-04-22", "last two weeks"),
    ("over the past few weeks", "2026-04-02", "2026-04-22", "past few weeks"),
    ("over the last 3 months", "2026-01-23", "2026-04-22", "last 3 months"),
    ("the past 2 years", "2024-04-23", "2026-04-22", "past 2 years"),
    ("in the last two Mondays", "2026-04-13", "2026-04-22", "last two Mondays"),
    ("the last three Fridays", "2026-03-30", "2026-04-22", "last three Fridays"),
    ("three weeks ago", "2026-03-30", "2026-04-05", "three weeks ago"),
    ("a couple of weeks ago", "2026-04-06", "2026-04-12", "a couple of weeks ago"),
    ("2 days ago", "2026-04-20", "2026-04-20", "2 days ago"),
    ("two months ago", "2026-02-01", "2026-02-28", "two months ago"),
    ("last Monday", "2026-04-20", "2026-04-20", "last Monday"),
    ("last Wednesday", "2026-04-15", "2026-04-15", "last Wednesday"),
    ("what came on Friday?", "2026-04-17", "2026-04-17", "Friday"),
    ("this Monday", "2026-04-20", "2026-04-20", "this Monday"),
    ("W14", "2026-03-30", "2026-04-05", "W14"),
    ("what did w14 say", "2026-03-30", "2026-04-05", "w14"),
    ("W14's repos", "2026-03-30", "2026-04-05", "W14"),
    ("*W14*?", "2026-03-30", "2026-04-05", "W14"),
    ("2026-W14 repos", "2026-03-30", "2026-04-05", "2026-W14"),
    ("W18", "2025-04-28", "2025-05-04", "W18"),
    ("week 16 of 2026", "2026-04-13", "2026-04-19", "week 16 of 2026"),
    ("week 16, 2025", "2025-04-14", "2025-04-20", "week 16, 2025"),
    ("what is in week 16 about memory", "2026-04-13", "2026-04-19", "week 16"),
    ("weeks 14 to 16", "2026-03-30", "2026-04-19", "weeks 14 to 16"),
    ("W14 to W16", "2026-03-30", "2026-04-19", "W14 to W16"),
    ("W14-W16 repos", "2026-03-30", "2026-04-19", "W14-W16"),
    ("W14–W16 repos", "2026-03-30", "2026-04-19", "W14–W16"),
    ("from W14 to W16", "2026-03-30", "2026-04-19", "from W14 to W16"),
    ("between W14 and W16", "2026-03-30", "2026-04-19", "between W14 and W16"),
    ("between March 3 and April 2", "2026-03-03", "2026-04-02", "between March 3 and April 2"),
    ("between March 3 and 9", "2026-03-03", "2026-03-09", "between March 3 and 9"),
    ("March 3-9", "2026-03-03", "2026-03-09", "March 3-9"),
    ("papers in the week of 20-26 May 2024", "2024-05-20", "2024-05-26", "week of 20-26 May 2024"),
    ("papers from 2 to 9 March", "2026-03-02", "2026-03-09", "from 2 to 9 March"),
    ("between the 2nd and the 9th of March", "2026-03-02", "2026-03-09", "between the 2nd and the 9th of March"),
    ("2024年5月20日至26日的论文", "2024-05-20", "2024-05-26", "2024年5月20日至26日"),
    ("between March 3 and April 2, 2025", "2025-03-03", "2025-04-02", "between March 3 and April 2, 2025"),
    ("between November 3 and February 2", "2025-11-03", "2026-02-02", "between November 3 and February 2"),
    ("from March to April", "2026-03-01", "2026-04-30", "from March to April"),
    ("in March and April", "2026-03-01", "2026-04-30", "March and April"),
    ("the March and April digests", "2026-03-01", "2026-04-30", "March and April"),
    ("since W14", "2026-03-30", "2026-04-22", "since W14"),
    ("since last week", "2026-04-13", "2026-04-22", "since last week"),
    ("since March", "2026-03-01", "2026-04-22", "since March"),
    ("since the 3rd of March", "2026-03-03", "2026-04-22", "since the 3rd of March"),
    ("since 2025", "2025-01-01", "2026-04-22", "since 2025"),
    ("since may", "2025-05-01", "2026-04-22", "since may"),
    ("from March on", "2026-03-01", "2026-04-22", "from March on"),
    ("W14 onwards", "2026-03-30", "2026-04-22", "W14 onwards"),
    ("before W14", LONG_AGO, "2026-03-29", "before W14"),
    ("prior to April 2", LONG_AGO, "2026-04-01", "prior to April 2"),
    ("after W14", "2026-04-06", "2026-04-22", "after W14"),
    ("after March 23", "2026-03-24", "2026-04-22", "after March 23"),
    ("until W14", LONG_AGO, "2026-04-05", "until W14"),
    ("up to March 3", LONG_AGO, "2026-03-03", "up to March 3"),
    ("since W14 and before W16", "2026-03-30", "2026-04-12", "since W14, before W16"),
    ("in March", "2026-03-01", "2026-03-31", "March"),
    ("in march", "2026-03-01", "2026-03-31", "march"),
    ("in May", "2025-05-01", "2025-05-31", "May"),
    ("In March 2026, what changed?", "2026-03-01", "2026-03-31", "March 2026"),
    ("March 2025", "2025-03-01", "2025-03-31", "March 2025"),
    ("last March", "2026-03-01", "2026-03-31", "last March"),
    ("the March digest", "2026-03-01", "2026-03-31", "March"),
    ("March 23", "2026-03-23", "2026-03-23", "March 23"),
    ("march 23 daily", "2026-03-23", "2026-03-23", "march 23"),
    ("on Mar. 23rd", "2026-03-23", "2026-03-23", "Mar. 23rd"),
    ("23 March 2026", "2026-03-23", "2026-03-23", "23 March 2026"),
    ("December 24", "2025-12-24", "2025-12-24", "December 24"),
    ("on may 3", "2025-05-03", "2025-05-03", "may 3"),
    ("on 2026-03-23", "2026-03-23", "2026-03-23", "2026-03-23"),
    ("2026/03/23", "2026-03-23", "2026-03-23", "2026/03/23"),
    ("2026-03", "2026-03-01", "2026-03-31", "2026-03"),
    ("Monday - March 23, 2026", "2026-03-23", "2026-03-23", "Monday - March 23, 2026"),
    ("the week of March 25", "2026-03-23", "2026-03-29", "week of March 25"),
    ("the week of August 4 to 10, 2025", "2025-08-04", "2025-08-10", "week of August 4 to 10, 2025"),
    ("in the week of March 2-8", "2026-03-02", "2026-03-08", "week of March 2-8"),
    ("the first week of March", "2026-03-01", "2026-03-07", "first week of March"),
    ("in 2026", "2026-01-01", "2026-12-31", "2026"),
    ("Q1 2026", "2026-01-01", "2026-03-31", "Q1 2026"),
    ("in Q4", "2025-10-01", "2025-12-31", "Q4"),
    ("this month", "2026-04-01", "2026-04-30", "this month"),
    ("last month", "2026-03-01", "2026-03-31", "last month"),
    ("this year", "2026-01-01", "2026-12-31", "this year"),
    ("last quarter", "2026-01-01", "2026-03-31", "last quarter"),
    ("what did W14 say about memory that W16 changed?", "2026-03-30", "2026-04-19", "W14, W16"),
    ("what changed in W16 since W14?", "2026-03-30", "2026-04-22", "W16, since W14"),
    ("Claude Code v2.1.110 on April 16", "2026-04-16", "2026-04-16", "April 16"),
]

CHINESE = [
    ("本周有什么新闻？", "2026-04-20", "2026-04-26", "本周"),
    ("这周的论文", "2026-04-20", "2026-04-26", "这周"),
    ("上周有哪些智能体记忆的论文？", "2026-04-13", "2026-04-19", "上周"),
    ("上週的論文", "2026-04-13", "2026-04-19", "上週"),
    ("上上周呢", "2026-04-06", "2026-04-12", "上上周"),
    ("今天有什么", "2026-04-22", "2026-04-22", "今天"),
    ("昨天的日报", "2026-04-21", "2026-04-21", "昨天"),
    ("前天", "2026-04-20", "2026-04-20", "前天"),
    ("本月", "2026-04-01", "2026-04-30", "本月"),
    ("上个月的模型", "2026-03-01", "2026-03-31", "上个月"),
    ("三月", "2026-03-01", "2026-03-31", "三月"),
    ("十二月", "2025-12-01", "2025-12-31", "十二月"),
    ("3月有什么", "2026-03-01", "2026-03-31", "3月"),
    ("三月以来", "2026-03-01", "2026-04-22", "三月以来"),
    ("4月16日发布了什么", "2026-04-16", "2026-04-16", "4月16日"),
    ("４月１６日", "2026-04-16", "2026-04-16", "４月１６日"),
    ("四月十六号", "2026-04-16", "2026-04-16", "四月十六号"),
    ("2026年3月", "2026-03-01", "2026-03-31", "2026年3月"),
    ("2026 年 3 月 23 日", "2026-03-23", "2026-03-23", "2026 年 3 月 23 日"),
    ("2026年第16周", "2026-04-13", "2026-04-19", "2026年第16周"),
    ("第十六周", "2026-04-13", "2026-04-19", "第十六周"),
    ("最近两周", "2026-04-09", "2026-04-22", "最近两周"),
    ("最近三天的新闻", "2026-04-20", "2026-04-22", "最近三天"),
    ("过去3个月", "2026-01-23", "2026-04-22", "过去3个月"),
    ("W14 以来", "2026-03-30", "2026-04-22", "W14 以来"),
    ("自W14以来", "2026-03-30", "2026-04-22", "自W14以来"),
    ("W14到W16有什么变化", "2026-03-30", "2026-04-19", "W14到W16"),
    ("3月3日到4月2日之间", "2026-03-03", "2026-04-02", "3月3日到4月2日之间"),
    ("三月之前", LONG_AGO, "2026-02-28", "三月之前"),
    ("三个月前", "2026-01-01", "2026-01-31", "三个月前"),
    ("三天前", "2026-04-19", "2026-04-19", "三天前"),
    ("在3月份之后", "2026-04-01", "2026-04-22", "3月份之后"),
    ("截至W14", LONG_AGO, "2026-04-05", "截至W14"),
    ("今年", "2026-01-01", "2026-12-31", "今年"),
    ("去年", "2025-01-01", "2025-12-31", "去年"),
    ("2026年", "2026-01-01", "2026-12-31", "2026年"),
    ("第一季度", "2026-01-01", "2026-03-31", "第一季度"),
    ("上周三", "2026-04-15", "2026-04-15", "上周三"),
    ("周一", "2026-04-20", "2026-04-20", "周一"),
]

NO_TIME = [
    "",
    "what is MEMENTO?",
    "may I ask about agents?",
    "may 3 agents share memory?",
    "May 3 agents share memory?",
    "it may help",
    "this may help",
    "the march of progress",
    "do agents march on?",
    "which second brain is it?",
    "second",
    "v2.1.110",
    "Claude Code v2.1.110 release",
    "an 8-bit model",
    "drops to about 1/2.5",
    "it costs $20 or $2026",
    "RIP Pull Requests (2005-2026)",
    "My bets on open models, mid-2026",
    "week of rust",
    "a weekly of rust",
    "anything on Mondays?",
    "arXiv 2504.12345",
    "arXiv:2504.12345v2",
    "Qwen3.6-35B-A3B",
    "gpt-4-0613",
    "Gemma 4 March release",
    "Qwen 3 may improve",
    "W4A16 quantization",
    "W8 quantization",
    "less error at Q4 quant",
    "10,000x less error at Q4",
    "of 2000 stars",
    "in 2048 tokens",
    "in 2026 tokens",
    "60,000 stars",
    "in the last release",
    "the last 3 papers",
    "2026-02-30",
    "February 30",
    "W54",
    "week 54",
    "https://example.com/2026/03/23/notes",
    "issue #16",
    "16:30",
    "since then",
    "after all",
    "before long",
    "一周一次",
    "AI周报",
    "今日头条",
    "这个周期",
    "三个智能体",
    "12个月",
    "最近",
    "八百个模型",
]


@pytest.mark.parametrize(("question", "first", "last", "words"), ENGLISH + CHINESE)
def test_words_for_time_give_a_window(question, first, last, words):
    window = find_window(question, today=TODAY)
    assert window is not None
    assert (str(window.first), str(window.last), window.words) == (first, last, words)


@pytest.mark.parametrize("question", NO_TIME)
def test_words_that_only_look_like_time_give_no_window(question):
    assert find_window(question, today=TODAY) is None
    assert without_window(question) == question


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("what did W14 say about memory that W16 changed?", "what did say about memory that changed?"),
        ("which papers came in the last two weeks?", "which papers came?"),
        ("what changed since W14, and why?", "what changed, and why?"),
        ("In March 2026, what changed?", "what changed?"),
        ("yesterday's news", "news"),
        ("last week", ""),
        ("上周有哪些智能体记忆的论文？", "有哪些智能体记忆的论文？"),
        ("三月的论文", "论文"),
    ],
)
def test_the_words_for_time_are_taken_out_of_the_question(question, rest):
    assert without_window(question) == rest


def test_a_window_that_has_not_begun_still_has_its_days_in_order():
    for question in ("since 2030-01-01", "after 2030-01-01", "before 1970-01-01", "until 1970-01-01"):
        window = find_window(question, today=TODAY)
        assert window is not None
        assert window.first <= window.last


def test_the_last_weekdays_count_today():
    monday = date(2026, 4, 20)
    window = find_window("in the last two Mondays", today=monday)
    assert (window.first, window.last) == (date(2026, 4, 13), monday)


def test_a_long_question_full_of_time_words_is_read_in_time():
    question = "last week of " * 1000
    assert find_window(question, today=TODAY).words == "last week"


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from([word for row in ENGLISH + CHINESE for word in row[0].split()]), max_size=12).map(
            " ".join
        ),
    )
)
def test_any_question_gives_a_window_in_order_or_none(question):
    window = find_window(question, today=TODAY)
    rest = without_window(question)
    if window is None:
        assert rest == question
    else:
        assert window.first <= window.last
        assert window.words
        assert len(rest) < len(question)


# Parts of a time, seasons, feasts, and Japanese.
PARTS = [
    ("what came at the end of last month?", "2026-03-22", "2026-03-31", "end of last month"),
    ("early October 2022 news", "2022-10-01", "2022-10-10", "early October 2022"),
    ("anything from mid-May?", "2025-05-11", "2025-05-21", "mid-May"),
    ("late March releases", "2026-03-22", "2026-03-31", "late March"),
    ("late April", "2026-04-21", "2026-04-30", "late April"),
    ("the first week of June", "2025-06-01", "2025-06-07", "first week of June"),
    ("in the last week of March", "2026-03-25", "2026-03-31", "last week of March"),
    ("the beginning of last week", "2026-04-13", "2026-04-14", "beginning of last week"),
    ("start of the year", "2026-01-01", "2026-04-30", "start of the year"),
    ("at the end of 2025", "2025-09-01", "2025-12-31", "end of 2025"),
    ("first half of 2025", "2025-01-01", "2025-06-30", "first half of 2025"),
    ("over the summer", "2025-06-01", "2025-08-31", "summer"),
    ("what shipped last winter?", "2025-12-01", "2026-02-28", "last winter"),
    ("summer 2024", "2024-06-01", "2024-08-31", "summer 2024"),
    ("over the weekend", "2026-04-18", "2026-04-19", "weekend"),
    ("last weekend's news", "2026-04-18", "2026-04-19", "last weekend"),
    ("this weekend", "2026-04-25", "2026-04-26", "this weekend"),
    ("Q1 releases", "2026-01-01", "2026-03-31", "Q1"),
    ("late Q1", "2026-03-01", "2026-03-31", "late Q1"),
    ("since New Year", "2026-01-01", "2026-04-22", "since New Year"),
    ("since the new year", "2026-01-01", "2026-04-22", "since the new year"),
    ("since Christmas", "2025-12-25", "2026-04-22", "since Christmas"),
    ("a fortnight ago", "2026-04-06", "2026-04-12", "a fortnight ago"),
    ("in the past fortnight", "2026-04-09", "2026-04-22", "past fortnight"),
    ("earlier this week", "2026-04-20", "2026-04-26", "earlier this week"),
    ("so far this year", "2026-01-01", "2026-12-31", "so far this year"),
    ("month to date", "2026-04-01", "2026-04-30", "month to date"),
    ("two weeks back", "2026-04-06", "2026-04-12", "two weeks back"),
    ("what came this morning?", "2026-04-22", "2026-04-22", "this morning"),
    ("last night", "2026-04-21", "2026-04-21", "last night"),
    ("5月底有什么", "2025-05-22", "2025-05-31", "5月底"),
    ("3月初的论文", "2026-03-01", "2026-03-10", "3月初"),
    ("去年底", "2025-09-01", "2025-12-31", "去年底"),
    ("2025年末", "2025-09-01", "2025-12-31", "2025年末"),
    ("上个月底", "2026-03-22", "2026-03-31", "上个月底"),
    ("上周末", "2026-04-18", "2026-04-19", "上周末"),
    ("下半年", "2025-07-01", "2025-12-31", "下半年"),
    ("半个月前", "2026-04-06", "2026-04-12", "半个月前"),
    ("上周 agent 论文", "2026-04-13", "2026-04-19", "上周"),
    ("先週の論文", "2026-04-13", "2026-04-19", "先週"),
    ("今週のニュース", "2026-04-20", "2026-04-26", "今週"),
    ("先々週", "2026-04-06", "2026-04-12", "先々週"),
    ("先月", "2026-03-01", "2026-03-31", "先月"),
    ("昨日の更新", "2026-04-21", "2026-04-21", "昨日"),
    ("一昨日", "2026-04-20", "2026-04-20", "一昨日"),
    ("3ヶ月前", "2026-01-01", "2026-01-31", "3ヶ月前"),
    ("過去3日間", "2026-04-20", "2026-04-22", "過去3日間"),
    ("5月上旬", "2025-05-01", "2025-05-10", "5月上旬"),
]


@pytest.mark.parametrize(("question", "first", "last", "words"), PARTS)
def test_parts_of_a_time_and_japanese_words_are_read(question, first, last, words):
    window = find_window(question, today=TODAY)
    assert window is not None
    assert (str(window.first), str(window.last), window.words) == (first, last, words)


@pytest.mark.parametrize(
    "question", ["what is Spring Boot?", "why did prices fall?", "the Q4 quants", "who wrote Winter?", "mid-training"]
)
def test_words_that_only_look_like_a_season_or_part_name_no_time(question):
    assert find_window(question, today=TODAY) is None


def test_a_word_for_time_ends_where_its_own_letters_end():
    assert without_window("昨日の更新") == "更新"
    assert without_window("上周 agent 论文") == "agent 论文"


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Was the 3 February or the 17 February 2025 issue longer?", ["2025-02-03", "2025-02-17"]),
        ("looms of 23 August and 13 September 2024", ["2024-08-23", "2024-09-13"]),
        ("weavers of 2 August and 5 July 2024", ["2024-08-02", "2024-07-05"]),
        ("4 March 2025 vs 11 March 2025: threads spun", ["2025-03-04", "2025-03-11"]),
        ("What did W14 and W16 say?", ["2026-03-30", "2026-04-13"]),
        ("3月5日和3月12日谁更快", ["2026-03-05", "2026-03-12"]),
        ("from 3 May to 24 May 2025", ["2025-05-03"]),
        ("between 3 May and 24 May 2025", ["2025-05-03"]),
        ("3月5日和3月12日之间", ["2026-03-05"]),
        ("what came on 3 May 2025?", ["2025-05-03"]),
        ("what is a loom?", []),
    ],
)
def test_times_set_side_by_side_are_each_a_window_and_share_the_year_of_the_last(
    question: str, days: list[str]
) -> None:
    assert [window.first.isoformat() for window in find_windows(question, today=TODAY)] == days


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("thread of the week 3 May 2025", "2025-05-03", "2025-05-03"),
        ("in early March 2025", "2025-03-01", "2025-03-10"),
        ("7月初 2025", "2025-07-01", "2025-07-10"),
        ("in June and July 2025", "2025-06-01", "2025-07-31"),
        ("in May, June and July 2025", "2025-05-01", "2025-07-31"),
    ],
)
def test_a_year_stays_with_the_time_it_is_said_of(question: str, first: str, last: str) -> None:
    window = find_window(question, today=TODAY)
    assert window is not None
    assert (window.first.isoformat(), window.last.isoformat()) == (first, last)
    assert not window.yearless


def test_the_title_of_a_series_is_no_time() -> None:
    assert find_window("Who edits This Week in Weaving?", today=TODAY) is None
    assert find_window("what came this week in Weaving?", today=TODAY) is not None
