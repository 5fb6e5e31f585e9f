"""What the index holds of a passage: the words it is found by, what it links to, and the passage itself."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import tantivy

from bot.search import identity
from bot.search.asking import CONTEXT, LANGUAGE, POST, TEXT
from bot.search.identity import Identity, canonical
from bot.search.naming import handles_in
from bot.search.packing import pack
from bot.search.passage import Passage
from bot.search.words import searchable

#: A passage's number in the index and its place in its post, what it links to, its item's title, and all of it.
NUMBER, PLACE, KEY, TITLE, PASSAGE = "number", "place", "key", "title", "passage"
# What every arXiv number holds; to look for its stop first costs a tenth of looking for digits.
_DIGITS = re.compile(r"\.(?<=[0-9]{4}\.)[0-9]{4}")


def schema_of_passages() -> tantivy.Schema:
    """Give the fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(TEXT, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(CONTEXT, tokenizer_name="whitespace", index_option="freq")
    for name in (POST, LANGUAGE, KEY, TITLE):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(NUMBER, fast=True)
    builder.add_integer_field(PLACE, fast=True)
    builder.add_bytes_field(PASSAGE, stored=True)
    return builder.build()


def document(passage: Passage, number: int) -> tantivy.Document:
    """Give what is indexed of a passage; one that repeats others can be read but not found."""
    made = tantivy.Document()
    made.add_text(POST, passage.post)
    made.add_integer(NUMBER, number)
    made.add_integer(PLACE, passage.number)
    made.add_bytes(PASSAGE, pack(passage))
    if passage.repeats:
        return made
    of_post = _of_post(passage.title, passage.post, passage.published, passage.first, passage.last)
    made.add_text(TEXT, searchable(passage.text))
    made.add_text(CONTEXT, f"{of_post} {_heading(passage.section)} {_heading(passage.item)}")
    made.add_text(LANGUAGE, passage.language[:2].lower())
    for key in {known.key for known in _shown(passage)}:
        made.add_text(KEY, key)
    if passage.item:
        made.add_text(TITLE, _title(passage.item))
    return made


def subject(passage: Passage) -> Identity | None:
    """Give the paper or repository that a passage's item is about: the first that it links to."""
    return next((known for known in _linked(passage) if known.kind in ("paper", "repo")), None)


def _linked(passage: Passage) -> Iterator[Identity]:
    return (known for url in passage.urls if (known := identity.of_url(url)) is not None)


def _shown(passage: Passage) -> Iterator[Identity]:
    """Give what a passage names without doubt: by a link, by its number, as a handle."""
    yield from _linked(passage)
    if _DIGITS.search(passage.text):
        yield from identity.papers_in(passage.text)
    if "@" in passage.text:
        yield from handles_in(passage.text)


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
