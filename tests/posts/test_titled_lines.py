"""Lines of one paragraph that each open with a title are stories of their own; any other paragraph runs on."""

import pytest

from bot.posts.blocks import Bullets, Paragraph, text_of
from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import parts_of
from bot.posts.post import Section

LINES = """\
## Papers
[Heddle: threads for looms](https://a.example/h) — by Ada Holm. It weaves 3 metres an hour.
[Reed of wood](/papers/reed) — . It beats the weft.
[Saw](https://a.example/s) (The Weaver) — No Authors. It cuts.
"""


def section(text: str, title: str = "") -> Section:
    (only,) = arrange(parts_of(text, Findings(path="x.md")), title=title)
    return only


def test_each_line_that_opens_with_a_link_is_an_item() -> None:
    assert [(item.title, item.text, item.url, item.line) for item in section(LINES).items] == [
        ("Heddle: threads for looms", "by Ada Holm. It weaves 3 metres an hour.", "https://a.example/h", 2),
        ("Reed of wood", "It beats the weft.", None, 3),
        ("Saw (The Weaver)", "It cuts.", "https://a.example/s", 4),
    ]


def test_bold_titles_lead_to_the_address_after_them_and_the_last_line_may_be_cut_short() -> None:
    text = (
        "**Heddle** ([https://a.example/h](https://a.example/h)) — It weaves.\n**Reed** — It beats the weft.\n"
        "**Saw** - It cuts.\n[Yarn is spun in Leeds](https://a.example/y"
    )
    read = section(text)
    assert [(item.title, item.text, item.url) for item in read.items] == [
        ("Heddle", "It weaves.", "https://a.example/h"),
        ("Reed", "It beats the weft.", None),
        ("Saw", "It cuts.", None),
    ]
    (last,) = read.blocks
    assert isinstance(last, Bullets)
    assert [text_of(line.spans) for line in last.lines] == ["Yarn is spun in Leeds"]


@pytest.mark.parametrize(
    "text",
    [
        "[Heddle](https://a.example/h) — It weaves\nand beats.",
        "**Authors**: Ada Holm\n**Date**: 3 May",
        "[Archive](https://a.example/a)\n[Feed](https://a.example/f)",
        "[Heddle](https://a.example/h) weaves.\n[Reed](https://a.example/r) beats.",
    ],
)
def test_any_other_paragraph_runs_on(text: str) -> None:
    assert isinstance(section(text).content[0], Paragraph)


def test_a_line_above_all_headings_that_repeats_the_title_is_left_out() -> None:
    opening, papers = arrange(
        parts_of(f"![Mill, 3 May](/mill.jpg)\n\nWords.\n\n{LINES}\nMill, 3 May", Findings(path="x.md")),
        title="Mill, 3 May",
    )
    assert [text_of(part.spans) for part in opening.blocks if isinstance(part, Paragraph)] == ["Words."]
    assert [text_of(part.spans) for part in papers.blocks if isinstance(part, Paragraph)] == ["Mill, 3 May"]
