"""Reading and asking: ask, search, digest, items, eval."""

import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from shutil import get_terminal_size
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import shapes
from bot.cli.output import (
    Json,
    Now,
    Timezone,
    clock,
    document,
    opened_world,
    progress,
    remark,
    say,
    settings,
    wait,
    zone_of,
)
from bot.errors import UsageError
from bot.posts.periods import Window

if TYPE_CHECKING:
    from bot.browsing import Found
    from bot.messages.message import Message
    from bot.posts.post import Post
    from bot.search.entry import Card, Entry


#: How the figures begin that are shares of the answerable questions or of the others.
_SHARES = ("recall@", "mrr", "abstained_")


class Platform(StrEnum):
    """Where a digest would be shown."""

    console = "console"
    slack = "slack"
    discord = "discord"


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    for command in (ask, search, digest, items):
        app.command()(command)
    app.command("eval")(evaluate)


def ask(
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    json: Json = False,
    now: Now = "",
    timezone: Timezone = "",
) -> None:
    """Answer one question from the digests, with sources."""
    from bot.answers.answer import Question

    chosen = settings()
    zone = zone_of(timezone, chosen.timezone)

    async def work() -> Any:
        async with opened_world(chosen, clock(now, zone)) as world:
            answering = await world.answering()
            return await answering.reply(Question(text=question, now=world.now(), zone=zone))

    answer = wait(work())
    if json:
        document(shapes.answer(answer))
    else:
        from bot.messages.answer import answer_message

        show(answer_message(answer))


def search(
    query: Annotated[str, typer.Argument(help="Words, a name, a number.")],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Passages to show.")] = 10,
    since: Annotated[str, typer.Option(help="First day, YYYY-MM-DD.")] = "",
    until: Annotated[str, typer.Option(help="Last day, YYYY-MM-DD.")] = "",
    json: Json = False,
    now: Now = "",
    timezone: Timezone = "",
) -> None:
    """Show the passages that fit best, best first."""
    from bot.browsing import find_passages
    from bot.messages.listing import hit_list

    if not query.strip():
        raise UsageError("Give words, a name or a number to look for, such as `digestbot search memory`.")
    chosen = settings()
    zone = zone_of(timezone, chosen.timezone)
    given = _window(since, until)

    async def work() -> "tuple[Found, float]":
        async with opened_world(chosen, clock(now, zone)) as world:
            await world.corpus.search()
            started = perf_counter()
            found = await find_passages(world.corpus, query, now=world.now(), zone=zone, limit=limit, days=given)
            return found, (perf_counter() - started) * 1000

    found, milliseconds = wait(work())
    if json:
        document(shapes.found(query, found.hits, found.window, milliseconds=milliseconds))
    else:
        show(hit_list(query, found.hits, window=found.window, note=found.note))


def digest(
    period: Annotated[
        str, typer.Argument(help="this-week, last-week, latest, 2026-W16, a date, or a post's slug.")
    ] = "this-week",
    platform: Annotated[Platform, typer.Option(help="Whose messages to print.")] = Platform.console,
    json: Json = False,
    now: Now = "",
    timezone: Timezone = "",
) -> None:
    """Show a digest as it would be posted; for Slack and Discord, the very payloads."""
    from bot.messages.digest import digest_parts
    from bot.platforms import limits_of, payload_of
    from bot.posts.periods import parse_period

    chosen = settings()
    zone = zone_of(timezone, chosen.timezone)

    async def work() -> "tuple[Post, str]":
        async with opened_world(chosen, clock(now, zone)) as world:
            wanted = parse_period(period, today=world.now().astimezone(zone).date())
            pick = world.corpus.library.pick(wanted, now=world.now(), zone=zone)
            return world.corpus.post(pick.post.slug), pick.note

    post, note = wait(work())
    parts = digest_parts(post, limits_of(platform.value))
    if note:
        remark(note)
    if json or platform is not Platform.console:
        payload = payload_of(platform.value)
        document(shapes.digest(post, platform.value, [(part, payload(part)) for part in parts]))
    else:
        for part in parts:
            show(part.message)


