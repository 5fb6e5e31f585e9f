"""Writing what was imported: each file once, nothing overwritten, nothing outside the folder."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.errors import ImportRefused
from bot.posts.importing import Draft, import_file, import_paths, write_draft
from bot.posts.importing.forms import MAX_BYTES

ZONE = ZoneInfo("UTC")
PAGE = """type
Post
status
Published
date
Apr 6, 2026
slug
quay-2026-W14-en
tags
Boats

One sentence stands here.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE)
    return file


def test_a_draft_is_written_once_and_then_unchanged(tmp_path, source):
    into = tmp_path / "content"
    first = import_paths([source], into, zone=ZONE)
    (file,) = into.rglob("*.md")
    assert file.relative_to(into).as_posix() == "weekly/quay-2026-w14-en.md"
    assert first.lines() == [f"wrote {file}"]
    before = file.read_bytes()
    second = import_paths([source], into, zone=ZONE)
    assert second.lines() == [f"unchanged {file}"]
    assert (first.failed, second.failed) == (False, False)
    assert file.read_bytes() == before


def test_a_different_file_is_never_overwritten(tmp_path, source):
    into = tmp_path / "content"
    import_paths([source], into, zone=ZONE)
    (file,) = into.rglob("*.md")
    file.write_text("edited by hand")
    report = import_paths([source], into, zone=ZONE)
    assert file.read_text() == "edited by hand"
    assert report.failed
    assert report.lines()[0].startswith(f"refused {file}: another text stands there")


def test_what_cannot_be_read_and_what_cannot_be_written_are_told_apart(tmp_path, source):
    blocked = tmp_path / "content"
    blocked.write_text("a file where the folder should be")
    report = import_paths([tmp_path / "gone.txt", source], blocked, zone=ZONE)
    assert report.failed
    assert [text.partition(":")[0] for _, text in report.problems] == [
        "This file cannot be read",
        f"No post can be written into {blocked}",
    ]


def test_a_dry_run_writes_nothing(tmp_path, source):
    into = tmp_path / "content"
    report = import_paths([source], into, zone=ZONE, dry_run=True)
    assert not into.exists()
    assert report.lines() == [f"would write {into / 'weekly/quay-2026-w14-en.md'}"]
    assert report.figures()["dry_run"] is True


def test_what_a_dry_run_would_refuse_is_told(tmp_path, source):
    import_paths([source], tmp_path / "content", zone=ZONE)
    next((tmp_path / "content").rglob("*.md")).write_text("edited by hand")
    assert import_paths([source], tmp_path / "content", zone=ZONE, dry_run=True).lines()[0].startswith("would refuse")


def test_one_bad_file_does_not_stop_the_rest(tmp_path, source):
    odd, missing = tmp_path / "odd.txt", tmp_path / "missing.txt"
    odd.write_text("no form at all")
    report = import_paths([odd, missing, source], tmp_path / "content", zone=ZONE)
    assert report.failed
    assert [one["state"] for one in report.figures()["posts"]] == ["written"]
    assert [one["file"] for one in report.figures()["problems"]] == [str(odd), str(missing)]
    json.dumps(report.figures())


def test_a_path_out_of_the_folder_is_refused(tmp_path):
    for path in ("../out.md", "/etc/out.md", "weekly/../../out.md"):
        with pytest.raises(ImportRefused, match="outside"):
            write_draft(Draft(path=path, text="x"), tmp_path / "content")
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "weekly").symlink_to(outside)
    with pytest.raises(ImportRefused, match="outside"):
        write_draft(Draft(path="weekly/a.md", text="x"), tmp_path / "content")
    assert list(outside.iterdir()) == []


def test_a_slug_that_climbs_gives_a_safe_name(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(PAGE.replace("quay-2026-W14-en", "../../quay/../x"))
    import_paths([file], tmp_path / "content", zone=ZONE)
    (written,) = (tmp_path / "content").rglob("*.md")
    assert written.name == "quay-x.md"
    assert 'slug: "../../quay/../x"' in written.read_text()


def test_the_written_post_is_not_imported_again(tmp_path, source):
    import_paths([source], tmp_path / "content", zone=ZONE)
    (file,) = (tmp_path / "content").rglob("*.md")
    with pytest.raises(ImportRefused, match="Markdown post already"):
        import_file(file.read_bytes(), name=file.name, zone=ZONE)


def test_a_file_beyond_all_measure_is_refused():
    with pytest.raises(ImportRefused, match="20 MB"):
        import_file(b" " * (MAX_BYTES + 1), name="big.txt", zone=ZONE)
