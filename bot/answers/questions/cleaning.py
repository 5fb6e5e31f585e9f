"""A message made ready to be read: without shouting, calls and what it quotes."""

import re

from bot.search.dictionaries.vocabulary import is_stop_word

#: What calls people: a platform's own mark for somebody, or a word that calls everybody.
_CALL = re.compile(r"<[@#!&][^<>\s]*>|(?<!\S)@(?:everyone|here|channel|all)\b[,:]?", re.IGNORECASE)
#: Words that lost an apostrophe: `whats`, `doesnt`; not `its` or `dont`, which are words, be it in French.
_APOSTROPHE = re.compile(
    r"(?i)(?<![\w'’@./-])(?:(what|who|where|when|how|why|that|there|here)(s)"
    r"|((?:does|did|is|was|were|has|have|had|could|would|should)n|ca(?=nt)n)(t))(?![\w'’@/-]|\.\w)"
)

#: The language in small letters, where something is written in it.
_GO = re.compile(r"(?i)(\b(?:(?:re)?written|coded|implemented|programmed) in) go\b(?!-)")


def without_calls(text: str) -> str:
    """Give a message without those it calls; one of nothing else stands as it is."""
    return re.sub(r"[ \t]{2,}", " ", _CALL.sub(" ", text)).strip() or text


def without_pasted(text: str) -> tuple[str, str]:
    """Give a message without the lines it quotes, and those lines; a message of nothing else is asked as it stands."""
    lines = text.splitlines()
    pasted = [line.lstrip("> ") for line in lines if line.lstrip().startswith(">")]
    asked = "\n".join(line for line in lines if not line.lstrip().startswith(">")).strip()
    return (asked, "\n".join(pasted)) if asked and pasted else (text, "")


def with_apostrophes(text: str) -> str:
    """Give a text with the apostrophes that its questioning and denying words lost: `whats new`."""
    return _APOSTROPHE.sub(lambda found: f"{found[1] or found[3]}'{found[2] or found[4]}", text)


def with_language(text: str) -> str:
    """Give a text with the capital of Go where something is written in that: `which are written in go?`."""
    return _GO.sub(r"\1 Go", text)


def unshouted(text: str) -> str:
    """Give a text in small letters where it is all capitals, so that no word of it is taken for a name."""
    shouted = text.isupper() and any(is_stop_word(word) for word in re.findall(r"[a-z']+", text.casefold()))
    return text.lower() if shouted else text
