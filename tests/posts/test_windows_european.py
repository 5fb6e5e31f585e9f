"""Words for time in German, French, Spanish, Portuguese, Italian and Dutch."""

import pytest

from bot.posts.windows import find_window, without_window
from tests.posts.windows import TODAY

QUESTIONS = [
    ("Was gab es in KW 15?", "2026-04-06", "2026-04-12"),
    ("Was gab es in KW15?", "2026-04-06", "2026-04-12"),
    ("die Papers aus Kalenderwoche 15", "2026-04-06", "2026-04-12"),
    ("Que s'est-il passé en semaine 15 de 2025 ?", "2025-04-07", "2025-04-13"),
    ("¿Qué pasó en la semana 15?", "2026-04-06", "2026-04-12"),
    ("la semaine 5 avril", "2026-04-05", "2026-04-05"),
    ("Was erschien am 2. August 2023?", "2023-08-02", "2023-08-02"),
    ("Was erschien am 3. März?", "2026-03-03", "2026-03-03"),
    ("Welche Werkzeuge gab es im Mai?", "2025-05-01", "2025-05-31"),
    ("Was war im Mai 2024 neu?", "2024-05-01", "2024-05-31"),
    ("Was geschah letzte Woche?", "2026-04-13", "2026-04-19"),
    ("Was gab es in der letzten Woche?", "2026-04-13", "2026-04-19"),
    ("Was geschah diesen Monat?", "2026-04-01", "2026-04-30"),
    ("Was kam gestern?", "2026-04-21", "2026-04-21"),
    ("Was ist seit dem 3. März neu?", "2026-03-03", "2026-04-22"),
    ("Was geschah vor zwei Wochen?", "2026-04-06", "2026-04-12"),
    ("Was erschien vom 15. bis 21. Dezember 2025?", "2025-12-15", "2025-12-21"),
    ("Quoi de neuf du 15 au 21 décembre 2025 ?", "2025-12-15", "2025-12-21"),
    ("las noticias del 15 al 21 de diciembre de 2025", "2025-12-15", "2025-12-21"),
    ("Woche vom 5. April 2023", "2023-04-03", "2023-04-09"),
    ("Quoi de neuf le 5 avril 2023 ?", "2023-04-05", "2023-04-05"),
    ("Quoi de neuf le 1er mars ?", "2026-03-01", "2026-03-01"),
    ("la semaine du 5 avril 2023", "2023-04-03", "2023-04-09"),
    ("Quels outils sont sortis le mois dernier ?", "2026-03-01", "2026-03-31"),
    ("Que s'est-il passé la semaine dernière ?", "2026-04-13", "2026-04-19"),
    ("Que s'est-il passé hier ?", "2026-04-21", "2026-04-21"),
    ("les nouvelles d'hier", "2026-04-21", "2026-04-21"),
    ("Quoi de neuf aujourd’hui ?", "2026-04-22", "2026-04-22"),
    ("les outils en mars 2025", "2025-03-01", "2025-03-31"),
    ("¿Qué salió el 5 de abril de 2023?", "2023-04-05", "2023-04-05"),
    ("¿De quién es la cita de la semana del 5 de abril de 2023?", "2023-04-03", "2023-04-09"),
    ("¿Qué pasó la semana pasada?", "2026-04-13", "2026-04-19"),
    ("¿Qué hubo en mayo?", "2025-05-01", "2025-05-31"),
    ("O que saiu em março de 2025?", "2025-03-01", "2025-03-31"),
    ("O que saiu na semana passada?", "2026-04-13", "2026-04-19"),
    ("Cosa è uscito il 3 marzo?", "2026-03-03", "2026-03-03"),
    ("le novità della settimana scorsa", "2026-04-13", "2026-04-19"),
    ("Wat kwam er op 3 maart 2025?", "2025-03-03", "2025-03-03"),
    ("Wat was er vorige week?", "2026-04-13", "2026-04-19"),
]


@pytest.mark.parametrize(("question", "first", "last"), QUESTIONS)
def test_words_for_time_of_european_languages_are_read(question, first, last):
    window = find_window(question, today=TODAY)
    assert window is not None
    assert (window.first.isoformat(), window.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "question",
    [
        "what runs on Mars",
        "life in Mars",
        "a 3 week rollout",
        "who is Mei Lin",
        "the hier crate",
        "is the mes library fast",
        "what does Juni do",
    ],
)
def test_their_months_and_days_are_no_time_in_english(question):
    assert find_window(question, today=TODAY) is None


def test_their_dates_are_taken_out_of_a_question():
    assert without_window("Wer sprach am 2. August 2023?") == "Wer sprach?"
