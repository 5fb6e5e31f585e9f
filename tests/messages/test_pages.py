"""Lists page by page: nothing is left out, and a button never carries more than it can."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.commands import parse
from bot.messages.item import LISTED, item_list, item_message
from bot.messages.listing import hit_list
from bot.messages.message import BUTTON_COMMAND, Buttons, Message
from bot.messages.pages import page_of, turns
from bot.posts.blocks import Bullets, text_of
from bot.search.entry import Card, Entry, Mention
from bot.search.passage import Hit, Passage

TODAY = date(2026, 4, 20)


def hits(count: int) -> list[Hit]:
    passages = (
        Passage(
            id=f"p#{n}", post="p", number=n, title="AI Weekly", section="Memory", item="", text=f"word{n}",
            published=TODAY, first=TODAY, last=TODAY, language="en",
        )
        for n in range(count)
    )  # fmt: skip
    return [Hit(passage=passage, score=1.0) for passage in passages]


def lines(message: Message) -> list[str]:
    return [
        f"{line.number}. {text_of(line.spans)}"
        for element in message.elements
        if isinstance(element, Bullets)
        for line in element.lines
    ]


def buttons(message: Message) -> dict[str, str]:
    rows = [element for element in message.elements if isinstance(element, Buttons)]
    return {button.label: button.command for row in rows for button in row.buttons}


@given(st.lists(st.integers(), max_size=60), st.integers(1, 9))
def test_the_pages_of_a_list_hold_all_of_it_once_and_in_order(things, size):
    first = page_of(things, 1, size)
    pages = [page_of(things, number, size) for number in range(1, first.count + 1)]
    assert [thing for page in pages for thing in page.shown] == things
    assert page_of(things, first.count + 5, size) == pages[-1]
    assert page_of(things, -3, size) == first


@given(st.integers(0, 30), st.text(min_size=1, max_size=120))
def test_every_hit_is_reached_by_pressing_more_or_the_page_says_why_not(count, query):
    query = " ".join(query.split()) or "x"
    message, seen = hit_list(query, hits(count), 1), lines(hit_list(query, hits(count), 1))
    while more := buttons(message).get("More"):
        assert len(more) <= BUTTON_COMMAND
        asked = parse(more, today=TODAY)
        assert asked.query == query
        message = hit_list(query, hits(count), asked.page)
        seen += lines(message)
    told = " ".join(text_of(element.spans) for element in message.elements if hasattr(element, "spans"))
    assert len(seen) == count or "fewer words" in told
    assert [line.partition(".")[0] for line in seen] == [str(n) for n in range(1, len(seen) + 1)]


def test_what_was_asked_for_at_length_is_said_again_in_short():
    for found in (hits(2), []):
        message = hit_list("word " * 800, found)
        said = next(text_of(element.spans) for element in message.elements if hasattr(element, "spans"))
        assert "word word" in said
        assert max(len(said), len(message.summary)) < 200


def test_without_a_page_everything_is_shown():
    assert len(lines(hit_list("x", hits(12)))) == 12
    assert buttons(hit_list("x", hits(12))) == {}


def test_an_items_mentions_are_turned_and_a_name_too_long_for_a_button_shows_them_all():
    mentions = [
        Mention(
            passage=f"p#{n}", post="p", title="AI Weekly", section="", published=TODAY, quote=f"quote{n}"
        )
        for n in range(23)
    ]  # fmt: skip
    entry = Entry(key="name:memento", name="MEMENTO", kind="paper", url=None)
    card = Card(entry=entry, mentions=tuple(mentions))
    pages = [item_message(card, number) for number in (1, 2, 3)]
    assert [len(lines(page)) for page in pages] == [10, 10, 3]
    assert buttons(pages[1]) == {"Back": "item-page 1 MEMENTO", "More": "item-page 3 MEMENTO"}
    assert len(lines(item_message(card))) == 23
    assert len(lines(item_message(replace(card, entry=replace(entry, name="M" * 90)), 1))) == 23


def test_a_single_page_has_nothing_to_turn():
    assert list(turns(page_of([1], 1, 5), "list {}".format)) == []


def test_items_are_listed_whole_where_no_button_turns_a_page():
    entries = [Entry(key=f"name:{number}", kind="name", name=f"Loom {number}") for number in range(2 * LISTED + 1)]
    whole, first = item_list(entries), item_list(entries, 1)
    assert [
        len(part.lines) for message in (whole, first) for part in message.elements if isinstance(part, Bullets)
    ] == [
        len(entries),
        LISTED,
    ]
    assert [any(isinstance(part, Buttons) for part in message.elements) for message in (whole, first)] == [False, True]
    assert text_of(whole.elements[-1].spans) == f"{len(entries)} items · items NAME shows every mention of one"
