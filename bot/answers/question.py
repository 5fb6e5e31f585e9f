"""Reading a question: its kind, what it asks for, in which days, and what `it` stands for. Rules only, no model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.answers import patterns
from bot.answers.answer import Exchange, Question
from bot.answers.claims import Claim, read_claim
from bot.answers.wordlists import ASKING, COMMON_OPENERS, PRONOUNS
from bot.posts.periods import Window
from bot.posts.windows import find_window, without_window
from bot.search.sentences import split_sentences
from bot.search.vocabulary import is_stop_word
from bot.search.words import Word, fold, words_in

Kind: TypeAlias = Literal["greeting", "thanks", "about", "ask"]
Order: TypeAlias = Literal["best", "latest", "first", "changed"]
Form: TypeAlias = Literal["definition", "count", "measure", "date", "overview", "other"]

#: Questions answered in one message; what comes after them is not read as a question of its own.
ASKS = 4
#: Characters of a question that are read.
LONGEST = 2_000

_KINDS: list[tuple[re.Pattern[str], Kind]] = [
    (patterns.GREETING, "greeting"),
    (patterns.THANKS, "thanks"),
    (patterns.ABOUT, "about"),
]
_ORDERS: list[tuple[re.Pattern[str], Order]] = [
    (patterns.CHANGED, "changed"),
    (patterns.FIRST, "first"),
    (patterns.LATEST, "latest"),
]
# A question mark ends a question in small letters too, where no capital begins the next one.
_QUESTION_MARK = re.compile(r"(?<=[?？])\s+")
_TRIM = re.compile(r"^[\s\W_]+|[\s\W_]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing asked.

    Attributes:
        text: as it was asked.
        whole: made whole from the conversation, its words for time taken out; this is what is searched for.
        claim: `whole`, taken apart.
        words: the words that carry its meaning, without those that only ask.
    """

    text: str
    whole: str
    claim: Claim
    words: tuple[Word, ...]
    window: Window | None
    order: Order
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question, read."""

    kind: Kind
    language: str
    asks: tuple[Ask, ...] = ()


def read_question(question: Question) -> Reading:
    """Read a question in the asker's zone and conversation."""
    # Its module loads the index's library, which a start should not wait for.
    from bot.search.asking import language_of

    text = question.text.strip()[:LONGEST]
    language = language_of(text) or "en"
    kind = _kind_of(text)
    if kind != "ask":
        return Reading(kind=kind, language=language)
    asks: list[Ask] = []
    before = (
        [*question.before, Exchange(question=question.quoted[:LONGEST], answer="")]
        if question.quoted
        else [*question.before]
    )
    for piece in _pieces(_without_greeting(text)):
        ask = _read_ask(piece, question, before, asks[-1] if asks else None)
        asks.append(ask)
        before.append(Exchange(question=ask.whole, answer=""))
    return Reading(kind="ask", language=language, asks=tuple(asks))


def telling_words(text: str) -> tuple[Word, ...]:
    """Give the words of a question that carry its meaning, without those that only ask."""
    return tuple(word for word in words_in(patterns.UNSPACED_ASKING.sub(" ", text)) if not _only_asks(word))


def subject_words(text: str) -> str:
    """Give what a text is about: its last name, else its last telling words; empty for none."""
    claim = read_claim(text)
    names = [claim.text[name.start : name.end] for name in claim.names if not name.acronym] or [
        claim.text[name.start : name.end] for name in claim.names
    ]
    if names:
        return names[-1]
    return " ".join(_surface(claim.text)[-3:])


def _kind_of(text: str) -> Kind:
    bare = _TRIM.sub("", fold(text))
    if not bare:
        return "greeting" if not text or not any(letter.isalnum() for letter in text) else "ask"
    for pattern, kind in _KINDS:
        if pattern.fullmatch(bare):
            return kind
    rest = _TRIM.sub("", _without_greeting(bare))
    return "about" if rest != bare and patterns.ABOUT.fullmatch(rest) else "ask"


def _without_greeting(text: str) -> str:
    found = patterns.GREETED.match(text)
    return text[found.end() :] if found else text


def _pieces(text: str) -> list[str]:
    """Give the questions in a message; what is said before one belongs to it."""
    pieces: list[str] = []
    held = ""
    for sentence in (part for whole in split_sentences(text) for part in _QUESTION_MARK.split(whole)):
        held = f"{held} {sentence}".strip()
        if sentence.rstrip("\"'”’) ").endswith(("?", "？")):
            pieces += [part for part in patterns.NEXT_ASK.split(held) if words_in(part)]
            held = ""
    if held:
        pieces += [part for part in patterns.NEXT_ASK.split(held) if part.strip()] if not pieces else [held]
    return pieces[:ASKS] or [text]


