"""Blocks as Slack draws them on a phone: enough of its look to judge a layout by, made from the very payloads."""

from html import escape

STYLE = """
body{margin:0;background:#fff;font:15px/1.46 Lato,"Noto Sans","DejaVu Sans","Noto Sans CJK SC",sans-serif;color:#1d1c1d}
main{padding:12px 14px 16px;width:347px}
.who{display:flex;gap:8px;align-items:center;margin-bottom:4px}
.who i{width:34px;height:34px;border-radius:6px;background:#1f2937}
.who b{font-weight:900}.who span{background:#eee;font-size:10px;padding:0 4px;border-radius:2px;color:#555}
h3{font-size:18px;line-height:1.3;margin:12px 0 4px;font-weight:900}p{margin:4px 0}
.context{font-size:12px;color:#616061;margin:4px 0}ul,ol{margin:4px 0;padding-left:24px}li{margin:2px 0}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin:10px 0 4px}
.actions span{border:1px solid #bbb;border-radius:8px;padding:5px 12px;font-size:14px;font-weight:700}
.actions .primary{background:#007a5a;border-color:#007a5a;color:#fff}.actions .menu{color:#616061;font-weight:400}
hr{border:0;border-top:1px solid #ddd;margin:12px 0}a{color:#1264a3;text-decoration:none}
blockquote{border-left:4px solid #ddd;margin:4px 0;padding-left:10px}pre,code{background:#f6f6f6;font-size:12px}
table{border-collapse:collapse;font-size:13px}td{border:1px solid #ddd;padding:4px 6px}
.thumbs{color:#616061;font-size:14px}
"""


def page(messages: list[list[dict]], *, who: str = "Digestbot") -> str:
    """Give messages, each a list of blocks, as a page of HTML; without a name it is a page of the app's own."""
    head = f'<div class="who"><i></i><b>{escape(who)}</b><span>APP</span></div>' if who else ""
    body = "<hr>".join(head + "".join(map(block, blocks)) for blocks in messages)
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><main>{body}</main>'


def block(shown: dict) -> str:
    match shown["type"]:
        case "header":
            return f"<h3>{escape(shown['text']['text'])}</h3>"
        case "divider":
            return "<hr>"
        case "context":
            return f'<div class="context">{" ".join(escape(part["text"]) for part in shown["elements"])}</div>'
        case "actions":
            return f'<div class="actions">{"".join(map(control, shown["elements"]))}</div>'
        case "context_actions":
            return '<div class="thumbs">👍 &nbsp; 👎</div>'
        case "markdown":
            return f"<p>{escape(shown['text'].replace(chr(92), ''))}</p>"
        case "table":
            rows = ("".join(f"<td>{cell(one)}</td>" for one in row) for row in shown["rows"])
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        case "rich_text":
            return "".join(map(rich, shown["elements"]))
    raise ValueError(shown["type"])


def cell(shown: dict) -> str:
    return escape(shown["text"]) if shown["type"] == "raw_text" else block(shown)


def control(shown: dict) -> str:
    if shown["type"] == "static_select":
        return f'<span class="menu">{escape(shown["placeholder"]["text"])} ▾</span>'
    return f'<span class="{shown.get("style", "")}">{escape(shown["text"]["text"])}</span>'


def rich(shown: dict) -> str:
    if shown["type"] == "rich_text_list":
        tag = "ol" if shown["style"] == "ordered" else "ul"
        start = f' start="{shown.get("offset", 0) + 1}"' if tag == "ol" else ""
        indent = f' style="margin-left:{20 * shown.get("indent", 0)}px"'
        lines = "".join(f"<li>{inline(line['elements'])}</li>" for line in shown["elements"])
        return f"<{tag}{start}{indent}>{lines}</{tag}>"
    tag = {"rich_text_quote": "blockquote", "rich_text_preformatted": "pre"}.get(shown["type"], "p")
    return f"<{tag}>{inline(shown['elements'])}</{tag}>"


def inline(elements: list[dict]) -> str:
    return "".join(map(span, elements))


def span(element: dict) -> str:
    text = escape(element["text"]).replace("\n", "<br>")
    for mark, tag in (("bold", "b"), ("italic", "i"), ("strike", "s"), ("code", "code")):
        if element.get("style", {}).get(mark):
            text = f"<{tag}>{text}</{tag}>"
    return f"<a>{text}</a>" if element["type"] == "link" else text
