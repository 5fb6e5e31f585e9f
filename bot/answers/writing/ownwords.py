"""An answer in the digests' own words, taken into a draft: sentences, a line of each item, or who mentions a name."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from bot.answers.answer import SHOWN, Accepted
from bot.answers.extraction.extract import extract
from bot.answers.extraction.further import further, is_shown
from bot.answers.extraction.picks import Pick, by_date, of_its_story, title_of
from bot.answers.extraction.settling import acts, who_acts
from bot.answers.finding.finding import Found
from bot.answers.finding.listing import items_listed
from bot.answers.judging.furniture import is_repeated
from bot.answers.patterns.forms import ANOTHER
from bot.answers.patterns.listing import kind_listed
from bot.answers.patterns.negated import Negated
from bot.answers.patterns.news import asks_releases
from bot.answers.phrases import not_held, phrases_in
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.structured.coded import Coded
from bot.answers.structured.headed import with_sentence
from bot.answers.structured.howmany import Counted
from bot.answers.structured.listing import lines_of
from bot.answers.structured.mentioned import Mentioned, find_mentions, how_often
from bot.answers.structured.news import news_lines
from bot.answers.structured.ranked import Ranked
from bot.answers.structured.tabled import rows_listed
from bot.answers.writing.draft import Draft
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.words import fold

#: Takes into a draft what the digests tell, or says in it that they do not.
Told: TypeAlias = Callable[[Draft], Sequence[Accepted]]
#: Looks for that.
OwnWords: TypeAlias = Callable[[], Told]

#: Lines of a list that is wanted shorter.
_FEW = 3
#: Things that an answer to `what else` tells of, at least.
_ANOTHER = 2
#: So few titles are each given with what stands first below them.
_FULL = 2


def in_own_words(search: Search, ask: Ask, found: Found, scope: Scope) -> Told:
    """Find a line of each of several things where a list or the news of something is wanted, else what answers."""
    listed = items_listed(search, ask, found.terms, scope) if found.sure else ()
    lines = lines_of(listed, kind_listed(ask.text))
    if found.sure and not lines:
        lines = rows_listed(search, ask, found.terms, scope) or news_lines(search, ask, found.terms, scope)
    # One thing that somebody brought out is all there is, while one line on somebody is not the news.
    alone = asks_releases(ask.whole) and not ANOTHER.search(ask.text)
    if len(lines) > 1 or (lines and alone):
        return partial(_as_list, ask, lines)
    return partial(_taken, ask, _extracted(search, ask, found, listed))


def tells(search: Search, ask: Ask, scope: Scope, found: Found) -> bool:
    """Tell whether the digests answer an ask in their own words, or count who mentions it."""
    mentioned = bool(scope.posts) and find_mentions(search, ask, scope) is not None
    return mentioned or (found.sure and bool(extract(ask, found.terms, found.passages, partial(is_repeated, search))))


def counted(told: Mentioned, scope: Scope, found: Found, draft: Draft) -> list[Accepted]:
    """Take one sentence of each post that mentions a name, and say how many do."""
    draft.begin(found)
    if not told.posts:
        draft.refuse(phrases_in(draft.language).not_mentioned.format(told.name))
    elif told.counted:
        draft.note(how_often(told, scope, draft.language))
    return [draft.take(pick.said, [pick], by="extract") for pick in told.picks]


def headed(lines: Sequence[Sequence[Pick]], found: Found, draft: Draft, *, under: bool) -> list[Accepted]:
    """Take the newest of some lines, and say of how many; of one post the first of those `under` a heading."""
    draft.begin(found)
    of_one = under and len({line[0].passage.post for line in lines}) == 1
    shown = lines[:SHOWN] if of_one else lines[-SHOWN:]
    told = [with_sentence(line) if len(lines) <= _FULL else line for line in shown]
    return _lines(told, len(lines), draft, listed=True)


def coded(code: Coded, found: Found, draft: Draft) -> list[Accepted]:
    """Take code below the sentence that leads to it, and say how many of its lines are left off."""
    draft.begin(found)
    if code.left:
        draft.note(phrases_in(draft.language).left_off.format(code.left))
    lead = draft.take(code.lead.said, [code.lead, code.code], by="extract")
    return [lead, draft.take(code.code.text, [code.code], by="extract", code=True)]


def all_without(lines: Sequence[Pick] | None, negated: Negated, found: Found, draft: Draft) -> list[Accepted]:
    """Take the lines of all that something does not hold of, and say so; none where posts do not tell that."""
    draft.begin(found)
    words = phrases_in(draft.language)
    if lines is None:
        draft.refuse(words.no_denials)
        return []
    if not lines:
        draft.refuse(words.not_held)
        return []
    draft.note(words.without.format(negated.rest))
    shown = [[line] for line in sorted(lines[:SHOWN], key=by_date)]
    return _lines(shown, len(lines), draft, listed=len(shown) > 1)


def so_many(counted: Counted, found: Found, draft: Draft) -> list[Accepted]:
    """Say how many things stand under a heading, and give the first of them."""
    draft.begin(found)
    draft.note(phrases_in(draft.language).counted.format(len(counted.lines), counted.heading))
    return _lines([[line] for line in counted.lines[:SHOWN]], len(counted.lines), draft, listed=True)


def in_order(told: Ranked, ask: Ask, found: Found, draft: Draft) -> list[Accepted]:
    """Take what comes first by a figure, and say of how many."""
    draft.begin(found)
    if not told.lines:
        draft.refuse(not_held(draft.language, ask.window if ask.beside else None))
        return []
    if not told.bounded:
        draft.note(phrases_in(draft.language).ranked.format(told.of))
    of = told.of if told.bounded else len(told.lines)
    return _lines(told.lines, of, draft, listed=len(told.lines) > 1)


def _lines(lines: Sequence[Sequence[Pick]], of: int, draft: Draft, *, listed: bool) -> list[Accepted]:
    """Take lines, each of what is told in it, and say of how many they are where there are more."""
    if len(lines) < of:
        draft.note(phrases_in(draft.language).listed.format(len(lines), of))
    return [draft.take(" — ".join(pick.said for pick in line), line, by="extract", listed=listed) for line in lines]


def _extracted(search: Search, ask: Ask, found: Found, only: Sequence[Passage]) -> Sequence[Pick]:
    """Give the sentences that answer, those of the `only` thing of its kind first."""
    repeated = partial(is_repeated, search)
    passages = found.passages if found.sure else ()
    if ask.amount == "more":
        return further(ask, found.terms, passages, ask.shown, repeated)
    of_kind = [passage for passage in passages if any(passage.place == one.place for one in only)]
    picks = extract(ask, found.terms, of_kind, repeated) if of_kind else []
    picks = picks or extract(ask, found.terms, passages, repeated)
    if ask.form == "overview" and ask.most:
        picks = picks[: ask.most]
    if ANOTHER.search(ask.text) and len(_told_apart(ask, picks)) < _ANOTHER:
        picks = []
    return _shortened(picks) if ask.amount == "less" else picks


def _told_apart(ask: Ask, picks: Sequence[Pick]) -> set[object]:
    """Give what tells things apart in sentences: those in which who is asked about acts, else their passages."""
    who = who_acts(ask)
    return {pick.said if who else pick.passage.id for pick in picks if not who or acts(who, pick)}


def _shortened(picks: Sequence[Pick]) -> list[Pick]:
    """Give the first sentence, after the title that it stands below."""
    titled = bool(picks) and (title := title_of(picks[0].passage)) is not None and picks[0].said == title.said
    return list(picks[: 2 if titled else 1])


def _as_list(ask: Ask, lines: Sequence[Pick], draft: Draft) -> Sequence[Accepted]:
    """Take the best of some lines, oldest first, and say where there are more."""
    left = lines[: ask.most or len(lines)]
    left = left[:_FEW] if ask.amount == "less" else left
    if ask.amount == "more":
        left = [line for line in lines if not is_shown(line, ask.shown)]
    if not left:
        draft.refuse(phrases_in(draft.language).no_more)
    shown = [[of_its_story(line)] for line in sorted(left[:SHOWN], key=by_date)]
    return _lines(shown, len(lines) if len(left) > SHOWN else 0, draft, listed=len(shown) > 1)


def _taken(ask: Ask, picks: Sequence[Pick], draft: Draft) -> Sequence[Accepted]:
    """Take sentences that were not given before; those on one of several things are one line of a list."""
    more = ask.amount == "more"
    if not picks:
        window = ask.window if ask.beside else None
        draft.refuse(phrases_in(draft.language).no_more if more else not_held(draft.language, window))
    new = [pick for pick in picks if not draft.holds(pick)]
    if ask.side and new and not more:
        return [_on_side(new, draft, ask.side)]
    return [draft.take(pick.said, [pick], by="extract") for pick in new]


def _on_side(picks: Sequence[Pick], draft: Draft, side: str) -> Accepted:
    """Take what is told of one of several things as one line, after its title where no sentence names it."""
    title = title_of(picks[0].passage)
    told = [pick for pick in picks if title is None or pick.said != title.said] or list(picks)
    named = len(told) == len(picks) and any(fold(side).casefold() in fold(pick.said).casefold() for pick in told)
    text = " ".join(pick.said for pick in told)
    if title is None or named:
        return draft.take(text, told, by="extract", listed=True)
    return draft.take(f"{title.said} — {text}", [title, *told], by="extract", listed=True)
