"""A model writes, the checker reads along: only whole sentences that their passages hold go on.

What stands there may still be beside the point, as a small model's sentences often are: they wait until together they
give what is asked, and while less than half of what the model wrote stands.
"""

import asyncio
import re
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.answers.answer import Accepted, Usage
from bot.answers.checking.evidence import EMPTY, Checker
from bot.answers.extraction.picks import Pick
from bot.answers.extraction.settling import is_answered
from bot.answers.finding.finding import Found
from bot.answers.model.nothing import before_denial, is_courtesy, says_not_held
from bot.answers.model.prompt import Prompt
from bot.answers.model.reply import Reply
from bot.answers.model.stream import SentenceStream, Written
from bot.answers.phrases import phrases_in
from bot.answers.questions.ask import Ask
from bot.answers.writing.citing import quote_for
from bot.answers.writing.draft import Draft
from bot.answers.writing.nothingheld import holds_nothing
from bot.answers.writing.ownwords import OwnWords
from bot.answers.writing.secondlook import WHY, SecondLook
from bot.errors import ModelError

if TYPE_CHECKING:
    from bot.answers.model.client import Model

#: Why sentences go that stand in their passages, as kept for "why".
BESIDE = "it does not give what is asked, or most that was written with it does not stand"

#: Why a sentence goes that only says more of one that went.
LEANING = "what it speaks of is not shown"
#: How a sentence begins that is about all of the one before it: `That guards …`, not `That was Ada`.
_LEANS = re.compile(
    r"(?:Th(?:at|is|ese|ose)|Both) "
    r"(?!(?:is|was|are|were|week|month|year|quarter|day|morning|time|issue|digest|post)\b)[a-z]"
    r"|(?:Dies|Das|Cela|Ceci|Esto|Eso) [a-zß-ÿ]|[这這此](?![周週次月年天日期])|これ|それ"
)


async def write(
    model: "Model",
    prompt: Prompt,
    ask: Ask,
    found: Found,
    draft: Draft,
    *,
    own: OwnWords,
    second_look: SecondLook | None = None,
) -> AsyncGenerator[Accepted]:
    """Let a model write into the draft; give each sentence that stays, as soon as it is whole and was looked at.

    Afterwards `draft.settled` tells whether the model's word is enough: sentences stayed, or it says the digests do not
    hold the answer. Where the words of the digests are sure to, it must say so twice; else what they tell is shown in
    their `own` words beside that, looked for while the model is asked.

    Raises:
        ModelError: the model broke off; what was accepted before stays.
    """
    # The passages are read while the model is.
    read = partial(Checker, prompt.shown, question=ask.whole, language=ask.language, urls=draft.urls)
    checker = asyncio.create_task(asyncio.to_thread(read))
    stream = SentenceStream()
    async with _Desk(prompt, checker, ask, found, draft, second_look) as desk:
        heard, counted = 0, False
        try:
            async for piece in model.write(prompt.system, prompt.user):
                if isinstance(piece, Usage):
                    draft.spend(piece)
                    counted = True
                    continue
                heard += len(piece)
                for accepted in await desk.judge(stream.add(piece)):
                    yield accepted
        except ModelError:
            if heard and not counted:
                draft.spend(model.estimate(len(prompt.system) + len(prompt.user), heard))
            for accepted in await desk.judge(stream.end(whole=False), last=True):
                yield accepted
            raise
        for accepted in await desk.judge(stream.end(), last=True):
            yield accepted
    if desk.said_nothing and not draft.has_sentences:
        for accepted in await _doubted(model, prompt, ask, found, draft, own):
            yield accepted
    draft.settled = draft.settled or draft.has_sentences


