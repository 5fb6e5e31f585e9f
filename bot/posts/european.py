"""Words that tell a European language, and that say nothing in a question put in it."""

import re
from collections import Counter

from bot.posts.wordsets import word_set

#: Words that only ask: one of them is enough to tell its language.
_ASKING = {
    "de": word_set(
        "wer wem wen wessen welche welcher welches welchen welchem wann wieso weshalb warum wieviel wieviele"
    ),
    "fr": word_set("qui quoi quel quelle quels quelles quand combien pourquoi comment qu'est-ce est-ce"),
    "es": word_set(
        "quién quiénes qué cuál cuáles cuándo cuánto cuántos cuánta cuántas dónde cómo quien cuando cuantos"
    ),
    "pt": word_set("quem qual quais onde quantos quantas quanto porquê"),
    "it": word_set("chi cosa cos'è quale quali quanti quante perché dov'è com'è"),
    "nl": word_set("welke wanneer hoeveel hoe waarom waar wiens"),
}
#: What is said to the bot itself, a greeting or what it is to do.
_SPOKEN = {
    "de": word_set("""
        hallo moin servus guten danke dank hilfe kannst bist dich tschüss
        zeig zeige nenn nenne gib erzähl erzähle erklär erkläre fasse zusammenfassung überblick vergleiche
    """),
    "fr": word_set("""
        bonjour bonsoir salut coucou merci aide peux-tu sais-tu es-tu êtes-vous ça revoir
        montre montre-moi montre-nous montrez-moi donne-moi donnez-moi dis-moi dites-moi parle-moi parlez-moi cite-moi
        liste-moi trouve-moi explique-moi expliquez-moi résume résume-moi résumez résumé
    """),
    "es": word_set("""
        hola buenas buenos gracias ayuda eres puedes sabes adiós adios
        muéstrame muestrame muéstranos muestra enséñame enséñanos lístame dime dame háblame hablame cuéntame explícame
        explica resúmeme resumen compara compárame
    """),
}
#: Words of every other sentence.
_SMALL = {
    "de": word_set("""
        der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind war waren
        wurde wurden wird werden worden hat haben hatte hatten sein gab gibt es er sie ihr ihre ich wir du man was wie
        wo viele viel von vom zu zum zur mit bei beim im in am an auf aus für über unter nach vor durch als auch sich
        dass noch schon nur mehr so dieser diese dieses bitte mir kann können soll neu neue neuen neues
        kostet kosten findet statt macht heißt bedeutet wohnt um zusammen
    """),
    "fr": word_set("""
        le la les un une des du de et ou est sont était a ont été être avoir fait que qu' dans sur pour par au aux
        ce cet cette ces il elle ils elles on y en se ne pas où avec sans plus son sa ses leur leurs je tu nous vous
        a-t-elle a-t-il ont-ils s'est-il il-y c'est t-il t-elle a-t-on lieu moi me
    """),
    "es": word_set("""
        el la los las un una unos unas de del y o es son fue fueron era ha han hay ser que en a al con por para sobre
        su sus se lo le les no sí más muy este esta estos estas ese esa esto como donde me yo
    """),
    "pt": word_set("""
        o a os as um uma de do da dos das no na nos nas e ou é são foi foram era há tem têm ser que em ao à com por
        para pelo pela sobre seu sua seus suas se não mais este esta esse essa isso como me eu quando
    """),
    "it": word_set("""
        il lo la i gli le un uno una di del dello della dei degli delle e o è sono era ha hanno c'è che in nel nella al
        alla da dal dalla con per su sul sulla suo sua si non più questo questa come mi io quando quanto stato stata
    """),
    "nl": word_set("""
        de het een van en of is zijn was waren werd werden wordt heeft hebben had er dat die dit deze in op aan met
        voor bij uit over naar door als ook niet geen meer wie wat mij ik je te tot om
    """),
}
_ENGLISH = word_set("""
    the a an what what's which who how is are was were did does do of say about and or in on for to from by with has
    have had when where why that this it i you me my can could should there any be tell show list at as not
""")
#: What each word tells of a language: that somebody asks in it, that it is one of its small words.
_TELLS: dict[str, list[tuple[str, bool, bool]]] = {}
for _language in _ASKING:
    _asks = _ASKING[_language] | _SPOKEN.get(_language, frozenset())
    for _said in _asks | _SMALL[_language]:
        _TELLS.setdefault(_said, []).append((_language, _said in _asks, _said in _SMALL[_language]))
#: A text in a language has its small words at least this often; they are two in five words of any prose.
_EVERY = 10
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def told_by_words(text: str) -> str:
    """Give which of `de`, `fr`, `es`, `pt`, `it` and `nl` a text shows itself to be in, or an empty text."""
    words = _WORD.findall(text.replace("’", "'").casefold())
    telling = Counter(filter(_TELLS.__contains__, words))
    english = sum(map(_ENGLISH.__contains__, words))
    # Most texts are English, and of these few could come near if each such word were one that asks.
    if 3 * telling.total() <= english or not telling:
        return ""
    asking, points, kinds = (dict.fromkeys(_ASKING, 0) for _ in range(3))
    for word, count in telling.items():
        for language, asks, small in _TELLS[word]:
            asking[language] += asks
            points[language] += (2 * asks + small) * count
            kinds[language] += 2 * asks + small
    # By kinds of words, as an abbreviation that a table repeats may be a word elsewhere: `est.` in Spanish.
    best = max(points, key=lambda language: (kinds[language], points[language], asking[language]))
    # Among many others a few show no more than that people are called so: `Ryan de la Cruz`.
    return best if points[best] >= max(2, len(words) / _EVERY) and points[best] > english else ""


def says_nothing(word: str, language: str) -> bool:
    """Tell whether a folded word only asks or joins in a language."""
    return any(word in table.get(language, ()) for table in (_ASKING, _SPOKEN, _SMALL))


def is_european(language: str) -> bool:
    """Tell whether a language is one of those that are known here."""
    return language in _ASKING
