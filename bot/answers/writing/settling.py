"""Whether sentences give what is asked for, and which may where the best one does not."""

from collections.abc import Sequence

from bot.answers.judging.coverage import Term
from bot.answers.judging.echo import tells_more
from bot.answers.questions.chinese import is_chinese
from bot.answers.questions.question import Ask
from bot.answers.questions.wanted import gives_wanted
from bot.answers.writing.chinese import tells_on
from bot.answers.writing.picks import Pick, by_date, title_of, with_lead


def settles(ask: Ask, picks: Sequence[Pick]) -> bool:
    """Tell whether sentences give what is asked for, in more than the question's own words."""
    text = "\n".join(pick.said for pick in picks)
    return gives_wanted(ask.text, text) and (ask.form == "definition" or tells_more(ask.text, text))


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
