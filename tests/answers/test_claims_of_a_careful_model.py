"""What a careful model writes in its own words over posts of all kinds: each true sentence beside a false one."""

import pytest

from bot.answers.checking.evidence import Checker
from tests.answers.conftest import passage

SCORES = (
    "Pillar | Score | Change\nSpeed | 4/100 | +0\nSafety of Looms | 32/100 | +2\nQuality of Cloth | 7/100 | +3\n"
    "Overall | 13.00/100 | +0.60"
)
FLAW = "CVSS: 9.8\nDescription: Heddle Loom contains a flaw by which an attacker can run code over the agent protocol."
LIMIT = (
    "The editor Quarry changed its Pro plan, removing the monthly limit of 500 fast requests and launching an "
    '"unlimited use" mode.'
)
MOVE = "However, the Skein migration starts August 21, so teams should hold off on releases until it is complete."
FRAME = "Safety gained 2 points: the `frame-src 'none'` directive was added to the header of the site."
CYCLE = (
    "Next deadline: the 1.32 cycle begins on September 9.\nHeddle v1.31.0 is live. The 1.32 release cycle will begin "
    "soon, with release lead Ada Wren.\nThe latest patch releases v1.28.13 and v1.29.8 are available."
)
CHANNELS = "We have two main channels on the server of Heddle.\nCreate channels: loom-dev, loom-users, loom-tsc."

ZERO = "Loom halves its memory with zero loss of accuracy and has zero dependencies."
ROUND = (
    "This Series D round, which Heddle called the largest round ever, was led by Quarry Electronics, with Skein Fund "
    "joining as a co-lead."
)
STARS = "1. weft/looms ⭐ 92,438\nNew today: +3,078. A framework."
TWO = "Ada Wren added first skein support. Bo Kite improved skein support for time and instant."
MOVED = "Backing away from Weft, Ada's Kit, Heddle Talks\nWe are removing Weft from Heddle, for lack of interest."

VOTE = "There was a vote to remove the Weft plugin with 9 votes. These agreed: Ada Wren, Bo Kite."
TALK = "Nobody but Ada and Bo came to talk #91 of the Loom series."

CLAIMS = [
    (
        VOTE,
        "Ada Wren and Bo Kite agreed to remove the Weft plugin.",
        "Ada Wren voted against removing the Weft plugin.",
    ),
    (TALK, "Ada and Bo came to talk 91.", "Talk 91 of the Loom series took 91 minutes."),
    (ZERO, "Loom halves its memory without loss of accuracy.", "Loom halves its memory with loss of accuracy."),
    (ZERO, "Loom has no dependencies.", "Loom has dependencies."),
    (ROUND, "Quarry Electronics led Heddle's Series D round.", "Quarry Electronics called it the largest round ever."),
    (STARS, "weft/looms has 92,438 stars, 3,078 of them new that day.", "weft/looms has 92,438 forks."),
    (
        TWO,
        "Two things: Ada Wren added first skein support, and Bo Kite improved it for time and instant.",
        "Four things: Ada Wren added first skein support, and Bo Kite improved it for time and instant.",
    ),
    (MOVED, "Heddle is removing Weft for lack of interest.", "Heddle keeps Weft, since there is much interest."),
    (SCORES, "The overall score was 13 out of 100.", "The overall score was 32 out of 100."),
    (SCORES, "Quality of Cloth went up by 3 points, to 7 out of 100.", "Quality of Cloth went up by 2 points."),
    (SCORES, "Quality of Cloth went up by 3 points.", "Quality of Cloth went down by 3 points."),
    (SCORES, "Speed is at 4 out of 100.", "Speed is at 7 out of 100."),
    (SCORES, "Safety of Looms went up by 2 points.", "Speed went up by 2 points."),
    (FLAW, "A flaw of Heddle Loom (CVSS 9.8) lets an attacker run code.", "Heddle Loom has a flaw (CVSS 9.9)."),
    (
        LIMIT,
        "Quarry's Pro plan no longer has the monthly limit of 500 requests.",
        "Quarry added a limit of 500 requests.",
    ),
    (LIMIT, "Quarry's Pro plan has no monthly limit of 500 requests.", "Quarry did not remove the monthly limit."),
    (LIMIT, 'Quarry launched an "unlimited use" mode.', 'Quarry will not launch an "unlimited use" mode.'),
    (
        MOVE,
        "Teams were asked not to make releases until the Skein migration is complete.",
        "Teams should not hold off on releases until the Skein migration is complete.",
    ),
    (FRAME, "The header of the site now has frame-src 'none'.", "No frame-src directive was added to the header."),
    (CYCLE, "Ada Wren is release lead for Heddle 1.32.", "Ada Wren is release lead for Heddle 1.33."),
    (CYCLE, "Ada Wren is release lead for Heddle v1.32.", "Ada Wren is release lead for Shuttle v1.32."),
    (CHANNELS, "Three: loom-dev, loom-users and loom-tsc.", "Four: loom-dev, loom-users and loom-tsc."),
    (CHANNELS, "loom-dev, loom-users and loom-tsc should be created.", "loom-dev and loom-ops should be created."),
]
ABROAD = [
    (
        "ja",
        "Loomは少なくとも1億ドルを投資した。",
        "Loom invested at least $100 million.",
        "Loom invested at least $10 million.",
    ),
    ("ja", "Loomは100万トークンに対応。", "Loom takes 1 million tokens.", "Loom has 1 million users."),
    ("ja", "Loomは処理時間を30パーセント短縮した。", "Loom cut its time by 30%.", "Loom cut its time by 13%."),
    (
        "zh",
        "Loom 可以将内存降低 6 倍，且零精度损失。",
        "Loom 把内存降低 6 倍，没有精度损失。",
        "Loom 把内存降低 6 倍，有精度损失。",
    ),
    (
        "zh",
        "Loom、Weft 和 Skein 上线。",
        "有三个项目：Loom（织机）、Weft 和 Skein。",
        "有四个项目：Loom（织机）、Weft 和 Skein。",
    ),
    ("zh", "斯坦福新课教 Loom，主讲 Eric。", "Eric teaches the Stanford course.", "Eric teaches the Harvard course."),
    ("ko", "Loom은 5억 달러를 투자했다.", "Loom invested $500 million.", "Loom invested $50 million."),
]


