"""Whole questions for all there was, which name nothing but their days: "what happened this week?", 上周讲了什么."""

import re
from collections.abc import Sequence

from bot.answers.texts.wordlists import OPENS
from bot.posts.european import says_nothing
from bot.posts.wordsets import word_set
from bot.search.scripts import HANGUL

_ENGLISH = re.compile(
    rf"(?i){OPENS}(?:what(?:['’]s| has| have| is| was| did)?"
    r"(?: (?:all|else))?(?: (?:i|we))?(?: been)? (?:happen(?:ed|ing)?|going on|miss(?:ed)?)|did (?:i|we) miss anything)"
    r"(?: (?:in|on|during|over|for|from))?\W*"
)
_CHINESE = re.compile(
    r"\W*(?:最[新近](?:一期)?|[这那本上]?一?期)?[的里中]?(?:周刊|周报|日报|速递)?(?:里面|[的里中都])*(?:主要)?(?:讲|说|写|聊|提到|介绍|有|发生)?[了过]?些?"
    r"(?:什么|啥|哪些)?(?:值得(?:关注|一?看|一?读|注意|了解)的?)?(?:内容|新闻|东西|新鲜事|大事)?\W*"
)
#: What a digest has of anything and how that is asked for; the small words of each language stand elsewhere.
_EUROPEAN = {
    "de": word_set("""
        passiert passierte geschehen geschah los gewesen neues neuigkeiten nachrichten news zusammenfassung
        zusammenfassen kurzfassung überblick höhepunkte highlights wichtig wichtige wichtiges wichtigste
        wichtigsten themen meldungen ereignisse verpasst habe haben kurz woche tages monats
    """),
    "fr": word_set("""
        passé passe arrivé nouveau neuf nouveautés nouvelles actualité actualités actus news résumer
        synthèse points clés faits marquants essentiel titres temps forts principaux principales important
        importants importantes ai raté manqué semaine jour mois
    """),
    "es": word_set("""
        pasó paso pasado sucedió sucedido ocurrió ocurrido nuevo noticias novedades resumir resúmeme
        resúmenes puntos clave claves destacados destacado principales importante importantes titulares
        perdí perdido semana día mes
    """),
    "pt": word_set("""
        aconteceu acontecendo aconteceram passou novo notícias noticias novidades resumo resumir resuma
        resume pontos chave principais destaques importante importantes manchetes perdi houve pode semana
        dia mês
    """),
    "it": word_set("""
        successo succede accaduto avvenuto nuovo notizie novità riassunto riassumi riassumere riassumimi
        sintesi punti chiave salienti principali importante importanti titoli perso puoi settimana giorno
        mese
    """),
    "nl": word_set("""
        gebeurd gebeurde gebeurt nieuws nieuwtjes samenvatting samengevat samen hoogtepunten belangrijk
        belangrijks belangrijkste punten gemist week dag maand
    """),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ELIDED = re.compile(r"^(?:d|l|qu|s|c|m|n|j)['’]")
_KOREAN_WORD = re.compile(
    r"(?:무슨|어떤|주요|중요한|새로운|최신|핵심|간단히|짧게|좀|다|것|줘|주세요"
    r"|(?:뭐|뭘|무엇|일|소식|뉴스|내용|이슈|사건|요약|정리|요점|핵심|하이라이트|헤드라인)들?(?:[이가은는을를도]|만|야|였지)?"
    r"|(?:요약|정리|말|얘기)?해(?:줘|주세요|줄래|주실래)?요?|(?:알려|보여|들려)(?:줘|주세요|줄래)?요?"
    r"|(?:있|있었|나왔|났|일어났|벌어졌|생겼)(?:나|니|어|지|는지|습니까)?요?)"
)


def asks_all(text: str) -> bool:
    """Tell whether a question, its words for time taken out, wants all that there was."""
    return (
        _ENGLISH.fullmatch(text) is not None
        or _CHINESE.fullmatch(text) is not None
        or _is_european(text)
        or _is_korean(text)
    )


def _is_european(text: str) -> bool:
    """Tell whether a text asks in one language for what a digest has of anything, and names nothing else."""
    words = [_ELIDED.sub("", word) for word in _WORD.findall(text.casefold())]
    languages = (language for language, asking in _EUROPEAN.items() if not asking.isdisjoint(words))
    return any(_is_of_words(words, language) for language in languages)


def _is_of_words(words: Sequence[str], language: str) -> bool:
    telling = [word for word in words if not says_nothing(word.replace("’", "'"), language)]
    return bool(telling) and _EUROPEAN[language].issuperset(telling)


def _is_korean(text: str) -> bool:
    words = re.findall(rf"[{HANGUL}\w]+", text)
    return bool(words) and all(map(_KOREAN_WORD.fullmatch, words))
