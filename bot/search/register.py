"""The register of everything the posts speak of: what each post shows, judged together with all the others."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.search import identity
from bot.search.identity import Identity, Kind, canonical
from bot.search.naming import Pair, handles_in, is_repo, names_in, pairs_in
from bot.search.passage import Passage
from bot.search.plainwords import is_plain_word
from bot.search.words import fold

_WORD = re.compile(r"(?<![\w/@.-])[a-z][a-z'-]+(?![\w/])")
_PERSON = re.compile(r"[A-Z][a-zà-ÿ]+ [A-Z][a-zà-ÿ]+")
_LETTERS_ALONE = re.compile(r"[A-Z]?[a-z]+")
# A word used this much oftener than the repository of its name is a word.
_MUCH_OFTENER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that posts speak of.

    Attributes:
        key: its identity in all posts: `arxiv:2504.12345`, `github:owner/name`, `x:handle`, `story:…`, `name:…`.
        name: as it is written most often.
        aliases: every way of writing it, in canonical form.
        url: its address, or None.
        seen: how often passages name it, by a rough count.
    """

    key: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    url: str | None = None
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A passage as it is looked through for names.

    Attributes:
        plain: its item's title and its text, folded for width and case.
        keys: what its links and numbers stand for.
    """

    passage: Passage
    plain: str
    keys: frozenset[str]


@dataclass(slots=True)
class Found:
    """What the passages of one post show.

    Attributes:
        leaves: the passages that say something new.
        known: papers, linked repositories and accounts.
        pairs: what is written `owner/name`.
        names: what is surely written like a name.
        doubtful: what may be a name only because it opens a sentence.
        titles: of items, with the identity their address gives, if any.
        owners: folded owners at GitHub that links name.
        words: that stand alone in small letters.
    """

    leaves: list[Leaf] = field(default_factory=list)
    known: list[Identity] = field(default_factory=list)
    pairs: set[Pair] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    doubtful: Counter[str] = field(default_factory=Counter)
    titles: dict[str, Identity | None] = field(default_factory=dict)
    owners: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


def read(passages: Sequence[Passage]) -> Found:
    """Read what the passages of one post show; those that repeat others are left out."""
    found = Found()
    for passage in passages:
        if not passage.repeats:
            _read_passage(passage, found)
    return found


def _read_passage(passage: Passage, found: Found) -> None:
    linked = [known for url in passage.urls if (known := identity.of_url(url)) is not None]
    shown = {known.key: known for known in (*linked, *identity.papers_in(passage.text), *handles_in(passage.text))}
    plain = fold(f"{passage.item}\n{passage.text}").casefold()
    found.leaves.append(Leaf(passage, plain, frozenset(shown)))
    found.known += shown.values()
    found.pairs.update(pairs_in(passage.text))
    found.owners.update(owner for url in passage.urls if (owner := identity.owner_of(url)) is not None)
    found.words.update(_WORD.findall(passage.text))
    for name, sure in names_in(passage.text):
        (found.names if sure else found.doubtful)[name] += 1
    if passage.item and passage.item not in found.titles:
        found.titles[passage.item] = next((known for known in linked if known.kind in ("paper", "repo")), None)


class Register:
    """Entries by their key, and keys by every alias."""

    def __init__(self, posts: Iterable[Found]) -> None:
        self.aliases: dict[str, str] = {}
        self._identities: dict[str, Identity] = {}
        self._spellings: dict[str, Counter[str]] = {}
        self._posts = tuple(posts)
        self._words = Counter(word for found in self._posts for word in found.words)
        self._note_known()
        self._note_titles()
        self._name_repos()
        self._note_names()
        self.entries: Mapping[str, Entry] = self._entries()

    def _note(self, known: Identity, spelling: str, count: int = 1) -> None:
        self._identities.setdefault(known.key, known)
        self._spellings.setdefault(known.key, Counter())[spelling] += count
        words = canonical(spelling)
        if words:
            self.aliases.setdefault(words, known.key)

    def _note_known(self) -> None:
        owners = frozenset(owner for found in self._posts for owner in found.owners)
        for found in self._posts:
            for known in found.known:
                self._note(known, known.name)
            for pair in found.pairs:
                if is_repo(pair, owners=owners, known_words=self._words):
                    known = identity.repo(pair.owner, pair.name)
                    self._note(known, known.name)

    def _note_titles(self) -> None:
        """Give each item's title to the paper or repository it links to, else to a story of its own."""
        for found in self._posts:
            for title, known in found.titles.items():
                words = canonical(title)
                if words:
                    self._note(known or Identity(key=f"story:{words}", kind="story", name=title), title)

    def _name_repos(self) -> None:
        """Let a repository be known by its name without the owner, where no other has it and it is not just a word."""
        by_name: dict[str, list[str]] = {}
        for key, known in self._identities.items():
            if known.kind == "repo":
                by_name.setdefault(known.name.split("/")[1].lower(), []).append(key)
        for name, keys in by_name.items():
            common = self._words[name] > _MUCH_OFTENER * self._spellings[keys[0]].total() + 2
            if len(keys) == 1 and len(name) > 2 and not common and not is_plain_word(name):
                self.aliases.setdefault(canonical(name), keys[0])

    def _note_names(self) -> None:
        sure = Counter[str]()
        for found in self._posts:
            sure.update(found.names)
        firm = {name: count for name, count in sure.items() if self._is_name(name)}
        for name, count in sorted(firm.items(), key=lambda pair: (-len(pair[0].split()), pair[0])):
            self._note(self._known_as(name), name, count)
        for found in self._posts:
            for name, count in found.doubtful.items():
                if key := self.aliases.get(canonical(name)):
                    self._note(self._identities[key], name, count)

    def _is_name(self, name: str) -> bool:
        """Tell whether posts never write a word in small letters, if small letters could write it."""
        return _LETTERS_ALONE.fullmatch(name) is None or self._words[name.lower()] == 0

    def _known_as(self, name: str) -> Identity:
        words = canonical(name)
        key = self.aliases.get(words)
        return self._identities[key] if key else identity.named(name)

    def _entries(self) -> dict[str, Entry]:
        self._join_surnames()
        aliases: dict[str, list[str]] = {}
        for words, key in self.aliases.items():
            aliases.setdefault(key, []).append(words)
        return {
            key: Entry(
                key=key,
                kind=known.kind,
                name=self._shown(key),
                aliases=tuple(aliases.get(key, ())),
                url=known.url,
                seen=self._spellings[key].total(),
            )
            for key, known in self._identities.items()
            if key in aliases
        }

    def _join_surnames(self) -> None:
        """Take a single name for the only name of two words that ends in it: `Liang` is Percy Liang."""
        ends: dict[str, list[str]] = {}
        for words, key in self.aliases.items():
            if key == f"name:{words}" and len(words.split()) == 2 and _PERSON.fullmatch(self._shown(key)):
                ends.setdefault(words.split()[1], []).append(key)
        for last, keys in ends.items():
            if len(keys) == 1 and self.aliases.get(last, f"name:{last}") == f"name:{last}" and not is_plain_word(last):
                self.aliases[last] = keys[0]
                self._spellings[keys[0]].update(self._spellings.pop(f"name:{last}", {}))

    def _shown(self, key: str) -> str:
        """Give the name to show: a paper's title, a repository's full name, else the commonest spelling."""
        known, spellings = self._identities[key], self._spellings[key]
        if known.kind in ("repo", "handle", "story"):
            return known.name
        titles = [spelling for spelling in spellings if known.kind != "paper" or spelling != known.name]
        return max(titles, key=lambda spelling: (spellings[spelling], len(spelling), spelling), default=known.name)
