"""Hold the checker against 400 claims over `content`: half true in changed words, half false by one change.

    PYTHONPATH=. python benchmarks/claims.py            # figures by kind, and every miss
    PYTHONPATH=. python benchmarks/claims.py --write    # builds claims.jsonl again from the posts

A claim is a sentence of a post, changed by rule: true ones in words, forms of numbers and dates, and order; false ones
in one number, name, date, unit, negation or subject. It is judged with its own passage and five others of the same
post, citing its own, as a model would.
"""

import argparse
import calendar
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.answers.checking.evidence import Checker
from bot.posts.folder import read_folder
from bot.search.passage import Passage
from bot.search.passages import passages_of
from bot.search.sentences import split_sentences

CLAIMS = Path(__file__).parent / "claims.jsonl"
EACH = 200
OTHERS = 5

Change = Callable[[str, Passage, random.Random, Sequence[str]], str | None]

# Words for words: what a model would write in their stead without changing what is said.
SYNONYMS = dict(
    pair.split("/")
    for pair in [
        "uses/employs",
        "shows/demonstrates",
        "demonstrates/shows",
        "raises/increases",
        "reaches/attains",
        "describes/outlines",
        "turns/converts",
        "compresses/condenses",
        "supports/handles",
        "maintains/keeps",
        "joins/combines",
        "combines/joins",
        "treats/regards",
        "needs/requires",
        "builds/constructs",
        "generates/produces",
        "produces/generates",
        "adds/introduces",
        "names/lists",
        "proposes/suggests",
        "achieves/attains",
        "contains/holds",
        "gives/provides",
        "brings/delivers",
        "makes/creates",
        "evaluates/assesses",
        "analyzes/examines",
        "writes/composes",
        "launched/introduced",
        "released/published",
        "formed/created",
        "shipped/released",
        "method/technique",
        "large/big",
        "quick/fast",
        "method/approach",
        "companion/accompanying",
        "real/actual",
        "entire/whole",
        "automatically/autonomously",
        "people/humans",
        "users/people",
        "framework/scaffold",
        "roughly/about",
        "practically/nearly",
    ]
)
MONTHS = list(calendar.month_name)[1:]
NAMES = re.compile(r"(?<![\w/])(?:[A-Z][\w.-]*[a-z0-9²](?:[ /-](?=[A-Z0-9])[\w.-]*\w)*|[A-Z]{3,}[\w-]*)")
NUMBER = re.compile(r"(?<![\w.,/-])(\d[\d,]*(?:\.\d+)?)(?![\w.,]*\d)(?=[\s%×x),.;KkBbM–-])")


