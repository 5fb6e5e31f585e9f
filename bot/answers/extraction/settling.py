"""Whether sentences settle an ask: they are of the names it asks about, and give what it asks for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.attribution.credits import is_titled
from bot.answers.coverage.coverage import held
from bot.answers.coverage.echo import lacks_reason, tells_more
from bot.answers.coverage.stories import Story, joined, stories_of, story_of
from bot.answers.extraction.chinese import tells_on
from bot.answers.extraction.picks import (
    PRONOUN,
    Pick,
    by_date,
    stories_around,
    title_of,
    told_after,
    told_before,
    with_lead,
)
from bot.answers.finding.finding import Found
from bot.answers.judging.told import counts_asked, tells_asked
from bot.answers.kinds.wanted import gives_wanted
from bot.answers.patterns.chinese import is_chinese
from bot.answers.patterns.news import tells_release
from bot.answers.questions.ask import Ask
from bot.answers.terms.sides import compares
from bot.answers.terms.term import Term, holds, is_in
from bot.answers.texts.claims import read_claim
from bot.answers.texts.clauses import doers
from bot.answers.texts.deeds import EVERY, either
from bot.answers.texts.samenames import same_name
from bot.answers.texts.wordlists import OPENS
from bot.search.passage import Passage
from bot.search.words import said_in, stem

#: A question for what somebody said or brought out.
_WHAT_DID = re.compile(
    rf"(?i){OPENS}(?:what|which)(?: (?P<what>[\w-]+))? (?:did|does|has|have) (?P<who>.{{2,60}}?) "
    rf"(?:recently |just )?(?P<deed>{either(EVERY, 'asked', 'done')}|sa(?:y|id)|(?:warn|claim|argue|report)(?:e?d)?)\b"
)
#: Stems of saying, and how a title says that a post is the letter of somebody.
_SAYS = re.compile(r"(?:say|said|report|write|post|publish)$")
_THIS_TIME_IN = r"\b(?:this|last) (?:day|week|fortnight|month|quarter|year) (?:in|at|on|with)"
_LETTER = r"(?:weekly|monthly|daily|newsletter|letter|digest|(?:progress |status )?(?:report|update)|news|bulletin)\b"
_BY = re.compile(r"(?i)\b(?:by|from|to|per|with) (?:the )?(?:[\w-]+ ){0,2}$")
#: Sentences after one that may give its reason.
_SOON = 3


def settles(ask: Ask, picks: Sequence[Pick]) -> bool:
    """Tell whether sentences give what is asked for, in more than the question's own words."""
    text = "\n".join(pick.said for pick in picks)
    if lacks_reason(ask.text, text):
        return False
    links = [url for pick in picks for url in pick.links]
    return gives_wanted(ask.text, text, links) and (ask.form == "definition" or tells_more(ask.text, text))


def is_answered(ask: Ask, found: Found, said: Sequence[tuple[str, Sequence[Pick]]], shown: Sequence[Passage]) -> bool:
    """Tell whether sentences in other words, each with those it stands on, give what is asked, of what it names.

    A figure, a day, a place or a name may be given by those alone; a reason may be given in any words. Where the posts
    say in no words what is asked of a name, one of the sentences itself must, with those it stands among: two of them,
    each on one of the names, do not.
    """
    terms = found.terms
    picks = [pick for _, picks in said for pick in picks]
    if not found.told:
        asked = [_as_asked(term) for term in terms]
        own = ((story_of(text, ask.language), on) for text, on in said if on)
        stories = (one for alone, on in own for one in (alone, joined([alone, *_around(on, shown)])))
        return any(tells_asked(ask, asked, story) for story in stories)
    if not picks or not (
        compares(ask, terms) or any(_is_on_names(terms, text, pick) for text, on in said for pick in on)
    ):
        return False
    told = "\n".join(text for text, _ in said)
    quoted = "\n".join(pick.said for pick in picks)
    links = [url for pick in picks for url in pick.links]
    if not (gives_wanted(ask.text, told, links) or gives_wanted(ask.text, quoted, links)):
        return False
    if not counts_asked(ask, terms, f"{told}\n{quoted}"):
        return False
    return ask.form == "definition" or tells_more(ask.text, told)


def _around(picks: Sequence[Pick], shown: Sequence[Passage]) -> Iterator[Story]:
    """Give the stories of some sentences, and of all passages shown that stand under the same headings."""
    places = {pick.passage.place for pick in picks if pick.passage.headings}
    for pick in picks:
        yield from stories_around(pick)
    for passage in shown:
        if passage.place in places:
            yield from stories_of(passage)


def _as_asked(term: Term) -> Term:
    """Give a word that only posts write as a name (`Dark`) for the plain word that the question has."""
    return replace(term, hard=False) if term.hard and term.shown.isalpha() and term.shown.islower() else term


