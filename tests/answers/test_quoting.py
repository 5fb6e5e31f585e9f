"""A gold quote counts as found, whether it was copied from the screen or from the file."""

import pytest

from bot.answers.quoting import is_quoted

SHOWN = (
    "Heddle 2.1 is out: Ada Vance introduced KnotBench, a test of looms with `weave()` inside (Weft).\n"
    "| weft/heddle | 8686 | Python | Looms for all |"
)


@pytest.mark.parametrize(
    "quote",
    [
        "introduced KnotBench, a test",
        "introduced  KnotBench,\na test",
        "- **Heddle 2.1** is out: [Ada Vance](https://example.com/ada) introduced **KnotBench**",
        "introduced **KnotBench**, a test of *looms* with `weave()` inside",
        "### Heddle 2.1 is out",
        "[weft/heddle](https://example.com/weft/heddle) | 8686 | Python",
        "2. introduced **KnotBench",
        "[Ada Vance][ada] introduced [KnotBench]",
        "[Heddle 2.1] is out : [Ada Vance](https://example.com/ada) introduced",
        "| [weft/heddle] | 8686   | Python |",
    ],
)
def test_a_quote_is_found_as_shown_and_as_the_file_writes_it(quote):
    assert is_quoted(quote, SHOWN)


@pytest.mark.parametrize(
    "quote",
    [
        "introduced **KnitBench**",
        "| 8687 | Python",
        "[Heddle 2.1](https://example.com) was out",
        "[Ada Vance][ada] reduced",
        "**",
        "# ",
        "[]",
    ],
)
def test_other_words_or_marks_alone_are_no_quote_of_it(quote):
    assert not is_quoted(quote, SHOWN)
