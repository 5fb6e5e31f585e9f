"""A digest's headline and buttons speak the language of the digest."""

from dataclasses import replace
from datetime import date

import pytest

from bot.messages.digest import headline, section_message
from bot.messages.labels import labels_of
from bot.messages.message import Buttons, Message
from tests.messages.test_digest import LIMITS, WEEKLY, words


def buttons(message: Message) -> list[str]:
    return [one.label for element in message.elements if isinstance(element, Buttons) for one in element.buttons]


@pytest.mark.parametrize(
    ("language", "told", "asks"),
    [
        ("en", ["Sun 19 Apr 2026 · 5 sections · 1 min", "Three things", "Contents", "2\u00a0items"], "Ask a question"),
        ("zh-Hans", ["2026年4月19日 周日 · 5 节 · 约 1 分钟", "三件事", "目录", "2\u00a0条"], "提问"),
        ("ja", ["2026年4月19日（日） · 5セクション · 約1分", "3つの話題", "目次", "2件"], "質問する"),
        ("de", ["So. 19.4.2026 · 5 Abschnitte · 1 Min.", "Drei Dinge", "Inhalt", "2\u00a0Einträge"], "Frage stellen"),
        ("fr", ["dim. 19/04/2026", "Trois choses", "Sommaire", "2\u00a0éléments"], "Poser une question"),
        ("es", ["dom 19/04/2026", "Tres cosas", "Contenido", "2\u00a0entradas"], "Hacer una pregunta"),
        ("zh-TW", ["2026年4月19日 週日 · 5 節 · 約 1 分鐘", "三件事", "目錄", "2\u00a0條"], "提問"),
        ("ko", ["2026년 4월 19일 (일) · 섹션 5개 · 약 1분", "세 가지 소식", "목차", "2건"], "질문하기"),
        ("pt", ["dom 19/04/2026 · 5 seções", "Três coisas", "Conteúdo"], "Fazer uma pergunta"),
        ("it", ["dom 19/04/2026 · 5 sezioni", "Tre cose", "Indice"], "Fai una domanda"),
        ("ru", ["вс 19.04.2026 · разделов: 5", "Три новости", "Содержание"], "Задать вопрос"),
        ("pl", ["niedz. 19.04.2026 · sekcje: 5", "Trzy rzeczy", "Spis treści"], "Zadaj pytanie"),
        ("tr", ["19.04.2026 Paz · 5 bölüm", "Üç haber", "İçindekiler"], "Soru sor"),
        ("vi", ["CN 19/04/2026 · 5 phần", "Ba điều đáng chú ý", "Mục lục"], "Đặt câu hỏi"),
        ("nl", ["Three things"], "Ask a question"),
    ],
)
def test_a_headline_is_in_the_language_of_its_digest(language: str, told: list[str], asks: str):
    message = headline(replace(WEEKLY, language=language), LIMITS)
    assert all(part in words(message) for part in told), words(message)
    assert buttons(message)[-1] == asks


def test_what_asks_about_an_item_is_in_the_language_of_the_digest():
    assert buttons(section_message(replace(WEEKLY, language="zh"), 5)) == ["问问 Comma AI", "问问 Marketing"]


@pytest.mark.parametrize(
    "language", ["en", "zh", "zh-Hant", "ja", "ko", "de", "fr", "es", "pt", "it", "ru", "pl", "tr", "vi"]
)
def test_every_day_of_a_week_has_a_name_of_its_own(language: str):
    labels = labels_of(language)
    assert len({labels.day(date(2026, 4, day)).replace(str(day), "") for day in range(13, 20)}) == 7
