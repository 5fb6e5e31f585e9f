"""A request and the hour it came."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat import Place, Request

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def place() -> Place:
    return Place(platform="slack", workspace="T1", channel="C1", thread="1763283600.000100")


@pytest.fixture
def ask(place: Place) -> Callable[..., Request]:
    """Make a request with an id, everything else as in any request or as told."""

    def ask(request_id: str = "Ev1", **told: Any) -> Request:
        usual: dict[str, Any] = {
            "kind": "question", "place": place, "person": "U1", "text": "what is new?", "received": NOW
        }  # fmt: skip
        return Request(id=request_id, **(usual | told))

    return ask
