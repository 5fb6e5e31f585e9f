"""How often Python looks for rings of objects that nobody holds any more."""

import gc

#: New objects before the young are looked through, and how often that is done before the older ones and all are.
_YOUNG, _OLDER, _ALL = 200_000, 20, 20


def collect_seldom() -> None:
    """Have all objects looked through less often than Python does, since few of ours ever hold one another in a ring.

    The words of many passages are kept for the next question, and to walk them took a twelfth of the time of one.
    A question makes a thousand objects that stay, and a round takes nearly a millisecond for each thousand: so that one
    question in two hundred waits for a round, and not one in ten.
    """
    gc.set_threshold(_YOUNG, _OLDER, _ALL)
