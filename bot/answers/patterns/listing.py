"""Questions for all things of a kind: "which papers on memory?", "list the repos", or in Chinese 有哪些工具."""

import re
from dataclasses import dataclass

from bot.answers.texts.numerals import ONES
from bot.answers.texts.wordlists import OPENS
from bot.posts.chinesenumbers import chinese_number
from bot.search.scripts import UNSPACED_LETTER
from bot.search.words import stem


@dataclass(frozen=True, slots=True)
class Listed:
    """A kind of thing that may be listed.

    Attributes:
        called: what it is called in the plural, or in Chinese.
        said: how the title or the first sentence of one says so.
        told: how any later sentence says so; matches nothing where only the first one counts.
        linked: where one is linked to; matches no address where that tells nothing.
    """

    called: str
    said: re.Pattern[str]
    told: re.Pattern[str] = re.compile(r"(?!)")
    linked: re.Pattern[str] = re.compile(r"(?!)")

    def heads(self, heading: str) -> bool:
        """Tell whether a heading stands over several such things: `Top projects`, 开源项目."""
        spaced = _BETWEEN_SCRIPTS.sub(" ", heading)
        return re.search(rf"(?i)(?<![a-z])(?:{self.called})(?![a-z])", spaced) is not None


def _is_a(nouns: str, chinese: str) -> re.Pattern[str]:
    """Give how a sentence says what a thing is: `X — a small model`, but not `X — a method by which a model`."""
    between = r"(?:(?!\b(?:by|for|that|which|from|with|to|in|on|(?<!series )(?<!family )(?<!set )of)\b)[\w'’ .+-])*?"
    return re.compile(rf"(?i)(?:[—–:]|\b(?:is|are|was|were)\b){between}\b(?:{nouns})\b|{chinese}")


