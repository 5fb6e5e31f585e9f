"""Front matter as other tools wrap it."""

from collections.abc import Callable

import pytest

from bot.posts.post import Post
from bot.posts.reading import Reading

Load = Callable[..., Post]
Read = Callable[..., Reading]

BODY = "\n\n## Grain\n\nThe mill turned all night, and nobody came to see it stop.\n"


@pytest.mark.parametrize(
    "head",
    [
        "---yaml\ntitle: Mill letter\ndate: 2026-04-19\n---",
        "---toml\ntitle = 'Mill letter'\ndate = 2026-04-19\n---",
        "--- # written by hand\ntitle: Mill letter\ndate: 2026-04-19\n---",
        "```yaml\ntitle: Mill letter\ndate: 2026-04-19\n```",
        ';;;\n{"title": "Mill letter", "date": "2026-04-19"}\n;;;',
        "title: Mill letter\ndate: 2026-04-19\n---",
        ".. title: Mill letter\n.. slug: mill\n.. date: 2026-04-19 10:00:00 UTC+02:00",
        "<!--\n.. title: Mill letter\n.. date: 2026-04-19\n-->",
        "<!--\ntitle: Mill letter\ndate: 2026-04-19\n-->",
        "<!-- title: Mill letter -->\n<!-- date: 2026-04-19 -->",
        "<!-- Made by a program. -->\n---\ntitle: Mill letter\ndate: 2026-04-19\n---",
        "#+title: Mill letter\n#+date: 2026-04-19",
        "% Mill letter\n% Ada Mill\n% April 19, 2026",
        "import Note from './note';\n\nexport const meta = {\n  title: 'Mill letter',\n  date: '2026-04-19',\n};",
    ],
)
def test_fields_are_read_from_the_wrapping_of_every_tool(load: Load, head: str) -> None:
    post = load(f"{head}{BODY}", "mill.md")
    assert (post.title, post.published.isoformat()) == ("Mill letter", "2026-04-19")
    assert [section.title for section in post.sections] == ["Grain"]
    assert post.sections[0].line == head.count("\n") + 3


@pytest.mark.parametrize(
    "head", ["```yaml\nwheel: oak\n```", "<!--\nThe mill: old.\n-->", "% of the grain", "---\nThe wheel\n---"]
)
def test_what_holds_no_field_stays_text(load: Load, head: str) -> None:
    post = load(f"{head}{BODY}# Mill letter", "mill-2026-04-19.md")
    assert post.title == "Mill letter"
