"""What a sentence earns by its form: it says what something is, gives a day or a number, or tells who did it."""

import re
from collections.abc import Sequence

from bot.answers.judging.coverage import Term, is_in
from bot.answers.questions.question import Ask
from bot.answers.texts.claims import Claim, read_claim
from bot.answers.texts.clauses import doers
from bot.answers.texts.names import Lexicon, same_name
from bot.answers.writing.picks import Pick
from bot.search.words import stem, tokens

#: A question for who did something, what a sentence says that tells it, and what that earns.
_WHO_DID = re.compile(r"(?i)\W*(?:and |so )?(?:who (?!(?:is|are|was|were)\b)|wer hat\b|qui a\b|quién )")
_BY_WHOM = re.compile(r"(?:\w(?:ed|en|de|ilt) (?:originally )?|^)by (?:the )?(?:@|[A-Z])")
_DID = re.compile(r"(?i)\W*(?:and |so )?who (\w{2,}ed|wrote|made|built)\b")
_MADE_BY = 1.5
#: What it earns by a number or a repository that is asked for.
_A_NUMBER, _A_REPO = 0.5, 0.4
#: What it earns by a label that the question says, and by a name as the question writes it: NutNL is no nut in NL.
_LABELLED, _AS_WRITTEN = 1.0, 0.2
_LABEL = re.compile(r"\W*([^\W\d_][\w '-]{1,30}): ?\S")
#: What it earns as a definition: by opening with the name, by saying what that is, by the item's title.
_OPENS, SAYS, _TITLED = 0.4, 0.8, 0.6
#: The most that it earns by giving what a question of some form asks for.
_MOST_BY_FORM = {"date": 1.0, "measure": 1.5, "definition": _OPENS + SAYS + _TITLED}
_REPO = re.compile(r"(?i)\b(?:repo|repository|github|open[- ]source project)s?\b")
#: What follows a name in a sentence that says what it is or does.
_SAYS_WHAT = re.compile(
    r"['’]?s? ?(?:\([^)]*\) )?(?:is |are |was |has |have |lets? |makes? |turns? |provides? |offers? |introduces? "
    r"|targets? |treats? |takes? |combines? |works |uses |applies |: |– |— |是|：|，一)"
)


def fitting(ask: Ask, terms: Sequence[Term], pick: Pick, lexicon: Lexicon) -> float:
    """Give what a sentence earns by its form: as what the question asks for is said, and by its label and its names."""
    claim = read_claim(pick.said, lexicon)
    written = any(term.shown in pick.said for term in terms if term.hard)
    said = _LABELLED * _is_labelled(ask, pick) + _AS_WRITTEN * written
    if ask.form == "date":
        return said + _MOST_BY_FORM["date"] * bool(claim.dates)
    if ask.form == "measure":
        return said + _MOST_BY_FORM["measure"] * bool(claim.numbers)
    if ask.form == "definition":
        return said + max((introduces(term, pick, claim) for term in terms), default=0.0) - _crowd(claim)
    by_whom = _MADE_BY * (_WHO_DID.match(ask.text) is not None and _says_who_did(ask, pick))
    wants_repo = _REPO.search(ask.text) is not None and any("/" in name.key for name in claim.names)
    said += _A_NUMBER * bool(ask.claim.numbers and claim.numbers) + _A_REPO * wants_repo
    return said + by_whom - _crowd(claim) / 2


def most_fitting(ask: Ask) -> float:
    """Give the most that a sentence may earn by its form."""
    most = _LABELLED + _AS_WRITTEN
    if ask.form in _MOST_BY_FORM:
        return most + _MOST_BY_FORM[ask.form]
    by_whom, repo = _WHO_DID.match(ask.text) is not None, _REPO.search(ask.text) is not None
    return most + _A_NUMBER * bool(ask.claim.numbers) + _A_REPO * repo + _MADE_BY * by_whom


def _says_who_did(ask: Ask, pick: Pick) -> bool:
    """Tell whether a sentence says by whom something is, or somebody in it does what the question asks the doer of."""
    if _BY_WHOM.search(pick.said):
        return True
    done = _DID.match(ask.text)
    return done is not None and re.search(rf"(?:@|\b[A-Z])[\w.'’-]*,? (?:has )?{done[1]}\b", pick.said) is not None


def _is_labelled(ask: Ask, pick: Pick) -> bool:
    """Tell whether a line begins with a label, such as `Last commit:`, all words of which the question says."""
    label = _LABEL.match(pick.said)
    return label is not None and {stem(word) for word in tokens(label[1])} <= {stem(word) for word in tokens(ask.text)}


def _crowd(claim: Claim) -> float:
    """Give what a sentence loses by naming many: it is a roundup, not about the one that is asked for."""
    return min(0.1 * max(len(doers(claim.names)) - 2, 0), 0.6)


def introduces(term: Term, pick: Pick, claim: Claim) -> float:
    """Tell how much a sentence reads like the one that says what something is."""
    acting = [name for name in doers(claim.names) if same_name(name.key, term.shown.casefold())]
    text = pick.said.casefold()
    at = text.find(term.shown.casefold())
    opens = bool(acting) and acting[0].start < len(text) * 0.35
    says = at >= 0 and _SAYS_WHAT.match(text, at + len(term.shown))
    titled = is_in(frozenset(tokens(pick.passage.item)), term)
    return _OPENS * opens + SAYS * bool(says) + _TITLED * titled
