"""A title and a bare address in a list are an item, unless the list only says where a text has its facts from."""

import pytest

from bot.posts.blocks import words_of
from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import parts_of
from bot.posts.post import Item

LOOMS, REEDS = "https://mill.example/looms", "https://mill.example/reeds"


def items(text: str) -> list[Item]:
    found = arrange(parts_of(text, Findings(path="note.md")), title="Mill")
    return [item for section in found for item in section.items]


@pytest.mark.parametrize(
    "line",
    [
        f"Looms at sea\n  {LOOMS}",
        f"Looms at sea {LOOMS}",
        f"**Looms at sea** \n  {LOOMS}",
        f"Looms at sea — <{LOOMS}>",
    ],
)
def test_a_title_leads_to_the_address_behind_or_below_it(line: str) -> None:
    found = items(f"## News\n\n- {line}\n- A reed of paper\n  {REEDS}\n")
    assert [(item.title, item.url) for item in found] == [("Looms at sea", LOOMS), ("A reed of paper", REEDS)]


def test_a_second_address_is_kept_below_the_title() -> None:
    (item,) = items(f"## News\n\n- A reed of paper {REEDS} {LOOMS}\n")
    assert (item.title, item.url, item.text) == ("A reed of paper", REEDS, LOOMS)


def test_fields_before_an_address_stay_a_line_of_a_list() -> None:
    assert not items(f"## News\n\n- Looms at sea｜A / 90｜seen: May ｜{LOOMS}\n")


def test_sentences_that_end_in_an_address_stay_lines_of_a_list() -> None:
    text = f"## News\n\n- The loom is sold. Read on at {LOOMS}\n- Nobody came! The reed is at {REEDS}\n"
    assert not items(text)


def test_a_list_below_the_word_sources_holds_no_items() -> None:
    lines = f"- Looms at sea {LOOMS}\n- [A reed of paper]({REEDS})\n"
    assert not items(f"## News\n\nThe loom sank.\n\n**Sources:**\n\n{lines}")
    assert not items(f"## 新闻\n\n织机沉没了。\n\n**参考链接**：\n\n{lines}")
    section = arrange(
        parts_of(f"## News\n\nThe loom sank.\n\nSources:\n\n{lines}", Findings(path="n.md")), title="Mill"
    )
    assert "A reed of paper" in "\n".join(words_of(block) for block in section[0].blocks)
