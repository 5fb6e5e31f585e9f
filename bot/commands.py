"""What can be asked: the words after `/digest`, or in a message to us, read into one command. Total; never raises."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches

from bot.asked import (
    About,
    Ask,
    Choose,
    Command,
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
from bot.errors import PeriodError
from bot.posts.periods import parse_period

#: Longest text read of one command or question; more than anyone types, less than anyone can abuse.
LONGEST = 4_000
#: Longest name that can be watched.
NAME = 60
SCHEDULE = ("subscribe", "unsubscribe", "subscriptions", "pause", "resume", "posts-language")
#: Words a person may begin with; buttons use `open`, `section`, `about`, `ask-in`, `follow`, `example`, `answer`,
#: `items page`, `item-page`, `search-page`, `pause-one`, `resume-one`, `home`, `good`, `bad` and `why` besides.
VERBS = (
    *("read", "ask", "search", "items", "list", "share", "help"),
    *("watch", "unwatch", "watching", "language", "timezone"),
    *SCHEDULE,
)
PERIODS = ("this-week", "last-week", "latest", "today", "yesterday")
#: Marks of a question anywhere, and the particles that close one in Chinese, Japanese and Korean.
_ASKS = re.compile(r"[?？؟]|[吗嗎呢か까]\W*$")
#: Commands that are meant by a whole message, also with a mark behind them.
_ALONE = (*PERIODS, "read", "ask", "search", "find", "items", "item", "list", "posts", "share", "help", "subscriptions")
#: What clears a conversation or a screen elsewhere.
_CLEARING = ("clear", "cls", "reset", "restart", "start over", "new chat", "new conversation", "forget")

#: A whole message that sets what somebody reads or watches: `watch out for loops` and `language models?` are questions.
_CHOICE = re.compile(
    r"(?i)watching|(?:un)?watch(?: (?!(?:out|for|the|this|that)\b)[^\s?]+(?: [^\s?]+)?)?"
    r"|language(?: [a-z]{2,3}(?:-[a-z]{2,4})?)?|timezone(?: (?:utc|[^\s?]*/[^\s?]+))?"
)
#: A message that says nothing, or only calls people.
_CALLS = re.compile(r"(?:@(?:everyone|here|channel)\b\s*)*", re.IGNORECASE)
_KEY = r"(?P<key>[0-9a-f]{12})"
_RECORD = r"(?P<record>[0-9A-Za-z-]{1,40})"


def parse(text: str, *, today: date) -> Command:
    """Read what follows `/digest`, or a button's command.

    Args:
        text: what was typed; empty means this week.
        today: the asker's day, against which periods are read.
    """
    line = " ".join(text[:LONGEST].split())
    if line.lower().startswith("/digest"):
        line = line[len("/digest") :].strip()
    if re.match(r"home\b", line):
        rest = line[len("home") :].strip()
        return Home(_read(rest, today) if rest else None)
    shared = re.fullmatch(r"(?:share(?:\s+|$))+(?P<rest>.*)", line, re.IGNORECASE)
    if shared:
        return Share(_read(shared["rest"], today))
    return _read(line, today)


def sharing(command: Command) -> str:
    """Give what a button says, after `share`, to show the same to everybody; empty for what is the asker's alone."""
    match command:
        case Open(key=key):
            return f"open {key}"
        case OpenSection(key=key, number=number):
            return f"section {key} {number}"
        case About(key=key, section=section, item=item):
            return f"about {key} {section} {item}"
    return ""


def _read(line: str, today: date) -> Command:
    return _button(line) or _verb(line) or _free(line, today)


def parse_question(text: str, *, today: date) -> Command:
    """Read a message to us: a question, unless the whole of it is a command or a period."""
    line = " ".join(text[:LONGEST].split())
    bare = unicodedata.normalize("NFKC", line).lower().strip(" .!?。")
    if _CALLS.fullmatch(line):
        return Hello()
    if line.lower().startswith("/digest"):
        return parse(line, today=today)
    if bare in _ALONE:
        return parse(bare, today=today)
    if bare in _CLEARING:
        return Help("There is nothing to clear; just ask something new, for example: `what happened this week?`")
    if _CHOICE.fullmatch(line):
        return parse(line, today=today)
    if re.fullmatch(r"(\d{4}-)?w\d{1,2}|\d{4}-\d\d-\d\d", bare):
        return Read(bare)
    if near := get_close_matches(bare, PERIODS, n=1, cutoff=0.85):
        return _unknown(bare, near[0])
    verb = _verb(line) if bare.split(" ", 1)[0] in ("ask", "search", "items", *SCHEDULE) else None
    return verb or Ask(line)


