"""Sections are the outermost headings below the title; titled lines and small headings are items."""

import pytest

from bot.posts.blocks import Bullets, Heading, text_of, words_of
from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import parts_of
from bot.posts.post import Item, Section


def sections(text: str, title: str = "Mill") -> tuple[Section, ...]:
    return arrange(parts_of(text, Findings(path="note.md")), title=title)


def outline(text: str, title: str = "Mill") -> list[tuple[str, list[str]]]:
    found = sections(text, title)
    return [
        (section.title, [part.title if isinstance(part, Item) else type(part).__name__ for part in section.content])
        for section in found
    ]


def test_text_before_any_heading_is_a_section_without_title() -> None:
    assert outline("Words.\n\n## News\n\nMore.") == [("", ["Paragraph"]), ("News", ["Paragraph"])]


def test_a_heading_that_repeats_the_title_goes() -> None:
    assert outline("# **Mill!**\n\nWords.\n\n## News\n\nMore.") == [("", ["Paragraph"]), ("News", ["Paragraph"])]
    assert outline("## Mill\n\n### News\n\nMore.\n\n### Tools\n\nMore.") == [
        ("News", ["Paragraph"]),
        ("Tools", ["Paragraph"]),
    ]


def test_a_heading_of_its_own_words_above_all_others_begins_a_section() -> None:
    assert outline("# Welcome\n\nWords.\n\n## News\n\nMore.") == [("Welcome", ["Paragraph"]), ("News", ["Paragraph"])]


def test_a_dated_heading_above_smaller_ones_is_no_level_of_sections() -> None:
    text = "## River news 2026/7/6\n\n> q\n\n#### One\n\nWords.\n\n#### Two\n\nWords.\n\n## Listen\n\nWords."
    assert [title for title, _ in outline(text)] == ["River news 2026/7/6", "One", "Two", "Listen"]


def test_several_large_headings_are_the_sections() -> None:
    assert outline("# News\n\nW.\n\n# Tools\n\n## Saw\n\nW.") == [("News", ["Paragraph"]), ("Tools", ["Saw"])]


def test_setext_headings_count() -> None:
    assert [title for title, _ in outline("News\n----\n\nW.\n\nTools\n-----\n\nW.")] == ["News", "Tools"]


def test_a_small_heading_is_an_item_with_what_follows_it() -> None:
    (section,) = sections(
        "## News\n\n### [Saw: a *new* one](https://a.example/1)\n\nText [b](https://a.example/2).\n\n- x\n- y\n"
    )
    (item,) = section.items
    assert (item.title, item.url, item.line) == ("Saw: a new one", "https://a.example/1", 3)
    assert item.text == "Text b.\nx\ny"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Saw ([website](https://a.example))", "Saw"),
        ("[Saw](https://a.example) ([code](https://b.example))", "Saw"),
        ("Saw ([the new one](https://a.example))", "Saw (the new one)"),
        ("Saw (website)", "Saw (website)"),
        ("([website](https://a.example))", "(website)"),
    ],
)
def test_a_link_of_one_word_in_brackets_is_no_part_of_an_items_title(heading: str, title: str) -> None:
    (section,) = sections(f"## News\n\n### {heading}\n\nWords.")
    (item,) = section.items
    assert item.title == title


def test_a_heading_written_as_html_is_a_heading_at_any_depth() -> None:
    plugins = (
        '<h3 id="saw">\n  <a href="#saw">\n    <span>saw.mill</span>\n  </a>\n</h3>\n\nCuts.\n\n<H3>Reed</H3>\nBends.\n'
    )
    text = f"# Core\n\nWords.\n\n# Plugins\n\nMore.\n\n## New [ones](#new) {{#new}}\n\n{plugins}"
    core, new = sections(text)
    assert (core.title, new.title, [item.title for item in new.items]) == ("Core", "Plugins", ["saw.mill", "Reed"])
    assert [item.text for item in new.items] == ["Cuts.", "Bends."]
    assert [text_of(part.spans) for part in new.blocks if isinstance(part, Heading)] == ["New ones"]


def test_a_heading_in_html_that_never_ends_is_text() -> None:
    assert outline("<h3>Saw\n\nWords.") == [("", ["Paragraph", "Paragraph"])]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Saw {#saw}", "Saw"),
        ("Saw {#saw .new}", "Saw"),
        ("Saw {.new}", "Saw"),
        ("Sets {a, b}", "Sets {a, b}"),
        ("Saw `{#saw}`", "Saw {#saw}"),
    ],
)
def test_the_anchor_behind_a_heading_is_no_word_of_it(heading: str, title: str) -> None:
    assert outline(f"## {heading}\n\nWords.") == [(title, ["Paragraph"])]


