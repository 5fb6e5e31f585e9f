"""What every platform must do: one list of scenarios, and what each platform calls the things people do in it.

A scenario is an async function of a chat. What the person alone gets to see is given by `command`, `press`, `fill` (the
form behind a button) and `about` (the form on somebody's message); what everybody sees by `ask`, `follow` and `share`;
`tell` says something in a direct message.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeAlias

from tests.servers import discord_reader, slack_reader
from tests.servers.discord import ALICE, BOSS, DM, GENERAL, DiscordServer
from tests.servers.slack import SlackServer

Shown: TypeAlias = dict[str, Any]


class Chat(Protocol):
    """One platform with the program in it."""

    refusals: list[str]

    async def command(self, words: str, *, boss: bool = False) -> Shown: ...
    async def ask(self, text: str) -> Shown: ...
    async def again(self) -> None: ...
    async def follow(self, answer: Shown, text: str) -> Shown: ...
    async def tell(self, text: str) -> Shown: ...
    async def press(self, message: Shown, label: str) -> Shown: ...
    async def share(self, message: Shown, label: str) -> Shown: ...
    async def fill(self, message: Shown, label: str, text: str) -> Shown: ...
    async def about(self, said: str, text: str) -> Shown: ...
    def public(self) -> list[Shown]: ...
    def words(self, message: Shown) -> str: ...
    def labels(self, message: Shown) -> list[str]: ...
    def pings(self, message: Shown) -> list[str]: ...
    def links(self, message: Shown) -> list[str]: ...


class SlackChat:
    """Slack: a mention is answered in its thread, a command in a line for the asker alone."""

    def __init__(self, server: SlackServer) -> None:
        self.server, self.refusals = server, server.refusals
        # Whoever made a channel may manage it; nobody else may.
        server.channel("C1", creator="U9")
        server.user("U9")

    async def command(self, words: str, *, boss: bool = False) -> Shown:
        return await self._alone(self.server.command(words, user="U9" if boss else "U1"))

    async def press(self, message: Shown, label: str) -> Shown:
        """Press a button; an example question under everybody's greeting is answered for everybody."""
        asks = label.endswith("?") and message in self._ours("C1") and label != "Why this answer?"
        pressed = self.server.press(message, label)
        return await (self._aloud(pressed) if asks else self._alone(pressed))

    async def _alone(self, done: Awaitable[Any]) -> Shown:
        before = len(self.server.ephemeral)
        await done
        await self.server.until(lambda: len(self.server.ephemeral) > before)
        return self.server.ephemeral[-1]

    async def share(self, message: Shown, label: str) -> Shown:
        return await self._aloud(self.server.press(message, label))

    async def fill(self, message: Shown, label: str, text: str) -> Shown:
        return await self._alone(self._filled(self.server.press(message, label), text))

    async def about(self, said: str, text: str) -> Shown:
        message = {"ts": await self.server.say(said, user="U9"), "text": said, "user": "U9", "channel": "C1"}
        return await self._alone(self._filled(self.server.ask_about(message), text))

    async def _filled(self, opened: Awaitable[Any], text: str) -> None:
        before = len(self.server.views)
        await opened
        await self.server.until(lambda: len(self.server.views) > before)
        await self.server.submit(text)

    async def ask(self, text: str) -> Shown:
        return await self._aloud(self.server.mention(text))

    async def again(self) -> None:
        await self.server.repeat(retry=1)

    async def follow(self, answer: Shown, text: str) -> Shown:
        return await self._aloud(self.server.say(text, thread_ts=answer["thread_ts"]))

    async def tell(self, text: str) -> Shown:
        return await self._aloud(self.server.dm(text), "DU1")

    async def _aloud(self, done: Awaitable[Any], channel: str = "C1") -> Shown:
        before = len(self._ours(channel))
        await done
        await self.server.until(lambda: self._ended(channel)[before:])
        return self._ended(channel)[-1]

    def _ended(self, channel: str) -> list[Shown]:
        """Give what we said to its end: every message of ours has something to press."""
        return [message for message in self._ours(channel) if self.labels(message)]

    def _ours(self, channel: str) -> list[Shown]:
        return [message for message in self.server.messages(channel) if "bot_id" in message]

    def public(self) -> list[Shown]:
        return self._ours("C1")

    def words(self, message: Shown) -> str:
        return slack_reader.visible(message)

    def labels(self, message: Shown) -> list[str]:
        return list(slack_reader.pressable(message))

    def pings(self, message: Shown) -> list[str]:
        return slack_reader.pings(message)

    def links(self, message: Shown) -> list[str]:
        return slack_reader.links(message)


