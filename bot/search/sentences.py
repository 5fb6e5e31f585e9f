"""Where a sentence ends, in English and in scripts that put no space after a stop."""

import re

from bot.posts.monthnames import EUROPEAN_MONTHS
from bot.search.dictionaries.vocabulary import ABBREVIATIONS, SENTENCE_STARTERS, SOMETIMES_LAST
from bot.search.scripts import UNSPACED

_CLOSERS = "\"'”’)\\]}»」』】）》〉"
_STOP = re.compile(
    rf"\n+"
    rf"|[。！？｡]+[!?！？。]*[{_CLOSERS}]*"
    rf"|(?<=[{UNSPACED}])[!?]+[{_CLOSERS}]*(?=[{UNSPACED}])"
    rf"|[.!?…]+[{_CLOSERS}]*(?=\s|$)"
)
_LAST_WORD = re.compile(r"[^\s\"'“”‘’(\[]+$")
_NEXT_WORD = re.compile(r"[\s\"'“‘(\[]*([^\s,;:]+)")
_LONGEST_ABBREVIATION = 24
# A sentence that stops for breath before what it is to name: "The winner is... Heron!".
_HOLDS_BREATH = re.compile(r"(?i)\b(?:is|are|was|were|called|named) ?(?:\.{3,}|…)$")
# Who said it belongs to what was said: behind two hyphens, or a name alone behind a dash up to the end of the line.
_SPEAKER = re.compile(
    r" ?(?:--\s+|——\s*)[^\s-]"
    r"|[ \t]+[—–-][ \t]?(?:@[\w.-]+|[^\W\d_a-z][^\s.!?]*)(?:[ \t]+[^\s.!?]+){0,6}\.?[ \t]*(?=\n|$)"
)
# So does whom it is owed to, or by which change it was made, in brackets at the end of the line:
# "It spins faster. (#12, @ilse)", "It spins faster. [@ilse]", "It spins faster. (thanks to Ilse)".
_CREDITED = re.compile(
    r"[ \t]*[(\[](?:[^()\[\]\n]{0,80}(?<![\w.])[@#]\w"
    r"|(?i:(?:many |with )?(?:thanks|thx|credits?|kudos|props|courtesy|h/t|hat tip|via|by|from|submitted|reported"
    r"|contributed|suggested|sent in)\b))[^()\[\]\n]{0,160}[)\]]\.?[ \t]*(?=\n|$)"
)
# A sign and a number at the end of a line count what stands before them: "It finds leaks. ⭐ 2.4k".
_TALLY = re.compile(r"[ \t]*[^\w\s.,;:!?#\"'“”‘’()\[\]-]\ufe0f? ?\d[\d.,]*[kKmM]?[ \t]*(?=\n|$)")
# So do a state that ends a Chinese line without a stop, and whom it is owed to: "新增支持。已合并", "感谢伊莎的贡献！".
_STATE = re.compile(rf"[ \t]*(?:[{UNSPACED}][\w ]{{1,11}}|感谢\s?[^。！？\n]{{1,60}}[！!。]?)[ \t]*(?=\n|$)")
# A German number is ordered by its stop: "am 3. Mai", "der 2. Platz".
_ORDERED = re.compile(r"(?i)\b(?:der|die|das|den|dem|des|am|im|zum|zur|vom|beim) $")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[A-Z]")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Give the start and end of each sentence; what lies between two is white space only."""
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop):
            _keep(text, start, stop.end(), spans)
            start = stop.end()
    _keep(text, start, len(text), spans)
    return spans


def split_sentences(text: str) -> list[str]:
    """Give the sentences of a text as exact slices of it, without the white space around them."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _keep(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        spans.append((start, start + len(stripped)))


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether a stop found by the pattern ends the sentence that began at `start`."""
    mark = stop.group()
    if _SPEAKER.match(text, stop.end()):
        return False
    if mark[0] != "\n" and (_TALLY.match(text, stop.end()) or _CREDITED.match(text, stop.end())):
        return False
    if mark[0] == "。" and _STATE.match(text, stop.end()):
        return False
    if mark[0] not in ".!?…":
        return True
    following = _NEXT_WORD.match(text, stop.end())
    if following is None or "\n" in text[stop.end() : following.start(1)]:
        return True
    after = following.group(1)
    if mark[0] != "." or mark.startswith(".."):
        held = _HOLDS_BREATH.search(text, max(start, stop.end() - _LONGEST_ABBREVIATION), stop.end())
        return held is None and (not after[0].islower() or _is_name(after))
    if len(mark) > 1 and after[0].islower() and not _is_name(after):
        return False
    return _full_stop_ends(text[start : stop.start()], after)


def _full_stop_ends(sentence: str, after: str) -> bool:
    """Tell whether a single full stop ends the sentence before it, by its last word and the word after."""
    found = _LAST_WORD.search(sentence, max(0, len(sentence) - _LONGEST_ABBREVIATION))
    if found is None:
        return True
    word = found.group()
    folded = word.casefold()
    if folded in ABBREVIATIONS or (word.isdigit() and not sentence[: found.start()].strip()):
        return False
    if word.isdigit() and len(word) <= 2 and _is_ordered(sentence[: found.start()], after):
        return False
    if folded == "no":
        return not after[0].isdigit()
    if folded in SOMETIMES_LAST or _DOTTED.fullmatch(word):
        return after.strip("\"'”’.").casefold() in SENTENCE_STARTERS and after[0].isupper()
    return True


def _is_ordered(before: str, after: str) -> bool:
    """Tell whether a stop behind a number makes it the number of a day, or of the noun after it."""
    following = after.strip("\"'”’.,)").casefold()
    if following in EUROPEAN_MONTHS:
        return True
    return after[0].isupper() and following not in SENTENCE_STARTERS and _ORDERED.search(before[-8:]) is not None


def _is_name(word: str) -> bool:
    """Tell whether a word with a small first letter may still begin a sentence: claude-mem, vLLM, llama.cpp."""
    return word[0] == "@" or any(letter.isupper() or letter.isdigit() or letter in "-_/" for letter in word[1:])
