"""What a person wishes of a subscription's posts beside their time: `--silent`, `--role ID`, `--tag NAME`."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.errors import UsageError

#: Phones make a long dash of two short ones.
_OPTION = re.compile(r"(?:^|\s)(?:--(?=\S)|[—–](?=(?:silent|role|tags?)\b))")
#: What is said of a platform that cannot do what is wished.
_NOT_THERE = {
    "silent": "Posts on {} cannot be silent; leave --silent out.",
    "role": "No role can be called on {}; leave --role out.",
    "tag": "Posts on {} have no tags; leave --tag out.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is wished.

    Attributes:
        silent: posts make no sound.
        ping: the platform's id of the one role that is called once a digest; empty for none.
        tags: the labels that posts get, where the platform has such.
    """

    silent: bool = False
    ping: str = ""
    tags: tuple[str, ...] = ()

    def check(self, platform: str, possible: Collection[str]) -> None:
        """Refuse what a platform cannot do.

        Raises:
            UsageError: one sentence on what to leave out.
        """
        wished = {"silent": self.silent, "role": bool(self.ping), "tag": bool(self.tags)}
        for name, sentence in _NOT_THERE.items():
            if wished[name] and name not in possible:
                raise UsageError(sentence.format(platform.capitalize()))

    def __str__(self) -> str:
        """Say them in words."""
        said = (
            "silent" if self.silent else "",
            f"calls role {self.ping}" if self.ping else "",
            f"tags {', '.join(self.tags)}" if self.tags else "",
        )
        return "; ".join(filter(None, said))


def read_wishes(words: str) -> tuple[str, Wishes]:
    """Take the wishes out of what follows `subscribe`, and give the other words and the wishes.

    Raises:
        UsageError: one sentence on what to say instead.
    """
    rest, *options = _OPTION.split(words)
    wishes = Wishes()
    for option in options:
        name, _, value = option.strip().partition(" ")
        match name.lower():
            case "silent":
                wishes, rest = replace(wishes, silent=True), f"{rest} {value}"
            case "role":
                role, _, more = value.strip().partition(" ")
                wishes, rest = replace(wishes, ping=_role(role, wishes)), f"{rest} {more}"
            case "tag" | "tags":
                wishes = replace(wishes, tags=(*wishes.tags, *_tags(value, wishes)))
            case _:
                raise UsageError(f"There is no --{name[:40]}; there is --silent, --role ID and --tag NAME.")
    return rest, wishes


def _role(word: str, wishes: Wishes) -> str:
    role = word.removeprefix("<@&").removesuffix(">")
    if not (role.isascii() and role.isdecimal() and len(role) <= 20):
        raise UsageError("Put the id of the role after --role, digits only.")
    if wishes.ping not in ("", role):
        raise UsageError("Only one role can be called; name one.")
    return role


def _tags(words: str, wishes: Wishes) -> list[str]:
    named = [" ".join(name.split()) for name in words.split(",")]
    names = [name for name in dict.fromkeys(named) if name and name not in wishes.tags]
    if not any(named):
        raise UsageError("Put the name of a tag after --tag; commas stand between several.")
    return names
