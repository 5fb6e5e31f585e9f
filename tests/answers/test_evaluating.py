"""Figures for a question set."""

import json

import pytest

from bot.answers.answering import Answering
from bot.answers.evaluate import Gold, Line, Outcome, evaluate, figures, ranks_of, read_questions
from bot.errors import UsageError
from bot.search.passage import Hit

ROWS = [
    {
        "question": "what is MEMENTO?",
        "answerable": True,
        "type": "name",
        "gold": [{"post": "weekly-w16", "quote": "MEMENTO is a method by Microsoft  Research"}],
    },
    {
        "question": "which repo has 16,000 stars?",
        "answerable": True,
        "type": "number",
        "gold": [{"post": None, "quote": "has 16,000 stars"}],
    },
    {"question": "what did the digest say about Rust 2.0?", "answerable": False, "type": "none", "gold": []},
    {
        "question": "what is new this week?",
        "answerable": True,
        "type": "window",
        "now": "2026-04-19T12:00:00+02:00",
        "gold": [{"post": "weekly-w16", "quote": "brought Codex to the desktop"}],
    },
]


@pytest.fixture
def answering(search, posts):
    return Answering(search, posts=lambda: [post for post in posts if post.language == "en"])


async def test_a_set_gives_its_figures(answering, tmp_path, asking):
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS) + "\n\n", encoding="utf-8")
    done = []
    result = await evaluate(
        path, answering=answering, now=asking("").now, zone=asking("").zone, progress=lambda *at: done.append(at)
    )
    assert result["questions"] == 4
    assert result["recall@10"] == 1.0
    assert result["abstained_right"] == 1.0
    assert result["abstained_wrong"] == 0.0
    assert result["by_type"]["name"]["mrr"] == 1.0
    assert set(result["by_type"]) == {"name", "number", "none", "window"}
    assert 0 < result["milliseconds_p50"] <= result["milliseconds_p95"]
    assert done == [(1, 4), (2, 4), (3, 4), (4, 4)]
    json.dumps(result)


def test_every_bad_line_is_named_with_what_is_wrong():
    rows = [
        json.dumps(ROWS[0]),
        "{not json",
        "[]",
        json.dumps({"answerable": True}),
        json.dumps({"question": "x", "answerable": "yes", "type": "name"}),
        json.dumps({"question": "x", "answerable": True, "type": "name", "gold": []}),
        json.dumps({"question": "x", "answerable": True, "type": "name", "gold": [{"post": 3, "quote": "y"}]}),
        json.dumps({"question": "x", "answerable": True, "type": "name", "gold": [{"quote": " "}]}),
        json.dumps({"question": " ", "answerable": False, "type": "name"}),
        json.dumps({"question": "x", "answerable": False, "type": "name", "now": "soon"}),
        json.dumps({"question": "x", "answerable": False, "type": "name", "gold": "y"}),
    ]
    with pytest.raises(UsageError) as caught:
        read_questions("\n".join(rows), path="set.jsonl")
    problems = str(caught.value).splitlines()
    assert [problem.split(": ")[0] for problem in problems] == [f"set.jsonl:{number}" for number in range(2, 12)]
    assert '"question" is missing' in problems[2]


def test_an_empty_set_is_refused():
    with pytest.raises(UsageError, match="holds no question"):
        read_questions("\n \n", path="set.jsonl")


async def test_a_missing_set_is_refused(answering, tmp_path, asking):
    with pytest.raises(UsageError, match="cannot be read"):
        await evaluate(tmp_path / "none.jsonl", answering=answering, now=asking("").now, zone=asking("").zone)


def test_ranks_fold_spaces_and_width_and_keep_to_the_post(search):
    hits = [Hit(passage=passage, score=1.0) for passage in search.of_post("weekly-w16")]
    rank = ranks_of([Gold(post="weekly-w16", quote="Peak  KV cache\nfalls")], hits)[0]
    assert "Peak KV cache" in hits[rank - 1].passage.text
    assert ranks_of([Gold(post="weekly-w14", quote="Peak KV cache falls")], hits) == (None,)