def settled_by(ask: Ask, terms: Sequence[Term], best: Pick, ranked: Sequence[Pick]) -> list[Pick]:
    """Give what settles an ask in the place of its best sentence, which does not; none where nothing does.

    That is the title above it, or a sentence of a Chinese story that holds enough of the question: beside the best one,
    or for a Chinese question anywhere.
    """
    title = title_of(best.passage)
    if title and settles(ask, [title]):
        return [title, best]
    others = (pick for pick in ranked if is_chinese(ask.whole) or pick.passage.id == best.passage.id)
    found = next((pick for pick in others if tells_on(terms, pick) and settles(ask, [pick])), None)
    if found is None:
        return []
    return sorted((best, found), key=by_date) if found.passage.id == best.passage.id else with_lead(found)


def _is_on_names(terms: Sequence[Term], text: str, pick: Pick) -> bool:
    """Tell whether a sentence in other words is on all names: it may say those that its passage has elsewhere."""
    story = story_of(text, pick.passage.language)
    unsaid = [term for term in terms if held(story, term) < 1.0 or not holds(pick.passage, term)]
    return is_on_names(unsaid, pick)


def is_on_names(terms: Sequence[Term], pick: Pick) -> bool:
    """Tell whether a sentence stands in a story of all the names of a question, not beside one in its passage."""
    named = [term for term in terms if term.hard and not term.common]
    return not named or any(all(held(story, term) == 1.0 for term in named) for story in stories_around(pick))


def who_acts(ask: Ask) -> str:
    """Give the name of whom it is asked what they said or brought out; an empty text where that is not asked."""
    asked = _WHAT_DID.search(ask.claim.text)
    if asked and asked["who"].startswith("@"):
        return asked["who"]
    if asked is None or (asked["what"] or "else").casefold() != "else":
        return ""
    who = next((name.key for name in ask.claim.names if (name.start, name.end) == asked.span("who")), "")
    return "" if any(map(str.isdigit, who)) else who


def are_by_who_is_asked_about(ask: Ask, terms: Sequence[Term], picks: Sequence[Pick]) -> bool:
    """Tell whether sentences tell what the one who is asked about said or brought out, where that is asked.

    That one must act in a sentence, or it be by them; such sentences, and those after each in its passage, must hold
    most of what is asked about.
    """
    who = who_acts(ask)
    if not who:
        return True
    asked = _WHAT_DID.search(ask.claim.text)
    says = asked is not None and _SAYS.match(stem(asked["deed"].split()[0].casefold())) is not None
    theirs = [
        at
        for at, pick in enumerate(picks)
        if acts(who, pick) or (says and _is_in_their_letter(who, pick)) or _came_out_of(who, pick)
    ]
    told = {one for at in theirs for one in picks[at:] if one.passage == picks[at].passage}
    said = said_in("\n".join(one.said for one in told))
    telling = [term for term in terms if not (term.hard or term.light)]
    return bool(told) and (not telling or 2 * sum(is_in(said, term) for term in telling) > len(telling))


def _is_in_their_letter(who: str, pick: Pick) -> bool:
    """Tell whether a post is by title the letter of a project, which all in it is said by: `This Month in Loom`."""
    titled = rf"(?i){_THIS_TIME_IN} (?:the )?{re.escape(who)}(?!\w)|(?<!\w){re.escape(who)} {_LETTER}"
    return re.search(titled, pick.passage.title) is not None


def _came_out_of(who: str, pick: Pick) -> bool:
    """Tell whether a sentence says that something came out, in a post that is by title on one thing alone.

    Such is the log of a repository: `quarry/shuttle — 2031-04-05`.
    """
    titled = rf"(?i)(?:[\w.-]+/)?{re.escape(who)}\W*(?:v?\d[\d./-]*)?\W*"
    return re.fullmatch(titled, pick.passage.title) is not None and tells_release(pick.said)


def acts(who: str, pick: Pick) -> float:
    """Tell how surely one of a name acts in a sentence, or it is by them: less where only a longer name does.

    Below a title by that name `this work` is it.
    """
    if PRONOUN.match(pick.said) and is_titled(who, pick.passage.item):
        return 1.0
    if who.startswith("@"):
        return float(re.search(rf"(?i){re.escape(who)}(?![\w-])", pick.said) is not None)
    claim = read_claim(pick.said)
    acting = {name.start for name in doers(claim.names)}
    names = [
        name.key
        for name in claim.names
        if same_name(name.key, who) and (name.start in acting or name.owns or _BY.search(claim.text[: name.start]))
    ]
    return 1.0 if who in names else 0.5 * bool(names)


def title_needed(terms: Sequence[Term], picks: Sequence[Pick]) -> Pick | None:
    """Give the title of the first sentence's item where it says something asked about that no sentence says."""
    title = title_of(picks[0].passage)
    if title is None or title in picks or title.passage.language.startswith("zh"):
        return None
    said = said_in("\n".join(pick.said for pick in picks))
    above = said_in(title.said)
    return title if any(is_in(above, term) and not is_in(said, term) for term in terms if not term.light) else None


def reason_after(ask: Ask, picks: Sequence[Pick]) -> Pick | None:
    """Give the first sentence near one of some that gives a reason, where a reason is asked for and none does."""
    if not lacks_reason(ask.text, "\n".join(pick.said for pick in picks)):
        return None
    near = (other for pick in picks for other in (*told_after(pick)[:_SOON], *told_before(pick)[-1:]))
    return next((other for other in near if not lacks_reason(ask.text, other.said)), None)
