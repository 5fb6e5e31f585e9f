"""What is posted where and when: subscriptions, deliveries, rehearse."""

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from bot.cli.helping import Commands
from bot.cli.output import FAILED, Json, Now, clock, document, say, settings, wait, zone_of
from bot.errors import NotFoundError, UsageError

subscriptions = typer.Typer(cls=Commands, help="What is posted where, and when.", rich_markup_mode=None)
deliveries = typer.Typer(
    cls=Commands, help="The ledger: what was owed, sent, unknown, failed, skipped, and why.", rich_markup_mode=None
)

#: The largest number that a database counts rows with.
LARGEST = 2**63 - 1

Id = Annotated[int, typer.Argument(help="As listed.", min=0, max=LARGEST)]


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.add_typer(subscriptions, name="subscriptions")
    app.add_typer(deliveries, name="deliveries")
    app.command()(rehearse)


@subscriptions.callback(invoke_without_command=True)
def list_unless_told(context: typer.Context, json: Json = False) -> None:
    """List every subscription, as `list` does."""
    if context.invoked_subcommand is None:
        _list(json=json)
    elif context.invoked_subcommand != "list":
        _alone(json)


@subscriptions.command("list")
def list_them(context: typer.Context, json: Json = False) -> None:
    """List every subscription."""
    # It may stand before `list` too.
    _list(json=json or bool(context.parent and context.parent.params["json"]))


def _alone(json: bool) -> None:
    """Refuse `--json` before a command that has none."""
    if json:
        raise UsageError("--json is for the list alone; leave it out here.")


def _list(*, json: bool) -> None:
    from bot.app import opened
    from bot.posts.blocks import text_of
    from bot.store.ledger.subscriptions import list_subscriptions

    async def work() -> Any:
        async with opened(settings()) as world:
            found = await list_subscriptions(world.database)
            return [(one, text_of(world.schedules().line(one))) for one in found]

    found = wait(work())
    if json:
        document({"subscriptions": [_shape(one) for one, _ in found]})
    elif not found:
        say("Nothing is subscribed yet; `digestbot subscriptions add --help` says how.")
    else:
        for one, line in found:
            say(f"{one.id:>4}  {one.platform} {one.workspace or '-'} {one.channel}  {line}")


@subscriptions.command()
def add(
    platform: Annotated[str, typer.Option(help="slack, discord or console.")],
    channel: Annotated[str, typer.Option(help="The platform's channel id.")],
    series: Annotated[str, typer.Option(help="Which posts: weekly, daily, …")] = "weekly",
    at: Annotated[str, typer.Option(help='When, in the zone: "mon 09:00", "weekdays 8am", "when published".')] = "",
    timezone: Annotated[str, typer.Option(help="IANA time zone; the setting's where none is given.")] = "",
    workspace: Annotated[str, typer.Option(help="Slack workspace id (T…) or Discord server id; both need it.")] = "",
    language: Annotated[str, typer.Option(help="Only posts in this language, such as en.")] = "",
    silent: Annotated[bool, typer.Option("--silent", help="Post without a sound (Discord).")] = False,
    role: Annotated[str, typer.Option(help="The id of the one role that every digest calls (Discord).")] = "",
    tag: Annotated[list[str] | None, typer.Option(help="A tag of the posts in a forum (Discord); repeat it.")] = None,
) -> None:
    """Post a series in a channel."""
    from bot.app import opened, unseen
    from bot.chat import Place
    from bot.platforms import adapters_for, misnamed
    from bot.posts.blocks import text_of
    from bot.posts.frontmatter.languages import normal

    if platform not in ("slack", "discord", "console"):
        raise UsageError(f"--platform {platform!r} is not slack, discord or console.")
    place = Place(platform=platform, workspace=workspace, channel=channel)
    if wrong := misnamed(place):
        raise UsageError(wrong)
    wishes = ("--silent" if silent else "", f"--role {role}" if role else "", *(f"--tag {name}" for name in tag or ()))
    spoken = normal(language) if language else ""
    if spoken is None:
        raise UsageError(f"--language {language!r} is no language tag such as en.")
    words = " ".join(filter(None, (series, at, spoken, *wishes)))
    chosen = settings()
    zone = zone_of(timezone, chosen.timezone)

    async def work() -> Any:
        async with opened(chosen) as world:
            # What is wished is asked about where there is a token to ask with.
            adapter = adapters_for(chosen).get(platform) if role or tag else None
            inspect = adapter.inspect if adapter else unseen
            return await world.schedules(inspect).subscribe(words, place=place, person="operator", zone=zone)

    for line in wait(work()):
        say(text_of(line))


