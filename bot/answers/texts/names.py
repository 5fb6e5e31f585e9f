"""Names in running text: people, makers, products, repositories, papers, versions, handles, addresses.

A name is told by how it is written (capitals inside a sentence, digits among letters, an owner and a slash) or by
standing in a lexicon, the names that the passages at hand use in small letters (`cognee`, `claude-mem`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.answers.texts.numerals import SCALE_WORDS
from bot.answers.texts.wordlists import COMMON_ENDINGS, COMMON_OPENERS, KNOWN_ACRONYMS, PREPOSITION, PREPOSITIONS
from bot.search.dictionaries.everyday import chinese_names, is_everyday
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.scripts import UNSPACED

_DRAWN_IN = re.compile(r"'(?:s|ve|re|ll|d|m)$")
#: An address, with or without its scheme; parts are counted, so that no text takes long to be read.
LINK = re.compile(
    r"(?i)\b(?:https?://|www\.)[^\s<>\"'|)\]}]+|\b(?:[a-z0-9-]{1,63}\.){1,12}(?:com|org|net|io|ai|dev|app|co|cn|gg|me|xyz|info|link|ly|ru|biz)"
    r"(?:/[^\s<>\"'|)\]}]*)?(?![.-]*\w)"
)
#: What could call a person or a channel on some platform.
MENTION = re.compile(r"<[@#!][^<>\s]*>|(?<![\w./])@[\w][\w.-]*\w|(?<![\w./])@\w")
_LETTER = rf"[^\W\d_{UNSPACED}]"
_REST = rf"[^\W{UNSPACED}]"
_TOKEN = re.compile(
    rf"(?<![A-Za-z\d_@])(?:{_LETTER}{_REST}*(?:[-./'&+](?!_){_REST}+)*(?:\+\+|#(?!\d))?"
    r"|\d+(?:\.\d+){2,}[A-Za-z\d_-]*|\d{4}\.\d{4,5}(?!\d)|(?<![.,])\d+[A-Za-z]+\d[A-Za-z\d_-]*|\dD\b)"
)
_VERSION = re.compile(r"v\d[\w.-]*|\d+\.\d+\.\d+[\w.-]*|\d{4}\.\d{4,5}", re.ASCII)
_NUMBER_OF_NAME = re.compile(
    r" (?:\d{1,4}(?:\.\d+)*[a-z]?(?:-[A-Z][A-Za-z]+)?|[IVX]{1,4})"
    r"(?![\w%]|,\d|[.]\d|\s?(?:%|x\b|percent|million|billion|thousand|k\b|(?i:[kmgtp]i?b)\b|[万亿萬億兆倍个個名位家款种種项項]))"
)
_SLASHED = re.compile(r"(?<![\w/@.])/[a-z][\w-]+")
#: An issue or a pull request by its number; `#1` is as often a place in an order.
_REFERENCE = re.compile(r"(?<![\w#&/])#\d{2,7}(?![\w-])")
#: What says of a name that something is of its kind: `MIT-licensed`, `Nvidia-powered`; it does nothing itself.
_KIND = re.compile(
    r"-(?:[a-z]+ed|built|made|driven|run|native|like|style|compatible|specific|exclusive|only|first|ready|free|friendly"
    r"|wide|agnostic|aware|grade|class|level)\b"
)
#: Sizes and speeds of data behind a number.
_DATA = re.compile(r"(?i)(?:[kmgtp]i?b|[kmgt]?bit|[kmgt]bps)(?:/s(?:ec)?)?")
_HUMPS = re.compile(r"[a-z][A-Z]|[A-Z]{2}|[A-Za-z]\d|\d[A-Za-z]|_")
_PLURAL = re.compile(r"[^su']s$")
_THIRD_PERSON = re.compile(r" (?:\w+[^su]s|is|has|was|does|[A-Z]\w*)\b|'")
_VERB = re.compile(r" (is|are|was|has|had|will|can|does|did|\w+ed|\w+[^su]s)\b")
_AFTER_PREPOSITION = re.compile(
    rf"(?i)\b{PREPOSITION}(?: (?:the|a|an|its|their|his|her|both|only|our))?(?: [a-z-]+)? $"
)
#: What something is done to by who does it: `the volunteer who runs Loom`.
_AFTER_WHO_DOES = re.compile(r"(?i)\b(?:who|that|which) (?:[a-z]+ly )?[a-z]+(?:s|ed) (?:the |an? )?$")
#: The same in Chinese, right before a name or with a space between.
_AFTER_UNSPACED = re.compile(r"[在于从到向对给由为] ?$")
#: What is called something of three words and more, each of them with a capital or short.
_TITLE = re.compile(r"(?<=[\"「])(?:(?:[A-Z\d][^\s\"」]*|[a-z]{1,3}|[—–&-]) ){2,}[A-Z\d][^\s\"」]*(?=[\"」])")
#: What stands between names that are listed together.
BETWEEN_LISTED = re.compile(r"(?:'s)?\s?(?:,|and|or|&|/|、|和|与|\+|,\s?and|,\s?or)\s?")
_BEFORE_UNSPACED = re.compile(rf"(?: [A-Z\d][\w.-]*)* ?[{UNSPACED}]")
_GLUE = re.compile(r"[ \u00a0](?:& )?")
_CAPITAL_BEFORE, _CAPITAL_AFTER = re.compile(r"[A-Z][\w.-]* $"), re.compile(r" [A-Z]")
_NAME_BEFORE, _NAME_AFTER = re.compile(r"[A-Z]\w+ $"), re.compile(r" [A-Z]\w")
_FIGURE_BEFORE = re.compile(r"\d[ \u00a0-]?$")
#: Letters before a word that are looked at to tell what stands before it.
_REACH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name where it stands.

    Attributes:
        key: case-folded, without a possessive ending.
        owns: it stands in the possessive (`OpenAI's`).
        acronym: capitals only, short: as often a modifier (`KV cache`) as a doer.
        object: it stands after a preposition, so it is not who does what the sentence tells.
        kind: it only says of what kind something is: the `Nvidia` of `Nvidia-powered`.
    """

    key: str
    start: int
    end: int
    owns: bool = False
    acronym: bool = False
    object: bool = False
    kind: bool = False

    @property
    def reference(self) -> bool:
        """True for the number of an issue or a pull request: `#110050`."""
        return self.key.startswith("#")

    @property
    def words(self) -> tuple[str, ...]:
        """The words it is made of, owner and name of a repository apart."""
        return tuple(word for word in re.split(r" & |[ /]", self.key) if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What some texts show about words.

    Attributes:
        names: case-folded names, small letters included.
        parts: the words that capitalised names are made of, three letters or more.
        titled: names of one word that only its capital tells from others: `Cursor`, `Workshop`; none in small letters.
        plain: words they write in small letters that are no names: `Peak` at the head of a sentence is none either.
    """

    names: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    titled: frozenset[str] = frozenset()


NO_LEXICON = Lexicon()


def names_in(text: str, lexicon: Lexicon = NO_LEXICON) -> list[Name]:
    """Give the names of a folded text in order, neighbours joined (`Shanghai AI Lab`, `Claude Opus 4.7`)."""
    return _with_objects([_name(text, start, end) for start, end in sorted(name_spans(text, lexicon))], text)


def is_version(key: str) -> bool:
    """Tell whether a name is nothing but a version or an arXiv id."""
    return _VERSION.fullmatch(key) is not None


def _is_name(text: str, token: re.Match[str], lexicon: Lexicon) -> bool:
    word = token.group()
    # Most words of a text are plain ones in small letters.
    if word.islower() and word.isalpha() and word not in lexicon.names:
        return False
    word = without_possessive(word)
    folded = word.casefold()
    if folded in SCALE_WORDS or (_DATA.fullmatch(word) and _FIGURE_BEFORE.search(text, 0, token.start())):
        return False
    if folded in KNOWN_ACRONYMS or is_stop_word(folded) or folded.rstrip("s") in KNOWN_ACRONYMS:
        return _follows_name(text, token) and word[0].isupper()
    if _VERSION.fullmatch(word) or folded in lexicon.names or (word[0].isupper() and folded in lexicon.titled):
        return True
    bare = _without_acronyms(word)
    if _HUMPS.search(bare) or ("-" in word and _is_built_on(folded, lexicon)):
        return True
    if bare != word and bare.islower():
        return False
    if any(joiner in word for joiner in "/.+#"):
        return not re.fullmatch(r"(?i)(?:[a-z]\.)+[a-z]?|[a-z]+/[a-z]+", word) or any(
            part in lexicon.names or part in lexicon.titled for part in folded.split("/")
        )
    if not word[0].isupper() or (folded in COMMON_OPENERS and not _is_beside_name(text, token)):
        return False
    # Chinese and Japanese begin nothing with a capital, so that theirs are of names alone.
    if not _opens(text, token.start()) or stands_before_unspaced(text, token.end()):
        return True
    return not _is_ordinary(text, token, folded, lexicon)


def _without_acronyms(word: str) -> str:
    """Give a compound without its known abbreviations: `GPU-hours` and `LLM-based` are nobody's names."""
    parts = word.split("-")
    return "-".join(part for part in parts if part.casefold() not in KNOWN_ACRONYMS) if len(parts) > 1 else word


def _is_beside_name(text: str, token: re.Match[str]) -> bool:
    """Tell whether another capitalised word stands right before or after: the `Code` of `Claude Code`."""
    before = _CAPITAL_BEFORE.search(text, max(0, token.start() - _REACH), token.start())
    return before is not None or _CAPITAL_AFTER.match(text, token.end()) is not None


def _is_built_on(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a compound in small letters has a name in it: `claude-code`, where the passages speak of Claude."""
    parts = word.split("-")
    return any(part in lexicon.parts and not is_plain_word(part) and part not in lexicon.plain for part in parts)


def _follows_name(text: str, token: re.Match[str]) -> bool:
    """Tell whether a known abbreviation stands inside a longer name: the `AI` of `Shanghai AI Lab`."""
    return (
        _NAME_AFTER.match(text, token.end()) is not None
        and _NAME_BEFORE.search(text, max(0, token.start() - _REACH), token.start()) is not None
    )


def _opens(text: str, at: int) -> bool:
    """Tell whether a place begins a sentence, a line, a quotation or a list entry."""
    while at and text[at - 1] in " \"'“”‘([*-•":
        at -= 1
    return not at or text[at - 1] in ".!?:;\n—–|。！？：；"


def stands_before_unspaced(text: str, at: int) -> bool:
    """Tell whether Chinese or Japanese letters follow a place, with no more between than words with a capital."""
    return _BEFORE_UNSPACED.match(text, at) is not None


def _is_ordinary(text: str, token: re.Match[str], folded: str, lexicon: Lexicon) -> bool:
    """Tell whether a capitalised word that opens a sentence is no name: used in small letters, common, or a plural."""
    parts = [folded] if folded in lexicon.plain else folded.split("-")
    if all(part in lexicon.plain or is_common(part) for part in parts):
        return True
    if (is_plain_word(folded) or is_everyday(folded)) and not _acts(text, token.end()):
        return True
    return _PLURAL.search(folded) is not None and _THIRD_PERSON.match(text, token.end()) is None


def _acts(text: str, at: int) -> bool:
    """Tell whether a verb follows, by its form: `Target raises`, `Block has`, and not `Tech companies`."""
    verb = _VERB.match(text, at)
    word = verb[1].casefold() if verb else ""
    return bool(word) and not (is_plain_word(word.removesuffix("s")) or is_everyday(word) or word.endswith("ies"))


def is_common(word: str) -> bool:
    """Tell whether a folded word is one that names seldom are: an opener, a preposition, one with a common ending."""
    return word in COMMON_OPENERS or word in PREPOSITIONS or is_stop_word(word) or word.endswith(COMMON_ENDINGS)


def without_possessive(word: str) -> str:
    """Give a word without a possessive ending, or that of a verb drawn into it: `they've`."""
    return _DRAWN_IN.sub("", word).rstrip("'.")


def name_spans(text: str, lexicon: Lexicon = NO_LEXICON) -> Iterator[tuple[int, int]]:
    """Give where names stand, each from its start to its end."""
    patterns = (_SLASHED, _REFERENCE, _known_chinese()) if not text.isascii() else (_SLASHED, _REFERENCE)
    yield from (match.span() for pattern in patterns for match in pattern.finditer(text))
    yield from _joined(text, [match for match in _TOKEN.finditer(text) if _is_name(text, match, lexicon)])


@cache
def _known_chinese() -> re.Pattern[str]:
    """Match the Chinese names of places, people and firms that everybody knows, longest first."""
    return re.compile("|".join(map(re.escape, sorted(chinese_names(), key=len, reverse=True))))


def _joined(text: str, tokens: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Join names that stand side by side, and the number that belongs to a name."""
    start = end = -1
    for token in tokens:
        if not (start >= 0 and _GLUE.fullmatch(text, end, token.start())) or text[start:end].endswith(("'s", "'")):
            if start >= 0:
                yield start, end
            start = token.start()
        end = _name_end(token)
        if end < token.end():
            yield start, end
            start = end = -1
            continue
        number = _NUMBER_OF_NAME.match(text, end)
        if number and not is_version(without_possessive(token.group())):
            end = number.end()
    if start >= 0:
        yield start, end


def _name_end(token: re.Match[str]) -> int:
    """Give where the name in a token ends: before what says that something is of its kind, as `MIT-licensed`."""
    kind = _KIND.search(token.group())
    return token.end() if kind is None or token.group()[: kind.start()].islower() else token.start() + kind.start()


def _with_objects(names: Sequence[Name], text: str) -> list[Name]:
    """Mark the further names of a list behind a preposition as well: `on Qwen3, Phi-4 and Olmo 3`.

    So are those that are but words of a title in quotation marks: `"Loom: A Handbook to Weave By"`.
    """
    titles = [title.span() for title in _TITLE.finditer(text)] if '"' in text or "「" in text else []
    found: list[Name] = []
    for name in names:
        listed = found and found[-1].object and BETWEEN_LISTED.fullmatch(text, found[-1].end, name.start)
        inside = any(start <= name.start < end and (start, end) != (name.start, name.end) for start, end in titles)
        found.append(replace(name, object=True) if listed or inside else name)
    return found


def _name(text: str, start: int, end: int) -> Name:
    written = text[start:end]
    bare = without_possessive(written)
    return Name(
        key=bare.casefold(),
        start=start,
        end=start + len(bare),
        owns=written != bare or text[end : end + 2] in ("'s", "' "),
        acronym=re.fullmatch(r"[A-Z]{2,5}s?", bare) is not None,
        object=_AFTER_PREPOSITION.search(text[max(0, start - _REACH) : start]) is not None
        or _AFTER_WHO_DOES.search(text[max(0, start - _REACH) : start]) is not None
        or _AFTER_UNSPACED.search(text[max(0, start - 2) : start]) is not None,
        kind=_KIND.match(text, start + len(bare)) is not None,
    )
