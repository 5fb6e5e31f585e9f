"""Front matter in every dialect becomes the same fields, and nothing that opens a file is lost."""

import pytest

from bot.posts.frontmatter.dialects import Matter, split
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import inline_text


def taken_apart(text: str) -> tuple[Matter, list[tuple[str, int]]]:
    findings = Findings(path="note.md")
    matter = split(text, findings)
    return matter, [(problem.code, problem.line) for problem in findings.problems]


@pytest.mark.parametrize(
    "text",
    [
        '---\ntitle: "Tide tables"\ndate: 2026-03-02\ntags: [sea, moon]\n---\nBody.',
        "---\nTitle: Tide tables\nDate: 2026-03-02\nTAGS:\n- sea\n- moon\n...\nBody.",
        "+++\ntitle = 'Tide tables'\ndate = 2026-03-02\ntags = ['sea', 'moon']\n+++\nBody.",
        "+++\ntitle = 'Tide tables'\ndate = 2026-03-02\n[taxonomies]\ntags = ['sea', 'moon']\n+++\nBody.",
        'title: Tide tables\ndate: 2026-03-02\ntags: ["sea", "moon"]\n\nBody.',
        "---\nlayout: post\ndata:\n    title: Tide tables\n    date: 2026-03-02\n    tags: [sea, moon]\n---\nBody.",
        "---\nmetadata:\n  title: Tide tables\n  date: 2026-03-02\n  tags: [sea, moon]\n---\nBody.",
        '{"title": "Tide tables", "date": "2026-03-02", "tags": ["sea", "moon"]}\nBody.',
        '{\n  "title": "Tide tables",\n  "date": "2026-03-02",\n  "tags": ["sea", "moon"]\n}\n\nBody.',
        "\n\n---\ntitle: Tide tables\ndate: 2026-03-02\ntags: [sea, moon]\n---\nBody.",
        "---\n\n\ntitle: Tide tables\ndate: 2026-03-02\ntags: [sea, moon]\n-----\nBody.",
    ],
)
def test_every_dialect_gives_the_same_fields(text: str) -> None:
    matter, problems = taken_apart(text)
    assert matter.fields["title"].text == "Tide tables"
    assert matter.fields["date"].text == "2026-03-02"
    assert matter.fields["tags"].parts == ("sea", "moon")
    assert matter.body.strip() == "Body."
    assert problems == []


@pytest.mark.parametrize("value", ["No", "3.10", "12:30", "2026-04-06", "0x1F", "1e3", "on", "007"])
def test_every_scalar_stays_the_text_that_stands_there(value: str) -> None:
    matter, _ = taken_apart(f"---\ntitle: {value}\n---\nBody.")
    assert matter.fields["title"].text == value


def test_what_is_nested_under_an_author_is_not_the_posts() -> None:
    matter, _ = taken_apart("---\ntitle: T\nauthor:\n  url: https://mill.example\n  date: 2026-03-02\n---\nBody.")
    assert not {"url", "date"} & matter.fields.keys()


def test_keys_that_trip_other_readers_are_only_keys() -> None:
    matter, problems = taken_apart("---\n2024: a\non: b\n~: c\ncontent: d\nhandler: e\ntitle: T\n---\nBody.")
    assert matter.fields["content"].text == "d"
    assert matter.fields["handler"].text == "e"
    assert problems == []


def test_an_unquoted_null_is_empty_and_a_quoted_one_is_a_word() -> None:
    matter, _ = taken_apart('---\ntitle: "null"\nsummary: null\ntags: ~\n---\nBody.')
    assert matter.fields["title"].text == "null"
    assert matter.fields["summary"].text == ""
    assert matter.fields["tags"].parts == ()


def test_escaped_nuls_and_half_characters_do_not_survive() -> None:
    matter, _ = taken_apart('---\ntitle: "Fran\\0ois"\n---\nBody.')
    assert matter.fields["title"].text == "Franois"
    matter, _ = taken_apart('{"title": "a\\ud800b"}\nBody.')
    assert matter.fields["title"].text == "a\ufffdb"


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("title: gears: a history", 2),
        ('title: "Gears"\nauthor: @maker', 3),
        ('title: "Gears"\nabout: "a "b" c"', 3),
        ("title: Gears\nsummary: >\nnot indented\nnor this", 4),
        ("title: Gears\nabout:\n\tx: y", 4),
    ],
)
def test_yaml_that_does_not_parse_is_read_line_by_line(block: str, line: int) -> None:
    matter, problems = taken_apart(f"---\n{block}\n---\nBody.")
    assert matter.fields["title"].text in ("Gears", "gears: a history")
    assert problems == [("frontmatter-repaired", line)]
    assert matter.body == "Body."


