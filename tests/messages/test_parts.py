"""Cutting messages: within the limits, in order, and without losing a word."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from bot.messages.message import Button, Buttons, Element, Limits, Message, Note
from bot.messages.parts import cut, weight
from bot.posts.blocks import Bullet, Bullets, Code, Heading, Paragraph, Rule, Span, Table, plain, words_of
from tests.messages.strategies import MESSAGE

SMALL = Limits(part=900, text=400, heading=150, blocks=8, summary=120, buttons=5, label=40)
TABLES = Limits(
    part=3000,
    text=1000,
    heading=150,
    blocks=20,
    summary=300,
    buttons=5,
    label=75,
    table_rows=20,
    table_columns=6,
    tables=1,
)


def words(message: Message) -> list[str]:
    return sorted(word for element in message.elements for word in letters(element))


def letters(element: Element) -> list[str]:
    """Every character shown but white space, which a cut may take the place of."""
    if isinstance(element, Buttons):
        return []
    text = "".join(span.text for span in element.spans) if isinstance(element, Note) else words_of(element)
    return list(re.sub(r"\s", "", text))


@pytest.mark.parametrize("limits", [SMALL, TABLES])
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(message=MESSAGE)
def test_every_cut_message_is_within_the_limits(limits, message):
    for part in cut(message, limits):
        assert sum(weight(element, limits) for element in part.elements) <= limits.part
        assert sum(limits.blocks_of(element) for element in part.elements) <= limits.blocks
        assert sum(len(element.buttons) for element in part.elements if isinstance(element, Buttons)) <= limits.buttons
        assert sum(isinstance(element, Table) for element in part.elements) <= limits.tables
        assert limits.weigh(part.summary) <= limits.summary


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(message=MESSAGE)
def test_no_character_is_lost_by_a_cut(message):
    # Tables become lists where there are none, which repeats column names; the others keep every character.
    kept = Message(
        summary=message.summary,
        elements=tuple(one for one in message.elements if one.__class__.__name__ not in ("Table", "Picture")),
    )
    shown = [letter for part in cut(kept, SMALL) for letter in words(part)]
    assert sorted(shown) == words(kept)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(message=MESSAGE)
def test_every_button_is_kept_once_and_in_order(message):
    pressed = [
        button.command
        for part in cut(message, SMALL)
        for element in part.elements
        if isinstance(element, Buttons)
        for button in element.buttons
    ]
    asked = [
        button.command for element in message.elements if isinstance(element, Buttons) for button in element.buttons
    ]
    assert pressed == asked


def test_a_message_that_fits_is_left_alone():
    message = Message(summary="Hello", elements=(Paragraph(spans=plain("Hello there.")),))
    assert cut(message, SMALL) == (message,)


def test_a_heading_goes_with_what_it_heads():
    message = Message(
        summary="s",
        elements=(
            Paragraph(spans=plain("a " * 180)),
            Paragraph(spans=plain("b " * 180)),
            Heading(spans=plain("Next"), level=2),
            Paragraph(spans=plain("c " * 180)),
        ),
    )
    first, second = cut(message, SMALL)
    assert [type(element) for element in first.elements] == [Paragraph, Paragraph]
    assert [type(element) for element in second.elements] == [Heading, Paragraph]


def test_the_title_of_an_item_goes_with_what_stands_below_it_and_one_among_titles_stays():
    title = Paragraph(spans=(Span(text="Looms", bold=True, url="https://loom.example"),))
    text, below = Paragraph(spans=plain("a " * 340)), Bullets(lines=(Bullet(spans=plain("c " * 90)),))
    heading = Heading(spans=plain("Next"), level=2)
    first, second = cut(Message(summary="s", elements=(text, heading, title, below)), replace(SMALL, text=800))
    assert first.elements == (text,)
    assert second.elements == (heading, title, below)
    titles = (title,) * 6
    first, second = cut(Message(summary="s", elements=(text, *titles)), replace(SMALL, text=800))
    assert first.elements == (text, *titles[: len(first.elements) - 1])
    assert len(first.elements) > 2


def test_a_long_paragraph_is_cut_at_sentences_and_keeps_its_links():
    sentence = "The cache holds sixty thousand entries and is rebuilt at night. "
    message = Message(
        summary="s",
        elements=(Paragraph(spans=(*plain(sentence * 8), Span(text="source", url="https://example.org"))),),
    )
    parts = cut(message, SMALL)
    texts = [element for part in parts for element in part.elements if isinstance(element, Paragraph)]
    assert all(words_of(text).rstrip().endswith((".", "source")) for text in texts)
    assert texts[-1].spans[-1].url == "https://example.org"


def test_a_wide_table_becomes_a_list_with_the_column_names():
    table = Table(header=(plain("Model"), plain("Score")), rows=((plain("Qwen3"), plain("69.9%")),))
    (part,) = cut(Message(summary="s", elements=(table,)), SMALL)
    assert [words_of(element) for element in part.elements if isinstance(element, Bullets)] == [
        "Model: Qwen3; Score: 69.9%"
    ]


def test_a_cell_left_empty_is_not_named_where_other_rows_fill_its_column():
    rows = ((plain("Qwen3"), plain("69.9%"), ()), (plain("Opus"), (), ()), ((), (), ()))
    table = Table(header=(plain("Model"), plain("Score"), plain("Note")), rows=rows)
    (part,) = cut(Message(summary="s", elements=(table,)), SMALL)
    assert [words_of(element).split("\n") for element in part.elements if isinstance(element, Bullets)] == [
        ["Model: Qwen3; Score: 69.9%; Note: ", "Model: Opus; Note: ", "Note: "]
    ]


def test_code_is_cut_between_lines():
    code = Code(text="\n".join(f"line {number}" for number in range(200)), language="py")
    parts = cut(Message(summary="s", elements=(code,)), SMALL)
    text = "\n".join(element.text for part in parts for element in part.elements if isinstance(element, Code))
    assert text == code.text


def test_a_cut_list_line_goes_on_without_a_second_number():
    line = Bullet(spans=plain("word " * 300), number=3)
    parts = cut(Message(summary="s", elements=(Bullets(lines=(line,)),)), SMALL)
    numbers = [
        bullet.number
        for part in parts
        for element in part.elements
        if isinstance(element, Bullets)
        for bullet in element.lines
    ]
    assert numbers[0] == 3
    assert set(numbers[1:]) == {None}


def test_long_labels_and_summaries_are_shortened_with_an_ellipsis():
    message = Message(
        summary="word " * 60,
        elements=(
            Buttons(buttons=(Button(label="A very long label that no phone could show whole", command="list 2"),)),
        ),
    )
    (part,) = cut(message, SMALL)
    assert part.summary.endswith("…")
    assert part.elements[0].buttons[0].label.endswith("…")
    assert len(part.elements[0].buttons[0].label) <= SMALL.label


def test_a_summary_of_one_endless_word_is_shortened_in_a_few_steps():
    weighed = []

    def weigh(text):
        weighed.append(text)
        return 3 * len(text)

    message = Message(summary="x" * 40_000, elements=(Paragraph(spans=plain("Nothing was found.")),))
    (part,) = cut(message, replace(SMALL, weigh=weigh))
    assert part.summary == "x" * 39 + "…"
    assert len(weighed) < 30


def test_parts_of_one_message_are_numbered_for_notifications():
    message = Message(summary="AI Weekly", elements=tuple(Paragraph(spans=plain("x " * 190)) for _ in range(5)))
    summaries = [part.summary for part in cut(message, SMALL)]
    assert summaries[0] == f"AI Weekly (1/{len(summaries)})"


def test_a_rule_weighs_next_to_nothing():
    assert weight(Rule(), SMALL) < 20
