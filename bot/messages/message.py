"""A message as data: blocks of plain text, buttons, and the one line that notifications and screen readers get."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.posts.blocks import Block, Spans

#: The longest command a button may carry. Discord: custom_id of 100 characters, less our prefix.
BUTTON_COMMAND = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to press: it sends a command as if the person had typed it after `/digest`.

    Attributes:
        label: plain text.
        command: at most BUTTON_COMMAND characters, made of ids only (posts by Post.key), checked again when pressed.
        asks: a press first asks the person for a line of text, which is put after the command.
    """

    label: str
    command: str
    style: Literal["plain", "primary", "danger"] = "plain"
    asks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Buttons:
    """Buttons in a row or more, as the platform allows.

    Attributes:
        menu: where the platform has menus, the buttons stand in one under this line, such as "Ask about …".
    """

    buttons: tuple[Button, ...]
    menu: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A small quiet line: a source, a window, a hint."""

    spans: Spans


Element: TypeAlias = Block | Note | Buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One thing the bot says.

    Attributes:
        summary: the plain line for notifications; says what the message says, never "new message".
        elements: what is shown, in order; level-1 headings only at the top.
        private: for the asker's eyes where the platform can do that.
        again: the command that shows the same again, for a platform that shows a long message page by page; empty where
            the request itself does.
        series: of the post that is shown, for a platform that gives each series a colour; empty for none.
        language: of the post that is shown, for buttons that are added; empty for none.
    """

    summary: str
    elements: tuple[Element, ...]
    private: bool = False
    again: str = ""
    series: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One platform message of a digest or a long answer.

    Attributes:
        number: from 1, in the order of posting.
        where: part 1 of a digest stands in the channel, the others in its thread.
        title: names the thread where a platform wants a name (Discord: 100 characters, the adapter shortens).
    """

    number: int
    where: Literal["channel", "thread"]
    message: Message
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one message of a platform can hold; declared by its adapter and checked by the contract tests.

    Attributes:
        part: weight of all shown text in one message.
        text: weight of one block's text.
        heading: weight of a level-1 or level-2 heading.
        blocks: how many platform blocks a message holds.
        blocks_of: how many platform blocks an element becomes (rows of buttons, a table's lines).
        summary: weight of the notification line.
        buttons: per message.
        label: characters of a button's label.
        table_rows: rows shown as a table, 0 where the platform has no tables.
        table_columns: columns of such a table.
        tables: tables per message.
        shares: a private message can be shown to everybody by a button.
        follows: an answer gets a button that asks a follow-up, where people cannot simply go on talking.
        wishes: what a subscription may wish of its posts here, of `silent`, `role` (to call one) and `tag`.
        menus: how many buttons of a row become a menu where the row asks for one; 0 where the platform has none.
        typed: how people type a command there, such as `list`.
        weigh: how long the platform counts a text to be once our renderer has escaped it.
    """

    part: int
    text: int
    heading: int
    blocks: int
    summary: int
    buttons: int
    label: int
    table_rows: int = 0
    table_columns: int = 0
    tables: int = 0
    weigh: Callable[[str], int] = len
    blocks_of: Callable[[Element], int] = lambda element: 1
    edits: bool = True
    threads: bool = True
    streams: bool = False
    private: bool = True
    shares: bool = False
    follows: bool = False
    menus: int = 0
    wishes: frozenset[str] = frozenset()
    typed: Callable[[str], str] = "/digest {}".format