def test_repair_keeps_lists_quotes_and_continued_lines() -> None:
    block = "title: 'It''s late'\nurl: a: b\ntags:\n- one\n- \"two\"\nkeywords: [x, 'y']\nsummary: first\n  second"
    matter, _ = taken_apart(f"---\n{block}\n---\nBody.")
    assert matter.fields["title"].text == "It's late"
    assert matter.fields["tags"].parts == ("one", "two")
    assert matter.fields["keywords"].parts == ("x", "y")
    assert matter.fields["summary"].text == "first second"


def test_broken_toml_names_its_line_and_keeps_title_and_date() -> None:
    matter, problems = taken_apart("+++\ndate = '2026-01-02'\ntitle = 'Ann's gear'\n+++\nBody.")
    assert matter.fields["title"].text == "Ann's gear"
    assert matter.fields["date"].text == "2026-01-02"
    assert problems == [("frontmatter-repaired", 3)]


@pytest.mark.parametrize(
    "block",
    [
        "a: &a [x, x]\nb: [*a, *a]",
        "deep: " + "[" * 3000,
        "deep: " + "{a: " * 3000,
        "long: " + "x" * 70_000,
    ],
)
def test_aliases_depth_and_length_cannot_hurt(block: str) -> None:
    matter, problems = taken_apart(f"---\ntitle: Gears\n{block}\n---\nBody.")
    assert matter.fields["title"].text == "Gears"
    assert [code for code, _ in problems] == ["frontmatter-repaired"]


@pytest.mark.parametrize("opening", ["{", "+++\nx = "])
def test_depth_in_other_dialects_cannot_hurt_either(opening: str) -> None:
    matter, _ = taken_apart(opening + "[" * 50_000 + "\n+++\nBody.")
    assert "Body." in matter.body


def test_front_matter_of_thousands_of_lines_is_refused() -> None:
    _, problems = taken_apart("---\ntitle: T\n" + "a: b\n" * 2500 + "---\nBody.")
    assert ("frontmatter-too-long", 1) in problems


@pytest.mark.parametrize(
    "text",
    [
        "---\nFirst words\n\n---\nSecond words",
        "---\n- one\n- two\n---\nSecond words",
        "---\n\nIntro: a remark with a colon\n\n---\nSecond words",
        "---\nno closing rule here",
        "+++\nplus signs and words",
        "{{< hint >}}\nwords",
        "{not json",
        "Remark: one line with a colon\n\nMore words",
    ],
)
def test_a_body_that_only_looks_like_front_matter_is_kept_whole(text: str) -> None:
    matter, _ = taken_apart(text)
    assert matter.body == text
    assert not matter.fields


def test_a_fence_that_never_closes_ends_with_its_key_lines() -> None:
    matter, problems = taken_apart("---\ntitle: Gears\ndate: 2026-01-02\n\nBody: with a colon.")
    assert matter.fields["date"].text == "2026-01-02"
    assert matter.body == "\nBody: with a colon."
    assert problems == [("frontmatter-unclosed", 1)]


def test_lines_are_those_of_the_file() -> None:
    matter, _ = taken_apart("\n---\ntitle: Gears\nsummary: >\n  one\n  two\ndate: x\n---\n\nBody.")
    assert (matter.fields["title"].line, matter.fields["date"].line, matter.body_line) == (3, 7, 9)


def test_an_empty_block_is_front_matter_without_fields() -> None:
    matter, problems = taken_apart("+++\n+++\nBody.")
    assert (matter.body, problems) == ("Body.", [])


def test_text_after_json_on_its_line_begins_the_body() -> None:
    matter, _ = taken_apart('{"title": "T"} and on\nit goes')
    assert (matter.body, matter.body_line) == (" and on\nit goes", 1)


def test_markup_in_a_title_is_stripped_and_its_words_kept() -> None:
    assert inline_text("**Big** `code` [link](https://a.example) Vec<T> & <b>x</b>") == "Big code link Vec<T> & x"
