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

CLAIMS = [
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
    ("ko", "Loom은 5억 달러를 투자했다.", "Loom invested $500 million.", "Loom invested $50 million."),
]


@pytest.mark.parametrize(("told", "true", "false"), CLAIMS)
def test_a_true_sentence_stays_and_a_false_one_like_it_goes(told, true, false):
    checker = Checker([passage(told)])
    assert checker.check(true, [0]).why == ""
    assert not checker.check(false, [0]).stays


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
