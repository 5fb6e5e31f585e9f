"""What site generators, note-takers and feeds add to Markdown."""

from collections.abc import Callable

import pytest

from bot.posts.blocks import words_of
from bot.posts.markdown.notations import in_plain_markdown
from bot.posts.post import Post

Load = Callable[..., Post]


def told(load: Load, text: str) -> str:
    post = load(f"---\ntitle: Mill letter\ndate: 2026-04-19\n---\n\n## Grain\n\n{text}\n", "mill.md")
    return "\n".join(words_of(block) for section in post.sections for block in section.blocks)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "import Tabs from '@theme/Tabs';\nimport { Card,\n  Grid } from './card';\n\nThe wheel turns.",
            "The wheel turns.",
        ),
        ("export const Oak = () => (\n  <b>oak</b>\n);\n\nThe wheel turns.", "The wheel turns."),
        ("import oak, and the mill is rebuilt.", "import oak, and the mill is rebuilt."),
        ("<Tabs>\n<Tab>\n\nThe wheel turns.\n\n</Tab>\n</Tabs>\n\n<Support />", "The wheel turns."),
        ("The wheel {/* oak */}turns.", "The wheel turns."),
        ("arXiv:2604.00001v1 Announce Type: new \nAbstract: The wheel turns.", "Abstract: The wheel turns."),
        ("arXiv:2604.00001v2 Announce Type: replace-cross Abstract: The wheel turns.", "The wheel turns."),
        (":::tip[Oak]\n\nThe wheel turns.\n\n:::", "Oak\nThe wheel turns."),
        ("::: {.callout-tip}\n\nThe wheel turns.\n\n:::", "The wheel turns."),
        ("::: warning\nThe wheel turns.\n:::", "The wheel turns."),
        (
            '!!! note "Oak"\n    The wheel turns.\n\n    It is loud.\n\nThe end.',
            "Oak\nThe wheel turns.\nIt is loud.\nThe end.",
        ),
        ("> [!note]- Oak\n> The wheel turns.", "Oak\nThe wheel turns."),
        ("See [[Oak]], [[trees/Elm#Bark]] and [[Ash|the ash]].", "See Oak, Elm and the ash."),
        ("![[oak.png]]\n\nThe wheel %%not yet%%turns.", "The wheel turns."),
        ("```dataview\ntable oak\n```\n\nThe wheel turns.", "The wheel turns."),
        ("[TOC]\n\n[[_TOC_]]\n\n*[HTML]: a language\n\nThe wheel turns.", "The wheel turns."),
        ("[Oak]({% post_url 2026-04-12-oak %}) and [elm](/elm){.wide}", "Oak and elm"),
        ("It is ==quite== loud.", "It is quite loud."),
        ("A **loud****wheel** and **oak**** runs**.", "A loud wheel and oak runs."),
        ("**水车****转动**，很快。", "水车转动，很快。"),
        ("A key `**a****b**` and a****b and sk-****1 of **oak**.", "A key **a****b** and a****b and sk-****1 of oak."),
        (
            "Oak[^tree] and elm.[^2] Oak[^tree] again.\n\n[^2]: A tree.\n[^tree]: Also [one](https://mill.example).",
            "Oak\u202f¹ and elm.\u202f² Oak\u202f¹ again.\n² A tree.\n¹ Also one.",
        ),
        ("Not `[^3]` nor [^2].\n\n[^1]: Never named.", "Not [^3] nor [^2].\n[^1]: Never named."),
        ("10<sup>6</sup> sacks, the 2<sup>nd</sup> mill<sup>(3)</sup>", "10⁶ sacks, the 2nd mill⁽³⁾"),
        ("`[[ -f x ]]` and `a==b==c` and [[1]](https://mill.example)", "[[ -f x ]] and a==b==c and [1]"),
        ("```sh\n:::\n[[oak]]\n```\n\nAnd ```[[elm]]``` [[ash]].", ":::\n[[oak]]\nAnd [[elm]] ash."),
    ],
)
def test_a_reader_sees_what_the_page_would_show(load: Load, text: str, seen: str) -> None:
    assert [line for line in told(load, text).split("\n") if line] == seen.split("\n")


def test_every_line_keeps_its_place() -> None:
    body = "import a from 'b'\n\n!!! note\n    x\n\n```query\ny\n```\n::: tip\n[[z]]\n:::\n```\nnever closed"
    assert in_plain_markdown(body).count("\n") == body.count("\n")


def test_what_stands_nearly_under_the_words_of_a_numbered_line_belongs_to_it(load: Load) -> None:
    lines = "".join(
        f"{number}. [Wheel of oak {number}](https://mill.example/{number})\n   - Spokes: {number}\n\n"
        for number in range(8, 13)
    )
    post = load(f"---\ntitle: Mill letter\ndate: 2026-04-19\n---\n\n## Wheels\n\n{lines}", "mill.md")
    assert [item.text for item in post.sections[0].items] == [f"Spokes: {number}" for number in range(8, 13)]
    assert not post.sections[0].blocks


def test_a_list_at_the_margin_after_a_numbered_line_is_its_own(load: Load) -> None:
    assert in_plain_markdown("10. Oak\n- Elm\n\n    code") == "10. Oak\n- Elm\n\n    code"
    assert in_plain_markdown("10. Oak\n    - Elm\n      - Ash") == "10. Oak\n    - Elm\n      - Ash"
    assert in_plain_markdown("10. Oak\n   - Elm\n     - Ash") == "10. Oak\n    - Elm\n      - Ash"


def test_a_heading_that_the_generator_fills_in_is_no_section(load: Load) -> None:
    body = "# {{ $frontmatter.title }}\n\n## Grain\n\nThe wheel turns.\n"
    post = load(f"---\ntitle: Mill letter\ndate: 2026-04-19\n---\n\n{body}", "mill.md")
    assert (post.title, [section.title for section in post.sections]) == ("Mill letter", ["Grain"])
