"""A passage read for checking: its heading and its sentences taken apart, and every word form it holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.answers.texts.claims import Claim, read_claim
from bot.answers.texts.clauses import Clause, clauses_of, doers, groups
from bot.answers.texts.dates import Stated, periods_of_day, periods_of_month, relative_dates
from bot.answers.texts.names import Lexicon
from bot.answers.texts.orders import gives_orders
from bot.answers.texts.quantity import Quantity
from bot.answers.texts.samenames import same_name
from bot.search.forms import heading_of
from bot.search.passage import Passage
from bot.search.scripts import UNSPACED
from bot.search.sentences import split_sentences
from bot.search.words import fold, stem, tokens

_ABBREVIATION = re.compile(r"[a-z]{3,6}")
_LETTERS = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(rf"(?<![.+-])[.+-]*[^\W{UNSPACED}]+(?:[.+-]+[^\W{UNSPACED}]+)*")
_JOINED = re.compile(r"\w+(?:[-.+']\w+)*")
_MARK = re.compile(r"[.)、:]\s?")
_MAY_BE_RELATIVE = re.compile(r"(?i)\b(?:this|last|next)\s|[今去明]年|[上本下这]个?月")
#: What stands between an owner and its own; `Loom's answer to Heddle` is none of Loom's.
_ITS_OWN = re.compile(r"(?:'s|') (?:(?!(?:to|with|of|for|on|in|from|over|against|by) )[a-z-]+ ){0,2}")
_OF = re.compile(r"(?:The )?[A-Za-z-]+ of (?:the )?")
_PRONOUN = re.compile(
    r"\W{0,4}(?:It|Its|They|Their|He|His|She|Her|This|These|The (?:paper|project|model|tool|method|company|team))\b"
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sentence of a passage.

    Attributes:
        before: the names read before it, headings included.
        topic: who or what it is about: the first name that may act, else that of the line before.
    """

    claim: Claim
    before: tuple[str, ...]
    topic: tuple[str, ...]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """What it says, clause by clause."""
        return tuple(clauses_of(self.claim))

    def counts(self, number: Quantity) -> bool:
        """Tell whether a number is no mere mark of the line in a list: `5. Netflix`, `2、`."""
        return number.start > 0 or _MARK.match(self.claim.text, number.end) is None

    @property
    def known(self) -> tuple[str, ...]:
        """The names read at or before it."""
        return (*self.before, *_read_in(self.claim))

    @property
    def leans(self) -> bool:
        """It opens with a word for what the line before is about: `It spins`."""
        return _PRONOUN.match(self.claim.text) is not None


@dataclass(frozen=True, kw_only=True)
class Source:
    """One passage, ready to be held against a claim."""

    passage: Passage
    lexicon: Lexicon

    @cached_property
    def heading(self) -> Claim:
        """The title and headings it stands under."""
        passage = self.passage
        return read_claim(heading_of(passage), self.lexicon)

    @cached_property
    def item_names(self) -> tuple[str, ...]:
        """The names in the title of the item or section it belongs to: what it is about as a whole."""
        return tuple(name.key for name in read_claim(self.passage.item or self.passage.section, self.lexicon).names)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences in order as they stand, those that give orders to a reader's machine left out."""
        return tuple(one for one in split_sentences(self.passage.text) if not gives_orders(one))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The heading and every sentence, folded."""
        return tuple(map(fold, (heading_of(self.passage), *self.sentences)))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its sentences in order, taken apart."""
        before = _read_in(self.heading)
        topic: tuple[str, ...] = ()
        lines = []
        for sentence in self.sentences:
            claim = read_claim(sentence, self.lexicon)
            topic = _topic(claim) or topic
            lines.append(Line(claim=claim, before=tuple(before), topic=topic))
            before += _read_in(claim)
        return tuple(lines)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The heading and every sentence."""
        return (self.heading, *(line.claim for line in self.lines))

    @cached_property
    def places(self) -> tuple[Mapping[str, Sequence[int]], ...]:
        """Of the heading and of every sentence, at which word each form of a word stands."""
        return tuple(map(_places, self.texts))

    @cached_property
    def told(self) -> tuple[Claim, ...]:
        """Each of its headings alone, which say nothing of each other, and every sentence."""
        passage = self.passage
        heads = (read_claim(head, self.lexicon) for head in (passage.title, *passage.headings))
        return (*heads, *(line.claim for line in self.lines))

    @cached_property
    def text(self) -> str:
        """The folded text of the heading and every sentence."""
        return "\n".join(self.texts)

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every form of every word."""
        return frozenset(tokens(self.text))

    @cached_property
    def marked_words(self) -> frozenset[str]:
        """Its case-folded words with the dots, hyphens and pluses inside them: versions, sizes of models."""
        return frozenset(_MARKED.findall(self.text.casefold()))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The initials of every three to six words in a row: what an abbreviation of them would be."""
        letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", self.text.casefold()))
        return frozenset(letters[at : at + size] for size in range(3, 7) for at in range(len(letters) - size + 1))

    @cached_property
    def squashed(self) -> str:
        """Its case-folded letters and digits alone."""
        return re.sub(r"[\W_]", "", self.text.casefold())

    @cached_property
    def periods(self) -> frozenset[str]:
        """The seasons, quarters and days of the week that it names or has a date in."""
        days = [day for stated in self.dates if (day := stated.as_day())]
        of_days = {period for day in days for period in periods_of_day(day)}
        months = {period for stated in self.dates if stated.month for period in periods_of_month(stated.month)}
        return frozenset(of_days | months | {period for claim in self.claims for period in claim.periods})

    @cached_property
    def times(self) -> frozenset[str]:
        """The times of day it states."""
        return frozenset(clock for claim in self.claims for clock in claim.times)

    @cached_property
    def words(self) -> frozenset[str]:
        """The telling words of the heading and every sentence."""
        return frozenset(word for claim in self.claims for word in claim.stems.values())

    @cached_property
    def dates(self) -> tuple[Stated, ...]:
        """Every date it states, years filled in, and those of the post itself."""
        passage = self.passage
        year, week, _ = passage.first.isocalendar()
        weeks = (Stated(year=year, week=week),) if (passage.last - passage.first).days == 6 else ()
        own = (*map(Stated.of, (passage.published, passage.first, passage.last)), *weeks)
        said = relative_dates(self.text, passage.published) if _MAY_BE_RELATIVE.search(self.text) else []
        return (
            *(_with_year(stated, passage.published) for claim in self.claims for stated in claim.dates),
            *own,
            *said,
        )

    @cached_property
    def kin(self) -> tuple[tuple[str, str], ...]:
        """Pairs of names said to belong together: `Microsoft's MEMENTO`, `Letta (MemGPT)`, `TREX by SHLAB`."""
        return tuple(pair for claim in self.claims for pair in (*pairs(claim), *_abbreviated(claim, self.claims)))

    @cached_property
    def owners(self) -> tuple[tuple[str, str], ...]:
        """Pairs of an owner and what is said to be its own, by a possessive."""
        return tuple(pair for claim in self.claims for pair in owned(claim))

    def says(self, claim: Claim) -> bool:
        """Tell whether a sentence is one of its own, word for word."""
        return claim.text.strip() in {text.strip() for text in self.texts[1:]}

    def share_of(self, claim: Claim) -> float:
        """Give the share of a sentence's words and names that it holds, from 0 to 1."""
        words = {*claim.stems.values(), *(word for name in claim.names for word in name.words)}
        held = sum(word in self.words or word in self.forms for word in words)
        return held / len(words) if words else 0.0

    def kin_of(self, key: str) -> list[str]:
        """Give the names that go together with one, itself first."""
        near = [right for left, right in self.kin if same_name(left, key)]
        near += [left for left, right in self.kin if same_name(right, key)]
        return [key, *near]