def _read_ask(piece: str, question: Question, before: Sequence[Exchange], last: Ask | None) -> Ask:
    today = question.now.astimezone(question.zone).date()
    window = find_window(piece, today=today)
    timeless = without_window(piece)
    whole = _made_whole(timeless, before, windowed=window is not None)
    if window is None and whole != timeless:
        window = last.window if last else _window_before(before, question)
    claim = read_claim(whole)
    words = telling_words(whole)
    return Ask(
        text=piece,
        whole=whole,
        claim=claim,
        words=words,
        window=window,
        order=_order_of(piece),
        form=_form_of(whole, claim, words),
    )


def _window_before(before: Sequence[Exchange], question: Question) -> Window | None:
    today = question.now.astimezone(question.zone).date()
    return find_window(before[-1].question, today=today) if before else None


def _made_whole(text: str, before: Sequence[Exchange], *, windowed: bool) -> str:
    """Put in what a follow-up leaves out: the thing `it` stands for, or the question that a lone name is to replace."""
    turns = [turn for turn in before if turn.question.strip()]
    if not turns or not _leans(text, windowed=windowed):
        return text
    last = without_window(turns[-1].question)
    own = _surface(text)
    if not own:
        return last if windowed or not _has_pronoun(text) else f"{text} ({_subject(turns)})"
    if patterns.INSTEAD.match(text) and not _has_pronoun(text) and len(own) <= 3:
        return _with_other(last, text)
    return f"{text} ({subject})" if (subject := _subject(turns)) and subject.casefold() not in text.casefold() else text


def _leans(text: str, *, windowed: bool) -> bool:
    """Tell whether a question leans on the one before it."""
    claim = read_claim(text)
    own = _surface(text)
    if patterns.FOLLOWS.search(text) and len(own) <= 4:
        return not claim.names or _has_pronoun(text) or patterns.INSTEAD.match(text) is not None
    if not own:
        return windowed or bool(text.strip())
    return _has_pronoun(text) and not claim.names


def _has_pronoun(text: str) -> bool:
    bare = patterns.THIS_TIME.sub(" ", patterns.EXPLETIVE.sub(" ", fold(text).casefold()))
    return any(word in PRONOUNS for word in re.findall(r"[a-z]+|它|他们?|她们?|这个|那个|其", bare))


def _subject(turns: Sequence[Exchange]) -> str:
    for turn in reversed(turns):
        if found := subject_words(without_window(turn.question)):
            claim = read_claim(turn.question)
            if claim.names or not turn.answer:
                return found
            named = read_claim(turn.answer).names
            return read_claim(turn.answer).text[named[0].start : named[0].end] if named else found
    return ""


def _with_other(last: str, text: str) -> str:
    """Ask the last question again of another thing."""
    claim, other = read_claim(last), _TRIM.sub("", patterns.INSTEAD.sub("", text, count=1))
    if claim.names:
        name = claim.names[-1]
        return f"{claim.text[: name.start]}{other}{claim.text[name.end :]}"
    held = _surface(last)
    if claim.numbers and read_claim(other).numbers:
        number = claim.numbers[-1]
        return f"{claim.text[: number.start]}{other}{claim.text[number.end :]}"
    if not held:
        return other
    at = fold(last).casefold().rfind(held[-1].casefold())
    return f"{last[:at]}{other}{last[at + len(held[-1]) :]}" if at >= 0 else f"{last} {other}"


def _surface(text: str) -> list[str]:
    """Give the telling words of a text as they are written."""
    found = re.findall(r"[\w@][\w./@'-]*\w|\w", patterns.UNSPACED_ASKING.sub(" ", fold(text)))
    return [word for word in found if not _is_light(word.casefold().removesuffix("'s"))]


def _is_light(word: str) -> bool:
    return (
        is_stop_word(word)
        or word in ASKING
        or word in PRONOUNS
        or (word in COMMON_OPENERS and len(word) < 6)
        or word == "ok"
    )


def _only_asks(word: Word) -> bool:
    asks = word.exact[0] in ASKING or word.exact[0].removesuffix("s") in ASKING or word.exact[0] in PRONOUNS
    return asks or (
        bool(word.parts) and all(is_stop_word(part.exact[0]) or len(part.exact[0]) < 2 for part in word.parts)
    )


def _order_of(text: str) -> Order:
    return next((order for pattern, order in _ORDERS if pattern.search(text)), "best")


def _form_of(text: str, claim: Claim, words: Sequence[Word]) -> Form:
    if not words or all(is_stop_word(word.exact[0]) for word in words):
        return "overview"
    if patterns.COUNT.search(text) and not claim.numbers:
        return "count"
    if patterns.MEASURE.search(text):
        return "measure"
    if patterns.DATE.search(text):
        return "date"
    return "definition" if patterns.DEFINITION.search(text) else "other"
