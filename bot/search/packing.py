"""A passage as bytes, so that an index can hold it and give it back."""

from datetime import date

from pydantic_core import from_json, to_json

from bot.search.passage import Passage


def pack(passage: Passage) -> bytes:
    """Give a passage as bytes."""
    days = [day.toordinal() for day in (passage.published, passage.first, passage.last)]
    about = [
        passage.post,
        passage.number,
        passage.title,
        passage.language,
        passage.section,
        passage.item,
        passage.above,
    ]
    whole = [*about, passage.text, passage.urls, passage.links, passage.line, passage.repeats, days]
    return to_json(whole)


def unpack(packed: bytes) -> Passage:
    """Give the passage that `pack` made these bytes of."""
    post, number, title, language, section, item, above, text, urls, links, line, repeats, days = from_json(packed)
    published, first, last = map(date.fromordinal, days)
    return Passage(
        id=f"{post}#{number}",
        post=post,
        number=number,
        title=title,
        published=published,
        first=first,
        last=last,
        language=language,
        section=section,
        item=item,
        above=tuple(above),
        text=text,
        urls=tuple(urls),
        links=tuple(map(tuple, links)),
        line=line,
        repeats=repeats,
    )
