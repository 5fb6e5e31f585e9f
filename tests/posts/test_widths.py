"""How wide a text is, and where it may be cut."""

import pytest

from bot.posts.widths import head_of, width


def test_an_east_asian_letter_takes_two_columns() -> None:
    assert width("mill 磨坊") == 9


@pytest.mark.parametrize(
    ("text", "most", "head"),
    [
        ("The mill", 8, "The mill"),
        ("The mill was sold", 12, "The mill was"),
        ("The mill was sold", 11, "The mill"),
        ("그 방앗간은 팔렸다", 8, "그 방앗간은"),
        ("Ann 把磨坊卖给了面包师", 8, "Ann 把磨坊卖"),
        ("水車、Heddle を買った", 8, "水車"),
        ("磨坊卖了。「水车」也卖了", 6, "磨坊卖了。"),
        ("Supercalifragilistic", 5, "Super"),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_word_and_chinese_anywhere(text: str, most: int, head: str) -> None:
    assert head_of(text, most) == head
