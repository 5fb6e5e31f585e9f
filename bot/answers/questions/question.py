"""Reading a question: its kind, what it asks for, in which days, and what `it` stands for. Rules only, no model."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from bot.answers.answer import Exchange, Question
from bot.answers.patterns import forms
from bot.answers.patterns.overviews import asks_all
from bot.answers.questions import chatter
from bot.answers.questions.amounts import Amount, amount_of, asked_last, before_last, shown_before
from bot.answers.questions.ask import Ask, as_ask, as_written, order_of, telling_words, with_whole
from bot.answers.questions.cleaning import unshouted, with_apostrophes, with_language, without_calls, without_pasted
from bot.answers.questions.editions import is_read_as_it_stands
from bot.answers.questions.followups import Turn, made_whole
from bot.answers.questions.manner import in_so_many, without_manner
from bot.answers.questions.moves import at_end, ends_of, tells_move
from bot.answers.questions.pieces import is_of_the_asker, pieces_of
from bot.answers.questions.scope import scope_of
from bot.answers.questions.series import find_series, find_subject
from bot.answers.questions.whereabouts import Whereabouts, called_by, whereabouts_of
from bot.answers.texts.wordlists import OPENS
from bot.posts.european import is_european
from bot.posts.hanzi import simplified
from bot.posts.issues import Issues, find_issues
from bot.posts.periods import Window
from bot.posts.post import Post
from bot.posts.windows import find_window, find_windows, without_window
from bot.search.dictionaries.inenglish import in_english
from bot.search.dictionaries.languages import uncapitalised
from bot.search.words import stem, words_in

#: Characters of a question that are read.
LONGEST = 2_000
#: Issues at most that are each asked for themselves.
_APART = 3
#: A question for somebody, who is none of those that it leans on.
_WHO = re.compile(rf"(?i){OPENS}(?:(?:thanks|according|due|by|to|from|for|with|of) )*whom?\b")
_FIRST = attrgetter("window.first")
#: Words of a question that name posts at least, and those of a title that is no more than a name at most.
_OF_A_NAME, _NAMED = 2, 8
#: Asks for all of a time.
_OF_ALL = {"en": "what was new?", "zh": "有什么"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question, read."""

    kind: chatter.Kind
    language: str
    asks: tuple[Ask, ...] = ()


def read_question(question: Question, posts: Sequence[Post] = ()) -> Reading:
    """Read a question in the asker's zone and conversation.

    By `posts`, those that may be drawn on, oldest first, "issue 12" and "the one before" are understood.
    """
    # Its module loads the index's library, which a start should not wait for.
    from bot.search.asking import language_of

    text = with_language(with_apostrophes(unshouted(without_calls(question.text.strip()))))[:LONGEST]
    language = chatter.asked_language(text) if question.before else ""
    text, pasted = without_pasted(text)
    quoted = "\n".join(filter(None, (question.quoted, pasted)))
    amount = amount_of(simplified(text)) if question.before and not quoted else ""
    language = language or language_of(asked_last(question.before) if amount else text) or "en"
    plain = simplified if language == "zh" else str
    kind = chatter.kind_of(plain(text), leaning=bool(question.before or quoted))
    if kind != "ask":
        return Reading(kind=kind, language=language)
    before = [replace(one, question=plain(one.question)) for one in question.before]
    if amount:
        again = _again(amount, text, question, before, posts, language)
        return Reading(kind="ask", language=language, asks=_as_posts_say(again, posts, language))
    turns = _turns(before, question, posts, language)
    turns += [_quoted_turn(plain(quoted[:LONGEST]), question, turns, posts, language)] if quoted else []
    asks = _asks_of(text[-len(chatter.without_chatter(plain(text))) :], question, turns, posts, language)
    return Reading(kind="ask", language=language, asks=_as_posts_say(asks, posts, language))


def _as_posts_say(asks: Sequence[Ask], posts: Sequence[Post], language: str) -> tuple[Ask, ...]:
    """Put asks in a European language into English as far as its words are known, unless read as they stand.

    One for all there was, or all of a kind, looks for no word and is read in English all the same.
    """
    if not posts or not is_european(language):
        return tuple(asks)
    english = tuple(map(_in_english, asks))
    if not is_read_as_it_stands(language, posts):
        return english
    return tuple(one if one.form == "overview" else ask for ask, one in zip(asks, english, strict=True))


def _in_english(ask: Ask) -> Ask:
    text, english = in_english(ask.text, ask.language), with_whole(ask, in_english(ask.whole, ask.language))
    form = ask.form if ask.form == "overview" else english.form
    return replace(english, text=text, form=form, order=order_of(text))


