"""Many channels at once on platforms that enforce their limits; `benchmarks/fanout.py` does the same with thousands."""

import pytest

from benchmarks.fanout import measure


@pytest.mark.parametrize(("platform", "channels"), [("slack", 8), ("discord", 30)])
async def test_a_digest_reaches_every_channel_once_in_order_and_within_the_limits(database, platform, channels):
    done = await measure(database, platform, channels, workspaces=2)
    assert done.wrong == []
    assert done.refusals == []
    assert done.limited == 0
    assert done.seconds >= done.floor
