"""The checker on claims as a model writes them: other forms of numbers, dates and names, and one fact changed.

Every case is a passage, a claim over it, and whether it may be shown.
"""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.answers.checking.evidence import Checker
from bot.answers.texts.orders import gives_orders
from bot.posts.folder import read_folder
from bot.search.passages import passages_of
from bot.search.sentences import split_sentences
from tests.answers.conftest import passage

CONTENT = Path(__file__).parents[2] / "content"


def stays(text, claim, **headings):
    return Checker([passage(text, **headings)]).check(claim, [0]).stays


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The prize is 2,207,152 USD and 1,310 teams take part.", "About $2.2M can be won by 1,310 teams."),
        ("Kestrel has 28,669 stars by now.", "Kestrel has 28.7k stars."),
        ("OwlBench comprises 602 tasks.", "OwlBench comprises just over six hundred tasks."),
        ("Heron cuts the length of an answer by 50%.", "Heron cuts the length of an answer by about half."),
        ("Of all servers 26.2% publish their list.", "A little over a quarter of all servers publish their list."),
        ("Training with Heron is 2.5 times as fast.", "Training with Heron is two and a half times as fast."),
        ("Its value went from $1.2T to $1.4T.", "Its value went from 1.2 to 1.4 trillion dollars."),
        ("There were 144 votes out of a potential 677 cast.", "144 votes were cast out of 677."),
        ("The release came the prior week.", "The release came one week earlier."),
        ("Kestrel 是一个小模型，参数为2.3M，覆盖98个国家。", "Kestrel has 2.3M parameters and covers 98 countries."),
        ("他们使用激光，在8.6公里外传输能量，持续了30秒。", "The energy went 8.6 km by laser, for 30 seconds."),
        ("该模型整合了搜索、报告和问答三大功能。", "该模型有三项功能：搜索、报告和问答。"),
        ("The workshop on Heron is on 2026-07-11 - 2026-07-13.", "The workshop on Heron runs from 11 to 13 July 2026."),
        ("Videos of Heron appear until 18.09.2026.", "Videos of Heron appear until September 18, 2026."),
        ("The freeze for Heron starts at 0200 UTC on July 25.", "The freeze for Heron starts at 02:00 UTC on 25 July."),
        ("Heron 2 came out on April 16, 2026.", "Heron 2 came out on a Thursday, April 16."),
        ("This week 377 pull requests for Heron were merged.", "In this week 377 PRs for Heron were merged."),
        ("OSC, the Open Science Cloud, has 40 members.", "The Open Science Cloud has 40 members."),
        ("Kestrel runs on Raven 4.5Turbo and costs little.", "Kestrel costs little and runs on Raven 4.5 Turbo."),
        ("Heron is hiring two engineers in SF.", "Heron is hiring two engineers in San Francisco."),
        ("Improvements came first from PR #108440 of Heron, then from #108375.", "Two pull requests of Heron brought "
         "improvements: #108440 and #108375."),
        ("Heron 有三种模式，谷歌已经采用。", "Google has adopted Heron, which has three modes."),
        ("Support was cut from the core of Heron.", "Support for it is gone from the core of Heron."),
        ("Heron's tests were slow. Now they run in 5 minutes.", "Tests of Heron now run in 5 minutes."),
        ("Heron shipped without a debugger.", "Heron did not ship with a debugger."),
        ("Support for Kestrel 0.6 was removed from Heron.", "Heron no longer supports Kestrel 0.6."),
        ("Support for Kestrel 0.6 was removed from Heron.", "Heron has dropped support for Kestrel 0.6."),
        ("Heron has 520 lines (excluding its tests).", "Heron has 520 lines, not counting its tests."),
        ("五月份，整个网站上的新问题只有20000个。", "In May there were only 20,000 new questions on the whole site."),
        ("Heron 用 25 張素材，約 25 分鐘完成。", "Heron needs 25 images and about 25 minutes."),
        ("Heron plans to drop the old client.", "The old client will be dropped by Heron."),
        ("Heron was removed because its keys had leaked.", "Because keys had leaked, Heron was removed."),
        ("Kestrel is Heron's new crate.", "Kestrel is a new crate of Heron's."),
        ("Heron: a 17-billion-parameter model.", "Heron has 17 billion parameters."),
        ("410 changes to Heron were merged.", "More than 400 changes to Heron were merged."),
        ("Heron closed a $500 million round.", "Heron has raised half a billion dollars."),
        ("Kestrel raised $36M in a Series A led by Raven.", "Kestrel's $36 million Series A was led by Raven."),
        ("Kestrel received $12 million from Raven for slides.", "Raven gave Kestrel $12 million for slides."),
        ("First from PR #108440 of Heron, then from PR #108375. Both were written by Raven.",
         "The two PRs of Heron were both written by Raven."),
        ("Locks of Heron are acquired in order, preventing circular waits.",
         "With Heron locks are acquired in order, so circular waits cannot occur."),
        ("A soft 3D-printed hand of Heron grips everything.", "Heron has a hand printed in 3D that grips everything."),
        ("Kestrel | Rust | 41,073\nHeron | Go | 1,204", "Kestrel, written in Rust, stands at 41,073."),
    ],
)  # fmt: skip
def test_a_true_claim_in_other_words_stays(text, claim):
    assert stays(text, claim)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Heron is a library that is compatible with Kestrel.", "Heron is incompatible with Kestrel."),
        ("六月份，网站上的新问题只有20000个。", "In May there were only 20,000 new questions on the site."),
        ("The prize is 2,207,152 USD and 1,310 teams take part.", "About $2.3M can be won by 1,310 teams."),
        ("Kestrel has 28,669 stars by now.", "Kestrel has over 29k stars."),
        ("Kestrel has 28,669 stars by now.", "Kestrel has nearly 28k stars."),
        ("Heron cuts the length of an answer by 30%.", "Heron cuts the length of an answer by about half."),
        ("Kestrel trains on 213 billion tokens per day.", "Kestrel trains on 213 billion tokens an hour."),
        ("Kestrel 每秒能生成24帧视频。", "Kestrel 每分钟能生成24帧视频。"),
        ("The Kestrel board is 3mm thick.", "The Kestrel board is 3 cm thick."),
        ("The workshop on Heron is on 2026-07-11 - 2026-07-13.", "The workshop on Heron runs from 11 to 14 July 2026."),
        ("The freeze for Heron starts at 0200 UTC on July 25.", "The freeze for Heron starts at 03:00 UTC on 25 July."),
        ("Heron 3 is planned for the spring of 2027.", "Heron 3 is planned for the autumn of 2027."),
        ("Heron 2 came out on April 16, 2026.", "Heron 2 came out on a Friday, April 16."),
        ("Heron came to the Linux desktop in February 2026 and covered phones as well in March 2026.",
         "Heron reached the Linux desktop in March 2026."),
        ("By 2026, Heron will find new things; by 2027, Kestrel robots will do tasks in the real world.",
         "Kestrel robots are to do tasks in the real world by 2026."),
        ("Have your drafts ready for the review team by next Thursday, and final versions opted-in by October 6th.",
         "Drafts must be ready for the review team by October 6th."),
        ("Heron puts 600 into basic research and 1,200 into building new products.",
         "Heron puts 600 into building new products."),
        ("heron-trader (Link) is a trading platform with 6728 stars.\nraven-handbook (Link) has 28669 stars.",
         "heron-trader has 28,669 stars."),
        ("Heron 2.1 reaches 48 Gbps.\nHeron 2.2 reaches 96 Gbps.\n96 Gbps is a lot.", "Heron 2.1 reaches 96 Gbps."),
        ("Version updates\nKestrel to 1.8.6\nHeron to 1.9.0", "Kestrel was updated to 1.9.0."),
        ("Promotions\nKestrel to beta\nHeron to GA", "Kestrel has reached GA."),
        ("Sizes improved due to #115306. Counts improved thanks to #110050.", "Sizes improved because of #110050."),
        ("This is the first release of Heron to provide binaries for Linux on RISC-V.",
         "Heron does not yet provide binaries for Linux on RISC-V."),
        ("These are the changes to Heron that were approved:\nNo changes to Heron were approved this week.",
         "Several changes to Heron were approved."),
        ("The export of Heron is deprecated and will be removed later.", "The export of Heron has been removed."),
        ("Kestrel is being replaced by Heron, which has a better interface.", "Kestrel goes because it was slow."),
        ("Substantive items are Heron's launch and Kestrel 2.", "The only substantive item was Heron's launch."),
        ("Heron offers parallel agents, up to 10.", "Heron was the first to offer parallel agents, up to 10."),
        ("Overall slightly more improvements than regressions in Heron.",
         "Overall there were slightly more regressions than improvements in Heron."),
        ("一项研究发现，手写比键盘打字更有利于学习。", "一项研究发现，键盘打字比手写更有利于学习。"),
        ("Kestrel 70B outperforms Heron.", "Heron does better than Kestrel 70B."),
        ("Kestrel轻松击败了Raven的Heron。", "Heron轻松战胜了Kestrel。"),
        ("Disney and Universal have jointly sued Midjourney over films.", "Midjourney has sued Disney over films."),
        ("The OldType class was removed and subsumed by NewType.", "The NewType class was taken over by OldType."),
        ("字节跳动用山东高考真题评测了五款模型。", "字节跳动用江苏高考真题评测了五款模型。"),
        ("OpenAI signed a one-year contract worth $200 million.", "OpenAI 签订了为期两年的2亿美元合同。"),
        ("Heron: 19x cost reduction, 16x latency reduction.", "Heron achieves a 16x cost reduction."),
        ("Heron retains 96.7% of the quality of Kestrel while cutting costs by 28.4%.", "Heron cuts costs by 96.7%."),
        ("Google has urged the FTC to end Microsoft's exclusive cloud deal with OpenAI.",
         "Microsoft has urged the FTC to end Google's exclusive cloud deal with OpenAI."),
        ("Apple is working with Broadcom on its first server chip for the data center.",
         "Broadcom is working on its first server chip for the data center with Apple."),
        ("Why Turborepo is migrating from Go to Rust", "Turborepo is migrating from Rust to Go."),
        ("Triage of Heron: 4 Regressions, 6 Improvements, 4 Mixed", "The triage of Heron counted 6 regressions."),
        ("Timeline of Heron\nFirst commit: April 9, 2026\nLast commit: April 17, 2026",
         "The last commit of Heron was made on April 9, 2026."),
        ("Release notes of Heron complete August 19th. The 1.25 release is planned for August 26.",
         "The Heron 1.25 release is planned for August 19."),
        ("The release of Heron will be delayed by a week.", "The release of Heron will be delayed by a month."),
        ("Tide replaces the single merge queue of Heron.", "The single merge queue of Heron replaces Tide."),
        ("Heron gains 16.67% on BioASQ and 12.20% on PubMedQA.", "Heron gains 16.67% on PubMedQA."),
        ("Monitors with access to the thoughts of Heron significantly outperform action-only monitors.",
         "Action-only monitors significantly outperform monitors with access to the thoughts of Heron."),
        ("This week the good outweighed the bad in Heron.", "This week the bad outweighed the good in Heron."),
        ("A change to Heron yielded a 3% improvement of compile times.", "Heron slowed compile times by 3%."),
        ("Progress Prize 3 of Heron\nPrize: 2,207,152 USD", "Progress Prize 2 of Heron is worth 2,207,152 USD."),
    ],
)  # fmt: skip
def test_a_claim_with_one_fact_changed_goes(text, claim):
    assert not stays(text, claim)


