"""Everything the posts speak of, found by any of its names, with every mention of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from bot.errors import NotFoundError
from bot.search import identity
from bot.search.asking import TEXT
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.documents import KEY, TITLE
from bot.search.entry import Card, Change, Entry, Mention
from bot.search.identity import Identity, canonical, named, spoken
from bot.search.mentions import Mentions, direct
from bot.search.names import SeenNames
from bot.search.passage import Passage
from bot.search.register import Spelling, exactly
from bot.search.spelling import closest
from bot.search.spotting import Spotter
from bot.search.values import Value
from bot.search.view import View

# Discord shows at most 25 completions.
MOST_COMPLETIONS = 25
#: Characters of a name that are said again where nothing has it.
SHOWN = 80
_PERSON = re.compile(r"[A-Z][a-zà-ÿ]+ [A-Z][a-zà-ÿ]+")
_LETTERS_ALONE = re.compile(r"[A-Z]?[a-z]+")
# Spellings that are looked at for each entry of a completion: several are of one entry, or no name after all.
_SPELLINGS = 40
_ENDINGS = ("s", "es", "ed", "ing", "ly")
# A word that stands this much oftener than the name that is written like it is a word.
_MUCH_OFTENER = 3
#: Cards kept; one of 20,000 mentions took 24 MB.
_CARDS = 4


class Items:
    """What the posts that one person may see speak of, as it stood at one moment."""

    def __init__(self, view: View, names: SeenNames) -> None:
        self._view = view
        self._names = names
        self._mentions = Mentions(view)
        # A card is asked for again with every page of it that is turned.
        self.card_of = lru_cache(maxsize=_CARDS)(self._card_of)

    def find(self, name: str) -> Entry | None:
        """Give the entry of a name, address, handle or arXiv number however it is written, or None."""
        return self._certain(name) or self._unregistered(name) or self._guess(name)

    def search(self, prefix: str = "", *, limit: int | None = MOST_COMPLETIONS) -> list[Entry]:
        """Give the entries a beginning may grow into: names that begin so, then names with a word that does.

        Within each, those that are named most come first.
        """
        words = spoken(prefix)
        most = None if limit is None or prefix.startswith("@") else limit * _SPELLINGS
        entries = _grouped(
            one for one in self._names.beginning(words, most) if words or one.words == spoken(one.written)
        )
        wanted = (entry for entry in entries if entry.kind == "handle" or not prefix.startswith("@"))
        found = [entry for entry in wanted if not (entry.kind == "name" and self._is_word(entry.name, entry.seen))]
        order = sorted(found, key=lambda entry: (not _begins(entry, words), -entry.seen, entry.name))
        first: dict[str, Entry] = {}
        for entry in order:
            first.setdefault(canonical(entry.name), entry)
        return list(first.values())[:limit]

    def near(self, name: str, *, limit: int = 3) -> list[Entry]:
        """Give the entries that share a word with a name that nothing has, those named most first."""
        words = [word for word in spoken(name).split() if len(word) > 2 and not is_plain_word(word)]
        alike = ((word, entry) for word in words for entry in self.search(word))
        found = {entry.key: entry for word, entry in alike if word in spoken(entry.name).split()}
        return sorted(found.values(), key=lambda entry: -entry.seen)[:limit]

    def card(self, name: str) -> Card:
        """Give what posts say of what has a name.

        Raises:
            NotFoundError: nothing has it; those that share a word with it are named.
        """
        if (entry := self.find(name)) is not None:
            return self.card_of(entry)
        near = " or ".join(f"“{other.name}”" for other in self.near(name))
        asked = name[:SHOWN]
        raise NotFoundError(f"The digests do not mention “{asked}”; try {near or f'`search {asked}`'}.")

    def _card_of(self, entry: Entry) -> Card:
        """Give every passage that names an entry, and the numbers that differ from post to post, oldest first.

        Such numbers are 60,000 stars, then 72,000.
        """
        spotter = Spotter(entry)
        found = list(self._found(entry, spotter))
        given = [
            (value, passage, sentence)
            for passage, sentences in found
            for sentence in sentences
            for value in spotter.values(sentence)
        ]
        changed = _changed(sorted(given, key=lambda one: one[0].unit))
        return Card(
            entry=entry,
            mentions=tuple(_once(_mention(passage, sentences[0]) for passage, sentences in found)),
            changes=tuple(Change(value=value, mention=_mention(passage, said)) for value, passage, said in changed),
        )

    def _certain(self, name: str) -> Entry | None:
        """Give the entry that has this name, surely."""
        words = canonical(name)
        called = self._called(name) if words else []
        titled = self._mentions.subjects([words]) if words else []
        known = [*direct(name), *self._bare_repo(words, called), *titled]
        for one in known:
            if self._view.holds(KEY, one.key):
                return self._entry(one)
        if person := self._person(words, called):
            return self._entry(person)
        so_called = [one for one in called if canonical(one.written) == words]
        written = _commonest(one for one in so_called if one.key.startswith("name:"))
        if written and not self._is_word(written.written, written.count):
            return self._entry(named(written.written))
        if account := _commonest(one for one in so_called if one.key.startswith("x:")):
            return self._entry(identity.account(account.written.removeprefix("@")))
        if words and self._view.holds(TITLE, words):
            story = _commonest(so_called)
            title = story.written if story else " ".join(name.split())
            return Entry(key=f"story:{words}", kind="story", name=title, aliases=(title,))
        return None

    def _unregistered(self, name: str) -> Entry | None:
        """Give an entry for what passages write somewhere, though not like a name."""
        words, shown = canonical(name), " ".join(name.split())
        # What is mostly written small is meant so, unless it is an ordinary word of which only the name is wanted.
        if _LETTERS_ALONE.fullmatch(shown) and not self._is_ordinary(words):
            shown = shown.lower()
        entry = Entry(key=f"name:{words}", kind="name", name=shown, aliases=(shown,))
        return entry if words and next(self._found(entry, Spotter(entry)), None) else None

    def _guess(self, name: str) -> Entry | None:
        """Give the entry whose name comes closest to a misspelt one that begins with the same letter."""
        words = spoken(name)
        known: Counter[str] = Counter()
        for one in self._names.beginning(words[:1]) if words else ():
            known[one.words] += one.count
        guess = closest(words, known, known.__getitem__)
        return self._certain(guess) if guess else None

    def _entry(self, known: Identity) -> Entry:
        """Give the entry of what passages are known to name, with its other names."""
        shown = canonical(known.name)
        match known.kind:
            case "repo":
                name = self._written(known)
                owner, _, bare = name.partition("/")
                others = [bare] if self._bare_repo(canonical(bare), self._called(bare)) else []
                return _entry_of(identity.repo(owner, bare), name, [name, *others])
            case "paper":
                titles = self._mentions.titles([known.key])
                title = max(titles, key=lambda one: (titles.count(one), len(one), one), default=known.name)
                return _entry_of(known, title, [known.name, *titles])
            case "handle":
                name = self._written(known)
                return _entry_of(identity.account(name.removeprefix("@")), name, [name])
        name = self._written(known)
        last = name.partition(" ")[2]
        person = self._person(last.casefold(), self._called(last)) if _PERSON.fullmatch(name) else None
        return _entry_of(known, name, [name, last] if person and canonical(person.name) == shown else [name])

    def _written(self, known: Identity) -> str:
        """Give a name as it is written most often."""
        found = _commonest(
            one for one in self._called(known.name) if one.key == known.key and spoken(one.written) == one.words
        )
        return found.written if found else known.name

    def _called(self, name: str) -> list[Spelling]:
        """Give the spellings of names that are these words or end in them."""
        ways = {spoken(name), canonical(name)}
        return list({one for way in ways if way for one in self._names.beginning(exactly(way))})

    def _bare_repo(self, words: str, called: Iterable[Spelling]) -> list[Identity]:
        """Give the repository known by its name without the owner, where no other has it and it is not just a word."""
        repos = {
            one.key: one
            for one in called
            if one.key.startswith("github:") and canonical(one.written.partition("/")[2]) == words
        }
        if len(repos) != 1 or len(words) < 3 or is_plain_word(words):
            return []
        found = next(iter(repos.values()))
        if self._view.searcher.doc_freq(TEXT, words) > _MUCH_OFTENER * found.count + 2:
            return []
        owner, _, bare = found.written.partition("/")
        return [identity.repo(owner, bare)]

    def _person(self, last: str, called: Iterable[Spelling]) -> Identity | None:
        """Give the only person of a last name that does not stand mostly alone: `Liang` is Percy Liang."""
        called = list(called)
        people = {one.key: one for one in called if _PERSON.fullmatch(one.written) and one.words == last}
        alone = sum(one.count for one in called if one.key == f"name:{last}")
        if len(people) != 1 or is_plain_word(last):
            return None
        person = next(iter(people.values()))
        return named(person.written) if alone <= _MUCH_OFTENER * person.count else None

    def _is_word(self, name: str, count: int) -> bool:
        """Tell whether what is written like a name so many times is a word that mostly stands in small letters."""
        if _LETTERS_ALONE.fullmatch(name) is None:
            return False
        return is_plain_word(name) or self._view.searcher.doc_freq(TEXT, name.lower()) > _MUCH_OFTENER * count + 2

    def _is_ordinary(self, word: str) -> bool:
        """Tell whether a word is one of the language: a list has it, or the posts have it with an ending."""
        inflected = (self._view.searcher.doc_freq(TEXT, word + ending) for ending in _ENDINGS)
        return is_plain_word(word) or any(inflected)

    def _found(self, entry: Entry, spotter: Spotter) -> Iterator[tuple[Passage, list[str]]]:
        """Give the passages that name an entry, oldest first, each with the sentences that do."""
        for passage in sorted(self._view.passages(self._mentions.of(entry)), key=_oldest_first):
            if sentences := spotter.sentences(passage):
                yield passage, sentences


def _grouped(spellings: Iterable[Spelling]) -> Iterator[Entry]:
    """Give an entry for each thing that is spelt in some way, by its commonest spelling."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for one in spellings:
        ways = groups[one.key]
        ways[one.written] = max(ways[one.written], one.count)
    for key, ways in groups.items():
        name = max(ways, key=lambda way: (f"github:{way}".lower() == key, ways[way], way))
        yield Entry(key=key, kind=_kind(key, name), name=name, seen=ways.total())


