"""What kind of thing a question asks for (a day, a sum, a name, a count), and whether a text gives one."""

import re
from collections.abc import Sequence

from bot.answers.patterns import DATE
from bot.answers.wordlists import words
from bot.search.naming import names_in
from bot.search.words import fold, stem, tokens

_LENGTH = r"(?:mm|cm|km|m|millimet\w+|centimet\w+|met(?:er|re)s?|inch(?:es)?|feet|foot|毫米|厘米|米)"
_WEIGHT = r"(?:g|kg|gram\w*|kilo\w*|pounds?|lbs?|tons?|克|公斤)"
_MONEY = r"(?:dollars?|euros?|pounds?|usd|eur|rmb|yuans?|yen|元|美元|円|ドル)"
_SPENT = r"(?:cost|costs|pay|paid|spend|spent|raise|raised|earn|earns|charge|charges|worth|funding|money)"
_PRICE = (
    rf"(?<!by )\bhow much\b.{{0,60}}\b{_SPENT}\b|\bhow much (?:is|are|for) (?:the|a|an|one)\b(?!.*\w{{3}}er\b)"
    r"|\bwhat (?:does|do|did|will)\b.{0,60}\bcost\b|\bprices?\b|\bpricing\b|\bsalar(?:y|ies)\b|多少钱|价格|售价"
    r"|\bprix\b|\bco[uû]te\w*\b|いくら|価格|値段"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre"
    r"|d[ée]cembre)"
)
_TIME = (
    rf"(?i)\b{_MONTH}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:19|20)\d\d\b|\d(?:st|nd|rd|th)\b|\bv?\d+\.\d+"
    r"|\b(?:to(?:day|night|morrow)|yesterday|soon|spring|summer|autumn|fall|winter|q[1-4])\b"
    r"|\b(?:next|last|this|early|late|mid|end of|every) (?:the )?(?:day|week|month|quarter|year)\b"
    r"|\b(?:\d+|one|two|three|four|five|six|few|couple of)(?: \w+)? (?:hour|day|week|month|year)s?\b"
    r"|[\d一二两三四五六七八九十几半]\s?个?[年月日天号周]|今[天年]|明[天年]|昨天|[本下上]周|[本下上]个?月|近日|近期|年底|年内"
)
_FASTER = r"(?:fast|slow|small|bigg|larg|cheap|bett|short|long|low|high|great|strong)\w*er|more|less|fewer"
_BY_HOW_MUCH = (
    rf"\b(?:how much|how many times) (?:\w+ )?(?:{_FASTER})\b|\bby how (?:much|many)\b|[快慢高低多少大小][了出]?多少倍?|几倍"
)
_FOLD = (
    r"(?<![\w.])[+-]?\d[\d.,]*\s?(?:%|x\b|×|times\b|-?fold\b|percent\b|points?\b|pp\b|倍|个百分点)"
    r"|\bfrom \W?\d.{0,60}\bto \W?\d|\b(?:half|halv\w+|doubl\w+|tripl\w+|twice|thrice|an order of magnitude)\b|一半|翻[倍番]"
)
_VERSION = r"\b(?:which|what) (?:\w+ )?versions?\b|\bversion (?:number )?of\b|[哪什几]\w?个?版本|版本号"
_MADE = (
    r"^\W*(?:(?:and|so|ok|but)\W+)?who(?:'s| is| are| was)? .{0,20}?\b(?:wr[io]te|written|author\w*|made|makes|maker|creat\w+"
    r"|buil[dt]\w*|develop\w*|maintain\w*|behind|invent\w*|found(?:ed|er)\w*)\b|\bauthors? of\b|谁(?:写|做|开发|创建|发明|维护)|作者是"
)
_MAKER = (
    r"\b(?:by|from|authors?|authored|wr[io]tes?|wrote|written|creat\w+|buil[dt]\w*|ma[dk]es?|develop\w*|maintain\w*|invent\w*"
    r"|found(?:ed|er)\w*|led|releas\w+|launch\w*|introduc\w+|publish\w*|announc\w+|present\w*|shipp\w+|open-sourc\w+"
    r"|propos\w+|team)\b|(?<!week)['’]s\b|@\w|[作开推研出发团维创]"
)
_KINDS = (
    (re.compile(rf"(?i){_MADE}"), re.compile(rf"(?i){_MAKER}")),
    (re.compile(rf"(?i){_BY_HOW_MUCH}"), re.compile(rf"(?i){_FOLD}")),
    (re.compile(rf"(?i){_VERSION}"), re.compile(r"(?i)(?<![\w.-])v?\d+(?:\.\d+)+|\bv\d|(?<!\S)[a-z]+ \d{1,2}\b")),
    (re.compile(r"(?i)\bhow (?:thick|thin|tall|wide|deep)\b|多厚|多高|多宽"), re.compile(rf"(?i)\d\s?{_LENGTH}\b")),
    (re.compile(r"(?i)\bhow heavy\b|多重"), re.compile(rf"(?i)\d\s?{_WEIGHT}\b")),
    (re.compile(r"(?i)\bhow old\b|几岁"), re.compile(r"(?i)\d[\s-]?years?[\s-]old|aged \d|born|岁")),
    (re.compile(rf"(?i){_PRICE}"), re.compile(rf"(?i)[$€£¥]\s?\d|\d\s?{_MONEY}|\bfree\b|免费|無料|gratuit")),
    (DATE, re.compile(_TIME)),
)
_WHO = re.compile(
    r"(?i)^\W*(?:(?:and|so|ok|but|hi|hey)\W+)*(?:who(?!(?:'s| is| are| was) [A-Z@]\S*\W*$)|whose"
    r"|which (?:company|firm|team|lab|person|country|bank)\b)|谁|哪家公司"
)

