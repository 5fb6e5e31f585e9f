"""Questions that only sums over several digests answer: one week's figure is no total, and none is the most."""

import re

from bot.answers.questions.ask import Ask
from bot.answers.questions.scope import Scope

_TOTAL = re.compile(
    r"(?i)\b(?:in total|altogether|all in all|combined|added up|sum of|total number of)\b|总共|一共|合计|总计|加起来"
)
_AVERAGE = re.compile(
    r"(?i)\b(?:on average|average|mean|median)\b.{0,60}\b(?:per|each|every|an?) (?:week|issue|digest|post|month)\b"
    r"|\b(?:per|each|every) (?:week|issue|digest|post|month) on average\b|平均每(?:周|期|月|篇)"
)
_MOST = re.compile(
    r"(?i)\b(?:which|what) (?:week|issue|digest|post|edition|month)s?\b.{0,40}\b"
    r"(?:most|fewest|least|highest|lowest|largest|biggest|smallest)\b"
    r"|\bper (?:week|issue|digest|post|month)\b.{0,30}\bmost\b"
    r"|哪一?(?:[期篇周]|个(?:月|星期|周)).{0,20}最[多少高低大小]"
)


def needs_sums(ask: Ask, scope: Scope) -> bool:
    """Tell whether an ask wants figures of several digests added up, averaged or ranked."""
    if all(post.period.label == scope.posts[0].period.label for post in scope.posts):
        return False
    if _AVERAGE.search(ask.text) or _MOST.search(ask.text):
        return True
    return ask.form == "count" and scope.window is not None and _TOTAL.search(ask.text) is not None
