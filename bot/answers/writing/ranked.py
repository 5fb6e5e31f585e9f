"""What has the most or least of something: the figures of all posts are read, and the first of them given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.answers.checking.owners import owner_of
from bot.answers.judging.coverage import Term, is_in
from bot.answers.questions.listing import Listed
from bot.answers.questions.question import Ask
from bot.answers.questions.ranking import Ranking, figures_of, ranking_asked
from bot.answers.questions.scope import Scope
from bot.answers.texts.claims import read_claim
from bot.answers.texts.units import words_for
from bot.answers.writing.picks import Pick, sentences_of, title_of
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import fold, stem, tokens

#: Posts that are read whole; of more, the passages that a search finds.
_READ_POSTS = 60
#: Passages that a search may find: what lies beyond them could hold the first of all.
_READ = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What was ranked.

    Attributes:
        lines: the first of them, each after the title of its item where it does not say that.
        of: how many have a figure.
    """

    lines: Sequence[Sequence[Pick]]
    of: int


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in a sentence, and whose it is in small letters."""

    pick: Pick
    owner: str
    size: Decimal

    @property
    def is_own(self) -> bool:
        """Its sentence stands in an item on its owner."""
        return self.owner in self.pick.passage.item.casefold()

    @property
    def said(self) -> str:
        """The sentence in small letters."""
        return fold(self.pick.said).casefold()


def rank(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> Ranked | None:
    """Give what comes first by a figure; None where an ask ranks nothing, or too few figures are there to rank.

    Args:
        search: every passage.
        ask: what is asked.
        terms: its names and words.
        scope: the posts of its days.
    """
    ranking = ranking_asked(ask.whole)
    if ranking is None or scope.note or ask.amount:
        return None
    telling = [term for term in terms if not term.light and not _says_ranking(term, ranking)]
    newest: dict[str, _Figure] = {}
    for passage in _read(search, ranking, scope):
        for figure in _figures(passage, ranking, telling):
            newest[figure.owner] = _of_both(newest.get(figure.owner), figure)
    held = _each_once(
        sorted(newest.values(), key=lambda one: (-one.size if ranking.most else one.size, not one.is_own))
    )
    if ranking.bound is not None:
        held = [one for one in held if (one.size > ranking.bound if ranking.most else one.size < ranking.bound)]
    elif len(held) < 2:
        return None
    lines = {one.pick.said: _titled(one.pick) for one in held[: ranking.shown]}
    return Ranked(lines=tuple(lines.values()), of=len(held)) if lines else None


def _says_ranking(term: Term, ranking: Ranking) -> bool:
    return all(stem(word) in ranking.said for word in fold(term.shown).casefold().split())


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
    around = "\n".join((passage.title, *passage.headings))
    if not any(map(str.isdigit, passage.text)):
        return
    for pick in (*filter(None, [title_of(passage)]), *sentences_of(passage)):
        claim = read_claim(pick.said)
        counted = list(figures_of(claim.text, ranking))
        if not counted or not _is_of_kind(pick, ranking.kind):
            continue
        forms = frozenset(tokens(f"{around}\n{pick.said}"))
        if not all(is_in(forms, term) for term in telling):
            continue
        for number in counted:
            owners = [] if len(counted) == 1 and passage.item else owner_of(claim, number)[0]
            owner = owners[0] if owners else (passage.item or pick.said)
            yield _Figure(pick, fold(owner).casefold().rsplit("/", 1)[-1].strip(), abs(number.value))


def _is_of_kind(pick: Pick, kind: Listed | None) -> bool:
    if kind is None:
        return True
    near = "\n".join((*pick.passage.headings, pick.said))
    return kind.said.search(near) is not None or kind.told.search(near) is not None


def _of_both(one: _Figure | None, other: _Figure) -> _Figure:
    """Give the newer of two figures of one thing, of one post the larger."""
    if one is None:
        return other
    return max((one, other), key=lambda figure: (figure.pick.passage.published, figure.size))


def _each_once(figures: Sequence[_Figure]) -> list[_Figure]:
    """Leave out figures of what another sentence gives the same figure to by name."""
    held: list[_Figure] = []
    for one in figures:
        same = (other for other in held if other.size == one.size)
        if not any(other.owner in one.said or one.owner in other.said for other in same):
            held.append(one)
    return held


def _titled(pick: Pick) -> Sequence[Pick]:
    """Give a sentence after the title of its item, where it does not hold that."""
    title = title_of(pick.passage)
    unsaid = title is not None and title.text.casefold() not in pick.said.casefold()
    return (title, pick) if title is not None and unsaid else (pick,)
