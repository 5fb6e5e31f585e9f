"""What people write to subscribe a channel, change it and end it, and what they are told."""

from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.chat import Health, Place
from bot.errors import UsageError
from bot.posts.blocks import text_of
from bot.store.ledger.subscriptions import list_subscriptions
from bot.store.ledger.tables import SubscriptionRow
from scheduler.subscribing import Subscribing, read_subscription
from scheduler.wishes import Wishes, read_wishes

BERLIN = ZoneInfo("Europe/Berlin")
PLACE = Place(platform="board", workspace="W", channel="C1")
KNOWN = frozenset({"weekly", "daily", "papers"})


@pytest.fixture
def dialect():
    """What people say is the same on every database."""
    return "sqlite"


def read(words, languages=("en", "zh-Hans")):
    series, times, zone, language = read_subscription(words, KNOWN, frozenset(languages))
    return series, str(times), zone.key if zone else None, language


@pytest.fixture
def subscribing(database, moment, make_post):
    posts = [make_post("w46", "2026-11-15 10:00"), make_post("w46-zh", "2026-11-15 10:00", language="zh-Hans")]

    async def inspect(place):
        refused = "There is no such tag." if "Papers" in place.tags else ""
        return Health(problems=("Invite the bot.",) if place.channel == "C9" else (), refused=refused)

    def possible(platform):
        return {"silent", "role", "tag"} if platform == "board" else {"silent"}

    return Subscribing(database, posts=lambda: posts, inspect=inspect, possible=possible, now=moment)


