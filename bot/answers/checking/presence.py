"""What a claim names must stand in its passages: every link, calling, quotation, date, number and name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.answers.checking.source import Source
from bot.answers.texts.claims import Claim
from bot.answers.texts.names import Name, is_version
from bot.answers.texts.numbers import LISTED, WORN, Quantity, is_known_unit, same_value
from bot.answers.texts.wordlists import words as listed
from bot.search.words import stem, tokens

_FALLING = re.compile(
    r"(?i)\b(?:drop|fell|fall|declin|decreas|down|lower|less|fewer|reduc|below|minus|los|cut|shrink|shrank|negative|regress)|下降|降低|减少"
)
#: From so many letters on, a name written together is the one written apart: ClaudeMem, claude-mem.
_TELLING_LETTERS = 6
#: A `7B model` has its size in parameters without saying so.
_MODEL_SIZE = 1_000_000
_MARKS = re.compile(r"[\"'“”‘’`*_«»「」]")
_COUNTS = re.compile(
    r"(?:[+x]| (?:or more|plus))?(?: (?!(?:of|in|on|for|with|from|to|and|or|is|as|was|has)\b)[A-Za-z-]+){1,3}"
)
#: Nouns for whatever is counted.
_LOOSE = frozenset(listed("items things times others more pieces units ones pairs kinds entries"))
#: How far apart two words of one name may stand in a post: `Opus 4.6 vs 4.7` holds Opus 4.7.
_APART = 4


def missing(claim: Claim, sources: Sequence[Source], urls: Iterable[str] = ()) -> str | None:
    """Say what a claim names that its passages do not hold; None when they hold everything.

    Args:
        claim: the sentence.
        sources: the passages it stands on.
        urls: addresses that may be shown beside those in the passages (the posts' own).
    """
    return next(_lacking(claim, sources, urls), None)


def _lacking(claim: Claim, sources: Sequence[Source], urls: Iterable[str]) -> Iterator[str]:
    yield from _foreign(claim, sources, urls)
    text = _plain("\n".join(source.text for source in sources))
    for quote in claim.quotes:
        if _plain(quote) not in text:
            yield f"the words “{quote}” are not in its passages"
    for stated in claim.dates:
        if not any(stated.agrees(other) for source in sources for other in source.dates):
            yield f"the date {claim.text[stated.start : stated.end]} is not in its passages"
    for number in claim.numbers:
        if not any(_holds_number(source, number, claim) for source in sources):
            yield f"the number {claim.text[number.start : number.end]} is not in its passages"
        elif noun := _uncounted(claim, number, sources):
            yield f"its passages count no {noun}"
    for name in claim.names:
        if not any(_holds_name(source, name) for source in sources):
            yield f"the name {claim.text[name.start : name.end]} is not in its passages"


def _foreign(claim: Claim, sources: Sequence[Source], urls: Iterable[str]) -> Iterator[str]:
    """Find what leads or calls out of the passages."""
    if not claim.links and not claim.handles:
        return
    allowed = {_address(url) for source in sources for url in source.passage.urls} | {_address(url) for url in urls}
    allowed |= {_address(link) for source in sources for part in source.claims for link in part.links}
    for link in claim.links:
        if _address(link) not in allowed:
            yield f"the link {link} is not in its passages"
    text = "\n".join(source.text for source in sources).casefold()
    for handle in claim.handles:
        if handle.casefold() not in text:
            yield f"{handle} is not in its passages"


def agrees(number: Quantity, claim: Claim, other: Quantity, line: Claim, around: str = "") -> bool:
    """Tell whether two numbers are one: value, unit, and the sign that a minus or a word gives.

    Args:
        number: one of the claim.
        claim: the sentence it stands in.
        other: one of a passage.
        line: the sentence that one stands in.
        around: the passage's text, where a unit said once may stand for further numbers.
    """
    if not same_value(number, other) or not _signs_agree(number, claim, other, line):
        return False
    return _units_agree(number, other, line, around or line.text)


def _holds_number(source: Source, number: Quantity, claim: Claim) -> bool:
    for line in source.claims:
        if any(agrees(number, claim, other, line, source.text) for other in line.numbers):
            return True
    written = claim.text[number.start : number.end]
    if number.unit not in WORN and any(written in name.words for line in source.claims for name in line.names):
        return True
    return number.spelled and number.value == len({name.key for name in claim.names})


def _uncounted(claim: Claim, number: Quantity, sources: Sequence[Source]) -> str:
    """Give the noun that a number counts where its passages count another one with it; else an empty text."""
    noun = _noun_of(claim, number)
    if not noun or any(_holds_word(source, noun) for source in sources):
        return ""
    told = (_noun_of(line, other) for source in sources for line in source.claims for other in line.numbers
            if same_value(number, other))  # fmt: skip
    return noun if any(told) else ""


def _noun_of(claim: Claim, number: Quantity) -> str:
    """Give the plural noun after a number, up to three words on, after what describes it: `12 production agents`."""
    found = _COUNTS.match(claim.text, number.end)
    nouns = [word for word in found[0].split() if word.endswith("s")] if found else []
    noun = nouns[0].casefold() if nouns else ""
    return "" if noun in _LOOSE or is_known_unit(stem(noun)) else noun


def _units_agree(number: Quantity, other: Quantity, line: Claim, around: str) -> bool:
    mine, theirs = number.unit, other.unit
    if mine == theirs:
        return True
    if mine in WORN or theirs in WORN:
        return False
    if "parameter" in (mine, theirs) and abs(number.value) >= _MODEL_SIZE:
        return True
    if is_known_unit(mine):
        # A unit said once may stand for a whole list: `(60,000 stars), cognee (16,000)`.
        words = {stem(word) for word in re.findall(r"[a-z]+", around.casefold())}
        return not theirs and mine in LISTED and mine in words
    if is_known_unit(theirs) and mine:
        return False
    # A noun that the post counts with another number is the wrong noun for this one.
    counted = {quantity.unit for quantity in line.numbers if not same_value(quantity, other)}
    return not mine or mine not in counted or mine in theirs


def _signs_agree(number: Quantity, claim: Claim, other: Quantity, line: Claim) -> bool:
    if (number.value < 0) == (other.value < 0):
        return True
    positive = claim.text if number.value >= 0 else line.text
    return _FALLING.search(positive) is not None


def _holds_name(source: Source, name: Name) -> bool:
    words = name.words
    if not all(_holds_word(source, word) for word in words):
        return False
    return all(_near(source, one, other) for one, other in pairwise(words))


def _holds_word(source: Source, word: str) -> bool:
    if word in source.forms or (word.isalpha() and stem(word) in source.forms):
        return True
    if is_version(word) or any(letter.isdigit() for letter in word):
        return word in source.marked_words
    squashed = re.sub(r"[\W_]", "", word)
    if len(squashed) >= _TELLING_LETTERS and squashed in source.squashed:
        return True
    parts = [part for part in re.split(r"[-_./]", word) if part]
    return len(parts) > 1 and all(part in source.forms or stem(part) in source.forms for part in parts)


def _near(source: Source, one: str, other: str) -> bool:
    """Tell whether two words of one name stand near each other somewhere."""
    for line in source.claims:
        places = _places(line)
        if any(abs(left - right) <= _APART for left in places.get(one, ()) for right in places.get(other, ())):
            return True
    return not any(one in _places(line) and other in _places(line) for line in source.claims) and _is_heading_pair(
        source, one, other
    )


def _is_heading_pair(source: Source, one: str, other: str) -> bool:
    """Tell whether one word is in the heading: the item's own name need not be said again beside the other word."""
    heading = _places(source.heading)
    return one in heading or other in heading


def _places(claim: Claim) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, match in enumerate(re.finditer(r"\w+(?:[-.+']\w+)*", claim.text.casefold())):
        word = match.group().removesuffix("'s")
        for form in {word, stem(word), *tokens(word)}:
            found.setdefault(form, []).append(place)
    return found


def _address(url: str) -> str:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip().casefold())
    return bare.rstrip(".,;:!?/)'\"")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", _MARKS.sub("", text)).strip(" .,;:!?").casefold()
