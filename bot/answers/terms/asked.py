"""The terms of a question as it stands: its names and numbers, and the words that carry its meaning."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from bot.answers.kinds.counted import counted_noun
from bot.answers.kinds.korean import is_korean, subject_in_korean, telling_in_korean
from bot.answers.kinds.wanted import noun_asked_for, words_of_kind
from bot.answers.kinds.who import SPEAKING, asks_speaker
from bot.answers.patterns.chinese import asked_for_in_chinese, chinese_word, chinese_words, is_chinese
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term
from bot.answers.texts.numerals import ONES
from bot.answers.texts.wordlists import LIGHT
from bot.search.dictionaries.everyday import akin_in_chinese, chinese_name_of, chinese_of
from bot.search.dictionaries.glossary import terms_in
from bot.search.identity import without_maker
from bot.search.scripts import UNSPACED
from bot.search.words import Word, stem, words_in

_OPENING = re.compile(
    r"(?i)^(?:compare|contrast|list|summari[sz]e|describe|explain|define|show|give|tell|name|find|did|does|is|has)\s+"
)
#: Nouns of things that are light as verbs, where they are what is asked for: `which new ships came`.
_THINGS = re.compile(
    r"(?i)\b(?:which|what|how many|any|new)(?: [a-z-]+)? (?P<what>(?:ship|show|plan|design|quote)s?)"
    r"(?= (?:did|do|does|is|are|was|were|has|have|had|will|can|came|in|of|from|by|with|\w+ed)\b|\W*$)"
)
_UNSPACED_LETTERS = re.compile(rf"[{UNSPACED}]+")
_SCHEME = re.compile(r"(?i)\bhttps?(?=://)")
_HIRAGANA = re.compile(r"[ぁ-ん]")
#: Numbers that may as well be written as words.
_SMALL = frozenset(map(str, range(1, 13)))


def terms_of(ask: Ask, rarity: Callable[[Word], float] = lambda _: 1.0) -> tuple[Term, ...]:
    """Give the terms of a question: its names and numbers, then what other words carry its meaning."""
    by_kind, counted = words_of_kind(ask.whole), counted_noun(ask.whole)
    hard = _names_and_numbers(ask, by_kind)
    translated = _in_chinese(ask.whole, by_kind, counted) or [
        _translated(*pair, counted) for pair in terms_in(ask.whole)
    ]
    taken = {word.exact[0] for term in (*hard, *translated) for word in (*term.words, *words_in(term.shown))}
    soft = _plain(ask, _words_beside(ask, taken), by_kind, counted)
    return tuple(_weighed(term, rarity) for term in (*hard, *soft, *translated) if term.words)


def _names_and_numbers(ask: Ask, by_kind: frozenset[str]) -> list[Term]:
    """Give what nothing else can stand for, but what only says what kind of thing is asked for."""
    claim = ask.claim
    named = [_named(claim.text[name.start : name.end]) for name in claim.names]
    hard = [shown for shown in named if shown and shown.casefold() not in by_kind]
    numbers = (number for number in claim.numbers if not number.spelled and not _goes_on(claim.text[number.end :]))
    hard += [claim.text[number.start : number.end] for number in numbers]
    terms = [
        Term(
            shown=shown,
            words=_words_of(shown),
            hard=True,
            also=_spelled_out(shown),
            abroad=tuple(map(chinese_word, chinese_name_of(shown))) or _in_chinese_as(shown),
        )
        for shown in hard
    ]
    if subject := subject_in_korean(ask.whole):
        told = (chinese_word(subject.word),)
        terms.append(Term(shown=subject.word, words=told, hard=subject.told, wanted=subject.asked))
    return terms


def _words_beside(ask: Ask, taken: Collection[str]) -> Sequence[Word]:
    """Give the words of an ask that are not taken yet; in Chinese and Korean not all pairs of letters are words."""
    taken = {*taken, *(scheme.lower() for scheme in _SCHEME.findall(ask.whole))}
    words = [word for word in ask.words if word.exact[0] not in taken]
    if is_chinese(ask.whole):
        return [word for word in words if not word.is_pair]
    if is_korean(ask.whole):
        telling = frozenset(word.exact[0] for word in words_in(telling_in_korean(ask.whole)))
        return [word for word in words if not word.is_pair or word.exact[0] in telling]
    return words


def _plain(ask: Ask, words: Sequence[Word], by_kind: frozenset[str], counted: str) -> Iterator[Term]:
    """Give a term for each word, light where posts may leave it out."""
    asked_for, speaker = noun_asked_for(ask.whole), asks_speaker(ask.whole)
    thing = found["what"].casefold() if (found := _THINGS.search(ask.whole)) else ""
    for word in words:
        shown = word.exact[0]
        light = (
            (_is_light(word) and shown != thing)
            or shown in by_kind
            or stem(shown) == counted
            or _is_grammar(word)
            or (speaker and SPEAKING.fullmatch(shown) is not None)
        )
        wanted = not light and shown in (asked_for, thing)
        abroad = () if word.is_pair else _in_chinese_as(shown)
        yield Term(shown=shown, words=(word,), hard=_is_hard(word), light=light, wanted=wanted, abroad=abroad)


def _weighed(term: Term, rarity: Callable[[Word], float]) -> Term:
    tells = max(map(rarity, (*term.words, *term.also)))
    if term.also and is_chinese(term.shown):
        # Either may stand for the other, so that the commoner one says how much they tell.
        tells = min(max(map(rarity, term.words)), max(map(rarity, term.also)))
    return replace(term, rarity=term.rarity * tells)


def _named(text: str) -> str:
    """Give a name without a verb of asking before it and without letters of a script that has no spaces.

    A word for a language or kind of thing is no name, even with a capital.
    """
    bare = _OPENING.sub("", _UNSPACED_LETTERS.sub(" ", text)).strip()
    words = words_in(bare)
    return "" if len(words) <= 1 and all(map(_is_light, words)) else bare


def _words_of(name: str) -> tuple[Word, ...]:
    """Give the words of a name; a command, `/copy`, is found by none of its other forms (copies)."""
    words = tuple(words_in(without_maker(name)))
    return tuple(replace(word, stems=()) for word in words) if name.startswith("/") else words


def _translated(chinese: str, english: Sequence[str], counted: str) -> Term:
    words, light = tuple(words_in(chinese)), counted in map(stem, english)
    return Term(shown=chinese, words=words, light=light, also=tuple(words_in(" ".join(english))))


def _in_chinese_as(english: str) -> tuple[Word, ...]:
    """Give the Chinese words that may stand for an English one."""
    return tuple(chinese_word(shown) for shown in chinese_of(english.casefold()))


def _in_chinese(text: str, by_kind: frozenset[str], counted: str) -> list[Term]:
    """Give the words of a Chinese question as terms; none for another."""
    asked_for = asked_for_in_chinese(text) if is_chinese(text) else ""
    return [
        Term(
            shown=found.word.exact[0],
            words=(found.word,),
            also=tuple(words_in(" ".join(found.english))),
            light=found.plain or found.word.exact[0] in by_kind or counted in map(stem, found.english),
            akin=tuple(map(chinese_word, akin_in_chinese(found.word.exact[0]))),
            wanted=found.word.exact[0] == asked_for and asked_for not in by_kind,
            rarity=found.share,
        )
        for found in (chinese_words(text) if is_chinese(text) else ())
    ]


def _goes_on(after: str) -> bool:
    """Tell whether a letter of no unit stands right behind a number, so that it is part of a name: `4C`."""
    return after[:1].isascii() and after[:1].isalpha()


_LIGHT = frozenset(map(stem, LIGHT))


def _is_light(word: Word) -> bool:
    return any(form in _LIGHT for form in (*word.stems, word.exact[0], stem(word.exact[0])))


def _spelled_out(number: str) -> tuple[Word, ...]:
    """Give a small number as a word: 3 and three are one."""
    return tuple(words_in(ONES[int(number)])) if number in _SMALL else ()


def _is_grammar(word: Word) -> bool:
    """Tell whether a piece of Japanese holds a letter of its endings and particles."""
    return _HIRAGANA.search(word.exact[0]) is not None


def _is_hard(word: Word) -> bool:
    """Tell whether a word is a name by its look: letters mixed with digits or joined by a slash, hyphen or dot."""
    form = word.exact[0]
    return any(letter.isdigit() for letter in form) or "/" in form or "." in form or form.startswith("@")
