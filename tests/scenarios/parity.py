"""What every platform must do: one list of scenarios, each an async function of a chat."""

from collections.abc import Awaitable, Callable

from tests.scenarios.chats import Chat


async def a_week_is_read_and_a_section_opened(chat: Chat) -> None:
    read = await chat.command("this-week")
    assert "AI Weekly 2026-W16" in chat.words(read)
    opened = await chat.press(read, "Memory")
    assert "60,000 stars" in chat.words(opened)
    assert chat.public() == []


async def a_question_is_answered_with_its_source(chat: Chat) -> None:
    answer = await chat.ask("what is MEMENTO?")
    assert "Microsoft Research published MEMENTO" in chat.words(answer)
    assert "AI Weekly 2026-W16 › Memory" in chat.words(answer)


async def a_number_finds_its_repository_and_a_follow_up_knows_the_talk(chat: Chat) -> None:
    answer = await chat.ask("which repo has 60,000 stars?")
    assert "claude-mem" in chat.words(answer)
    assert "16,000" in chat.words(await chat.follow(answer, "and cognee?"))


async def the_same_event_delivered_twice_is_answered_once(chat: Chat) -> None:
    await chat.ask("what is MEMENTO?")
    await chat.again()
    await chat.ask("what is cognee?")
    assert len(chat.public()) == 2


async def what_the_digests_do_not_hold_is_said_plainly(chat: Chat) -> None:
    answer = await chat.ask("what did the digest say about Rust 2.0?")
    assert "Rust 2.0" in chat.words(answer)
    assert "Sources" not in chat.words(answer)


async def hostile_text_pings_nobody_and_leads_nowhere(chat: Chat) -> None:
    read = await chat.command("latest")
    opened = await chat.press(read, "Desktop")
    answer = await chat.ask("<!channel> @everyone <@123> what did @OpenAI do on April 16?")
    for message in (read, opened, answer):
        assert chat.pings(message) == []
    assert not any("evil.example" in link for link in chat.links(answer))
    assert "moon is cheese" not in chat.words(answer)


async def a_draft_exists_for_nobody(chat: Chat) -> None:
    assert "Secret Plans" not in chat.words(await chat.command("list"))
    assert "secret plan is called" not in chat.words(await chat.command("secret-plans"))
    assert "secret plan is called" not in chat.words(await chat.command("ask what is Operation Marmalade?"))


async def a_private_digest_is_shared_by_a_button(chat: Chat) -> None:
    shared = await chat.share(await chat.command("this-week"), "Share in channel")
    assert "AI Weekly 2026-W16" in chat.words(shared)
    assert "Share in channel" not in chat.labels(shared)
    assert len(chat.public()) == 1


async def a_private_answer_is_shared_with_its_sources(chat: Chat) -> None:
    answer = await chat.command("ask what is MEMENTO?")
    assert chat.public() == []
    shared = await chat.share(answer, "Share in channel")
    assert "Sources" in chat.words(shared)
    assert "Asked: what is MEMENTO?" in chat.words(shared)
    assert "Asked:" not in chat.words(answer)


async def an_answer_is_explained_and_rated_in_private(chat: Chat) -> None:
    answer = await chat.ask("what is MEMENTO?")
    assert "Why this answer" in chat.words(await chat.press(answer, "Why this answer?"))
    assert "Thank you" in chat.words(await chat.press(answer, "Helpful"))
    assert len(chat.public()) == 1


async def every_item_of_a_section_can_be_asked_about(chat: Chat) -> None:
    opened = await chat.press(await chat.command("latest"), "Memory")
    named = next(label for label in chat.labels(opened) if "claude-mem" in label)
    assert "claude-mem" in chat.words(await chat.press(opened, named))


async def a_direct_message_is_answered(chat: Chat) -> None:
    assert "16,000 stars" in chat.words(await chat.tell("what is cognee?"))


async def a_bare_mention_is_greeted_with_questions_that_work(chat: Chat) -> None:
    hello = await chat.ask("")
    question = next(label for label in chat.labels(hello) if label.endswith("?"))
    assert "Sources" in chat.words(await chat.press(hello, question))


async def what_fits_best_is_searched_and_items_are_told(chat: Chat) -> None:
    assert "claude-mem" in chat.words(await chat.command("search 60,000 stars"))
    assert "claude-mem" in chat.words(await chat.command("items claude-mem"))


async def what_is_found_is_turned_page_by_page(chat: Chat) -> None:
    first = await chat.command("search agents memory stars Codex margin model")
    second = await chat.press(first, "More")
    assert "page 1 of 2" in chat.words(first)
    assert "page 2 of 2" in chat.words(second)
    assert "Back" not in chat.labels(first)
    assert "More" not in chat.labels(second)
    assert ("at the margin" in chat.words(first)) + ("at the margin" in chat.words(second)) == 1
    assert chat.words(await chat.press(second, "Back")) == chat.words(first)


