"""What a headline tells of a post: its lead, facts and contents, as a reader scans them."""

import re
from datetime import date

from bot.messages.labels import ENGLISH, labels_of
from bot.messages.numbering import without_number
from bot.posts.blocks import Bullet, Bullets, Paragraph, plain, text_of, words_of
from bot.posts.frontmatter.dates import one_day_within
from bot.posts.labellines import without_summary_label
from bot.posts.post import Item, Post, Section
from bot.posts.texts import ends_whole, in_a_line
from bot.posts.widths import head_of
from bot.search.runs import size_of
from bot.search.sentences import split_sentences

#: Characters of a lead in the headline; the whole paragraph stands in the thread.
LEAD = 600
#: Words a minute, for the reading time shown; two Chinese characters count as one.
PACE = 230
#: What may follow the last word of a sentence or a line.
_ENDS = '.!?。！？…"”’)）」』:：\n'
#: Lines of a list of contents at least.
_CONTENTS = 2
#: Titles of sections that sum the others up.
_OVERVIEW = re.compile(
    r"(?i)[^\w]*(?:(?:weekly|daily|week's|today's|executive|the) )?"
    r"(?:overview|summary|tl;?dr|at a glance|in short|(?:table of )?contents|in this issue|key takeaways"
    r"|(?:[本今这這每][周週日期]|内容|快速|[项項]目|[论論]文|新[闻聞])?(?:概览|總覽|总览|摘要|概述|导航|導航|导读|導讀|速览|速覽|看点)|目[录錄次]|概要|要約|まとめ"
    r"|kurz gesagt|(?:kurz)?überblick|zusammenfassung|inhalt|sommaire|contenus?|en bref|résumé|resumen|en breve"
    r"|contenido|conteúdo|[ií]ndice|sommario|in breve"
    r"|overzicht|samenvatting|(?:논문 )?(?:요약|목록)(?: 목록)?|목차)[^\w]*"
)


def teaser(text: str, most: int) -> str:
    """Give a text as it is, or its head up to a word; the whole of it stands in the thread."""
    return text if len(text) <= most else f"{head_of(text, most)}…"


def lead_of(summary: str, body: str = "") -> str:
    """Give the first sentences of a summary, up to LEAD characters, at least one.

    Args:
        summary: as the post has it.
        body: the post's words, in its lines; of a summary that was cut from them no beginning of a sentence is shown.
    """
    text, end = _whole(without_summary_label(in_a_line(summary)), body), 0
    for sentence in map(str.strip, split_sentences(text)):
        # Cut from the text and not joined anew: in Chinese nothing stands between two sentences.
        following = text.index(sentence, end) + len(sentence)
        if end and following > LEAD:
            break
        end = following
    return teaser(text[:end], LEAD)


def _whole(summary: str, body: str) -> str:
    """Give a summary without the last sentence where that breaks off in the middle of one of the body."""
    # A mark whose other half was cut off marks nothing.
    text = summary.replace("**", "") if summary.count("**") % 2 else summary
    *before, last = [sentence.strip() for sentence in split_sentences(text)] or [""]
    begun = without_number(last).rstrip(".… ")
    if not begun or ends_whole(last):
        return text
    held = re.search(r"\s+".join(map(re.escape, begun.split())), body)
    following = body[held.end() :].lstrip(" ")[:1] if held else ""
    if not following or following in _ENDS:
        return text
    if before:
        return text[: text.rindex(last)].rstrip()
    return f"{begun.rpartition(' ')[0] or begun}…"


def dated_title(post: Post) -> str:
    """Give a post's title with its week or day, which many titles say already."""
    return post.title if _is_titled_by_period(post) else f"{post.title} · {post.period.label}"


def facts_of(post: Post) -> str:
    """Give what a reader wants to know before reading: the week, the day, how much it is."""
    words = sum(size_of(said_in(section)) for section in post.sections)
    minutes = max(1, round(words / PACE))
    labels = labels_of(post.language)
    is_of_that_day = post.period.first == post.period.last == post.published
    facts = [] if is_of_that_day or _is_titled_by_period(post) else [post.period.label]
    facts.append(labels.day(post.published))
    if (sections := len(contents_of(post))) > 1:
        facts.append(labels.sections.format(sections))
    return " · ".join(dict.fromkeys((*facts, labels.minutes.format(minutes))))


def _is_titled_by_period(post: Post) -> bool:
    """Tell whether a title names the week, month or day that the post is of, the day in any form."""
    day = post.period.first if post.period.first == post.period.last else None
    return post.period.label in post.title or (day is not None and one_day_within(post.title) == day)


def short_day(day: date) -> str:
    """Give a day as an English reader says it, such as Sun 19 Apr 2026."""
    return ENGLISH.day(day)


def contents_of(post: Post) -> tuple[Bullet, ...]:
    """Give a line for each section that says anything, with how many items it holds."""
    lines, items = [], labels_of(post.language).items
    for section in post.sections:
        if not (section.title and section.content):
            continue
        # No breaks inside, so that a phone never leaves "items" alone on a line.
        said = items.format(len(section.items)).replace(" ", "\u00a0")
        count = f" ·\u00a0{said}" if len(section.items) > 1 else ""
        lines.append(Bullet(spans=plain(f"{section.title}{count}")))
    return tuple(lines)


def said_by(post: Post) -> str:
    """Give the words of a post below its titles, in its lines."""
    return "\n".join(map(said_in, post.sections))


def said_in(section: Section) -> str:
    """Give the words of a section below its title, in its lines."""
    texts = [words_of(part) if not isinstance(part, Item) else f"{part.title}\n{part.text}" for part in section.content]
    return "\n".join(texts)


def is_overview(section: Section, post: Post) -> bool:
    """Tell whether a section only sums the others up: it says so, lists their titles, or says the summary again."""
    first = next(iter(section.blocks), None)
    repeats = isinstance(first, Paragraph) and bool(post.summary) and _same(text_of(first.spans), post.summary)
    return (repeats and not section.items) or _OVERVIEW.fullmatch(section.title) is not None or _lists(section, post)


def _lists(section: Section, post: Post) -> bool:
    """Tell whether a section is a list of the titles of others."""
    lists = [block for block in section.content if isinstance(block, Bullets)]
    lines = [text_of(line.spans).strip() for block in lists for line in block.lines if not line.depth]
    titles = {other.title for other in post.sections if other is not section}
    return len(lists) == len(section.content) and len(lines) >= _CONTENTS and titles.issuperset(lines)


def _same(one: str, other: str) -> bool:
    return in_a_line(one)[:200] == in_a_line(other)[:200]
