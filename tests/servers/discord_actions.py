"""What Discord's API does with a request: every check and every effect, without a socket."""

from copy import deepcopy
from datetime import UTC, datetime
from time import monotonic

from tests.servers.discord_rules import (
    EPHEMERAL,
    LOADING,
    SILENT,
    V2,
    command_problems,
    message_problems,
    modal_problems,
    walk,
)
from tests.servers.discord_world import (
    ANNOUNCEMENT,
    APPLICATION,
    BITS,
    BOT,
    CROSSPOSTED,
    FORUM_TYPE,
    OURS,
    PRIVATE,
    REQUIRE_TAG,
    STAFF,
    THREAD,
    Interaction,
    Refused,
    World,
)

#: Follow-ups of one interaction where only its user installed the app.
GUEST_FOLLOWUPS = 5


class Actions(World):
    """The world, and what our application may do in it."""

    def allowed(self, channel: dict) -> int:
        """Give what we may do in a channel."""
        if channel["type"] == PRIVATE:
            return OURS
        place = self.channels[channel["parent_id"]] if channel["type"] == THREAD else channel
        return OURS & ~sum(int(one["deny"]) for one in place["permission_overwrites"])

    def need(self, number: str, *names: str) -> dict:
        """Give a channel, if it is there and we have some permissions."""
        channel = self.channels.get(number)
        if channel is None:
            raise Refused(404, 10003, "Unknown Channel")
        allowed = self.allowed(channel)
        if not (self.is_member(channel) and allowed & BITS["view_channel"]):
            raise Refused(403, 50001, "Missing Access")
        if any(not allowed & BITS[name] for name in names):
            raise Refused(403, 50013, "Missing Permissions")
        return channel

    def check(self, problems: list[str]) -> None:
        if problems:
            raise Refused(400, 50035, "Invalid Form Body: " + "; ".join(problems))

    def problems(self, channel: str, body: dict, *, nonce: bool = True) -> list[str]:
        """Name what is wrong with a message for a channel."""
        place = self.channels[channel].get("parent_id") or channel
        if {channel, place} & self.plain and body.get("flags", 0) & V2:
            raise Refused(400, 50035, "Invalid Form Body: components are not allowed here")
        return message_problems(body, nonce=nonce, roles=frozenset(self.callable))

    def post(self, number: str, body: dict) -> dict:
        channel = self.need(number)
        thread = channel["type"] == THREAD
        self.need(number, "send_messages_in_threads" if thread else "send_messages")
        if channel["type"] == FORUM_TYPE:
            raise Refused(400, 40058, "Cannot send a message in a forum channel")
        self.check(self.problems(number, body))
        nonce = (number, body.get("nonce", ""))
        message, when = self._nonces.get(nonce, ("", 0.0))
        if body.get("enforce_nonce") and message and monotonic() - when < self.nonce_window:
            if message not in self._messages:
                raise Refused(404, 10008, "Unknown Message")
            return self._messages[message]
        reference = body.get("message_reference")
        if reference and str(reference["message_id"]) not in self._messages:
            self.check([] if reference.get("fail_if_not_exists") is False else ["unknown message_reference"])
            body = {name: value for name, value in body.items() if name != "message_reference"}
        if thread:
            channel["thread_metadata"]["archived"] = False
        kept = self.write(number, BOT, body)
        self.call_roles(kept, body)
        self._nonces[nonce] = (kept["id"], monotonic())
        return kept | {"nonce": body.get("nonce")}

    def call_roles(self, message: dict, body: dict) -> None:
        """Call the roles that a message names and may call; not those that only some may call."""
        named = "\n".join(one.get("content", "") for one in (body, *walk(message["components"])))
        allowed = body["allowed_mentions"].get("roles", ())
        message["mention_roles"] = [role for role in allowed if f"<@&{role}>" in named and role != STAFF]

    def change(self, number: str, message: str, body: dict) -> dict:
        self.need(number)
        kept = self.one(number, message)
        if kept["author"]["id"] != BOT:
            raise Refused(403, 50005, "Cannot edit a message authored by another user")
        self._opened(number)
        self.edited(kept, body)
        return kept

    def remove(self, number: str, message: str) -> None:
        self.need(number)
        if self.one(number, message)["author"]["id"] != BOT:
            raise Refused(403, 50013, "Missing Permissions")
        self._opened(number)
        del self._messages[message]

    def _opened(self, number: str) -> None:
        if self.channels[number].get("thread_metadata", {}).get("archived"):
            raise Refused(400, 50083, "Thread is archived")

    def archive(self, number: str, body: dict) -> dict:
        """Archive a thread or bring it back, as its body says."""
        thread = self.need(number, "send_messages_in_threads")
        self.check([] if thread["type"] == THREAD and set(body) == {"archived"} else ["only a thread is archived"])
        thread["thread_metadata"]["archived"] = body["archived"]
        return thread

    def edited(self, message: dict, body: dict) -> None:
        extra = [name for name in ("nonce", "enforce_nonce", "message_reference") if name in body]
        wrong = self.problems(message["channel_id"], body, nonce=False)
        extra += ["silent"] if body["flags"] & SILENT else []
        self.check([f"{name} cannot be edited" for name in extra] + wrong)
        message["components"] = deepcopy(body["components"])
        message["embeds"] = deepcopy(body.get("embeds", []))
        self._number(message["components"])
        message["flags"] |= body["flags"] & V2
        message["edits"] += 1
        message["edited_timestamp"] = datetime.now(UTC).isoformat()

    def one(self, number: str, message: str) -> dict:
        self.need(number)
        kept = self._messages.get(message)
        if kept is None or kept["channel_id"] != number:
            raise Refused(404, 10008, "Unknown Message")
        return kept

    def seen(self, message: dict) -> dict:
        """Give a message as somebody without the message-content intent gets it."""
        mine = message["author"]["id"] == BOT or any(one["id"] == BOT for one in message["mentions"])
        direct = self.channels[message["channel_id"]]["type"] == PRIVATE
        shown = deepcopy({name: value for name, value in message.items() if name not in ("edits", "nonce")})
        if not (mine or direct):
            shown |= {"content": "", "components": [], "embeds": []}
        if shown.get("referenced_message"):
            shown["referenced_message"] = self.seen(shown["referenced_message"])
        return shown

    def history(self, number: str, *, after: int, limit: int) -> list[dict]:
        channel = self.need(number)
        if not 1 <= limit <= 100:
            self.check(["limit is 1 to 100"])
        if not self.allowed(channel) & BITS["read_message_history"]:
            return []
        every = sorted(self.messages(number, ours=False), key=lambda one: int(one["id"]))
        old = monotonic() - self.history_lag
        page = [one for one in every if int(one["id"]) > after and self._written[one["id"]] <= old][:limit]
        return [self.seen(one) for one in reversed(page)]

    def start_thread(self, parent: str, name: str, number: str | None = None) -> dict:
        self.check([] if 1 <= len(name) <= 100 else ["a thread's name has 1 to 100 characters"])
        if self.channels[parent]["type"] == THREAD:
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        if number in self.channels:
            raise Refused(400, 160004, "A thread has already been created for this message")
        number = number or self.snowflake()
        self.channels[number] = {
            "id": number, "type": THREAD, "guild_id": self.channels[parent]["guild_id"], "parent_id": parent,
            "owner_id": BOT, "name": name, "message_count": 0, "member_count": 1,
            "thread_metadata": {
                "archived": False, "auto_archive_duration": 1440, "locked": False,
                "archive_timestamp": datetime.now(UTC).isoformat(),
            },
        }  # fmt: skip
        return self.channels[number]

    def start_forum_post(self, forum: str, body: dict) -> dict:
        if self.need(forum, "send_messages")["type"] != FORUM_TYPE:
            self.check(["type is required"])
        self.check(self.problems(forum, body["message"], nonce=False))
        known = {tag["id"] for tag in self.channels[forum]["available_tags"]}
        tags = body.get("applied_tags", [])
        self.check([] if set(tags) <= known and len(tags) <= 5 else ["applied_tags"])
        if self.channels[forum]["flags"] & REQUIRE_TAG and not tags:
            raise Refused(400, 40067, "A tag is required to create a forum post in this channel")
        thread = self.start_thread(forum, body["name"]) | {"applied_tags": tags}
        self.channels[thread["id"]] = thread
        message = self.write(thread["id"], BOT, body["message"])
        self.call_roles(message, body["message"])
        del self._messages[message["id"]]
        message["id"] = thread["id"]
        self._messages[thread["id"]] = message
        self._written[thread["id"]] = monotonic()
        return thread | {"message": message}

    def crosspost(self, number: str, message: str) -> dict:
        if self.need(number, "send_messages")["type"] != ANNOUNCEMENT:
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        kept = self.one(number, message)
        if message in self.published:
            raise Refused(400, 40033, "This message has already been crossposted")
        self.published.append(message)
        kept["flags"] |= CROSSPOSTED
        return kept

    def register(self, commands: list[dict]) -> list[dict]:
        self.check(command_problems(commands))
        self.commands = commands
        self.registrations += 1
        return [one | {"id": self.snowflake(), "application_id": APPLICATION, "version": "1"} for one in commands]

    def called_back(self, interaction: Interaction | None, body: dict) -> None:
        """Take the first answer to an interaction."""
        if interaction is None or monotonic() - interaction.born > self.deadline:
            raise Refused(404, 10062, "Unknown interaction")
        if interaction.ack:
            raise Refused(400, 40060, "Interaction has already been acknowledged")
        data = body.get("data", {})
        match body["type"]:
            case 5:
                self.check([] if data.get("flags", 0) in (0, EPHEMERAL) else ["only EPHEMERAL can be set here"])
                interaction.private = bool(data.get("flags"))
            case 6 if interaction.kind == 3:
                self.check(["nothing can be set here"] if data else [])
            case 8 if interaction.kind == 4:
                found = data["choices"]
                lengths = [len(text) for one in found for text in (one["name"], one["value"])]
                self.check(["choices"] if len(found) > 25 or any(not 1 <= one <= 100 for one in lengths) else [])
                interaction.choices = found
            case 9 if interaction.kind in (2, 3):
                self.check(modal_problems(data))
                interaction.modal = data
            case kind:
                self.check([f"callback type {kind} does not answer an interaction of type {interaction.kind}"])
        interaction.ack, interaction.seconds = body["type"], monotonic() - interaction.born

    def original(self, interaction: Interaction, body: dict) -> dict:
        if interaction.ack == 6:
            self.edited(interaction.message, body)
            return interaction.message
        if interaction.ack != 5:
            raise Refused(404, 10008, "Unknown Message")
        if interaction.original is not None:
            self.edited(interaction.original, body)
            return interaction.original
        self.check(self.problems(interaction.channel, body, nonce=False))
        interaction.original = self._told(interaction, body, private=interaction.private)
        return interaction.original

    def shown(self, interaction: Interaction) -> dict:
        """Give the first answer, which is loading while the bot thinks."""
        if interaction.ack != 5:
            raise Refused(404, 10008, "Unknown Message")
        if interaction.original is None:
            return {"id": interaction.id, "channel_id": interaction.channel, "content": "", "flags": LOADING}
        return self.seen(interaction.original)

    def follow_up(self, interaction: Interaction, body: dict) -> dict:
        self.check(self.problems(interaction.channel, body, nonce=False))
        if len(interaction.followups) >= GUEST_FOLLOWUPS and not self.is_member(self.channels[interaction.channel]):
            raise Refused(403, 40094, "This interaction has hit the maximum number of follow-up messages")
        message = self._told(interaction, body, private=bool(body["flags"] & EPHEMERAL))
        interaction.followups.append(message)
        return message

    def _told(self, interaction: Interaction, body: dict, *, private: bool) -> dict:
        message = self.write(interaction.channel, BOT, body)
        if private:
            message["flags"] |= EPHEMERAL
            del self._messages[message["id"]]
        return message
