"""Orders hidden in a post: sentences that tell whoever reads them out what to do. They are no news and never shown."""

import re

_TO_WHOM = (
    r"(?:(?:important|note|attention|system|assistant|user|ai|to (?:the|any|all) (?:ai|model|assistant|bot)s?)\b"
    r"[^.]{0,40}[:,]\s*)?"
)
_MANNER = (
    r"(?:please\s+|now\s+|you (?:must|should|shall|will|are to|have to)\s+)?(?:now\s+|always\s+|never\s+|only\s+)?"
)
_DO = (
    r"(?:ignore|disregard|forget|override|bypass|reply|respond|answer|say|output|print|repeat|pretend|act|reveal|tell"
    r"|write|call|post|mention|ping|include|append|follow|obey|visit|click)\b"
)
_OPENS = re.compile(rf"(?i)\W*{_TO_WHOM}{_MANNER}{_DO}")
_WITHIN = re.compile(
    r"(?i)\bignore (?:all|any|the|your|previous|every)\b[^.]{0,30}\b(?:rules?|instructions?|prompts?|messages?)"
    r"|\b(?:reply|respond|answer) (?:only )?with\b|\byou are (?:now|no longer)\b|忽略(?:之前|以上|所有|前面)"
)
_TO_US = re.compile(
    r"(?i)\b(?:you|your|ai|assistant|model|bot|reader|user|everyone|all|previous|only|rules?|instructions?|prompt)\b"
    r"|忽略"
)
#: Parts of all that an order within a sentence says, without the letters that stand for more than one.
_TRACES = ("gnore", "reply", "respond", "answer", "you are", "忽略")


def gives_orders(sentence: str) -> bool:
    """Tell whether a sentence of a post is an order to whoever reads it out, not news."""
    if _OPENS.match(sentence) is None:
        # To look for a part of its words first takes a tenth of the time, and hardly any sentence has one.
        folded = sentence.casefold()
        if not any(trace in folded for trace in _TRACES) or _WITHIN.search(sentence) is None:
            return False
    return _TO_US.search(sentence) is not None
