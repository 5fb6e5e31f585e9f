"""The text of a page as somebody copied it, with its properties as lines of their own."""

import re
from zoneinfo import ZoneInfo

import pytest

from bot.errors import ImportRefused
from bot.posts.importing import import_file
from bot.posts.reading import read_post
from tests.posts.conftest import shape

ZONE = ZoneInfo("Europe/Berlin")

WEEKLY = """Harbour Weekly 2026-W16
2026-4-19
| 2026-4-21
字数 120阅读时长 2 分钟
type
Post
status
Published
date
Apr 19, 2026 03:48
slug
harbour-weekly-2026-W16-en
summary
The cranes learned to wait, and the ferry ran on time for once.
tags
Boats
周报
category
Port Report
icon
password
priority
-1

⚓ The week in short

The cranes learned to wait, and the ferry ran on time for once.

Cranes that "wait" — and why it matters

The harbour gave two cranes the rule *never lift in fog*, and a_rule_b stood in the log [see below](not a link).
@pilot_ and quay/crane-rules agreed: 1. wait, 2. look, 3. lift, for <b>every</b> load of 3 * 4 tonnes.
# This line has no heading mark of its own, it only begins with one.

Also seen

  • A lamp for the pier — The old lamp burned 40 years and was replaced on Monday.
  • The tide table is printed again.
  • Open harbour day – Visitors came by ferry.
  • Boats
  • 周报
  • Harbour Daily - 2026-04-19Harbour Daily - 2026-04-18
    Loading...
"""

BARE = """type
Post
status
Published
date
Apr 6, 2026 13:03
slug
harbour-weekly-2026-W14-en
summary
Fog all week.
tags
Boats
category
Port Report
icon
password
priority
⚓ The week in short
Fog all week, and nobody minded.
Dates
Next deadline: painting day, 4 May
The painters come at noon.
Also seen
- A gull – It stayed.
"""

DAILY = """Monday — March 23, 2026
A pilot retires, the lighthouse gets a clock, and rope is cheap.
Do you like ships? Write to us
News
The pilot who never hurried
After thirty years the pilot leaves the harbour. She was late once.
A clock for the lighthouse
The lighthouse shows the time now.
Markets
Rope is cheap – again
A metre costs less than a bun.
"""


def draft(text):
    data = text if isinstance(text, bytes) else text.encode()
    (one,) = import_file(data, name="page.txt", zone=ZONE).posts
    return one


def post(text):
    one = draft(text)
    reading = read_post(one.text.encode(), path=one.path, zone=ZONE)
    assert reading.post is not None
    assert reading.problems == ()
    return reading.post


def test_a_copied_page_gives_every_field():
    read = post(WEEKLY)
    assert (read.title, read.slug, read.series, read.language) == (
        "Harbour Weekly 2026-W16",
        "harbour-weekly-2026-w16-en",
        "weekly",
        "en",
    )
    assert read.published_at.isoformat() == "2026-04-19T03:48:00+02:00"
    assert read.updated.date().isoformat() == "2026-04-21"
    assert read.period.label == "2026-W16"
    assert read.tags == ("Boats", "周报")
    assert read.summary == "The cranes learned to wait, and the ferry ran on time for once."
    assert read.status == "published"


def test_the_front_matter_keeps_what_the_page_said():
    text = draft(WEEKLY).text
    for line in (
        'slug: "harbour-weekly-2026-W16-en"',
        'date: "2026-04-19T03:48"',
        'updated: "2026-04-21"',
        'category: "Port Report"',
        'priority: "-1"',
        'words: "120"',
        'minutes: "2"',
    ):
        assert line in text.split("\n")


def test_sections_paragraphs_and_items_are_found():
    assert shape(post(WEEKLY)) == [
        ("⚓ The week in short", 1, 0),
        ('Cranes that "wait" — and why it matters', 3, 0),
        ("Also seen", 0, 3),
    ]
    (item, _) = post(WEEKLY).sections[2].items
    assert (item.title, item.text) == (
        "A lamp for the pier",
        "The old lamp burned 40 years and was replaced on Monday.",
    )


def test_marks_in_plain_text_are_shown_as_they_stand():
    texts = [block.spans for block in post(WEEKLY).sections[1].blocks]
    assert [len(spans) for spans in texts] == [1, 1, 1]
    assert texts[0][0].text.endswith("[see below](not a link).")
    assert "*never lift in fog*" in texts[0][0].text
    assert texts[1][0].text.startswith("@pilot_ and quay/crane-rules agreed: 1. wait")
    assert "<b>every</b> load of 3 * 4 tonnes" in texts[1][0].text
    assert texts[2][0].text.startswith("# This line")
    assert all(span.url is None and not span.italic for spans in texts for span in spans)


def test_what_trails_the_page_is_dropped_and_told():
    imported = import_file(WEEKLY.encode(), name="page.txt", zone=ZONE)
    assert imported.dropped == (
        "Boats",
        "周报",
        "Harbour Daily - 2026-04-19Harbour Daily - 2026-04-18",
        "Loading...",
    )
    assert imported.problems == ()


def test_a_page_without_its_own_lines_takes_title_week_and_language_from_the_slug():
    read = post(BARE)
    assert (read.title, read.period.label, read.language) == ("Harbour Weekly 2026-W14", "2026-W14", "en")
    assert read.published.isoformat() == "2026-04-06"


