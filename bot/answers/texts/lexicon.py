"""What some texts show about words: which they use as names, in small letters too, and which are plain."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.answers.texts.dates import blank
from bot.answers.texts.names import LINK, Lexicon, is_common, name_spans, without_possessive
from bot.answers.texts.wordlists import PRONOUNS
from bot.search.dictionaries.everyday import is_everyday
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.scripts import UNSPACED_LETTER
from bot.search.words import fold

#: A line, or the first cell of a row, that is a repository's name.
_REPOSITORY = re.compile(r"(?m)^(\w[\w.-]*/\w[\w.-]*)(?=\s*(?:$|\|))")
#: A word that opens a sentence in small letters before a bracket or a verb: `data-handbook (Link) has`.
_OPENING = re.compile(
    r"(?m)(?:^|[.!?] )([a-z][\w-]{4,})(?= \(| (?:is|are|was|has|had|will|can|does|did|\w+ed|\w+[^su]s|wrote|made)\b)"
)
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_SMALL = re.compile(r"(?<![A-Za-z\d_/@-])[a-z]+(?:-[a-z]+)*(?![A-Za-z\d_/-])")
_BEFORE_FIGURE = re.compile(r"(?<![\w.-])([a-z][\w-]*[a-z])\s\((?:about |~|over )?\d")
_NEAR_FIGURE = re.compile(r"(?<![\w-])([a-z]{3,}(?:-[a-z]{3,}){1,2})(?:'s)? (?:\w+ ){1,2}(?:over |about |nearly )?\d")


def lexicon_of(texts: Sequence[str]) -> Lexicon:
    """Read off texts which words they use as names and which as plain words.

    Parts of repositories, words before a bracketed figure and rare compounds near a figure are names even in small
    letters: `cognee (16,000)`, `claude-mem and its 60,000 stars`.
    """
    read = [_read_off(text) for text in texts]
    named = _worth({word for one in read for word in one.named})
    plain = {word for one in read for word in one.plain}
    titled = _worth({word for one in read for word in one.titled} - named - plain)
    built_of = {part for name in named | titled for part in re.split(r"[ /]", name) if len(part) > 2 and part.isalpha()}
    return Lexicon(
        names=frozenset(named), titled=frozenset(titled), parts=frozenset(built_of), plain=frozenset(plain - named)
    )


class _Read(NamedTuple):
    """What one text uses as names, as names by their capital alone, and in small letters."""

    named: frozenset[str]
    titled: frozenset[str]
    plain: frozenset[str]


@lru_cache(maxsize=1024)
def _read_off(text: str) -> _Read:
    named: set[str] = set()
    titled: set[str] = set()
    plain: set[str] = set()
    # The parts of an address are nobody's names.
    folded = blank(whole := fold(text), [match.span() for match in LINK.finditer(whole)])
    for start, end in name_spans(folded):
        key = without_possessive(folded[start:end]).casefold()
        # The parts of a repository are names, those of a path such as `/dev/null` are not.
        parts = () if key.startswith("/") else key.split("/")
        (titled if folded[start : start + len(key)].istitle() and key.isalpha() else named).update((key, *parts))
    named.update(part for match in _REPOSITORY.finditer(folded) for part in match[1].casefold().split("/"))
    named.update(match[1] for match in _BEFORE_FIGURE.finditer(folded) if not _is_usual(match[1]))
    named.update(match[1] for match in _OPENING.finditer(folded) if not _is_usual(match[1]))
    named.update(match[1] for match in _NEAR_FIGURE.finditer(folded) if not is_plain_word(match[1]))
    for line in folded.splitlines():
        # Among characters of an unspaced script, Latin words are names however they are written.
        (named if is_unspaced(line) else plain).update(_SMALL.findall(line))
    return _Read(frozenset(named), frozenset(titled), frozenset(plain))


def _is_usual(word: str) -> bool:
    """Tell whether a word in small letters is no name: a plain or everyday one, or one with a common ending."""
    return is_plain_word(word) or is_everyday(word) or is_common(word)


def _worth(words: Collection[str]) -> set[str]:
    """Give the words that can be names: long enough, none that stands for one or means little."""
    return {word for word in words if len(word) > 2 and word not in PRONOUNS and not is_stop_word(word)}


def is_unspaced(line: str) -> bool:
    """Tell whether a line is written in an unspaced script, with Latin words in it, and not the reverse."""
    return not line.isascii() and 2 * len(UNSPACED_LETTER.findall(line)) > len(_LATIN_LETTER.findall(line))