@pytest.mark.parametrize("nothing", ["\u200b", "\u2060\ufeff", "\u3164", "&nbsp;"])
def test_a_heading_or_bold_title_of_which_nothing_shows_is_none(nothing: str) -> None:
    text = f"## {nothing}\n\n- **{nothing}** — the wheel turned\n- **Mill** — it was heard\n- **Weir** — it held"
    assert outline(text) == [("", ["Bullets", "Mill", "Weir"])]


def test_a_small_heading_above_items_stays_a_heading() -> None:
    (section,) = sections("## News\n\n### Models\n\n- **A** — a\n- **B** — b\n\n### Empty\n\n### Deep\n\n#### C\n\nc")
    shown = [part.title if isinstance(part, Item) else words_of(part) for part in section.content]
    assert shown == ["Models", "A", "B", "Empty", "Deep", "C"]
    assert [type(part) for part in section.content if not isinstance(part, Item)] == [Heading] * 3


@pytest.mark.parametrize(
    ("line", "title", "text", "url"),
    [
        ("**Saw** — cuts wood", "Saw", "cuts wood", None),
        ("**Saw** – cuts wood", "Saw", "cuts wood", None),
        ("**Saw** - cuts wood", "Saw", "cuts wood", None),
        ("**Saw**: cuts wood", "Saw", "cuts wood", None),
        ("**Saw:** cuts wood", "Saw", "cuts wood", None),
        ("**锯子**：切木头", "锯子", "切木头", None),
        ("**Saw is out.** It cuts wood", "Saw is out.", "It cuts wood", None),
        ("**Saw**<br>cuts wood", "Saw", "cuts wood", None),
        ("[Saw](https://a.example) — cuts wood", "Saw", "cuts wood", "https://a.example"),
        ("[Saw `v1`](https://a.example): cuts wood", "Saw v1", "cuts wood", "https://a.example"),
        ("**[Saw](https://a.example)** — cuts wood", "Saw", "cuts wood", "https://a.example"),
        ("**Saw** — cuts [wood](https://b.example)", "Saw", "cuts wood", "https://b.example"),
    ],
)
@pytest.mark.parametrize("mark", ["-", "3."])
def test_a_list_line_that_begins_with_a_title_is_an_item(
    mark: str, line: str, title: str, text: str, url: str | None
) -> None:
    (section,) = sections(f"## News\n\n{mark} {line}")
    (item,) = section.items
    assert (item.title, item.text, item.url, item.line) == (title, text, url, 3)


@pytest.mark.parametrize(
    "line",
    [
        "**Saw** cuts wood",
        "[Saw](https://a.example) cuts wood",
        "[Saw](https://a.example)",
        "<https://a.example> — cuts wood",
        "**Saw**",
        "Saw — cuts wood",
        "[ ] **Saw** — to buy",
        "",
    ],
)
def test_any_other_list_line_stays_a_line(line: str) -> None:
    (section,) = sections(f"## News\n\n- {line}\n- words")
    assert section.items == ()


def test_a_list_is_items_only_if_most_of_its_lines_have_a_title() -> None:
    (section,) = sections("## News\n\n- **A** — a\n- plain\n- **B** — b\n")
    shown = [part.title if isinstance(part, Item) else words_of(part) for part in section.content]
    assert shown == ["A", "plain", "B"]
    (section,) = sections("## News\n\n- **A** — a\n- plain\n")
    assert isinstance(section.content[0], Bullets)


def test_what_hangs_below_a_titled_line_belongs_to_its_item() -> None:
    (section,) = sections(
        "## News\n\n- **A** — a\n\n  more\n  - deep [x](https://a.example)\n- **B**\n  - only below\n"
    )
    first, second = section.items
    assert first.text == "a\nmore\ndeep x"
    assert first.url == "https://a.example"
    assert (second.title, second.text) == ("B", "only below")


def test_links_in_the_text_of_an_item_stay_links() -> None:
    (section,) = sections("## News\n\n- **A** — see [x](https://a.example) **now**")
    (block,) = section.items[0].blocks
    assert text_of(block.spans) == "see x now"  # type: ignore[union-attr]
    assert [span.url for span in block.spans] == [None, "https://a.example", None, None]  # type: ignore[union-attr]


