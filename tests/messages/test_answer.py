"""An answer as it is shown."""

from dataclasses import replace
from datetime import date

from bot.answers.answer import Answer, Citation, Sentence, running_text
from bot.messages.answer import answer_message, hit_line, near_line, source_lines, why_message, window_line
from bot.messages.around import around
from bot.messages.listing import with_share
from bot.messages.message import Buttons, Message, Note
from bot.posts.blocks import Bullets, Code, Heading, Paragraph
from bot.posts.periods import Window
from bot.search.passage import Hit, Passage

DAY = date(2026, 4, 19)


def hit(*, item: str, text: str) -> Hit:
    passage = Passage(
        id="w16#1",
        post="w16",
        number=1,
        title="W16",
        published=DAY,
        first=DAY,
        last=DAY,
        language="en",
        section="Memory",
        item=item,
        text=text,
    )
    return Hit(passage=passage, score=1.0)


def words(line) -> str:
    return "".join(span.text for span in line.spans)


def test_an_item_that_the_words_begin_with_is_not_named_twice():
    found = hit(item="MEMENTO", text="MEMENTO — a method. It\ncompresses.")
    assert words(hit_line(found)) == "W16 › Memory — MEMENTO — a method. It compresses."
    assert words(near_line(found)) == "W16 › Memory — MEMENTO — a method."


def test_an_item_that_the_words_leave_out_is_named():
    assert (
        words(near_line(hit(item="MEMENTO", text="Peak cache falls."))) == "W16 › Memory › MEMENTO — Peak cache falls."
    )


def test_a_refusal_says_once_what_is_near_and_what_to_try():
    near = hit(item="", text="Rust's community takes stock.")
    refused = Answer(question="Rust 2.0?", answered=False, by="extract", text="Not held.", nearest=(near,))
    said, heading, nearest, hint = answer_message(refused).elements
    assert isinstance(said, Paragraph)
    assert words(said) == "Not held."
    assert isinstance(heading, Heading)
    assert [words(line) for line in nearest.lines] == ["W16 › Memory — Rust's community takes stock."]
    assert words(hint) == "Ask about one of these, or try another name or fewer words."


def test_what_is_near_leads_to_its_item_and_to_where_it_was_posted():
    near = hit(item="MEMENTO", text="MEMENTO — a method.")
    near = replace(near, passage=near.passage._replace(urls=("https://example.org/memento", "https://example.org/x")))
    posted = {("w16", "Memory"): "https://chat.example/p1"}
    assert [span.url for span in near_line(near, posted).spans if span.url] == [
        "https://example.org/memento",
        "https://chat.example/p1",
    ]
    assert [span.url for span in hit_line(near).spans if span.url] == ["https://example.org/memento"]


def test_a_refusal_of_days_says_that_they_can_be_left_out():
    week = Window(first=date(2026, 4, 13), last=DAY, words="this week")
    near = hit(item="", text="Rust's community takes stock.")
    refused = Answer(question="Rust?", answered=False, by="extract", text="No.", nearest=(near,), window=week)
    assert words(answer_message(refused).elements[-1]).endswith("or leave the days out to search every digest.")


def test_words_around_an_answer_are_of_the_language_it_was_asked_in():
    week = Window(first=date(2026, 4, 13), last=DAY, words="上周")
    near = hit(item="", text="磨坊停了。")
    refused = Answer(
        question="磨坊？", answered=False, by="extract", text="没有。", nearest=(near,), window=week, language="zh"
    )
    message = answer_message(refused)
    note, heading, hint = (words(message.elements[at]) for at in (1, 2, 4))
    assert note == "查找范围：上周（2026-04-13 至 2026-04-19）"
    assert heading == "最接近的内容"
    assert hint == "可以就其中一条提问，或去掉日期，在全部内容里查找。"
    source = Citation(n=1, post="w16", title="W16", published=DAY, section="记忆", quote="磨坊停了。", url=None)
    told = Answer(
        question="磨坊？", answered=True, by="extract", text="磨坊停了。", citations=(source,), language="zh-CN"
    )
    *_, heading, sources = answer_message(told).elements
    assert words(heading) == "来源"
    assert [words(line) for line in sources.lines] == ["[1] W16 › 记忆 · 2026年4月19日 周日"]


def test_a_source_is_bold_and_tells_its_day_in_words():
    quote = "MEMENTO — a method."
    source = Citation(
        n=1, post="w16", title="W16", published=DAY, section="Memory", quote=quote, url="https://a.example"
    )
    (line,) = source_lines([source])
    assert words(line) == "[1] W16 › Memory · Sun 19 Apr 2026"
    assert [span.text for span in line.spans if span.bold and span.url] == ["W16 › Memory"]


def test_what_is_cited_from_one_section_is_one_source_whose_numbers_lead_to_their_own_addresses():
    loom, reed = "https://loom.example", "https://reed.example"
    cited = [
        Citation(n=n, post="w16", title="W16", published=DAY, section="Looms", quote="A loom.", url=url)
        for n, url in enumerate((loom, reed, None, loom), 1)
    ]
    (line,) = source_lines(cited)
    assert words(line) == "[1][2][3][4] W16 › Looms · Sun 19 Apr 2026 · 1, 4 ↗ · 2 ↗"
    assert [(span.text, span.url) for span in line.spans if span.url] == [("1, 4 ↗", loom), ("2 ↗", reed)]
    (same,) = source_lines([cited[0], cited[3]])
    assert [(span.text, span.url) for span in same.spans if span.url] == [("W16 › Looms", loom)]