def test_without_blank_lines_short_lines_are_headings_and_labels_below_them_are_text():
    assert shape(post(BARE)) == [("⚓ The week in short", 1, 0), ("Dates", 2, 0), ("Also seen", 0, 1)]


def test_a_property_never_swallows_what_follows_it():
    text = draft(BARE).text
    assert "priority" not in text
    assert "password" not in text
    assert "## ⚓ The week in short" in text


def test_a_daily_gives_sections_of_items():
    imported = import_file(DAILY.encode(), name="page.txt", zone=ZONE)
    read = post(DAILY)
    assert (read.title, read.slug, read.series) == ("Monday — March 23, 2026", "daily-2026-03-23", "daily")
    assert (read.period.label, read.language) == ("2026-03-23", "en")
    assert 'week: "2026-W13"' in imported.posts[0].text
    assert read.summary == "A pilot retires, the lighthouse gets a clock, and rope is cheap."
    assert shape(read) == [("News", 0, 2), ("Markets", 0, 1)]
    assert imported.dropped == ("Do you like ships? Write to us",)
    assert [item.title for item in read.sections[0].items] == [
        "The pilot who never hurried",
        "A clock for the lighthouse",
    ]


VARIANTS = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "mark of order": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0").encode(),
    "signs without width": lambda text: ("\u200b" + text.replace("\n", "\n\u200b")).encode(),
    "trailing spaces": lambda text: text.replace("\n", " \t\n").encode(),
    "stars": lambda text: text.replace("  • ", "* ").replace("\n- ", "\n* ").encode(),
    "tabs": lambda text: text.replace("  • ", "\t•\t").replace("\n- ", "\n\t-\t").encode(),
    "blank lines around": lambda text: f"\n\n{text}\n\n".encode(),
    "capital names": lambda text: re.sub(
        r"^(type|status|date|slug|summary|tags|category|icon|password|priority)$",
        lambda name: name[1].title(),
        text,
        flags=re.M,
    ).encode(),
}


@pytest.mark.parametrize("page", [WEEKLY, BARE, DAILY], ids=["weekly", "bare", "daily"])
@pytest.mark.parametrize("change", VARIANTS)
def test_the_way_a_page_was_copied_changes_nothing(page, change):
    plain = import_file(page.encode(), name="page.txt", zone=ZONE)
    assert import_file(VARIANTS[change](page), name="page.txt", zone=ZONE) == plain


def test_blank_lines_more_or_less_change_no_section():
    long = WEEKLY.replace("A lamp", "A new lamp").replace("# This line has", "This line has")
    plain = shape(post(long))
    assert shape(post(long.replace("\n", "\n\n"))) == plain
    assert shape(post(re.sub("\n+", "\n", long))) == plain


def test_a_password_makes_a_draft_and_is_kept_nowhere():
    imported = import_file(WEEKLY.replace("password\n", "password\nswordfish\n").encode(), name="page.txt", zone=ZONE)
    assert "swordfish" not in imported.posts[0].text
    assert 'status: "draft"' in imported.posts[0].text
    assert "password" in imported.problems[0]
    assert "swordfish" not in imported.problems[0]


@pytest.mark.parametrize(
    ("status", "written"), [("Published", "published"), ("Invisible", "draft"), ("Draft", "draft")]
)
def test_only_a_published_page_is_published(status, written):
    assert f'status: "{written}"' in draft(WEEKLY.replace("Published", status)).text


def test_a_value_that_cannot_be_read_is_told_and_the_rest_goes_on():
    imported = import_file(WEEKLY.replace("Apr 19, 2026 03:48", "soon").encode(), name="page.txt", zone=ZONE)
    assert imported.problems == ("The date “soon” cannot be read and was left out.",)
    assert 'date: "2026-04-19"' in imported.posts[0].text


def test_a_page_without_any_date_is_told():
    imported = import_file(b"type\nPost\nslug\nnotes\n\nSome words here.\n", name="page.txt", zone=ZONE)
    assert "no date" in imported.problems[0]
    assert "date:" not in imported.posts[0].text


def test_lines_that_nobody_knows_are_kept_in_the_front_matter():
    assert (
        'extra: ["by the harbour master"]' in draft(WEEKLY.replace("\n2026-4-19\n", "\nby the harbour master\n")).text
    )


def test_a_list_that_ends_the_post_stays_where_no_label_shows_a_tail():
    text = BARE + "- Harbour Daily - 2026-04-19\n"
    assert import_file(text.encode(), name="page.txt", zone=ZONE).dropped == ()


def test_a_long_summary_without_a_next_property_does_not_take_the_body():
    read = post("type\nPost\ndate\nApr 6, 2026\nslug\nnotes-en\nsummary\nShort words.\nBody words stand here.\n")
    assert read.summary == "Short words."
    assert shape(read) == [("", 1, 0)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Just some words.\nAnd more.", "no page text, HTML page or feed"),
        ("", "no page text"),
        ("type\nMenu\nslug\nmenu\n", "of the type Menu"),
        ("type\nPost\nstatus\nPublished\n", "neither a slug nor a title"),
        ("---\ntitle: x\n---\nbody", "a Markdown post already"),
    ],
)
def test_other_text_is_refused_with_a_reason(text, why):
    with pytest.raises(ImportRefused, match=why):
        import_file(text.encode(), name="page.txt", zone=ZONE)
