"""Bold lines in the place of headings name the stories below them; bold labels and sentences do not."""

import pytest

from bot.posts.blocks import Paragraph, text_of
from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import parts_of
from bot.posts.post import Item


def outline(text: str) -> list[tuple[str, list[str]]]:
    return [
        (section.title, [part.title if isinstance(part, Item) else type(part).__name__ for part in section.content])
        for section in arrange(parts_of(text, Findings(path="note.md")), title="Mill")
    ]


LOOMS = "## Looms\n\n***Shuttle***\n\nIt threads itself.\n\nTwice.\n\n***Heddle***\nIt lifts threads.\n"


def test_bold_lines_under_a_section_name_the_stories_below_them():
    assert outline(LOOMS) == [("Looms", ["Shuttle", "Heddle"])]
    assert outline(LOOMS.replace("## Looms\n", "")) == [("", ["Shuttle", "Heddle"])]


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("**Shuttle:**", "**Heddle:**"),
        ("**Shuttle is sold.**", "**Heddle is sold.**"),
        ("**Notes**", "**Notes**"),
        ("**Shuttle** is out", "**Heddle** is out"),
    ],
)
def test_labels_sentences_and_what_comes_again_are_text(line: str, other: str):
    text = LOOMS.replace("***Shuttle***", line).replace("***Heddle***\n", f"{other}\n\n")
    assert outline(text) == [("Looms", ["Paragraph"] * 5)]


def test_one_bold_line_alone_is_text_and_so_are_those_below_a_smaller_heading():
    assert outline("## Looms\n\n**Shuttle**\n\nIt threads itself.") == [("Looms", ["Paragraph"] * 2)]
    assert outline(LOOMS.replace("## Looms", "## Looms\n\n### New ones")) == [("Looms", ["New ones"])]


def test_a_bold_first_line_stands_apart_from_what_begins_anew_below_it():
    def lines(text: str) -> list[str]:
        return [text_of(part.spans) for part in parts_of(text, Findings(path="x.md")) if isinstance(part, Paragraph)]

    assert lines("**Shuttle sold**\nA mill buys it.") == ["Shuttle sold", "A mill buys it."]
    assert lines("**Shuttle**\nis sold.") == ["Shuttle is sold."]
    assert lines("**Seen by:**\nA mill.") == ["Seen by: A mill."]


def test_the_story_of_a_bold_line_ends_at_a_rule():
    text = "## Looms\n\n**Shuttle**\n\nIt threads.\n\n---\n\n**Heddle**\n\nIt lifts.\n\n---\n\n- Oil, 3 jars\n"
    assert outline(text) == [("Looms", ["Shuttle", "Rule", "Heddle", "Rule", "Bullets"])]
