"""What one Discord message holds, and how we count it."""

from adapters.discord.text import escape, units
from bot.messages.message import Buttons, Element, Limits
from bot.posts.blocks import Rule

#: Discord: characters of all text displays of a message together.
TEXT = 4_000
#: Discord: components of a message, nested ones too; a button is one, and so is the row it stands in.
COMPONENTS = 40
#: Discord: buttons of one action row.
ROW = 5
#: Discord: characters of a button's label and of its custom_id.
LABEL, CUSTOM_ID = 80, 100
#: Discord: characters of a thread's name and of a nonce.
THREAD_NAME, NONCE = 100, 25
#: What the marks of one run cost at most: all looks at once, an inline code fence, a link, an encoded address.
MARKS = 20


def weigh(text: str) -> int:
    """Give the characters a text takes once escaped, and room for the marks around one run of it."""
    return units(escape(text)) + MARKS if text else 0


def blocks_of(element: Element) -> int:
    """Give how many components an element adds: itself, and a text display for what may follow it.

    Neighbouring texts share one text display, so a text by itself adds none.
    """
    match element:
        case Buttons(buttons=buttons):
            return len(buttons) + -(-len(buttons) // ROW) + 1
        case Rule():
            return 2
    return 0


#: 40 components less the container and the first text display. Two rows of buttons are as many as one takes in.
LIMITS = Limits(
    part=3_900,
    text=3_900,
    heading=300,
    blocks=COMPONENTS - 2,
    summary=300,
    buttons=10,
    label=LABEL,
    table_rows=30,
    table_columns=4,
    tables=4,
    weigh=weigh,
    blocks_of=blocks_of,
)
