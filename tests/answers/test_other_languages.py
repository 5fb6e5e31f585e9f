"""Questions in other European languages on English digests: names, numbers and the kind of thing asked for decide."""

import pytest

from bot.answers.kinds.wanted import gives_wanted, noun_asked_for
from bot.answers.phrases import listed, phrases_in


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Wer hat Codex auf den Desktop gebracht?", "OpenAI"),
        ("Wer hat MEMENTO veröffentlicht?", "Microsoft Research"),
        ("Qui a développé MEMENTO ?", "Microsoft Research"),
        ("誰がMEMENTOを作りましたか", "Microsoft Research"),
        ("Wie viele Sterne hat cognee?", "16,000"),
        ("Combien d'étoiles a cognee ?", "16,000"),
        ("¿Cuándo llegó Codex al escritorio?", "April 16"),
        ("Quando chegou o Codex?", "April 16"),
        ("Quante stelle ha cognee?", "16,000"),
        ("Hoeveel sterren heeft cognee?", "16,000"),
    ],
)
async def test_a_question_in_another_language_is_answered(ask, question, holds):
    answer = await ask(question)
    assert answer.answered
    assert holds in answer.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wann erschien Frobnitz?", "In den Digests kommt Frobnitz nicht vor."),
        ("Quand est sorti Frobnitz ?", "Les digests ne mentionnent pas Frobnitz."),
        ("¿Cuándo salió Frobnitz?", "Los resúmenes no mencionan Frobnitz."),
        ("Welche Lizenz hat cognee?", "In den Digests steht darauf keine Antwort."),
        ("Warum wurde cognee umbenannt?", "In den Digests steht darauf keine Antwort."),
        ("Wo wohnt der Hausmeister?", "In den Digests steht darauf keine Antwort."),
        ("Wer hat TREX verklagt?", "In den Digests steht darauf keine Antwort."),
        ("Qui a acheté TREX ?", "Les digests ne contiennent pas de réponse à cette question."),
        ("¿Quién demandó a TREX?", "Los resúmenes no contienen una respuesta a eso."),
        ("誰がTREXを訴えましたか", "ダイジェストにその答えはありません。"),
        ("谁收购了 TREX", "周报和日报里没有这个问题的答案。"),
    ],
)
async def test_a_refusal_comes_in_the_language_of_the_question_and_names_only_names(ask, question, text):
    answer = await ask(question)
    assert not answer.answered
    assert text in answer.text


@pytest.mark.parametrize(
    ("talk", "begins"),
    [("hallo", "Hallo!"), ("bonjour", "Bonjour"), ("hola", "¡Hola!"), ("こんにちは", "こんにちは"), ("danke", "Gern")],
)
async def test_small_talk_is_answered_in_its_language(ask, talk, begins):
    assert (await ask(talk)).text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "gives", "gives_not"),
    [
        ("Wer baute cognee?", "cognee was built by Topoteretes.", "cognee is a tool."),
        ("Quelle version de cognee ?", "cognee 1.2.0 is out", "cognee is out"),
        ("Quand est sorti cognee ?", "cognee came on May 3.", "cognee came out."),
        ("¿Por qué cambió cognee?", "cognee changed because of a law.", "cognee changed."),
    ],
)
def test_the_kind_of_thing_asked_for_is_known_in_other_languages(question, gives, gives_not):
    assert gives_wanted(question, gives)
    assert not gives_wanted(question, gives_not)


def test_a_noun_asked_for_is_known_in_other_languages():
    assert noun_asked_for("Welche Lizenz hat cognee?") == "lizenz"
    assert noun_asked_for("¿Cuál es la licencia de cognee?") == "licencia"
    assert noun_asked_for("Welche Version hat cognee?") == ""


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr", "es", "ja"])
def test_every_language_takes_what_each_phrase_is_about(language):
    words = phrases_in(language)
    assert "NAME" in words.not_mentioned.format("NAME")
    shown = words.not_mentioned_in.format("NAME", "DAYS")
    assert "NAME" in shown
    assert "DAYS" in shown
    assert "A" in listed(["A", "B"], language)


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("Was gab es in W15?", "Zu „W15“ gibt es nichts; am nächsten liegt W14."),
        ("Quoi de neuf en W15 ?", "Rien pour « W15 » ; le plus proche est W14."),
        ("¿Qué hay de nuevo en W15?", "No hay nada de «W15»; lo más cercano es W14."),
        ("4月8日は何がありましたか", "4月8日の内容はありません。最も近いのはW14です。"),
    ],
)
async def test_the_word_that_other_days_are_told_of_comes_in_the_language_of_the_question(ask, question, note):
    assert (await ask(question)).notes == (note,)
