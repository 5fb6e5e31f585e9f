"""Slugs: the name a post is known by, made of `a` to `z`, digits and hyphens."""

import re
import unicodedata
from hashlib import sha256

from bot.posts.frontmatter.filenames import own_name

MAX_CHARACTERS = 120
# UUID (RFC 9562), and ULID, whose 26 characters are those of Crockford's base32.
_UUID = re.compile(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|[0-7][0-9a-hjkmnp-tv-z]{25}", re.IGNORECASE)
_ONE_WORD = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
# A word as people write one, a year or a day; hashes and base64 hold some by chance.
_SAYING = re.compile(r"[A-Z]?[a-z]{3,}|[A-Z]{3,}|(?<!\d)(?:19|20|21)\d{2}(?:\d{4})?(?!\d)")
_HEX = re.compile(r"[0-9a-f]{8,}", re.IGNORECASE)


def tidy(text: str) -> str:
    """Give text as a slug: accents off, lower case, all else a hyphen; empty where no letter or digit is left."""
    latin = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(character for character in latin if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_CHARACTERS].rstrip("-")


def is_opaque(text: str) -> bool:
    """Tell whether text names something for machines alone: a UUID, a hash, base64; `gpt-5-weekly` and `407` do not."""
    bare = text.strip()
    if _UUID.fullmatch(bare):
        return True
    digits, letters = re.search(r"\d", bare), re.search(r"[A-Za-z]", bare)
    if not (_ONE_WORD.fullmatch(bare) and digits and letters):
        return bare.endswith("=")
    if _HEX.fullmatch(bare):
        return len(re.findall(r"\d+", bare)) > 1
    both = bare not in (bare.lower(), bare.upper())
    return both and sum(map(len, _SAYING.findall(bare))) * 2 < len(bare)


def of_path(path: str) -> str:
    """Give the slug of a file by its name; one without Latin letters is named by its hash."""
    name = own_name(path)
    return tidy(name) or f"post-{sha256(name.encode()).hexdigest()[:8]}"
