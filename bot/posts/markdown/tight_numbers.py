"""A rule for markdown-it: lines numbered without a space (`1.第一条`, `2、第二条`) are a list, as they are meant.

CommonMark takes them for one paragraph, and joins them.
"""

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock

_LINE = re.compile(r"(?P<number>\d{1,3})(?:[.)](?=[^\s\d])|[、．）]\s*(?=\S))")
_SEVERAL = 2


def tight_numbers(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read two or more lines whose numbers follow each other; within a paragraph they begin with 1."""
    if state.is_code_block(start):
        return False
    lines = list(_run(state, start, end))
    if len(lines) < _SEVERAL or (silent and lines[0][0] != 1):
        return False
    if not silent:
        state.push("ordered_list_open", "ol", 1).map = [start, start + len(lines)]
        for line, (number, text) in enumerate(lines, start):
            item = state.push("list_item_open", "li", 1)
            item.info, item.map = str(number), [line, line + 1]
            state.push("paragraph_open", "p", 1).map = [line, line + 1]
            inline = state.push("inline", "", 0)
            inline.content, inline.children, inline.map = text, [], [line, line + 1]
            state.push("paragraph_close", "p", -1)
            state.push("list_item_close", "li", -1)
        state.push("ordered_list_close", "ol", -1)
        state.line = start + len(lines)
    return True


def _run(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, str]]:
    before = None
    for line in range(start, end):
        at = state.bMarks[line] + state.tShift[line]
        found = _LINE.match(state.src, at, state.eMarks[line])
        if found is None or state.sCount[line] < state.blkIndent or (before and int(found["number"]) != before + 1):
            return
        before = int(found["number"])
        yield before, state.src[found.end() : state.eMarks[line]].strip()
