"""Whose number it is, told by the names around it."""

import re

from bot.answers.texts.claims import Claim
from bot.answers.texts.clauses import Clause, clauses_of, doers, groups
from bot.answers.texts.quantity import Quantity

#: How a clause begins whose first number belongs to the name after it: `With 60,000 stars, claude-mem …`.
_LEADS = re.compile(r"(?i)(?:with|at|having|counting|boasting|reaching|scoring|by|after|over|in)\b(?: \w+){0,3}$")
#: What stands between a name and a number that is its own: `claude-mem and its 60,000 stars`.
_ITS = re.compile(r"(?i),?\s(?:(?:and|with)\s)?(?:its|their)\s(?:\w+\s)?")
#: What stands between a number and the name it is of: `the 48 Gbps of HDMI 2.1`.
_OF_NAME = re.compile(r"\s?(?:[A-Za-z]+\s)?of\s(?:the\s)?")
# Folding makes the wide comma a plain one, with no space behind it.
_COMMA = re.compile(r",(?!\d)")


def owner_of(claim: Claim, number: Quantity) -> tuple[list[str], bool]:
    """Give the names a number belongs to by its place, and whether that leaves no doubt (in brackets after one)."""
    clause = clause_at(claim, number.start)
    opened = claim.text.rfind("(", clause.start, number.start)
    if opened >= 0 and ")" not in claim.text[opened : number.start]:
        before = [name for name in clause.names if name.end <= opened]
        if before and not before[-1].object and claim.text[before[-1].end : opened].strip() == "":
            inside = [name.key for name in clause.names if opened < name.start < number.start]
            return [before[-1].key, *inside], True
    beside = [name for name in clause.names if name.end <= number.start][-1:]
    if beside and _ITS.fullmatch(claim.text, beside[0].end, number.start):
        return [beside[0].key], True
    behind = [name for name in clause.names if name.start >= number.end][:1]
    if behind and _OF_NAME.fullmatch(claim.text, number.end, behind[0].start):
        return [behind[0].key], False
    return _by_place(clause, number), False


def clause_at(claim: Claim, place: int) -> Clause:
    """Give the clause that a place stands in."""
    whole = Clause(claim=claim, start=0, end=len(claim.text))
    return next((clause for clause in clauses_of(claim) if clause.start <= place < clause.end), whole)


def _by_place(clause: Clause, number: Quantity) -> list[str]:
    """Give the nearest names before a number and the first ones of its stretch; else the one a leading number opens."""
    text = clause.claim.text
    before = [name for name in doers(clause.names) if name.end <= number.start]
    if before:
        comma = max((mark.start() for mark in _COMMA.finditer(text, clause.start, number.start)), default=-1)
        stretch = [name for name in before if name.start > comma] or before
        listed = groups(stretch, text)
        return [name.key for name in (*listed[0], *listed[-1])]
    after = [name for name in doers(clause.names) if name.start >= number.end]
    leads = _LEADS.match(text[clause.start : number.start].strip()) is not None
    return [name.key for name in groups(after, text)[0]] if after and leads else []
