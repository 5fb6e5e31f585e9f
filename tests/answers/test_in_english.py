"""German, French and Spanish questions on English posts, read in the English of their everyday words."""

import pytest

from bot.answers.answering import Answering
from bot.search.asking import language_of
from bot.search.dictionaries.inenglish import in_english
from tests.answers.conftest import answering_from, asker, read

POST = """---
title: Loom notes
date: 2026-04-06
---

## Looms

Weftline is a loom with 312 layers that was built by the mill of Marta Holm. It speaks such languages as Basque, Finnish
and Welsh.

The mill made $41 million in revenue last year. Her first hire was her cousin Piet.

Yarnhub counts 7,450 spinners who contributed to Bobbin 2.4, and shares its licence, MPL-2.0, with Weftline. The
programming language of Bobbin 2.4 is Knotscript, and 90 firms use Bobbin 2.4.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Welche Sprachen spricht Weftline?", "Basque"),
        ("Quelles langues couvre Weftline ?", "Basque"),
        ("Wie viele Schichten hat Weftline?", "312 layers"),
        ("Combien de couches a Weftline ?", "312 layers"),
        ("¿Cuántas capas tiene Weftline?", "312 layers"),
        ("Combien d'entreprises participent à Bobbin 2.4 ?", "90 firms"),
        ("In welcher Programmiersprache ist Bobbin 2.4 geschrieben?", "Knotscript"),
        ("Wie viele Spinner haben zu Bobbin 2.4 beigetragen?", "7,450"),
        ("Welche Lizenz hat Weftline?", "MPL-2.0"),
        ("¿Qué licencia tiene Weftline?", "MPL-2.0"),
    ],
)
async def test_an_everyday_word_of_another_language_finds_its_english(asking, question: str, told: str):
    answer = await _answering().reply(asking(question, posts=None))
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Fahrten hat Weftline gemacht?",
        "Quel est le prix de Weftline ?",
        "¿Cuántos empleados tiene Yarnhub?",
        "Welche Bank bezahlte Weftline?",
        "¿Dónde vive Marta Holm?",
    ],
)
async def test_what_the_posts_do_not_say_is_refused_in_the_words_of_the_question(asking, question: str):
    answer = await _answering().reply(asking(question, posts=None))
    assert not answer.answered
    assert not {"ride", "price", "employees", "pay"} & set(answer.text.replace(".", "").split())


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("Wer hat Tangram veröffentlicht?", "de", "who released Tangram?"),
        ("Wie viele autonome Fahrten hat Tangram gemacht?", "de", "how many autonome ride are has Tangram made?"),
        ("Quel est le prix de Tangram ?", "fr", "what is the price of Tangram?"),
        ("Combien d'étoiles a Tangram 3.5 ?", "fr", "how many stars are has Tangram 3.5?"),
        ("¿Cuánto cuesta Tangram?", "es", "how much cost Tangram?"),
        ("Wie viele Nutzer hat die Tangram-Bibliothek?", "de", "how many user are has the Tangram library?"),
        ("Hoeveel kost Tangram?", "nl", "Hoeveel kost Tangram?"),
        ("What is the cost of Tangram?", "en", "What is the cost of Tangram?"),
        ("Welches Repo hat die meisten Sterne?", "de", "which Repo has the most stars?"),
        ("quel dépôt a le plus d'étoiles ?", "fr", "which repo has most stars?"),
        ("¿Qué repositorio tiene más estrellas?", "es", "which repo has most stars?"),
        ("Welche Repos haben mehr als 50.000 Sterne?", "de", "which Repos has more than 50,000 stars?"),
        ("Was ist neu in Loom 3.141?", "de", "what is new in Loom 3.141?"),
        ("Vergleiche Loom und Reed nach Sternen", "de", "compare Loom and Reed by stars"),
        ("Compara Loom y Reed por estrellas", "es", "compare Loom and Reed by stars"),
        ("Gibt es etwas Neues zu Loom?", "de", "is there anything new on Loom?"),
        ("combien de dépôts il y a ?", "fr", "how many repos are there?"),
    ],
)
def test_words_that_are_known_are_put_into_english_and_names_stay(question: str, language: str, english: str):
    assert in_english(question, language) == english


async def test_posts_in_the_language_of_the_question_are_asked_in_it(asking):
    german = """---
title: Webnotizen
date: 2026-04-06
lang: de
---

## Webstühle

Weftline hat 312 Schichten und wurde in Ulm gebaut.
"""
    answer = await _answering(german).reply(asking("Wie viele Schichten hat Weftline?", posts=None))
    assert "312 Schichten" in answer.text


def _answering(text: str = POST) -> Answering:
    return answering_from(read(text, "looms"))


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Zeig mir, was neu ist", "de"),
        ("Erzähl mir von Weftline", "de"),
        ("Fasse KW 15 zusammen", "de"),
        ("Muéstrame Weftline", "es"),
        ("Dime las novedades", "es"),
        ("Montre-moi Weftline", "fr"),
        ("Résume-moi la semaine 15", "fr"),
    ],
)
def test_what_the_bot_is_told_to_do_shows_its_language(question: str, language: str):
    assert language_of(question) == language


@pytest.mark.parametrize(
    "question",
    [
        "Fasse KW 15 zusammen",
        "Résumé de la semaine 15",
        "Dame un resumen de la semana 15",
        "W15のまとめを教えて",
        "W15の主なニュースは？",
        "W15を要約して",
        "W15要点",
        "Dime las novedades de la semana 15",
    ],
)
async def test_a_summary_is_given_of_the_days_asked_about(question: str):
    answer = await asker(answering_from(read(POST, "loom")))(question)
    assert answer.text.startswith("Weftline is a loom with 312 layers"), answer.text
