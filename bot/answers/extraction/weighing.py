"""What a sentence is worth as an answer: what it and all that stands around it hold of a question."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.answers.coverage.coverage import answers
from bot.answers.extraction.choosing import Weighed, gives
from bot.answers.extraction.counting import counts
from bot.answers.extraction.fitting import tells_kind
from bot.answers.extraction.picks import (
    PRONOUN,
    Pick,
    is_by_line,
    is_heading,
    sentences_of,
    stories_around,
    title_of,
)
from bot.answers.kinds.wanted import asks_kind
from bot.answers.kinds.who import asks_who
from bot.answers.patterns.chinese import is_chinese
from bot.answers.questions.ask import Ask
from bot.answers.terms.sides import compares
from bot.answers.terms.term import Term, is_akin, is_in, is_said_otherwise
from bot.answers.texts.claims import read_claim
from bot.answers.texts.clauses import OPEN_QUESTION
from bot.answers.texts.greetings import is_greeting
from bot.answers.texts.names import Lexicon
from bot.search.asking import language_of
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.forms import forms_in, lists_several, repositories_in, told_in
from bot.search.passage import Passage
from bot.search.words import fold, said_in, stem

#: Words from which on a sentence loses by its length.
_LONG = 70
#: What a sentence earns by being in the language of the question.
_OWN_LANGUAGE = 0.5
#: What it earns by giving the kind of thing asked for: a day, a sum, a version.
_GIVES = 1.0
#: The same for a Chinese question, few of whose words stand in an English sentence.
_GIVES_ABROAD = 1.5
#: What it loses by naming what is asked about only in a question that it leaves open.
_LEFT_OPEN = 1.0
#: What it earns by standing in an item that is titled with all that is asked about.
_ABOUT_IT = 0.5
#: What it earns by a title that opens with the name: another one that ends in it is the name of something else.
_NAMED_FIRST = 0.4
#: What it loses by standing in the summary before the post's first line, which names what the post tells.
_SUMMED_UP = 0.6
#: What it earns by each two words that it puts side by side as the question does, which decides between equals.
_SIDE_BY_SIDE = 0.02
#: What it earns by a word that stands only around it, and below headings that say all that is asked about.
_AROUND, _HEADED = 0.3, 0.9
#: What it earns by a word akin to one that it does not hold.
_AKIN = 0.5
#: What it earns by leading to a list, which is more than the heading above it says.
_LEADS = 0.2
_WORD = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a passage holds of a question around each of its sentences.

    Attributes:
        own: it is in the language of the question.
        context: every form of the title of its post.
        above: what that says of what is asked, where it does not list what several stories tell.
        told: the terms that stand anywhere in it or above it.
        heads: the names, or where there are none the telling words, that its headings hold.
        titled: its headings hold all of these, or enough where several things are set side by side.
        by_title: the title of its post says all that tells.
        headed: its own headings do, of several words.
        about: its item is titled with all names.
        first: its item begins with one of them.
    """

    own: bool
    context: frozenset[str]
    above: frozenset[str]
    told: Sequence[Term]
    heads: Sequence[Term]
    titled: bool
    by_title: bool
    headed: bool
    about: bool
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """Weighs sentences for one question.

    Attributes:
        terms: the names and words of the question.
        lexicon: gives the names of all passages at hand.
        known: names that no sentence need say, since every post at hand is titled with them.
        titles: titles may answer as well.
    """

    ask: Ask
    terms: Sequence[Term]
    lexicon: Callable[[], Lexicon]
    known: Sequence[Term]
    titles: bool

    def weighed(self, passage: Passage, rank: int) -> Iterator[Weighed]:
        """Give the sentences of a passage that may answer, each with what it is worth; `rank` is of the passage."""
        around = self._setting(passage)
        for pick in self._read(passage):
            forms = forms_in(pick.said, passage.language)
            forms = forms | repositories_in(pick.links) if passage.links else forms
            holding = self._holding(pick, forms, around)
            if holding is None:
                continue
            held, near, given = holding
            # Where a name is told by another of its writings in the title of the post, all of that is on it.
            also = (term for term in self.terms if term.hard and term.also and is_in(around.context, term))
            held += [term for term in dict.fromkeys((*self.known, *also)) if term not in held]
            near = [term for term in near if term not in held]
            worth = self._worth(pick, forms, around, held, near, given=given)
            worth -= 0.03 * rank + 0.005 * max(len(pick.said.split()) - _LONG, 0)
            yield Weighed(
                pick, worth, frozenset(term.shown for term in (*held, *around.heads)), forms, given, around.above
            )

    def _setting(self, passage: Passage) -> _Setting:
        around, heading = told_in(passage), said_in("\n".join(passage.headings))
        # What the title of the whole post says no item of it needs to say again.
        context = said_in(passage.title)
        names, telling = _hard(self.terms), [term for term in self.terms if not term.light]
        hard = [term for term in names if not is_in(context, term)] or names or telling
        heads = [term for term in hard if is_in(heading, term)]
        titled = bool(heads) and (len(heads) == len(hard) or compares(self.ask, self.terms))
        return _Setting(
            own=passage.language[:2] in (self.ask.language, language_of(self.ask.whole)),
            context=context,
            above=frozenset(
                term.shown for term in self.terms if is_in(context, term) and not lists_several(passage.title)
            ),
            told=[term for term in self.terms if is_in(around, term)],
            heads=heads,
            titled=titled,
            by_title=all(is_in(context, term) for term in telling),
            headed=len(telling) > 1 and all(is_in(heading, term) for term in telling),
            about=bool(hard) and all(is_in(said_in(passage.item), term) for term in hard),
            first=any(passage.item.casefold().startswith(term.shown.casefold()) for term in hard),
        )

    def _read(self, passage: Passage) -> Iterator[Pick]:
        """Give the sentences of a passage, and before them its title where that may answer."""
        # How many there are stands in many a title, `13 talks from a meeting`, and so does who made it, or what it is.
        title = title_of(passage)
        defines = self.ask.form == "definition"
        kind = defines and any(tells_kind(term, title) for term in self.terms) if title else False
        if title and (self.titles or kind or self._says_alone(title, passage)):
            yield title
        yield from sentences_of(passage)

    def _says_alone(self, title: Pick, passage: Passage) -> bool:
        """Tell whether a title says what is asked for as nothing below it does: `Loom 6, code name Heddle`."""
        asked = [term for term in self.terms if term.wanted or _is_had(term, self.ask.whole)]
        telling = [term for term in asked if not (term.light or term.hard) and is_in(said_in(title.text), term)]
        below = said_in(passage.text[title.at + len(title.text) :]) if telling else frozenset[str]()
        return any(not is_in(below, term) for term in telling)

    def _holding(
        self, pick: Pick, forms: frozenset[str], around: _Setting
    ) -> tuple[list[Term], list[Term], bool] | None:
        """Give the terms that a sentence holds and those around it, and whether it gives what is asked.

        None where it does not answer.
        """
        ask, terms, counted = self.ask, self.terms, self.ask.form == "count"
        held = [term for term in terms if is_in(forms, term)]
        near = [term for term in around.told if term not in held]
        if not held and not near and (terms or not counted):
            return None
        if is_greeting(pick.text) or (is_by_line(pick) and not asks_who(ask.text)):
            return None
        given = asks_kind(ask.text) and gives(ask, pick)
        if given and not held:
            # Of what is set side by side a line may tell of one, which the headings and lines around it name.
            held = _hard(near) if compares(ask, terms) else []
            near = [term for term in near if term not in held]
            given = bool(held) or any(answers(terms, story) for story in stories_around(pick))
        # "It holds 300 tools" counts for what the sentence before it names.
        # So does a count in a post whose title says all else that is asked, and one in a title, for what stands below.
        leans = ask.form == "measure" or (
            counted and (around.by_title or is_heading(pick) or PRONOUN.match(pick.said) is not None)
        )
        if not (held or around.titled or given or leans) or (counted and not counts(ask, terms, pick, self.lexicon)):
            return None
        return held, near, given

    def _worth(
        self,
        pick: Pick,
        forms: frozenset[str],
        around: _Setting,
        held: Sequence[Term],
        near: Sequence[Term],
        *,
        given: bool,
    ) -> float:
        worth = _OWN_LANGUAGE * around.own + sum(term.weight for term in held)
        worth += (_HEADED if around.headed else _AROUND) * sum(term.weight for term in near)
        unheld = (term for term in self.terms if term not in held)
        akin = (term for term in unheld if is_akin(forms, term) or is_said_otherwise(pick.said, term))
        worth += _AKIN * sum(term.weight for term in akin)
        worth += given * (_GIVES_ABROAD if is_chinese(self.ask.whole) else _GIVES)
        worth += _ABOUT_IT * (around.about and bool(held)) + _NAMED_FIRST * around.first
        worth -= _LEFT_OPEN * _leaves_open(pick, held)
        # To look for pairs costs more than to look for their words.
        asked = pairs_in(self.ask.whole)
        if any(one in forms and other in forms for one, other in asked):
            worth += _SIDE_BY_SIDE * len(asked & pairs_in(pick.said))
        worth -= _SUMMED_UP * (pick.passage.line == 0)
        return worth + _LEADS * pick.text.endswith(":")


def _leaves_open(pick: Pick, held: Sequence[Term]) -> bool:
    """Tell whether a sentence names nothing but in a question that it leaves open: it tells nothing of what it names.

    Such is `To watch: whether Loom 7 comes out`, and not `The weavers doubt whether Loom 7 comes out`.
    """
    opened = OPEN_QUESTION.search(pick.said)
    return opened is not None and bool(_hard(held)) and not read_claim(pick.said[: opened.start()]).names


def _is_had(term: Term, question: str) -> bool:
    """Tell whether a Chinese question asks what it is that a thing has: `Loom 6 的代号是什么`."""
    return re.search(rf"的{re.escape(term.shown)}(?:是|叫|为)(?:什么|啥|谁)", question) is not None


def _hard(terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.hard]


@lru_cache(maxsize=1024)
def pairs_in(text: str) -> frozenset[tuple[str, str]]:
    """Give each two words of a text that stand side by side and both say something, by their stems."""
    found = [word.removesuffix("'s") for word in _WORD.findall(fold(text).casefold())]
    told = (pair for pair in pairwise(found) if not any(map(is_stop_word, pair)))
    return frozenset((stem(one), stem(other)) for one, other in told)
