"""Whether a question can be read as it stands: posts in its language have editions in English that tell the same."""

from collections.abc import Sequence

from bot.posts.post import Post


def is_read_as_it_stands(language: str, posts: Sequence[Post]) -> bool:
    """Tell whether a European question is held to the words of posts in its language, which come in English as well.

    Posts that come in no other are read in English as far as their words are known, and so are questions on them.
    """
    own = [post for post in posts if post.language[:2] == language]
    english = {post.period for post in posts if post.language[:2] == "en"}
    return bool(own) and all(post.period in english for post in own)