def test_an_empty_body_has_no_sections() -> None:
    assert sections("") == ()
    assert outline("## News\n") == [("News", [])]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("[The lock gates are open](https://a.example/1)", "The lock gates are open"),
        ("[video] [How a weir works](https://a.example/1)", "[video] How a weir works"),
        ("**[The lock gates are open](https://a.example/1)**.", "The lock gates are open."),
        ("[水闸今天正式重新开放了一次](https://a.example/1)", "水闸今天正式重新开放了一次"),
    ],
)
def test_a_line_that_is_a_link_of_some_words_is_an_item_in_a_list_of_such_lines(line: str, title: str) -> None:
    (section,) = sections(f"## News\n\n* {line}\n* [Another one](https://a.example/2)")
    first, second = section.items
    assert (first.title, first.url, first.line, first.blocks) == (title, "https://a.example/1", 3, ())
    assert (second.title, second.url) == ("Another one", "https://a.example/2")


def test_an_evening_and_its_talk_are_one_item() -> None:
    (section,) = sections(
        "## Evenings\n\n"
        "* 2026-03-02 | Ghent, BE | [Millers of Ghent](https://a.example/ghent)\n"
        "    * [**Stones and how to dress them**](https://a.example/stones)\n"
        "* 2026-03-09 | Bruges, BE | [Bruges Mills](https://a.example/bruges)\n"
        "    * [**Sails**](https://a.example/sails)\n"
    )
    assert [(item.title, item.text, item.url) for item in section.items] == [
        ("2026-03-02 | Ghent, BE | Millers of Ghent", "Stones and how to dress them", "https://a.example/ghent"),
        ("2026-03-09 | Bruges, BE | Bruges Mills", "Sails", "https://a.example/bruges"),
    ]


def test_a_link_with_its_author_and_more_below_is_an_item() -> None:
    (section,) = sections("## Read\n\n- [On weirs](https://a.example/1) by Ann\n  > Water falls.\n")
    (item,) = section.items
    assert (item.title, item.text, item.url) == ("On weirs", "by Ann\nWater falls.", "https://a.example/1")


@pytest.mark.parametrize("lead", ["", "These came in this week:\n\n"])
def test_a_small_heading_over_a_list_of_links_is_no_story(lead: str) -> None:
    text = f"## News\n\n### [Papers](https://a.example)\n\n{lead}* [Saw](https://a.example/1)\n* [Axe](https://a.example/2)"
    (section,) = sections(text)
    assert isinstance(section.content[0], Heading)
    assert section.items == ()


def test_a_story_keeps_the_links_below_its_text() -> None:
    (section,) = sections(
        "## News\n\n### Saw 2\n\nIt cuts.\n\n- [The code](https://a.example/1)\n- [The paper](https://a.example/2)"
    )
    assert [(item.title, item.text) for item in section.items] == [("Saw 2", "It cuts.\nThe code\nThe paper")]


def test_one_larger_heading_after_the_sections_is_a_section_among_them() -> None:
    text = "Hello.\n\n## News\n\n### Saw\n\nW.\n\n## Tools\n\nW.\n\n# A quote\n\n> q\n\n## Jobs\n\nW."
    assert [title for title, _ in outline(text)] == ["", "News", "Tools", "A quote", "Jobs"]
    assert [title for title, _ in outline(f"# Mill\n\n{text}")] == ["", "News", "Tools", "A quote", "Jobs"]


def test_one_small_heading_before_larger_ones_makes_no_sections() -> None:
    assert [title for title, _ in outline("## Hello\n\nW.\n\n# News\n\n## Saw\n\nW.\n\n# Tools\n\nW.")] == [
        "",
        "News",
        "Tools",
    ]


def test_a_heading_over_a_table_of_links_heads_things_and_is_none() -> None:
    table = "| Mill | Flour |\n|---|---|\n| [Ford](https://a.example) | rye |\n| [Weir](https://b.example) | oats |\n"
    assert outline(f"# Mill\n\n## Mills\n\n### Water\n\n{table}\n### Wind\n\nTwo of them.\n") == [
        ("Mills", ["Heading", "Table", "Wind"])
    ]
    # What a table says of one thing stands below its name.
    figures = "| Test | Score |\n|---|---|\n| Rye | 4 |\n| Oats | 5 |\n"
    assert outline(f"# Mill\n\n## Mills\n\n### Ford\n\n{figures}\n") == [("Mills", ["Ford"])]


