"""Issues that a question names, over posts of our own."""

from collections.abc import Callable

import pytest

from bot.posts.issues import find_issues
from bot.posts.post import Post


@pytest.fixture
def posts(make: Callable[..., Post]) -> list[Post]:
    return [
        make("issue-40", "2026-W10", title="技术周刊（第 40 期）：慢电脑"),
        make("loom-weekly-41", "2026-W11", title="Loom Weekly #41"),
        make("2026-03-20", "2026-03-20", title="Daily of Friday"),
        make("loom-weekly-42", "2026-W12", title="Loom Weekly 42"),
    ]


@pytest.mark.parametrize(
    ("question", "slugs", "rest"),
    [
        ("What did issue 41 say about looms?", ["loom-weekly-41"], "What did say about looms?"),
        ("Summarize issue #42", ["loom-weekly-42"], "Summarize"),
        ("第 40 期的封面图是什么", ["issue-40"], "封面图是什么"),
        ("40期讲了什么", ["issue-40"], "讲了什么"),
        ("what is in #41?", ["loom-weekly-41"], "what is in ?"),
        ("issue-40", ["issue-40"], ""),
        ("compare issue 41 and issue 42", ["loom-weekly-41", "loom-weekly-42"], "compare and"),
        ("what's in the latest issue?", ["loom-weekly-42"], "what's in ?"),
        ("最新一期讲了什么", ["loom-weekly-42"], "讲了什么"),
        ("最近两期里的工具", ["loom-weekly-41", "loom-weekly-42"], "的工具"),
        ("what was in the last two weeklies", ["loom-weekly-41", "loom-weekly-42"], "what was in"),
        ("what was in the latest daily", ["2026-03-20"], "what was in"),
        ("what was in the previous issue?", ["loom-weekly-41"], "what was ?"),
        ("上一期有什么", ["loom-weekly-41"], "有什么"),
        ("前一期里有什么", ["loom-weekly-41"], "有什么"),
        ("第四十期讲了什么", ["issue-40"], "讲了什么"),
        ("过去两期的工具", ["loom-weekly-41", "loom-weekly-42"], "工具"),
        ("本期有什么", ["loom-weekly-42"], "有什么"),
        (
            "what did the past two issues say about kites?",
            ["2026-03-20", "loom-weekly-42"],
            "what did say about kites?",
        ),
        ("what's in number 42", ["loom-weekly-42"], "what's in"),
        ("how many looms are in newsletter 41?", ["loom-weekly-41"], "how many looms are in ?"),
        ("what changed between digests 41 and 42?", ["loom-weekly-41", "loom-weekly-42"], "what changed between ?"),
    ],
)
def test_an_issue_is_named_by_number_slug_or_place(
    posts: list[Post], question: str, slugs: list[str], rest: str
) -> None:
    found = find_issues(question, posts)
    assert found is not None
    assert [post.slug for post in found.posts] == slugs
    assert found.rest == rest


@pytest.mark.parametrize(
    "question",
    [
        "what does issue 4928 of the tracker ask for?",
        "what did PR #41 change?",
        "what was the latest issue with the shuttle?",
        "the last issue about looms",
        "what happened in the same issue?",
        "who wrote the book of his previous life",
        "version 0.41",
    ],
)
def test_numbers_and_words_that_name_no_issue_are_left_to_the_search(posts: list[Post], question: str) -> None:
    assert find_issues(question, posts) is None


def test_the_same_issue_and_the_one_before_are_those_of_the_answer_before(posts: list[Post]) -> None:
    same = find_issues("and how many looms were sold that week?", posts, before=posts[1:2])
    assert same is not None
    assert same.slugs == {"loom-weekly-41"}
    earlier = find_issues("in the issue before that?", posts, before=posts[1:2])
    assert earlier is not None
    assert earlier.slugs == {"issue-40"}
    first = find_issues("the previous issue", posts, before=posts[:1])
    assert first is not None
    assert not first.posts


def test_an_issue_that_is_not_there_is_named_over_the_days_of_all(posts: list[Post]) -> None:
    for question, words in (("第 300 期讲了什么", "第 300 期"), ("第三百期的工具", "第三百期")):
        missing = find_issues(question, posts)
        assert missing is not None
        assert not missing.posts
        assert missing.window.words == words
        assert (missing.window.first, missing.window.last) == (posts[0].period.first, posts[-1].period.last)


