"""The tags of HTML: which are markup, what each one does to text, and which end tags authors may leave out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from bot.posts.wordsets import word_set

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^>]*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_BREAKS = word_set("""
    address article aside blockquote dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li
    main nav ol p pre section summary table tbody tfoot thead tr ul br
""")
#: The look that an element gives its words.
LOOKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "s": "strike", "del": "strike",
    "strike": "strike", "code": "code", "kbd": "code", "tt": "code", "samp": "code",
}  # fmt: skip
_OTHERS = word_set("""
    a abbr area audio bdi bdo big body button canvas caption center col colgroup data dfn embed fieldset font frame g
    head html iframe img input ins label legend link map mark meta meter noscript object optgroup option output param
    path picture progress q rp rt ruby script select slot small source span style sub sup svg td template textarea
    th time title track u var video wbr
""")
_CELLS = frozenset(("td", "th", "option"))
#: Elements that only hold others: what stands in them is read as if they were not there.
FRAMES = word_set("""
    address article aside body center dd details dialog div dl fieldset figcaption figure footer form header html main
    nav section caption tbody td tfoot th thead tr
""")
HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
LISTS = word_set("ul ol menu dir")
#: Elements that say nothing to a reader of text.
NO_TEXT = word_set("script style template noscript iframe object svg canvas head select audio video")
#: One that leaves out its end tag ends with its paragraph, not with what holds it.
BRIEF = HEADINGS | word_set("p summary dt")
BLOCKS = FRAMES | LISTS | BRIEF | word_set("blockquote hr li pre table")
#: Markup in these is none, or none of ours.
RAW = NO_TEXT | word_set("pre")
#: What a start tag closes, and what keeps it from looking further out (HTML Living Standard, 13.1.2.4, optional tags).
IN_TABLE = word_set("td th tr thead tbody tfoot caption")
CLOSED_BY: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(BLOCKS, (word_set("p"), word_set("table td th caption button object html body"))),
    "li": (word_set("p li"), LISTS | word_set("table")),
    **dict.fromkeys(("dt", "dd"), (word_set("p dt dd"), word_set("dl table"))),
    **dict.fromkeys(("td", "th"), (word_set("p td th"), word_set("tr table"))),
    "tr": (word_set("p td th tr"), word_set("table")),
    **dict.fromkeys(("thead", "tbody", "tfoot"), (word_set("p td th tr thead tbody tfoot"), word_set("table"))),
}
#: Columns that a cell takes at most.
_MOST_COLUMNS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One HTML tag, as far as it matters to text.

    Attributes:
        space: what it leaves between words: a line feed, a space or nothing.
        look: `bold`, `italic`, `strike`, `code` or nothing.
    """

    name: str
    closes: bool
    attributes: dict[str, str]
    space: str
    look: str


def read_tag(source: str) -> Tag | None:
    """Read what the parser took for inline HTML; None where it is text after all, such as the `<T>` of `Vec<T>`."""
    match = _TAG.fullmatch(source)
    if match is None:
        return None
    name, closes = match["name"].casefold(), bool(match["close"])
    known = name in _BREAKS or name in LOOKS or name in _OTHERS
    if not known and not closes and "=" not in match["rest"]:
        return None
    return Tag(
        name=name,
        closes=closes,
        attributes=_attributes(match["rest"]),
        space="\n" if name in _BREAKS else " " if name in _CELLS else "",
        look=LOOKS.get(name, ""),
    )


def columns_of(colspan: str) -> int:
    """Give how many columns a cell takes, by its `colspan`; Python reads no number of thousands of digits."""
    text = colspan[:4]
    return max(1, min(int(text), _MOST_COLUMNS)) if text.isascii() and text.isdecimal() else 1


def is_comment(source: str) -> bool:
    """Tell whether inline HTML is a comment, a declaration or an instruction, which say nothing to a reader."""
    return source.startswith(("<!--", "<?")) or bool(re.match(r"<![A-Za-z]", source))


def _attributes(rest: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        found.setdefault(name.casefold(), unescape(double or single or bare))
    return found
