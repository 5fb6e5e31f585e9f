"""Reading a question: what kind it is, what it asks for, in which days, and what `it` stands for. Rules only, no model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.answers.answer import Exchange, Question
from bot.answers.claims import Claim, read_claim
from bot.answers.wordlists import ASKING, COMMON_OPENERS, PRONOUNS
from bot.posts.periods import Window
from bot.posts.windows import find_window, without_window
from bot.search.asking import language_of
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

_HELLO = (
    r"(?:hi|hello|hey|hiya|howdy|yo|good (?:morning|afternoon|evening|day)|greetings|morning|你好|您好|嗨|早上好|早|こんにちは|bonjour|salut|hallo)"
    r"(?: (?:there|all|everyone|team|bot|digestbot|friend))?"
)
_GREETING = re.compile(_HELLO, re.IGNORECASE)
_GREETED = re.compile(rf"{_HELLO}\s*[,!.，！。:-]+\s*(?=\S)", re.IGNORECASE)
_THANKS = re.compile(
    r"(?i)(?:ok(?:ay)?,? |great,? |cool,? |perfect,? )?(?:thanks?(?: you)?|thx|ty|cheers|much appreciated|谢谢|多谢|感谢|merci|danke|ありがとう)"
    r"(?: (?:a lot|so much|very much|again|bot|digestbot|all|everyone|for .{1,40}))?|(?:great|good|nice|well done|perfect|awesome)(?: job| answer| bot)?"
)
_ABOUT = re.compile(
    r"(?i)(?:who|what) are you|who made you|what(?:'s| is) your name|are you (?:a |an )?(?:bot|human|robot|ai|real|there)\b.*|(?:please )?help(?: me)?"
    r"|what (?:can|do|could) you (?:do|know|answer|offer)(?: for (?:me|us))?|what can i (?:ask|do)(?: you)?(?: here)?"
    r"|how (?:do|can|should) (?:i|we) (?:use|ask|talk to) (?:you|this|this bot|it)|how do you work|how does this(?: bot)? work|what is (?:this bot|digestbot)"
    r"|introduce yourself|你是谁|你是什么|你能做什么|你会什么|怎么用|如何使用|帮助"
)
_TRIM = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_NEXT_ASK = re.compile(
    r"(?i),?\s+(?:and|also|plus)\s+(?=(?:what|who|whose|which|how|when|where|why)(?:'s|\b))|[;；]\s*"
)
_FOLLOWS = re.compile(
    r"(?i)^(?:and|also|or|but|so|ok(?:ay)?|then|what about|how about|more|tell me more|go on|why|那么?|还有|它|其)\b|^(?:那|它|还有)"
)
_INSTEAD = re.compile(
    r"(?i)^(?:(?:and|or|ok|so|but|then)[ ,]+)*(?:(?:what|how) about|and(?: for| in| on)?|or|那(?:么)?)\b"
)
_EXPLETIVE = re.compile(
    r"(?i)\b(?:is|was|isn't) it (?:true|possible|correct|likely|the case)\b|\bdoes it (?:say|mention)\b|\bit (?:is|was) said\b"
)
_THIS_TIME = re.compile(
    r"(?i)\bthis (?:week|month|year|morning|issue|digest|time|quarter|weekend)\b|\bthat (?:week|day|month)\b"
)

_LATEST = re.compile(r"(?i)\b(?:latest|newest|most recent(?:ly)?|last time|recently)\b|最新|最近")
_FIRST = re.compile(
    r"(?i)\b(?:first (?:mention|time|seen|appear|report|cover)\w*|earliest|oldest|originally|when did .{1,60} first)\b|最早|首次|第一次"
)
_CHANGED = re.compile(
    r"(?i)\b(?:changed?|changes|changing|evolv\w+|over time|develop(?:ed|ment) since|updated? (?:since|from)|history of|timeline|progress(?:ed|ion)?|grew|grown)\b|变化|演变|改变"
)
_DEFINITION = re.compile(
    r"(?i)^\W*(?:(?:so|and|ok|please),? )?(?:what(?:'s| is| are| was|’s)|who(?:'s| is| are| was)|tell (?:me|us) (?:more )?about|explain|define|describe)\b(?!.{0,40}\b(?:of|for|in|between|changed|said|about the)\b.{12,})"
    r"|是(?:什么|谁|啥)|什么是|介绍一?下?"
)
_COUNT = re.compile(r"(?i)\bhow many\b|\bnumber of\b|\b(?:stars|forks|downloads)\b|多少|几个|几[家项篇款种颗]")
_MEASURE = re.compile(
    r"(?i)\bhow (?:much|fast|large|big|long|far|often|high|old|accurate|well)\b"
    r"|\bwhat (?:percentage|share|score|size|accuracy|speedup)\b|多快|多大|多高"
)
_UNSPACED_ASKING = re.compile(
    r"它们?的?|他们?的?|请问|有没有|有?多少|有?哪些|哪一?[个家篇款项种]|什么是|是?什么|怎么样?|如何|为什么|介绍一?下?|一下|关于|提到了?|说了?什么|谁|吗|呢"
)
_DATE = re.compile(
    r"(?i)\bwhen\b|\bwhat (?:day|date|week|month)\b|\bwhich (?:day|date|week|month)\b|什么时候|何时|哪天|哪一?周"
)


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
    for pattern, kind in ((_GREETING, "greeting"), (_THANKS, "thanks"), (_ABOUT, "about")):
        if pattern.fullmatch(bare):
            return kind  # type: ignore[return-value]
    rest = _TRIM.sub("", _without_greeting(bare))
    return "about" if rest != bare and _ABOUT.fullmatch(rest) else "ask"


def _without_greeting(text: str) -> str:
    found = _GREETED.match(text)
    return text[found.end() :] if found else text


def _pieces(text: str) -> list[str]:
    """Give the questions in a message; what is said before one belongs to it."""
    pieces: list[str] = []
    held = ""
    for sentence in split_sentences(text):
        held = f"{held} {sentence}".strip()
        if sentence.rstrip("\"'”’) ").endswith(("?", "？")):
            pieces += [part for part in _NEXT_ASK.split(held) if words_in(part)]
            held = ""
    if held:
        pieces += [part for part in _NEXT_ASK.split(held) if part.strip()] if not pieces else [held]
    return pieces[:ASKS] or [text]


def _read_ask(piece: str, question: Question, before: Sequence[Exchange], last: Ask | None) -> Ask:
    today = question.now.astimezone(question.zone).date()
    window = find_window(piece, today=today)
    timeless = without_window(piece)
    whole = _made_whole(timeless, before, windowed=window is not None)
    if window is None and whole != timeless:
        window = last.window if last else _window_before(before, question)
    claim = read_claim(whole)
    words = tuple(word for word in words_in(_UNSPACED_ASKING.sub(" ", whole)) if not _only_asks(word))
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
    if _INSTEAD.match(text) and not _has_pronoun(text) and len(own) <= 3:
        return _with_other(last, text)
    return f"{text} ({subject})" if (subject := _subject(turns)) and subject.casefold() not in text.casefold() else text


def _leans(text: str, *, windowed: bool) -> bool:
    """Tell whether a question leans on the one before it."""
    claim = read_claim(text)
    own = _surface(text)
    if _FOLLOWS.search(text) and len(own) <= 4:
        return not claim.names or _has_pronoun(text) or _INSTEAD.match(text) is not None
    if not own:
        return windowed or bool(text.strip())
    return _has_pronoun(text) and not claim.names


def _has_pronoun(text: str) -> bool:
    bare = _THIS_TIME.sub(" ", _EXPLETIVE.sub(" ", fold(text).casefold()))
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
    claim, other = read_claim(last), _TRIM.sub("", _INSTEAD.sub("", text, count=1))
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
    found = re.findall(r"[\w@][\w./@'-]*\w|\w", _UNSPACED_ASKING.sub(" ", fold(text)))
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
    return word.exact[0] in ASKING or word.exact[0] in PRONOUNS


def _order_of(text: str) -> Order:
    for pattern, order in ((_CHANGED, "changed"), (_FIRST, "first"), (_LATEST, "latest")):
        if pattern.search(text):
            return order  # type: ignore[return-value]
    return "best"


def _form_of(text: str, claim: Claim, words: Sequence[Word]) -> Form:
    if not words or all(is_stop_word(word.exact[0]) for word in words):
        return "overview"
    if _COUNT.search(text) and not claim.numbers:
        return "count"
    if _MEASURE.search(text):
        return "measure"
    if _DATE.search(text):
        return "date"
    return "definition" if _DEFINITION.search(text) else "other"
