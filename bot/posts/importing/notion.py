"""A page copied as text from a NotionNext site: page lines, the property block, the body, and what trails it."""

import re
from collections.abc import Sequence
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from bot.errors import ImportRefused
from bot.posts.frontmatter import dates, slugs
from bot.posts.frontmatter.dates import Moment
from bot.posts.importing.drafts import Imported, Page, Value, draft_of, title_of_slug
from bot.posts.importing.outline import markdown_of, without_bullet
from bot.posts.importing.properties import Block

_PAGE_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_UPDATED = re.compile(r"\|\s*(\d{4}-\d{1,2}-\d{1,2})")
_COUNTS = re.compile(r"(?:字数|words?)\s*:?\s*(\d+)(?:.*?(\d+))?.*", re.IGNORECASE)
_ENDED = r"[^\n]*?(?:\d{4}-\d{2}-\d{2}|\d{4}-W\d{2})"
_NEIGHBOURS = re.compile(rf"(?:{_ENDED})+")
_LABELS = frozenset(
    ("loading", "prev", "previous", "next", "share", "comment", "comments", "上一篇", "下一篇", "分享", "评论", "留言")
)
_PUBLISHED = frozenset(("published", "已发布", "发布"))


def read(lines: Sequence[str], block: Block, *, zone: ZoneInfo) -> Imported:
    """Read a page whose property block was found.

    Raises:
        ImportRefused: the page is a menu, notice or plain page, and no post.
    """
    kind = block.one("type")
    if kind.casefold() not in ("", "post"):
        raise ImportRefused(f"This page is of the type {kind} and no post; only posts are imported.")
    front = _PageLines(lines[: block.start])
    tags = tuple(dict.fromkeys(block.values.get("tags", ())))
    body, dropped = _without_tail(lines[block.end :], tags)
    slug = block.one("slug") or slugs.tidy(front.title)
    if not slug:
        raise ImportRefused(
            "This page has neither a slug nor a title in Latin letters; write one below its line `slug`."
        )
    problems = [f"The {name} “{text[:60]}” cannot be read and was left out." for name, text in block.unread.items()]
    published = dates.read_moment(block.one("date")) or front.day
    if published is None:
        problems.append("The page has no date; write one into the file, such as `date: 2026-04-19`.")
    if block.values.get("password"):
        problems.append("The page had a password, so it was written as a draft without it.")
    page = Page(
        title=front.title or title_of_slug(unquote(slug)),
        slug=slug,
        body=markdown_of(body),
        published=published,
        updated=front.updated,
        summary=block.one("summary"),
        status=_status(block),
        tags=tags,
        extra={name: block.one(name) for name in ("category", "priority", "icon", "ext")} | front.extra,
    )
    return Imported(posts=(draft_of(page, zone=zone),), dropped=dropped, problems=tuple(problems))


class _PageLines:
    """The lines above the property block: title, day, last change, counts, anything else."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.title = ""
        self.day: Moment | None = None
        self.updated: Moment | None = None
        self.extra: dict[str, Value] = {}
        others = [text for line in lines if (text := line.strip()) and not self._take(text)]
        if others:
            self.extra["extra"] = others

    def _take(self, text: str) -> bool:
        if _PAGE_DATE.fullmatch(text) and (day := dates.read_moment(text)):
            self.day = day
        elif (updated := _UPDATED.fullmatch(text)) and (day := dates.read_moment(updated[1])):
            self.updated = day
        elif counts := _COUNTS.fullmatch(text):
            self.extra |= {"words": counts[1], "minutes": counts[2]}
        elif not self.title:
            self.title = text
        else:
            return False
        return True


def _status(block: Block) -> str:
    locked = bool(block.values.get("password"))
    return "published" if block.one("status").casefold() in _PUBLISHED and not locked else "draft"


def _without_tail(lines: Sequence[str], tags: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Part the body from what a site puts under it: tags, titles of the posts before and after, labels."""
    end = len(lines)
    sure = False
    while end and (not lines[end - 1] or _trails(without_bullet(lines[end - 1]), tags)):
        end -= 1
        # Titles that end in a date may be text of the post; a tag or label beside them shows that they are not.
        sure = sure or (bool(lines[end]) and _NEIGHBOURS.fullmatch(without_bullet(lines[end])) is None)
    if not sure:
        end = len(lines)
    return list(lines[:end]), tuple(without_bullet(line) for line in lines[end:] if line)


def _trails(text: str, tags: Sequence[str]) -> bool:
    label = text.rstrip(".…:： ").casefold()
    return text in tags or label in _LABELS or _NEIGHBOURS.fullmatch(text) is not None
