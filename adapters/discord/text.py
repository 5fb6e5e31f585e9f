"""Plain text on its way out to Discord, and Discord's markdown on its way in."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote

from adapters.cleaning import clean, is_on_the_web

#: Characters of an address we link; longer ones are tracking, and would fill the message.
URL = 1_500
#: Discord: characters of a thread's name.
THREAD_NAME = 100
#: How much longer percent-encoding may make an address; `weigh` keeps this much room.
ENCODED = 4

#: What begins markup anywhere: emphasis, code, links, mentions, timestamps; `://` an autolink, `:name:` an emoji.
_ANYWHERE = re.compile(r"[\\*_~|`\[\]<@]|:(?=//|[\w+~-]+:)")
#: What begins markup at the start of a line: headings, subtext, bullets, quotes, numbered lists.
_LINE_START = re.compile(r"^([ \t]*)([#>+-])", re.MULTILINE)
_NUMBERED = re.compile(r"^([ \t]*\d+)([.)])", re.MULTILINE)
_MENTION = re.compile(r"<(@&|@!?|#)(\d+)>")
_EMOJI = re.compile(r"<a?(:\w+:)\d+>")
_COMMAND = re.compile(r"<(/[^:>]+):\d+>")
_MOMENT = re.compile(r"<t:(\d{1,11})(?::[a-zA-Z])?>")
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_LINKED = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)")
_LINE_MARK = re.compile(r"^ *(?:#{1,3}|>|[-*]|\d+\.) +(?:[☑☐] )?", re.MULTILINE)


def one_line(text: str) -> str:
    """Give text without line breaks, for where a break would end a heading, a list line or a note."""
    return clean(text).replace("\n", " ")


def escape(text: str) -> str:
    """Make text inert in Discord's markdown: what is shown is the words themselves."""
    marked = _ANYWHERE.sub(lambda found: f"\\{found[0]}", clean(text))
    return _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", marked))


def thread_name(text: str) -> str:
    """Name a thread after a text, in the 100 characters that Discord has for it."""
    name = " ".join(one_line(text).split()) or "Digest"
    return name if len(name) <= THREAD_NAME else f"{name[: THREAD_NAME - 1].rstrip()}…"


def units(text: str) -> int:
    """Give the length of a text in UTF-16 units, which is never less than Discord counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def safe_url(url: str | None) -> str | None:
    """Give an address that may be linked, safe inside `(<…>)`; else None."""
    if not url or len(url) > URL or not is_on_the_web(url):
        return None
    escaped = re.sub(r"[\\\"'`|]", lambda found: quote(found[0]), url)
    if re.search(r"[()]", re.sub(r"\([^()]*\)", "", escaped)):
        escaped = escaped.replace("(", "%28").replace(")", "%29")
    return escaped if len(escaped) <= len(url) + ENCODED else None


def incoming(text: str, us: int, names: Mapping[str, str]) -> str:
    """Read what a person typed as plain text, the mention of us left out.

    Args:
        text: the content of a message.
        us: our own user id.
        names: what a reader sees for a mention of a person (`@1`), role (`@&1`) or channel (`#1`).
    """
    text = re.sub(rf"\s*<@!?{us}>[ \t]*", " ", text)
    text = _MENTION.sub(lambda found: _named(found[1].rstrip("!"), found[2], names), text)
    text = _MOMENT.sub(_day, _EMOJI.sub(r"\1", _COMMAND.sub(r"\1", text)))
    return clean(text).strip().lstrip(":,").strip()


def _day(found: re.Match[str]) -> str:
    return f"{datetime.fromtimestamp(int(found[1]), UTC):%Y-%m-%d}"


def _named(kind: str, number: str, names: Mapping[str, str]) -> str:
    return names.get(kind + number, kind + number)


def readable(markdown: str) -> str:
    """Read a text we sent as the plain words in it, without its notes."""
    lines = [line for line in markdown.split("\n") if not line.startswith(("-# ", "```"))]
    text = _LINE_MARK.sub("", _LINKED.sub(r"\1", "\n".join(lines)))
    bare = re.sub(r"(?<!\\)(?:\*{1,3}|~~|`)", "", text)
    return _ESCAPED.sub(r"\1", _MOMENT.sub(_day, bare)).strip()
