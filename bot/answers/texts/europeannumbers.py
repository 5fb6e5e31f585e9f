"""Numbers, dates, units, languages and countries as German, French and Spanish write them, written as in English."""

import re
from functools import cache, lru_cache, partial

from bot.answers.texts.numerals import ONES, TENS
from bot.answers.texts.wordlists import words
from bot.posts.wordsets import word_set
from bot.search.dictionaries.inenglish import in_english
from bot.search.dictionaries.languages import european

_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_DAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
_ENGLISH_MONTHS = words("January February March April May June July August September October November December")
_ENGLISH_DAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_COUNTRIES = {
    "de": "Deutschlands? Frankreichs? Spaniens? Italiens? Schweiz Österreichs? Russlands? Indiens? Chinas? Japans? "
    "Europas?",
    "fr": "Allemagne France Espagne Italie Suisse Autriche Russie Inde Chine Japon Europe",
    "es": "Alemania Francia España Italia Suiza Austria Rusia India China Japón Europa",
}
_ENGLISH_COUNTRIES = words("Germany France Spain Italy Switzerland Austria Russia India China Japan Europe")
#: German alone writes what people speak with a capital, as English does.
_SPOKEN = "Deutsch Englisch Französisch Spanisch Italienisch Portugiesisch Russisch Chinesisch Japanisch Koreanisch"
_ENGLISH_SPOKEN = words("German English French Spanish Italian Portuguese Russian Chinese Japanese Korean")
_ONES = {
    "de": "null _ zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
    "fr": "zéro _ deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf",
    "es": "cero _ dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve",
}
_TENS = {
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
#: English, then how German, French and Spanish say it, as patterns; the first that fits is taken.
_SAID = """
    billion | Milliarden?|Mrd\\.? | milliards? | mil\\smillones|miles\\sde\\smillones|millardos?
    million | Millionen|Million|Mio\\.? | millions? | millones|millón
    trillion | Billionen|Billion | billions? | billones|billón
    thousand | [Tt]ausend | mille|milliers? | mil|miles
    hundred | [Hh]undert | cents? | cien|ciento|cientos
    dozen | Dutzend | douzaines? | docenas?
    percentage points | Prozentpunkten? | points?\\sde\\spourcentage | puntos?\\sporcentual(?:es)?
    percent | Prozent | pour\\scent|pour\\s100 | por\\sciento|por\\s100
    two thirds | zwei\\sDrittel | deux\\stiers | dos\\stercios
    a third | ein(?:em|es)?\\sDrittel | un\\stiers | un\\stercio
    three quarters | drei\\sViertel|dreiviertel | trois\\squarts | tres\\scuartos
    a quarter | ein(?:em|es)?\\sViertel | un\\squart | un\\scuarto
    half | Hälfte|halbe[nrms]?|halb | moitié|demi(?:e|-)? | mitad|medi[oa]
    doubled | verdoppelte?n?|verdoppelt|doppelt | doubl(?:é|ée|és|ées|e|er) | duplic(?:ó|a|ado|ada|aron)
    doubled | doppelte[nr]? | double | doble
    tripled | verdreifachte?n?|verdreifacht | tripl(?:é|ée|e|er) | triplic(?:ó|a|ado|ada|aron)
    milliseconds | Millisekunden? | millisecondes? | milisegundos?
    seconds | Sekunden? | secondes? | segundos
    minutes | Minuten? | minutes? | minutos?
    hours | Stunden? | heures? | horas?
    days | Tage?n? | jours? | días?
    weeks | Wochen | semaines | semanas
    months | Monaten? | mois | meses
    years | Jahren? | ans|années | años
    dollars | (?:US-)?Dollars? | dollars? | dólar(?:es)?
    euros | Euros? | euros? | euros?
    pounds | Pfund | livres?\\ssterling | libras?\\sesterlinas?
    yuan | Yuan | yuans? | yuan(?:es)?
    times | [Mm]al | fois | veces
    stars | Sternen? | étoiles? | estrellas?
    parameters | Parametern? | paramètres? | parámetros?
    tokens | Tokens? | tokens?|jetons? | tokens?
    points | Punkten? | points? | puntos?
    per | pro | par(?=\\s(?:million|heure|jour|semaine|mois|an)) | por(?=\\s(?:millón|hora|día|semana|mes|año))
    users | Nutzer(?:n|innen)?|Benutzern?|Anwendern? | utilisateurs?|utilisatrices? | usuari[oa]s?
    downloads | Downloads? | téléchargements? | descargas?
    lines | Zeilen? | lignes? | líneas?
    cores | Kernen? | cœurs?|coeurs? | núcleos?
    kilometres | Kilometern? | kilomètres? | kilómetros?
    metres | Metern? | mètres? | metros?
    kilograms | Kilogramm | kilogrammes?|kilos? | kilogramos?|kilos?
    tons | Tonnen? | tonnes? | toneladas?
    megawatts | Megawatt | mégawatts? | megavatios?
    gigawatts | Gigawatt | gigawatts? | gigavatios?
    rose | stieg(?:en)?|gestiegen | augmenté(?:e?s?)|augmente(?:nt)? | subió|subieron|aumentó|aumentaron
    fell | fiel(?:en)?|gefallen|sank(?:en)?|gesunken | baissé(?:e?s?)|baisse(?:nt)?|chuté | bajó|bajaron|cayó|cayeron
    gigabytes | Gigabytes? | gigaoctets?|Go | gigabytes?
    megabytes | Megabytes? | mégaoctets?|Mo | megabytes?
    terabytes | Terabytes? | téraoctets?|To | terabytes?
    AI | KI | IA | IA
    no | keine?[rnms]? | aucune? | ning(?:ún|una)
    not | nicht | pas | no
    never | nie|niemals | jamais | nunca|jamás
    without | ohne | sans | sin
    the only | (?:der|die|das|den|dem)\\seinzige?n? | (?:le\\sseul|la\\sseule|les\\sseule?s) | (?:el|la)\\súnic[oa]
    more than | mehr\\sals | plus\\s(?:de|d['’]) | más\\sde
    less than | weniger\\sals | moins\\s(?:de|d['’]) | menos\\sde
    at least | mindestens | au\\smoins | al\\smenos|por\\slo\\smenos
    at most | höchstens|maximal | au\\splus | como\\smáximo
    spring | Frühling|Frühjahr | printemps | primavera
    summer | Sommer | été(?!\\s\\w+[éeis]) | verano
    autumn | Herbst | automne | otoño
    winter | Winter | hiver | invierno
    first quarter | ersten?\\sQuartals? | premier\\strimestre | primer\\strimestre
    second quarter | zweiten?\\sQuartals? | (?:deuxième|second)\\strimestre | segundo\\strimestre
    third quarter | dritten?\\sQuartals? | troisième\\strimestre | tercer\\strimestre
    fourth quarter | vierten?\\sQuartals? | quatrième\\strimestre | cuarto\\strimestre
"""
_COLUMN = {"de": 1, "fr": 2, "es": 3}
_SPACE = r"[ \u00a0\u202f\u2009]"
_THOUSANDS = {
    "de": re.compile(rf"(?<![\w.,-])\d{{1,3}}(?:(?:\.|{_SPACE}|['’])\d{{3}})+(?![\w.]*\d)"),
    "fr": re.compile(rf"(?<![\w.,-])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\w.]*\d)"),
    "es": re.compile(rf"(?<![\w.,-])\d{{1,3}}(?:(?:\.|{_SPACE})\d{{3}})+(?![\w.]*\d)"),
}
#: Three digits after a comma are thousands as English writes them, unless a scale follows.
_SCALE_NEXT = r"\s(?:Mi|mi|bi|Bi|Mrd)"
_DECIMAL = re.compile(rf"(?<![\w.,])(\d+),(\d{{1,2}}|\d{{4,}}|\d{{3}}(?={_SCALE_NEXT}))(?![\d,])")
_MONEY_AFTER = re.compile(
    r"(?<![\w.,$€£¥])(\d[\d.,]*\d|\d)((?: (?:thousand|million|billion|trillion))?)\s?(?:US)?([$€£¥])"
)
_AFTER_SCALE = re.compile(r"\b(thousand|million|billion|trillion|dozen) (?:de |d['’]|von )(?=\w)")
_DAY_OF_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:\.|er|º)?\s(?:de )?({'|'.join(_ENGLISH_MONTHS)})\b(?:\s(?:de|del)\s(?=\d{{4}}))?"
)
_MONTH_OF_YEAR = re.compile(rf"\b({'|'.join(_ENGLISH_MONTHS)}) (?:de|del) (?=\d{{4}}\b)")
_MONTH_ALONE = re.compile(
    rf"\b(?:im|en|de|depuis|seit|bis|desde|ab|vor|nach|fin|début|Anfang|Ende|Mitte)\s(?=(?:{'|'.join(_ENGLISH_MONTHS)})\b)"
)
_HOUR = re.compile(
    r"\b([01]?\d|2[0-3])\s?h\s?([0-5]\d)\b|\b(?:um|gegen|ab|bis) ([01]?\d|2[0-3])(?:[:.]([0-5]\d))? Uhr\b"
)
_WEEK = re.compile(r"\b(?:KW|Kalenderwoche|Woche|[Ss]emaine|[Ss]emana)\s(\d{1,2})\b")
ENGLISH_WORDS = word_set(
    " ".join(
        [
            *ONES,
            *TENS,
            *_ENGLISH_MONTHS,
            *_ENGLISH_DAYS,
            *_ENGLISH_COUNTRIES,
            *_ENGLISH_SPOKEN,
            *(row.split("|")[0] for row in _SAID.strip().splitlines() if "|" in row),
        ]
    )
) - {"a"}


