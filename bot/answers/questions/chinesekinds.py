"""What kind of thing a Chinese question asks for (a sum, a span, a place, a person), and whether a text gives one."""

import re

from bot.answers.questions.chinese import BEST, is_chinese, is_labelled, is_mostly_han, tagged
from bot.answers.questions.figures import SUM
from bot.answers.questions.kinds import DAY, LANGUAGES, PLACE, SPAN
from bot.answers.questions.rates import is_at_its_rate
from bot.posts.hanzi import simplified
from bot.search.everyday import chinese_of
from bot.search.scripts import HAN
from bot.search.words import fold

_UNIT = r"个?多?(?:[半几]|小时|分钟|秒|天|日|周|星期|个?月|年|岁|晚|h\b|min\b)"
_NUMERAL = r"(?:\d|[一二两三四五六七八九十百千万亿])"
#: A length of time, which no day of a month and no year is.
_SPENT = (
    rf"{SPAN}|{_NUMERAL}\s?[多余几]?\s?(?:个?半?(?:[毫微纳]?秒|分钟|小时|天|周|星期|晚)|个半?月|个?季度)"
    rf"|(?<!\d{{3}}){_NUMERAL}\s?[多余几]?年|(?<![\d月])(?<!月 )\d+\s?日(?!\d)|半[天年月]"
    r"|\d\s?-?(?-i:[mµun]?s|secs?|mins?|hr?s?)(?![A-Za-z])"
)
#: 一个 and its like say no more than `a` does.
_NO_ARTICLE = r"(?!(?<![\d第十百千万])一[个款种项套些])"
_COUNTER = re.compile(r"(?:多少|(?<!哪)几)([颗台张帧人项款篇家种名位次行层倍件枚条套块架座辆部本期岁级页段章])")
#: What else posts write for what one counts.
_COUNTERS = {
    "颗": "颗星⭐",
    "星": "颗星⭐",
    "人": "人名位",
    "台": "台部个万",
    "张": "张块卡个",
    "块": "块张个",
    "家": "家个所",
    "位": "位名人",
    "名": "名位人",
}
#: How else what is counted is written: by a sign, or by a word that begins others.
_ELSE = {"star": ("⭐", "★", "星(?![期球系座])")}
#: A number that counts what its label says.
_OF_A_LABEL = re.compile(r"(?m)(?<=[:：])\s?\d[\d.,]*\s?个$")
#: People and bodies that a question counts without a word between, `多少用户`, and those after some of their number.
_PEOPLE = re.compile(
    rf"多少(?![名位个家所座])([{HAN}]{{0,3}}?(?:用户|员工|人员|学生|粉丝|会员|客户|候选人|工程师|[开贡读使作志学患消玩观][{HAN}]{{0,2}}[者众家]|公司|企业"
    r"|机构|大学|学校|国家|城市))"
)
#: A number of people without the word for them.
_USERS = re.compile(r"(?:用户|人数|员工|读者|观众|会员|粉丝|学生)[^\d，。；]{0,6}\d[\d.,]*\s?[万亿千]?(?![\d.%])")
_SUM = rf"(?i){SUM}|[\d一二两三四五六七八九十百千]\s?多?[万亿]?(?:[美欧日]?元|块|英镑)"
_BODIES = "机构|单位|大学|高校|学校|学院|研究所|研究院|实验室"
_KINDS = (
    (r"卖(?:多少|几)|售价|房租|几[元块]|多少[元块]", _SUM),
    (r"多少钱|价格", rf"{_SUM}|免费"),
    (r"多久|多长时间", rf"{SPAN}|{_NUMERAL}\s?{_UNIT}"),
    (r"(?:多少|(?<![第几哪])几)(?:[毫微纳]?秒|分钟|个?小时|天|个?(?:星期|周)|个月|年(?!级))", _SPENT),
    (r"哪一?年|几几年", r"(?<!\d)(?:1\d|20)\d\d(?![\d.,]|\s?[个天人次万亿])|[今去明前]年"),
    (r"几月|几号|哪一?天", rf"(?i){DAY}|\d\s?[月日号]|[今明昨]天|\d{{4}}-\d\d-\d\d"),
    (rf"(?:哪|什么)[一几]?[些个家所]?(?:{_BODIES})", rf"{_BODIES}|公司|集团|[Uu]niversit|[Ii]nstitut|Lab\b|Inc\b"),
    (r"第几", rf"第\s?{_NUMERAL}|[🥇🥈🥉]|榜首|(?m:^\s*\d{{1,3}}\.?\s*\|)"),
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
#: Who or what comes first, second and so on in a ranking, or has the best score of it.
_RANK = re.compile(
    rf"(?:排名?)?第([一二三四五六七八九十]|\d{{1,3}})(?:名|的)?(?:是|为|的|归).{{0,4}}[谁哪什]|榜首|[谁哪].{{0,6}}(?:排名?|得)第([一1])|{BEST}"
)
_PLACES, _MEDALS = "一二三四五六七八九十", "🥇🥈🥉"
_WHO = re.compile(r"谁|哪家")
#: Somebody or some body without a name.
_SOMEONE = re.compile(r"[一两几][家位名](?!用户)")
_FULL_NAME = re.compile(r"(?<![A-Za-z])[A-Z][a-z]+ [A-Z][a-z]+|·|@\w")


def _place_asked_for(question: str) -> int | None:
    """Give the place of a ranking that a question asks who or what takes, 1 for the best of all."""
    found = _RANK.search(question)
    if found is None:
        return None
    numeral = found[1] or found[2] or "1"
    return int(numeral) if numeral.isdecimal() else _PLACES.index(numeral) + 1


def _takes_place(text: str, place: int) -> bool:
    """Tell whether a text says who or what takes a place: by a medal, by words, or by a row's first cell."""
    medal = _MEDALS[place - 1] if 0 < place <= len(_MEDALS) else "(?!)"
    said = "|".join(filter(None, (str(place), _PLACES[place - 1 : place])))
    first = "|榜首|冠军" if place == 1 else ""
    return (
        re.search(rf"{medal}|第\s?(?:{said})(?=[名位的，。、；\s]|$){first}|(?m:^\s*{place}\.?\s*\|)", text) is not None
    )


def wants_in_chinese(question: str) -> bool:
    """Tell whether a Chinese question asks for a certain kind of thing."""
    return any(
        asked.search(question) for asked in (*(asked for asked, _ in _READ), _PLACE, _PERSON, _WHO, _COUNTER, _RANK)
    )


def gives_in_chinese(question: str, text: str) -> bool:
    """Tell whether a text gives the kind of thing a Chinese question asks for, where it asks for a certain kind."""
    text = simplified(text)
    if not all(given.search(text) for asked, given in _READ if asked.search(question)):
        return False
    if not is_at_its_rate(question, text):
        return False
    place = _place_asked_for(question)
    if place is not None and not _takes_place(text, place):
        return False
    abroad = not is_mostly_han(text) and re.search(PLACE, text)
    if _PLACE.search(question) and not (abroad or _has_new(question, text, "ns")):
        return False
    if _PERSON.search(question) and not (_FULL_NAME.search(text) or _has_new(question, text, "nr")):
        return False
    return has_count(question, text)


def has_count(question: str, text: str) -> bool:
    """Tell whether a Chinese text has a number of what a Chinese question asks the number of; any other text has."""
    if is_chinese(text) and (people := people_counted(question)) and not counts_in_chinese(people, text):
        return False
    found = _COUNTER.search(question)
    if found is None or not is_chinese(text):
        return True
    counters = _COUNTERS.get(found[1]) or found[1] + "个"
    if found[1] == "人" and _USERS.search(fold(text)):
        return True
    text = text if is_labelled(question, text) else _OF_A_LABEL.sub("", text)
    return re.search(rf"{_NO_ARTICLE}{_NUMERAL}\s?[万亿千百多余]*[{counters}]", fold(text)) is not None


def people_counted(question: str) -> str:
    """Give the people or bodies that a Chinese question asks the number of, or an empty text."""
    found = _PEOPLE.search(question)
    return found[1] if found else ""


def counts_in_chinese(noun: str, text: str) -> bool:
    """Tell whether a Chinese text has a number of what an English noun stands for, or of the noun itself."""
    words = "|".join((*map(re.escape, (noun, *chinese_of(noun))), *_ELSE.get(noun, ())))
    before = rf"{_NO_ARTICLE}{_NUMERAL}[\d,.]*\+?\s?[万亿千百多余km]*\s?[{HAN}の]{{0,8}}?\s?(?:{words})"
    reached = r"(?:突破|超过|达到?|新?增加?[至到]|[已约近はが])*"
    after = rf"(?:{words})s?(?:总?数?量?)?{reached}\s?[:：]?\s?\d[\d,.]*(?![\d,.]*\s?[年月日号%])"
    return re.search(rf"(?i){before}|{after}", simplified(fold(text))) is not None


def has_new_name(question: str, text: str) -> bool:
    """Tell whether a Chinese text names someone, a place or something that the question does not."""
    asked = question.casefold()
    return (
        "@" in text
        or _SOMEONE.search(text) is not None
        or any(
            tag.startswith(("nr", "nt", "ns", "nz", "eng")) and not shown.islower() and shown.casefold() not in asked
            for shown, tag in tagged(text)
            if len(shown) > 1
        )
    )


def _has_new(question: str, text: str, tag: str) -> bool:
    """Tell whether a text has a word of a part of speech that the question does not have."""
    return any(found.startswith(tag) and shown not in question for shown, found in tagged(text))
