"""German, French and Spanish sentences about posts in English, with all in them that can be held in English.

Numbers, scales, dates, times and units are written as in English, known words are put into it, names stay as they are.
A word that is not known cannot be compared: a word that says nothing stands in its place.
"""

import re
from collections.abc import Iterator, Sequence

from bot.answers.texts.europeannumbers import ENGLISH_WORDS, with_english_numbers
from bot.answers.texts.names import LINK, MENTION, Lexicon, is_common
from bot.posts.european import says_nothing
from bot.posts.wordsets import word_set
from bot.search.dictionaries.everyday import is_everyday
from bot.search.dictionaries.inenglish import in_english, is_rendered
from bot.search.dictionaries.plainwords import KNOWN_OWNERS, is_plain_word
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.words import stem

LANGUAGES = ("de", "fr", "es")
#: What stands for a word that is not known.
_UNKNOWN = "such"
#: What a sentence must count for a language: two small words and one of its own, or fewer in an answer in it.
_TOLD = 3
_ENGLISH = word_set("the of and is are were with by to for has its at from that it")
#: Small words of English that another language has as well.
_SHARED = word_set("a an as at do in is it me no on so was")
_QUOTED = re.compile(r"\"[^\"\n]+\"|“[^”\n]+”|«[^»\n]+»")
_GERMAN_QUOTES = re.compile(r"„([^“”\n]+)[“”]|»([^«\n]+)«")
_WORD = re.compile(r"(?<![\w@#/])[^\W\d_][\w+]*(?:[.&/-][\w+]+)*")
_PLAIN_WORD = re.compile(r"(?<![\w@./#-])[^\W\d_]+['’]?")
_HUMPS = re.compile(r"\w[A-ZÄÖÜ]|\d|[./+_&]")
#: Letters before a word that are looked at to tell whether it is a noun.
_REACH = 60
#: Letters that the first and the last part of a German compound have at least.
_FIRST_PART, _LAST_PART = 3, 4
#: Letters of the longest noun that is taken apart.
_LONGEST_NOUN = 40
_BEFORE = re.compile(r"([^\W_]+)\s$")
_INFLECTED = re.compile(r"([^\W\d_]+) ([^\W\d_A-ZÄÖÜ]{3,}(?:e|en|er|es|em))\s$")
#: A German noun has its capital after these; a name seldom stands there.
_ARTICLES = word_set("""
    der die das den dem des ein eine einen einem einer eines kein keine keinen keiner im am zum zur vom beim ins diese
    dieser dieses diesen diesem sein seine seinen seiner ihr ihre ihren ihrer alle viele mehrere einige mehr
""")
_NOUN_ENDINGS = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten", "nis",
    "nisse", "innen", "ismus", "modell", "modelle", "system", "systeme",
)  # fmt: skip
_OPENERS = {
    "de": word_set("""
        laut seit bis dabei damit dazu danach zudem außerdem jedoch während obwohl wenn weil da dort hier heute gestern
        beide insgesamt etwa rund allerdings darin davon dafür gegen ohne zwischen mithilfe anders sowohl weder nie
    """),
    "fr": word_set("""
        selon depuis entre cependant toutefois ainsi après avant pendant lors enfin grâce contrairement chez vers puis
        aussi environ près aucun aucune tous toutes chaque certains plusieurs malgré sous contre d l c s n qu j
    """),
    "es": word_set("""
        según desde entre además también sin hasta tras durante después antes ambos ambas todos todas cada ningún
        ninguna aunque mientras así cuando casi
    """),
}
_COUNTED = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|[mbt]r?illion)) ([a-z]+)\b"
)
#: English small words that claims are read by.
_KEPT = ENGLISH_WORDS | word_set("not no never without only than")


def language_told_in(text: str, asked: str, lexicon: Lexicon) -> str:
    """Give which of `de`, `fr` and `es` a sentence is in, or an empty text.

    Args:
        text: the sentence.
        asked: the language of its question; one with few small words of its own is told by that.
        lexicon: what the passages show about words.
    """
    words = [found.group() for found in _PLAIN_WORD.finditer(text)]
    english = sum(word.casefold() in _ENGLISH for word in words)
    strange = [word for word in words if not _is_in_english(word.casefold(), lexicon)]
    scores = {language: _score(words, strange, language) + (language == asked) for language in LANGUAGES}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= _TOLD and scores[best] > english else ""


def held_in_english(text: str, language: str, lexicon: Lexicon) -> str:
    """Give a sentence with its numbers, dates, units and known words in English and its names as they stand."""
    numbered = with_english_numbers(_GERMAN_QUOTES.sub(_in_quotes, text), language)
    if language == "de":
        numbered = _apart(numbered, lexicon)
    parts: list[str] = []
    at = 0
    for start, end in _kept_spans(numbered, language, lexicon):
        if start >= at:
            parts += [_rendered(numbered[at:start], language, lexicon), numbered[start:end]]
            at = end
    return _counted("".join([*parts, _rendered(numbered[at:], language, lexicon)]))


def as_told_in(text: str, language: str, lexicon: Lexicon) -> str:
    """Give a sentence with its numbers and dates in English, and known German nouns in small letters."""
    numbered = with_english_numbers(text, language)
    return _WORD.sub(lambda found: _as_noun(found, lexicon), numbered) if language == "de" else numbered


