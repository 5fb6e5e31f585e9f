"""Questions of many words, most of which only lead up to what is asked."""

from collections.abc import Awaitable, Callable

from bot.answers.answer import Answer
from tests.answers.conftest import answering_from, asker, read

POST = """---
title: Loom notes
date: 2026-04-06
---

## Tools

- Bobbinscope turns pattern books, stitch charts and old mill ledgers into a drawing of knots that anybody may search.
- Spoolcheck counts threads by night.

## Proposals

- **Labels for dyed yarn**: Marta Holm posted to the Millhall list a proposal to standardise what mills print on labels
  of dyed yarn, so that scanners of any maker read it.

## Figures

As of March, only 11 to 14 percent of weaving pilots have reached production at scale; the rest stall.
"""
ON_LOOMS = asker(answering_from(read(POST, "loom")))


async def test_what_is_asked_for_in_many_words_is_found_by_those_that_a_story_holds() -> None:
    told = await ON_LOOMS(
        "so I have this huge heap of pattern books from my aunt plus some old ledgers of a mill and would really love "
        "to turn it all into something that I can search, saw a tool in one of your digests lately, forgot what it was "
        "called, draws knots or so. what's its name?",
    )
    assert told.answered
    assert "Bobbinscope" in told.text


async def test_many_words_of_which_a_story_holds_few_are_refused() -> None:
    told = await ON_LOOMS(
        "so I have this huge heap of photos from my aunt plus some old recipes of a baker and would really love to "
        "turn it all into something that I can print, saw a service in one of your digests lately, forgot what it was "
        "called, binds cookbooks or so. what's its name?",
    )
    assert not told.answered


async def test_the_day_on_which_the_asker_did_something_is_not_the_day_asked_about() -> None:
    told = await ON_LOOMS(
        "I was on the train this morning and read about mills. Somebody wants to standardise labels of dyed yarn. Who "
        "proposed that?",
    )
    assert told.answered
    assert "Marta Holm" in told.text
    assert told.window is None


async def test_a_day_that_posts_cover_is_asked_about_though_the_asker_was_away_on_it(
    ask: Callable[..., Awaitable[Answer]],
) -> None:
    told = await ask("I was away in W14. What happened?")
    assert told.window is not None
    assert "W14" in told.window.words


async def test_prs_in_small_letters_are_pull_requests() -> None:
    post = (
        "---\ntitle: Loom notes\ndate: 2026-04-06\n---\n\n## Week\n\n346 pull requests were merged in the last week.\n"
    )
    told = await asker(answering_from(read(post, "notes")))("how many prs were merged")
    assert told.answered
    assert "346" in told.text


async def test_who_posted_a_proposal_is_who_wrote_it() -> None:
    told = await ON_LOOMS("who wrote the proposal for labels of dyed yarn")
    assert told.answered
    assert "Marta Holm" in told.text
