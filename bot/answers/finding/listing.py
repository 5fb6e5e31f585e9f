"""All items of a kind that is asked for: "which papers on memory were in W16?" wants each of them, not one sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from bot.answers.coverage.coverage import answers
from bot.answers.coverage.stories import stories_in
from bot.answers.finding.finding import LOOKED_AT_FOR_ALL
from bot.answers.patterns.listing import Listed, kind_listed
from bot.answers.questions.ask import Ask
from bot.answers.questions.editions import in_own_edition
from bot.answers.questions.scope import Scope
from bot.answers.terms.inposts import unknown_otherwise
from bot.answers.terms.term import Term
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.sentences import split_sentences

#: Posts looked at from the newest back, where no days are asked about.
_BACK = 20


def items_listed(search: Search, ask: Ask, terms: Sequence[Term], scope: Scope) -> tuple[Passage, ...]:
    """Give the opening passage of each item of the kind that an ask wants listed, best first.

    None where it wants no list, or asks by a number: only the sentence with the number answers that. Without any
    `terms`, those of the newest posts are given in their order.
    """
    kind = kind_listed(ask.text)
    if kind is None or ask.claim.numbers:
        return ()
    scope = replace(scope, posts=tuple(in_own_edition(scope.posts, ask.language)))
    if all(term.light for term in terms):
        about: Iterable[Passage] = _of_the_newest(search, kind, scope)
    else:
        query = " ".join((ask.whole, *dict.fromkeys(unknown_otherwise(ask, search).values())))
        hits = search.find(query, limit=LOOKED_AT_FOR_ALL, posts=scope.slugs)
        about = (hit.passage for hit in hits if scope.holds(hit.passage) and _tells_of(search, terms, hit.passage))
    return _openings(search, kind, about)


def all_of_kind(search: Search, kind: Listed, scope: Scope) -> tuple[Passage, ...]:
    """Give the opening passage of each item of a kind in the days asked about, or in the newest posts."""
    posts = scope.posts if scope.window else scope.posts[-_BACK:]
    passages = (passage for post in reversed(posts) for passage in search.of_post(post.slug))
    return _openings(search, kind, filter(scope.holds, passages))


def _openings(search: Search, kind: Listed, about: Iterable[Passage]) -> tuple[Passage, ...]:
    """Give the opening passage of each item of a kind among passages."""
    told = [one for one in about if not one.repeats]
    titled = {one.post for one in told if one.item}
    # Where a post has no items, each of its sections is one thing, unless it is called as such things are.
    sections = (one for one in told if one.section and one.post not in titled and not kind.heads(one.section))
    items = {one.place: one for one in (*(one for one in told if one.item), *sections)}
    openings: list[Passage] = []
    for opening in items.values():
        whole = [one for one in search.of_post(opening.post) if one.place == opening.place and not one.repeats]
        if _is_one(kind, whole):
            openings.append(whole[0])
    openings += (one for one in told if one.post not in titled and kind.heads(one.section) and _is_of_one(one))
    return tuple(openings)


def _of_the_newest(search: Search, kind: Listed, scope: Scope) -> Sequence[Passage]:
    """Give the passages of the days asked about, or where none are of the newest posts that hold such items."""
    if scope.window is not None:
        return [passage for post in scope.posts for passage in search.of_post(post.slug) if scope.holds(passage)]
    for post in islice(reversed(scope.posts), _BACK):
        period = [one for one in scope.posts if one.period.label == post.period.label]
        passages = [passage for one in period for passage in search.of_post(one.slug)]
        if any((passage.item or passage.section) and _is_of(kind, passage) for passage in passages):
            return passages
    return ()


def _is_of_one(passage: Passage) -> bool:
    """Tell whether a passage under a heading for things of a kind is on one of them: it is one line of their list."""
    return len([line for line in passage.running.split("\n") if line.strip() not in ("", passage.section)]) == 1


def _is_of(kind: Listed, passage: Passage) -> bool:
    return kind.heads(passage.section) or _is_one(kind, [passage])


def _is_one(kind: Listed, item: Sequence[Passage]) -> bool:
    """Tell whether an item is of a kind, by its title, its first sentence, its address, or what it says further on."""
    first = next(iter(split_sentences(item[0].text)), "")
    said = f"{item[0].item or item[0].headline}\n{first}"
    return (
        kind.said.search(said) is not None
        or any(kind.told.search(passage.text) for passage in item)
        or kind.linked.search(item[0].address or "") is not None
    )


def _tells_of(search: Search, terms: Sequence[Term], passage: Passage) -> bool:
    told = passage.item or passage.headline
    return bool(told) and any(answers(terms, story) for story in stories_in(search, passage))
