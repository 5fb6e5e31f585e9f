"""Web pages as HTML: their head gives the fields, their article the text."""

from zoneinfo import ZoneInfo

import pytest

from bot.errors import ImportRefused
from bot.posts.blocks import Bullets, Code, Picture, Quote, Table, text_of, words_of
from bot.posts.importing import import_file
from tests.posts.conftest import read_back

ZONE = ZoneInfo("Europe/Berlin")

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Quay notes | Harbour</title>
<meta property="og:title" content="Quay notes 2026-W16">
<meta property="article:published_time" content="2026-04-19T23:30:00Z">
<meta property="article:tag" content="Boats"><meta property="article:tag" content="Fog">
<meta name="description" content="What the tide &amp; the week brought.">
<link rel="canonical" href="https://harbour.example/notes/quay-notes-2026-w16.html">
<script>var secret = "never shown";</script>
<script type="application/ld+json">not json</script>
<script type="application/ld+json">
{"@graph": [{"@type": "BlogPosting", "headline": "Quay notes 2026-W16", "dateModified": "2026-04-21"}]}</script>
<style>p { color: red }</style></head>
<body>
<header><nav><a href="/">Home</a> <a href="/all">All notes</a></nav></header>
<main><article>
<h1>Quay notes 2026-W16</h1> <time datetime="2026-04-20">20 April</time>
<p>The *crane* lifted <b>forty <i>boxes</i></b>, as <a href="/log?a=1&amp;b=2">the log</a> says.<br>Then it rested.</p>
<!-- nobody reads this -->
<h2>Fleet &amp; crew</h2>
<ul><li>One boat<ul><li>Its <code>en`gine</code></li></ul></li><li><p>Two boats</p><p>and more of them</p></li></ul>
<ol start="3"><li>third</li><li>fourth</li></ol>
<table><caption>Loads</caption><tr><th>Name</th><th>Tons</th></tr><tr><td>Ada | Bo</td><td>5</td></tr>
<tr><td colspan="2">both</td></tr></table>
<pre><code class="language-python">def lift():
    return "`"</code></pre>
