"""The rules for time in German, French, Spanish, Portuguese, Italian and Dutch, as one table like that of `rules`.

A month without a day needs a small word before it, since `mars` is a planet and `mei` a name.
"""

from bot.posts.monthnames import EUROPEAN_MONTHS
from bot.posts.timewords import days
from bot.posts.timewords.actions import to_day
from bot.posts.timewords.days import Unit
from bot.posts.timewords.grammar import Rule, TokenClass, the_first

_NAMES_OF_UNITS: tuple[tuple[Unit, str], ...] = (
    ("day", "tag tage tagen jour jours día dia días dias giorno giorni dag dagen"),
    ("week", "woche wochen semaine semaines semana semanas settimana settimane week weken"),
    ("month", "monat monats monate monaten mois mes mês meses mese mesi maand maanden"),
    ("year", "jahr jahre jahres jahren année an ans año años ano anos anno anni jaar jaren"),
)
_UNITS = {name: unit for unit, names in _NAMES_OF_UNITS for name in names.split()}
_COUNTS = {
    name: number
    for number, names in enumerate(
        ("zwei deux dos dois duas due twee", "drei trois tres três tre drie", "vier quatre cuatro quatro quattro"), 2
    )
    for name in names.split()
}

CLASSES: dict[str, TokenClass] = {
    # With a capital these two are a planet and a person.
    "mois": lambda token: None if token.capital and token.text in ("mars", "mei") else EUROPEAN_MONTHS.get(token.text),
    "unité": lambda token: _UNITS.get(token.text),
    "nombre": lambda token: (
        (token.value if token.kind == "number" and isinstance(token.value, int) and token.value <= 400 else None)
        or _COUNTS.get(token.text)
    ),
}


_IN = "im|en|em|nel|in|au|vom|für|du|de|di|van|mois|mes|mês|mese|maand|monat"
_ON = "am|vom|dem|den|der|le|du|el|del|em|dia|día|do|il|dal|op|van"

#: Words before the number of a week, `week` standing among the English ones.
_WEEK = "woche|kalenderwoche|kw|wk|semaine|semana|settimana"

RULES: tuple[Rule, ...] = (
    ("window", f"{_WEEK} <weeknumber> von|de|del|des|di|do <year>", days.week),
    ("window", f"{_WEEK} !<jour> <weeknumber> <year>?", days.week),
    ("jour", "<dayofmonth> .? <mois> <year>", lambda number, month, year: days.day(month, number, year)),
    ("jour", "<dayofmonth> .? <mois>", lambda number, month: days.day(month, number)),
    ("jour", "<dayofmonth> de|di <mois> de|del|di? <year>", lambda number, month, year: days.day(month, number, year)),
    ("jour", "<dayofmonth> de|di <mois>", lambda number, month: days.day(month, number)),
    ("moisentier", "<mois> de|del|di? <year>", days.month),
    ("moisentier", "<moisdans>", the_first),
    (
        "moisdans",
        "<mois> des|de|del|di|van|do? el|la? <naguère>",
        lambda month, year: days.in_year(days.month(month), year),
    ),
    ("moisentier", "<mois>", days.month),
    ("relatif", "vorgestern|avant-hier|anteayer|anteontem|eergisteren", lambda: days.unit("day", 2)),
    ("relatif", "gestern|ayer|ontem|ieri|gisteren|d'hier", lambda: days.unit("day", 1)),
    ("relatif", "hier matin|soir|après-midi", lambda: days.unit("day", 1)),
    ("relatif", "passé|sorti|annoncé|publié hier", lambda: days.unit("day", 1)),
    ("relatif", "heute|aujourd'hui|hoy|hoje|oggi|vandaag", lambda: days.unit("day", 0)),
    (
        "naguère",
        "letzte|letzten|letzter|letztes|vergangene|vergangenen|vorig|vorige|voriger|voriges|vorigen|afgelopen <unité>",
        lambda unit: days.unit(unit, 1),
    ),
    (
        "naguère",
        "diese|diesen|dieser|dieses|diesem|cette|ce|esta|este|questa|questo|deze|dit <unité>",
        lambda unit: days.unit(unit, 0),
    ),
    (
        "naguère",
        "<unité> dernière|dernier|passée|passé|pasada|pasado|passada|passado|scorsa|scorso",
        lambda unit: days.unit(unit, 1),
    ),
    ("relatif", "<naguère>", the_first),
    (
        "relatif",
        "letzten|vergangenen|derniers|dernières|últimos|últimas|ultimi|ultime|laatste <nombre> <unité>",
        lambda count, unit: days.rolling(unit, count),
    ),
    (
        "relatif",
        "<nombre> derniers|dernières|últimos|últimas <unité>",
        lambda count, unit: days.rolling(unit, count),
    ),
    ("relatif", "vor|hace|há <nombre> <unité>", lambda count, unit: days.unit(unit, count)),
    ("jours", "<dayofmonth> .? -|bis|au|al|a|ao|tot|t/m <dayofmonth> .? <mois> <year>?", to_day),
    ("jours", "<dayofmonth> -|au|al|a|ao <dayofmonth> de|di <mois> de|del|di? <year>?", to_day),
    ("window", f"woche|semaine|semana|settimana|week {_ON} <jours>", the_first),
    ("window", f"{_ON} <jours>", the_first),
    ("window", "<jours>", the_first),
    ("window", "woche|semaine|semana|settimana|week vom|des|du|del|do|de|van <jour>", days.week_around),
    ("window", "seit|ab|depuis|desde|dal|sinds dem? <jour>", days.since),
    ("window", "seit|ab|depuis|desde|da|sinds <moisentier>", days.since),
    ("window", "vor|avant|antes|prima|voor dem|le|del|do? <jour>", days.before),
    ("window", f"{_ON} <jour>", the_first),
    ("window", "<jour>", the_first),
    ("window", f"{_IN} <moisentier>", the_first),
    ("window", "<moisdans>", the_first),
    ("window", "<mois> de|del|di? <year>", days.month),
    ("window", "la|le|el|il|a|o|der|die|das|den|de|in|im|am? <relatif>", the_first),
)
