"""A chat platform made of one file: every message is a line, appended at once, so a killed process leaves what it said.

It can misbehave as real platforms do: store a message and drop the answer, drop it before, refuse, ask to wait, show
new messages late, or not let anybody look.
"""

import asyncio
import json
import os
from collections import deque
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Literal

from bot.chat import Handler, Health, NotSent, Outcome, Place, Sent, Unknown
from bot.errors import LookupFailed
from bot.messages.message import Limits, Part

Behaviour = Literal["store", "store, then drop", "drop", "refuse", "refuse alone", "wait", "break", "hang"]

LIMITS = Limits(part=4000, text=3000, heading=150, blocks=50, summary=150, buttons=5, label=75)


class Board:
    """The platform, and the adapter to it."""

    name = "board"
    limits = LIMITS

    def __init__(self, path: Path, name: str = "board") -> None:
        self.path = path
        self.name = name
        self.behaviours: deque[Behaviour] = deque()
        self.health = Health()
        self.site = ""
        self.edit_faults: deque[Behaviour] = deque()
        self.delete_faults: deque[Behaviour] = deque()
        self.refuses_edits = self.keeps_everything = False
        self.followed: set[str] = set()
        self.spread_faults: deque[Behaviour] = deque()
        self.edited = self.tried = self.deleted = 0
        self.people = {"U1"}
        self.blind = False
        self.connected = True
        self.lag = 0.0
        self.takes = 0.0
        self.calls: list[tuple[str, str]] = []
        self.called = asyncio.Event()
        self.at_once = 0
        self.most_at_once = 0
        self.before: Callable[[str], None] = lambda step: None

    async def run(self, handler: Handler) -> None:
        await asyncio.Event().wait()

    def ready(self) -> bool:
        return self.connected

    async def publish(self, place: Place, part: Part, *, key: str) -> Outcome:
        at = monotonic()
        self.calls.append((place.channel, key))
        self.called.set()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self._publish(place, part, key, at)
        finally:
            self.at_once -= 1

    async def _publish(self, place: Place, part: Part, key: str, at: float) -> Outcome:
        self.before("call")
        await asyncio.sleep(self.takes)
        behaviour = self.behaviours.popleft() if self.behaviours else "store"
        if behaviour == "hang":
            await asyncio.Event().wait()
        match behaviour:
            case "drop":
                return Unknown(why="the connection dropped")
            case "refuse":
                return NotSent(why="The bot is not in the channel; invite it.", permanent=True)
            case "refuse alone":
                return NotSent(why="The thread is gone.", permanent=True, alone=True)
            case "wait":
                return NotSent(why="too many messages", retry_after=7.0)
            case "break":
                raise RuntimeError("the adapter broke")
            case "store, then drop":
                self._append(place, part, key, at)
                return Unknown(why="the connection dropped")
            case _:
                sent = self._sent(self._append(place, part, key, at), place)
                self.before("answer")
                return sent

    def _append(self, place: Place, part: Part, key: str, at: float) -> str:
        """Write a message down, `at` the instant at which we were called."""
        message = {
            "id": os.urandom(6).hex(),
            "channel": place.channel,
            "thread": place.thread,
            "part": part.number,
            "text": part.message.summary,
            "key": key,
            "at": at,
        }
        with self.path.open("a") as file:
            file.write(json.dumps(message) + "\n")
        return str(message["id"])

    async def find(self, place: Place, key: str, *, since: datetime) -> Sent | None:
        if self.blind:
            raise LookupFailed("the history may not be read")
        for message in self.messages(place.channel):
            fresh = monotonic() - message["at"] < self.lag
            if message["key"] == key and message["thread"] == place.thread and not fresh:
                return self._sent(message["id"], place)
        return None

    def _sent(self, number: str, place: Place) -> Sent:
        spreads = place.thread is None and place.channel in self.followed
        return Sent(message_id=number, place=place, spreads=spreads)

    async def edit(self, sent: Sent, part: Part, *, key: str) -> Outcome:
        self.tried += 1
        self.before("edit")
        fault = self.edit_faults.popleft() if self.edit_faults else "store"
        if fault == "break":
            raise RuntimeError("the adapter broke")
        if fault == "drop":
            return Unknown(why="the connection dropped")
        if self.refuses_edits:
            return NotSent(why="The bot is not in the channel; invite it.", permanent=True)
        messages = self.messages()
        for message in messages:
            if message["id"] == sent.message_id:
                message["text"] = part.message.summary
                message["edits"] = message.get("edits", 0) + 1
                self._rewrite(messages)
                self.edited += 1
                self.before("edited")
                return sent
        return NotSent(why="The message is not there any more.", permanent=True)

    async def delete(self, sent: Sent) -> Outcome:
        self.before("delete")
        fault = self.delete_faults.popleft() if self.delete_faults else "store"
        if fault == "break":
            raise RuntimeError("the adapter broke")
        if fault == "drop":
            return Unknown(why="the connection dropped")
        if fault == "refuse" or self.keeps_everything:
            return NotSent(why="Nothing can be deleted here.", permanent=True)
        self.deleted += 1
        self.lose(sent.message_id)
        self.before("deleted")
        return Unknown(why="the connection dropped") if fault == "store, then drop" else sent

    def lose(self, message_id: str) -> None:
        """Let somebody delete a message."""
        self._rewrite([message for message in self.messages() if message["id"] != message_id])

    def _rewrite(self, messages: list[dict]) -> None:
        new = self.path.with_suffix(".new")
        new.write_text("".join(json.dumps(line) + "\n" for line in messages))
        new.replace(self.path)

    async def spread(self, sent: Sent) -> Outcome | None:
        self.before("spread")
        if sent.place.channel not in self.followed:
            return None
        fault = self.spread_faults.popleft() if self.spread_faults else "store"
        match fault:
            case "break":
                raise RuntimeError("the adapter broke")
            case "hang":
                await asyncio.Event().wait()
            case "drop":
                return Unknown(why="the connection dropped")
            case "refuse":
                return NotSent(why="The bot may not publish.", permanent=True)
            case "refuse alone":
                return NotSent(why="The thread is gone.", permanent=True, alone=True)
            case "wait":
                return NotSent(why="too many messages", retry_after=600.0)
        messages = self.messages()
        for message in messages:
            if message["id"] == sent.message_id:
                message["spread"] = True
        self._rewrite(messages)
        self.before("spread done")
        return sent

    async def private(self, place: Place, person: str) -> Place:
        if person not in self.people:
            raise LookupFailed(f"there is no {person}")
        return Place(platform=self.name, workspace=place.workspace, channel=f"D-{person}")

    def address(self, place: Place) -> str | None:
        """Give where a channel is opened, where the board is told that it stands somewhere."""
        return f"{self.site}/{place.channel}" if self.site else None

    async def inspect(self, place: Place) -> Health:
        return self.health

    def spread_parts(self, channel: str | None = None) -> list[int]:
        """Give the part numbers that the followers of a channel see."""
        return [message["part"] for message in self.messages(channel) if message.get("spread")]

    def messages(self, channel: str | None = None) -> list[dict]:
        """Give what stands on the board, oldest first."""
        lines = self.path.read_text().splitlines() if self.path.exists() else []
        messages = [json.loads(line) for line in lines]
        return [message for message in messages if channel is None or message["channel"] == channel]

    def parts(self, channel: str | None = None) -> list[int]:
        """Give the part numbers that stand in a channel, in order."""
        return [message["part"] for message in self.messages(channel)]
