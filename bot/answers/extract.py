"""Answers in the digests' own words: the sentences that hold most of the question, whole, each once, oldest first."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answers.claims import Claim, read_claim
from bot.answers.clauses import doers
from bot.answers.coverage import Term, is_in
from bot.answers.finding import compares
from bot.answers.names import Lexicon, lexicon_of, same_name
from bot.answers.numbers import Quantity, is_known_unit
from bot.answers.orders import gives_orders
from bot.answers.owners import owner_of
from bot.answers.patterns import COMPARES
from bot.answers.question import Ask
from bot.answers.stories import forms_of, is_title, stories_of
from bot.answers.wanted import asks_kind, counted_noun, counts_noun, counts_unspaced, gives_wanted
from bot.search.asking import language_of
from bot.search.passage import Passage
from bot.search.sentences import sentence_spans
from bot.search.words import stem, tokens, words_in

#: Passages whose sentences are weighed.
_WEIGHED = 12
#: How many sentences make an answer, by the form of the question.
_SENTENCES = {"definition": 2, "count": 2, "measure": 2, "date": 2, "overview": 4, "other": 3}
_MOST_OF_ONE_POST = 2
#: The share of the best sentence's worth that a further one needs, and the likeness from which it says the same again.
_ALSO = 0.7
_SAME = 0.6
_LONG = 70
#: Lines of a list that are given after the sentence that leads to it.
_LISTED = 3
#: What a sentence earns by being in the language of the question.
_OWN_LANGUAGE = 0.5
#: What it earns by giving the kind of thing asked for: a day, a sum, a version.
_GIVES = 1.0
_SHORTEST_OPENING = 12
#: How the words under a picture begin.
_CAPTION = re.compile(
    r"(?i)\W*(?:(?:image|photo|picture|screenshot|figure|fig\.?|illustration)(?: \d+)?(?: (?:by|from|credits?"
    r"|courtesy of)\b|\s?[:：])"
    r"|\(?(?:image|photo|picture) credits?\b|(?:图|图片|配图|截图|图源|图片来源)\s?\d*\s?[:：])"
)
#: A question for who did something, what a sentence says that tells it, and what that earns.
_WHO_DID = re.compile(r"(?i)\W*(?:and |so )?who (?!(?:is|are|was|were)\b)")
_BY_WHOM = re.compile(r"\w(?:ed|en|de|ilt) (?:originally )?by (?:the )?(?:@|[A-Z])")
_MADE_BY = 1.5
#: Bars from which on a line is a list of headings or links, no sentence.
_BARS = 3
_REPO = re.compile(r"(?i)\b(?:repo|repository|github|open[- ]source project)s?\b")
#: What follows a name in a sentence that says what it is or does.
_SAYS_WHAT = re.compile(
    r"['’]?s? ?(?:\([^)]*\) )?(?:is |are |was |has |have |lets? |makes? |turns? |provides? |offers? |introduces? "
    r"|targets? |treats? |takes? |combines? |works |uses |applies |: |– |— |是|：|，一)"
)
_PRONOUN = re.compile(
    r"(?:It|They|This|These|That|Those|He|She|Its|Their|Both|Th(?:is|e) (?:paper|project|model|tool|latter|former))\b"
    r"|它|其"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A sentence of a passage, word for word; `at` is its place there."""

    passage: Passage
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class _Weighed:
    pick: Pick
    worth: float
    held: frozenset[str]
    forms: frozenset[str]


