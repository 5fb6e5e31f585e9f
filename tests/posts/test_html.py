"""HTML in a post is read as what it means: headings, lists, tables; what shows HTML as code stays code."""

import time

import pytest

from bot.posts.blocks import Block, Bullets, Code, Heading, Paragraph, Picture, Quote, Rule, Table, text_of, words_of
from bot.posts.body.sections import arrange
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import flat, parts_of

CARDS = """\
<link rel="stylesheet" href="/mill.css">

<div class="page">
  <section>
    <h2>Looms</h2>
    <div class="card">
      <div class="head">
        <h3>Heddle: threads &amp; reeds</h3>
        <span>Leeds</span>
        <a href="https://a.example/h"> Read it</a>
      </div>

      <p>It weaves 3 metres
         an hour.</p>
      <ul>
        <li>No <b>shuttle</b></li>

        <li>Two beams</li>
      </ul>
    </div>

    <div class="card">
      <h3>Reed</h3>
      <p>It beats the weft.</p>
    </div>
  </section>
</div>
"""


def blocks(text: str) -> list[Block]:
    findings = Findings(path="note.md")
    found = flat(parts_of(text, findings))
    assert findings.problems == []
    return found


def shown(text: str) -> list[tuple[str, str]]:
    return [(type(block).__name__, words_of(block)) for block in blocks(text)]


def test_cards_of_html_are_sections_and_items_with_their_links_and_lines() -> None:
    (looms,) = arrange(parts_of(CARDS, Findings(path="note.md")), title="")
    assert looms.title == "Looms"
    assert [(item.title, item.url, item.line) for item in looms.items] == [
        ("Heddle: threads & reeds", "https://a.example/h", 8),
        ("Reed", None, 23),
    ]
    facts, text, points = looms.items[0].blocks
    assert (words_of(facts), words_of(text)) == ("Leeds · Read it", "It weaves 3 metres an hour.")
    assert isinstance(points, Bullets)
    assert [(text_of(line.spans), line.line) for line in points.lines] == [("No shuttle", 16), ("Two beams", 18)]


def test_code_that_shows_html_stays_code_and_html_set_in_is_none() -> None:
    assert [type(block) for block in blocks("Write:\n\n    <div>\n    <p>x</p>\n    </div>\n\nDone.")] == [
        Paragraph,
        Code,
        Paragraph,
    ]
    assert shown("```html\n<div><p>x</p></div>\n```") == [("Code", "<div><p>x</p></div>")]
    assert shown("Write `<div>` there.\n\n</div>\n\nDone.") == [
        ("Paragraph", "Write <div> there."),
        ("Paragraph", "Done."),
    ]
    folded = "<details>\n<summary>Code</summary>\n\n    <p>x</p>\n\n</details>"
    assert shown(folded) == [("Paragraph", "Code"), ("Code", "<p>x</p>")]
    assert shown("<div>\n\n    <p>x</p>\n\n</div>") == [("Paragraph", "x")]
    assert shown('<pre><code class="language-html">&lt;p&gt;\n  x\n</code></pre>') == [("Code", "<p>\n  x")]


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n\n## Looms\n\n- one\n- two\n\n```\n<p>\n```\n\n</div>",
        '<div markdown="1">\n## Looms\n- one\n- two\n\n```\n<p>\n```\n</div>',
        "<section>\n  <div>\n\n  ## Looms\n\n  - one\n  - two\n\n  ```\n  <p>\n  ```\n\n  </div>\n</section>",
        "<div>\n\n## Looms\n\n- one\n- two\n\n```\n<p>\n```\n",
    ],
)
def test_markdown_in_an_element_is_read_as_such(text: str) -> None:
    assert shown(text) == [("Heading", "Looms"), ("Bullets", "one\ntwo"), ("Code", "<p>")]


def test_lists_nest_and_count_as_html_says() -> None:
    text = "<ul><li>a\n<ul><li>b</li><li>c</ul></li><li><p>d</p><p>e</p></li></ul>\n\n<ol start=4><li>f<li>g</ol>"
    nested, numbered = blocks(text)
    assert isinstance(nested, Bullets)
    assert isinstance(numbered, Bullets)
    assert [(text_of(line.spans), line.depth) for line in nested.lines] == [("a", 0), ("b", 1), ("c", 1), ("d\ne", 0)]
    assert [(text_of(line.spans), line.number) for line in numbered.lines] == [("f", 4), ("g", 5)]


