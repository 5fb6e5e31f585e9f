"""Slack's marked-up text on its way in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.limits import weigh
from adapters.slack.text import escape, incoming, mentioned, safe_url, unescape


@pytest.mark.parametrize(
    ("marked", "read"),
    [
        ("<@UBOT> what is MEMENTO?", "what is MEMENTO?"),
        ("<@UBOT|digest>: latest", "latest"),
        ("  <@UBOT>, hello", "hello"),
        ("hey <@UBOT> what is new", "hey what is new"),
        ("<@UBOT>", ""),
        ("ask <@U2|ann> or <@U3>", "ask @ann or @U3"),
        ("in <#C1|general> or <#C2>", "in #general or #C2"),
        ("<!here> <!subteam^S1|@team> <!date^1^{date}|Monday>", "@here @team Monday"),
        ("see <https://example.org/a|the paper>", "see the paper (https://example.org/a)"),
        ("see <https://example.org/a|example.org/a>", "see https://example.org/a"),
        ("see <https://example.org/a>", "see https://example.org/a"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&amp;lt;", "&lt;"),
        ("a\x00b", "ab"),
        (":tada: stays", ":tada: stays"),
    ],
)
def test_markup_is_read_as_a_person_typed_it(marked, read):
    assert incoming(marked, "UBOT") == read


def test_a_command_keeps_its_first_mark():
    assert incoming(":tada: now") == ":tada: now"


@given(st.text())
def test_escaped_text_reads_back_and_cannot_begin_a_mention(text):
    assert unescape(escape(text)) == text
    assert "<" not in escape(text)
    assert mentioned(escape(text)) == set()


@given(st.text())
def test_any_text_is_read_without_an_error(text):
    incoming(text, "UBOT")
    assert weigh(text) >= len(text)


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "//example.org", "http://", "https://a b", "http://[", "ftp://example.org"]
)
def test_only_addresses_of_the_web_are_linked(url):
    assert safe_url(url) is None


def test_an_address_of_the_web_is_linked():
    assert safe_url("https://example.org/a?b=c&d#e") == "https://example.org/a?b=c&d#e"
