"""A folder of posts: every file read, none outside it, and a bad one stops nothing."""

import os
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.posts.folder import distinct, files, read_folder, why_closed
from bot.posts.post import Post

UTC = ZoneInfo("UTC")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "content"
    place.mkdir()
    return place


def write(path: Path, title: str = "Mill", slug: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    slug_line = f"slug: {slug}\n" if slug else ""
    path.write_text(f"---\ntitle: {title}\ndate: 2026-04-01\n{slug_line}---\nIt turns.\n")
    return path


def test_posts_are_found_at_any_depth_in_order(folder: Path) -> None:
    for name in ("b.md", "a/z.md", "a/README.md", ".hidden/x.md", "a/.x.md", "pic.png", "c.markdown"):
        write(folder / name)
    assert [path.relative_to(folder).as_posix() for path in files(folder)] == ["a/z.md", "b.md", "c.markdown"]


def test_links_that_lead_out_of_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = write(tmp_path / "secret" / "s.md")
    inside = write(folder / "a.md")
    (folder / "out.md").symlink_to(secret)
    (folder / "outdir").symlink_to(secret.parent)
    (folder / "loop").symlink_to(folder)
    (folder / "gone.md").symlink_to(folder / "nowhere.md")
    (folder / "in.md").symlink_to(inside)
    assert [path.name for path in files(folder)] == ["a.md", "in.md"]
    left_out = [problem for problem in read_folder(folder, UTC).problems if problem.code == "left-out"]
    assert [problem.path for problem in left_out] == ["gone.md", "out.md"]
    assert all("leads out of the folder or nowhere" in problem.message for problem in left_out)


def test_a_folder_that_is_itself_a_link_is_read(folder: Path, tmp_path: Path) -> None:
    write(folder / "a.md")
    (tmp_path / "link").symlink_to(folder)
    assert [post.path for post in read_folder(tmp_path / "link", UTC).posts] == ["a.md"]


def test_what_is_no_plain_file_is_left_alone(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    (folder / "dir.md").mkdir()
    assert files(folder) == []
    assert [str(problem) for problem in read_folder(folder, UTC).problems] == [
        "pipe.md:1: warning: This is no plain file, so it was left out; put the file itself here."
    ]


def test_a_missing_or_empty_folder_holds_nothing(folder: Path) -> None:
    assert read_folder(folder / "none", UTC).posts == ()
    assert read_folder(folder, UTC).problems == ()


def test_a_bad_file_is_named_and_the_others_load(folder: Path) -> None:
    write(folder / "good.md")
    (folder / "bad.md").write_text("---\ntitle: Bad\ndate: 2026-02-30\n---\nWords.")
    (folder / "worse.md").write_bytes(b"\xff\x00 words")
    (folder / "repaired.md").write_text("---\ntitle: Re: paired\ndate: 2026-04-02\n---\nWords.")
    shelf = read_folder(folder, UTC)
    assert [post.slug for post in shelf.posts] == ["good", "repaired"]
    assert [(problem.path, problem.line, problem.code) for problem in shelf.problems] == [
        ("bad.md", 3, "bad-date"),
        ("repaired.md", 2, "frontmatter-repaired"),
        ("worse.md", 1, "encoding"),
        ("worse.md", 1, "title-missing"),
        ("worse.md", 1, "date-missing"),
    ]


@pytest.mark.usefixtures("bound_by_modes")
def test_a_file_that_may_not_be_read_is_named(folder: Path) -> None:
    write(folder / "a.md").chmod(0)
    assert [problem.code for problem in read_folder(folder, UTC).problems] == ["unreadable"]


@pytest.mark.parametrize("mode", [0, 0o100, 0o400])
@pytest.mark.usefixtures("bound_by_modes")
def test_a_folder_that_may_not_be_read_is_named_and_the_others_load(folder: Path, mode: int) -> None:
    write(folder / "a.md")
    write(folder / "shut" / "b.md", slug="other")
    (folder / "shut").chmod(mode)
    shelf = read_folder(folder, UTC)
    (folder / "shut").chmod(0o700)
    assert [post.path for post in shelf.posts] == ["a.md"]
    (problem,) = shelf.problems
    assert problem.path == ("shut/b.md" if mode == 0o400 else "shut")
    assert (problem.level, problem.code) == ("error", "unreadable")
    assert "cannot be opened: permission denied; check its permissions." in problem.message


@pytest.mark.usefixtures("bound_by_modes")
def test_a_content_folder_that_may_not_be_read_is_none_that_holds_nothing(folder: Path) -> None:
    folder.chmod(0o100)
    assert why_closed(folder) == f"The folder {folder} for posts cannot be opened; check its permissions"
    assert [problem.path for problem in read_folder(folder, UTC).problems] == ["."]
    folder.chmod(0o700)
    assert why_closed(folder) == ""
    assert why_closed(write(folder / "a.md")) == f"There is no folder {folder / 'a.md'} for posts; make it"


def test_a_file_that_vanishes_is_named(folder: Path) -> None:
    from bot.posts.folder import read_file

    reading = read_file(folder / "gone.md", folder, UTC)
    assert reading.post is None
    assert [str(problem) for problem in reading.problems] == [
        "gone.md:1: error: The file cannot be opened: no such file or directory; check its permissions."
    ]


def test_a_name_that_is_no_text_can_still_be_printed(folder: Path) -> None:
    write(folder / os.fsdecode(b"m\xffll.md"))
    (post,) = read_folder(folder, UTC).posts
    assert post.path == "m\ufffdll.md"
    assert post.path.encode()


def test_of_two_posts_with_one_slug_the_first_by_path_stays(folder: Path) -> None:
    write(folder / "b.md", "Second", "Mill")
    write(folder / "a.md", "First", "mill")
    shelf = read_folder(folder, UTC)
    assert [post.title for post in shelf.posts] == ["First"]
    (problem,) = shelf.problems
    assert (problem.path, problem.level, problem.code) == ("b.md", "error", "duplicate-slug")
    assert "a.md" in problem.message


def test_posts_that_share_an_id_go_by_their_files_with_a_warning_that_names_both(folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\ndate: 2026-04-02\nid: weekly\n---\nThe mill turns.")
    shelf = read_folder(folder, UTC)
    assert [(post.slug, post.title) for post in shelf.posts] == [("weekly", "a"), ("b", "b"), ("c", "c")]
    assert [(problem.path, problem.level, problem.code) for problem in shelf.problems] == [
        ("b.md", "warning", "shared-id"),
        ("c.md", "warning", "shared-id"),
    ]
    assert all("a.md" in problem.message for problem in shelf.problems)


def test_a_shared_id_does_not_give_a_post_the_name_of_another(folder: Path) -> None:
    (folder / "a.md").write_text("---\ntitle: a\ndate: 2026-04-02\nid: weekly\n---\nThe mill turns.")
    write(folder / "b.md", "Second", "mill")
    (folder / "mill.md").write_text("---\ntitle: m\ndate: 2026-04-02\nid: weekly\n---\nThe mill turns.")
    shelf = read_folder(folder, UTC)
    assert [post.slug for post in shelf.posts] == ["weekly", "mill"]
    assert [problem.code for problem in shelf.problems] == ["duplicate-slug"]


def test_posts_in_folders_of_their_series_keep_apart_where_their_files_have_one_name(folder: Path) -> None:
    for name in ("looms/2026-04-01.md", "mills/2026-04-01.md", "mills/2026/04/01.md", "mills/old/2026-04-01.md"):
        write(folder / name, name)
    shelf = read_folder(folder, UTC)
    assert [(post.slug, post.title) for post in shelf.posts] == [
        ("2026-04-01", "looms/2026-04-01.md"),
        ("mills-2026-04-01", "mills/2026/04/01.md"),
        ("old-2026-04-01", "mills/old/2026-04-01.md"),
    ]
    assert [(problem.path, problem.level, problem.code) for problem in shelf.problems] == [
        ("mills/2026/04/01.md", "warning", "shared-name"),
        ("mills/2026-04-01.md", "error", "duplicate-slug"),
        ("mills/old/2026-04-01.md", "warning", "shared-name"),
    ]
    assert all("looms/2026-04-01.md" in problem.message for problem in shelf.problems)


def test_editions_in_folders_of_languages_keep_apart_whichever_came_first(folder: Path) -> None:
    write(folder / "fr" / "mill.md")
    assert [post.slug for post in read_folder(folder, UTC).posts] == ["mill-fr"]
    for language in ("cn", "en", "ja"):
        write(folder / language / "mill.md")
    shelf = read_folder(folder, UTC)
    assert [(post.slug, post.language) for post in shelf.posts] == [
        ("mill-zh", "zh"),
        ("mill-en", "en"),
        ("mill-fr", "fr"),
        ("mill-ja", "ja"),
    ]
    assert shelf.problems == ()


def test_the_order_in_which_posts_are_given_changes_nothing(make: Callable[..., Post]) -> None:
    one, two = make("a", "2026-W01", path="x.md"), make("a", "2026-W02", path="y.md")
    assert distinct([one, two]) == distinct([two, one])
