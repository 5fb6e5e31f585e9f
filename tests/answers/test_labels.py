"""Posts that tell each thing as a list of facts under labels: the label that fits the question answers it."""

import pytest

from bot.answers.answering import Answering
from tests.answers.conftest import answering_from, read

LOOMS = """---
title: Loom Tools
date: 2026-04-05
---

## Found

### shuttlecheck — for looms of any width

- **Repository**: warp/shuttlecheck | 633 new stars
- **Description**: Finds the shuttles that run well on your own loom

### knotbook — a log for weavers

- **Repository**: warp/knotbook | 120 new stars
- **Description**: Keeps every knot that you tie

### treadle — pedals by wire

- **Repository**: warp/treadle | 77 new stars
- **Description**: Moves the pedals of a loom from afar

## Tools

### Heddle v2.1

- **Install**: `pip install heddle==2.1`
- **GitHub**: `github.com/warp/heddle`
- **Use**: Lifts threads; this version takes silk, flax and hemp

### Bobbin v1.4

- **Install**: `pip install bobbin==1.4`
- **GitHub**: `github.com/warp/bobbin`
- **Use**: Winds threads; this version counts its turns

### Reed v0.9

- **Install**: `pip install reed==0.9`
- **GitHub**: `github.com/warp/reed`
- **Use**: Beats threads; this version is quiet

## Proposals

- **A vault for patterns**: Adelmann announced on the weavers' list the 0.1.0 release of a project called PVLT (Pattern
  Vault). Specifically, PVLT uses a chain of LOOM transactions to keep a pattern safe for as long as it has keys.
"""


@pytest.fixture
def answering() -> Answering:
    return answering_from(read(LOOMS, "looms"))


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("what is shuttlecheck", "Finds the shuttles that run well", "633"),
        ("What does Heddle v2.1 support?", "takes silk, flax and hemp", "pip install"),
        ("Heddle v2.1 支持什么？", "takes silk, flax and hemp", "pip install"),
        ("How do I install Heddle v2.1?", "pip install heddle", "Lifts threads"),
        ("Who announced PVLT?", "Adelmann announced", "chain of LOOM"),
    ],
)
async def test_the_label_that_fits_the_question_answers_it(
    asking, answering: Answering, question: str, told: str, other: str
):
    answer = await answering.reply(asking(question, posts=None))
    assert told in answer.text
    assert other not in answer.text
