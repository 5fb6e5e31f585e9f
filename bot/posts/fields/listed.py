"""What a page shows of lists in its front matter: stories (`stories:` with title, summary, url), questions (`faq:`)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bot.posts.blocks import Heading, Paragraph, Span, plain
from bot.posts.fields.reader import TITLE
from bot.posts.frontmatter.dialects import Matter, folded
from bot.posts.frontmatter.findings import Findings
from bot.posts.frontmatter.repair import Value
from bot.posts.markdown.links import web_url
from bot.posts.markdown.parts import Part, inline_text, parts_of
from bot.posts.texts import in_a_line

_TITLES = {*TITLE, "name"}
_QUESTION, _ANSWER, _QUESTIONS = "question", "answer", "FAQ"
# Who wrote a post is told in the same form (`authors:` with name, title, url) and is no story.
_PEOPLE = re.compile(r"(?:co)?authors?|contributors?|editors?")
# A shorter value says something of the story (its source, its day) rather than telling it.
_MIN_TEXT = 40
# As much of a title as surely stands on the line on which it begins.
_BEGINNING = 16


def parts_in_fields(matter: Matter, findings: Findings) -> list[Part]:
    """Give each list of stories as a heading, and each of its stories as a smaller one with what is said of it."""
    found: list[Part] = []
    for name, entries in matter.lists.items():
        stories = [fields for fields in _read(entries) if _is_story(fields)]
        if _PEOPLE.fullmatch(folded(name)) or 2 * len(stories) <= len(entries):
            continue
        first, *lines = _lines_of(name, [_title(story) for story in stories], matter)
        found.append(Heading(spans=plain(_spelled(name)), level=2, line=first))
        for story, line in zip(stories, lines, strict=True):
            found += _parts_of_story(story, findings, line)
    return found


def questions_in_fields(matter: Matter, findings: Findings) -> list[Part]:
    """Give the questions and answers that pages show below their text, without those that the text asks too."""
    found: list[Part] = []
    for name, entries in matter.lists.items():
        asked = [fields for fields in _read(entries) if {_QUESTION, _ANSWER} <= fields.keys()]
        body = in_a_line(matter.body) if asked else ""
        answers = {each[_QUESTION]: each[_ANSWER] for each in asked if in_a_line(each[_QUESTION]) not in body}
        if not answers:
            continue
        first, *lines = _lines_of(name, answers, matter)
        found.append(Heading(spans=plain(_QUESTIONS), level=2, line=first))
        for (question, answer), line in zip(answers.items(), lines, strict=True):
            found.append(Heading(spans=plain(inline_text(question)), level=3, line=line))
            found += map(_told, parts_of(answer, findings, first_line=line))
    return found


def _read(entries: Iterable[Value]) -> Iterator[dict[str, str]]:
    return (_texts(entry) for entry in entries if isinstance(entry, dict))


def _lines_of(name: str, titles: Iterable[str], matter: Matter) -> list[int]:
    """Give the line of the file on which a list begins, and those of its entries."""
    lines = matter.front.split("\n")
    found = [_line_of(re.compile(rf"\W*{re.escape(name)}(?!\w)").match, lines, 0)]
    for title in titles:
        found.append(_line_of(re.compile(re.escape(title[:_BEGINNING])).search, lines, found[-1]))
    return [matter.body_line - len(lines) + at for at in found]


def _is_story(fields: Mapping[str, str]) -> bool:
    return bool(_title(fields)) and any(len(text) >= _MIN_TEXT or web_url(text) for text in _rest(fields).values())


def _texts(entry: Mapping[str, Value]) -> dict[str, str]:
    """Give the fields that hold text, those that hold several joined."""
    listed = ((name, value if isinstance(value, list) else [value]) for name, value in entry.items())
    texts = ((name, [part.strip() for part in parts if isinstance(part, str)]) for name, parts in listed)
    return {name: ", ".join(filter(None, parts)) for name, parts in texts if any(parts)}


def _title(fields: Mapping[str, str]) -> str:
    return next((text for name, text in fields.items() if folded(name) in _TITLES), "")


def _rest(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if folded(name) not in _TITLES}


def _parts_of_story(fields: Mapping[str, str], findings: Findings, line: int) -> Iterator[Part]:
    """Give the title, leading to the first address, then the texts, then in one line what else is said, if anything."""
    rest = _rest(fields)
    url = next((url for text in rest.values() if (url := web_url(text))), None)
    yield Heading(spans=(Span(text=inline_text(_title(fields)), url=url),), level=3, line=line)
    told = {name: text for name, text in rest.items() if not web_url(text)}
    for text in told.values():
        if len(text) >= _MIN_TEXT:
            yield from map(_told, parts_of(text, findings, first_line=line))
    said = [f"{_spelled(name)}: {in_a_line(text)}" for name, text in told.items() if len(text) < _MIN_TEXT]
    if said or not told:
        yield Paragraph(spans=plain(" · ".join(said)) if said else (Span(text=url or "", url=url),), line=line)


def _told(part: Part) -> Part:
    """Give a part of a story's text, a heading as a paragraph: it would begin another story."""
    return Paragraph(spans=part.spans, line=part.line) if isinstance(part, Heading) else part


def _spelled(name: str) -> str:
    words = re.sub(r"[\s_-]+", " ", name).strip()
    return words[:1].upper() + words[1:]


def _line_of(stands_on: Callable[[str], object], lines: Sequence[str], after: int) -> int:
    """Find the line on which something stands, from one on; that one where it is written in another way."""
    return next((at for at in range(after, len(lines)) if stands_on(lines[at])), after)