@pytest.mark.parametrize(
    ("question", "slugs", "rest"),
    [
        ("what was in Harbour 79?", ["harbour-a"], "what was in ?"),
        ("harbour 79 vs 84: boats", ["harbour-a", "harbour-b"], ": boats"),
        ("compare Harbour 79 and Harbour 84", ["harbour-a", "harbour-b"], "compare and"),
    ],
)
def test_an_issue_is_named_as_its_title_ends(
    make: Callable[..., Post], question: str, slugs: list[str], rest: str
) -> None:
    posts = [
        make("harbour-a", "2026-W10", title="This Week in Harbour 79"),
        make("harbour-b", "2026-W11", title="These Weeks in Harbour 84"),
    ]
    found = find_issues(question, posts)
    assert found is not None
    assert [post.slug for post in found.posts] == slugs
    assert found.rest == rest
    # A number that no title has, and one of a title that is alone of its kind, name no issue.
    assert find_issues("what was in Harbour 80?", posts) is None
    assert find_issues("what was in Harbour 79?", posts[:1]) is None


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("what is in issue 41 and 42?", ["41", "42"]),
        ("was it in both issues 40, 41 and 42.", ["40", "41", "42"]),
        ("what was in issues 40 to 42?", ["40", "41", "42"]),
        ("第 40、41 期里有什么", ["40", "41"]),
        ("what is in issue 41 and 73 looms?", ["41"]),
    ],
)
def test_issues_named_beside_one_another_are_each_known(posts: list[Post], question: str, numbers: list[str]) -> None:
    found = find_issues(question, posts)
    assert found is not None
    assert sorted(slug[-2:] for slug in found.slugs if slug[-2:] in numbers) == numbers
    assert len(found.apart) == (len(numbers) if len(numbers) > 1 else 0)


def test_a_number_that_ends_a_slug_is_that_of_an_issue_where_others_begin_like_it(make: Callable[..., Post]) -> None:
    posts = [
        make("2026-03-02-loom-notes-80", "2026-W10", title="Loom Notes"),
        make("2026-03-09-loom-notes-81", "2026-W11", title="Loom Notes"),
        make("2026-03-12-shuttle-46", "2026-W11", title="A new shuttle"),
        make("guild-2026-03-13", "2026-W11", title="Guild"),
        make("guild-2026-03-20", "2026-W12", title="Guild"),
    ]
    found = find_issues("what was in issue 81?", posts)
    assert found is not None
    assert found.slugs == {"2026-03-09-loom-notes-81"}
    assert find_issues("what was in issue 46?", posts) is None
    assert find_issues("what was in issue 13?", posts) is None


def test_a_month_and_its_day_are_no_issue(make: Callable[..., Post]) -> None:
    posts = [make("a", "2026-W10", title="Loom Notes - Mar 8"), make("b", "2026-W11", title="Loom Notes - Mar 15")]
    assert find_issues("what was in the one of Mar 15?", posts) is None


@pytest.mark.parametrize(
    ("top", "is_stated"),
    [
        ("> A paper for millers.\n> Issue No. 42 · https://mill.example/", True),
        ("---\nissue: 42\n---", True),
        ("**Volume 42**", True),
        ("第 42 期", True),
        ("Issue 42 in the tracker is open.", False),
        ("We fixed issue #42 and more.", False),
        (f"{'Words. ' * 200}\nIssue No. 42", False),
    ],
)
def test_an_issue_is_named_by_the_number_near_its_top(make: Callable[..., Post], top: str, is_stated: bool) -> None:
    posts = [make("mill-a", "2026-03-20", source=f"# Mill of Friday\n\n{top}\n"), make("mill-b", "2026-03-21")]
    found = find_issues("what did issue 42 say?", posts)
    assert (found is not None and found.slugs == {"mill-a"}) is is_stated


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("what was in episode 12?", 12),
        ("was gab es in Folge 12", 12),
        ("in Ausgabe Nr. 13 stand was von Webstühlen", 13),
        ("de quoi parle l'épisode 13 ?", 13),
        ("qué hay en el episodio 12", 12),
        ("o que há na edição 13", 13),
    ],
)
def test_a_post_is_named_as_an_episode_and_in_other_languages(
    make: Callable[..., Post], question: str, number: int
) -> None:
    posts = [
        make("reed-12", "2026-W10", title="Am Webstuhl #12 - Kette"),
        make("reed-13", "2026-W11", title="Am Webstuhl, Folge 13: Schuss"),
    ]
    found = find_issues(question, posts)
    assert found is not None
    assert [post.slug for post in found.posts] == [f"reed-{number}"]