@pytest.fixture
def say(subscribing):
    async def say(line, place=PLACE):
        verb, _, words = line.partition(" ")
        lines = await subscribing.change(verb, words, place=place, person="U1", zone=BERLIN)
        return [text_of(line) for line in lines]

    return say


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("", ("weekly", "mon 09:00", None, "")),
        ("weekly", ("weekly", "mon 09:00", None, "")),
        ("daily", ("daily", "daily 09:00", None, "")),
        ("papers", ("papers", "when published", None, "")),
        ("weekly mon 09:00 Europe/Berlin en", ("weekly", "mon 09:00", "Europe/Berlin", "en")),
        ("weekly en mon 09:00", ("weekly", "mon 09:00", None, "en")),
        ("weekly mon at 09:00", ("weekly", "mon 09:00", None, "")),
        ("weekly mon 9:00 in europe/berlin", ("weekly", "mon 09:00", "Europe/Berlin", "")),
        ('weekly "mon 09:00" Europe/Berlin', ("weekly", "mon 09:00", "Europe/Berlin", "")),
        ("“weekly” ‘mon 9 am’", ("weekly", "mon 09:00", None, "")),
        ("weekly when it's published", ("weekly", "when published", None, "")),
        ("weekly on monday at 9 am", ("weekly", "mon 09:00", None, "")),
        ("weekdays 8am utc", ("daily", "weekdays 08:00", "UTC", "")),
        ("weekly zh mon 09:00", ("weekly", "mon 09:00", None, "zh")),
        ("weekly mon 09:00 ZH-HANS", ("weekly", "mon 09:00", None, "zh-Hans")),
        ("weekly mon 09:00 fr", ("weekly", "mon 09:00", None, "fr")),
        ("weekly when published", ("weekly", "when published", None, "")),
        ("when published", ("weekly", "when published", None, "")),
    ],
)
def test_what_people_write_is_read_as_they_mean_it(words, meant):
    assert read(words) == meant


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("weekly mon 09:00 Europe/Berln", "Did you mean Europe/Berlin, "),
        ("weekly mon 09:00 berlin", "Did you mean Europe/Berlin"),
        ("monthly mon 09:00", "There is no series 'monthly'; there is daily, papers, weekly."),
        ("weekly fr mon 09:00", "'fr' is no day or time"),
        ("weekly mon", "says no time of day"),
        ("weekly mon 25:00", "is no day or time"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_say_instead(words, told):
    with pytest.raises(UsageError, match=r"\A.+\Z") as error:
        read(words)
    assert told in str(error.value)


async def test_subscribing_says_the_next_three_times_and_again_changes_what_is_there(say, database):
    (line,) = await say("subscribe weekly mon 09:00")
    assert line == (
        "Subscribed. weekly: Mondays at 09:00, Europe/Berlin; next on Mon 16 Nov 09:00, Mon 23 Nov 09:00"
        " and Mon 30 Nov 09:00"
    )
    (line,) = await say("subscribe weekly tue 8:00 Asia/Tokyo zh")
    assert line.startswith("Changed. weekly: Tuesdays at 08:00, Asia/Tokyo; next on")
    assert line.endswith("(zh)")
    (held,) = await list_subscriptions(database)
    assert (held.times, held.zone, held.created_by) == ("tue 08:00", "Asia/Tokyo", "U1")


@pytest.mark.parametrize(
    ("words", "rest", "wishes"),
    [
        ("weekly mon 09:00", "weekly mon 09:00", Wishes()),
        ("weekly --silent mon 09:00", "weekly mon 09:00", Wishes(silent=True)),
        ("weekly mon 09:00 —silent", "weekly mon 09:00", Wishes(silent=True)),
        ("--role 803 weekly mon 09:00", "weekly mon 09:00", Wishes(ping="803")),
        ("weekly --role <@&803> --SILENT", "weekly", Wishes(silent=True, ping="803")),
        ("weekly --tag News, Machine  learning --tag News", "weekly", Wishes(tags=("News", "Machine learning"))),
        ("weekly --tags a,b --silent en", "weekly en", Wishes(silent=True, tags=("a", "b"))),
    ],
)
def test_wishes_stand_anywhere_among_the_words(words, rest, wishes):
    found, read = read_wishes(words)
    assert (found.split(), read) == (rest.split(), wishes)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("weekly --loud", "There is no --loud; there is --silent, --role ID and --tag NAME"),
        ("weekly --role readers", "digits only"),
        ("weekly --role", "digits only"),
        ("weekly --role ٨٠٣", "digits only"),
        ("weekly --role 803 --role 804", "Only one role can be called"),
        ("weekly --tag", "Put the name of a tag"),
        ("weekly --tag ,", "Put the name of a tag"),
    ],
)
def test_wishes_that_cannot_be_read_are_answered_with_what_to_say_instead(words, told):
    with pytest.raises(UsageError, match=r"\A.+\Z") as error:
        read_wishes(words)
    assert told in str(error.value)


async def test_what_is_wished_is_kept_shown_and_changed_by_subscribing_again(say, database):
    (line,) = await say("subscribe weekly mon 09:00 zh --silent --role 803 --tag News, Weekly")
    assert line.endswith("(zh; silent; calls role 803; tags News, Weekly)")
    (held,) = await list_subscriptions(database)
    assert (held.silent, held.ping, held.tags) == (True, "803", ("News", "Weekly"))
    assert (await say("pause"))[0].endswith("(zh; silent; calls role 803; tags News, Weekly) — paused")
    assert (await say("posts-language en"))[0].endswith("(en; silent; calls role 803; tags News, Weekly) — paused")
    await say("subscribe weekly mon 09:00")
    (held,) = await list_subscriptions(database)
    assert (held.silent, held.ping, held.tags) == (False, "", ())


async def test_what_is_refused_changes_nothing(say, database):
    await say("subscribe weekly mon 09:00 --silent")
    with pytest.raises(UsageError, match="There is no such tag"):
        await say("subscribe weekly tue 10:00 --tag Papers")
    other = Place(platform="slack", workspace="W", channel="C1")
    for words, told in (("--role 803", "No role can be called on Slack"), ("--tag a", "Posts on Slack have no tags")):
        with pytest.raises(UsageError, match=told):
            await say(f"subscribe weekly mon 09:00 {words}", other)
    (held,) = await list_subscriptions(database)
    assert (held.times, held.silent) == ("mon 09:00", True)


