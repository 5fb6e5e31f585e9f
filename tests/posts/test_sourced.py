"""A label before a linked title makes an item of a list's line, unless it is a field of what stands above."""

import pytest

from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import parts_of
from bot.posts.post import Item

LOOMS, REEDS = "https://mill.example/looms", "https://mill.example/reeds"


def items(text: str) -> list[Item]:
    found = arrange(parts_of(text, Findings(path="note.md")), title="Mill")
    return [item for section in found for item in section.items]


def test_a_source_or_a_count_may_stand_before_a_linked_title() -> None:
    found = items(
        f"## News\n\n- The Weaver: [Looms at sea]({LOOMS})\n- ⭐ 120: [reed/paper]({REEDS}) — Reeds of paper.\n"
    )
    assert [(item.title, item.url, item.text) for item in found] == [
        ("The Weaver: Looms at sea", LOOMS, ""),
        ("⭐ 120: reed/paper", REEDS, "Reeds of paper."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"Source: [The old weaver]({LOOMS})",
        f"来源: [The old weaver]({LOOMS}) | [Reeds]({REEDS})",
        f"Code: [loom]({LOOMS})",
        f"The loom sank. See: [Looms at sea]({LOOMS})",
        f"The loom sank, says [the old weaver]({LOOMS})",
    ],
)
def test_fields_and_sentences_stay_lines_of_a_list(line: str) -> None:
    assert not items(f"## News\n\n- {line}\n")
