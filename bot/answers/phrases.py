"""What the bot says in its own words around answers, in English and Chinese; any other language gets English."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.coverage import Term
from bot.posts.periods import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One language's phrases; `{}` takes what each is about."""

    greeting: str
    thanks: str
    about: str
    nobody: str
    not_mentioned: str
    not_mentioned_in: str
    not_held: str
    not_held_in: str
    no_posts: str
    searching: str
    searching_one: str
    reading: str
    out_of_reach: str
    no_budget: str
    broke_off: str
    read_as: str
    examples: str
    mentioned: str
    mentioned_one: str
    first_shown: str
    no_sums: str


_ENGLISH = Phrases(
    greeting="Hello! Ask me anything about the digests. {}",
    thanks="You're welcome. Ask on whenever you like.",
    about="I answer questions from the digests, with a source for every sentence; what they do not hold, I say so. {}",
    nobody="There are no digests to answer from yet.",
    not_mentioned="The digests do not mention {}.",
    not_mentioned_in="The digests of {1} do not mention {0}.",
    not_held="The digests do not hold an answer to that.",
    not_held_in="The digests of {} do not hold an answer to that.",
    no_posts="No digest covers {}.",
    searching="Searching {} digests",
    searching_one="Searching 1 digest",
    reading="Reading {} passages",
    out_of_reach="The language model is out of reach, so this is in the digests' own words.",
    no_budget="The budget for written answers is used up for now, so this is in the digests' own words.",
    broke_off="The language model broke off; what it had written and could be checked is shown.",
    read_as="“{}” read as “{}”.",
    examples="For example: {}",
    mentioned="{1} of {2} digests mention {0}.",
    mentioned_one="1 of {2} digests mentions {0}.",
    first_shown="The first {} are shown.",
    no_sums="I do not add up or rank figures of several digests; ask for the figure of one.",
)
_CHINESE = Phrases(
    greeting="你好！关于周报和日报的内容都可以问我。{}",
    thanks="不客气，随时可以继续提问。",
    about="我只根据周报和日报回答问题，每句话都有出处；里面没有的内容我会直说。{}",
    nobody="目前还没有可供查询的内容。",
    not_mentioned="周报和日报里没有提到{}。",
    not_mentioned_in="{1}的内容里没有提到{0}。",
    not_held="周报和日报里没有这个问题的答案。",
    not_held_in="{}的内容里没有这个问题的答案。",
    no_posts="没有覆盖{}的内容。",
    searching="正在查找 {} 篇内容",
    searching_one="正在查找 1 篇内容",
    reading="正在阅读 {} 段内容",
    out_of_reach="语言模型暂时无法使用，以下是原文摘录。",
    no_budget="本期的模型额度已用完，以下是原文摘录。",
    broke_off="语言模型中途中断，以下是已写出并核对过的内容。",
    read_as="已将“{}”理解为“{}”。",
    examples="例如：{}",
    mentioned="{2} 期中有 {1} 期提到 {0}。",
    mentioned_one="{2} 期中有 {1} 期提到 {0}。",
    first_shown="这里列出前 {} 期。",
    no_sums="我不把多期的数字相加或排名；请问其中一期的数字。",
)


def phrases_in(language: str) -> Phrases:
    """Give the phrases of a language, English where there are none."""
    return _CHINESE if language.startswith("zh") else _ENGLISH


def not_held(language: str, window: Window | None = None) -> str:
    """Say that the digests, or those of some days, do not hold an answer."""
    words = phrases_in(language)
    return words.not_held if window is None else words.not_held_in.format(window.words)


def not_mentioned(absent: Sequence[Term], language: str, window: Window | None = None) -> str:
    """Say what the digests, or those of some days, do not mention; pairs of characters are no words to show."""
    told = [term for term in absent if not term.foreign]
    names = [term.shown for term in told if not all(word.is_pair for word in term.words)]
    words = phrases_in(language)
    if not names:
        return words.not_held
    if window is None:
        return words.not_mentioned.format(listed(names, language))
    return words.not_mentioned_in.format(listed(names, language), window.words)


def listed(words: Sequence[str], language: str) -> str:
    """Give words as a list in running text."""
    if language.startswith("zh"):
        return "、".join(words)
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
