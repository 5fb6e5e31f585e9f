"""Whether one place holds what is asked, told term by term."""

from datetime import date

import pytest

from bot.answers.coverage.coverage import answers, share
from bot.answers.coverage.stories import stories_of
from bot.answers.questions.question import read_question
from bot.answers.terms.asked import terms_of
from bot.answers.terms.slips import respelled
from bot.answers.terms.term import holds
from bot.search.passage import Passage
from tests.answers.conftest import answering_from, asker, read


def passage(text, **more):
    days = {"published": date(2026, 4, 19), "first": date(2026, 4, 13), "last": date(2026, 4, 19)}
    base = {"id": "a#0", "post": "a", "number": 0, "title": "", "section": "", "item": "", "language": "en", **days}
    return Passage(text=text, **{**base, **more})


@pytest.fixture
def terms(asking):
    return lambda text: terms_of(read_question(asking(text)).asks[0])


def test_a_version_must_stand_beside_its_name(terms):
    (rust,) = terms("what about Rust 2.0?")
    assert not holds(passage("Rust is well. Python has come a long way since it began, and 2.0 is long gone."), rust)
    assert holds(passage("The team plans Rust 2.0 for May."), rust)


def test_a_name_with_a_number_is_held_only_where_the_two_stand_together(terms):
    (heron,) = terms("what about Heron-2?")
    assert not holds(passage("Heron-1 is out. It takes 2 hours to train."), heron)
    assert holds(passage("Heron 2 is out."), heron)


def test_a_name_of_a_letter_and_a_number_is_not_held_by_the_number_alone(terms):
    (crane,) = terms("what about T3?")
    assert not holds(passage("The crane lifts 3 tons."), crane)
    assert holds(passage("The T3 lifts a ton."), crane)


def test_a_version_with_a_nought_at_its_end_is_the_same(terms):
    (version,) = terms("what about 0.21?")
    assert holds(passage("heron 0.21.0 is out."), version)
    assert not holds(passage("heron 0.21.4 is out."), version)


def test_thanks_belong_to_what_they_are_for(terms):
    told = stories_of(passage("Our find is heron-x3, a parser.\nThanks to Ona for the suggestion!"))
    assert any(answers(terms("who suggested heron-x3?"), story) for story in told)


def test_a_heading_counts_for_what_stands_under_it(terms):
    assert holds(passage("It has many stars.", item="claude-mem"), terms("what is claude-mem?")[0])


def test_names_and_numbers_weigh_more_than_words(terms):
    asked = terms("did MEMENTO win prizes?")
    assert share(asked, [passage("MEMENTO is out.")]) == 0.5
    assert share(asked, [passage("They win prizes.")]) == 0.5
    assert share((), []) == 1.0


def test_a_false_attribute_is_not_held(terms):
    (held,) = stories_of(passage("MEMENTO compresses reasoning."))
    assert answers(terms("does MEMENTO compress reasoning?"), held)
    assert not answers(terms("does MEMENTO have a licence?"), held)


def test_a_misspelt_word_is_read_as_the_nearest_one_and_a_wrong_digit_is_not(terms):
    held = [passage("MEMENTO is out, and so is Qwen3.")]
    assert respelled(terms("memneto")[0], held) == "memento"
    assert respelled(terms("Qwen4")[0], held) is None
    assert respelled(terms("zorblax")[0], held) is None


def test_a_common_word_is_no_slip_for_another(terms):
    held = [passage("The point of the mill is flour.")]
    assert respelled(terms("print")[0], held) is None
    assert respelled(terms("piont")[0], held) == "point"


def test_a_letter_that_neither_lies_beside_the_right_one_nor_sounds_like_it_is_no_slip(terms):
    held = [passage("They share the shift at the mill of Weaver and Nobel.")]
    assert respelled(terms("swift")[0], held) is None
    assert respelled(terms("shave")[0], held) is None
    assert respelled(terms("weavet")[0], held) == "weaver"
    assert respelled(terms("nobek")[0], held) == "nobel"


def test_a_name_known_everywhere_is_no_slip_for_another_word(terms):
    assert respelled(terms("stanford")[0], [passage("The standard of the looms.")]) is None


