"""Sentences in German, French and Spanish about posts in English: what they name is held, and what is false goes."""

import pytest

from bot.answers.checking.evidence import Checker
from bot.search.passage import Passage
from tests.answers.conftest import passage

ENGLISH = (
    "Corvane Labs released Tidefall, a model of 1.5 billion parameters trained in just 3 hours on 24 GPUs. It costs "
    "$20 million and reached 60,000 stars on April 16. The team plans version 2.4 for May 2026.",
    "Researchers at Uppsala University built MossBench, a benchmark of 602 tasks. Tidefall solves 45.5% of them, and "
    "Pellwright solves 12%. MossBench is not open to companies.",
    "Brindle raised €3.2 billion from Oakhurst in March. The round closed on Wednesday at 14:05 UTC. It employs 1,250 "
    "people in twenty-four cities, and its revenue doubled in the second quarter.",
)

TRUE = [
    (0, "Corvane Labs hat Tidefall veröffentlicht, ein Modell mit 1,5 Milliarden Parametern."),
    (0, "Das Tidefall-Modell wurde in nur drei Stunden auf 24 GPUs trainiert."),
    (0, "Tidefall kostet 20 Mio. Dollar."),
    (0, "Am 16. April erreichte Tidefall 60.000 Sterne."),
    (0, "Die Entwickler planen die Version 2.4 für Mai 2026."),
    (0, "Corvane Labs a présenté Tidefall, un modèle de 1,5 milliard de paramètres."),
    (0, "Tidefall a été entraîné en trois heures sur 24 GPU."),
    (0, "Tidefall coûte 20 millions de dollars."),
    (0, "Le 16 avril, Tidefall a atteint 60\u202f000 étoiles."),
    (0, "L'équipe prévoit la version 2.4 pour mai 2026."),
    (0, "Corvane Labs presentó Tidefall, un modelo de 1,5 mil millones de parámetros."),
    (0, "Tidefall alcanzó 60.000 estrellas el 16 de abril de 2026."),
    (0, "Tidefall cuesta 20 millones de dólares y se entrenó en tres horas."),
    (1, "Forscher der Uppsala University haben MossBench gebaut, einen Benchmark mit 602 Aufgaben."),
    (1, "Tidefall löst 45,5 Prozent der Aufgaben, Pellwright nur zwölf Prozent."),
    (1, "MossBench comprend 602 tâches."),
    (1, "Tidefall en résout 45,5 % et Pellwright 12 %."),
    (1, "MossBench contiene 602 tareas."),
    (1, "Tidefall resuelve el 45,5 por ciento y Pellwright el 12 %."),
    (1, "MossBench ist nicht offen für Unternehmen."),
    (2, "Brindle hat im März 3,2 Mrd. Euro von Oakhurst erhalten."),
    (2, "Brindle beschäftigt 1.250 Menschen in vierundzwanzig Städten."),
    (2, "La levée s'est terminée mercredi à 14 h 05 UTC."),
    (2, "En mars, Brindle a levé 3,2 milliards d'euros auprès de Oakhurst."),
    (2, "Brindle emplea a 1250 personas en veinticuatro ciudades."),
    (2, "Brindle recaudó 3,2 mil millones de euros en marzo."),
]
FALSE = [
    (0, "Halvorsen hat Tidefall veröffentlicht, ein Modell mit 1,5 Milliarden Parametern."),
    (0, "Corvane Labs hat Tidefall veröffentlicht, ein Modell mit 1,5 Millionen Parametern."),
    (0, "Laut Zylantis erreichte Tidefall 60.000 Sterne."),
    (0, "Am 17. April erreichte Tidefall 60.000 Sterne."),
    (0, "Tidefall wurde in nur vier Stunden trainiert."),
    (0, "Tidefall kostet 20 Mio. Euro."),
    (0, "Das Team plant die Version 2.5 für Mai 2026."),
    (0, "Publicis a présenté Tidefall, un modèle de 1,5 milliard de paramètres."),
    (0, "Tidefall a atteint 60,5 étoiles le 16 avril."),
    (0, "Le 16 mai, Tidefall a atteint 60 000 étoiles."),
    (0, "Tidefall cuesta 20 mil millones de dólares."),
    (0, "Tidefall alcanzó 70.000 estrellas el 16 de abril."),
    (0, "Tidefall se encuentra en https://tidefall.example.com y cuesta 20 millones de dólares."),
    (1, "MossBench comprend 702 tâches."),
    (1, "MossBench contiene 602 idiomas y fue creado por Telefónica."),
    (1, "Tidefall löst fünfundvierzig Prozent der Aufgaben von Hexbench."),
    (1, "Tidefall résout 54,5 % des tâches."),
    (2, "Brindle hat im Mai 3,2 Mrd. Euro von Oakhurst erhalten."),
    (2, "Brindle beschäftigt 1,25 Menschen in vierundzwanzig Städten."),
    (2, "La levée s'est terminée jeudi à 14 h 05 UTC."),
    (2, "La levée s'est terminée mercredi à 15 h 05 UTC."),
    (2, "Brindle emplea a 1250 personas en veinticinco ciudades."),
    (2, "Der Umsatz von Brindle hat sich im dritten Quartal verdoppelt."),
    (2, "Siemens hat im März 3,2 Mrd. Euro von Oakhurst erhalten."),
]


