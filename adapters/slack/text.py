"""Plain text on its way out, and Slack's marked-up text on its way in."""

import re

from adapters.cleaning import clean, is_on_the_web
from adapters.slack.limits import FALLBACK, URL

_REFERENCE = re.compile(r"<([^<>]*)>")


def escape(text: str) -> str:
    """Make text inert in Slack's markup: no mention, link or broadcast can begin without a `<`."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Undo Slack's three entities."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def markdown(text: str) -> str:
    """Write plain text so that Slack's Markdown shows it as it is; it honours `<…>` there too."""
    return re.sub(r"([\\`*_~\[\]#|])|^(\s*)([-+]|\d+(?=[.)]))(?=\s)", _literal, escape(clean(text)), flags=re.MULTILINE)


def _literal(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\u200b{found[3]}"


def notification(summary: str) -> str:
    """Give the escaped line for notifications and screen readers, at most FALLBACK characters; the blocks hold all."""
    line = " ".join(clean(summary).split())
    while len(escape(line)) > FALLBACK:
        line = f"{line[: FALLBACK // 2 if len(line) > FALLBACK else len(line) * 3 // 4].rstrip()}…"
    return escape(line)


def safe_url(url: str | None) -> str | None:
    """Give an address that may be linked, else None."""
    return url if url and len(url) <= URL and "|" not in url and is_on_the_web(url) else None


def mentioned(text: str) -> set[str]:
    """Give the ids of the people mentioned in a text from Slack."""
    return set(re.findall(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>", text))


def incoming(text: str, us: str = "") -> str:
    """Read Slack's markup as the plain text a person typed, the mention of us left out.

    Args:
        text: as an event or command carries it.
        us: our own user id there; empty leaves every mention standing.
    """
    if us:
        # People write "@digest, what is new?" and "@digest: what is new?".
        text = re.sub(rf"^\s*<@{us}(?:\|[^<>]*)?>[\s:,]*|[ \t]*<@{us}(?:\|[^<>]*)?>", "", text)
    return clean(unescape(_REFERENCE.sub(_spoken, text))).strip()


def _spoken(reference: re.Match[str]) -> str:
    """Give what a reader sees of `<…>`: a name, a channel, a link's label and address."""
    target, _, label = reference[1].partition("|")
    match target[:1]:
        case "@" | "#":
            return target[0] + (label.lstrip("@#") or target[1:])
        case "!":
            return label or f"@{target[1:].split('^')[0]}"
    if not label or label in target:
        return label if target.startswith(("mailto:", "tel:")) and label else target
    return f"{label} ({target})"
