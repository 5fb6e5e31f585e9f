"""What stands under a heading that a question names: "which events are in London?", "what jobs are in issue 12?".

An event is asked for by its own day, which its line or the heading above it states, not by that of its post.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from bot.answers.coverage.stories import is_title
from bot.answers.extraction.picks import Pick, is_by_line, title_of, told_after
from bot.answers.finding.dated import day_spoken_of, states
from bot.answers.patterns.headings import heading_asked, is_called
from bot.answers.patterns.listing import kind_in_unspaced
from bot.answers.patterns.overviews import asks_all
from bot.answers.questions.ask import Ask
from bot.answers.questions.editions import in_own_edition
from bot.answers.questions.scope import Scope
from bot.answers.structured.listing import line_of
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.orders import gives_orders
from bot.answers.texts.wordlists import OPENS, stem_set
from bot.posts.labellines import LABEL
from bot.posts.post import Post
from bot.posts.windows import without_window
from bot.search.passage import Passage
from bot.search.search import Search
from bot.search.sentences import split_sentences
from bot.search.tabular import is_row
from bot.search.words import fold, said_in, stem

#: Posts that are read whole for one list; each takes about a millisecond.
_READ = 60
#: Words at most of a heading within a text, and of what stands as an item's title and heads a list.
_HEADING, _ITEM = 8, 3
#: Words at most of a heading that names a list anywhere within it; a longer one tells a story that has some.
_NAMING = 6
#: Words at most of a bare name that is a line of a list.
_NAME = 5
#: Letters that two lines on one event begin with.
_SAME = 40
_ENGLISH = re.compile(
    rf"(?i){OPENS}(?:what|which|who|list|name|give me|show me)(?: of)?"
    r"(?: all)?(?: are| were)?(?: the)?"
    r"(?: (?!(?:is|was|are|were|does|did|do|has|had|have)\b)[\w./-]+(?:['’]s)?){0,2}?"
    r" (?P<noun>[a-z]{2,}[a-rt-z]s)\b(?!['’-])"
)
#: After what is listed comes where or when: "which jobs are there in", "list the events of".
_PLACED = re.compile(
    r"(?i)^(?:\s+(?:and|&|or)\s+[a-z]+)?"
    r"(?:\s+(?:are|were|is|was|do|did|will|be|there|listed|advertised|offered|held|planned|scheduled|announced"
    r"|coming|up|taking|takes?|took|place|happen(?:ing|ed)?|on offer))*"
    r"(?:\s+to(?= [A-Z])[^?]*?)?\s+(?:today|yesterday|in|at|of|from|near|during|around|this|last|next"
    r"|on(?= the \d|(?: the)? [A-Z]))\b"
)
_CHINESE = re.compile(
    r"(?:有[哪些什么]{2}|列出|哪些).*?(?P<noun>活动|会议|大会|招聘|职位|工具|文章|项目|资源|论文)(?:吗|呢|啊)?\W*$"
)
#: What has a day of its own, whenever its post came.
_HAPPENS = re.compile(r"(?:event|confer|meetup|summit|workshop|webinar|hackathon|holiday|deadlin|talk|活动|会议|大会)")
_EVENT = re.compile(r"(?i)\b(?:conferences?|meetups?|summits?|workshops?)\b|会议|大会")
#: Words that say no more than that something is listed or happens.
SAYS_LISTED = stem_set(
    "listed list advertised offered held planned scheduled announced coming place taking take took happening upcoming "
    "digest issue newsletter show"
)
#: How a line begins that no sign stands before.
_PLAIN = re.compile(r"[\w\"'“‘«(\[《「]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line or title that may be listed, and the headings and text it stands with."""

    picks: tuple[Pick, ...]
    near: str

    @property
    def when(self) -> str:
        """What tells its day: the headings it stands under, and its first sentence; a later one may tell of a term."""
        passage = self.picks[0].passage
        return "\n".join((*passage.above, passage.item, *islice(split_sentences(self.picks[-1].said), 1)))


