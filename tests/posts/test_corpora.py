"""Real digests of others, where the machine has them: all load, and every word of them is kept."""

import json
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.posts.blocks import words_of
from bot.posts.folder import Shelf, read_folder
from bot.posts.frontmatter.decoding import decode
from bot.posts.frontmatter.dialects import split
from bot.posts.frontmatter.findings import Findings
from bot.posts.post import Item, Post

CORPORA = Path(__file__).parents[2].parent / "shared" / "corpora"
pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the digests of others are no part of the project")
UTC = ZoneInfo("UTC")


@pytest.fixture(scope="module")
def lwkd() -> Shelf:
    return read_folder(CORPORA / "lwkd", UTC)


@pytest.fixture(scope="module")
def hextra() -> Shelf:
    return read_folder(CORPORA / "hextra-ai-daily", UTC)


def test_a_real_weekly_loads_but_for_two_dates_that_do_not_exist(lwkd: Shelf) -> None:
    assert [(problem.path, problem.line, problem.code) for problem in lwkd.problems] == [
        ("2022-02-27-update.md", 4, "bad-date"),
        ("2024-04-14-update.md", 4, "bad-date"),
    ]
    assert len(lwkd.posts) == 384
    assert {post.series for post in lwkd.posts} == {"weekly"}


def test_nearly_every_issue_of_a_real_weekly_came_out_after_its_week(lwkd: Shelf) -> None:
    after = [post for post in lwkd.posts if post.published > post.period.last]
    assert len(after) > 0.9 * len(lwkd.posts)


def test_a_real_daily_in_four_languages_keeps_its_editions_apart(hextra: Shelf) -> None:
    assert (len(hextra.posts), hextra.problems) == (141, ())
    assert {post.series for post in hextra.posts} == {"daily"}
    assert {post.language for post in hextra.posts} == {"zh", "en", "fr", "ja"}
    assert all(post.period.label in post.path for post in hextra.posts)


def test_broken_files_give_the_title_and_date_they_had_after_their_repair() -> None:
    shelf = read_folder(CORPORA / "broken", UTC)
    posts = {post.path: post for post in shelf.posts}
    assert len(posts) == 8
    for entry in json.loads((CORPORA / "broken" / "MANIFEST.json").read_text()):
        post, fixed = posts.get(entry["file"]), entry["fixed"]
        if post is None:
            codes = [problem.code for problem in shelf.problems if problem.path == entry["file"]]
            assert codes == ["date-missing"]
            continue
        assert "frontmatter-repaired" in [problem.code for problem in post.problems]
        assert str(post.published) == fixed.get("date", "")[:10] or str(post.published) in post.path
    assert posts["rust-lang__7a423387__2024-10-02-gccrs-an-alternative-compiler-for-rust.md"].title == (
        "gccrs: An alternative compiler for Rust"
    )


def test_every_word_of_real_posts_is_kept(lwkd: Shelf, hextra: Shelf) -> None:
    for name, shelf in (("lwkd", lwkd), ("hextra-ai-daily", hextra)):
        for post in shelf.posts[::5]:
            source = (CORPORA / name / post.path).read_bytes()
            kept = letters(post.title + text_of_post(post))
            lost = [word for word in words_of_source(source) if word not in kept]
            assert lost == [], post.path


def text_of_post(post: Post) -> str:
    parts = [part for section in post.sections for part in (section.title, *section.content)]
    return "".join(
        part if isinstance(part, str) else part.title + part.text if isinstance(part, Item) else words_of(part)
        for part in parts
    )


def words_of_source(source: bytes) -> list[str]:
    """Give the words of a body without its markup, by means that know no Markdown parser."""
    findings = Findings(path="")
    body = split(decode(source, findings), findings).body
    for form in (
        r"<!--.*?-->|<(script|style).*?</\1>",
        r"(?m)^\s*\[[^\]\n]+\]:\s*\S+.*$|^(\s*>)?\s*\d+[.)]\s|^\s*```.*$",
        r"\]\(\s*<?[^)\s]*(\([^)\s]*\)[^)\s]*)*>?(\s+\"[^\"]*\")?\s*\)|\]\[[^\]]*\]",
        r"</?[a-z][^>]*>|&[a-z]+;",
    ):
        body = re.sub(form, " ", body, flags=re.DOTALL if "!--" in form else 0)
    return [word for word in map(letters, body.split()) if word]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
