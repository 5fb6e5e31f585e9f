"""What kind of thing a Chinese question asks for (a sum, a span, a place, a person), and whether a text gives one."""

import re

from bot.answers.kinds.chinesecounts import NUMERAL, has_count
from bot.answers.kinds.chineserates import is_at_its_rate
from bot.answers.kinds.figures import SUM
from bot.answers.kinds.kinds import DAY, LANGUAGES, PLACE, SPAN
from bot.answers.patterns.chinese import is_mostly_han, tagged
from bot.answers.texts.people import NAME
from bot.answers.texts.wordlists import KNOWN_ACRONYMS
from bot.posts.hanzi import simplified

_UNIT = r"个?多?(?:[半几]|小时|分钟|秒|天|日|周|星期|个?月|年|岁|晚|h\b|min\b)"
#: A length of time, which no day of a month and no year is.
_SPENT = (
    rf"{SPAN}|{NUMERAL}\s?[多余几]?\s?(?:个?半?(?:[毫微纳]?秒|分钟|小时|天|周|星期|晚)|个半?月|个?季度)"
    rf"|(?<!\d{{3}}){NUMERAL}\s?[多余几]?年|(?<![\d月])(?<!月 )\d+\s?日(?!\d)|半[天年月]"
    r"|\d\s?-?(?-i:[mµun]?s|secs?|mins?|hr?s?)(?![A-Za-z])"
)
_SUM = rf"(?i){SUM}|[\d一二两三四五六七八九十百千]\s?多?[万亿]?(?:[美欧日]?元|块|英镑)"
_BODIES = "机构|单位|大学|高校|学校|学院|研究所|研究院|实验室"
_KINDS = (
    (r"卖(?:多少|几)|售价|房租|几[元块]|多少[元块]", _SUM),
    (r"多少钱|价格", rf"{_SUM}|免费"),
    (r"多久|多长时间", rf"{SPAN}|{NUMERAL}\s?{_UNIT}"),
    (r"(?:多少|(?<![第几哪])几)(?:[毫微纳]?秒|分钟|个?小时|天|个?(?:星期|周)|个月|年(?!级))", _SPENT),
    (r"哪一?年|几几年", r"(?<!\d)(?:1\d|20)\d\d(?![\d.,]|\s?[个天人次万亿])|[今去明前]年"),
    (r"几月|几号|哪一?天", rf"(?i){DAY}|\d\s?[月日号]|[今明昨]天|\d{{4}}-\d\d-\d\d"),
    (rf"(?:哪|什么)[一几]?[些个家所]?(?:{_BODIES})", rf"{_BODIES}|公司|集团|[Uu]niversit|[Ii]nstitut|Lab\b|Inc\b"),
    # How a thing differs from others of its kind; of two named ones each is told.
    (
        r"[和与跟同比][^A-Za-z，,。]{2,16}?有?(?:什么|啥|何|哪些)(?:不一样|不同|区别|差[别异])",
        r"不同|不一样|区别|差[别异]|而非|而不是|不再|不像|不是|相比|相较|[^对]比[^，。]{1,16}[更快慢高低多少大小强弱好]"
        r"|(?i:\bunlike\b|\bdiffer\w*|\bthan\b|\binstead of\b|\brather than\b)|違|異な|より",
    ),
    (
        r"[从由]什么[^，,。]{0,8}[到向为成]了?(?:什么|[哪谁])",
        r"[从由][^，。\n]{1,40}[到至向为成]|不[再是][^。\n]{1,40}而是|から[^。\n]{1,40}[へに]|\b[Ff]rom\b[^.\n]{1,60}\bto\b|→",
    ),
    (r"第几", rf"第\s?{NUMERAL}|[🥇🥈🥉]|榜首|#\d|(?m:^[^\S\n]*\d{{1,3}}\.?\s*\|)"),
    (r"(?:什么|哪一?种|哪门)(?:编程)?语言.{0,4}[写开实编]", LANGUAGES),
    (
        r"(?:什么|哪一?[种个])(?:开源)?(?:许可证?|协议|授权)",
        r"(?<![A-Za-z])(?:MIT|A?GPL|LGPL|GNU|Apache|BSD|MPL|CC|Licen[cs]e)(?![A-Za-z])|许可|授权",
    ),
)
_READ = tuple((re.compile(asked), re.compile(given)) for asked, given in _KINDS)
_PLACE = re.compile(
    r"哪[个座]?(?:城市|国家|地方|省|国|州)|什么地方"
    r"|^(?!.*(?:代码|源码|仓库|链接|地址|网址|官网|下载)).*(?:[在去到从往][了过]?哪(?![一几两些个家种期篇年天月周])|哪[里儿])"
)
_PERSON = re.compile(r"哪[位名]|哪个人|什么人|叫什么名字")
#: Things have names too.
_NAMED = re.compile(r"叫什么名字")
#: Somebody or some body without a name.
_SOMEONE = re.compile(r"[一两几][家位名](?!用户)")
_SOMEBODY = re.compile(rf"(?<![A-Za-z]){NAME}|·|@\w")


def wants_in_chinese(question: str) -> bool:
    """Tell whether a Chinese question asks for a certain kind of thing."""
    return any(asked.search(question) for asked in (*(asked for asked, _ in _READ), _PLACE, _PERSON))


def gives_in_chinese(question: str, text: str) -> bool:
    """Tell whether a text gives the kind of thing a Chinese question asks for, where it asks for a certain kind."""
    text = simplified(text)
    if not all(given.search(text) for asked, given in _READ if asked.search(question)):
        return False
    if not is_at_its_rate(question, text):
        return False
    abroad = not is_mostly_han(text) and re.search(PLACE, text)
    if _PLACE.search(question) and not (abroad or _has_new(question, text, "ns")):
        return False
    named = _SOMEBODY.search(text) or _has_new(question, text, "nr")
    if _PERSON.search(question) and not (named or (_NAMED.search(question) and has_new_name(question, text))):
        return False
    return has_count(question, text)


def has_new_name(question: str, text: str) -> bool:
    """Tell whether a Chinese text names someone, a place or something that the question does not."""
    asked = question.casefold()
    return (
        "@" in text
        or _SOMEONE.search(text) is not None
        or any(
            tag.startswith(("nr", "nt", "ns", "nz", "eng")) and not shown.islower() and shown.casefold() not in asked
            for shown, tag in tagged(text)
            if len(shown) > 1 and shown.casefold() not in KNOWN_ACRONYMS
        )
    )


def _has_new(question: str, text: str, tag: str) -> bool:
    """Tell whether a text has a word of a part of speech that the question does not have."""
    return any(found.startswith(tag) and shown not in question for shown, found in tagged(text))