def _as_noun(found: re.Match[str], lexicon: Lexicon) -> str:
    word, folded = found.group(), found.group().casefold()
    if _HUMPS.search(word) or word in ENGLISH_WORDS:
        return word
    named = folded in lexicon.names or folded in lexicon.titled or folded in lexicon.parts
    return folded if _is_known(folded) or (_is_known_noun(folded) and not named) else word


def _score(words: Sequence[str], strange: Sequence[str], language: str) -> int:
    """Count the small words of a language, and twice those `strange` to English that it has."""
    small = [word for word in map(str.casefold, words) if word not in _SHARED and says_nothing(word, language)]
    return len(small) + 2 * sum(_has(word, language) for word in strange)


def _has(word: str, language: str) -> bool:
    """Tell whether a language has a word for which English has another."""
    if language != "de" and not word.islower():
        return False
    folded = word.casefold()
    english = in_english(folded, language)
    return (english != folded and stem(english) != stem(folded)) or with_english_numbers(word, language) != word


def _is_in_english(word: str, lexicon: Lexicon) -> bool:
    """Tell whether English has a folded word, or one that the passages write is of any language."""
    if is_rendered(word) or word in ENGLISH_WORDS or _is_english(word, lexicon):
        return True
    return is_stop_word(word) or is_common(word)


def _is_english(word: str, lexicon: Lexicon) -> bool:
    known = word in lexicon.plain or word in lexicon.names or word in lexicon.titled
    return known or (word not in KNOWN_OWNERS and (is_plain_word(word) or is_everyday(word)))


def _in_quotes(found: re.Match[str]) -> str:
    return f'"{found[1] or found[2]}"'


def _apart(text: str, lexicon: Lexicon) -> str:
    """Write German compounds of a name and a noun apart: `Kestrel-Modell`."""

    def apart(found: re.Match[str]) -> str:
        word = found.group()
        if word.casefold() in lexicon.names or "/" in word:
            return word
        return re.sub(r"(?<=\w)-(?=[A-ZÄÖÜ][a-zäöüß]{2})", " ", word)

    return _WORD.sub(apart, text)


def _kept_spans(text: str, language: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give where links, callings, quotations and names stand, in order."""
    spans = [found.span() for pattern in (LINK, MENTION, _QUOTED) for found in pattern.finditer(text)]
    spans += [found.span() for found in _WORD.finditer(text) if _is_kept(found, language, lexicon)]
    yield from sorted(spans, key=lambda span: (span[0], -span[1]))


def _is_kept(found: re.Match[str], language: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a name, or may be one and must be held as one."""
    word, folded = found.group(), found.group().casefold()
    if _HUMPS.search(word) or folded in lexicon.names:
        return True
    if not word[0].isupper():
        return False
    before = found.string[: found.start()].rstrip(" \"'“„«¿¡(*-")
    opens = not before or before[-1] in ".!?:;\n—–"
    if opens and (says_nothing(folded, language) or folded in _OPENERS[language]):
        return False
    if folded in lexicon.titled or folded in lexicon.parts:
        return folded not in lexicon.plain
    return language != "de" or not _is_german_noun(found, folded, lexicon)


def _is_german_noun(found: re.Match[str], folded: str, lexicon: Lexicon) -> bool:
    """Tell whether a word owes its capital to German alone."""
    if folded in ENGLISH_WORDS or folded in lexicon.plain or _is_known_noun(folded):
        return True
    before = found.string[max(0, found.start() - _REACH) : found.start()]
    led = [found[1] for found in (_BEFORE.search(before), _INFLECTED.search(before)) if found]
    return any(word.casefold() in _ARTICLES or word.isdigit() or word in ENGLISH_WORDS for word in led)


def _is_known(folded: str) -> bool:
    """Tell whether a folded German word stands in the dictionary."""
    return in_english(folded, "de") != folded or says_nothing(folded, "de")


def _is_known_noun(folded: str) -> bool:
    """Tell whether a folded German word is one that is known, or ends in one as compounds do."""
    if _is_known(folded):
        return True
    if len(folded) > 5 and folded.endswith(_NOUN_ENDINGS):
        return True
    ends = (folded[at:] for at in range(_FIRST_PART, len(folded) - _LAST_PART + 1))
    return len(folded) <= _LONGEST_NOUN and any(in_english(end, "de") != end for end in ends)


def _rendered(text: str, language: str, lexicon: Lexicon) -> str:
    """Give what stands between names in English, with one word for all that are not known."""
    return _PLAIN_WORD.sub(lambda found: _word(found.group(), lexicon), in_english(text, language))


def _word(word: str, lexicon: Lexicon) -> str:
    folded = word.casefold()
    if word in ENGLISH_WORDS:
        return word
    same = any(form in lexicon.plain for form in (folded, f"{folded}s", folded.removesuffix("s")))
    if same or folded in _KEPT or is_rendered(folded) or is_stop_word(folded):
        return folded
    return f"{_UNKNOWN} " if word.endswith(("'", "’")) else _UNKNOWN


def _counted(text: str) -> str:
    """Put the noun that a number counts in the plural, as English does; one that is not known counts others."""

    def plural(found: re.Match[str]) -> str:
        if found[1] == _UNKNOWN:
            return f"{found.group().removesuffix(_UNKNOWN)}others"
        counts = is_rendered(found[1]) and found[1] not in ENGLISH_WORDS and not found[1].endswith("s")
        return f"{found.group()}s" if counts else found.group()

    return _COUNTED.sub(plural, text)
