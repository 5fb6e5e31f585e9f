"""Bold lines that stand where a heading would: each names the story below it, though Markdown knows it for text."""

from collections import Counter
from collections.abc import Sequence

from bot.posts.blocks import Code, Heading, Paragraph, Picture, Quote, text_of
from bot.posts.markdown.inline import is_bold_title
from bot.posts.markdown.parts import Listing, Part

# So many lines of one look show that it is how the post marks its stories.
_SEVERAL = 2
#: The heading that such a line is: the smallest there is.
BOLD = 6


def with_bold_titles(parts: Sequence[Part], *, level: int) -> list[Part]:
    """Make headings of bold lines, where several stand right under sections; below a smaller heading they label fields.

    Args:
        parts: of a body.
        level: of the headings that part it into sections; 0 for none.
    """
    at = [place for place in range(len(parts)) if _is_title(parts, place)]
    words = Counter(_words(parts[place]) for place in at)
    own = [place for place in at if words[_words(parts[place])] == 1 and not _is_below(parts, place, level)]
    looks = Counter(_is_slanted(parts[place]) for place in own)
    titles = {place for place in own if level < BOLD and looks[_is_slanted(parts[place])] >= _SEVERAL}
    return [
        Heading(spans=part.spans, level=BOLD, line=part.line)
        if isinstance(part, Paragraph) and place in titles
        else part
        for place, part in enumerate(parts)
    ]


def _is_title(parts: Sequence[Part], place: int) -> bool:
    """Tell whether a part is a bold line with something to head."""
    part, after = parts[place], next(iter(parts[place + 1 : place + 2]), None)
    if not isinstance(part, Paragraph) or not is_bold_title(part.spans):
        return False
    if isinstance(after, Paragraph):
        return not is_bold_title(after.spans)
    return isinstance(after, Listing | Code | Quote | Picture)


def _is_below(parts: Sequence[Part], place: int, level: int) -> bool:
    """Tell whether the last heading before a part is smaller than those of sections."""
    last = next((part for part in reversed(parts[:place]) if isinstance(part, Heading)), None)
    return last is not None and last.level > level


def _words(part: Part) -> str:
    return text_of(part.spans).strip().casefold() if isinstance(part, Paragraph) else ""


def _is_slanted(part: Part) -> bool:
    return isinstance(part, Paragraph) and part.spans[0].italic
