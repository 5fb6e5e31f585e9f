"""Payloads of Discord's components as a page of HTML, near to how Discord's own client draws them."""

import re
from datetime import datetime
from html import escape
from itertools import groupby
from zoneinfo import ZoneInfo

from tests.servers.discord_rules import ACTION_ROW, CONTAINER, MENU, SECTION, SEPARATOR, TEXT

DARK = {
    "page": "#1a1a1e", "text": "#dfe0e2", "quiet": "#949ba4", "card": "#242429", "edge": "#35353c", "link": "#7bb0f5",
    "plain": "#3b3c43", "plain-text": "#efeff0", "code": "#1e1f22", "head": "#fbfbfb",
}  # fmt: skip
LIGHT = {
    "page": "#fbfbfb", "text": "#323339", "quiet": "#6c6d76", "card": "#ffffff", "edge": "#dddde2", "link": "#0066d6",
    "plain": "#e9e9ec", "plain-text": "#2f3035", "code": "#f2f2f3", "head": "#1f2024",
}  # fmt: skip
STYLE = """
* { box-sizing: border-box } body { margin: 0; padding: 16px 12px; background: var(--page); color: var(--text);
  font: 15px/1.38 "gg sans", "Noto Sans", "Helvetica Neue", Helvetica, Arial, sans-serif }
.message { display: flex; gap: 12px; margin-bottom: 14px } .body { flex: 1; min-width: 0 }
.face { width: 38px; height: 38px; border-radius: 50%; background: #5865f2; color: #fff; font-weight: 700;
  display: grid; place-items: center; flex: none }
.who { font-weight: 600; color: var(--head) } .tag { background: #5865f2; color: #fff; font-size: 10px;
  font-weight: 600; border-radius: 4px; padding: 1px 5px; margin: 0 6px; vertical-align: 1px }
.when { color: var(--quiet); font-size: 12px }
.card { border: 1px solid var(--edge); border-left: 4px solid; border-radius: 8px; background: var(--card);
  padding: 14px 16px; margin-top: 4px; display: flex; flex-direction: column; gap: 10px; overflow-wrap: anywhere }
h1, h2, h3 { color: var(--head); margin: 10px 0 4px; line-height: 1.25 } h1 { font-size: 21px } h2 { font-size: 18px }
h3 { font-size: 15.5px } :is(h1, h2, h3):first-child { margin-top: 0 } p { margin: 0 0 7px } p:last-child { margin: 0 }
ul, ol { margin: 2px 0 7px; padding-left: 22px } li { margin: 2px 0 } small { color: var(--quiet); font-size: 12px;
  display: block } small + p { margin-top: 7px } a { color: var(--link); text-decoration: none }
hr { border: 0; border-top: 1px solid var(--edge); width: 100%; margin: 0 }
pre, code { background: var(--code); border-radius: 4px; font: 13px/1.3 monospace }
pre { padding: 8px; margin: 0 0 6px; white-space: pre-wrap } code { padding: 1px 3px }
blockquote { margin: 0 0 6px; padding-left: 10px; border-left: 4px solid var(--edge) }
.section { display: flex; gap: 12px; align-items: flex-start; justify-content: space-between }
.row { display: flex; flex-wrap: wrap; gap: 8px } .button { border-radius: 8px; padding: 7px 14px; font-size: 14px;
  font-weight: 500; background: var(--plain); color: var(--plain-text); white-space: nowrap; max-width: 100%;
  overflow: hidden; text-overflow: ellipsis } .section .button { flex: none }
.time { background: var(--plain); border-radius: 3px; padding: 0 2px }
.style1 { background: #5865f2; color: #fff } .style4 { background: #d83a42; color: #fff } .off { opacity: .5 }
.menu { width: 100%; border: 1px solid var(--edge); background: var(--code); border-radius: 8px; padding: 9px 12px;
  color: var(--quiet); display: flex; justify-content: space-between }
"""


