"""Whether a post is meant to be seen: what says so, and what is no post at all."""

import re
from pathlib import PurePosixPath

from bot.posts.fields.reader import Reader
from bot.posts.frontmatter.findings import Findings
from bot.posts.post import Status

_YES = frozenset(["true", "yes", "on", "1", "y"])
_NO = frozenset(["false", "no", "off", "0", "n"])
# Those of other languages: German, French, Spanish, Portuguese, Italian, Chinese and Japanese.
_PUBLISHED = frozenset([
    "published", "publish", "public", "live", "final", "post",
    "veröffentlicht", "freigegeben", "publié", "publicado", "pubblicato", "已发布", "发布", "已發布", "公開",
])  # fmt: skip
_DRAFT = frozenset([
    "draft", "drafts", "pending", "review", "wip", "scheduled", "archived", "trash",
    "entwurf", "brouillon", "borrador", "rascunho", "bozza", "草稿", "未发布", "下書き",
])  # fmt: skip
# A title marked as that of a draft: `Mill letter 4 (draft)`, `[WIP] Mill letter`, `Draft: Mill letter`.
_DRAFT_WORD = "|".join(
    (
        "drafts?|wip|work in progress|entwurf|brouillon|borrador|rascunho|bozza",
        "草稿|下書き|ドラフト|초안|черновик|szkic|taslak|bản nháp",
    )
)
_DRAFT_TITLE = re.compile(rf"(?i)[\[(（【［](?:{_DRAFT_WORD})[\])）】］]|^\W*(?:{_DRAFT_WORD})\s*[:：]")
_HIDDEN = frozenset(["hidden", "invisible", "private", "unlisted", "unpublished"])
# A file named as a draft: `2026-04-19.draft.md`, `draft-2026-04-19.md`, `mill_WIP.md`; `draft-horses.md` is none.
_DRAFT_NAME = re.compile(r"(?:draft|wip|template)(?:[-_.\s]*\d.*)?|.*[._\s-](?:draft|wip|template)", re.IGNORECASE)
_DRAFT_FOLDERS = frozenset(("_drafts", "drafts"))
# NotionNext's types that are no posts.
_NO_POSTS = frozenset(["page", "notice", "menu", "submenu"])


def is_no_post(reader: Reader) -> bool:
    """Tell whether the type says that the file is a page or menu."""
    field = reader.first(("type",))
    return field is not None and field.text.casefold() in _NO_POSTS


def status_of(reader: Reader, findings: Findings, title: str) -> Status:
    """Give the strictest of all that is said; what cannot be understood is a draft, so nothing is shown by accident."""
    said = {
        _of_status(reader, findings),
        _of_flag(reader, findings, "draft", "draft"),
        _of_flag(reader, findings, "hidden", "hidden"),
        _of_flag(reader, findings, "private", "hidden"),
        _of_published(reader),
        _of_type(reader),
        _of_title(reader, findings, title),
        _of_name(reader, findings),
        "draft" if _DRAFT_FOLDERS & set(findings.path.casefold().split("/")[:-1]) else "published",
    }
    strictest: tuple[Status, ...] = ("draft", "hidden", "published")
    return next(status for status in strictest if status in said)


def _of_status(reader: Reader, findings: Findings) -> Status:
    field = reader.first(("status",))
    word = field.text.casefold() if field else "published"
    if word in _PUBLISHED:
        return "published"
    if word in _HIDDEN:
        return "hidden"
    if field and word not in _DRAFT:
        message = f"“{field.text[:40]}” is no status; write published, draft or hidden. It was taken for a draft."
        findings.warning(field.line, "bad-status", message)
    return "draft"


def _of_flag(reader: Reader, findings: Findings, name: str, meaning: Status) -> Status:
    field = reader.first((name,))
    word = field.text.casefold() if field else "false"
    if word in _NO:
        return "published"
    if field and word not in _YES:
        message = f"“{field.text[:40]}” is neither true nor false; it was taken for `{name}: true`."
        findings.warning(field.line, f"bad-{name}", message)
    return meaning


def _of_published(reader: Reader) -> Status:
    """Read Jekyll's `published: false`; a date under that name says nothing here."""
    field = reader.first(("published",))
    return "draft" if field and field.text.casefold() in _NO else "published"


def _of_name(reader: Reader, findings: Findings) -> Status:
    """Read the name of the file where no field says whether the post is a draft."""
    named = _DRAFT_NAME.fullmatch(PurePosixPath(findings.path).stem) is not None
    return _of_words(reader, findings, named, "draft-by-name", "The name of the file")


def _of_type(reader: Reader) -> Status:
    field = reader.first(("type",))
    word = field.text.casefold() if field else ""
    return "draft" if word in _DRAFT else "hidden" if word in _HIDDEN else "published"


def _of_title(reader: Reader, findings: Findings, title: str) -> Status:
    """Read the title where no field says whether the post is a draft."""
    return _of_words(reader, findings, _DRAFT_TITLE.search(title) is not None, "draft-by-title", "The title")


def _of_words(reader: Reader, findings: Findings, drafted: bool, code: str, what: str) -> Status:
    """Keep as a draft what is called one, with a warning, unless a field says otherwise."""
    if not drafted or reader.first(("draft", "status", "published")):
        return "published"
    message = f"{what} says that this is a draft, so it is kept as one; write `draft: false` to publish it."
    findings.warning(1, code, message)
    return "draft"
