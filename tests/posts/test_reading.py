"""One file in, a post or a reason out; never an exception, and never a secret."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.posts.blocks import words_of
from bot.posts.folder import is_post_path
from bot.posts.frontmatter.decoding import checksum
from bot.posts.post import Item, Post
from bot.posts.reading import Reading, read_post

Load = Callable[..., Post]
Read = Callable[..., Reading]
POST = """---
title: "River weekly 2026-W14"
date: Apr 6, 2026 13:03
slug: river-weekly-2026-w14-en
tags: [water, mills]
---

The river rose by two hands this week, and three mills along it began to turn again.

## Mills

- **Upper mill** — ground 40 sacks, says [the log](https://river.example/log).
- **Lower mill** — still waits for its new wheel.

## Weather

Rain, mostly.
"""


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def test_every_problem_of_a_post_is_named_beside_one_that_hides_it(read: Read) -> None:
    fields = ("title: Bees", "date: 2026-44-99", "status: maybe", "draft: perhaps", "week: soon", "updated: never")
    reading = read("---\n" + "\n".join(fields) + "\n---\n\nThe bees came back to the mill this week.\n", "bees.md")
    assert reading.post is None
    assert sorted(codes(reading)) == ["bad-date", "bad-draft", "bad-status", "bad-updated", "bad-week"]


@pytest.mark.parametrize("date", ["date: 2023-44-99", "date: 2023-05-02"])
def test_nothing_is_called_wrong_for_a_date_that_is(read: Read, date: str) -> None:
    reading = read(f"---\ntitle: ''\n{date}\nweek: W53\n---\n\nThe bees came back.\n", "2023-05-02-bees.md")
    expected = ["title-missing", "bad-date"] if "44" in date else ["title-missing", "bad-week"]
    assert codes(reading) == expected


def test_a_problem_is_told_with_its_folder_so_that_it_can_be_opened(read: Read) -> None:
    problem = read("No title, no date, but some text.", "weekly/bees.md").problems[0]
    assert problem.within(Path("my posts")).startswith("my posts/weekly/bees.md:1: error: No title;")


def test_a_whole_post_is_read(load: Load) -> None:
    post = load(POST, "weekly/river.md", "Asia/Shanghai")
    assert (post.slug, post.title, post.series) == ("river-weekly-2026-w14-en", "River weekly 2026-W14", "weekly")
    assert (post.period.label, str(post.published)) == ("2026-W14", "2026-04-06")
    assert post.published_at == datetime(2026, 4, 6, 5, 3, tzinfo=UTC)
    assert (post.language, post.status, post.tags) == ("en", "published", ("water", "mills"))
    assert post.summary.startswith("The river rose")
    assert [(section.title, section.line, len(section.items)) for section in post.sections] == [
        ("", 8, 0),
        ("Mills", 10, 2),
        ("Weather", 15, 0),
    ]
    assert post.sections[1].items[0].url == "https://river.example/log"
    assert post.sections[1].items[1].line == 13
    assert (post.path, post.source, post.problems) == ("weekly/river.md", POST, ())


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: f"\ufeff{text}",
        lambda text: text.replace("turn", "tu\x00rn").replace("Rain", "\x07Rain\x7f"),
    ],
)
def test_line_ends_marks_and_control_characters_change_nothing(load: Load, change: Callable[[str], str]) -> None:
    assert load(change(POST)) == load(POST)


def test_utf16_with_its_mark_is_read(load: Load) -> None:
    assert load(POST.encode("utf-16")) == load(POST)


def test_bytes_that_are_no_text_are_replaced_and_named(load: Load) -> None:
    post = load(POST.encode().replace(b"Rain", b"R\xffin"))
    assert "R\ufffdin" in words_of(post.sections[2].blocks[0])
    assert [str(problem) for problem in post.problems] == [
        "note.md:17: warning: Some bytes here are not UTF-8 and were replaced; save the file as UTF-8."
    ]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Vault\ndate: 2026-04-01\npassword: hunter2\n---",
        "---\ntitle: Vault\ndate: 2026-04-01\nPassWord: 'hunter2'\n---",
        "---\ntitle: Vault\ndate: 2026-04-01\npassword: |\n  hunter2\n  and more\n---",
        "---\ntitle: Vault\ndate: 2026-04-01\npassword: [hunter2, x]\n---",
        "---\ntitle: Vault\ndate: 2026-04-01\next:\n  deep:\n    password: hunter2\n---",
        "---\ntitle: Vault: broken\ndate: 2026-04-01\npassword: hunter2\n---",
        "---\ntitle: Vault: broken\ndate: 2026-04-01\next:\n  password: hunter2\n---",
        "+++\ntitle = 'Vault'\ndate = 2026-04-01\npassword = 'hunter2'\n+++",
        "+++\ntitle = 'Vault'\ndate = 2026-04-01\npassword = '''\nhunter2\n'''\n+++",
        "Title: Vault\nDate: 2026-04-01\nPassword: hunter2\n",
        '{"title": "Vault", "date": "2026-04-01", "password": "hunter2"}',
        "---\n{title: Vault, date: 2026-04-01, password: hunter2}\n---",
    ],
)
def test_a_password_locks_the_post_and_is_kept_nowhere(load: Load, front: str) -> None:
    post = load(f"{front}\nSay hunter2 at the door, and it opens for you without a sound.\n")
    assert post.locked
    assert not post.visible(datetime(2030, 1, 1, tzinfo=UTC))
    assert "hunter2" not in repr(post)
    assert "hunter2" not in post.source
    assert post.title.startswith("Vault")


def test_a_password_of_spaces_locks_the_post_and_an_empty_one_does_not(load: Load) -> None:
    for password, locked in (("' '", True), ("'\u3000'", True), ("''", False), ("", False)):
        post = load(f"---\ntitle: Vault\ndate: 2026-04-01\npassword: {password}\n---\nIt opens at nine.\n")
        assert post.locked is locked


def test_what_is_kept_of_a_locked_post_reads_as_locked_again(load: Load) -> None:
    post = load("---\ntitle: Vault\ndate: 2026-04-01\npassword: hunter2\n---\nWords behind the door.\n")
    again = load(post.source)
    assert again.locked
    assert again.source == post.source


@pytest.mark.parametrize("password", ["''", "", "null"])
def test_an_empty_password_locks_nothing(load: Load, password: str) -> None:
    assert not load(POST.replace("tags:", f"password: {password}\ntags:")).locked


def test_the_checksum_of_a_file_is_that_of_its_post(load: Load) -> None:
    assert checksum(POST.encode()) == load(POST).checksum
    assert checksum(b"\xef\xbb\xbf" + POST.replace("\n", "\r\n").encode()) == load(POST).checksum
    assert checksum(POST.replace("Rain", "Snow").encode()) != load(POST).checksum


@pytest.mark.parametrize("body", ["", "\n\n", "TODO", "# River weekly", "# River\n\ncoming soon ...", "<!-- later -->"])
def test_a_file_without_text_is_left_out_with_a_warning(read: Read, body: str) -> None:
    reading = read(f"---\ntitle: River\ndate: 2026-04-01\n---\n{body}")
    assert reading.post is None
    assert [(problem.level, problem.code) for problem in reading.problems] == [("warning", "stub")]


@pytest.mark.parametrize("data", [b"", b"\n", b"x", b"\xff\xfe", b"---", b"---\n---"])
def test_the_smallest_files_are_no_trouble(read: Read, data: bytes) -> None:
    assert read(data).post is None
    assert read(data).problems


def test_a_file_beyond_five_megabytes_is_refused(read: Read) -> None:
    reading = read(POST.encode() + b"x" * 5_000_000)
    assert (reading.post, codes(reading)) == (None, ["too-large"])


def test_all_that_is_wrong_is_said_at_once(read: Read) -> None:
    reading = read("---\nsummary: no title, no date\n---\nWords.")
    assert codes(reading) == ["title-missing", "date-missing"]
    assert all(problem.level == "error" for problem in reading.problems)
    assert all(str(problem).startswith("note.md:1: error: ") for problem in reading.problems)


@pytest.mark.parametrize(
    ("path", "is_post"),
    [
        ("a.md", True),
        ("deep/er/a.markdown", True),
        ("A.MD", True),
        ("about-mills.md", True),
        ("a.txt", False),
        ("md", False),
        ("_index.md", False),
        ("cn/_index.en.md", False),
        ("README.md", False),
        ("readme-zh.md", False),
        ("About.md", False),
        ("en/contact.md", False),
        ("privacy-policy.md", False),
        ("CONTRIBUTING.md", False),
        ("docs/CODE_OF_CONDUCT.md", False),
        ("LICENSE.md", False),
        ("contributing-to-looms.md", True),
        ("terms_of_service.md", False),
        (".hidden.md", False),
        (".git/a.md", False),
    ],
)
def test_only_posts_are_taken_for_posts(path: str, is_post: bool) -> None:
    assert is_post_path(path) is is_post


def test_a_post_of_markdown_traps_keeps_every_word_and_no_trap(load: Load) -> None:
    body = "Hi @everyone <!channel> <@U123> [click](javascript:alert(1)) <script>x</script> `code` ![p](data:x)\n"
    post = load(f"---\ntitle: Traps\ndate: 2026-04-01\n---\n{body}")
    (block,) = post.sections[0].blocks
    assert "Hi @everyone" in words_of(block)
    assert "<@U123> click" in words_of(block)
    assert not [span for span in block.spans if span.url]  # type: ignore[union-attr]


FRAGMENT = st.sampled_from(
    [
        *("---\n", "+++\n", "...\n", "title: T\n", "date: 2026-04-01\n", "title = 'T'\n", "date = 2026-04-01\n"),
        *("password: x\n", "tags: [a, b\n", "- ", "  ", "\t", "> ", "# ", "1. ", "**", "`", "```\n", "[", "](", ")"),
        *(
            "![",
            "<!--",
            "-->",
            "<b>",
            "</b>",
            "<br>",
            "<a href='",
            "'>",
            "|",
            "|-|\n",
            "{%",
            "%}",
            "{{<",
            ">}}",
            "{",
            "}",
        ),
        *(
            "&a ",
            "*a ",
            "!!python/object:os.system ",
            "\n",
            "\n\n",
            "\r",
            "\0",
            "\ufeff",
            "\u2028",
            "你好",
            "https://a.b/",
        ),
        *("[x]: /y\n", "&#0;", "&amp;", "\\", "~~", ": ", '"', "'", "words ", "[ ] ", "week: 2026-W99\n", "draft: ?\n"),
    ]
)


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=300), st.lists(FRAGMENT, max_size=40).map(lambda parts: "".join(parts).encode())))
def test_no_bytes_whatever_stop_the_reader(data: bytes) -> None:
    reading = read_post(data, path="2026-04-01-note.md", zone=ZoneInfo("UTC"))
    assert "unreadable" not in codes(reading)
    if reading.post is None:
        assert reading.problems
        return
    assert not [problem for problem in reading.problems if problem.level == "error"]
    assert reading.post.title
    assert reading.post.problems == reading.problems
    for section in reading.post.sections:
        for part in section.content:
            assert isinstance(part.text if isinstance(part, Item) else words_of(part), str)


@settings(max_examples=200)
@given(st.lists(FRAGMENT, max_size=40).map("".join))
def test_what_is_kept_can_be_read_again(text: str) -> None:
    data = f"---\ntitle: T\ndate: 2026-04-01\n---\nWords before.\n\n{text}".encode()
    post = read_post(data, path="note.md", zone=ZoneInfo("UTC")).post
    assert post is not None
    again = read_post(post.source.encode(), path="note.md", zone=ZoneInfo("UTC")).post
    assert again == post


def test_a_fault_of_the_reader_is_a_problem_and_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        reading = read_post(POST.encode(), path="note.md", zone="nowhere")  # type: ignore[arg-type]
    assert (reading.post, codes(reading)) == (None, ["unreadable"])
    assert "failed to read a post" in caplog.text


@pytest.mark.parametrize("name", ["2026-04-19.draft.md", "draft-2026-04-19.md", "2026-04-19_WIP.md"])
def test_a_file_named_as_a_draft_is_one_unless_a_field_says_otherwise(read: Read, name: str) -> None:
    text = "---\ntitle: Bees\ndate: 2026-04-19\n---\n\nThe bees came back to the mill this week.\n"
    reading = read(text, name)
    assert (reading.post and reading.post.status, codes(reading)) == ("draft", ["draft-by-name"])
    for source, path in ((text.replace("date:", "draft: false\ndate:"), name), (text, "draft-horses.md")):
        published = read(source, path)
        assert (published.post and published.post.status, codes(published)) == ("published", [])


def test_a_byline_is_no_summary(read: Read) -> None:
    text = "---\ntitle: Bees\ndate: 2026-04-19\n---\n\nsubmitted by [ada](https://a.example) on 2026-04-18T05:27:20Z\n"
    post = read(f"{text}\nThe bees came back to the mill this week.\n", "bees.md").post
    assert post
    assert post.summary == "The bees came back to the mill this week."


@pytest.mark.parametrize("path", ["2026-04-19.md", "2026/04/19/index.md", "mills/2026-W16.md"])
@pytest.mark.parametrize(
    "body", ["- The mill turns.\n- The loom stands.\n", "The mill turns.\n\n## Wool\n\nIt is dear.\n"]
)
def test_a_post_without_a_title_goes_by_the_day_or_week_that_its_file_is_named_for(
    load: Load, path: str, body: str
) -> None:
    post = load(body, path)
    assert post.title in ("2026-04-19", "2026-W16")
    assert "title-guessed" in [problem.code for problem in post.problems]


def test_a_list_of_contents_names_no_post_and_is_not_shown(load: Load) -> None:
    contents = "# Table of Contents\n\n- [Wool](#wool) [Total: 2]\n- [Silk](#silk)\n\n"
    body = f"{contents}# Wool [[Back]](#toc)\n\nIt is dear.\n\n# Silk\n\nNone.\n"
    post = load(body, "2026-04-19.md")
    assert post.title == "2026-04-19"
    assert [section.title for section in post.sections] == ["Wool", "Silk"]
    assert "Total" not in " ".join(words_of(block) for section in post.sections for block in section.blocks)


def test_a_contents_heading_over_words_of_its_own_stays(load: Load) -> None:
    body = "# Mill news\n\n## Contents\n\n- Of the barrels: [wool](#wool)\n- Rye\n\n## Wool\n\nIt is dear.\n"
    assert [section.title for section in load(body, "2026-04-19.md").sections] == ["Contents", "Wool"]


def test_lines_that_lead_to_the_top_of_a_page_go(load: Load) -> None:
    ways = "[⬆ back to top](#top)\n\n<a href='#top'>Top</a> | [Wool](#wool)\n\nSee [wool](#wool).\n"
    body = f"# Mill news\n\n## Wool\n\nIt is dear.\n\n{ways}"
    (section,) = load(body, "2026-04-19.md").sections
    assert [words_of(block) for block in section.blocks] == ["It is dear.", "See wool."]


def test_a_quotation_that_tells_its_day_before_all_headings_names_the_post(load: Load) -> None:
    post = load("> News of the mills | 19 April 2026\n\n## Wool\n\nIt is dear.\n", "x.md")
    assert post.title == "News of the mills | 19 April 2026"


def test_a_language_is_told_by_many_words_before_one_that_comes_again(load: Load) -> None:
    rows = "".join(f"| Molino {number} *(est.)* | la rueda |\n" for number in range(20))
    body = f"# Molinos\n\n| Molino | Pieza |\n|---|---|\n{rows}\nEl precio de los granos sube por el frío.\n"
    assert load(body, "2026-04-19.md").language == "es"


LISTED = "## Looms\n\n- [A loom at sea](https://mill.example/1)\n- [A loom of paper](https://mill.example/2)\n\n"


def test_what_an_opening_calls_a_summary_is_one_below_greetings(load: Load) -> None:
    told = "TL;DR: The river rose over the bridge, and the mill stood still for a week."
    hello = "_Is this letter hard to read? Open it in your browser, where its pictures are too._"
    head = "# Mill 2026-04-13\n\n"
    assert load(f"{hello}\n\n{head}{told}\n\n## News\n\nThe miller came back.\n", "mill.md").summary == told
    assert load(f"{head}{hello}\n\n## News\n\n{told}\n", "mill.md").summary == hello.strip("_")


def test_what_stands_between_the_stories_of_a_later_section_is_no_summary(load: Load) -> None:
    head = "---\ntitle: Mill letter\ndate: 2026-04-19\n---\n\n"
    told = "The reed was found behind the third wheel, and nobody knows how long it lay there."
    assert load(f"{head}{LISTED}## Reeds\n\n- One\n\n{told}\n", "mill.md").summary == ""
    assert load(f"{head}{LISTED}## Editor's note\n\n{told}\n", "mill.md").summary == told
    for coming in ("Next week", "What's next?", "🔭 Coming up", "Ausblick", "下周计划"):
        assert load(f"{head}{LISTED}## {coming}\n\n{told}\n", "mill.md").summary == ""
    assert load(f"{head}{LISTED}{told}\n", "mill.md").summary == told


def test_a_bold_line_or_an_address_is_no_summary(load: Load) -> None:
    told = "The reed was found behind the third wheel, and nobody knows how long it lay there."
    for line in (
        "**A reed, a wheel, and what the miller found behind it**",
        "https://mill.example/a/reed/behind/the/wheel",
    ):
        post = load(f"---\ntitle: Mill letter\ndate: 2026-04-19\n---\n\n{line}\n\n{told}\n", "mill.md")
        assert post.summary == told


def test_the_language_is_that_of_what_is_shown(load: Load) -> None:
    shown = "이번 주 방앗간에서는 물레방아가 밤새 돌았고 아무도 멈추는 것을 보지 못했습니다."
    hidden = (
        '<div style="display:none">\n\n'
        + "The mill turned all night, and nobody came to see it stop. " * 9
        + "\n\n</div>"
    )
    post = load(f"---\ntitle: Mill 2026-W16\ndate: 2026-04-19\n---\n\n{shown}\n\n{hidden}\n", "mill.md")
    assert post.language == "ko"
