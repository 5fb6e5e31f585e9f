"""A passage as bytes, so that an index can hold it and give it back."""

from datetime import date

from pydantic_core import from_json, to_json

from bot.search.passage import Passage


def pack(passage: Passage) -> bytes:
    """Give a passage as bytes."""
    # Written out, since this is done for every passage: one tuple, and nothing put together on the way to it.
    return to_json(
        (
            passage.post,
            passage.number,
            passage.title,
            passage.published.toordinal(),
            passage.first.toordinal(),
            passage.last.toordinal(),
            passage.language,
            passage.section,
            passage.above,
            passage.item,
            passage.text,
            passage.urls,
            passage.links,
            passage.line,
            passage.repeats,
            passage.apart,
        )
    )


def unpack(packed: bytes) -> Passage:
    """Give the passage that `pack` made these bytes of."""
    (
        post,
        number,
        title,
        published,
        first,
        last,
        language,
        section,
        above,
        item,
        text,
        urls,
        links,
        line,
        repeats,
        apart,
    ) = from_json(packed, cache_strings="none")
    return Passage(
        f"{post}#{number}",
        post,
        number,
        title,
        date.fromordinal(published),
        date.fromordinal(first),
        date.fromordinal(last),
        language,
        section,
        item,
        text,
        tuple(urls),
        tuple(map(tuple, links)),
        line,
        repeats,
        tuple(above),
        tuple(map(tuple, apart)) if apart else (),
    )
