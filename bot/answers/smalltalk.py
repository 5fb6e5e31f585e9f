"""Greetings, thanks and questions about the bot itself: a short useful word, nothing searched."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.answer import Answer, Question
from bot.answers.questions.question import Reading
from bot.answers.writing.phrases import listed, phrases_in
from bot.posts.post import Post
from bot.search.passage import Passage
from bot.search.search import Search

#: Example questions in a reply.
EXAMPLES = 3
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
        shown = [f"“{example}”" for example in _examples(posts[-1], search, reading.language)][:EXAMPLES]
        template = words.greeting if reading.kind == "greeting" else words.about
        text = template.format(words.examples.format(listed(shown, reading.language)))
    return Answer(question=question.text, answered=True, by="extract", text=text, total_ms=milliseconds)


def _examples(post: Post, search: Search, language: str) -> Iterator[str]:
    """Give questions that the newest digest can answer."""
    what, says, new, last = _EXAMPLES.get(language[:2], _EXAMPLES["en"])
    for name in _named(search.of_post(post.slug)):
        yield what.format(name)
    for title in _titles(search.of_post(post.slug)):
        yield says.format(title)
    yield new.format(post.period.label)
    yield last


def _named(passages: Sequence[Passage]) -> list[str]:
    """Give the first item's short name."""
    names = [re.split(r":| [–—-] ", passage.item)[0].strip() for passage in passages if passage.item]
    return [name for name in names if 0 < len(name) <= 40][:1]


def _titles(passages: Sequence[Passage]) -> list[str]:
    """Give a short section title, without the pictures before it."""
    titles = dict.fromkeys(re.sub(r"^[\W_]+", "", passage.section) for passage in passages)
    short = [title for title in titles if 0 < len(title) <= 60]
    return short[1:2] or short[:1]
