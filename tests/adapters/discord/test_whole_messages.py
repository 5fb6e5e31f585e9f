"""Messages made up by the hundred, as components and as embeds: accepted, with every word, and nothing in them live.

DIGESTBOT_TEST_MESSAGES=10000 makes up that many; the suite makes two hundred.
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.discord.components import payload
from adapters.discord.limits import LIMITS, weigh
from adapters.discord.markdown import markdown
from adapters.discord.plain import embedded
from adapters.discord.text import escape, units
from bot.messages.message import Note
from bot.messages.parts import cut, weight
from bot.posts.blocks import Bullet, Bullets, Code, Heading, Paragraph, Picture, Quote, Span, Table, plain
from tests.messages.strategies import MESSAGE
from tests.servers.discord_reader import squeezed, visible
from tests.servers.discord_rules import message_problems


def spans_of(element):
    match element:
        case Heading(spans=spans) | Paragraph(spans=spans) | Note(spans=spans):
            return list(spans)
        case Bullets(lines=lines):
            return [span for line in lines for span in line.spans]
        case Quote(paragraphs=paragraphs):
            return [span for spans in paragraphs for span in spans]
        case Table(header=header, rows=rows):
            return [span for row in (header, *rows) for cell in row for span in cell]
        case Code(text=text):
            return list(plain(text))
        case Picture(alt=alt, url=url):
            return [Span(text=alt, url=url)]
    return []


def missing_words(shown_message, elements):
    """Give the first words of a message that a reader does not see, in order; None when all are there."""
    words, at = visible(shown_message).words, 0
    for element in elements:
        for span in spans_of(element):
            wanted = squeezed(span.text)
            at = words.find(wanted, at)
            if at < 0:
                return wanted
            at += len(wanted)
    return None


@settings(
    max_examples=int(os.environ.get("DIGESTBOT_TEST_MESSAGES", "200")),
    suppress_health_check=list(HealthCheck),
)
@given(MESSAGE)
def test_every_message_within_the_limits_is_accepted_with_every_word_and_nothing_live(made):
    allowed = {"https://example.org/page", "https://example.org/a.png"}
    for part in cut(made, LIMITS):
        body = payload(part, key="k1")
        seen = visible(body)
        assert message_problems(body) == []
        assert missing_words(body, part.elements) is None
        assert seen.mentions == seen.emoji == seen.previews == seen.moments == []
        assert set(seen.links) <= allowed


TRICKY = st.text(alphabet=st.sampled_from(list("ab1 .-#>*_~|`[]()<>@:/\\!+\n\tä智🎉\u200d\x07\ud800")), max_size=60)
SPAN = st.builds(
    Span,
    text=TRICKY,
    bold=st.booleans(),
    italic=st.booleans(),
    strike=st.booleans(),
    code=st.booleans(),
    url=st.none() | st.sampled_from(["https://e.org/a_(b)", "https://e.org/((", "https://e.org/)x|", "javascript:x"]),
)
SPANS = st.lists(SPAN, max_size=5).map(tuple)


@settings(max_examples=150)
@given(
    st.one_of(
        st.builds(Heading, spans=SPANS, level=st.integers(1, 6)),
        st.builds(Paragraph, spans=SPANS),
        st.builds(Note, spans=SPANS),
        st.builds(
            Bullets,
            lines=st.lists(
                st.builds(
                    Bullet,
                    spans=SPANS,
                    depth=st.integers(0, 12),
                    number=st.none() | st.integers(0, 10**5),
                    done=st.none() | st.booleans(),
                ),
                max_size=4,
            ).map(tuple),
        ),
        st.builds(Code, text=TRICKY, language=TRICKY),
        st.builds(Quote, paragraphs=st.lists(SPANS, max_size=3).map(tuple)),
        st.builds(Picture, url=st.sampled_from(["https://e.org/x(", "x", "https://e.org/a.png"]), alt=TRICKY),
        st.integers(1, 4).flatmap(
            lambda width: st.builds(
                Table,
                header=st.tuples(*[SPANS] * width),
                rows=st.lists(st.tuples(*[SPANS] * width), max_size=4).map(tuple),
            )
        ),
    )
)
def test_what_is_rendered_never_weighs_more_than_was_declared(element):
    assert units(markdown(element)) + 2 <= weight(element, LIMITS) or not markdown(element)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(MESSAGE)
def test_every_message_is_whole_as_an_embed_too(made):
    for part in cut(made, LIMITS):
        body = embedded(payload(part, key="k1"))
        assert message_problems(body) == []
        assert missing_words(body, part.elements) is None
        assert visible(body).mentions == []


def test_weight_counts_what_escaping_adds():
    assert weigh("") == 0
    assert weigh("***") - weigh("aaa") == 3
    assert weigh("🎉") - weigh("a") == 1


@given(TRICKY)
def test_an_escaped_text_shows_the_words_themselves(text):
    seen = visible({"components": [{"type": 10, "content": escape(text)}]})
    assert seen.words == squeezed(text.replace("\ud800", "\ufffd"))
    assert seen.marks == seen.links == seen.previews == seen.mentions == seen.emoji == seen.moments == []
