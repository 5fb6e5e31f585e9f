"""Who is asked for: a text must name somebody that the question does not, where the maker stands if it asks for one."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.answers.answer import Answer
from bot.answers.kinds.wanted import gives_wanted
from bot.answers.kinds.who import asks_author, asks_who, names_who
from tests.answers.conftest import answering_from, asker, read


@pytest.mark.parametrize(
    ("question", "names", "does_not"),
    [
        ("Who made Tangram-4?", "Quarry released Tangram-4.", "The paper introduces Tangram-4, a tiling model (TM)."),
        ("Who made Tangram-4?", "Tangram-4 is a solver by Ilse Brand.", "KEP 38: Add a Tangram-4 backend."),
        ("Who is behind damsel?", "Weir and Sluice announce damsel.", "An analysis of damsel and the Weir Index."),
        ("Who came up with heron?", "NRC and Quarry teams teamed up to drop heron.", "Heron feeds Visual Models."),
        ("Which company launched heron?", "Quarry's heron reads logs.", "Heron came after the Quarry Workshop 2026."),
        ("Who gave the talk at the Loom Workshop?", "Ona Reed - A talk on yarn", "From the Loom Workshop 2026."),
        (
            "Who is the new lead of the Loom Team?",
            "Benno Lind leads the Loom Team.",
            "Leadership change in the Loom Team",
        ),
        ("Wer hat Tangram veröffentlicht?", "by Ilse Brand", "Tangram runs on POSIX."),
        (
            "Who is the CEO of heron?",
            "鹭鸟 Heron 的首席执行官 Ilse Brand 说，产品将开源。",
            "要点：Heron 拿到 6600 万美元融资，做 AI Agent 管理。",
        ),
        ("who made looms better on windows?", "benno improved looms on Windows", "Looms are better on Windows."),
        ("Who is going to review heron?", "Ilse will review heron.", "Ilse reviewed heron in March."),
        ("Who's going to fix the loom?", "- Benno Lind to fix the loom", "Benno Lind fixed the loom."),
    ],
)
def test_a_name_counts_only_where_it_may_be_who_is_asked_for(question: str, names: str, does_not: str):
    assert asks_who(question)
    assert names_who(question, names)
    assert not names_who(question, does_not)


@pytest.mark.parametrize(
    ("question", "names", "does_not"),
    [
        ("Who added ARM support to Loom?", "mmatyas added ARM support to Loom", "support for ARM was added to Loom"),
        ("Who fixed the leak?", "- jdm and kvark fixed the leak", "tests fixed the leak"),
        ("Who brought the lamp?", "@nox brought the lamp", "we brought the lamp"),
    ],
)
def test_a_handle_in_small_letters_that_opens_a_line_is_who_did_it(question: str, names: str, does_not: str):
    assert names_who(question, names)
    assert not names_who(question, does_not)


@pytest.mark.parametrize(
    ("question", "names", "does_not"),
    [
        ("Who found LOOM-12?", "Ona Reed found LOOM-12.", "LOOM-12 lets the Quarry server write to SQLite files."),
        ("Who fixed LOOM-12?", "LOOM-12 was fixed by Ona Reed.", "Fix for LOOM-12: Upgrade Sluice to version 0.4."),
        ("Who reviewed the shuttle patch?", "Weir reviewed the shuttle patch.", "Add a shuttle patch by Weir."),
        ("Who organizes Loom Day?", "Loom Day is organized by Weir.", "Loom Day opens. Stillwater, Norway."),
        ("Who continued the Heron saga?", "At last! weirtide has continued it.", "The Heron saga is on Sluice now."),
    ],
)
def test_who_did_something_is_told_by_one_who_does_it(question: str, names: str, does_not: str):
    assert names_who(question, names)
    assert not names_who(question, does_not)


def test_which_university_is_answered_by_one_alone():
    assert gives_wanted("Which university is behind Loom?", "Loom comes from the University of Stillwater.")
    assert not gives_wanted("Which university is behind Loom?", "Loom is a tool of the Weaver Team for ropes.")


@pytest.mark.parametrize(
    "line",
    [
        "ilsebrand added shuttle support to the Loom",
        "- ilse-brand, ona4 and bennolind fixed the knots",
        "@loomfan also brought ropes to the Loom",
    ],
)
def test_a_handle_in_small_letters_that_acts_at_the_head_of_a_line_is_somebody(line: str):
    assert names_who("Who did it in the Loom?", line)


@pytest.mark.parametrize("line", ["support added for ropes", "we fixed the knots", "The knots ilsebrand tied"])
def test_a_plain_word_before_a_deed_and_a_handle_elsewhere_are_nobody(line: str):
    assert not names_who("Who did it in the Loom?", line)


def test_a_handle_that_makes_something_or_stands_behind_by_is_its_maker():
    assert names_who("Who made Heddlekit?", "@loomfan made a plugin for knots.")
    assert names_who("Who made Heddlekit?", "A new plugin by @Weftling to tie knots.")
    assert not names_who("Who made Heddlekit?", "ilsebrand fixed the knots")


def test_which_university_or_what_company_asks_for_who_made_it():
    for asked in ("Which university is behind Heddlekit?", "What company makes Heddlekit?"):
        assert asks_who(asked)
        assert names_who(asked, "Brandt Research developed Heddlekit.")
        assert not names_who(asked, "Heddlekit: Knots for Finer Looms lowers the cost of weaving.")


def test_a_name_that_the_question_offers_may_be_the_one():
    assert names_who("Who found the leak, Ona Reed?", "Thank you Ona Reed for finding it.")
    assert names_who("Who won, Ona or Benno?", "Benno won.")


DIGEST = """---
title: Weaver Weekly 7
date: 2026-03-08
---
Hello and welcome to another issue of Weaver Weekly! It is about looms.

