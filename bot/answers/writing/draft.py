"""An answer in the making: sentences are only ever added, so that what was shown stays as it was shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Literal, TypeVar

from bot.answers.answer import Accepted, Answer, Dropped, Sentence, Usage, running_text
from bot.answers.extraction.picks import Pick
from bot.answers.finding.finding import Found
from bot.answers.model.reply import Reply
from bot.answers.phrases import phrases_in
from bot.answers.questions.scope import Scope
from bot.answers.writing.citing import Citations
from bot.posts.periods import Window
from bot.search.passage import Hit

T = TypeVar("T")

#: Nearest passages named where the digests do not hold an answer.
NEAREST = 3
#: Letters of a question that are said again.
_ASKED = 80


@dataclass(kw_only=True)
class Draft:
    """What is known of an answer so far.

    Attributes:
        urls: each post's own address by slug.
        asked: the ask at hand, where it is one of several; a refusal that names nothing says of which it is.
        settled: the ask at hand needs nothing more.
        has_sentences: the ask at hand has a sentence.
        whole: all help that was asked for came.
        search_ms, model_ms: milliseconds.
    """

    question: str
    language: str
    urls: Mapping[str, str | None]
    search_ms: float = 0.0
    model_ms: float = 0.0
    asked: str = ""
    settled: bool = False
    has_sentences: bool = False
    whole: bool = True
    usage: Usage | None = None
    _citations: Citations = field(init=False)
    _sentences: list[Sentence] = field(default_factory=list)
    _refusals: list[str] = field(default_factory=list)
    _dropped: list[Dropped] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _windows: list[Window] = field(default_factory=list)
    _nearest: list[Hit] = field(default_factory=list)
    _hits: Sequence[Hit] = ()
    _by: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._citations = Citations(self.urls)

    def searched(self, scope: Scope) -> None:
        """Note which days are searched, and that they are not the ones asked for."""
        if scope.window and scope.window not in self._windows:
            self._windows.append(scope.window)
        self.note(scope.note)

    def begin(self, found: Found) -> None:
        """Begin the next ask."""
        self.settled = self.has_sentences = False
        self._hits = found.hits

    def take(
        self,
        text: str,
        picks: Iterable[Pick],
        *,
        by: Literal["model", "extract"],
        listed: bool = False,
        code: bool = False,
    ) -> Accepted:
        """Put a checked sentence at the end, as a line of a list where it is `listed`, or a block of `code`."""
        held = len(self._citations.all)
        sentence = self._citations.cite(text, picks, listed=listed, code=code)
        self._sentences.append(sentence)
        self._by.add(by)
        self.has_sentences = True
        return Accepted(sentence=sentence, citations=self._citations.all[held:], text=running_text(self._sentences))

    def hear(self, reply: Reply[T]) -> T:
        """Give what a request beside the answer gave, note whether it came, and add what it cost."""
        self.whole = self.whole and reply.came
        self.spend(reply.cost)
        return reply.given

    def holds(self, pick: Pick) -> bool:
        """Tell whether a sentence of a post has been given for an earlier ask of the same message."""
        return any(pick.said in sentence.text for sentence in self._sentences)

    def spend(self, usage: Usage | None) -> None:
        """Add what a request cost."""
        if usage is not None:
            self.usage = usage if self.usage is None else self.usage + usage

    def drop(self, text: str, why: str) -> None:
        """Keep a sentence that is not shown, for whoever asks why."""
        self._dropped.append(Dropped(text=text, why=why))

    def note(self, text: str) -> None:
        """Tell the reader something beside the answer, once; nothing where the text is empty."""
        if text and text not in self._notes:
            self._notes.append(text)

    def refuse(self, text: str) -> None:
        """Say that the digests do not hold the ask at hand, and keep what they hold nearby."""
        self.settled = True
        if self.asked and text == phrases_in(self.language).not_held:
            text = f"“{shorten(self.asked, _ASKED, placeholder='…')}”: {text}"
        if text not in self._refusals:
            self._refusals.append(text)
        for hit in self._hits:
            if len(self._nearest) < NEAREST and hit not in self._nearest:
                self._nearest.append(hit)

    def finished(self, *, total_ms: float) -> Answer:
        """Give the answer."""
        answered = bool(self._sentences)
        if answered:
            self._notes += self._refusals
        return Answer(
            question=self.question,
            answered=answered,
            by="model" if "model" in self._by else "extract",
            text=(running_text(self._sentences) if answered else " ".join(self._refusals))
            or phrases_in(self.language).not_held,
            sentences=tuple(self._sentences),
            citations=self._citations.all,
            dropped=tuple(self._dropped),
            window=_spanning(self._windows),
            nearest=() if answered else tuple(self._nearest),
            notes=tuple(self._notes),
            usage=self.usage,
            whole=self.whole,
            search_ms=self.search_ms,
            model_ms=self.model_ms,
            total_ms=total_ms,
            language=self.language,
        )


def _spanning(windows: Sequence[Window]) -> Window | None:
    """Give the days from the first to the last of several windows."""
    if not windows:
        return None
    return Window(
        first=min(window.first for window in windows),
        last=max(window.last for window in windows),
        words=", ".join(dict.fromkeys(window.words for window in windows)),
    )
