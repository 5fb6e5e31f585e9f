"""An answer as it is shown."""

from datetime import date

from bot.answers.answer import Answer
from bot.messages.answer import answer_message, hit_line, near_line
from bot.posts.blocks import Heading, Paragraph
from bot.search.passage import Hit, Passage

DAY = date(2026, 4, 19)


def hit(*, item: str, text: str) -> Hit:
    passage = Passage(
        id="w16#1",
        post="w16",
        number=1,
        title="W16",
        published=DAY,
        first=DAY,
        last=DAY,
        language="en",
        section="Memory",
        item=item,
        text=text,
    )
    return Hit(passage=passage, score=1.0)


def words(line) -> str:
    return "".join(span.text for span in line.spans)


def test_an_item_that_the_words_begin_with_is_not_named_twice():
    found = hit(item="MEMENTO", text="MEMENTO — a method. It\ncompresses.")
    assert words(hit_line(found)) == "W16 › Memory — MEMENTO — a method. It compresses."
    assert words(near_line(found)) == "W16 › Memory — MEMENTO — a method."


def test_an_item_that_the_words_leave_out_is_named():
    assert (
        words(near_line(hit(item="MEMENTO", text="Peak cache falls."))) == "W16 › Memory › MEMENTO — Peak cache falls."
    )


def test_a_refusal_says_once_what_is_near():
    near = hit(item="", text="Rust's community takes stock.")
    refused = Answer(question="Rust 2.0?", answered=False, by="extract", text="Not held.", nearest=(near,))
    said, heading, nearest = answer_message(refused).elements
    assert isinstance(said, Paragraph)
    assert words(said) == "Not held."
    assert isinstance(heading, Heading)
    assert [words(line) for line in nearest.lines] == ["W16 › Memory — Rust's community takes stock."]
