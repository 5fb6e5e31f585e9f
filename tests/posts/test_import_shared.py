"""The real page copies, where they stand beside the project."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.posts.importing import import_file, import_paths
from tests.posts.conftest import read_back, shape

SHARED = Path(__file__).parents[2].parent / "shared"
SEEDS, COPIES = SHARED / "seeds", SHARED / "corpora" / "pagetext"
ZONE = ZoneInfo("UTC")

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the page copies are no part of the project")


def seed(number):
    (file,) = SEEDS.glob(f"{number:03}_*.txt")
    imported = import_file(file.read_bytes(), name=file.name, zone=ZONE)
    return imported, post(imported)


def post(imported):
    (draft,) = imported.posts
    return read_back(draft, ZONE)


def test_the_first_seed_gives_every_known_value():
    imported, read = seed(0)
    assert (read.title, read.slug, read.language) == ("AI Weekly 2026-W16", "ai-weekly-2026-w16-en", "en")
    assert f"{read.published_at:%Y-%m-%dT%H:%M}" == "2026-04-19T03:48"
    assert f"{read.updated:%Y-%m-%d}" == "2026-04-21"
    assert (read.period.label, read.tags, len(read.summary)) == ("2026-W16", ("AI", "周报"), 1318)
    assert [paragraphs for _, paragraphs, _ in shape(read)] == [1, 6, 7, 8, 3, 4, 3, 3, 0]
    assert len(read.sections[-1].items) == 2
    assert len(imported.dropped) == 4
    for line in ('slug: "ai-weekly-2026-W16-en"', 'category: "AI Tech Report"', 'priority: "-1"'):
        assert line in imported.posts[0].text


def test_the_second_seed_gives_every_known_value():
    imported, read = seed(1)
    assert (read.title, read.slug, read.language) == ("AI Weekly 2026-W14", "ai-weekly-2026-w14-en", "en")
    assert f"{read.published_at:%Y-%m-%dT%H:%M}" == "2026-04-06T13:03"
    assert (read.updated, read.period.label, len(read.summary)) == (None, "2026-W14", 542)
    assert [paragraphs for _, paragraphs, _ in shape(read)] == [2, 9, 6, 3, 3, 3, 3, 0]
    assert len(read.sections[-1].items) == 5
    assert imported.dropped == ()
    assert "priority:" not in imported.posts[0].text


def test_the_third_seed_gives_every_known_value():
    imported, read = seed(2)
    assert (read.title, read.slug, read.series) == ("Monday — March 23, 2026", "daily-2026-03-23", "daily")
    assert (read.published.isoformat(), read.language, len(read.summary)) == ("2026-03-23", "en", 187)
    assert 'week: "2026-W13"' in imported.posts[0].text
    assert [(section.title, len(section.items)) for section in read.sections] == [
        ("News", 5),
        ("Research", 5),
        ("Code", 5),
    ]
    assert len(imported.dropped) == 1


def test_a_second_import_of_the_seeds_changes_nothing(tmp_path):
    files = sorted(SEEDS.glob("*.txt"))
    first = import_paths(files, tmp_path, zone=ZONE)
    second = import_paths(files, tmp_path, zone=ZONE)
    assert [one["state"] for one in first.figures()["posts"]] == ["written"] * 3
    assert [one["state"] for one in second.figures()["posts"]] == ["unchanged"] * 3


@pytest.mark.skipif(not COPIES.is_dir(), reason="the page copies and their truth are no part of the project")
def test_the_page_copies_match_their_truth():
    for truth in json.loads((COPIES / "TRUTH.json").read_text()):
        imported = import_file((COPIES / truth["file"]).read_bytes(), name=truth["file"], zone=ZONE)
        read = post(imported)
        assert (read.slug, list(read.tags)) == (truth["slug"], truth["tags"]), truth["file"]
        assert truth["title"] in (None, read.title), truth["file"]
        assert f"{read.published_at:%b} {read.published_at.day}, {read.published_at:%Y %H:%M}" == truth["date"]
        wanted = [(section["title"], section["paras"], section["items"]) for section in truth["sections"]]
        if truth["style"] == "full":
            assert shape(read) == wanted, truth["file"]
        else:
            titles = {title for title, _, _ in shape(read)}
            assert {title for title, _, _ in wanted if title} <= titles, truth["file"]
