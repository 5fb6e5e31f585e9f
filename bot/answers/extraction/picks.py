"""Sentences of the posts that can be shown, and what each is shown with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from bot.answers.attribution.credits import Credit, after_title, is_by, names_authors
from bot.answers.coverage.stories import Story, is_title, says_who, stories_of
from bot.answers.extraction.barred import is_barred, is_menu
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.orders import gives_orders
from bot.posts.labellines import is_about, is_called_summary, label_of, only_labels, without_summary_label
from bot.posts.markdown.links import is_of_picture
from bot.posts.titles import place_of_news, without_number
from bot.search.forms import CREDIT
from bot.search.passage import Passage
from bot.search.scripts import HAN
from bot.search.sentences import sentence_spans
from bot.search.tabular import is_row, row_of
from bot.search.words import said_in

#: Lines of a list that are given after the sentence that leads to it, and sentences before one that leans on them.
_LISTED, _LEADING = 3, 2
#: Marks of quotations; posts mix straight and curly ones.
_QUOTES = '"“”„'
#: Sentences after one that opens a quotation in which it is closed.
_QUOTED = 3
# A number alone that parts an essay or opens an entry, and who sent it in or where it was seen, in brackets.
# What is counted there, as in `（star 44K）`, is no aside.
_ASIDE = re.compile(
    r"\s*(?:\d{1,3}\s*[、）)]|[（(]\d{1,3}[）)]"
    r"|（(?![^（）\d]*[^\W\d][ :：]*\d[\d.,]*\s?[kKmM万]?）)[^（）]{1,40}）)\s*"
)
#: How the words under a picture begin.
_CAPTION = re.compile(
    r"(?i)\W*(?:(?:image|photo|picture|screenshot|figure|fig\.?|illustration)(?: \d+)?(?: (?:by|from|credits?"
    r"|courtesy of)\b|\s?[:：])"
    r"|\(?(?:image|photo|picture) credits?\b|(?:图|图片|配图|截图|图源|图片来源)\s?\d*\s?[:：])"
)
_MARK = re.compile(r"^\s*(?:\d{1,2}\)\s+|[●•▪◦‣|]\s*|[—–]\s+|\d{1,3}、\s*|（\d{1,2}）\s*)(?=\S)")
#: A sign and a few characters that name what stands below.
_LABEL = re.compile(rf"\s*[^\w\s\"'“”‘’「」《》（）()]+\s*[{HAN}]{{2,8}}\s*")
#: A line that says no more than by whom something is.
_BY_LINE = re.compile(r"by (?:(?:[A-Z@][\w.’'-]*,? ?(?:(?:and|&|the|of|de|van|von) )?){1,6}|[\w.-]+)")
PRONOUN = re.compile(
    r"(?:It|They|Together,? (?:these|they)\b|(?:This|That)(?! (?:year|quarter|month|week|time)\b)|These|Those|He"
    r"|She|Its|Their|Both|Th(?:is|e) (?:paper|project|model|tool|latter|former))\b"
    r"|它|其|(?:这|那)(?:样|种|个|件|些|是|一)|该|他|她"
)
#: Words that tie a sentence to the one before it.
_CONNECTIVE = re.compile(
    r"(?:Specifically|In particular|More (?:specifically|precisely)|However|Moreover|Furthermore|In addition"
    r"|Additionally|Instead|Therefore|Thus|Hence|Consequently|As a result|Nevertheless|Nonetheless|Conversely"
    r"|By contrast|In contrast|That said|In other words|That is|Similarly|Likewise|For (?:example|instance)"
    r"|On the other hand|To that end|In turn|Even so),(?=\s)|(?:具体(?:来说|而言|来讲)|也就是说|换句话说|相比之下)[，,]"
)


@dataclass(frozen=True, kw_only=True)
class Pick:
    """A sentence of a passage, word for word.

    Attributes:
        at: its place there.
        read: how it is read out, where that is otherwise: a row of a table, a title and the by-line below it.
    """

    passage: Passage
    text: str
    at: int
    read: str = ""

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses linked in it."""
        end = self.at + len(self.text)
        return tuple(url for first, last, url in self.passage.links if first < end and self.at < last)

    @property
    def is_picture(self) -> bool:
        """It is no more than a link to a picture, which stands for that."""
        end = self.at + len(self.text.rstrip())
        return any(first <= self.at and end <= last and is_of_picture(url) for first, last, url in self.passage.links)

    @cached_property
    def said(self) -> str:
        """The sentence as it is read out.

        That is without a mark before it, or what calls it a summary, and a table's row with the names of its columns.
        """
        if self.read:
            return self.read
        if is_row(self.passage.text):
            return self.passage.said
        return _MARK.sub("", without_summary_label(self.text) if is_called_summary(self.text) else self.text)


