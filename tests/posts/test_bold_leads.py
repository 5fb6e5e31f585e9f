"""Paragraphs that open with a bold title are stories where several do; labels and emphasis are not."""

import pytest

from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import parts_of
from bot.posts.post import Item

STORIES = (
    "**The mill is sold.** A baker bought it.\n\nShe keeps the wheel.\n\n"
    "**Oats are dear!** They cost two coins.\n\n- One in May\n\n**The fair** — it opens on Sunday.\n"
)


def outline(text: str) -> list[tuple[str, list[str]]]:
    return [
        (section.title, [part.title if isinstance(part, Item) else type(part).__name__ for part in section.content])
        for section in arrange(parts_of(text, Findings(path="note.md")), title="Mill")
    ]


def test_several_paragraphs_with_bold_titles_are_stories_with_what_stands_below_them():
    expected = ["The mill is sold.", "Oats are dear!", "The fair"]
    assert outline(STORIES) == [("", expected)]
    assert outline(f"Hello.\n\n{STORIES}\n---\n\nGoodbye.") == [("", ["Paragraph", *expected, "Rule", "Paragraph"])]
    section = arrange(parts_of(STORIES, Findings(path="note.md")), title="Mill")[0]
    assert [len(item.blocks) for item in section.items] == [2, 2, 1]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(STORIES.split("\n\n")[:3]),
        STORIES.replace("sold.**", "sold:**").replace("dear!**", "dear**:"),
        STORIES.replace("The mill is sold.", "The fair"),
        STORIES.replace("**The mill is sold.** A", "**The mill is sold** and a"),
    ],
)
def test_labels_emphasis_and_what_comes_again_stay_paragraphs(text: str):
    assert not any(part[:3] in ("The", "Oat") for _, parts in outline(text) for part in parts)


def test_below_a_smaller_heading_they_are_part_of_its_story():
    assert outline(f"## Town\n\n### News\n\n{STORIES}\n\n## Fields\n\nGreen.")[0] == ("Town", ["News"])


def test_a_medal_may_stand_before_a_bold_title() -> None:
    text = "".join(
        f"{sign} **[{name} wheel](https://mill.example)**  \n12 spokes\n\n"
        for sign, name in zip("🥇🥈🥉", ("Oak", "Elm", "Ash"), strict=True)
    )
    assert outline(f"## Wheels\n\n{text}") == [("Wheels", ["Oak wheel", "Elm wheel", "Ash wheel"])]


def test_a_bar_parts_a_bold_title_from_its_fields() -> None:
    text = "---\n\n".join(
        f"**#{number} {name}/loom** | Rust · 7,405⭐ · +328今日\n- **是什么**：织布机\n- **为什么热**：轻\n\n"
        for number, name in enumerate(("ada", "elm", "ash"), start=1)
    )
    titles = [title for title in outline(text)[0][1] if title != "Rule"]
    assert titles == ["#1 ada/loom", "#2 elm/loom", "#3 ash/loom"]


def test_a_bold_title_ends_with_its_line_though_its_text_begins_in_bold() -> None:
    text = "1. **磨坊发布新规。**\n**磨坊**要求称重。\n\n2. **渡口停运三天。**\n**渡口**在修船。\n"
    assert outline(text) == [("", ["磨坊发布新规。", "渡口停运三天。"])]
