"""A first line that names the post, though Markdown knows it for text."""

from collections.abc import Sequence

from bot.posts.blocks import Heading, Paragraph, Quote, Spans, text_of
from bot.posts.body.untitled import is_called_as_issues
from bot.posts.frontmatter import dates
from bot.posts.markdown.parts import Part

#: Characters of such a line.
LONGEST = 120
_SENTENCE_ENDS = (".", "!", "?", ":", ",", ";", "。", "！", "？", "：", "，", "；")


def with_title_line(parts: Sequence[Part]) -> list[Part]:
    """Make a heading of the first line where no heading opens the body and the line is called as issues are."""
    head = parts[0] if parts else None
    large = any(isinstance(part, Heading) and part.level == 1 for part in parts)
    spans = _line(head)
    if large or head is None or not spans or not _names_a_post(text_of(spans)):
        return list(parts)
    return [Heading(spans=spans, level=1, line=head.line), *parts[1:]]


def _line(part: Part | None) -> Spans:
    """Give the words of a paragraph, or of the only one of a quotation."""
    match part:
        case Paragraph(spans=spans) | Quote(paragraphs=(spans,)):
            return spans
    return ()


def _names_a_post(text: str) -> bool:
    line = text.strip()
    is_short = len(line) <= LONGEST and "\n" not in line and not line.endswith(_SENTENCE_ENDS)
    tells = dates.day_within(line) or is_called_as_issues(line)
    return is_short and bool(tells) and not dates.is_only_a_date(line)
