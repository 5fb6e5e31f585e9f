"""Tables of linked titles and what is said of each are lists of items; other tables stay tables."""

import pytest

from bot.posts.blocks import Table
from bot.posts.body.markdown import parts_of
from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.post import Section

ROWS = """\
## Weaving

|Link|description|
|---|---|
|[Shuttle weaves 3 metres an hour.](https://a.example/s) | A loom that threads itself has been shown.|
|**Heddle?** | Who needs one, asks a weaver of Leeds. [More](https://a.example/h)|
|[Warp raises $12M.](https://a.example/w) ||
|[Weft.](https://a.example/t) ||
"""


def section(text: str) -> Section:
    (only,) = arrange(parts_of(text, Findings(path="x.md")), title="")
    return only


def test_a_table_of_titles_and_texts_is_a_list_of_items():
    items = section(ROWS).items
    assert [(item.title, item.text, item.url, item.line) for item in items] == [
        ("Shuttle weaves 3 metres an hour", "A loom that threads itself has been shown.", "https://a.example/s", 5),
        ("Heddle?", "Who needs one, asks a weaver of Leeds. More", "https://a.example/h", 6),
        ("Warp raises $12M", "", "https://a.example/w", 7),
        ("Weft", "", "https://a.example/t", 8),
    ]
    assert section(ROWS).blocks == ()


def test_a_heading_above_such_a_table_stays_a_heading():
    text = ROWS.replace("## Weaving", "## Cloth\n\n### Weaving")
    assert [type(part).__name__ for part in section(text).content] == ["Heading", *["Item"] * 4]


@pytest.mark.parametrize(
    "text",
    [
        ROWS.replace("description", "Heard in Leeds"),
        ROWS.replace("**Heddle?**", "Heddle?"),
        ROWS.replace("A loom that threads itself has been shown.", "41,073"),
    ],
)
def test_any_other_table_stays_a_table(text: str):
    assert [type(part) for part in section(text).content] == [Table]
