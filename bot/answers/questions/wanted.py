"""What kind of thing a question asks for (a day, a sum, a name, a count), and whether a text gives one."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.answers.questions.chinese import is_chinese, is_mostly_chinese
from bot.answers.questions.chinesekinds import (
    counts_in_chinese,
    gives_in_chinese,
    has_count,
    wants_in_chinese,
)
from bot.answers.questions.kinds import KINDS
from bot.answers.questions.who import asks_who, names_who
from bot.answers.texts.wordlists import IRREGULAR, words
from bot.posts.hanzi import simplified
from bot.search.words import stem

#: How far behind a number, in words, what it counts may stand.
_NEAR = 4
#: Words after which a number counts something else.
_PARTING = frozenset(words("of in on for with from to and or by at which that who than as"))
#: Stems of the numbers that are written out.
NUMBER_WORDS = frozenset(
    stem(word)
    for word in words(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen"
    )
)
_AUX = (
    r"(?:does|do|did|is|are|was|were|has|have|had|will|can|could|would|should|got|get|in|of|on|for|with|from|at|per|to"
    rf"|went|came|by|\w+ed|{'|'.join(IRREGULAR)})\b"
)
_COUNTED = re.compile(
    r"(?i)\b(?:how many|number of|count of) (?:[\w./-]+ ){0,3}?([a-z-]+)"
    rf"(?= (?:fewer|more|less)\b| {_AUX}|\s*[?.!,;]|\s*$)"
    r"|\b(stars|forks|downloads)\b"
)
_TIMES = re.compile(r"(?i)\bhow many times (?:has|have|had|was|were) [^?]*?\b(\w{3,}ed)\b")
#: Nouns of other languages that a kind of thing stands for.
_ELSE = (
    r"(?:versi\w+|tag|jour|d[ií]a|giorno|dag|datum|date|fecha|data|firma|unternehmen|entreprise|société|empresa|azienda"
    r"|bedrijf|person\w*|équipe|equipo|prix|precio|preço|prezzo)\b"
)
_ASKED_FOR = re.compile(
    r"(?i)\b(?:what|which) (?!versions? )([a-z]{3,})"
    r" (?:does|do|did|is|are|was|were|has|have|can|will|made|makes|\w+ed)\b"
    r"|\bwhat(?:'s| is| was) the (?:[\w-]+ )?([a-z]{3,}) (?:of|for)\b"
    r"|^\W*(?:\w{1,4} )?(?:welch\w+|quel\w*|qué|cuál(?:es)?|qual(?:e|i|is)?|welke?)"
    rf" (?!{_ELSE})(?:est la |est le |es el |es la |è il |è la |é o |é a )?([^\W\d_]{{3,}})\b"
)
#: A sum asked for as money, an address, which every source shows, and the day that something is or ends on.
_ONLY_A_KIND = re.compile(
    r"(?i)(?<=how much )money\b"
    r"|^\W*(?:(?:what(?:'s| is)|where is|give me|do you have)? ?(?:the|a|any)? ?)(?:[a-z]+ )?"
    r"(?:links?|url|address|website|homepage|lien|enlace)(?= (?:to|for|of|zu[rm]?|vers|al?)\b)"
    r"|\b(?:(?:paper|github|repo|arxiv) )?(?:links?|urls?|website|homepage|github|arxiv)(?=\W*$)"
    r"|\b(?:deadlines?|(?:due|closing|end) dates?)\b|\b(?:(?:release|launch|start) )?dates?(?=\W*$)"
    r"|\b(?:location|venue)(?=\W*$)"
)
#: What is shortened in one place and spelled out in another.
_PULL_REQUEST = re.compile(r"(?i)\b(?:(?:pull|merge)[- ]requests?|prs)\b")
#: What is counted under more than one noun.
_SAME_COUNTED = {
    noun: group
    for group in (
        frozenset(map(stem, words(line)))
        for line in ("companies firms businesses", "people persons humans", "employees workers staff")
    )
    for noun in group
}
#: How large a model is: 32B active, a 3.3B model.
_PARAMETERS = stem("parameters")
_SIZED = re.compile(
    r"(?<![$€£¥\w.])\d+(?:\.\d+)?[BT]\b(?!(?:[- ]\w+){0,2}[- ](?:tokens?|context|in|of|dollars|users|downloads)\b)"
)
#: The word that Chinese and Japanese put between a number and what is counted.
_COUNTER = re.compile(r"(?:多少|几|何)([个颗台帧人款项篇家种名位次行层倍件枚条套块])")


def counted_noun(question: str) -> str:
    """Give the stem of what a question asks the number of, or an empty text; what is done many times has a number."""
    if done := _TIMES.search(question):
        return stem(done[1].casefold())
    found = _COUNTED.search(_PULL_REQUEST.sub("PR", question))
    return stem((found[1] or found[2]).casefold()) if found else ""


def noun_asked_for(question: str) -> str:
    """Give the noun that a question asks for by `which` or as something `of` another, or an empty text."""
    found = _ASKED_FOR.search(question)
    return next(filter(None, found.groups())).casefold() if found else ""


def words_of_kind(question: str) -> frozenset[str]:
    """Give words of a question that only say what kind of thing is asked for: a sum, or the address of a source."""
    found = _ONLY_A_KIND.search(question)
    return frozenset(found.group().casefold().split()) if found else frozenset()


def asks_kind(question: str) -> bool:
    """Tell whether a question asks for a certain kind of thing."""
    if _kinds(question) or asks_who(question):
        return True
    return is_chinese(question) and wants_in_chinese(question)


def gives_wanted(question: str, text: str) -> bool:
    """Tell whether a text gives the kind of thing that a question asks for, where it asks for a certain kind."""
    if not all(given.search(text) for given in _kinds(question)):
        return False
    if is_chinese(question) and not gives_in_chinese(question, text):
        return False
    noun = counted_noun(question)
    if noun.isascii() and noun and is_mostly_chinese(text) and not counts_in_chinese(noun, text):
        return False
    return not asks_who(question) or names_who(question, text)


def asks_who_did(question: str) -> bool:
    """Tell whether a question asks who did something other than make, write, release or lead it."""
    return asks_who(question) and not _kinds(question)


@lru_cache(maxsize=64)
def _kinds(question: str) -> Sequence[re.Pattern[str]]:
    """Give what finds each kind of thing that a question asks for; it is held against many texts."""
    return [given for asked, given in KINDS if asked.search(question)]


def counts_noun(sentence: str, noun: str) -> bool:
    """Tell whether a sentence has a number within a few words of a noun, given by its stem; a star may be a sign."""
    if noun.isascii() and is_mostly_chinese(sentence):
        return counts_in_chinese(noun, sentence)
    if noun == _PARAMETERS and _SIZED.search(sentence):
        return True
    found = [
        stem(word)
        for word in re.findall(
            r"[a-z]+|[0-9](?:[0-9.,]*[0-9])?|[^\w\s+-]", _PULL_REQUEST.sub("pr", sentence).casefold()
        )
    ]
    found = ["star" if word in "⭐★" else word for word in found]
    places = [at for at, word in enumerate(found) if word in _SAME_COUNTED.get(noun, (noun,))]
    numbers = [at for at, word in enumerate(found) if word[0].isdigit() or word in NUMBER_WORDS]
    return any(_counted(found, number, at) for at in places for number in numbers)


def counts_unspaced(question: str, sentence: str) -> bool:
    """Tell whether a sentence has a number of what a Chinese or Japanese question asks the number of."""
    found = _COUNTER.search(simplified(question))
    if found is None or not any(letter >= "\u3040" for letter in sentence):
        return re.search(r"\d", sentence) is not None
    if is_chinese(question) and is_chinese(sentence):
        return has_count(simplified(question), simplified(sentence))
    return re.search(rf"\d\s?[万亿千百多余]*[{found[1]}个星⭐]", simplified(sentence)) is not None


def _counted(found: Sequence[str], number: int, noun: int) -> bool:
    """Tell whether a noun stands right before a number, or after it with nothing but what describes it between."""
    if noun < number:
        return "".join(found[noun + 1 : number]) in ("", "(", ":")
    between = found[number + 1 : noun]
    counted = all(word[0].isalnum() or word == "%" for word in between)
    return noun <= number + _NEAR and _PARTING.isdisjoint(between) and counted
