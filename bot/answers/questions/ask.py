"""One thing asked: its text taken apart, and where to look for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from bot.answers.kinds.identifiers import asks_arxiv, registry_asked
from bot.answers.kinds.who import asks_author
from bot.answers.patterns import forms
from bot.answers.patterns.listing import most_wanted, without_kind, without_most, without_praise
from bot.answers.patterns.overviews import asks_all
from bot.answers.questions.amounts import Amount
from bot.answers.questions.series import Series
from bot.answers.texts.claims import Claim, read_claim
from bot.answers.texts.units import measured
from bot.answers.texts.wordlists import ASKING, PRONOUNS
from bot.posts.european import says_nothing
from bot.posts.periods import Window
from bot.search.dictionaries.numeronyms import pattern_of
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.words import Word, words_in

Order: TypeAlias = Literal["best", "latest", "first", "changed"]
Form: TypeAlias = Literal["definition", "count", "measure", "date", "overview", "together", "other"]

_ORDERS: list[tuple[re.Pattern[str], Order]] = [
    (forms.CHANGED, "changed"),
    (forms.FIRST, "first"),
    (forms.LATEST, "latest"),
]


#: Words, and each character of a script without spaces.
_WORDS = re.compile(r"[0-9a-zß-ÿ]+|\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing asked.

    Attributes:
        text: what was asked, in simplified characters where it is Chinese.
        whole: made whole from the conversation, its words for time taken out; this is what is searched for.
        claim: `whole`, taken apart.
        words: the words that carry its meaning, without those that only ask.
        window: the days asked about, None for all.
        issues: slugs of the posts asked about by number, name or place; None where none are.
        series: the series whose posts alone are asked about; None for those of all.
        beside: it is asked of one of several times or issues, so that a refusal must say of which.
        side: what it asks for of several things compared, so that the answer must name it.
        end: it is asked at one of the two times between which something changed, which neither tells alone.
        language: what it is asked in.
        said: `text` in the characters it was written in.
        amount: it wants more or less of the last answer.
        shown: what was answered so far, where it does.
        most: so many at most are wanted of what is listed; 0 where the question does not say.
        put: the question as a model is put it: as it was written, and made whole where that says more.
    """

    text: str
    whole: str
    claim: Claim
    words: tuple[Word, ...]
    window: Window | None
    order: Order
    form: Form
    issues: frozenset[str] | None = None
    series: Series | None = None
    beside: bool = False
    side: str = ""
    end: bool = False
    language: str = "en"
    said: str = ""
    amount: Amount = ""
    shown: str = ""
    most: int = 0
    put: str = ""


def as_ask(piece: str, whole: str, window: Window | None, language: str) -> Ask:
    """Give what is asked by a piece of a message, made whole, in some days."""
    said, most = piece, most_wanted(piece)
    if most:
        piece, whole = without_most(piece), without_most(whole)
    piece, whole = without_praise(piece), without_praise(whole)
    claim, words, form = _taken_apart(whole, language)
    ask = Ask(
        text=piece,
        most=most,
        whole=whole,
        claim=claim,
        words=words,
        window=window,
        order=order_of(piece),
        form=form,
        language=language,
    )
    return as_written(ask, said)


def with_whole(ask: Ask, whole: str) -> Ask:
    """Give the same ask for another text, read anew."""
    claim, words, form = _taken_apart(whole, ask.language)
    return replace(ask, whole=whole, claim=claim, words=words, form=form)


def _taken_apart(whole: str, language: str) -> tuple[Claim, tuple[Word, ...], Form]:
    """Give the claim of a question made whole, the words that carry its meaning, and what form its answer has."""
    claim = read_claim(whole)
    words = tuple(word for word in telling_words(without_kind(whole)) if not says_nothing(word.exact[0], language))
    return claim, words, _form_of(whole, claim, words)


def as_written(ask: Ask, said: str) -> Ask:
    """Give an ask with the question as it was written."""
    whole, text = (set(_WORDS.findall(one.casefold())) for one in (ask.whole, f"{ask.text} {said}"))
    if whole <= text:
        return replace(ask, said=said, put=said)
    # What is made whole by words behind it is not written twice.
    return replace(ask, said=said, put=ask.whole if ask.whole.startswith(said) else f"{said}\n({ask.whole})")


def telling_words(text: str) -> tuple[Word, ...]:
    """Give the words of a question that carry its meaning, without those that only ask."""
    names_go = forms.IN_GO.search(text) is not None
    return tuple(
        word
        for word in words_in(forms.UNSPACED_ASKING.sub(" ", text))
        if not _only_asks(word) or (names_go and word.exact[0] == "go")
    )


def order_of(text: str) -> Order:
    """Tell which of several answers a question wants first."""
    return next((order for pattern, order in _ORDERS if pattern.search(text)), "best")


def _only_asks(word: Word) -> bool:
    asks = word.exact[0] in ASKING or word.exact[0].removesuffix("s") in ASKING or word.exact[0] in PRONOUNS
    return asks or (
        bool(word.parts)
        and not pattern_of(word.exact[0])
        and not any(map(str.isdigit, word.exact[0]))
        and all(is_stop_word(part.exact[0]) or len(part.exact[0]) < 2 for part in word.parts)
    )


def _form_of(text: str, claim: Claim, words: Sequence[Word]) -> Form:
    says_nothing_else = not words or all(is_stop_word(word.exact[0]) for word in words)
    if (says_nothing_else and not (asks_author(text) or forms.COUNT.search(text))) or asks_all(text):
        return "overview"
    # The number of a paper or a flaw counts nothing.
    counts = forms.COUNT.search(text) and not (asks_arxiv(text) or registry_asked(text))
    if counts and all(measured(number.value, number.unit) for number in claim.numbers):
        return "count"
    if forms.MEASURE.search(text):
        return "measure"
    if forms.DATE.search(text):
        return "date"
    return "definition" if forms.DEFINITION.search(text) else "other"
