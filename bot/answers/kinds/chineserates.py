"""Prices for one of something that Chinese questions ask for: `每百万 token`, `每月`."""

import re

from bot.search.words import fold

_PRICED = re.compile(r"多少钱|多少[元块美欧]|几[元块]|价格|定价|售价|收费|计费|收钱|费用")
_ASKED = re.compile(r"(?i)每一?[百千万亿]*\s?个?(tokens?|词元|秒钟?|分钟?|小时|[天日周月年次张人])")
#: What each of them is called, in Chinese and in English.
_CALLED = (
    r"tokens?|词元|m",
    r"秒钟?|s(?:ec(?:ond)?)?",
    r"分钟?|min(?:ute)?",
    r"小时|h(?:ou)?r?",
    r"天|日|day",
    r"周|星期|week",
    r"月|mo(?:nth)?",
    r"年|y(?:ea)?r",
    r"次|call|request",
    r"张|image|page",
    r"人|位|用户|user|seat|person",
)
#: How a text says that a sum is for one of them, or for so many tokens.
_FOR_ONE = (
    r"(?i)(?:[每/按一单]\s?|\b(?:per|an?|pro) |[百千万亿]\s?(?=tok|词元)|\d(?=m\b))[\d百千万亿]*\s?个?(?:{0})(?![a-z])"
    r"|(?:{0})[费付]|(?<![a-z])(?:{0})ly\b"
)


def is_at_its_rate(question: str, text: str) -> bool:
    """Tell whether a text says for one of what a price is, where a Chinese question asks for it so."""
    asked = _ASKED.search(question)
    if asked is None or not _PRICED.search(question):
        return True
    unit = next(called for called in _CALLED if re.fullmatch(called, asked[1].casefold()))
    return re.search(_FOR_ONE.format(unit), fold(text)) is not None
