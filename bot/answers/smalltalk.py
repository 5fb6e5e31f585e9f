"""Greetings, thanks and questions about the bot itself: a short useful word, nothing searched."""

from collections.abc import Iterator, Sequence

from bot.answers.answer import Answer, Question
from bot.answers.phrases import listed, phrases_in
from bot.answers.question import Reading
from bot.posts.post import Post

#: Example questions in a reply.
EXAMPLES = 3


def small_talk(question: Question, reading: Reading, posts: Sequence[Post], *, milliseconds: float) -> Answer:
    """Give the reply to what is no question about the digests."""
    words = phrases_in(reading.language)
    if not posts and reading.kind != "thanks":
        text = words.nobody
    elif reading.kind == "thanks":
        text = words.thanks
    else:
        shown = [f"“{example}”" for example in _examples(posts[-1], reading.language)][:EXAMPLES]
        template = words.greeting if reading.kind == "greeting" else words.about
        text = template.format(words.examples.format(listed(shown, reading.language)))
    return Answer(question=question.text, answered=True, by="extract", text=text, total_ms=milliseconds)


def _examples(post: Post, language: str) -> Iterator[str]:
    """Give questions that the newest digest can answer."""
    chinese = language.startswith("zh")
    for item in [item for section in post.sections for item in section.items][:1]:
        name = item.title.split(":")[0].split(" – ")[0].split(" — ")[0].strip()
        if 0 < len(name) <= 60:
            yield f"{name} 是什么？" if chinese else f"what is {name}?"
    for section in [section for section in post.sections if len(section.title) <= 60 and section.title][:1]:
        title = section.title.lstrip("#📌📊🔥 ").strip()
        yield f"关于“{title}”说了什么？" if chinese else f"what is in {title}?"
    yield f"{post.period.label} 有什么新内容？" if chinese else f"what is new in {post.period.label}?"
    yield "上周有哪些内容？" if chinese else "what happened last week?"
