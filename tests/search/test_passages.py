"""How a post is cut into passages."""

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.posts.blocks import (
    Bullet,
    Bullets,
    Code,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
    plain,
    words_of,
)
from bot.posts.post import Item, Period, Post, Section
from bot.posts.reading import read_post
from bot.search.packing import pack, unpack
from bot.search.passages import passages_of
from bot.search.runs import CODE_LINES, size_of
from bot.search.sentences import sentence_spans


def _sentences(count: int, *, word: str = "word") -> str:
    return " ".join(f"Sentence {number} has exactly ten {word}s to be counted here." for number in range(count))


def _lines(*texts: str) -> Bullets:
    return Bullets(lines=tuple(Bullet(spans=plain(text), line=number) for number, text in enumerate(texts, 1)))


def _texts(post) -> list[str]:
    return [passage.text for passage in passages_of(post)]


def test_a_long_text_is_cut_on_sentence_borders_into_60_to_120_words(post, paragraph):
    texts = _texts(post(paragraph(_sentences(40))))
    assert all(60 <= size_of(text) <= 120 for text in texts)
    assert all(text.endswith(".") and text.startswith("Sentence") for text in texts)


def test_nothing_is_lost_between_passages(post, paragraph):
    text = _sentences(40)
    assert " ".join(_texts(post(paragraph(text)))) == text


def test_short_paragraphs_share_a_passage(post, paragraph):
    assert _texts(post(paragraph("One is short."), paragraph("Two is short too."))) == [
        "One is short.\nTwo is short too."
    ]


def test_a_passage_never_crosses_a_section(post, paragraph):
    sections = tuple(Section(title=name, content=(paragraph(f"About {name}."),)) for name in ("One", "Two"))
    assert [(p.section, p.text) for p in passages_of(post(sections=sections))] == [
        ("One", "About One."),
        ("Two", "About Two."),
    ]


def test_the_headline_of_a_section_that_is_one_story_can_be_quoted(post, paragraph):
    def texts(title: str, *content: Paragraph | Item) -> list[str]:
        return _texts(post(sections=(Section(title=title, content=content, line=3),)))

    told = paragraph("It turns again.")
    assert texts("Mill 2.0 is out for everybody", told) == ["Mill 2.0 is out for everybody\nIt turns again."]
    assert texts("News of mills", told) == ["It turns again."]
    assert texts("All that was new this week", Item(title="Mill 2.0", blocks=(told,))) == ["Mill 2.0\nIt turns again."]


def test_each_item_is_a_passage_with_its_title(post, paragraph):
    items = [Item(title=f"Paper {n}", blocks=(paragraph("It says little."),), line=n) for n in (1, 2)]
    found = passages_of(post(paragraph("Before."), *items))
    assert [(p.item, p.text, p.number) for p in found] == [
        ("", "Before.", 0),
        ("Paper 1", "Paper 1\nIt says little.", 1),
        ("Paper 2", "Paper 2\nIt says little.", 2),
    ]


def test_an_item_in_a_list_line_reads_as_it_stands_there(post):
    item = Item(title="A paper: on cats", blocks=(Paragraph(spans=plain("It purrs."), line=2),), line=2)
    assert _texts(post(item, source="# Cats\n- **A paper: on cats** — It purrs.")) == ["A paper: on cats — It purrs."]
    assert _texts(post(item, source="# Cats\n- **A paper: on cats:** It purrs.")) == ["A paper: on cats: It purrs."]
    assert _texts(post(item, source="shorter")) == ["A paper: on cats\nIt purrs."]


def test_an_item_without_text_is_its_title(post):
    assert _texts(post(Item(title="Only a title", blocks=()))) == ["Only a title"]


def test_chinese_is_measured_in_characters(post, paragraph):
    texts = _texts(post(paragraph("这一句话正好有二十个汉字不多也不少。" * 60)))
    assert all(110 <= len(text) <= 240 for text in texts)
    assert all(text.endswith("。") for text in texts)


