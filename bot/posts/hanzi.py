"""Traditional Chinese characters read as the simplified ones that say the same, so that either finds the other."""

import re
from functools import cache

_HAN = re.compile("[\u3400-\u9fff]")


def simplified(text: str) -> str:
    """Give a text with each traditional character as its simplified one; every character keeps its place."""
    return text.translate(_table()) if not text.isascii() and _HAN.search(text) else text


@cache
def _table() -> dict[int, str]:
    # Takes 50 ms with its dictionary, which only a text in Chinese characters should wait for.
    from opencc import OpenCC

    characters = [chr(code) for code in range(0x3400, 0xA000)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(one): other for one, other in zip(characters, converted, strict=True) if one != other and len(other) == 1
    }
