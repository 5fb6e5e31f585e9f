"""Restarting what fails, apart from everything else."""

import pytest

from bot.errors import SettingsError, Unreachable
from bot.supervising import supervise


async def test_what_fails_is_tried_again_after_growing_pauses():
    tries, pauses = [], []

    async def run():
        tries.append(1)
        if len(tries) < 4:
            raise ConnectionError("gone")

    async def sleep(seconds):
        pauses.append(seconds)

    await supervise("slack", run, sleep=sleep)
    assert len(tries) == 4
    assert pauses == [1.0, 2.0, 4.0]


async def test_a_wrong_setting_is_not_tried_again():
    async def run():
        raise SettingsError("DISCORD_TOKEN is not valid")

    with pytest.raises(SettingsError):
        await supervise("discord", run)


async def test_the_pause_never_passes_a_minute():
    pauses = []

    async def run():
        if len(pauses) < 9:
            raise ConnectionError("gone")

    async def sleep(seconds):
        pauses.append(seconds)

    await supervise("slack", run, sleep=sleep)
    assert max(pauses) == 60.0


@pytest.mark.parametrize(
    ("error", "level", "traced"),
    [(Unreachable("Slack cannot be reached: no reply in time"), "WARNING", False), (KeyError("x"), "ERROR", True)],
)
async def test_a_platform_out_of_reach_is_a_line_and_a_fault_of_ours_a_trace(caplog, error, level, traced):
    errors = [error]

    async def run():
        if errors:
            raise errors.pop()

    async def sleep(seconds):
        pass

    await supervise("slack", run, sleep=sleep)
    (record,) = caplog.records
    assert record.levelname == level
    assert bool(record.exc_info) == traced
    assert getattr(record, "why", None) == (None if traced else str(error))
