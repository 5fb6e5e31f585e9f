"""German, French and Spanish questions on English posts, read in the English of their everyday words."""

import pytest

from bot.answers.answering import Answering
from bot.search.inenglish import in_english
from tests.answers.conftest import answering_from, read

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
        ("Combien d'étoiles a Tangram 3.5 ?", "fr", "how many star are has Tangram 3.5?"),
        ("¿Cuánto cuesta Tangram?", "es", "how much cost Tangram?"),
        ("Wie viele Nutzer hat die Tangram-Bibliothek?", "de", "how many user are has the Tangram library?"),
        ("Hoeveel kost Tangram?", "nl", "Hoeveel kost Tangram?"),
        ("What is the cost of Tangram?", "en", "What is the cost of Tangram?"),
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