@lru_cache(maxsize=512)
def sentences_of(passage: Passage) -> Sequence[Pick]:
    """Give the sentences of a passage that can be shown: no bare titles, captions, code, rows of links, and no orders.

    A table's row is one.
    """
    return tuple(_sentences(passage))


def _sentences(passage: Passage) -> Iterator[Pick]:
    if is_row(passage.text):
        row = row_of(passage.text)
        if not gives_orders(row):
            yield Pick(passage=passage, text=row, at=len(passage.text) - len(row))
        return
    titles = (passage.item.strip(), passage.headline.strip())
    again = without_number(passage.item)
    for first, end in sentence_spans(passage.running):
        start = first + place_of_news(passage.text[first:end], again)
        text = passage.text[start:end]
        aside = _ASIDE.fullmatch(text) or _LABEL.fullmatch(text) or _CAPTION.match(text) or CREDIT.fullmatch(text)
        pick = Pick(passage=passage, text=text, at=start)
        if text.strip() not in titles and not (aside or is_menu(text) or gives_orders(text) or pick.is_picture):
            yield pick


def told_before(pick: Pick) -> Sequence[Pick]:
    """Give the sentences before one in its passage."""
    return [other for other in sentences_of(pick.passage) if other.at < pick.at]


def told_after(pick: Pick) -> Sequence[Pick]:
    """Give the sentences after one in its passage; what leads to code is not gone on with by what follows that."""
    if leads(pick) and _is_before_code(pick):
        return ()
    return [other for other in sentences_of(pick.passage) if other.at > pick.at]


def title_of(passage: Passage) -> Pick | None:
    """Give the title of an item or a story where its passage opens with it, which says much in a digest of links."""
    title = passage.headline
    if not title or gives_orders(title):
        return None
    return Pick(passage=passage, text=title, at=0, read=without_number(title))


def of_its_story(pick: Pick) -> Pick:
    """Give a line that is no more than a field after the heading of what it is a field of: `Mill — Status: open`."""
    heading = next(reversed(pick.passage.headings), "")
    if not heading or pick.read or not _field(pick) or heading in pick.text:
        return pick
    return after_heading(pick, pick.said)


def after_heading(pick: Pick, said: str) -> Pick:
    """Give a line under a heading, read out so after that, without the number the heading may have."""
    return replace(pick, read=f"{without_number(pick.passage.headings[-1])} — {said}")


def is_unasked(pick: Pick, asked: str, terms: Iterable[Term]) -> bool:
    """Tell whether a line is a field of which a question names neither the label nor, of words, what it says.

    A row of fields, one for each bar, is if it says no word of the question at all.
    """
    if is_barred(pick.text):
        return not any(is_in(said_in(pick.text), term) for term in terms)
    label = _field(pick)
    if not label or label.casefold() in asked.casefold():
        return False
    forms = said_in(pick.text)
    return "://" in pick.text or not any(is_in(forms, term) for term in terms if not term.light)


def _field(pick: Pick) -> str:
    """Give the label of a line that is no more than a field; empty for any other line."""
    told = pick.text.strip()
    alone = " | " not in told and (is_about(told) or ("://" in told and only_labels(told)))
    return label_of(told) if alone else ""


def of_credit(credit: Credit, *, titled: bool) -> Iterator[Pick]:
    """Give the line that says who made something, after the title above it where the passage has that.

    A title and the by-line right below it are one: `Carding Wool`, `by Ilse Brandt`.
    """
    text = credit.passage.text
    together = rf"{re.escape(credit.title)}\s+(?:[—–-]+ )?{re.escape(credit.line)}"
    if credit.title and is_by(credit.line) and (found := re.search(together, text)) and not gives_orders(found.group()):
        said = " ".join(found.group().split())
        yield Pick(passage=credit.passage, text=found.group(), at=found.start(), read=said)
        return
    alone = credit.line.startswith(credit.title)
    for said in (credit.title if titled and not alone else "", credit.line):
        if said and said in text and not gives_orders(said):
            yield Pick(passage=credit.passage, text=said, at=text.index(said))


