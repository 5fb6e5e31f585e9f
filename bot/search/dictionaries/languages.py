"""Which European language a text is in, and what owes its capital to German alone."""

import re
from functools import lru_cache

from bot.posts.european import is_european, says_nothing, told_by_words
from bot.posts.wordsets import word_set
from bot.search.scripts import UNSPACED_LETTER

# A German noun is written with a capital after these, whatever it is; a name seldom stands there.
_BEFORE_NOUN = word_set("""
    der die das den dem des ein eine einen einem einer eines welche welcher welches welchen welchem kein keine viele
    im am zum zur vom beim ins als wieviele diese dieser dieses diesen alle mehr neue neuen neues neuer erste ersten
    letzte letzten letzter wie
""")
_NOUN_ENDINGS = ("ung", "ungen", "heit", "keit", "keiten", "schaft", "tion", "tionen", "tät", "nis", "ler", "innen")
_NOUNS = word_set("""
    woche wochen monat jahr tag tage version versionen ausgabe ausgaben crate crates paket pakete name namen zahl
    anzahl firma firmen leute menschen job jobs stelle stellen modell modelle werkzeug werkzeuge projekt projekte
    frage fragen antwort artikel beitrag beiträge fehler sprache sprachen geld preis kosten grund ort datum ende anfang
""")
_CAPITAL = re.compile(r"(?<![\w.@/-])[A-ZÄÖÜÀ-Þ][a-zß-öø-ÿ']+(?![\w/@-]|\.\w)")


@lru_cache(maxsize=8192)
def european(text: str) -> str:
    """Give which of `de`, `fr`, `es`, `pt`, `it` and `nl` a text shows itself to be in, or an empty text."""
    return "" if UNSPACED_LETTER.search(text) else told_by_words(text)


def european_in(post: str, text: str) -> str:
    """Give which European language a text of a post in a language is in; one in English or Chinese holds none."""
    return european(text) if is_european(post[:2]) else ""


def uncapitalised(text: str, language: str) -> str:
    """Give a question with the words in small letters that owe their capital to its language alone."""
    return _CAPITAL.sub(lambda found: _as_word(found, language), text)


def _as_word(found: re.Match[str], language: str) -> str:
    word = found.group()
    folded = word.casefold()
    if says_nothing(folded, language):
        return folded
    if language != "de":
        return word
    before = re.search(r"(\w+) $", found.string[: found.start()])
    owed = before is not None and before[1].casefold() in _BEFORE_NOUN
    named = before is not None and before[1][0].isupper() and not says_nothing(before[1].casefold(), language)
    ordinary = folded in _NOUNS or (len(folded) > 5 and folded.endswith(_NOUN_ENDINGS))
    return folded if owed or (ordinary and not named) else word
