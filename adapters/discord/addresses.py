"""Where Discord is: at its own addresses, or at those of the settings, for proxies and tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.settings import DiscordSettings


@contextmanager
def addressed(settings: DiscordSettings) -> Iterator[None]:
    """Point discord.py at the addresses of the settings; it keeps them for the whole process, so they are put back."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    if settings.api_url:
        Route.BASE = versioned(settings.api_url)
    if settings.gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


def versioned(address: str) -> str:
    """Give the address of the API's version 10, where only a host or its API is named."""
    address = address.rstrip("/")
    path = urlsplit(address).path
    return address + {"": "/api/v10", "/api": "/v10"}.get(path, "")
