"""Whatever an imported page says reads back as its own words, as Markdown and as YAML."""

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.posts.blocks import Picture, Span
from bot.posts.importing import escaping
from bot.posts.importing.drafts import file_name, front_matter
from bot.posts.importing.spans import markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = r"a|B|1|中|.|,|-|+|*|_|`|~|~~|#|>|<|[|]|(|)|!|\|&|;|:|=|{|}|%|@|/|&amp;|<b>|[x]|1.|2)|---|***|```|![|]( http://e.x/|“|’"
MARKS = st.sampled_from([*SIGNS.split("|"), "|", " "])
LINES = st.lists(MARKS, min_size=1, max_size=14).map("".join).map(lambda text: " ".join(text.split())).filter(bool)


def read(text):
    """The kinds of the blocks that a parser sees, and the words in them."""
    tokens = PARSER.parse(text)
    words = []
    for token in tokens:
        for child in token.children or ():
            alt = "".join(inner.content for inner in child.children or ()) if child.type == "image" else child.content
            words.append("\n" if "break" in child.type else alt)
    return [token.type for token in tokens if token.nesting != -1], "".join(words)


@settings(max_examples=400)
@given(LINES)
@example("--- ---")
def test_any_line_is_one_paragraph_with_its_own_words(line):
    assert read(escaping.paragraph(line)) == (["paragraph_open", "inline"], line)


@settings(max_examples=300)
@given(LINES)
def test_any_line_is_one_heading_with_its_own_words(line):
    assert read(escaping.heading(line)) == (["heading_open", "inline"], line)


@settings(max_examples=300)
@given(LINES, LINES)
def test_any_title_and_text_are_one_item(title, text):
    kinds, words = read(escaping.item(title, text))
    assert kinds == ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]
    assert words == f"{title} — {text}"


SPANS = st.builds(
    Span,
    text=LINES,
    bold=st.booleans(),
    italic=st.booleans(),
    strike=st.booleans(),
    code=st.booleans(),
    url=st.sampled_from([None, None, "https://e.example/a_(b)?c=1&copy;=2"]),
)
RUNS = st.lists(
    st.one_of(
        SPANS, st.just(Span(text=" ")), st.just(Span(text="\n")), st.just(Picture(url="https://e.x/i", alt="a]b"))
    ),
    max_size=6,
)


@settings(max_examples=400)
@given(RUNS)
def test_spans_of_any_look_keep_their_words(runs):
    said = "".join(run.alt if isinstance(run, Picture) else run.text for run in runs)
    kinds, words = read(markdown(runs))
    assert kinds in ([], ["paragraph_open", "inline"])
    assert "".join(words.split()) == "".join(said.split())


def test_looks_and_links_come_through():
    runs = [
        Span(text="see "),
        Span(text="this", bold=True, url="https://e.example/x y"),
        Span(text=" now", italic=True),
    ]
    assert markdown(runs) == "see [**this**](https://e.example/x%20y) *now*"


def test_text_without_marks_is_left_as_it_is():
    for line in ("[AINews] is text", "snake_case stays", "5 * 3 = 15", "owner/name and @handle, 2.5× & more — yes"):
        assert escaping.paragraph(line) == line


@settings(max_examples=200)
@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=3))
def test_any_yaml_reader_gives_the_same_values(text, parts):
    read_back = yaml.safe_load(front_matter({"title": text, "tags": parts}))
    assert read_back == ({"title": text, "tags": parts} if text else {"tags": parts})


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_a_file_name_never_leaves_its_folder(slug):
    name = file_name(slug)
    assert "/" not in name
    assert "\\" not in name
    assert not name.startswith(".")
    assert name.endswith(".md")


def test_names_that_a_reader_passes_over_are_changed():
    assert file_name("README") == "post-readme.md"
    assert file_name("index") == "post-index.md"
    assert file_name("../../etc/passwd") == "etc-passwd.md"
    assert file_name("周报").startswith("post-")
