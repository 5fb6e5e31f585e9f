"""A post with a password: seen to be locked, and the password itself never kept."""

import re
from collections.abc import Sequence

from bot.posts.frontmatter.repair import Value

# Whatever stands in the place of a password, so that the text still reads as locked.
WITHHELD = "withheld"
# No real front matter is deeper; a bound keeps hostile JSON from overflowing the stack.
_MAX_DEPTH = 16
# A shorter word of a longer password tells nothing, and stands in half the words of any text.
_MIN_WORD = 4
_LINE = re.compile(r"""^(\s*[{,]?\s*["']?password["']?\s*[:=]).*$""", re.IGNORECASE | re.MULTILINE)


def passwords_in(value: Value, depth: int = _MAX_DEPTH) -> tuple[str, ...]:
    """Give what stands under every key `password`, nested ones too; empty values are none."""
    if depth == 0 or isinstance(value, str):
        return ()
    if not isinstance(value, dict):
        return tuple(found for part in _parts(value) for found in passwords_in(part, depth - 1))
    own = (_words(part, depth) for key, part in value.items() if str(key).strip().casefold() == "password")
    nested = (found for part in value.values() for found in passwords_in(part, depth - 1))
    return tuple(filter(None, (*own, *nested)))


def without_passwords(front: str, body: str, passwords: Sequence[str]) -> tuple[str, str]:
    """Give front matter and body with every password taken out; the front matter still says that there is one.

    Where a password stands in the front matter in a way that a line cannot be cut from, the whole front matter goes:
    nobody may see the post, so nothing is lost to a reader.
    """
    masked = _LINE.sub(rf'\1 "{WITHHELD}"', front)
    words = [word for password in passwords for word in password.split() if word != WITHHELD]
    if front.lstrip().startswith("{") or any(word in masked for word in words):
        masked = f'---\npassword: "{WITHHELD}"\n---'
    for secret in (*passwords, *(word for word in words if len(word) >= _MIN_WORD)):
        body = body.replace(secret, "") if secret != WITHHELD else body
    return masked, body


def _parts(value: Value) -> Sequence[Value]:
    return value if isinstance(value, list) else ()


def _words(value: Value, depth: int) -> str:
    if depth == 0:
        return WITHHELD
    if isinstance(value, dict):
        return " ".join(f"{key} {_words(part, depth - 1)}" for key, part in value.items())
    if isinstance(value, list):
        return " ".join(_words(part, depth - 1) for part in value)
    text = str(value or "")
    return text.strip() or (WITHHELD if text else "")
