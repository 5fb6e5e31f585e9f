"""What a question is about: the thing it names, or all that it tells of what it asks."""

import re

from bot.answers.kinds.counted import counted_noun
from bot.answers.patterns import forms
from bot.answers.patterns.chinese import is_chinese, tagged
from bot.answers.texts.claims import read_claim
from bot.answers.texts.names import is_common
from bot.answers.texts.wordlists import ASKING, COMMON_OPENERS, IRREGULAR, OPENS, PRONOUNS
from bot.posts.wordsets import word_set
from bot.search.dictionaries.everyday import english_of, is_everyday
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.words import fold, stem

#: Telling words at most that stand for what was spoken of.
_MOST = 6
_WORD = re.compile(r"[\w@][\w./@'-]*\w|\w")
#: What a thing has that is told of it beside what has everyday English: where it is had from, how many, when, where.
_HAD = word_set("链接 地址 网址 官网 主页 首页 出处 人数 数量 总数 时间 地点 日期 单价 名称 名字")
_BUILT = re.compile(r"\w[-/.]\w|\d")
#: What a follow-up before was made whole with.
PUT_IN = re.compile(r" \((?P<thing>[^()]+)\)$")
#: Something told of by more than its name, `the bug in X's parser`; what is had of a thing, `the size of X`, is not.
_DESCRIBED = re.compile(
    rf"(?i){OPENS}(?:what|when|where|who|why|how)(?:['’]s| is| are| was| were)"
    r" (?!.*\bof\b)(?P<what>.+)"
)


def telling_parts(text: str) -> list[str]:
    """Give the telling words of a text as they are written."""
    found = _WORD.findall(forms.UNSPACED_ASKING.sub(" ", fold(text)))
    return [word for word in found if not _is_light(word.casefold().removesuffix("'s"))]


def is_plain(word: str) -> bool:
    """Tell whether a word as it is written is an ordinary one, which names nothing."""
    if is_chinese(word):
        return all(map(_is_plain_in_chinese, (shown for shown, _ in tagged(word))))
    folded = word.casefold()
    known = any(is_plain_word(one) or is_everyday(one) for one in (folded, folded.removesuffix("s")))
    return word.islower() and (known or is_common(folded) or folded in IRREGULAR)


def _is_plain_in_chinese(word: str) -> bool:
    return len(word) == 1 or word in _HAD or any(map(is_everyday, english_of(word)))


def thing_in(question: str) -> str:
    """Give the thing a question is about: what made it whole, its last name, or its last telling words; or nothing."""
    if put_in := PUT_IN.search(question):
        return put_in["thing"]
    claim = read_claim(question)
    telling = _telling(question)
    if (found := _DESCRIBED.match(question)) and any(map(is_plain, telling_parts(found["what"]))):
        return " ".join(telling[:_MOST])
    if claim.names:
        name = next((one for one in reversed(claim.names) if not one.acronym), claim.names[-1])
        return claim.text[name.start : name.end]
    built = [word for word in telling if _BUILT.search(word)]
    return " ".join(built[-1:] or telling[-3:])


def told_in(question: str) -> str:
    """Give all that a question tells of what it asks: what happened, as `when was that?` means it."""
    put_in = PUT_IN.search(question)
    told = _telling(question[: put_in.start()] if put_in else question)
    return " ".join([*([put_in["thing"]] if put_in else ()), *told[:_MOST]])


def _telling(question: str) -> list[str]:
    counted = counted_noun(question)
    return [word for word in telling_parts(question) if stem(word.casefold()) != counted]


def _is_light(word: str) -> bool:
    return (
        is_stop_word(word)
        or word in ASKING
        or word in PRONOUNS
        or (word in COMMON_OPENERS and len(word) < 6)
        or word == "ok"
    )
