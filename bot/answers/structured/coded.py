"""How something is done, as an answer: the code that a post gives for it, below the sentence that leads to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from textwrap import dedent

from bot.answers.coverage.coverage import answers
from bot.answers.coverage.stories import Story, story_of
from bot.answers.extraction.picks import Pick, sentences_of, title_of
from bot.answers.patterns.howto import HowTo, how_to
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.orders import gives_orders
from bot.search.forms import forms_in, own_headings, told_in
from bot.search.passage import Passage
from bot.search.runs import CODE_LINES
from bot.search.words import fold, said_in

#: Characters of a block that are shown at most, beside CODE_LINES: more would fill a phone's screen.
_LETTERS = 600
#: Words of a lead that speak of what was named before it.
_LEANS = re.compile(r"(?i)\b(?:it|its|them|their|this|these|him|her)\b|它|其|如下|以下")


@dataclass(frozen=True, slots=True)
class Coded:
    """Code that shows how something is done.

    Attributes:
        lead: the sentence that leads to it, else the heading that it stands under.
        code: whole lines of its block, the first ones.
        left: how many lines of the block are left off.
    """

    lead: Pick
    code: Pick
    left: int = 0


def code_asked(ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> Coded | None:
    """Give the code that shows how to do what an ask wants done; of several the one that says it, then the newest.

    None where the ask wants nothing of the sort, or no post gives code for it.
    """
    wanted = None if ask.amount else how_to(fold(ask.text))
    if wanted is None:
        return None
    about = [term for term in terms if not wanted.is_of(term.shown)]
    doing = [term for term in terms if wanted.is_of(term.shown)]
    if all(term.light and not term.hard for term in about):
        return None
    codes = (one for passage in passages for one in _codes_of(passage) if wanted.fits(one.code.text, one.lead.text))
    answering = [
        (one, story)
        for one in codes
        if answers(about, story := _story(one)) and (not wanted.says_all or _says(wanted, doing, story))
    ]

    def worth(one: Coded, story: Story) -> tuple[bool, float, date]:
        told = sum(term.weight for term in about if is_in(story.near, term))
        return wanted.is_said(said_in(story.text)), told, one.code.passage.published

    return max(answering, key=lambda both: worth(*both))[0] if answering else None


def _says(wanted: HowTo, doing: Sequence[Term], story: Story) -> bool:
    """Tell whether code and what stands with it says what is to be done."""
    return all(is_in(story.near, term) for term in doing) if doing else wanted.is_said(story.near)


def _codes_of(passage: Passage) -> Iterator[Coded]:
    """Give each block of code of a passage; one whose first line alone is too long to be shown is none."""
    before = 0
    for start, end, lines in passage.apart:
        code = _shown(dedent(passage.text[start:end]))
        if lines and code and not gives_orders(code):
            told = [pick for pick in sentences_of(passage) if before <= pick.at < start]
            heading = Pick(passage=passage, text=(passage.title, *passage.headings)[-1], at=0)
            lead = told[-1] if told else title_of(passage) or heading
            yield Coded(lead, Pick(passage=passage, text=code, at=start), lines - code.count("\n") - 1)
        before = end


def _shown(code: str) -> str:
    lines = code.split("\n")[:CODE_LINES]
    while lines and (not lines[-1].strip() or len("\n".join(lines)) > _LETTERS):
        lines.pop()
    return "\n".join(lines)


def _story(coded: Coded) -> Story:
    """Give code with what leads to it, and what that leans on, as one story under its headings."""
    passage = coded.code.passage
    before = [pick.text for pick in sentences_of(passage) if pick.at < coded.lead.at][-1:]
    told = [*(before if _LEANS.search(coded.lead.text) else ()), coded.lead.text, coded.code.text]
    headings = (passage.title, *own_headings(passage))
    near = forms_in("\n".join((*headings, *told)), passage.language)
    story = story_of("\n".join(told), passage.language)
    return replace(story, near=near, wide=told_in(passage), headings=headings)
