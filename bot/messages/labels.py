"""The words that stand around a digest, in the digest's own language; any but these six gets English."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """One language's words.

    Attributes:
        three, short: stand over three leading things, and over fewer.
        ask, about: on buttons; `about` takes what is asked about.
        sections, items, minutes: each takes a number; all but the last stand for two or more.
        weekdays: from Monday on.
        written: a day; takes `weekday`, `day`, `month` (in English), `number` (of the month) and `year`.
    """

    three: str
    short: str
    contents: str
    ask: str
    open: str
    about: str
    sections: str
    items: str
    minutes: str
    weekdays: Sequence[str]
    written: str

    def day(self, day: date) -> str:
        """Give a day as a reader of the language writes it."""
        weekday, month = self.weekdays[day.weekday()], calendar.month_abbr[day.month]
        return self.written.format(weekday=weekday, day=day.day, month=month, number=day.month, year=day.year)


ENGLISH = Labels(
    three="Three things",
    short="In short",
    contents="Contents",
    ask="Ask a question",
    open="Open a section …",
    about="Ask about {}",
    sections="{} sections",
    items="{} items",
    minutes="{} min",
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    written="{weekday} {day} {month} {year}",
)
_OTHERS = {
    "zh": Labels(
        three="三件事",
        short="要点",
        contents="目录",
        ask="提问",
        open="打开一节…",
        about="问问 {}",
        sections="{} 节",
        items="{} 条",
        minutes="约 {} 分钟",
        weekdays="一二三四五六日",
        written="{year}年{number}月{day}日 周{weekday}",
    ),
    "ja": Labels(
        three="3つの話題",
        short="要点",
        contents="目次",
        ask="質問する",
        open="セクションを開く…",
        about="{} について聞く",
        sections="{}セクション",
        items="{}件",
        minutes="約{}分",
        weekdays="月火水木金土日",
        written="{year}年{number}月{day}日（{weekday}）",
    ),
    "de": Labels(
        three="Drei Dinge",
        short="Kurz gesagt",
        contents="Inhalt",
        ask="Frage stellen",
        open="Abschnitt öffnen …",
        about="Frage zu {}",
        sections="{} Abschnitte",
        items="{} Einträge",
        minutes="{} Min.",
        weekdays=("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
        written="{weekday} {day}.{number}.{year}",
    ),
    "fr": Labels(
        three="Trois choses",
        short="En bref",
        contents="Sommaire",
        ask="Poser une question",
        open="Ouvrir une section…",
        about="Question sur {}",
        sections="{} sections",
        items="{} éléments",
        minutes="{} min",
        weekdays=("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
        written="{weekday} {day}/{number:02}/{year}",
    ),
    "es": Labels(
        three="Tres cosas",
        short="En breve",
        contents="Contenido",
        ask="Hacer una pregunta",
        open="Abrir una sección…",
        about="Preguntar por {}",
        sections="{} secciones",
        items="{} entradas",
        minutes="{} min",
        weekdays=("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
        written="{weekday} {day}/{number:02}/{year}",
    ),
}


def labels_of(language: str) -> Labels:
    """Give the words of a language, English where there are none."""
    return _OTHERS.get(language[:2], ENGLISH)