_BETWEEN_SCRIPTS = re.compile(r"(?<=[ -~])(?=[^ -~])|(?<=[^ -~])(?=[ -~])")
#: Where code is kept.
ADDRESS_OF_CODE = re.compile(r"(?i)//(?:www\.)?(?:github|gitlab|codeberg|bitbucket|sr\.ht|crates|pypi|npmjs)\b")
#: Where papers are kept.
ADDRESS_OF_PAPER = re.compile(r"(?i)//(?:www\.)?(?:arxiv\.org|openreview\.net|aclanthology\.org|doi\.org)/|/papers?/")
KINDS = (
    Listed(
        r"papers|preprints|studies|publications|论文|研究|論文",
        re.compile(r"(?i)\b(?:paper|preprint|arxiv|study)\b|论文|論文"),
        told=re.compile(r"(?i)\b(?:the|this|their|whose) (?:paper|preprint|study)\b|arxiv|论文|論文"),
        linked=ADDRESS_OF_PAPER,
    ),
    Listed(
        r"repos|repositories|github projects|projects|仓库|项目|リポジトリ|レポジトリ|プロジェクト",
        re.compile(
            r"(?i)\b(?:repo|repository|open[- ]source|github)\b"
            r"|^(?:#?\d{1,3}[.)、:：]?\s{1,3})?(?=\S*(?-i:[a-z]))[\w.-]+/[\w.-]+"
            r"|开源|仓库|オープンソース|リポジトリ"
        ),
        linked=ADDRESS_OF_CODE,
    ),
    Listed(
        r"tools|librar(?:ies)|frameworks|packages|plugins|extensions|apps|工具|库|框架|插件|软件|ツール|ライブラリ|フレームワーク|プラグイン|アプリ",
        _is_a(
            r"tools?|toolkit|librar(?:y|ies)|frameworks?|packages?|plugins?|extensions?|apps?|sdk|cli|engine|editor|skills?",
            "工具|库|框架|插件|软件|ツール|ライブラリ|フレームワーク|プラグイン|アプリ",
        ),
        linked=ADDRESS_OF_CODE,
    ),
    Listed(r"models|llms|模型|モデル", _is_a("models?|llms?", "模型|モデル")),
    Listed(r"data ?sets|数据集|データセット", _is_a("data ?sets?", "数据集|データセット")),
    Listed(r"benchmarks|基准(?:测试)?|评测|ベンチマーク", _is_a("benchmarks?", "基准|评测|ベンチマーク")),
)
#: How a question begins that wants all of a kind; `which papers' authors` and `how many papers` want something else.
ASKS = (
    rf"{OPENS}(?:can you |could you )?"
    r"(?:(?:which|what|any|list|show(?: me)?|give me|name|find(?: me)?|(?:are|were) there(?: any)?|do you have any)"
    r"(?: of)?(?: the| all| all the| are the| were the)?"
    r"|(?:the )?(?:best|top|new|newest|latest|recent|most interesting))"
    r"(?: [\w-]+(?:['’]s)?){0,3}? "
)
#: What stands before a kind that is asked for by its name alone: `this week's papers`, 上周的论文, 先週の論文.
_BARE = (
    r"^\W*(?:(?:(?:the|all|this|last|past|(?:week|month|today|yesterday)(?:['’]?s)?|\d{4}|w\d+(?:['’]s)?) )*"
    r"|(?!.*(?:谁|多少|几|哪[个篇款项]|什么|怎|吗|这[个篇款项]|那[个篇款项]|介绍|总结|解释|何|誰|いくつ|この|その))"
    r"[^。？?]{0,24}?(?:[的の周週月天日期]|w\d+))"
)
_JAPANESE_END = (
    r"(?:の?(?:一覧|リスト))?(?:[をは]?(?:教え|見せ|挙げ|紹介し|リストアップし)て(?:ください|くれ)?"
    r"|[はが]?(?:ありま(?:す|した)|ある|あった)か?|は)?\W*$"
)
#: How many are wanted, after a word that asks for a list and before what is listed.
_SO_MANY = re.compile(
    r"(?i)(?P<before>\b(?:top|best|latest|newest|main|biggest|most (?:important|interesting)"
    r"|(?:give|show|tell|find|recommend)(?: me| us)?|list|name)(?: the)? )"
    rf"(?P<number>[2-9]|1\d|20|{'|'.join(ONES[2:11])}) (?=(?:[\w-]+ ){{0,2}}?"
    r"(?:stories|things|items|highlights|news|points|bullets|takeaways|topics"
    rf"|{'|'.join(kind.called for kind in KINDS)})\b)"
    # What comes first by a figure is ranked, not listed.
    r"(?!.*\b(?:by|most|fewest|least|highest|lowest|largest|smallest)\b)"
    r"|(?P<zh_before>(?:推荐|列出|列举|给我|找出?|说出?)\s?)(?P<zh>[2-9]|1\d|[两二三四五六七八九十])\s?[个篇条款项则]"
    r"|(?P<ja>[2-9]|1\d|[二三四五六七八九])[つ本件個](?=(?:教え|見せ|挙げ|紹介し|選ん))"
)
#: What praises the things of a list, and picks out none of them: the digests hold what somebody found worth telling.
_OF_KINDS = "|".join(kind.called for kind in KINDS)
_NEWS = r"(?:news|stor(?:y|ies)|headlines?|topics?|things?|developments?)"
_PRAISE = r"(?:(?:most|really|very) )?(?:trending|popular|hot|notable|noteworthy|exciting|cool|must-read|recommended)"
_PRAISED = re.compile(
    rf"(?i)\b(?:{_PRAISE}|hottest) (?=(?:[\w-]+ ){{0,2}}?(?:{_OF_KINDS})\b)"
    rf"|\b(?:{_PRAISE}|hottest|biggest|most important) (?={_NEWS}\b)"
    rf"|最?(?:热门|火|受欢迎)的?(?=(?:[\w-]+\s?)?(?:{_OF_KINDS}))"
)
_WRITTEN_IN = re.compile(r"(?i)\b(?:written|built|implemented|coded) in\b")
_RANKED = re.compile(r"(?i)\b(?:ha[sd]|have|g[eo]ts?|with) the (?:most|fewest|least|highest|lowest|largest|smallest)\b")
_EACH = tuple(
    (
        re.compile(
            rf"(?i){ASKS}(?:{kind.called})\b(?!['’]|-)"
            rf"|(?:哪些|什么|列出|推荐|有没有|几[篇个款])[^。？?]{{0,24}}?(?:{kind.called})(?:吗|呢|啊)?\W*$"
            rf"|(?:どんな|どういう)[^。？?]{{0,16}}?(?:{kind.called})(?:が(?:出|公開|発表|紹介)\w*|{_JAPANESE_END})"
            rf"|{_BARE}(?:{kind.called})(?:(?= (?:of|from|in|on|about|for|with|since|last|this)\b)|{_JAPANESE_END})"
        ),
        kind,
    )
    for kind in KINDS
)
_COUNTED = tuple(
    (
        re.compile(
            rf"(?i)\bhow many (?:[\w-]+ ){{0,2}}?(?:{kind.called})\b(?!['’]|-)"
            rf"|(?:多少|几)[个篇款项条]?(?:{kind.called})|(?:{kind.called})[はがの]?(?:数|いくつ|何[件本個])"
        ),
        kind,
    )
    for kind in KINDS
)


