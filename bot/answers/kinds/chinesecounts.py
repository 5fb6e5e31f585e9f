"""How many of something: whether a Chinese text has a number of what a Chinese question asks the number of."""

import re
from functools import lru_cache

from bot.answers.patterns.chinese import is_chinese, tagged
from bot.posts.hanzi import simplified
from bot.search.dictionaries.everyday import akin_in_chinese, chinese_of, english_of
from bot.search.dictionaries.glossary import terms_in
from bot.search.scripts import HAN
from bot.search.words import fold

NUMERAL = r"(?:\d|[一二两三四五六七八九十百千万亿])"
#: 一个 and its like say no more than `a` does.
_NO_ARTICLE = r"(?!(?<![\d第十百千万])一[个款种项套些])"
#: The words that Chinese puts between a number and what is counted.
_WORDS = (
    "个颗台张帧人项款篇家种名位次行层倍件枚条套块架座辆部本期岁级页段章类场支门道只头口株棵句笔份轮批组队届处间艘列首幅"
)
_COUNTER = re.compile(rf"(?:多少|(?<![第哪])几)([{_WORDS}])")
#: Those that go with nearly anything, so that only a number of the same noun is meant; what a number counts is that too
#: where it stands alone behind the noun: `已有 565 个问题被解决、652 个仍公开`.
_OF_ANYTHING = "个种项类条款件"
_MOST_BETWEEN, _ALONE_BEHIND = 16, 40
#: Units behind a number, which then counts no thing.
_A_UNIT = r"(?!\s?(?:[秒分时天日号周月年元美欧%％°℃倍岁]|小时|星期|季度|[KMGT]i?B))"
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
#: People and bodies that a question counts without a word between, `多少用户`, and those after some of their number.
_PEOPLE = re.compile(
    rf"多少(?![名位个家所座])([{HAN}]{{0,3}}?(?:用户|员工|人员|学生|粉丝|会员|客户|候选人|工程师|[开贡读使作志学患消玩观][{HAN}]{{0,2}}[者众家]|公司|企业"
    r"|机构|大学|学校|国家|城市))"
)
#: A number of people without the word for them.
_USERS = re.compile(r"(?:用户|人数|员工|读者|观众|会员|粉丝|学生)[^\d，。；]{0,6}\d[\d.,]*\s?[万亿千]?(?![\d.%])")


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
    if found[1] in _OF_ANYTHING and (noun := _noun_counted(question[found.end() :])):
        return _things(noun).search(simplified(fold(text))) is not None
    return re.search(rf"{_NO_ARTICLE}{NUMERAL}\s?[万亿千百多余]*[{counters}]", fold(text)) is not None


def people_counted(question: str) -> str:
    """Give the people or bodies that a Chinese question asks the number of, or an empty text."""
    found = _PEOPLE.search(question)
    return found[1] if found else ""


def counts_in_chinese(noun: str, text: str) -> bool:
    """Tell whether a Chinese text has a number of what an English noun stands for, or of the noun itself."""
    return _counted(noun).search(simplified(fold(text))) is not None


@lru_cache(maxsize=256)
def _counted(noun: str) -> re.Pattern[str]:
    """Match a number of what an English noun stands for in Chinese, or of the noun itself."""
    words = "|".join((*map(re.escape, (noun, *chinese_of(noun))), *_ELSE.get(noun, ())))
    before = rf"{_NO_ARTICLE}{NUMERAL}[\d,.]*\+?\s?[万亿千百多余km]*\s?[{HAN}の]{{0,8}}?\s?(?:{words})"
    reached = r"(?:突破|超过?|达到?|高达|新?增加?[至到]|[已约近有为是仅只共はが])*"
    after = rf"(?:{words})s?(?:总?数?量?|规模)?{reached}\s?[:：]?\s?\d[\d,.]*(?![\d,.]*\s?[年月日号%])"
    return re.compile(rf"(?i){before}|{after}")


@lru_cache(maxsize=64)
def _noun_counted(after: str) -> str:
    """Give the last of the nouns that stand together behind `多少个`, up to what is said of them, or an empty text."""
    nouns: list[str] = []
    for shown, tag in tagged(after):
        if tag.startswith("n") or tag == "vn":
            nouns.append(shown)
        elif (tag == "v" and nouns) or not tag.startswith(("v", "a", "b", "uj", "m", "q")):
            break
    return "".join(nouns[-2:] if nouns and len(nouns[-1]) == 1 else nouns[-1:])


@lru_cache(maxsize=256)
def _things(noun: str) -> re.Pattern[str]:
    """Match a number of what a Chinese noun stands for, which may be written in any way that is known."""
    said = (noun, *akin_in_chinese(noun), *english_of(noun), *(word for _, words in terms_in(noun) for word in words))
    words = "|".join(re.escape(word) for word in dict.fromkeys(said))
    figure = rf"(?>{NUMERAL}(?:[\d,.]*\d)?+\+?+\s?[万亿千百多余几]*+)"
    number = rf"(?<![A-Za-z\d.第-])(?<![A-Za-z] ){_NO_ARTICLE}{figure}{_A_UNIT}"
    counted = rf"\s?[{_WORDS}]?"
    # What has so many stars is none of so many things: `高达 25502 的项目`.
    between = rf"[\w /“”《》+-]{{0,{_MOST_BETWEEN}}}?"
    before = rf"{number}(?!\s?的){counted}{between}(?:{words})"
    after = rf"(?:{words})s?(?:总?数量?)?[^\d，,。；;！？\n]{{0,6}}{number}{counted}(?![^\W\d_])"
    alone = rf"(?:{words})[^。！？\n]{{0,{_ALONE_BEHIND}}}{number}\s?[{_WORDS}](?=\W|$|仍|被|已|还|尚|未|在|是|都)"
    return re.compile(rf"(?i){before}|{after}|{alone}")
