"""Words of questions that posts say by another word of the same scale: what is cheaper has a lower cost."""

from bot.search.words import Word, words_in

_SAID = {
    word: said
    for words, said in (
        ("cheap cheaper cheapest expensive", "cost costs price"),
        ("fast faster fastest quick quicker slow slower", "latency speed speedup throughput"),
        ("big bigger large larger small smaller", "size"),
        ("heavy heavier light lighter", "weight"),
        ("accurate precise", "accuracy precision"),
    )
    for word in words.split()
}


def said_by_scale(word: str) -> tuple[Word, ...]:
    """Give the words that may well say the same as a plain one by the scale it stands on; none for most words."""
    return tuple(words_in(_SAID.get(word, "")))
