"""Messages as Discord's components: accepted, whole, inert.

DIGESTBOT_TEST_MESSAGES=10000 makes up that many; the suite makes two hundred.
"""

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.discord.components import accent, marker, payload, told
from adapters.discord.forms import asking, asking_about, typed
from adapters.discord.limits import LIMITS, weigh
from adapters.discord.markdown import markdown
from adapters.discord.plain import embedded
from adapters.discord.rows import PRESSED, Pages, can_page
from adapters.discord.text import escape, safe_url, units
from bot.messages.message import Button, Buttons, Message, Note, Part
from bot.messages.parts import cut, weight
from bot.posts.blocks import (
    Bullet,
    Bullets,
    Code,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
    plain,
)
from tests.messages.strategies import MESSAGE
from tests.servers.discord_reader import buttons, shown, visible
from tests.servers.discord_rules import message_problems, modal_problems

HOSTILE = (
    "@everyone @here <@123> <@!123> <@&9> <#7> </digest:1> <t:1700000000:R> <:a:1> <id:guide> :tada: "
    "https://evil.example/x <https://evil.example> [click](https://evil.example) **b** __u__ ~~s~~ ||spoiler|| *i* _i_ "
    "`c` ```block``` \\*x* \\<@5>"
)


def message(*elements, summary="A summary"):
    return Message(summary=summary, elements=elements)


def squeezed(text):
    return re.sub(r"[\s\u200b\x00-\x1f\x7f-\x9f]+", "", text)


def spans_of(element):
    match element:
        case Heading(spans=spans) | Paragraph(spans=spans) | Note(spans=spans):
            return list(spans)
        case Bullets(lines=lines):
            return [span for line in lines for span in line.spans]
        case Quote(paragraphs=paragraphs):
            return [span for spans in paragraphs for span in spans]
        case Table(header=header, rows=rows):
            return [span for row in (header, *rows) for cell in row for span in cell]
        case Code(text=text):
            return list(plain(text))
        case Picture(alt=alt, url=url):
            return [Span(text=alt, url=url)]
    return []


def missing_words(shown_message, elements):
    """Give the first words of a message that a reader does not see, in order; None when all are there."""
    words, at = visible(shown_message).words, 0
    for element in elements:
        for span in spans_of(element):
            wanted = squeezed(span.text)
            at = words.find(wanted, at)
            if at < 0:
                return wanted
            at += len(wanted)
    return None


@settings(
    max_examples=int(os.environ.get("DIGESTBOT_TEST_MESSAGES", "200")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(MESSAGE)
def test_every_message_within_the_limits_is_accepted_with_every_word_and_nothing_live(made):
    allowed = {"https://example.org/page", "https://example.org/a.png"}
    for part in cut(made, LIMITS):
        body = payload(part, key="k1")
        seen = visible(body)
        assert message_problems(body) == []
        assert missing_words(body, part.elements) is None
        assert seen.mentions == seen.emoji == seen.previews == seen.moments == []
        assert set(seen.links) <= allowed


TRICKY = st.text(alphabet=st.sampled_from(list("ab1 .-#>*_~|`[]()<>@:/\\!+\n\tä智🎉\u200d\x07\ud800")), max_size=60)
SPAN = st.builds(
    Span,
    text=TRICKY,
    bold=st.booleans(),
    italic=st.booleans(),
    strike=st.booleans(),
    code=st.booleans(),
    url=st.none() | st.sampled_from(["https://e.org/a_(b)", "https://e.org/((", "https://e.org/)x|", "javascript:x"]),
)
SPANS = st.lists(SPAN, max_size=5).map(tuple)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.builds(Heading, spans=SPANS, level=st.integers(1, 6)),
        st.builds(Paragraph, spans=SPANS),
        st.builds(Note, spans=SPANS),
        st.builds(
            Bullets,
            lines=st.lists(
                st.builds(
                    Bullet,
                    spans=SPANS,
                    depth=st.integers(0, 12),
                    number=st.none() | st.integers(0, 10**5),
                    done=st.none() | st.booleans(),
                ),
                max_size=4,
            ).map(tuple),
        ),
        st.builds(Code, text=TRICKY, language=TRICKY),
        st.builds(Quote, paragraphs=st.lists(SPANS, max_size=3).map(tuple)),
        st.builds(Picture, url=st.sampled_from(["https://e.org/x(", "x", "https://e.org/a.png"]), alt=TRICKY),
        st.integers(1, 4).flatmap(
            lambda width: st.builds(
                Table,
                header=st.tuples(*[SPANS] * width),
                rows=st.lists(st.tuples(*[SPANS] * width), max_size=4).map(tuple),
            )
        ),
    )
)
def test_what_is_rendered_never_weighs_more_than_was_declared(element):
    assert units(markdown(element)) + 2 <= weight(element, LIMITS) or not markdown(element)


