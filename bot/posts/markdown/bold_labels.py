"""Lines of one paragraph that begin with bold labels (`**Score:** 9.3`): a program wrote them one below another."""

from collections.abc import Sequence

from markdown_it.token import Token

_SEVERAL = 2
_COLONS = (":", "：")


def labelled_apart(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens of a paragraph with a hard break before each labelled line, where there are several of those."""
    starts = {place for place in range(len(tokens)) if _begins_line(tokens, place) and _is_label(tokens, place)}
    if len(starts) < _SEVERAL:
        return tokens
    return [
        token.copy(type="hardbreak", tag="br") if token.type == "softbreak" and place + 1 in starts else token
        for place, token in enumerate(tokens)
    ]


def _begins_line(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a token is the first of its line; the parser puts an empty text before what is bold."""
    return place == 0 or tokens[place - 1].type in ("softbreak", "hardbreak")


def _is_label(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].type == "text" and not tokens[place].content:
        place += 1
    match tokens[place : place + 4]:
        case [Token(type="strong_open"), Token(type="text", content=label), Token(type="strong_close"), *after]:
            follows = after[0].content if after and after[0].type == "text" else ""
            return label.rstrip().endswith(_COLONS) or follows.lstrip().startswith(_COLONS)
    return False
