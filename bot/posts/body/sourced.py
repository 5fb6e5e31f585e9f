"""Lines of a list that say where a linked title is from, or what it counts, before it: `Weaver: [Looms at sea](…)`."""

import re

from bot.posts.blocks import Paragraph, Span, line_of, text_of
from bot.posts.body.addressed import is_title
from bot.posts.body.leads import after_lead, lead_of
from bot.posts.labellines import is_about
from bot.posts.markdown.parts import Entry, flat
from bot.posts.post import Item

# What may stand before a title: a few words and the mark that parts them from it.
_SOURCE = re.compile(r"[^.!?。！？:：\n]{1,40}[:：]\s*")


def sourced(entry: Entry) -> Item | None:
    """Read an entry that is a label and a linked title of several words, or of any with text after it, as an item."""
    first = entry.opening
    if first is None or entry.done is not None or len(first.spans) < 2:
        return None
    source, *linked = first.spans
    lead = lead_of(tuple(linked))
    if not _is_source(source) or not lead or not lead[0].url:
        return None
    text = after_lead(lead, tuple(linked[len(lead) :]))
    if text is None or not (text or is_title(text_of(lead))):
        return None
    blocks = (*((Paragraph(spans=text, line=first.line),) if text else ()), *flat(entry.parts[1:]))
    return Item(title=line_of((source, *lead)), blocks=blocks, url=lead[0].url, line=entry.line)


def _is_source(span: Span) -> bool:
    """Tell whether plain words and a colon stand there that are no field of what is told above, as `Sources:` is."""
    plain = not (span.bold or span.url)
    return plain and _SOURCE.fullmatch(span.text) is not None and not is_about(span.text)
