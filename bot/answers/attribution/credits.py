"""Who wrote a paper or made a thing, where a line of its story only says so: `Authors: …`, or names under its title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.attribution.titlelines import titled_by
from bot.answers.kinds.who import SPEAKING, asks_author, asks_maker, asks_speaker
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term, is_akin, is_in
from bot.answers.texts.deeds import COMING_OUT, EVERY, either
from bot.answers.texts.people import NAME, PARTED, are_people
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.passage import Passage
from bot.search.scripts import HAN
from bot.search.words import said_in

#: A label, or the sign of a person or a pen, and who is named after it, up to the next field that runs on in the line.
_LABELLED = re.compile(
    r"(?i)(?:(?<![^\W_])(?:authors?(?:\(s\))?|written by|autor(?:en|es)?|auteurs?"
    r"|(?:论文|文章|本文|第一|通讯)?作者(?:团队|列表)?|著者|저자)\s?[:：]"
    rf"|^[👤👥✍🖋🖊]\ufe0f?(?=\s?(?-i:@|{NAME}|[{HAN}]{{2,4}}[、，,])))\s?(?=\S)"
    r".{2,}?(?=\s[^\s:：,，]{2,20}[:：]|\s[|·•]\s|$)"
)
_BY_LINE = re.compile(rf"(?i:(?:[—–-]+ ?)?(?:written )?by )(?P<names>{NAME}(?:{PARTED}{NAME})*)[.]?")
#: A line of several names and nothing else, but where the paper is published.
_NAMES = re.compile(
    rf"(?P<names>{NAME}(?:{PARTED}{NAME}|, \.\.\.|, …)+(?:,? (?:et al\.?|(?:and |& )?\+?\d{{1,3}} (?:more|others)))?)"
    r"(?:(?:[.;]| ?[·•|]) ?.{0,40})?"
)
#: The same where a story follows on the line.
_OPENS_NAMES = re.compile(rf"(?:{_NAMES.pattern})(?=\.(?:\s|$))")
#: What parts a title from what follows it on its line.
_AFTER_TITLE = " \t—–-:·|"
#: What stands before a title: its number in a list, a sign.
_BEFORE = re.compile(r"^(?:\W|\d{1,3}(?:\.\d{1,2})*[.)、]?\s)+")
#: How a title says that what it names is brought out.
_BROUGHT_OUT = re.compile(rf"(?i)^(?:{either(COMING_OUT, 'doing')}|(?:release of )?v?\d[\w.]* of) (?:the )?")
_IS_OUT = rf"(?: v?\d[\w.-]*)?,? (?:is |has been |now )?(?:{either(COMING_OUT, 'done')}|out|available)\b.{{0,20}}"
#: How a story says that something is its own: `we introduce`, and no preposition before the name.
_INTRODUCES = (
    r"(?i)\b(?:we|(?:this|the|our) (?:paper|work|study|article|report)|the authors) (?:\w+ ){{0,2}}?"
    rf"(?:{either(EVERY, 'do', 'does', 'did', 'doing')}|call|name) "
    r"(?:(?!(?:for|of|on|to|in|with|from|by|over|using|than|that|and)\b)[^\s.:;]+ ){{0,3}}?\W{{0,2}}(?:\w*{{)?{}(?!\w)"
)
#: A question for who wrote about something, or what was written on it, which need not be the story's own.
_ABOUT = re.compile(r"(?i)\b(?:wrote|written|papers?|articles?|posts?|talks?|pieces?) (?:about|on)\b")
#: The share of a title's telling words that a question says which means the title.
_MEANT = 0.5
#: Chinese for what is written or made, which no title needs to say; the English is in no question's telling words.
_WORKS = frozenset(("论文", "文章", "项目", "工具", "框架", "模型", "研究", "作者"))
#: Characters of a story by which it is known, words of a title's part that is asked with, and lines given at most.
_OPENING, _PART, _MOST = 400, 3, 2


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that says who made what the title above it names.

    Attributes:
        passage: holds the line.
        title: what stands above it.
        line: the part of it that names them, as it stands there.
    """

    passage: Passage
    title: str
    line: str


