"""What the bot says in its own words around answers, in six languages; any other gets English."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.terms.term import Term
from bot.posts.periods import Window
from bot.posts.spoken import is_bounded, spoken, within

#: Names told to be missing, and characters of one: what somebody asks is not said back to them at any length.
MOST, LONGEST = 5, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One language's phrases; `{}` takes what each is about."""

    greeting: str
    thanks: str
    about: str
    nobody: str
    not_mentioned: str
    not_mentioned_in: str
    not_held: str
    not_held_in: str
    no_posts: str
    searching: str
    searching_one: str
    reading: str
    out_of_reach: str
    no_budget: str
    broke_off: str
    read_as: str
    examples: str
    mentioned: str
    mentioned_one: str
    first_shown: str
    no_sums: str
    ranked: str
    listed: str
    doubted: str
    no_more: str
    without: str
    no_denials: str
    counted: str
    of_more_days: str
    left_off: str


_ENGLISH = Phrases(
    greeting="Hello! Ask me anything about the digests. {}",
    thanks="You're welcome. Ask on whenever you like.",
    about="I answer questions from the digests, with a source for every sentence; what they do not hold, I say so. {}",
    nobody="There are no digests to answer from yet.",
    not_mentioned="The digests do not mention {}.",
    not_mentioned_in="The digests {1} do not mention {0}.",
    not_held="The digests do not hold an answer to that.",
    not_held_in="The digests {} do not hold an answer to that.",
    no_posts="No digest covers {}.",
    searching="Searching {} digests",
    searching_one="Searching 1 digest",
    reading="Reading {} passages",
    out_of_reach="The language model is out of reach, so this is in the digests' own words.",
    no_budget="The budget for written answers is used up for now, so this is in the digests' own words.",
    broke_off="The language model broke off; what it had written and could be checked is shown.",
    read_as="“{}” read as “{}”.",
    examples="For example: {}",
    mentioned="{1} of {2} digests mention {0}.",
    mentioned_one="1 of {2} digests mentions {0}.",
    first_shown="The first {} are shown.",
    no_sums="I do not add up or rank figures of several digests; ask for the figure of one.",
    ranked="Compared: the {} for which the digests give such a figure.",
    listed="{0} of {1} found are listed.",
    doubted="The language model found no answer here; the digests' own words come nearest.",
    no_more="The digests say no more about that.",
    without="Those that do not speak of “{}”.",
    no_denials="The digests seldom say what a thing is not, so I cannot list those without it; ask for those with it.",
    counted="Counted: {} under “{}”.",
    of_more_days="No digest is of {} alone; this is {}.",
    left_off="Further lines of this code in the post: {}.",
)
_CHINESE = Phrases(
    greeting="你好！关于周报和日报的内容都可以问我。{}",
    thanks="不客气，随时可以继续提问。",
    about="我只根据周报和日报回答问题，每句话都有出处；里面没有的内容我会直说。{}",
    nobody="目前还没有可供查询的内容。",
    not_mentioned="周报和日报里没有提到{}。",
    not_mentioned_in="{1}的内容里没有提到{0}。",
    not_held="周报和日报里没有这个问题的答案。",
    not_held_in="{}的内容里没有这个问题的答案。",
    no_posts="没有覆盖{}的内容。",
    searching="正在查找 {} 篇内容",
    searching_one="正在查找 1 篇内容",
    reading="正在阅读 {} 段内容",
    out_of_reach="语言模型暂时无法使用，以下是原文摘录。",
    no_budget="本期的模型额度已用完，以下是原文摘录。",
    broke_off="语言模型中途中断，以下是已写出并核对过的内容。",
    read_as="已将“{}”理解为“{}”。",
    examples="例如：{}",
    mentioned="{2} 期中有 {1} 期提到 {0}。",
    mentioned_one="{2} 期中有 {1} 期提到 {0}。",
    first_shown="这里列出前 {} 期。",
    no_sums="我不把多期的数字相加或排名；请问其中一期的数字。",
    ranked="比较范围：内容中给出此类数字的 {} 项。",
    listed="共找到 {1} 项，这里列出 {0} 项。",
    doubted="语言模型没有在其中找到答案，以下是最接近的原文。",
    no_more="周报和日报里没有更多相关内容。",
    without="列出的是没有提到“{}”的。",
    no_denials="周报和日报很少说明某物不是什么，所以无法列出没有它的；请改问有它的。",
    counted="共 {} 项，列于“{}”之下。",
    of_more_days="没有只讲{}的一期；以下出自 {}。",
    left_off="这段代码在原文中还有 {} 行。",
)


