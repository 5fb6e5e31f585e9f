"""A database that goes away and comes back, of either kind, as the program sees it."""

import asyncio
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from bot.store.opening.address import Address

SOCKET = ".s.PGSQL.5432"


class AwayFile:
    """An SQLite file that somebody moves aside."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._path = Path(Address.parse(url).path)

    async def __aenter__(self) -> "AwayFile":
        return self

    async def __aexit__(self, *_: object) -> None: ...

    async def goes(self) -> None:
        self._path.rename(self._path.with_suffix(".aside"))

    async def comes(self) -> None:
        self._path.with_suffix(".aside").rename(self._path)


class AwayServer:
    """A way to a PostgreSQL server that can be cut: a socket of our own before the server's."""

    def __init__(self, url: str) -> None:
        (folder,) = parse_qs(urlsplit(url).query)["host"]
        self._behind = Path(folder) / SOCKET
        self._folder = tempfile.TemporaryDirectory(prefix="digestbot-", dir="/tmp")
        self._socket = Path(self._folder.name) / SOCKET
        self._ends: set[asyncio.StreamWriter] = set()
        self.url = url.replace(quote(folder, safe=""), quote(self._folder.name, safe=""))

    async def __aenter__(self) -> "AwayServer":
        await self.comes()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.goes()
        self._folder.cleanup()

    async def comes(self) -> None:
        self._server = await asyncio.start_unix_server(self._connected, self._socket)

    async def goes(self) -> None:
        self._server.close()
        self._socket.unlink(missing_ok=True)
        for end in self._ends:
            end.close()
        self._ends.clear()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to_server, from_us = await asyncio.open_unix_connection(self._behind)
        self._ends |= {writer, from_us}
        await asyncio.gather(self._pass_on(reader, from_us), self._pass_on(to_server, writer))

    async def _pass_on(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65_536):
                target.write(data)
                await target.drain()
        target.close()
