"""Which blocks of a post are code; authors also set words between fences, such as the summary of a day."""

import re

from bot.posts.blocks import Block, Code, Paragraph, text_of
from bot.search.scripts import UNSPACED

#: What authors call a block of words that they set apart.
_OF_WORDS = frozenset(("", "text", "txt", "plain", "plaintext", "md", "markdown", "quote"))
_WORD = re.compile(r"[(\"'“‘«]?[^\W\d_]+(?:['’-][^\W\d_]+)*[.,;:!?…)\"'”’»]*")
#: What stands in code and hardly in words: brackets that are never spaced, signs between names, flags, paths.
_SIGNS = re.compile(r"[{}<>=$\\_|*#@`]|[A-Za-z0-9][(\[]|::|&&|;$|(?:^|\s)--?\w|(?:^|\s)[.~]?/\w")
#: A line of a list in Markdown, with code in it.
_LISTED = re.compile(r"[*-] .*`[^`]+`")
_UNSPACED = re.compile(rf"[{UNSPACED}]")
#: Words from which on a line can be told to be a sentence, and the share of them that are plain.
_FEWEST, _PLAIN = 5, 0.7
#: The share of letters without spaces between words from which on a line is written in them, names aside.
_UNSPACED_SHARE = 0.3


def is_code(block: Block) -> bool:
    """Tell whether a block is code: no words that only stand in such a block, or a paragraph of a command alone."""
    match block:
        case Code(text=text, language=language):
            return language.casefold() not in _OF_WORDS or not _is_of_words(text)
        case Paragraph(spans=spans):
            return all(span.code and not span.url for span in spans) and " " in text_of(spans).strip()
    return False


def _is_of_words(text: str) -> bool:
    """Tell whether most of a block is sentences, or lists in words."""
    lines = [line.strip() for line in text.split("\n")]
    return 2 * sum(len(line) for line in lines if _is_in_words(line)) > sum(map(len, lines))


def _is_in_words(line: str) -> bool:
    if len(_UNSPACED.findall(line)) > _UNSPACED_SHARE * len(line) and not _SIGNS.search(line):
        return True
    words = line.split()
    plain = sum(_WORD.fullmatch(word) is not None and not (word.isupper() and len(word) > 1) for word in words)
    sentence = len(words) >= _FEWEST and plain >= _PLAIN * len(words) and not _SIGNS.search(line)
    return (sentence and not line[0].islower()) or _LISTED.match(line) is not None
