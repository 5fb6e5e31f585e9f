"""Questions for where something is: "link to claude-mem?", "where can I find the MEMENTO paper?", claude-mem 的链接."""

import re
from dataclasses import dataclass

from bot.answers.patterns.listing import ADDRESS_OF_CODE, ADDRESS_OF_PAPER
from bot.answers.texts.wordlists import OPENS
from bot.search.words import fold

_SORT = r"(?:(?:github|gitlab|project|paper|official|download|direct|arxiv|source|code) ){0,2}"
_ADDRESS = rf"{_SORT}(?:links?|urls?|address|web ?site|web ?page|home ?page)"
_PLACE = rf"{_SORT}(?:repo(?:sitory)?|page|code|source|paper|pdf|docs|github)"
_ASKS = (
    r"(?:(?:can|could|would) (?:you|someone|anyone|i|we) (?:please |pls )?)?"
    r"(?:(?:(?:give|send|share|show|get|find|post|drop) (?:(?:me|us) )?|(?:do you |anyone )?(?:have|got) |is there "
    r"|i need |need )(?:(?:the|a|an|any) )?|the )?"
)
#: A thing by its name; `a good model` is none.
_NAME = (
    r"(?:(?:the|das|die|den|l[ea]|el) )?"
    r"(?P<name>(?!(?:a|an|any|some|more|good|info\w*|all|it|that|this)\b)[^?？]{2,80})"
)
_SHORT = r"(?P<name>(?!(?:what|which|who|when|why|how|is|are|was|does|do|did)\b)[\w./'’-]+(?: [\w./'’-]+){0,4})"
_SORT_IN_CHINESE = r"(?:(?:项目|仓库|论文|官方|开源|下载|[Gg]it[Hh]ub\s?)?(?:链接|地址|网址)|官网|主页)"
_WHERE_IN_CHINESE = r"(?:在|去)?(?:哪里|哪儿|哪)(?:可以|能|能够)?(?:找到|下载|看到|访问|找)"
_ASKED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i){OPENS}{_ASKS}{_ADDRESS} (?:to|for|of) {_NAME}",
        rf"(?i){OPENS}(?:what(?:['’]s| is| was) (?:the )?|{_ASKS}(?=the )){_PLACE} (?:to|for|of) {_NAME}",
        rf"(?i){OPENS}what(?:['’]s| is| was) (?:the )?{_ADDRESS} (?:to|for|of) {_NAME}",
        rf"(?i){OPENS}what(?:['’]s| is) {_NAME}(?:['’]s)? {_ADDRESS}\W*$",
        rf"(?i){OPENS}{_SHORT} {_SORT}(?:link|url|homepage)\W*$",
        rf"(?i){OPENS}where (?:can|do|could|should) (?:i|we|you|one) (?:find|get|download|read|see|access) {_NAME}",
        rf"(?i){OPENS}where(?:['’]s| is| are) (?:the )?(?:{_ADDRESS}|{_PLACE}) (?:of|for|to|behind) {_NAME}",
        rf"(?P<name>[^?？]{{2,40}}?)\s?的?\s?{_SORT_IN_CHINESE}(?:是什么|是多少|是哪个|是啥|在哪里?|有吗|呢|发我|给我)?\W*$",
        rf"^{_WHERE_IN_CHINESE}\s?(?P<name>[^?？]{{2,40}})",
        rf"(?P<name>[^?？]{{2,40}}?)\s?{_WHERE_IN_CHINESE}",
        # Of a question in another language such words as `wo` have been put into English.
        rf"(?i){OPENS}(?:(?:der |hast du (?:den |einen )|gib mir (?:den )?)?link (?:zu[mr]?|von)"
        rf"|(?:wo|where) (?:finde (?:ich|man)|gibt es|kann (?:ich|man))) {_NAME}",
        rf"(?i){OPENS}(?:(?:le |un )?(?:lien|url) (?:vers|de|du|pour)"
        rf"|(?:où|where) (?:trouver|puis-je trouver|peut-on trouver)) {_NAME}",
        rf"(?i){OPENS}(?:(?:el |un )?(?:enlace|link) (?:a|al|de|del|para)"
        rf"|(?:dónde|where) (?:encuentro|puedo encontrar)) {_NAME}",
    )
)
_PAPERS = re.compile(rf"{ADDRESS_OF_PAPER.pattern}|\.pdf\b")
#: Words that say which of its addresses is wanted, and what that looks like.
_SORTS = (
    (re.compile(r"(?i)\b(?:repo|repository|github|gitlab|code|source)\b|仓库|源码|github"), ADDRESS_OF_CODE),
    (re.compile(r"(?i)\b(?:paper|arxiv|pdf|preprint)\b|论文"), _PAPERS),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address that is asked for.

    Attributes:
        name: what it is of, in small letters.
        kind: how it looks; anything where that is not said.
    """

    name: str
    kind: re.Pattern[str]

    @property
    def is_narrow(self) -> bool:
        """It is said how it looks."""
        return bool(self.kind.pattern)

    def is_of(self, words: str) -> bool:
        """Tell whether words are of the name, and not of the sort of address."""
        said = fold(words).casefold()
        return said in self.name and not any(sort.fullmatch(said) for sort, _ in _SORTS)


def address_wanted(question: str) -> Wanted | None:
    """Give what a folded question wants the address of; None where it wants none."""
    found = next((found for pattern in _ASKED if (found := pattern.search(question))), None)
    if found is None:
        return None
    kind = next((looks for sort, looks in _SORTS if sort.search(found.group())), re.compile(""))
    return Wanted(found["name"].casefold(), kind)
