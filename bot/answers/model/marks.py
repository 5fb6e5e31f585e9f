"""The forms in which models say what a sentence stands on, read as numbers in square brackets."""

import re

_NUMBER = r"\^?\d{1,4}\^?(?:†[^,\]】]*)?"
_NAMED = r"(?i:passages?|sources?|documents?|docs?|refs?|references?|n|p)"
#: A mark: `[1]`, `【2†source】`, `[1-3]`, `[passage 4]`, `[^5]`, `[[6]](https://…)`, or in words `passages 1 and 2`.
MARK = (
    rf"\^?\[?(?:\[|【)\s*{_NAMED}?[ =:#]*{_NUMBER}(?:\s*[-–,、;]\s*{_NUMBER})*\s*(?:\]|】)"
    r"(?:\]?\(https?://[^\s()]{1,400}\)|\](?!\())?"
    r"|(?<![\w-])(?i:passages?) \d{1,2}(?![\w.%-]*\d)(?:(?:,| and) (?:passages? )?\d{1,2})*(?!\w)"
)
MARKS = re.compile(MARK)
#: What ends in a dot before the number, which would end the sentence.
_SHORT = re.compile(r"(?<=\[)(?:pp?|refs?|nos?)\. ?(?=\d)")
#: Small raised numbers behind a word, a stop or a space, raised ones in HTML, and round brackets before a stop.
_RAISED = re.compile(r"((?<=[.!?。！？,，;；)）\"”])|(?<=[a-z]{4})|(?<=[a-z]{3} ))([⁰¹²³⁴-⁹]{1,2})(?![\w⁰¹²³⁴-⁹])")
_IN_HTML = re.compile(r"<(sup|cite)>\s*\[?(\d{1,2}(?:\s?,\s?\d{1,2})*)\]?\s*</\1>")
_ROUND = re.compile(r"(?:(?<=\S) \(|（)(?:(?i:sources?):? )?(\d{1,2}(?:\s?,\s?\d{1,2})*)[)）](?=[.!?。！？\n])")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def as_marks(text: str) -> str:
    """Give a text with every number that cites in square brackets."""
    text = _SHORT.sub("", text)
    text = _RAISED.sub(lambda raised: f"[{int(raised[2].translate(_PLAIN))}]", text)
    return _ROUND.sub(r" [\1]", _IN_HTML.sub(r"[\2]", text))


def numbers_in(text: str) -> tuple[int, ...]:
    """Give the numbers of the marks of a text, each once."""
    found: list[int] = []
    for mark in MARKS.findall(text):
        bare = re.sub(r"\]\(.*|†[^,\]】]*", "", mark)
        for first, last in re.findall(r"(\d+)(?:\s*[-–]\s*\^?(\d+))?", bare):
            end = int(last) if last else int(first)
            found += range(int(first), min(end, int(first) + 20) + 1)
    return tuple(dict.fromkeys(found))
