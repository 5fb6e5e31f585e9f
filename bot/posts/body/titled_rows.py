"""Tables of two columns as lists of stories: a linked or bold title in the first, what is said of it in the second."""

from collections.abc import Iterator

from bot.posts.blocks import Paragraph, Spans, Table, text_of
from bot.posts.body.addresses import link_of, url_in
from bot.posts.post import Item

# Names of columns that say no more than what a reader sees; every other name must stay to be read.
_PLAIN_NAMES = frozenset(
    (
        *("article", "content", "description", "headline", "item", "link", "name", "news", "note", "paper", "post"),
        *(
            "project",
            "story",
            "summary",
            "text",
            "title",
            "tool",
            "url",
            "标题",
            "名称",
            "链接",
            "项目",
            "文章",
            "论文",
        ),
        *("工具", "简介", "介绍", "描述", "说明", "内容", "摘要"),
    )
)
# Words, or letters of a script without spaces, from which on a cell tells of a thing rather than measures it.
_FEWEST_WORDS, _FEWEST_LETTERS = 4, 16


def is_of_stories(table: Table) -> bool:
    """Tell whether every row of a table opens with a title, and half of them at least say something of it."""
    if len(table.header) != 2 or not all(map(_is_plain, table.header)):
        return False
    told = sum(_tells(text) for _, text in table.rows)
    return all(_is_title(title) for title, _ in table.rows) and bool(told) and 2 * told >= len(table.rows)


def items_of(table: Table) -> Iterator[Item]:
    """Give the rows of such a table as items."""
    for line, (title, text) in zip(table.lines, table.rows, strict=True):
        blocks = (Paragraph(spans=text, line=line),) if text else ()
        words = " ".join(text_of(title).split())
        yield Item(title=_without_stop(words), blocks=blocks, url=link_of(title) or url_in(blocks), line=line)


def _is_plain(name: Spans) -> bool:
    word = text_of(name).strip().casefold()
    return not word or word in _PLAIN_NAMES or word.removesuffix("s") in _PLAIN_NAMES


def _is_title(cell: Spans) -> bool:
    return any(map(str.isalpha, text_of(cell))) and (link_of(cell) is not None or all(span.bold for span in cell))


def _tells(cell: Spans) -> bool:
    text = text_of(cell)
    letters = sum(letter >= "\u3040" for letter in text)
    return len(text.split()) >= _FEWEST_WORDS or letters >= _FEWEST_LETTERS


def _without_stop(title: str) -> str:
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title
