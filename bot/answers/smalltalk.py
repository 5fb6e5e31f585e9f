"""Greetings, thanks and questions about the bot itself: a short useful word, nothing searched."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from bot.answers.answer import Answer, Question
from bot.answers.phrases import listed, phrases_in
from bot.answers.questions.question import Reading
from bot.posts.post import Post
from bot.search.passage import Passage
from bot.search.scripts import HAN
from bot.search.search import Search

#: Example questions in a reply.
EXAMPLES = 3
_HAN = re.compile(rf"[{HAN}]")
#: Posts that they are taken from, characters of what they name, and words of what is surely a name.
_RECENT = 8
_LONGEST_NAME, _LONGEST_TITLE, _WORDS_OF_NAME = 40, 60, 2
#: How a heading begins that is numbered: what it says is known by its place.
_NUMBERED = re.compile(
    r"(?i)\W*(?:[一二三四五六七八九十]{1,3}\s*[、.．:：)）]|第\s*[一二三四五六七八九十\d]+\s*[部章节篇]"
    r"|\d+(?:\.\d+)*(?:[.、．:：)）]|\s|$)|(?:section|part|chapter|step) (?:\d|[ivx]+\b))"
)
#: What they ask, by language: what something is, what is said of it, what is new in some days, what happened last week.
_EXAMPLES = {
    "en": ("what is {}?", "what does the digest say about {}?", "what is new in {}?", "what happened last week?"),
    "zh": ("{} 是什么？", "“{}”讲了什么？", "{} 有什么新内容？", "上周有哪些内容？"),
    "de": ("was ist {}?", "was steht im Digest über {}?", "was ist neu in {}?", "was geschah letzte Woche?"),
    "fr": (
        "c'est quoi, {} ?",
        "que dit le digest sur {} ?",
        "quoi de neuf dans {} ?",
        "quoi de neuf la semaine dernière ?",
    ),
    "es": ("¿qué es {}?", "¿qué dice el resumen sobre {}?", "¿qué hay de nuevo en {}?", "¿qué pasó la semana pasada?"),
    "ja": (
        "{}とは何ですか？",
        "「{}」について何が書かれていますか？",
        "{}の新しい内容は？",
        "先週は何がありましたか？",
    ),
}


def small_talk(
    question: Question, reading: Reading, posts: Sequence[Post], search: Search, *, milliseconds: float
) -> Answer:
    """Give the reply to what is no question about the digests."""
    words = phrases_in(reading.language)
    if not posts and reading.kind != "thanks":
        text = words.nobody
    elif reading.kind == "thanks":
        text = words.thanks
    else:
        shown = [f"“{example}”" for example in _examples(posts, search, reading.language)][:EXAMPLES]
        template = words.greeting if reading.kind == "greeting" else words.about
        text = template.format(words.examples.format(listed(shown, reading.language)))
    return Answer(
        question=question.text,
        answered=True,
        by="extract",
        text=text,
        total_ms=milliseconds,
        language=reading.language,
    )


def _examples(posts: Sequence[Post], search: Search, language: str) -> Iterator[str]:
    """Give questions that the newest digests can answer, on things named in the asker's writing."""
    what, says, new, last = _EXAMPLES.get(language[:2], _EXAMPLES["en"])
    recent = posts[: -_RECENT - 1 : -1]
    own = [post for post in recent if post.language[:2] == language[:2]]
    others = [post for post in recent if post not in own]
    names = [name for post in (*own, *others) for name in _own(post, recent, search, _named)]
    read = [name for name in names if _is_read(name, language)]
    yield from (what.format(name) for name in ([*filter(_is_of_thing, read), *read])[:1])
    titles = (_own(post, recent, search, _titles) for post in own)
    # The first one is often a greeting or an overview.
    yield from (says.format(title) for found in islice(filter(None, titles), 1) for title in found[1:2] or found[:1])
    yield new.format(posts[-1].period.label)
    yield last


def _own(
    post: Post, recent: Sequence[Post], search: Search, read: Callable[[Sequence[Passage]], list[str]]
) -> list[str]:
    """Give what is read out of a post and out of no other recent one in its language."""
    others = [other for other in recent if other.slug != post.slug and other.language == post.language]
    repeated = {text for other in others for text in read(search.of_post(other.slug))}
    return [text for text in read(search.of_post(post.slug)) if text not in repeated]


def _is_read(name: str, language: str) -> bool:
    """Tell whether an asker in a language reads a name: one in Latin letters everybody does."""
    return name.isascii() or language[:2] in ("zh", "ja") or not _HAN.search(name)


def _is_of_thing(name: str) -> bool:
    """Tell whether a name is one that somebody gave, and not a phrase that tells something."""
    return name.isascii() and re.search("[A-Za-z]", name) is not None and len(name.split()) <= _WORDS_OF_NAME


def _named(passages: Sequence[Passage]) -> list[str]:
    """Give the short names of items."""
    names = (re.split(r"[:：]| [–—-] ", passage.item)[0].strip() for passage in passages if passage.item)
    return [name for name in dict.fromkeys(names) if 0 < len(name) <= _LONGEST_NAME and not _NUMBERED.match(name)]


def _titles(passages: Sequence[Passage]) -> list[str]:
    """Give short section titles, without the pictures before them."""
    titles = dict.fromkeys(re.sub(r"^[\W_]+", "", passage.section) for passage in passages)
    return [title for title in titles if 0 < len(title) <= _LONGEST_TITLE and not _NUMBERED.match(title)]
