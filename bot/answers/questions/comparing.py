"""Questions that set things side by side and ask no more of them: "Compare A and B", "A vs B", A 和 B 的区别."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.questions.ask import Ask, as_ask
from bot.answers.questions.chinese import is_chinese
from bot.answers.questions.subjects import is_plain

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
_AND = re.compile(
    r"(?i)\s*,\s*(?:and|or|with|vs\.?)\s+|\s+(?:and|or|with|to|from|against|&|vs\.?|versus)\s+|\s*,\s+|\s*[、和与跟及と]\s*"
)
#: What makes a side more than a name: something of it is compared, or somebody does something.
_ASPECT = re.compile(
    r"(?i)\b(?:of|in|on|for|by|at|as|how|what|which|when|where|why|who|that|than|is|are|was|were|do|does|did|has|have|had|can|will|should|its|their|our|my)\b"
    r"|['’]s?(?!\w)|[:;?？，。]"
)


def each_compared(ask: Ask) -> list[Ask]:
    """Ask what each of the things is that a question sets side by side, in its order; of any other question none."""
    asks: list[Ask] = []
    for side in _sides(ask):
        text = f"{side}是什么？" if is_chinese(ask.whole) else f"What is {side}?"
        one = as_ask(text, text, ask.window, ask.language)
        asks.append(replace(one, said=side, side=side, issues=ask.issues, series=ask.series, beside=ask.beside))
    return asks


def _sides(ask: Ask) -> list[str]:
    """Give the things that a question sets side by side, where it asks for nothing else of them."""
    text = ask.claim.text
    found = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    if found is None or ask.amount:
        return []
    names = [range(name.start, name.end) for name in ask.claim.names]
    sides = [side for part in found.groupdict() for side in _parted(text, range(*found.span(part)), names)]
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
