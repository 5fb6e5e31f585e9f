"""From the bytes of a file to clean text with plain line ends."""

import codecs
import re
from hashlib import sha256

from bot.posts.frontmatter.findings import Findings

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """Give text without NULs and other control characters; tabs and line feeds stay, half characters become U+FFFD."""
    return _CONTROLS.sub(_instead, text)


def _instead(match: re.Match[str]) -> str:
    character = match[0]
    return " " if character in "\x0b\x0c\x85" else "\ufffd" if character >= "\ud800" else ""


def decode(data: bytes, findings: Findings) -> str:
    """Give the text of a file: UTF-8 (or UTF-16 with a mark), LF line ends, no control characters.

    Bytes that are no text become U+FFFD, with a warning that names their line.
    """
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        findings.warning(line, "encoding", "Some bytes here are not UTF-8 and were replaced; save the file as UTF-8.")
        text = data.decode(encoding, errors="replace")
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def checksum(data: bytes) -> str:
    """Give the SHA-256 of a file's text as `decode` reads it.

    It equals `Post.checksum` of the post read from the same bytes, unless a password was taken out of that post.
    """
    return sha256(decode(data, Findings(path="")).encode()).hexdigest()
