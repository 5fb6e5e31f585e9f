"""The checker: a sentence of an answer stays only if its passages hold what it says.

Deterministic, no second model. Words can be changed, facts cannot: see `presence` (every name and number stands there)
and `against` (who did it, whether it was denied, whose number it is, and all else that the passages tell otherwise).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.answers.checking.against import against
from bot.answers.checking.presence import missing
from bot.answers.checking.roles import subject_of
from bot.answers.checking.source import Source
from bot.answers.checking.written import AsWritten
from bot.answers.texts.claims import Claim, read_claim
from bot.answers.texts.european import as_told_in, held_in_english, language_told_in
from bot.answers.texts.europeannumbers import with_english_numbers
from bot.answers.texts.lexicon import lexicon_of
from bot.answers.texts.orders import gives_orders
from bot.posts.european import is_european
from bot.search.dictionaries.languages import european
from bot.search.forms import heading_of
from bot.search.passage import Passage
from bot.search.words import stem

#: The share of a sentence's names, numbers and telling words that its passages must hold; the rest is other wording.
HELD = 0.4
#: The same in a script without spaces, where every pair of characters counts and other wording shares fewer.
HELD_UNSPACED = 0.25
#: The same of what a sentence says beyond the question, where that is words alone: there is nothing else to hold it by.
HELD_BEYOND = 0.55
#: Why a sentence goes that tells nothing, true or not: a bare yes, a greeting.
EMPTY = "it says nothing that can be checked"
#: Words about the answer itself, which tell nothing of what the passages say: `The answer to this question is no`.
_OF_ANSWERING = frozenset(map(stem, ("answer", "question", "passage", "context", "conversation", "text")))
#: A yes or no that a sentence begins with, or is: it says of the question what the rest says of the passages.
_YES_OR_NO = re.compile(
    r"(?i)\W*(?:yes|no|yeah|nope|ja|nein|oui|non|sí|是的?|不是|否|对|不对|有的?|没有|能|不能|可以|不可以|会|不会"
    r"|はい|いいえ|네|예|아니[요오])\s*(?:[.,:;!—–，。：；！、]+\s*|$)"
)
_KANA = re.compile(r"[\u3041-\u30fa]")
#: Characters of a sentence that is read: no answer needs a longer one, and reading it takes longer and longer.
LONGEST = 2_000
#: Numbers of a sentence at most: whose each is takes the longer, the more there are (4 s for 40 in rows of a table).
MOST_NUMBERS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a sentence.

    Attributes:
        cited: places among the shown passages, from 0, that carry it; empty when it goes.
        why: why it goes; empty when it stays.
    """

    cited: tuple[int, ...] = ()
    why: str = ""

    @property
    def stays(self) -> bool:
        """True when the sentence may be shown."""
        return bool(self.cited)


