"""Lines of one paragraph that begin with bold labels stand one below another; any other paragraph runs on."""

import pytest

from bot.posts.blocks import Paragraph, text_of
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import parts_of


def text(body: str) -> str:
    (only,) = parts_of(body, Findings(path="x.md"))
    assert isinstance(only, Paragraph)
    return text_of(only.spans)


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (
            "**Severity:** 9.1\n**Description:** The heddle\nlets go.\n**Due**: 2026-04-19",
            "Severity: 9.1\nDescription: The heddle lets go.\nDue: 2026-04-19",
        ),
        ("Of the week:\n**作者：** 甲\n**评分**：9", "Of the week:\n作者： 甲\n评分：9"),
        ("**Note:** the reed\nand the **weft:** both", "Note: the reed and the weft: both"),
        ("**Loom** weaves\n**Reed** beats", "Loom weaves Reed beats"),
    ],
)
def test_a_line_with_a_bold_label_begins_anew_where_there_are_several(body: str, read: str) -> None:
    assert text(body) == read
