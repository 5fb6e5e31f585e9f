"""Who is asked to have paid for something or put money into it: how much did Ilse put into Loom?"""

import re
from functools import lru_cache

from bot.search.words import said_in

#: Verbs of giving money, as they stand behind `did`.
_GIVES = (
    r"(?:pay|spend|invest|commit|put|pour|plough|plow|sink|pump|donate|contribute|bet|pledge|offer|give|grant|award|lend"
    r"|shell out)"
)
_WHO = rf"(?:the )?[\w.&'’-]+(?: (?!{_GIVES})[\w.&'’-]+){{0,3}}?"
_ASKS = re.compile(
    rf"(?i)\bhow much(?: money)? (?:did|does|do|has|have|had|will|is|are) (?P<who>{_WHO})"
    rf" (?:just |now |also |reportedly )?(?:{_GIVES})(?:t?ing|t?ed)?\b"
)


@lru_cache(maxsize=64)
def payer_asked(question: str) -> frozenset[str]:
    """Give the forms of the name of whom a question asks how much money they gave; none where it does not ask that."""
    found = _ASKS.search(question)
    return said_in(found["who"]) - {"the"} if found else frozenset()