_STORY = """
## {n}. Story of {name}

- **Speed:** fast
- **Source:** Gazette · {n}2 points

The mill of {name} turned all night.
"""


def test_labels_under_most_sections_are_said_of_each_and_no_items() -> None:
    text = "# Mill\n\nWords.\n" + "".join(_STORY.format(n=n, name=name) for n, name in enumerate("ABC", 1))
    assert outline(text)[1:] == [(f"{n}. Story of {name}", ["Bullets", "Paragraph"]) for n, name in enumerate("ABC", 1)]


def test_names_that_two_sections_share_stay_items() -> None:
    text = "".join(f"## {name}\n\n- **Heddle:** {name} it.\n- **Reed:** {name} it.\n\n" for name in ("Bought", "Sold"))
    assert outline(text) == [(name, ["Heddle", "Reed"]) for name in ("Bought", "Sold")]


@pytest.mark.parametrize("label", ["**项目**：", "**Title:** ", "**Projekt** — "])
def test_an_item_is_named_past_a_label_that_only_says_that_it_is_one(label: str) -> None:
    text = "".join(
        f"- {label}{name}\n  - **一句话价值**：穿线更快。\n"
        for name in ("[mill/loom](https://mill.example/1)", "自己穿线的织机")
    )
    (section,) = sections(f"## 本周\n\n{text}")
    assert [(item.title, item.url) for item in section.items] == [
        ("mill/loom", "https://mill.example/1"),
        ("自己穿线的织机", None),
    ]
    assert [item.title for item in sections("- **Fixed**: the mill\n  - It turns.\n")[0].items] == ["Fixed"]
    assert [item.title for item in sections("- **Project**: the mill turns.\n")[0].items] == ["Project"]


@pytest.mark.parametrize(
    ("line", "title", "url"),
    [
        (
            "[**Looms are back** `mill.example`](https://mill.example/1) - [12 points](https://mill.example/2)",
            "Looms are back",
            "https://mill.example/1",
        ),
        ("Looms are back [>_](https://mill.example/1)", "Looms are back", "https://mill.example/1"),
        ("Looms are back [→](https://mill.example/1)", "Looms are back", "https://mill.example/1"),
        ("🔥 **Looms are back** — Ann said so. [Bote](https://mill.example/1)", "Looms are back", "https://mill.example/1"),
        ("**Looms are back** (The Weaver) — Ann [said so](https://mill.example/1).", "Looms are back", "https://mill.example/1"),
        ("⭐ [Looms are back](https://mill.example/1): Ann said so.", "Looms are back", "https://mill.example/1"),
    ],
)  # fmt: skip
def test_a_line_is_a_story_whatever_signs_stand_beside_its_title(line: str, title: str, url: str) -> None:
    (section,) = sections(f"## News\n\n- {line}\n- {line}\n")
    assert [(item.title, item.url) for item in section.items] == [(title, url)] * 2


@pytest.mark.parametrize("line", ["It is sold [→](https://mill.example/1)", "The mill — 🔥 **it burns** again"])
def test_a_line_of_words_is_no_story_for_a_sign_in_it(line: str) -> None:
    other = "See [this](https://mill.example/2) and that [→](https://mill.example/1)"
    assert outline(f"## News\n\n- {line}\n- {other}\n- {other}\n") == [("News", ["Bullets"])]


def test_a_slanted_line_below_a_rule_is_not_of_the_last_story() -> None:
    body = "## News\n\n### Looms\n\nThey are back.\n\n---\n\n*Made by hand on Monday*\n"
    assert outline(body) == [("News", ["Looms", "Rule", "Paragraph"])]
    assert outline("## News\n\n### Looms\n\nThey are back.\n\n---\n\nAll of them.\n") == [("News", ["Looms"])]


def test_a_heading_over_a_numbered_table_of_links_heads_things() -> None:
    table = "| # | Loom | Price |\n|---|---|---|\n| 1 | [Heddle](https://mill.example/1) | 300 |\n"
    assert outline(f"## News\n\n### Top looms\n\n{table}") == [("News", ["Heading", "Table"])]


