"""What kind of thing a question asks for (a day, a sum, a name, a count), and whether a text gives one."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.answers.kinds.chinesecounts import counts_in_chinese
from bot.answers.kinds.chinesekinds import gives_in_chinese, wants_in_chinese
from bot.answers.kinds.counted import counted_noun
from bot.answers.kinds.figures import FIGURES
from bot.answers.kinds.firsts import FIRSTS, deed_of_first
from bot.answers.kinds.identifiers import asks_arxiv, gives_arxiv, gives_number, registry_asked
from bot.answers.kinds.kinds import KINDS, PLACE, PRICES
from bot.answers.kinds.korean import asks_kind_in_korean, gives_in_korean
from bot.answers.kinds.who import asks_maker, asks_who, names_who
from bot.answers.patterns.chinese import is_chinese, is_mostly_han
from bot.answers.texts.deeds import MADE_IN_CHINESE, OUT_IN_CHINESE
from bot.answers.texts.europeannumbers import with_its_english
from bot.posts.hanzi import simplified
from bot.search.scripts import HAN

#: Nouns of other languages that a kind of thing stands for.
_ELSE = (
    r"(?:versi\w+|tag|jour|d[ií]a|giorno|dag|datum|date|fecha|data|firma|unternehmen|entreprise|société|empresa|azienda"
    r"|bedrijf|person\w*|équipe|equipo|prix|precio|preço|prezzo)\b"
)
_ASKED_FOR = re.compile(
    r"(?i)\b(?:what|which) (?!versions? )(?:[\w-]+ )?([a-z]{3,})"
    r" (?:does|do|did|is|are|was|were|has|have|can|will|made|makes|\w+ed)\b"
    r"|\bwhat(?:'s| is| was) the (?:[\w-]+ )?([a-z]{3,}) (?:of|for)\b"
    r"|\bhow (?:high|big|large|small|low|steep|hefty) (?:is|are|was|were) (?:the|an?|its|their) ([a-z]{3,})\b"
    r"|^\W*(?:\w{1,4} )?(?:welch\w+|quel\w*|qué|cuál(?:es)?|qual(?:e|i|is)?|welke?)"
    rf" (?!{_ELSE})(?:est la |est le |es el |es la |è il |è la |é o |é a )?([^\W\d_]{{3,}})\b"
)
#: A sum asked for as money or as a price, an address, which every source shows, the day that something is or ends on,
#: and a school, which each calls itself otherwise.
_ONLY_A_KIND = re.compile(
    r"(?i)(?<=how much )money\b"
    r"|^\W*(?:(?:(?:can|could|may) (?:i|you|we) |(?:do|have) you |does (?:anyone|anybody) |i(?:'ve)? |please )*"
    r"(?:what(?:'s| is)|where(?:'s| is)|(?:is|are) there|(?:give|send|show)(?: me)?|share|got|have|get|need)?"
    r" ?(?:the|an?|any)? ?)(?:[a-z]+ )?"
    r"(?:links?|url|address|website|homepage|lien|enlace)(?= (?:to|for|of|zu[rm]?|vers|al?)\b)"
    r"|\b(?:(?:paper|github|repo|arxiv) )?(?:links?|urls?|website|homepage|github|arxiv)(?=\W*$)"
    r"|\b(?:an?|any|the|got|have) (?:\w+ )?(?:links?|urls?)(?= (?:to|for)\b)"
    r"|\bseverity\b|(?<=\bhow )(?:severe|serious|critical)\b"
    r"|(?<=\bwhich )(?:pull|merge) requests?\b|(?<=\bwhat )(?:pull|merge) requests?\b"
    r"|\b(?:deadlines?|(?:due|closing|end) dates?)\b|\b(?:(?:release|launch|start) )?dates?(?=\W*$)"
    r"|\bprice tags?\b|\b(?:location|venue)(?=\W*$)|\bgithub(?= (?:stars|forks)\b)"
    r"|\b(?:(?:model|parameter) )?size(?: in (?:parameters|params))?(?=\W*$| (?:of|do|does|did|is|are|was|were)\b)"
    r"|\barxiv\s?的?(?:编?号码?|链接|地址|番号)"
    r"|\barxiv(?: (?:paper|preprint|article|ids?|numbers?|identifier|links?|url|address)\b)*(?: linked\b)?"
    r"|(?<=\bcve )(?:ids?|numbers?|identifiers?)\b|(?<=cve)\s?的?(?:编?号|番号)"
    r"|(?<=怎么|如何|怎样)(?:收费|计费|收钱)|(?<=哪[所个家])(?:大学|高校|学校|学院)|(?:料金|価格|値段|費用)(?=.*いくら)"
    rf"|(?:(?<=[a-z\d]是谁)|(?<=[a-z\d] 是谁))(?:{MADE_IN_CHINESE}|{OUT_IN_CHINESE})(?=的?\W*$)"
)
#: Words in other letters than Chinese ones stand apart from these.
_WORD = re.compile(rf"[{HAN}]+|[^\s{HAN}]+")
#: When something came, not when it will; `when to` is said after another `when did`.
_WHEN_IT_CAME = re.compile(r"(?i)\bwhen (?:was|were|did|has|have|to)\b")
_VERSION = re.compile(r"(?<![\w.])v?\d+(?:\.\d+)+(?![\w.]*\d)")
#: What stands behind the verb of a question for who did something, up to what tells for what, where or when.
_APART = "(?:for|of|in|to|from|on|at|with|about|into|by|that|which|during|and|or|as|when|after|last|this)"
_DONE_TO = re.compile(
    r"\b[Ww]ho (?:(?:will|has|have|had|also|first|just|recently|\w+ly) )*"
    rf"(?!(?:is|are|was|were|else|{_APART})\b)[a-z]+ (?:the|an?|its|their|our) "
    rf"(?:(?!{_APART}\b)[\w.'’-]+ ){{0,4}}?(?P<what>[a-z]{{3,}})(?=\W*$| {_APART}\b)"
)
_NAMES = re.compile(r"(?<=\s)[A-Z][\w.-]*(?: [A-Z\d][\w.-]*)*")
_ADDRESS = re.compile(r"https?://\S+")
_FIGURES = frozenset(pattern for _, pattern in (*PRICES, *FIGURES, *FIRSTS))
#: The number of a paper, which is no figure.
_PAPER = re.compile(r"(?i)\barxiv:\s?\S+|(?<![\w.])\d{4}\.\d{5}(?:v\d+)?(?![\w.]*\d)")


def noun_asked_for(question: str) -> str:
    """Give the noun that a question asks for by `which` or as something `of` another, or an empty text.

    Who is asked to have done something did it to what stands behind the verb: `who will prepare the slides`.
    """
    if found := _ASKED_FOR.search(question):
        return str(next(filter(None, found.groups()))).casefold()
    done_to = _DONE_TO.search(question) if asks_who_did(question) else None
    return done_to["what"].casefold() if done_to else ""


def words_of_kind(question: str) -> frozenset[str]:
    """Give words of a question that only say what kind of thing is asked for: a sum, or the address of a source."""
    found = _ONLY_A_KIND.search(question)
    said = f"{simplified(found.group()) if found else ''} {deed_of_first(question)}"
    return frozenset(_WORD.findall(said.casefold()))


@lru_cache(maxsize=64)
def asks_kind(question: str) -> bool:
    """Tell whether a question asks for a certain kind of thing."""
    if _kinds(question) or asks_who(question) or asks_arxiv(question) or asks_kind_in_korean(question):
        return True
    return is_chinese(question) and wants_in_chinese(question)


def gives_wanted(question: str, text: str, links: Sequence[str] = ()) -> bool:
    """Tell whether a text, or a link in it, gives the kind of thing that a question asks for, where it asks for one."""
    if not gives_kinds(question, text):
        return False
    chinese = is_chinese(question)
    if (registry := registry_asked(question)) and not gives_number(registry, text):
        return False
    if asks_arxiv(question) and not any(map(gives_arxiv, (text, *links))):
        return False
    if chinese and not gives_in_chinese(question, text):
        return False
    if not gives_in_korean(question, text):
        return False
    noun = counted_noun(question)
    if noun.isascii() and noun and is_mostly_han(text) and not counts_in_chinese(noun, text):
        return False
    return not asks_who(question) or names_who(question, _ADDRESS.sub(" ", text))


def gives_kinds(question: str, text: str) -> bool:
    """Tell whether a text gives the figure, day, place or version that a question asks for, whomever it names.

    What stands in an address, such as a day, tells nothing.
    """
    kinds = _kinds(question)
    said = _PAPER.sub(" ", _ADDRESS.sub(" ", text)) if kinds else ""
    told = _without_versions_of(question, with_its_english(said)) if kinds else ""
    return all(given.search(_besides(question, told) if given is PLACE else told) for given in kinds)


@lru_cache(maxsize=64)
def figures_asked(question: str) -> Sequence[re.Pattern[str]]:
    """Give what finds each price, figure or first place that a question asks for."""
    return [pattern for pattern in _kinds(question) if pattern in _FIGURES]


def asks_who_did(question: str) -> bool:
    """Tell whether a question asks who did something other than make, write, release or lead it."""
    return asks_who(question) and not (asks_maker(question) or _kinds(question))


def _besides(question: str, text: str) -> str:
    """Give a text without the names of a question: where the Loom Fair is, `at the Loom Fair` does not tell."""
    for name in _NAMES.findall(question):
        text = text.replace(name, " ")
    return text


def _without_versions_of(question: str, text: str) -> str:
    """Give a text without the versions that a question names: when 1.0 comes is not told by 1.0.

    When it came may be: what a post says of it happened in its days.
    """
    for version in _versions_told_by_none(question):
        text = version.sub("", text)
    return text


@lru_cache(maxsize=64)
def _versions_told_by_none(question: str) -> Sequence[re.Pattern[str]]:
    """Give what finds each version that a question names, where it is not asked when that came."""
    named = () if _WHEN_IT_CAME.search(question) else _VERSION.findall(question)
    return [re.compile(rf"(?<![\w.])v?{re.escape(version.removeprefix('v'))}(?![\w.]*\d)") for version in named]


@lru_cache(maxsize=64)
def _kinds(question: str) -> Sequence[re.Pattern[str]]:
    """Give what finds each kind of thing that a question asks for; it is held against many texts."""
    return [given for asked, given in KINDS if asked.search(question)]
