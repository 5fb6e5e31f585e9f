"""Parts as they are kept from planning to sending."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StoreError
from bot.messages.message import Button, Buttons, Message, Note, Part
from bot.posts.blocks import Bullet, Bullets, Code, Heading, Paragraph, Picture, Quote, Rule, Span, Table, plain
from scheduler.frozen import freeze, thaw

texts = st.text(max_size=12)
spans = st.lists(
    st.builds(Span, text=texts, bold=st.booleans(), code=st.booleans(), url=st.none() | texts), max_size=3
).map(tuple)
rows = st.lists(spans, max_size=3).map(tuple)
elements = st.one_of(
    st.builds(Heading, spans=spans, level=st.integers(1, 6)),
    st.builds(Paragraph, spans=spans),
    st.builds(
        Bullets,
        lines=st.lists(
            st.builds(Bullet, spans=spans, number=st.none() | st.integers(), done=st.none() | st.booleans()), max_size=3
        ).map(tuple),
    ),
    st.builds(Code, text=texts, language=texts),
    st.builds(Quote, paragraphs=rows),
    st.builds(Table, header=rows, rows=st.lists(rows, max_size=2).map(tuple)),
    st.builds(Picture, url=texts, alt=texts),
    st.just(Rule()),
    st.builds(Note, spans=spans),
    st.builds(Buttons, buttons=st.lists(st.builds(Button, label=texts, command=texts), max_size=2).map(tuple)),
)
messages = st.builds(Message, summary=texts, elements=st.lists(elements, max_size=4).map(tuple), private=st.booleans())
parts = st.builds(
    Part, number=st.integers(1, 30), where=st.sampled_from(["channel", "thread"]), message=messages, title=texts
)


@given(parts)
def test_a_part_comes_back_as_it_was_frozen(part):
    assert thaw(freeze(part)) == part


def part() -> Part:
    element = Paragraph(spans=plain("Hello"), line=7)
    return Part(number=1, where="channel", message=Message(summary="Hi", elements=(element,)), title="T")


def test_moved_lines_of_the_source_are_no_difference():
    moved = replace(part(), message=Message(summary="Hi", elements=(Paragraph(spans=plain("Hello"), line=90),)))
    assert freeze(part()) == freeze(moved)
    assert freeze(part()) != freeze(replace(part(), title="Another"))


def change(**fields):
    return json.dumps(json.loads(freeze(part())) | fields)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "not json",
        "[]",
        "null",
        '{"type":"Message"}',
        change(colour="red"),
        change(number="1"),
        change(number=True),
        change(where="moon"),
        change(where=[]),
        change(message=None),
        change(message={"type": "Message", "summary": "Hi"}),
        change(message={"type": "Message", "summary": "Hi", "elements": [{"type": "Video"}]}),
        change(message={"type": "Message", "summary": "Hi", "elements": ["text"]}),
        change(message={"type": "Message", "summary": "Hi", "elements": {"type": "Rule"}}),
        '{"type":"Part","message":' * 5000,
        "[" * 100_000,
    ],
)
def test_what_this_version_did_not_write_is_refused_with_what_to_do(body):
    with pytest.raises(StoreError, match="settle its delivery"):
        thaw(body)


def test_a_field_added_later_with_a_default_may_be_absent():
    body = json.loads(freeze(part()))
    del body["title"]
    assert thaw(json.dumps(body)).title == ""
