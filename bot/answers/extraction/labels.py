"""Facts under labels: each is of the heading above it, and what a thing is, is told by its description."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.extraction.choosing import Weighed
from bot.answers.extraction.picks import Pick, after_heading, leads, sentences_of
from bot.answers.extraction.settling import is_on_names
from bot.answers.kinds.who import asks_who
from bot.answers.patterns.ranking import asks_what_was_won, is_won
from bot.answers.questions.ask import Ask
from bot.answers.terms.sides import compares
from bot.answers.terms.term import Term, is_in
from bot.posts.hanzi import simplified
from bot.posts.labellines import is_called_summary, label_of, only_labels
from bot.search.passage import Passage
from bot.search.words import said_in

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
_ADDRESS = re.compile(r"https?://\S+")
_COLON = re.compile("[:：]")
#: A question for what something does.
_ASKS_WHAT_IT_DOES = re.compile(
    r"(?i)\bwhat (?:does|do|can|is|are) .{2,60}? (?:do|support|offer|provide|handle|used for|good for|for)\W*$"
    r"|有什么用|做什么|干什么|什么功能|支持什么|支持哪些"
)


def by_label(ask: Ask, ranked: Sequence[Weighed], weighed: Sequence[Weighed]) -> list[Weighed]:
    """Put what the facts of a thing say it is or does before all else they say, where that is asked."""
    wanted = _labels_wanted(ask)
    if not wanted or not ranked or not _tells_else(ranked[0].pick):
        return list(ranked)
    best = ranked[0]
    facts = [pick for passage in _beside(best.pick.passage, weighed) for pick in sentences_of(passage)]
    told = next((pick for label in wanted for pick in facts if _is_under(pick, label)), None)
    if told is None:
        return list(ranked)
    first = replace(best, pick=told, forms=said_in(told.said))
    rest = (one for one in ranked if one.pick != told and not _tells_else(one.pick))
    return [first, *rest]


def _tells_else(pick: Pick) -> bool:
    """Tell whether a line leads to a list, or is a fact: where a thing is had from, a figure, a word, addresses."""
    if not label_of(pick.said):
        return leads(pick)
    return _is_under(pick, _HAD_FROM) or only_labels(pick.said)


def _beside(passage: Passage, weighed: Sequence[Weighed]) -> Sequence[Passage]:
    """Give a passage and those at hand that stand under the same headings."""
    held = dict.fromkeys((passage, *(one.pick.passage for one in weighed)))
    return [one for one in held if one.place == passage.place and (one == passage or passage.headings)]


def heading_of_field(pick: Pick) -> str:
    """Give the heading over a field such as `Stars: 120`, which says whose it is; empty for what is no field."""
    is_field = _COLON.search(pick.said) is not None and only_labels(pick.said)
    return pick.passage.headings[-1] if is_field and pick.passage.headings else ""


def lists_addresses(line: str) -> bool:
    """Tell whether a line is little more than several addresses."""
    found = _ADDRESS.findall(line)
    return len(found) > 1 and 2 * sum(map(len, found)) > len(line)


def under_headings(terms: Sequence[Term], picks: Sequence[Pick]) -> list[Pick]:
    """Give what stands under a label after the heading that says what is asked about, where no sentence says that."""
    said = said_in("\n".join(pick.said for pick in picks))
    unsaid = [term for term in terms if not (term.light or is_in(said, term))]
    return [_under_heading(unsaid, pick) for pick in picks]


def _under_heading(unsaid: Sequence[Term], pick: Pick) -> Pick:
    heading = next(reversed(pick.passage.headings), "")
    is_fact = is_called_summary(pick.text) or only_labels(pick.said)
    if not heading or not is_fact or not any(is_in(said_in(heading), term) for term in unsaid):
        return pick
    return after_heading(pick, pick.said)


def without_fields_of_others(ask: Ask, terms: Sequence[Term], weighed: Sequence[Weighed]) -> list[Weighed]:
    """Leave out fields such as `Stars: 120` of another thing than is asked about, and other figures of that.

    What the thing is called stands in the heading over its fields, where any heading at hand says it.
    """
    headings = [heading_of_field(one.pick) for one in weighed]
    above = {heading: said_in(heading) for heading in filter(None, headings)}
    called = [term for term in terms if not term.light and any(is_in(forms, term) for forms in above.values())]
    several = compares(ask, terms)

    def is_asked_for(one: Weighed, heading: str) -> bool:
        said = [is_in(above[heading] | one.forms, term) for term in called]
        told = any(said) if several else all(said) and is_on_names(terms, one.pick)
        return (told or not called) and not _is_of_other_figure(ask, one.pick)

    return [one for one, heading in zip(weighed, headings, strict=True) if not heading or is_asked_for(one, heading)]


def _is_of_other_figure(ask: Ask, pick: Pick) -> bool:
    """Tell whether a field gives what there is in all where what was won is asked for, or the other way round."""
    return ask.form in ("count", "measure") and is_won(pick.said) != asks_what_was_won(ask.whole)


def _labels_wanted(ask: Ask) -> Sequence[re.Pattern[str]]:
    """Give the labels under which the answer stands, those that fit best first."""
    if asks_who(ask.text):
        return ()
    if _ASKS_WHAT_IT_DOES.search(simplified(ask.text)):
        return (_DOES, _IS)
    return (_IS, _DOES) if ask.form == "definition" and not _HAD_FROM.search(simplified(ask.text)) else ()


def _is_under(pick: Pick, labels: re.Pattern[str]) -> bool:
    return labels.fullmatch(simplified(label_of(pick.text))) is not None
