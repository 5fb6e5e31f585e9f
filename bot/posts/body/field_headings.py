"""Small headings that come again below one story after another, such as `Abstract`: each labels a field of one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.posts.blocks import Heading, Paragraph, line_of
from bot.posts.body.addresses import first_url
from bot.posts.body.leads import after_lead, lead_of
from bot.posts.markdown.inline import merged
from bot.posts.markdown.parts import Listing, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A heading below that of a story: where the two stand, its level and its words."""

    at: int
    story: int
    level: int
    words: str


def without_field_headings(parts: Sequence[Part], *, level: int) -> list[Part]:
    """Make bold lines of the headings right below stories where half of a level or more come again in other stories.

    Args:
        parts: of a body.
        level: of the headings that part it into sections; what is right below one of these is a story and no field.
    """
    labels = list(_labels(parts, level))
    levels = {label.level for label in labels if _is_of_fields([one for one in labels if one.level == label.level])}
    fields = {label.at for label in labels if label.level in levels}
    return [_bold(part) if place in fields and isinstance(part, Heading) else part for place, part in enumerate(parts)]


def _labels(parts: Sequence[Part], level: int) -> Iterator[_Label]:
    """Give the headings one step below those of stories, without those that lead somewhere or head lists of stories."""
    story: int | None = None
    above = level
    for at, part in enumerate(parts):
        if not isinstance(part, Heading):
            continue
        if part.level <= level:
            story = None
        elif story is None or part.level <= above:
            story, above = at, part.level
        elif _is_plain(part) and not any(_lists_stories(under) for under in _under(parts, at)):
            yield _Label(at=at, story=story, level=part.level, words=line_of(part.spans).casefold())


def _is_plain(heading: Heading) -> bool:
    """Tell whether a heading has words and leads nowhere: one that does is a story."""
    return bool(line_of(heading.spans)) and first_url(heading.spans) is None


def _is_of_fields(labels: Sequence[_Label]) -> bool:
    """Tell whether the headings of a level come again: half of them at least, each below several stories."""
    counts = Counter(words for _, words in {(label.story, label.words) for label in labels})
    again = [label for label in labels if counts[label.words] > 1]
    return bool(again) and 2 * len(again) >= len(labels)


def _under(parts: Sequence[Part], at: int) -> Sequence[Part]:
    end = next((place for place in range(at + 1, len(parts)) if isinstance(parts[place], Heading)), len(parts))
    return parts[at + 1 : end]


def _lists_stories(part: Part) -> bool:
    """Tell whether a part is a list most of whose lines begin with a link that says what it leads to."""
    if not isinstance(part, Listing):
        return False
    firsts = filter(None, (entry.opening for entry in part.entries))
    leads = [(first.spans, lead_of(first.spans)) for first in firsts]
    linked = [
        lead for spans, lead in leads if lead and lead[0].url and after_lead(lead, spans[len(lead) :]) is not None
    ]
    return 2 * len(linked) > len(part.entries)


def _bold(heading: Heading) -> Paragraph:
    return Paragraph(spans=merged(tuple(replace(span, bold=True) for span in heading.spans)), line=heading.line)
