"""The words that stand around an answer, in the language it was asked in; any but these six gets English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """One language's words.

    Attributes:
        asked: takes the question, where others than the asker see the answer.
        try_other, try_days: what to do where the digests do not hold an answer, the days asked about or all of them.
        searched: takes the words for the days, and the days.
        until: stands between the first and the last day.
        posted: leads to where a source was posted.
        follow, good, bad, why, share: on the buttons under an answer.
    """

    asked: str
    sources: str
    nearest: str
    try_other: str
    try_days: str
    searched: str
    until: str
    posted: str
    follow: str
    good: str
    bad: str
    why: str
    share: str


ENGLISH = Around(
    asked="Asked: {}",
    sources="Sources",
    nearest="Nearest in the digests",
    try_other="Ask about one of these, or try another name or fewer words.",
    try_days="Ask about one of these, or leave the days out to search every digest.",
    searched="Searched {} ({})",
    until="to",
    posted="posted here",
    follow="Ask a follow-up",
    good="Helpful",
    bad="Not helpful",
    why="Why this answer?",
    share="Share in channel",
)
_OTHERS = {
    "zh": Around(
        asked="问题：{}",
        sources="来源",
        nearest="最接近的内容",
        try_other="可以就其中一条提问，或换个名称、少用几个词再试。",
        try_days="可以就其中一条提问，或去掉日期，在全部内容里查找。",
        searched="查找范围：{}（{}）",
        until="至",
        posted="发布于此",
        follow="追问",
        good="有帮助",
        bad="没有帮助",
        why="为什么这样回答？",
        share="分享到频道",
    ),
    "ja": Around(
        asked="質問：{}",
        sources="出典",
        nearest="近い内容",
        try_other="このいずれかについて尋ねるか、別の名前や少ない語でお試しください。",
        try_days="このいずれかについて尋ねるか、日付を外してすべてのダイジェストを検索してください。",
        searched="検索した期間：{}（{}）",
        until="～",
        posted="投稿を見る",
        follow="続けて質問する",
        good="役に立った",
        bad="役に立たなかった",
        why="この回答の根拠は？",
        share="チャンネルに共有",
    ),
    "de": Around(
        asked="Gefragt: {}",
        sources="Quellen",
        nearest="Am nächsten in den Digests",
        try_other="Frag nach einem davon, oder versuch es mit einem anderen Namen oder weniger Wörtern.",
        try_days="Frag nach einem davon, oder lass die Tage weg, um in allen Digests zu suchen.",
        searched="Gesucht in {} ({})",
        until="bis",
        posted="hier gepostet",
        follow="Nachfragen",
        good="Hilfreich",
        bad="Nicht hilfreich",
        why="Warum diese Antwort?",
        share="Im Kanal teilen",
    ),
    "fr": Around(
        asked="Question : {}",
        sources="Sources",
        nearest="Le plus proche dans les digests",
        try_other="Posez une question sur l'un d'eux, ou essayez un autre nom ou moins de mots.",
        try_days="Posez une question sur l'un d'eux, ou ôtez les dates pour chercher dans tous les digests.",
        searched="Recherche sur {} ({})",
        until="au",
        posted="publié ici",
        follow="Poser une autre question",
        good="Utile",
        bad="Pas utile",
        why="Pourquoi cette réponse ?",
        share="Partager dans le canal",
    ),
    "es": Around(
        asked="Pregunta: {}",
        sources="Fuentes",
        nearest="Lo más cercano en los resúmenes",
        try_other="Pregunta por uno de ellos, o prueba con otro nombre o con menos palabras.",
        try_days="Pregunta por uno de ellos, o quita las fechas para buscar en todos los resúmenes.",
        searched="Se buscó en {} ({})",
        until="a",
        posted="publicado aquí",
        follow="Seguir preguntando",
        good="Útil",
        bad="No es útil",
        why="¿Por qué esta respuesta?",
        share="Compartir en el canal",
    ),
}


def around(language: str) -> Around:
    """Give the words of a language, English where there are none."""
    return _OTHERS.get(language[:2], ENGLISH)
