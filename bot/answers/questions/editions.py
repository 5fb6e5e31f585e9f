"""Digests that come in several languages: which edition is read, and whether a question can be as it stands."""

from collections.abc import Sequence

from bot.posts.post import Post


def is_read_as_it_stands(language: str, posts: Sequence[Post]) -> bool:
    """Tell whether a European question is held to the words of posts in its language, which come in English as well.

    Posts that come in no other are read in English as far as their words are known, and so are questions on them.
    """
    own = [post for post in posts if post.language[:2] == language]
    english = {post.period for post in posts if post.language[:2] == "en"}
    return bool(own) and all(post.period in english for post in own)


def in_own_edition(posts: Sequence[Post], language: str) -> Sequence[Post]:
    """Give posts without those in other languages of a digest that has editions in the language asked for."""
    told = {(post.series, post.period.label): set[str]() for post in posts}
    for post in posts:
        told[post.series, post.period.label].add(post.language[:2])
    own = {series for (series, _), languages in told.items() if language[:2] in languages and len(languages) > 1}
    return [post for post in posts if post.language[:2] == language[:2] or post.series not in own]
