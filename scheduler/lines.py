"""What stands in a message whose words are no longer to be read."""

from bot.messages.message import Message, Note
from bot.posts.blocks import plain

WITHDRAWN = "This digest was withdrawn."
TAKEN_BACK = "This part of the digest was taken back."


def saying(line: str) -> Message:
    """Give a message of one small line."""
    return Message(summary=line, elements=(Note(spans=plain(line)),))