def test_a_list_keeps_its_lead_in_and_its_nested_lines(post, paragraph):
    lines = [f"Line {number} of the list says a few words more." for number in range(20)]
    found = _texts(post(paragraph(_sentences(9)), paragraph("These were merged:"), _lines(*lines)))
    assert any(text.startswith("These were merged:\nLine 0") for text in found)
    assert all(line in "\n".join(found) for line in lines)


def test_list_lines_as_long_as_a_story_stand_alone(post):
    stories = [f"Story {number}. {_sentences(3)}" for number in range(4)]
    assert _texts(post(_lines(*stories))) == stories


def test_a_numbered_entry_begins_a_passage(post, paragraph):
    content = (paragraph("2、一家锯厂开张了。"), paragraph("它很大。"), paragraph("3、一家刨厂关门了。"))
    made = post(sections=(Section(title="News", content=content),))
    assert _texts(made) == ["2、一家锯厂开张了。\n它很大。", "3、一家刨厂关门了。"]


def test_a_picture_stays_with_what_it_shows(post):
    story = f"Story. {_sentences(3)}"
    picture = Picture(url="https://img.example/a.png", alt="a chart")
    found = passages_of(post(_lines(story), picture, _lines(story.replace("Story", "Other"))))
    assert [p.text for p in found] == [f"{story}\na chart", story.replace("Story", "Other")]
    assert found[0].urls == ("https://img.example/a.png",)


def test_every_kind_of_block_stands_in_a_passage(post):
    blocks = (
        Heading(spans=plain("A heading"), level=4, line=3),
        Code(text="pip install it\nrun it", language="sh", line=4),
        Quote(paragraphs=(plain("Quoted words."),), line=8),
        Table(header=(plain("Repo"), plain("Stars")), rows=((plain("a/b"), plain("60,000")),), line=10),
        Rule(line=13),
    )
    assert _texts(post(*blocks)) == ["A heading\npip install it\nrun it\nQuoted words.\nRepo | Stars\na/b | 60,000"]


def test_headings_over_what_is_found_by_itself_are_no_passage(post, paragraph):
    group = Heading(spans=plain("Step 2: Mills"))
    item = Item(title="Ford", blocks=(paragraph("It grinds rye."),))
    assert _texts(post(group, Heading(spans=plain("Water")), item)) == ["Ford\nIt grinds rye."]
    assert _texts(post(group, paragraph("Two of them."), item))[0] == "Step 2: Mills\nTwo of them."
    assert _texts(post(item, group))[1:] == ["Step 2: Mills"]


def _heading(text: str, level: int) -> Heading:
    return Heading(spans=plain(text), level=level)


def test_a_passage_knows_the_small_headings_above_it(post, paragraph):
    def changes(of: str) -> Item:
        return Item(title="Changes", blocks=(paragraph(f"{of} is new."),), level=4)

    content = (_heading("Mill 2.0", 3), changes("A wheel"), _heading("Forge 1.4", 3), changes("A bellows"))
    found = passages_of(post(*content, Item(title="Loom 5", blocks=(paragraph("Nothing new."),), level=3)))
    assert [passage.headings for passage in found] == [
        ("News", "Mill 2.0", "Changes"),
        ("News", "Forge 1.4", "Changes"),
        ("News", "Loom 5"),
    ]


def test_a_text_under_a_small_heading_keeps_it_in_every_passage(post, paragraph):
    found = passages_of(post(paragraph("Before."), _heading("Mill 2.0", 3), paragraph(_sentences(40))))
    assert len(found) > 2
    assert [passage.above for passage in found] == [(), *[("Mill 2.0",)] * (len(found) - 1)]


def test_what_stands_under_several_headings_has_those_above_them_all(post):
    content = (_heading("Guilds", 3), _heading("Mills", 4), _lines("One"), _heading("Forges", 4), _lines("Two"))
    (found,) = passages_of(post(*content))
    assert (found.text, found.above) == ("Guilds\nMills\nOne\nForges\nTwo", ("Guilds",))