_GERMAN = Phrases(
    greeting="Hallo! Frag mich alles zu den Digests. {}",
    thanks="Gern geschehen. Frag jederzeit weiter.",
    about="Ich beantworte Fragen aus den Digests, mit Quelle zu jedem Satz; was nicht darin steht, sage ich. {}",
    nobody="Noch gibt es keine Digests, aus denen ich antworten könnte.",
    not_mentioned="In den Digests kommt {} nicht vor.",
    not_mentioned_in="In den Digests zu „{1}“ kommt {0} nicht vor.",
    not_held="In den Digests steht darauf keine Antwort.",
    not_held_in="In den Digests zu „{}“ steht darauf keine Antwort.",
    no_posts="Zu „{}“ gibt es keinen Digest.",
    searching="Ich suche in {} Digests",
    searching_one="Ich suche in 1 Digest",
    reading="Ich lese {} Abschnitte",
    out_of_reach="Das Sprachmodell ist nicht erreichbar, daher im Wortlaut der Digests.",
    no_budget="Das Budget für geschriebene Antworten ist vorerst verbraucht, daher im Wortlaut der Digests.",
    broke_off="Das Sprachmodell brach ab; gezeigt wird, was schon geschrieben war und geprüft werden konnte.",
    read_as="„{}“ als „{}“ gelesen.",
    examples="Zum Beispiel: {}",
    mentioned="{1} von {2} Digests erwähnen {0}.",
    mentioned_one="1 von {2} Digests erwähnt {0}.",
    first_shown="Gezeigt sind die ersten {}.",
    no_sums="Zahlen aus mehreren Digests rechne ich nicht zusammen; fragen Sie nach der Zahl aus einem.",
    ranked="Verglichen: die {}, zu denen die Digests eine solche Zahl nennen.",
    listed="{0} von {1} Treffern sind aufgeführt.",
    doubted="Das Sprachmodell fand hier keine Antwort; am nächsten kommen diese Worte der Digests.",
    no_more="Mehr steht dazu nicht in den Digests.",
    without="Aufgeführt ist, was nicht von „{}“ spricht.",
    no_denials="Was etwas nicht ist, sagen die Digests selten; fragen Sie nach dem, was es hat.",
    counted="Gezählt: {} unter „{}“.",
    of_more_days="Keine Ausgabe ist von {} allein; dies ist {}.",
    left_off="Weitere Zeilen dieses Codes im Beitrag: {}.",
)
_FRENCH = Phrases(
    greeting="Bonjour ! Posez-moi vos questions sur les digests. {}",
    thanks="Je vous en prie. N'hésitez pas à continuer.",
    about="Je réponds à partir des digests, avec une source par phrase ; ce qui n'y est pas, je le dis. {}",
    nobody="Il n'y a pas encore de digest pour répondre.",
    not_mentioned="Les digests ne mentionnent pas {}.",
    not_mentioned_in="Pour « {1} », les digests ne mentionnent pas {0}.",
    not_held="Les digests ne contiennent pas de réponse à cette question.",
    not_held_in="Pour « {} », les digests ne contiennent pas de réponse à cette question.",
    no_posts="Aucun digest ne couvre « {} ».",
    searching="Recherche dans {} digests",
    searching_one="Recherche dans 1 digest",
    reading="Lecture de {} passages",
    out_of_reach="Le modèle de langue est injoignable ; voici donc les mots mêmes des digests.",
    no_budget="Le budget des réponses rédigées est épuisé pour l'instant ; voici donc les mots mêmes des digests.",
    broke_off="Le modèle de langue s'est interrompu ; voici ce qui était écrit et a pu être vérifié.",
    read_as="« {} » lu comme « {} ».",
    examples="Par exemple : {}",
    mentioned="{1} digests sur {2} mentionnent {0}.",
    mentioned_one="1 digest sur {2} mentionne {0}.",
    first_shown="Voici les {} premiers.",
    no_sums="Je n'additionne pas les chiffres de plusieurs digests ; demandez celui d'un seul.",
    ranked="Comparés : les {} pour lesquels les digests donnent un tel chiffre.",
    listed="{0} résultats sur {1} sont donnés.",
    doubted="Le modèle de langue n'a pas trouvé de réponse ici ; voici les mots des digests qui s'en approchent.",
    no_more="Les digests n'en disent pas plus.",
    without="Voici ce qui ne parle pas de « {} ».",
    no_denials="Les digests disent rarement ce qu'une chose n'est pas ; demandez plutôt ce qui l'a.",
    counted="Comptés : {} sous « {} ».",
    of_more_days="Aucun numéro ne couvre {} seul ; voici {}.",
    left_off="Autres lignes de ce code dans l’article : {}.",
)
_SPANISH = Phrases(
    greeting="¡Hola! Pregúntame lo que quieras sobre los resúmenes. {}",
    thanks="De nada. Sigue preguntando cuando quieras.",
    about="Respondo a partir de los resúmenes, con una fuente por frase; si algo no está, lo digo. {}",
    nobody="Todavía no hay resúmenes de los que responder.",
    not_mentioned="Los resúmenes no mencionan {}.",
    not_mentioned_in="Los resúmenes de «{1}» no mencionan {0}.",
    not_held="Los resúmenes no contienen una respuesta a eso.",
    not_held_in="Los resúmenes de «{}» no contienen una respuesta a eso.",
    no_posts="Ningún resumen cubre «{}».",
    searching="Buscando en {} resúmenes",
    searching_one="Buscando en 1 resumen",
    reading="Leyendo {} pasajes",
    out_of_reach="No se puede acceder al modelo de lenguaje; esto son las palabras de los propios resúmenes.",
    no_budget="El presupuesto para respuestas redactadas está agotado por ahora; van las palabras de los resúmenes.",
    broke_off="El modelo de lenguaje se interrumpió; se muestra lo que había escrito y se pudo comprobar.",
    read_as="«{}» se leyó como «{}».",
    examples="Por ejemplo: {}",
    mentioned="{1} de {2} resúmenes mencionan {0}.",
    mentioned_one="1 de {2} resúmenes menciona {0}.",
    first_shown="Se muestran los primeros {}.",
    no_sums="No sumo ni comparo cifras de varios resúmenes; pregunte por la de uno.",
    ranked="Comparados: los {} para los que los digests dan una cifra así.",
    listed="Se muestran {0} de {1} resultados.",
    doubted="El modelo de lenguaje no encontró respuesta aquí; estas son las palabras más cercanas.",
    no_more="Los resúmenes no dicen nada más sobre eso.",
    without="Se muestra lo que no habla de «{}».",
    no_denials="Los resúmenes rara vez dicen lo que algo no es; pregunte por lo que sí lo tiene.",
    counted="Contados: {} bajo «{}».",
    of_more_days="Ningún número es solo de {}; este es {}.",
    left_off="Más líneas de este código en el artículo: {}.",
)
_JAPANESE = Phrases(
    greeting="こんにちは。ダイジェストの内容について何でもお尋ねください。{}",
    thanks="どういたしまして。いつでも続けてお尋ねください。",
    about="ダイジェストの内容から、一文ごとに出典を付けてお答えします。載っていないことは、そうお伝えします。{}",
    nobody="まだお答えできるダイジェストがありません。",
    not_mentioned="ダイジェストに{}は出てきません。",
    not_mentioned_in="{1}のダイジェストに{0}は出てきません。",
    not_held="ダイジェストにその答えはありません。",
    not_held_in="{}のダイジェストにその答えはありません。",
    no_posts="{}のダイジェストはありません。",
    searching="{}件のダイジェストを検索しています",
    searching_one="1件のダイジェストを検索しています",
    reading="{}件の箇所を読んでいます",
    out_of_reach="言語モデルに接続できないため、ダイジェストの原文でお答えします。",
    no_budget="回答の作成に使える予算を使い切ったため、ダイジェストの原文でお答えします。",
    broke_off="言語モデルが途中で止まりました。書き終えて確認できた部分を表示します。",
    read_as="「{}」を「{}」と解釈しました。",
    examples="例：{}",
    mentioned="{2}件中{1}件のダイジェストが{0}に触れています。",
    mentioned_one="{2}件中{1}件のダイジェストが{0}に触れています。",
    first_shown="最初の{}件を示します。",
    no_sums="複数のダイジェストの数値の合計や順位は出しません。一つのダイジェストの数値をお尋ねください。",
    ranked="比較対象：ダイジェストにこの種の数値がある {} 件。",
    listed="{1}件のうち{0}件を示します。",
    doubted="言語モデルは答えを見つけられませんでした。最も近い原文を示します。",
    no_more="ダイジェストにはこれ以上の記述はありません。",
    without="「{}」に触れていないものです。",
    no_denials="何かがそうでないとはダイジェストにほとんど書かれていないため、挙げられません。そうであるものをお尋ねください。",
    counted="「{1}」の下に{0}件あります。",
    of_more_days="{}だけの号はありません。これは {} です。",
    left_off="このコードの続きは記事にあと{}行あります。",
)
_PHRASES = {"zh": _CHINESE, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "ja": _JAPANESE}
_OR = {"de": "oder", "fr": "ou", "es": "o"}


