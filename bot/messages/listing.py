"""Lists and short replies: posts, passages, help, and one-sentence notices."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.messages.answer import hit_line, window_line
from bot.messages.around import around
from bot.messages.message import Button, Buttons, Element, Message, Note
from bot.messages.pages import Page, fits, page_of, turns
from bot.messages.scanning import short_day
from bot.messages.wording import worded, worded_in
from bot.posts.blocks import Bullet, Bullets, Heading, Paragraph, Span, Spans, plain, text_of
from bot.posts.periods import Window
from bot.posts.post import Post
from bot.search.passage import Hit

#: Posts on one page of the list, and passages on one page of what was found.
PAGE, FOUND = 10, 5
#: Characters of what was asked for that are said again.
SHOWN = 80
#: Posts that get a button each; more stand in a menu where the platform has menus.
FEW = 3

HELP = (
    ("this-week", "the digest of this week; also last-week, latest, today, W16, 2026-04-19 or a name"),
    ("ask what is new in agent memory?", "a question; an answer with its sources"),
    ("search claude-mem", "the passages that fit best"),
    ("items", "papers, repositories, models, people; items NAME for every mention of one"),
    ("list", "every digest there is"),
    ("subscribe weekly mon 09:00 Europe/Berlin", "post here on a schedule; also unsubscribe, pause, resume"),
    ("subscriptions", "what is posted here, and when next"),
    ("watch claude-mem", "keep a name on your own list; also unwatch"),
    ("language en", "the language you read digests in; also timezone Europe/Berlin"),
)


def notice(text: str, *, hint: str = "", private: bool = True, typed: Callable[[str], str] = str) -> Message:
    """Say one sentence, with a quieter hint below it.

    Args:
        text: a sentence of ours, with what to type between backticks.
        hint: the same, quieter; empty for none.
        private: for one person alone.
        typed: how people type words that stand between backticks.
    """
    said = worded(text, typed)
    elements: list[Element] = [Paragraph(spans=said)]
    if hint:
        elements.append(Note(spans=worded(hint, typed)))
    return Message(summary=text_of(said), elements=tuple(elements), private=private)


def note(text: str) -> Note:
    """Give a quiet line."""
    return Note(spans=plain(text))


def with_share(message: Message, command: str) -> Message:
    """Add the button that shows a private message to everybody.

    Args:
        message: what is shown to one person.
        command: what shows the same, without `share` before it.
    """
    share = Button(label=around(message.language).share, command=f"share {command}")
    *others, last = message.elements
    if isinstance(last, Buttons) and not last.menu:
        return replace(message, elements=(*others, replace(last, buttons=(*last.buttons, share))))
    return replace(message, elements=(*message.elements, Buttons(buttons=(share,))))


def hello_message(newest: Post | None, examples: Sequence[str]) -> Message:
    """Greet somebody, with questions to begin with.

    Args:
        newest: the newest digest; None where there is none yet.
        examples: questions it answers.
    """
    if newest is None:
        return notice("Hello! There is no digest yet; as soon as one is published you can read it and ask about it.")
    said = "Hello! I read the digests for you and answer questions about them, with sources. The newest is "
    title = Span(text=newest.title, bold=True)
    asks = tuple(
        Button(label=example, command=f"example {newest.key} {number}") for number, example in enumerate(examples, 1)
    )
    elements: tuple[Element, ...] = (
        Paragraph(spans=(*plain(said), title, *plain(". Ask me anything, for example:"))),
        Buttons(buttons=(*asks, Button(label="Read it", command=f"open {newest.key}", style="primary"))),
        Note(spans=plain("Say help for everything you can ask.")),
    )
    return Message(summary=f"Hello! The newest digest is {newest.title}.", elements=elements, private=True)


def lines_message(lines: Sequence[Spans], *, typed: Callable[[str], str] = str) -> Message:
    """Say a sentence and list the rest below it; `typed` is how people type words that stand between backticks."""
    first, *rest = [worded_in(line, typed) for line in lines] or [plain("Nothing is posted here yet.")]
    elements: list[Element] = [Paragraph(spans=first)]
    if rest:
        elements.append(Bullets(lines=tuple(Bullet(spans=line) for line in rest)))
    return Message(summary=text_of(first), elements=tuple(elements), private=True)


def help_message(*, typed: Callable[[str], str], examples: Sequence[str] = ()) -> Message:
    """Say what can be asked, short enough for a phone.

    Args:
        typed: how people type a command on their platform.
        examples: questions.
    """
    lines = tuple(
        Bullet(spans=(Span(text=typed(words), code=True), *plain(f" — {meaning}"))) for words, meaning in HELP
    )
    elements: list[Element] = [Heading(spans=plain("What you can ask"), level=2), Bullets(lines=lines)]
    if examples:
        elements.append(Paragraph(spans=plain("Or just ask me, for example:")))
        elements.append(Bullets(lines=tuple(Bullet(spans=plain(example)) for example in examples)))
    return Message(summary="What you can ask the digest bot", elements=tuple(elements), private=True)


def post_list(posts: Sequence[Post], page: int) -> Message:
    """List posts, newest first, a page at a time.

    Args:
        posts: the visible posts, newest first.
        page: from 1; one past the end shows the last.
    """
    at = page_of(posts, page, PAGE)
    held = "1 digest" if len(posts) == 1 else f"{len(posts)} digests"
    if not posts:
        return notice("There are no digests yet.", hint="Put Markdown files into the content folder.")
    elements: list[Element] = [
        Heading(spans=plain("Digests"), level=2),
        Bullets(lines=tuple(map(_post_line, at.shown))),
    ]
    elements.append(Note(spans=plain(f"{held} · page {at.number} of {at.count}")))
    reads = tuple(Button(label=post.title, command=f"open {post.key}") for post in at.shown)
    elements.append(Buttons(buttons=reads, menu="Read …" if len(reads) > FEW else ""))
    if turning := tuple(turns(at, "list {}".format, back="Newer", more="Older")):
        elements.append(Buttons(buttons=turning))
    return Message(summary=f"{held}, newest first", elements=tuple(elements), private=True)


def _post_line(post: Post) -> Bullet:
    """Give a post's title, its day, and the name by which it is typed."""
    told = plain(f" · {short_day(post.published)} · ")
    return Bullet(spans=(Span(text=post.title, bold=True), *told, Span(text=post.slug, code=True)))