#: How the words people type in Slack are typed in Discord: the command, and the box for what follows.
TYPED = {
    "ask": ("digest ask", "question"),
    "search": ("digest search", "words"),
    "items": ("digest items", "name"),
    "list": ("digest list", ""),
    "help": ("digest help", ""),
    "watch": ("digest watch", "name"),
    "unwatch": ("digest unwatch", "name"),
    "language": ("digest language", "language"),
    "timezone": ("digest timezone", "timezone"),
    "subscriptions": ("digest-admin subscriptions", ""),
    "pause": ("digest-admin pause", "series"),
    "resume": ("digest-admin resume", "series"),
    "unsubscribe": ("digest-admin unsubscribe", "series"),
    "posts-language": ("digest-admin language", "language"),
}


class DiscordChat:
    """Discord: a mention is answered in reply to it, a command in the place of "thinking…" for the asker alone."""

    def __init__(self, server: DiscordServer) -> None:
        self.server, self.refusals = server, server.refusals
        self._last = ""

    async def command(self, words: str, *, boss: bool = False) -> Shown:
        verb, _, rest = words.partition(" ")
        user = BOSS if boss else ALICE
        if verb == "subscribe":
            series, at = rest.split(" ", 1)
            return await self._alone(self.server.command("digest-admin subscribe", user=user, series=series, at=at))
        if verb not in TYPED:
            return await self._alone(self.server.command("digest read", user=user, period=words))
        name, box = TYPED[verb]
        return await self._alone(self.server.command(name, user=user, **({box: rest} if rest else {})))

    async def press(self, message: Shown, label: str) -> Shown:
        return await self._alone(self.server.press(message, label))

    async def _alone(self, done: Awaitable[Any]) -> Shown:
        used = await done
        await self.server.until(lambda: used.original and "Still writing" not in self.words(used.original))
        assert used.private
        assert used.seconds < 3
        return used.original

    async def fill(self, message: Shown, label: str, text: str) -> Shown:
        return await self._alone(self._filled(self.server.press(message, label), text))

    async def about(self, said: str, text: str) -> Shown:
        message = await self.server.say(said, user=BOSS)
        return await self._alone(self._filled(self.server.ask_about(message), text))

    async def _filled(self, opened: Awaitable[Any], text: str) -> Any:
        form = await opened
        await self.server.until(lambda: form.modal)
        return await self.server.submit(form, text)

    async def share(self, message: Shown, label: str) -> Shown:
        used = await self.server.press(message, label)
        await self.server.until(lambda: used.original)
        assert not used.private
        return used.original

    async def ask(self, text: str) -> Shown:
        return await self._aloud(self._said(self.server.mention(text)))

    async def _said(self, done: Awaitable[str]) -> None:
        self._last = await done

    async def again(self) -> None:
        await self.server.again(self._last)

    async def follow(self, answer: Shown, text: str) -> Shown:
        return await self._aloud(self.server.say(text, reply_to=answer["id"], ping=True))

    async def tell(self, text: str) -> Shown:
        return await self._aloud(self.server.dm(text), DM)

    async def _aloud(self, done: Awaitable[Any], channel: str = GENERAL) -> Shown:
        before = len(self.server.messages(channel))
        await done
        await self.server.until(lambda: self._ended(channel)[before:])
        return self._ended(channel)[-1]

    def _ended(self, channel: str) -> list[Shown]:
        return [one for one in self.server.messages(channel) if "Still writing" not in self.words(one)]

    def public(self) -> list[Shown]:
        return self.server.messages(GENERAL)

    def words(self, message: Shown) -> str:
        return discord_reader.shown(message)

    def labels(self, message: Shown) -> list[str]:
        return discord_reader.buttons(message)

    def pings(self, message: Shown) -> list[str]:
        return discord_reader.visible(message).mentions

    def links(self, message: Shown) -> list[str]:
        seen = discord_reader.visible(message)
        return [*seen.links, *seen.previews]


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
    assert "time zone is now Asia/Tokyo" in chat.words(await chat.command("timezone Asia/Tokyo"))
    assert "is not a time zone" in chat.words(await chat.command("timezone Tokio"))


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