#: Words that may stand between a number and what it counts, and numbers that are written out.
_NEAR = 4
#: Words after which a number counts something else.
_PARTING = frozenset(words("of in on for with from to and or by at which that who than as"))
NUMBER_WORDS = frozenset(
    stem(word)
    for word in words(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen"
    )
)
_AUX = (
    r"(?:does|do|did|is|are|was|were|has|have|had|will|can|could|would|should|got|get|in|of|on|for|with|from|at|per|to"
    r"|went|came|by|\w+ed)\b"
)
_COUNTED = re.compile(
    rf"(?i)\b(?:how many|number of|count of) (?:[\w./-]+ ){{0,3}}?([a-z-]+)(?= {_AUX}|\s*[?.!,;]|\s*$)"
    r"|\b(stars|forks|downloads)\b"
)
_ASKED_FOR = re.compile(
    r"(?i)\b(?:what|which) (?!versions? )([a-z]{3,})"
    r" (?:does|do|did|is|are|was|were|has|have|can|will|made|makes|\w+ed)\b"
    r"|\bwhat(?:'s| is| was) the (?:[\w-]+ )?([a-z]{3,}) (?:of|for)\b"
)
#: The word that Chinese and Japanese put between a number and what is counted.
_COUNTER = re.compile(r"(?:多少|几|何)([个個颗顆台帧人款项篇家种名位次行层倍件枚条套块])")


def counted_noun(question: str) -> str:
    """Give the stem of what a question asks the number of, or an empty text."""
    found = _COUNTED.search(question)
    return stem((found[1] or found[2]).casefold()) if found else ""


def noun_asked_for(question: str) -> str:
    """Give the noun that a question asks for by `which` or as something `of` another, or an empty text."""
    found = _ASKED_FOR.search(question)
    return next(filter(None, found.groups())).casefold() if found else ""


def asks_kind(question: str) -> bool:
    """Tell whether a question asks for a certain kind of thing."""
    return any(asked.search(question) for asked, _ in _KINDS)


def gives_wanted(question: str, text: str) -> bool:
    """Tell whether a text gives the kind of thing that a question asks for, where it asks for a certain kind."""
    if not all(given.search(text) for asked, given in _KINDS if asked.search(question)):
        return False
    return _WHO.search(question) is None or _names_another(question, text)


def _names_another(question: str, text: str) -> bool:
    """Tell whether a text names someone or something that the question does not; names in Chinese show no capital."""
    if any(letter >= "\u3040" for letter in text):
        return True
    asked = set(tokens(question))
    return "@" in text or any(not asked.issuperset(tokens(name)) for name, _ in names_in(fold(text)))


def counts_noun(sentence: str, noun: str) -> bool:
    """Tell whether a sentence has a number within a few words of a noun, given by its stem; a star may be a sign."""
    found = [stem(word) for word in re.findall(r"[a-z]+|[0-9](?:[0-9.,]*[0-9])?|[^\w\s+-]", sentence.casefold())]
    found = ["star" if word in "⭐★" else word for word in found]
    places = [at for at, word in enumerate(found) if word == noun]
    numbers = [at for at, word in enumerate(found) if word[0].isdigit() or word in NUMBER_WORDS]
    return any(_counted(found, number, at) for at in places for number in numbers)


def counts_unspaced(question: str, sentence: str) -> bool:
    """Tell whether a sentence has a number of what a Chinese or Japanese question asks the number of."""
    found = _COUNTER.search(question)
    if found is None or not any(letter >= "\u3040" for letter in sentence):
        return re.search(r"\d", sentence) is not None
    return re.search(rf"\d\s?[万亿千百多余]*[{found[1]}个個星⭐]", sentence) is not None


def _counted(found: Sequence[str], number: int, noun: int) -> bool:
    """Tell whether a noun stands right before a number, or after it with nothing but what describes it between."""
    if noun < number:
        return "".join(found[noun + 1 : number]) in ("", "(", ":")
    between = found[number + 1 : noun]
    return noun <= number + _NEAR and _PARTING.isdisjoint(between) and all(word[0].isalnum() for word in between)
