"""Group commit: small changes of many callers that wait for the same writer share one transaction.

While a commit is under way the next changes gather, and then go together. A caller has its answer only after the commit
that made it last, so that sharing costs no guarantee; what it saves is the wait for the disk, once a group and not once
a change, and most statements, which take a whole group at once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.errors import StoreError

Job = TypeVar("Job")
Answer = TypeVar("Answer")
#: Does jobs of one kind in an open transaction, and gives an answer for each, in their order.
Work: TypeAlias = Callable[[AsyncSession, Sequence[Job]], Awaitable[Sequence[Answer]]]

#: Jobs of one transaction: SQLite's other writers wait for it, and PostgreSQL's locks are held so long.
LARGEST = 250


@dataclass(frozen=True, slots=True)
class _Waiting:
    work: Work[Any, Any]
    job: Any
    answer: "asyncio.Future[Any]"


class Together:
    """Takes jobs from any number of tasks and does those that wait in one transaction."""

    def __init__(self, write: Callable[[], AbstractAsyncContextManager[AsyncSession]]) -> None:
        """Take how a transaction is begun; it commits where its block ends well."""
        self._write = write
        self._waiting: list[_Waiting] = []
        self._task: asyncio.Task[None] | None = None

    async def do(self, work: Work[Job, Answer], job: Job) -> Answer:
        """Do a job with whatever else waits, and give its answer once it is committed.

        A caller that is cancelled may leave its job done; one whose turn had not come leaves nothing.

        Raises:
            StoreError: the database cannot be used.
        """
        waiting = _Waiting(work, job, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._drain(), name="group commit")
        answer: Answer = await waiting.answer
        return answer

    async def finish(self) -> None:
        """Wait for the transaction under way."""
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    async def _drain(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:LARGEST], self._waiting[LARGEST:]
            group = [one for one in group if not one.answer.done()]
            try:
                await self._do(group)
            except BaseException:
                for one in (*group, *self._waiting):
                    one.answer.cancel()
                raise

    async def _do(self, group: Sequence[_Waiting]) -> None:
        try:
            answers = await self._commit(group)
        # The last resort: whatever it is goes to those who wait for it.
        except Exception as error:  # noqa: BLE001
            # One job that breaks a rule of the database spoils no other; a database out of reach fails them all.
            if len(group) > 1 and not isinstance(error, StoreError):
                for one in group:
                    await self._do([one])
                return
            for one in group:
                if not one.answer.done():
                    one.answer.set_exception(error)
            return
        for one, answer in zip(group, answers, strict=True):
            if not one.answer.done():
                one.answer.set_result(answer)

    async def _commit(self, group: Sequence[_Waiting]) -> list[Any]:
        kinds: dict[Work[Any, Any], list[int]] = {}
        for number, one in enumerate(group):
            kinds.setdefault(one.work, []).append(number)
        answers: list[Any] = [None] * len(group)
        if group:
            async with self._write() as session:
                for work, numbers in kinds.items():
                    given = await work(session, [group[number].job for number in numbers])
                    for number, answer in zip(numbers, given, strict=True):
                        answers[number] = answer
        return answers
