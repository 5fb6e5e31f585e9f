"""How long one thread may hold up the others."""

import sys

#: Seconds that a thread may go on while another waits; Python's own are 5 ms.
_SECONDS = 0.0005


def switch_often() -> None:
    """Have a thread that computes let others go on sooner than Python does.

    What a model is shown is read in a thread beside the request. Each of the request's steps, of which most take a
    tenth of a millisecond, waited for that thread as long as Python lets it go on.
    """
    sys.setswitchinterval(_SECONDS)
