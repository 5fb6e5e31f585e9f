"""A digest on a board, whose post changes while a clock is turned by hand."""

from dataclasses import replace

from bot.messages.message import Message, Note, Part
from bot.messages.moments import spoken
from bot.posts.blocks import text_of
from scheduler.planning import plan
from scheduler.revising import Revising
from scheduler.sender import Sender


def lay_out(post, platform, *, late="", corrected=""):
    """Lay a post out as its title and a part for each line of its source; blanks at the ends of lines show nowhere."""
    if post.title == "broken":
        raise ZeroDivisionError
    notes = tuple(Note(spans=spoken(line)) for line in (late, corrected) if line)
    said = " ".join((post.title, *(text_of(note.spans) for note in notes)))
    head = Part(number=1, where="channel", message=Message(summary=said, elements=notes))
    lines = [line.rstrip() for line in post.source.splitlines()]
    rest = [
        Part(number=number, where="thread", message=Message(summary=line, elements=()))
        for number, line in enumerate(lines, start=2)
    ]
    return [head, *rest]


class Scene:
    """A subscribed channel, its post, and a clock that ticks when told."""

    def __init__(self, database, board, moment, make_post, layout=lay_out):
        self.database, self.board, self.moment, self.layout = database, board, moment, layout
        self.other = make_post("w45", "2026-11-01 10:00")
        self.post = make_post("w46", "2026-11-15 10:00", source="one\ntwo\nthree\nfour")
        self.posts = (self.post, self.other)
        self.start()

    def start(self):
        """Begin anew, as after a restart."""
        self.sender = Sender(self.database, {"board": self.board}, self.moment, patience=0)
        self.revising = Revising(self.database, lambda: self.posts, self.layout, self.moment)

    def change(self, **fields):
        self.post = replace(self.post, **fields)
        self.posts = (self.post, self.other)

    async def tick(self, **later):
        self.moment.turn(**(later or {"seconds": 20}))
        while await self.revising.revise():
            pass
        await plan(self.database, lambda: self.posts, self.layout, now=self.moment())
        await self.sender.run_once()

    def texts(self):
        return [message["text"] for message in self.board.messages()]

    def edits(self):
        return [message.get("edits", 0) for message in self.board.messages()]