def test_the_rows_of_an_items_table_stand_under_its_title(post):
    row = (plain("Oak wheel"), plain("a fifth faster"), plain("measured at the mill of the lower weir by its miller"))
    table = Table(header=(plain("Part"), plain("Gain"), plain("Source")), rows=(row, row), line=3)
    found = passages_of(post(Item(title="Mill 2.0", blocks=(table,), level=3)))
    assert {passage.headings for passage in found} == {("News", "Mill 2.0", "Oak wheel")}


def test_rows_that_are_cut_from_their_table_stand_below_its_head(post):
    rows = tuple((Span(text=f"Mill {n}", url=f"https://m.example/{n}"),) for n in range(60))
    table = Table(
        header=(plain("Name"), (Span(text="Sacks", url="https://m.example/s"),)),
        rows=tuple((name, plain(f"{n} sacks")) for n, name in enumerate(rows)),
        line=1,
    )
    first, *others = passages_of(post(table))
    assert others
    for passage in (first, *others):
        assert passage.text.startswith("Name | Sacks\nMill ")
        assert passage.text.count("Name | Sacks") == 1
        assert passage.urls[0] == "https://m.example/s"
        names = [passage.text[start:end] for start, end, _ in passage.links]
        assert names == ["Sacks", *(f"Mill {url.rpartition('/')[2]}" for url in passage.urls[1:])]


def test_when_and_by_what_a_post_was_made_is_no_passage(post, paragraph):
    made = Quote(paragraphs=(plain("Sources: Gazette | Generated: 2026-10-10 01:53 UTC"),))
    assert _texts(post(made, paragraph("Rye is dear."))) == ["Rye is dear."]


def test_links_go_with_the_sentence_they_stand_in(post):
    first = (*plain(f"{_sentences(9)} See "), Span(text="one", url="https://one.example"), *plain("."))
    second = (*plain(f"{_sentences(9)} See "), Span(text="two", url="https://two.example"), *plain("."))
    found = passages_of(post(Paragraph(spans=first), Paragraph(spans=second)))
    assert [p.urls for p in found] == [("https://one.example",), ("https://two.example",)]


def test_a_digest_of_thousands_of_items_is_cut_in_less_time_than_it_is_read():
    lines = "".join(f"- **mill{n}/wheel{n}** — a wheel of the mill at river number {n}.\n" for n in range(6_000))
    begun = time.process_time()
    read = read_post(f"---\ntitle: Mills\ndate: 2026-04-19\n---\n\n{lines}".encode(), path="m.md", zone=ZoneInfo("UTC"))
    reading = time.process_time() - begun
    assert len(passages_of(read.post)) == 6_000
    # A half of it; twice as much where a pattern is made of every title and all the text is copied for every item.
    assert time.process_time() - begun - reading < 1.2 * reading


def test_a_summary_that_the_text_says_again_is_marked(post, paragraph):
    text = "This first paragraph is the summary of the whole week, word for word."
    assert [p.repeats for p in passages_of(post(paragraph(text), summary=text))] == [True, False]
    assert [
        p.repeats for p in passages_of(post(paragraph(text), summary="Something else altogether, in words of its own."))
    ] == [
        False,
        False,
    ]


def test_a_passage_knows_where_code_stands_and_what_describes_a_picture(post, paragraph):
    code = Code(text="  loom --all\n\n  loom --stop", line=3)
    picture = Picture(url="https://a.example/p.png", alt="A loom at rest", line=8)
    (found,) = passages_of(post(paragraph("Run it."), code, paragraph("It stops."), picture))
    assert found.text == "Run it.\n  loom --all\n\n  loom --stop\nIt stops.\nA loom at rest"
    stretches = [(found.text[start:end], lines) for start, end, lines in found.apart]
    assert stretches == [("  loom --all\n\n  loom --stop", 3), ("A loom at rest", 0)]
    assert len(found.running) == len(found.text)
    assert [found.running[start:end] for start, end in sentence_spans(found.running)] == ["Run it.", "It stops."]
    assert unpack(pack(found)) == found


