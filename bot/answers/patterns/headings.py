"""Questions for all that stands under a heading, by its own name: 前沿研究有哪些, 社媒分享说了什么."""

import re

from bot.posts.texts import folded
from bot.search.scripts import UNSPACED_LETTER

_NAME = r"[^，。、,.？?！!]{2,20}?"
_ALL = r"(?:哪些|什么|啥)"
_ASKED = re.compile(
    rf"^\W*(?P<before>{_NAME})(?:里面?|中|部分|板块|栏目)?(?:都|还|又)?"
    rf"(?:有|是|说了?|讲了?|提到了?|包括|介绍了?|列了?){_ALL}(?:内容|消息|新闻|东西|项目)?(?:吗|呢|啊)?\W*$"
    rf"|^\W*(?:都|还)?有{_ALL}(?P<after>{_NAME})(?:吗|呢|啊)?\W*$"
)


def heading_asked(question: str) -> str:
    """Give what a Chinese question calls the heading under which it wants all; empty where it asks for none so.

    Only what the posts have under such a heading tells whether it is one.
    """
    found = _ASKED.match(question)
    name = folded(found["before"] or found["after"]) if found else ""
    return name if UNSPACED_LETTER.search(name) else ""


def is_called(heading: str, name: str) -> bool:
    """Tell whether a heading is called so, but for signs and few letters: 🔥 GitHub Trending 热榜 is called 热榜."""
    said = folded(heading)
    return name in said and len(UNSPACED_LETTER.findall(said)) <= 2 * len(UNSPACED_LETTER.findall(name)) + 1
