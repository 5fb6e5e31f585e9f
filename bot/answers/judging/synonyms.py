"""Plain English words for the same thing, beside those that a model of meaning finds: who buys a firm acquires it."""

from bot.answers.texts.claims import root
from bot.search.words import Word, words_in

#: One group of words a line; what means two things (`run`, `set`, `address`) stands in none.
_GROUPS = """\
buy acquire purchase takeover
hire recruit employ
resign quit depart
sue lawsuit court
fix repair patch resolve solve mend
delete remove drop
forbid ban prohibit
shrink compress reduce
grow increase expand
gauge measure
fast quick rapid speed
begin start
end finish stop
kill terminate shut
choose pick select
vulnerability flaw bug
electricity power energy
performance perf
error mistake bug
salary pay wage
cheap inexpensive affordable
fake mock simulate
merge land
"""
_SAME: dict[str, list[str]] = {}
for _group in _GROUPS.splitlines():
    for _word in _group.split():
        _SAME.setdefault(root(_word), []).extend(other for other in _group.split() if other != _word)


def synonyms_of(word: str) -> tuple[Word, ...]:
    """Give the words that say the same as one, given folded."""
    return tuple(words_in(" ".join(_SAME.get(root(word), ()))))