@pytest.mark.parametrize(("place", "sentence"), TRUE)
def test_what_the_english_passages_hold_stays(place: int, sentence: str):
    assert Checker(_passages(), question=_asked(sentence)).check(sentence, [place]).why == ""


@pytest.mark.parametrize(("place", "sentence"), FALSE)
def test_what_the_english_passages_do_not_hold_goes(place: int, sentence: str):
    assert not Checker(_passages(), question=_asked(sentence)).check(sentence, [place]).stays


def test_passages_in_the_language_of_a_sentence_are_read_as_they_are_written():
    german = passage("Corvane hat Tidefall mit 602 Aufgaben für die Kundschaft von Brindle gebaut.", language="de")
    assert Checker([german]).check("Corvane hat Tidefall mit 602 Aufgaben gebaut.", [0]).stays
    assert not Checker([german]).check("Corvane hat Tidefall mit 603 Aufgaben gebaut.", [0]).stays


@pytest.mark.parametrize(
    ("language", "held", "turned"),
    [
        ("de", "Corvane spart mit Tidefall bis zu 40 Prozent.", "Corvane spart mit Tidefall mindestens 40 Prozent."),
        ("fr", "Corvane a vendu plus de 40 licences.", "Corvane a vendu moins de 40 licences."),
        ("es", "Corvane vendió hasta 40 licencias.", "Corvane vendió al menos 40 licencias."),
    ],
)
def test_how_far_a_number_reaches_is_read_in_the_language_of_the_passages(language: str, held: str, turned: str):
    checker = Checker([passage(held, language=language)])
    assert checker.check(held, [0]).stays
    assert checker.check(turned, [0]).why.startswith("the passages give 40 as")


@pytest.mark.parametrize("language", ["it", "pt", "nl"])
def test_passages_in_a_language_whose_numbers_are_not_known_are_read_as_they_stand(language: str):
    checker = Checker([passage("Corvane: Tidefall, 602 licenze.", language=language)])
    assert checker.check("Corvane: Tidefall, 602 licenze.", [0]).stays
    assert not checker.check("Corvane: Tidefall, 603 licenze.", [0]).stays


def _asked(sentence: str) -> str:
    """Give a question in Spanish for a sentence that has hardly a word to tell its language by."""
    return "¿Qué contiene?" if sentence.startswith("MossBench contiene") else ""


def _passages() -> list[Passage]:
    return [passage(text, number=place, title="Field notes") for place, text in enumerate(ENGLISH)]