def test_recall_and_reciprocal_rank_are_means():
    line = Line(
        question="x", answerable=True, gold=(Gold(post=None, quote="a"), Gold(post=None, quote="b")), type="hop"
    )
    outcomes = [
        Outcome(line=line, ranks=(1, 7), answered=True, milliseconds=1.0),
        Outcome(line=line, ranks=(None, None), answered=False, milliseconds=3.0),
    ]
    result = figures(outcomes)
    assert (result["recall@1"], result["recall@5"], result["recall@10"]) == (0.25, 0.25, 0.5)
    assert result["mrr"] == 0.5
    assert result["abstained_wrong"] == 0.5
    assert (result["milliseconds_p50"], result["milliseconds_p95"]) == (1.0, 3.0)


def test_a_line_may_say_what_was_said_before():
    row = (
        '{"question": "its stars?", "answerable": false, "type": "f", "before": [{"question": "omi?", "answer": "a"}]}'
    )
    assert [turn.question for turn in read_questions(row, path="q")[0].before] == ["omi?"]
    with pytest.raises(UsageError, match='q:1: "before" must be a list'):
        read_questions(row.replace('[{"question": "omi?", "answer": "a"}]', '"omi?"'), path="q")


def test_a_key_that_nobody_reads_is_named_with_its_line():
    row = {"question": "and who?", "answerable": False, "type": "name", "thread": []}
    told = []
    (line,) = read_questions(f"\n{json.dumps(row)}", path="set.jsonl", warn=told.append)
    assert line.before == ()
    assert told == [
        'set.jsonl:2: "thread" is not read; a line may hold "answerable", "before", "gold", "now", "question", "type".'
    ]


def test_gold_in_a_post_that_is_not_there_is_named_with_its_line_and_post():
    gold = [{"post": slug, "quote": "a"} for slug in ("mill", "lost", None)]
    text = json.dumps({"question": "who?", "answerable": True, "type": "name", "gold": gold})
    for loaded, missing in (({"mill"}, '"lost" is'), ((), '"lost", "mill" are')):
        told = []
        read_questions(f"\n{text}", path="set.jsonl", warn=told.append, loaded=loaded)
        assert told == [f"set.jsonl:2: {missing} not among the posts, so its gold counts as not found."]
    told = []
    read_questions(text, path="set.jsonl", warn=told.append, loaded={"mill", "lost"})
    assert told == []


def test_it_is_counted_how_many_questions_have_an_answer():
    gold = (Gold(post=None, quote="a"),)
    lines = [Line(question="x", answerable=bool(has), gold=has, type="hop") for has in (gold, gold, ())]
    outcomes = [Outcome(line=line, ranks=(1,), answered=True, milliseconds=1.0) for line in lines]
    result = figures(outcomes)
    assert (result["questions"], result["answerable"], result["by_type"]["hop"]["answerable"]) == (3, 2, 2)


def test_a_line_that_is_nested_too_deeply_is_told():
    with pytest.raises(UsageError, match=r"^set\.jsonl:1: not JSON: nested too deeply$"):
        read_questions("[" * 100_000, path="set.jsonl")


@pytest.mark.parametrize("now", ["tomorrow", "9999-12-31", "0001-01-01T00:00Z"])
def test_a_moment_that_is_none_is_told_with_one_that_is(now: str):
    row = f'{{"question": "q", "answerable": false, "gold": [], "type": "t", "now": "{now}"}}'
    with pytest.raises(UsageError, match=r'^set\.jsonl:1: "now" must be a date and time such as 2026-04-20T09:00$'):
        read_questions(row, path="set.jsonl")


def test_a_line_ends_where_json_lines_do_and_nowhere_else():
    row = '{"question": "one\u2028two", "answerable": false, "gold": [], "type": "t"}\r\n'
    assert [line.question for line in read_questions(row * 2, path="set.jsonl")] == ["one\u2028two"] * 2
