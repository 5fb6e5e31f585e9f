"""Which three things a headline tells, and by which of their sentences."""

from zoneinfo import ZoneInfo

import pytest

from bot.messages.scanning import lead_of
from bot.messages.things import three_things
from bot.posts.blocks import text_of
from bot.posts.labellines import is_row_of_fields, only_labels
from bot.posts.post import Post
from bot.posts.reading import read_post


def post(body: str, title: str = "Mill letter") -> Post:
    data = f"---\ntitle: {title}\ndate: 2026-03-02\n---\n{body}".encode()
    found = read_post(data, path="mill.md", zone=ZoneInfo("UTC")).post
    assert found is not None
    return found


def things(body: str) -> list[str]:
    return [text_of(spans) for spans in three_things(post(body))]


def test_a_field_that_every_story_has_is_no_story_and_a_summary_tells_its_own():
    body = "".join(
        f"## {title}\n\n- **Stars**: {stars}\n- **Summary**: {told}\n- **Licence**: MIT\n\n"
        for title, stars, told in (
            ("Loom", 12, "A loom that threads itself."),
            ("Reed", 34, "A reed that counts the picks."),
            ("Heddle", 56, "A heddle of paper."),
        )
    )
    assert things(body) == [
        "Loom — A loom that threads itself.",
        "Reed — A reed that counts the picks.",
        "Heddle — A heddle of paper.",
    ]


def test_a_label_that_comes_again_is_left_out_before_what_it_labels():
    body = "".join(
        f"- **{title}**\n  - 分类：织机 · 来源：磨坊报\n  - 摘要：{told}\n"
        for title, told in (("甲", "甲自己穿线，不需要人来帮忙。"), ("乙", "乙会数每一根线，从不出错。"))
    )
    assert things(f"## 新闻\n\n{body}") == ["甲 — 甲自己穿线，不需要人来帮忙。", "乙 — 乙会数每一根线，从不出错。"]


def test_a_row_of_fields_tells_nothing_of_the_story_below():
    body = "## News\n\n- [The mill is sold](https://mill.example/1) · PDF — score 0.88\n  > A baker bought it.\n"
    assert things(body) == ["The mill is sold — A baker bought it."]


def test_rows_of_a_table_of_things_are_told_by_their_longest_cell():
    body = """
| Repository | Stars | Language | Description |
|---|---|---|---|
| [ann/loom](https://github.com/ann/loom) | 26107 | Python | A loom that threads itself in the dark. |
| [bo/reed](https://github.com/bo/reed) | 1615 | Rust | A reed that counts the picks of a cloth. |
"""
    assert things(body) == [
        "ann/loom — A loom that threads itself in the dark.",
        "bo/reed — A reed that counts the picks of a cloth.",
    ]


def test_a_row_is_told_by_few_words_too():
    row = "| [ann/loom](https://github.com/ann/loom) | A loom in Rust | 640 |"
    body = f"| Tool | Description | Stars |\n|---|---|---|\n{row}\n"
    assert things(body) == ["ann/loom — A loom in Rust"]


def test_a_doubled_chinese_dash_parts_a_title_from_its_text_once():
    body = "## 新闻\n\n- **甲** —— 甲自己穿线，不需要人来帮忙。\n- **乙**——乙会数每一根线，从不出错。\n"
    assert things(body) == ["甲 — 甲自己穿线，不需要人来帮忙。", "乙 — 乙会数每一根线，从不出错。"]


def test_a_chinese_opening_is_a_lead_at_half_the_letters():
    assert lead_of(post("磨坊本周卖给了邻村的面包师，水车也换了新的轮子。\n\n## 新闻\n\n文字。\n").summary).startswith(
        "磨坊"
    )


def test_a_table_of_figures_is_none_of_the_things():
    assert things("| Year | Sacks |\n|---|---|\n| 2024 | 300 |\n| 2025 | 400 |\n") == []


@pytest.mark.parametrize(
    "title", ["Executive summary", "Contents", "Contenus", "Kurz gesagt", "今日摘要", "概要", "En bref", "🧭 快速导航"]
)
def test_a_section_that_sums_the_others_up_is_none_of_them(title):
    body = f"## {title}\n\nIt was a good week for the mill.\n\n" + "".join(
        f"## {name}\n\n{name} is told.\n\n" for name in "ABC"
    )
    assert things(body) == ["A — A is told.", "B — B is told.", "C — C is told."]


