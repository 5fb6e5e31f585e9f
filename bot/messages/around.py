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
        noted, missed: what is said to whoever found an answer helpful, or not.
        because: stands over how an answer came about.
        you_asked: takes the question.
        searched_all, taken, written_by: where was looked, and who wrote; the last takes the model.
        left_out: stands over sentences that were dropped.
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
    noted: str
    missed: str
    because: str
    you_asked: str
    searched_all: str
    taken: str
    written_by: str
    left_out: str


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
    noted="Thank you, noted.",
    missed="Thank you. We will look at what was missing.",
    because="Why this answer",
    you_asked="You asked: {}",
    searched_all="Searched every digest",
    taken="Taken from the digests",
    written_by="Written by {}",
    left_out="Left out",
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
        noted="谢谢，已记下。",
        missed="谢谢，我们会看看缺了什么。",
        because="为什么这样回答",
        you_asked="你的问题：{}",
        searched_all="查找了全部内容",
        taken="摘自周报和日报",
        written_by="由 {} 撰写",
        left_out="未采用的句子",
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
        noted="ありがとうございます。記録しました。",
        missed="ありがとうございます。足りなかった点を確認します。",
        because="この回答の根拠",
        you_asked="ご質問：{}",
        searched_all="すべてのダイジェストを検索",
        taken="ダイジェストからの引用",
        written_by="{} が作成",
        left_out="採用しなかった文",
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
        noted="Danke, ist notiert.",
        missed="Danke. Wir sehen nach, was gefehlt hat.",
        because="Warum diese Antwort",
        you_asked="Gefragt: {}",
        searched_all="Gesucht in allen Digests",
        taken="Den Digests entnommen",
        written_by="Geschrieben von {}",
        left_out="Weggelassen",
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
        noted="Merci, c'est noté.",
        missed="Merci. Nous verrons ce qui manquait.",
        because="Pourquoi cette réponse",
        you_asked="Votre question : {}",
        searched_all="Recherche dans tous les digests",
        taken="Tiré des digests",
        written_by="Écrit par {}",
        left_out="Laissé de côté",
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
        noted="Gracias, anotado.",
        missed="Gracias. Veremos qué faltaba.",
        because="Por qué esta respuesta",
        you_asked="Tu pregunta: {}",
        searched_all="Se buscó en todos los resúmenes",
        taken="Tomado de los resúmenes",
        written_by="Escrito por {}",
        left_out="Omitido",
    ),
}


def around(language: str) -> Around:
    """Give the words of a language, English where there are none."""
    return _OTHERS.get(language[:2], ENGLISH)