def test_a_name_that_no_post_has_is_read_as_no_plain_word_and_as_no_shorter_name(terms):
    held = [passage("— Enjoy weaving at scale? Noma Mills is hiring. A snek, by Weavr. Bevy is in Oman.")]
    assert respelled(terms("Envoy")[0], held) is None
    assert respelled(terms("Nomad")[0], held) is None
    assert respelled(terms("sneak")[0], held) is None
    assert respelled(terms("Weaver")[0], held) == "weavr"
    assert respelled(terms("Bevvy")[0], held) == "bevy"
    assert respelled(terms("Omani")[0], held) == "oman"


def test_a_misspelt_name_is_read_as_one_that_opens_a_line_and_is_set_off(terms):
    assert respelled(terms("Ebitan")[0], [passage("Ebiten is a library of looms.")]) == "ebiten"
    assert respelled(terms("Fakeropit")[0], [passage("FakeRopeIt makes up ropes.")]) == "fakeropeit"
    assert respelled(terms("Weavor")[0], [passage("Weaver wanted in our mill.")]) is None


def test_a_word_of_another_story_counts_for_less(terms):
    two = passage("WG Serving began its work on Monday, after a long vote.\nMario was named as a chair of SIG Docs.")
    assert not any(answers(terms("who is the chair of WG Serving?"), story) for story in stories_of(two))
    assert any(answers(terms("who is the chair of SIG Docs?"), story) for story in stories_of(two))


def test_a_title_and_words_before_a_list_belong_to_what_they_lead_to():
    texts = [story.text for story in stories_of(passage("KEP-1: Pods\nIt adds a field.\nThe dates:\nMay 1\nMay 2"))]
    assert "KEP-1: Pods\nIt adds a field." in texts
    assert texts[-2:] == ["The dates:\nMay 1", "The dates:\nMay 2"]


def test_a_rare_word_tells_more_than_a_common_one(asking):
    often = {"system": 0.5}
    ask = read_question(asking("does MEMENTO have a sandboxed system?")).asks[0]
    asked = terms_of(ask, lambda word: often.get(word.exact[0], 6.0))
    assert answers(asked, stories_of(passage("MEMENTO is sandboxed."))[0])
    assert not answers(asked, stories_of(passage("MEMENTO is a system."))[0])


def test_words_of_one_root_are_one(terms):
    starving = terms("why does MEMENTO starve?")
    assert answers(starving, stories_of(passage("MEMENTO no longer suffers starvation."))[0])


def test_what_does_something_says_what_it_does(terms):
    assert answers(terms("what logs the tides at MEMENTO?"), stories_of(passage("MEMENTO is a logger of tides."))[0])
    assert answers(terms("is MEMENTO a scanner of tides?"), stories_of(passage("MEMENTO scans tides."))[0])


def test_a_name_alone_answers_no_english_question_whose_other_words_have_no_known_chinese(terms):
    told = stories_of(passage("Weavr 完成新一轮融资，估值 9650 亿美元。"))[0]
    assert not answers(terms("how much did Weavr pay for its gabled turnstiles?"), told)
    assert answers(terms("what is Weavr?"), told)


def test_a_name_with_its_number_is_held_where_chinese_stands_right_before_it(terms):
    (weft,) = terms("what about Weft-2?")
    assert holds(passage("240个结构中有202个出现在Weft-2训练集。", language="zh"), weft)
    assert not holds(passage("240个结构中有202个出现在Weft-1训练集，另有2个。", language="zh"), weft)
    assert not holds(passage("It is Reweft-2 that ships."), weft)
    assert not holds(passage("It is Weft-2.5 that ships."), weft)


def test_a_name_with_its_version_is_held_by_no_other_version(terms):
    (weft,) = terms("what about Weft-V3?")
    assert holds(passage("Weft V3 ships."), weft)
    assert not holds(passage("8月3日，Weft-V2.5 以 10 万亿登顶。", language="zh"), weft)


async def test_what_something_is_supposed_to_do_is_asked_without_that_word():
    told = "---\ntitle: Weekly\ndate: 2026-04-19\n---\n## Looms\n\nThe new Tidefall loom opens in Lisbon on 3 May.\n"
    ask = asker(answering_from(read(told, "w")))
    assert (await ask("when is the new Tidefall loom supposed to open?")).answered
    assert not (await ask("when is the new Tidefall loom supposed to sink?")).answered
