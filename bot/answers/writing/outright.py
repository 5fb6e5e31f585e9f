"""What nobody need write: mentions that are counted, figures that are ranked, lists, and code."""

from collections.abc import Sequence

from bot.answers.answer import Accepted
from bot.answers.finding.dated import day_spoken_of
from bot.answers.finding.finding import Found
from bot.answers.patterns.negated import all_but
from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope
from bot.answers.structured.addressed import addresses_of
from bot.answers.structured.coded import code_asked
from bot.answers.structured.headed import lines_under_heading
from bot.answers.structured.howmany import count_listed
from bot.answers.structured.mentioned import find_mentions
from bot.answers.structured.places import lines_in_place
from bot.answers.structured.ranked import rank
from bot.answers.structured.valued import things_with_value
from bot.answers.structured.without import lines_without
from bot.answers.writing.draft import Draft
from bot.answers.writing.ownwords import all_without, coded, counted, headed, in_order, so_many
from bot.search.search import Search


def outright(
    search: Search, ask: Ask, found: Found, scope: Scope, everything: Scope, draft: Draft
) -> Sequence[Accepted] | None:
    """Answer by what is counted, ranked, listed or shown as code; None where the ask wants none of them."""
    if scope.posts and (told := find_mentions(search, ask, scope)):
        draft.searched(scope)
        return counted(told, scope, found, draft)
    if scope.posts and (first := rank(search, ask, found.terms, scope)) is not None:
        draft.searched(scope)
        return in_order(first, ask, found, draft)
    if (negated := all_but(ask.whole)) and scope.posts:
        draft.searched(scope)
        return all_without(
            lines_without(search, negated, found.terms, scope, language=ask.language), negated, found, draft
        )
    if (listed := count_listed(search, ask, found.terms, scope)) is not None:
        draft.searched(scope)
        return so_many(listed, found, draft)
    if addresses := addresses_of(search, ask, found.terms, scope):
        draft.searched(scope)
        return headed(addresses, found, draft, under=True)
    if code := code_asked(ask, found.terms, found.passages):
        draft.searched(scope)
        return coded(code, found, draft)
    # Of things with a value and lines under a heading, what finds more has understood what is listed.
    under = lines_under_heading(search, ask, found.terms, scope, everything)
    lines = lines_in_place(search, ask, found.terms, scope) or max(
        things_with_value(search, ask, found.terms, scope), under, key=len
    )
    if not lines:
        return None
    # What happens on a day is looked for in all posts.
    if day_spoken_of(ask) is None:
        draft.searched(scope)
    return headed(lines, found, draft, under=lines is under)
