"""Stretches of a sentence, between its commas and their like: there a number and its name stand together."""

import re

_PARTS = re.compile(r"[;:(){}|，、。；：（）]|,(?!\d)|\s[—–-]\s|—|\s(?:and|while|whereas|but)\s")


def stretch_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the stretch around a place of a folded text starts and ends."""
    before = [mark.end() for mark in _PARTS.finditer(text, 0, start)]
    after = _PARTS.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))