@pytest.mark.parametrize(
    "title",
    [
        "Request for donations",
        "Thanks for reading",
        "Jobs",
        "特别鸣谢",
        "Contribute!",
        "How to subscribe",
        "Open positions at the mill",
        "参考资料",
        "前言",
        "Источники",
    ],
)
def test_what_keeps_house_comes_after_the_news(title):
    body = f"## {title}\n\nThe mill needs a wheel.\n\n" + "".join(f"## {name}\n\n{name} is told.\n\n" for name in "ABC")
    assert [thing.split(" — ")[0] for thing in things(body)] == ["A", "B", "C"]


@pytest.mark.parametrize(
    "title", ["How to build a mill", "Position: mills need wheels", "Thanks to a new wheel, flour"]
)
def test_a_story_whose_title_only_begins_as_housekeeping_does_keeps_its_place(title):
    body = f"## {title}\n\nThe mill needs a wheel.\n\n" + "".join(f"## {name}\n\n{name} is told.\n\n" for name in "ABC")
    assert things(body)[0].startswith(title)


def test_a_list_that_keeps_house_comes_after_the_lists_of_news():
    body = "## Sources\n\n- [The mill paper](https://mill.example/paper)\n- [The reed](https://mill.example/reed)\n\n"
    news = "## News\n\n" + "".join(f"- [{name} sold a mill](https://mill.example/{name})\n" for name in ("Ann", "Bo"))
    assert things(body + news) == ["Ann sold a mill", "Bo sold a mill", "The mill paper"]


def test_a_list_of_the_titles_of_the_others_is_none_of_them():
    told = "".join(f"## {name}\n\n{name} is told.\n\n" for name in "ABC")
    assert things(f"## Along the river\n\n- A\n  - a mill\n- [B](#b)\n- C\n\n{told}")[0] == "A — A is told."
    assert things(f"## Along the river\n\n- A\n- B\n- The weir\n\n{told}")[0] == "Along the river — A"


def test_an_overview_is_told_where_nothing_else_is():
    body = "- **磨坊**：磨坊卖给了一位面包师。\n- **织机**：织机自己穿线，不需要人。\n"
    assert things(f"## 今日摘要\n\n{body}") == ["磨坊 — 磨坊卖给了一位面包师。", "织机 — 织机自己穿线，不需要人。"]


def test_a_chinese_number_is_no_part_of_a_title():
    body = "".join(
        f"## {number}、{name}卖了\n\n{name}的新主人是面包师。\n\n"
        for number, name in ((1, "磨坊"), (2, "水车"), (3, "织机"))
    )
    assert things(body)[:2] == ["磨坊卖了 — 磨坊的新主人是面包师。", "水车卖了 — 水车的新主人是面包师。"]


def test_a_story_is_told_by_what_says_something_not_by_a_label_that_leads_to_a_list():
    body = "".join(
        f"## {name}\n\nFor {name}:\n\n- {name} grinds twice as fast as before\n\n" for name in ("Oats", "Rye", "Corn")
    )
    assert things(body)[0] == "Oats — Oats grinds twice as fast as before"


def test_a_title_ends_without_the_dash_that_stood_behind_it():
    body = "".join(f"## {name} is sold -\n\nA baker bought {name}.\n\n" for name in ("Oats", "Rye", "Corn"))
    assert things(body)[0] == "Oats is sold — A baker bought Oats."


@pytest.mark.parametrize(
    "line",
    [
        "Source: https://mill.example/2026/03/letter",
        "Run: 2026-08-03 10:26 UTC · 21 calls · 30810 in / 157267 out · cost $5.07 (paid by the year, so nothing)",
        "Window: 2026-03-03T23:59:59Z → 2026-03-04T23:59:59Z Default branch: main Source: github.com/ann/loom",
        "数据来源: 磨坊报、河边日报、面包师周刊、水车新闻、谷物评论和几家地方报纸，每天早上收集一次",
        "作者：磨坊编辑部　报告日期：2026-04-19　读者：面包师和织布的人",
        "🕒 Dernière mise à jour : lundi 5 octobre 2026, à huit heures",
        "最后更新：2026年4月19日，由磨坊编辑部在早上八点自动生成并发布",
        "Période du rapport : du 13 au 19 avril Éditeur : le moulin Langue : français",
    ],
)
def test_how_a_post_came_to_be_is_no_lead(line):
    assert lead_of(post(f"{line}\n\nThe mill was sold to a baker from the next town.\n").summary).startswith("The mill")