def test_what_another_did_is_told_by_most_of_its_words():
    text = (
        "Anthropic published a long open letter that calls for all labs to slow development. OpenAI and Google both "
        "backed the call."
    )
    assert stays(text, "Anthropic published an open letter that calls for labs to slow development.")
    assert not stays(text, "Google published an open letter that calls for labs to slow development.")


def test_a_passage_that_tells_it_otherwise_outweighs_one_that_tells_less():
    told = passage("Kestrel wrote the release script for Heron with full support of Linux. Raven tested the script.")
    beside = passage("Raven, a script for Heron, has support of Linux.", number=1)
    claim = "Raven wrote the release script for Heron with full support of Linux."
    assert not Checker([told, beside]).check(claim, [0]).stays
    assert not Checker([told, beside]).check(claim).stays


def test_a_word_of_a_title_is_a_name_only_with_its_capital():
    text = "Some regressions, and improvements through work done by Kestrel.\n4 Regressions, 2 Improvements"
    assert stays(text, "Work done by Kestrel brought improvements.", section="Performance Triage: Improvements")


def test_every_sentence_of_our_digests_stands_on_its_passage_and_most_do_with_a_phrase_before_them():
    posts = read_folder(CONTENT, ZoneInfo("UTC")).posts
    passages = [passage for post in posts for passage in passages_of(post) if not passage.repeats][::3]
    framed = []
    for each in passages:
        checker = Checker([each])
        for sentence in split_sentences(each.text)[:2]:
            if not gives_orders(sentence) and len(sentence.split()) > 6:
                assert checker.check(sentence, [0]).stays, sentence
                framed.append(checker.check(f"The digest says: {sentence}", [0]).stays)
    assert len(framed) > 100
    assert sum(framed) / len(framed) >= 0.95
