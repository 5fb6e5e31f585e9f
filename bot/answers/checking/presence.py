"""What a claim names must stand in its passages: every link, calling, quotation, date, number and name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.answers.checking.figures import agrees
from bot.answers.checking.holding import holds_name, holds_word
from bot.answers.checking.source import Source
from bot.answers.checking.workings import is_worked_out
from bot.answers.texts.claims import Claim
from bot.answers.texts.names import Name
from bot.answers.texts.quantity import Quantity, same_value
from bot.answers.texts.units import is_known_unit, unit_named, words_for
from bot.answers.texts.wordlists import words as listed
from bot.posts.european import is_european
from bot.posts.markdown.links import name_of
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.words import stem

_MARKS = re.compile(r"[\"'“”‘’`*_«»「」]")
_COUNTS = re.compile(
    r"(?:[+x]| (?:or more|plus))?(?: (?!(?:of|in|on|for|with|from|to|and|or|is|as|was|has)\b)[A-Za-z-]+){1,3}"
)
_COINED = re.compile(r"(?<![\w./@-])([a-z][a-z0-9]{2,30})-([a-z0-9]{1,30}(?:-[a-z0-9]{1,30}){0,3})(?![\w/-])")
#: How the last part of a word ends that is no name: `loom-based`, `loom-like`.
_OF_KIND = re.compile(r"(?:ed|ing|able|ible|like|style|native|specific|only|wide|free|ready|side|aware|level|first)$")
#: What leads or calls out of a text though it is neither a link nor a handle: an address for mail, a channel or tag.
_ADDRESSED = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}|(?<![\w&/.])#[^\W\d]\w*")
_PAIR, _BOTH = 2, re.compile(r"(?i)\bboth\b|\bpair\b")
_SINGLE = r"(?:an?|the|this|that|per|each|every|prior|previous|last|next|following|same|single|one)"
#: Words that speak of a single day, week, month or year without its name.
_OF_ONE = {
    "day": re.compile(r"(?i)\b(?:today|yesterday|daily|overnight)\b|[今昨每当]天|[今昨每当]日"),
    "week": re.compile(r"(?i)\bweekly\b|[本上每]周"),
    "month": re.compile(r"(?i)\bmonthly\b|[本上每]月"),
    "year": re.compile(r"(?i)\b(?:yearly|annual(?:ly)?)\b|[今去每]年"),
}
#: Nouns for whatever is counted.
_LOOSE = frozenset(listed("items things times others more pieces units ones pairs kinds entries"))


def missing(claim: Claim, sources: Sequence[Source], urls: Iterable[str] = ()) -> str | None:
    """Say what a claim names that its passages do not hold, or `urls`, the posts' own; None when all is held."""
    return next(_lacking(claim, sources, urls), None)


def _lacking(claim: Claim, sources: Sequence[Source], urls: Iterable[str]) -> Iterator[str]:
    yield from _foreign(claim, sources, urls)
    text = _plain("\n".join(source.text for source in sources))
    for quote in claim.quotes:
        if _plain(quote) not in text:
            yield f"the words “{quote}” are not in its passages"
    yield from _undated(claim, sources)
    yield from _unseasonable(claim, sources)
    for number in claim.numbers:
        if not any(_holds_number(source, number, claim) for source in sources):
            yield f"the number {claim.text[number.start : number.end]} is not in its passages"
        elif noun := _uncounted(claim, number, sources):
            yield f"its passages count no {noun}"
    yield from _uncoined(claim, text)
    for name in claim.names:
        if not any(holds_name(source, name) or _is_site_of(source, name) for source in sources):
            yield f"the name {claim.text[name.start : name.end]} is not in its passages"


def _is_site_of(source: Source, name: Name) -> bool:
    """Tell whether a name by which nobody acts is that of a site that a passage links to: `on GitHub`."""
    hosts = map(name_of, source.passage.urls) if name.object else ()
    return any(name.key.replace(" ", "") in host.split(".")[:-1] for host in hosts)


