"""Results as JSON documents, in the shapes that outsiders rely on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.answers.answer import Answer, Citation
from bot.messages.message import Part
from bot.posts.periods import Window
from bot.posts.post import Post
from bot.search.passage import Hit, Passage

if TYPE_CHECKING:
    from bot.search.entry import Card, Entry


def answer(given: Answer) -> dict[str, Any]:
    """Give an answer as `ask --json` prints it."""
    return {
        "question": given.question,
        "answered": given.answered,
        "by": given.by,
        "answer": given.text,
        "window": window(given.window),
        "sentences": [{"text": one.text, "citations": list(one.citations)} for one in given.sentences],
        "citations": [_citation(one) for one in given.citations],
        "dropped": [{"text": one.text, "why": one.why} for one in given.dropped],
        "nearest": [_near(hit.passage) for hit in given.nearest],
        "notes": list(given.notes),
        "milliseconds": {
            "search": round(given.search_ms, 3),
            "model": round(given.model_ms, 3),
            "total": round(given.total_ms, 3),
        },
    }


def window(days: Window | None) -> dict[str, str] | None:
    """Give a window, or null for all days."""
    if days is None:
        return None
    return {"from": days.first.isoformat(), "to": days.last.isoformat(), "words": days.words}


def found(query: str, hits: Sequence[Hit], days: Window | None, *, milliseconds: float) -> dict[str, Any]:
    """Give found passages as `search --json` prints them."""
    return {
        "query": query,
        "window": window(days),
        "results": [
            {
                "rank": rank,
                "score": round(hit.score, 4),
                "post": hit.passage.post,
                "title": hit.passage.title,
                "published": hit.passage.published.isoformat(),
                "section": hit.passage.section,
                "text": hit.passage.text,
            }
            for rank, hit in enumerate(hits, 1)
        ],
        "milliseconds": round(milliseconds, 3),
    }


def items(found: "Card | Sequence[Entry]") -> dict[str, Any]:
    """Give items as `items --json` prints them; with a name, the one item and its mentions, oldest first."""
    entries, mentions = (found, ()) if isinstance(found, Sequence) else ([found.entry], found.mentions)
    return {
        "items": [{"key": one.key, "kind": one.kind, "name": one.name, "url": one.url} for one in entries],
        "mentions": [
            {
                "post": one.post,
                "title": one.title,
                "published": one.published.isoformat(),
                "section": one.section,
                "quote": one.quote,
            }
            for one in mentions
        ],
    }


def digest(post: Post, platform: str, messages: Sequence[tuple[Part, dict[str, Any]]]) -> dict[str, Any]:
    """Give a laid out digest as `digest --json` prints it."""
    return {
        "post": post.slug,
        "title": post.title,
        "platform": platform,
        "messages": [{"part": part.number, "place": part.where, "payload": payload} for part, payload in messages],
    }


def _near(passage: Passage) -> dict[str, str | None]:
    return {
        "post": passage.post,
        "title": passage.title,
        "published": passage.published.isoformat(),
        "section": passage.section,
        "text": passage.text,
        "url": passage.address,
    }


def _citation(one: Citation) -> dict[str, Any]:
    return {
        "n": one.n,
        "post": one.post,
        "title": one.title,
        "published": one.published.isoformat(),
        "section": one.section,
        "quote": one.quote,
        "url": one.url,
    }