def test_what_is_near_is_shown_in_few_words():
    near = near_line(hit(item="Looms", text="Loom | Sacks | " * 50))
    assert words(near).endswith("…")
    assert len(words(near)) < 250


def test_a_source_and_a_found_passage_tell_the_small_headings_they_stand_under():
    quote = "drops Linux 3.9"
    source = Citation(n=1, post="w16", title="W16", published=DAY, section="Engines", above=("Mill 0.20",), quote=quote)
    (line,) = source_lines([source])
    assert words(line).startswith("[1] W16 › Engines › Mill 0.20 · ")
    found = hit(item="Breaking changes", text="It drops Linux 3.9.")
    under = replace(found, passage=found.passage._replace(above=("Mill 0.20",)))
    assert words(hit_line(under)) == "W16 › Memory › Mill 0.20 › Breaking changes — It drops Linux 3.9."


def test_those_who_did_not_see_the_question_see_it_above_the_answer():
    told = Answer(question="what is it?", answered=False, by="extract", text="Not held.")
    note, *rest = answer_message(told, asked="what is\n" + "it? " * 100).elements
    assert words(note).startswith("Asked: what is it? it?")
    assert len(words(note)) <= len("Asked: ") + 200
    assert list(answer_message(told).elements) == rest


def test_a_day_asked_for_by_its_date_is_said_once_in_every_language():
    day = Window(first=DAY, last=DAY, words="2026-04-19")
    said = {name: window_line(day, around(name)) for name in ("en", "zh", "ja", "de", "fr", "es")}
    assert said["en"] == "Searched 2026-04-19"
    for line in said.values():
        assert line.count("2026-04-19") == 1
        assert not set("{}()（）") & set(line)
    week = Window(first=date(2026, 4, 13), last=DAY, words="W16")
    assert window_line(week) == "Searched W16 (2026-04-13 to 2026-04-19)"


def labels(answer: Answer) -> list[str]:
    """Give what stands on the buttons under an answer."""
    message = answer_message(answer, record="r1", share=True, follow=True)
    return [button.label for element in message.elements if isinstance(element, Buttons) for button in element.buttons]


def test_buttons_under_an_answer_are_in_the_language_it_was_asked_in():
    source = Citation(n=1, post="w16", title="W16", published=DAY, section="Memory", quote="The mill stopped.")
    told = Answer(question="?", answered=True, by="extract", text="The mill stopped.", citations=(source,))
    english = ["Ask a follow-up", "Helpful", "Not helpful", "Why this answer?", "Share in channel"]
    assert labels(told) == labels(replace(told, language="pl")) == english
    assert labels(replace(told, language="zh-CN")) == ["追问", "有帮助", "没有帮助", "为什么这样回答？", "分享到频道"]
    for language in ("zh", "ja", "de", "fr", "es"):
        assert not set(labels(replace(told, language=language))) & set(english)


def test_why_an_answer_came_about_is_told_in_the_language_it_was_asked_in():
    source = Citation(n=1, post="w16", title="W16", published=DAY, section="Memory", quote="The mill stopped.")
    told = Answer(question="?", answered=True, by="extract", text="The mill stopped.", citations=(source,))

    def said(language: str) -> list[str]:
        elements = why_message(replace(told, language=language)).elements
        return [words(element) for element in elements if isinstance(element, Heading | Paragraph | Note)]

    assert said("en")[:2] == said("pl")[:2] == ["Why this answer", "You asked: ?"]
    assert said("zh")[:3] == ["为什么这样回答", "你的问题：?", "查找了全部内容 · 摘自周报和日报 · 0 ms"]
    for language in ("zh", "ja", "de", "fr", "es"):
        assert not set(said(language)) & set(said("en"))


def test_the_button_that_shows_a_digest_to_everybody_is_in_the_language_of_the_digest():
    for language, label in (("zh-CN", "分享到频道"), ("de", "Im Kanal teilen"), ("pl", "Share in channel")):
        shared = with_share(Message(summary="W16", elements=(Note(spans=()),), language=language), "open w16")
        assert [button.label for button in shared.elements[-1].buttons] == [label]


def test_what_comes_from_no_digest_is_not_rated_and_a_refusal_is():
    greeting = Answer(question="hi", answered=True, by="extract", text="Hello.")
    assert labels(greeting) == []
    assert "Not helpful" in labels(replace(greeting, answered=False))


def test_code_is_a_block_of_its_own_below_the_sentence_that_leads_to_it():
    told = (
        Sentence(text="Install it with pip:", citations=(1, 2)),
        Sentence(text="pip install heddle\nheddle", citations=(2,), code=True),
        Sentence(text="Bobbin is next.", citations=(3,), listed=True),
    )
    answer = Answer(question="how?", answered=True, by="extract", text=running_text(told), sentences=told)
    lead, code, rest = answer_message(answer).elements
    assert words(lead) == "Install it with pip: [1][2]"
    assert code == Code(text="pip install heddle\nheddle")
    assert isinstance(rest, Bullets)
    assert answer.text == "Install it with pip: [1][2]\npip install heddle\nheddle\n• Bobbin is next. [3]"
