"""The vectors of an embeddings server's reply, each at the place of its text, or none where it is not to be trusted."""

from bot.answers.model.heard import tokens_in

#: Beyond this no number fits the four bytes in which it is kept.
_GREATEST = 3.4e38


def vectors_in(reply: object, texts: int) -> list[list[float]] | None:
    """Give one vector for each of so many texts; None where a reply has not just those, all of one length.

    The index of a vector says which text it is of; without any index they stand in the order of the texts.
    """
    rows = reply.get("data") if isinstance(reply, dict) else None
    if not isinstance(rows, list) or len(rows) != texts or not all(isinstance(row, dict) for row in rows):
        return None
    places = [row.get("index") for row in rows]
    if places != [None] * texts:
        if not all(type(place) is int for place in places) or sorted(places) != list(range(texts)):
            return None
        rows = sorted(rows, key=lambda row: int(row["index"]))
    vectors = [row.get("embedding") for row in rows]
    lengths = {len(vector) if isinstance(vector, list) else 0 for vector in vectors}
    if len(lengths) != 1 or 0 in lengths or not all(_is_number(one) for vector in vectors for one in vector):
        return None
    return vectors


def embedding_tokens(reply: object) -> int | None:
    """Give what a server says that vectors cost."""
    return tokens_in(reply.get("usage"), "prompt_tokens") if isinstance(reply, dict) else None


def _is_number(one: object) -> bool:
    # Neither a yes nor a no is a number, though Python counts with them.
    return isinstance(one, (int, float)) and not isinstance(one, bool) and abs(one) <= _GREATEST
