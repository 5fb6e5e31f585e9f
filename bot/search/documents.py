"""What the index holds of a passage: the words it is found by, what it links to, and the passage itself."""

from datetime import date
from functools import lru_cache
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


def document(passage: Passage, number: int) -> tantivy.Document:
    """Give what is indexed of a passage; one that repeats others can be read but not found."""
    made = tantivy.Document()
    made.add_text(POST, passage.post)
    made.add_integer(NUMBER, number)
    made.add_integer(PLACE, passage.number)
    # Newest last, and one day's in an order that is the same in every index.
    made.add_integer(ORDER, passage.published.toordinal() << 32 | crc32(passage.id.encode()))
    made.add_bytes(PASSAGE, pack(passage))
    if passage.repeats:
        return made
    of_post = _of_post(passage.title, passage.post, passage.published, passage.first, passage.last)
    made.add_text(TEXT, searchable(passage.said))
    made.add_text(CONTEXT, " ".join((of_post, *map(_heading, passage.headings))))
    made.add_text(LANGUAGE, passage.language[:2].lower())
    for key in {known.key for known in shown(passage)}:
        made.add_text(KEY, key)
    if passage.item:
        made.add_text(TITLE, _title(passage.item))
    return made


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
