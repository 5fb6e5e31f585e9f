"""Everything the posts speak of, found by any of its names, with every mention of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from threading import Lock

from bot.search import identity
from bot.search.identity import canonical
from bot.search.naming import handles_in
from bot.search.passage import Passage
from bot.search.register import Entry, Found, Leaf, Register, read
from bot.search.spelling import closest
from bot.search.spotting import Spotter
from bot.search.values import Value

__all__ = ["Change", "Entry", "ItemIndex", "Mention"]

# Discord shows at most 25 completions.
MOST_COMPLETIONS = 25
_LONGEST_NAME = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One passage that names an entry; the quote is the sentence that does."""

    post: str
    title: str
    published: date
    section: str
    quote: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A number that a post gives for an entry, where another post gives another."""

    value: Value
    mention: Mention


class ItemIndex:
    """The register of entries over all passages; may be asked from many threads while it is changed."""

    def __init__(self) -> None:
        self._changing = Lock()
        self._posts: Mapping[str, Found] = {}
        self._register: Register | None = None

    @classmethod
    def build(cls, passages: Iterable[Passage]) -> "ItemIndex":
        """Give the register of some passages."""
        index = cls()
        held: dict[str, list[Passage]] = defaultdict(list)
        for passage in passages:
            held[passage.post].append(passage)
        index._posts = {slug: read(of_post) for slug, of_post in held.items()}
        return index

    def replace(self, slug: str, passages: Iterable[Passage]) -> None:
        """Take the passages of one post in place of those held of it."""
        found = read([passage for passage in passages if passage.post == slug])
        with self._changing:
            others = {post: held for post, held in self._posts.items() if post != slug}
            self._posts = {**others, slug: found} if found.leaves else others
            self._register = None

    def remove(self, slug: str) -> None:
        """Forget a post."""
        self.replace(slug, ())

    def find(self, name: str) -> Entry | None:
        """Give the entry of a name, address, handle or arXiv number however it is written, or None."""
        register = self._registered()
        words = canonical(name)
        for key in (*_direct(name), register.aliases.get(words, "")):
            if key in register.entries:
                return register.entries[key]
        unregistered = Entry(key=f"name:{words}", kind="name", name=name.strip(), aliases=(words,))
        if words and next(self._mentions(Spotter(unregistered)), None):
            return unregistered
        guess = closest(words, register.aliases)
        return register.entries[register.aliases[guess]] if guess else None

    def search(self, prefix: str, *, limit: int = MOST_COMPLETIONS) -> list[Entry]:
        """Give the entries a beginning may grow into: names that begin so, then names with a word that does.

        Within each, those that are named most come first.
        """
        register = self._registered()
        words = f" {canonical(prefix)}"
        begins = {key for alias, key in register.aliases.items() if f" {alias}".startswith(words)}
        holds = {key for alias, key in register.aliases.items() if words in f" {alias}"}
        order = sorted(holds, key=lambda key: (key not in begins, -register.entries[key].seen, key))
        return [register.entries[key] for key in order[:limit]]

    def in_text(self, text: str) -> tuple[Entry, ...]:
        """Give the entries that a text names, each once, in the order of the text."""
        register = self._registered()
        found = [register.entries[key] for key in (*_direct(text), *_spelt(text, register)) if key in register.entries]
        return tuple({entry.key: entry for entry in found}.values())

    def mentions(self, entry: Entry) -> tuple[Mention, ...]:
        """Give every passage that names an entry, oldest first."""
        found = [(leaf.passage, sentences[0]) for leaf, sentences in self._mentions(Spotter(entry))]
        return tuple(_mention(passage, quote) for passage, quote in sorted(found, key=_oldest_first))

    def changes(self, entry: Entry) -> tuple[Change, ...]:
        """Give the numbers of an entry that differ from post to post (60,000 stars, then 72,000), oldest first."""
        spotter = Spotter(entry)
        given = [
            (value, leaf.passage, sentence)
            for leaf, sentences in self._mentions(spotter)
            for sentence in sentences
            for value in spotter.values([sentence])
        ]
        units = _changed_units((value, passage.post) for value, passage, _ in given)
        ordered = sorted(given, key=lambda one: (one[0].unit, *_oldest_first(one[1:])))
        return tuple(
            Change(value=value, mention=_mention(passage, quote))
            for value, passage, quote in ordered
            if value.unit in units
        )

    def __len__(self) -> int:
        """Give how many entries there are."""
        return len(self._registered().entries)

    def _mentions(self, spotter: Spotter) -> Iterator[tuple[Leaf, list[str]]]:
        """Give the passages that name what is looked for, each with the sentences that do."""
        for found in self._posts.values():
            for leaf in found.leaves:
                if sentences := spotter.sentences(leaf):
                    yield leaf, sentences

    def _registered(self) -> Register:
        with self._changing:
            if self._register is None:
                self._register = Register(self._posts.values())
            return self._register


def _direct(text: str) -> Iterator[str]:
    """Give the keys of what a text names without doubt: addresses, arXiv numbers, handles."""
    for word in text.split():
        known = identity.of_url(word.strip("<>(),.;?!"))
        if known is not None:
            yield known.key
    yield from (known.key for known in (*identity.papers_in(text), *handles_in(text)))


def _spelt(text: str, register: Register) -> Iterator[str]:
    """Give the keys of the names in a text, each as long as it can be."""
    words = canonical(text).split()
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_NAME), at, -1)
        end = next((end for end in ends if " ".join(words[at:end]) in register.aliases), None)
        if end is not None:
            yield register.aliases[" ".join(words[at:end])]
        at = end or at + 1


def _mention(passage: Passage, quote: str) -> Mention:
    return Mention(
        post=passage.post,
        title=passage.title,
        published=passage.published,
        section=passage.section,
        quote=quote,
        passage=passage.id,
    )


def _oldest_first(found: tuple[Passage, str]) -> tuple[date, str, int]:
    passage = found[0]
    return passage.published, passage.post, passage.number


def _changed_units(values: Iterable[tuple[Value, str]]) -> set[str]:
    """Give the units of which different posts give different amounts."""
    amounts: dict[str, dict[str, set[Decimal]]] = defaultdict(lambda: defaultdict(set))
    for value, post in values:
        amounts[value.unit][post].add(value.amount)
    return {unit for unit, by_post in amounts.items() if len({frozenset(given) for given in by_post.values()}) > 1}
