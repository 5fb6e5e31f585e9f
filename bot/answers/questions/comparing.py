"""Questions that set things side by side, also in one respect: "A vs B", "Compare A and B by stars", A 和 B 的区别."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answers.patterns.chinese import is_chinese
from bot.answers.questions.ask import Ask, as_ask
from bot.answers.questions.subjects import is_plain
from bot.search.dictionaries.vocabulary import is_stop_word

#: Things that one question compares at most, and words that one of them has beside its name.
_MOST, _BESIDE = 4, 3
_ASIDE = r"(?:(?:so|and|ok|hi|hey|please|can you|could you|explain|describe|(?:tell|show|give) (?:me|us))\W+)*"
_HOW, _DO, _ARE = r"(?:how|in what way)", r"(?:do|does|did|would)", r"(?:is|are)"
_SIDE = "[^，。？?！!、和与跟及的]+?"
_JOINED = f"(?P<sides>{_SIDE}(?:[、和与跟及]+{_SIDE})+)"
_DIFFERENCE = "(?:区别|差异|差别|不同|不一样|异同|对比|比较|相比)"
_KATAKANA = "[^ぁ-ん。？?、]+?"
#: How a whole question compares things, without more that it asks of them.
_FORMS = tuple(
    re.compile(rf"(?i)\W*{_ASIDE}(?:{form})(?:\W+please)?\W*")
    for form in (
        r"(?:compare|contrast|(?:a |the )?comparison (?:of|between)) (?P<sides>.+?)",
        r"(?:what(?:['’]s| is| are) )?(?:the |any |main |key )*(?:differences?|distinctions?) between (?P<sides>.+?)",
        rf"{_HOW} {_DO} (?P<sides>.+? and .+?) (?:differ|compare)(?: (?:to|with|from) (?:each other|one another))?",
        rf"{_HOW} {_DO} (?P<sides>.+?) (?:differ|compare) (?:to|with|from) (?P<other>.+?)",
        rf"{_HOW} {_ARE} (?P<sides>.+?) different (?:from|to|than) (?P<other>.+?)",
        rf"{_HOW} {_ARE} (?P<sides>.+? and .+?) different(?: from (?:each other|one another))?",
        r"what distinguishes (?P<sides>.+?) from (?P<other>.+?)",
        r"what do (?P<sides>.+?) have in common",
        r"(?P<sides>.+?) compared (?:to|with) (?P<other>.+?)",
        r"(?P<sides>.+? (?:vs\.?|versus) .+?)",
        rf"(?:请|帮我|麻烦)*(?:比较|对比)(?:一下)?{_JOINED}(?:的?{_DIFFERENCE})?",
        rf"{_JOINED}\s?(?:之间|两者|二者)?的?(?:有|何|什么|哪些|啥|在|哪里)*{_DIFFERENCE}"
        r"(?:是什么|是啥|有哪些|在哪里?|如何|怎么样|呢|吗)*",
        rf"(?P<sides>{_KATAKANA}(?:と{_KATAKANA})+)(?:の違い|を比[べ較]).*",
    )
)
_BY = r"(?:by|on|in terms of|regarding|with (?:respect|regard) to|in|for)(?: the| their)?"
_RESPECT = r"(?P<respect>[a-z][a-z-]*(?: [a-z-]+)?)"
_WHICH = r"(?:which|who|what)(?: one)?(?: of (?:them|these|the two))?"
_MORE = r"(?:is|are|was|has|have|had|got|gets|costs?)(?: the)?(?: (?:more|most|less|least|fewer|fewest|higher|lower))?"
#: How a whole question compares things in one respect, and asks no more of them.
_IN_ONE = (
    rf"(?:compare|contrast|comparison of) the {_RESPECT} (?:of|for|between) (?P<sides>.+?)",
    rf"(?:compare|contrast|comparison (?:of|between)) (?P<sides>.+?) {_BY} {_RESPECT}",
    rf"{_HOW} {_DO} (?P<sides>.+? and .+?) (?:differ|compare) {_BY} {_RESPECT}",
    rf"(?P<sides>.+? (?:vs\.?|versus) .+?)(?:\s?[:,–—]| {_BY}) {_RESPECT}",
)
#: The same where one of them is to be named, which only what is told of all can do.
_WHICH_OF_ALL = (
    rf"{_WHICH} {_MORE} {_RESPECT}\s?[,:–—]\s?(?P<sides>.+? (?:or|and|vs\.?) .+?)",
    rf"(?P<sides>.+? (?:or|and|vs\.?) .+?)\s?[,:;–—]\s?{_WHICH} {_MORE} {_RESPECT}",
    rf"(?:is|are|was) (?P<sides>.+?) (?:(?:more|less) )?{_RESPECT} than (?P<other>.+?)",
    rf"(?:does|do|has|have) (?P<sides>.+?) (?:have )?(?:more|fewer|less) {_RESPECT} than (?P<other>.+?)",
    rf"{_JOINED}[，,]?\s?(?:哪一?[个家款种]|谁)的?"
    r"(?P<respect>[^，。？?]{0,6}?(?:更|比较|最)?[多少快慢大小贵]|更?便宜)(?:些|一些|一点)?",
)
_RESPECTS = tuple(
    (re.compile(rf"(?i)\W*{_ASIDE}(?:{form})(?:\W+please)?\W*"), forms is _WHICH_OF_ALL)
    for forms in (_IN_ONE, _WHICH_OF_ALL)
    for form in forms
)
#: What is asked of each thing that is compared in a respect, by words for it; in Chinese by its last letter.
_SCALES = (
    (re.compile(r"(?i)(?:fast|slow|quick)(?:er|est)?|speed|latency"), "How fast is {}?"),
    (re.compile(r"(?i)(?:cheap)(?:er|est)?|expensive|prices?|costs?|pricing"), "How much does {} cost?"),
    (re.compile(r"(?i)(?:bigg?|large?|small)(?:er|est)?|size"), "What is the size of {}?"),
    (re.compile(r".*[快慢]"), "{}有多快？"),
    (re.compile(r".*(?:贵|便宜)"), "{}多少钱？"),
    (re.compile(r".*[大小]"), "{}的大小是多少？"),
)
_AND = re.compile(
    r"(?i)\s*,\s*(?:and|or|with|vs\.?)\s+|\s+(?:and|or|with|to|from|against|&|vs\.?|versus)\s+|\s*,\s+|\s*[、和与跟及と]\s*"
)
#: What makes a side more than a name: something of it is compared, or somebody does something.
_ASPECT = re.compile(
    r"(?i)\b(?:of|in|on|for|by|at|as|how|what|which|when|where|why|who|that|than|is|are|was|were|do|does|did|has|have|had|can|will|should|its|their|our|my)\b"
    r"|['’]s?(?!\w)|[:;?？，。]"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """The things that a question sets side by side, in its order.

    Attributes:
        wanted: the question to ask of each, `{}` in the place of its name.
        in_one: they are compared in one respect only.
        one_of_all: one of them is to be named, so that nothing is told unless it is told of all.
    """

    sides: Sequence[str] = ()
    wanted: str = ""
    in_one: bool = False
    one_of_all: bool = False

    def asks(self, ask: Ask) -> list[Ask]:
        """Ask of each what the question wants of all."""
        texts = [(side, self.wanted.format(side)) for side in self.sides]
        of_each = ((side, as_ask(text, text, ask.window, ask.language)) for side, text in texts)
        return [
            replace(one, said=side, side=side, issues=ask.issues, series=ask.series, beside=ask.beside)
            for side, one in of_each
        ]


def compared(ask: Ask) -> Compared:
    """Give what a question sets side by side, where it asks no more than what each is or has in one respect."""
    if ask.amount:
        return Compared()
    for form, one_of_all in _RESPECTS:
        found = form.fullmatch(ask.claim.text)
        if found and (wanted := _wanted_of_each(found["respect"])) and (sides := _sides_in(ask, found)):
            return Compared(sides, wanted, in_one=True, one_of_all=one_of_all)
    found = next(filter(None, (form.fullmatch(ask.claim.text) for form in _FORMS)), None)
    return Compared(_sides_in(ask, found) if found else (), "{}是什么？" if is_chinese(ask.whole) else "What is {}?")


def _wanted_of_each(respect: str) -> str:
    """Give the question to ask of each thing for a respect; empty where none can be told, as for `better`."""
    words = respect.strip()
    if found := next((asks for scale, asks in _SCALES if scale.fullmatch(words)), ""):
        return found
    if not words.isascii():
        noun = re.sub(r"(?:更|比较|最)?[多少]$", "", words)
        return f"{{}}有多少{noun}？" if noun else ""
    if words.endswith("er") or is_stop_word(words.casefold()):
        return ""
    counted = words.endswith("s") and not words.endswith("ss")
    return f"How many {words} does {{}} have?" if counted else f"What {words} does {{}} have?"


def _sides_in(ask: Ask, found: re.Match[str]) -> list[str]:
    """Give the things that a question sets side by side, where it says no more than their names."""
    text = ask.claim.text
    names = [range(name.start, name.end) for name in ask.claim.names]
    parts = [part for part in found.groupdict() if part != "respect"]
    sides = [side for part in parts for side in _parted(text, range(*found.span(part)), names)]
    beside = [_without(text, side, names) for side in sides]
    told = [text[side.start : side.stop].strip() for side in sides]
    if not 1 < len(sides) <= _MOST or any(_ASPECT.search(more) or len(more.split()) > _BESIDE for more in beside):
        return []
    # Plain words alone name nothing of which could be told what it is.
    return told if is_chinese(text) or not all(all(map(is_plain, more.split())) for more in told) else []


def _parted(text: str, within: range, names: Sequence[range]) -> Iterator[range]:
    """Part a stretch of a text where a word joins things, outside of their names."""
    start = within.start
    for join in _AND.finditer(text, within.start, within.stop):
        if not any(join.start() in name and join.end() in name for name in names):
            yield range(start, join.start())
            start = join.end()
    yield range(start, within.stop)


def _without(text: str, side: range, names: Sequence[range]) -> str:
    """Give what stands beside the names of a side."""
    return "".join(text[at] for at in side if not any(at in name for name in names))
