"""Questions that rank things by a figure: "which repo has the most stars?", "repos with over 50,000 stars", 星最多."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.answers.answer import SHOWN
from bot.answers.texts.numbers import quantities
from bot.answers.texts.numerals import ONES
from bot.answers.texts.quantity import Quantity
from bot.answers.texts.units import is_known_unit, unit_named, words_for
from bot.answers.texts.wordlists import stem_set
from bot.search.scripts import UNSPACED_LETTER
from bot.search.words import fold, stem

#: What is given where several are asked for without a number.
_SEVERAL = 3

_MEASURE = r"(?P<measure>stars|forks|downloads|users|param(?:eter)?s|contributors|followers|subscribers|funding|money)"
_MEASURE_IN_CHINESE = r"(?P<measure>stars?|星标?|下载|参数|用户|贡献者|融资)[数总]?量?"
_MOST = r"(?:(?P<most>most|highest|largest|biggest|greatest)|fewest|least|lowest|smallest)"
_KIND = (
    r"(?P<kind>repos?|repositor(?:y|ies)|projects?|tools?|librar(?:y|ies)|frameworks?|packages?|apps?|plugins?|extensions?"
    r"|models?|llms?|data ?sets?|compan(?:y|ies)|startups?)"
)
_KIND_IN_CHINESE = r"(?P<kind>仓库|项目|工具|库|框架|插件|模型|数据集|公司|企业)?"
_NUMBER = r"(?P<number>[$€£]?\d[\d.,]*\s?(?:[kmbt万千亿]|thousand|[mbtr]+illion)?)"
_BOUND = (
    r"(?P<bound>(?P<most>more than|over|above|at least|a minimum of)|(?:less|fewer) than|under|below|at most|up to)"
)
_MEASURE_IN_JAPANESE = r"(?P<measure>スター|フォーク|ダウンロード|ユーザ|パラメータ)ー?数?"
_KIND_IN_JAPANESE = r"(?P<kind>リポジトリ|レポジトリ|プロジェクト|ツール|ライブラリ|モデル)?"
_FIRST_IN_JAPANESE = "(?:一番|最も|もっとも)"
_BOUND_IN_CHINESE = r"(?P<bound>(?P<most>超过|多于|大于|至少)|少于|不到|小于|至多)(?:有|了)?\s?"
#: A bound that what has just that figure is within.
_REACHED = re.compile("at|a min|up to|至")
_ASKED = tuple(
    re.compile(f"(?i){pattern}")
    for pattern in (
        rf"\b(?:which|what|who)\b(?:.{{0,30}}?\b{_KIND}\b)?.{{0,40}}?\b{_MOST} (?:number of )?(?:github )?{_MEASURE}\b",
        rf"\b{_MOST}[- ](?P<done>starred|forked|downloaded)\b(?:.{{0,20}}?\b{_KIND}\b)?",
        r"\b(?P<most>most) (?P<done>popular) (?:[\w-]+ )?(?P<kind>repo|project|repository)\b",
        rf"\b(?P<most>top)(?: (?P<count>\d|{'|'.join(ONES[2:6])}))? (?:\w+ )?{_KIND} (?:by|with the most) {_MEASURE}\b",
        rf"(?:\b{_KIND}\b.{{0,20}}?|^\W*(?:which|what)(?: ones?| of (?:them|these|those))? (?:have|has|had|got))"
        rf" {_BOUND} {_NUMBER} (?:github )?{_MEASURE}\b",
        rf"\b(?:which|what)(?:'s| is| are| was| were)?(?: the)? {_MOST} (?:open[- ](?:source|weight) |language )?"
        rf"(?P<kind>models?|llms?)(?: by (?:number of )?{_MEASURE}\b|\W*$| (?:in|of|from|mentioned|released)\b)",
        rf"{_KIND_IN_CHINESE}的?{_MEASURE_IN_CHINESE}最(?:(?P<most>[多高大])|[少低小])",
        rf"{_KIND_IN_CHINESE}的?{_MEASURE_IN_CHINESE}{_BOUND_IN_CHINESE}{_NUMBER}",
        rf"{_FIRST_IN_JAPANESE}{_MEASURE_IN_JAPANESE}[のが](?:(?P<most>[多高])|少な|低)い{_KIND_IN_JAPANESE}",
        rf"{_MEASURE_IN_JAPANESE}[のが]{_FIRST_IN_JAPANESE}(?:(?P<most>[多高])|少な|低)い{_KIND_IN_JAPANESE}",
        rf"哪些{_KIND_IN_CHINESE}的?有?{_BOUND_IN_CHINESE}{_NUMBER}\s?[个颗]?\s?{_MEASURE_IN_CHINESE}",
    )
)
_UNITS = {
    "starred": "star",
    "popular": "star",
    "forked": "fork",
    "downloaded": "download",
    "星标": "star",
    "贡献者": "contributor",
}
_UNITS |= {
    "スター": "star",
    "フォーク": "fork",
    "ダウンロード": "download",
    "ユーザ": "user",
    "パラメータ": "parameter",
}
_MONEY = ("money", "funding", "融资")
_UNITS |= dict.fromkeys(_MONEY, "$")
#: Words that say no more than that something is ranked.
_RANKS = stem_set("most fewest least top highest greatest smallest lowest largest biggest number github more than")
#: Sorts of things that no post needs to call so, as it need not call a model what has parameters.
_UNSAID = re.compile(r"(?i)repo|project|compan|startup|app|项目|仓库|公司|企业|リポジトリ|レポジトリ|プロジェクト")
#: What was won in some time is another figure than what there is in all.
_WON = r"\b(?:gain(?:s|ed|ing)?|add(?:s|ed|ing)?|gr[eo]w(?:s|n|ing|th)?|rose|won)\b"
_WINS = re.compile(rf"(?i){_WON}|\bnew (?:stars|users|downloads)\b|新增|增长|增加|涨")
_WON_BEFORE = re.compile(rf"(?i)(?:(?:{_WON}|\bup\b)[^.,;]{{0,20}}|(?:新增|增长|增加|涨)\D{{0,4}})$")
_WON_AFTER = re.compile(
    r"(?i)\s?(?:new|more)\b|[^.,;(+]{1,12}\b(?:today|(?:this|last|per|a|one) (?:day|week|month)|daily)\b"
)
#: What stands between a figure and what of it was won: `⭐ 15,846 (today +1,097)`.
_THEREOF = re.compile(r"\s?\([^()\d]{0,8}")
#: A sign or word that stands before its number.
_STAR = (
    r"[⭐★🌟]\ufe0f?\s?|\bstars?(?: count|\s?数量?)?\s?(?:(?:[:|]|:? now)?\s|[:|])"
    r"|星标?数?量?\s?(?:[:]|[已突]?[达破超]过?)?\s?"
)
_LABELS = {"star": re.compile(rf"(?i)(?:{_STAR})$"), "fork": re.compile(r"(?i)\bforks?\s?[:|]?\s$")}
#: How a size is told without the word: a 35B model.
_SIZED = re.compile(r"(?i)[- ]?(?:(?:open|dense|moe|language|total|active|的)[- ]?)*(?:models?\b|llms?\b|total\b|模型)")
_FUNDED = re.compile(r"(?i)\brais(?:e|ed|es|ing)\b|\bfunding\b|\bround\b|融资")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What things are ranked by, and how many are wanted.

    Attributes:
        unit: the one name of what is counted.
        most: those with most come first.
        shown: how many are given.
        bound: only what lies beyond it counts, above it where `most`; None for all.
        reached: what lies on the bound counts too.
        won: what was won in some time is ranked, not what there is.
        said: stems of the words that say all this, of a script without spaces pairs of letters.
    """

    unit: str
    most: bool
    shown: int
    bound: Decimal | None
    reached: bool
    won: bool
    said: frozenset[str]

    def says(self, word: str) -> bool:
        """Tell whether a folded word says no more than that something is ranked."""
        pairs = [*_pairs(word)]
        return stem(word) in self.said or (bool(pairs) and self.said.issuperset(pairs))

    def bounds(self, size: Decimal) -> bool:
        """Tell whether a figure lies beyond the bound, or on one that may be reached."""
        if self.bound is None or size == self.bound:
            return self.bound is None or self.reached
        return (size > self.bound) == self.most


