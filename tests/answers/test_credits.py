"""Who wrote or made something, where a line of its story only names them."""

from datetime import UTC, datetime

import pytest

from tests.answers.conftest import answering_from, question, read

FIELDS = """---
title: Loom Papers of the Day
date: 2026-04-02
---
**Mode:** direct
**Papers found:** 2

## 3. HeddleNet: Closed-Loop Tension for Hand Looms

**Authors:** Ilse Brandt, Benno Lindqvist, ..., Ona Reedham
**arXiv:** [2604.11111](https://arxiv.org/abs/2604.11111)
**Categories:** Robotics (cs.RO)

Hand looms lose tension over a day. In this work, we introduce KnotBench, a set of 40 knots, and compare HeddleNet
with Weftline, which it beats by 12%.

## 5. Early Signs of Weftline Failure in Damp Mills

**Authors:** Dipa Mahatre

Damp mills make yarn swell. We fine-tune Weftline and find that it fails in 17% of all runs.
"""
LINES = r"""---
title: Mill Security Monthly
date: 2026-03-05
---
## Research

📖 **Locks for Mills in Towns: The 7Q Framework**\
Alsha Abuadari, Nazat Sultana, Surya Nepalese. [arXiv](https://arxiv.org/abs/2603.22222)

📖 **RopeDyn: Are Your Locks Ready for Real-World Mills?**\
Hao Lianjun, Ruo Wenzhou. ROPE 2026

## Papers

- **From Carding to Spinning: Do Robots See Birds?**

  Kenta Tabatani, Ryo Okumoto

  This study presents the trial of a grey heron robot that scares birds from wool.

- **StreamMill**

  Machine Learning, Computer Vision

  StreamMill sorts wool by its colour.

- **spindle-locks: free of deadlocks**

  by Diogo Castell

  Each lock has a level.
"""
CHINESE = """---
title: 织机论文速递
date: 2026-03-06
language: zh
---
## 论文

### VIPLoom：织机视觉基准

作者：Khanh Leung, Kiet Anhui
机构：VinLoom

该工作使用 BobbinNet 作为编码器，在四个任务上取得了最优性能。

### REED：边缘检测

论文作者：Ona Reedham、Dipa Mahatre

该工作检测布料的边缘。

### SLEY: Reading the Reed of a Loom

👥 织机

A camera reads the reed while cloth is woven.

👤 Ilka Vinod Karstensen
"""


@pytest.fixture(scope="module")
def answering():
    return answering_from(read(FIELDS, "fields"), read(LINES, "lines"), read(CHINESE, "chinese"))


@pytest.fixture
def ask_mill(answering):
    async def asked(text, *before):
        return await answering.reply(question(text, *before, now=datetime(2026, 4, 20, tzinfo=UTC)))

    return asked


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Who wrote HeddleNet?", "Authors: Ilse Brandt, Benno Lindqvist, ..., Ona Reedham [1]"),
        ("Who are the authors of the HeddleNet paper?", "Authors: Ilse Brandt, Benno Lindqvist, ..., Ona Reedham [1]"),
        ("Who made KnotBench?", "Authors: Ilse Brandt, Benno Lindqvist, ..., Ona Reedham [1]"),
        ("Who wrote the paper on Weftline failure?", "Authors: Dipa Mahatre [1]"),
        ("Who wrote RopeDyn?", "Hao Lianjun, Ruo Wenzhou [1]"),
        ("By whom was spindle-locks written?", "spindle-locks: free of deadlocks by Diogo Castell [1]"),
        ("谁写了 VIPLoom？", "作者：Khanh Leung, Kiet Anhui [1]"),
        ("Who wrote VIPLoom?", "作者：Khanh Leung, Kiet Anhui [1]"),
        ("REED 的作者是谁？", "论文作者：Ona Reedham、Dipa Mahatre [1]"),
        ("who wrote the SLEY paper?", "👤 Ilka Vinod Karstensen [1]"),
    ],
)
async def test_the_line_that_names_the_authors_answers_who_wrote_a_thing(ask_mill, asked: str, told: str):
    assert (await ask_mill(asked)).text == told


async def test_a_paper_that_is_only_described_is_named_with_its_authors(ask_mill):
    answer = await ask_mill("Who is the author of the grey heron robot paper?")
    assert answer.text == "From Carding to Spinning: Do Robots See Birds? [1] Kenta Tabatani, Ryo Okumoto [2]"


async def test_a_follow_up_asks_for_the_authors_of_what_was_spoken_of(ask_mill):
    answer = await ask_mill("Who are its authors?", ("What is RopeDyn?", "RopeDyn: Are Your Locks Ready? [1]"))
    assert answer.text == "Hao Lianjun, Ruo Wenzhou [1]"


@pytest.mark.parametrize(
    "asked",
    [
        "Who wrote Weftline?",
        "Who made BobbinNet?",
        "谁开发了 BobbinNet？",
        "Who wrote StreamMill?",
        "Who wrote the review of HeddleNet?",
    ],
)
async def test_nobody_wrote_what_their_story_only_mentions(ask_mill, asked: str):
    assert not (await ask_mill(asked)).answered


@pytest.mark.parametrize("asked", ["Who wrote the 7Q Framework paper?", "谁写了 7Q Framework 论文？"])
async def test_a_name_of_a_digit_and_a_letter_is_no_question_for_the_newest_post(ask_mill, asked: str):
    assert (await ask_mill(asked)).text == "Alsha Abuadari, Nazat Sultana, Surya Nepalese [1]"


@pytest.mark.parametrize("asked", ["Who are the authors?", "Who wrote the most papers?", "Who wrote the 5Q paper?"])
async def test_who_wrote_what_no_post_names_is_not_what_the_newest_post_tells(ask_mill, asked: str):
    assert not (await ask_mill(asked)).answered
