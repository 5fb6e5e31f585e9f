"""How a post is laid out: headline, three things, contents, sections; no word left out."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.messages.digest import digest_parts, headline, section_message, short_title, short_titles
from bot.messages.message import Buttons, Limits, Message, Note
from bot.messages.scanning import facts_of, lead_of
from bot.messages.things import three_things
from bot.posts.blocks import Bullet, Bullets, Heading, Paragraph, Span, plain, text_of, words_of
from bot.posts.post import Item, Period, Post, Section

LIMITS = Limits(part=3000, text=1500, heading=150, blocks=30, summary=200, buttons=5, label=40)


def section(title: str, *texts: str, items: tuple[str, ...] = ()) -> Section:
    paragraphs = tuple(Paragraph(spans=plain(text)) for text in texts)
    named = tuple(
        Item(
            title=name,
            blocks=(
                Paragraph(
                    spans=plain(f"About {name}. More."),
                ),
            ),
        )
        for name in items
    )
    return Section(title=title, content=(*paragraphs, *named))


def post(*sections: Section, summary: str = "Agents reached the desktop.") -> Post:
    return Post(
        slug="ai-weekly-2026-w16",
        title="AI Weekly 2026-W16",
        series="weekly",
        period=Period.of_week(2026, 16),
        published=date(2026, 4, 19),
        published_at=datetime(2026, 4, 19, tzinfo=UTC),
        summary=summary,
        sections=sections,
    )


WEEKLY = post(
    section("📊 Weekly Overview", "Agents reached the desktop."),
    section("Codex Goes Desktop: the fight", "Codex moved. It has plugins."),
    section("Memory", "Memory became a product. Then more."),
    section("Training", "Training became research."),
    section("Notable", items=("Comma AI", "Marketing")),
)
DAILY = post(
    section("News", items=("Rust", "Crafts")), section("Research", items=("Lean",)), section("Code", items=("ClawMem",))
)


def words(message: Message) -> str:
    shown = [
        text_of(one.spans) if isinstance(one, Note) else words_of(one)
        for one in message.elements
        if not isinstance(one, Buttons)
    ]
    return "\n".join(shown)


def test_the_headline_has_title_facts_lead_three_things_contents_and_buttons():
    message = headline(WEEKLY, LIMITS)
    text = words(message)
    assert "Sun 19 Apr 2026 · 5 sections · 1 min" in text
    assert "Agents reached the desktop." in text
    assert "Notable ·\u00a02\u00a0items" in text
    buttons = [button for one in message.elements if isinstance(one, Buttons) for button in one.buttons]
    assert buttons[-1].asks
    assert all(len(button.command) <= 90 for button in buttons)


def test_three_things_are_the_stories_after_the_overview():
    assert [spans[0].text for spans in three_things(WEEKLY)] == ["Codex Goes Desktop: the fight", "Memory", "Training"]
    assert text_of(three_things(WEEKLY)[0]) == "Codex Goes Desktop: the fight — Codex moved."


def test_three_things_of_a_daily_are_the_first_item_of_each_section():
    assert [spans[0].text for spans in three_things(DAILY)] == ["Rust", "Lean", "ClawMem"]


def test_a_section_that_opens_with_a_list_is_told_by_its_first_line():
    listed = Section(title="Releases", content=(Bullets(lines=(Bullet(spans=plain("v1.37 is out. Soon.")),)),))
    things = three_things(post(listed, section("A", "One."), section("B", "Two.")))
    assert text_of(things[0]) == "Releases — v1.37 is out."


def test_three_things_are_numbered_once_and_told_by_what_is_no_label():
    made = "Authors: Ann Reed, Bo Lund Area: North"
    things = three_things(
        post(
            section("1. Sponges that sing", made, "— Divers heard a hum."),
            section("2. Crabs with lamps", made, "A crab glowed."),
            section("3.5 knots at last", "The ketch is fast."),
        )
    )
    assert [text_of(spans) for spans in things] == [
        "Sponges that sing — Divers heard a hum.",
        "Crabs with lamps — A crab glowed.",
        "3.5 knots at last — The ketch is fast.",
    ]


def test_three_things_are_told_by_no_line_of_names():
    told = (
        ("Heddles that thread themselves", "Ada Holm, Bo van Lund. They save an hour."),
        ("Reeds", "No Authors. Two were sold."),
        ("Looms", "Coverage: The Weaver, Leeds Post", "Ada Holm wove one."),
    )
    items = [Item(title=title, blocks=tuple(Paragraph(spans=plain(text)) for text in texts)) for title, *texts in told]
    things = three_things(post(Section(title="", content=tuple(items))))
    assert [text_of(spans) for spans in things] == [
        "Heddles that thread themselves — They save an hour.",
        "Reeds — Two were sold.",
        "Looms — Ada Holm wove one.",
    ]


def test_the_notification_line_is_the_title_and_the_first_story():
    assert headline(WEEKLY, LIMITS).summary == "AI Weekly 2026-W16: Codex Goes Desktop: the fight"


def test_part_one_stands_in_the_channel_and_the_rest_in_its_thread():
    parts = digest_parts(WEEKLY, LIMITS)
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert parts[0].where == "channel"
    assert {part.where for part in parts[1:]} == {"thread"}


@pytest.mark.parametrize("limits", [LIMITS, replace(LIMITS, part=700, text=300, blocks=6)])
def test_every_word_of_the_post_is_in_its_parts(limits):
    long = post(
        *[section(f"Section {n}", *[f"word{n}x{m} " * 40 for m in range(4)], items=(f"Item{n}",)) for n in range(5)]
    )
    shown = " ".join(words(part.message) for part in digest_parts(long, limits)[1:])
    for one in long.sections:
        for part in one.content:
            text = f"{part.title} {part.text}" if isinstance(part, Item) else words_of(part)
            for word in set(re.findall(r"\w+", text)):
                assert len(re.findall(rf"\b{word}\b", shown)) >= len(re.findall(rf"\b{word}\b", text))


def test_late_and_corrected_lines_stand_in_the_headline_only():
    parts = digest_parts(WEEKLY, LIMITS, late="Late: the bot was away.", corrected="Updated on Monday.")
    assert "Late: the bot was away." in words(parts[0].message)
    assert "Updated on Monday." in words(parts[0].message)
    assert all("Late:" not in words(part.message) for part in parts[1:])


def test_small_sections_share_a_part_and_large_ones_do_not():
    assert len(digest_parts(WEEKLY, LIMITS)) == 2
    large = post(*[section(f"S{n}", "word " * 250) for n in range(3)])
    assert len(digest_parts(large, LIMITS)) == 4


def test_a_section_is_opened_by_its_number_with_a_button_for_each_item():
    message = section_message(DAILY, 1)
    commands = [button.command for one in message.elements if isinstance(one, Buttons) for button in one.buttons]
    assert f"about {DAILY.key} 1 1" in commands
    with pytest.raises(IndexError):
        section_message(DAILY, 4)


@pytest.mark.parametrize("count", [10, 26, 90])
@pytest.mark.parametrize("part", [600, 3000])
def test_what_asks_about_many_items_stands_below_each_run_of_them(count, part):
    limits = replace(LIMITS, menus=25, buttons=25, part=part)
    long = post(section("Looms", items=tuple(f"Loom {n}" for n in range(count))), section("Reeds", items=("Reed",)))
    asked: list[str] = []
    told = 0
    for one in digest_parts(long, limits)[1:]:
        assert not all(isinstance(element, Buttons) for element in one.message.elements)
        for element in one.message.elements:
            if isinstance(element, Buttons):
                asked += [button.command for button in element.buttons]
            else:
                told += "About" in words_of(element)
        assert len(asked) <= told, "what asks stands below what it asks about"
    assert asked == [f"about {long.key} 1 {n + 1}" for n in range(count)] + [f"about {long.key} 2 1"]


def test_headings_of_the_text_stay_below_the_sections_own():
    deep = Section(title="Top", content=(Heading(spans=plain("Inner"), level=1), Paragraph(spans=plain("Text."))))
    levels = [one.level for one in section_message(post(deep), 1).elements if isinstance(one, Heading)]
    assert levels == [2, 3]


def test_a_long_lead_ends_at_a_sentence():
    lead = lead_of("A sentence of some length that says a thing. " * 40)
    assert len(lead) <= 650
    assert lead.endswith(".")


@pytest.mark.parametrize(
    ("summary", "lead"),
    [
        ("A mill was sold. It grinds for a ba...", "A mill was sold."),
        ("A mill was sold. It grinds for", "A mill was sold."),
        ("A mill was sold. It grinds **for a", "A mill was sold."),
        ("A mill was sold. 2. It grinds for a", "A mill was sold."),
        ("It grinds for a ba…", "It grinds for a…"),
        ("A mill was sold. It grinds for a baker", "A mill was sold. It grinds for a baker"),
        ("A mill was sold. And then …", "A mill was sold. And then …"),
        ("A **mill** was sold.", "A **mill** was sold."),
    ],
)
def test_a_summary_that_breaks_off_within_a_sentence_of_the_post_is_a_lead_of_whole_ones(summary, lead):
    assert lead_of(summary, "A mill was sold. It grinds for a baker. Then more.") == lead


@pytest.mark.parametrize(
    "summary", ["A mill was sold. Come and see it!", "磨坊卖了。面包师来了。", "Bakers look for a hand"]
)
def test_a_summary_is_whole_that_the_post_says_again_in_a_whole_sentence_or_line(summary):
    told = post(section("", summary, "More of mills."), section("News", "A barge."), summary=summary)
    lead = headline(told, LIMITS).elements[2]
    assert isinstance(lead, Paragraph)
    assert text_of(lead.spans) == summary


def test_a_chinese_lead_has_no_space_between_sentences():
    assert (
        lead_of("记忆成为工程问题。 MEMENTO 压缩推理。四万颗星。") == "记忆成为工程问题。 MEMENTO 压缩推理。四万颗星。"
    )


def test_two_chinese_characters_take_as_long_to_read_as_a_word():
    section = Section(title="概览", content=(Paragraph(spans=plain("智能体的记忆" * 230)),))
    assert facts_of(post(section)).endswith("3 min")


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("📊 Weekly Overview", "Weekly Overview"),
        ("Agent Memory — from paper to product", "Agent Memory"),
        ("OpenAI Codex vs. Claude: who wins", "OpenAI Codex"),
        ("Section 2: Mills & rivers", "Mills & rivers"),
        ("本周概览", "本周概览"),
        ("A title of very many words that no phone can show", "A title of very many words that no…"),
        ("📌", "📌"),
        ("4️⃣ Mills", "Mills"),
        ("No. 3: Mills", "Mills"),
        ("No. 10 mills", "No. 10 mills"),
    ],
)
def test_a_button_says_the_head_of_a_title(title, label):
    assert short_title(title) == label


def buttons(message: Message) -> list[str]:
    return [button.label for element in message.elements if isinstance(element, Buttons) for button in element.buttons]


def test_a_short_post_without_sections_stands_in_its_headline_as_a_whole():
    bare = post(section("", "Only text.", items=("Loom",)), summary="")
    (only,) = digest_parts(bare, LIMITS)
    assert words(only.message).startswith("AI Weekly 2026-W16")
    assert words(only.message).count("Only text.") == 1
    assert "About Loom. More." in words(only.message)
    assert buttons(only.message) == ["Ask a question"]
    assert only.message.summary == "AI Weekly 2026-W16: Only text. Loom — About Loom. More."


def test_the_summary_of_a_short_post_stands_above_it_where_it_says_something_else():
    own = post(section("", "Only text."), summary="A word of the editor.")
    same = post(section("", "Only text."), summary="Only text.")
    assert "A word of the editor." in words(headline(own, LIMITS))
    assert words(headline(same, LIMITS)).count("Only text.") == 1


def test_a_long_post_without_sections_is_read_on_by_a_button():
    told = " ".join(f"Sentence {number} of the mill letter." for number in range(60))
    long = post(section("", told), summary="")
    first, *rest = digest_parts(long, LIMITS)
    assert buttons(first.message) == ["Read on", "Ask a question"]
    assert told.split() == [word for part in rest for word in words(part.message).split()]
    assert told in words(section_message(long, 1))


def test_an_opening_without_a_title_is_read_on_only_where_it_says_more_than_the_lead():
    lead = "Agents reached the desktop."
    news = section("News", "Rust is quick.")
    assert buttons(headline(post(section("", lead), news, summary=lead), LIMITS)) == ["News", "Ask a question"]
    more = post(section("", lead, "So did mills."), news, summary=lead)
    assert buttons(headline(more, LIMITS)) == ["Read on", "News", "Ask a question"]


def test_a_title_with_nothing_below_it_is_no_section_to_open_and_no_message_of_its_own():
    empty = post(section("Mill letter of April"), section("News", "Rust is quick. " * 100), section("Last", "Bye."))
    shown = words(headline(empty, LIMITS))
    assert "Mill letter of April" not in shown
    assert "2 sections" in shown
    assert buttons(headline(empty, LIMITS)) == ["News", "Last", "Ask a question"]
    _, second, *_ = digest_parts(empty, LIMITS)
    assert "Mill letter of April" in words(second.message)
    assert "Rust is quick." in words(second.message)


def test_a_title_with_nothing_below_it_is_not_left_at_the_end_of_a_message():
    letter = post(section("News", "Rust is quick."), section("Paper of the week"), section("Last", "Bye. " * 400))
    _, second, third, *_ = digest_parts(letter, LIMITS)
    assert "Paper of the week" not in words(second.message)
    assert "Paper of the week" in words(third.message)


def test_a_notification_is_short_where_a_long_lead_is_all_there_is_to_say():
    told = "The mill of the town was sold to a baker who means to grind his own flour there. " * 5
    summary = headline(post(section("", told, told)), LIMITS).summary
    assert headline(post(section("", told, told), summary=told), LIMITS).summary.endswith("…")
    assert len(summary) < 200


def test_what_every_post_of_the_series_says_is_none_of_the_three_things():
    told = [section(title, "Always wanted to help?", f"{title} is told.") for title in "ABC"]
    empty = section("D", "Always wanted to help?")
    letter = replace(post(empty, *told), furniture=frozenset({"alwayswantedtohelp"}))
    assert [text_of(thing) for thing in three_things(letter)] == ["A — A is told.", "B — B is told.", "C — C is told."]


@pytest.mark.parametrize("title", ["19 April 2026", "Mill letter", "Mill letter — April 19, 2026"])
def test_a_daily_tells_its_day_once(title: str) -> None:
    day = replace(
        post(), title=title, series="daily", published=date(2026, 4, 19), period=Period.of_day(date(2026, 4, 19))
    )
    assert facts_of(day).startswith("Sun 19 Apr 2026 · ")
    late = replace(day, published=date(2026, 4, 20))
    assert facts_of(late).startswith("2026-04-19 · Mon 20 Apr 2026") is (title == "Mill letter")


def test_ranks_before_titles_are_no_part_of_buttons() -> None:
    assert short_titles(["#1 mill/loom", "#2 mill/reed", "3️⃣ Mill"]) == ["mill/loom", "mill/reed", "Mill"]
    assert short_titles(["#7 of the mills", "Looms"]) == ["7 of the mills", "Looms"]


def test_titles_that_would_read_the_same_on_buttons_are_longer_there() -> None:
    assert short_titles(["Show HN: Looms", "Show HN: Reeds", "Mills: a history"]) == [
        "Show HN: Looms",
        "Show HN: Reeds",
        "Mills",
    ]


def test_a_section_leads_where_its_heading_does() -> None:
    heading = (Span(text="mill/heddle", url="https://mill.example/heddle"),)
    linked = replace(section("mill/heddle", "A loom."), linked=heading)
    shown = section_message(post(linked, section("News", "More.")), 1)
    assert shown.elements[0].spans == heading
