"""Slugs: the name a post is known by, made of `a` to `z`, digits and hyphens."""

import re
import unicodedata
from hashlib import sha256
from pathlib import PurePosixPath

MAX_CHARACTERS = 120


def tidy(text: str) -> str:
    """Give text as a slug: accents off, lower case, all else a hyphen; empty where no letter or digit is left."""
    latin = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(character for character in latin if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_CHARACTERS].rstrip("-")


def of_path(path: str) -> str:
    """Give the slug of a file name; `index.md` is named by its folder, a name without Latin letters by its hash."""
    name = stem(path)
    return tidy(name) or f"post-{sha256(name.encode()).hexdigest()[:8]}"


def stem(path: str) -> str:
    """Give the name of a file without its ending, or of its folder where the file is an `index`."""
    pure = PurePosixPath(path)
    parent = pure.parent.name
    return parent if pure.stem.casefold() == "index" and parent else pure.stem