def _places(text: str) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for place, match in enumerate(_JOINED.finditer(text.casefold())):
        word = match.group().removesuffix("'s")
        for form in {word, stem(word), *tokens(word), word.removeprefix("v")}:
            found.setdefault(form, []).append(place)
    return found


def _read_in(claim: Claim) -> list[str]:
    """Give the names of a sentence that it speaks of, not those that only say of what kind something is."""
    return [name.key for name in claim.names if not name.kind]


def _topic(claim: Claim) -> tuple[str, ...]:
    """Give the names that open a sentence and may act; none where it opens with a pronoun."""
    acting = doers(claim.names)
    if _PRONOUN.match(claim.text):
        return ()
    if not acting and claim.names and _OF.fullmatch(claim.text, 0, claim.names[0].start):
        return (claim.names[0].key,)
    if not acting:
        return ()
    return tuple(name.key for name in groups(acting, claim.text)[0])


def owned(claim: Claim) -> Iterator[tuple[str, str]]:
    """Give each owner and what it owns in a sentence: `Shanghai AI Lab's TREX`, `Navers Lab and X's Frontier-Eng`."""
    names = claim.names
    for at, name in enumerate(names[:-1]):
        following = names[at + 1]
        between = claim.text[name.end : following.start]
        if name.owns and _ITS_OWN.fullmatch(between):
            yield name.key, following.key
            if at and re.fullmatch(r" (?:and|&) |/", claim.text[names[at - 1].end : name.start]):
                yield names[at - 1].key, following.key


def kin_in(key: str, claim: Claim, sources: Sequence[Source]) -> list[str]:
    """Give the names that go together with one, in the passages or by the claim itself, itself first."""
    own = [other for pair in pairs(claim) if key in pair for other in pair]
    return list(dict.fromkeys(other for it in (key, *own) for source in sources for other in source.kin_of(it)))


def pairs(claim: Claim) -> Iterator[tuple[str, str]]:
    """Give each two names of a sentence that it says belong together, by their keys."""
    yield from owned(claim)
    for name, following in zip(claim.names, claim.names[1:], strict=False):
        between = claim.text[name.end : following.start]
        if re.fullmatch(r" ?[(/] ?|, (?:an?|the) [^,.]{0,30}(?:by|from|of) | (?:by|from|of) |: ", between):
            yield name.key, following.key


def _abbreviated(claim: Claim, others: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Pair an abbreviation with each name in the words it is made of: `GSoC`, `Google Summer of Code`."""
    for short in (name.key for name in claim.names if _ABBREVIATION.fullmatch(name.key)):
        for other in others:
            words = list(_LETTERS.finditer(other.text))
            at = "".join(word.group()[0].casefold() for word in words).find(short)
            if at >= 0:
                start, end = words[at].start(), words[at + len(short) - 1].end()
                yield from ((short, name.key) for name in other.names if start <= name.start and name.end <= end)


def _with_year(stated: Stated, published: date) -> Stated:
    """Give a date the year its post means: the post's own, or the one before for a month that had not come."""
    if stated.year is not None:
        return stated
    before = stated.month is not None and stated.month > published.month + 2
    year = published.isocalendar().year if stated.week is not None else published.year
    return Stated(year=year - before, month=stated.month, day=stated.day, week=stated.week)
