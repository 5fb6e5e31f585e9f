"""How long we wait for what, in seconds; tests have less patience than Discord needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Seconds.

    Attributes:
        edits: between two edits of a growing answer; Discord documents no rate, and one a second is common practice.
        retries: before each further try to show a whole answer; together less than an interaction's 15 minutes.
        acknowledge: before each further try to acknowledge an interaction, which must be within 3.
        complete: that completions may take; Discord waits 3 for them, and a person types on.
        post: that publishing a part may take; well within the minutes for which Discord remembers a nonce.
        settle: without news of another server after which we count as connected.
        identify: before another session begins (Discord: one in 5 seconds).
        others: that another process may take to show what it stored, before "thinking…" ends without an answer.
        drain: that leaving waits for the answers under way.
        close: that closing waits for the gateway's goodbye; with the above less than the 10 that a shutdown has.
    """

    edits: float = 1.2
    retries: tuple[float, ...] = (2.0, 10.0, 30.0, 60.0, 120.0, 240.0)
    acknowledge: tuple[float, ...] = (0.2, 0.5)
    complete: float = 2.0
    post: float = 30.0
    settle: float = 0.5
    identify: float = 5.0
    others: float = 20.0
    drain: float = 8.0
    close: float = 1.0
