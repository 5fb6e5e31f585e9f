"""Text as Discord's Markdown: it reads as the post does, and what only looks like markup, a ping or a link is words."""

import pytest

from adapters.discord.components import payload
from adapters.discord.markdown import markdown
from adapters.discord.text import safe_url
from bot.messages.message import Message, Note
from bot.posts.blocks import Bullet, Bullets, Code, Heading, Paragraph, Picture, Quote, Rule, Span, Table, plain
from tests.servers.discord_reader import squeezed, visible

HOSTILE = (
    "@everyone @here <@123> <@!123> <@&9> <#7> </digest:1> <t:1700000000:R> <:a:1> <id:guide> :tada: "
    "https://evil.example/x <https://evil.example> [click](https://evil.example) **b** __u__ ~~s~~ ||spoiler|| *i* _i_ "
    "`c` ```block``` \\*x* \\<@5>"
)


def message(*elements):
    return Message(summary="A summary", elements=elements)


@pytest.mark.parametrize("line", ["# x", "## x", "### x", "-# x", "> x", ">>> x", "- x", "* x", "+ x", "1. x", "  - x"])
def test_a_line_that_looks_like_markup_is_only_words(line):
    seen = visible(payload(message(Paragraph(spans=plain(f"before\n{line}")))))
    assert seen.words == squeezed(f"before{line}")
    assert seen.marks == []


@pytest.mark.parametrize(
    "element",
    [
        Heading(spans=plain(HOSTILE), level=1),
        Heading(spans=plain(HOSTILE), level=5),
        Paragraph(spans=(Span(text=HOSTILE, bold=True, italic=True),)),
        Note(spans=plain(HOSTILE)),
        Bullets(lines=(Bullet(spans=plain(HOSTILE), depth=2),)),
        Quote(paragraphs=(plain(HOSTILE),)),
        Table(header=(plain("what"),), rows=((plain(HOSTILE),),)),
        Paragraph(spans=(Span(text=HOSTILE, url="https://fine.example/"),)),
        Code(text=HOSTILE),
    ],
)
def test_hostile_text_is_inert_wherever_it_stands(element):
    body = payload(message(element))
    seen = visible(body)
    assert seen.mentions == seen.previews == seen.emoji == seen.moments == []
    assert set(seen.links) <= {"https://fine.example/"}
    assert squeezed(HOSTILE) in seen.words
    assert body["allowed_mentions"] == {"parse": []}


def test_a_rich_message_reads_as_markdown():
    body = payload(
        message(
            Heading(spans=plain("Weekly W16"), level=1),
            Note(spans=plain("16 Apr · 4 min")),
            Paragraph(spans=(Span(text="bold", bold=True), *plain(" and "), Span(text="a_b", code=True))),
            Bullets(
                lines=(
                    Bullet(spans=plain("one"), number=1),
                    Bullet(spans=(Span(text="two", url="https://e.org/2"),), depth=1),
                    Bullet(spans=plain("done"), done=True),
                )
            ),
            Rule(),
            Quote(paragraphs=(plain("a\nb"), plain("c"))),
            Code(text="x = 1", language="py"),
            Picture(url="https://e.org/p.png", alt="A chart"),
        )
    )
    assert [child.get("content") for child in body["components"][0]["components"]] == [
        "# Weekly W16\n-# 16 Apr · 4 min\n\n**bold** and `a_b`\n1. one\n  - [two](<https://e.org/2>)\n- ☑ done",
        None,
        "> a\n> b\n> \n> c\n\n```py\nx = 1\n```\n\n[🖼️ A chart](<https://e.org/p.png>)",
    ]


def test_a_picture_stays_with_the_line_it_belongs_to_and_is_called_by_its_file_without_words():
    lines = [Bullets(lines=(Bullet(spans=plain(text), number=n),)) for n, text in enumerate(("one", "two"), 1)]
    body = payload(message(lines[0], Picture(url="https://e.org/a/p%20q.png?w=9", alt=""), lines[1]))
    assert [child["content"] for child in body["components"][0]["components"]] == [
        "1. one\n[🖼️ p q.png](<https://e.org/a/p%20q.png?w=9>)\n\n2. two"
    ]


def test_a_narrow_table_stands_in_columns_and_a_wide_one_or_one_with_links_in_lines():
    narrow = Table(header=(plain("Repo"), plain("★")), rows=((plain("mem"), plain("60k")), (plain("智能"), plain(""))))
    linked = Table(header=(plain("Repo"),), rows=(((Span(text="mem", url="https://e.org/"),),),))
    wide = Table(header=(plain("a"), plain("b")), rows=((plain("x" * 40), plain("y" * 40)),))
    assert markdown(narrow) == "```\nRepo  ★\n────  ───\nmem   60k\n智能  –\n```"
    assert markdown(linked) == "**Repo**\n- [mem](<https://e.org/>)"
    assert markdown(wide) == f"**a** · **b**\n- {'x' * 40} · {'y' * 40}"


@pytest.mark.parametrize("text", ["```", "a```b", "````", "`", "``` ``` ```\n```"])
def test_a_code_block_cannot_be_closed_from_inside(text):
    body = payload(message(Code(text=text), Paragraph(spans=plain("@everyone"))))
    seen = visible(body)
    assert [mark for mark, _ in seen.marks] == ["block"]
    assert squeezed(text) in seen.words
    assert seen.mentions == []


def test_marks_of_neighbours_stay_apart():
    spans = (
        Span(text="a", bold=True),
        Span(text="b", italic=True),
        Span(text="c", strike=True),
        Span(text="`", code=True),
    )
    seen = visible(payload(message(Paragraph(spans=spans))))
    assert seen.words == "abc`"
    assert [name for name, _ in seen.marks] == ["bold", "italic", "strike", "code"]


def test_links_lead_where_the_post_says_without_a_preview():
    cases = {
        (Span(text="label", url="https://e.org/a"),): ("[label](<https://e.org/a>)", ["https://e.org/a"]),
        (Span(text="https://e.org/a", url="https://e.org/a"),): ("<https://e.org/a>", ["https://e.org/a"]),
        (Span(text="a]b", url="https://e.org/a"),): ("a\\]b [link](<https://e.org/a>)", ["https://e.org/a"]),
        (Span(text="https://bank.example", url="https://e.org/"),): (
            "https\\://bank.example [link](<https://e.org/>)",
            ["https://e.org/"],
        ),
        (Span(text="no", url="javascript:alert(1)"),): ("no", []),
    }
    for spans, (expected, links) in cases.items():
        assert markdown(Paragraph(spans=spans)) == expected
        assert visible(payload(message(Paragraph(spans=spans)))).links == links


@pytest.mark.parametrize(
    "url", ["", "ftp://x.org", "https://", "https://a b", "https://a>b", "http://[", "https://e.org/" + "a" * 2000]
)
def test_an_address_that_is_not_safe_is_no_link(url):
    assert safe_url(url) is None


def test_an_address_cannot_end_its_link_early():
    assert safe_url("https://e.org/a_(b)") == "https://e.org/a_(b)"
    assert safe_url("https://e.org/a)b") == "https://e.org/a%29b"
    assert safe_url("https://e.org/))))))") is None


def test_a_moment_is_shown_in_the_readers_own_zone():
    spans = (*plain("Next: "), Span(text="Mon 20 Apr 09:00", bold=True, instant=1776672000), *plain("."))
    assert markdown(Paragraph(spans=spans)) == "Next: <t:1776672000:f>."