def lines_under_heading(
    search: Search, ask: Ask, terms: Sequence[Term], scope: Scope, everything: Scope
) -> Sequence[Sequence[Pick]]:
    """Give the lines under headings that a question names, which hold all else that it asks about; newest last.

    One may come after the name of its item.

    None where it asks for no such list, or where nothing but all that the posts ever listed would be its answer.
    """
    noun = _noun(ask)
    timeless = without_window(ask.text)
    name = "" if noun or asks_all(timeless) else heading_asked(timeless)
    if not (noun or name) or ask.amount:
        return ()
    names = partial(is_called, name=name) if name else partial(_names, noun=noun)
    noun = noun or name
    day = None if ask.issues is not None or ask.series else day_spoken_of(ask)
    by_day = day is not None and _HAPPENS.match(noun) is not None
    # Where its day was looked for in the text, the terms hold the day too.
    told = fold(ask.whole).casefold()
    telling = [term for term in terms if fold(term.shown).casefold() in told and not _is_of_the_list(term, noun)]
    dated = bool(by_day or ask.issues or (scope.window and not scope.note))
    if not (telling or dated or name):
        return ()
    posts = worth_reading(search, ask, everything if by_day else Scope(posts=()) if scope.note else scope)
    posts = in_own_edition(posts, ask.language)
    found: dict[str, Sequence[Pick]] = {}
    for post in posts:
        for line in _lines(search.of_post(post.slug), names):
            forms = said_in(f"{line.near}\n{post.title}")
            on_day = not by_day or (day is not None and states(line.when, day, line.picks[0].passage))
            if on_day and all(is_in(forms, term) for term in telling):
                # What issue after issue announces is given once, as the newest has it.
                found.pop(key := " ".join(fold(line.picks[0].said).split())[:_SAME], None)
                found[key] = line.picks
    lines = tuple(found.values())
    if name and not dated:
        # Of a heading that post after post has, the newest is meant.
        return tuple(line for line in lines if line[0].passage.post == lines[-1][0].passage.post)
    return lines


def worth_reading(search: Search, ask: Ask, scope: Scope) -> Sequence[Post]:
    """Give the posts in which a list may stand: all of a few, of many those in which a search finds what is asked."""
    if len(scope.posts) <= _READ:
        return scope.posts
    said = f"{ask.whole} {ask.window.words}" if ask.window else ask.whole
    found = {hit.passage.post for hit in search.find(said, limit=_READ, posts=scope.slugs)}
    return [post for post in scope.posts if post.slug in found]


def with_sentence(line: Sequence[Pick]) -> Sequence[Pick]:
    """Give a line, and where it is no more than the title of a story the first sentence below it."""
    if len(line) > 1 or line[0].text != line[0].passage.headline:
        return line
    return (*line, *islice((pick for pick in told_after(line[0]) if not is_by_line(pick)), 1))


def _noun(ask: Ask) -> str:
    """Give the stem of what is to be listed, or the word itself in Chinese; empty where nothing is."""
    if found := _CHINESE.search(ask.text):
        return found["noun"]
    found = _ENGLISH.search(ask.text)
    rest = ask.text[found.end() :] if found else ""
    placed = found is not None and (_PLACED.match(rest) or (ask.window and not rest.strip("?.! ")))
    if found and placed:
        return stem(found["noun"].casefold())
    return kind_in_unspaced(ask.text) if ask.window else ""


def _is_of_the_list(term: Term, noun: str) -> bool:
    """Tell whether a term only says that such things are listed."""
    said = fold(term.shown)
    if not noun.isascii() and (said in noun or noun in said):
        return True
    return (term.light and not term.hard) or stem(said) in SAYS_LISTED or stem(said) == noun


