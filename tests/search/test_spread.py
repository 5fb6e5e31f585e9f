"""Several names in one question each get their passage among the first."""

from datetime import date

from bot.search.passage import Hit, Passage
from bot.search.search import Search
from bot.search.spread import spread


def passage(number: int, text: str) -> Passage:
    day = date(2026, 4, 6)
    return Passage(
        id=f"p#{number}", post="p", number=number, title="Week", published=day, first=day, last=day, language="en",
        section="", item="", text=text, line=number + 1,
    )  # fmt: skip


def hits(*texts: str) -> list[Hit]:
    return [Hit(passage=passage(number, text), score=9.0 - number) for number, text in enumerate(texts)]


def test_a_name_that_stands_low_is_raised_among_the_first():
    found = hits(
        "AlphaOne is fast", "AlphaOne again", "AlphaOne more", "AlphaOne still", "AlphaOne too", "BetaTwo is slow"
    )
    numbers = [hit.passage.number for hit in spread("Compare AlphaOne and BetaTwo", found)]
    assert numbers == [0, 1, 2, 3, 5, 4]


def test_scores_keep_falling_after_a_passage_is_raised():
    found = hits("AlphaOne", "AlphaOne", "AlphaOne", "AlphaOne", "AlphaOne", "BetaTwo")
    scores = [hit.score for hit in spread("AlphaOne or BetaTwo?", found)]
    assert scores == sorted(scores, reverse=True)


def test_one_name_changes_nothing():
    found = hits(*["AlphaOne"] * 5, "BetaTwo")
    assert spread("What is AlphaOne?", found) == found


def test_words_too_common_to_search_by_do_not_stop_a_search():
    search = Search()
    search.build([passage(0, "The plan of the week"), passage(1, "Relax is a system by Rednote")])
    assert [hit.passage.number for hit in search.find("what is the Relax of them?", limit=1)] == [1]
