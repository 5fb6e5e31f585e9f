"""Headings that programs and templates put above a body name no section of their own."""

from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import parts_of
from bot.posts.post import Item

NEWS = "## News\n\nThe wheel turns.\n\n## Grain\n\nOats are dear.\n"
GROUPS = "### Looms\n\n- **Shuttle** — it flies.\n\n### Reeds\n\n- **Paper** — it holds.\n"


def outline(text: str, title: str = "Mill letter") -> list[tuple[str, list[str]]]:
    return [
        (section.title, [part.title if isinstance(part, Item) else type(part).__name__ for part in section.content])
        for section in arrange(parts_of(text, Findings(path="note.md")), title=title)
    ]


def test_a_second_title_below_that_of_a_template_is_a_line_and_no_section() -> None:
    expected = [("", ["Paragraph", "Paragraph"]), ("News", ["Paragraph"]), ("Grain", ["Paragraph"])]
    assert outline(f"# Mill letter\n\n*April 13 – 19, 2026*\n\n# Wheels, oats and rain\n\n{NEWS}") == expected
    assert outline(f"# Mill letter\n\n# Wheels, oats and rain\n\n{NEWS}")[1:] == expected[1:]


def test_a_heading_of_signs_alone_repeats_only_a_title_of_the_same_signs() -> None:
    text = f"## 🌾🌾\n\nOats are dear.\n\n{NEWS}"
    assert [title for title, _ in outline(text, "🎉🚀")] == ["🌾🌾", "News", "Grain"]
    assert [title for title, _ in outline(text, "🌾🌾")] == ["", "News", "Grain"]
    assert [title for title, _ in outline(text.replace("##", "#", 1), "🎉🚀")] == ["🌾🌾", "News", "Grain"]


def test_two_large_headings_that_each_have_a_text_are_two_sections() -> None:
    told = "The wheel turned all night, and nobody came to see it stop, so it went on and on."
    text = f"# Wheels\n\n{told}\n\n# Oats\n\n{NEWS}"
    assert [title for title, _ in outline(text)] == ["Wheels", "Oats"]


def test_a_heading_that_the_next_one_says_again_goes() -> None:
    assert outline("## 📌 News\n\n## News\n\nThe wheel turns.\n") == [("News", ["Paragraph"])]
    assert [title for title, _ in outline("## News\n\n## Grain\n\nOats.\n")] == ["News", "Grain"]


def test_groups_below_one_heading_over_all_are_the_sections() -> None:
    assert outline(f"# Mill letter\n\n## Summary\n\nIn short.\n\n{GROUPS}") == [
        ("Summary", ["Paragraph"]),
        ("Looms", ["Shuttle"]),
        ("Reeds", ["Paper"]),
    ]


def test_stories_below_one_heading_stay_its_items() -> None:
    text = "# Mill letter\n\n## News\n\n### Looms\n\nThey weave.\n\n### Reeds\n\nThey hold.\n"
    assert outline(text) == [("News", ["Looms", "Reeds"])]
    assert [title for title, _ in outline(f"# Mill letter\n\n## Tools\n\n{GROUPS}\n## Grain\n\nOats.\n")] == [
        "Tools",
        "Grain",
    ]