def extract(
    ask: Ask,
    terms: Sequence[Term],
    passages: Sequence[Passage],
    *,
    is_furniture: Callable[[str], bool] = lambda _: False,
) -> list[Pick]:
    """Give one to four sentences that answer, oldest first; none when none holds what was asked, or none gives it.

    Args:
        ask: what is asked.
        terms: its names and words.
        passages: where to take from, best first.
        is_furniture: tells of a sentence that post after post repeats; one is given only where nothing else answers.
    """
    if ask.form == "overview":
        return _openings(passages)
    lexicon = lexicon_of([passage.text for passage in passages[:_WEIGHED]])
    weighed = [
        one for rank, passage in enumerate(passages[:_WEIGHED]) for one in _weigh(ask, terms, passage, rank, lexicon)
    ]
    best = max((one.worth for one in weighed), default=0.0)
    if best <= 0:
        return []
    ranked = sorted(weighed, key=lambda one: -one.worth)
    chosen = _chosen(ask, terms, ranked)
    own = [one for one in chosen if _leads(one.pick) or not is_furniture(one.pick.text)]
    if not own:
        own = [one for one in ranked if one.worth >= best * _ALSO and one not in chosen][:1]
        own = [one for one in own if not is_furniture(one.pick.text)]
    chosen = own or chosen
    picks = {(pick.passage.id, pick.at): pick for one in chosen for pick in _with_lead(one.pick)}
    if not gives_wanted(ask.text, "\n".join(pick.text for pick in picks.values())):
        return []
    return sorted(picks.values(), key=_by_date)


def sentences_of(passage: Passage) -> Iterator[Pick]:
    """Give the sentences of a passage that can be shown: no bare titles or rows of links, and no orders."""
    for start, end in sentence_spans(passage.text):
        text = passage.text[start:end]
        listed = text.count(" | ") >= _BARS
        if text.strip() != passage.item.strip() and not (listed or _CAPTION.match(text) or gives_orders(text)):
            yield Pick(passage=passage, text=text, at=start)


def _openings(passages: Iterable[Passage]) -> list[Pick]:
    """Give the first sentence under each heading."""
    firsts = (next(sentences_of(passage), None) for passage in passages)
    kept: list[Pick] = []
    for pick in firsts:
        if pick and len(pick.text) > _SHORTEST_OPENING and not any(_retells(pick, other) for other in kept):
            kept.append(pick)
        if len(kept) == _SENTENCES["overview"]:
            break
    return sorted(kept, key=_by_date)


def _weigh(ask: Ask, terms: Sequence[Term], passage: Passage, rank: int, lexicon: Lexicon) -> Iterator[_Weighed]:
    around = forms_of(passage)
    own = passage.language[:2] == language_of(ask.whole)
    heading = frozenset(tokens(f"{passage.section}\n{passage.item}"))
    hard = [term for term in terms if term.hard]
    heads = [term for term in hard if is_in(heading, term)]
    titled = bool(heads) and (len(heads) == len(hard) or compares(ask, terms))
    for pick in sentences_of(passage):
        forms = frozenset(tokens(pick.text))
        held = [term for term in terms if is_in(forms, term)]
        near = [term for term in terms if term not in held and (is_in(heading, term) or is_in(around, term))]
        if (not held and not (near and (titled or ask.form == "measure"))) or (
            ask.form == "count" and not _counts(ask, terms, pick, lexicon)
        ):
            continue
        worth = _OWN_LANGUAGE * own + sum(term.weight for term in held) + 0.3 * sum(term.weight for term in near)
        worth += _GIVES * asks_kind(ask.text) * gives_wanted(ask.text, pick.text)
        worth += _fitting(ask, terms, pick, lexicon) - 0.03 * rank - 0.005 * max(len(pick.text.split()) - _LONG, 0)
        yield _Weighed(pick, worth, frozenset(term.shown for term in (*held, *heads)), forms)


def _chosen(ask: Ask, terms: Sequence[Term], ranked: Sequence[_Weighed]) -> list[_Weighed]:
    """Take the best sentence, then those that add something: a term, another post's word, what is compared with."""
    chosen: list[_Weighed] = []
    for one in ranked:
        if len(chosen) == _most(ask) or any(_alike(one.forms, other.forms) for other in chosen):
            continue
        if not chosen or (_same_language(one, chosen[0]) and _adds(ask, one, chosen, ranked[0].worth)):
            chosen.append(one)
    if compares(ask, terms):
        chosen = [*_one_each(terms, ranked), *chosen[:1]]
    return chosen