def page(messages: list[list[dict]], colours: dict[str, str], *, width: int) -> str:
    """Give a page, some pixels wide, that shows the components of messages."""
    names = ";".join(f"--{name}: {value}" for name, value in colours.items())
    shown = "".join(_message(components) for components in messages)
    return f"<meta charset=utf-8><style>:root {{{names}}} {STYLE} body {{ width: {width}px }}</style>{shown}"


def _message(components: list[dict]) -> str:
    head = "<span class=who>Digest</span><span class=tag>APP</span><span class=when>Today at 12:00</span>"
    body = "".join(map(_component, components))
    return f"<div class=message><div class=face>D</div><div class=body>{head}{body}</div></div>"


def _component(one: dict) -> str:
    inner = "".join(map(_component, one.get("components", [])))
    match one["type"]:
        case kind if kind == CONTAINER:
            return f"<div class=card style='border-left-color: #{one['accent_color']:06x}'>{inner}</div>"
        case kind if kind == SECTION:
            return f"<div class=section><div>{inner}</div>{_component(one['accessory'])}</div>"
        case kind if kind == TEXT:
            return f"<div>{_text(one['content'])}</div>"
        case kind if kind == SEPARATOR:
            return "<hr>"
        case kind if kind == ACTION_ROW:
            return f"<div class=row>{inner}</div>"
        case kind if kind == MENU:
            return f"<div class=menu><span>{escape(one['placeholder'])}</span><span>⌄</span></div>"
    off = " off" if one.get("disabled") else ""
    return f"<span class='button style{one['style']}{off}'>{escape(one['label'])}</span>"


def _text(text: str) -> str:
    parts = re.split(r"```[a-z]*\n(.*?)\n```", text, flags=re.DOTALL)
    return "".join(f"<pre>{escape(part)}</pre>" if place % 2 else _lines(part) for place, part in enumerate(parts))


def _lines(text: str) -> str:
    html = ""
    for kind, lines in groupby(text.split("\n"), key=_kind):
        shown = [_inline(re.sub(r"^ *(#{1,3}|-#|>|[-*]|\d+\.) ", "", line) if kind != "p" else line) for line in lines]
        match kind:
            case "ul" | "ol":
                html += f"<{kind}>{''.join(f'<li>{line}</li>' for line in shown)}</{kind}>"
            case "p":
                html += "".join(f"<p>{line}</p>" for line in shown if line.strip())
            case _:
                html += "".join(f"<{kind}>{line}</{kind}>" for line in shown)
    return html


def _kind(line: str) -> str:
    kinds = {"# ": "h1", "## ": "h2", "### ": "h3", "-# ": "small", "> ": "blockquote", "- ": "ul"}
    found = next((kind for mark, kind in kinds.items() if line.lstrip().startswith(mark)), "p")
    return "ol" if re.match(r" *\d+\. ", line) else found


def _moment(instant: int) -> str:
    """Say a moment as Discord does to a reader in Berlin."""
    at = datetime.fromtimestamp(instant, ZoneInfo("Europe/Berlin"))
    return f"{at.day} {at:%B %Y at %H:%M}"


def _inline(text: str) -> str:
    """Draw marks; what is escaped is put aside first, so that it stays the words themselves."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[1])
        return f"\0{len(kept) - 1}\0"

    html = escape(re.sub(r"\\([^0-9A-Za-z\s])", keep, text), quote=False)
    html = re.sub(r"\[((?:[^\[\]])*)\]\(&lt;(.*?)&gt;\)", r"<a>\1</a>", html)
    html = re.sub(r"&lt;(https?://[^ ]+?)&gt;", r"<a>\1</a>", html)
    html = re.sub(r"&lt;t:(\d+):f&gt;", lambda found: f"<span class=time>{_moment(int(found[1]))}</span>", html)
    html = re.sub(r"`([^`]+)`", r"<code>\1</code>", html)
    html = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html)
    html = re.sub(r"\*(.+?)\*", r"<i>\1</i>", html)
    html = re.sub(r"~~(.+?)~~", r"<s>\1</s>", html)
    return re.sub(r"\0(\d+)\0", lambda found: escape(kept[int(found[1])], quote=False), html)
