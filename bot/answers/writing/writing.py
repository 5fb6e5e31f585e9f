"""A model writes, the checker reads along: only whole sentences that their passages hold go on."""

from collections.abc import AsyncGenerator, Iterable
from typing import TYPE_CHECKING

from bot.answers.answer import Accepted, Usage
from bot.answers.checking.evidence import Checker
from bot.answers.model.prompt import Prompt
from bot.answers.model.stream import NOTHING, SentenceStream, Written
from bot.answers.questions.question import Ask
from bot.answers.writing.citing import quote_for
from bot.answers.writing.draft import Draft
from bot.answers.writing.phrases import phrases_in
from bot.answers.writing.secondlook import WHY, SecondLook
from bot.errors import ModelError

if TYPE_CHECKING:
    from bot.answers.model.client import Model


async def write(
    model: "Model", prompt: Prompt, ask: Ask, draft: Draft, *, sure: bool = False, second_look: SecondLook | None = None
) -> AsyncGenerator[Accepted]:
    """Let a model write into the draft; give each sentence that stays, as soon as it is whole and was looked at.

    Afterwards `draft.settled` tells whether the model's word is enough: sentences stayed, or it says the digests do not
    hold the answer. Where the words of the digests are sure to, they are shown beside that, and the reader may judge.

    Args:
        model: writes.
        prompt: what it is shown.
        ask: what is asked.
        draft: takes the sentences.
        sure: one story of the digests holds all that is asked, by its words.
        second_look: looks at each sentence once more.

    Raises:
        ModelError: the model broke off; what was accepted before stays.
    """
    checker = Checker(prompt.shown, question=ask.whole, urls=draft.urls)
    stream = SentenceStream()
    desk = _Desk(prompt, checker, draft, second_look)
    heard, counted = 0, False
    try:
        async for piece in model.write(prompt.system, prompt.user):
            if isinstance(piece, Usage):
                draft.spend(piece)
                counted = True
                continue
            heard += len(piece)
            async for accepted in desk.judge(stream.add(piece)):
                yield accepted
    except ModelError:
        if heard and not counted:
            draft.spend(model.estimate(len(prompt.system) + len(prompt.user), heard))
        async for accepted in desk.judge(stream.end(whole=False)):
            yield accepted
        raise
    async for accepted in desk.judge(stream.end()):
        yield accepted
    if desk.said_nothing and not draft.has_sentences:
        if sure:
            draft.note(phrases_in(draft.language).doubted)
        else:
            draft.refuse(phrases_in(draft.language).not_held)
    draft.settled = draft.settled or draft.has_sentences


class _Desk:
    """Where each written sentence is judged."""

    def __init__(self, prompt: Prompt, checker: Checker, draft: Draft, second_look: SecondLook | None) -> None:
        self._prompt = prompt
        self._checker = checker
        self._draft = draft
        self._second_look = second_look
        self.said_nothing = False

    async def judge(self, written: Iterable[Written]) -> AsyncGenerator[Accepted]:
        for sentence in written:
            if NOTHING in sentence.text.upper():
                self.said_nothing = True
                continue
            verdict = self._checker.check(sentence.text, [mark - 1 for mark in sentence.marks])
            if not verdict.stays:
                self._draft.drop(sentence.text, verdict.why)
            elif await self._doubted(sentence.text, verdict.cited):
                self._draft.drop(sentence.text, WHY)
            else:
                picks = [quote_for(sentence.text, self._prompt.shown[place]) for place in verdict.cited]
                yield self._draft.take(sentence.text, picks, by="model")

    async def _doubted(self, sentence: str, cited: Iterable[int]) -> bool:
        if self._second_look is None:
            return False
        reply = await self._second_look.doubts(sentence, [self._prompt.shown[place] for place in cited])
        return self._draft.hear(reply)