<blockquote><p>Wait,</p><p>then lift.</p></blockquote>
<p><img src="/red.png" alt="A red ship"></p>
<figure><img data-src="https://harbour.example/blue.png" src=""><figcaption>The blue one</figcaption></figure>
<div class="share-buttons">Share this note</div>
<p># not a heading, {{ not a template }} &lt;script&gt;alert(1)&lt;/script&gt;</p>
<a href="javascript:alert(1)">odd link</a> <a href="#top">up</a>
<dl><dt>Draught<dd>How deep a ship goes</dl>
</article></main>
<aside>Other notes</aside><footer>All rights kept</footer>
</body></html>"""


def imported(html, name="page.html"):
    return import_file(html.encode(), name=name, zone=ZONE)


def post(html, name="page.html"):
    (draft,) = imported(html, name).posts
    return read_back(draft, ZONE)


def blocks(html):
    return [block for section in post(html).sections for block in section.blocks]


def page(body, head='<meta name="date" content="2026-04-19">'):
    return f"<html><head>{head}</head><body>{body}</body></html>"


def test_the_head_gives_the_fields():
    read = post(PAGE)
    assert (read.title, read.slug, read.language) == ("Quay notes 2026-W16", "quay-notes-2026-w16", "en")
    assert read.published_at.isoformat() == "2026-04-20T01:30:00+02:00"
    assert read.updated.date().isoformat() == "2026-04-21"
    assert read.period.label == "2026-W16"
    assert read.tags == ("Boats", "Fog")
    assert read.summary == "What the tide & the week brought."
    assert read.url == "https://harbour.example/notes/quay-notes-2026-w16.html"


def test_only_the_article_is_kept_and_the_rest_is_told():
    (draft,) = imported(PAGE).posts
    for gone in ("Home", "All rights", "Share this", "Other notes", "secret", "color: red", "nobody reads", "20 April"):
        assert gone not in draft.text
    dropped = imported(PAGE).dropped
    assert {"Share this note", "Home All notes", "Other notes", "All rights kept"} <= set(dropped)


def test_the_body_comes_through_block_by_block():
    first, second = post(PAGE).sections
    assert (first.title, second.title) == ("", "Fleet & crew")
    (opening,) = first.blocks
    assert words_of(opening) == "The *crane* lifted forty boxes, as the log says.\nThen it rested."
    assert [span.text for span in opening.spans if span.bold] == ["forty", "boxes"]
    assert [span.url for span in opening.spans if span.url] == ["https://harbour.example/log?a=1&b=2"]
    (table,) = [block for block in second.blocks if isinstance(block, Table)]
    assert [[text_of(cell) for cell in row] for row in (table.header, *table.rows)] == [
        ["Name", "Tons"],
        ["Ada | Bo", "5"],
        ["both", ""],
    ]
    (code,) = [block for block in second.blocks if isinstance(block, Code)]
    assert (code.language, code.text) == ("python", 'def lift():\n    return "`"')
    (quote,) = [block for block in second.blocks if isinstance(block, Quote)]
    assert [text_of(spans) for spans in quote.paragraphs] == ["Wait,", "then lift."]
    pictures = [(block.alt, block.url) for block in second.blocks if isinstance(block, Picture)]
    assert pictures == [
        ("A red ship", "https://harbour.example/red.png"),
        ("blue.png", "https://harbour.example/blue.png"),
    ]


def test_marks_scripts_and_odd_links_are_only_text():
    words = [words_of(block) for block in post(PAGE).sections[1].blocks]
    assert "# not a heading, {{ not a template }} <script>alert(1)</script>" in words
    assert "odd link up" in words
    assert {"Draught", "How deep a ship goes"} <= set(words)
    assert "javascript" not in imported(PAGE).posts[0].text


def test_lists_keep_their_depth_and_numbers():
    lines = [line for block in post(PAGE).sections[1].blocks if isinstance(block, Bullets) for line in block.lines]
    assert [(text_of(line.spans), line.depth, line.number) for line in lines] == [
        ("One boat", 0, None),
        ("Its en`gine", 1, None),
        ("Two boats\nand more of them", 0, None),
        ("third", 0, 3),
        ("fourth", 0, 4),
    ]


def test_end_tags_may_be_left_out():
    found = blocks(page("<p>one<p>two<ul><li>a<li>b</ul><table><tr><th>x<th>y<tr><td>1<td>2</table><p>end"))
    assert [words_of(block) for block in found] == ["one", "two", "a\nb", "x | y\n1 | 2", "end"]


def test_tables_for_layout_are_only_their_words():
    found = blocks(
        page('<table role="presentation"><tr><td>left <b>side</b></td><td><p>right side</p></td></tr></table>')
    )
    assert [words_of(block) for block in found] == ["left side", "right side"]
    nested = blocks(page("<table><tr><td>out<table><tr><td>a<td>b</table></table>"))
    assert [words_of(block) for block in nested] == ["out", "a | b"]


def test_text_between_cells_is_not_lost():
    assert [words_of(block) for block in blocks(page("<table>stray<tr><td>a<td>b</table>"))] == ["stray", "a | b"]


def test_a_page_without_an_article_is_read_whole():
    read = post(page("<h1>Plain page</h1><div>Some words</div><p hidden>not shown</p>"), name="plain-page.html")
    assert (read.title, read.slug) == ("Plain page", "plain-page")
    assert [words_of(block) for block in read.sections[0].blocks] == ["Some words"]


def test_the_longest_article_wins_over_teasers():
    teaser = "<article><p>Short teaser</p></article>"
    html = page(f"<main>{teaser}<article><p>{'The long story goes on. ' * 20}</p></article>{teaser}</main>")
    assert "teaser" not in imported(html).posts[0].text
    assert "Short teaser" in imported(html).dropped


def test_a_date_may_stand_only_in_a_time_element():
    html = "<html><body><p>Seen <time>April 19, 2026</time> at sea.</p></body></html>"
    assert post(html).published.isoformat() == "2026-04-19"
    assert "Seen April 19, 2026 at sea." in imported(html).posts[0].text


@pytest.mark.parametrize("shown", ["{}", "<p>{}</p>", "<header>{}</header>"])
def test_a_date_that_stands_alone_beside_the_title_is_the_posts(shown):
    time = shown.format('<time datetime="2026-04-19">19 April</time>')
    html = f"<html><body><article><h1>Mill talk</h1>{time}<p>The mill turned ninety.</p></article></body></html>"
    assert post(html).published.isoformat() == "2026-04-19"
    assert "19 April" not in imported(html).posts[0].text
    assert imported(html).problems == ()


def test_a_page_without_a_date_is_told():
    assert "names no date" in imported("<html><body><p>Words</p></body></html>").problems[0]


def test_an_image_without_an_address_is_its_words():
    html = page('<p><img src="data:image/png;base64,xx" alt="A drawing"> and <img src="http://[bad" alt="another"></p>')
    assert [words_of(block) for block in blocks(html)] == ["A drawing and another"]


@pytest.mark.parametrize(
    "html",
    ["<html><body><script>1</script></body></html>", f"<html><body>{'<div>' * 600}deep", "<html><head></head></html>"],
)
def test_a_page_that_cannot_be_used_is_refused(html):
    with pytest.raises(ImportRefused):
        imported(html)


@pytest.mark.parametrize(
    "body",
    [
        "<![ odd <p>words",
        "<p>words<!-- never closed",
        "<p>&#xD800;words&#0;</p>",
        '<ol start="99999999999"><li>words</ol>',
        '<table><tr><td colspan="x">words<td>b</table>',
        f'<table><tr><td colspan="{"1" * 5000}">words<td>b<tr><td>c<td>d</table>',
        "<b>" * 80 + "words",
        '<script type="application/ld+json">{"@graph": [1, {"@type": ["Thing"]}], "a": '
        + "[" * 5000
        + "</script><p>words",
        '<img src="http://[">words',
    ],
)
def test_broken_markup_still_gives_its_words(body):
    assert "words" in imported(page(body)).posts[0].text
