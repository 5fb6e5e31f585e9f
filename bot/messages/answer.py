"""An answer as it is shown: its sentences, the days searched, and the sources it stands on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from bot.answers.answer import Answer, Citation, running_text
from bot.messages.around import ENGLISH, Around, around
from bot.messages.labels import labels_of
from bot.messages.message import Button, Buttons, Element, Message, Note
from bot.messages.scanning import teaser
from bot.posts.blocks import Bullet, Bullets, Code, Heading, Paragraph, Quote, Span, Spans, plain
from bot.posts.periods import Window
from bot.posts.texts import in_a_line
from bot.search.passage import Hit, Passage
from bot.search.sentences import split_sentences

#: Passages named when the digests do not hold an answer.
NEAREST = 3
#: Characters of such a passage, which may be a table or a list without any sentence.
NEAR = 200
#: Characters of a question that stand above its answer.
ASKED = 200
#: The place for the days behind the words for them, in any language.
_BRACKETED = re.compile(r" ?[(（]\{\}[)）]")


def answer_message(
    answer: Answer,
    *,
    record: str = "",
    private: bool = False,
    share: bool = False,
    follow: bool = False,
    posted: Mapping[tuple[str, str], str] | None = None,
    asked: str = "",
) -> Message:
    """Lay an answer out.

    Args:
        answer: what to show.
        record: the id under which the answer is kept, for the buttons that rate and explain it; empty for none.
        private: for the asker's eyes only.
        share: offer to show it to everybody.
        follow: offer to ask a follow-up.
        posted: addresses of the messages in which sections of posts were posted, by slug and section.
        asked: the question, where it does not stand before the answer for those who see it; empty otherwise.
    """
    words = around(answer.language)
    elements: list[Element] = [Note(spans=plain(words.asked.format(_short(asked))))] if asked else []
    elements += _told(answer)
    elements += [Note(spans=plain(note)) for note in _notes(answer)]
    if answer.citations:
        elements.append(Heading(spans=plain(words.sources), level=3))
        elements.append(Bullets(lines=tuple(source_lines(answer.citations, posted or {}, answer.language))))
    elif answer.nearest:
        elements.append(Heading(spans=plain(words.nearest), level=3))
        elements.append(Bullets(lines=tuple(near_line(hit, posted, words) for hit in answer.nearest[:NEAREST])))
        elements.append(Note(spans=plain(words.try_days if answer.window else words.try_other)))
    # A greeting, thanks or a word on the bot itself comes from no digest, so there is nothing to rate or explain.
    if record and (answer.citations or not answer.answered):
        elements.append(_ratings(record, words, share=share, follow=follow))
    again = f"answer {record}" if record else ""
    return Message(summary=answer.text or "No answer", elements=tuple(elements), private=private, again=again)


def why_message(answer: Answer) -> Message:
    """Show how an answer came about: the days searched, each source's words, and what was dropped and why."""
    words = around(answer.language)
    elements: list[Element] = [Heading(spans=plain(words.because), level=2)]
    elements.append(Paragraph(spans=plain(words.you_asked.format(answer.question))))
    elements.append(Note(spans=plain(_how(answer, words))))
    for citation in answer.citations:
        elements += [Paragraph(spans=line.spans) for line in source_lines([citation], language=answer.language)]
        elements.append(Quote(paragraphs=(plain(citation.quote),)))
    if answer.dropped:
        elements.append(Heading(spans=plain(words.left_out), level=3))
        lines = tuple(Bullet(spans=plain(f"{dropped.text} — {dropped.why}")) for dropped in answer.dropped)
        elements.append(Bullets(lines=lines))
    return Message(summary=f"{words.because}: {answer.question}", elements=tuple(elements), private=True)


def _short(question: str) -> str:
    line = in_a_line(question)
    return line if len(line) <= ASKED else f"{line[: ASKED - 1].rstrip()}…"