def with_english_numbers(text: str, language: str) -> str:
    """Give a German, French or Spanish text with all that counts and dates as English writes it; others as they are."""
    if language not in _COLUMN:
        return text
    text = _THOUSANDS[language].sub(lambda found: re.sub(r"\D", ",", found.group()), text)
    text = _HOUR.sub(
        lambda found: f"{found[1] or found[3]}:{found[2] or found[4] or '00'}", _DECIMAL.sub(r"\1.\2", text)
    )
    text = _said(language).sub(partial(_as_english, language), _WEEK.sub(r"week \1", text))
    text = _AFTER_SCALE.sub(r"\1 ", text)
    text = _MONTH_OF_YEAR.sub(r"\1 ", _DAY_OF_MONTH.sub(r"\1 \2 ", text))
    text = _MONTH_ALONE.sub("in ", re.sub(r" {2,}", " ", text))
    return _MONEY_AFTER.sub(r"\3\1\2", text)


@lru_cache(maxsize=4096)
def with_its_english(text: str) -> str:
    """Give a text, and where it is in German, French or Spanish the same again with all that is known in English."""
    language = european(text)
    if language not in _COLUMN:
        return text
    return f"{text}\n{in_english(with_english_numbers(text, language), language)}"


@cache
def _said(language: str) -> re.Pattern[str]:
    """Match any words of a language; without a group for each, what begins otherwise is passed over at once."""
    return _matching([form for _, form in _entries(language)])


