"""What a line leaves unsaid: elements of which a reader sees nothing, such as a script, and links without words."""

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from bot.posts.markdown.links import name_of
from bot.posts.markdown.tags import NO_TEXT, read_tag
from bot.posts.texts import shows


def seen(tokens: Sequence[Token]) -> list[Token]:
    """Give tokens without elements that show nothing; a start tag whose element never ends is no more than a tag."""
    ends, skips = dict[str, int](), dict[int, int]()
    for at in range(len(tokens) - 1, -1, -1):
        tag = read_tag(tokens[at].content) if tokens[at].type == "html_inline" else None
        if tag and tag.closes:
            ends[tag.name] = at
        elif tag and tag.name in NO_TEXT and tag.name in ends:
            skips[at] = ends[tag.name] + 1
    kept, at = list[Token](), 0
    while at < len(tokens):
        if at not in skips:
            kept.append(tokens[at])
        at = skips.get(at, at + 1)
    return kept


def with_hosts(tokens: Sequence[Token]) -> list[Token]:
    """Give tokens with the host of its address in each link that has no words at all."""
    told = [token for token in tokens if token.type != "text" or shows(token.content)]
    empty = {id(one): one for one, other in pairwise(told) if (one.type, other.type) == ("link_open", "link_close")}
    kept: list[Token] = []
    for token in tokens:
        kept.append(token)
        if id(token) in empty:
            kept.append(Token("text", "", 0, content=name_of(str(token.attrs.get("href", "")))))
    return kept
