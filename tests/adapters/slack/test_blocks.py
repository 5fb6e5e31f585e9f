"""Messages as blocks: exact, inert, within Slack's limits, and without a word lost."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.cleaning import clean
from adapters.slack import LIMITS
from adapters.slack.blocks import Unsendable, payload, render
from adapters.slack.limits import WHOLE, measure
from bot.messages.message import Button, Buttons, Element, Message, Note, Part
from bot.messages.parts import cut
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
    text_of,
    words_of,
)
from tests.servers.slack_blocks import problem
from tests.servers.slack_reader import links, pings, visible

WORDS = """MEMENTO Qwen3.6-35B-A3B thedotmack/claude-mem & < > *bold* _x_ `code` ~s~ <!channel> <!here|x> <@U123> | ```
<#C1|general> @here @OpenAI :tada: 本周 上周的模型 👩‍👩‍👧‍👦 🎉 שלום مرحبا https://example.org/a <https://evil.example|click>
> é &amp; 1. - [x] " \\"""
BITS = st.sampled_from([*WORDS.split(), "\n", "\t", " ", " ", " ", "\x00", "\ud800", "\u202e", "x" * 400])
TEXTS = st.lists(BITS | st.text(max_size=12), max_size=40).map("".join)
SAFE = ["https://example.org/a?b=c&d=<e>", "http://example.org", "https://example.org/" + "p" * 300]
UNSAFE = ["javascript:alert(1)", "https://", "http://[", "mailto:a@b.c", "https://example.org/a b"]
URLS = st.none() | st.sampled_from([*SAFE, *UNSAFE])
FLAG = st.booleans()
SPAN = st.builds(Span, text=TEXTS, bold=FLAG, italic=FLAG, strike=FLAG, code=FLAG, url=URLS)
SPANS = st.lists(SPAN, max_size=6).map(tuple)
BULLET = st.builds(Bullet, spans=SPANS, depth=st.integers(0, 9), number=st.none() | st.integers(0, 99), done=st.none())
CELLS = st.integers(1, 22).flatmap(
    lambda wide: st.tuples(
        st.tuples(*[SPANS] * min(wide, 3), *[st.just(plain("c"))] * max(wide - 3, 0)),
        st.lists(st.tuples(*[SPANS] * min(wide, 3), *[st.just(plain("d"))] * max(wide - 3, 0)), max_size=5).map(tuple),
    )
)
ELEMENT: st.SearchStrategy[Element] = st.one_of(
    st.builds(Heading, spans=SPANS, level=st.integers(1, 6)),
    st.builds(Paragraph, spans=SPANS),
    st.builds(Bullets, lines=st.lists(BULLET, max_size=8).map(tuple)),
    st.builds(Code, text=TEXTS),
    st.builds(Quote, paragraphs=st.lists(SPANS, max_size=4).map(tuple)),
    CELLS.map(lambda cells: Table(header=cells[0], rows=cells[1])),
    st.builds(Picture, url=URLS.map(lambda url: url or ""), alt=TEXTS),
    st.just(Rule()),
    st.builds(Note, spans=SPANS),
    st.lists(st.builds(Button, label=TEXTS.map(lambda text: text or "x"), command=st.just("open 0123456789ab"))).map(
        lambda buttons: Buttons(buttons=tuple(buttons[:30]))
    ),
)
MESSAGES = st.builds(Message, summary=TEXTS, elements=st.lists(ELEMENT, max_size=30).map(tuple))


def squeezed(text: str) -> str:
    return "".join(clean(text).split())


def part(*elements: Element, summary: str = "Summary") -> Part:
    return Part(number=1, where="channel", message=Message(summary=summary, elements=elements))


def shown(*elements: Element) -> dict:
    """Give a payload that Slack takes."""
    given_to_slack = payload(part(*elements))
    assert problem(given_to_slack) is None
    return given_to_slack


@settings(max_examples=120)
@given(MESSAGES)
def test_every_cut_message_is_taken_and_holds_every_word(message):
    seen = ""
    for piece in cut(message, LIMITS):
        told = payload(Part(number=1, where="thread", message=piece), key="k1")
        assert problem(told) is None
        assert pings(told) == []
        assert all(url.startswith(("http://", "https://")) for url in links(told))
        seen += squeezed(visible({"blocks": told.get("blocks", [{}])}))
    for element in message.elements:
        words = text_of(element.spans) if isinstance(element, Note) else ""
        if not isinstance(element, Note | Buttons):
            words = words_of(element).replace(" | ", " ") if isinstance(element, Table) else words_of(element)
        for word in clean(words).split():
            assert squeezed(word) in seen


@pytest.mark.parametrize("url", [None, "https://example.org/a"])
def test_more_markup_than_slack_takes_becomes_plainer_without_losing_a_word(url):
    spans = tuple(Span(text=f"w{n} ", bold=n % 2 == 0, url=f"{url}{n}" if url else None) for n in range(900))
    assert visible(shown(Paragraph(spans=spans))) == "".join(span.text for span in spans)


def test_emphasis_goes_before_links():
    bold = Paragraph(spans=tuple(Span(text=f"w{n} ", bold=n % 2 == 0) for n in range(400)))
    linked = Paragraph(spans=(Span(text="here", url="https://example.org"),))
    told = shown(bold, linked)
    assert links(told) == ["https://example.org"]
    assert measure(told["blocks"]) < WHOLE


def test_a_thousand_short_lines_keep_their_marks_and_words_in_one_text():
    lines = tuple(Bullet(spans=plain(f"{n}"), number=n if n % 2 else None, depth=n % 3) for n in range(1_000))
    marked = [f"{'  ' * (n % 3)}{f'{n}.' if n % 2 else '•'} {n}" for n in range(1_000)]
    assert visible(shown(Bullets(lines=lines))).splitlines() == marked


def test_every_kind_of_element_has_a_plainer_form():
    styled = tuple(Span(text=f"{n} ", bold=n % 2 == 0) for n in range(150))
    row = Buttons(buttons=(Button(label="More", command="list 2"),))
    told = shown(
        Heading(spans=styled, level=4),
        Note(spans=styled),
        Quote(paragraphs=(styled, styled)),
        Bullets(lines=(Bullet(spans=styled),)),
        Table(header=(styled,), rows=((styled,),)),
        Picture(url="https://example.org/p.png", alt="chart"),
        Code(text="x = 1"),
        Rule(),
        row,
    )
    numbers = [str(n) for n in range(150)]
    assert visible(told).split() == numbers * 7 + ["🖼️", "chart", "x", "=", "1", "More"]
    assert {block["type"] for block in told["blocks"]} >= {"table", "divider", "actions"}
    many = [Rule()] * 50
    flat = shown(Note(spans=plain("note")), row, *many)
    assert [block["type"] for block in flat["blocks"]] == ["rich_text", "actions"]


def test_a_message_that_was_not_cut_is_an_error_that_says_so():
    with pytest.raises(Unsendable, match="cut it to the limits"):
        payload(part(Paragraph(spans=plain("x" * 14_000))))


def test_more_blocks_than_slack_takes_become_one():
    told = shown(*(Paragraph(spans=plain(f"p{n}")) for n in range(60)))
    assert visible(told).split() == [f"p{n}" for n in range(60)]


def test_large_headings_are_headers_and_small_long_or_linked_ones_are_bold():
    headings = [
        Heading(spans=plain("Models"), level=1),
        Heading(spans=plain("Papers"), level=3),
        Heading(spans=plain("long " * 40), level=2),
        Heading(spans=(Span(text="Linked", url="https://example.org"),), level=2),
        Heading(spans=plain(" \n"), level=1),
    ]
    assert [block["type"] for block in shown(*headings)["blocks"]] == ["header", "rich_text", "rich_text", "rich_text"]


def test_spans_keep_their_looks_and_only_safe_links_lead_anywhere():
    spans = (
        Span(text="bold", bold=True),
        Span(text=" code", code=True, italic=True),
        Span(text=" safe", url="https://example.org", strike=True),
        Span(text=" not", url="javascript:alert(1)"),
    )
    (block,) = shown(Paragraph(spans=spans))["blocks"]
    assert block["elements"][0]["elements"] == [
        {"type": "text", "text": "bold", "style": {"bold": True}},
        {"type": "text", "text": " code", "style": {"italic": True, "code": True}},
        {"type": "link", "url": "https://example.org", "text": " safe", "style": {"strike": True}},
        {"type": "text", "text": " not"},
    ]


def test_a_list_keeps_depth_kind_and_numbers():
    lines = (
        Bullet(spans=plain("one"), number=1),
        Bullet(spans=plain("two"), number=2),
        Bullet(spans=plain("deep"), depth=1),
        Bullet(spans=plain("deepest"), depth=9),
        Bullet(spans=plain("three"), number=3),
        Bullet(spans=plain("done"), done=True),
        Bullet(spans=plain("open"), done=False),
        Bullet(spans=()),
    )
    (block,) = shown(Bullets(lines=lines))["blocks"]
    lists = [
        (run["style"], run.get("indent", 0), run.get("offset", 0), len(run["elements"])) for run in block["elements"]
    ]
    assert lists == [
        ("ordered", 0, 0, 2),
        ("bullet", 1, 0, 1),
        ("bullet", 5, 0, 1),
        ("ordered", 0, 2, 1),
        ("bullet", 0, 0, 3),
    ]
    assert "☑ done" in visible({"blocks": [block]})
    assert "☐ open" in visible({"blocks": [block]})


def test_a_note_is_small_and_its_links_exact():
    note = Note(spans=(*plain("Source: "), Span(text="W16 & more", url="https://example.org/?a=b&c=d")))
    (block,) = shown(note)["blocks"]
    assert block["type"] == "context"
    assert block["elements"][1]["text"] == "<https://example.org/?a=b&amp;c=d|W16 &amp; more>"


@pytest.mark.parametrize("label", ["snake_case", "*star*", "a|b", "two\nlines", "`tick`"])
def test_a_note_whose_label_markup_would_change_is_shown_as_text(label):
    told = shown(Note(spans=(Span(text=label, url="https://example.org"),)))
    assert told["blocks"][0]["type"] == "rich_text"
    assert visible(told) == label


def test_a_table_is_a_table_once_and_drawn_the_next_time():
    table = Table(
        header=(plain("Model"), plain("Score")),
        rows=((plain("通义千问"), (Span(text="60", bold=True),)), (plain(""), plain("7"))),
    )
    first, second = shown(table, table)["blocks"]
    assert first["rows"][0] == [{"type": "raw_text", "text": "Model"}, {"type": "raw_text", "text": "Score"}]
    assert first["rows"][1][1]["type"] == "rich_text"
    drawn = second["elements"][0]["elements"][0]["text"].splitlines()
    assert drawn == ["Model    | Score", "通义千问 | 60", "         | 7"]


def test_a_table_of_too_many_columns_is_drawn():
    wide = tuple(plain(f"c{n}") for n in range(21))
    (block,) = shown(Table(header=wide, rows=(wide,)))["blocks"]
    assert block["elements"][0]["type"] == "rich_text_preformatted"


def test_a_table_of_a_hundred_rows_is_taken():
    rows = tuple(tuple(plain(f"{n}") for _ in range(20)) for n in range(99))
    assert shown(Table(header=rows[0], rows=rows))["blocks"][0]["type"] == "table"


def test_code_quotes_pictures_and_rules_have_their_own_forms():
    told = shown(
        Code(text="\nif a < b:\n    pass\n"),
        Quote(paragraphs=(plain("one"), plain("two"))),
        Picture(url="https://example.org/p.png", alt="A chart"),
        Picture(url="https://example.org/q.png", alt=""),
        Picture(url="", alt=" "),
        Rule(),
        Code(text=" "),
        Paragraph(spans=()),
    )
    kinds = [block["elements"][0]["type"] if "elements" in block else block["type"] for block in told["blocks"]]
    assert kinds == ["rich_text_preformatted", "rich_text_quote", "rich_text_section", "rich_text_section", "divider"]
    assert visible(told) == "if a < b:\n    pass\none\ntwo\n🖼️ A chart\n🖼️ q.png"
    assert links(told) == ["https://example.org/p.png", "https://example.org/q.png"]


def test_buttons_carry_their_commands_under_ids_of_their_own():
    row = Buttons(
        buttons=(
            Button(label="Open", command="open 0123456789ab"),
            Button(label="Ask", command="ask-in 0123456789ab", asks=True, style="primary"),
            Button(label="Stop", command="unsubscribe", style="danger"),
        )
    )
    blocks = shown(row, row)["blocks"]
    buttons = list(chain.from_iterable(block["elements"] for block in blocks))
    assert [button["action_id"] for button in buttons] == ["dg:1", "dg-ask:2", "dg:3", "dg:4", "dg-ask:5", "dg:6"]
    assert [button.get("style") for button in buttons[:3]] == [None, "primary", "danger"]
    assert buttons[0]["value"] == "open 0123456789ab"


def test_thirty_buttons_stand_in_two_rows():
    many = Buttons(buttons=tuple(Button(label=f"{n}", command="x") for n in range(30)))
    assert [len(block["elements"]) for block in shown(many)["blocks"]] == [25, 5]
    assert LIMITS.blocks_of(many) >= 2


def test_the_notification_is_one_escaped_line():
    told = payload(part(summary="W16:\n<!channel> & more"))
    assert told["text"] == "W16: &lt;!channel&gt; &amp; more"
    assert "blocks" not in told
    assert problem(told) is None


@pytest.mark.parametrize("summary", ["", "\x00", "x" * 9_000, "<" * 9_000, "& " * 9_000])
def test_any_summary_makes_a_notification_that_slack_takes(summary):
    assert problem(payload(part(Paragraph(spans=plain("x")), summary=summary))) is None


def test_an_empty_message_still_has_a_text():
    assert render(Message(summary="", elements=())) == []
    assert payload(part(summary=""))["text"]


def test_a_moment_is_shown_in_the_readers_own_zone_and_in_our_words_where_slack_cannot():
    spans = (*plain("Next on "), Span(text="Mon 20 Apr 09:00", bold=True, instant=1776672000), *plain("."))
    elements = (Paragraph(spans=spans), Note(spans=spans))
    shown = payload(Part(number=1, where="channel", message=Message(summary="Next", elements=elements)))
    text, note = shown["blocks"]
    assert text["elements"][0]["elements"][1] == {
        "type": "date",
        "timestamp": 1776672000,
        "format": "{date_short_pretty} at {time}",
        "fallback": "Mon 20 Apr 09:00",
        "style": {"bold": True},
    }
    said = "Next on <!date^1776672000^{date_short_pretty} at {time}|Mon 20 Apr 09:00>."
    assert note["elements"] == [{"type": "mrkdwn", "text": said, "verbatim": True}]
    assert problem(shown) is None
    assert visible(shown) == "Next on Mon 20 Apr 09:00.\nNext on Mon 20 Apr 09:00."
