"""Lists of what there is to read."""

from datetime import UTC, date, datetime

from bot.messages.listing import post_list
from bot.messages.message import Button, Buttons
from bot.posts.blocks import Bullets
from bot.posts.post import Period, Post

LETTER = Post(
    slug="mill-letter",
    title="A letter of the mill",
    series="weekly",
    period=Period.of_week(2026, 16),
    published=date(2026, 4, 19),
    published_at=datetime(2026, 4, 19, tzinfo=UTC),
)


def test_a_listed_post_tells_its_day_in_words_and_its_name_as_people_type_it() -> None:
    told = post_list([LETTER], 1)
    (line,) = next(element.lines for element in told.elements if isinstance(element, Bullets))
    assert "".join(span.text for span in line.spans) == "A letter of the mill · Sun 19 Apr 2026 · mill-letter"
    assert [span.text for span in line.spans if span.code] == ["mill-letter"]
    read = Button(label="A letter of the mill", command=f"open {LETTER.key}")
    assert [row.buttons for row in told.elements if isinstance(row, Buttons)] == [(read,)]
