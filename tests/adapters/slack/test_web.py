"""Requests over HTTP: what is not Slack's is refused with the right status and one line in the log."""

import json
from time import time
from urllib.parse import urlencode

import pytest

from adapters.slack.web import LARGEST, refusal, sign
from tests.servers.slack import SECRET, SlackServer
from tests.servers.slack_core import running

BODY = json.dumps({"type": "event_callback", "event": {"type": "app_mention"}})


@pytest.fixture
async def over_http(slack, core):
    async with running(slack, core, http=True) as adapter:
        yield adapter


async def sent(slack, body, **signature):
    headers = {"Content-Type": "application/json"} | slack.signature(body, **signature)
    return await slack.request(body, headers)


async def test_the_address_is_verified_by_its_challenge(slack, over_http):
    ack = await sent(slack, json.dumps({"type": "url_verification", "challenge": "c123"}))
    assert ack.ok
    assert json.loads(ack.body) == {"challenge": "c123"}


async def test_slacks_certificate_check_needs_no_signature(slack, over_http):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await slack.request("ssl_check=1&token=x", form)).ok


async def test_a_wrong_secret_is_refused(slack, core, over_http, caplog):
    assert (await sent(slack, BODY, secret="guess")).status == 401
    refused = [record for record in caplog.records if "refused" in record.message]
    assert len(refused) == 1
    assert "SLACK_SIGNING_SECRET" in refused[0].message
    assert core.accepted == []


async def test_a_changed_body_is_refused(slack, over_http):
    assert (await slack.request(BODY + " ", slack.signature(BODY))).status == 401


@pytest.mark.parametrize("late", [-400, 400])
async def test_a_stale_request_is_refused(slack, over_http, late):
    assert (await sent(slack, BODY, at=time() + late)).status == 401


@pytest.mark.parametrize(("late", "good"), [(-301, False), (-300, True), (300, True), (301, False)])
def test_a_request_is_good_for_five_minutes_to_the_second(late, good):
    headers = SlackServer().signature(BODY, at=1_000_000 + late)
    assert (refusal(headers, BODY.encode(), SECRET, now=1_000_000) is None) is good


async def test_an_unsigned_request_is_refused(slack, over_http):
    assert (await slack.request(BODY, {})).status == 401


@pytest.mark.parametrize("stamp", ["now", "1e9", "²", "-5"])
async def test_a_timestamp_that_is_no_number_is_refused_as_malformed(slack, over_http, stamp):
    headers = slack.signature(BODY) | {"X-Slack-Request-Timestamp": stamp}
    assert (await slack.request(BODY, headers)).status == 400


@pytest.mark.parametrize("body", ["{", "[1]", "", "payload=%7B", "payload=%5B1%5D", "{" * 50_000, "text"])
async def test_a_malformed_body_is_refused(slack, over_http, body):
    assert (await sent(slack, body)).status == 400


@pytest.mark.parametrize("event", [{"channel": 7}, {"channel": ["C1"]}, {"user": 1}, 7, ["x"], None])
async def test_an_event_of_an_odd_shape_is_refused_or_let_go_but_never_breaks_us(slack, core, over_http, event, caplog):
    if isinstance(event, dict):
        event |= {"type": "app_mention"}
    ack = await sent(slack, json.dumps({"type": "event_callback", "team_id": "T0TEAM", "event": event}))
    assert ack.status in (200, 400, 404)
    assert len([record for record in caplog.records if "refused" in record.message]) == (ack.status == 400)
    assert core.accepted == []


async def test_bytes_that_are_no_text_are_refused(slack, over_http):
    stamp, body = str(int(time())), b"\xff\xfe{"
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": sign("shh", stamp, body)}
    assert (await slack.request(body, headers)).status == 400


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_body_that_cannot_be_unpacked_is_refused(slack, over_http, caplog, encoding):
    assert (await slack.request(BODY, slack.signature(BODY) | {"Content-Encoding": encoding})).status == 400
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        "A request to /slack/events from 127.0.0.1 was refused: its body cannot be read"
    ]


async def test_a_body_beyond_all_measure_is_refused(slack, over_http, caplog):
    assert (await sent(slack, "x" * (LARGEST + 1))).status == 400
    assert "too large" in caplog.text


async def test_nothing_is_taken_in_before_we_run_or_after(slack, core):
    async with running(slack, core, http=True) as adapter:
        assert adapter.ready()
        adapter._bolt = None
        assert (await sent(slack, BODY)).status == 503


async def test_a_replayed_request_is_refused_and_logged_once(slack, core, over_http, caplog):
    form = {"command": "/digest", "text": "latest", "user_id": "U1", "channel_id": "C1", "trigger_id": "1.2"}
    body = urlencode(form | {"response_url": slack._response_url("U1", "C1"), "team_id": "T0TEAM"})
    headers = {"Content-Type": "application/x-www-form-urlencoded"} | slack.signature(body)
    assert (await slack.request(body, headers)).ok
    assert (await slack.request(body, headers)).status == 401
    assert len([record for record in caplog.records if "sent before" in record.message]) == 1
    # Whoever adds the header of a retry is known by what was asked.
    assert (await slack.request(body, headers | {"X-Slack-Retry-Num": "1"})).ok
    await slack.until(lambda: core.finished)
    assert len(core.accepted) == 1


async def test_an_event_nobody_subscribed_to_is_not_answered(slack, core, over_http):
    assert (await slack.event({"type": "reaction_added", "user": "U1"})).status == 404
    assert core.accepted == []


async def test_what_could_not_be_stored_is_not_acknowledged_and_comes_again(slack, core, over_http):
    accept, core.accept = core.accept, None
    ts = await slack.mention("hello")
    assert slack.acks[-1].status == 500
    core.accept = accept
    assert (await slack.repeat(retry=1)).ok
    await slack.until(lambda: slack.thread("C1", ts))