def _same_language(one: _Weighed, other: _Weighed) -> bool:
    """Tell whether two sentences are of posts in one language: no translation stands beside what it translates."""
    return one.pick.passage.language[:2] == other.pick.passage.language[:2]


def _most(ask: Ask) -> int:
    return 4 if ask.order == "changed" else _SENTENCES[ask.form]


def _adds(ask: Ask, one: _Weighed, chosen: Sequence[_Weighed], best: float) -> bool:
    if ask.order == "changed":
        same_post = [other for other in chosen if other.pick.passage.post == one.pick.passage.post]
        return len(same_post) < _MOST_OF_ONE_POST and one.worth >= best * _ALSO
    if one.held - frozenset[str]().union(*(other.held for other in chosen)):
        beside = any(other.pick.passage.id == one.pick.passage.id for other in chosen)
        return one.worth >= best * (_ALSO / 2 if beside else _ALSO)
    return ask.form == "definition" and one.worth >= best * _ALSO


def _one_each(terms: Sequence[Term], ranked: Sequence[_Weighed]) -> list[_Weighed]:
    """Give, for each name compared, the sentence that says most about it."""
    found: list[_Weighed] = []
    for term in (term for term in terms if term.hard):
        about = [one for one in ranked if term.shown in one.held and one not in found]
        if about:
            found.append(
                max(about, key=lambda one: _introduces(term, one.pick, read_claim(one.pick.text)) + one.worth / 4)
            )
    return found


def _fitting(ask: Ask, terms: Sequence[Term], pick: Pick, lexicon: Lexicon) -> float:
    """Give what a sentence earns by its form: it introduces what is asked for, or names the day that is asked for."""
    claim = read_claim(pick.text, lexicon)
    if ask.form == "date":
        return 1.0 if claim.dates else 0.0
    if ask.form == "measure":
        return 1.5 if claim.numbers else 0.0
    if ask.form == "definition":
        return max((_introduces(term, pick, claim) for term in terms), default=0.0) - _crowd(claim)
    by_whom = _MADE_BY * (_WHO_DID.match(ask.text) is not None and _BY_WHOM.search(pick.text) is not None)
    wants_repo = _REPO.search(ask.text) is not None and any("/" in name.key for name in claim.names)
    return 0.5 * bool(ask.claim.numbers and claim.numbers) + 0.4 * wants_repo + by_whom - _crowd(claim) / 2


def _crowd(claim: Claim) -> float:
    """Give what a sentence loses by naming many: it is a roundup, not about the one that is asked for."""
    return min(0.1 * max(len(doers(claim.names)) - 2, 0), 0.6)


def _introduces(term: Term, pick: Pick, claim: Claim) -> float:
    """Tell how much a sentence reads like the one that says what something is."""
    acting = [name for name in doers(claim.names) if same_name(name.key, term.shown.casefold())]
    text = pick.text.casefold()
    at = text.find(term.shown.casefold())
    opens = bool(acting) and acting[0].start < len(text) * 0.35
    says = at >= 0 and _SAYS_WHAT.match(text, at + len(term.shown))
    titled = is_in(frozenset(tokens(pick.passage.item)), term)
    return 0.4 * opens + 0.8 * bool(says) + 0.6 * titled


def _counts(ask: Ask, terms: Sequence[Term], pick: Pick, lexicon: Lexicon) -> bool:
    """Tell whether a sentence gives a number, of what is asked, to who is asked about."""
    noun = counted_noun(ask.whole)
    if any(term.hard and noun in {stem(word.exact[0]) for word in term.words[-1:]} for term in terms):
        return any(map(str.isdigit, pick.text))
    if not noun and any(word.is_pair for word in ask.words):
        return counts_unspaced(ask.whole, pick.text)
    if noun and not counts_noun(pick.text, noun):
        return False
    asked_about = _asked_about(terms, noun)
    if noun and asked_about:
        near = [term for term in asked_about if is_in(_led_to(pick), term)]
        if COMPARES.search(ask.text) is not None:
            return bool(near)
        if near and near[0].hard:
            return len(near) == len(asked_about) or _tells_all(pick, asked_about)
        return len(near) * 2 > len(asked_about)
    claim = read_claim(pick.text, lexicon)
    names = [name.key for name in ask.claim.names] + [
        word.exact[0] for word in ask.words if word.exact[0] in lexicon.names and stem(word.exact[0]) != noun
    ]
    asked = {stem(word.exact[0]) for word in ask.words}
    return any(_is_count_of(claim, number, asked) and _is_of(claim, number, names, pick) for number in claim.numbers)


