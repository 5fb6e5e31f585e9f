"""What one Discord message holds, and how we count it."""

from adapters.discord.text import escape, units
from bot.commands import SCHEDULE
from bot.messages.message import Button, Buttons, Element, Limits
from bot.posts.blocks import Rule

#: Discord: characters of all text displays of a message together.
TEXT = 4_000
#: Discord: components of a message, nested ones too; a button is one, and so is the row it stands in.
COMPONENTS = 40
#: Discord: buttons of one action row.
ROW = 5
#: Discord: choices of one menu.
MENU = 25
#: Discord: characters of a button's label and of its custom_id.
LABEL, CUSTOM_ID = 80, 100
#: The commands of buttons that show something to read.
_READS = ("open ", "section ")
#: What the marks of one run cost at most: all looks at once, an inline code fence, a link, an encoded address.
MARKS = 20


def weigh(text: str) -> int:
    """Give the characters a text takes once escaped, and room for the marks around one run of it."""
    return units(escape(text)) + MARKS if text else 0


def in_menu(row: Buttons) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
    """Give the buttons that stand in a menu, and the others: what to read is chosen from a menu where one row is short.

    A row that asks for a menu stands in one as a whole.
    """
    if row.menu:
        return row.buttons[:MENU], row.buttons[MENU:]
    if len(row.buttons) <= ROW:
        return (), row.buttons
    reads = [button for button in row.buttons if button.command.startswith(_READS) and button.style == "plain"]
    if len(reads) < 2:
        return (), row.buttons
    menu = tuple(reads[:MENU])
    return menu, tuple(button for button in row.buttons if button not in menu)


def blocks_of(element: Element) -> int:
    """Give how many components an element adds: itself, and a text display for what may follow it.

    Neighbouring texts share one text display, so a text by itself adds none. A menu and its row are two. A button that
    may stand beside the title makes a section of the two, and a text display of what follows.
    """
    match element:
        case Buttons(buttons=buttons):
            menu, others = in_menu(element)
            beside = any(button.style == "primary" for button in buttons)
            return 2 * bool(menu) + len(others) + -(-len(others) // ROW) + 1 + 2 * beside
        case Rule():
            return 2
    return 0


#: What people type after `/digest` by its name; every other word is a period to read.
NAMED = ("ask", "search", "items", "list", "watch", "unwatch", "language", "timezone", "help")
#: The box that takes all that follows the name of a command.
_BOXES = {"ask": "question", "search": "words", "watch": "name", "unwatch": "name"}


def typed(words: str) -> str:
    """Give how a command is typed: its name, and what follows it in its box; where it has several boxes, no more."""
    verb, _, rest = words.partition(" ")
    if verb in SCHEDULE:
        return f"/digest-admin {verb.removeprefix('posts-')}"
    box = f" {_BOXES[verb]}: {rest}" if rest and verb in _BOXES else ""
    return f"/digest {verb if verb in NAMED else 'read'}{box}"


#: 40 components less the container, the first text display, and the row that turns pages. No message has more buttons
#: than one menu has choices.
LIMITS = Limits(
    part=3_900,
    text=3_900,
    heading=300,
    blocks=COMPONENTS - 6,
    summary=300,
    buttons=MENU,
    label=LABEL,
    table_rows=30,
    table_columns=4,
    tables=4,
    weigh=weigh,
    blocks_of=blocks_of,
    shares=True,
    follows=True,
    menus=MENU,
    wishes=frozenset({"silent", "role", "tag"}),
    typed=typed,
)