def credits_asked(ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> Sequence[Credit]:
    """Give the lines that say who wrote or made what an ask names; none where it asks for none, or none is told."""
    telling = [term for term in terms if term.hard or not (term.light or term.shown in _WORKS)]
    author, speaker = asks_author(ask.text), asks_speaker(ask.text)
    if speaker:
        telling = [term for term in telling if not SPEAKING.fullmatch(term.shown)]
    if not telling or not (author or speaker or asks_maker(ask.text)):
        return ()
    found = [
        credit
        for passage in passages
        for credit in (
            *_credit_of_title(passage),
            *(_credits_in(passage) if author else ()),
        )
        if _is_meant(ask, telling, credit, _story_of(credit, passages))
    ]
    each = {(credit.passage.post, credit.title): credit for credit in reversed(found)}
    return list(reversed(each.values()))[:_MOST]


def is_by(line: str) -> bool:
    """Tell whether a line that names somebody goes on from its title: `by Ilse Brandt`, not `Authors: Ilse Brandt`."""
    return _BY_LINE.fullmatch(line) is not None


def _credit_of_title(passage: Passage) -> Iterator[Credit]:
    if (titled := titled_by(passage)) and "\n" not in titled.line:
        yield Credit(passage, titled.title, titled.line)


def _credits_in(passage: Passage) -> Iterator[Credit]:
    """Give each line of a passage that names an item's authors, with the title of that."""
    lines = passage.running.split("\n")
    for at, line in enumerate(lines):
        above = lines[at - 1] if at else ""
        title = passage.item or above or passage.section
        told = after_title(passage, line)
        if labelled := _LABELLED.search(line):
            yield Credit(passage, title, labelled.group().strip())
        elif told and (by := _OPENS_NAMES.match(told)) and are_people(by["names"]):
            yield Credit(passage, title, by.group().rstrip("."))
        elif (by := _BY_LINE.fullmatch(line.strip())) and title:
            yield Credit(passage, title, by.group())
        elif (names := _NAMES.fullmatch(line.strip())) and are_people(names[1]):
            yield Credit(passage, title, names[1])


def after_title(passage: Passage, line: str) -> str:
    """Give what follows an item's title on its line; nothing where the line does not open with one."""
    said = line.strip()
    return (
        said.removeprefix(passage.item).lstrip(_AFTER_TITLE) if passage.item and said.startswith(passage.item) else ""
    )


def names_authors(line: str) -> bool:
    """Tell whether a line only names people, as after the title of what they wrote."""
    named = _BY_LINE.fullmatch(line) or _NAMES.fullmatch(line) or re.fullmatch(rf"(?P<names>{NAME})\.?", line)
    return named is not None and are_people(named["names"])


def _story_of(credit: Credit, passages: Sequence[Passage]) -> str:
    """Give what the passages tell under the title of a credit."""
    own = credit.passage
    if not own.item and credit.title != own.section:
        return credit.title
    return "\n".join(one.text for one in passages if one.place == own.place)


def _is_meant(ask: Ask, telling: Sequence[Term], credit: Credit, story: str) -> bool:
    """Tell whether a question is about what a title names, not something that its story only mentions."""
    title = _BEFORE.sub("", credit.title)
    # What the title of the post says, no item of it need say again.
    post = said_in(credit.passage.title)
    telling = [term for term in telling if not is_in(post, term)] or telling
    above, told = said_in(title), said_in(f"{title}\n{story}\n{credit.line}")
    if not all(is_in(told, term) or is_akin(told, term) for term in telling):
        return False
    named = [term for term in telling if term.hard]
    titled = [term for term in telling if is_in(above, term)]
    if all(any(_is_own(name, title, story) for name in _names_of(term, ask)) for term in named or telling):
        return True
    if _ABOUT.search(ask.text) and (named or len(telling) > 1) and len(titled) == len(telling):
        return True
    if named or len(telling) < 2:
        words = [word for word in title.split() if not is_stop_word(word.casefold())]
        return len(titled) == len(telling) and len(titled) >= _MEANT * len(words)
    opening = said_in(f"{title}\n{story[:_OPENING]}")
    return bool(titled) and all(is_in(opening, term) for term in telling)


def is_titled(name: str, title: str) -> bool:
    """Tell whether a title is by a name, whatever its number in a list."""
    bare = _BROUGHT_OUT.sub("", _BEFORE.sub("", title))
    return _is_own(name, bare, "") or re.fullmatch(rf"(?i){re.escape(name)}{_IS_OUT}", bare) is not None


def _names_of(term: Term, ask: Ask) -> Sequence[str]:
    """Give a name of a question, alone and with the word after it: `4C` and `4C Framework`."""
    return term.shown, *re.findall(rf"(?i)(?<!\w){re.escape(term.shown)} [\w-]+", ask.whole)


def _is_own(name: str, title: str, story: str) -> bool:
    """Tell whether a title is by a name, before or after its colon, or its story introduces that."""
    written = re.escape(name)
    return (
        re.match(rf"(?i)(?:the )?{written}\s?(?:[:：,(—–]|- |\W*$)", title) is not None
        or re.search(rf"(?i)[:：—–-] ?(?:the |an? )?{written}\W*$", title) is not None
        or (len(name.split()) >= _PART and name.casefold() in title.casefold())
        or re.search(_INTRODUCES.format(written), story) is not None
    )