@pytest.mark.parametrize(
    ("line", "title", "text"),
    [
        ("**[Loom 5](https://a.example/l)** -- It threads itself.", "Loom 5", "It threads itself."),
        ("**Reed** --- It counts the picks.", "Reed", "It counts the picks."),
        ("**The guild files for a charter**. Two towns object.", "The guild files for a charter", "Two towns object."),
        ("**织会申请章程**。两个镇反对。", "织会申请章程", "两个镇反对。"),
        (
            "[Saw raises 7 crowns](https://a.example/s) (The Weaver): It cuts oak.",
            "Saw raises 7 crowns",
            "(The Weaver): It cuts oak.",
        ),
        (
            "**[@ada on Loomsky](https://a.example/a)** (12❤, 3🔁). She mends.",
            "@ada on Loomsky",
            "(12❤, 3🔁). She mends.",
        ),
    ],
)
def test_hyphens_a_full_stop_or_a_source_part_a_title_from_its_text(line: str, title: str, text: str) -> None:
    (section,) = sections(f"## News\n\n- {line}\n- {line}\n")
    assert [(item.title, item.text) for item in section.items] == [(title, text)] * 2


@pytest.mark.parametrize("line", ["**Loom**.js weaves.", "**Reed** --flag counts.", "**Reed**, a comb, counts."])
def test_bold_words_that_a_sentence_goes_on_from_are_no_title(line: str) -> None:
    (section,) = sections(f"## News\n\n- {line}\n- {line}\n")
    assert section.items == ()


STORY = "### {title}\n\nmill · 2026-03-01\n\n#### Why\n\nIt is new.\n\n#### Abstract\n\nIt weaves.\n\n{more}"


def test_small_headings_that_come_again_below_stories_label_their_fields() -> None:
    more = "#### Compared with\n\n- Reed: slower\n\n"
    text = "## Papers\n\n" + STORY.format(title="Loom", more=more) + STORY.format(title="Saw", more="")
    (section,) = sections(text)
    assert [item.title for item in section.items] == ["Loom", "Saw"]
    assert section.items[0].text.split("\n") == [
        "mill · 2026-03-01", "Why", "It is new.", "Abstract", "It weaves.", "Compared with", "Reed: slower",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "below",
    [
        "#### [](https://a.example)\n\n#### [{0}](https://a.example/{0})\n\nIt weaves.\n\n#### []()\n\n[]()\n\n",
        "#### {}\n\nIt weaves.\n\n",
        "#### Tools\n\n- [{0} for weavers](https://a.example/{0}) — It weaves.\n\n",
    ],
)
def test_small_headings_of_their_own_words_or_over_lists_of_stories_label_none(below: str) -> None:
    text = "## News\n\n### Monday\n\n" + below.format("Loom") + "### Tuesday\n\n" + below.format("Saw")
    section, _ = sections(f"{text}## More\n\nWords.\n")
    assert [item.title.split()[0] for item in section.items] == ["Loom", "Saw"]


def test_labels_that_stand_under_most_stories_of_all_sections_are_fields_where_a_section_has_one_story() -> None:
    story = "### {}\n\n- **Day**: Monday\n- **What happened**: It weaves.\n- **Why it matters**: Nobody threads it.\n\n"
    text = "".join(f"## {name}\n\n" + story.format(f"{name} story") for name in ("Home", "World", "Craft"))
    assert outline(text) == [(name, [f"{name} story"]) for name in ("Home", "World", "Craft")]


def test_a_list_of_who_wrote_a_paper_and_where_it_stands_holds_no_stories() -> None:
    text = "## A loom of paper\n\n- **arXiv ID**: 2603.00001\n- **作者**: Ada Holm\n- **Upvotes**: 14\n- **Room**: 3\n"
    assert outline(text) == [("A loom of paper", ["Bullets"])]
    assert outline("## News\n\n- **Loom**: 14\n- **Author**: Ada\n- **Saw**: 3\n")[0][1] == ["Loom", "Author", "Saw"]


def test_a_sections_heading_keeps_its_link() -> None:
    linked, plain_one = sections("## #1 [mill/heddle](https://mill.example/heddle)\n\nA loom.\n\n## News\n\nMore.")
    assert [(span.text, span.url) for span in linked.heading.spans][-1] == (
        "mill/heddle",
        "https://mill.example/heddle",
    )
    assert text_of(linked.heading.spans) == linked.title == "#1 mill/heddle"
    assert [span.url for span in plain_one.heading.spans] == [None]
