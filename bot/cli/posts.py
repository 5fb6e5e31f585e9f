"""Posts on disk: check, load, import."""

from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.output import FAILED, Json, document, progress, remark, say, settings, wait
from bot.errors import UsageError
from bot.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(check)
    app.command()(load)
    app.command("import")(import_files)


def check(
    folder: Annotated[Path | None, typer.Argument(help="Folder of posts; the setting's where none is given.")] = None,
    json: Json = False,
) -> None:
    """Read every post and print each problem as path:line: level: message."""
    from bot.posts.folder import read_folder

    chosen = settings()
    content = _existing(folder, chosen)
    read = read_folder(content, chosen.timezone)
    if json:
        problems = [
            {"path": one.path, "line": one.line, "level": one.level, "message": one.message} for one in read.problems
        ]
        document({"posts": len(read.posts), "problems": problems})
    else:
        for problem in read.problems:
            say(problem.within(content))
        say(f"{_count(len(read.posts), 'post')}, {_count(len(read.problems), 'problem')}")
    if any(problem.level == "error" for problem in read.problems):
        raise typer.Exit(FAILED)


def load(
    folder: Annotated[Path | None, typer.Argument(help="Folder of posts; the setting's where none is given.")] = None,
    json: Json = False,
) -> None:
    """Bring the store and the index in step with the posts, reading only what changed."""
    from bot.corpus import Corpus
    from bot.indexing import index_root
    from bot.store.database import Database

    chosen = settings()
    content = _existing(folder, chosen)

    async def work() -> Any:
        database = await Database.open(chosen.database_url)
        try:
            corpus = Corpus(database, content, chosen.timezone, index_folder=index_root(database))
            with closing(corpus):
                with progress("Reading posts") as step:
                    loaded = await corpus.refresh(step)
                # Kept on disk, so that nobody waits for them at the first question and the first item.
                await corpus.search()
                await corpus.names()
                return loaded
        finally:
            await database.close()

    loaded = wait(work())
    if json:
        document(loaded.figures())
        return
    for problem in loaded.skipped:
        remark(problem.within(content))
    say(
        f"{_count(loaded.posts, 'post')}: {loaded.added} added, {loaded.changed} changed, {loaded.removed} removed, "
        f"{len(loaded.skipped)} skipped; {_count(loaded.passages, 'passage')}, {_count(loaded.items, 'item')}; "
        f"{loaded.seconds:.2f} s"
    )


def import_files(
    files: Annotated[list[Path], typer.Argument(help="Page text, saved HTML pages, RSS or Atom feeds.")],
    into: Annotated[Path | None, typer.Option(help="Folder to write into; the setting's where none is given.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be written, and write nothing.")] = False,
    json: Json = False,
) -> None:
    """Turn page text, HTML and feeds into Markdown posts; nothing is ever overwritten."""
    from bot.posts.importing import import_paths

    chosen = settings()
    report = import_paths(files, into or chosen.content, zone=chosen.timezone, dry_run=dry_run)
    if json:
        document(report.figures())
    else:
        for line in report.lines():
            say(line)
        for line in report.remarks():
            remark(line)
    if report.failed:
        raise typer.Exit(FAILED)


def _existing(folder: Path | None, chosen: Settings) -> Path:
    from bot.app import folder_of
    from bot.posts.folder import why_closed

    if folder is None:
        return folder_of(chosen)
    if why := why_closed(folder):
        raise UsageError(f"{why}, or name another.")
    return folder


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
