"""A Discord server's state: who and what there is, what was said, and what the API does with it."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from time import monotonic, time

from tests.servers.discord_rules import (
    walk,
)

BOT, APPLICATION, GUILD = "900000000000000001", "900000000000000002", "500000000000000000"
ALICE, BOSS, ROBOT = "101", "102", "103"
GENERAL, NEWS, FORUM, DM = "601", "602", "603", "701"
#: A second server with a channel, which we join only by `join`; one that we are no member of; a talk among people.
OTHER, OTHERS_GENERAL = "510000000000000000", "611"
STRANGE, STRANGE_GENERAL = "520000000000000000", "621"
GROUP = "702"
MANAGERS, OUR_ROLE, READERS = "801", "802", "803"
#: A role that not everybody may call.
STAFF = "804"
#: Discord's flag of a message that was published to followers.
CROSSPOSTED = 1 << 0
#: Discord's flag of a forum in which every post needs a tag.
REQUIRE_TAG = 1 << 4
BITS = {
    "manage_guild": 1 << 5,
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "embed_links": 1 << 14,
    "read_message_history": 1 << 16,
    "create_public_threads": 1 << 35,
    "send_messages_in_threads": 1 << 38,
}
OURS = sum(bit for name, bit in BITS.items() if name != "manage_guild")
TEXT, PRIVATE, GROUP_TYPE, ANNOUNCEMENT, THREAD, FORUM_TYPE = 0, 1, 3, 5, 11, 15
EPOCH = 1_420_070_400_000


class Refused(Exception):
    """Discord does not take a request: HTTP status, Discord's own code, and why."""

    def __init__(self, status: int, code: int, why: str) -> None:
        super().__init__(f"{status} {code}: {why}")
        self.status, self.code, self.why = status, code, why


@dataclass
class Interaction:
    """Something a person did with us, and what became of it."""

    id: str
    token: str
    kind: int
    user: str
    channel: str
    data: dict
    born: float
    message: dict | None = None
    ack: int = 0
    seconds: float = 0.0
    private: bool = False
    original: dict | None = None
    followups: list[dict] = field(default_factory=list)
    choices: list[dict] = field(default_factory=list)
    modal: dict | None = None
    expired: bool = False

    @property
    def messages(self) -> list[dict]:
        """Everything said in answer, in order."""
        return [self.original, *self.followups] if self.original else []


