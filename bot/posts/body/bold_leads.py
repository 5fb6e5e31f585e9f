"""Paragraphs that each open with a bold title and go on with its story, as letters have them without headings."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.posts.blocks import Heading, Paragraph, Rule, text_of
from bot.posts.body.leads import after_lead, lead_of, past_sign
from bot.posts.markdown.parts import Entry, Listing, Part

# So many of them, of different words, are stories; a label ends in a colon, and two bold openings are emphasis.
_SEVERAL = 3
_LABEL_ENDS = (":", "：")


def with_bold_leads(parts: Sequence[Part], *, level: int) -> list[Part]:
    """Make lists of such paragraphs with what stands below each, where several stand in one section.

    Args:
        parts: of a body.
        level: of the headings that part it into sections; below a smaller heading they are part of its story.
    """
    found: list[Part] = []
    for run in _runs(parts):
        head = run[0] if isinstance(run[0], Heading) else None
        leads = [lead for part in run if (lead := _lead(part))]
        fits = head is None or head.level <= level
        found += _listed(run) if fits and len(set(leads)) == len(leads) >= _SEVERAL else run
    return found


def _runs(parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """Give the parts from each heading up to the next."""
    starts = [place for place, part in enumerate(parts) if place == 0 or isinstance(part, Heading)]
    yield from (parts[start:end] for start, end in pairwise([*starts, len(parts)]))


def _listed(run: Sequence[Part]) -> list[Part]:
    found: list[Part] = []
    entry: list[Part] = []
    for part in run:
        if _lead(part) or isinstance(part, Rule):
            found += _entry(entry)
            entry = []
        if _lead(part) or entry:
            entry.append(part)
        else:
            found.append(part)
    return [*found, *_entry(entry)]


def _entry(parts: Sequence[Part]) -> list[Part]:
    return [Listing(entries=(Entry(parts=tuple(parts), line=parts[0].line),), line=parts[0].line)] if parts else []


def _lead(part: Part) -> str:
    """Give the bold title that a paragraph opens with and goes on from; empty for any other part."""
    if not isinstance(part, Paragraph):
        return ""
    spans = past_sign(part.spans)
    lead, rest = lead_of(spans), spans[len(lead_of(spans)) :]
    words = text_of(lead).strip()
    is_title = lead and lead[0].bold and not words.endswith(_LABEL_ENDS) and after_lead(lead, rest)
    return words if is_title and not text_of(rest).lstrip().startswith(_LABEL_ENDS) else ""