@pytest.mark.parametrize(("told", "true", "false"), CLAIMS)
def test_a_true_sentence_stays_and_a_false_one_like_it_goes(told, true, false):
    checker = Checker([passage(told)])
    assert checker.check(true, [0]).why == ""
    assert not checker.check(false, [0]).stays


def test_below_a_heading_without_a_name_anybody_may_act():
    text = "可灵织机库：一张图解锁角色\n系统自动提炼风格关键词，Pro 版 29 元/月，视频成本降到原来的 1/10。"
    shown = [passage(text, item="可灵织机库：一张图解锁角色", language="zh")]
    assert Checker(shown).check("可灵织机库 Pro 版每月 29 元。", [0]).stays
    assert not Checker(shown).check("可灵织机库 Pro 版每月 39 元。", [0]).stays


@pytest.mark.parametrize(("language", "told", "true", "false"), ABROAD)
def test_numbers_with_units_in_japanese_and_korean_are_those_of_a_sentence_in_english(language, told, true, false):
    checker = Checker([passage(told, language=language)])
    assert checker.check(true, [0]).why == ""
    assert not checker.check(false, [0]).stays


def test_a_version_that_stands_alone_is_of_nothing_where_several_things_have_versions():
    shown = [passage("Heddle 2.1 and skein 3.5 are out. The 3.0 release is near.")]
    assert not Checker(shown).check("Heddle 3.0 is near.", [0]).stays
    assert Checker([passage("Heddle 2.1 is out. The 3.0 release is near.")]).check("Heddle 3.0 is near.", [0]).stays


GERMAN = passage("Diesmal nur mit Mattis und Imke.", title="Webstuhl Talk #88", language="de")
MEETING = passage("Heddle now supports German translation, contributed by Ada Wren.", number=1)
ASKED = "Wer war bei Talk 88 dabei, und welche Sprache kann Heddle?"
MIXED = [
    (0, "Bei Folge 88 waren nur Mattis und Imke dabei.", "Bei Folge 89 waren nur Mattis und Imke dabei."),
    (0, "Nur Mattis und Imke waren bei der Folge dabei.", "Nur Mattis und Ada waren bei der Folge dabei."),
    (0, "Die Folge mit Imke ist vom 19. April 2026.", "Die Folge mit Imke ist vom 20. April 2026."),
    (1, "Die Oberfläche von Heddle gibt es jetzt auch auf Deutsch.", "Heddle gibt es jetzt auch auf Französisch."),
    (1, "Die Übersetzung von Heddle stammt von Ada Wren.", "Die Übersetzung von Heddle stammt von Imke."),
]


@pytest.mark.parametrize(("place", "true", "false"), MIXED)
def test_a_german_sentence_is_read_beside_posts_in_german_and_in_english(place, true, false):
    checker = Checker([GERMAN, MEETING], question=ASKED, language="de")
    assert checker.check(true, [place]).why == ""
    assert not checker.check(false, [place]).stays
