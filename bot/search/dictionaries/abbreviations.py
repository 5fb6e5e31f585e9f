"""Abbreviations of the trade and what they stand for, so that either finds the other: RL and reinforcement learning."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.words import stem

_KNOWN = {
    short: tuple(long.split())
    for short, long in (
        line.split(" ", 1)
        for line in """ai artificial intelligence
agi artificial general intelligence
ml machine learning
dl deep learning
rl reinforcement learning
rlhf reinforcement learning from human feedback
nlp natural language processing
llm large language model
slm small language model
vlm vision language model
rag retrieval augmented generation
sft supervised fine tuning
moe mixture of experts
cot chain of thought
mcp model context protocol
sota state of the art
ocr optical character recognition
asr automatic speech recognition
tts text to speech
stt speech to text
gui graphical user interface
cli command line interface
ide integrated development environment
sdk software development kit
api application programming interface
vm virtual machine
pr pull request
ci continuous integration
lts long term support
eol end of life
rce remote code execution
xss cross site scripting
mfa multi factor authentication
sso single sign on
e2ee end to end encryption
p2p peer to peer
oss open source software
iot internet of things
vr virtual reality
ar augmented reality
ev electric vehicle
ipo initial public offering
ceo chief executive officer
cto chief technology officer""".splitlines()
    )
}
_MONTHS = {
    word: month
    for month in (
        "january",
        "february",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    )
    for word in (month[:3], month[:4])
    if len(month) > len(word) and (len(word) == 3 or month == "september")
}
_STEMS = {short: tuple(map(stem, long)) for short, long in _KNOWN.items()}
_WORD = re.compile(r"[a-z0-9]+")
#: What three words that are shortened to their first letters end in: FPR, MSE, MTU.
_MEASURES = frozenset(("rate", "error", "score", "index", "ratio", "accuracy", "length", "time", "unit", "power"))


@lru_cache(maxsize=1024)
def written_otherwise(text: str) -> Mapping[str, str]:
    """Give what may stand in the place of words of a text, by each: for an abbreviation its words, and the reverse.

    Words of a phrase count only where the whole phrase stands there.
    """
    words = _WORD.findall(text.casefold())
    singular = [word.removesuffix("s") if word.removesuffix("s") in _KNOWN else word for word in words]
    other = {word: " ".join(_KNOWN[short]) for word, short in zip(words, singular, strict=True) if short in _KNOWN}
    other |= {word: _MONTHS[word] for word in re.findall(r"\b[a-z]+\b", text.casefold()) if word in _MONTHS}
    stems = [stem(word) for word in words]
    for short, long in _STEMS.items():
        for at in range(len(stems) - len(long) + 1):
            if tuple(stems[at : at + len(long)]) == long:
                other |= dict.fromkeys(words[at : at + len(long)], short)
    return _by_initials(words) | other


def _by_initials(words: Sequence[str]) -> dict[str, str]:
    """Give what measures of three words are shortened to: FPR for false positive rate."""
    runs = [words[at : at + 3] for at in range(len(words) - 2) if words[at + 2].removesuffix("s") in _MEASURES]
    plain = (run for run in runs if not any(map(is_stop_word, run)))
    return {word: "".join(one[0] for one in run) for run in plain for word in run}
