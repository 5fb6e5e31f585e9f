"""Elements within a line of which a reader of the page would see nothing, such as a script."""

from collections.abc import Sequence

from markdown_it.token import Token

from bot.posts.body.elements import NO_TEXT
from bot.posts.frontmatter.tags import read_tag


def seen(tokens: Sequence[Token]) -> list[Token]:
    """Give tokens without such elements; a start tag whose element never ends is no more than a tag."""
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