def source_lines(
    citations: Iterable[Citation], posted: Mapping[tuple[str, str], str] | None = None, language: str = "en"
) -> Iterator[Bullet]:
    """Give a line for every place cited: its numbers, post, headings and day, leading to its address if it has one.

    Where what is cited there has addresses of its own, each number leads to its own.

    Args:
        citations: the places.
        posted: addresses of the messages in which they were posted, by slug and section.
        language: BCP 47, of the answer; its words and its way to write a day.
    """
    words, labels = around(language), labels_of(language)
    places: dict[tuple[object, ...], list[Citation]] = {}
    for citation in citations:
        places.setdefault((citation.post, citation.section, citation.above), []).append(citation)
    for cited in places.values():
        first, addresses = cited[0], dict.fromkeys(citation.url for citation in cited)
        one = len(addresses) == 1
        marks = "".join(f"[{citation.n}]" for citation in cited)
        where = " › ".join(filter(None, (first.title, first.section, *first.above)))
        source = Span(text=where, bold=True, url=first.url if one else None)
        told = (*plain(f"{marks} "), source, *plain(f" · {labels.day(first.published)}"))
        for url in () if one else filter(None, addresses):
            numbers = ", ".join(str(citation.n) for citation in cited if citation.url == url)
            told += (*plain(" · "), Span(text=f"{numbers} ↗", url=url))
        yield Bullet(spans=(*told, *_jump(posted, first.post, first.section, words)))


def _jump(posted: Mapping[tuple[str, str], str] | None, post: str, section: str, words: Around) -> Spans:
    address = (posted or {}).get((post, section))
    return (*plain(" · "), Span(text=words.posted, url=address)) if address else ()


def hit_line(hit: Hit) -> Bullet:
    """Give one found passage: where it stands, and its words."""
    return _found_line(hit.passage, in_a_line(hit.passage.said))


def near_line(hit: Hit, posted: Mapping[tuple[str, str], str] | None = None, words: Around = ENGLISH) -> Bullet:
    """Give a passage that came close: where it stands, and its first sentence, as a pointer to it."""
    passage = hit.passage
    first = teaser(next(iter(split_sentences(in_a_line(passage.said))), "").strip(), NEAR)
    return Bullet(spans=(*_found_line(passage, first).spans, *_jump(posted, passage.post, passage.section, words)))


def _found_line(passage: Passage, words: str) -> Bullet:
    """Give where a passage stands, leading to its item's address, and words of it; no item is named twice."""
    item = "" if words.startswith(passage.item) else passage.item
    where = " › ".join(filter(None, (passage.title, passage.section, *passage.above, item)))
    return Bullet(spans=(Span(text=where, bold=True, url=passage.address), *plain(f" — {words}")))


def window_line(window: Window, words: Around = ENGLISH) -> str:
    """Say which days were searched; those that were asked for by their dates are said once."""
    days = window.first.isoformat()
    if window.last != window.first:
        days = f"{days} {words.until} {window.last.isoformat()}"
    said = words.searched if window.words != days else _BRACKETED.sub("", words.searched)
    return said.format(window.words, days)


def _told(answer: Answer) -> Iterator[Element]:
    """Give what an answer says: paragraphs, lists as lists, and code as code."""
    addresses = sorted({citation.url for citation in answer.citations if citation.url}, key=len, reverse=True)
    for (listed, code), run in groupby(answer.sentences, key=attrgetter("listed", "code")):
        if code:
            yield from (Code(text=one.text) for one in run)
        elif listed:
            lines = (running_text([replace(one, listed=False)]) for one in run)
            yield Bullets(lines=tuple(Bullet(spans=_linked(line, addresses)) for line in lines))
        else:
            yield Paragraph(spans=_linked(running_text(run), addresses))
    if not answer.sentences:
        yield Paragraph(spans=plain(answer.text))


def _linked(text: str, addresses: Sequence[str]) -> Spans:
    """Give a text in which the addresses of its sources, the longest first, lead where they say."""
    if not any(address in text for address in addresses):
        return plain(text)
    parts = re.split(f"((?:{'|'.join(map(re.escape, addresses))})(?![\\w/]))", text)
    return tuple(Span(text=part, url=part if at % 2 else None) for at, part in enumerate(parts) if part)


def _notes(answer: Answer) -> Iterator[str]:
    # What was not found before what was searched in its place.
    yield from answer.notes
    if answer.window:
        yield window_line(answer.window, around(answer.language))


def _how(answer: Answer, words: Around) -> str:
    by = words.written_by.format(answer.usage.model) if answer.by == "model" and answer.usage else words.taken
    searched = window_line(answer.window, words) if answer.window else words.searched_all
    return f"{searched} · {by} · {answer.total_ms:.0f} ms"


def _ratings(record: str, words: Around, *, share: bool, follow: bool) -> Buttons:
    following = Button(label=words.follow, command=f"follow {record}", style="primary", asks=True)
    buttons = (
        *((following,) if follow else ()),
        Button(label=words.good, command=f"good {record}"),
        Button(label=words.bad, command=f"bad {record}"),
        Button(label=words.why, command=f"why {record}"),
    )
    sharing = Button(label=words.share, command=f"share answer {record}")
    return Buttons(buttons=(*buttons, sharing) if share else buttons)
