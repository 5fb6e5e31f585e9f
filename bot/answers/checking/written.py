"""A sentence with its numbers as its posts write them: `13 out of 100` as `13.00/100`, `CVSS 9.8` as `CVSS: 9.8`."""

import re
from collections.abc import Sequence
from decimal import Decimal

_NUMBER = r"\d{1,12}(?:[.,]\d{1,12}){0,4}"
_STROKE = re.compile(rf"(?<![\w./-])({_NUMBER})/({_NUMBER})(?![\w/-])")
_OUT_OF = re.compile(rf"(?<![\w./-])({_NUMBER}) (?:points? )?(?:out of|of|von|sur|sobre|de) ({_NUMBER})(?![\w/-])")
#: A label that a claim would read as part of a name.
_LABELLED = re.compile(r"(?<![\w-])([A-Z]{2,8}): ?\d")


class AsWritten:
    """Puts sentences into the writing of some texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Read the texts."""
        self._strokes = {_pair(found): found.group() for text in texts for found in _STROKE.finditer(text)}
        labels = "|".join(sorted({found[1] for text in texts for found in _LABELLED.finditer(text)}))
        self._label = re.compile(rf"(?<![\w-])({labels}) (?=\d)") if labels else None

    def __call__(self, sentence: str) -> str:
        """Give a sentence with a stroke and a colon where the texts have them."""
        if self._strokes:
            sentence = _OUT_OF.sub(lambda found: self._strokes.get(_pair(found), found.group()), sentence)
        return self._label.sub(r"\1: ", sentence) if self._label else sentence


def _pair(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    one, other = (Decimal(re.sub(r",|\.(?=.*\.)", "", number)) for number in found.groups())
    return one, other
