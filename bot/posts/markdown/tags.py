"""HTML inside Markdown: which tags are markup, and what little of them we keep."""

import re
from dataclasses import dataclass
from html import unescape


def names(text: str) -> frozenset[str]:
    """Give the names in a text."""
    return frozenset(text.split())


_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^>]*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_BREAKS = names("""
    address article aside blockquote dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li
    main nav ol p pre section summary table tbody tfoot thead tr ul br
""")
_LOOKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "s": "strike", "del": "strike",
    "strike": "strike", "code": "code", "kbd": "code", "tt": "code", "samp": "code",
}  # fmt: skip
_OTHERS = names("""
    a abbr area audio bdi bdo big body button canvas caption center col colgroup data dfn embed fieldset font frame g
    head html iframe img input ins label legend link map mark meta meter noscript object optgroup option output param
    path picture progress q rp rt ruby script select slot small source span style sub sup svg td template textarea
    th time title track u var video wbr
""")
_CELLS = frozenset(("td", "th", "option"))


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
    known = name in _BREAKS or name in _LOOKS or name in _OTHERS
    if not known and not closes and "=" not in match["rest"]:
        return None
    return Tag(
        name=name,
        closes=closes,
        attributes=_attributes(match["rest"]),
        space="\n" if name in _BREAKS else " " if name in _CELLS else "",
        look=_LOOKS.get(name, ""),
    )


def is_comment(source: str) -> bool:
    """Tell whether inline HTML is a comment, a declaration or an instruction, which say nothing to a reader."""
    return source.startswith(("<!--", "<?")) or bool(re.match(r"<![A-Za-z]", source))


def _attributes(rest: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        found.setdefault(name.casefold(), unescape(double or single or bare))
    return found