def ranking_asked(question: str) -> Ranking | None:
    """Give what a question ranks by, None where it ranks nothing."""
    folded = fold(question)
    found = next(filter(None, (pattern.search(folded) for pattern in _ASKED)), None)
    if found is None:
        return None
    parts = {name: said.casefold() for name, said in found.groupdict().items() if said}
    measure = parts.get("measure") or parts.get("done") or "parameters"
    named = _UNITS.get(measure) or unit_named(measure.removesuffix("s"))
    unit = named if is_known_unit(named) else stem(measure)
    kind = parts.pop("kind", "")
    if unit == "parameter" or _UNSAID.search(kind):
        parts["kind"] = kind
    won = _WINS.search(folded)
    bound = next((one.value for one in quantities(parts.get("number", ""))), None)
    several = bound is not None or "count" in parts or (kind.isascii() and kind.endswith("s"))
    count = parts.get("count", str(SHOWN if bound is not None else _SEVERAL if several else 1))
    return Ranking(
        unit=unit,
        most="most" in parts,
        shown=min(ONES.index(count) if count in ONES else int(count), SHOWN),
        bound=bound,
        reached=_REACHED.match(parts.get("bound", "")) is not None,
        won=won is not None,
        said=_RANKS.union(
            (stem(word) for part in (*parts.values(), won[0].casefold() if won else "") for word in part.split()),
            _pairs(found[0]),
        ),
    )