def reworded(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    words = re.findall(r"\w+|\W+", text)
    quoted = [text[: sum(map(len, words[:at]))].count('"') % 2 for at in range(len(words))]
    known = [at for at, word in enumerate(words) if word in SYNONYMS and not quoted[at]]
    for at in known:
        words[at] = SYNONYMS[words[at]]
    return "".join(words) if known else None


def another_number_form(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    found = re.search(r"\b(\d{1,3}),000\b", text)
    if found:
        return text.replace(found[0], dice.choice((f"{found[1]}k", f"{found[1]} thousand", f"{found[1]}000")), 1)
    found = re.search(r"(\d)%(?![-–])", text)
    if found:
        return f"{text[: found.start() + 1]} percent{text[found.end() :]}"
    found = re.search(r"(\d)(?:×|x)(?= )", text)
    return text.replace(found[0], f"{found[1]} times", 1) if found else None


def another_date_form(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    found = re.search(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b(?!,? \d{{4}})", text)
    if not found:
        return None
    month = MONTHS.index(found[1]) + 1
    forms = (f"{found[2]} {found[1]}", f"{passage.published.year}-{month:02}-{int(found[2]):02}")
    return text.replace(found[0], dice.choice(forms), 1)


def framed(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    if text.split()[0] not in names or not re.match(
        r"[A-Z][\w²-]+ (?:is|has|lets|reaches|uses|treats|answers|joins|keeps|takes|works|turns)\b", text
    ):
        return None
    opening = dice.choice(("According to the digest, ", "The digest says that ", "As reported, "))
    return opening + text


def shortened(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    shorter = re.sub(r" \([^()]*\)", "", text, count=1)
    if shorter != text:
        return shorter
    head, comma, _ = text.partition(", which ")
    return f"{head}." if comma and len(head.split()) > 7 else None


def dashed(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    head, dash, rest = text.partition(" — ")
    if not dash or len(rest.split()) < 4 or (not rest[0].isupper() and rest.split()[0] not in ("a", "an", "the")):
        return None
    return f"{head} is {rest}" if rest.split()[0] in ("a", "an", "the") else None


def wrong_number(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    for found in NUMBER.finditer(text):
        digits = found[1]
        at = dice.randrange(len(digits))
        while not digits[at].isdigit():
            at = dice.randrange(len(digits))
        other = dice.choice([digit for digit in "123456789" if digit != digits[at]])
        changed = digits[:at] + other + digits[at + 1 :]
        if changed not in passage.text and text[: found.start()][-1:] not in ("W", "v"):
            return text[: found.start(1)] + changed + text[found.end(1) :]
    return None


def wrong_name(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    held = [found for found in NAMES.finditer(text) if found[0] in names]
    strange = [name for name in names if name.casefold() not in f"{passage.text} {passage.title}".casefold()]
    if not held or not strange:
        return None
    found = dice.choice(held)
    return text[: found.start()] + dice.choice(strange) + text[found.end() :]


def wrong_date(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    found = re.search(rf"\b({'|'.join(MONTHS)})(?: (\d{{1,2}}|\d{{4}}))?\b", text)
    if found:
        other = dice.choice([month for month in MONTHS if month not in text and month[:3] not in text])
        return text.replace(found[1], other, 1)
    found = re.search(r"\bW(1[46])\b", text) or re.search(r"\b20[012]\d\b", text)
    if not found:
        return None
    other = "W11" if found[0].startswith("W") else str(int(found[0]) - 3)
    return text.replace(found[0], other, 1) if other not in passage.text else None


UNITS = (
    ("hours", "days"), ("minutes", "seconds"), ("stars", "downloads"), ("second", "minute"), ("%", " GB"), ("×", "%"),
    ("GPU-hours", "GPU-days"), ("weeks", "months"), ("tasks", "papers"), ("megawatts", "gigawatts"), ("GB", "TB"),
    ("points", "percent"), ("agents", "engineers"), ("Agents", "robots"), ("plugins", "languages"),
    ("articles", "books"),
    ("experiments", "years"), ("modules", "weeks"), ("industries", "countries"), ("tools", "models"),
)  # fmt: skip


def wrong_unit(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    for right, wrong in UNITS:
        found = re.search(rf"(\d[\d,.]*(?: ?[A-Za-z-]+)? ?){re.escape(right)}(?![A-Za-z])", text)
        if found and wrong.strip() not in passage.text:
            return text[: found.end() - len(right)] + wrong + text[found.end() :]
    return None


def negated(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    if re.search(r"(?i)\b(?:not|no|never|without|nothing)\b|n't|[?:;]", text):
        return None
    found = re.search(r"\b(?:is|are|was|were|can|has been|will|could|should|must)\b", text)
    if found:
        return f"{text[: found.end()]} not{text[found.end() :]}"
    found = re.search(
        r"(?<=[A-Za-z²] )(lets|uses|reaches|needs|supports|shows|runs|keeps|joins|brings|holds|adds)\b", text
    )
    return text[: found.start()] + f"does not {found[1][:-1]}" + text[found.end() :] if found else None


def swapped(text: str, passage: Passage, dice: random.Random, names: Sequence[str]) -> str | None:
    """Swap the two sides of a sentence whose subject and object are both names and cannot change places."""
    held = [found for found in NAMES.finditer(text) if found[0] in names]
    verbs = r"(?:'s|beats?|outperforms?|mirrors|integrates?|describes?|backed|by|puts|connects to)"
    for one, other in pairwise(held):
        between = text[one.end() : other.start()]
        if (
            re.fullmatch(rf"[ ’']*{verbs}\b[^,.;]{{0,40}}", between)
            and one[0] not in other[0]
            and other[0] not in one[0]
        ):
            return text[: one.start()] + other[0] + between + one[0] + text[other.end() :]
    return None


TRUE: dict[str, Change] = {
    "words": reworded, "number form": another_number_form, "date form": another_date_form, "frame": framed,
    "shortened": shortened, "from a title": dashed,
}  # fmt: skip
FALSE: dict[str, Change] = {
    "number": wrong_number, "name": wrong_name, "date": wrong_date, "unit": wrong_unit, "negation": negated,
    "subject": swapped,
}  # fmt: skip


def build(folder: Path) -> list[dict[str, object]]:
    dice = random.Random(16)
    posts = read_folder(folder, ZoneInfo("UTC")).posts
    held = [passage for post in posts for passage in passages_of(post) if not passage.repeats]
    names = sorted({found[0] for passage in held for found in NAMES.finditer(f"{passage.item}. {passage.text}")
                    if _is_name(found[0], held)})  # fmt: skip
    sentences = [
        (passage, text) for passage in held for text in split_sentences(passage.text) if 6 < len(text.split()) < 45
    ]
    dice.shuffle(sentences)
    return [*_take(sentences, TRUE, True, dice, names), *_take(sentences, FALSE, False, dice, names)]


def _is_name(text: str, held: Sequence[Passage]) -> bool:
    """Tell whether a capitalised word is never written small, so that it is no mere head of a sentence."""
    small = re.compile(rf"(?<!\w){re.escape(text[0].lower() + text[1:])}(?!\w)")
    common = {"The", "This", "With", "What", "Who", "Next", "One", "Two", "Both", "From", "When", "All", "Once"}
    return text not in common and not any(small.search(passage.text) for passage in held)


def _take(
    sentences: Sequence[tuple[Passage, str]],
    changes: dict[str, Change],
    holds: bool,
    dice: random.Random,
    names: list[str],
) -> Iterator[dict[str, object]]:
    """Take the kinds in turn, so that each comes as often as the posts allow; no sentence twice."""
    made: dict[str, list[dict[str, object]]] = defaultdict(list)
    for passage, text in sentences:
        fitting = [(len(made[kind]), kind, new) for kind, change in changes.items()
                   if (new := change(text, passage, dice, names)) and new != text]  # fmt: skip
        if fitting:
            _, kind, new = min(fitting)
            made[kind].append({"claim": new, "true": holds, "kind": kind, "from": text, "passage": passage.id})
    room = EACH
    for left, kind in enumerate(sorted(made, key=lambda kind: len(made[kind]))):
        share = made[kind][: round(room / (len(made) - left))]
        room -= len(share)
        yield from share


def judge(claims: Sequence[dict[str, object]], folder: Path) -> list[tuple[dict[str, object], bool, str]]:
    posts = read_folder(folder, ZoneInfo("UTC")).posts
    passages = {passage.id: passage for post in posts for passage in passages_of(post)}
    verdicts = []
    for claim in claims:
        own = passages[str(claim["passage"])]
        others = [passage for passage in passages.values() if passage.post == own.post and passage is not own]
        shown = [own, *random.Random(own.number).sample(others, OTHERS)]
        verdict = Checker(shown).check(str(claim["claim"]), [0])
        verdicts.append((claim, verdict.stays, verdict.why))
    return verdicts


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--content", type=Path, default=Path("content"))
    given = parser.parse_args()
    if given.write:
        rows = build(given.content)
        CLAIMS.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    claims = [json.loads(line) for line in CLAIMS.read_text().splitlines()]
    right: Counter[tuple[bool, str]] = Counter()
    count: Counter[tuple[bool, str]] = Counter()
    for claim, stays, why in judge(claims, given.content):
        key = (bool(claim["true"]), str(claim["kind"]))
        count[key] += 1
        right[key] += stays == claim["true"]
        if stays != claim["true"]:
            sys.stderr.write(
                f"{'dropped' if claim['true'] else 'kept'} [{claim['kind']}] {claim['claim']}\n    {why}\n"
            )
    figures = {
        f"{'true' if holds else 'false'}, {kind}": {"claims": count[holds, kind], "right": right[holds, kind]}
        for holds, kind in sorted(count)
    }
    for holds, name in ((True, "kept of the true"), (False, "dropped of the false")):
        keys = [key for key in count if key[0] is holds]
        figures[name] = round(sum(right[key] for key in keys) / sum(count[key] for key in keys), 4)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
