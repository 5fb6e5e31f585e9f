"""Traditional and simplified Chinese characters: one text, whichever is written."""

from datetime import date

import pytest

from bot.posts.hanzi import simplified
from bot.posts.windows import find_window


def test_traditional_characters_become_simplified_ones_in_their_places():
    assert simplified("為什麼這個專案在本週發布？") == "为什么这个专案在本周发布？"
    assert simplified("Rust 1.98 was released") == "Rust 1.98 was released"
    assert simplified("検索エンジン 図") == "検索エンジン 図"


@pytest.mark.parametrize(("said", "also"), [("上週", "上周"), ("這個月", "这个月"), ("過去兩週", "过去两周")])
def test_a_time_in_traditional_characters_is_the_same_time(said: str, also: str):
    window, other = (find_window(f"{words}有什麼論文？", today=date(2026, 4, 16)) for words in (said, also))
    assert window is not None
    assert other is not None
    assert (window.first, window.last) == (other.first, other.last)
    assert window.words == said