def _kind(key: str, name: str) -> identity.Kind:
    kinds: dict[str, identity.Kind] = {"arxiv": "paper", "github": "repo", "x": "handle", "story": "story"}
    return kinds.get(key.partition(":")[0]) or named(name).kind


def _entry_of(known: Identity, name: str, aliases: Sequence[str]) -> Entry:
    return Entry(
        key=known.key, kind=known.kind, name=name, aliases=tuple(dict.fromkeys(filter(None, aliases))), url=known.url
    )


def _commonest(spellings: Iterable[Spelling]) -> Spelling | None:
    return max(spellings, key=lambda one: (one.count, len(one.written), one.written), default=None)


def _begins(entry: Entry, words: str) -> bool:
    """Tell whether a name, or a repository's without its owner, begins with some words."""
    names = (entry.name, entry.name.partition("/")[2]) if entry.kind == "repo" else (entry.name,)
    return any(spoken(name).startswith(words) for name in names)


def _mention(passage: Passage, quote: str) -> Mention:
    return Mention(
        post=passage.post,
        title=passage.title,
        published=passage.published,
        section=passage.section,
        quote=quote,
        passage=passage.id,
    )


def _once(mentions: Iterable[Mention]) -> Iterable[Mention]:
    """Leave out what the same post says again in the same words."""
    return {(mention.post, mention.quote): mention for mention in mentions}.values()


def _oldest_first(passage: Passage) -> tuple[date, str, int]:
    return passage.published, passage.post, passage.number


def _changed(given: Sequence[tuple[Value, Passage, str]]) -> Iterator[tuple[Value, Passage, str]]:
    """Give the values that differ from the one before of the same unit, and the first of those that ever do."""
    for _, alike in groupby(given, key=lambda one: one[0].unit):
        steps = [next(of_amount) for _, of_amount in groupby(alike, key=lambda one: one[0].amount)]
        if len(steps) > 1:
            yield from steps