@pytest.mark.parametrize(
    "line", ["Ann's mill | r/looms | 2,519 points", "score 0.88 · PDF", "状态：预印本｜发布日期：2026-07-10"]
)
def test_short_fields_side_by_side_are_a_row(line):
    assert is_row_of_fields(line)
    assert only_labels(line)


@pytest.mark.parametrize(
    "line", ["The mill is sold. | A baker bought it.", "The mill is sold", "Today: the mill is sold at last"]
)
def test_sentences_are_no_row_of_fields(line):
    assert not only_labels(line)


@pytest.mark.parametrize(
    "mark", ["1. ", "2) ", "[3] ", "#4 - ", "📰 #5 — ", "📄 6. ", "7️⃣ ", "3、 ", "No. 8: ", "№ 9 — "]
)
def test_a_thing_is_told_without_its_number_however_it_is_marked(mark: str):
    assert things(f"## News\n\n### {mark}The mill is sold\n\nA baker bought it.\n") == [
        "The mill is sold — A baker bought it."
    ]


@pytest.mark.parametrize("title", ["3.5 knots at last", "#1 of all mills", "[sic] is no mill", "4 mills burn"])
def test_a_number_that_belongs_to_a_title_stays(title: str):
    assert things(f"## News\n\n### {title}\n\nA baker saw it.\n") == [f"{title} — A baker saw it."]


def test_things_that_bear_their_ranks_are_numbered_once():
    ranked = "".join(f"### #{n} mill/{name}\n\nA tool named {name}.\n\n" for n, name in enumerate(("loom", "reed"), 1))
    assert things(f"## News\n\n{ranked}") == ["mill/loom — A tool named loom.", "mill/reed — A tool named reed."]
    led = "## #1 mill/loom\n\nA tool that threads itself and tells the weaver so.\n\n## #2 mill/reed\n\nIt counts.\n"
    assert things(led) == ["mill/reed — It counts."]


def test_what_only_leads_to_code_tells_nothing_of_a_story():
    body = "## Loom\n\nHow to run it:\n\n```\nloom\n```\n\n## Reed\n\nA reed that counts.\n\n"
    assert things(f"{body}## Heddle\n\nA paper heddle.\n") == [
        "Reed — A reed that counts.",
        "Heddle — A paper heddle.",
        "Loom",
    ]


@pytest.mark.parametrize(
    ("header", "row", "title"),
    [
        ("# | 제목 | 저자 | 링크", "1 | Looms at sea | Ann | [arXiv](https://a.example/1)", "Looms at sea"),
        ("Firma | Was sie tat | Quelle", "**Lund AG** | Sie mahlt. | [Bote](https://a.example/1)", "Lund AG"),
        ("# | Loom | Price | Via", "1 | Heddle 4 | 300 | [→](https://mill.example/1)", "Heddle 4"),
        ("Day | Loom | Price", "2 | [Heddle 4](https://mill.example/1) | 300", "Heddle 4"),
    ],
)  # fmt: skip
def test_a_row_is_named_by_its_thing_and_not_by_the_page_it_is_from(header: str, row: str, title: str):
    rule = "|".join("---" for _ in header.split("|"))
    (told,) = things(f"## News\n\n| {header} |\n|{rule}|\n| {row} |\n")
    assert told.split(" — ")[0] == title


def test_rules_between_the_stories_of_a_section_make_it_no_story():
    section = "## {0}\n\n### Of the day\n\n- **{0} 1** — It is sold.\n- **{0} 2** — It is old.\n\n---\n\n"
    assert things("".join(section.format(name) for name in ("Loom", "Mill", "Reed"))) == [
        "Loom 1 — It is sold.",
        "Mill 1 — It is sold.",
        "Reed 1 — It is sold.",
    ]


