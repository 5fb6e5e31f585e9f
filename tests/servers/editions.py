"""A post in editions, of three messages, of five, of two and of four, each word of which tells its edition."""

from bot.messages.message import Message, Part
from bot.posts.post import Period, Post

#: Messages of each edition.
EDITIONS = (3, 5, 2, 4)


def the_post(at, edition: int = 0, *, name: str = "weekly") -> Post:
    """Give an edition; posts of different names belong to different series, so that one channel never gets both."""
    return Post(
        slug=name,
        title="Post",
        series=name,
        period=Period.week_of(at.date()),
        published=at.date(),
        published_at=at,
        source=str(edition),
    )


def layout(post, platform, *, late="", corrected=""):
    edition = int(post.source or 0)
    return [
        Part(
            number=number,
            where="channel" if number == 1 else "thread",
            message=Message(summary=text, elements=()),
        )
        for number, text in enumerate(texts(edition), start=1)
    ]


def texts(edition: int) -> list[str]:
    """Give what each message of an edition says."""
    return [f"post {number}, edition {edition}" for number in range(1, EDITIONS[edition] + 1)]
