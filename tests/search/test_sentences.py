"""Where a sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.sentences import sentence_spans, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Version v2.1.110 is out. It is 4.4× faster.", ["Version v2.1.110 is out.", "It is 4.4× faster."]),
        ("Small models, e.g. Qwen3.6, win. Really!", ["Small models, e.g. Qwen3.6, win.", "Really!"]),
        ("The U.S. Senate met. In the U.S. The vote fell.", ["The U.S. Senate met.", "In the U.S.", "The vote fell."]),
        ("See https://a.example/b.c. More follows.", ["See https://a.example/b.c.", "More follows."]),
        ("It grew to 1.5. llama.cpp followed.", ["It grew to 1.5.", "llama.cpp followed."]),
        (
            'She said "stop." Then she left (as planned.) Done.',
            ['She said "stop."', "Then she left (as planned.)", "Done."],
        ),
        ('"Stop." she said.', ['"Stop." she said.']),
        (
            "When Should It Stop? asks the paper. Nobody knows.",
            ["When Should It Stop? asks the paper.", "Nobody knows."],
        ),
        ("Wait... then it went on. Fine.", ["Wait... then it went on.", "Fine."]),
        ("The winner is... Heron! Well done.", ["The winner is... Heron!", "Well done."]),
        ("It went on... Then it stopped.", ["It went on...", "Then it stopped."]),
        ("1. The first point. 2. The second.", ["1. The first point.", "2. The second."]),
        ("J. Doe of Acme Inc. spoke. No. 5 is next.", ["J. Doe of Acme Inc. spoke.", "No. 5 is next."]),
        ("Acme Inc. The end.", ["Acme Inc.", "The end."]),
        ("真的吗？是的。“好。”他走了!好的", ["真的吗？", "是的。", "“好。”", "他走了!", "好的"]),
        ("一行\n另一行", ["一行", "另一行"]),
        ("要常磨。少说。 -- 老李，木匠", ["要常磨。", "少说。 -- 老李，木匠"]),
        ("Cut twice. -- Old Li, joiner", ["Cut twice. -- Old Li, joiner"]),
        ("It spins. (#12, @ilse)\nIt stops.", ["It spins. (#12, @ilse)", "It stops."]),
        ("It spins. (thanks to Ilse)", ["It spins. (thanks to Ilse)"]),
        ("It spins. [@ilse]", ["It spins. [@ilse]"]),
        ("It spins. — Ilse Brandt, joiner", ["It spins. — Ilse Brandt, joiner"]),
        ("It spins. — so they say. More.", ["It spins.", "— so they say.", "More."]),
        ("It spins. (It did so in May.)", ["It spins.", "(It did so in May.)"]),
        ("It spins. (#12) Then it stops.", ["It spins.", "(#12) Then it stops."]),
        ("Try it.\n--fast is a flag.", ["Try it.", "--fast is a flag."]),
        ("価格は1.5円です。次へ。", ["価格は1.5円です。", "次へ。"]),
        ("Talk 91 vom 11. April 2031. Danach Talk 92.", ["Talk 91 vom 11. April 2031.", "Danach Talk 92."]),
        ("Am 3. Mai kam sie. Den 2. Platz hat Ilse.", ["Am 3. Mai kam sie.", "Den 2. Platz hat Ilse."]),
        (
            "It grew to 11. Looms followed. I am 3. The end.",
            ["It grew to 11.", "Looms followed.", "I am 3.", "The end."],
        ),
        ("no stop at all", ["no stop at all"]),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, sentences):
    assert split_sentences(text) == sentences


@given(st.text())
def test_sentences_are_exact_slices_with_only_white_space_between(text):
    end = 0
    for start, stop in sentence_spans(text):
        assert not text[end:start].strip()
        assert text[start:stop].strip() == text[start:stop] != ""
        end = stop
    assert not text[end:].strip()
