"""Facts under labels: what a thing is, is told by its description, not by where it is had from."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.questions.question import Ask
from bot.answers.questions.who import asks_who
from bot.answers.writing.choosing import Weighed
from bot.answers.writing.picks import Pick, sentences_of
from bot.posts.hanzi import simplified
from bot.search.words import said_in

_LABEL = re.compile(r"\W*([^\W\d_][^\W_]*(?: [^\W_]+){0,2})\s?[:：]\s?\S")
#: Labels of what a thing is, of what it does, and of where it is had from.
_IS = re.compile(
    r"(?i)(?:项目)?(?:描述|简介|介绍|概述|说明)|(?:short )?(?:description|about|summary|overview|what it is)"
)
_DOES = re.compile(
    r"(?i)(?:主要|核心)?(?:用途|功能|作用)|(?:main |key )?(?:features?|purpose|uses?|use cases?|used for|what it does)"
)
_HAD_FROM = re.compile(
    r"(?i)(?:项目|开源|官方)?(?:仓库|地址|链接|网址|安装|安装方式|来源|下载|代码|官网)"
    r"|(?:git ?hub|source|code|repo|repository|install|installation|setup|link|links|url|website|homepage|download)"
)
#: A question for what something does.
_ASKS_WHAT_IT_DOES = re.compile(
    r"(?i)\bwhat (?:does|do|can|is|are) .{2,60}? (?:do|support|offer|provide|handle|used for|good for|for)\W*$"
    r"|有什么用|做什么|干什么|什么功能|支持什么|支持哪些"
)


def by_label(ask: Ask, ranked: Sequence[Weighed]) -> list[Weighed]:
    """Put what the list of a thing's facts says it is or does before where it is had from, where that is asked.

    Args:
        ask: what is asked.
        ranked: sentences, best first.
    """
    wanted = _labels_wanted(ask)
    if not wanted or not ranked or not _is_under(ranked[0].pick, _HAD_FROM):
        return list(ranked)
    best = ranked[0]
    facts = sentences_of(best.pick.passage)
    told = next((pick for label in wanted for pick in facts if _is_under(pick, label)), None)
    if told is None:
        return list(ranked)
    first = replace(best, pick=told, forms=said_in(told.said))
    rest = (one for one in ranked if one.pick != told and not _is_under(one.pick, _HAD_FROM))
    return [first, *rest]


def _labels_wanted(ask: Ask) -> Sequence[re.Pattern[str]]:
    """Give the labels under which the answer stands, those that fit best first."""
    if asks_who(ask.text):
        return ()
    if _ASKS_WHAT_IT_DOES.search(simplified(ask.text)):
        return (_DOES, _IS)
    return (_IS, _DOES) if ask.form == "definition" and not _HAD_FROM.search(simplified(ask.text)) else ()


def _is_under(pick: Pick, labels: re.Pattern[str]) -> bool:
    label = _LABEL.match(pick.said)
    return label is not None and labels.fullmatch(simplified(label[1])) is not None
