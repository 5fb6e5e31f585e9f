"""Each field as its type, under every name it is known by, with a problem where it cannot be read."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.posts.frontmatter import slugs
from bot.posts.post import Post
from bot.posts.reading import Reading
from tests.posts.conftest import BODY, codes, front

Load = Callable[..., Post]
Read = Callable[..., Reading]


def test_the_title_is_the_first_heading_where_no_field_gives_it(load: Load) -> None:
    text = "---\ndate: 2026-04-19\n---\n\n# 2026-04-19\n\n# The *quiet* mill\n\nWords."
    assert load(text).title == "The quiet mill"


def test_the_subject_of_a_mail_is_the_title_where_nothing_else_is(load: Load, read: Read) -> None:
    front = "---\nsubject: 'Mill letter 12: still turning'\ndate: 2026-04-19\n---\n"
    assert load(f"{front}Good morning.\n\n## Grain\n\nWords.").title == "Mill letter 12: still turning"
    assert load(f"{front}## Grain\n\nWords.").title == "Mill letter 12: still turning"
    assert load(f"{front}# The quiet mill\n\nWords.").title == "The quiet mill"
    assert load(f"---\ntitle: Mill\n{front[4:]}Words.").title == "Mill"
    assert codes(read("---\nsubject: [grain, flour]\ndate: 2026-04-19\n---\nWords.")) == [("title-missing", 1)]


def test_a_lesser_heading_serves_as_title_only_if_it_opens_the_body(load: Load, read: Read) -> None:
    assert load("---\ndate: 2026-04-19\n---\n## Mill newsletter\n\nWords.").title == "Mill newsletter"
    reading = read("---\ndate: 2026-04-19\n---\nWords.\n\n## Mill newsletter\n", "mill.md")
    assert codes(reading) == [("title-missing", 1)]
    assert "title:" in reading.problems[0].message


@pytest.mark.parametrize("nothing", ["\\u200b", "\\u2060\\ufeff\\u00ad", "\\u202e", "\\u3164", "\\u2800 \\u200d"])
def test_a_title_or_summary_of_which_nothing_shows_is_none(load: Load, read: Read, nothing: str) -> None:
    field = f'---\ndate: 2026-04-19\ntitle: "{nothing}"\n'
    assert codes(read(f"{field}---\nThe wheel turns.")) == [("title-missing", 1)]
    post = load(f'{field}summary: "{nothing}"\n---\n# The quiet mill\n{BODY[5:]}')
    assert (post.title, post.summary) == ("The quiet mill", BODY[5:].strip())


def test_a_problem_of_a_field_is_told_once(read: Read) -> None:
    reading = read(f"---\ntitle: Mill\ndate: 2026-04-19\nsummary: {'grain ' * 400}\n---\nThe wheel turns.\n")
    assert codes(reading) == [("summary-long", 4)]


def test_a_first_line_that_tells_its_day_or_week_is_the_title(load: Load, read: Read) -> None:
    post = load(
        "Mill letter – week of April 18, 2026\n\nThe wheel turns.\n\n1. **Grain**\n\nOats.", "mill-2026-04-18.md"
    )
    assert post.title == "Mill letter – week of April 18, 2026"
    assert "The wheel turns" in post.summary or post.sections
    assert load("Mill letter 2026-W16\n\nThe wheel turns.", "x.md").published.isoformat() == "2026-04-19"
    for line in (
        "The wheel has turned since April 18, 2026.",
        "The wheel turns",
        "April 18, 2026",
        "x" * 200 + " 2026-W16",
    ):
        assert ("title-missing", 1) in codes(read(f"{line}\n\nMore words of the mill.", "mill.md"))
    assert load("Mill letter 2026-W16\n\n# The quiet mill\n\nWords.", "mill-2026-04-18.md").title == "The quiet mill"


@pytest.mark.parametrize(
    ("title", "date", "summary"),
    [
        ("titel", "datum", "zusammenfassung"),
        ("titre", "date", "résumé"),
        ("Título", "Fecha", "resumen"),
        ("标题", "日期", "摘要"),
        ("タイトル", "日付", "要約"),
    ],
)
def test_fields_may_be_named_in_other_languages(load: Load, title: str, date: str, summary: str) -> None:
    post = load(f"---\n{title}: The quiet mill\n{date}: 2026-04-19\n{summary}: It turns again.\n---\n\nWords.", "x.md")
    assert (post.title, post.published.isoformat(), post.summary) == ("The quiet mill", "2026-04-19", "It turns again.")


def test_a_day_in_the_only_large_heading_that_has_one_dates_the_post(load: Load, read: Read) -> None:
    assert load("# [no. 7](https://mill.example/7)\n\n# Mill news 2026-04-19\n\nWords.", "x.md").published.day == 19
    two = "# Mill\n\n# From 2026-04-19\n\nWords.\n\n# From 2026-04-20\n\nWords."
    assert ("date-guessed", 1) in codes(read(two, "x.md"))
    assert load(two, "x.md").published.day == 20


def test_a_title_without_end_is_shown_in_part_with_a_warning(load: Load) -> None:
    post = load(front(title="x" * 400))
    assert len(post.title) == 300
    assert [problem.code for problem in post.problems] == ["title-long"]


@pytest.mark.parametrize(
    ("fields", "path", "slug"),
    [
        ({"slug": "AI_Weekly 2026.W16"}, "x.md", "ai-weekly-2026-w16"),
        ({"id": "Mill-7"}, "x.md", "mill-7"),
        ({"id": "gpt-5-weekly-2026"}, "x.md", "gpt-5-weekly-2026"),
        ({"id": "407"}, "x.md", "407"),
        ({"permalink": "/news/2026/mill/"}, "x.md", "news-2026-mill"),
        ({"permalink": "https://mill.example/news/mill"}, "x.md", "news-mill"),
        ({}, "deep/Café_am Fluß.md", "cafe-am-fluss"),
        ({}, "mill/index.md", "mill"),
        ({}, "note.en.md", "note-en"),
        ({}, "cn/2026-04/2026-04-19.md", "2026-04-19-zh"),
        ({"slug": "mill"}, "en/x.md", "mill-en"),
        ({"slug": "mill-fr"}, "en/x.md", "mill-fr"),
    ],
)
def test_a_slug_is_made_of_letters_digits_and_hyphens(load: Load, fields: dict[str, str], path: str, slug: str) -> None:
    assert load(front(**fields), path).slug == slug


def test_a_name_without_latin_letters_still_has_a_slug_of_its_own(load: Load) -> None:
    one, other = load(front(), "磨坊.md").slug, load(front(), "河流.md").slug
    assert one != other
    assert one.startswith("post-")


@pytest.mark.parametrize(
    "opaque",
    [
        "3f2a9c1e-77aa-4b2c-9d11-0a1b2c3d4e5f",
        "3F2A9C1E77AA4B2C9D110A1B2C3D4E5F",
        "e83c5163316f89bfbde7d9ab23ca2e25604af290",
        "MjAyNi0w",
        "MjAyNi0xMC0xMA==",
        "dQw4w9WgXcQ",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    ],
)
def test_an_id_for_machines_names_no_post_whose_file_has_a_name(load: Load, opaque: str) -> None:
    assert load(front(id=f'"{opaque}"'), "2026-10-10-mill.md").slug == "2026-10-10-mill"
    assert load(front(id=f'"{opaque}"', permalink="/news/mill"), "x.md").slug == "news-mill"
    # A file that has none either, and a slug that was chosen, stay as they are.
    assert load(front(id=f'"{opaque}"'), "磨坊.md").slug == slugs.tidy(opaque)
    assert load(front(slug=f'"{opaque}"'), "mill.md").slug == slugs.tidy(opaque)


def test_a_slug_that_says_nothing_gives_way_to_the_file_name(load: Load) -> None:
    post = load(front(slug='"???"'), "mill.md")
    assert post.slug == "mill"
    assert [(problem.code, problem.line) for problem in post.problems] == [("bad-slug", 4)]


@pytest.mark.parametrize(
    ("fields", "path", "language"),
    [
        ({"lang": "cn"}, "x.md", "zh"),
        ({"language": "zh_hant_tw"}, "x.md", "zh-Hant-TW"),
        ({"language": "English"}, "x.md", "en"),
        ({"language": "gibberish!"}, "x.md", "en"),
        ({}, "mill-zh.md", "zh"),
        ({}, "mill-pt-br.md", "pt-BR"),
        ({}, "ja/mill.md", "ja"),
        ({"title": "磨坊今天又开始转动了，整夜都没有停下来，直到天亮"}, "x.md", "zh"),
        ({"title": "水車は今日もまわりはじめて、夜のあいだずっと止まらなかった"}, "x.md", "ja"),
        ({"title": "Мельница снова работает всю ночь и не стоит ни минуты"}, "x.md", "ru"),
        ({"title": "물레방아는 오늘도 돌아가기 시작했고 밤새 멈추지 않았다"}, "x.md", "ko"),
        ({"title": "Café"}, "x.md", "en"),
        ({"title": "Die Mühle läuft wieder, und wir haben die ganze Nacht nicht geschlafen"}, "x.md", "de"),
        ({"title": "Le moulin tourne de nouveau et ne s'est pas arrêté de la nuit"}, "x.md", "fr"),
        ({"title": "El molino gira de nuevo y no se ha parado en toda la noche"}, "x.md", "es"),
        ({"title": "磨坊今天又開始轉動了，整夜都沒有停下來，這是第三個晚上"}, "x.md", "zh-Hant"),
        ({"title": "磨坊 https://mill.example/news/about-the-long-night-of-the-looms/index.html"}, "x.md", "en"),
        ({"title": "磨坊今天又转动了，整夜没停 https://mill.example/news/about-the-long-night/1"}, "x.md", "zh"),
        ({"title": "Młyn znów się kręci i przez całą noc nie stanął ani na chwilę"}, "x.md", "pl"),
        ({"title": "Değirmen yine dönüyor ve bütün gece bir an bile durmadı, ışığı yandı"}, "x.md", "tr"),
        ({"title": "Cối xay lại quay và suốt đêm không dừng lại một phút nào"}, "x.md", "vi"),
        ({"title": "Млин знову працює всю ніч і не стоїть жодної хвилини"}, "x.md", "uk"),
        ({}, "pl/mill.md", "pl"),
        ({"title": "The mill of Łódź runs again, and it ran all night"}, "x.md", "en"),
        ({"title": "The mill of Ryan de la Cruz runs again, and it ran all night"}, "x.md", "en"),
    ],
)
def test_the_language_is_said_named_or_guessed(load: Load, fields: dict[str, str], path: str, language: str) -> None:
    assert load(front(**fields), path).language == language


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "published"),
        ({"status": "Published"}, "published"),
        ({"status": "draft"}, "draft"),
        ({"status": "Invisible"}, "hidden"),
        ({"status": "Entwurf"}, "draft"),
        ({"status": "brouillon"}, "draft"),
        ({"status": "草稿"}, "draft"),
        ({"status": "freigegeben"}, "published"),
        ({"draft": "false"}, "published"),
        ({"draft": "yes"}, "draft"),
        ({"published": "false"}, "draft"),
        ({"published": "true"}, "published"),
        ({"hidden": "true"}, "hidden"),
        ({"type": "draft"}, "draft"),
        ({"type": "newsletter"}, "published"),
        ({"status": "published", "draft": "true"}, "draft"),
        ({"status": "hidden", "draft": "true"}, "draft"),
    ],
)
def test_the_strictest_word_on_the_status_counts(load: Load, fields: dict[str, str], status: str) -> None:
    post = load(front(**fields))
    assert post.status == status
    assert not post.problems


@pytest.mark.parametrize(
    "title", ["Mill 4 (draft)", '"[WIP] Mill 4"', '"Entwurf: Mühle 4"', "水車だより 第4号（ドラフト）", "磨坊【草稿】"]
)
def test_a_title_marked_as_that_of_a_draft_keeps_the_post_one_unless_a_field_says_more(load: Load, title: str) -> None:
    post = load(front(title=title))
    assert post.status == "draft"
    assert [problem.code for problem in post.problems] == ["draft-by-title"]
    assert load(front(title=title, draft="false")).status == "published"


@pytest.mark.parametrize("title", ["The draft of the new mill (second reading)", "Drafting a mill", "Mill 4 (drafty)"])
def test_a_title_that_tells_of_a_draft_is_published(load: Load, title: str) -> None:
    assert load(front(title=title)).status == "published"


@pytest.mark.parametrize(("name", "code"), [("draft", "bad-draft"), ("status", "bad-status"), ("hidden", "bad-hidden")])
def test_what_cannot_be_understood_is_never_published(load: Load, name: str, code: str) -> None:
    post = load(front(**{name: "perhaps"}))
    assert post.status in ("draft", "hidden")
    assert [(problem.code, problem.line) for problem in post.problems] == [(code, 4)]


def test_a_post_in_a_folder_of_drafts_is_a_draft(load: Load) -> None:
    assert load(front(), "_drafts/mill.md").status == "draft"


def test_a_future_post_is_invisible_until_its_time(load: Load) -> None:
    post = load(front(date="2026-04-19 09:00 +0200"))
    due = datetime(2026, 4, 19, 7, tzinfo=UTC)
    assert not post.visible(due - timedelta(seconds=1))
    assert post.visible(due)


def test_pages_and_menus_are_no_posts(read: Read) -> None:
    reading = read(front(type="Page"))
    assert reading.post is None
    assert [(problem.level, problem.code) for problem in reading.problems] == [("warning", "not-a-post")]


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("[sea, moon, sea]", ("sea", "moon")),
        ("sea, moon，tide、ebb;  flow", ("sea", "moon", "tide", "ebb", "flow")),
        ("[sea, {a: b}, null, 7]", ("sea", "7")),
        ("null", ()),
    ],
)
def test_tags_are_texts_once_each(load: Load, value: str, tags: tuple[str, ...]) -> None:
    assert load(front(keywords=value)).tags == tags


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"canonical": "https://mill.example/x"}, "https://mill.example/x"),
        ({"link": "http://mill.example"}, "http://mill.example"),
        ({"url": "/news/mill"}, None),
        ({"url": "javascript:alert(1)"}, None),
        ({"url": "https://known.example@other.example/"}, None),
        ({"url": "https://"}, None),
    ],
)
def test_only_web_addresses_are_kept(load: Load, fields: dict[str, str], url: str | None) -> None:
    assert load(front(**fields)).url == url


def test_an_address_of_another_scheme_is_remarked(load: Load) -> None:
    assert [problem.code for problem in load(front(url="javascript:alert(1)")).problems] == ["bad-url"]


def test_the_summary_is_the_field_or_the_first_paragraph_that_says_something(load: Load) -> None:
    assert load(front(description="Short **and** plain.")).summary == "Short and plain."
    assert load(front()).summary == "The mill turned all night, and nobody came to see it stop."
    assert (
        load(
            "---\ntitle: Mill\ndate: 2026-04-19\n---\nHello!\n\n- a list line that is quite long, longer than forty\n"
        ).summary
        == ""
    )


def test_a_quotation_that_opens_a_post_is_its_summary(load: Load) -> None:
    head = "---\ntitle: Mill\ndate: 2026-04-19\n---\n"
    quotation = "> The mill was sold to a baker from the next town.\n\n"
    assert load(f"{head}{quotation}- Flour\n").summary == "The mill was sold to a baker from the next town."
    assert load(f"{head}## Flour\n\n{quotation}").summary == ""


def test_a_summary_ends_before_the_words_that_lead_to_a_list(load: Load) -> None:
    head = "---\ntitle: Mill\ndate: 2026-04-19\n---\n"
    told = "The mill was sold to a baker from the next town."
    assert load(f"{head}{told} This is what he found in it:\n\n- Flour\n").summary == told
    assert load(f"{head}本周磨坊卖给了邻镇的一位面包师，他很高兴。以下是他找到的东西：\n\n- 面粉\n").summary == (
        "本周磨坊卖给了邻镇的一位面包师，他很高兴。"
    )


def test_updated_is_an_instant_or_a_remark(load: Load) -> None:
    assert load(front(lastmod="2026-04-21")).updated == datetime(2026, 4, 21, tzinfo=UTC)
    post = load(front(modified="never"))
    assert post.updated is None
    assert [problem.code for problem in post.problems] == ["bad-updated"]


def test_a_description_that_only_says_title_and_day_again_is_no_summary(load: Load) -> None:
    told = "The mill was sold to a baker from the next town."
    matter = "---\ntitle: Mill Letter - 2026-03-02\ndate: 2026-03-02\ndescription: {}\n---\n" + told
    assert load(matter.format("Mill Letter, 2 March 2026, daily"), "x.md").summary == told
    assert load(matter.format("Mill Letter of all that the river towns have ground and sold"), "x.md").summary != told


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("磨坊论文周报 2026-W10", "zh"),
        ("水車の論文だより 12", "ja"),
        ("물레방아 논문 주간", "ko"),
        ("Weavers (织工) weekly", "en"),
    ],
)
def test_a_title_in_east_asian_letters_tells_the_language_of_a_post_that_quotes_english(
    load: Load, title: str, language: str
) -> None:
    body = "\n\n".join(["The loom of paper weaves all night and threads itself."] * 40)
    assert load(f"---\ntitle: {title}\ndate: 2026-03-02\n---\n{body}", "x.md").language == language


def test_neither_a_row_of_labels_nor_a_slanted_remark_below_a_heading_is_a_summary(load: Load) -> None:
    told = "The mill was sold to a baker from the next town."
    row = "Searched: the last two days of the week | Journals: Looms and Reeds, Mill Letters, The Weaver, River Towns"
    remark = "_At most three stories of each kind are shown here; more are in `mill.yaml`._"
    matter = "---\ntitle: Mill Letter\ndate: 2026-03-02\n---\n"
    link = "🔗 [https://mill.example/letters/1](https://mill.example/letters/1)"
    assert load(f"{matter}> {row}\n\n## News\n\n{remark}\n\n{link}\n\n{told}", "x.md").summary == told
    assert load(f"{matter}{remark}\n\n## News\n\n{told}", "x.md").summary == remark.strip("_").replace("`", "")


FLOUR = "The mill on the north bank ground nine tons of rye flour in a single night of storm."


@pytest.mark.parametrize(
    ("said", "summary"),
    [
        ("All of the mills. The mill on the north bank ground nine to", "All of the mills."),
        ("All of the mills. The mill on the north bank ground nine...", "All of the mills."),
        ("All of the mills. 1. The mill on the north bank ground nine tons of rye fl <br/", "All of the mills."),
        (f"All of the mills. 1. {FLOUR}", "All of the mills."),
        (f"All of the mills. {FLOUR}", f"All of the mills. {FLOUR}"),
        ("All of the mills. Nine tons were not enough for", "All of the mills. Nine tons were not enough for"),
        ("The mill on the north bank ground nine tons of ry", ""),
    ],
)
def test_what_a_tool_cut_from_the_top_of_the_body_is_no_part_of_the_summary(
    load: Load, said: str, summary: str
) -> None:
    post = load(f'---\ntitle: Mill\ndate: 2026-04-19\ndescription: "{said}"\n---\n## Flour\n\n- {FLOUR}\n- Bread.\n')
    assert post.summary == summary