async def test_a_place_with_a_problem_says_so_at_once(say):
    lines = await say("subscribe weekly mon 09:00", Place(platform="board", workspace="W", channel="C9"))
    assert lines[1:] == ["Invite the bot."]


async def test_a_subscription_is_listed_paused_resumed_and_ended_by_its_series_or_alone(say, database):
    assert await say("subscriptions") == ["Nothing is posted here yet; say `subscribe weekly mon 09:00`."]
    await say("subscribe weekly mon 09:00")
    await say("subscribe daily 07:30")
    first, *lines = await say("subscriptions")
    assert first == "Posted here:"
    assert [line.partition(":")[0] for line in lines] == ["weekly", "daily"]
    (line,) = await say("pause DAILY")
    assert line.startswith("Paused. daily: Every day at 07:30")
    assert line.endswith("— paused")
    assert len(await say("resume")) == 2
    with pytest.raises(UsageError, match="Say which one to end: weekly, daily"):
        await say("unsubscribe")
    assert await say("unsubscribe daily") == ["Unsubscribed from daily."]
    assert await say("unsubscribe") == ["Unsubscribed from weekly."]
    assert await list_subscriptions(database) == []


async def test_the_language_of_what_is_posted_is_chosen_for_one_series_or_all(say, database):
    await say("subscribe weekly mon 09:00")
    await say("subscribe daily 08:00")
    assert [" (zh)" in line for line in await say("posts-language zh weekly")] == [True]
    assert sorted(one.language for one in await list_subscriptions(database)) == ["", "zh"]
    assert len(await say("posts-language en")) == 2
    await say("posts-language any")
    assert {one.language for one in await list_subscriptions(database)} == {""}
    for words in ("posts-language", "posts-language klingon!", "posts-language en papers"):
        with pytest.raises(UsageError):
            await say(words)


async def test_what_is_not_there_cannot_be_changed(say):
    with pytest.raises(UsageError, match="Nothing is posted here yet"):
        await say("pause")
    await say("subscribe weekly mon 09:00")
    with pytest.raises(UsageError, match="There is no 'daily' here; posted here: weekly"):
        await say("unsubscribe daily")


async def test_one_place_does_not_see_another(say):
    await say("subscribe weekly mon 09:00")
    other = Place(platform="board", workspace="X", channel="C1")
    assert (await say("subscriptions", other))[0].startswith("Nothing is posted here yet")


async def test_posts_sent_as_they_are_published_begin_after_the_newest_there_is(say, database):
    await say("subscribe weekly when published")
    (held,) = await list_subscriptions(database)
    assert f"{held.since:%Y-%m-%d}" == "2026-11-15"


@pytest.mark.parametrize("broken", [{"zone": "Europe/Atlantis"}, {"zone": "../x"}, {"times": "soon"}])
async def test_a_row_that_cannot_be_read_is_still_listed_and_can_be_ended(say, database, broken):
    await say("subscribe weekly mon 09:00")
    async with database.write() as session:
        await session.exec(update(SubscriptionRow).where(col(SubscriptionRow.id) > 0).values(**broken))
    _, line = await say("subscriptions")
    assert "cannot be read; subscribe again" in line
    assert await say("unsubscribe") == ["Unsubscribed from weekly."]


async def test_a_language_that_no_post_is_in_yet_is_taken_with_a_word_of_warning(say):
    nothing = "No weekly post is in de yet; nothing is posted until there is one."
    subscribed, *told = await say("subscribe weekly mon 09:00 Europe/Berlin de")
    assert subscribed.startswith("Subscribed. weekly: Mondays at 09:00")
    assert told == [nothing]
    assert (await say("subscribe weekly mon 09:00 Europe/Berlin zh"))[1:] == []
    assert (await say("posts-language de"))[1:] == [nothing]
    assert (await say("posts-language any"))[1:] == []
