"""How many of something: what a question asks the number of, and whether a sentence gives that number."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.answers.kinds.chinesecounts import counts_in_chinese, has_count
from bot.answers.kinds.identifiers import asks_arxiv
from bot.answers.patterns.chinese import is_chinese, is_mostly_han
from bot.answers.patterns.listing import kind_counted
from bot.answers.texts.europeannumbers import with_its_english
from bot.answers.texts.numerals import ONES, TENS
from bot.answers.texts.units import with_letters_spelled
from bot.answers.texts.wordlists import IRREGULAR, stem_set
from bot.posts.hanzi import simplified
from bot.posts.wordsets import word_set
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.scripts import HAN, UNSPACED_LETTER
from bot.search.words import stem

#: How far behind a number, in words, what it counts may stand.
_NEAR = 4
#: Words after which a number counts something else.
_PARTING = word_set("of in on for with from to and or by at which that who than as")
#: Words by which a noun has the number after it, and what may follow that: `libraries: now 275 and growing`.
_HAS = stem_set("is are was were be now reached reaches hit hits stands at has")
_SHARES = frozenset((stem("percent"), "%"))
_SCALES = word_set("k m b thousand million billion")
#: Words of a label at most: `Papers found: 8`.
_OF_A_LABEL = 2
#: The same of one that is alone on its line with its number.
_OF_A_LINE = 6
#: Stems of the numbers that are written out.
NUMBER_WORDS = frozenset(map(stem, (*ONES[2:], *TENS, "hundred", "thousand", "million", "billion", "dozen")))
_AUX = (
    r"(?:does|do|did|is|are|was|were|has|have|had|will|can|could|would|should|got|get|in|of|on|for|with|from|at|per|to"
    rf"|went|came|by|\w+ed|{'|'.join(IRREGULAR)})\b"
)
_COUNTED = re.compile(
    r"(?i)\b(?:how many|number of|count of) (?:[\w./-]+ ){0,3}?([a-z-]+)"
    rf"(?= (?:fewer|more|less)\b| {_AUX}|\s*[?.!,;]|\s*$)"
    r"|\b(stars|forks|downloads)\b|(?:多少|几)\s?[个颗篇张块台款件条枚套种次项家]?\s?([a-z]{3,})"
    r"|([a-z]{3,})\s?总?数量?(?![据组码字值学控])"
)
#: All that is said of what is counted.
_THINGS = re.compile(rf"(?i)\b(?:how many|number of) (?P<things>(?:[\w./-]+ ){{0,4}}?[\w-]+s)(?= {_AUX}|\W*$)")
#: The same before any verb, where the noun is a plural: `how many pilots make it`.
_PLURAL = re.compile(r"(?i)\bhow many (?:[\w./-]+ ){0,3}?([a-z]{2,}[^\W\ds]s|people)(?= [a-z])")
_TIMES = re.compile(r"(?i)\bhow many times (?:has|have|had|was|were) [^?]*?\b(\w{3,}ed)\b")
#: Stars as Chinese counts them.
_STARS = re.compile(r"星标?数|星标|(?:多少|几)颗?星(?![期球系座辰级])|颗星|(?i:\bstar)\s?(?=有?多少)")
#: What is shortened in one place and spelled out in another.
_PULL_REQUEST = re.compile(r"(?i)\b(?:(?:pull|merge)[- ]requests?|prs)\b")
#: A name that ends in a number, which counts nothing: Loom-5.
_NUMBERED = re.compile(r"\b(?!Top-)[A-Z]\w*-\d[\d.]*\b")
#: A year before what is of it, which counts nothing: a 2006 paper.
_YEAR = re.compile(r"\b(?:19[5-9]|20[0-3])\d(?= (?!people)[a-z][a-z-]*[^\Ws]\b)")
#: What is counted under more than one noun.
_SAME_COUNTED = {
    noun: group
    for group in (
        stem_set(line) for line in ("companies firms businesses", "people persons humans", "employees workers staff")
    )
    for noun in group
}
#: How large a model is: 32B active, a 3.3B model.
_PARAMETERS = stem("parameters")
_SIZED = re.compile(
    r"(?<![$€£¥\w.])\d+(?:\.\d+)?[BT]\b(?!(?:[- ]\w+){0,2}[- ](?:tokens?|context|in|of|dollars|users|downloads)\b)"
)
#: The word that Chinese and Japanese put between a number and what is counted.
_COUNTER = re.compile(r"(?:多少|几|何)([个颗台帧人款项篇家种名位次行层倍件枚条套块张社本回店校])")
#: What a Japanese question asks the number of, which may stand behind the number without that word: 1,096のコミット.
_NOUN = rf"[{HAN}ァ-ヶー]{{2,12}}"
_COUNTED_IN_JAPANESE = re.compile(rf"何[{HAN}]の({_NOUN})|({_NOUN}?)の?数?[はがを]何[{HAN}]")


@lru_cache(maxsize=64)
def counted_noun(question: str) -> str:
    """Give the stem of what a question asks the number of, or an empty text; what is done many times has a number."""
    if asks_arxiv(question):
        return ""
    if done := _TIMES.search(question):
        return stem(done[1].casefold())
    if _STARS.search(simplified(question)):
        return stem("stars")
    question = _PULL_REQUEST.sub("PR", question)
    found = (_COUNTED.search(question), _PLURAL.search(question))
    nouns = [next(filter(None, one.groups())).casefold() for one in found if one]
    # What `how many mills run Heddle?` ends in is the name of what they run.
    nouns.sort(key=lambda noun: not (noun.endswith("s") or noun == "people"))
    return next((stem(noun) for noun in nouns if not is_stop_word(noun)), "")


def things_counted(question: str) -> str:
    """Give what a question asks the number of, with the words that describe it, or an empty text."""
    found = _THINGS.search(question)
    return found["things"] if found else ""


@lru_cache(maxsize=1024)
def counts_noun(sentence: str, noun: str) -> bool:
    """Tell whether a sentence has a number within a few words of a noun, given by its stem; a star may be a sign."""
    if noun.isascii() and is_mostly_han(sentence):
        return counts_in_chinese(noun, sentence)
    sentence = with_letters_spelled(with_its_english(sentence))
    if noun == _PARAMETERS and _SIZED.search(sentence):
        return True
    sentence = _NUMBERED.sub("x", _YEAR.sub("", _PULL_REQUEST.sub("pr", sentence))).casefold()
    found = [stem(word) for word in re.findall(r"[a-z]+|[0-9](?:[0-9.,]*[0-9])?|[^\w\s+\ufe0f-]", sentence)]
    found = ["star" if word in "⭐★" else word for word in found]
    places = [at for at, word in enumerate(found) if word in _SAME_COUNTED.get(noun, (noun,))]
    numbers = [at for at, word in enumerate(found) if word[0].isdigit() or word in NUMBER_WORDS]
    return any(_counted(found, number, at) for at in places for number in numbers)


def counts_unspaced(question: str, sentence: str) -> bool:
    """Tell whether a sentence has a number of what a Chinese or Japanese question asks the number of."""
    found = _COUNTER.search(simplified(question))
    unspaced = UNSPACED_LETTER.search(sentence) is not None
    kind = kind_counted(question)
    if kind and not unspaced:
        return any(counts_noun(sentence, stem(noun)) for noun in re.findall("[a-z]{3,}s", kind.called))
    if found is None or not unspaced:
        return re.search(r"\d", sentence) is not None
    if is_chinese(question) and is_chinese(sentence):
        return has_count(simplified(question), simplified(sentence))
    counted = _COUNTED_IN_JAPANESE.search(simplified(question))
    noun = rf"[\d万千]\s?[{found[1]}个]?の?(?:{counted[1] or counted[2]})" if counted else ""
    if kind and noun:
        return re.search(noun, simplified(sentence)) is not None
    return re.search(rf"\d\s?[万亿千百多余]*[{found[1]}个星⭐]|{noun or '(?!)'}", simplified(sentence)) is not None


def _counted(found: Sequence[str], number: int, noun: int) -> bool:
    """Tell whether a number is a noun's: they stand side by side, or with no more between than ties or describes."""
    if noun < number:
        between, rest = found[noun + 1 : number], found[number + 1 :]
        if "".join(between) in ("", "(", ":") or (_ties(between) and _ends(rest)):
            return True
        # A line that is a label and its number: `Papers published in June: 190`, `Articles | 10`.
        return not rest and between[-1] in ":|" and len(between) <= _OF_A_LINE and all(map(str.isalpha, between[:-1]))
    between = found[number + 1 : noun]
    if between[1:2] == ["of"] and between[0] in _SHARES:
        # "14 percent of the pilots" are so many pilots.
        number, between = number + 2, between[2:]
    counted = all(word[0].isalnum() or word == "%" for word in between)
    return noun <= number + _NEAR and _PARTING.isdisjoint(between) and counted


def _ties(between: Sequence[str]) -> bool:
    """Tell whether words give a noun the number after them: `is now`, or a label's last word and its colon."""
    if between[-1] == ":":
        return len(between) <= _OF_A_LABEL and between[0].isalpha() and between[0] not in _PARTING
    return _HAS.issuperset(between)


def _ends(rest: Sequence[str]) -> bool:
    """Tell whether a number counts nothing that stands after it: `is 3 days old` counts days."""
    after = next((word for word in rest if word not in _SCALES), ".")
    return after != "%" and (not after.isalnum() or after in _PARTING)
