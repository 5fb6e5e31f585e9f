"""The local model, as its package carries it: real weights, no network, none of the package's own code."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bot.errors import SettingsError
from bot.search.local import LocalModel
from bot.search.search import Search


@pytest.fixture(scope="module")
def model() -> LocalModel:
    return LocalModel.found()


def _posts(hits):
    return [hit.passage.post for hit in hits]


def test_texts_that_mean_the_same_are_near(model: LocalModel):
    film, movie, patch = model.embed(["The price of a film", "What a movie costs", "A patch for the kernel"])
    assert film @ movie > 0.5 > film @ patch


def test_rows_are_of_length_one_and_those_of_nothing_of_zeros(model: LocalModel):
    rows = model.embed(["A fly controls its legs.", ""])
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0])
    assert rows.dtype == np.float32


def test_a_long_text_is_read_to_its_end(model: LocalModel):
    start = "weather " * 3000
    (plain, ended) = model.embed([start, start + "lawsuit " * 3000])
    assert plain @ ended < 0.95


def test_words_that_say_the_same_are_akin(model: LocalModel):
    assert "film" in model.akin("movie")
    assert "price" in model.akin("cost")
    assert "delete" in model.akin("remove")


def test_forms_of_one_word_and_words_that_go_together_are_not_akin(model: LocalModel):
    assert not {"remove", "removes", "removed", "removal"} & set(model.akin("remove"))
    assert "join" not in model.akin("hire")
    assert "python" not in model.akin("rust")


def test_a_form_is_read_as_its_word_where_the_model_knows_that_alone(model: LocalModel):
    assert set(model.akin("movies")) == set(model.akin("movie"))


def test_a_name_that_the_model_does_not_know_is_akin_to_nothing(model: LocalModel):
    assert model.akin("zorblax") == ()
    assert model.akin("") == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("What does it cost?", True),
        ("Was kostet das Gerät für Österreich?", True),
        ("2026?", True),
        ("Claude 的源码是怎么泄露的？", False),
        ("что нового", False),
    ],
)
def test_only_texts_in_latin_letters_are_read(text: str, read: bool):
    assert LocalModel.reads(text) is read


def test_a_folder_without_the_model_is_told_with_what_to_do(tmp_path: Path):
    with pytest.raises(SettingsError, match=r"run `make local` .* anew"):
        LocalModel(tmp_path)


def test_a_missing_package_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "wordllama", None)
    with pytest.raises(SettingsError, match=r"run `make local` .*, or leave the setting empty"):
        LocalModel.found()


def test_nothing_of_the_package_is_run_and_no_socket_is_opened():
    script = (
        "import socket, sys\n"
        "def refused(*_): raise AssertionError('a socket was opened')\n"
        "socket.socket.connect = refused\n"
        "from bot.search.local import LocalModel\n"
        "model = LocalModel.found()\n"
        "assert model.embed(['hello']).shape == (1, 256) and model.akin('movie')\n"
        "assert not {'wordllama', 'requests', 'huggingface_hub'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])


def test_passages_are_found_by_a_word_akin_to_one_asked(model: LocalModel, passage):
    search = Search(akin=model.akin)
    search.build([passage("Three films opened.", slug="films"), passage("A patch for the kernel.", slug="kernel")])
    (film,) = search.akin("movie")
    assert film.exact == ("film",)
    assert _posts(search.find("movie", akin=[film.exact])) == ["films"]
    assert search.find("movie") == []


def test_a_word_itself_is_worth_more_than_one_akin_to_it(model: LocalModel, passage):
    search = Search(akin=model.akin)
    search.build([passage("Three films opened.", slug="films"), passage("Three movies opened.", slug="movies")])
    assert _posts(search.find("movie", akin=[["film"]])) == ["movies", "films"]


def test_without_the_model_no_word_is_akin(passage):
    search = Search()
    search.build([passage("Three films opened.")])
    assert search.akin("movie") == []
