"""App Home and the agent tab: the whole program, the real slack-bolt, a strict server."""

from tests.servers.slack_reader import pressable, visible


def home(slack, user="U1"):
    return visible(slack.home(user)) if slack.homes.get(user) else ""


async def test_home_shows_the_newest_digest_to_somebody_who_never_typed_a_command(slack):
    slack.user("U5")
    await slack.open_home(user="U5")
    await slack.until(lambda: "AI Weekly 2026-W16" in home(slack, "U5"))
    assert "Nothing yet" in home(slack, "U5")
    assert "Europe/Berlin" in home(slack, "U5")
    assert "Share in channel" not in pressable(slack.home("U5"))
    assert "Memory" in pressable(slack.home("U5"))
    assert "Contents" not in home(slack, "U5")
    assert slack.refusals == []


async def test_a_section_opened_at_home_comes_as_a_direct_message(slack):
    await slack.open_home()
    await slack.until(lambda: home(slack))
    await slack.press_home("Memory")
    await slack.until(lambda: any("60,000 stars" in visible(message) for message in slack.messages("DU1")))
    assert slack.refusals == []


async def test_a_question_asked_at_home_is_answered_as_a_direct_message(slack):
    await slack.open_home()
    await slack.until(lambda: home(slack))
    await slack.press_home("Ask a question")
    await slack.until(lambda: slack.views)
    await slack.submit("what is MEMENTO?")
    await slack.until(lambda: any("Sources" in visible(message) for message in slack.messages("DU1")))
    assert slack.refusals == []


async def test_a_watched_name_shows_its_mentions_until_it_is_let_go(slack):
    await slack.open_home()
    await slack.until(lambda: home(slack))
    await slack.press_home("Watch a name")
    await slack.until(lambda: slack.views)
    await slack.submit("claude-mem")
    await slack.until(lambda: "You now watch claude-mem." in home(slack))
    assert "1 mention, last Sun 19 Apr 2026" in home(slack) or "mentions, last Sun 19 Apr 2026" in home(slack)
    await slack.press_home("Stop: claude-mem")
    await slack.until(lambda: "You no longer watch claude-mem." in home(slack))
    assert slack.refusals == []


async def test_a_zone_and_a_language_are_the_readers_own_and_wrong_ones_say_what_to_do(slack):
    await slack.open_home()
    await slack.until(lambda: home(slack))
    for typed, said in (("asia/tokyo", "Your time zone is now Asia/Tokyo."), ("Mars", "is not a time zone")):
        await slack.press_home("Name a zone, like Europe/Oslo")
        await slack.until(lambda: slack.views)
        assert slack.views[-1]["blocks"][-1]["label"]["text"] == "Name a zone, like Europe/Oslo"
        await slack.submit(typed)
        await slack.until(lambda said=said: said in home(slack))
        slack.views.clear()
    assert "Time zone: Asia/Tokyo" in home(slack)
    slack.user("U2")
    await slack.open_home(user="U2")
    await slack.until(lambda: home(slack, "U2"))
    assert "Time zone: Asia/Tokyo" not in home(slack, "U2")


async def test_language_and_zone_are_chosen_from_menus_and_put_back(slack):
    await slack.open_home()
    await slack.until(lambda: "Language: any · Time zone: Europe/Berlin" in home(slack))
    assert "Digests open in your language" in home(slack)
    for label, said in (
        ("Asia/Shanghai", "Your time zone is now Asia/Shanghai."),
        ("English (en)", "Your language is now en."),
        ("As in my profile", "Your time zone is now the one of your profile."),
        ("Any language", "Your language is now any."),
    ):
        await slack.press_home(label)
        await slack.until(lambda said=said: said in home(slack))
    assert "Language: any · Time zone: Europe/Berlin" in home(slack)
    assert slack.views == []
    assert slack.refusals == []


async def test_who_subscribed_a_channel_pauses_it_at_home_and_a_stranger_cannot(slack):
    slack.channel("C1", creator="U1")
    slack.user("U2")
    await slack.command("subscribe weekly mon 09:00 UTC")
    await slack.until(lambda: slack.ephemeral)
    await slack.open_home()
    await slack.until(lambda: "mon 09:00" in home(slack))
    number = pressable(slack.home())["Pause"]["value"].rsplit(" ", 1)[1]
    await slack.press_home("Pause")
    await slack.until(lambda: "paused" in home(slack))
    assert "Resume" in pressable(slack.home())
    await slack.open_home(user="U2")
    await slack.until(lambda: "mon 09:00" in home(slack, "U2"))
    assert "Resume" not in pressable(slack.home("U2"))
    await slack.command(f"resume-one {number}", user="U2")
    await slack.until(lambda: any("Only its maker" in visible(message) for message in slack.ephemeral))
    assert slack.refusals == []


async def test_the_agent_tab_offers_questions_that_the_newest_digest_answers(slack):
    await slack.open_home(tab="messages")
    await slack.until(lambda: slack.prompts)
    assert len(slack.prompts[-1]["prompts"]) == 3
    asked = await slack.dm(slack.prompts[-1]["prompts"][0]["message"])
    await slack.until(lambda: any("Sources" in visible(message) for message in slack.thread("DU1", asked)))
    assert slack.refusals == []
