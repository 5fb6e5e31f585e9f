"""Living posts: what was posted follows its post. It is edited when the post changes, and withdrawn with it."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.messages.message import Part
from bot.messages.moments import marked
from bot.posts.post import Post
from bot.store.database import Database
from bot.store.ledger.claims import WITHDRAWN
from bot.store.ledger.edits import (
    Shown,
    ShownPart,
    ShownSlot,
    Wish,
    revise_slot,
    shown_posts,
    slots_showing,
    waiting_slots,
)
from scheduler import lines
from scheduler.frozen import freeze, thaw
from scheduler.ledger import key_for
from scheduler.planning import Layout, late_line
from scheduler.times import say_time

log = logging.getLogger(__name__)

#: How long a post must be away before it counts as deleted: programs that write files take them away for a moment.
GONE = timedelta(seconds=60)
#: How much later than planned a digest may begin without saying so.
DELAY = timedelta(minutes=30)
#: Slots revised in one go.
AT_ONCE = 100


class Revising:
    """Compares what places show with the posts there are, and notes how it should read."""

    def __init__(
        self, db: Database, posts: Callable[[], Sequence[Post]], layout: Layout, now: Callable[[], datetime]
    ) -> None:
        """Take the database, all posts there are now, what lays one out, and the clock."""
        self._db = db
        self._posts = posts
        self._layout = layout
        self._now = now
        self._missing: dict[str, datetime] = {}
        self._failed: set[tuple[int, str]] = set()
        self._settled: tuple[Sequence[Post], frozenset[str], frozenset[str]] | None = None

    async def revise(self) -> int:
        """Note what should read otherwise, and give how many slots were looked at; call it until none.

        Raises:
            StoreError: the database cannot be used.
        """
        now, posts = self._now(), self._posts()
        visible = {post.slug: post for post in posts if post.visible(now)}
        revised = await self._mark_late(visible, now)
        gone = self._gone(posts, now)
        state = (posts, frozenset(visible), gone)
        if self._settled is not None and self._settled[0] is posts and self._settled[1:] == state[1:]:
            return revised
        known = {post.slug for post in posts}
        changed = 0
        for shown in await shown_posts(self._db):
            post = visible.get(shown.slug)
            if shown.slug not in known and not shown.withdrawn:
                self._missing.setdefault(shown.slug, now)
            hidden = post is None and (shown.slug in known or shown.slug in gone)
            if hidden and not shown.withdrawn:
                changed += await self._withdraw(shown, now)
            elif post is not None and (shown.withdrawn or shown.checksum != post.checksum):
                changed += await self._update(shown, post, now)
        if not changed:
            self._settled = state
        return revised + changed

    def _gone(self, posts: Sequence[Post], now: datetime) -> frozenset[str]:
        """Give the slugs that have been away for long enough; none where all posts are, which is an accident."""
        for slug in self._missing.keys() & {post.slug for post in posts}:
            del self._missing[slug]
        if not posts:
            return frozenset()
        return frozenset(slug for slug, since in self._missing.items() if now - since >= GONE)

    async def _withdraw(self, shown: Shown, now: datetime) -> int:
        slots = await slots_showing(self._db, shown, limit=AT_ONCE)
        for slot in slots:
            wishes = [_wish(slot, part.part, _withdrawn(part)) for part in slot.parts]
            await revise_slot(self._db, slot, wishes, why=WITHDRAWN, now=now, withdrawn=True)
        return len(slots)

    async def _update(self, shown: Shown, post: Post, now: datetime) -> int:
        slots = await slots_showing(self._db, shown, limit=AT_ONCE)
        slots = [slot for slot in slots if (slot.id, post.checksum) not in self._failed]
        for slot in slots:
            if slot.skipped:
                await revise_slot(self._db, slot, (), why="", now=now, checksum=post.checksum)
            else:
                await self._rewrite(slot, post, now)
        return len(slots)

    async def _rewrite(self, slot: ShownSlot, post: Post, now: datetime) -> None:
        """Lay a slot out again; where it reads the same, nothing is done."""
        try:
            texts = self._texts(slot, post, slot.late_line, slot.corrected)
            same = (
                not slot.withdrawn
                and all(_reads(part, text) for part, text in zip(slot.parts, texts, strict=False))
                and len(texts) == len(slot.parts)
            )
            corrected = slot.corrected
            if not same and slot.begun:
                corrected = f"Updated {marked(now, say_time(now.astimezone(_zone(slot))))}."
                texts = self._texts(slot, post, slot.late_line, corrected)
        # The last resort for one post among many: the others are revised all the same.
        except Exception as error:
            self._failed.add((slot.id, post.checksum))
            log.error("cannot lay out a post again", extra={"action": "revise", "post": post.slug}, exc_info=error)
            return
        wishes = [_wish(slot, number, text) for number, text in enumerate(texts, start=1)]
        values = {"checksum": post.checksum, "corrected": corrected, "withdrawn": False}
        why = "The post changed." if not slot.withdrawn else "The post is back."
        await revise_slot(self._db, slot, [] if same else wishes, why=why, now=now, **values)
        if not same:
            log.info("a posted digest changed", extra={"action": "revise", "slot": slot.label, "post": post.slug})

    def _texts(self, slot: ShownSlot, post: Post, late: str | None, corrected: str | None) -> list[str | None]:
        """Give how each part should read; None for those that the post no longer has."""
        parts = self._layout(post, slot.platform, late=late or "", corrected=corrected or "")
        surplus = slot.parts[len(parts) :]
        return [*map(freeze, _kept_in_place(parts, slot)), *(None for _ in surplus)]

    async def _mark_late(self, visible: dict[str, Post], now: datetime) -> int:
        """Let what was planned on time and could not be sent for long say that it is late."""
        slots = await waiting_slots(self._db, owed_before=now - DELAY, limit=AT_ONCE)
        slots = [slot for slot in slots if slot.slug in visible and (slot.id, "late") not in self._failed]
        for slot in slots:
            late = late_line(slot.due, _zone(slot))
            try:
                texts = self._texts(slot, visible[slot.slug], late, slot.corrected)
            # The last resort for one post among many.
            except Exception as error:
                self._failed.add((slot.id, "late"))
                log.error("cannot lay out a post again", extra={"action": "revise", "post": slot.slug}, exc_info=error)
                continue
            wishes = [_wish(slot, number, text) for number, text in enumerate(texts, start=1)]
            checksum = visible[slot.slug].checksum
            values = {"late": True, "late_line": late, "checksum": checksum}
            await revise_slot(self._db, slot, wishes, why="It comes late.", now=now, **values)
        return len(slots)


def _withdrawn(part: ShownPart) -> str | None:
    """Give how a part of a withdrawn digest reads: its headline says so, and what follows it is taken back."""
    if part.part > 1 or not part.attempts:
        return None
    return freeze(Part(number=1, where="channel", message=lines.saying(lines.WITHDRAWN)))


def _reads(part: ShownPart, text: str | None) -> bool:
    """Tell whether a part reads as it should; a platform that keeps every message shows a line of one to be gone."""
    if text is None and part.text is not None:
        return thaw(part.text).message == lines.saying(lines.TAKEN_BACK)
    return part.text == text


def _kept_in_place(parts: Sequence[Part], slot: ShownSlot) -> Iterator[Part]:
    """Leave parts where they stand, channel or thread, since none can be moved, and let new ones come after them."""
    stand = {part.part: thaw(part.text).where for part in slot.parts if part.attempts and part.text is not None}
    in_thread = False
    for part in parts:
        where = stand.get(part.number, "thread" if in_thread else part.where)
        in_thread = in_thread or where == "thread"
        yield replace(part, where=where)


def _wish(slot: ShownSlot, number: int, text: str | None) -> Wish:
    key = key_for(slot.platform, slot.workspace, slot.channel, slot.label, number)
    return Wish(part=number, key=key, text=text)


def _zone(slot: ShownSlot) -> ZoneInfo:
    try:
        return ZoneInfo(slot.zone or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")
