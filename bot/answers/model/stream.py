"""A model's text as it arrives, cut into whole sentences in plain text, each with the passage numbers it cites."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.search.sentences import split_sentences

_MARK = r"(?:\[|【)\s*\^?\d+(?:\s*[-–,、;]\s*\^?\d+)*\s*(?:\]|】)"
_MARKS = re.compile(_MARK)
#: Marks behind the full stop belong to the sentence before it.
_LATE = re.compile(rf"([.!?。！？…]+[\"'”’)]*)\s*((?:{_MARK}[ \t]*)+)")
_OPEN = re.compile(r"(?:\[|【)[^\]】\n]{0,24}$")
_LINE_START = re.compile(r"^\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+|#{1,6}\s+|>\s*|\|)\s*")
_LINK = re.compile(r"!?\[([^\]\n]+)\]\(([^)\s]*)\)")
_MARKUP = re.compile(r"\*\*|__|~~|`+|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One sentence a model wrote: plain text without its marks, and the numbers in them, from 1, unchecked."""

    text: str
    marks: tuple[int, ...]


class SentenceStream:
    """Takes text piece by piece and gives a sentence once the next one has begun."""

    def __init__(self) -> None:
        self._held = ""

    def add(self, text: str) -> list[Written]:
        """Take a piece; give the sentences it completes."""
        self._held += text
        held = _LATE.sub(r" \2\1 ", self._held)
        pieces = split_sentences(held)
        if len(pieces) < 2 or _OPEN.search(pieces[-1]) or _MARKS.match(pieces[-1]):
            return []
        at = held.rfind(pieces[-1])
        self._held = held[at:]
        return list(_sentences(held[:at]))

    def end(self, *, whole: bool = True) -> list[Written]:
        """Give what is left; a stream that broke off (`whole` false) leaves an unfinished last sentence out."""
        held = _LATE.sub(r" \2\1 ", self._held)
        self._held = ""
        pieces = split_sentences(held)
        if pieces and not whole and not re.search(r"[.!?。！？…][\"'”’)\]】\s]*$", pieces[-1]):
            held = held[: held.rfind(pieces[-1])]
        return list(_sentences(held))


def plain_text(text: str) -> str:
    """Take the markup off a sentence: what it would have looked like stays, what it would have done goes."""
    text = _LINK.sub(lambda link: link[1] if link[1] == link[2] else f"{link[1]} ({link[2]})", text)
    text = _MARKUP.sub("", _LINE_START.sub("", text))
    return re.sub(r"\s+", " ", text).strip(" |")


def _sentences(text: str) -> Iterator[Written]:
    for piece in split_sentences(text):
        marks = [int(number) for mark in _MARKS.findall(piece) for number in _numbers(mark)]
        shown = re.sub(r"\s+([.!?,;:。！？，；：])", r"\1", plain_text(_MARKS.sub(" ", piece)))
        if any(letter.isalnum() for letter in shown):
            yield Written(text=shown, marks=tuple(dict.fromkeys(marks)))


def _numbers(mark: str) -> list[int]:
    found: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s*[-–]\s*\^?(\d+))?", mark):
        end = int(last) if last else int(first)
        found += range(int(first), min(end, int(first) + 20) + 1)
    return found
