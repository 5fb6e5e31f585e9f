"""The content folder: which files are posts, and all of them read."""

import os
import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.posts.frontmatter import coverage, dates, slugs
from bot.posts.frontmatter.filenames import stem
from bot.posts.frontmatter.monthweeks import week_of_month
from bot.posts.post import Post, Problem
from bot.posts.reading import Reading, read_post

_ENDINGS = (".md", ".mdx", ".markdown")
# Pages that lie beside posts; a day named on one must not publish it.
_NOT_POSTS = re.compile(
    r"_index|readme(?:[-_ ].*)?|about|contact|privacy-policy|terms-of-service|contributing|code-of-conduct|licen[cs]e"
)
# A folder named by the number of an issue; four digits that may be a year are none.
_ISSUE = re.compile(
    r"(?i)(?:(?:issue|edition|episode|newsletter|digest|weekly|number|vol(?:ume)?|no|nr|ep)[-_. ]*#?\d{1,5}"
    r"|#?(?!(?:19|20|21)\d\d$)\d{1,4}|第\s?\d{1,5}\s?期)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a folder holds.

    Attributes:
        posts: every post that loads, whether or not anyone may see it yet, by path.
        problems: by path, then line.
    """

    posts: tuple[Post, ...]
    problems: tuple[Problem, ...]


def is_post_path(path: str) -> bool:
    """Tell whether a path names a post: Markdown, not hidden, no other page, no README but of a day, week or issue."""
    *folders, name = path.split("/")
    if any(part.startswith(".") for part in (*folders, name)) or not name.casefold().endswith(_ENDINGS):
        return False
    page = name.split(".")[0].casefold().replace("_", "-").replace("-index", "_index")
    if page == "readme" and folders:
        named = stem(path)
        if named == folders[-1] and _ISSUE.fullmatch(named):
            return True
        return bool(dates.day_of_name(named) or coverage.week_within(named) or week_of_month(named))
    return not _NOT_POSTS.fullmatch(page)


def files(folder: Path) -> list[Path]:
    """Give the posts of a folder and those below it, sorted; links that lead out of it are not followed."""
    root = folder.resolve()
    return sorted(path for path in _named(folder) if _is_inside(path, root))


def left_out(folder: Path) -> Iterator[Problem]:
    """Give a warning for what is named like a post, and is none that may be read."""
    root = folder.resolve()
    for path in _named(folder):
        if not _is_inside(path, root):
            what = "This link leads out of the folder or nowhere" if path.is_symlink() else "This is no plain file"
            message = f"{what}, so it was left out; put the file itself here."
            yield Problem(path=relative(path, folder), line=1, level="warning", code="left-out", message=message)


def closed(folder: Path) -> Iterator[Problem]:
    """Give an error for each folder below that cannot be opened; what it holds, nobody knows."""
    failed: list[OSError] = []
    for _ in _walk(folder, failed.append):
        pass
    for error in failed:
        if not isinstance(error, FileNotFoundError):
            yield unreadable("folder", relative(Path(error.filename), folder), error)


def why_closed(folder: Path) -> str:
    """Say why a content folder cannot be read, and what to do; empty where it can."""
    try:
        os.scandir(folder).close()
    except PermissionError:
        return f"The folder {folder} for posts cannot be opened; check its permissions"
    except OSError:
        return f"There is no folder {folder} for posts; make it"
    return ""


def relative(path: Path, folder: Path) -> str:
    """Give a path as posts carry it: relative to the folder, with `/`, and with U+FFFD for bytes that are no text."""
    return os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", errors="replace")


def read_folder(folder: Path, zone: ZoneInfo) -> Shelf:
    """Read every post of a folder; a file that fails is a problem and never stops the others.

    Args:
        folder: the content folder.
        zone: of the content, for dates and times that name none.
    """
    owners: dict[str, str] = {}
    readings = []
    for path in files(folder):
        again = partial(read_file, path, folder, zone, ids=False)
        readings.append(apart(read_file(path, folder, zone), owners, again))
    problems = (problem for reading in readings for problem in reading.problems)
    posts = tuple(reading.post for reading in readings if reading.post)
    return Shelf(posts=posts, problems=tuple(sorted((*problems, *left_out(folder), *closed(folder)), key=_place)))


def read_file(path: Path, folder: Path, zone: ZoneInfo, *, ids: bool = True) -> Reading:
    """Read one file of a folder; one that cannot be opened is a problem too."""
    name = relative(path, folder)
    try:
        return read_post(path.read_bytes(), path=name, zone=zone, ids=ids)
    except OSError as error:
        return Reading(post=None, problems=(unreadable("file", name, error),))


def distinct(posts: Iterable[Post]) -> tuple[Post, ...]:
    """Give the first post by path for every slug."""
    kept: dict[str, Post] = {}
    for post in sorted(posts, key=lambda post: post.path.split("/")):
        kept.setdefault(post.slug, post)
    return tuple(kept.values())


def apart(reading: Reading, owners: dict[str, str], again: Callable[[], Reading]) -> Reading:
    """Take a slug for the post of a file; the first by path has it.

    A later one whose `id` gave it goes by its file name, and one whose file name gave it by its folder as well, with a
    warning; any other is a problem instead of a post.

    Args:
        reading: of the file; those before it come first.
        owners: the file of each slug, to which this one is added.
        again: reads the file once more, past its `id`.
    """
    if reading.post is None or _takes(owners, reading.post):
        return reading
    owner = owners[reading.post.slug]
    named = again()
    if named.post and _takes(owners, named.post):
        message = f"Its `id` is also that of {owner}; this post goes by its file name, `{named.post.slug}`."
        return _renamed(named.post, "shared-id", message)
    if named.post and named.post.slug == reading.post.slug and (slug := _with_folder(reading.post, owners)):
        message = f"Its file is named like {owner}; this post goes by its folder as well, `{slug}`."
        owners[slug] = reading.post.path
        return _renamed(replace(reading.post, slug=slug), "shared-name", message)
    return Reading(post=None, problems=(*reading.problems, _twin(reading.post, owner)))


def _takes(owners: dict[str, str], post: Post) -> bool:
    return owners.setdefault(post.slug, post.path) == post.path


def _with_folder(post: Post, owners: Container[str]) -> str:
    """Give the slug that a file name gave, with as many folders before it as make it its own; empty for none.

    Folders of a year, month or day say what the name says already.
    """
    slug = post.slug if post.slug.startswith(slugs.of_path(post.path)) else ""
    for folder in reversed(post.path.split("/")[:-1] if slug else []):
        slug = slug if folder.isdecimal() else slugs.tidy(f"{folder}-{slug}")
        if slug not in owners:
            return slug
    return ""


def _renamed(post: Post, code: str, message: str) -> Reading:
    problem = Problem(path=post.path, line=1, level="warning", code=code, message=message)
    problems = (*post.problems, problem)
    return Reading(post=replace(post, problems=problems), problems=problems)


def _twin(post: Post, owner: str) -> Problem:
    message = f"The slug `{post.slug}` is already that of {owner}; give this post a `slug` of its own."
    return Problem(path=post.path, line=1, level="error", code="duplicate-slug", message=message)


def unreadable(what: str, name: str, error: OSError) -> Problem:
    """Give the error of a file or folder, as `what` says, that cannot be opened."""
    message = f"The {what} cannot be opened: {(error.strerror or 'no reason given').lower()}; check its permissions."
    return Problem(path=name, line=1, level="error", code="unreadable", message=message)


def _named(folder: Path) -> Iterator[Path]:
    """Give what is named like a post."""
    return (path for path in _walk(folder) if is_post_path(relative(path, folder)))


def _walk(folder: Path, failed: Callable[[OSError], object] | None = None) -> Iterator[Path]:
    for here, folders, names in os.walk(folder, onerror=failed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(here, name) for name in names)


def _is_inside(path: Path, root: Path) -> bool:
    """Tell whether a path is a plain file whose real place lies in the folder, as far as we may look."""
    try:
        return path.is_file() and path.resolve().is_relative_to(root)
    except PermissionError:
        # Whoever opens it is told.
        return True


def _place(problem: Problem) -> tuple[list[str], int]:
    return problem.path.split("/"), problem.line
