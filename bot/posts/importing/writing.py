"""Putting drafts on disk, and the work of `digestbot import`: many files, one report, nothing ever overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias
from zoneinfo import ZoneInfo

from bot.errors import ImportRefused
from bot.posts.importing.drafts import Draft, Imported
from bot.posts.importing.forms import import_file

State: TypeAlias = Literal["written", "unchanged", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of one draft.

    Attributes:
        state: `refused` where another text stands under this path; it was left as it is.
    """

    path: Path
    state: State


@dataclass(slots=True, kw_only=True)
class Report:
    """What an import did, file by file.

    Attributes:
        written: every draft with the file it came from.
        problems: (file, sentence).
        dropped: (file, text).
    """

    dry_run: bool
    written: list[tuple[str, Written]] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    failed: bool = False

    def lines(self) -> list[str]:
        """Give what became of the files, one line each."""
        would = {"written": "would write", "unchanged": "unchanged", "refused": "would refuse"}
        did = {"written": "wrote", "unchanged": "unchanged", "refused": "refused"}
        words = would if self.dry_run else did
        lines = [f"{words[one.state]} {one.path}{_why(one.state)}" for _, one in self.written]
        return lines + [f"{source}: left out: {text}" for source, text in self.dropped]

    def remarks(self) -> list[str]:
        """Give what is wrong with the files, one line each."""
        return [f"{source}: {text}" for source, text in self.problems]

    def figures(self) -> dict[str, Any]:
        """Give the same as one JSON document."""
        return {
            "posts": [{"file": source, "path": str(one.path), "state": one.state} for source, one in self.written],
            "dropped": [{"file": source, "text": text} for source, text in self.dropped],
            "problems": [{"file": source, "message": text} for source, text in self.problems],
            "dry_run": self.dry_run,
        }


def import_paths(files: Iterable[Path], folder: Path, *, zone: ZoneInfo, dry_run: bool = False) -> Report:
    """Import files one after another; what cannot be read or written is reported, and the rest goes on."""
    report = Report(dry_run=dry_run)
    for file in files:
        try:
            imported = import_file(file.read_bytes(), name=file.name, zone=zone)
            _write_all(imported, folder, source=str(file), report=report)
        except ImportRefused as refused:
            report.failed = True
            report.problems.append((str(file), str(refused)))
        except OSError as error:
            report.failed = True
            what = (
                "This file cannot be read" if error.filename == str(file) else f"No post can be written into {folder}"
            )
            report.problems.append((str(file), f"{what}: {error.strerror}."))
    return report


def write_draft(draft: Draft, folder: Path, *, dry_run: bool = False) -> Written:
    """Write a draft into the folder that its series has there; an existing file is never changed.

    Raises:
        ImportRefused: the path would lead out of the folder.
        OSError: the file cannot be written.
    """
    path = folder / draft.path
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ImportRefused(f"{draft.path} would lie outside of {folder}; nothing was written.")
    data = draft.text.encode()
    if path.exists():
        return Written(path=path, state="unchanged" if path.read_bytes() == data else "refused")
    if dry_run:
        return Written(path=path, state="written")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        return Written(path=path, state="refused")
    return Written(path=path, state="written")


def _write_all(imported: Imported, folder: Path, *, source: str, report: Report) -> None:
    report.dropped += [(source, text) for text in imported.dropped]
    report.problems += [(source, text) for text in imported.problems]
    for draft in imported.posts:
        written = write_draft(draft, folder, dry_run=report.dry_run)
        report.written.append((source, written))
        report.failed = report.failed or written.state == "refused"


def _why(state: State) -> str:
    return ": another text stands there; move it away or import into another folder" if state == "refused" else ""
