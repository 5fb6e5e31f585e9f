"""Hold the checker against sentences of posts in which a number stands where another one of the same passage does.

    PYTHONPATH=. python benchmarks/swapped.py content       # how many stay, and each that does
    PYTHONPATH=. python benchmarks/swapped.py FOLDER --most 1500

Each sentence with a number is judged as it stands, with one number replaced by another of its passage, and, where it
has two, with both changed about: with its own passage and up to five others of its post, citing its own.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from benchmarks.claims import NUMBER, OTHERS
from bot.answers.checking.evidence import Checker
from bot.posts.folder import read_folder
from bot.search.passage import Passage
from bot.search.passages import passages_of
from bot.search.sentences import split_sentences


class Claim(NamedTuple):
    """A sentence, how it was made, and the passage it is from."""

    kind: str
    text: str
    passage: Passage


def claims_of(passage: Passage, dice: random.Random) -> Iterator[Claim]:
    """Give the sentences of a passage as they stand, and each with a number in the place of another."""
    numbers = {found[1] for found in NUMBER.finditer(passage.text)}
    for text in split_sentences(passage.text):
        held = list(NUMBER.finditer(text))
        if not held or not 6 < len(text.split()) < 45:
            continue
        yield Claim("as it stands", text, passage)
        others = sorted(numbers - {found[1] for found in held})
        for found in held if others else ():
            yield Claim("another", text[: found.start(1)] + dice.choice(others) + text[found.end(1) :], passage)
        if len({found[1] for found in held}) == len(held) == 2:
            one, other = held
            between = text[one.end(1) : other.start(1)]
            changed = text[: one.start(1)] + other[1] + between + one[1] + text[other.end(1) :]
            yield Claim("changed about", changed, passage)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=1500)
    given = parser.parse_args()
    dice = random.Random(7)
    passages = [one for post in read_folder(given.folder, ZoneInfo("UTC")).posts for one in passages_of(post)]
    english = [one for one in passages if not one.repeats and one.language.startswith("en")]
    claims = [claim for passage in english for claim in claims_of(passage, dice)]
    dice.shuffle(claims)
    made: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for kind, text, own in claims[: given.most]:
        beside = [one for one in passages if one.post == own.post and one is not own][:40]
        shown = [own, *random.Random(own.number).sample(beside, min(OTHERS, len(beside)))]
        stays = Checker(shown).check(text, [0]).stays
        made[kind] += 1
        kept[kind] += stays
        if stays != (kind == "as it stands"):
            sys.stderr.write(f"{'kept' if stays else 'dropped'} [{kind}] {text}\n")
    for kind, count in made.items():
        print(f"{kind}: {kept[kind]} of {count} stay")


if __name__ == "__main__":
    main()
