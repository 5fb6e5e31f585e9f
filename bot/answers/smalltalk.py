"""Greetings, thanks and questions about the bot itself: a short useful word, nothing searched."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.answer import Answer, Question
from bot.answers.phrases import listed, phrases_in
from bot.answers.question import Reading
from bot.posts.post import Post
from bot.search.passage import Passage
from bot.search.search import Search

#: Example questions in a reply.
EXAMPLES = 3


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
    chinese = language.startswith("zh")
    for name in _named(search.of_post(post.slug)):
        yield f"{name} 是什么？" if chinese else f"what is {name}?"
    for title in _titles(search.of_post(post.slug)):
        yield f"“{title}”讲了什么？" if chinese else f"what does the digest say about {title}?"
    yield f"{post.period.label} 有什么新内容？" if chinese else f"what is new in {post.period.label}?"
    yield "上周有哪些内容？" if chinese else "what happened last week?"


def _named(passages: Sequence[Passage]) -> list[str]:
    """Give the first item's short name."""
    names = [re.split(r":| [–—-] ", passage.item)[0].strip() for passage in passages if passage.item]
    return [name for name in names if 0 < len(name) <= 40][:1]


def _titles(passages: Sequence[Passage]) -> list[str]:
    """Give a short section title, without the pictures before it."""
    titles = dict.fromkeys(re.sub(r"^[\W_]+", "", passage.section) for passage in passages)
    short = [title for title in titles if 0 < len(title) <= 60]
    return short[1:2] or short[:1]
