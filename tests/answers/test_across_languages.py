"""Questions in one language on digests in another: German, Chinese, Japanese and English, with names we made up."""

from collections.abc import Awaitable, Callable

import pytest

from bot.answers.answer import Answer
from bot.answers.kinds.counted import counts_unspaced
from bot.answers.questions.series import find_series
from tests.answers.conftest import answering_from, asker, read

Ask = Callable[[str], Awaitable[Answer]]

GERMAN = """---
title: "Mühlenbrief KW 12"
date: 2026-03-20
---
## 1. Kestrel 3

Tester messen für Kestrel 3 einen Wert von 41 Punkten im Weir-Index, und die Kosten pro Lauf liegen bei 0,64 US-Dollar.
Die Halluzinationsrate von Kestrel 3 liegt bei 12 Prozent. Es ist eine Ankündigung vor Version 2.0.

## 2. Gilde

Die Gilde der Müller entwickelt mit Ilse Brandt ein offenes Werkzeug, und über 30 Neuerungen sind geplant.
"""
CHINESE = """---
title: "风车周刊 第 8 期"
date: 2026-03-21
---
## 动态

- Loomkit 因密钥泄露被投毒 52 个包，两小时内恢复。
- Heron 云服务提供 60GB 存储，内存为 3.5GB。
- 本周要闻涵盖 Quilt 的高危漏洞（CVE-2026-1044）、Loomkit 密钥泄露导致 52 个包被投毒、Tidemark 供应链遭到攻击。
- 为 Gantry 新增 Packed Weir 支持。正在 review
"""
JAPANESE = """---
title: "水車ニュース 3月"
date: 2026-03-22
---
## Millrace 2.1

Millrace 2.1がリリースされました。1,204のコミットを含む大型アップデートです。

## Sluice

2026年3月、水車工房のIlse Brandtは、Sluice用プラグインをリリースしました。開発には約2週間かかりました。
"""
ENGLISH = """---
title: "Mill letter 12"
date: 2026-03-22
---
## Looms

The code of the old loom has 120 lines, and a beginner reads them in an hour.
"""


@pytest.fixture
def ask_all() -> Ask:
    return asker(answering_from(read(GERMAN, "german"), read(CHINESE, "chinese"), read(JAPANESE, "japanese")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Was kostet ein Lauf von Kestrel 3?", "0,64"),
        ("Wie hoch ist die Halluzinationsrate von Kestrel 3?", "12 Prozent"),
        ("What is the hallucination rate of Kestrel 3?", "12 Prozent"),
        ("Kestrel 3 的幻觉率是多少？", "12 Prozent"),
        ("How many packages of Loomkit were poisoned?", "52 个包"),
        ("How much storage does Heron offer?", "60GB"),
        ("How many commits were in Millrace 2.1?", "1,204"),
        ("Millrace 2.1には何件のコミットが含まれていましたか？", "1,204"),
        ("Sluice用プラグインは誰が作りましたか？", "Ilse Brandt"),
        ("Packed Weir 的支持现在是什么状态？", "正在 review"),
        ("Quilt 的漏洞 CVE 编号是多少？", "CVE-2026-1044"),
    ],
)
async def test_a_question_is_answered_from_posts_in_another_language(ask_all: Ask, question: str, told: str) -> None:
    answer = await ask_all(question)
    assert answer.answered
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Wann erscheint Version 2.0 von Kestrel 3?",
        "Wie viele Nutzer hat Kestrel 3?",
        "How many users does Kestrel 3 have?",
        "How many packages of Tidemark were poisoned?",
        "Loomkit 的 CVE 编号是多少？",
        "Heron 用了多少张 GPU？",
        "Millrace 2.1は何人が開発しましたか？",
        "How many downloads does the Sluice plugin have?",
    ],
)
async def test_what_no_language_tells_is_refused(ask_all: Ask, question: str) -> None:
    assert not (await ask_all(question)).answered


def test_what_japanese_counts_may_stand_behind_the_number_alone() -> None:
    assert counts_unspaced("何件のコミットがありますか？", "1,204のコミットを含む。")
    assert not counts_unspaced("何件のコミットがありますか？", "3月のリリースで性能が向上。")


@pytest.mark.parametrize(
    "question", ["FE Mills 3 月那期推荐了什么？", "FE Mills 第 8 期推荐了什么？", "What is in FE Mills Vol. 8?"]
)
def test_a_name_without_a_word_for_what_comes_out_is_a_series_beside_an_issue(question: str) -> None:
    texts = [f"---\ntitle: 'FE Mills Vol.{at} | News'\ndate: 2026-0{at - 5}-10\n---\nText.\n" for at in (7, 8)]
    posts = [read(text, str(number)) for number, text in enumerate(texts)]
    found = find_series(question, posts)
    assert found is not None
    assert found.name == "FE Mills"
    assert find_series("Who wrote FE Mills?", posts) is None


async def test_one_known_word_of_many_is_no_answer_in_another_language() -> None:
    ask = asker(answering_from(read(ENGLISH, "english")))
    assert not (await ask("月影整理的动画教程有多少段例子代码？")).answered
    assert (await ask("代码有多少行？")).answered


BOTH_IN_ENGLISH = """---
title: Mill Letter W12
date: 2026-03-20
---
## Payments

- Ilsewerk and Tidemark launched a payment feature for glasses, called Look and Go.
"""
BOTH_IN_FRENCH = """---
title: Lettre des moulins S12
date: 2026-03-20
language: fr
---
## Paiements

- Ilsewerk et Tidemark lancent une fonction de paiement pour lunettes, « Look and Go ».
"""


async def test_what_one_sentence_tells_of_both_has_no_translation_beside_it() -> None:
    ask = asker(answering_from(read(BOTH_IN_ENGLISH, "en"), read(BOTH_IN_FRENCH, "fr")))
    answer = await ask("which payment feature did Ilsewerk and Tidemark launch?")
    assert [one.text for one in answer.sentences] == [
        "Ilsewerk and Tidemark launched a payment feature for glasses, called Look and Go."
    ]
