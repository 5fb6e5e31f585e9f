"""Many workspaces: installing, renewing, sealing, leaving, over a real database and the real install flow."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from time import time

import pytest
from aiohttp import ClientSession
from cryptography.fernet import Fernet

from adapters.slack import SlackAdapter
from bot.chat import NotSent, Part, Place, Sent
from bot.errors import LookupFailed
from bot.settings import SlackSettings
from bot.store import turns
from bot.store.database import Database
from tests.servers.running import at_work, served
from tests.servers.slack import APP_TOKEN, SECRET
from tests.servers.slack_core import said
from tests.servers.slack_workspace import BOT_TOKEN

KEY = Fernet.generate_key().decode()
PART = Part(number=1, where="channel", message=said("A digest"))


@pytest.fixture
def url(tmp_path, migrated_sqlite):
    path = tmp_path / "many.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    return f"sqlite:///{path}"


@pytest.fixture
def settings(slack):
    return SlackSettings(
        client_id="client", client_secret="secret", encryption_key=KEY, signing_secret=SECRET, api_url=slack.api_url
    )


@asynccontextmanager
async def installed(slack, core, settings, url):
    """An adapter of many workspaces, with its pages served."""
    adapter = SlackAdapter(settings, pace=0.0, drain=1.0, database=partial(Database.open, url))
    async with served(adapter) as base:
        adapter.base = base
        if not settings.app_token:
            slack.events_url = f"{base}/slack/events"
        try:
            async with at_work(adapter, core, slack.until):
                yield adapter
        finally:
            await adapter.close()


@pytest.fixture(params=["socket", "http"])
async def many(request, slack, core, settings, url):
    from dataclasses import replace

    chosen = replace(settings, app_token=APP_TOKEN) if request.param == "socket" else settings
    async with installed(slack, core, chosen, url) as adapter:
        adapter.url = url
        yield adapter


async def mention(slack, team: str, text: str = "hello", *, enterprise: str = "", whole: bool = False) -> str:
    event = slack._said(f"<@{slack.bot_user}> {text}", "U1", "C1", None)
    more = {"team_id": team, "enterprise_id": enterprise or None}
    owner = {"team_id": None if whole else team, "is_enterprise_install": whole, "is_bot": True, "user_id": "U0BOT"}
    more["authorizations"] = [owner | {"enterprise_id": enterprise or None}]
    await slack.event(event | {"type": "app_mention"}, **more)
    return event["ts"]


async def leave(slack, kind: str, team: str, *, enterprise: str = "", whole: bool = False, **event) -> None:
    owner = {"team_id": team, "enterprise_id": enterprise or None, "is_enterprise_install": whole}
    more = {"team_id": team, "enterprise_id": enterprise or None, "authorizations": [owner]}
    await slack.event({"type": kind, **event}, **more)


def tokens_used(slack, method: str) -> list[str]:
    return [token for called, token in slack.by if called == method]


async def test_a_workspace_installs_the_app_and_is_answered_with_its_own_token(slack, core, many):
    for team in ("T1", "T2"):
        slack.grant(f"code-{team}", team=team)
        status, text = await slack.install(many.base, f"code-{team}")
        assert status == 200, text
    assert "app_mentions:read" in slack.installing["scope"]
    for team in ("T1", "T2"):
        ts = await mention(slack, team)
        await slack.until(lambda ts=ts: slack.thread("C1", ts))
        assert core.answered[-1].place.workspace == team
        assert tokens_used(slack, "chat.postMessage")[-1].startswith(f"xoxb-{team}-")
    assert slack.refusals == []


async def test_no_token_stands_in_the_database_or_the_log(slack, core, many, caplog, tmp_path):
    slack.grant("code", team="T1", rotating=True)
    await slack.install(many.base, "code")
    held = b"".join(path.read_bytes() for path in tmp_path.glob("many.db*"))
    assert b"xoxb-T1" not in held
    assert b"xoxe-" not in held
    assert "xoxb-T1" not in caplog.text


async def test_an_install_needs_the_browser_that_began_it_and_happens_once(slack, core, many):
    slack.grant("code", team="T1")
    assert (await slack.install(many.base, "code", cookie=False))[0] == 400
    assert (await slack.install(many.base, "code", state="made-up"))[0] == 400
    assert (await slack.install(many.base, "wrong"))[0] == 401


async def test_the_page_after_an_install_fits_a_phone_and_says_where_the_app_is_and_what_to_try(slack, core, many):
    slack.grant("code", team="T<1>")
    _, page = await slack.install(many.base, "code")
    assert 'name="viewport"' in page
    assert "<h1>Digestbot is installed in T&lt;1&gt;</h1>" in page
    assert "slack://app?team=T&lt;1&gt;&amp;id=A1" in page
    assert "/digest this-week" in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("answer", "status", "says"),
    [
        ({"error": "access_denied"}, 200, "was cancelled"),
        ({"error": "<script>"}, 200, "&lt;script&gt;"),
        ({"code": "code", "state": "old"}, 400, "This page is over"),
        ({}, 400, "This page is over"),
    ],
)
async def test_an_install_that_fails_says_why_and_how_to_begin_again(slack, core, many, answer, status, says):
    async with ClientSession() as browser, browser.get(f"{many.base}/slack/oauth_redirect", params=answer) as page:
        shown = await page.text()
    assert page.status == status
    assert says in shown
    assert 'href="/slack/install"' in shown
    assert "<script>" not in shown


async def test_an_install_that_was_finished_or_took_too_long_is_over(slack, core, many):
    slack.grant("code", team="T1")
    await slack.install(many.base, "code")
    used = slack.installing["state"]
    async with (
        ClientSession(headers={"Cookie": f"slack-app-oauth-state={used}"}) as browser,
        browser.get(f"{many.base}/slack/oauth_redirect", params={"code": "code", "state": used}) as page,
    ):
        assert "took longer than ten minutes" in await page.text()
    assert page.status == 401


@pytest.mark.parametrize("how", ["drop", "page"])
async def test_an_install_while_slack_does_not_answer_says_to_try_again(slack, core, many, how, caplog):
    slack.grant("code", team="T1")
    slack.fail("oauth.v2.access", how)
    status, page = await slack.install(many.base, "code")
    assert (status, "Try again in a few minutes" in page) == (503, True)
    assert "An install stopped at /slack/oauth_redirect" in caplog.text


async def test_people_of_a_workspace_without_the_app_read_who_can_install_it(slack, core, many, caplog):
    slack.team = "T9"
    ack = await slack.command("this-week")
    assert "not installed in this workspace" in str([ack.body, slack.ephemeral])
    assert [record.levelname for record in caplog.records if "AuthorizeResult" in record.getMessage()] == []


async def test_a_token_that_slack_no_longer_takes_is_one_line_with_what_to_do(slack, core, many, caplog):
    slack.grant("code", team="T1")
    await slack.install(many.base, "code")
    slack.tokens = {token: who for token, who in slack.tokens.items() if who["team_id"] != "T1"}
    await mention(slack, "T1")
    await slack.until(lambda: core.finished)
    [line] = [record for record in caplog.records if "could not be shown" in record.getMessage()]
    assert "install the app again at /slack/install" in line.getMessage()
    assert line.exc_info is None


async def test_an_app_that_is_installed_again_speaks_with_its_new_token_at_once(slack, core, many):
    slack.grant("code", team="T1")
    await slack.install(many.base, "code")
    await mention(slack, "T1")
    await slack.until(lambda: core.finished)
    # Another process may serve the install, so nothing but the database tells this one.
    slack.tokens = {token: who for token, who in slack.tokens.items() if who["team_id"] != "T1"}
    other = SlackAdapter(many._settings, database=partial(Database.open, many.url))
    async with served(other) as base:
        slack.grant("again", team="T1")
        await slack.install(base, "again")
    await other.close()
    ts = await mention(slack, "T1", "hello again")
    await slack.until(lambda: slack.thread("C1", ts))


async def test_doctor_names_a_workspace_that_installed_the_app_before_anything_is_posted_there(slack, core, many):
    for team in ("T1", "T2"):
        slack.grant(f"code-{team}", team=team)
        await slack.install(many.base, f"code-{team}")
    slack.tokens = {token: who for token, who in slack.tokens.items() if who["team_id"] != "T2"}
    found = await SlackAdapter(many._settings, database=partial(Database.open, many.url)).examine([])
    assert [(name, health.ok) for name, health in found] == [("", True), ("T1", True), ("T2", False)]
    assert "install the app there again at /slack/install" in found[-1][1].problems[0]


async def test_events_of_a_workspace_without_the_app_are_met_with_silence(slack, core, many):
    await mention(slack, "T9")
    assert core.accepted == []


async def test_a_token_is_renewed_before_it_ends_and_only_once(slack, core, many):
    slack.token_life = 60
    slack.grant("code", team="T1", rotating=True)
    await slack.install(many.base, "code")
    slack.token_life = 43_200
    stamps = await asyncio.gather(*(mention(slack, "T1", f"question {n}") for n in range(4)))
    await slack.until(lambda: all(slack.thread("C1", ts) for ts in stamps))
    assert len(tokens_used(slack, "oauth.v2.access")) == 2
    assert len(set(tokens_used(slack, "chat.postMessage"))) == 1
    assert slack.refusals == []


async def test_two_processes_renew_one_token_without_losing_it(slack, core, settings, url):
    async with installed(slack, core, settings, url) as one, installed(slack, core, settings, url) as two:
        slack.token_life = 60
        slack.grant("code", team="T1", rotating=True)
        await slack.install(one.base, "code")
        slack.token_life = 43_200
        place = Place(platform="slack", workspace="T1", channel="C1")
        sent = [await adapter.publish(place, PART, key=f"k{n}") for n, adapter in enumerate((one, two))]
    assert all(isinstance(outcome, Sent) for outcome in sent)


async def test_an_organisation_installs_once_for_all_its_workspaces(slack, core, many):
    slack.grant("code", enterprise="E1")
    status, text = await slack.install(many.base, "code")
    assert status == 200, text
    for team in ("T1", "T2"):
        ts = await mention(slack, team, enterprise="E1", whole=True)
        await slack.until(lambda ts=ts: slack.thread("C1", ts))
    place = Place(platform="slack", workspace="T2", channel="C1")
    assert isinstance(await many.publish(place, PART, key="k1"), Sent)
    assert {token.rsplit("-", 1)[0] for token in tokens_used(slack, "chat.postMessage")} == {"xoxb-E1"}
    stranger = Place(platform="slack", workspace="T3", channel="C1")
    assert isinstance(await many.publish(stranger, PART, key="k2"), NotSent)


@pytest.mark.parametrize(
    ("kind", "event"), [("app_uninstalled", {}), ("tokens_revoked", {"tokens": {"oauth": [], "bot": ["U0BOT"]}})]
)
async def test_a_workspace_that_leaves_is_forgotten_and_others_stay(slack, core, many, kind, event):
    for team in ("T1", "T2"):
        slack.grant(f"code-{team}", team=team)
        await slack.install(many.base, f"code-{team}")
    places = {team: Place(platform="slack", workspace=team, channel="C1", thread="1.1") for team in ("T1", "T2")}
    database = await Database.open(many.url)
    try:
        for place in places.values():
            await turns.add_turn(database, place, by="bot", text="hello", now=many._clock())
        slack.tokens = {token: who for token, who in slack.tokens.items() if who["team_id"] != "T1"}
        await leave(slack, kind, "T1", **event)
        assert not await turns.is_ours(database, places["T1"])
        assert await turns.is_ours(database, places["T2"])
    finally:
        await database.close()
    outcome = await many.publish(places["T1"], PART, key="k1")
    assert isinstance(outcome, NotSent)
    assert outcome.permanent
    with pytest.raises(LookupFailed):
        await many.find(places["T1"], "k1", since=many._clock())
    assert not (await many.inspect(places["T1"])).ok
    await mention(slack, "T1")
    assert core.accepted == []


@pytest.mark.parametrize(
    ("kind", "more"), [("app_uninstalled", {}), ("tokens_revoked", {"tokens": {"oauth": [], "bot": ["U0BOT"]}})]
)
@pytest.mark.parametrize("whole", [False, True])
async def test_a_workspace_that_is_back_is_not_forgotten_for_what_slack_tells_late(
    slack, core, many, kind, more, whole
):
    slack.grant("code", **{"enterprise": "E1"} if whole else {"team": "T1"})
    await slack.install(many.base, "code")
    about = {"team_id": "E1", "enterprise_id": "E1", "is_enterprise_install": True} if whole else {"team_id": "T1"}
    await slack.event({"type": kind, **more}, **about, event_time=int(time()) - 60)
    ts = await mention(slack, "T1", **{"enterprise": "E1", "whole": True} if whole else {})
    await slack.until(lambda: slack.thread("C1", ts))


async def test_an_organisation_that_leaves_takes_all_its_workspaces(slack, core, many):
    slack.grant("code", enterprise="E1")
    await slack.install(many.base, "code")
    for team in ("T1", "T2"):
        ts = await mention(slack, team, enterprise="E1", whole=True)
        await slack.until(lambda ts=ts: slack.thread("C1", ts))
    await leave(slack, "app_uninstalled", "T1", enterprise="E1", whole=True)
    for team in ("T1", "T2"):
        place = Place(platform="slack", workspace=team, channel="C1")
        assert isinstance(await many.publish(place, PART, key=f"k{team}"), NotSent)


async def test_an_organisation_that_leaves_takes_workspaces_that_never_said_a_word(slack, core, many):
    slack.organisations, slack.page = {"E1": ["T1", "T2", "T3"]}, 2
    slack.grant("code", enterprise="E1")
    await slack.install(many.base, "code")
    slack.grant("own", team="T3", enterprise="E1")
    await slack.install(many.base, "own")
    places = {team: Place(platform="slack", workspace=team, channel="C1", thread="1.1") for team in ("T1", "T2", "T3")}
    top = {team: Place(platform="slack", workspace=team, channel="C1") for team in places}
    for team in places:
        assert isinstance(await many.publish(top[team], PART, key=f"k{team}"), Sent)
    database = await Database.open(many.url)
    try:
        for place in places.values():
            await turns.add_turn(database, place, by="bot", text="hello", now=many._clock())
        # Slack may name the organisation alone, where a team's id stands otherwise.
        await slack.event({"type": "app_uninstalled"}, team_id="E1")
        assert [await turns.is_ours(database, place) for place in places.values()] == [False, False, True]
    finally:
        await database.close()
    assert isinstance(await many.publish(top["T2"], PART, key="k4"), NotSent)
    assert isinstance(await many.publish(top["T3"], PART, key="k5"), Sent)
    assert slack.refusals == []


async def test_a_workspace_that_its_organisation_gives_and_takes_is_reached_and_forgotten(slack, core, many):
    slack.grant("code", enterprise="E1")
    await slack.install(many.base, "code")
    place = Place(platform="slack", workspace="T5", channel="C1")
    assert isinstance(await many.publish(place, PART, key="k1"), NotSent)
    about = {"enterprise_id": "E1", "team_id": None}
    await slack.event({"type": "team_access_granted", "team_ids": ["T5", 7]}, **about)
    assert isinstance(await many.publish(place, PART, key="k2"), Sent)
    await slack.event({"type": "team_access_revoked", "event": {"team_ids": ["T5"]}}, **about)
    assert isinstance(await many.publish(place, PART, key="k3"), NotSent)
    assert all(ack.ok for ack in slack.acks)


async def test_an_organisation_whose_workspaces_slack_does_not_list_is_installed_all_the_same(slack, core, many):
    slack.fail("auth.teams.list", "internal_error")
    slack.grant("code", enterprise="E1")
    assert (await slack.install(many.base, "code"))[0] == 200
    ts = await mention(slack, "T1", enterprise="E1", whole=True)
    await slack.until(lambda: slack.thread("C1", ts))


@pytest.mark.parametrize(
    ("event", "left"),
    [
        ({"type": "app_uninstalled"}, [False, False]),
        ({"type": "team_access_revoked", "team_ids": ["T2"]}, [True, False]),
    ],
)
async def test_one_token_of_an_organisation_forgets_what_left_with_it(slack, core, settings, url, event, left):
    from dataclasses import replace

    slack.tokens[BOT_TOKEN] = {"team_id": "E1", "enterprise_id": "E1"}
    async with installed(slack, core, replace(settings, bot_token=BOT_TOKEN), url):
        database = await Database.open(url)
        try:
            places = [Place(platform="slack", workspace=team, channel="C1", thread="1.1") for team in ("T1", "T2")]
            elsewhere = Place(platform="discord", workspace="T1", channel="C1", thread="1.1")
            for place in (*places, elsewhere):
                await turns.add_turn(database, place, by="bot", text="hello", now=datetime.now(UTC))
            await slack.event(event, team_id="E1", enterprise_id="E1")
            assert [await turns.is_ours(database, place) for place in places] == left
            assert await turns.is_ours(database, elsewhere)
        finally:
            await database.close()


async def test_people_who_take_back_their_own_token_remove_nothing(slack, core, many):
    slack.grant("code", team="T1")
    await slack.install(many.base, "code")
    await leave(slack, "tokens_revoked", "T1", tokens={"oauth": ["U1"], "bot": []})
    ts = await mention(slack, "T1")
    await slack.until(lambda: slack.thread("C1", ts))


async def test_another_key_is_said_plainly_and_the_old_one_behind_it_still_opens(slack, core, settings, url):
    from dataclasses import replace

    place = Place(platform="slack", workspace="T1", channel="C1")
    async with installed(slack, core, settings, url) as adapter:
        slack.grant("code", team="T1")
        await slack.install(adapter.base, "code")
    new = Fernet.generate_key().decode()
    other = SlackAdapter(replace(settings, encryption_key=new), database=partial(Database.open, url))
    outcome = await other.publish(place, PART, key="k1")
    await other.close()
    assert isinstance(outcome, NotSent)
    assert "DIGESTBOT_ENCRYPTION_KEY" in outcome.why
    both = SlackAdapter(replace(settings, encryption_key=f"{new},{KEY}"), database=partial(Database.open, url))
    assert isinstance(await both.publish(place, PART, key="k2"), Sent)
    await both.close()


async def test_doctor_looks_at_each_workspace_with_its_own_token(slack, core, many):
    slack.grant("code", team="T1")
    await slack.install(many.base, "code")
    places = [Place(platform="slack", workspace=team, channel="C1") for team in ("T1", "T9")]
    other = SlackAdapter(many._settings, database=partial(Database.open, many.url))
    found = await other.examine(places)
    assert [(name, health.ok) for name, health in found] == [("", True), ("T1", True), ("C1", True), ("T9", False)]
