"""Scales on which things are compared: what is cheaper has a lower cost, and a cost is told by a sum of money."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.kinds.figures import FREE, SUM, VALUE
from bot.search.words import Word, words_in


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale.

    Attributes:
        asked: words that place a thing on it.
        said: words for the scale itself, by which posts may say the same.
        figure: how a text places a thing on it by a number.
    """

    asked: frozenset[str]
    said: str
    figure: re.Pattern[str]

    @property
    def compared(self) -> frozenset[str]:
        """Words by which a question sets things side by side on it; `large` alone may describe any of them.

        Chinese compares by the bare word.
        """
        compare = (word for word in self.asked if word.endswith("er") or word in _BY_MORE or not word.isascii())
        return frozenset(compare).union(self.said.split())


#: Words that compare by `more` and `less`.
_BY_MORE = frozenset(("expensive", "accurate", "precise"))
_SCALES = tuple(
    Scale(frozenset(asked.split()), said, re.compile(rf"(?i){figure}"))
    for asked, said, figure in (
        (
            "cheap cheaper cheapest expensive 便宜 划算 昂贵",
            "cost costs price 价格 定价 售价 费用",
            rf"{SUM}|{FREE}",
        ),
        (
            "fast faster fastest quick quicker slow slower 快速",
            "latency speed speedup throughput 速度 延迟 吞吐",
            r"\d\s?(?:ms|µs|s|secs?|seconds?|minutes?|hours?|x|×|times|fps)(?!\w)"
            r"|\d\s?(?:[毫微]?秒|分钟|小时|倍|帧)|\d[\w ]*(?:/s|per second)\b",
        ),
        ("big bigger large larger small smaller", "size", r"\d\s?(?:[kmgt]?b|[kmt]|[mb]illion)\b"),
        ("long", "length", r"\d\s?(?:[kmgt]?b|[kmt]|[mb]illion|pages?|words?|tokens?|minutes?|hours?)\b"),
        ("heavy heavier light lighter", "weight", r"\d\s?(?:kg|g|grams?|lbs?|pounds?|tons?|[kmg]b)\b"),
        ("valuable", "valuation valued", VALUE),
        ("", "raise raises raised funding 融资", SUM),
        (
            "accurate precise 准确 精确",
            "accuracy precision 准确率 精度",
            r"\d\s?(?:%|percent\b|pp\b|points?\b)|\b0\.\d",
        ),
    )
)


def said_by_scale(word: str) -> tuple[Word, ...]:
    """Give the words that may well say the same as a plain one by the scale it stands on; none for most words."""
    return tuple(words_in(" ".join(scale.said for scale in _SCALES if word in scale.asked)))


def scales_compared(words: Sequence[str]) -> list[Scale]:
    """Give the scales on which the words of a question, given folded, compare things."""
    return [scale for scale in _SCALES if not scale.compared.isdisjoint(words)]


def places_on(scale: Scale, text: str, forms: frozenset[str]) -> bool:
    """Tell whether a text, given with the forms of its words, places something on a scale, by a word or a figure."""
    return not forms.isdisjoint(scale.compared) or scale.figure.search(text) is not None
