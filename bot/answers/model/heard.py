"""A streamed reply as it is heard, chunk by chunk: what it says, what it cost, and how it ended."""

import re
from typing import Any, Literal

from bot.answers.answer import Usage
from bot.answers.model.spoken import Spoken
from bot.errors import ModelError, ModelRefused, ModelUnavailable
from bot.printable import printable

#: How a reply ended that is not whole, under the names of the protocol; every other end is a good one. Of a reply
#: that a server drops for the next one no end is told, nor ever by some small servers. `endless` is our own word.
Cut = Literal["", "length", "content_filter", "untold", "endless"]
#: Characters that are heard of one reply, thoughts among them, and that are passed on: an answer is four short
#: sentences, and to read what never ends would hold up every other question.
HEARD, SAID = 200_000, 10_000
#: Tokens that a server may say one request cost; more is no count.
_TOKENS = 10_000_000
#: The end of a sentence, before citations, quotes and brackets; and characters of a reply in which it is looked for.
_SENTENCE_END = re.compile(r"[.!?…。！？](?:\W|\[[\d,\s]+\])*$|\[[\d,\s]+\]\s*$")
_TAIL = 60


class Heard:
    """Takes the chunks of one reply and gives the text to pass on.

    Attributes:
        received: characters of any kind that came, thoughts among them.
        said: characters that were passed on.
        usage: what the server says it cost; None while it has not.
        cut: why the reply ended before its end.
    """

    def __init__(self, name: str, *, inside: bool = False) -> None:
        """Take the model's name, and whether its replies begin inside a thought that no tag opens."""
        self.received = self.said = 0
        self.usage: Usage | None = None
        self.cut: Cut = "untold"
        self._name = name
        self._refused = False
        self._room = SAID
        self._tail = ""
        self._spoken = Spoken(inside=inside)

    @property
    def unopened(self) -> bool:
        """A thought was closed that no tag had opened."""
        return self._spoken.unopened

    @property
    def endless(self) -> bool:
        """More came than any answer has; the rest need not be heard."""
        return self.cut == "endless"

    @property
    def only_thought(self) -> bool:
        """The tokens were used up before anything was said, as by a model that thinks first."""
        return not self.said and self.cut == "length"

    def add(self, chunk: object) -> str:
        """Take a chunk, as its JSON reads; give what it adds to what is said."""
        self.usage = _usage_of(chunk, self._name) or self.usage
        choices = _in(chunk, "choices")
        if not isinstance(choices, list) or not choices:
            return ""
        end = _in(choices[0], "finish_reason")
        if end:
            self.cut = end if end in ("length", "content_filter") else ""
        delta = _in(choices[0], "delta")
        self._refused = self._refused or bool(_in(delta, "refusal"))
        text = _text_of(_in(delta, "content"))[: HEARD - self.received]
        self.received += len(text)
        said = self._passed(self._spoken.add(printable(text)))
        if self.received >= HEARD or self._room <= 0:
            self.cut = "endless"
        return said

    def end(self) -> str:
        """Give what was held back to the end."""
        return self._passed(self._spoken.end())

    def failure(self, *, brief: bool = False) -> ModelError | None:
        """Give the error of a reply that is none, or not a whole one; a brief one need not be of sentences."""
        if self._refused:
            return ModelRefused("The language model declined to answer; put the question in other words.")
        if self.cut == "content_filter":
            return ModelRefused("The language model's server filtered the answer; put the question in other words.")
        if self.only_thought:
            return ModelUnavailable(
                "The language model used up its tokens before it said anything; choose one that thinks less."
            )
        if self.cut == "length":
            return ModelUnavailable("The language model ran out of tokens before the end; please ask for less at once.")
        if self.endless:
            return ModelUnavailable("The language model wrote without end; choose another one if it does so again.")
        if not self.said:
            return ModelUnavailable("The language model gave an empty reply; please ask again.")
        if self.cut == "untold" and not brief and not _SENTENCE_END.search(self._tail):
            return ModelUnavailable("The language model broke off; please ask again.")
        return None

    def _passed(self, text: str) -> str:
        text = text[: self._room]
        self._room -= len(text)
        self.said += len(text.strip())
        self._tail = f"{self._tail}{text}"[-_TAIL:]
        return text


def _in(held: object, name: str) -> Any:
    """Give what stands under a name; None where nothing does, or nothing can."""
    return held.get(name) if isinstance(held, dict) else None


def _text_of(content: object) -> str:
    """Give the text of a delta: a string, or a list of parts, of which thoughts are no text."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else ()
    texts = (_in(part, "text") for part in parts if _in(part, "type") == "text")
    return "".join(text for text in texts if isinstance(text, str))


def _usage_of(chunk: object, name: str) -> Usage | None:
    """Give what a chunk says that the reply cost; None where it says nothing that could be counts."""
    usage = _in(chunk, "usage")
    asked, written = (tokens_in(usage, field) for field in ("prompt_tokens", "completion_tokens"))
    if asked is None and written is None:
        return None
    return Usage(model=name, prompt_tokens=asked or 0, completion_tokens=written or 0)


def tokens_in(usage: object, field: str) -> int | None:
    """Give a count of tokens as a server states it; None where it is none, is negative or beyond all that can be."""
    count = _in(usage, field)
    return count if type(count) is int and 0 <= count <= _TOKENS else None
