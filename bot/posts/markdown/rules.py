"""The Markdown we read: CommonMark with tables and strikethrough, and rules of our own so that no word is lost.

Where markdown-it would swallow text (a footnote taken for a link definition, a comment's last line, what is nested too
deeply), these rules keep it; what is no text at all (comments, scripts, shortcodes of Jekyll, Hugo and Zola, tags of
Handlebars) goes.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference as take_reference
from markdown_it.rules_inline import StateInline

from bot.posts.markdown.emphasis import emphasis
from bot.posts.markdown.html import element
from bot.posts.markdown.tight_numbers import tight_numbers

# Each nested list takes two levels. Beyond this a post is read as plain paragraphs.
MAX_NESTING = 60
_COMMENT_END = "-->"
_DEFINITION = re.compile(
    r"\[(?!\^)[^\]\n]+\]:\s*(?:<|/|#|\.{1,2}/|\{|[A-Za-z][A-Za-z0-9+.-]*:|[\w%-]+(?:/|\.(?:html?|md)\b))"
)
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*")
_SHORTCODE = re.compile(
    r"\{%(?:(?!%\})[^\n]){0,1000}%\}"
    r"|\{\{[<%#/>!^](?:(?!\}\}).){0,1000}\}\}"
    r"|\{\{\{ [^{}\n]{1,200} \}\}\}"
    r"|\{\{-?\s*(?:page|site|post|include)\.[^{}\n]{0,200}\}\}"
    r"|\{\{-?\s*\w+(?:::\w+)?\([^{}()\n]{0,1000}\)\s*-?\}\}"
    r"|\{:[ .#A-Za-z][^{}\n]{0,200}\}",
    re.DOTALL,
)
# A link whose address stands in no line of the body: an include of the site's had it. It goes by its own words, or by
# a label that no reader is meant to see: `topic ark`, `BIPs #12`, `BIP52`. Two words in brackets each are none.
_LABEL = r"[a-z]\w*+[\s.#-][^\[\]\n]*(?:\n[^\[\]\n]+)?|[A-Za-z][^\[\]\n]*#\d+|[A-Za-z]+\d+|(?i:(?P=words))"
_LOST_LINK = re.compile(rf"\[(?=\S)(?P<words>[^\[\]\n]+(?:\n[^\[\]\n]+)?)\]\[(?:{_LABEL})?\](?![\[(])")
#: Tags that may run over several lines, and how many at most.
_TAGS, _MANY_LINES = (("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}")), 60
_SHORTCODES = re.compile(rf"(?:\s*(?:{_SHORTCODE.pattern}))+\s*$", re.DOTALL)


class TooDeep(Exception):
    """A body is nested beyond MAX_NESTING."""


def parser() -> MarkdownIt:
    """Make the parser for bodies; it may be used again and again, from any thread."""
    # Well above our own bound, so that ours is met first and nothing is skipped in silence.
    markdown = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING + 10}).enable(["table", "strikethrough"])
    markdown.disable("html_block")
    encode = markdown.normalizeLink
    markdown.normalizeLink = lambda url: url if _PLAIN_ADDRESS.fullmatch(url) else encode(url)  # type: ignore[method-assign]
    # Every link is taken here; `bot.posts.markdown.links` lets only http and https through.
    markdown.validateLink = lambda _: True  # type: ignore[method-assign,assignment]
    markdown.block.ruler.before("table", "depth", _depth)
    markdown.block.ruler.before("table", "comment", _comment, {"alt": ["paragraph", "blockquote"]})
    markdown.block.ruler.before("table", "element", element, {"alt": ["paragraph", "blockquote"]})
    markdown.block.ruler.before("table", "shortcodes", _shortcodes, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.block.ruler.before("table", "long-tag", _long_tag, {"alt": ["paragraph", "blockquote"]})
    markdown.block.ruler.after("list", "tight-numbers", tight_numbers, {"alt": ["paragraph", "blockquote"]})
    markdown.block.ruler.at("reference", _reference)
    markdown.inline.ruler.at("emphasis", emphasis)
    markdown.inline.ruler.push("shortcode", _shortcode)
    markdown.inline.ruler.after("link", "lost-link", _lost_link)
    # The first use sorts the rules, which two threads must not do at once.
    markdown.parse("x")
    return markdown


def _depth(state: StateBlock, _start: int, _end: int, _silent: bool) -> bool:
    if state.level > MAX_NESTING:
        raise TooDeep
    return False


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Leave out a comment that runs over several lines; one that never ends is text."""
    if state.is_code_block(start) or not _line(state, start).startswith("<!--"):
        return False
    last = _end_of_comment(state, start, end)
    if last is None or last == start:
        return False
    if not silent:
        line = _line(state, last)
        rest = line[line.index(_COMMENT_END) + len(_COMMENT_END) :].strip()
        state.line = last + 1
        if rest:
            _paragraph(state, rest, last)
    return True


def _end_of_comment(state: StateBlock, start: int, end: int) -> int | None:
    """Find the line that a comment ends on, and remember where none does, so that nobody looks again."""
    nowhere: set[int] = state.env.setdefault("nowhere", set())
    if end in nowhere:
        return None
    last = next((line for line in range(start, end) if _COMMENT_END in _line(state, line)), None)
    if last is None:
        nowhere.add(end)
    return last


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _paragraph(state: StateBlock, text: str, line: int) -> None:
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = text, [], [line, line + 1]
    state.push("paragraph_close", "p", -1)


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a link definition only where an address stands; `[^1]: a note` and `[Update]: words` are text."""
    two_lines = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[min(start + 1, end - 1)]]
    return bool(_DEFINITION.match(two_lines)) and take_reference(state, start, end, silent)


def _shortcodes(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Leave out a line of nothing but shortcodes, so that what follows it begins anew."""
    if state.is_code_block(start) or not _SHORTCODES.match(_line(state, start)):
        return False
    if not silent:
        state.line = start + 1
    return True


def _long_tag(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Leave out a tag that ends with a later line; one that never ends is text."""
    first = _line(state, start)
    closing = next((closes for opens, closes in _TAGS if first.startswith(opens)), None)
    if closing is None or closing in first or state.is_code_block(start):
        return False
    lines = range(start + 1, min(end, start + _MANY_LINES))
    last = next((line for line in lines if _line(state, line).rstrip().endswith(closing)), None)
    if last is None:
        return False
    if not silent:
        state.line = last + 1
    return True


def _shortcode(state: StateInline, silent: bool) -> bool:
    """Leave out `{% … %}`, `{{< … >}}`, `{{#> … }}`, `{{ f(…) }}`, `{: … }` and the like; what is between two stays."""
    if state.src[state.pos] != "{":
        return False
    match = _SHORTCODE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.pos = match.end()
    return True


def _lost_link(state: StateInline, silent: bool) -> bool:
    """Give the words of `[words][]` or `[words][a label]` that nothing defines alone; `list[int][]` is no link."""
    before = state.src[state.pos - 1 : state.pos]
    match = (
        None if before.isalnum() or before in ("!", "]", ")") else _LOST_LINK.match(state.src, state.pos, state.posMax)
    )
    if match is None:
        return False
    if not silent:
        end = state.posMax
        state.pos, state.posMax = match.start("words"), match.end("words")
        state.md.inline.tokenize(state)
        state.posMax = end
    state.pos = match.end()
    return True