def test_a_story_is_told_by_what_stands_below_a_heading_or_line_that_every_story_has():
    stories = (("Loom", "It threads itself."), ("Reed", "It counts the picks."), ("Heddle", "It is of paper."))
    below = "### For you\n\nMuch.\n\n### Summary\n\n{}\n\n### See\n\n- [{}](https://mill.example/1)\n"
    body = "".join(f"## {title}\n\n{below.format(told, title)}\n" for title, told in stories)
    assert things(body) == [f"{title} — {told}" for title, told in stories]
    line = "**What changed and why**  \n"
    body = "".join(
        f"## {title}\n\n### About\n\n- **Number:** #7\n\n### More\n\n{line}{told}\n\n" for title, told in stories
    )
    assert things(body) == [f"{title} — {told}" for title, told in stories]


def test_two_sections_of_text_are_told_where_there_are_no_other_stories():
    body = "Hello.\n\n## Oats\n\nOats are dear.\n\n## Rye\n\nRye is cheap.\n"
    assert things(body) == ["Oats — Oats are dear.", "Rye — Rye is cheap."]


def test_a_lead_is_told_without_the_word_that_calls_it_a_summary():
    body = "**Summary:** The mill was sold to a baker from the next town.\n"
    assert lead_of(post(body).summary) == "The mill was sold to a baker from the next town."
    assert lead_of("The mill: it was sold.") == "The mill: it was sold."
    assert lead_of("中文摘要： 磨坊卖给了邻镇的面包师。") == "磨坊卖给了邻镇的面包师。"
    assert lead_of("English Summary: The mill was sold.") == "The mill was sold."
    assert lead_of("한국어 요약: 방앗간이 팔렸다.") == "방앗간이 팔렸다."
    assert lead_of("：磨坊卖了。") == "磨坊卖了。"


LISTED = (
    "- [A loom at sea](https://mill.example/1) — It weaves sails.\n"
    "- [A loom of paper](https://mill.example/2) — It tears.\n"
)


@pytest.mark.parametrize(
    "nothing",
    [
        "No new looms found today.",
        "None",
        "_(none)_",
        "- No matching records.",
        "Nothing new, come again tomorrow!",
        "暂无更新",
        "N/A",
    ],
)
def test_a_section_that_has_nothing_to_tell_is_no_thing(nothing):
    told = "## Reeds\n\nThe reed is found behind a wheel.\n\n## Wheels\n\nThe third one fell.\n"
    body = f"## New looms (0)\n\n{nothing}\n\n{told}"
    assert things(body) == ["Reeds — The reed is found behind a wheel.", "Wheels — The third one fell."]


def test_a_bold_label_that_a_paragraph_runs_on_from_tells_nothing_itself():
    body = "".join(
        f"## {name}\n\n`2026-03-0{day}` · Mills · [Post](https://mill.example)\n\n"
        f"**Deal / players.** {name} is sold to a baker.\n\n"
        for day, name in enumerate(("Upper mill", "Lower mill", "Old mill"), 1)
    )
    assert things(body)[0] == "Upper mill — Upper mill is sold to a baker."


def test_labels_with_days_tell_nothing_of_a_story():
    body = "".join(
        f"## {name}\n\n**First seen:** 2026-03-01 (third run)\n**Stored:** 2026-03-02\n\nThe {name} turns no more.\n\n"
        for name in ("upper mill", "lower mill", "old mill")
    )
    assert things(body)[0] == "upper mill — The upper mill turns no more."


def test_sections_that_are_one_story_stand_among_the_first_of_those_that_list_theirs():
    body = (
        "## Election\n\nThe millers vote on Sunday.\n\n"
        f"## Looms\n\n{LISTED}\n## Reeds\n\nThe reed is found behind a wheel.\n\n## Wheels\n\nThe third one fell.\n"
    )
    assert things(body) == [
        "Election — The millers vote on Sunday.",
        "A loom at sea — It weaves sails.",
        "Reeds — The reed is found behind a wheel.",
    ]


