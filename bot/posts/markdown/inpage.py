"""Links within a page: tables of contents and ways back to the top, which lead nowhere once a post is read in parts."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from bot.posts.markdown.tags import read_tag

# Words that name nothing but a list of what follows.
_CONTENTS = re.compile(
    r"(?i)[\W_]*(?:(?:table of )?contents?|toc|目[录錄次]|もくじ|목차|inhalt(?:sverzeichnis)?|table des matières"
    r"|sommaire|índice|contenidos?|sommario|indice|inhoud(?:sopgave)?)[\W_]*"
)
_FEWEST = 2


def names_contents(text: str) -> bool:
    """Tell whether the words of a heading name a list of contents."""
    return _CONTENTS.fullmatch(text) is not None


def is_contents(tokens: Sequence[Token]) -> bool:
    """Tell whether every line of a list opens with a link to a place in the same page: a table of contents."""
    lines = [token.children or [] for token in tokens if token.type == "inline"]
    return len(lines) >= _FEWEST and all(_opens_within(line) for line in lines)


def only_leads_within(tokens: Sequence[Token]) -> bool:
    """Tell whether a line holds nothing but links to places in the same page, and what parts them."""
    inside = list(_within(tokens))
    others = [token for token, within in zip(tokens, inside, strict=True) if not within]
    return any(inside) and not any(_says(token) for token in others)


def without_way_back(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the words of a heading without a link to another place of the page after them: `News [[Back]](#top)`."""
    inside = list(_within(tokens))
    end = len(tokens)
    while end and inside[end - 1]:
        end -= 1
    return tokens[:end] if any(token.content.strip() for token in tokens[:end]) else tokens


def _within(tokens: Sequence[Token]) -> Iterator[bool]:
    """Tell of each token whether it is part of a link to a place in the same page."""
    depth = 0
    for token in tokens:
        opens, closes = _leads_within(token), _closes(token)
        depth += opens
        yield depth > 0
        depth -= closes and depth > 0


def _leads_within(token: Token) -> bool:
    if token.type == "link_open":
        return str(token.attrs.get("href", "")).startswith("#")
    tag = read_tag(token.content) if token.type == "html_inline" else None
    return tag is not None and tag.name == "a" and tag.attributes.get("href", "").startswith("#")


def _closes(token: Token) -> bool:
    if token.type == "link_close":
        return True
    tag = read_tag(token.content) if token.type == "html_inline" else None
    return tag is not None and tag.name == "a" and tag.closes


def _opens_within(tokens: Sequence[Token]) -> bool:
    """Tell whether the first that a line says is a link to a place in the same page; an emoji may stand before it."""
    for token in tokens:
        if _leads_within(token):
            return True
        if _says(token):
            return False
    return False


def _says(token: Token) -> bool:
    is_text = token.type != "html_inline" and any(map(str.isalnum, token.content))
    return is_text or token.type in ("link_open", "image")
