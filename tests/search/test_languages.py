"""European languages told by their words, and what owes a capital to German alone."""

import pytest

from bot.posts.european import says_nothing
from bot.search.asking import language_of
from bot.search.dictionaries.languages import uncapitalised


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wer hat Codex gebaut?", "de"),
        ("Wann erschien Qwen3?", "de"),
        ("danke", "de"),
        ("Qui a lancé Codex ?", "fr"),
        ("Combien d’étoiles a cognee ?", "fr"),
        ("bonjour", "fr"),
        ("¿Cuándo salió Codex?", "es"),
        ("hola", "es"),
        ("Quem lançou o Codex?", "pt"),
        ("Chi ha lanciato Codex?", "it"),
        ("Hoeveel sterren heeft cognee?", "nl"),
        ("who was in on it?", "en"),
        ("is die in the list as a verb?", "en"),
        ("cognee", ""),
    ],
)
def test_a_question_shows_its_european_language(question, language):
    assert language_of(question) == language


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Welches Werkzeug hat OpenAI gebaut?", "welches werkzeug hat OpenAI gebaut?"),
        ("Wer leitet die Forschung bei Kuaishou?", "wer leitet die forschung bei Kuaishou?"),
        ("Was schrieb Brian Kung über Speicher?", "was schrieb Brian Kung über Speicher?"),
    ],
)
def test_a_german_noun_loses_its_capital_and_a_name_keeps_it(question, shown):
    assert uncapitalised(question, "de") == shown


def test_a_word_that_asks_in_one_language_may_tell_in_another():
    assert says_nothing("wer", "de")
    assert not says_nothing("wer", "en")
    assert not says_nothing("die", "en")
