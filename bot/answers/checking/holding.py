"""Whether a passage has a name, however it writes it: whole, apart, abbreviated, in the other language."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answers.checking.source import Source
from bot.answers.texts.lexicon import is_unspaced
from bot.answers.texts.names import Name, is_common, is_version
from bot.search.dictionaries.abbreviations import written_otherwise
from bot.search.dictionaries.everyday import chinese_name_of, english_of, is_everyday
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.words import stem

#: From so many letters on, a name written together is the one written apart: ClaudeMem, claude-mem.
_TELLING_LETTERS = 6
#: The same for a version of one number: `The minimum Node.js version was raised from v20 to v24`.
_VERSION_APART = 8
_VERSIONED = re.compile(r"([A-Za-z][\w+#-]*) v?\d+\.\d")
_POINTED = re.compile(r"v?\d+\.\d[\w.-]*")
#: Initials that may be made of a passage's words.
_ACRONYM_LETTERS = re.compile(r"[a-z]{3,6}s?")
#: How far apart two words of one name may stand in a post: `Opus 4.6 vs 4.7` holds Opus 4.7.
_APART = 4


def holds_name(source: Source, name: Name) -> bool:
    """Tell whether a passage has every word of a name, near each other."""
    words = name.words
    if len(words) > 1 and (_is_written_together(name.key, source) or _is_abbreviated(words, source)):
        return True
    absent = [word for word in words if not holds_word(source, word)]
    if absent:
        return len(absent) < len(words) and _goes_without(source, words, absent)
    return all(_near(source, one, other) for one, other in pairwise(words)) or _is_only_one_told(words, source)


def _is_only_one_told(words: Sequence[str], source: Source) -> bool:
    """Tell whether a version stands alone, `the 1.32 release`, where the versions of one thing alone are told.

    The last name before it in its line must be that thing's, if there is one.
    """
    if not _POINTED.fullmatch(words[-1]):
        return False
    lines = source.claims
    told = {found.casefold() for line in lines for found in _VERSIONED.findall(line.text)}
    others = {word.removesuffix("s") for word in told.difference(words)}
    if told.isdisjoint(words) or not all(is_common(word) or is_plain_word(word) for word in others):
        return False
    alone = re.compile(rf"(?<![\w.])v?{re.escape(words[-1].removeprefix('v'))}(?![\w.]*\w)")
    for line in lines:
        for found in alone.finditer(line.text):
            before = [name for name in line.names if name.end <= found.start()]
            if not before or not set(words).isdisjoint(before[-1].words):
                return True
    return False


def _goes_without(source: Source, words: Sequence[str], absent: Sequence[str]) -> bool:
    """Tell whether a passage may leave some words of a name out: what its version is of, or a plain one in Chinese.

    What a version is of must be named in some passage at hand, and this one must give the version to nothing else.
    """
    if is_unspaced(source.passage.text):
        return all(is_plain_word(word) or is_everyday(word) for word in absent)
    version = words[-1]
    if [*absent] != [*words[:-1]] or not _POINTED.fullmatch(version):
        return False
    known = source.lexicon.parts | source.lexicon.names | source.lexicon.titled
    others = (name.words for line in source.claims for name in line.names if name.words[-1] == version)
    return all(word in known for word in absent) and all(
        is_plain_word(word) or is_common(word) for other in others for word in other[:-1]
    )


def _is_written_together(key: str, source: Source) -> bool:
    """Tell whether a passage has a name with other joints: `ERNIE 4.5Turbo`; a number in it must be whole."""
    squashed = re.sub(r"[\W_]", "", key)
    if len(squashed) < _TELLING_LETTERS or squashed not in source.squashed:
        return False
    pattern = r"[\W_]{0,2}".join(map(re.escape, squashed))
    return re.search(rf"(?<![^\W_]){pattern}(?![^\W_]|[.,]\d)", source.text.casefold()) is not None


def _is_abbreviated(words: Sequence[str], source: Source) -> bool:
    initials = "".join(word[0] for word in words)
    # Two letters make many a word; as capitals they abbreviate.
    return re.search(rf"(?<!\w){re.escape(initials.upper())}(?!\w)", source.text) is not None


def holds_word(source: Source, word: str) -> bool:
    """Tell whether a passage has a word in any of its forms."""
    if any(letter.isdigit() for letter in word) or is_version(word):
        if word.isalnum() and not word.isdigit() and word in source.forms:
            return True
        parts = [part for part in word.split("-") if part]
        bare = word.removeprefix("v" if _POINTED.fullmatch(word) else "#")
        return not source.marked_words.isdisjoint((word, f"v{word}", bare)) or (
            len(parts) > 1 and not is_version(word) and all(part in source.marked_words for part in parts)
        )
    if not word.isascii() and word in source.text:
        return True
    if word in source.forms or (word.isalpha() and stem(word) in source.forms):
        return True
    others = (*written_otherwise(word).values(), *chinese_name_of(word), *english_of(word))
    if any(_has_phrase(source, other) for other in others):
        return True
    if _ACRONYM_LETTERS.fullmatch(word) and word in source.initials:
        return True
    squashed = re.sub(r"[\W_]", "", word)
    if len(squashed) >= _TELLING_LETTERS and squashed in source.squashed:
        return True
    parts = [part for part in re.split(r"[-_./]", word) if part]
    return len(parts) > 1 and all(part in source.forms or stem(part) in source.forms for part in parts)


def _has_phrase(source: Source, phrase: str) -> bool:
    """Tell whether a passage has other words for one; a country's own name stands in its adjective."""
    if phrase.isascii() and " " not in phrase and len(phrase) > 3:
        return phrase in source.text.casefold()
    words = {stem(word) for word in phrase.split()} if phrase.isascii() else set()
    return phrase in source.text or (bool(words) and words <= source.forms)


def _near(source: Source, one: str, other: str) -> bool:
    """Tell whether two words of one name stand near each other somewhere."""
    for places in source.places:
        if any(abs(left - right) <= _APART for left in places.get(one, ()) for right in places.get(other, ())):
            return True
    if other.isdigit() and any(_is_led_up_to(line.text, one, other) for line in source.claims):
        return True
    if not any(one in places for places in source.places):
        # It stands there in another writing: `GNU Affero General Public License v3.0` holds AGPL v3.0.
        return True
    told_apart = is_version(other) or other[0].isdigit()
    if told_apart and any(one in places and other in places for places in source.places):
        return False
    # One of them is in the heading: the item's own name need not be said again beside the other word.
    return one in source.places[0] or other in source.places[0]


def _is_led_up_to(text: str, one: str, version: str) -> bool:
    """Tell whether a version comes some words after a name, with no other name between."""
    between = rf"(?:\s(?![A-Z])[\w.,'-]+){{0,{_VERSION_APART}}}\sv?"
    return re.search(rf"(?<!\w)(?i:{re.escape(one)}){between}{re.escape(version)}(?![\w.]*\w)", text) is not None
