"""The project's own digests: that they read without a problem, and still say what they said."""

import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.posts.folder import is_post_path, read_folder
from bot.posts.post import Item, Post
from bot.posts.reading import Reading, read_post
from bot.search.passages import passages_of
from bot.search.search import Search

CONTENT = Path(__file__).parents[2] / "content"
ZONE = ZoneInfo("UTC")
W14, W16, DAILY = "weekly/ai-weekly-2026-w14.md", "weekly/ai-weekly-2026-w16.md", "daily/daily-2026-03-23.md"

# path, slug, series, period, day, updated, items of each section
POSTS = [
    (W14, "ai-weekly-2026-w14-en", "weekly", "2026-W14", "2026-04-06", None, [0, 20, 11, 6, 3, 4, 3, 5]),
    (W16, "ai-weekly-2026-w16-en", "weekly", "2026-W16", "2026-04-19", "2026-04-21", [0, 17, 11, 12, 6, 7, 7, 3, 2]),
    (DAILY, "daily-2026-03-23", "daily", "2026-03-23", "2026-03-23", None, [5, 5, 5]),
]

# Who or what, and the number that stands in the same item or paragraph.
FACTS = [
    (W16, "thedotmack/claude-mem", "60,000"),
    (W16, "topoteretes/cognee", "16,000"),
    (W16, "BasedHardware/omi", "10,000"),
    (W16, "agent-lightning", "17,000"),
    (W16, "anthropics/skills", "120,000"),
    (W16, "Codex", "April 16"),
    (W16, "plugins", "90+"),
    (W16, "gpt-image-1.5", "over 90"),
    (W16, "macOS desktop", "February 2026"),
    (W16, "flicker", "v2.1.110"),
    (W16, "/ultrareview", "v2.1.111"),
    (W16, "Fast mode", "v2.1.36"),
    (W16, "Max/Team/Enterprise", "v2.1.75"),
    (W16, "Opus 4.6", "1M"),
    (W16, "@LightningAI", "24 hours"),
    (W16, "lsdefine/GenericAgent", "3K"),
    (W16, "RIP Pull Requests", "2005-2026"),
    (W16, "MEMENTO", "1/2.5"),
    (W16, "MEMENTO", "1.75×"),
    (W16, "Olmo 3", "8B–32B"),
    (W16, "OpenMementos", "228K"),
    (W16, "AIME24", "15pp"),
    (W16, "Sibyl", "95.6%"),
    (W16, "LongMemEval", "60–95%"),
    (W16, "Layered Mutability", "0.68"),
    (W16, "Qwen3-4B", "1.76×"),
    (W16, "Qwen3-Omni-30B", "2.00×"),
    (W16, "Relax", "1.9%"),
    (W16, "veRL", "32%"),
    (W16, "FT-Bench", "10 tasks"),
    (W16, "torch.compile", "4.4×"),
    (W16, "AlphaLab", "91×"),
    (W16, "validation loss", "22%"),
    (W16, "traffic forecasting", "23–25%"),
    (W16, "BFCL v3", "59.9"),
    (W16, "BFCL v3", "56.5"),
    (W16, "ACEBench", "53.0"),
    (W16, "ACEBench", "59.3"),
    (W16, "COVERT", "62.1/61.8"),
    (W16, "AIME 2024", "69.9%"),
    (W16, "Lightning OPD", "30 GPU-hours"),
    (W16, "standard OPD", "4.0×"),
    (W16, "Pioneer Agent", "83.8"),
    (W16, "intent classification", "99.3%"),
    (W16, "Entity F1", "0.810"),
    (W16, "naive retraining", "43"),
    (W16, "Frontier-Eng", "47 tasks"),
    (W16, "Rede Mater Dei", "12 production Agents"),
    (W16, "Sarah Sachs", "4-5 rebuilds"),
    (W16, "Claude-Code-Game-Studios", "49 Agents"),
    (W16, "Nemotron 3 Super", "120B total parameters / 12B active"),
    (W16, "EXAONE 4.5", "256K"),
    (W16, "unslothai/unsloth", "70%"),
    (W16, "@UnslothAI", "2-bit"),
    (W16, "@RoundtableSpace", "100%"),
    (W16, "marketing team", "from 4 hours to 10 minutes"),
    (W14, "claude-code", "100k"),
    (W14, "codex", "72k"),
    (W14, "GPT 5.1", "November 2025"),
    (W14, "MCP tools", "500k"),
    (W14, "deferred permission", "v2.1.89"),
    (W14, "KAT-Coder-V2", "79.6%"),
    (W14, "Claude Opus 4.6", "80.8%"),
    (W14, "Tree Training", "6.2x"),
    (W14, "RefineRL", "235B"),
    (W14, "Farzapedia", "2,500"),
    (W14, "LLM personal Wiki", "400"),
    (W14, "APEX-EM", "89.6% vs. 41.3%"),
    (W14, "KGQAGen-10k", "+48.3pp"),
    (W14, "oracle", "84.9%"),
    (W14, "AgentSwing", "3x"),
    (W14, "AgentFixer", "15"),
    (W14, "Near-Miss", "8-17%"),
    (W14, "Signals", "82%"),
    (W14, "KernelEvolve", "60%"),
    (W14, "KernelBench", "1.56x"),
    (W14, "μCUTLASS", "0.40x"),
    (W14, "Gemma 4", "31B"),
    (W14, "daVinci-LLM", "200+"),
    (W14, "daVinci-LLM", "8T"),
    (W14, "HyperP", "6×10²¹"),
    (W14, "HyperP", "1.58x"),
    (W14, "CausalPulse", "98.0%-98.73%"),
    (W14, "near-linear", "R²=0.97"),
    (W14, "Ontology-Constrained Neural Reasoning", "600 runs"),
    (W14, "FAOS", "650+"),
    (W14, "Holo3", "78.85%"),
    (W14, "FreeBSD", "4 Hours"),
    (W14, "Lean", "30,000"),
    (DAILY, "TinyTorch", "20 modules"),
    (DAILY, "TinyTorch", "4GB"),
    (DAILY, "2HDM", "2006"),
    (DAILY, "Delta-KV", "10,000x"),
    (DAILY, "weight-skip prediction", "10%"),
    (DAILY, "Shep AI", "9-state"),
]

