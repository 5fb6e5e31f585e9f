"""The words of a Chinese question, by part of speech: what it names and says, without what only asks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.posts.hanzi import simplified
from bot.posts.labellines import label_of
from bot.posts.wordsets import word_set
from bot.search.dictionaries.everyday import chinese_of, english_of
from bot.search.dictionaries.glossary import terms_in
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.scripts import HAN, KANA
from bot.search.words import Word, fold

_HAN = re.compile(rf"[{HAN}]")
_KANA = re.compile(rf"[{KANA}]")
#: Who or what has the best score of a ranking.
BEST = r"(?:得分|评分|分数|总分|排名)(?:最高|第一)|最高(?:的?得|的?评)?分"
#: Turns of phrase that only ask; what kind of thing they ask for is judged apart.
_ASKING = re.compile(
    rf"{BEST}|"
    r"什么时候|什么时间|有没有|是不是|能不能|会不会|可不可以|有?多少钱|多长时间|有?多少|有?多久|有?多[大长快高重远厚宽]|有?几[岁个家篇款项种位次期]"
    r"|(?<=谁.)出来的|(?<=[A-Za-z\d])\s?上(?=能?[用跑装])|(?<!其)它们?|干[嘛吗]|怎么样?|为什么|为何|第[\d一二三四五六七八九十]+[名位]?|哪[一几]?[个位家篇款项种年天期些里]?|叫什么|是?什么|[请想]问|一下"
)
#: Tags of words with a meaning of their own, of which verbs, times and what describes tell half as much: posts say
#: them in other words more often than they do things.
_NOUNS, _OTHERS = ("n", "l", "j", "s"), ("v", "a", "i", "b", "z", "t")
_OF_A_VERB = 0.5
#: Words that ask, or that any story may leave out.
_PLAIN = word_set(
    "没有 可以 能够 应该 需要 觉得 知道 认为 告诉 提到 提及 提过 说过 说到 讲到 谈到 介绍 推荐 总结 概括 "
    "列出 看到 关于 有关 相关 类似 属于 进行 使用 采用 用来 用于 支持 提供 发布 推出 出现 发生 成为 变成 "
    "得到 拿到 达到 叫做 不想 想要 希望 打算 一共 总共 分别 后来 现在 目前 当前 当时 如今 最近 最新 以前 之前 之后 "
    "时候 时间 开始 名字 名称 内容 消息 新闻 文章 东西 情况 问题 事情 周刊 周报 日报 速递 本期 上期 这期 那期 "
    "期刊 杂志 软件 工具 应用 产品 项目 仓库 平台 网站 服务 系统 公司 机构 企业 团队 作品 方法 技术 功能 里面 "
    "普通 一般 平常 常见 传统 常规 通常 转到 转向 转变 转为 转成 变为 改为 "
    "好像 个人 有人 大家 我们 你们 他们 多长 多少 最大 最小 最多 最少 是否 主要 图是 期说 期讲 期有 过有 "
    "状态 进展 新进展 进度 动作 动静 榜单 链接 网址 官网 值得 关注 重要 "
)
_LONGEST_RUN = 4
_WHAT_IS_ITS = re.compile(rf"([{HAN}]+?)(?:分别|一共|总共)?(?:是?多少|是几)")
_WHEN_DOES_IT = re.compile(rf"(?:什么时候|何时|哪一?[年天月]|是谁(?=[{HAN}]+的))([{HAN}]+)")
#: What only says what kind of thing it is that is named before it: `Loom 那篇论文`.
_APPOSED = re.compile(rf"(?<=[A-Za-z\d》」”])\s?[这那][个篇款项种家部本套条]([{HAN}]+)")


@dataclass(frozen=True, slots=True)
class ChineseWord:
    """A word with a meaning of its own.

    Attributes:
        word: its characters; a word of three and more has its pairs for parts, as the index holds them.
        english: what the glossary gives for it.
        share: how much it tells beside a noun.
        plain: a word that any story may leave out.
    """

    word: Word
    english: tuple[str, ...] = ()
    share: float = 1.0
    plain: bool = False


def is_chinese(text: str) -> bool:
    """Tell whether a text is Chinese: it has Han characters and no kana."""
    return _HAN.search(text) is not None and _KANA.search(text) is None


def is_mostly_chinese(text: str) -> bool:
    """Tell whether a text is written in Chinese, whatever names in other letters it holds."""
    return is_chinese(text) and is_mostly_han(text)


def is_mostly_han(text: str) -> bool:
    """Tell whether a text is written in Chinese characters, kana among them or not."""
    if _HAN.search(text) is None:
        return False
    own = len(_HAN.findall(text)) + len(_KANA.findall(text))
    return 4 * own > sum(map(str.isascii, filter(str.isalpha, text)))


def is_labelled(question: str, text: str) -> bool:
    """Tell whether a text opens with a label (`作者：`) that names what a question asks for, in either language."""
    label = simplified(label_of(text))
    return any(noun in label for noun in _nouns_of(question))


def asked_for_in_chinese(question: str) -> str:
    """Give what a Chinese question asks the sum, time or doer of (`工资是多少`, `什么时候退休`), or an empty text."""
    text = simplified(fold(question))
    if worth := _WHAT_IS_ITS.search(text):
        asked, tag = tagged(worth[1])[-1]
        tags: tuple[str, ...] = (*_NOUNS, "vn")
    elif when := _WHEN_DOES_IT.search(text):
        asked, tag = tagged(when[1])[0]
        tags = ("v",)
    else:
        return ""
    return asked if tag.startswith(tags) and asked not in _PLAIN else ""


@lru_cache(maxsize=256)
def _nouns_of(question: str) -> frozenset[str]:
    """Give the Chinese nouns of a question, or the Chinese of its English words."""
    own = (found.word.exact[0] for found in chinese_words(question) if found.share == 1.0)
    english = (word for word in re.findall(r"[a-z]{3,}", question.casefold()) if not is_stop_word(word))
    return frozenset((*own, *(chinese for word in english for chinese in chinese_of(word))))


@lru_cache(maxsize=1024)
def chinese_words(text: str) -> tuple[ChineseWord, ...]:
    """Give the Chinese words of a question that carry a meaning of their own, each once, in its order."""
    found: dict[str, ChineseWord] = {}
    apposed = {tagged(kind)[0][0] for kind in _APPOSED.findall(simplified(fold(text)))}
    for piece in _ASKING.split(simplified(fold(text))):
        for shown, tag, english in _joined(tagged(piece)):
            if len(shown) > 1 and _HAN.match(shown) and (english or tag.startswith(_NOUNS + _OTHERS)):
                share = 1.0 if tag.startswith(_NOUNS) else _OF_A_VERB
                also = tuple(dict.fromkeys((*english, *(english_of(shown) if share == 1.0 else ()))))
                found.setdefault(
                    shown, ChineseWord(chinese_word(shown), also, share, plain=shown in _PLAIN or shown in apposed)
                )
    return tuple(found.values())


@lru_cache(maxsize=1024)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """Give the words of a text with their parts of speech, as the tags of the field's common Chinese corpus name them.

    `n` is a noun, `nr` a person, `ns` a place, `v` a verb; a text without Chinese has none.
    """
    # Its dictionary takes a third of a second to load, which only a Chinese question should wait for.
    import rjieba

    return tuple(rjieba.tag(simplified(text))) if _HAN.search(text) else ()


def _joined(tagged: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give words with their tags and English, those together that the glossary holds as one."""
    at = 0
    while at < len(tagged):
        ends = range(min(at + _LONGEST_RUN, len(tagged)), at, -1)
        runs = ((end, "".join(shown for shown, _ in tagged[at:end])) for end in ends)
        end, run, english = next(
            ((end, run, terms[0][1]) for end, run in runs if (terms := terms_in(run)) and terms[0][0] == run),
            (at + 1, tagged[at][0], ()),
        )
        yield run, "n" if end > at + 1 else tagged[at][1], english
        at = end


def chinese_word(shown: str) -> Word:
    """Give a word to look for: a long one by every second pair, since posts write 比尔·盖茨 or part it otherwise."""
    step = 2 if len(shown) % 2 == 0 else 1
    pairs = [shown[at : at + 2] for at in range(0, len(shown) - 1, step)]
    return Word((shown,), parts=tuple(Word((pair,)) for pair in pairs) if len(pairs) > 1 else ())
