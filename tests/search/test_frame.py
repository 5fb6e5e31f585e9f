"""What all vectors have in common is taken out, so that what lies in their middle is not near to every question."""

import numpy as np
import pytest

from bot.search.dense import ExactScan
from bot.search.frame import FEWEST, Frame


def in_a_cone(count: int, *, size: int = 32, seed: int = 3) -> np.ndarray:
    """Rows that share a large part and, in two heaps, a second one, as those of a model of two languages do."""
    random = np.random.default_rng(seed)
    rows = random.standard_normal((count, size)) * 0.1
    rows[:, 0] += 3.0
    rows[:, 1] += np.where(np.arange(count) % 2, 1.0, -1.0)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def test_the_nearness_is_the_cosine_without_the_mean_and_the_widest_direction():
    rows = in_a_cone(FEWEST)
    frame = Frame.of(rows)
    mean = rows.mean(axis=0)
    widest = np.linalg.svd(rows - mean, full_matrices=False)[2][0]
    without = (rows - mean) - np.outer((rows - mean) @ widest, widest)
    without /= np.linalg.norm(without, axis=1, keepdims=True)
    asked = rows[7] - mean
    asked = asked - (asked @ widest) * widest
    assert frame.nearness(rows, rows[7]) == pytest.approx(without @ (asked / np.linalg.norm(asked)), abs=2e-3)


def test_a_question_in_the_other_heap_finds_its_passage():
    rows = in_a_cone(FEWEST)
    scan = ExactScan()
    scan.add({f"p#{number}": row for number, row in enumerate(rows)})
    asked = rows[8].copy()
    asked[1] = -asked[1]
    assert scan.search(asked, limit=1)[0][0] == "p#8"
    assert rows[8] @ asked < np.sort(rows @ asked)[-1]


def test_few_rows_are_compared_as_they_are():
    rows = in_a_cone(20)
    assert Frame.of(rows).nearness(rows, rows[3]) == pytest.approx(rows @ rows[3])


def test_a_post_more_does_not_change_what_was_learnt_and_twice_as_many_do():
    rows = in_a_cone(2 * FEWEST)
    first = Frame.of(rows[:FEWEST])
    assert Frame.of(rows[: FEWEST + 10], first).mean is first.mean
    assert Frame.of(rows, first).learnt == 2 * FEWEST


def test_rows_of_zeros_break_nothing():
    rows = np.zeros((FEWEST, 8), dtype=np.float32)
    assert np.isfinite(Frame.of(rows).nearness(rows, rows[0])).all()
