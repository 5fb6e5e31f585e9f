"""Tables of linked titles and what is said of each are lists of items; other tables stay tables."""

import pytest

from bot.posts.blocks import Bullets, Paragraph, Table, text_of
from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import parts_of
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


def test_rows_that_blank_lines_part_from_their_table_belong_to_it():
    (whole,) = section(ROWS).items[:1]
    parted = section(ROWS.replace("|\n|[", "|\n\n|[").replace("|\n|**", "|\n\n|**"))
    assert parted.items[0].title == whole.title
    assert [item.line for item in parted.items] == [6, 8, 10, 12]
    assert parted.blocks == ()


def test_a_paragraph_after_a_table_that_is_no_row_stays_a_paragraph():
    text = "## Looms\n\n| Loom | Metres |\n|---|---|\n\n| Shuttle | 3 |\n\n| is a bar, and so is | that one.\n"
    table, paragraph = section(text).content
    assert isinstance(table, Table)
    assert len(table.rows) == 1
    assert type(paragraph).__name__ == "Paragraph"


def test_a_parted_row_keeps_every_cell_even_beyond_the_header_and_fills_up_what_it_lacks():
    (table,) = section("## A\n\n| a | b |\n|---|---|\n\n| 1 | **2** | 3 |\n\n| 5 |\n| 6 | 7 |\n").content
    assert isinstance(table, Table)
    assert [[text_of(cell) for cell in row] for row in table.rows] == [["1", "2 | 3"], ["5", ""], ["6", "7"]]


PAPERS = (
    "## Papers\n\n| **Paper** | **Links** |\n| --- | --- |\n"
    "| 1) **Heddle** - It weaves [3 metres](https://a.example/m) an hour.<br>● Threads: set by hand. <br>● Beams: two. "
    "| [Paper](https://a.example/h), [Talk](https://a.example/t) |\n"
    "| 2) **Reed** - Who needs one, asks a weaver of Leeds. | [Paper](https://a.example/r) |\n"
)


def test_a_row_that_opens_with_a_title_is_an_item_with_its_points_and_the_links_beside_it():
    heddle, reed = section(PAPERS).items
    assert (heddle.title, heddle.url, heddle.line) == ("Heddle", "https://a.example/h", 5)
    assert heddle.text == "It weaves 3 metres an hour.\nThreads: set by hand.\nBeams: two.\nPaper, Talk"
    assert [type(block) for block in heddle.blocks] == [Paragraph, Bullets, Paragraph]
    assert (reed.title, reed.url, reed.text) == (
        "Reed",
        "https://a.example/r",
        "Who needs one, asks a weaver of Leeds.\nPaper",
    )


def test_a_number_may_stand_before_such_rows_and_the_text_in_a_cell_of_its_own():
    text = (
        "## News\n\n| # | Project | Summary | Links |\n|---|---|---|---|\n"
        "| 1 | **Heddle** | It weaves 3 metres an hour. | [Code](https://a.example/h) |\n| 2 | **Reed** | | |\n"
    )
    heddle, reed = section(text).items
    assert (heddle.title, heddle.text, heddle.url) == (
        "Heddle",
        "It weaves 3 metres an hour.\nCode",
        "https://a.example/h",
    )
    assert (reed.title, reed.text, reed.url) == ("Reed", "", None)


@pytest.mark.parametrize(
    "text",
    [
        PAPERS.replace("2) **Reed** - Who", "2) Reed, who"),
        PAPERS.replace("[Paper](https://a.example/r)", "41,073 looms"),
        PAPERS.replace("**Links**", "Heard in Leeds"),
        PAPERS.replace("[Paper](https://a.example/r)", "[Paper](https://a.example/r) of 3 May"),
    ],
)
def test_rows_that_hold_more_than_stories_stay_a_table(text: str):
    assert [type(part) for part in section(text).content] == [Table]
