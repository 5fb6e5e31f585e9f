import numpy as np
import pytest

from bot.search.rows import KeptRows, RowFolder

ROWS = np.asarray([[1, 0], [0, 1]], dtype=np.float32)
ABOUT = KeptRows(model="m", marks={"one": "a"}, ids=["one#0", "one#1"])


@pytest.fixture
def folder(tmp_path):
    folder = RowFolder(tmp_path / "index")
    folder.keep(ABOUT, ROWS)
    return folder


def test_rows_are_given_back_as_they_were(folder):
    about, rows = folder.take("m")
    assert (about.model, about.marks, about.ids) == ("m", {"one": "a"}, ["one#0", "one#1"])
    assert np.array_equal(rows, ROWS)


def test_another_model_finds_nothing(folder):
    assert folder.take("other") is None


def test_the_newest_takes_the_place_of_the_others(folder, tmp_path):
    folder.keep(KeptRows(model="other", marks={}, ids=["two#0"]), ROWS[:1])
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
        RowFolder(tmp_path / "file").keep(ABOUT, ROWS)
    assert RowFolder(tmp_path / "file").take("m") is None