def test_a_link_whose_words_tell_enough_keeps_its_place_and_is_told_once():
    body = (
        "## Leading\n\n- [The old mill was sold to a baker](https://mill.example/1)\n\n## Looms\n\nOne sank.\n\n"
        "## Feeds\n\n- The Weaver: [The old mill was sold to a baker](https://mill.example/1)\n\n"
        "## Reeds\n\nThe reed is found.\n\n## Wheels\n\nThe third one fell.\n"
    )
    assert things(body) == ["The old mill was sold to a baker", "Looms — One sank.", "Reeds — The reed is found."]


def test_sections_that_are_one_story_fill_up_what_few_listed_ones_leave():
    body = (
        "## Looms\n\n- [A loom at sea](https://mill.example/1) — It weaves sails.\n\n## Reeds\n\nThe reed is found.\n"
    )
    assert things(body) == ["A loom at sea — It weaves sails.", "Reeds — The reed is found."]


def test_a_section_whose_first_words_are_the_summary_still_tells_what_it_lists():
    body = f"## Looms\n\nTwo looms were shown at the fair this week, and both of them were sold.\n\n{LISTED}"
    assert things(body) == ["A loom at sea — It weaves sails.", "A loom of paper — It tears."]


@pytest.mark.parametrize(
    "line",
    [
        "Automatically generated by a clockwork at the mill.",
        "Auto-generated on 2026-03-02. Looms counted by hand.",
        "Curated with ❤️ by the mill",
        "自动生成于 2026-03-02 09:07",
        "Top tags: looms(18), reeds(14), wheels(11)",
        "Originally added: 2026-03-02 (third run)",
        "https://mill.example/looms/at/sea",
    ],
)
def test_how_a_post_was_made_is_only_a_label(line):
    assert only_labels(line)


def test_a_sentence_about_making_is_no_label():
    assert not only_labels("Automation came to the mill, and the millers made bread of it by hand for another week.")
    assert not only_labels("Made of oak, the wheel turns for a hundred years, and nobody has to mend it.")


def test_a_sentence_that_there_is_nothing_is_passed_over_for_the_next():
    body = "## Fires\n\n**No data for this week.** The list of fires was last filled in June.\n"
    assert things(body) == ["Fires — The list of fires was last filled in June."]


def test_a_source_a_count_and_the_names_of_authors_before_a_story_are_not_what_it_tells():
    body = (
        "- [Loom](https://a.example/l) (The Weaver): It threads itself.\n"
        "- **[Reed](https://a.example/r)** (12❤, 3🔁). It counts the picks.\n\n"
    )
    paper = "## Papers\n\n### Heddle\n\n_Ada Holm, Cem Reed, +9 more_ • 2026-03-01\n\nPaper heddles hold a year.\n"
    assert things(body) == ["Loom — It threads itself.", "Reed — It counts the picks."]
    assert things(paper) == ["Heddle — Paper heddles hold a year."]


def test_a_label_in_a_line_of_its_own_says_which_text_sums_a_story_up():
    story = "### {}\n\n{} wrote this in the mill by the river.\n\n#### 摘要\n\n{}\n\n"
    body = "## 精选\n\n" + story.format("Loom", "Ada", "它自己穿线。") + story.format("Reed", "Cem", "它会数线。")
    assert things(body) == ["Loom — 它自己穿线。", "Reed — 它会数线。"]


@pytest.mark.parametrize(
    "line", ["저자: Ada Holm, Cem Reed 외", "**カテゴリ**: 社会 / 織機", "**Fonte:** Il Mulino e altri"]
)
def test_who_wrote_a_story_and_where_is_not_what_it_tells_in_any_language(line: str):
    assert things(f"## Loom\n\n{line}\n\nIt threads itself every night.\n\n## Reed\n\n{line}\n\nIt counts.\n")[0] == (
        "Loom — It threads itself every night."
    )


def test_a_section_that_sums_up_projects_tells_none_twice():
    table = "| 项目 | 简介 |\n|---|---|\n| [ada/loom](https://a.example/l) | 自己穿线的织机 |\n\n"
    told = "### ada/loom\n\n它自己穿线，不需要人。\n\n### ada/reed\n\n它会数线，从不出错。\n"
    body = f"## 项目速览\n\n{table}## 项目详情\n\n{told}"
    assert things(body) == ["ada/loom — 它自己穿线，不需要人。", "ada/reed — 它会数线，从不出错。"]
