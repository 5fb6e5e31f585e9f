"""What a follow-up leaves out: the thing `it` stands for, the last question again, or the last one of another thing."""

import re
from collections.abc import Sequence

from bot.answers.answer import Exchange
from bot.answers.questions import chatter, patterns
from bot.answers.questions.amounts import asked_last
from bot.answers.questions.counted import counted_noun
from bot.answers.texts.claims import Claim, read_claim
from bot.answers.texts.names import Name
from bot.answers.texts.wordlists import ASKING, COMMON_OPENERS, PRONOUNS
from bot.posts.windows import without_window
from bot.search.everyday import is_everyday
from bot.search.plainwords import is_plain_word
from bot.search.sentences import split_sentences
from bot.search.vocabulary import is_stop_word
from bot.search.words import fold, stem

_TRIM = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_REPO = re.compile(r"(?<![\w/.])[A-Za-z][\w.-]*/[A-Za-z][\w.-]*\w(?![\w/])")
_ENDS_ASKING = re.compile(r"[呢吗吧]\s*[?？]*\s*$")


def made_whole(text: str, before: Sequence[Exchange], *, windowed: bool) -> str:
    """Put in what a follow-up leaves out: the thing `it` stands for, or the question that a lone name is to replace."""
    turns = [turn for turn in before if turn.question.strip()]
    if not turns or not _leans(text, windowed=windowed):
        return text
    last = without_window(asked_last(turns))
    own = _surface(text)
    if chatter.AGAIN.fullmatch(_TRIM.sub("", text)):
        return last
    if (nth := chatter.NTH.search(text)) and (name := _nth_named(turns[-1], chatter.PLACES[nth["nth"] or nth["zh"]])):
        return f"{text} ({name})"
    if not own:
        return last if windowed or not _has_pronoun(text) else f"{text} ({_subject(turns)})"
    if (_is_instead(text) or _asks_again_of(text)) and len(own) <= 3 and not _refers(text):
        return _with_other(last, text)
    return f"{text} ({subject})" if (subject := _subject(turns)) and subject.casefold() not in text.casefold() else text


def _leans(text: str, *, windowed: bool) -> bool:
    """Tell whether a question leans on the one before it."""
    claim = read_claim(text)
    own = _surface(text)
    if chatter.AGAIN.fullmatch(_TRIM.sub("", text)) or chatter.NTH.search(text) or _asks_again_of(text):
        return True
    if _is_instead(text) and len(own) <= 3:
        return True
    if patterns.FOLLOWS.search(text) and len(own) <= 4:
        named = bool(claim.names) or not all(map(_is_ordinary, own))
        return not named or _has_pronoun(text) or _is_instead(text)
    if not own:
        return windowed or bool(text.strip())
    return _has_pronoun(text) and not claim.names


def _is_instead(text: str) -> bool:
    """Tell whether a text only puts another thing in the place of the last one, and asks nothing by itself."""
    found = patterns.INSTEAD.match(text)
    return found is not None and not patterns.ASKS_ITSELF.match(text, found.end())


def _asks_again_of(text: str) -> bool:
    """Tell whether a text is nothing but a name with a question mark: the last question, asked of another thing."""
    return re.fullmatch(r"\W*[\w@][\w./@-]*\s*(?:呢\s*)?[?？]+\s*", text) is not None and bool(_surface(text))


def _refers(text: str) -> bool:
    """Tell whether a text speaks of the thing before, other than by `the same for`."""
    return _has_pronoun(patterns.INSTEAD.sub(" ", text, count=1))


def _nth_named(turn: Exchange, place: int) -> str:
    """Give what an answer, or else its question, names in some place: of several sentences, the first name of each."""
    for text in (turn.answer, turn.question):
        named = [_names_of(sentence) for sentence in split_sentences(text)]
        found = [names[0] for names in named if names]
        if len(set(found)) < 2:
            found = [name for names in named for name in names]
        names = list(dict.fromkeys(found))
        if len(names) > 1 and -len(names) <= place < len(names):
            return names[place]
    return ""


def _names_of(sentence: str) -> list[str]:
    """Give the names of a sentence in order, repositories in small letters included."""
    claim = read_claim(sentence)
    spans = {(name.start, name.end) for name in claim.names} | {found.span() for found in _REPO.finditer(claim.text)}
    return [claim.text[start:end] for start, end in sorted(spans)]


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
    other = _TRIM.sub("", _ENDS_ASKING.sub("", patterns.INSTEAD.sub("", text, count=1)))
    claim = read_claim(last)
    if names := names_asked(claim):
        return f"{claim.text[: names[-1].start]}{other}{claim.text[names[-1].end :]}"
    if claim.numbers and read_claim(other).numbers:
        number = claim.numbers[-1]
        return f"{claim.text[: number.start]}{other}{claim.text[number.end :]}"
    subject = subject_words(last).split()
    if not subject:
        return other
    at = fold(last).casefold().rfind(subject[-1].casefold())
    return f"{last[:at]}{other}{last[at + len(subject[-1]) :]}" if at >= 0 else f"{last} {other}"


def _surface(text: str) -> list[str]:
    """Give the telling words of a text as they are written."""
    found = re.findall(r"[\w@][\w./@'-]*\w|\w", patterns.UNSPACED_ASKING.sub(" ", fold(text)))
    return [word for word in found if not _is_light(word.casefold().removesuffix("'s"))]


def _is_ordinary(word: str) -> bool:
    folded = word.casefold()
    return not folded.isascii() or is_plain_word(folded) or is_everyday(folded)


def _is_light(word: str) -> bool:
    return (
        is_stop_word(word)
        or word in ASKING
        or word in PRONOUNS
        or (word in COMMON_OPENERS and len(word) < 6)
        or word == "ok"
    )


def subject_words(text: str) -> str:
    """Give what a text is about: its last name, else its last telling words; empty for none."""
    claim = read_claim(text)
    names = [claim.text[name.start : name.end] for name in names_asked(claim) if not name.acronym] or [
        claim.text[name.start : name.end] for name in names_asked(claim)
    ]
    if names:
        return names[-1]
    counted = counted_noun(text)
    telling = [word for word in _surface(claim.text) if stem(word.casefold()) != counted]
    built = [word for word in telling if re.search(r"\w[-/.]\w|\d", word)]
    return " ".join(built[-1:] or telling[-3:])


def names_asked(claim: Claim) -> tuple[Name, ...]:
    """Give the names of a question; a plain word is none for opening a sentence with a capital."""
    return tuple(name for name in claim.names if not _only_opens(claim.text, name))


def _only_opens(text: str, name: Name) -> bool:
    word, before = text[name.start : name.end], text[: name.start].rstrip(" \"'“‘(")
    opens = not before or before[-1] in ".!?:,"
    return opens and word.isalpha() and word.istitle() and is_plain_word(name.key)