@subscriptions.command()
def remove(number: Id) -> None:
    """End a subscription."""
    _change("remove", number)


@subscriptions.command()
def pause(number: Id) -> None:
    """Pause a subscription; what comes meanwhile is recorded as skipped."""
    _change("pause", number)


@subscriptions.command()
def resume(number: Id) -> None:
    """Resume a subscription, and try again what failed in its place."""
    _change("resume", number)


def _change(verb: str, number: int) -> None:
    from bot.app import opened
    from bot.store.ledger.subscriptions import pause_subscription, remove_subscription, resume_subscription

    async def work() -> Any:
        async with opened(settings()) as world:
            if verb == "pause":
                return await pause_subscription(world.database, number)
            do = remove_subscription if verb == "remove" else resume_subscription
            return await do(world.database, number, now=world.now())

    try:
        done = wait(work())
    except NotFoundError as error:
        raise NotFoundError(f"{error} `digestbot subscriptions` lists them.") from error
    say(f"{verb.capitalize().removesuffix('e')}ed {done.series} in {done.platform} {done.channel}.")


@deliveries.callback(invoke_without_command=True)
def list_deliveries(context: typer.Context, json: Json = False) -> None:
    """List the deliveries, those due last first."""
    if context.invoked_subcommand is not None:
        _alone(json)
        return
    from bot.store.ledger.deliveries import list_deliveries as listed

    found = wait(_in_store(listed))
    if json:
        document({"deliveries": [one.as_json() for one in found]})
    elif not found:
        say("Nothing was owed yet.")
    else:
        for one in found:
            where = f"{one.platform} {one.channel}  {one.slot} part {one.part}"
            why = f"  {one.problem}" if one.problem else ""
            seen = f", followers: {one.followers}" if one.followers else ""
            say(f"{one.id:>5}  {one.due:%Y-%m-%d %H:%M}Z  {where}  {one.state}{seen}{why}")


@deliveries.command()
def settle(
    number: Id,
    sent: Annotated[str, typer.Option(help="The id of the message that is there.")] = "",
    not_sent: Annotated[bool, typer.Option("--not-sent", help="It is not there; send it again.")] = False,
) -> None:
    """Say what became of an unknown delivery."""
    from bot.store.ledger.deliveries import settle_delivery

    if bool(sent) == not_sent:
        raise UsageError("Say either --sent MESSAGE_ID or --not-sent.")

    async def work(database: Any) -> str:
        return await settle_delivery(database, number, sent=sent or None, now=datetime.now(UTC))

    say(f"Delivery {number} is now {wait(_in_store(work))}.")


def rehearse(json: Json = False, now: Now = "") -> None:
    """Lay the next post of every subscription out as it would be sent, check it, and post nothing."""
    from bot.app import opened
    from bot.rehearsal import rehearsed

    chosen = settings()

    async def work() -> Any:
        async with opened(chosen, now=clock(now, chosen.timezone)) as world:
            return await rehearsed(world)

    found = wait(work())
    if json:
        document({"rehearsals": [one.as_json() for one in found]})
    else:
        for one in found:
            say(one.line())
        if not found:
            say("Nothing is subscribed, so nothing would be posted.")
    if any(one.problems for one in found):
        raise typer.Exit(FAILED)


async def _in_store(work: Any) -> Any:
    from bot.store.database import Database

    database = await Database.open(settings().database_url)
    try:
        return await work(database)
    finally:
        await database.close()


def _shape(one: Any) -> dict[str, Any]:
    names = ("id", "platform", "workspace", "channel", "series", "language", "times", "zone", "paused", "problem")
    wishes = {"silent": one.silent, "role": one.ping or None, "tags": list(one.tags)}
    return {name: getattr(one, name) for name in names} | wishes
