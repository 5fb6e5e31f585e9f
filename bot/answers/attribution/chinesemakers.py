"""Whether a Chinese or Japanese sentence tells who made what it names: `X 发布了 NAME`, `NAME 由 X`, `NAME 作者`."""

import re
from collections.abc import Sequence

from bot.answers.texts.deeds import MADE_IN_CHINESE, OUT_IN_CHINESE
from bot.posts.hanzi import simplified

_BEFORE = re.compile(
    rf"[^\s，。、；]{{2,}}\s?[^，。；]{{0,12}}?(?:{MADE_IN_CHINESE}|{OUT_IN_CHINESE})[了的]?[^，。；(（]{{0,16}}$"
    r"|[\w’]{2,}\s?的\s?(?:(?:(?!vs\b|[和与及或])[^，。；]){0,6}\s)?$"
)
#: Japanese says it after the name: `X は NAME をリリースしました`.
_DOER_BEFORE = re.compile(r"[^\s、。]{2,}[はが]、?[^。]{0,40}$")
_DONE_AFTER = re.compile(r"[^。]{0,40}?を(?:リリース|公开|开発|発表|作成|制作|提供开始|作[りっ])")
_AFTER = re.compile(
    r"[^。；]{0,30}?(?:由|来自|出自|による)\s?[^，。；]{2,}|[^。；]{0,12}?(?:作者|开发者|发布方|(?<![的款个为供])团队)"
    r"|[^。；]{0,60}?[^\s，。、；]{2,}\s?出品"
)

#: Characters before and behind a name that are read.
_NEAR = 80


def tells_in_unspaced(text: str, spots: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a Chinese or Japanese sentence says who made what is named at some places."""
    text = simplified(text)
    around = ((text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]) for start, end in spots)
    return any(
        _BEFORE.search(before) or _AFTER.match(after) or (_DOER_BEFORE.search(before) and _DONE_AFTER.match(after))
        for before, after in around
    )
