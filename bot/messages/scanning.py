"""What a headline tells of a post: its lead, three things, facts and contents, as a reader scans them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bot.answers.writing.openings import only_labels
from bot.messages.labels import ENGLISH, labels_of
from bot.posts.blocks import Block, Bullet, Bullets, Paragraph, Quote, Span, Spans, plain, text_of, words_of
from bot.posts.furniture import is_furniture
from bot.posts.post import Item, Post, Section
from bot.search.runs import size_of
from bot.search.sentences import split_sentences

#: Characters of a lead in the headline; the whole paragraph stands in the thread.
LEAD = 600
#: Characters of a story's first sentence among the three things.
TEASER = 280
#: Words a minute, for the reading time shown; two Chinese characters count as one.
PACE = 230
#: What a title is numbered by, and what parts a text from a title it stood beside.
_NUMBER, _DASH = re.compile(r"^\s*\d{1,3}[.)、]\s+"), re.compile(r"^[—–]\s+")
#: Small words between names.
_BETWEEN_NAMES = frozenset(("and", "by", "de", "der", "et", "al", "al.", "from", "of", "the", "van", "von"))
#: Titles of sections that sum the others up.
_OVERVIEW = (
    r"(?i)[^\w]*(?:(?:weekly|daily|week's|the) )?"
    r"(?:overview|summary|tl;?dr|at a glance|in short|本周概览|概览|总览|摘要)[^\w]*"
)


def three_things(post: Post) -> tuple[Spans, ...]:
    """Give up to three leading stories, each as its title and first sentence."""
    stories = [section for section in post.sections if section.title and _tells(section, post)]
    if not any(section.title for section in post.sections):
        stories = [section for section in post.sections if section.items]
    titled = [
        section for section in stories if section.title and section.blocks and len(section.items) <= len(section.blocks)
    ]
    if len(titled) >= 3:
        told = [(section.title, _first_sentence(section.content, post.furniture)) for section in titled]
        told.sort(key=lambda story: not story[1])
    else:
        told = [(item.title, _first_sentence(item.blocks, post.furniture)) for item in _first_items(stories)]
    return tuple(_thing(title, sentence) for title, sentence in told[:3])


def _first_items(sections: list[Section]) -> Iterator[Item]:
    """Give the first item of every section, then the second of every section, and so on."""
    rows = [section.items for section in sections]
    for place in range(max(map(len, rows), default=0)):
        yield from (row[place] for row in rows if place < len(row))


def _thing(title: str, sentence: str) -> Spans:
    head = Span(text=_NUMBER.sub("", title) or title, bold=True)
    return (head, *plain(f" — {_teaser(_DASH.sub('', sentence), TEASER)}")) if sentence else (head,)


def _teaser(text: str, most: int) -> str:
    """Give a text as it is, or its head up to a word; the whole of it stands in the thread."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0].rstrip(',;:—')}…"


def lead_of(summary: str) -> str:
    """Give the first sentences of a summary, up to LEAD characters, at least one."""
    text, end = " ".join(summary.split()), 0
    for sentence in _sentences(text):
        # Cut from the text and not joined anew: in Chinese nothing stands between two sentences.
        following = text.index(sentence, end) + len(sentence)
        if end and following > LEAD:
            break
        end = following
    return _teaser(text[:end], LEAD)


def dated_title(post: Post) -> str:
    """Give a post's title with its week or day, which many titles say already."""
    return post.title if post.period.label in post.title else f"{post.title} · {post.period.label}"


def facts_of(post: Post) -> str:
    """Give what a reader wants to know before reading: the week, the day, how much it is."""
    words = sum(size_of(_text_of(section)) for section in post.sections)
    minutes = max(1, round(words / PACE))
    labels = labels_of(post.language)
    facts = [] if post.period.label in post.title else [post.period.label]
    facts.append(labels.day(post.published))
    if (sections := len(contents_of(post))) > 1:
        facts.append(labels.sections.format(sections))
    return " · ".join(dict.fromkeys((*facts, labels.minutes.format(minutes))))


def short_day(day: date) -> str:
    """Give a day as an English reader says it, such as Sun 19 Apr 2026."""
    return ENGLISH.day(day)


def contents_of(post: Post) -> tuple[Bullet, ...]:
    """Give a line for each section, with how many items it holds."""
    lines, items = [], labels_of(post.language).items
    for section in post.sections:
        if not section.title:
            continue
        # No breaks inside, so that a phone never leaves "items" alone on a line.
        said = items.format(len(section.items)).replace(" ", "\u00a0")
        count = f" ·\u00a0{said}" if len(section.items) > 1 else ""
        lines.append(Bullet(spans=plain(f"{section.title}{count}")))
    return tuple(lines)


def _text_of(section: Section) -> str:
    texts = [words_of(part) if not isinstance(part, Item) else f"{part.title} {part.text}" for part in section.content]
    return " ".join(texts)


def _tells(section: Section, post: Post) -> bool:
    """Tell whether a section has something of its own to say."""
    own = section.items or not all(is_furniture(words_of(block), post.furniture) for block in section.blocks)
    return bool(own or not post.furniture) and not _is_overview(section, post)


def _is_overview(section: Section, post: Post) -> bool:
    """Tell whether a section only sums the others up: it says so, or says the summary again."""
    first = next(iter(section.blocks), None)
    repeats = isinstance(first, Paragraph) and bool(post.summary) and _same(text_of(first.spans), post.summary)
    return repeats or re.fullmatch(_OVERVIEW, section.title) is not None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split())[:200] == " ".join(other.split())[:200]


def _first_sentence(parts: Iterable[Block | Item], furniture: frozenset[str]) -> str:
    for part in parts:
        text = part.title if isinstance(part, Item) else _opening(part)
        if text and not is_furniture(text, furniture) and not only_labels(text):
            told = [sentence for sentence in _sentences(text) if not _is_of_names(sentence)]
            if told or isinstance(part, Item):
                return next(iter(told), text)
    return ""


def _is_of_names(sentence: str) -> bool:
    """Tell whether a sentence holds names alone, as of the authors of a paper or of the papers that told of it."""
    words = [word for word in re.findall(r"[^\W\d_][\w.'’-]*", sentence) if word.casefold() not in _BETWEEN_NAMES]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _opening(block: Block) -> str:
    """Give the text a block opens with, where it is running text."""
    match block:
        case Paragraph(spans=spans):
            return text_of(spans)
        case Bullets(lines=(first, *_)):
            return text_of(first.spans)
        case Quote(paragraphs=(spoken, *_)):
            return text_of(spoken)
    return ""


def _sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in split_sentences(text)]
