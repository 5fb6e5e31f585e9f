"""The words that stand around a digest, in the digest's own language; any but these gets English."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """One language's words.

    Attributes:
        three, short: stand over three leading things, and over fewer.
        ask, read, about: on buttons; `read` shows what has no title, `about` takes what is asked about.
        sections, items, minutes: each takes a number; all but the last stand for two or more.
        weekdays: from Monday on.
        written: a day; takes `weekday`, `day`, `month` (in English), `number` (of the month) and `year`.
    """

    three: str
    short: str
    contents: str
    ask: str
    open: str
    read: str
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
    read="Read on",
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
        read="阅读全文",
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
        read="続きを読む",
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
        read="Weiterlesen",
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
        read="Lire la suite",
        about="Question sur {}",
        sections="{} sections",
        items="{} éléments",
        minutes="{} min",
        weekdays=("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
        written="{weekday} {day:02}/{number:02}/{year}",
    ),
    "es": Labels(
        three="Tres cosas",
        short="En breve",
        contents="Contenido",
        ask="Hacer una pregunta",
        open="Abrir una sección…",
        read="Seguir leyendo",
        about="Preguntar por {}",
        sections="{} secciones",
        items="{} entradas",
        minutes="{} min",
        weekdays=("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
        written="{weekday} {day:02}/{number:02}/{year}",
    ),
    "zh-Hant": Labels(
        three="三件事",
        short="要點",
        contents="目錄",
        ask="提問",
        open="打開一節…",
        read="閱讀全文",
        about="問問 {}",
        sections="{} 節",
        items="{} 條",
        minutes="約 {} 分鐘",
        weekdays="一二三四五六日",
        written="{year}年{number}月{day}日 週{weekday}",
    ),
    "ko": Labels(
        three="세 가지 소식",
        short="요약",
        contents="목차",
        ask="질문하기",
        open="섹션 열기…",
        read="계속 읽기",
        about="{} 질문하기",
        sections="섹션 {}개",
        items="{}건",
        minutes="약 {}분",
        weekdays="월화수목금토일",
        written="{year}년 {number}월 {day}일 ({weekday})",
    ),
    "pt": Labels(
        three="Três coisas",
        short="Em resumo",
        contents="Conteúdo",
        ask="Fazer uma pergunta",
        open="Abrir uma seção…",
        read="Continuar a ler",
        about="Perguntar sobre {}",
        sections="{} seções",
        items="{} itens",
        minutes="{} min",
        weekdays=("seg", "ter", "qua", "qui", "sex", "sáb", "dom"),
        written="{weekday} {day:02}/{number:02}/{year}",
    ),
    "it": Labels(
        three="Tre cose",
        short="In breve",
        contents="Indice",
        ask="Fai una domanda",
        open="Apri una sezione…",
        read="Continua a leggere",
        about="Chiedi di {}",
        sections="{} sezioni",
        items="{} voci",
        minutes="{} min",
        weekdays=("lun", "mar", "mer", "gio", "ven", "sab", "dom"),
        written="{weekday} {day:02}/{number:02}/{year}",
    ),
    "ru": Labels(
        three="Три новости",
        short="Коротко",
        contents="Содержание",
        ask="Задать вопрос",
        open="Открыть раздел…",
        read="Читать дальше",
        about="Спросить: {}",
        sections="разделов: {}",
        items="пунктов: {}",
        minutes="{} мин",
        weekdays=("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
        written="{weekday} {day:02}.{number:02}.{year}",
    ),
    "pl": Labels(
        three="Trzy rzeczy",
        short="W skrócie",
        contents="Spis treści",
        ask="Zadaj pytanie",
        open="Otwórz sekcję…",
        read="Czytaj dalej",
        about="Zapytaj: {}",
        sections="sekcje: {}",
        items="pozycje: {}",
        minutes="{} min",
        weekdays=("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."),
        written="{weekday} {day:02}.{number:02}.{year}",
    ),
    "tr": Labels(
        three="Üç haber",
        short="Kısaca",
        contents="İçindekiler",
        ask="Soru sor",
        open="Bir bölüm aç…",
        read="Devamını oku",
        about="{} hakkında sor",
        sections="{} bölüm",
        items="{} madde",
        minutes="{} dk",
        weekdays=("Pzt", "Sal", "Çar", "Per", "Cum", "Cmt", "Paz"),
        written="{day:02}.{number:02}.{year} {weekday}",
    ),
    "vi": Labels(
        three="Ba điều đáng chú ý",
        short="Tóm tắt",
        contents="Mục lục",
        ask="Đặt câu hỏi",
        open="Mở một mục…",
        read="Đọc tiếp",
        about="Hỏi về {}",
        sections="{} phần",
        items="{} mục",
        minutes="khoảng {} phút",
        weekdays=("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
        written="{weekday} {day:02}/{number:02}/{year}",
    ),
}
#: Where Chinese is written with traditional characters.
_TRADITIONAL = ("zh-Hant", "zh-TW", "zh-HK", "zh-MO")


def labels_of(language: str) -> Labels:
    """Give the words of a language, English where there are none."""
    return _OTHERS.get("zh-Hant" if language.startswith(_TRADITIONAL) else language[:2], ENGLISH)
