"""What a sentence earns by its form: it says what something is, states a day or a number, or tells who did it."""

import re
from collections.abc import Callable, Sequence

from bot.answers.extraction.picks import Pick
from bot.answers.questions.ask import Ask
from bot.answers.terms.term import Term, is_all_of, is_in
from bot.answers.texts.claims import read_claim
from bot.answers.texts.names import Lexicon
from bot.answers.texts.numbers import quantities
from bot.posts.labellines import label_of
from bot.search.words import fold, said_in, stem, tokens

#: A question for who did something, what a sentence says that tells it, and what that earns.
_WHO_DID = re.compile(r"(?i)\W*(?:and |so )?(?:who (?!(?:is|are|was|were)\b)|wer hat\b|qui a\b|quién )")
_BY_WHOM = re.compile(r"(?:\w(?:ed|en|de|ilt) (?:originally )?|^)by (?:the )?(?:@|[A-Z])")
_DID = re.compile(r"(?i)\W*(?:and |so )?who (\w{2,}ed|wrote|made|built)\b")
_MADE_BY = 1.5
#: What it earns by a figure that comes after a name of a question that asks how many.
_OWNS_IT = 0.3
#: What it earns by a number or a repository that is asked for.
_A_NUMBER, _A_REPO = 0.5, 0.4
#: What it earns by a day or a measure, where the question is for one, and by the form of a question nothing else.
_A_DAY, _A_MEASURE = 1.5, 1.5
_BY_FORM = {"date": _A_DAY, "measure": _A_MEASURE, "definition": 0.0}
#: What it earns by a label that the question says, and by a name as the question writes it: NutNL is no nut in NL.
_LABELLED, _AS_WRITTEN = 1.0, 0.2
#: What it earns as a definition: by opening with the name, by saying what that is, by the item's title.
_OPENS, SAYS, _TITLED = 0.4, 0.8, 0.6
#: What it earns beside that by saying what kind of thing it is.
_OF_A_KIND = 0.3
#: The same of one that does so below the name that is its heading, and so need not say it: `A planner for looms`.
_BELOW_NAME = 2.0
#: The share of a sentence in which a name opens it.
_EARLY = 0.35
_REPO = re.compile(r"(?i)\b(?:repo|repository|github|open[- ]source project)s?\b")
#: What follows a name in a sentence that says what it is or does.
_SAYS_WHAT = re.compile(
    r"['’]?s? ?(?:\([^)]*\) )?(?:(?:is|are|was) (?!(?:now|available|out|also|still|here)\b)"
    r"|has |have |lets? |makes? |turns? |provides? |offers? |introduces? "
    r"|targets? |treats? |takes? |combines? |works |uses |applies |: |– |— |是|：|，一)"
)
#: The same where it says what kind of thing that is: `Loom, a shuttle planner`, `Loom is a planner`, not `is based on`.
_SAYS_KIND = re.compile(
    r"(?: ?\([^)]*\))?(?:, (?:an?|the|our|their) (?!(?:first|second|year|week|month|day)\b)"
    r"|(?:: | is | are | was )(?:an?|one of) )"
)


def fitting(ask: Ask, terms: Sequence[Term], pick: Pick) -> float:
    """Give what a sentence earns by its words: a label, a name as asked, who did it, or saying what a thing is."""
    written = any(term.shown in pick.said for term in terms if term.hard)
    said = _LABELLED * _is_labelled(ask, pick) + _AS_WRITTEN * written
    if ask.form == "definition":
        return said + max((introduces(term, pick) for term in terms), default=0.0)
    if ask.form in _BY_FORM:
        return said
    if ask.form == "count":
        return said + _OWNS_IT * _is_told_of_name(terms, pick)
    return said + _MADE_BY * (_WHO_DID.match(ask.text) is not None and _says_who_did(ask, pick))


def _is_told_of_name(terms: Sequence[Term], pick: Pick) -> bool:
    """Tell whether the first figure of a sentence comes after a name of the question: it is told of that."""
    before = frozenset(tokens(re.split(r"\d", pick.said, maxsplit=1)[0]))
    return any(term.hard and is_in(before, term) for term in terms)


def stating(ask: Ask, pick: Pick, lexicon: Callable[[], Lexicon]) -> float:
    """Give what a sentence earns by stating a day, a number or a repository, where the question is for one.

    `lexicon` gives the names that the passages write in small letters, where the sentence must be taken apart.
    """
    if not most_stating(ask):
        return 0.0
    number, repo = _wanted(ask)
    # To take a sentence apart costs several times as much as to see that it has no number at all.
    if ask.form != "date" and not repo and not quantities(fold(pick.said)):
        return 0.0
    claim = read_claim(pick.said, lexicon())
    if ask.form == "date":
        return _A_DAY * bool(claim.dates)
    if ask.form == "measure":
        return _A_MEASURE * bool(claim.numbers)
    of_repo = repo and any("/" in name.key for name in claim.names)
    return _A_NUMBER * (number and bool(claim.numbers)) + _A_REPO * of_repo


def most_stating(ask: Ask) -> float:
    """Give the most that a sentence may earn by what it states."""
    if ask.form in _BY_FORM:
        return _BY_FORM[ask.form]
    number, repo = _wanted(ask)
    return _A_NUMBER * number + _A_REPO * repo


def _wanted(ask: Ask) -> tuple[bool, bool]:
    """Tell whether a question says a number, which an answer would say too, and whether it is for a repository."""
    return bool(ask.claim.numbers), _REPO.search(ask.text) is not None


def _says_who_did(ask: Ask, pick: Pick) -> bool:
    """Tell whether a sentence says by whom something is, or somebody in it does what the question asks the doer of."""
    if _BY_WHOM.search(pick.said):
        return True
    done = _DID.match(ask.text)
    return done is not None and re.search(rf"(?:@|\b[A-Z])[\w.'’-]*,? (?:has )?{done[1]}\b", pick.said) is not None


def _is_labelled(ask: Ask, pick: Pick) -> bool:
    """Tell whether a line begins with a label, such as `Last commit:`, all words of which the question says."""
    label = label_of(pick.said)
    return label != "" and {stem(word) for word in tokens(label)} <= {stem(word) for word in tokens(ask.text)}


def introduces(term: Term, pick: Pick) -> float:
    """Tell how much a sentence reads like the one that says what something is."""
    text, shown = pick.said.casefold(), term.shown.casefold()
    at = text.find(shown)
    opens = 0 <= at < len(text) * _EARLY
    says = at >= 0 and _SAYS_WHAT.match(text, at + len(shown))
    titled = is_in(said_in(pick.passage.item), term)
    kind = tells_kind(term, pick)
    below = re.match(r"An? [\w-]", pick.said) is not None and is_all_of(pick.passage.item, term)
    return (
        _OPENS * opens + SAYS * bool(says or kind or below) + _OF_A_KIND * kind + _BELOW_NAME * below + _TITLED * titled
    )


def tells_kind(term: Term, pick: Pick) -> bool:
    """Tell whether a sentence says right behind a name what kind of thing that is."""
    text, shown = pick.said.casefold(), term.shown.casefold()
    at = text.find(shown)
    return at >= 0 and _SAYS_KIND.match(text, at + len(shown)) is not None
