"""One question of several issues: "the papers of the week" of March, or "more in issue 79 or 84?", is asked in each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.patterns import forms
from bot.answers.questions.ask import Ask, as_ask, with_whole
from bot.answers.questions.scope import scope_of
from bot.answers.texts.wordlists import OPENS
from bot.posts.periods import Window
from bot.posts.post import Post

#: Issues of which a list gives each one's, and that are set side by side, at most.
_LISTED, _COMPARED = 12, 3
_SIDE_BY_SIDE = re.compile(
    r"(?i)\b(?:more|fewer|less|higher|lower|larger|smaller|compar\w+|differ\w*|vs\.?|versus|than)\b|比较|区别|还是|更多|更少"
)
#: A question for where there are more of something.
_MORE = re.compile(
    rf"(?i){OPENS}(?:which|what|did|does|do|has|have|had|was|were|is|are)\b(?: of the (?:two|three))?"
    r"(?P<of>[^,?]*?) (?:more|fewer|the (?:most|fewest)) "
    r"(?P<what>(?:(?!of\b)[\w-]+ ){0,2}?(?:[a-z]{2,}[^\W\ds]s|people))(?=\W*$|[,?;:]| (?:in|on|or|than|the|between)\b)"
)


def of_each_issue(ask: Ask, posts: Sequence[Post]) -> list[Ask]:
    """Ask for "the Xs of the week" of some weeks in each issue for itself, oldest first; any other ask stays.

    So is what a question compares in a few issues that it names; where there are more Xs, how many there are is asked.
    """
    return [_how_many(one) if one.beside else one for one in _of_each(ask, posts)]


def _how_many(ask: Ask) -> Ask:
    """Ask for the number of what one of several issues is asked to have more of; an ask that names something stays."""
    more = None if ask.claim.names else _MORE.search(ask.whole)
    if more is None:
        return ask
    whole = f"how many {more['what']}, {more['of']}?"
    return replace(with_whole(ask, whole), text=whole)


def _of_each(ask: Ask, posts: Sequence[Post]) -> list[Ask]:
    posts = ask.series.posts if ask.series else posts
    listed = forms.OF_EACH.search(ask.text)
    if listed is None:
        if not ask.issues or _SIDE_BY_SIDE.search(ask.text) is None:
            return [ask]
        compared = [post for post in posts if post.slug in ask.issues]
        return [_of(ask, post) for post in compared] if 1 < len(compared) <= _COMPARED else [ask]
    if ask.window is None and ask.issues is None:
        return [ask]
    held = [post for post in posts if post.slug in ask.issues] if ask.issues else scope_of(posts, ask.window).posts
    if not 1 < len(held) <= _LISTED:
        return [ask]
    one = re.compile(rf"\b{re.escape(listed['what'])}\b")
    text, whole = (one.sub(listed["what"].removesuffix("s"), said) for said in (ask.text, ask.whole))
    return [_of(as_ask(text, whole, None, ask.language), post) for post in held]


def _of(ask: Ask, post: Post) -> Ask:
    days = Window(first=post.period.first, last=post.period.last, words=post.period.label)
    return replace(ask, issues=frozenset((post.slug,)), window=days, beside=True)
