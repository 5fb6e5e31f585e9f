"""Discord's markdown as a reader's eyes see it: the words, and what of them is live (links, pings, marks).

The patterns follow how Discord's own client reads: the first that fits at a place wins. The reader is in Berlin.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.servers.discord_rules import walk

ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
BLOCK = re.compile(r"```(?:([a-z0-9_+\-.#]+?)\n)?\n*([^\n][\s\S]*?)\n*```")
CODE = re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")
MOMENT = re.compile(r"<t:(-?\d+)(?::\w)?>")
MENTION = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|/[^>]+:\d+|id:\w+)>|@everyone|@here")
QUIET = re.compile(r"<(https?://[^ >]+)>")
BARE = re.compile(r"https?://[^\s<]+[^<.,:;\"')\]\s]")
LINK = re.compile(r"\[((?:\\.|\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?\s*\)")
EMOJI = re.compile(r":[\w+~-]+:")
STYLES = {
    "bold": re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)"),
    "underline": re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)"),
    "strike": re.compile(r"~~((?:\\[\s\S]|[^\\])+?)~~"),
    "spoiler": re.compile(r"\|\|((?:\\[\s\S]|[^\\])+?)\|\|"),
    "italic": re.compile(r"\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)"),
    "slanted": re.compile(r"_((?:__|\\[\s\S]|[^\\_])+?)_\b"),
}
LINE = re.compile(r"( *)(#{1,3} |-# |> |>>> |[-*] |\d+\. )")


@dataclass
class Seen:
    """What somebody sees of a message."""

    text: str = ""
    links: list[str] = field(default_factory=list)
    previews: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    emoji: list[str] = field(default_factory=list)
    moments: list[str] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text without blanks, to compare by."""
        return re.sub(r"[\s\u200b]+", "", self.text)


def squeezed(text: str) -> str:
    """Give a text as `Seen.words` would hold it: without blanks, and without what no message can show."""
    return re.sub(r"[\s\u200b\x00-\x1f\x7f-\x9f]+", "", text)


def visible(message: dict) -> Seen:
    """Give what is seen of a message or a payload."""
    seen = Seen()
    for embed in message.get("embeds", []):
        _blocks(embed["description"], seen)
        seen.text += "\n"
    for component in walk(message.get("components", [])):
        if content := component.get("content"):
            _blocks(content, seen)
            seen.text += "\n"
    return seen


def buttons(message: dict) -> list[str]:
    """Give the labels of a message's buttons, and of the choices in its menus."""
    every = list(walk(message.get("components", [])))
    choices = [option["label"] for one in every for option in one.get("options", [])]
    return [one["label"] for one in every if one["type"] == 2] + choices


def shown(message: dict) -> str:
    """Give the words of a message on one line."""
    return " ".join(visible(message).text.split())


def _blocks(text: str, seen: Seen) -> None:
    at = 0
    for block in BLOCK.finditer(text):
        if re.search(r"(?<!\\)(?:\\\\)*\\$", text[: block.start()]):
            continue
        _lines(text[at : block.start()], seen)
        seen.text += block[2]
        seen.marks.append(("block", block[2]))
        at = block.end()
    _lines(text[at:], seen)


def _lines(text: str, seen: Seen) -> None:
    plain: list[str] = []
    for line in text.split("\n"):
        mark = LINE.match(line)
        rest = line
        while mark:
            seen.marks.append(("line", mark[2].strip()))
            rest = rest[mark.end() :]
            seen.text += f"{mark[2]}" if mark[2][0].isdigit() else ""
            mark = LINE.match(rest)
        plain.append(rest)
    _inline("\n".join(plain), seen)


def _inline(text: str, seen: Seen) -> None:
    at = 0
    while at < len(text):
        at = _step(text, at, seen)


def _step(text: str, at: int, seen: Seen) -> int:
    """Read one thing at a place and give the place after it."""
    if found := ESCAPE.match(text, at):
        seen.text += found[1]
    elif found := QUIET.match(text, at):
        seen.links.append(found[1])
        seen.text += found[1]
    elif found := MOMENT.match(text, at):
        moment = datetime.fromtimestamp(int(found[1]), ZoneInfo("Europe/Berlin"))
        seen.moments.append(moment.isoformat())
        seen.text += f"{moment:%a} {moment.day} {moment:%b %H:%M}"
    elif found := MENTION.match(text, at):
        seen.mentions.append(found[0])
        seen.text += found[0]
    elif (found := LINK.match(text, at)) and re.match(r"https?://", found[2]):
        (seen.links if "(<" in found[0] else seen.previews).append(found[2])
        _inline(found[1], seen)
    elif found := BARE.match(text, at):
        seen.previews.append(found[0])
        seen.text += found[0]
    elif found := CODE.match(text, at):
        seen.text += re.sub(r"^ (?= *`)|(?<=`) $", "", found[2])
        seen.marks.append(("code", found[2]))
    elif found := EMOJI.match(text, at):
        seen.emoji.append(found[0])
        seen.text += found[0]
    elif styled := _styled(text, at):
        name, found = styled
        seen.marks.append((name, found[1]))
        _inline(found[1], seen)
    else:
        seen.text += text[at]
        return at + 1
    return found.end()


def _styled(text: str, at: int) -> tuple[str, re.Match[str]] | None:
    """Give the longest style that begins at a place, as Discord prefers."""
    found = [(name, match) for name, pattern in STYLES.items() if (match := pattern.match(text, at))]
    return max(found, key=lambda one: one[1].end(), default=None)