def test_what_may_be_shown_of_code_stays_with_its_lead_and_the_rest_goes_on_in_other_passages(post, paragraph):
    code = Code(text="\n".join(f"loom --number {number} --all --of --them" for number in range(60)))
    found = passages_of(post(paragraph(_sentences(12)), paragraph("Run them all now."), code))
    (begun,) = [passage for passage in found if "Run them all now." in passage.text]
    start, end, lines = begun.apart[0]
    assert lines == 60
    assert begun.text[start:end].count("\n") >= CODE_LINES - 1
    rest = [stretch for passage in found[begun.number + 1 :] for stretch in passage.apart]
    assert rest
    assert all(start == lines == 0 for start, _, lines in rest)


def test_words_between_fences_are_running_text(post):
    (found,) = passages_of(post(Code(text="In short: the mill has moved to a new hall by the river.")))
    assert found.apart == ()
    assert found.running == found.text


def test_ids_count_from_zero_in_the_order_of_the_post(post, paragraph):
    found = passages_of(post(paragraph(_sentences(40))))
    assert [p.id for p in found] == [f"weekly-2026-w10#{number}" for number in range(len(found))]


def test_a_text_without_any_stop_is_cut_between_words(post, paragraph):
    found = _texts(post(paragraph("word " * 1000), paragraph("字" * 2000)))
    assert all(size_of(text) <= 160 for text in found)
    assert sum(len(text) for text in found) > 6000


def test_a_post_of_signs_alone_has_no_passages(post, paragraph):
    assert passages_of(post(paragraph("— … !"), paragraph(""), Rule())) == ()


_TEXT = st.text(max_size=300) | st.text(alphabet="ab .!?。，字\n\t", max_size=1500)
_BLOCKS = st.one_of(
    _TEXT.map(lambda text: Paragraph(spans=plain(text))),
    st.lists(_TEXT, min_size=1, max_size=5).map(lambda texts: _lines(*texts)),
    _TEXT.map(lambda text: Code(text=text)),
    _TEXT.map(lambda text: Heading(spans=plain(text))),
)


@given(st.lists(_BLOCKS, max_size=6))
def test_every_passage_stands_in_the_post_word_for_word(blocks):
    whole = Post(
        slug="any",
        title="Any",
        series="post",
        period=Period.of_day(date(2026, 1, 1)),
        published=date(2026, 1, 1),
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
        sections=(Section(title="", content=tuple(blocks)),),
    )
    text = "\n".join(words_of(block) for block in blocks)
    found = passages_of(whole)
    assert all(passage.text in text for passage in found)
    said = "".join(passage.text for passage in found)
    assert sum(map(str.isalnum, said)) == sum(map(str.isalnum, text))


def test_a_section_that_leads_somewhere_is_found_with_its_heading_and_address():
    post = read_post(
        b"# Mill letter\n\n## [mill/heddle](https://mill.example/heddle)\n\nA loom.\n",
        path="2026-04-19.md",
        zone=ZoneInfo("UTC"),
    ).post
    (found,) = passages_of(post)
    assert found.text == "mill/heddle\nA loom."
    assert (found.headline, found.address) == ("mill/heddle", "https://mill.example/heddle")


def test_rows_that_are_numbered_are_named_by_what_follows_the_number(post):
    rows = tuple(
        (plain(str(n)), (Span(text=name, url=f"https://m.example/{name}"),), plain("turns"))
        for n, name in enumerate(("wheel", "stone", "sack"), 1)
    )
    table = Table(header=(plain("#"), plain("Part"), plain("Does")), rows=rows, line=3, lines=(5, 6, 7))
    found = passages_of(post(table))
    assert [(one.item, one.line) for one in found] == [("wheel", 5), ("stone", 6), ("sack", 7)]
    assert found[1].said == "stone — does: turns; #2"


def test_years_in_a_first_column_number_no_rows(post):
    rows = tuple((plain(str(year)), plain("the wheel turned"), plain("a sack of rye")) for year in (2024, 2025, 2026))
    table = Table(header=(plain("Year"), plain("What"), plain("For")), rows=rows, line=3)
    assert all(passage.text.split("\n")[-1].startswith("20") for passage in passages_of(post(table)))
