"""Finding the article of a page, and taking out what a site puts around and into it."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Comment, Tag

from bot.posts.markdown.tags import NO_TEXT
from bot.posts.texts import folded, in_a_line

_WRAPPERS = (
    '[itemprop="articleBody"]', "article", "main", '[role="main"]', ".post-content", ".entry-content",
    ".article-content", ".article-body", ".markdown-body", "#content",
)  # fmt: skip
#: An article holds most of the paragraphs of its page; a teaser or comment does not.
_SHARE = 0.5
_FURNITURE = ("nav", "footer", "aside", "form", "button", "dialog", "menu")
#: A date that stands in one of these, and not in a sentence, says when the page was published.
_FRAMES = frozenset(("article", "header", "main", "section", "body"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"))
_NAMES = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|share|sharing|social|related|comments?|disqus"
    r"|newsletter|subscribe|subscription|cookie|cookies|consent|advert|ads?|promo|pagination|pager|skip-link)(?:$|[-_\s])"
)
_LONGEST_SHOWN = 200


def article_of(soup: BeautifulSoup, *, title: str) -> tuple[Tag, tuple[str, ...]]:
    """Give the element that holds the article, cleaned, and the words of what was left out of the page.

    Navigation, footers, asides, forms and hidden elements go; so do the heading that repeats the title and the date.
    """
    for text in soup.find_all(string=lambda text: isinstance(text, Comment)):
        text.extract()
    for tag in soup.find_all(NO_TEXT):
        tag.extract()
    body = soup.find("body")
    root = body if isinstance(body, Tag) else soup
    article = _wrapper(root)
    dropped = [_words(tag) for tag in _take_out(article)]
    dropped += [_words(tag) for tag in _outside(root, article)]
    _take_title(article, title)
    return article, tuple(words for words in dict.fromkeys(dropped) if words)


def _wrapper(root: Tag) -> Tag:
    """Give the first known wrapper that holds most of the page's paragraphs, else the whole body."""
    whole = _weight(root)
    for selector in _WRAPPERS:
        found = max(root.select(selector), key=_weight, default=None)
        if found is not None and _weight(found) > _SHARE * whole:
            return found
    return root


def _weight(tag: Tag) -> int:
    """Count the characters that read as text: paragraphs, list lines, cells, code, without those of furniture."""
    blocks = tag.find_all(("p", "li", "td", "pre", "blockquote"))
    return sum(len(block.get_text()) for block in blocks if not block.find_parent(_FURNITURE))


def _take_out(article: Tag) -> list[Tag]:
    """Take the furniture out of the article."""
    found: dict[int, Tag] = {}
    for tag in article.find_all(_is_furniture):
        if not any(id(outer) in found for outer in tag.parents):
            found[id(tag)] = tag
    return [tag.extract() for tag in found.values()]


def _is_furniture(tag: Tag) -> bool:
    if tag.name in _FURNITURE or str(tag.get("role", "")).casefold() in _ROLES:
        return True
    if tag.name == "header" and tag.find("nav"):
        return True
    if tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return True
    if tag.name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "pre", "code", "a", "span"):
        return False
    names = " ".join(map(str, [*tag.get_attribute_list("class"), tag.get("id") or ""])).casefold()
    return _NAMES.search(names) is not None


def _outside(root: Tag, article: Tag) -> Iterator[Tag]:
    """Give the largest elements of the page that hold nothing of the article."""
    inner = article
    while inner is not root and isinstance(inner.parent, Tag):
        outer = inner.parent
        yield from (child for child in outer.find_all(True, recursive=False) if child is not inner)
        inner = outer


def _take_title(article: Tag, title: str) -> None:
    """Take out the heading that repeats the title, and the dates shown beside it."""
    heading = article.find("h1")
    if isinstance(heading, Tag) and folded(heading.get_text(" ")) in (folded(title), ""):
        heading.extract()
    for time in article.find_all("time"):
        parent = time.parent
        if isinstance(parent, Tag) and (
            parent.name in _FRAMES or folded(parent.get_text(" ")) == folded(time.get_text(" "))
        ):
            time.extract()


def _words(tag: Tag) -> str:
    words = in_a_line(tag.get_text(" "))
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"