def items(
    name: Annotated[str, typer.Argument(help="A paper, repository, model, person…; empty lists them.")] = "",
    json: Json = False,
    now: Now = "",
) -> None:
    """Show every mention of an item across the posts, oldest first."""
    from bot.messages.item import item_list, item_message

    chosen = settings()

    async def work() -> "Card | Sequence[Entry]":
        async with opened_world(chosen, clock(now, chosen.timezone)) as world:
            index = await world.corpus.items(world.now())
            return index.card(name) if name else index.search(limit=None)

    found = wait(work())
    if json:
        document(shapes.items(found))
    else:
        show(item_list(found) if isinstance(found, Sequence) else item_message(found))


def evaluate(
    file: Annotated[Path, typer.Argument(help="Questions, one JSON object a line.")],
    json: Json = False,
    now: Now = "",
    timezone: Timezone = "",
) -> None:
    """Measure retrieval and answers over a question set; with a model or vectors, by words alone beside it."""
    from bot.answers.evaluate import evaluate as measure

    chosen = settings()
    zone = zone_of(timezone, chosen.timezone)

    async def work() -> dict[str, Any]:
        async with opened_world(chosen, clock(now, zone)) as world:
            answering = await world.answering()
            if world.meaning is not None:
                remark("Waiting until every passage has its vector")
                await world.meaning.filled()
            loaded = {post.slug for post in world.corpus.library.posts}
            with progress("Asking") as step:
                figures = await measure(
                    file, answering=answering, now=world.now(), zone=zone, progress=step, warn=remark, loaded=loaded
                )
            if world.model is None and world.meaning is None:
                return figures
            alone = await world.answering(words_alone=True)
            with progress("Asking by words alone") as step:
                plain = await measure(file, answering=alone, now=world.now(), zone=zone, progress=step)
            return figures | {"words_alone": plain}

    figures = wait(work())
    if json:
        document(figures)
        return
    _say_figures(figures)
    if "words_alone" in figures:
        say("\nby words alone")
        _say_figures(figures["words_alone"])


def _say_figures(figures: dict[str, Any]) -> None:
    for name, value in figures.items():
        if name not in ("by_type", "words_alone"):
            say(f"{name:>18}  {_of_those_asked(name, value, figures)}")
    for kind, values in figures["by_type"].items():
        said = (f"{name} {_of_those_asked(name, value, values)}" for name, value in values.items())
        say(f"{kind:>18}  " + "  ".join(said))


def _of_those_asked(name: str, value: Any, figures: dict[str, Any]) -> Any:
    """Give a figure; a share of questions of which none was asked would look like a bad one."""
    asked = figures["questions"] - figures["answerable"] if name == "abstained_right" else figures["answerable"]
    return "none asked" if name.startswith(_SHARES) and not asked else value


def show(message: "Message") -> None:
    """Print a message: on a terminal with colours and within its columns, else as plain lines."""
    from adapters.console.text import WIDTH, printed

    colours = sys.stdout.isatty()
    columns = get_terminal_size((WIDTH, 1)).columns if colours else WIDTH
    # Not by `say`, which would drop the colours' own escapes; the text within is printable already.
    sys.stdout.write(f"{printed(message, colours=colours, columns=columns)}\n")


def _window(since: str, until: str) -> Window | None:
    if not since and not until:
        return None
    first, last = _day("--since", since or "0001-01-01"), _day("--until", until or "9999-12-31")
    if last < first:
        raise UsageError("--until lies before --since.")
    words = " ".join(filter(None, (since and f"since {since}", until and f"until {until}")))
    return Window(first=first, last=last, words=words)


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} {text!r} is not a day such as 2026-04-19.") from None