def test_a_table_of_data_is_a_table_and_one_that_puts_things_in_place_is_none() -> None:
    data = (
        "<table>\n<thead><tr><th>Loom</th><th>What</th></tr></thead>\n"
        '<tr><td><a href="https://a.example">Heddle</a></td>\n<td>fast | light</td></tr>\n<tr><td>Reed</tr>\n</table>'
    )
    (table,) = blocks(data)
    assert isinstance(table, Table)
    assert words_of(table) == "Loom | What\nHeddle | fast | light\nReed | "
    assert (table.line, table.lines) == (1, (3, 5))
    assert table.rows[0][0][0].url == "https://a.example"
    placed = "<table><tr><td><h3>Heddle</h3><p>Fast.</p></td><td>x</td></tr><tr><td>y</td><td>z</td></tr></table>"
    assert shown(placed)[:2] == [("Heading", "Heddle"), ("Paragraph", "Fast.")]


def test_quotations_rules_terms_and_links_round_a_card_are_kept() -> None:
    text = (
        "<blockquote><p>It weaves.</p>— Ada</blockquote>\n<hr>\n<dl><dt>Weft</dt><dd>what crosses</dd></dl>\n"
        '<a href="https://a.example"><h3>Heddle</h3>\n<p>Fast.</p></a>\n'
        '<h1 align="center">\n  <img src="https://a.example/l.png" alt="Mill">\n</h1>\n'
        '<p align="center">\n  <img src="https://a.example/p.png" alt="Loom">\n</p>'
    )
    kinds = [Quote, Rule, Paragraph, Paragraph, Heading, Paragraph, Heading, Picture]
    found = blocks(text)
    assert [type(block) for block in found] == kinds
    assert words_of(found[0]) == "It weaves.\n— Ada"
    assert isinstance(found[2], Paragraph)
    assert found[2].spans[0].bold
    assert isinstance(found[5], Paragraph)
    assert found[5].spans[0].url == "https://a.example"


@pytest.mark.parametrize(
    "text",
    [
        "<p hidden>secret</p>\nwords",
        '<div style="display: none">\n<p>secret</p>\n</div> words',
        "<div><script>if (a < b) { '</div>' }</script>words</div>",
        "<head><title>secret</title></head>\n<body>words</body>",
        "<iframe src='https://a.example'>secret</iframe>\n\nwords",
        "<template><p>secret</p></template><p>words</p>",
    ],
)
def test_what_a_page_does_not_show_is_left_out(text: str) -> None:
    assert shown(text) == [("Paragraph", "words")]


def test_only_web_addresses_of_html_lead_anywhere() -> None:
    text = (
        "<div>\n<p>one <a href='javascript:alert(1)' onclick='x()'>two</a></p>\n"
        "<a href='data:text/html,x'><h3>three</h3></a>\n</div>"
    )
    spans = [span for block in blocks(text) if isinstance(block, Paragraph | Heading) for span in block.spans]
    assert "".join(span.text for span in spans) == "one twothree"
    assert {span.url for span in spans} == {None}


def test_an_element_left_open_loses_no_word() -> None:
    assert shown("<div>\n<p>one\n<p>two\n\n<h2>Saw</h2>\n<ul><li>three") == [
        ("Paragraph", "one"),
        ("Paragraph", "two"),
        ("Heading", "Saw"),
        ("Bullets", "three"),
    ]
    assert shown("- <div>\n- one</div>\n\ntwo") == [("Bullets", "one"), ("Paragraph", "two")]


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n" * 400 + "word",
        "<div>" * 400 + "word" + "</div>" * 400,
        "<ul><li>" * 200 + "word" + "</li></ul>" * 200,
        "<table><tr><td>" * 200 + "word",
        "<blockquote>\n" * 200 + "word",
        "<p>a</p>\n" * 400 + "word",
        "<div " * 4000 + "word",
        "<!--" * 4000 + "word",
        '<a href="' * 4000 + "word",
        "<script>" * 4000 + "word",
        "`<div>" * 2000 + "word",
    ],
)
def test_hostile_html_is_read_soon_and_its_last_word_is_kept(text: str) -> None:
    began = time.monotonic()
    found = flat(parts_of(text, Findings(path="note.md")))
    assert time.monotonic() - began < 20
    assert "word" in words_of(found[-1])


def test_tags_without_number_lay_out_nothing_and_keep_the_words(load):
    post = load("---\ntitle: Mill\ndate: 2026-04-19\n---\n" + "<div>\n" * 12_000 + "The wheel turns.")
    assert "The wheel turns." in str(post.sections)