def _again(
    amount: Amount, said: str, question: Question, before: Sequence[Exchange], posts: Sequence[Post], language: str
) -> tuple[Ask, ...]:
    """Ask the last question again, for more or less than was shown."""
    turns = _turns(before_last(before), question, posts, language)
    asks = _asks_of(asked_last(before), question, turns, posts, language)
    return tuple(replace(as_written(ask, said), amount=amount, shown=shown_before(before)) for ask in asks)


def _asks_of(text: str, question: Question, before: Sequence[Turn], posts: Sequence[Post], language: str) -> list[Ask]:
    """Read each question of a message, the later ones in the light of those before."""
    plain = simplified if language == "zh" else str
    asks: list[Ask] = []
    turns = list(before)
    last = ""
    for said in pieces_of(text):
        if last:
            turns.append(_turn(asks, Exchange(question=last, answer=""), turns, posts))
        read = _read_asks(without_manner(plain(said)), question, turns, posts, language)
        asks += [replace(as_written(ask, said), most=ask.most or in_so_many(said)) for ask in read]
        last = said
    return asks


def _turns(before: Sequence[Exchange], question: Question, posts: Sequence[Post], language: str) -> list[Turn]:
    """Read what was asked before, each question in the light of those before it; small talk is none."""
    turns: list[Turn] = []
    for one in before:
        text = chatter.without_chatter(with_apostrophes(one.question.strip())[:LONGEST])
        if text and chatter.kind_of(text, leaning=bool(turns)) == "ask":
            turns.append(_turn(_asks_of(text, question, turns, posts, language), one, turns, posts))
    return turns


def _quoted_turn(quoted: str, question: Question, before: Sequence[Turn], posts: Sequence[Post], language: str) -> Turn:
    """Give what a question may lean on of the text that it quotes."""
    issues = find_issues(quoted, posts)
    window = issues.window if issues else find_window(quoted, today=_today(question))
    ask = as_ask(quoted, without_window(issues.rest if issues else quoted), window, language)
    ask = replace(ask, issues=issues.slugs if issues else None)
    return _turn([ask], Exchange(question=quoted, answer=""), before, posts)


def _turn(asks: Sequence[Ask], said: Exchange, before: Sequence[Turn], posts: Sequence[Post]) -> Turn:
    """Give what a later question may lean on; posts are those of its answer, else those it was asked of."""
    last = tuple(ask for ask in asks if ask.said == asks[-1].said)
    told = said.posts or {slug for ask in last for slug in _slugs_asked(ask, posts)}
    if not told and before and not any(ask.issues or ask.window for ask in last):
        return Turn(asks=last, answer=said.answer, posts=before[-1].posts)
    return Turn(asks=last, answer=said.answer, posts=[post for post in posts if post.slug in told] if told else ())


def _slugs_asked(ask: Ask, posts: Sequence[Post]) -> frozenset[str]:
    if ask.issues is not None:
        return ask.issues
    return scope_of(posts, ask.window).slugs if ask.window else frozenset()


def _read_asks(
    piece: str, question: Question, before: Sequence[Turn], posts: Sequence[Post], language: str
) -> list[Ask]:
    """Read a piece of a message: one ask, or one for each of several times that it sets side by side."""
    if series := find_series(piece, posts):
        asks = _read_asks(series.rest, question, before, series.posts, language)
        return [replace(ask, series=series) for ask in asks]
    if subject := find_subject(piece, posts):
        asks = _read_asks(subject.rest, question, before, subject.posts, language)
        if all(ask.form == "overview" for ask in asks):
            return [replace(ask, series=subject) for ask in asks]
    issues = find_issues(piece, posts, before=before[-1].posts if before else ())
    if issues is not None:
        rest = uncapitalised(without_window(issues.rest), language)
        return _of_each(piece, made_whole(rest, before), issues, language)
    return _asks_of_times(piece, question, before, posts, language)