def _tells_all(pick: Pick, terms: Sequence[Term]) -> bool:
    """Tell whether the story of a sentence holds all of some terms."""
    stories = [story for story in stories_of(pick.passage) if pick.text.strip() in story.text]
    return any(all(is_in(story.near, term) for term in terms) for story in stories)


def _asked_about(terms: Sequence[Term], noun: str) -> list[Term]:
    """Give what is to have the number: the names, or else the telling words beside what is counted."""
    hard = [term for term in terms if term.hard]
    return hard or [term for term in terms if not term.light and stem(term.shown) != noun]


def _led_to(pick: Pick) -> frozenset[str]:
    """Give the forms of a sentence and its item's title, with what stands before it where it leans on that."""
    before = [other.text for other in sentences_of(pick.passage) if other.at < pick.at]
    leaned_on = before if _PRONOUN.match(pick.text) else before[-1:]
    return frozenset(tokens("\n".join((pick.passage.item, *leaned_on, pick.text))))


def _is_count_of(claim: Claim, number: Quantity, asked: set[str]) -> bool:
    """Tell whether a number counts what is asked for, by its unit or, where it wears none, by the sentence."""
    units = {unit for unit in asked if is_known_unit(unit)}
    if not units or number.unit in units:
        return True
    return not is_known_unit(number.unit) and bool(units & set(claim.stems.values()) | units & _units(claim))


def _units(claim: Claim) -> set[str]:
    return {number.unit for number in claim.numbers}


def _is_of(claim: Claim, number: Quantity, names: Sequence[str], pick: Pick) -> bool:
    owners, _ = owner_of(claim, number)
    if not names:
        return True
    if not owners:
        return any(same_name(name.key, asked) for name in claim.names for asked in names) or any(
            asked in pick.passage.item.casefold() for asked in names
        )
    return any(same_name(owner, asked) for owner in owners for asked in names)


def _with_lead(pick: Pick) -> list[Pick]:
    """Give a sentence with what it does not stand without.

    One that opens with a pronoun comes after the one before it in its paragraph, one that leads to a list before the
    list, and a bare title before the sentence that it is the title of.
    """
    sentences = list(sentences_of(pick.passage))
    before = [other for other in sentences if other.at < pick.at]
    after = [other for other in sentences if other.at > pick.at]
    if _leads(pick):
        return [pick, *after[:_LISTED]]
    if is_title(pick.text) and after and not is_title(after[0].text):
        return [pick, after[0]]
    lead = [other for other in before[-1:] if "\n" not in pick.passage.text[other.at + len(other.text) : pick.at]]
    return [*lead, pick] if _PRONOUN.match(pick.text) else [pick]


def _leads(pick: Pick) -> bool:
    """Tell whether a sentence leads to a list."""
    return pick.text.rstrip().endswith((":", "："))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME * len(one | other)


def _retells(pick: Pick, other: Pick) -> bool:
    """Tell whether an opening says what another one has said: a summary and an overview often begin alike."""
    mine, theirs = ({word.exact[0] for word in words_in(one.text)} for one in (pick, other))
    return len(mine & theirs) >= _SAME * min(len(mine), len(theirs))


def _by_date(pick: Pick) -> tuple[object, ...]:
    return pick.passage.published, pick.passage.post, pick.passage.number, pick.at