def phrases_in(language: str) -> Phrases:
    """Give the phrases of a language, English where there are none."""
    return _PHRASES.get(language[:2], _ENGLISH)


def not_held(language: str, window: Window | None) -> str:
    """Say that the digests, or those of some days, do not hold an answer."""
    words = phrases_in(language)
    return words.not_held if window is None else words.not_held_in.format(_within(window, words))


def not_mentioned(absent: Sequence[Term], language: str, window: Window | None) -> str:
    """Say what the digests, or those of some days, do not mention; pairs of characters are no words to show."""
    told = [term for term in absent if not term.foreign]
    # Where a name stands nowhere, no other word of the question does either.
    told = [term for term in told if term.hard] or told
    shown = [term.shown for term in told if not all(word.is_pair for word in term.words)]
    names = list(dict.fromkeys(map(_clipped, shown)))[:MOST]
    words = phrases_in(language)
    if not names:
        return words.not_held
    if window is None:
        return words.not_mentioned.format(listed(names, language))
    return words.not_mentioned_in.format(listed(names, language), _within(window, words))


def _clipped(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def no_posts(language: str, days: str, series: str = "") -> str:
    """Say that no digest, or none of a series, covers some days."""
    words = phrases_in(language)
    if words is _ENGLISH and is_bounded(days):
        return f"There are no digests {spoken(days)}." if not series else f"There is no {series} {spoken(days)}."
    told = spoken(days) if words is _ENGLISH else days
    return words.no_posts.format(f"{series}, {told}" if series else told)


def _within(window: Window, words: Phrases) -> str:
    return within(window.words) if words is _ENGLISH else window.words


def listed(words: Sequence[str], language: str) -> str:
    """Give words as a list in running text."""
    if language[:2] in ("zh", "ja"):
        return "、".join(words)
    return f" {_OR.get(language[:2], 'or')} ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