def _button(line: str) -> Command | None:
    """Read the commands that only buttons send; every number and id is checked anew."""
    if match := re.fullmatch(rf"open {_KEY}", line):
        return Open(match["key"])
    if match := re.fullmatch(rf"section {_KEY} (?P<number>\d{{1,4}})", line):
        return OpenSection(match["key"], int(match["number"]))
    if match := re.fullmatch(rf"about {_KEY} (?P<section>\d{{1,4}}) (?P<item>\d{{1,4}})", line):
        return About(match["key"], int(match["section"]), int(match["item"]))
    if match := re.fullmatch(rf"example {_KEY} (?P<number>\d)", line):
        return Example(match["key"], int(match["number"]))
    if match := re.fullmatch(rf"ask-in {_KEY} (?P<question>.+)", line):
        return Ask(match["question"], match["key"])
    if match := re.fullmatch(r"(?P<verb>pause|resume)-one (?P<number>\d{1,9})", line):
        return ScheduleOf(match["verb"], int(match["number"]))
    return _of_list(line) or _of_answer(line)


def _of_list(line: str) -> Command | None:
    """Read the commands of the buttons that turn pages."""
    if match := re.fullmatch(r"items page (?P<page>\d{1,4})", line):
        return Items("", int(match["page"]))
    if match := re.fullmatch(r"item-page (?P<page>\d{1,4}) (?P<name>.+)", line):
        return Items(match["name"], int(match["page"]))
    if match := re.fullmatch(r"search-page (?P<page>\d{1,4}) (?P<query>.+)", line):
        return Search(match["query"], int(match["page"]))
    return None


def _of_answer(line: str) -> Command | None:
    """Read the commands of the buttons under an answer."""
    if match := re.fullmatch(rf"follow {_RECORD} (?P<question>.+)", line):
        return Ask(match["question"], record=match["record"])
    if match := re.fullmatch(rf"(?P<word>good|bad) {_RECORD}", line):
        return Rate(match["record"], match["word"] == "good")
    if match := re.fullmatch(rf"(?P<word>why|answer) {_RECORD}", line):
        return Why(match["record"]) if match["word"] == "why" else ShowAnswer(match["record"])
    return None


def _verb(line: str) -> Command | None:
    verb, _, rest = line.partition(" ")
    verb = unicodedata.normalize("NFKC", verb)
    match verb.lower().lstrip("/"):
        case "help" | "?":
            return Help()
        case "list" | "posts":
            return ListPosts(int(rest) if re.fullmatch(r"\d{1,4}", rest) else 1)
        case "items" | "item":
            return Items(rest)
        case "read":
            return Read(rest)
        case "ask":
            return Ask(rest) if rest else _lacking("your question", "ask what happened this week?")
        case "search" | "find":
            return Search(rest) if rest else _lacking("what you look for", "search agent memory")
        case word if word in SCHEDULE:
            return Schedule(word, rest)
    return _chosen(verb.lower(), rest)


def _chosen(verb: str, rest: str) -> Command | None:
    """Read what a reader sets for themselves."""
    match verb:
        case "watch" | "watching":
            return Watch(rest[:NAME])
        case "unwatch":
            return Watch(rest[:NAME], on=False) if rest else _lacking("the name", "unwatch claude-mem")
        case "language" if len(rest.split()) <= 1:
            return Choose("language", rest)
        case "timezone" if len(rest.split()) <= 1:
            return Choose("zone", rest)
    return None


def _free(line: str, today: date) -> Command:
    """Read words that begin with no command: a period, a slip of the finger, a question, or a post's name."""
    if line and _CALLS.fullmatch(line):
        return Hello()
    words = line.split()
    meant = get_close_matches(words[0].lower(), SCHEDULE, n=1, cutoff=0.8) if words else []
    if meant:
        return _unknown(words[0], meant[0])
    question = len(words) > 2 or line.endswith(("?", "？"))
    try:
        if not line or parse_period(line, today=today).kind != "slug":
            return Read(line)
    except PeriodError:
        if not question and any(letter.isdigit() for letter in line):
            return Read(line)
    if question or not line.isascii():
        return Ask(line)
    near = get_close_matches(words[0].lower(), (*VERBS, *PERIODS), n=1, cutoff=0.7)
    if near:
        return _unknown(words[0], near[0])
    return Read(line) if len(words) == 1 else Ask(line)


def asks(text: str) -> bool:
    """Tell whether words say themselves that they ask: by a mark, or by the particle they end in."""
    return _ASKS.search(text) is not None


def as_typed(typed: Callable[[str], str]) -> Callable[[str], str]:
    """Give how words of ours are typed where a command is typed so: a command that way, and all else as it is."""
    return lambda words: typed(words) if words.partition(" ")[0] in VERBS else words


def _lacking(what: str, example: str) -> Help:
    return Help(f"Put {what} after `{example.split()[0]}`, for example: `{example}`")


def _unknown(word: str, near: str) -> Help:
    return Help(f"There is no `{word}`. Did you mean `{near}`?")
