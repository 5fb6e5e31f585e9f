"""What a scripted model reads in a prompt: the question, the numbered passages, and the words that carry meaning."""

import re
from dataclasses import dataclass
from functools import cached_property

from benchmarks.scripted.dictionaries import FUNCTION_WORDS

_PASSAGE = re.compile(r'<passage n="(\d+)" date="[^"]*" from="([^"]*)">\n(.*?)\n</passage>', re.DOTALL)
_QUESTION = re.compile(r"<question>\n(.*?)\n</question>", re.DOTALL)
_SENTENCE = re.compile(r"<sentence>\n(.*?)\n</sentence>", re.DOTALL)
_NAME = re.compile(r"@?[A-Za-z0-9][\w./'’-]*[A-Za-z0-9]|[A-Za-z0-9]")
#: Words of time: a prompt's passages are of the days asked for already.
_TIME = re.compile(
    r"(?i)W\d{1,2}|20\d\d(?:-W?\d\d)*|week|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may"
    r"|june|july|august|september|october|november|december"
)


@dataclass(frozen=True)
class Passage:
    """One numbered passage of a prompt."""

    number: int
    heading: str
    text: str

    @property
    def whole(self) -> str:
        """Its headings, a line each, over its text: what a sentence model is given."""
        return "\n".join((*self.heading.split(" › "), self.text))

    @cached_property
    def folded(self) -> str:
        """All of it in small letters."""
        return self.whole.casefold()

    @property
    def words(self) -> set[str]:
        """Its English words."""
        return set(re.findall(r"[a-z]+", self.folded))

    @property
    def sentences(self) -> list[str]:
        """Its sentences."""
        cut = re.split(r"(?<=[.!?])\s+(?=[A-Z\"“(\[@\d])|(?<=[。！？])|\n+", self.text)
        return [sentence.strip() for sentence in cut if len(sentence.strip()) > 12]


def passages_in(prompt: str) -> list[Passage]:
    return [Passage(int(number), heading, text) for number, heading, text in _PASSAGE.findall(prompt)]


def question_in(prompt: str) -> str:
    return _QUESTION.findall(prompt)[-1]


def sentence_in(prompt: str) -> str:
    found = _SENTENCE.findall(prompt)
    return found[-1] if found else ""


def names_in(text: str) -> list[str]:
    """Give what looks like a name or number: a digit, or a capital other than at the beginning; no words of time."""
    found = []
    for match in _NAME.finditer(text):
        word = re.sub(r"['’]s$", "", match[0])
        inner = any(letter.isupper() for letter in word[1:])
        first = not text[: match.start()].strip(" \"'“(")
        if _TIME.fullmatch(word):
            continue
        if any(letter.isdigit() for letter in word) or inner or (word[0].isupper() and not first) or word[0] == "@":
            found.append(word)
    return found


def content_words(text: str) -> list[str]:
    """Give the plain English words that carry meaning, names left out."""
    named = {part.casefold() for name in names_in(text) for part in (name, *re.split(r"[^\w]+", name))}
    words = (word for word in re.findall(r"[a-z]+", text.casefold()) if len(word) > 1 and not _TIME.fullmatch(word))
    return list(dict.fromkeys(word for word in words if word not in FUNCTION_WORDS and word not in named))