def _pairs(text: str) -> Iterator[str]:
    """Give the pairs of letters by which words without spaces are known."""
    return ("".join(pair) for pair in pairwise(text) if UNSPACED_LETTER.match(pair[0]))


def asks_what_was_won(question: str) -> bool:
    """Tell whether a question is for what was won in some time, not for what there is in all."""
    return _WINS.search(fold(question)) is not None


def is_won(field: str) -> bool:
    """Tell whether the value of a field such as `Today: +120` was won in some time."""
    return re.search(r"[:：]\s?\+\d", field) is not None


def figures_of(text: str, ranking: Ranking) -> Iterator[Quantity]:
    """Give the numbers of a folded text that count what is ranked by."""
    if ranking.unit == "$" and not _FUNDED.search(text):
        return
    ended = -1
    for number in quantities(text):
        thereof = ended > 0 and text[number.start] == "+" and _THEREOF.fullmatch(text, ended, number.start) is not None
        if thereof or _counts(text, number, ranking.unit):
            ended = number.end
            if (thereof or _is_won(text, number)) == ranking.won:
                yield number


def _counts(text: str, number: Quantity, unit: str) -> bool:
    if number.unit == unit:
        return True
    if unit == "parameter":
        return text[number.end - 1] in "BT" and number.unit != "$" and _SIZED.match(text, number.end) is not None
    return unit in _LABELS and _LABELS[unit].search(text[: number.start]) is not None


def _is_won(text: str, number: Quantity) -> bool:
    signed = text[number.start] == "+"
    return (
        signed or _WON_BEFORE.search(text[: number.start]) is not None or _WON_AFTER.match(text, number.end) is not None
    )


def states_rank(text: str, ranking: Ranking) -> bool:
    """Tell whether a text itself says what has the most or least: no figures are needed then."""
    counted = "|".join(map(re.escape, [*words_for(ranking.unit), ranking.unit, *_MONEY * (ranking.unit == "$")]))
    most = r"(?:most|highest|largest|biggest|fewest|least|lowest)"
    return re.search(rf"(?i)\b{most}\b.{{0,20}}\b(?:{counted})|最[多高大少低小].{{0,4}}(?:{counted})", text) is not None