def stories_around(pick: Pick) -> Iterator[Story]:
    """Give the stories of its passage that hold a sentence."""
    return (story for story in stories_of(pick.passage) if pick.said.strip() in story.text)


def with_lead(pick: Pick) -> list[Pick]:
    """Give a sentence with what it does not stand without.

    One that opens with a pronoun or a connective comes after the one before it in its paragraph, one that leads to a
    list before the list, a Chinese question before its answer, a bare title before the sentence that it is the title
    of, somebody's words before who said them, and one that opens a quotation before the rest of it.
    """
    before, after = told_before(pick), told_after(pick)
    if after and pick.text.endswith("？"):
        return [pick, after[0]]
    if leads(pick):
        return [pick, *list_in(after)]
    titles = is_title(pick.text) or is_heading(pick)
    if after and (says_who(after[0].text) or (titles and not is_title(after[0].text))):
        # A heading whose words the sentence below it says again is not said twice.
        said_again = said_in(pick.said) <= said_in(after[0].said)
        return [after[0]] if said_again else [pick, after[0]]
    if before and says_who(pick.text):
        return [before[-1], pick]
    return [*_leading_to(pick, before), pick, *_rest_of_quotation(pick, after)]


def _leading_to(pick: Pick, before: Sequence[Pick]) -> Sequence[Pick]:
    """Give the sentences that one leans on: the one before it, and the one before that where that leans too."""
    told = [pick]
    for other in reversed(before[-_LEADING:]):
        leans = PRONOUN.match(told[0].text) or _CONNECTIVE.match(told[0].text) or told[0].text[0] in "（("
        if not (leans and _stand_together(other, told[0])):
            break
        told.insert(0, other)
    return told[:-1]


def _rest_of_quotation(pick: Pick, after: Sequence[Pick]) -> Sequence[Pick]:
    """Give the sentences after one that opens a quotation, up to the one soon after that closes it."""
    if not _leaves_open(pick.text):
        return ()
    rest = list(after[:_QUOTED])
    ends = [at for at, other in enumerate(rest) if _leaves_open(other.text)]
    return rest[: ends[0] + 1] if ends and "\n" not in pick.passage.text[pick.at : rest[ends[0]].at] else ()


def _leaves_open(text: str) -> bool:
    """Tell whether a sentence opens a quotation that it does not close, or closes one that it does not open."""
    return sum(map(text.count, _QUOTES)) % 2 == 1


def list_in(after: Sequence[Pick], most: int = _LISTED) -> Iterator[Pick]:
    """Give the first lines of a list, up to what leads to another or, in a list of titles, to the next heading."""
    for pick, other in zip(after[:most], (*after[1:], None), strict=False):
        heading = is_title(after[0].text) and is_title(pick.text) and other and not is_title(other.text)
        if leads(pick) or (heading and pick is not after[0]):
            return
        yield pick


def _stand_together(lead: Pick, pick: Pick) -> bool:
    """Tell whether a sentence follows another in its paragraph, or in its entry of a Chinese digest."""
    if "\n" not in pick.passage.text[lead.at + len(lead.text) : pick.at]:
        return True
    return any(story.chinese and lead.said.strip() in story.text for story in stories_around(pick))


def leads(pick: Pick) -> bool:
    """Tell whether a sentence leads to a list."""
    return pick.text.rstrip().endswith((":", "："))


def _is_before_code(pick: Pick) -> bool:
    end, text = pick.at + len(pick.text), pick.passage.text
    return any(end <= start and not text[end:start].strip() for start, _, _ in pick.passage.apart)


def by_date(pick: Pick) -> tuple[object, ...]:
    """Give what orders sentences: by the day of their post, then as they stand in it."""
    return pick.passage.published, pick.passage.post, pick.passage.number, pick.at


def is_heading(pick: Pick) -> bool:
    """Tell whether a sentence is the title of its own item."""
    return pick.text.strip() == pick.passage.item.strip()


def is_by_line(pick: Pick) -> bool:
    """Tell whether a sentence says no more than by whom something is, after the title of that or without it."""
    said = pick.text.strip()
    if _BY_LINE.fullmatch(said):
        return True
    if not pick.passage.item or said == pick.passage.item or not said.startswith(pick.passage.item):
        return False
    rest = after_title(pick.passage, said)
    return not rest.strip(".") or _BY_LINE.fullmatch(rest.rstrip(".")) is not None or names_authors(rest)
