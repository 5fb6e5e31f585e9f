"""True sentences as a model writes them over a digest, which must stay, each beside one that is changed and must go."""

import pytest

from bot.answers.checking.evidence import Checker
from tests.answers.conftest import passage

RACE = (
    "Race log\nThe operator of heddle.example — a volunteer in the Skein Pool — counted 50,000+ knots since 3 August "
    "from three Weft looms, all with Host labels that name skein.quarry.example, which Quarry points to skein.example."
)
LOOM = (
    "Quarry pivots\nQuarry closed a $350M Series A at a $3.5B valuation — down from $6.9B after Basalt's hire of its "
    "founder and team — as it pivots from building looms to operating a Basalt-powered weaving cloud across 13 global "
    "data centers."
)
TRIAL = "Heddle Letter\nHeddle3D reaches a 70.5 mAP and 73.9 NDS on the Skein benchmark and 72.1 AMOTA in tracking."
PATCH = "Patch notes\nBreakage began ~07:40 on Jul 16 — two days after the Jul 14 patch, one day after Basalt7's proof."
BAR = "Shuttle 3\n一个开源工具，可以定制 Heddle 织机的菜单栏，在 Loomix 上添加自定义程序，提供大量小组件。"
CRATES = (
    "Crates\n@skein-ka released the warpfft crate, which computes sums on looms. @weftadani released the weave-text "
    "crate, a library for text."
)
THINK = (
    "Deep Weave\nOn February 12, Quarry announced Deep Weave 3. Deep Weave is Quarry's answer to Basalt's slow looms. "
    "It speeds weaving cycles up by ~20x."
)
READ_ME = "Loom Letter\nThe frame is real and structured (7.3k forks, 320 open issues), but it has no releases."


def stays(text: str, claim: str, item: str = "") -> bool:
    """Tell whether a claim on one passage is shown."""
    return Checker([passage(text, item=item)]).check(claim, [0]).stays


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # What is in a bracket behind a plain word belongs to no name of that word.
        (READ_ME, "It has 7.3k forks and 320 open issues."),
        # Who does it stands before a relative clause, which has a name of its own.
        (RACE, "The volunteer who runs heddle.example in the Skein Pool counted over 50,000 knots since August 3."),
        # A name in a compound says of what kind a thing is.
        (LOOM, "Quarry is turning from making looms to running a weaving cloud on Basalt hardware in 13 data centers."),
        (LOOM, "Quarry's valuation fell from $6.9 billion to $3.5 billion after Basalt hired its founder and team."),
        ("Loom Letter\nHeddle has 54 knobs. MIT, actively kept.", "Heddle is MIT-licensed and has 54 knobs."),
        # Two figures that were measured on the same thing.
        (TRIAL, "Heddle3D reaches 70.5 mAP on the Skein benchmark, together with 73.9 NDS."),
        ("Trial\nHeddle reached 110 MiB/s with 4KiB blocks.", "With blocks of 4KiB, Heddle reached 110 MiB/s."),
        # Money is named before the first of two amounts.
        ("Funds\nQuarry writes $1-5M checks for looms.", "Quarry writes checks of $1 million to $5 million."),
        # A day amid a sentence tells of what stands before it.
        (PATCH, "Breakage started on July 16, two days after the patch and a day after Basalt7 published its proof."),
        ("Talks\nYarn Wars | @Syn-Skein", "Yarn Wars was presented by @Syn-Skein."),
        (CRATES, "The warpfft crate, released by @skein-ka, computes sums on looms."),
        (THINK, "Quarry announced Deep Weave 3 on February 12."),
        (THINK, "It accelerates weaving cycles by about 20 times."),
        (
            "Frame\nThe frame began with @Skein as lead dev. It reads /dev/loom.",
            "@Skein is the lead developer of the frame.",
        ),
        (
            "Licences\nWeft is under the GNU Affero General Public License v3.0.",
            "Weft comes under the AGPL v3.0, a GNU license.",
        ),
        (
            "Plugins\nthe new Warp-Morph plugin, which preserves Warp state during swaps of threads",
            "The new Warp-Morph plugin keeps Warp state when threads are swapped.",
        ),
        (
            "Access\nLists came from 250 looms, LDAP names from 168, and 534 AD accounts across 160 domains.",
            "534 Active Directory accounts from 160 domains were taken.",
        ),
    ],
)  # fmt: skip
def test_a_true_claim_in_a_models_words_stays(text: str, claim: str) -> None:
    assert stays(text, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (READ_ME, "It has 7.3k forks and 340 open issues."),
        (RACE, "The volunteer who runs heddle.example in the Skein Pool counted over 60,000 knots since August 3."),
        (LOOM, "Basalt is pivoting from building looms to operating a Quarry-powered weaving cloud."),
        (LOOM, "Quarry's valuation fell from $3.5 billion to $6.9 billion after Basalt hired its founder and team."),
        ("Loom Letter\nHeddle has 54 knobs. MIT, actively kept.", "Heddle is BSD-licensed and has 54 knobs."),
        (TRIAL, "Heddle3D reaches 73.9 mAP on the Skein benchmark."),
        ("Trial\nHeddle reached 110 MiB/s with 4KiB blocks.", "With blocks of 4KiB, Heddle reached 110 GiB/s."),
        ("Funds\nQuarry writes $1-5M checks for looms.", "Quarry writes checks of $1 million to $6 million."),
        (PATCH, "Breakage started on July 17, two days after the patch."),
        ("Talks\nYarn Wars | @Syn-Skein", "Yarn Wars was presented by @Dye-Skein."),
        (CRATES, "The warpfft crate was released by @weftadani."),
        (CRATES, "@skein-ka released weave-text, a library for text."),
        (THINK, "Basalt announced Deep Weave 3 on February 12."),
        (THINK, "It slows weaving cycles down by about 20 times."),
        (
            "Licences\nWeft is under the GNU Affero General Public License v3.0.",
            "Weft comes under the LGPL v3.0, a GNU license.",
        ),
        (
            "Plugins\nthe new Warp-Morph plugin, which preserves Warp state during swaps of threads",
            "The new Warp-Morph plugin keeps Weft state when threads are swapped.",
        ),
    ],
)  # fmt: skip
def test_the_same_with_a_fact_changed_goes(text: str, claim: str) -> None:
    assert not stays(text, claim)


def test_what_an_item_does_to_others_is_told_of_the_item() -> None:
    claim = "Shuttle 3 是一个开源工具，可以在 {} 上添加自定义程序，并提供大量小组件。"
    assert stays(BAR, claim.format("Loomix"), item="Shuttle 3")
    assert not stays(BAR, claim.format("Yarnix"), item="Shuttle 3")
