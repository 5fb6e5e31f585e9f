"""How often rings of objects are looked for."""

import gc

from bot.collecting import collect_seldom


def test_objects_are_looked_through_less_often_than_python_does():
    usual = gc.get_threshold()
    try:
        collect_seldom()
        assert all(ours > theirs for ours, theirs in zip(gc.get_threshold(), usual, strict=True))
    finally:
        gc.set_threshold(*usual)
