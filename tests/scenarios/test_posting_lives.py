"""Senders killed with the real clients in their hands; `benchmarks/kills.py` does the same hundreds of times."""

import pytest

from tests.servers.lives import kill_often


@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_however_a_sender_dies_every_part_stands_once_and_in_order(database_url, platform):
    assert await kill_often(database_url, platform, kills=4, seed=7) >= 1


async def test_however_a_sender_dies_followers_see_an_announcement_once(database_url):
    assert await kill_often(database_url, "discord", kills=6, seed=7, news=True) >= 1
