"""What is found by meaning, beside what is found by words."""

import random
from datetime import date

import numpy as np
import pytest

from bot.search.dense import ExactScan
from bot.search.fuse import fuse
from bot.search.passage import Hit
from bot.search.search import Search
from bot.search.spread import named_words


@pytest.fixture
def scan():
    scan = ExactScan()
    scan.add({"post-0#0": [1, 0], "post-1#0": [3, 3], "post-2#0": [0, 2], "post-3#0": [0, 5]})
    return scan


def _near(found):
    return [name.rpartition("#")[0] for name, _ in found]


def _posts(hits):
    return [hit.passage.post for hit in hits]


def test_the_nearest_in_direction_come_first(scan):
    assert _near(scan.search([0, 9], limit=4)) == ["post-2", "post-3", "post-1", "post-0"]
    assert scan.search([0, 9], limit=1)[0][1] == pytest.approx(1)


def test_of_passages_as_near_as_each_other_the_newest_comes_first(passage):
    search = Search()
    search.build(passage("Gardens bloom.", slug=f"d{day}", day=date(2026, 3, day)) for day in (3, 5, 4))
    search.give_vectors({f"d{day}#0": [0, day] for day in (3, 4, 5)})
    assert _posts(search.find("blossoms", vector=[0, 1])) == ["d5", "d4", "d3"]


def test_only_allowed_posts_are_compared(scan):
    assert _near(scan.search([0, 1], limit=3, posts={"post-0", "post-1"})) == ["post-1", "post-0"]
    assert scan.search([0, 1], limit=3, posts=()) == []


def test_a_removed_or_replaced_passage_is_found_no_more_by_its_old_vector(scan):
    scan.remove(["post-3", "never there"])
    scan.add({"post-2#0": [1, 0]})
    assert _near(scan.search([0, 1], limit=9)) == ["post-1", "post-0", "post-2"]


def test_vectors_of_another_model_push_the_old_ones_out(scan):
    assert scan.search([1, 0, 0], limit=3) == []
    scan.add({"new#0": [1, 0, 0]})
    assert _near(scan.search([1, 0, 0], limit=3)) == ["new"]
    assert scan.search([1, 0], limit=3) == []


def test_no_vectors_and_broken_vectors_do_no_harm():
    scan = ExactScan()
    scan.add({})
    assert scan.search([1.0], limit=3) == []
    scan.add({"weekly-2026-w10#1": [float("nan"), 0.0]})
    assert scan.search([1.0, 1.0], limit=3)[0][1] == 0


def test_the_scan_finds_what_a_full_comparison_finds():
    source = random.Random(7)
    vectors = {f"weekly-2026-w10#{n}": [source.gauss(0, 1) for _ in range(16)] for n in range(300)}
    scan = ExactScan()
    scan.add(vectors)
    asked = np.array([source.gauss(0, 1) for _ in range(16)])
    best = sorted(vectors, key=lambda name: -float(np.dot(vectors[name], asked) / np.linalg.norm(vectors[name])))
    assert [name for name, _ in scan.search(asked, limit=10)] == best[:10]


@pytest.fixture
def hits(passage):
    def make(*texts):
        return [Hit(passage=passage(text, slug=text.split()[0].lower()), score=1.0) for text in texts]

    return make


def test_what_holds_the_name_keeps_its_place_before_anything_by_meaning(hits):
    named, weak, near = hits("A holds Qwen3.6 here.", "B holds stars.", "C is near in meaning.")
    fused = fuse("how many stars has Qwen3.6?", [named, weak], [near, weak], limit=3)
    assert _posts(fused)[0] == "a"
    assert set(_posts(fused)) == {"a", "b", "c"}


def test_without_names_meaning_leads_where_words_fit_badly(hits):
    bad, near = hits("A sells shoes.", "B is about forgetting.")
    assert _posts(fuse("graceful ways for machines to unlearn", [bad], [near], limit=2)) == ["b", "a"]


def test_both_kinds_agreeing_beat_one(hits):
    one, both, other = hits("A memory.", "B memory.", "C memory.")
    assert _posts(fuse("memory", [one, both], [other, both], limit=3))[0] == "b"


def test_numbers_versions_and_names_are_exact_words():
    assert [word.exact[0] for word in named_words("which repo had 60,000 stars in v2.1.110?")] == ["60000", "v2.1.110"]
    assert [word.exact[0] for word in named_words("what did AlphaLab do")] == ["alphalab"]
    assert [word.exact[0] for word in named_words("how do agents forget")] == []


def test_search_widens_by_meaning_once_it_has_vectors(passage):
    search = Search()
    held = [passage("Orion forgets.", slug="one"), passage("Gardens bloom.", slug="two")]
    search.build(held)
    assert _posts(search.find("Orion", vector=[0, 1])) == ["one"]
    search.give_vectors({"one#0": [1, 0], "two#0": [0, 1], "gone#0": [1, 1]})
    assert _posts(search.find("Orion", vector=[0, 1])) == ["one", "two"]
    assert _posts(search.find("blossoms", vector=[0, 1]))[0] == "two"
    assert _posts(search.find("Orion")) == ["one"]
    search.remove("two")
    assert _posts(search.find("Orion", vector=[0, 1])) == ["one"]