def _as_english(language: str, found: re.Match[str]) -> str:
    """Give the English of the words that were found."""
    each, english = _told_apart(language)
    again = each.match(found.string, found.start())
    return english[((again and again.lastindex) or 1) - 1]


@cache
def _told_apart(language: str) -> tuple[re.Pattern[str], list[str]]:
    """Match the same by a group for each entry, and give the English of each."""
    entries = _entries(language)
    return _matching([f"({form})" for _, form in entries]), [english for english, _ in entries]


def _matching(forms: list[str]) -> re.Pattern[str]:
    # A capital tells March from Mars in French and Spanish, which write months small.
    return re.compile(rf"(?<![\w@./])(?:{'|'.join(forms)})(?![\w@/]|[.]\w)")


def _entries(language: str) -> list[tuple[str, str]]:
    """Give the English and the pattern of all that a language says for it."""
    rows = [[cell.strip() for cell in re.split(r" \| ", row)] for row in _SAID.strip().splitlines()]
    said = [(row[0], row[_COLUMN[language]]) for row in rows]
    said += zip(_ENGLISH_MONTHS, _MONTHS[language].split(), strict=True)
    said += zip(_ENGLISH_DAYS, _DAYS[language].split(), strict=True)
    said += zip(_ENGLISH_COUNTRIES, _COUNTRIES[language].split(), strict=True)
    if language == "de":
        said += zip(_ENGLISH_SPOKEN, _SPOKEN.split(), strict=True)
    return said + _number_words(language)


def _number_words(language: str) -> list[tuple[str, str]]:
    """Give the English and the pattern of the numbers up to ninety-nine, longest first; one is an article as well.

    German writes small counts together with what they count: zweihundert, dreitausend, viermal.
    """
    ones = _ONES[language].split()
    tens = _TENS[language].split()
    found = [(english, one) for english, one in zip(ONES, ones, strict=True) if one != "_"]
    found += zip(TENS, tens, strict=True)
    for ten, english in zip(tens, TENS, strict=True):
        for at in range(1, 10):
            found.append((f"{english}-{ONES[at]}", _joined(language, ten, ones, at)))
    if language == "de":
        joined = (("hundert", " hundred"), ("tausend", " thousand"), ("mal", " times"))
        small = list(zip(ONES[2:13], ones[2:13], strict=True))
        found += [(f"{english}{said}", f"{one}{written}") for written, said in joined for english, one in small]
    capital = [(english, f"[{form[0]}{form[0].upper()}]{form[1:]}") for english, form in found]
    return sorted(capital, key=lambda pair: -len(pair[1]))


def _joined(language: str, ten: str, ones: list[str], at: int) -> str:
    """Give how a language says a ten and a one."""
    if language == "de":
        return f"{'ein' if at == 1 else ones[at]}und{ten}"
    one = {"fr": "une?", "es": "un[oa]?"}[language] if at == 1 else ones[at]
    if language == "es":
        return f"veinti{one}" if ten == "veinte" else f"{ten} y {one}"
    if ten.endswith("dix"):
        return f"{ten.removesuffix('-dix')}(?:-|-et-| et ){ones[10 + at]}"
    return f"{ten.removesuffix('s')}(?:-et-| et |-){one}"