def _asks_of_times(
    piece: str, question: Question, before: Sequence[Turn], posts: Sequence[Post], language: str
) -> list[Ask]:
    """Read a piece that names no issue: where it names posts beside their time, only that is left to look for."""
    today = _today(question)
    timeless = uncapitalised(without_window(piece), language)
    if forms.AS_OF_TODAY.search(piece) and (before or len(telling_words(timeless)) > 1):
        piece = timeless
    ends = ends_of(piece, timeless, today)
    windows: tuple[Window | None, ...] = _told_of(ends, posts) if ends else _windows_of(piece, today, posts)
    places = whereabouts_of(piece) if windows else None
    called = [_called(places, window, posts) for window in windows] if places and places.about else []
    if places and all(called):
        timeless = uncapitalised(places.rest, language)
    elif windows and not before and all(named := [_titled(timeless, window, posts) for window in windows]):
        # Words that are no more than the name of the posts of that time ask for all they tell.
        called, timeless = named, _OF_ALL.get(language, timeless)
    whole = timeless if windows and asks_all(timeless) else made_whole(timeless, before)
    leans = whole != timeless
    if leans and not windows:
        return _leaning(piece, whole, before[-1], language)
    asks = [as_ask(piece, whole, window, language) for window in windows or (None,)]
    if called and all(called):
        asks = [_within(ask, found) for ask, found in zip(asks, called, strict=True)]
    asks = [at_end(ask) for ask in asks] if ends else asks
    # What leans on a question and has days of its own is asked of the same series.
    asks = [replace(ask, series=before[-1].asks[-1].series) for ask in asks] if leans else asks
    return [replace(ask, beside=True) for ask in asks] if len(asks) > 1 else asks


def _leaning(piece: str, whole: str, last: Turn, language: str) -> list[Ask]:
    """Ask of the posts and days of what a piece leans on; who is asked for is none of those named there."""
    text = whole if _WHO.match(whole) else piece
    asks = [(as_ask(text, whole, one.window, language), one) for one in last.asks]
    return [replace(ask, said=piece, issues=one.issues, series=one.series, beside=one.beside) for ask, one in asks]


def _windows_of(piece: str, today: date, posts: Sequence[Post]) -> tuple[Window | None, ...]:
    windows: tuple[Window | None, ...] = find_windows(piece, today=today)
    if windows and is_of_the_asker(piece, today) and not any(_is_covered(window, posts) for window in windows):
        return ()
    return (find_window(piece, today=today),) if len(windows) > 1 and order_of(piece) == "changed" else windows


def _told_of(ends: tuple[Window, Window], posts: Sequence[Post]) -> tuple[Window, ...]:
    """Give both ends where posts cover them, else those that none covers: how it went from one alone is not told."""
    return tuple(end for end in ends if not _is_covered(end, posts)) or ends


def _called(places: Whereabouts, window: Window | None, posts: Sequence[Post]) -> Sequence[Post]:
    """Give the posts of a time that are named beside it."""
    scope = scope_of(posts, window)
    return () if scope.note else called_by(places.about, scope.posts)


def _titled(timeless: str, window: Window | None, posts: Sequence[Post]) -> Sequence[Post]:
    """Give the posts of a time that are called no more than a question says: `Loom Trending 2026-06-08`."""
    asked = {stem(word.exact[0]) for word in telling_words(timeless)}
    if len(asked) < _OF_A_NAME:
        return ()
    scope = scope_of(posts, window)
    return [] if scope.note else [post for post in scope.posts if _is_named(post, asked)]


def _is_named(post: Post, asked: Set[str]) -> bool:
    name = [word for word in words_in(without_window(post.title)) if not word.exact[0].isdigit()]
    return len(name) <= _NAMED and asked <= {stem(word.exact[0]) for word in name}


def _within(ask: Ask, posts: Sequence[Post]) -> Ask:
    """Keep an ask to some posts of its time."""
    first, last = min(post.period.first for post in posts), max(post.period.last for post in posts)
    window = Window(first=first, last=last, words=ask.window.words if ask.window else "")
    return replace(ask, issues=frozenset(post.slug for post in posts), window=window)


def _is_covered(window: Window | None, posts: Sequence[Post]) -> bool:
    scope = scope_of(posts, window)
    return bool(scope.posts) and not scope.note


def _of_each(piece: str, whole: str, issues: Issues, language: str) -> list[Ask]:
    """Ask of issues as one, of a few that are named side by side of each for itself."""
    moved = tells_move(piece, whole)
    apart = (issues.apart[0], issues.apart[-1]) if moved and len(issues.apart) > 1 else issues.apart
    if not 1 < len(apart) <= _APART:
        return [_of_issues(piece, whole, issues, language)]
    asks = [replace(_of_issues(piece, whole, one, language), beside=True) for one in sorted(apart, key=_FIRST)]
    return [at_end(ask) for ask in asks] if moved else asks


def _of_issues(piece: str, whole: str, issues: Issues, language: str) -> Ask:
    return replace(as_ask(piece, whole, issues.window, language), issues=issues.slugs)


def _today(question: Question) -> date:
    return question.now.astimezone(question.zone).date()
