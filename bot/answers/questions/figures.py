"""Figures that questions ask for by a noun, a share, a gain, a score, a size, a sum, and how texts give one of a kind."""

import re

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


def _noun(nouns: str) -> str:
    """Give how a question asks for a figure by its noun: `what share …`, `what is Heron's share of …`."""
    return (
        rf"\b(?:what|which)(?: (?!{_VERB}\b){_BEFORE[:-1]}){{0,3}}? (?:{nouns})\b{_GOES_ON}"
        rf"|\bwhat(?:['’]s| is| are| was| were) (?:{_BEFORE}){{0,5}}?(?:{nouns})\b{_GOES_ON}"
    )


#: How Chinese asks how much something is: `份额是多少`, `占多少`.
_HOW_MUCH = r"(?:大概|大约|总共|一共|目前|现在)?(?:是|为|有|占|达到?|到|约)?了?(?:多少|几成|百分之几)"
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
_GAIN = (
    r"\d\s?(?:%|x\b|×|times\b|-?fold\b|percent\b|points?\b|pp\b|倍|个百分点|成)"
    r"|\bfrom \W?\d.{0,60}\bto \W?\d|\d\S* ?(?:→|->) ?\S?\d|从.{0,12}\d.{0,30}[到至]|[一二两三四五六七八九十百千万半几]\s?倍|一半|翻[倍番]"
    rf"|\b(?:halv\w+|doubl\w+|tripl\w+|twice|thrice|an? order of magnitude)\b|{_PART}"
)
_SCORE = (
    r"\d\s?(?:%|percent\b|points?\b|分)|(?<![\w.-])\d+\.\d+(?![\w.])|(?<![\d/])\d+/\d+(?![\d/])|[:：]\s?\d"
    r"|\b(?:scor\w+(?: \w+)?|elo|rating|reach\w*|achiev\w*|gets?|got|gain\w*|at|to)\b:?\s\W?\d"
)
_SIZE = (
    r"\d[\s-]?(?:[kmgt]i?b?\b|b\b|[mbtr]+illion\b|params?\b|[- ]parameters?|tokens?\b|lines\b|pages?\b|words?\b|loc\b|bytes?\b|pixels?\b"
    r"|[千万亿]|[个项]?参数|字节|页|行|字)|\d\s?[x×]\s?\d"
)
_SUM = (
    r"[$€£¥]\s?\d|\d\s?[千万亿多余]*\s?(?:美?元|块|欧元|英镑|日元|円|ドル|人民币)"
    r"|\d[\d.,]*(?: ?(?:k|[mb]|[mbtr]+illion))? ?(?:dollars?|euros?|pounds?|usd|eur|rmb|yuan|yen)\b|\bfree\b|免费|無料"
)
_SPAN = r"\d\s?-?(?:ms|[µun]s|s|secs?|seconds?|minutes?|mins?|h|hours?|days?|weeks?|months?|years?)\b|\d\s?个?(?:毫?秒|分钟|小时|天|周|月|年)"

#: Each figure: the English and the Chinese question for it, and the text that gives it.
_FIGURES = (
    (
        rf"\b(?:what|which) (?:percent(?:age)?|proportion|fraction)\b|{_noun(r'(?:percentage|proportion|fraction|share|(?<!frame )(?<!learning )(?<!bit )rate)')}",
        rf"(?:份额|占比|比例|比重|(?<![频帧辨码汇样习])率){_HOW_MUCH}|百分之(?:多少|几)|占[了据到]?(?:多少|几成)",
        _SHARE,
    ),
    (
        _noun(r"speed-?ups?|gain|reduction|savings?"),
        rf"(?:{_RISES})[了到至出]{{0,2}}(?:多少|百分之几)(?=\W*$|[，,。？?]|[呢吗啊倍]|个?百分)|加速比",
        rf"{_GAIN}|{_SPAN}",
    ),
    (
        _noun(r"scores?|accuracy|precision|recall|median|elo|rating|perplexity"),
        r"(?:得|拿|考|跑)[了到出]*多少分|(?:得分|分数|评分|跑分|成绩)(?:是|为|有|达到?)?多少",
        _SCORE,
    ),
    (
        _noun(r"size|(?:parameter|param|token) count|context (?:window|length)|footprint")
        + r"|^\W*(?:\S+ ){1,4}(?:model )?size(?: in \w+)?\W*$",
        r"(?:大小|体积|规模|容量|参数量?|上下文(?:窗口|长度)?)(?:大概|大约)?(?:是|为|有|达到?)?多[少大长]|多少个?参数",
        _SIZE,
    ),
    (
        _noun(r"valuation|revenue|budget|market cap|salary|fee|fine|bounty|price tag"),
        r"(?:估值|市值|营收|收入|利润|融资额?|募资|罚款|奖金|成本|费用|预算|定价|月费|年费|薪资|工资)[^，。？?]{0,4}多少",
        _SUM,
    ),
    (_noun(r"latency|duration"), r"(?:延迟|耗时|时长|时延)[^，。？?]{0,4}多[少长]", rf"{_SPAN}|{_GAIN}"),
    (_noun(r"throughput|bandwidth|speed|frame rate|fps"), r"多少", r"\d|[一二两三四五六七八九十百千万亿]"),
)
#: Who or what comes first of several or wins, and how texts say that something does.
WHICH_FIRST = re.compile(
    r"(?i)\b(?:who|which|what)\b(?: [\w./'’-]+){0,4}? (?P<deed>tops|topped"
    r"|(?:came|comes|ranks?|ranked|placed|finished|is|was) (?:in )?(?:first|1st|top|on top|number one|#1)"
    r"(?=\W*$| (?:on|in|at|of|for|among|after|before|place)\b))"
)
WHO_WON = re.compile(r"(?i)\b(?:who|which|what)\b(?: [\w./'’-]+){0,4}? (?P<deed>won|wins)\b")
_WON = r"\b(?:win|wins|won|winn\w+|champion\w*|victor\w*|first place|gold|prizes?|awarded|beat|beats)\b|🥇|🏆|第一|冠军|夺冠"
_FIRST = (
    r"\b(?:first (?:place|on|in|among|of)|(?:is|are|was|were|be|ranks?|ranked|came|comes|placed) (?:\w+ )?first|1st|tops?|topped|topping"
    r"|number one|no\. ?1|leads?|led|leading|leader|best|highest)\b|#1\b|榜首"
)
FIGURES = (
    *((re.compile(rf"(?i){asked}|{chinese}"), re.compile(rf"(?i){given}")) for asked, chinese, given in _FIGURES),
    (WHICH_FIRST, re.compile(rf"(?i){_FIRST}|{_WON}")),
    (WHO_WON, re.compile(rf"(?i){_WON}")),
)