# What a newcomer may ask, and words of the passage that should come first.
QUESTIONS = [
    ("what is MEMENTO?", "a method from Microsoft Research"),
    ("which repo has 60,000 stars?", "thedotmack/claude-mem"),
    ("what is Delta-KV?", "llama.cpp fork"),
    ("what does Claude Code v2.1.110 bring?", "v2.1.110"),
    ("what did Jensen Huang say about TPU?", "a real rival"),
    ("how does Oblivion forget?", "accessibility decay"),
    ("which system does Bosch use in its plants?", "CausalPulse"),
    ("what is Night Shift?", "MultiHead"),
]


@pytest.fixture(scope="module")
def posts() -> dict[str, Post]:
    return {path: post for path, *_ in POSTS if (post := read(path).post)}


def read(path: str) -> Reading:
    return read_post((CONTENT / path).read_bytes(), path=path, zone=ZONE)


def texts_of(post: Post) -> Iterator[str]:
    """Give each item with its title and each paragraph, as one line."""
    for section in post.sections:
        for part in section.content:
            text = f"{part.title} — {part.text}" if isinstance(part, Item) else "".join(s.text for s in part.spans)
            yield " ".join(text.split())


@pytest.mark.parametrize("path", [path for path, *_ in POSTS])
def test_a_digest_of_ours_has_no_problem(path: str):
    reading = read(path)
    assert reading.problems == ()
    assert reading.post is not None


@pytest.mark.parametrize(("path", "slug", "series", "period", "day", "updated", "items"), POSTS)
def test_a_digest_of_ours_says_what_it_is(path, slug, series, period, day, updated, items, posts):
    post = posts[path]
    assert (post.slug, post.series, post.period.label) == (slug, series, period)
    assert post.published.isoformat() == day
    assert (post.updated.date().isoformat() if post.updated else None) == updated
    assert (post.language, post.status, post.locked) == ("en", "published", False)
    assert post.tags[0] == "AI"
    assert [len(section.items) for section in post.sections] == items


def test_nothing_in_the_folder_is_in_the_way_of_the_digests():
    shelf = read_folder(CONTENT, ZONE)
    assert shelf.problems == ()
    assert {slug for _, slug, *_ in POSTS} <= {post.slug for post in shelf.posts}


def test_the_guide_for_editors_is_no_post_and_its_example_is_one():
    assert not is_post_path("README.md")
    guide = (CONTENT / "README.md").read_text(encoding="utf-8")
    example = guide.split("```markdown\n")[1].split("```")[0]
    reading = read_post(example.encode(), path="weekly/example.md", zone=ZONE)
    assert reading.problems == ()
    assert reading.post is not None
    assert [(section.title, len(section.items)) for section in reading.post.sections] == [
        ("Overview", 0),
        ("Agent memory", 2),
    ]


@pytest.mark.parametrize(("path", "name", "number"), FACTS)
def test_a_name_stands_with_its_number(path, name, number, posts):
    whole = re.compile(rf"(?<![\w.,]){re.escape(number)}(?![\w%×])")
    assert any(name in text and whole.search(text) for text in texts_of(posts[path]))


@pytest.mark.parametrize("path", [path for path, *_ in POSTS])
def test_every_item_can_be_told_from_the_others(path, posts):
    titles = [item.title for section in posts[path].sections for item in section.items]
    assert len({title.casefold() for title in titles}) == len(titles)


@pytest.mark.parametrize("path", [path for path, *_ in POSTS])
def test_no_paragraph_begins_with_a_pronoun(path, posts):
    """A passage is found and shown by itself, so its first word must not point to another one."""
    starts = [re.split(r"(?<=[a-z0-9)*]) — ", text, maxsplit=1)[-1] for text in texts_of(posts[path])]
    assert not [text for text in starts if re.match(r"(?:It|Its|They|These|This|He|She|Both)\b", text)]


@pytest.mark.parametrize("path", [path for path, *_ in POSTS])
def test_the_summary_is_not_a_copy_of_the_text(path, posts):
    summary = posts[path].summary
    assert 200 <= len(summary) <= 600
    assert summary[:60] not in " ".join(texts_of(posts[path]))


@pytest.mark.parametrize("path", [path for path, *_ in POSTS])
def test_a_digest_of_ours_holds_no_address(path):
    assert not re.search(r"https?://|www\.|\]\(", (CONTENT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("question", "words"), QUESTIONS)
def test_what_a_newcomer_asks_is_found_first(question, words, posts):
    search = Search()
    search.build(passage for post in posts.values() for passage in passages_of(post))
    first = search.find(question, limit=1)[0].passage
    assert words in f"{first.item} {first.text}"
