"""A model's text as it arrives, cut into whole sentences in plain text, each with the passage numbers it cites."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.model.marks import MARK, MARKS, as_marks, numbers_in
from bot.answers.model.packed import is_packed, unpacked
from bot.search.sentences import split_sentences

#: Marks behind the full stop belong to the sentence before it.
_LATE = re.compile(rf"(?<![.!?。！？…])([.!?。！？…]++[\"'”’)]*+)\s*+((?:(?:{MARK})[ \t]*)+)")
#: What may end a sentence.
_STOP = re.compile(r"[.!?。！？｡…\n]")
_OPEN = re.compile(r"(?:\[|【)[^\]】\n]{0,24}$")
#: How a sentence says where it stands, of which nothing is left without its marks: `According to [3], …`.
_WHERE = re.compile(
    rf"(?i)^\W*(?:(?:according to|based on|as (?:\w+ )?(?:in|by)|as per|per|from|in|as|根据|據|据|如)\s*)"
    rf"(?:(?:the )?(?:digests?|passages?)(?: in)? )?((?:(?:{MARK})(?:\s|,|and)*)+)"
    rf"(?:(?:notes?|says?|states?|reports?|mentions?|explains?)(?: that\b)?|所述|所示|显示|提到)?\s*[,，:：]?\s*"
    rf"|^\W*(?:{MARK})\s+(?-i:notes|says|states|reports|mentions|explains)(?: that\b|:)?\s*"
)
#: What is left of brackets around a mark, and a line that holds nothing else but says what its marks are.
_HOLLOW = re.compile(r"(?i)[(（]\s*(?:see|cf\.?|sources?|来源)?\s*[:：]?\s*[,;、\s]*[)）]")
_LABEL = re.compile(r"(?i)\W*(?:sources?|references?|citations?|来源|參考|参考(?:资料|来源|文献)?|出典|Quellen?)\W*")
_ANSWER = re.compile(r"(?i)^(?:(?:short |final |direct )?answer|回答|答案|答)\s*[:：]\s*")
#: A note below the text, and a line ruled above such notes.
_NOTE = re.compile(r"\s*\[\^\d{1,2}\]:")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_HEADING = re.compile(r"\s*#{1,6}\s")
_LINE_START = re.compile(r"^\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+|#{1,6}\s+|>\s*|\|)\s*")
_LINK = re.compile(r"!?\[([^\]\n]{1,400})\]\(([^)\s]{0,400})\)")
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
        self._over = self._ruled = False

    def add(self, text: str) -> list[Written]:
        """Take a piece; give the sentences it completes."""
        self._held += text
        # Most pieces come before any stop, and to look for sentences in all that is held takes longer and longer.
        if is_packed(self._held) or not _STOP.search(self._held):
            return []
        held = _LATE.sub(r" \2\1 ", as_marks(self._held))
        pieces = split_sentences(held)
        if len(pieces) < 2 or _OPEN.search(pieces[-1]) or MARKS.match(pieces[-1]):
            return []
        at = held.rfind(pieces[-1])
        self._held = held[at:]
        return self._sentences(held[:at])

    def end(self, *, whole: bool = True) -> list[Written]:
        """Give what is left; a stream that broke off (`whole` false) leaves an unfinished last sentence out."""
        said = unpacked(self._held) if is_packed(self._held) else self._held
        held = _LATE.sub(r" \2\1 ", as_marks(f"{said}\n"))
        self._held = ""
        pieces = split_sentences(held)
        if pieces and not whole and not re.search(r"[.!?。！？…][\"'”’)\]】\s]*$", pieces[-1]):
            held = held[: held.rfind(pieces[-1])]
        return self._sentences(held)

    def _sentences(self, text: str) -> list[Written]:
        """Give the sentences of a text up to a list of sources, in which no more is told."""
        found: list[Written] = []
        for piece in split_sentences(text):
            label = _NOTE.match(piece) or _LABEL.fullmatch(MARKS.sub("", piece))
            leads = label is not None and not MARKS.search(piece)
            self._over = self._over or leads or (self._ruled and MARKS.match(piece) is not None)
            self._ruled = _RULE.fullmatch(piece) is not None
            if not (self._over or label or (_HEADING.match(piece) and not MARKS.search(piece))):
                found += _written(piece)
        return found


def plain_text(text: str) -> str:
    """Take the markup off a sentence: what it would have looked like stays, what it would have done goes."""
    text = _LINK.sub(lambda link: link[1] if link[1] == link[2] else f"{link[1]} ({link[2]})", text)
    if text.lstrip().startswith("|"):
        first, *others = [cell for one in text.split("|") if (cell := one.strip())] or [""]
        text = ": ".join((first, ", ".join(others))) if others else first
    text = _MARKUP.sub("", _LINE_START.sub("", text))
    return _ANSWER.sub("", re.sub(r"\s+", " ", text).strip(" |"))


def _written(piece: str) -> Iterator[Written]:
    said = _WHERE.sub("", piece)
    text = _HOLLOW.sub(" ", plain_text(MARKS.sub(" ", said)))
    shown = re.sub(r"\s+([.!?,;:。！？，；：])", r"\1", " ".join(text.split())).lstrip(" :：,，、")
    if said != piece:
        shown = shown[:1].upper() + shown[1:]
    if any(letter.isalnum() for letter in shown):
        yield Written(text=shown, marks=numbers_in(piece))
