"""A rule for markdown-it: emphasis in writing without spaces, where CommonMark sees only stars.

CommonMark tells where emphasis ends by the space behind it, and `**要点（说明）**后文` has none. As most sites of such
languages read it, a mark beside one of their letters needs no space, and their own punctuation counts as a letter.
"""

import re
import unicodedata

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

#: Han, kana, bopomofo, Hangul and the punctuation that is written with them.
_DENSE = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")


def emphasis(state: StateInline, silent: bool) -> bool:
    """Take a run of stars or underlines as marks that may open or close emphasis."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    run = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1 : state.pos] or " "
    after = state.src[state.pos + run.length : state.posMax][:1] or " "
    opens, closes = run.can_open, run.can_close
    if marker == "*" and (_DENSE.match(before) or _DENSE.match(after)):
        opens, closes = _may_follow(before, after), _may_follow(after, before)
    for _ in range(run.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker), length=run.length, token=len(state.tokens) - 1, end=-1, open=opens, close=closes
            )
        )
    state.pos += run.length
    return True


def _may_follow(outside: str, inside: str) -> bool:
    """Tell whether a mark between two characters may belong to the text on its inner side."""
    if inside.isspace():
        return False
    return not _is_sign(inside) or outside.isspace() or _is_sign(outside) or _DENSE.match(outside) is not None


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS" and not _DENSE.match(character)
