"""What a name or an address stands for: spellings, addresses, models, and pairs of owner and repository."""

import time

import pytest

from bot.search import identity
from bot.search.identity import canonical, named
from bot.search.naming import handles_in, is_repo, names_in, pairs_in


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://arxiv.org/abs/2310.04444v2", "arxiv:2310.04444"),
        ("https://www.arxiv.org/pdf/2310.04444.pdf", "arxiv:2310.04444"),
        ("https://arxiv.org/html/2310.04444Follow", "arxiv:2310.04444"),
        ("https://ar5iv.labs.arxiv.org/html/2310.04444", "arxiv:2310.04444"),
        ("https://huggingface.co/papers/2504.12345", "arxiv:2504.12345"),
        ("https://arxiv.org/abs/cond-mat/0009305", "arxiv:cond-mat/0009305"),
        ("https://arxiv.org/abs/XXXX.XXXXX", None),
        ("https://leetarxiv.substack.com/p/2310.04444", None),
        ("https://github.com/Octo-Labs/Mind-Map.git", "github:octo-labs/mind-map"),
        ("https://github.com/octo/map?tab=readme", "github:octo/map"),
        ("https://github.com/octo/map#top", "github:octo/map"),
        ("https://github.com/octo/map.", "github:octo/map"),
        ("https://github.com/octo/map/tree/main/src", "github:octo/map"),
        ("https://github.com/octo/map/pull/12", None),
        ("https://github.com/orgs/octo", None),
        ("https://github.com/octo", None),
        ("https://x.com/SomeOne/status/1", "x:someone"),
        ("https://fxtwitter.com/someone", "x:someone"),
        ("https://x.com/i/status/1", None),
        ("https://example.org/2310.04444", None),
        ("http://[broken", None),
    ],
)
def test_an_address_gives_one_identity_however_it_is_written(url, key):
    found = identity.of_url(url)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Opus 4.7", "Claude Opus 4.7"),
        ("claude-opus-4.7", "Claude 4.7 Opus"),
        ("GPT-5.2", "OpenAI GPT 5.2"),
        ("Qwen3.6-35B-A3B", "qwen 3.6 35B A3B"),
        ("MARS²", "mars2"),
        ("claude-mem", "Claude Mem"),
    ],
)
def test_two_spellings_of_a_name_are_one(one, other):
    assert canonical(one) == canonical(other)


def test_a_model_is_told_from_other_names():
    assert named("Claude Opus 4.7").kind == "model"
    assert named("Opus Dei").kind == "name"


def _repos(text: str, *, owners: set[str] = frozenset()) -> list[str]:
    return [f"{p.owner}/{p.name}" for p in pairs_in(text) if is_repo(p, owners=owners)]


@pytest.mark.parametrize(
    "text",
    [
        "read/write",
        "AC/DC",
        "1/2.5",
        "Skills/Package",
        "MemGPT/Letta",
        "and/or",
        "CPU/gpu",
        "a/b/c",
        "JSON/text files",
        "quant/compute-intensive",
        "pass/fail.",
        "Prefill/Decode",
        "docs/guide.md",
        "12/31",
        "ChromaDB/SQLite",
        "microsoft/openai",
    ],
)
def test_two_words_about_a_slash_are_no_repository(text):
    assert _repos(f"It says {text} here.") == []


@pytest.mark.parametrize(
    "text", ["topolabs/cognit", "Octo-Labs/mind-map", "openai/codex", "BasedThings/omni", "Donkatos/Claude-Code-Games"]
)
def test_a_coined_owner_makes_a_repository(text):
    assert _repos(f"There is {text}, which grew.") == [text]


def test_links_and_leading_words_vouch_for_a_repository():
    assert _repos("See TsingLab3/MARTY.", owners={"tsinglab3"}) == ["TsingLab3/MARTY"]
    assert _repos("with code at TsingLab3/MARTY.") == ["TsingLab3/MARTY"]


def test_every_place_of_a_pair_counts_for_itself():
    pairs = list(pairs_in("（Left/Right）, then Left/Right\u3000and code at Left/Right; x/a/b, one/two,three/four"))
    assert [pair.led for pair in pairs if pair.name == "Right"] == [False, False, True]
    assert [pair.name for pair in pairs if pair.name != "Right"] == ["two", "four"]


def test_names_are_told_by_how_they_are_written():
    text = "Taken together, Percy Miller and AlphaLab tested Nemotron 3 Super on March 4. Running Opus 4.7 costs 60k."
    sure = {name for name, certain in names_in(text) if certain}
    assert {"Percy Miller", "AlphaLab", "Nemotron 3 Super", "Opus 4.7"} <= sure
    assert not {"Taken", "March", "March 4", "60k", "Running Opus 4.7"} & sure


def test_hostile_text_costs_no_time():
    begun = time.perf_counter()
    for text in (
        "aA" * 20_000,
        "A-" * 20_000,
        "a" * 40_000,
        "Aa " * 20_000,
        "a/" * 20_000,
        "a/b " * 20_000,
        "@" * 40_000,
        "9." * 20_000,
    ):
        list(names_in(text))
        list(pairs_in(text))
        list(identity.papers_in(text))
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Claude Opus 4.7", "Opus 4.7"),
        ("OpenAI GPT-5.2", "GPT-5.2"),
        ("Claude Code", "Claude Code"),
        ("Claude 4", "Claude 4"),
        ("Google", "Google"),
        ("Meta Superintelligence", "Meta Superintelligence"),
    ],
)
def test_a_models_name_stands_without_its_makers(name, bare):
    assert identity.without_maker(name) == bare


@pytest.mark.parametrize("calling", ["@everyone", "@here", "@channel", "@600000000000000001"])
def test_what_calls_a_channel_is_nobodys_handle(calling):
    assert not list(handles_in(f"{calling} read this"))
    assert [one.name for one in handles_in(f"{calling} says @ilsebrandt, not @hereford")] == [
        "@ilsebrandt",
        "@hereford",
    ]
