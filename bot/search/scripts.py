"""Ranges of scripts, as they are written inside a regular expression's brackets."""

import re

# Thai, Lao, Myanmar, Khmer, Han with its marks and numerals, kana: no spaces between words. Hangul: endings glued on.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
HIRAGANA = "\u3040-\u309f"
KANA = "\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HANGUL = "\uac00-\ud7af"

#: A letter of a script without spaces.
UNSPACED_LETTER = re.compile(rf"[{UNSPACED}]")
