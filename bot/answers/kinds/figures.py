"""Figures that questions ask for by their noun, a share, a gain, a score, a size, and how texts give one of a kind."""

import re

from bot.answers.texts.wordlists import OPENS

_NEVER = "(?!)"
_VERB = r"(?:do|does|did|is|are|was|were|has|have|had|will|can|could|would|should|\w+ed|rose|fell|went|goes|comes?)"
#: What follows a noun that is asked for: a verb, what it is of, or the end. In `score function` it only describes.
_GOES_ON = (
    rf"(?=\W*$|[?,.;:]| (?:{_VERB}|of|on|in|for|at|by|from|with|to|among|between|per|over|when|if|after|since|there)\b)"
)
#: What stands before one after `what is`: no preposition, nor a verb, which would ask for something else.
_BEFORE = (
    r"(?!(?:of|on|in|for|at|by|from|with|to|about|behind|that|which|how|so|said|new)\b)"
    r"(?!(?-i:[a-z]+(?:[^s]s|ing|ed))\b(?!['’]))[\w'’./+-]+ "
)


def _figure(
    given: str, *, nouns: str = _NEVER, otherwise: str = _NEVER, chinese: str = _NEVER
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give how a question asks for a figure, `what share …`, `what is Heron's share of …`, and how a text gives it.

    Args:
        given: how a text gives it.
        nouns: by which it is asked for.
        otherwise: how else it is asked for in English.
        chinese: how it is asked for in Chinese.
    """
    asked = (
        rf"(?i)\b(?:what|which)(?: (?!{_VERB}\b){_BEFORE[:-1]}){{0,3}}? (?:{nouns})\b{_GOES_ON}"
        rf"|\bwhat(?:['’]s| is| are| was| were) (?:{_BEFORE}){{0,5}}?(?:{nouns})\b{_GOES_ON}"
    )
    # A unit ends where Chinese letters touch it: `仅15M极其轻量`.
    return re.compile(f"{asked}|{otherwise}|{chinese}"), re.compile(f"(?i){given}", re.ASCII)


#: How Chinese asks how much something is: `份额是多少`, `占多少`.
_HOW_MUCH = r"(?:大概|大约|总共|一共|目前|现在)?(?:是|为|有|占|达到?|到|约)?了?(?:多[少高]|几成|百分之几)"
_RISES = "提升|提高|提速|增长|增加|上涨|上升|加快|加速|减少|降低|下降|缩短|缩小|节省|压缩|下跌"
#: Part of something, not the other half of a puzzle nor the third of five.
_PART = (
    r"(?<!other )(?<!first )(?<!second )(?<!better )(?<!latter )(?<!past )(?<!last )\b(?:half|halves)\b"
    r"|\b(?:an?|one|two|three|four)[- ](?:thirds?|quarters?|fifths?|tenths?)\b"
)
_SHARE = (
    r"\d\s?(?:[%‰]|percent(?:age)?\b|per cent\b|pp\b|个百分点|成(?![功立为员交果绩就]))"
    r"|百分之|[一二三四五六七八九两几]成(?![功立为员交果绩就])|分之|一半|过半|半数|(?<![\d.])0\.\d|(?<![\d/])\d/\d(?![\d/])"
    r"|\bmajority\b|\b(?:one|two|three|\d+) (?:out of|in) (?:\w+ )?(?:\d+|two|three|four|five|ten)\b"
    rf"|{_PART}"
)
GAIN = (
    r"\d\s?(?:%|x\b|×|times\b|-?fold\b|percent\b|points?\b|pp\b|倍|个百分点|成)"
    r"|\bfrom \W?\d.{0,60}\bto \W?\d|\d\S{0,20} ?(?:→|->) ?\S?\d"
    r"|从.{0,12}\d.{0,30}[到至]|[一二两三四五六七八九十百千万半几]\s?倍|一半|翻[倍番]"
    rf"|\b(?:halv\w+|doubl\w+|tripl\w+|twice|thrice|an? order of magnitude)\b|{_PART}"
)
_TIMES_AS_MUCH = (
    r"\d\s?(?:x\b|×|times\b|-?fold\b|倍)|\b(?:twice|thrice|doubl\w+|tripl\w+|halv\w+)\b|\border of magnitude\b"
)
_BY_SO_MUCH = r"\d\s?(?:%|percent\b|points?\b|m?s\b|seconds?\b|minutes?\b|hours?\b|→|to\b)"
_FAST = r"(?:\b(?:fast|speed|quick|accelerat|latency|throughput|runtime)|[快速])"
_SCORE = (
    r"\d\s?(?:%|percent\b|points?\b|分)|(?:分数?|成绩)\D{0,4}\d|(?<![\w.-])\d+\.\d+(?![\w.])"
    r"|(?<![\d/])\d+/\d+(?![\d/])|(?<!\d)[:：]\s?\d(?!\d*-\d)"
    r"|\b(?:scor\w+(?: \w+)?|elo|rating|reach\w*|achiev\w*|gets?|got|gain\w*|at|to)\b:?\s\W?\d"
)
#: How bad a flaw is, by its score or by the word of a scale, not by a word of praise or height.
_SEVERITY = (
    r"\bcvss\b|\bseverit(?:y|ies)\b|\bseverely?\b|[高中低]危|严重"
    r"|(?-i:\b(?:CRITICAL|HIGH|MODERATE|MEDIUM|LOW)\b)|\((?:critical|high|moderate|medium|low)\)"
    r"|\b(?:critical|moderate|serious)(?:[- ]\w+){0,2} (?:vulnerabilit\w+|flaws?|bugs?|issues?|risk)\b"
    r"|\b(?:rated|rating|considered|classified as) \W?(?:critical|high|moderate|medium|low)\b"
)
_SIZE = (
    r"\d[\s-]?(?:[kmgt]i?b?\b|b\b|[mbtr]+illion\b|params?\b|[- ]parameters?|tokens?\b|lines\b|pages?\b"
    r"|words?\b|loc\b|bytes?\b|pixels?\b|[千万亿]|[个项]?参数|字节|页|行|字)|\d\s?[x×]\s?\d"
)
_MONEY = (
    r"(?:(?:dollars?|euros?|pounds?|cents?|pence|francs?|rupees?|pesos?|usd|eur|gbp|cny|jpy|rmb|yuans?|yen)(?![a-z])"
    r"|[美欧日韩港澳加台新]?[元圆円]|块|英镑|[美欧]分|卢比|法郎|人民币|ドル|セント|ユーロ|ポンド|ウォン|ルピー|フラン)"
)
#: A sum of money in any of the posts' languages.
SUM = rf"[$€£¥]\s?\d|\d\s?[千万亿億多余]*\s?{_MONEY}|\d[\d.,]{{0,20}} ?(?:k|[mb]|[mbtr]+illion) ?{_MONEY}"
#: A sum that is what something is worth, not what it raised.
VALUE = (
    rf"\b(?:valu(?:ation|ed|es?|ing)|worth|market cap\w*)\b[^;\n]{{0,60}}?(?:{SUM})"
    rf"|(?:{SUM})[^;\n]{{0,40}}?\b(?:valu(?:ation|ed|ing)|worth|market cap)|[估市]值"
)
#: What costs nothing has a price too.
FREE = r"(?<!feel )(?<!-)\bfree\b|免费|無料|gratuit"
_TIMES = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?)"
_TIMED = (
    rf"\d\s?-?(?:ms|[µun]s|s|secs?|mins?|h|{_TIMES})\b"
    r"|[\d一二两三四五六七八九十几半]\s?个?(?:毫?秒|分[钟間]|[小時][时間]|天|周|星期|月|年)"
)
_SPAN = (
    rf"{_TIMED}"
    rf"|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several|half an?|of|for) {_TIMES}\b"
)
_LASTING = r"\b(?:since|until|till|overnight|forever|indefinitely|permanent\w*|19\d\d|20\d\d)\b"
_SPEED = (
    r"\d\s?(?:%|[x×]|times\b|tok\w*|fps\b|[qrt]ps\b|[kmgt]?i?b(?:ps|/s)|[kmg]?hz\b|km/h|mph\b|req\w*|倍|帧)"
    r"|\d[\w ]{0,60}(?:/ ?s|per (?:second|minute|hour|day))\b|[/每]秒"
)
#: A number that is no place in a list.
_NUMBER = r"(?<![\w.(（])\d[\d.,]*(?![\d)）、.])"
#: One of something that is counted; 一款 is `a`, and 一起 no number.
_ONE_OF = "一(?=[位名家人台次倍成半百千万亿年月天])"
#: What does not stand before a number: letters, with which it makes a name or an address (GPT-4, b3log.org).
_OF_NO_NAME = r"(?<![A-Za-z])(?<![A-Za-z]-)"

#: Numbers in words, of two and more; one may be anything.
_IN_WORDS = (
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|[mb]illions?)\b"
)

#: By how much something changed, which no state of it tells; what it was at two times is asked at each of them.
_HOW_MUCH_CHANGED = (
    r"(?!.*\b(?:from\b.+\bto|between)\b)\bhow (?:many|much)\b.{1,80}?"
    r"\b(?:gain|lose|grow|rise|fall|drop|climb|jump|shrink|increase|decrease)(?:s|d|ed)?\b"
)
_CHANGES = (
    r"\b(?:gain\w*|los(?:es?|t|ing)|gr(?:ew|ow\w*)|r(?:ose|is(?:es?|en|ing))|f(?:ell|all\w*)|dropp?\w*|climb\w*|jump\w*"
    r"|shr[aiu]nk\w*|(?:in|de)creas\w*|surg\w*|soar\w*|add(?:s|ed)|new|more|fewer|another|up|down)\b|[+＋−]\s?\d|[↑↓]"
    r"|新增|增[长加]|[上暴飙大]?[涨升]|减少|下[降跌滑]"
)

#: Each figure: the question for it, and the text that gives it.
FIGURES = (
    _figure(
        _SHARE,
        nouns=r"share|percentage|percent|proportion|fraction|(?<!frame )(?<!learning )(?<!bit )rate",
        otherwise=r"\b(?:what|which) (?:percent(?:age)?|proportion|fraction)\b",
        chinese=rf"(?:份额|占比|比例|比重|(?<![频帧辨码汇样习])率){_HOW_MUCH}"
        r"|百分之(?:多少|几)|占[了据到]?(?:多少|几成)",
    ),
    _figure(rf"{GAIN}|\bby \W?\d", nouns=r"gain"),
    _figure(
        rf"{_TIMES_AS_MUCH}|{_FAST}[^.;\n]{{0,80}}?{_BY_SO_MUCH}|{_BY_SO_MUCH}[^.;\n]{{0,80}}?{_FAST}",
        nouns=r"(?<!percentage )speed-?ups?",
    ),
    _figure(
        rf"{GAIN}|{_SPAN}",
        nouns=r"reduction|savings?",
        chinese=rf"(?:{_RISES})[了到至出]{{0,2}}(?:多少|百分之几)(?=\W*$|[，,。？?]|[呢吗啊倍]|个?百分)|加速比",
    ),
    _figure(
        _SCORE,
        nouns=r"scores?|accuracy|precision|recall|median|elo|rating|perplexity",
        otherwise=rf"{OPENS}what (?:did|does|do|has) .{{1,80}}?"
        r" (?:score|get|reach|achieve)d?\b(?: (?:on|in|at|for)\b|\W*$)",
        chinese=r"多少分(?!之|钟)|(?:得分|分数|评分|跑分|成绩)(?:是|为|有|达到?)?多[少高]",
    ),
    _figure(
        _SEVERITY,
        nouns=r"severity(?: (?:rating|level|score))?",
        otherwise=r"\bhow (?:severe|serious|critical) (?:is|was|are|were)\b",
        chinese=r"(?:严重性|严重程度|危险等级|危害等级)(?:是|有)?(?:多[少高]|什么|如何)?",
    ),
    _figure(
        _SIZE,
        nouns=r"size|(?:parameter|param|token) count|context (?:window|length)|footprint",
        otherwise=r"^\W*(?:\S+ ){1,4}(?:model )?size(?: in \w+)?\W*$",
        chinese=r"(?:大小|体积|规模|容量|参数量?|上下文(?:窗口|长度)?)(?:大概|大约)?(?:是|为|有|达到?)?多[少大长]"
        r"|多少个?参数",
    ),
    _figure(
        f"{SUM}|{FREE}",
        nouns=r"revenue|budget|salary|fee|fine|bounty|price tag",
        chinese=r"(?:估值|市值|营收|收入|利润|融资额?|募资|罚款|奖金|成本|费用|预算|定价|月费|年费|薪资|工资)"
        r"[^，。？?]{0,4}多少",
    ),
    _figure(
        VALUE,
        nouns=r"valuation|market cap",
        otherwise=r"\b(?:what|how much) (?:is|was|are|were) [^?]{1,60} (?:valued|worth)(?: at)?"
        r"(?=\W*$| (?:now|today|in|by)\b)",
    ),
    _figure(rf"{_SPAN}|{GAIN}", nouns=r"latency|duration", chinese=r"(?:延迟|耗时|时长|时延)[^，。？?]{0,4}多[少长]"),
    _figure(
        _SPEED,
        nouns=r"throughput|bandwidth|speed|frame rate|fps",
        chinese=r"(?:吞吐量?|带宽|帧率|速度)(?:是|为|有|达到?)?多[少快]",
    ),
    _figure(
        rf"{_SPEED}|{_TIMED}|{_TIMES_AS_MUCH}|{_FAST}|\bslow",
        # How fast something grows is not how fast it is.
        otherwise=r"\bhow (?:fast|quick|slow) (?:is|are|was|were)\b(?!.*\b(?:grow|ris|spread|climb)\w*)",
        chinese=r"有?多快",
    ),
    _figure(
        _NUMBER,
        nouns=r"wingspan|height|width|diameter|thickness|depth|altitude|distance|weight|mass|temperature|voltage|length",
    ),
    _figure(_SPAN, otherwise=r"\bhow long (?:do|does|did|will|would|it)\b.{0,80}?\bt(?:akes?|ook)\b"),
    _figure(rf"{_SPAN}|{_LASTING}", otherwise=r"\bhow long (?:do|does|did|will|can|has|have|had|it|until)\b"),
    _figure(
        rf"{_SPAN}|{_LASTING}|{_SIZE}|{GAIN}|\d\s?(?:mm|cm|k?m|met(?:er|re)s?|miles?|inch(?:es)?|feet|ft)\b",
        otherwise=r"\bhow long (?:is|are|was|were)\b",
    ),
    _figure(
        rf"{_NUMBER}|{_IN_WORDS}|\b(?:huge|enormous|giant|massive|tiny|largest|biggest|smallest)\b",
        otherwise=r"\bhow (?:big|large) (?:is|are|was|were)\b",
    ),
    _figure(
        rf"{_NUMBER}|{_IN_WORDS}",
        otherwise=r"\bhow (?:high|low|hot|cold|loud|bright) (?:is|are|was|were|do|does|did|will|can|could)\b",
    ),
    _figure(rf"{_CHANGES}|{GAIN}", otherwise=_HOW_MUCH_CHANGED),
    _figure(
        rf"{_OF_NO_NAME}\d|[二两三四五六七八九十百千万亿]|{_ONE_OF}|{_IN_WORDS}",
        chinese="(?<!号[是为])多少|[率度比值价格本量额数资][有是]?多高",
    ),
)
