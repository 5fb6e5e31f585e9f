"""Questions for all of a kind but some: "which papers are not about agents?", 哪些论文不是关于智能体的."""

import re
from dataclasses import dataclass

from bot.answers.patterns.listing import ASKS, KINDS, Listed
from bot.answers.texts.wordlists import OPENS

#: What a post tells by what it speaks of: whatever does not speak of agents is not about them.
_ABOUT = (
    r"(?:(?:\w+ )?(?:about|on|by|from)|(?:related|relating|connected) to|concerning|dealing with|mention(?:s|ed|ing)?"
    r"|cover(?:s|ed|ing)?|discuss(?:es|ed|ing)?|deal(?:s|t)? with)\b"
)
_IS_NOT = (
    r"(?:(?:are|is|were|was|do|does|did|have|has|had)(?:n['’]t| not| never)|not|never|without|with no|lacking"
    r"|(?:have|has|had) no)\b"
)
_EXCEPT = r"(?:other than|except(?: for)?|besides|excluding|apart from|but not)\b"
_BETWEEN = r"(?: (?:that|which|there|listed|mentioned|of|from|in|are|were|is|was|do|does|did))*"
_ENGLISH = rf"(?!['’]|-){_BETWEEN} (?:(?P<except>{_EXCEPT})|(?P<not>{_IS_NOT})(?: (?P<about>{_ABOUT}))?)(?P<rest>[^?]*)"
_CHINESE_NOT = (
    r"(?:是|都)*(?P<not>不|没有?|并?非)(?P<about>是?(?:关于|涉及|提到|提及|讲|谈|来自)|是?[与和跟](?=.+有关))?"
    r"(?P<rest>[^。？?]*?)(?:有关)?的?"
)
#: What all forms have one of: looking for each takes a hundred times as long.
_LEAVES_OUT = re.compile(rf"(?i)\b{_IS_NOT}|n['’]t\b|\b{_EXCEPT}|[不没非除]|以外の|ない")


@dataclass(frozen=True, slots=True)
class Negated:
    """All of a kind but some.

    Attributes:
        kind: what is listed; None for one of which posts only say what is.
        rest: what those are that are left out.
        told: posts tell it of each by what they speak of; else what they do not say may hold all the same.
    """

    kind: Listed | None
    rest: str
    told: bool


#: All of any sort that are not somewhere, or of somebody: "which events are not in London?".
_NOT_THERE = re.compile(
    rf"(?i){OPENS}(?:which|what|list|name|show me|give me)(?: all)?(?: the)? (?:[\w-]+ ){{0,2}}?[a-z]{{2,}}[a-rt-z]s"
    rf"{_BETWEEN} (?:are|is|were|was)(?:n['’]t| not) (?=(?:in|at|near|from|by|for) )(?P<rest>[^?]*)"
)
_FORMS = tuple(
    (re.compile(form, re.IGNORECASE), kind)
    for kind in KINDS
    for form in (
        rf"(?:{ASKS}|^\W*(?:(?:the|all) )*)(?:{kind.called}){_ENGLISH}",
        rf"(?:哪些|什么|列出)[^。？?，,]{{0,8}}?(?:{kind.called}){_CHINESE_NOT}\W*$",
        rf"(?P<except>除了|除)(?P<rest>[^，,。？?]{{1,40}}?)(?:以外|之外|外)?[，,]?(?:还|都)?有?(?:哪些|什么)(?:{kind.called})",
        rf"(?P<rest>[^、。？?]{{1,40}}?)(?:(?P<except>以外の|[にと](?:は)?関係(?:の|が)?ない)|(?P<not>ではない|じゃない|[をが]\w{{1,6}}ない))"
        rf"(?:{kind.called})",
    )
)


def all_but(question: str) -> Negated | None:
    """Give what a question for all of a kind leaves out; None where it leaves out nothing."""
    if not _LEAVES_OUT.search(question):
        return None
    for form, kind in _FORMS:
        if found := form.search(question):
            groups = found.groupdict()
            told = bool(groups.get("except") or groups.get("about"))
            return Negated(kind, groups["rest"].strip(), told)
    placed = _NOT_THERE.search(question)
    return Negated(None, placed["rest"].strip(), told=False) if placed else None
