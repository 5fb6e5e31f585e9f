"""What most posts of a series say is furniture: no summary is made of it."""

from collections.abc import Callable

from bot.posts.furniture import furniture_of, is_furniture
from bot.posts.post import Post
from bot.posts.reading import among

Load = Callable[..., Post]
GRIND = "Always wanted to grind your own flour?"
GREETING = "Hello and welcome to [the mill letter](https://mill.example), which tells what was ground\nand by whom."


def letters(load: Load, count: int, *, series: str = "weekly") -> list[Post]:
    return [
        load(
            f"---\ntitle: Mill letter {day}\ndate: 2026-03-{day:02d}\nseries: {series}\n---\n{GREETING}\n\n"
            f"## Grain\n\nAlways wanted to grind your own flour?\n\nThe miller of week {day} "
            f"ground {day} tons of rye.\n",
            path=f"{series}-{day}.md",
        )
        for day in range(1, count + 1)
    ]


def test_what_three_posts_of_a_series_say_is_furniture(load: Load) -> None:
    posts = letters(load, 3)
    furniture = furniture_of(posts[0], posts)
    assert is_furniture(GRIND, furniture)
    assert is_furniture("Hello and welcome to the mill letter, which tells what was ground and by whom.", furniture)
    assert not is_furniture("The miller of week 1 ground 1 tons of rye.", furniture)


def test_two_posts_or_half_of_them_make_no_furniture(load: Load) -> None:
    posts = letters(load, 2)
    assert not is_furniture(GRIND, furniture_of(posts[0], posts))
    others = [
        load(f"---\ntitle: Note {n}\ndate: 2026-03-{n}\nseries: weekly\n---\nWords {n}.", path=f"n{n}.md")
        for n in range(10, 13)
    ]
    assert not is_furniture(GRIND, furniture_of(posts[0], [*letters(load, 3), *others]))


def test_another_series_makes_none(load: Load) -> None:
    first, *_ = letters(load, 1)
    assert not is_furniture(GRIND, furniture_of(first, [first, *letters(load, 5, series="daily")]))


def test_no_summary_is_furniture(load: Load) -> None:
    posts = letters(load, 3)
    assert posts[0].summary.startswith("Hello and welcome")
    assert among(posts[0], posts).summary == "The miller of week 1 ground 1 tons of rye."
    assert among(posts[0], posts[:2]).summary == posts[0].summary
