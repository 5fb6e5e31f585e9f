"""What keeps its place when finds are put in a new order."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.answers.answer import Question
from bot.answers.finding.finding import Found
from bot.answers.finding.keeping import keeping
from bot.answers.questions.question import read_question
from bot.answers.terms.term import Term
from bot.search.passage import Hit, Passage
from bot.search.words import words_in

DAY = date(2026, 4, 6)
TEXTS = [
    "Going Abroad opened.",
    "Abroad again.",
    "Cats sleep.",
    "Chips are sold.",
    "Dogs bark.",
    "Birds sing.",
    "Ants.",
]
HITS = [
    Hit(
        passage=Passage(
            id=f"p#{number}", post="p", number=number, title="Week", published=DAY, first=DAY, last=DAY, language="en",
            section="", item="", text=text, line=number + 1,
        ),
        score=1.0 / (1 + number),
    )
    for number, text in enumerate(TEXTS)
]  # fmt: skip


def ordered(asked: str, shown: str, *, also: tuple[Hit, ...] = (), sure: bool = False) -> list[int]:
    """Give the numbers of all passages once a model has put them in the reverse order."""
    now = datetime(2026, 5, 1, tzinfo=UTC)
    ask = read_question(Question(text=asked, now=now, zone=ZoneInfo("UTC"))).asks[0]
    terms = (Term(shown=shown, words=tuple(words_in(shown)), hard=True),) if shown else ()
    words = Found(terms=terms, hits=tuple(HITS), absent=(), sure=sure, worth=True)
    return [hit.passage.number for hit in keeping(ask, words, HITS[::-1], also=also)]


def test_what_holds_the_name_of_a_question_stays_on_top():
    assert ordered("what is Abroad?", "Abroad")[:3] == [0, 1, 6]


def test_a_plain_word_that_posts_write_as_a_name_is_not_kept_on_top():
    assert ordered("who sells chips abroad?", "abroad")[0] == 6


def test_where_nothing_is_named_the_order_leads_even_over_a_sure_find():
    assert ordered("who keeps pets?", "", sure=True)[:5] == [6, 5, 4, 3, 0]


def test_the_first_of_each_way_of_finding_stays_among_the_first_five():
    first = ordered("who keeps pets?", "", also=(HITS[2],))[:5]
    assert first[0] == 6
    assert {0, 2} <= set(first)