async def what_does_not_exist_says_what_does(chat: Chat) -> None:
    assert "2026-W16" in chat.words(await chat.command("2026-W02"))


async def only_who_manages_a_place_subscribes_it(chat: Chat) -> None:
    refused = await chat.command("subscribe weekly mon 09:00")
    assert "Only people who may manage" in chat.words(refused)
    done = await chat.command("subscribe weekly mon 09:00", boss=True)
    assert "Subscribed" in chat.words(done)
    assert "weekly" in chat.words(await chat.command("subscriptions"))


async def a_question_is_asked_of_one_digest_in_a_form(chat: Chat) -> None:
    answer = await chat.fill(await chat.command("latest"), "Ask a question", "how many stars has cognee?")
    assert "16,000 stars" in chat.words(answer)
    assert chat.public() == []


async def a_message_of_somebody_is_asked_about(chat: Chat) -> None:
    answer = await chat.about("have a look at cognee", "how many stars has it?")
    assert "16,000 stars" in chat.words(answer)


async def what_is_watched_is_kept_until_it_is_let_go(chat: Chat) -> None:
    assert "watch nothing yet" in chat.words(await chat.command("watch"))
    assert "now watch MEMENTO" in chat.words(await chat.command("watch MEMENTO"))
    assert "MEMENTO (1 mention, last Sun 19 Apr 2026)" in chat.words(await chat.command("watch"))
    assert "watch nothing yet" in chat.words(await chat.command("watch", boss=True))
    assert "no longer watch memento" in chat.words(await chat.command("unwatch memento"))


async def a_reader_chooses_a_language_and_a_time_zone(chat: Chat) -> None:
    assert "There is no digest in zh" in chat.words(await chat.command("language zh"))
    assert "language is now en" in chat.words(await chat.command("language en"))
    assert "language is en" in chat.words(await chat.command("language"))
    assert "language is now any" in chat.words(await chat.command("language any"))
    assert "language is any" in chat.words(await chat.command("language"))
    assert "time zone is now Asia/Tokyo" in chat.words(await chat.command("timezone Asia/Tokyo"))
    assert "time zone is Asia/Tokyo" in chat.words(await chat.command("timezone"))
    assert "is not a time zone" in chat.words(await chat.command("timezone Tokio"))
    assert "now the one of your profile" in chat.words(await chat.command("timezone profile"))


async def a_subscription_is_changed_paused_resumed_and_ended(chat: Chat) -> None:
    said = chat.words(await chat.command("subscribe weekly mon 09:00 UTC", boss=True))
    assert "Mondays at 09:00, UTC" in said
    assert "(en)" in chat.words(await chat.command("posts-language en", boss=True))
    assert "paused" in chat.words(await chat.command("pause", boss=True))
    assert "paused" not in chat.words(await chat.command("resume weekly", boss=True))
    assert "Only people who may manage" in chat.words(await chat.command("unsubscribe weekly"))
    assert "Unsubscribed" in chat.words(await chat.command("unsubscribe weekly", boss=True))
    assert "Nothing is posted here" in chat.words(await chat.command("subscriptions"))


async def help_says_what_can_be_typed_there(chat: Chat) -> None:
    words = chat.words(await chat.command("help"))
    assert "/digest ask" in words
    assert "What is" in words


SCENARIOS: tuple[Callable[[Chat], Awaitable[None]], ...] = (
    a_week_is_read_and_a_section_opened,
    a_question_is_answered_with_its_source,
    a_number_finds_its_repository_and_a_follow_up_knows_the_talk,
    the_same_event_delivered_twice_is_answered_once,
    what_the_digests_do_not_hold_is_said_plainly,
    hostile_text_pings_nobody_and_leads_nowhere,
    a_draft_exists_for_nobody,
    a_private_digest_is_shared_by_a_button,
    a_private_answer_is_shared_with_its_sources,
    an_answer_is_explained_and_rated_in_private,
    every_item_of_a_section_can_be_asked_about,
    a_direct_message_is_answered,
    a_bare_mention_is_greeted_with_questions_that_work,
    what_fits_best_is_searched_and_items_are_told,
    what_is_found_is_turned_page_by_page,
    what_does_not_exist_says_what_does,
    only_who_manages_a_place_subscribes_it,
    a_question_is_asked_of_one_digest_in_a_form,
    a_message_of_somebody_is_asked_about,
    what_is_watched_is_kept_until_it_is_let_go,
    a_reader_chooses_a_language_and_a_time_zone,
    a_subscription_is_changed_paused_resumed_and_ended,
    help_says_what_can_be_typed_there,
)
