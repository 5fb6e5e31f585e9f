"""Two programs on one PostgreSQL whose leader dies in the middle of a post; `benchmarks/takeover.py` kills more."""

import pytest

from tests.servers.replicas import InDiscord, take_over


@pytest.fixture
def dialect():
    """SQLite serves one program alone."""
    return "postgresql"


async def test_another_one_takes_over_within_half_a_minute_and_nothing_is_lost_or_said_twice(database_url, tmp_path):
    folder = tmp_path / "posts"
    folder.mkdir()
    async with InDiscord() as world:
        took = await take_over(database_url, folder, world, count=2, channels=1, hurried=True)
    assert took["connected"] < 30
