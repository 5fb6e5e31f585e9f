"""What can be pressed under a message and filled in: buttons, menus, pages and forms."""

from adapters.discord.components import payload
from adapters.discord.forms import asking, asking_about, typed
from adapters.discord.limits import LIMITS
from adapters.discord.rows import PRESSED, Pages, can_page
from bot.messages.message import Button, Buttons, Message, Note
from bot.messages.parts import cut
from bot.posts.blocks import Heading, Paragraph, plain
from tests.servers.discord_reader import buttons
from tests.servers.discord_rules import message_problems, modal_problems


def message(*elements):
    return Message(summary="A summary", elements=elements)


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