## Featured

- [shuttle - ropes and knots for looms](https://weaver.example/shuttle) by Ilse Brand
  > I got tired of tying knots by hand.

- [Knots for a 6502 loom](https://weaver.example/knots) by Benno Lind
  > Our old machine is finally tied.

- [Ona Reed - Weaving fast with Jacquard](https://weaver.example/talk) by The Loom Foundation
  > From the Loom Workshop 2026.

## Machines

Spindle Large 4 is a big one and people argue about its wheels.

The small Bobbin has 11 wheels.

## Letters

Ilse Brand published a long open letter on the price of flax. Benno Lind backed her call at once.

Looms run well on Quarry Stone, people say.

Quarry Stone is sold out.

Quarry released a bobbin of ash.

## Old things

The wooden treadle has been dropped from the catalogue. Some will miss it dearly. It was brittle in winter.

## Plans

Changes follow a public process. These plans were accepted this week:

- Weave in silk

Open calls

Every week the board reads new plans. Say what you think.
"""


@pytest.fixture
def ask_weaver() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(DIGEST, "weaver")))


async def test_a_title_comes_with_a_sentence_that_does_not_name_what_was_asked(ask_weaver):
    said = [one.text for one in (await ask_weaver("What is shuttle?")).sentences]
    assert said == ["shuttle - ropes and knots for looms", "I got tired of tying knots by hand."]


async def test_a_title_may_name_who_is_asked_for(ask_weaver):
    assert "Ona Reed" in (await ask_weaver("Who gave the talk on weaving with Jacquard at the Loom Workshop?")).text


async def test_a_greeting_answers_nothing(ask_weaver):
    text = (await ask_weaver("What was in Weaver Weekly about the 6502?")).text
    assert "welcome" not in text
    assert text.startswith("Knots for a 6502 loom")


async def test_a_sentence_on_another_name_of_the_same_passage_answers_nothing(ask_weaver):
    assert "11 wheels" not in (await ask_weaver("How many wheels does Spindle Large 4 have?")).text


async def test_a_list_of_titles_ends_at_the_next_heading(ask_weaver):
    said = [one.text for one in (await ask_weaver("Which plans were accepted?")).sentences]
    assert said == ["These plans were accepted this week:", "Weave in silk"]


async def test_what_somebody_said_is_told_by_a_sentence_in_which_they_act(ask_weaver):
    assert "flax" in (await ask_weaver("What did Ilse Brand write in her open letter?")).text
    assert not (await ask_weaver("What did Benno Lind write in his open letter?")).answered


async def test_what_somebody_released_is_not_told_by_a_longer_name(ask_weaver):
    assert (await ask_weaver("What did Quarry release?")).text.startswith("Quarry released a bobbin")
    assert "Quarry Stone" not in (await ask_weaver("What did Quarry release?")).text


async def test_a_reason_comes_from_the_sentences_after_or_is_not_given(ask_weaver):
    assert "brittle" in (await ask_weaver("Why has the wooden treadle been dropped?")).text
    assert not (await ask_weaver("Why did Benno Lind back the call?")).answered


WORKBENCH = """---
title: This Week on the Workbench
date: 2026-03-01
---
## Fixes

Notable fixes: roots now honoured in the manual (#126); an EKNOT-triggered jam in AbsoluteLoom::turn() is gone (#127);
the pedal now stops (#128); and a spindle bug was fixed by Ilse Brand (#129).

## Notable additions

- ilsebrand added reference counting to images to avoid extra tallies
- bennolind brought ARM support to LoomRender
- feat(pedal) - /tally (#131) — @ona-reed

## New plugins

### Heddlekit

@loomfan made a plugin to swap knots in place.

### Weftcus

A brand and fresh new plugin by @Weftling to fold long ropes.

### RRWeaver: Round-Robin Shifts for Longer Looms

**Takeaway**: Efficient weaving for a long time.
"""


@pytest.fixture
def ask_workbench() -> Callable[..., Awaitable[Answer]]:
    return asker(answering_from(read(WORKBENCH, "workbench")))


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("Who brought ARM support to LoomRender?", "bennolind"),
        ("Who added /tally?", "@ona-reed"),
    ],
)
async def test_who_did_it_is_told_by_a_handle_at_the_head_of_its_line(asked, who, ask_workbench):
    answer = await ask_workbench(asked)
    assert answer.answered
    assert who in answer.text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Who fixed the pedal's drift?", "Fixes the drift of the pedal, so that knots stay in place. (#141, @dipa-m)"),
        ("Who fixed the tallies of threes?", "Fixes tallies that came in threes. (thanks to Benno Lindqvist)"),
    ],
)
async def test_who_did_it_is_quoted_with_what_was_done_where_the_line_ends_in_the_credit(asked, told):
    lines = "- Fixes the drift of the pedal, so that knots stay in place. ([#141](https://loom.example/141), @dipa-m)"
    lines += "\n- Fixes tallies that came in threes. (thanks to Benno Lindqvist)\n- The lamp is brighter. (@ona-reed)\n"
    text = f"---\ntitle: Loom changes\ndate: 2026-03-05\n---\n## Changes\n\n{lines}"
    answer = await asker(answering_from(read(text, "changes")))(asked)
    assert [sentence.text for sentence in answer.sentences] == [told]
    assert [citation.quote for citation in answer.citations] == [told]


async def test_a_command_is_not_added_by_who_acted_on_its_plural(ask_workbench):
    assert "ilsebrand" not in (await ask_workbench("Who added /tally?")).text


@pytest.mark.parametrize("asked", ["Who found the EKNOT jam?", "Which university is behind RRWeaver?"])
async def test_who_did_it_is_refused_where_only_another_deed_of_the_sentence_or_nothing_names_somebody(
    asked, ask_workbench
):
    assert not (await ask_workbench(asked)).answered


@pytest.mark.parametrize(
    ("question", "did", "did_otherwise"),
    [
        (
            "Who added the pattern viewer?",
            "Ilse Brand contributed the pattern viewer.",
            "Ilse Brand improved the viewer.",
        ),
        ("Who first fixed the leak?", "Ilse Brand resolved the leak.", "Ilse Brand documented the leak."),
        ("Who added zoom?", "Ilse Brand updated the viewer, adding zoom.", "Ilse Brand updated the zoom."),
        ("Who removed the pedal?", "Ilse Brand dropped the pedal.", "Ilse Brand renamed the pedal."),
    ],
)
def test_who_changed_a_thing_in_one_way_is_not_who_changed_it_in_another(question: str, did: str, did_otherwise: str):
    assert names_who(question, did)
    assert not names_who(question, did_otherwise)


async def test_who_added_a_thing_is_not_told_by_who_improved_it():
    text = "## Changes\n\nIlse Brand improved the pattern viewer of Heddlekit with zoom.\n"
    ask = asker(answering_from(read(DIGEST + text, "weaver")))
    assert "Ilse Brand" in (await ask("Who improved the pattern viewer of Heddlekit?")).text
    assert not (await ask("Who added the pattern viewer to Heddlekit?")).answered


async def test_who_reports_in_a_letter_of_their_own_is_said_by_its_title() -> None:
    letter = "---\ntitle: This Month in Spinfast\ndate: 2026-04-05\n---\n\n## Reeds\n\nBo Lund ports Reed 9!\n"
    for title, told in (("This Month in Spinfast", True), ("Reeds and Spinfast", False)):
        answering = answering_from(read(letter.replace("This Month in Spinfast", title), "letter"))
        assert (await asker(answering)("what did Spinfast report on Reed 9?")).answered is told


MINUTES = """---
title: Loom meeting
date: 2026-03-04
---
## Broken shuttles

Ilse will prepare the safety notice. The wardens of the mill were told.

## Warps

Benno Lind wrote the notice on warps and sent it round.
"""


async def test_who_is_going_to_do_something_is_told_by_what_is_to_come_and_not_by_what_was_done() -> None:
    ask = asker(answering_from(read(MINUTES, "minutes")), now=datetime(2026, 3, 9, 9, tzinfo=UTC))
    assert "Ilse will prepare" in (await ask("Who is going to write the safety notice on the broken shuttles?")).text
    assert not (await ask("Who is going to write the notice on warps?")).answered


@pytest.mark.parametrize(
    "question", ["谁最先开发了 Loom？", "哪支团队开发了 Loom？", "哪位写的 Loom？", "哪个机构做的 Loom？"]
)
def test_chinese_asks_for_makers_by_any_word_for_somebody(question: str) -> None:
    assert asks_author(question)


def test_an_abbreviation_that_everybody_knows_is_nobody_in_chinese():
    assert not gives_wanted("Heron 是谁写的？", "AI资讯：Heron多环境漏洞扫描架构图")
    assert gives_wanted("Heron 是谁写的？", "Quarry 开源了 Heron 漏洞扫描工具")
