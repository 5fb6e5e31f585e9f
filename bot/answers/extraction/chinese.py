"""What a sentence of a Chinese post earns beside the words it holds: by its story, its label and its characters."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from bot.answers.coverage.coverage import answers
from bot.answers.coverage.stories import stories_of
from bot.answers.extraction.picks import Pick, stories_around, title_of
from bot.answers.patterns.chinese import is_chinese, is_labelled
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term
from bot.search.passage import Passage

#: What a sentence earns by a story that holds enough of the question, and by a label that names what is asked for.
_IN_ANSWER, _LABELLED = 1.0, 1.0
#: What it earns where it holds all that the question says, by pairs of characters.
_IN_PAIRS = 0.3
#: What it loses by asking: an entry that opens with a question answers it below.
_ASKS = 1.0
#: A thing that is asked for by its kind, and characters of a title that may be its name.
_KIND = "工具|软件|插件|扩展|应用|网站|服务|项目|程序|平台|生成器|编辑器|播放器|浏览器|客户端|[Aa]pp"
_THING = re.compile(
    rf"(?:有没有|有[什啥]|什么|哪[一个款些种]|推荐).{{0,14}}(?:{_KIND})|(?:{_KIND})[吗呢么][？?]?$"
    r"|(?i:\b(?:what|which) (?:[\w-]+ ){0,2}(?:tool|app|plugin|extension|service|website|site|program|software)\b)"
)
_LONGEST_NAME = 40
_WHY = re.compile(r"(?i)为什么|为何|为啥|什么原因|\bwhy\b")
_REASON = re.compile(r"因为|由于|为了|目的|原因|意义|理由|以便|以免|避免|防止|有关")


def with_name(ask: Ask, picks: Sequence[Pick]) -> list[Pick]:
    """Give sentences of a Chinese post after their item's title, where a thing is asked for that they do not name."""
    title = title_of(picks[0].passage)
    unnamed = title is not None and not any(title.said in said for said in (ask.text, *(pick.said for pick in picks)))
    asked = picks[0].passage.language.startswith("zh") and _THING.search(ask.text) is not None
    return [title, *picks] if title and unnamed and asked and len(title.said) <= _LONGEST_NAME else list(picks)


def gives_reason(ask: Ask, pick: Pick) -> bool:
    """Tell whether a sentence of a Chinese post gives a reason, where one is asked for."""
    asked = pick.passage.language.startswith("zh") and _WHY.search(ask.text) is not None
    return asked and _REASON.search(pick.said) is not None


def tells_on(terms: Sequence[Term], pick: Pick) -> bool:
    """Tell whether a sentence stands in a story without spaces between words that holds enough of the question."""
    return any(story.unspaced and answers(terms, story) for story in stories_around(pick))


def worth_in_chinese(
    ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]
) -> Callable[[Pick, frozenset[str]], float]:
    """Give what tells the worth of a sentence of the passages, by its pick and the forms of its words.

    A sentence in another language earns nothing, nor does a Chinese one beside passages in the question's language.
    """
    own = {passage.language[:2] for passage in passages}
    if "zh" not in own or (not is_chinese(ask.whole) and ask.language in own):
        return lambda pick, forms: 0.0
    pairs = {word.exact[0] for word in ask.words if word.is_pair}

    @cache
    def answering(passage: Passage) -> Sequence[str]:
        return [story.text for story in stories_of(passage) if answers(terms, story)]

    def worth(pick: Pick, forms: frozenset[str]) -> float:
        if not pick.passage.language.startswith("zh"):
            return 0.0
        told = any(pick.said.strip() in story for story in answering(pick.passage))
        held = len(pairs & forms) / max(len(pairs), 1)
        labelled, asks = is_labelled(ask.text, pick.said), pick.text.endswith("？")
        return _IN_ANSWER * told + _IN_PAIRS * held + _LABELLED * labelled - _ASKS * asks

    return worth
