"""The names of the months in English and nine other languages of Europe, in full and short."""

from collections.abc import Mapping

_ENGLISH = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_EUROPEAN = (
    "januar jänner janvier enero janeiro gennaio januari",
    "februar février fevrier febrero fevereiro febbraio februari",
    "märz maerz mars marzo março maart", "april avril abril aprile", "mai mayo maio maggio mei",
    "juni juin junio junho giugno",
    "juli juillet julio julho luglio", "august août aout agosto augustus",
    "september septembre septiembre setiembre setembro settembre", "oktober octobre octubre outubro ottobre",
    "november novembre noviembre novembro", "dezember décembre decembre diciembre dezembro dicembre december",
)  # fmt: skip
_SHORT = (
    "jän janv ene gen", "févr fév fev", "mär mrt", "avr abr", "mag", "giu", "juil lug", "ago", "set", "okt out ott", "",
    "dez déc dic",
)  # fmt: skip
#: Russian, Polish and Turkish, as a month is called and as it stands behind a day; an `ı` is written as an `i`.
_EASTERN = (
    "январь января янв styczeń stycznia ocak", "февраль февраля фев luty lutego şubat",
    "март марта мар marzec marca mart", "апрель апреля апр kwiecień kwietnia nisan",
    "май мая maj maja mayis", "июнь июня июн czerwiec czerwca haziran",
    "июль июля июл lipiec lipca temmuz", "август августа авг sierpień sierpnia ağustos",
    "сентябрь сентября сен wrzesień września eylül", "октябрь октября окт październik października ekim",
    "ноябрь ноября ноя listopad listopada kasim", "декабрь декабря дек grudzień grudnia aralik",
)  # fmt: skip


def _numbered(*tables: tuple[str, ...]) -> dict[str, int]:
    return {name: number for table in tables for number, names in enumerate(table, 1) for name in names.split()}


#: The months by their names in small letters, 1 to 12; `mars` is a planet too, and `mei` a name.
EUROPEAN_MONTHS: Mapping[str, int] = _numbered(_EUROPEAN)
MONTHS: Mapping[str, int] = _numbered(_ENGLISH, _EUROPEAN, _SHORT, _EASTERN)
IN_ENGLISH: Mapping[str, int] = _numbered(_ENGLISH)
#: The English ones in full, in their order.
ENGLISH_MONTHS: tuple[str, ...] = tuple(names.split()[0] for names in _ENGLISH)
#: Short names that are words of English too: `Next Gen 2026`, `Data Set 2026`, `What Is Out 2026`.
_WORDS = frozenset(("gen", "mag", "ago", "set", "out"))


def month_pattern(*, words: bool) -> str:
    """Give a pattern of the names of the months, the longest first, with or without those that are words too."""
    names = (name for name in MONTHS if words or name not in _WORDS)
    return rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})(?![^\W\d_])"


def month_number(name: str) -> int:
    """Give the number of a month by its name in any case; a pattern that looks past case takes `ı` and `İ` for an i."""
    return MONTHS[name.replace("İ", "i").replace("ı", "i").casefold()]
