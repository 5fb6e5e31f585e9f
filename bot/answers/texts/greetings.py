"""How posts greet their readers, which answers nothing."""

import re

_GREETS = re.compile(
    r"(?i)\W*(?:(?:hello|hi|hey|dear|greetings|happy \w+day|good (?:morning|day|evening)|hallo|moin|servus|liebe\w?"
    r"|willkommen|bonjour|salut|chers|chères|bienvenue|hola|buenos días|bienvenid[oa]s)\b.{0,60}[!,.]"
    r"|(?:(?:hello|hi|hey|dear|greetings)(?: [\w-]+){0,3}, )?(?:and )?welcome (?:back )?to .{0,80}"
    r"|.{0,40}\bhere(?:['’]s| is| are) (?:your|this \w+['’]s|our|another) .{0,40}"
    r"\b(?:dose|round-?up|digest|newsletter|issue|edition|update|recap|summary|news)\b.{0,40}"
    r"|here(?:['’]s| is| are) (?:what|everything|all)\b.{0,50}"
    r"|thank(?:s| you)(?: all)? for (?:reading|subscribing|joining|being here)\b.{0,60}"
    r"|(?:各位|大家|读者|讀者|朋友|你)[^。！!]{0,8}好|(?:你好|欢迎(?:来到|阅读|收看)|歡迎(?:來到|閱讀))[^。！!]{0,40}"
    r"|(?:皆さん|みなさん)?[、,]?(?:こんにちは|おはようございます|こんばんは)|.{0,30}へようこそ)[!.！。～~、，,\W]*"
)


def is_greeting(text: str) -> bool:
    """Tell whether a text only greets the readers."""
    return _GREETS.fullmatch(text.strip()) is not None
