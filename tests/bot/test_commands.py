"""What can be asked, read from words; total."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asked import (
    About,
    Ask,
    Choose,
    Example,
    Hello,
    Help,
    Home,
    Items,
    ListPosts,
    Open,
    OpenSection,
    Rate,
    Read,
    Schedule,
    ScheduleOf,
    Search,
    Share,
    ShowAnswer,
    Watch,
    Why,
)
from bot.commands import parse, parse_question, sharing

TODAY = date(2026, 4, 20)
KEY = "0123456789ab"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("", Read("")),
        ("this-week", Read("this-week")),
        ("/digest last week", Read("last week")),
        ("W16", Read("W16")),
        ("2026-04-19", Read("2026-04-19")),
        ("2026-W54", Read("2026-W54")),
        ("ai-weekly-2026-w16-en", Read("ai-weekly-2026-w16-en")),
        ("ask what is MEMENTO?", Ask("what is MEMENTO?")),
        ("what is MEMENTO?", Ask("what is MEMENTO?")),
        ("上周有哪些论文", Ask("上周有哪些论文")),
        ("ask", Help("Put your question after `ask`, for example: `ask what happened this week?`")),
        ("find", Help("Put what you look for after `search`, for example: `search agent memory`")),
        ("unwatch", Help("Put the name after `unwatch`, for example: `unwatch claude-mem`")),
        ("search  claude-mem ", Search("claude-mem")),
        ("items", Items("")),
        ("items Opus 4.7", Items("Opus 4.7")),
        ("list", ListPosts(1)),
        ("list 3", ListPosts(3)),
        ("LIST", ListPosts(1)),
        ("help", Help()),
        ("serach", Help("There is no `serach`. Did you mean `search`?")),
        ("subscribe weekly mon 09:00 Europe/Berlin", Schedule("subscribe", "weekly mon 09:00 Europe/Berlin")),
        ("subscribe weekly mon 09:00 --silent", Schedule("subscribe", "weekly mon 09:00 --silent")),
        ("subscriptions", Schedule("subscriptions")),
        (f"open {KEY}", Open(KEY)),
        (f"section {KEY} 12", OpenSection(KEY, 12)),
        (f"about {KEY} 3 1", About(KEY, 3, 1)),
        (f"ask-in {KEY} who leads?", Ask("who leads?", KEY)),
        ("good a1-b2", Rate("a1-b2", True)),
        ("bad a1-b2", Rate("a1-b2", False)),
        ("why a1-b2", Why("a1-b2")),
        ("answer a1-b2", ShowAnswer("a1-b2")),
        (f"example {KEY} 2", Example(KEY, 2)),
        ("items page 2", Items("", 2)),
        ("item-page 2 Opus 4.7", Items("Opus 4.7", 2)),
        ("search-page 3 page 2 of it", Search("page 2 of it", 3)),
        ("search page 2 of it", Search("page 2 of it")),
        ("home", Home()),
        ("home watch MEMENTO", Home(Watch("MEMENTO"))),
        ("homework", Read("homework")),
        ("watch", Watch("")),
        ("unwatch MEMENTO", Watch("MEMENTO", on=False)),
        ("language zh", Choose("language", "zh")),
        ("timezone Asia/Tokyo", Choose("zone", "Asia/Tokyo")),
        ("pause-one 7", ScheduleOf("pause", 7)),
        ("share", Share(Read(""))),
        ("share this-week", Share(Read("this-week"))),
        ("@channel @everyone", Hello()),
        ("Share share W16", Share(Read("W16"))),
        (f"share section {KEY} 2", Share(OpenSection(KEY, 2))),
        ("shareholders", Read("shareholders")),
        ("subsribe weekly mon 09:00", Help("There is no `subsribe`. Did you mean `subscribe`?")),
    ],
)
def test_words_become_commands(text, command):
    assert parse(text, today=TODAY) == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("what happened this week?", Ask("what happened this week?")),
        ("this-week", Read("this-week")),
        ("ｔｈｉｓ－ｗｅｅｋ", Read("this-week")),
        ("ｌｉｓｔ", ListPosts(1)),
        ("ｓｅａｒｃｈ looms", Search("looms")),
        ("what is ＬＯＯＭ？", Ask("what is ＬＯＯＭ？")),
        ("@channel @everyone", Hello()),
        ("@here", Hello()),
        ("@everyone asked about MEMENTO", Ask("@everyone asked about MEMENTO")),
        ("@channels", Ask("@channels")),
        ("Help!", Help()),
        ("W16", Read("w16")),
        ("search cognee", Search("cognee")),
        ("ask what is MEMENTO?", Ask("what is MEMENTO?")),
        ("Ask", Help("Put your question after `ask`, for example: `ask what happened this week?`")),
        ("search?", Help("Put what you look for after `search`, for example: `search agent memory`")),
        ("read", Read("")),
        ("posts", ListPosts(1)),
        ("unsubscribe?", Ask("unsubscribe?")),
        ("language?", Ask("language?")),
        ("Clear!", Help("There is nothing to clear; just ask something new, for example: `what happened this week?`")),
        ("clear skies this week?", Ask("clear skies this week?")),
        ("list the papers of W16", Ask("list the papers of W16")),
        ("/digest list", ListPosts(1)),
        ("subscribe weekly mon 09:00 Europe/Berlin", Schedule("subscribe", "weekly mon 09:00 Europe/Berlin")),
        ("watch claude-mem", Watch("claude-mem")),
        ("unwatch Hex Haiku", Watch("Hex Haiku", on=False)),
        ("language de", Choose("language", "de")),
        ("timezone Europe/Berlin", Choose("zone", "Europe/Berlin")),
        ("timezone ../../mill", Choose("zone", "../../mill")),
        ("timezone bugs", Ask("timezone bugs")),
        ("watch out for loops", Ask("watch out for loops")),
        ("language models?", Ask("language models?")),
        ("language models", Ask("language models")),
        ("latst", Help("There is no `latst`. Did you mean `latest`?")),
        ("latent", Ask("latent")),
        ("helm", Ask("helm")),
    ],
)
def test_a_message_is_a_question_unless_the_whole_of_it_is_a_command(text, command):
    assert parse_question(text, today=TODAY) == command


@given(st.text(max_size=300))
def test_any_text_becomes_some_command(text):
    parse(text, today=TODAY)
    parse_question(text, today=TODAY)


def test_forged_button_commands_are_not_taken():
    assert not isinstance(parse("section ../../etc 1", today=TODAY), OpenSection)
    assert not isinstance(parse(f"section {KEY} 99999", today=TODAY), OpenSection)


def test_a_call_without_words_is_a_greeting():
    assert parse_question("  ", today=TODAY) == Hello()


@pytest.mark.parametrize("words", [f"open {KEY}", f"section {KEY} 3", f"about {KEY} 1 2"])
def test_what_can_be_shared_is_read_back_as_it_was(words):
    assert sharing(parse(words, today=TODAY)) == words


def test_what_is_the_askers_alone_is_not_shared():
    assert sharing(parse("why a1", today=TODAY)) == ""