@given(TRICKY)
def test_an_escaped_text_shows_the_words_themselves(text):
    seen = visible({"components": [{"type": 10, "content": escape(text)}]})
    assert seen.words == squeezed(text.replace("\ud800", "\ufffd"))
    assert seen.marks == seen.links == seen.previews == seen.mentions == seen.emoji == seen.moments == []


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


def test_a_payload_is_components_alone_and_carries_the_key():
    body = payload(Part(number=1, where="channel", message=message(Paragraph(spans=plain("Hi"))), title="T"), key="k9")
    container = body["components"][0]
    assert body["flags"] == 32768
    assert (body["nonce"], body["enforce_nonce"]) == ("k9", True)
    assert container["id"] == marker("k9") != marker("k8")
    assert "nonce" not in payload(message(Paragraph(spans=plain("Hi"))))


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
        "> a\n> b\n> \n> c\n\n```py\nx = 1\n```\n\n[A chart](<https://e.org/p.png>)",
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


def test_buttons_carry_commands_and_equal_ones_stay_apart():
    row = Buttons(
        buttons=(
            Button(label="Open", command="open abc"),
            Button(label="Open\nagain", command="open abc", style="primary"),
            Button(label=" ", command="ask-in abc", asks=True, style="danger"),
            *(Button(label=f"{n}", command=f"why {n}") for n in range(4)),
        )
    )
    body = payload(message(row))
    rows = body["components"][0]["components"]
    assert [len(one["components"]) for one in rows] == [5, 2]
    assert [one["custom_id"] for one in rows[0]["components"]][:3] == ["dg:open abc", "dg2:open abc", "dg?:ask-in abc"]
    assert [one["style"] for one in rows[0]["components"]][:3] == [2, 1, 4]
    assert buttons(body)[:3] == ["Open", "Open again", "Open"]
    assert message_problems(body) == []


def test_many_things_to_read_stand_in_a_menu_and_what_matters_beside_the_title():
    sections = [Button(label=f"Section {n}", command=f"section abc {n}") for n in range(24)]
    ask = Button(label="Ask a question", command="ask-in abc", style="primary", asks=True)
    title, lead = Heading(spans=plain("AI Weekly"), level=1), Paragraph(spans=plain("The lead."))
    shown_message = message(title, Note(spans=plain("2026-W16")), lead, Buttons(buttons=(*sections, ask)))
    (made,) = cut(shown_message, LIMITS)
    body = payload(made)
    section, text, row = body["components"][0]["components"]
    assert (section["type"], section["accessory"]["label"]) == (9, "Ask a question")
    assert section["components"][0]["content"] == "# AI Weekly"
    assert text["content"] == "-# 2026-W16\n\nThe lead."
    (menu,) = row["components"]
    assert menu["options"][3] == {"label": "Section 3", "value": "dg:section abc 3"}
    assert message_problems(body) == []


def test_a_row_that_asks_for_a_menu_stands_in_one():
    asks = tuple(Button(label=f"Item {n}", command=f"about abc 1 {n}") for n in range(60))
    parts = cut(message(Buttons(buttons=asks, menu="Ask about …")), LIMITS)
    bodies = [payload(part) for part in parts]
    assert [label for body in bodies for label in buttons(body)] == [f"Item {n}" for n in range(60)]
    assert bodies[0]["components"][0]["components"][0]["components"][0]["placeholder"] == "Ask about …"
    assert all(message_problems(body) == [] for body in bodies)