def hit_list(
    query: str,
    hits: Sequence[Hit],
    page: int | None = None,
    *,
    window: Window | None = None,
    note: str = "",
    typed: Callable[[str], str] = str,
) -> Message:
    """List found passages, best first.

    Args:
        query: what was looked for.
        hits: all that was found.
        page: the one to show, from 1; None shows all.
        window: the days looked in; None for all.
        note: what the reader should know when the days asked for held nothing; empty otherwise.
        typed: how people type a command on their platform.
    """
    searched = " ".join(filter(None, (f"{window_line(window)}." if window else "", note)))
    asked = query if len(query) <= SHOWN else f"{query[: SHOWN - 1].rstrip()}…"
    if not hits:
        hint = "Try other words, or `list` for every digest."
        return notice(f"Nothing in the digests fits “{asked}”.", hint=f"{searched} {hint}".lstrip(), typed=typed)
    at = page_of(hits, page or 1, FOUND if page else len(hits))
    lines = tuple(
        Bullet(spans=hit_line(hit).spans, number=number) for number, hit in enumerate(at.shown, at.before + 1)
    )
    elements: list[Element] = [Heading(spans=plain(f"Found for “{asked}”"), level=2)]
    if searched:
        elements.append(Note(spans=plain(searched)))
    elements.append(Bullets(lines=lines))
    if at.count > 1:
        elements += _turned(at, query)
    return Message(summary=f"{len(hits)} passages for “{asked}”", elements=tuple(elements), private=True)


def _turned(at: Page[Hit], query: str) -> Iterator[Element]:
    """Say which page of the found passages is shown, and lead to the others."""

    def command(number: int) -> str:
        return f"search-page {number} {query}"

    how = f"page {at.number} of {at.count}" if fits(command) else "search with fewer words to turn pages"
    yield note(f"{at.total} passages · {how}")
    if fits(command):
        yield Buttons(buttons=tuple(turns(at, command)))