def _lines(passages: Sequence[Passage], names: Callable[[str], bool]) -> Iterator[_Line]:
    """Give the lines of a post under headings that name what is listed: titles of items, else lines."""
    items = Counter(passage.section for passage in passages if passage.item and not _is_heading(passage.item))
    under: tuple[str, ...] = ()
    over = label = ""
    below = False
    for passage in passages:
        if passage.repeats or is_row(passage.text):
            continue
        if (passage.section, *passage.above) != under:
            under, label = (passage.section, *passage.above), ""
            over = "\n".join(under)
            below = any(map(names, under))
        if below and passage.item and not _is_heading(passage.item):
            yield from _item(passage)
            continue
        heads = passage.text.startswith(f"{passage.item}\n") and len(passage.item.split()) <= _ITEM
        heading = f"{over}\n{passage.item}" if heads else over
        named = below or (heads and names(passage.item))
        # Most passages neither stand under such a heading nor hold one.
        if not (label or named or any(map(_is_label, filter(None, passage.running.split("\n"))))):
            continue
        told = _without_fields(_without_closing(list(told_lines(passage))))
        if below and items[passage.section] > 1:
            # What is said in whole sentences above or below items is none of them.
            told = [pick for pick in told if is_title(pick.text)]
        labels = [pick for pick in told if _is_label(pick.text) and names(pick.text)]
        signed = [pick for pick in told if pick not in labels and not _PLAIN.match(pick.text)]
        for pick in told:
            if pick in labels:
                label = pick.text
            elif (label or named) and (not signed or pick in signed):
                yield _Line((pick,), f"{heading}\n{label}\n{pick.text}")


def _item(passage: Passage) -> Iterator[_Line]:
    """Give the line that says what the item is that a passage opens, after its name where it does not say that."""
    line = line_of(passage) if passage.item in passage.text[: len(passage.item) + 4] else None
    if line is None or gives_orders(line.text):
        return
    title = title_of(passage)
    unnamed = title is not None and not line.read and title.text.casefold() not in line.text.casefold()
    yield _Line(
        (title, line) if title and unnamed else (line,), "\n".join((passage.section, *passage.above, passage.text))
    )


def told_lines(passage: Passage) -> Iterator[Pick]:
    """Give the lines of a passage that say something, each whole."""
    start = 0
    for line in passage.running.split("\n"):
        text = line.strip()
        pick = Pick(passage=passage, text=line, at=start)
        aside = gives_orders(text) or pick.is_picture
        if text and text not in (passage.item.strip(), passage.section.strip()) and not aside:
            yield pick
        start += len(line) + 1


def _without_closing(told: Sequence[Pick]) -> Sequence[Pick]:
    """Give lines without what is said below a list of bare names, which names nobody of it."""
    bare = [
        pick for pick in told if len(pick.text.split()) <= _NAME and not re.search(r"[.!?:。！？：]\W*$", pick.text)
    ]
    return bare if len(bare) > 1 and 2 * len(bare) > len(told) else told


def _without_fields(told: Sequence[Pick]) -> Sequence[Pick]:
    """Give lines without the fields below each of several: `Loom 6 is out`, then `Source: …` and `Effect: …`."""
    things = [pick for pick in told if not LABEL.match(pick.text)]
    opens = bool(told) and told[0] in things and told[-1] not in things
    return things if opens and 1 < len(things) < len(told) - len(things) else told


def _names(heading: str, noun: str) -> bool:
    """Tell whether a heading names what is listed; one over events is over conferences too."""
    if not noun.isascii():
        return noun in heading
    if noun == "event" and _EVENT.search(heading):
        return True
    heads = ([stem(word) for word in re.findall(r"[a-z0-9]+", fold(line).casefold())] for line in heading.split("\n"))
    return any(noun in head and (len(head) <= _NAMING or noun in (head[0], head[-1])) for head in heads)


def _is_heading(item: str) -> bool:
    """Tell whether what stands as an item's title heads a list: a month, or a word or two over lines."""
    return re.fullmatch(r"(?i)\W*[a-z]{3,9}\.?,? \d{4}\W*|\W*\d{4}\s*年\s*\d{1,2}\s*月\W*", item) is not None


def _is_label(text: str) -> bool:
    """Tell whether a line is a heading within a text: short and after a sign, without figures or a sentence's end."""
    short = len(text) <= 5 * _HEADING and not _PLAIN.match(text) and len(text.split()) <= _HEADING
    return short and not re.search(r"[\d.!?。！？]", text)