async def _doubted(
    model: "Model", prompt: Prompt, ask: Ask, found: Found, draft: Draft, own: OwnWords
) -> Sequence[Accepted]:
    """Refuse what the model finds nowhere, or tell it in the digests' own words where it does not say so twice."""
    words = phrases_in(draft.language)
    if found.sure:
        denied, told = await asyncio.gather(holds_nothing(model, ask, prompt.shown), asyncio.to_thread(own))
        if not draft.hear(denied):
            draft.note(words.doubted)
            return told(draft)
    draft.refuse(words.not_held)
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A written sentence that was held against its passages.

    Attributes:
        why: it goes; "" where it stays.
        after_nothing: it follows the word that the digests do not hold what is asked.
        look: tells whether a second look doubts it; None where there is none.
    """

    text: str
    why: str = ""
    cited: Sequence[int] = ()
    after_nothing: bool = False
    look: asyncio.Task[Reply[bool]] | None = None


class _Desk:
    """Where each written sentence is judged, and waits with those before it until they give what is asked.

    Sentences are read as they come and looked at again side by side; what becomes of them is settled in their order.
    """

    def __init__(
        self,
        prompt: Prompt,
        checker: Awaitable[Checker],
        ask: Ask,
        found: Found,
        draft: Draft,
        second_look: SecondLook | None,
    ) -> None:
        self._prompt = prompt
        self._checker = checker
        self._ask = ask
        self._found = found
        self._draft = draft
        self._second_look = second_look
        self._heard: set[str] = set()
        self._read: deque[_Read] = deque()
        self._waiting: list[tuple[str, list[Pick]]] = []
        self._stand = self._fell = 0
        self._fell_last = False
        self.said_nothing = False

    async def __aenter__(self) -> "_Desk":
        return self

    async def __aexit__(self, *_: object) -> None:
        """Drop what waited in vain, and ask no more."""
        for read in self._read:
            if read.look:
                read.look.cancel()
        for text, _picks in self._waiting:
            self._draft.drop(text, BESIDE)

    async def judge(self, written: Iterable[Written], *, last: bool = False) -> Sequence[Accepted]:
        """Read sentences, and give those that are settled by now; after the `last`, all."""
        for sentence in _without_denials(written):
            if says_not_held(sentence.text):
                self.said_nothing = True
            elif sentence.text not in self._heard:
                self._heard.add(sentence.text)
                self._read.append(await self._reading(sentence))
        accepted: list[Accepted] = []
        while self._read and (last or not (look := self._read[0].look) or look.done()):
            await self._settle(self._read[0])
            self._read.popleft()
            accepted += self._taken()
        return accepted

    async def _reading(self, sentence: Written) -> _Read:
        if not sentence.marks and is_courtesy(sentence.text):
            return _Read(text=sentence.text, why=EMPTY)
        verdict = (await self._checker).check(sentence.text, [mark - 1 for mark in sentence.marks])
        look = None
        if verdict.stays and self._second_look:
            shown = [self._prompt.shown[place] for place in verdict.cited]
            look = asyncio.create_task(self._second_look.doubts(sentence.text, shown))
        why = "" if verdict.stays else verdict.why
        return _Read(text=sentence.text, why=why, cited=verdict.cited, after_nothing=self.said_nothing, look=look)

    async def _settle(self, read: _Read) -> None:
        doubted = self._draft.hear(await read.look) if read.look else False
        if read.why == EMPTY:
            # A bare yes is no part of what is told.
            self._draft.drop(read.text, EMPTY)
        elif read.after_nothing and not self._stand:
            # What follows that word is what the digests tell of something else.
            self._draft.drop(read.text, BESIDE)
        elif self._fell_last and _LEANS.match(read.text):
            self._drop(read.text, LEANING)
        elif why := read.why or (WHY if doubted else ""):
            self._drop(read.text, why)
        else:
            self._stand += 1
            self._fell_last = False
            self._waiting.append((read.text, [quote_for(read.text, self._prompt.shown[place]) for place in read.cited]))

    def _taken(self) -> Sequence[Accepted]:
        given = self._draft.has_sentences or is_answered(self._ask, self._found, self._waiting, self._prompt.shown)
        if not given or self._stand < self._fell:
            return ()
        taken, self._waiting = self._waiting, []
        return [self._draft.take(text, picks, by="model") for text, picks in taken]

    def _drop(self, text: str, why: str) -> None:
        self._fell += 1
        self._fell_last = True
        self._draft.drop(text, why)


def _without_denials(written: Iterable[Written]) -> Iterator[Written]:
    """Give sentences, what one tells before it says what the digests do not hold as one of its own."""
    for sentence in written:
        if told := before_denial(sentence.text):
            yield replace(sentence, text=told)
        yield sentence