class World:
    """One server with a few channels and people, direct messages, and our application."""

    def __init__(self) -> None:
        self.token = "discord-token"
        self.people = {ALICE: "alice", BOSS: "boss", ROBOT: "robot", BOT: "digestbot"}
        self.channels: dict[str, dict] = {}
        for number, name, kind in ((GENERAL, "general", 0), (NEWS, "news", 5), (FORUM, "digests", 15)):
            self.channels[number] = self._channel(number, name, kind)
        for number, guild in ((OTHERS_GENERAL, OTHER), (STRANGE_GENERAL, STRANGE)):
            self.channels[number] = self._channel(number, "general", 0) | {"guild_id": guild}
        self.channels[DM] = {"id": DM, "type": PRIVATE, "recipients": [self.user(ALICE)]}
        people = [self.user(ALICE), self.user(BOSS)]
        self.channels[GROUP] = {"id": GROUP, "type": GROUP_TYPE, "recipients": people, "name": None, "icon": None}
        self.channels[GROUP]["owner_id"] = ALICE
        self.guilds = [GUILD]
        self.commands: list[dict] = []
        self.registrations = 0
        self.refusals: list[str] = []
        self.published: list[str] = []
        self.plain: set[str] = set()
        self.callable = {READERS, STAFF}
        self.typed: list[str] = []
        self.deadline = 3.0
        self.nonce_window = 120.0
        self.history_lag = 0.0
        self.interactions: dict[str, Interaction] = {}
        self._messages: dict[str, dict] = {}
        self._nonces: dict[tuple[str, str], tuple[str, float]] = {}
        self._written: dict[str, float] = {}
        self._numbers = count(1)

    def snowflake(self) -> str:
        """Give an id of now; later ones are greater."""
        return str((int(time() * 1000) - EPOCH << 22) + next(self._numbers))

    def user(self, number: str) -> dict:
        name = self.people[number]
        return {
            "id": number, "username": name, "discriminator": "0", "avatar": None, "global_name": name.title(),
            "bot": number in (BOT, ROBOT),
        }  # fmt: skip

    def member(self, number: str) -> dict:
        roles = {BOT: [OUR_ROLE], BOSS: [MANAGERS]}.get(number, [])
        return {
            "user": self.user(number), "roles": roles, "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False,
            "mute": False, "flags": 0, "nick": None,
        }  # fmt: skip

    def guild(self, guild: str = GUILD) -> dict:
        names = ((guild, "@everyone", 0), (MANAGERS, "managers", BITS["manage_guild"]), (OUR_ROLE, "digestbot", OURS))
        roles = [
            {"id": number, "name": name, "color": 0, "hoist": False, "position": place, "permissions": str(bits),
             "managed": number == OUR_ROLE, "mentionable": False, "flags": 0}
            for place, (number, name, bits) in enumerate(names)
        ]  # fmt: skip
        for number, name in ((READERS, "readers"), (STAFF, "staff")):
            if number in self.callable:
                roles.append(
                    roles[1] | {"id": number, "name": name, "permissions": "0", "mentionable": name != "staff"}
                )
        kinds = [channel for channel in self.channels.values() if channel.get("guild_id") == guild]
        return {
            "id": guild, "name": "Readers", "owner_id": BOSS, "roles": roles, "members": [self.member(BOT)],
            "member_count": 3, "emojis": [], "features": [], "unavailable": False, "large": False,
            "channels": [channel for channel in kinds if channel["type"] != THREAD],
            "threads": [channel for channel in kinds if channel["type"] == THREAD],
        }  # fmt: skip

    def _channel(self, number: str, name: str, kind: int) -> dict:
        return {
            "id": number, "type": kind, "guild_id": GUILD, "name": name, "position": 0, "permission_overwrites": [],
            "parent_id": None, "nsfw": False, "topic": None, "rate_limit_per_user": 0, "available_tags": [],
            "default_reaction_emoji": None, "flags": 0,
        }  # fmt: skip

    def is_member(self, channel: dict) -> bool:
        """Tell whether we are where a channel is: in its server, or in a direct message with us."""
        return channel["type"] == PRIVATE or channel.get("guild_id") in self.guilds

    def messages(self, channel: str = GENERAL, *, ours: bool = True) -> list[dict]:
        """Give the messages of a channel or thread, oldest first; ours only, or all."""
        found = [one for one in self._messages.values() if one["channel_id"] == channel]
        return [one for one in found if not ours or one["author"]["id"] == BOT]

    def thread(self, message: str) -> list[dict]:
        """Give what we said in the thread of a message."""
        return self.messages(message)

    def write(self, channel: str, author: str, body: dict) -> dict:
        """Keep a message."""
        number = self.snowflake()
        message = {
            "id": number, "channel_id": channel, "author": self.user(author), "type": 0, "content": "", "embeds": [],
            "attachments": [], "mentions": [], "mention_roles": [], "mention_everyone": False, "pinned": False,
            "tts": False, "timestamp": datetime.now(UTC).isoformat(), "edited_timestamp": None, "components": [],
            "flags": 0, "edits": 0,
        }  # fmt: skip
        message |= {
            name: deepcopy(body[name])
            for name in ("content", "components", "embeds", "flags", "mentions")
            if name in body
        }
        if reference := body.get("message_reference"):
            message["message_reference"] = {"message_id": str(reference["message_id"]), "channel_id": channel}
            message["referenced_message"] = self._messages.get(str(reference["message_id"]))
            message["type"] = 19
        self._number(message["components"])
        self._messages[number] = message
        self._written[number] = monotonic()
        return message

    @staticmethod
    def _number(components: list[dict]) -> None:
        """Give every component the id that it was not given, as Discord does."""
        taken = {one["id"] for one in walk(components) if one.get("id")}
        free = (number for number in count(1) if number not in taken)
        for one in walk(components):
            one["id"] = one.get("id") or next(free)

    def delete(self, message: str) -> None:
        """Let a moderator delete a message."""
        del self._messages[message]
