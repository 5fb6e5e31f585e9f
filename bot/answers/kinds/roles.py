"""Who holds a role: how questions ask for it, "who is the release lead for 1.37?", and whether a sentence says it."""

import re
from functools import lru_cache

from bot.answers.texts.wordlists import OPENS
from bot.search.words import stem, tokens

#: What somebody may be, and how a sentence says it in English and in Chinese.
_ROLES = {
    r"(?:co-?)?lead(?:er)?s?": (
        r"(?:co-?)?lead(?:s|ers?|ing)?|led|heads?|headed|heading",
        "负责人|领导|带领|牵头|主管|组长",
    ),
    r"heads?": (r"heads?|headed|heading|lead(?:s|ers?|ing)?|led", "负责人|领导|带领|主管|主任|总监"),
    r"(?:co-?|vice[- ])?chair(?:man|woman|person)?s?": (r"(?:co-?)?chair\w*", "主席|董事长|理事长"),
    r"(?:co-?)?founders?": (r"(?:co-?)?found(?:ers?|ed|ing)|start(?:ed|s)", "创始人|创办|创立|创建"),
    r"c[etofip]o": (r"C[ETOFIP]O|chief(?: \w+){1,3} officer|chief executive", "首席[^，。]{1,4}官|总裁"),
    r"(?:co-?)?maintainers?": (r"(?:co-?)?maintain\w*", "维护"),
    r"editors?": (r"edit(?:ors?|ed|s|ing)", "编辑|主编"),
    r"hosts?": (r"(?:co-?)?host(?:s|ed|ing)?|moderat\w+", "主持|主播"),
    r"directors?": (r"direct(?:ors?|s|ed)", "主任|总监|导演|董事"),
    r"managers?": (r"manag\w+", "经理|主管|负责人"),
    r"presidents?": (r"president\w*", "总裁|总统|主席|会长|校长"),
    r"winners?": (r"w[io]ns?|winn\w+|prizes?|awarded", "冠军|获奖|夺冠|获胜|第一名"),
    r"organi[sz]ers?": (r"organi[sz]\w+", "组织|主办"),
    r"owners?": (r"own(?:s|ed|ers?)?", "拥有|所有者"),
    r"successors?": (r"succe\w+|replac\w+|tak\w+ over|took over", "接任|接替|继任"),
    r"sponsors?": (r"sponsor\w*", "赞助"),
    r"mentors?": (r"mentor\w*", "导师|指导"),
    r"coordinators?": (r"co-?ordinat\w+", "协调"),
    r"moderators?": (r"moderat\w+", "主持"),
    r"chiefs?": (r"chief\w*", "首席|负责人"),
}
#: What tells when somebody holds a role, not which it is.
_WHEN = r"(?:new|newest|current|currently|next|former|previous|incoming|outgoing|acting|first|main|other)"
_ASKS = re.compile(
    rf"(?i){OPENS}(?:who(?:['’]s| is| are| was| were| will be)|name)(?: (?:the|our|a|an|now))*(?: {_WHEN})*"
    rf"(?: v?\d[\w.]*)?(?: (?P<of>[a-z][\w-]*))??(?: {_WHEN})* (?P<role>{'|'.join(_ROLES)})"
    r"(?=\W*$| (?:of|for|at|in|on|behind|to)\b)"
)


@lru_cache(maxsize=64)
def role_asked(question: str) -> re.Match[str] | None:
    """Give where a question names the role that it asks somebody for, and of what that is (`of`)."""
    return _ASKS.match(question)


def says_role(question: str, sentence: str) -> bool:
    """Tell whether a sentence says the role that a question asks for, and of what; any does where it asks for none."""
    asked = role_asked(question)
    if asked is None:
        return True
    said, chinese = next(says for role, says in _ROLES.items() if re.fullmatch(role, asked["role"], re.IGNORECASE))
    if re.search(chinese, sentence):
        return True
    of = asked["of"]
    told = of is None or stem(of.casefold()) in map(stem, tokens(sentence))
    return told and re.search(rf"(?i)\b(?:{said})\b", sentence) is not None
