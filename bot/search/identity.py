"""Who or what an address or a name stands for: one identity for every way of writing it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from bot.posts.wordsets import word_set
from bot.search.words import fold

Kind: TypeAlias = Literal["paper", "repo", "handle", "model", "story", "name"]

_ARXIV_HOSTS = frozenset(
    ("arxiv.org", "browse.arxiv.org", "export.arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org")
)
_X_HOSTS = frozenset(
    ("x.com", "twitter.com", "mobile.twitter.com", "fxtwitter.com", "vxtwitter.com", "fixupx.com", "xcancel.com")
)
_NUMBER = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_ARXIV = re.compile(rf"(?<!\d)({_NUMBER}|[a-z-]+(?:\.[A-Z]{{2}})?/\d{{7}})")
_ARXIV_IN_TEXT = re.compile(rf"(?<![\w./])(?:arXiv:\s?)?({_NUMBER})(?:v\d+)?(?![\w%])", re.IGNORECASE)
_OWNER = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}")
_REPO = re.compile(r"[\w.-]{1,100}")
_HANDLE = re.compile(r"\w{1,15}")

# First segments of github.com that are pages of GitHub itself.
_NO_OWNERS = word_set("""
    about apps collections contact customer-stories enterprise events explore features issues join login marketplace
    notifications organizations orgs pricing pulls readme resources search security settings site solutions sponsors
    stars team topics trending users
""")
# Third segments that show the repository itself; a link to one pull request is no mention of the whole.
_OF_THE_REPO = frozenset(("", "blob", "releases", "tree", "wiki"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One thing, however it is written.

    Attributes:
        key: stable across posts: `arxiv:2504.12345`, `github:owner/name`, `x:handle`, `name:…`.
        name: as it was written here.
        url: its canonical address, or None.
    """

    key: str
    kind: Kind
    name: str
    url: str | None = None


@lru_cache(maxsize=1 << 14)
def of_url(url: str) -> Identity | None:
    """Give the paper, repository or X account that an address leads to, or None."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    path = parts.path
    if host in _ARXIV_HOSTS or (host == "huggingface.co" and path.startswith("/papers/")):
        found = _ARXIV.search(path)
        return paper(found[1]) if found else None
    if host in ("github.com", "raw.githubusercontent.com"):
        return _of_github(path)
    if host in _X_HOSTS:
        handle = path.strip("/").split("/")[0]
        return account(handle) if _HANDLE.fullmatch(handle) and handle not in ("i", "home", "search") else None
    return None


@lru_cache(maxsize=1 << 12)
def of_page(url: str) -> Identity | None:
    """Give the paper or repository whose own page an address is, or None; a folder in a repository is another thing."""
    known = of_url(url)
    if known is None or known.kind == "paper":
        return known
    inside = urlsplit(url).path.strip("/").count("/") > 1
    return known if known.kind == "repo" and not inside else None


def owner_of(url: str) -> str | None:
    """Give the owner named in an address at GitHub, folded, or None."""
    found = re.match(r"https?://(?:www\.)?github\.com/([A-Za-z0-9-]+)", url)
    owner = found[1].lower() if found else ""
    return owner if owner and owner not in _NO_OWNERS else None


def papers_in(text: str) -> Iterator[Identity]:
    """Give the papers that a text names by their arXiv number."""
    for found in _ARXIV_IN_TEXT.finditer(text):
        yield paper(found[1])


def paper(number: str) -> Identity:
    """Give the identity of a paper by its arXiv number, without a version."""
    return Identity(key=f"arxiv:{number}", kind="paper", name=f"arXiv:{number}", url=f"https://arxiv.org/abs/{number}")


def repo(owner: str, name: str) -> Identity:
    """Give the identity of a repository at GitHub."""
    return Identity(
        key=f"github:{owner}/{name}".lower(),
        kind="repo",
        name=f"{owner}/{name}",
        url=f"https://github.com/{owner}/{name}",
    )


def account(handle: str) -> Identity:
    """Give the identity of an account at X."""
    return Identity(key=f"x:{handle.lower()}", kind="handle", name=f"@{handle}", url=f"https://x.com/{handle}")


def _of_github(path: str) -> Identity | None:
    owner, name, section = (*path.strip("/").split("/", 3), "", "")[:3]
    name = re.sub(r"[#?&].*", "", name).rstrip(".,;:)").removesuffix(".git")
    if owner.lower() in _NO_OWNERS or section not in _OF_THE_REPO:
        return None
    return repo(owner, name) if _OWNER.fullmatch(owner) and _REPO.fullmatch(name) else None


_FAMILIES = word_set("""
    claude codestral command deepseek devstral exaone flux gemini gemma glm gpt grok haiku imagen kimi llama
    magistral minimax mistral mixtral nemotron olmo opus phi qwen sonnet sora veo yi
""")
_MAKERS = word_set("ai2 alibaba anthropic deepmind google lg meta microsoft moonshot nvidia openai")
_MODEL = re.compile(rf"(?:{'|'.join(sorted(_FAMILIES))}) ?\d|o[1-9](?: mini| pro)?$")
_VENDORS = re.compile(rf"(?:{'|'.join(sorted(_MAKERS))}) (?=.*\d)")
_CLAUDE_LAST = re.compile(r"claude (\d+(?:\.\d+)*) (opus|sonnet|haiku)")
_CLAUDE_FIRST = re.compile(r"claude (opus|sonnet|haiku)")
_MAKER = re.compile(rf"(?i)^(?:claude (?=(?:opus|sonnet|haiku)\b)|(?:{'|'.join(sorted(_MAKERS))}) (?=\S.*\d))")
#: A word or a number in a name.
PIECE = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+")


def spoken(name: str) -> str:
    """Give the words of a name in small letters, whatever joins them."""
    return " ".join(PIECE.findall(fold(name).casefold()))


def canonical(name: str) -> str:
    """Give a name in the form by which two spellings are the same.

    Case, joiners and the maker's name before a model are left out: `Claude Opus 4.7`, `claude-opus-4.7` and `Opus 4.7`
    are one, as are `GPT-5.2` and `GPT 5.2`.
    """
    words = _VENDORS.sub("", spoken(name), count=1)
    words = _CLAUDE_LAST.sub(r"\2 \1", words)
    return _CLAUDE_FIRST.sub(r"\1", words)


def without_maker(name: str) -> str:
    """Give a model's name without its maker's, which posts may leave out: Opus 4.7 for Claude Opus 4.7."""
    return _MAKER.sub("", name)


def named(name: str) -> Identity:
    """Give the identity of what is known by its name alone."""
    words = canonical(name)
    return Identity(key=f"name:{words}", kind="model" if _MODEL.match(words) else "name", name=name)
