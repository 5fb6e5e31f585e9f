"""What sums a post up: a field of it, or its first paragraph that says something of the whole."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bot.posts.blocks import Block, Bullets, Paragraph, Quote, Rule, Table, text_of, words_of
from bot.posts.fields.reader import MAX_SUMMARY
from bot.posts.furniture import furniture_of, is_furniture
from bot.posts.labellines import is_called_summary, only_labels
from bot.posts.markdown.inline import is_bold_title
from bot.posts.post import Item, Post, Section
from bot.posts.texts import ends_whole, in_a_line
from bot.posts.widths import width

# A shorter paragraph is a greeting or a label, not a summary.
_SHORTEST = 40
# Where sentences end, not behind the number of a list; how a list's line begins, and what is left of a tag.
_SENTENCE_END = re.compile(r"[。！？]\s*|[!?]\s+|(?<=[^\d\s])\.\s+")
_LISTED = re.compile(r"^\d{1,2}[.)、]\s*")
_CUT_TAG = re.compile(r"\s*<[a-z]*\s*/?>?\s*$", re.IGNORECASE)
# Letters that a sentence needs to be known again, and blocks from the top among which it is looked for.
_TELLING, _TOP = 8, 12
# A last sentence that leads to the list below it.
_LEADS_ON = re.compile(r"(?:^|(?<=[.!?。！？])\s*)[^.!?。！？]*[:：]$")
# Over what is planned.
_COMING = re.compile(
    r"(?i)\W*(?:(?:what['’]?s |(?:coming )?up |plans? for )?next(?: week| month| time| steps?| issue)?"
    r"|upcoming|coming (?:up|soon|next)|looking ahead|outlook|ausblick|(?:nächste|kommende) (?:woche|schritte)"
    r"|(?:la )?semaine prochaine|prochaines étapes|(?:la )?próxima semana|próximos pasos"
    r"|下周(?:计划|预告)?|下[期月](?:计划|预告)?|来週(?:の予定)?|次回(?:予告)?|다음 주)\W*"
)


def summary_of(body: Sequence[Section], *, said: str, title: str) -> str:
    """Give the summary as a field says it, or the first paragraph where it says no more than the title.

    What a tool filled the field with from the top of the body, up to so many characters, is left off.
    """
    said = _without_top(said, body)
    return first_paragraph(body) if not said or _only_names(said, title) else said


def _without_top(said: str, body: Sequence[Section]) -> str:
    """Give a summary without the sentences at its end that a tool took from the body: cut off, or a flattened list."""
    left = _CUT_TAG.sub("", said).rstrip()
    top = ""
    while left:
        start = max((found.end() for found in _SENTENCE_END.finditer(left, 0, len(left) - 1)), default=0)
        last = left[start:]
        if ends_whole(last) and not _LISTED.match(last):
            break
        top = top or _letters(" ".join(map(words_of, islice(_blocks(body), _TOP))))
        letters = _letters(_LISTED.sub("", last))
        if len(letters) < _TELLING or letters not in top:
            break
        left = left[:start].rstrip()
    return left if top else said


def _blocks(body: Sequence[Section]) -> Iterator[Block]:
    return (block for section in body for block in section.blocks)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def among(post: Post, others: Iterable[Post]) -> Post:
    """Give a post that knows what most posts of its series say; such words are no summary of it."""
    furniture = furniture_of(post, others)
    same = furniture and post.summary == first_paragraph(post.sections)
    summary = first_paragraph(post.sections, furniture) if same else post.summary
    return replace(post, furniture=furniture, summary="" if is_furniture(summary, furniture) else summary)


def first_paragraph(body: Sequence[Section], furniture: frozenset[str] = frozenset()) -> str:
    """Give the first text long enough to say something, as one line of at most MAX_SUMMARY characters.

    It is a paragraph, or a quotation that opens the post; past the first section, what stands between the lines of a
    list says nothing of the whole. The one below a rule at the very end is none either: it says how the post was made.
    """
    last = body[-1].content[-2:] if body else ()
    footer = last[1] if len(last) > 1 and isinstance(last[0], Rule) else None
    first = next((section for section in body if section.title), None)
    telling = [section for section in body if section is first or not section.title or _tells_of_the_whole(section)]
    blocks = ((section, block) for section in telling for block in section.blocks if block is not footer)
    prose = ((text, not section.title) for section, block in blocks for text in _prose(block, opens=not section.title))
    # What is called a summary where the post opens is one, be it below greetings.
    told = sorted(prose, key=lambda one: not (one[1] and is_called_summary(one[0])))
    texts = (_LEADS_ON.sub("", in_a_line(text)).rstrip() for text, _ in told if not is_furniture(text, furniture))
    text = next((text for text in texts if width(text) >= _SHORTEST and not only_labels(text)), "")
    return text if len(text) <= MAX_SUMMARY else f"{text[: MAX_SUMMARY - 1].rstrip()}…"


def _only_names(summary: str, title: str) -> bool:
    """Tell whether a summary says little more than the title and the day."""
    name, said = ("".join(filter(str.isalpha, text.casefold())) for text in (title, summary))
    return bool(name) and said.startswith(name) and width(said[len(name) :]) < _SHORTEST // 2


def _tells_of_the_whole(section: Section) -> bool:
    """Tell whether a later section may: it neither lists things before it says anything nor tells what comes next."""
    lists = isinstance(next(iter(section.content), None), Item | Bullets | Table)
    return not lists and _COMING.fullmatch(section.title) is None


def _prose(block: Block, *, opens: bool) -> Iterator[str]:
    match block:
        # Slanted below a heading, a whole paragraph says how to read what follows.
        case Paragraph(spans=spans) if not is_bold_title(spans) and (opens or not all(span.italic for span in spans)):
            yield text_of(spans)
        case Quote(paragraphs=paragraphs) if opens:
            yield from map(text_of, paragraphs)
