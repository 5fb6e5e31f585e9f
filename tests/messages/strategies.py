"""Messages that Hypothesis makes up: hostile, long, in several scripts."""

from hypothesis import strategies as st

from bot.messages.message import Button, Buttons, Message, Note
from bot.posts.blocks import Bullet, Bullets, Code, Heading, Paragraph, Picture, Quote, Rule, Span, Table

WORDS = st.sampled_from([
    "MEMENTO", "60,000", "`code`", "**bold**", "@everyone", "<!channel>", "<@U123>", "[link](https://evil.example)",
    "```", "智能体记忆", "周报", "שלום", "naïve", "https://example.org/a?b=c&d=e", "🎉", "👩‍💻", "#", ">", "-", "1.",
    "*_~|~_*", "\\", "a<b", "&amp;", "sentence.", "Next", "one", "two", "long" * 90,
])  # fmt: skip
TEXT = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
SHORT = st.lists(WORDS.filter(lambda word: len(word) < 60), min_size=1, max_size=6).map(" ".join)
SPAN = st.builds(
    Span,
    text=TEXT,
    bold=st.booleans(),
    italic=st.booleans(),
    strike=st.booleans(),
    code=st.booleans(),
    url=st.none() | st.just("https://example.org/page"),
)
SPANS = st.lists(SPAN, min_size=1, max_size=4).map(tuple)
CELLS = st.lists(st.builds(Span, text=SHORT), min_size=1, max_size=2).map(tuple)
BULLET = st.builds(
    Bullet,
    spans=SPANS,
    depth=st.integers(0, 4),
    number=st.none() | st.integers(1, 30),
    done=st.none() | st.booleans(),
)
TABLE = st.integers(1, 5).flatmap(
    lambda width: st.builds(
        Table,
        header=st.tuples(*[CELLS] * width),
        rows=st.lists(st.tuples(*[CELLS] * width), max_size=40).map(tuple),
    )
)
BUTTON = st.builds(
    Button,
    label=SHORT,
    command=st.integers(1, 10**6).map(lambda number: f"section 0123456789ab {number}"),
    style=st.sampled_from(["plain", "primary", "danger"]),
    asks=st.booleans(),
)
ELEMENT = st.one_of(
    st.builds(Heading, spans=st.builds(Span, text=SHORT).map(lambda span: (span,)), level=st.integers(1, 6)),
    st.builds(Paragraph, spans=SPANS),
    st.builds(Note, spans=SPANS),
    st.builds(Bullets, lines=st.lists(BULLET, min_size=1, max_size=20).map(tuple)),
    st.builds(Code, text=st.lists(TEXT, min_size=1, max_size=20).map("\n".join), language=st.sampled_from(["", "py"])),
    st.builds(Quote, paragraphs=st.lists(SPANS, min_size=1, max_size=4).map(tuple)),
    TABLE,
    st.builds(Picture, url=st.just("https://example.org/a.png"), alt=SHORT),
    st.just(Rule()),
    st.builds(
        Buttons,
        buttons=st.lists(BUTTON, min_size=1, max_size=9, unique_by=lambda button: button.command).map(tuple),
        menu=st.sampled_from(["", "Ask about …"]),
    ),
)
MESSAGE = st.builds(
    Message,
    summary=SHORT,
    elements=st.lists(ELEMENT, min_size=1, max_size=12).map(tuple),
    private=st.booleans(),
)