def _uncoined(claim: Claim, text: str) -> Iterator[str]:
    """Find names in small letters beside those of one family that the passages have: `loom-ops` beside `loom-dev`."""
    for found in _COINED.finditer(claim.text):
        first, rest = found.groups()
        if is_plain_word(first) or _OF_KIND.search(rest) or re.search(rf"(?<!\w){first}[ _-]?{rest}(?!\w)", text):
            continue
        if re.search(rf"(?<![\w-]){first}-[a-z0-9]", text):
            yield f"the name {found.group()} is not in its passages"


def _undated(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Find days, months, years and times of day that no passage states."""
    for clock in claim.times:
        if not any(clock in source.times for source in sources):
            yield f"the time {clock} is not in its passages"
    for stated in claim.dates:
        if not any(stated.agrees(other) for source in sources for other in source.dates):
            yield f"the date {claim.text[stated.start : stated.end]} is not in its passages"


def _unseasonable(claim: Claim, sources: Sequence[Source]) -> Iterator[str]:
    """Find seasons, quarters and days of the week that no passage has a word or a date for."""
    for period in claim.periods:
        if not any(period in source.periods for source in sources):
            yield f"{period} is not in its passages"


def _foreign(claim: Claim, sources: Sequence[Source], urls: Iterable[str]) -> Iterator[str]:
    """Find what leads or calls out of the passages."""
    calls = [*claim.handles, *_ADDRESSED.findall(claim.text)]
    if not claim.links and not calls:
        return
    allowed = {_address(url) for source in sources for url in source.passage.urls} | {_address(url) for url in urls}
    allowed |= {_address(link) for source in sources for part in source.claims for link in part.links}
    for link in claim.links:
        if _address(link) not in allowed:
            yield f"the link {link} is not in its passages"
    text = "\n".join(source.text for source in sources).casefold()
    for call in calls:
        if call.casefold() not in text:
            yield f"{call} is not in its passages"


def _holds_number(source: Source, number: Quantity, claim: Claim) -> bool:
    for line in source.claims:
        if any(agrees(number, claim, other, line, source.text) for other in line.numbers):
            return True
    written = re.sub(r"(?:st|nd|rd|th)$", "", claim.text[number.start : number.end])
    forms = {written, f"v{written}", f"#{written}"}
    if not is_known_unit(number.unit) and any(forms & {*name.words} for line in source.claims for name in line.names):
        return True
    if is_worked_out(number, claim, source):
        return True
    if number.spelled and number.value == 1 and _has_single(source, number.unit):
        return True
    return number.spelled and number.value == _PAIR and _BOTH.search(source.text) is not None


def _has_single(source: Source, unit: str) -> bool:
    """Tell whether a passage speaks of a single unit without its number: `the prior week` is one week earlier."""
    if unit in _OF_ONE and _OF_ONE[unit].search(source.text):
        return True
    words = "|".join(word for word in words_for(unit) if len(word) > 1)
    return bool(words) and re.search(rf"(?i)\b{_SINGLE} (?:{words})\b", source.text) is not None


def _uncounted(claim: Claim, number: Quantity, sources: Sequence[Source]) -> str:
    """Give the noun that a number counts where its passages count another one with it; else an empty text."""
    noun = _noun_of(claim, number)
    if not noun or any(holds_word(source, noun) for source in sources):
        return ""
    told = (_noun_of(line, other) for source in sources if not is_european(source.passage.language[:2])
            for line in source.claims for other in line.numbers if same_value(number, other))  # fmt: skip
    return noun if any(told) else ""


def _noun_of(claim: Claim, number: Quantity) -> str:
    """Give the plural noun after a number, up to three words on, after what describes it: `12 production agents`."""
    found = _COUNTS.match(claim.text, number.end)
    nouns = [word for word in found[0].split() if word.endswith("s")] if found else []
    noun = nouns[0].casefold() if nouns else ""
    return "" if noun in _LOOSE or is_known_unit(unit_named(stem(noun))) else noun


def _address(url: str) -> str:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip().casefold())
    return bare.rstrip(".,;:!?/)'\"")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", _MARKS.sub("", text)).strip(" .,;:!?").casefold()
