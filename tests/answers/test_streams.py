"""A model's text cut into whole sentences, whatever the pieces it comes in."""

import pytest

from bot.answers.model.stream import SentenceStream, Written, plain_text


def cut(text, size):
    stream = SentenceStream()
    found = []
    for start in range(0, len(text), size):
        found += stream.add(text[start : start + size])
    return found + stream.end()


TEXT = (
    "**MEMENTO** compresses reasoning.[1] It saves memory [2, 3]. See v2.1.110 of "
    "`Claude Code` at 4.4×. [1][4]\n- Another one [1-3]\n1. 第三句。[2] 最后一句【3】。"
)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50, 1000])
def test_sentences_and_marks_do_not_depend_on_the_pieces(size):
    assert cut(TEXT, size) == [
        Written(text="MEMENTO compresses reasoning.", marks=(1,)),
        Written(text="It saves memory.", marks=(2, 3)),
        Written(text="See v2.1.110 of Claude Code at 4.4×.", marks=(1, 4)),
        Written(text="Another one", marks=(1, 2, 3)),
        Written(text="第三句。", marks=(2,)),
        Written(text="最后一句。", marks=(3,)),
    ]


def test_a_sentence_is_given_once_the_next_has_begun():
    stream = SentenceStream()
    assert stream.add("One is here [1]. ") == []
    assert [written.text for written in stream.add("Two")] == ["One is here."]


def test_a_broken_stream_leaves_its_unfinished_sentence_out():
    stream = SentenceStream()
    stream.add("One is here [1]. Two is ab")
    assert stream.end(whole=False) == []
    stream = SentenceStream()
    stream.add("One is here [1].")
    assert [written.text for written in stream.end(whole=False)] == ["One is here."]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**bold** and `code`", "bold and code"),
        ("# Heading", "Heading"),
        ("> quoted", "quoted"),
        ("[words](https://evil.example)", "words (https://evil.example)"),
        ("![picture](https://evil.example/p.png)", "picture (https://evil.example/p.png)"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case stays", "snake_case stays"),
    ],
)
def test_markup_is_taken_off(text, plain):
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    "reply", [f"Loom is fast [{'9' * 5000}].", '{"answer": ' * 600 + '"Loom."' + "}" * 600, f"Loom{'(9' * 3000}."]
)
def test_numbers_and_nests_beyond_all_bounds_cite_nothing_and_break_nothing(reply):
    stream = SentenceStream()
    assert not any(one.marks for one in (*stream.add(reply), *stream.end()))
