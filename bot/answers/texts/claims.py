"""What a sentence states that can be checked: links, callings, quotations, dates, numbers, names and plain words."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.answers.texts.dates import Stated, blank, periods_of, stated_dates, times_of
from bot.answers.texts.names import LINK, MENTION, NO_LEXICON, Lexicon, Name, names_in
from bot.answers.texts.numbers import quantities
from bot.answers.texts.quantity import Quantity
from bot.answers.texts.wordlists import ASKING, COMPARATIVES, IRREGULAR, NEGATORS
from bot.search.dictionaries.vocabulary import is_stop_pair, is_stop_word
from bot.search.scripts import UNSPACED
from bot.search.words import fold, stem

_QUOTED = re.compile(r"\"([^\"\n]{2,})\"|“([^“”\n]{2,})”|«([^«»\n]{2,})»|「([^「」\n]{2,})」")
_WORD = re.compile(rf"[^\W\d_{UNSPACED}]+(?:['’][^\W\d_]+)?|[{UNSPACED}]+")
_LIGHT = (
    ASKING
    | NEGATORS
    | {"also", "still", "just", "even", "only", "about", "roughly", "around", "nearly", "almost", "via"}
)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A sentence, taken apart.

    Attributes:
        text: folded; every place below is a place in it.
        unnamed: the text with its links, callings, dates, times, periods and names blanked out.
        times: times of day, `14:05`.
        periods: seasons, quarters and days of the week, by one name each.
        handles: `@name`, `<!channel>` and other text that could call someone.
    """

    text: str
    unnamed: str
    links: tuple[str, ...]
    handles: tuple[str, ...]
    quotes: tuple[str, ...]
    dates: tuple[Stated, ...]
    times: tuple[str, ...]
    periods: tuple[str, ...]
    names: tuple[Name, ...]

    @cached_property
    def numbers(self) -> tuple[Quantity, ...]:
        """Its numbers, read when they are first asked for."""
        return tuple(quantities(self.unnamed))

    @cached_property
    def rest(self) -> str:
        """The text with all but its plain words blanked out."""
        return blank(self.unnamed, [(number.start, number.end) for number in self.numbers])

    @cached_property
    def stems(self) -> dict[int, str]:
        """The plain telling words by their place: English stems, and pairs of an unspaced script."""
        found: dict[int, str] = {}
        for match in _WORD.finditer(self.rest):
            found |= _stems_at(match)
        return found

    @cached_property
    def words(self) -> dict[int, str]:
        """The words that carry any meaning by their place, those too common to tell by included."""
        found: dict[int, str] = {}
        for match in _WORD.finditer(self.rest):
            word = match.group().casefold().removesuffix("'s")
            if word[0] >= "\u0e00":
                found |= _stems_at(match)
            elif word in COMPARATIVES or (len(word) > 1 and not is_stop_word(word) and word not in NEGATORS):
                found[match.start()] = root(word)
        return found

    @cached_property
    def items(self) -> dict[int, str]:
        """All that carries meaning by its place: words, names and numbers."""
        found = {name.start: name.key for name in self.names}
        found |= {number.start: str(abs(number.value.normalize())) for number in self.numbers}
        return dict(sorted({**found, **self.words}.items()))


def read_claim(text: str, lexicon: Lexicon = NO_LEXICON) -> Claim:
    """Take a sentence apart; `lexicon` holds names that are written in small letters."""
    folded = fold(text)
    links = list(LINK.finditer(folded))
    rest = blank(folded, [match.span() for match in links])
    handles = list(MENTION.finditer(rest))
    rest = blank(rest, [match.span() for match in handles])
    clocks, periods = times_of(rest), periods_of(rest)
    rest = blank(rest, [(start, end) for _, start, end in (*clocks, *periods)])
    dates = stated_dates(rest)
    rest = blank(rest, [(stated.start, stated.end) for stated in dates])
    called = [handle for handle in handles if handle[0][0] == "@"]
    names = sorted([*names_in(rest, lexicon), *map(_called, called)], key=lambda name: name.start)
    return Claim(
        text=folded,
        unnamed=blank(rest, [(name.start, name.end) for name in names]),
        links=tuple(match.group() for match in links),
        handles=tuple(match.group() for match in handles),
        quotes=tuple(next(filter(None, match.groups())) for match in _QUOTED.finditer(folded)),
        dates=tuple(dates),
        times=tuple(clock for clock, _, _ in clocks),
        periods=tuple(period for period, _, _ in periods),
        names=tuple(names),
    )


def _called(handle: re.Match[str]) -> Name:
    """Give the name of one who is called by it: `@heddle`."""
    before = handle.string[: handle.start()]
    by = re.search(r"(?i)\b(?:to|for|with|from|of|at|on) $", before) is not None
    return Name(key=handle[0][1:].casefold(), start=handle.start(), end=handle.end(), object=by)


def telling(word: str) -> bool:
    """Tell whether a folded word says something that a passage should say too."""
    return len(word) > 1 and not is_stop_word(word) and word not in _LIGHT


def _stems_at(match: re.Match[str]) -> dict[int, str]:
    word = match.group().casefold()
    if word[0] >= "\u0e00":
        pairs = {match.start() + at: word[at : at + 2] for at in range(max(len(word) - 1, 1))}
        return {at: pair for at, pair in pairs.items() if not is_stop_pair(pair)}
    word = word.removesuffix("'s").removesuffix("’s")
    return {match.start(): root(word)} if telling(word) else {}


def root(word: str) -> str:
    """Give the stem of a folded word, irregular past forms by their present."""
    return stem(IRREGULAR.get(word, word))
