"""What has the most or least of something: the figures of all posts are read, and the first of them given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.answers.extraction.labels import heading_of_field
from bot.answers.extraction.picks import Pick, after_heading, sentences_of, title_of, with_lead
from bot.answers.patterns.ranking import Ranking, figures_of, ranking_asked, states_rank
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.claims import read_claim
from bot.answers.texts.owners import owner_of
from bot.answers.texts.units import words_for
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import fold, said_in

#: Posts that are read whole; of more, the passages that a search finds.
_READ_POSTS = 60
#: Passages that a search may find: what lies beyond them could hold the first of all.
_READ = 1_000
#: Figures from which on there is something to rank.
_TO_RANK = 2
#: Stories whose figures may be summed up, and how much of their sum `about 14,000` may be.
_SUMMED, _ABOUT = 3, Decimal("0.9")
#: Digits from which on a figure is one thing's alone: posts come in two languages, and say a thing twice.
_EXACT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What was ranked.

    Attributes:
        lines: the first of them, each after what it does not stand without; empty where too few figures are there.
        of: how many have a figure.
        bounded: all beyond a figure are asked for, not the first.
    """

    lines: Sequence[Sequence[Pick]]
    of: int
    bounded: bool


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in a sentence, whose it is in small letters, and whether it stands in a story of its own."""

    pick: Pick
    owner: str
    size: Decimal
    in_story: bool

    @property
    def is_own(self) -> bool:
        """Its sentence stands in a story on its owner."""
        passage = self.pick.passage
        return self.owner in (passage.item or passage.headline).casefold()

    def place(self, ranking: Ranking, language: str) -> tuple[Decimal, bool, bool]:
        """What orders figures; of equal ones the first is in the asker's language, and in its owner's item."""
        size = -self.size if ranking.most else self.size
        return size, self.pick.passage.language[:2] != language, not self.is_own

    @property
    def said(self) -> str:
        """The sentence in small letters."""
        return fold(self.pick.said).casefold()


def rank(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> Ranked | None:
    """Give what comes first by a figure; None where an ask ranks nothing, or posts say themselves what comes first."""
    ranking = ranking_asked(ask.whole)
    if ranking is None or scope.note or ask.amount:
        return None
    telling = [term for term in terms if not term.light and not _says_ranking(term, ranking)]
    read = list(_read(search, ranking, scope))
    newest: dict[str, _Figure] = {}
    for figure in _without_sums([one for passage in read for one in _figures(passage, ranking, telling)]):
        newest[figure.owner] = _of_both(newest.get(figure.owner), figure)
    held = _each_once(sorted(newest.values(), key=lambda one: one.place(ranking, ask.language)))
    if ranking.bound is not None:
        held = [one for one in held if ranking.bounds(one.size)]
    elif len(held) < _TO_RANK:
        if any(states_rank(passage.text, ranking) for passage in read):
            return None
        held = []
    lines = {one.pick.said: _whole(one.pick) for one in held[: ranking.shown]}
    return Ranked(lines=tuple(lines.values()), of=len(held), bounded=ranking.bound is not None)


def _says_ranking(term: Term, ranking: Ranking) -> bool:
    return all(map(ranking.says, fold(term.shown).casefold().split()))


def _read(search: Search, ranking: Ranking, scope: Scope) -> Iterator[Passage]:
    """Give the passages in which such a figure may stand, oldest post first; none where they are too many to tell."""
    if len(scope.posts) <= _READ_POSTS:
        found = [one for post in scope.posts for one in search.of_post(post.slug)]
    else:
        hits = search.find(" ".join(words_for(ranking.unit) or [ranking.unit]), limit=_READ, posts=scope.slugs)
        found = sorted((hit.passage for hit in hits), key=lambda one: (one.published, one.number))
        found = found if len(found) < _READ else []
    return (passage for passage in found if not passage.repeats)


def _figures(passage: Passage, ranking: Ranking, telling: Sequence[Term]) -> Iterator[_Figure]:
    """Give the figures of a passage, each with whose it is, where its sentence holds what else is asked."""
    around, thing = "\n".join((passage.title, *passage.headings)), passage.item or passage.headline
    if not any(map(str.isdigit, passage.text)):
        return
    for pick in (*filter(None, [title_of(passage)]), *sentences_of(passage)):
        counted = list(figures_of(fold(pick.said), ranking))
        if not counted:
            continue
        forms = said_in(f"{around}\n{pick.said}")
        if not all(is_in(forms, term) for term in telling):
            continue
        claim = read_claim(pick.said)
        for number in counted:
            owners = [] if len(counted) == 1 and thing else owner_of(claim, number)[0]
            owner = owners[0] if owners else (thing or heading_of_field(pick))
            own = fold(owner or pick.said).casefold().rsplit("/", 1)[-1].strip()
            yield _Figure(pick, own, abs(number.value), bool(thing))


def _without_sums(figures: Sequence[_Figure]) -> Iterator[_Figure]:
    """Leave out what a post says of all its stories together: `16 repositories, 10,043 stars today`."""
    told: dict[str, list[Decimal]] = {}
    for one in figures:
        told.setdefault(one.pick.passage.post, []).extend([one.size] * one.in_story)
    for one in figures:
        sizes = told[one.pick.passage.post]
        if one.in_story or len(sizes) < _SUMMED or one.size < sum(sizes) * _ABOUT:
            yield one


def _of_both(one: _Figure | None, other: _Figure) -> _Figure:
    """Give the newer of two figures of one thing, of one post the larger."""
    if one is None:
        return other
    return max((one, other), key=lambda figure: (figure.pick.passage.published, figure.size))


def _each_once(figures: Sequence[_Figure]) -> list[_Figure]:
    """Leave out figures of what another sentence gives the same figure to by name."""
    held: list[_Figure] = []
    for one in figures:
        same = [other for other in held if other.size == one.size]
        exact = len(one.size.normalize().as_tuple().digits) >= _EXACT
        if not (same and (exact or any(other.owner in one.said or one.owner in other.said for other in same))):
            held.append(one)
    return held


def _whole(pick: Pick) -> Sequence[Pick]:
    """Give a sentence after the one that it leans on, and after the title of its item where they do not hold that."""
    title = title_of(pick.passage)
    if title is None and heading_of_field(pick):
        return [after_heading(pick, pick.said)]
    told = [one for one in with_lead(pick) if one.at <= pick.at]
    unsaid = title is not None and not any(title.text.casefold() in one.said.casefold() for one in told)
    return [title, *told] if title is not None and unsaid else told
