"""Names as the posts write them: those of questions in small letters, and one that is written like a word of asking."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.kinds.counted import counted_noun
from bot.answers.kinds.wanted import noun_asked_for
from bot.answers.questions.ask import Ask
from bot.answers.texts.wordlists import ASKING
from bot.search.dictionaries.everyday import is_everyday
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.scripts import UNSPACED, UNSPACED_LETTER
from bot.search.search import Search
from bot.search.words import stem, words_in

#: Passages that tell how the posts write a word, and how often a name has its capital there for each time without.
_READ, _OFTENER = 30, 3
#: A question of nothing but one word.
_ALONE = re.compile(r"\W*(\w+)\W*")
_WORD = re.compile(r"(?<![A-Za-z0-9_@/.-])[a-z][a-z0-9+.-]*[a-z0-9+](?![A-Za-z0-9_/-])")
#: Where a capital is a name's own: not at the beginning of a sentence, unless that goes on in Chinese.
_INSIDE = rf"(?<=[a-z,{UNSPACED}] )"


def as_posts_capitalise(text: str, search: Search) -> str:
    """Give a question without capitals with those of its names; one with any stands as it is.

    A word is a name where the passages that the question finds write it with a capital alone, once inside a sentence.
    Where they have it only once, those that the word itself finds must do so too.
    """
    plain = text.isascii() or UNSPACED_LETTER.search(text)
    if not plain or re.search(r"[A-Z]", text[1:].replace(" I ", " ")):
        return text
    counted, asked_for = counted_noun(text), noun_asked_for(text)
    words = [word for word in dict.fromkeys(_WORD.findall(text.lower())) if not (is_stop_word(word) or word in ASKING)]
    # What is counted or asked for is a kind of thing, though a label in the posts begins with a capital.
    words = [word for word in words if stem(word) != counted and word != asked_for]
    if not text.isascii():
        # Among Chinese letters any English word may have a capital.
        words = [word for word in words if not is_everyday(word)]
    if not words:
        return text
    read = "\n".join(hit.passage.text for hit in search.find(text, limit=_READ))
    forms = {word: form for word in words if (form := _form_of(word, read)) and _is_written_so(word, read, search)}
    forms |= dict(_beside(words, forms, read))
    return _WORD.sub(lambda found: forms.get(found[0], found[0]), text) if forms else text


def _beside(words: Sequence[str], forms: Mapping[str, str], read: str) -> Iterator[tuple[str, str]]:
    """Give the words that a text has with a capital alone beside one of those with capitals: `Palo` before Alto."""
    for one, other in pairwise(words):
        pair = " ".join(forms.get(word, word.capitalize()) for word in (one, other))
        new = other if one in forms else one
        if (one in forms) != (other in forms) and pair in read and set(_written(new, read)) == {new.capitalize()}:
            yield new, new.capitalize()


def as_written(name: str, search: Search) -> str:
    """Give a name as the posts write it most often; as it is where they have none."""
    found = re.compile(rf"(?i)(?<![\w@/.-]){re.escape(name)}(?![\w/-])")
    passages = (hit.passage for hit in search.find(name, limit=_READ))
    written = Counter(form for one in passages for form in found.findall("\n".join((*one.headings, one.text))))
    return written.most_common(1)[0][0] if written else name


def of_its_name(search: Search, ask: Ask) -> Ask:
    """Give an ask that seems to want no more than what is new as one for the name it holds: `What is new in Go?`.

    That is a name where the posts write it with a capital inside sentences far oftener than without.
    """
    if ask.form != "overview":
        return ask
    shown = [ask.claim.text[name.start : name.end] for name in ask.claim.names]
    if alone := _ALONE.fullmatch(ask.claim.text):
        shown = [alone[1]]
    if len(shown) != 1 or not _is_name(search, shown[0]):
        return ask
    return replace(ask, form="other", words=tuple(words_in(shown[0])))


def _is_name(search: Search, word: str) -> bool:
    if not (word.isalpha() and word.istitle()):
        return False
    found = re.compile(rf"(?i)(?<=[a-z,] ){word}(?![\w-])")
    written: list[str] = [text for hit in search.find(word, limit=_READ) for text in found.findall(hit.passage.text)]
    capital = sum(text.istitle() for text in written)
    return capital > 1 and capital >= _OFTENER * (len(written) - capital)


def _is_written_so(word: str, read: str, search: Search) -> bool:
    """Tell whether a text has a word more than once, or the passages on the word write it with a capital alone.

    For an everyday word, once in all is not enough.
    """
    if len(_written(word, read)) > 1:
        return True
    on_it = "\n".join(hit.passage.text for hit in search.find(word, limit=_READ))
    return _form_of(word, on_it) != "" and not (is_everyday(word) and len(_written(word, on_it)) == 1)


def _written(word: str, text: str) -> Sequence[str]:
    """Give a word each time as a text writes it; where it never stands alone, behind who owns it: `weft/Loom-Mill`."""
    alone: Sequence[str] = re.findall(rf"(?i)(?<![\w@/.-]){re.escape(word)}(?![\w/-])", text)
    return alone or re.findall(rf"(?i)(?<=\w/){re.escape(word)}(?![\w/-])", text)


def _form_of(word: str, text: str) -> str:
    """Give how a text writes a word where it does so with a capital alone, else an empty text."""
    written = _written(word, text)
    if not written or any(form.islower() for form in written):
        return ""
    inner = any(not form[1:].islower() for form in written)
    name = re.escape(word.capitalize())
    if not inner and re.search(rf"{_INSIDE}{name}(?![\w/-])|(?<![\w@/.-]){name} ?(?=[{UNSPACED}])", text) is None:
        return ""
    return Counter(written).most_common(1)[0][0]
