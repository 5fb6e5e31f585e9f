"""How far two spellings are apart, and which known word a misspelt one may stand for."""

from collections.abc import Callable, Iterable

# A name of five letters may differ in one of them, one of eight in two; shorter ones are not guessed at.
_ONE_WRONG, _TWO_WRONG = 5, 8
_KEYS = {
    key: (row, column)
    for row, keys in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
    for column, key in enumerate(keys)
}
#: Letters that are taken for one another by their sound.
_SOUNDS = tuple(map(frozenset, ("aeiouy", "ckqsz", "fv", "gj", "mn", "bp", "dt", "lr")))


def tolerance(word: str) -> int:
    """Give how many letters of a word may be wrong; 0 where a guess would be as likely wrong as right."""
    letters = sum(letter.isalpha() for letter in word)
    return (letters >= _ONE_WRONG) + (letters >= _TWO_WRONG)


def closest(word: str, known: Iterable[str], weight: Callable[[str], int] = lambda form: 0) -> str | None:
    """Give the known word closest to a misspelt one within its tolerance; its digits must be the same.

    Of those as close, it is the one of the greatest weight.
    """
    ranked = sorted((distance(word, form), -weight(form), form) for form in near_to(word, known))
    return ranked[0][2] if ranked and ranked[0][0] <= tolerance(word) else None


def near_to(word: str, known: Iterable[str]) -> set[str]:
    """Give the known words that may be as close to a misspelt one as is allowed, by their letters alone."""
    allowed, digits = tolerance(word), _digits(word)
    if not allowed:
        return set()
    letters = set(word)
    return {
        form
        for form in known
        if abs(len(form) - len(word)) <= allowed
        and len(letters.symmetric_difference(form)) <= 2 * allowed
        and _digits(form) == digits
    }


def distance(one: str, other: str) -> int:
    """Give the number of letters to add, drop, change or swap with a neighbour to turn one word into the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        following = [at]
        for place, against in enumerate(other, start=1):
            cost = min(row[place] + 1, following[-1] + 1, row[place - 1] + (letter != against))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == against:
                cost = min(cost, before[place - 2] + 1)
            following.append(cost)
        before, row = row, following
    return row[-1]


def may_be_slip(word: str, form: str) -> bool:
    """Tell whether a word may be another with a slip of the fingers or the ear: swift is no shift.

    A letter that is changed is a vowel, sounds alike or lies beside the right one; the cheapest is not only cheaper.
    """
    roots = {one.removesuffix("est"): one for one in (word, form) if one.endswith("est")}
    if any(one.endswith("er") and one.removesuffix("er") in roots for one in (word, form)):
        return False
    changed = [pair for pair in zip(word, form, strict=False) if pair[0] != pair[1]]
    if len(word) != len(form) or len(changed) != 1:
        return True
    return any(sound.issuperset(changed[0]) for sound in _SOUNDS) or _are_neighbours(*changed[0])


def _are_neighbours(one: str, other: str) -> bool:
    if one not in _KEYS or other not in _KEYS:
        return False
    return all(abs(here - there) <= 1 for here, there in zip(_KEYS[one], _KEYS[other], strict=True))


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))
