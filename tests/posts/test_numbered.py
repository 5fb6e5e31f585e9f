"""Numbered lines with paragraphs below are entries; labels under headings of one shape are fields."""

from bot.posts.blocks import Paragraph, text_of
from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import parts_of
from bot.posts.post import Item, Section


def section_of(text: str) -> Section:
    section, _ = arrange(parts_of(f"## Tools\n\n{text}\n\n## Rain\n", Findings(path="note.md")), title="Mill")
    return section


def titles(text: str) -> list[str]:
    return [part.title if isinstance(part, Item) else type(part).__name__ for part in section_of(text).content]


def test_a_numbered_link_is_an_item_with_all_paragraphs_below_it() -> None:
    text = (
        "3、[Saw](https://a.example/saw)\n\n一把锯。\n\n很快。\n\n5、[Plane](https://a.example/plane)（英文）\n\n刨子。"
    )
    saw, plane = section_of(text).items
    assert (saw.title, saw.url, saw.text, saw.line) == ("Saw", "https://a.example/saw", "一把锯。\n很快。", 3)
    assert (plane.title, plane.url) == ("Plane（英文）", "https://a.example/plane")


def test_a_numbered_link_needs_text_below_it() -> None:
    assert titles("1、[Saw](https://a.example/saw)") == ["Paragraph"]


def test_numbered_titles_in_markdown_lists_that_paragraphs_end_are_items() -> None:
    assert titles("1. **Saw**\n\nCuts.\n\n2. **Plane**\n\nSmooths.\n\nTwice.") == ["Saw", "Plane"]
    assert titles("4) Saw\n\nCuts.\n\n5) Plane\n\nSmooths.") == ["Saw", "Plane"]


def test_a_numbered_title_without_a_link_stands_alone_as_it_is() -> None:
    assert titles("4、**其他**\n\n（1）锯子变快了。\n\n锯木头。") == ["Paragraph", "Paragraph", "Paragraph"]
    assert titles("（1）锯\n\n锯木。\n\n（2）刨\n\n刨木。") == ["锯", "刨"]


def test_a_numbered_sentence_ends_the_entry_before_it() -> None:
    text = (
        "1、[Saw](https://a.example/saw)\n\n一把锯。\n\n2、本周展出了一把[刨子](https://a.example/plane)。\n\n它很大。"
    )
    assert titles(text) == ["Saw", "Paragraph", "Paragraph"]


def test_numbers_in_what_is_said_of_an_entry_stay_with_it() -> None:
    text = "1、[Saw](https://a.example/saw)\n\n它有两点。\n\n（1）快。\n\n（2）轻。\n\n2.5 公斤。"
    (saw,) = section_of(text).items
    assert saw.text == "它有两点。\n（1）快。\n（2）轻。\n2.5 公斤。"


def test_a_saying_is_one_paragraph_with_who_said_it() -> None:
    said, other = section_of(
        "1、\n\n锯要常磨。\n\n-- [老李](https://a.example/li)，木匠\n\n2、\n\n少说。\n\n-- 王"
    ).content
    assert isinstance(said, Paragraph)
    assert isinstance(other, Paragraph)
    assert [text_of(said.spans), text_of(other.spans)] == ["1、锯要常磨。 -- 老李，木匠", "2、少说。 -- 王"]


def test_labels_that_come_again_under_the_next_heading_are_fields_of_it() -> None:
    text = (
        "### Saw study\n\nTags.\n\n**Summary**\n\n- **Method**: sawing.\n- **Result**: dust.\n\n"
        "### Plane study\n\nTags.\n\n**Summary**\n\n- **Method**: planing.\n- **Limits**: knots.\n\n"
    )
    saw, plane = section_of(text).items
    assert (saw.title, plane.title) == ("Saw study", "Plane study")
    assert "Method: planing." in plane.text


def test_titles_under_headings_that_share_one_at_most_are_items() -> None:
    text = (
        "### Saws\n\n- **Mill**: cuts.\n- **Yard**: sells.\n\n### Planes\n\n- **Mill**: smooths.\n- **Shop**: buys.\n"
    )
    assert titles(text) == ["Heading", "Mill", "Yard", "Heading", "Mill", "Shop"]


def test_titles_that_lead_somewhere_are_no_fields() -> None:
    lines = "- **[Mill](https://a.example/m)**: cuts.\n- **Yard**: sells.\n\n"
    assert titles(f"### Saws\n\n{lines}### Planes\n\n- **Yard**: old.\n- **Mill**: new.\n\n")[:3] == [
        "Heading",
        "Mill",
        "Yard",
    ]


def test_a_numbered_bold_title_may_be_long_and_have_lines_of_its_own() -> None:
    first = "Shuttle Lets Two Weavers Do the Work of Twenty, and the Mills of Leeds Are Trying to Catch Up"
    text = (
        f"1. **{first}**\nSeen in: The Loom\n\nIt threads itself.\n\n---\n\n2. **What Is a Heddle?**\nSeen in: Yarn\n"
    )
    one, _, two = section_of(text).content
    assert isinstance(one, Item)
    assert isinstance(two, Item)
    assert (one.title, one.text) == (first, "Seen in: The Loom\nIt threads itself.")
    assert (two.title, two.text) == ("What Is a Heddle?", "Seen in: Yarn")