def kind_listed(question: str) -> Listed | None:
    """Give the kind of thing of which a question wants all there are, None where it wants no list.

    What is asked of things `written in Go` is told by each of them alone, and those that `have the most stars` are few.
    """
    if _WRITTEN_IN.search(question) or _RANKED.search(question):
        return None
    return next((kind for asked, kind in _EACH if asked.search(question)), None)


def kind_counted(question: str) -> Listed | None:
    """Give the kind of thing of which a question wants the number, None where it asks for no number of one."""
    return next((kind for asked, kind in _COUNTED if asked.search(question)), None)


def most_wanted(question: str) -> int:
    """Give how many at most a question wants listed: `top 3 stories`, 推荐5个工具; 0 where it does not say."""
    found = _SO_MANY.search(question)
    if found is None:
        return 0
    number = (found["number"] or found["zh"] or found["ja"]).casefold()
    if number in ONES:
        return ONES.index(number)
    return int(number) if number.isdecimal() else chinese_number(number)


def without_most(question: str) -> str:
    """Give a question without how many it wants listed."""
    return _SO_MANY.sub(lambda found: found["before"] or found["zh_before"] or "", question, count=1)


def without_praise(question: str) -> str:
    """Give a question without what praises the things it wants listed: `trending repos`, `the biggest news`."""
    return _PRAISED.sub("", question)


def without_kind(question: str) -> str:
    """Give a Chinese or Japanese question for all of a kind without what the kind is called and what only asks.

    Nothing but its letters sets the one apart from the other there: どんな論文がありますか, 上周的论文.
    """
    kind = kind_listed(question)
    if kind is None or not UNSPACED_LETTER.search(question):
        return question
    return re.sub(rf"の?(?:どんな|どの|どういう|何の)?(?:{kind.called})(?:{_JAPANESE_END})?", " ", question)


def kind_in_unspaced(question: str) -> str:
    """Give what the kind is called of which a Chinese or Japanese question wants all; empty for any other."""
    kind = kind_listed(question)
    found = re.search(kind.called, question) if kind and UNSPACED_LETTER.search(question) else None
    return found[0] if found else ""


_AUXILIARY = r"(?:is|was|does|has|are|were|do|did|have|had|can|could|will|would|should)\b"
_SEVERAL = re.compile(
    rf"(?i){OPENS}(?:(?:in|on|of|for|with|from) )*(?:what|which|list|name|give me|show me)(?: of)?"
    rf"(?: all)?(?: are| were)?(?: the)?(?: (?!{_AUXILIARY})[\w./-]+){{0,3}}? "
    rf"(?!{_AUXILIARY})([a-z-]{{3,}}[a-rt-z]s)\b(?!['’-])"
)
#: Words that end like a plural and are none, or that ask for one thing all the same.
_ONE = frozenset(("news", "series", "basis", "analysis", "status", "focus", "bus", "lens", "plus", "times", "happens"))


def several_asked_for(question: str) -> str:
    """Give the stem of the plural noun of a question for several things, such as `which versions`, or an empty text."""
    found = _SEVERAL.search(question)
    return stem(found[1].casefold()) if found and found[1].casefold() not in _ONE else ""
