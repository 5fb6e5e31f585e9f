"""Questions for all that is new on something: "any news on OpenAI?", "what did it release?", 有什么关于…的消息."""

import re

from bot.answers.texts.deeds import COMES_OUT, COMING_OUT, OUT_IN_CHINESE, either
from bot.answers.texts.wordlists import OPENS

_ABOUT = r"(?:on|about|from|of|for|with|regarding|around|in|at)"
_ASKED = re.compile(
    rf"(?i){OPENS}(?:(?:is|are) there |do you have |give me |show me )?(?:"
    r"(?:any|what(?:['’]s| is| are)?|the|all(?: the)?|some)?(?: the)? ?(?:latest|recent|newest|new)? ?"
    rf"(?:news|updates?|developments?|headlines) {_ABOUT} "
    rf"|(?:what(?:['’]s| is) )?(?:the )?latest {_ABOUT} "
    rf"|what(?:['’]s| is) new {_ABOUT} "
    r"|what(?:['’]s| is| has been) (?:happening|going on) (?:with|at|around|in) "
    r"|anything (?:new )?(?:on|about|from|with) "
    r"|(?:(?:catch|bring|get) (?:me|us) up(?: to (?:speed|date))?|fill (?:me|us) in|brief (?:me|us)) (?:on|with|about) "
    r"|what do(?:es)? (?:you|the (?:digests?|posts?)) (?:say|have|know|hold) (?:about|on) )(?=\S)"
    r"|(?:有什么|有哪些|有没有|最近的?)(?:关于)?.{0,24}(?:新闻|消息|动态|动作|动静|进展)"
    r"|.(?:有什么|有哪些|有没有)(?:新|最新的?)?(?:新闻|消息|动态|动作|动静|进展|更新)"
    r"|.の?(?:最新|新しい)?の?(?:ニュース|動き|動向|話題)(?:は|が|を|に|\W*$)|.について.{0,6}(?:新しい|最新)"
)
_CAME_OUT = re.compile(rf"(?i)\b(?:{COMES_OUT}|out now)\b|{OUT_IN_CHINESE}")
_RELEASES = re.compile(
    rf"(?i){OPENS}what (?:else )?(?:did|has|have) (?!the digests?\b|you\b)(?P<who>[^?]{{2,40}}?) "
    rf"(?:just |recently )?{either(COMING_OUT, 'asked', 'done')}"
    r"(?: (?:this|last|in|on|since|during|recently|lately|so far)\b[^?]*)?\W*$"
    rf"|.(?:{OUT_IN_CHINESE})了?(?:什么|哪些)(?:新?(?:产品|东西|模型|工具|项目|功能))?\W*$"
)


def asks_news(question: str) -> bool:
    """Tell whether a question wants all that is told of what it names, not one thing about it."""
    return _ASKED.search(question) is not None


def asks_releases(question: str) -> bool:
    """Tell whether a question wants all that somebody brought out."""
    return _RELEASES.search(question) is not None


def who_releases(question: str) -> str:
    """Give by whom a question wants all that came out, as it names them; empty where it wants none or is no English."""
    found = _RELEASES.search(question)
    return (found["who"] or "") if found else ""


def tells_release(text: str) -> bool:
    """Tell whether a text says that something came out."""
    return _CAME_OUT.search(text) is not None
