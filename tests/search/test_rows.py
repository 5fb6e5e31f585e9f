"""Vectors and their frame kept on disk, and given back whole or not at all."""

import json

import numpy as np
import pytest

from bot.search.dense import ExactScan
from bot.search.frame import FEWEST, Frame
from bot.search.rows import KeptRows, RowFolder

ROWS = np.asarray([[1, 0], [0, 1]], dtype=np.float32)
ABOUT = KeptRows(model="m", marks={"one": "a"}, ids=["one#0", "one#1"])


@pytest.fixture
def folder(tmp_path):
    folder = RowFolder(tmp_path / "index")
    folder.keep(ABOUT, ROWS, Frame.of(ROWS))
    return folder


def test_rows_are_given_back_as_they_were(folder):
    about, rows, _ = folder.take("m")
    assert (about.model, about.marks, about.ids) == ("m", {"one": "a"}, ["one#0", "one#1"])
    assert np.array_equal(rows, ROWS)


def test_another_model_finds_nothing(folder):
    assert folder.take("other") is None


def test_the_newest_takes_the_place_of_the_others(folder, tmp_path):
    folder.keep(KeptRows(model="other", marks={}, ids=["two#0"]), ROWS[:1], Frame.of(ROWS[:1]))
    assert folder.take("m") is None
    assert folder.take("other")[0].ids == ["two#0"]
    assert len(list((tmp_path / "index").iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"12345", np.zeros(4, dtype="<f4").tobytes()])
def test_what_is_not_whole_is_not_taken(folder, tmp_path, content):
    next((tmp_path / "index").glob("vectors-*/rows.f32")).write_bytes(content)
    assert folder.take("m") is None


def test_a_folder_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        RowFolder(tmp_path / "file").keep(ABOUT, ROWS, Frame.of(ROWS))
    assert RowFolder(tmp_path / "file").take("m") is None


@pytest.fixture
def many(tmp_path):
    """A scan of rows enough to learn a frame from, and the folder in which they are kept."""
    random = np.random.default_rng(5)
    scan, folder = ExactScan(), RowFolder(tmp_path / "many")
    scan.add({f"p#{number}": row for number, row in enumerate(random.standard_normal((FEWEST, 8)) + 1)})
    ids, rows, frame = scan.held
    folder.keep(KeptRows(model="m", marks={}, ids=ids), rows, frame)
    return scan, folder


def test_a_frame_is_given_back_as_it_was_learnt_and_finds_the_same(many):
    scan, folder = many
    about, rows, frame = folder.take("m")
    assert frame.learnt == FEWEST
    assert np.array_equal(frame.packed, scan.held[2].packed)
    again = ExactScan()
    again.take(about.ids, rows, frame)
    assert again.held[2] is frame
    assert again.search(rows[7], limit=5) == scan.search(rows[7], limit=5)


@pytest.mark.parametrize("content", [None, b"", b"12345", np.zeros(16 + FEWEST, dtype="<f4").tobytes()])
def test_a_frame_that_is_not_whole_is_learnt_again(many, tmp_path, content):
    scan, folder = many
    kept = next((tmp_path / "many").glob("vectors-*/frame.f32"))
    kept.unlink() if content is None else kept.write_bytes(content)
    about, rows, frame = folder.take("m")
    assert frame is None
    again = ExactScan()
    again.take(about.ids, rows, frame)
    assert np.array_equal(again.held[2].packed, scan.held[2].packed)


@pytest.mark.parametrize("older", [{"made_by": "other"}, {"learnt": None, "frame_sum": None, "made_by": None}])
def test_a_frame_learnt_by_other_code_is_learnt_again(many, tmp_path, older):
    about = next((tmp_path / "many").glob("vectors-*/about.json"))
    told = json.loads(about.read_text()) | older
    about.write_text(json.dumps({name: value for name, value in told.items() if value is not None}))
    _, rows, frame = many[1].take("m")
    assert frame is None
    assert np.array_equal(rows, many[0].held[1])


def test_a_frame_of_other_rows_is_not_unpacked(many):
    _, rows, frame = many[0].held
    assert Frame.unpacked(frame.learnt, frame.packed, rows[1:]) is None
