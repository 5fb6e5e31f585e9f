"""The console: what it shows, what it reads, and what cannot steer it."""

import io
import os

import pytest

from adapters.console.adapter import ConsoleAdapter
from adapters.console.lines import Pipe, completions, terminal
from adapters.console.text import payload, printed
from bot.chat import Choice, Final, Partial, Working
from bot.messages.message import Button, Buttons, Message, Note, Part
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
from bot.printable import printable

LINK = Span(text="x", url="https://example.org/a")
EVERYTHING = Message(
    summary="All of it",
    elements=(
        Heading(spans=plain("AI Weekly"), level=1),
        Note(spans=plain("2026-W16")),
        Paragraph(spans=(Span(text="bold", bold=True), *plain(" [red]not markup[/red] "), LINK)),
        Bullets(lines=(Bullet(spans=plain("first"), number=1), Bullet(spans=plain("done"), depth=1, done=True))),
        Code(text="print(1)", language="python"),
        Quote(paragraphs=(plain("quoted"),)),
        Table(header=(plain("Model"),), rows=((plain("Qwen3"),),)),
        Picture(url="https://example.org/a.png", alt="a chart"),
        Rule(),
        Buttons(buttons=(Button(label="Open", command="list 2"), Button(label="Ask", command="ask-in x", asks=True))),
    ),
)


SHOWN = [
    "AI Weekly", "2026-W16", "bold", "[red]not markup[/red]", "https://example.org/a", "1. first", "☑ done", "print(1)",
    "quoted", "Model", "Qwen3", "a chart",
]  # fmt: skip


class Echo:
    """A handler that says what it was asked, and shows buttons."""

    def __init__(self):
        self.asked = []
        self.finished = []

    async def accept(self, request):
        self.asked.append(request)
        return request.text != "refused"

    async def answer(self, request, limits):
        yield Working(text="Searching\x1b[2J")
        yield Partial(text="So far")
        yield Final(parts=(EVERYTHING,))

    async def finish(self, request):
        self.finished.append(request)

    async def watched(self, place, person, typed):
        return ()

    async def suggest(self, field, typed):
        return [Choice(label=f"{field} {typed}", value=f"{typed}-value")]


async def talk(text, handler):
    target = io.StringIO()
    adapter = ConsoleAdapter(source=io.StringIO(text), target=target, timezone="Europe/Berlin")
    await adapter.run(handler)
    assert not adapter.ready()
    return target.getvalue()


def test_every_kind_of_element_is_shown():
    text = printed(EVERYTHING)
    for words in (*SHOWN, "[1 Open]  [2 Ask]"):
        assert words in text


@pytest.mark.parametrize(
    "element",
    [
        Code(text=" ".join(map(str, range(200))), language="python"),
        Table(header=(plain("n"),), rows=((plain("".join(map(str, range(200)))),),)),
        Table(header=(plain("n"),), rows=((plain("页".join(map(str, range(200)))),),)),
    ],
)
def test_no_word_of_long_code_or_of_a_long_cell_is_cut(element):
    shown = printed(Message(summary="long", elements=(element,)))
    kept = "".join(letter for letter in shown if letter.isdigit())
    assert kept == "".join(map(str, range(200)))


def test_a_cell_without_text_is_shown_empty():
    header, row = ((), (Span(text="stars"),)), ((Span(text="cognee"),), ())
    shown = printed(Message(summary="A table", elements=(Table(header=header, rows=(row,)),)))
    assert "stars" in shown
    assert "cognee" in shown


def test_control_and_direction_changing_characters_are_dropped():
    assert printable("a\x1b[31mb\u202ec\x07\nd\te") == "a[31mbc\nd\te"


def test_spaces_of_every_width_are_kept():
    assert printable("·\u00a017\u00a0items 一\u3000二") == "·\u00a017\u00a0items 一\u3000二"


def test_family_emoji_and_chinese_are_kept():
    assert printable("👩‍💻 智能体") == "👩‍💻 智能体"


def test_a_payload_is_the_text_without_colours():
    assert "\x1b" not in payload(Part(number=1, where="channel", message=EVERYTHING))["text"]


@pytest.mark.parametrize("leaving", ["/quit", "exit", "Quit"])
async def test_lines_are_asked_answered_and_finished_until_quit(leaving):
    handler = Echo()
    said = await talk(f"what is new?\n\n/digest list\nrefused\n{leaving}\nunread\n", handler)
    assert [request.text for request in handler.asked] == ["what is new?", "/digest list", "refused"]
    assert [request.kind for request in handler.asked] == ["question", "command", "question"]
    assert len(handler.finished) == 2
    assert "AI Weekly" in said
    assert handler.asked[0].timezone == "Europe/Berlin"


async def test_a_number_presses_a_button_and_an_asking_one_takes_the_next_line():
    handler = Echo()
    await talk("hello\n1\n2\nwho leads?\n", handler)
    assert [request.text for request in handler.asked[1:]] == ["/digest list 2", "/digest ask-in x who leads?"]


async def test_a_number_without_a_button_is_said_and_an_issue_or_a_year_is_asked_about():
    handler = Echo()
    said = await talk("3\nhello\n9\n354\n2025\n", handler)
    assert [request.text for request in handler.asked] == ["hello", "354", "2025"]
    assert "There is no button 3 just above" in said
    assert "There is no button 9 just above" in said


async def test_a_number_too_long_to_be_read_presses_nothing():
    handler = Echo()
    await talk("hello\n" + "1" * 5000 + "\n", handler)
    assert [len(request.text) for request in handler.asked] == [5, 5000]


async def test_a_pipe_gives_its_lines_also_the_last_without_an_end():
    read, write = os.pipe()
    os.write(write, "one\ntwo\nthrée".encode())
    os.close(write)
    with os.fdopen(read) as source:
        pipe = Pipe(source)
        assert [await pipe.next() for _ in range(4)] == ["one", "two", "thrée", None]


async def test_commands_periods_and_items_are_completed():
    handler = Echo()
    typed, choices = await completions(handler, "/digest se")
    assert typed == "se"
    assert "search " in [choice.value for choice in choices]
    typed, choices = await completions(handler, "items cog")
    assert (typed, choices[0].value) == ("cog", "cog-value")
    assert await completions(handler, "search something") == ("", [])


@pytest.mark.parametrize("home", ["writable", "not there"])
async def test_a_terminal_prompts_keeps_a_history_and_ends_at_ctrl_d(home, tmp_path, monkeypatch):
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.output import DummyOutput

    monkeypatch.setenv("HOME", str(tmp_path if home == "writable" else tmp_path / "missing"))
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        lines = terminal(Echo())
        typed.send_text("hello\r")
        assert await lines.next() == "hello"
        typed.send_text("\x04")
        assert await lines.next() is None
    assert (tmp_path / ".digestbot_history").exists() == (home == "writable")


async def test_the_history_on_disk_keeps_nothing_that_steers_a_terminal(tmp_path, monkeypatch):
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.output import DummyOutput

    monkeypatch.setenv("HOME", str(tmp_path))
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        lines = terminal(Echo())
        typed.send_text("\x1b[200~what is \x1b[2J\u202ecognee?\x1b[201~\r")
        await lines.next()
        typed.send_text("\x04")
        await lines.next()
    kept = (tmp_path / ".digestbot_history").read_text(encoding="utf-8")
    assert "+what is [2Jcognee?\n" in kept
    assert "\x1b" not in kept
