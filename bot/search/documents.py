"""What the index holds of a passage: the words it is found by, what it links to, and the passage itself."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import count
from zlib import crc32

import tantivy

from bot.search.asking import CONTEXT, LANGUAGE, POST, TEXT
from bot.search.identity import canonical
from bot.search.packing import pack
from bot.search.passage import Passage
from bot.search.register import shown
from bot.search.words import searchable

#: A passage's number in the index, its place in its post and among equals, what it shows without doubt, its item's
#: title, and all of it.
NUMBER, PLACE, ORDER, KEY, TITLE, PASSAGE = "number", "place", "order", "key", "title", "passage"


def schema_of_passages() -> tantivy.Schema:
    """Give the fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(TEXT, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(CONTEXT, tokenizer_name="whitespace", index_option="freq")
    for name in (POST, LANGUAGE, KEY, TITLE):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(NUMBER, fast=True)
    builder.add_integer_field(PLACE, fast=True)
    builder.add_integer_field(ORDER, fast=True)
    builder.add_bytes_field(PASSAGE, stored=True)
    return builder.build()


def documents(passages: Sequence[Passage], first: int) -> list[tantivy.Document]:
    """Give what is indexed of some passages, numbered from `first` on; one that repeats others is read but not found.

    Each part is made for all of them before the next, so that the processor keeps to little code at a time: three
    quarters of the time of one passage after another.
    """
    packed = list(map(pack, passages))
    made = [_kept(*one) for one in zip(passages, count(first), packed, strict=False)]
    found = [(passage, document) for passage, document in zip(passages, made, strict=True) if not passage.repeats]
    texts = [searchable(passage.said) for passage, _ in found]
    contexts = [_context(passage) for passage, _ in found]
    keys = [{known.key for known in shown(passage)} for passage, _ in found]
    for (passage, document), text, context, known in zip(found, texts, contexts, keys, strict=True):
        document.add_text(TEXT, text)
        document.add_text(CONTEXT, context)
        document.add_text(LANGUAGE, passage.language[:2].lower())
        for key in known:
            document.add_text(KEY, key)
        if passage.item:
            document.add_text(TITLE, _title(passage.item))
    return made


def _kept(passage: Passage, number: int, packed: bytes) -> tantivy.Document:
    """Give a passage with what it is read by."""
    made = tantivy.Document()
    made.add_text(POST, passage.post)
    made.add_integer(NUMBER, number)
    made.add_integer(PLACE, passage.number)
    # Newest last, and one day's in an order that is the same in every index.
    made.add_integer(ORDER, passage.published.toordinal() << 32 | crc32(passage.id.encode()))
    made.add_bytes(PASSAGE, packed)
    return made


def _context(passage: Passage) -> str:
    of_post = _of_post(passage.title, passage.post, passage.published, passage.first, passage.last)
    return " ".join((of_post, *map(_heading, passage.headings)))


_heading = lru_cache(maxsize=1024)(searchable)


@lru_cache(maxsize=1024)
def _title(item: str) -> str:
    return canonical(item)


@lru_cache(maxsize=1024)
def _of_post(title: str, slug: str, published: date, first: date, last: date) -> str:
    """Give what all passages of a post are also found by: its title, its slug, its days and its week."""
    weeks = {day.isocalendar()[:2] for day in (first, last)}
    week = " ".join(f"{year}-W{number:02d}" for year, number in weeks) if len(weeks) == 1 else ""
    return searchable(f"{title} {slug} {published} {first} {last} {week}")
