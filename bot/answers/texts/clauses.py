"""A sentence cut into clauses, each with its names, numbers, words, and the words it denies."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answers.texts.claims import Claim
from bot.answers.texts.names import BETWEEN_LISTED, Name
from bot.answers.texts.quantity import Quantity
from bot.answers.texts.wordlists import NEGATORS, NEGATORS_UNSPACED

_CUT = re.compile(
    r"[;；\n]|:\s(?=[a-z])|\s[—–-]{1,2}\s|—"
    r"|(?:,\s|\s)(?:while|whereas|although|though|but|(?<!not )yet|however|where)\s"
    r"|,\s?(?:而|但)"
    r"|,\sand\s(?=(?:it|they|he|she|this|that|the|\w+'s)\s)"
)
_NEGATOR = re.compile(
    rf"(?i)\b(?:no longer|instead of|rather than|anything but|{'|'.join(sorted(NEGATORS))})\b|n't\b"
    r"|\b(?:drop(?:s|ped|ping)?|end(?:s|ed|ing)?|remov(?:es?|ed|ing)) (?=(?:the |its |all )?support\b)"
    r"|\b(?:vot(?:e[sd]?|ing)|argu(?:e[sd]?|ing)|decid(?:e[sd]?|ing)|advis(?:e[sd]?|ing)|spoke|ruled) against\b"
    r"|\bzero (?!(?:trust|days?|shots?|knowledge|to|and|or|in|for|from)\b)(?=[a-z])"
    r"|零(?=\w{0,3}(?:损|依赖|成本|延迟|配置|误差|风险))"
    rf"|{'|'.join(NEGATORS_UNSPACED)}"
)
#: Not a denial, whatever it looks like.
_NOT_ONLY = re.compile(
    r"(?i)no more than|nothing but|not (?:only|just|merely|least)|no (?:doubt|less|fewer|sooner|wonder)"
    r"|(?:无人|无线|无限|无数|不断|不久|不少|不仅|不只|不但|不止|不论|不管|不过|不好|不良|不当|不错|不惜|不妨|不得不|无论|不同|非常|未来)"
)
#: A word of denial alone between quotation marks is the value of a setting: `frame-src 'none'`.
_VALUE = re.compile(r"['\"‘“][A-Za-z]+['\"’”]")
#: What takes the place of a denial: support that was dropped, a limit that was lifted.
_ENDED = re.compile(
    r"(?i)\b(?:remov(?:ed|es?|ing|al)|drop(?:s|ped|ping)?|discontinu(?:e[sd]?|ing)|retir(?:e[sd]?|ing)|exclud(?:e[sd]?|ing)"
    r"|lift(?:s|ed|ing)?|abolish(?:es|ed|ing)?|scrap(?:s|ped|ping)?|eliminat(?:e[sd]?|ing)|(?:hold(?:s|ing)?|held) off"
    r"|phas(?:e[sd]?|ing) out|reject(?:s|ed|ing)?)\b|移除|取消|不含"
)
#: What comes after is neither asserted nor denied.
OPEN_QUESTION = re.compile(r"(?i)\bwhether\b|是否")
#: How many items a denial reaches: a verb's as many as follow it closely, a noun's its noun.
_REACH = 4
_REACH_OF_NOUN = 2
_OF_NOUN = re.compile(r"(?i)no\b(?! longer)|without|lack|zero|零")
_OF_ONE = re.compile(r"(?i)rather than|instead of")


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A stretch of a sentence that says one thing; places are places in the sentence's folded text."""

    claim: Claim
    start: int
    end: int

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names that stand in it."""
        return tuple(name for name in self.claim.names if self.start <= name.start < self.end)

    @cached_property
    def numbers(self) -> tuple[Quantity, ...]:
        """The numbers that stand in it."""
        return tuple(number for number in self.claim.numbers if self.start <= number.start < self.end)

    @cached_property
    def stems(self) -> dict[int, str]:
        """Its telling words by place."""
        return {at: word for at, word in self.claim.stems.items() if self.start <= at < self.end}

    @cached_property
    def words(self) -> frozenset[str]:
        """Its telling words."""
        return frozenset(self.stems.values())

    @cached_property
    def items(self) -> dict[int, str]:
        """All that carries meaning in it, by place."""
        return {at: word for at, word in self.claim.items.items() if self.start <= at < self.end}

    @cached_property
    def denials(self) -> tuple[frozenset[int], ...]:
        """The places that each word of denial reaches: the next few items, up to a turn of the sentence."""
        text = self.claim.text
        reached = []
        for match in _NEGATOR.finditer(text, self.start, self.end):
            if not (_NOT_ONLY.match(text, match.start()) or _VALUE.match(text, match.start() - 1)):
                after = [at for at in self.items if at >= match.end() and not _parted(text[match.end() : at])]
                reached.append(frozenset(after[: _reach(match.group())]))
        return tuple(reached)

    @cached_property
    def ended(self) -> frozenset[str]:
        """The items beside a word by which something ends: `removing the limit`, `support was dropped`."""
        text = self.claim.text
        near: list[int] = []
        for match in _ENDED.finditer(text, self.start, self.end):
            if _NEGATOR.match(text, match.start()):
                continue
            near += [at for at in self.items if at >= match.end() and not _parted(text[match.end() : at])][:_REACH]
            near += [at for at in self.items if at < match.start() and not _parted(text[at : match.start()])][-_REACH:]
        return frozenset(self.items[at] for at in near)

    @cached_property
    def denied(self) -> frozenset[str]:
        """The items that a denial reaches."""
        return frozenset(self.items[at] for at in self._denied_places)

    @cached_property
    def asserted(self) -> frozenset[str]:
        """The items said outright at least once."""
        open_question = OPEN_QUESTION.search(self.claim.text, self.start, self.end)
        end = open_question.start() if open_question else self.end
        return frozenset(item for at, item in self.items.items() if at not in self._denied_places and at < end)

    @cached_property
    def _denied_places(self) -> frozenset[int]:
        return frozenset[int]().union(*self.denials)

    def denials_of(self, items: frozenset[str]) -> int:
        """Count the words of denial that reach any of some items."""
        return sum(any(self.items[at] in items for at in places) for places in self.denials)


def clauses_of(claim: Claim) -> list[Clause]:
    """Cut a sentence into its clauses; what has no words, names or numbers is left out."""
    edges = [0, *(edge for cut in _CUT.finditer(claim.text) for edge in cut.span()), len(claim.text)]
    found = [Clause(claim=claim, start=start, end=end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [clause for clause in found if clause.names or clause.numbers or clause.stems]


def groups(names: Sequence[Name], text: str) -> list[list[Name]]:
    """Put names that are listed together (`A, B and C`) into one group each."""
    grouped: list[list[Name]] = []
    for name in names:
        if grouped and BETWEEN_LISTED.fullmatch(text, grouped[-1][-1].end, name.start):
            grouped[-1].append(name)
        else:
            grouped.append([name])
    return grouped


def lengths_of_lists(claim: Claim) -> set[int]:
    """Give how many names each list in a sentence has."""
    return {len(listed) for listed in groups(claim.names, claim.text)} - {1}


def doers(names: Iterable[Name]) -> list[Name]:
    """Give the names that may be who does it: none behind a preposition or of a kind, no bare acronym, no `#12`."""
    return [name for name in names if not (name.object or name.kind or name.reference or name.key == "3d") and
            (not name.acronym or name.owns)]  # fmt: skip


def _reach(denial: str) -> int:
    if _OF_ONE.match(denial):
        return 1
    return _REACH_OF_NOUN if _OF_NOUN.match(denial) else _REACH


def _parted(between: str) -> bool:
    """Tell whether a denial ends before a place: at a comma, a colon, or a turn such as `but`."""
    return re.search(r"[,:(，：。]|\b(?:but|and|because|so that|when|if|unless|until)\b", between) is not None
