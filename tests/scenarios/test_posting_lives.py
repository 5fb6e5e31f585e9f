"""Senders killed with the real clients in their hands; `benchmarks/kills.py` does the same hundreds of times."""

import pytest

from tests.servers.lives import kill_often


@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_however_a_sender_dies_the_newest_text_of_each_part_stands_once_and_in_order(database_url, platform):
    told = await kill_often(database_url, platform, kills=8, seed=7)
    assert told["digests"] >= 1
    assert any(step.startswith("changing") for step in told)


async def test_however_a_sender_dies_followers_see_an_announcement_once(database_url):
    assert (await kill_often(database_url, "discord", kills=6, seed=7, news=True))["digests"] >= 1
