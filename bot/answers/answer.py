"""An answer as data: sentences, the citations that carry them, and what was dropped on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from bot.posts.periods import Window
from bot.search.passage import Hit

#: Lines of a list at most that one answer gives; more would fill a phone's screen.
SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """An earlier question in the same conversation and what was answered.

    Attributes:
        posts: slugs of the posts that the answer came from, where they are known.
    """

    question: str
    answer: str
    posts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a person asked, with all that is needed to read it right.

    Attributes:
        now: the instant of asking, aware.
        zone: the asker's zone, in which "this week" is meant.
        before: the conversation so far, oldest first.
        quoted: a text the question is about ("Ask about this"), from the platform or an item; untrusted.
        posts: slugs the question may draw on; None for every visible post.
        may_use_model: False once a budget is spent.
    """

    text: str
    now: datetime
    zone: ZoneInfo
    before: tuple[Exchange, ...] = ()
    quoted: str = ""
    posts: frozenset[str] | None = None
    may_use_model: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a sentence stands; the quote stands verbatim in the post.

    Attributes:
        above: the smaller headings between section and item, outermost first.
    """

    n: int
    post: str
    title: str
    published: date
    section: str
    quote: str
    url: str | None = None
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an answer and the numbers of the citations that carry it.

    Attributes:
        listed: it is one line of a list.
        code: it is a block of code, which the sentence before it leads to; that has its number too.
    """

    text: str
    citations: tuple[int, ...]
    listed: bool = False
    code: bool = False


def running_text(sentences: Iterable[Sentence]) -> str:
    """Give sentences as they are read, each with the numbers of its sources, those of a list on lines of their own.

    So is code, without a number that would be copied with it.
    """
    text, before = "", None
    for sentence in sentences:
        if before is not None:
            text += "\n" if any(one.listed or one.code for one in (before, sentence)) else " "
        before = sentence
        if sentence.code:
            text += sentence.text
            continue
        numbers = "".join(f"[{number}]" for number in sentence.citations)
        text += f"• {sentence.text} {numbers}" if sentence.listed else f"{sentence.text} {numbers}".rstrip()
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A sentence that was not shown, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a model charged for: tokens in and out, and the model's name."""

    model: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        """Add what another request cost; of several models, the one that writes gives the name."""
        return Usage(
            model=other.model if other.completion_tokens else self.model,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question.

    Attributes:
        answered: False when the digests do not hold it; `text` then says so.
        by: who wrote the sentences.
        window: the days that were searched, None for all.
        nearest: when not answered, the passages that came closest.
        notes: what the reader should know: a widened window, a model that was out of reach.
        whole: False where help that was asked for did not come, so that asking again may give more.
        search_ms, model_ms, total_ms: milliseconds.
        language: what it was asked in.
    """

    question: str
    answered: bool
    by: Literal["model", "extract"]
    text: str
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    window: Window | None = None
    nearest: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()
    usage: Usage | None = None
    whole: bool = True
    search_ms: float = 0.0
    model_ms: float = 0.0
    total_ms: float = 0.0
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What is being done for an answer, in a few plain words for the reader."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A checked sentence that will stand in the answer; later ones only follow it.

    Attributes:
        citations: those that this sentence is the first to use.
        text: the whole answer so far, as `Answer.text` will begin.
    """

    sentence: Sentence
    citations: tuple[Citation, ...]
    text: str


Step: TypeAlias = Progress | Accepted | Answer