def test_every_series_has_its_colour_for_good():
    colours = {series: accent(series) for series in ("", "weekly", "daily", "papers", "robots")}
    assert len({colours[""], colours["weekly"], colours["daily"]}) == 3
    assert payload(Message(summary="x", elements=(), series="papers"))["components"][0]["accent_color"] == accent(
        "papers"
    )
    assert all(0 < colour <= 0xFFFFFF for colour in colours.values())


def test_a_moment_is_shown_in_the_readers_own_zone():
    spans = (*plain("Next: "), Span(text="Mon 20 Apr 09:00", bold=True, instant=1776672000), *plain("."))
    assert markdown(Paragraph(spans=spans)) == "Next: <t:1776672000:f>."


def test_a_role_is_called_only_where_an_admin_chose_one_and_a_post_cannot():
    body = told(payload(message(Paragraph(spans=plain("<@&803> <@&804>"))), key="k1"), silent=True, role="803")
    assert body["allowed_mentions"] == {"parse": [], "roles": ["803"]}
    assert body["flags"] == 32768 | 4096
    assert visible(body).mentions == ["<@&803>"]
    assert message_problems(body, roles=frozenset({"803"})) == []
    assert message_problems(body) != []


def test_pages_are_turned_by_ids_that_tell_the_page_and_the_command():
    pages = Pages(number=1, count=3, command="section 0123456789ab 2")
    body = payload(message(Paragraph(spans=plain("One"))), pages=pages)
    before, here, after = body["components"][0]["components"][-1]["components"]
    assert (before["disabled"], here["label"], after["disabled"]) == (True, "1 / 3", False)
    match = PRESSED.fullmatch(after["custom_id"])
    assert (match["page"], match["command"], match["asks"]) == ("2", "section 0123456789ab 2", None)
    assert message_problems(body) == []
    assert can_page("share section 0123456789ab 2")
    assert not can_page("ask what is new?")
    assert not can_page("search " + "x" * 90)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(MESSAGE)
def test_every_message_is_whole_as_an_embed_too(made):
    for part in cut(made, LIMITS):
        body = embedded(payload(part, key="k1"))
        assert message_problems(body) == []
        assert missing_words(body, part.elements) is None
        assert visible(body).mentions == []


def test_an_embed_keeps_the_mark_the_colour_and_the_role():
    title = Heading(spans=plain("AI Weekly"), level=1)
    ask = Button(label="Ask", command="ask-in abc", style="primary", asks=True)
    made = Message(summary="x", elements=(title, Buttons(buttons=(ask,))), series="weekly")
    body = embedded(told(payload(made, key="k1"), role="803"))
    assert body["content"] == "<@&803>"
    assert body["embeds"][0]["color"] == accent("weekly")
    assert body["embeds"][0]["footer"]["text"] == f"ref {marker('k1'):x}"
    assert buttons(body) == ["Ask"]
    assert (body["nonce"], body["flags"]) == ("k1", 0)


def test_a_message_in_which_nothing_shows_says_its_summary():
    for elements in ((), (Rule(),), (Paragraph(spans=plain("\x07")),), (Code(text="\n"),)):
        body = payload(message(*elements, summary="Nothing new"))
        assert shown(body) == "Nothing new"
        assert message_problems(body) == []


def test_a_form_asks_for_one_line_and_is_read_in_either_nesting():
    form = asking("ask-in abc")
    assert modal_problems(form) == []
    assert typed([{"type": 18, "component": {"type": 4, "value": "why?"}}]) == "why?"
    assert typed([{"type": 1, "components": [{"type": 4, "value": "why?"}]}]) == "why?"
    assert typed(["x", {"type": 18}]) == ""


def test_a_form_about_a_message_holds_the_message_and_needs_no_question():
    form = asking_about("x" * 5_000)
    about, line = (one["component"] for one in form["components"])
    assert modal_problems(form) == []
    assert len(about["value"]) == 4_000
    assert not line["required"]
    sent = [{"component": {**about, "value": "MEMENTO"}}, {"component": {**line, "value": "why?"}}]
    assert (typed(sent), typed(sent, "about")) == ("why?", "MEMENTO")


def test_weight_counts_what_escaping_adds():
    assert weigh("") == 0
    assert weigh("***") - weigh("aaa") == 3
    assert weigh("🎉") - weigh("a") == 1
