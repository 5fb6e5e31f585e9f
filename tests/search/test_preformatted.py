"""What is code among what authors set between fences."""

import pytest

from bot.posts.blocks import Code, Paragraph, Span, plain
from bot.search.preformatted import is_code


@pytest.mark.parametrize(
    "text",
    [
        "pip install loom",
        "kubectl get pods",
        "# Install the new loom first.\npip install loom",
        "# 先安装新的织机。\npip install loom",
        "FROM python:3.11 AS build\nRUN apt-get install -y loom thread needle and more",
        "SELECT name, price FROM looms WHERE weight IS NOT NULL;",
        "workers:\n  count: 4",
        "if loom.broken() {\n    mend(loom)\n}",
        "old.example/kind -> new.example/kind",
        "print('织机开始转动')",
    ],
)
def test_commands_settings_and_programs_are_code(text):
    assert is_code(Code(text=text))


@pytest.mark.parametrize(
    "text",
    [
        "In short: the mill has moved to a new hall.\nThe looms stand at the window now.",
        "L'usine a déménagé vers une nouvelle halle, et l'eau y coule.",
        "织机公司发布了Loom 2.0，Bram开源了Heddle。\n染坊关闭。",
        "工場がLoom 2.0を発表、Heddleを公開。",
        "These were renamed before the release:\n* `old_name` -> `new_name`\n* `older_name` -> `newer_name`",
    ],
)
def test_sentences_and_lists_in_words_are_none_unless_their_block_is_named_as_code(text):
    assert not is_code(Code(text=text))
    assert not is_code(Code(text=text, language="Markdown"))
    assert is_code(Code(text=text, language="python"))


def test_a_paragraph_of_nothing_but_a_command_is_code():
    assert is_code(Paragraph(spans=(Span(text="brew install loom", code=True),)))
    assert not is_code(Paragraph(spans=(Span(text="loom", code=True),)))
    assert not is_code(Paragraph(spans=(Span(text="loom 2.0", code=True, url="https://a.example/loom"),)))
    assert not is_code(Paragraph(spans=(*plain("Run "), Span(text="brew install loom", code=True))))