class Checker:
    """Holds the sentences of one answer against the passages its writer was shown."""

    def __init__(
        self,
        shown: Sequence[Passage],
        *,
        question: str = "",
        language: str = "",
        urls: Mapping[str, str | None] | None = None,
    ) -> None:
        """Read the passages.

        Args:
            shown: the passages, in the order of their numbers.
            question: what was asked; a pronoun may stand for a name in it.
            language: what it was asked in, where that is known.
            urls: each post's own address, by slug.
        """
        self._shown = shown
        self._lexicon = lexicon_of([f"{heading_of(passage)}\n{passage.text}" for passage in shown])
        self._urls = urls or {}
        self._as_written = AsWritten([passage.text for passage in shown])
        self._languages = {passage.language[:2] for passage in shown}
        self._sources = [Source(passage=passage, lexicon=self._lexicon) for passage in shown]
        self._asked = language or european(question)
        # A question is often typed without its capitals.
        loose = replace(self._lexicon, names=self._lexicon.names | self._lexicon.titled)
        asked = read_claim(question, loose)
        self._about = [name.key for name in asked.names]
        self._said = frozenset((*asked.stems.values(), *self._about))

    def check(self, sentence: str, cited: Iterable[int] = ()) -> Verdict:
        """Judge a sentence with the places it cites, from 0; without any, the passages that carry it are looked for.

        A place it was not shown counts as none. Where the cited passages do not carry the sentence but another one
        does, that one is cited in their stead.
        """
        if len(sentence) > LONGEST:
            return Verdict(why="it is too long for a sentence")
        if gives_orders(sentence):
            return Verdict(why="it gives orders instead of an answer")
        sentence = self._as_written(sentence)
        yes_or_no = _YES_OR_NO.match(sentence)
        verdicts = self._verdicts(sentence[yes_or_no.end() :] if yes_or_no else sentence, tuple(cited))
        first = next(verdicts)
        return first if first.stays else next((verdict for verdict in verdicts if verdict.stays), first)

    def _verdicts(self, sentence: str, cited: Sequence[int]) -> Iterator[Verdict]:
        """Judge a sentence in its own language, then held in English against the passages in others that it cites."""
        language = language_told_in(sentence, self._asked, self._lexicon)
        alone = bool(language) and language not in self._languages
        if not alone:
            claim = read_claim(sentence, self._lexicon)
            yield from (self._judged(claim, False, cited, sources) for sources in self._readings())
            if language:
                claim = read_claim(as_told_in(sentence, language, self._lexicon), self._lexicon)
                yield self._judged(claim, False, cited, self._counted_in_english)
            cited = [place for place in self._places(cited) if self._shown[place].language[:2] != language]
        if alone or (language and cited):
            claim = read_claim(held_in_english(sentence, language, self._lexicon), self._lexicon)
            yield from (self._judged(claim, True, cited, sources) for sources in self._readings())

    def _readings(self) -> Iterator[Sequence[Source]]:
        """Give the passages as they stand, then with what other European languages count in English."""
        yield self._sources
        if any(map(is_european, self._languages)):
            yield self._counted_in_english

    @cached_property
    def _counted_in_english(self) -> Sequence[Source]:
        """The passages, those in other European languages with what they count in English."""
        return [
            _counted_in_english(source) if is_european(source.passage.language[:2]) else source
            for source in self._sources
        ]

    def _judged(self, claim: Claim, strange: bool, cited: Iterable[int], read: Sequence[Source]) -> Verdict:
        if len(claim.numbers) > MOST_NUMBERS:
            return Verdict(why="it holds too many numbers for a sentence")
        places = self._places(cited)
        if said := [place for place in places if read[place].says(claim)]:
            return self._kept(claim, said)
        sources = [read[place] for place in places]
        why = self._lacking(claim, sources, strange) or self._against(claim, sources) if places else ""
        if places and not why:
            return self._kept(claim, self._alone(claim, places, read, strange) or places)
        if said := [place for place, source in enumerate(read) if source.says(claim)]:
            return self._kept(claim, said[:1])
        elsewhere = [bool(places) and place not in places for place in range(len(read))]
        carrying = [at for at, source in enumerate(read) if self._may_carry(claim, source, elsewhere[at], strange)]
        told = {place: self._against(claim, [read[place]]) for place in carrying}
        # A passage that tells it otherwise, or was cited for it, outweighs one that has fewer of its words.
        against = {*places, *(place for place in carrying if told[place])}
        denied = max((read[place].share_of(claim) for place in against), default=0.0)
        for place in carrying:
            if not told[place] and read[place].share_of(claim) >= denied:
                return self._kept(claim, [place])
        why = why or next(filter(None, told.values()), "") or self._lacking(claim, read, strange)
        why = why or self._against(claim, read)
        return Verdict(why=why or "no one passage carries it")

    def _alone(self, claim: Claim, places: Sequence[int], read: Sequence[Source], strange: bool) -> list[int]:
        """Give those of several places that carry a claim without the others, which are then cited for nothing."""
        several = places if len(places) > 1 else ()
        return [
            place
            for place in several
            if not (self._lacking(claim, [read[place]], strange) or self._against(claim, [read[place]]))
        ]

    def _places(self, cited: Iterable[int]) -> list[int]:
        return [place for place in dict.fromkeys(cited) if 0 <= place < len(self._shown)]

    def _may_carry(self, claim: Claim, source: Source, elsewhere: bool, strange: bool) -> bool:
        """Tell whether a passage holds what a claim names; where others are cited, only one in its own language."""
        apart = elsewhere and (strange or _other_script(set(claim.words.values()), [source]))
        return not apart and not self._lacking(claim, [source], strange)

    def _kept(self, claim: Claim, places: Sequence[int]) -> Verdict:
        self._about = [name.key for name in subject_of(claim)] + self._about[:8]
        return Verdict(cited=tuple(places))

    def _lacking(self, claim: Claim, sources: Sequence[Source], strange: bool) -> str:
        urls = [url for source in sources if (url := self._urls.get(source.passage.post))]
        return missing(claim, sources, urls) or _unsupported(claim, sources, self._said, strange) or ""

    def _against(self, claim: Claim, sources: Sequence[Source]) -> str:
        return against(claim, sources, self._about)


def _counted_in_english(source: Source) -> Source:
    """Give a passage in another European language with all that it counts and dates in English."""
    passage = source.passage
    text = with_english_numbers(passage.text, passage.language[:2])
    return replace(source, passage=passage._replace(text=text, apart=()))


def _unsupported(claim: Claim, sources: Sequence[Source], asked: Collection[str], strange: bool) -> str | None:
    """Say that too little of a sentence stands in its passages to be told from an invention.

    What it says again of what was `asked` is no evidence for the rest.
    """
    words = (set(claim.stems.values()) or set(claim.words.values())) - _OF_ANSWERING
    held = {word for word in words if any(word in source.words or word in source.forms for source in sources)}
    others = len(claim.numbers) + len(claim.dates) + len(claim.quotes)
    facts = len(claim.names) + others
    if not facts and not words:
        return EMPTY
    if not words and not claim.names and not claim.quotes:
        return "it does not say what its figure is of"
    if strange or _other_script(words, sources):
        return None if facts else "nothing in it can be checked against its passages"
    enough = HELD_UNSPACED if sum(word[0] >= "\u0e00" for word in words) * 2 > len(words) else HELD
    if not len(held) + others + max(len(claim.names) - 1, 0) or _share(len(held), len(words), facts) < enough:
        return "its passages do not speak of this"
    beyond = words.difference(asked)
    new = others + sum(name.key not in asked for name in claim.names)
    if _share(len(held & beyond), len(beyond), new) < (enough if new or enough < HELD else HELD_BEYOND):
        return "its passages do not speak of this"
    return None


def _share(held: int, words: int, facts: int) -> float:
    """Give the share of a sentence that stands in its passages, as all its facts do; 1.0 where it has nothing."""
    return (held + facts) / (words + facts) if words or facts else 1.0


def _other_script(words: Iterable[str], sources: Sequence[Source]) -> bool:
    """Tell whether the sentence is written in another script than its passages, so that words cannot be compared.

    Chinese words are not those of Japanese either, which writes some of the same characters.
    """
    said = list(words)
    unspaced = [word for word in said if word[0] >= "\u0e00"]
    passages = "".join(source.passage.text for source in sources)
    share = sum(letter >= "\u0e00" for letter in passages) / max(len(passages), 1)
    if (len(unspaced) * 2 > len(said)) != (share > 0.2):
        return True
    return share > 0.2 and bool(said) and (_KANA.search("".join(said)) is None) != (_KANA.search(passages) is None)
