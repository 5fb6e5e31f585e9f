"""Questions for all that have a value: "which are written in Rust?", "list the Python projects", 哪些是用 Rust 写的."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answers.patterns.listing import several_asked_for
from bot.answers.texts.wordlists import OPENS, stem_set
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.words import stem

_DONE = r"(?:written|built|coded|implemented|programmed|licensed|released|published|made|hosted|held|run)"
#: How a question begins that wants all things of which something holds.
_ASKS = re.compile(
    rf"(?i){OPENS}(?:(?:can|could) you (?:please )?)?(?:"
    r"which (?:ones? |of (?:them|these|those) )?(?:are|is|were|was|have|has|use|uses)\b"
    rf"|what(?:['’]s| is| was| are| were) {_DONE} (?:in|under|by|at|on|with)\b|what uses\b"
    r"|what (?:are|were) (?:the|all)\b|(?:list|name|show|give|find)\b|(?:are|were) there\b)"
    r"|哪些|有什么|有没有|列出"
)
#: The same where several things of a kind are asked for: `Which projects use Rust?`, not `What did Ada prove?`.
_ASKS_OF_A_KIND = re.compile(
    rf"(?i){OPENS}(?:(?:can|could) you (?:please )?)?(?:which|what) (?!is\b|are\b|was\b|were\b|language)"
)
#: What is asked of all but some, of a number or one of them, is not told by who has a value.
_OTHERWISE = re.compile(
    r"(?i)\b(?:not|no|non|without|except|other than|besides|how|why|when|who|whose|most|least|first|last|best)\b"
    r"|n['’]t\b|不是|没有用|除了|[非最]|多少|几"
)
#: How a question says of a value that it is what something is written in.
_WRITTEN = (
    r"\b(?:written|built|coded|implemented|programmed) in (?:\S+,? (?:or|and) )?{0}|用\s?{0}\s?(?:编?写|开发|实现)"
)
_LANGUAGE = re.compile(r"(?i)\blang|stack|written|built|tech|语言|技术")
#: Words for whatever a list is of, or that say no more than that it has a value.
_ANYTHING = stem_set(
    "project repo repository thing item entry one all any licensed license licence language use uses "
    "项目 仓库 东西 编写 开发 语言 许可 许可证"
)


@dataclass(frozen=True)
class Valued:
    """A question for all things that have a value.

    Attributes:
        text: the question.
        noun: the stem of what the things are called; empty where they are not.
    """

    text: str
    noun: str

    def may_be_met(self, text: str) -> bool:
        """Tell whether a word of the question stands where a value may begin: behind a label, a bar or a comma."""
        folded = text.casefold()
        return any(begins.search(folded) for begins in self._begins)

    @cached_property
    def _begins(self) -> Sequence[re.Pattern[str]]:
        """What finds a word of the question behind a sign or an `and`: two patterns, each told by its first letter."""
        # Of other letters than these the first alone is looked for, since a value may begin at any Chinese one.
        words = "|".join(dict.fromkeys(re.findall(r"[a-z0-9_]+|\w", self.text.casefold()))) or "(?!)"
        return [re.compile(rf"{behind}\W*+(?:{words})(?![a-z0-9_])") for behind in ("[:：|,、，/;；&]", r"and\b")]

    def names(self, label: str, values: Sequence[str]) -> bool:
        """Tell whether the question names one of the values that stand under a label."""
        return any(self._names(label, value) for value in values)

    def _names(self, label: str, value: str) -> bool:
        if not any(map(str.isalpha, value)) or value.islower() or stem(value.casefold()) == self.noun:
            return False
        named = rf"(?<![\w+#.-]){re.escape(value)}(?![\w+#-]|\.\w)"
        # A substring costs a hundredth of a pattern that is made for one value.
        if value.casefold() not in self.text.casefold():
            return False
        if re.search(f"(?ai:{_WRITTEN.format(named)})", self.text):
            return _LANGUAGE.search(label) is not None
        # In small letters an ordinary word is none.
        return re.search(named, self.text, re.ASCII | re.IGNORECASE * (not is_plain_word(value.casefold()))) is not None


def value_asked(question: str) -> Valued | None:
    """Give what a question wants that is for all things with a value; None where it is for anything else."""
    if _OTHERWISE.search(question):
        return None
    noun = several_asked_for(question)
    asks = _ASKS.search(question) or (noun and _ASKS_OF_A_KIND.search(question))
    return Valued(question, noun) if asks else None


def says_value(word: str) -> bool:
    """Tell whether a word of such a question says no more than that things have a value."""
    return stem(word.casefold()) in _ANYTHING
