"""RSS and Atom feeds, each entry a post."""

from zoneinfo import ZoneInfo

import pytest

from bot.errors import ImportRefused
from bot.posts.importing import import_file
from bot.posts.importing.naming import slug_of_address
from tests.posts.conftest import read_back

ZONE = ZoneInfo("Europe/Berlin")

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tide letters</title><link>https://tide.example/</link><language>en-us</language>
<item><title>Letter 2026-W16 &amp; more</title>
<link>https://tide.example/letters/2026-w16.html</link>
<pubDate>Sun, 19 Apr 2026 22:30:00 GMT</pubDate><category>Boats</category><category>Fog</category>
<description>A short word on it.</description>
<content:encoded><![CDATA[<h2>Fleet</h2>
<p>Hello <a href="/crew">crew</a>, 3 * 4.</p><script>bad()</script>]]></content:encoded>
</item>
<item><title>Letter 2026-W16 &amp; more</title><link>https://tide.example/other/2026-w16</link>
<pubDate>Mon, 20 Apr 2026 08:00:00 +0900</pubDate>
<description>&lt;p&gt;Only a description.&lt;/p&gt;</description></item>
<item><description>Nothing but words</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh"><title>潮汐</title><id>urn:x</id>
<entry><title type="html">第十六周 &lt;b&gt;记&lt;/b&gt;</title><id>urn:x:1</id>
<published>2026-04-19T10:00:00+08:00</published><updated>2026-04-21T10:00:00+08:00</updated>
<content type="html">&lt;p&gt;船到了。&lt;/p&gt;</content></entry>
</feed>"""


def drafts(feed):
    return import_file(feed.encode(), name="feed.xml", zone=ZONE)


def read(draft):
    return read_back(draft, ZONE)


def test_an_rss_entry_gives_a_post():
    post = read(drafts(RSS).posts[0])
    assert (post.title, post.slug, post.series, post.language) == ("Letter 2026-W16 & more", "2026-w16", "weekly", "en")
    assert post.published_at.isoformat() == "2026-04-20T00:30:00+02:00"
    assert post.period.label == "2026-W16"
    assert post.tags == ("Boats", "Fog")
    assert post.summary == "A short word on it."
    assert post.url == "https://tide.example/letters/2026-w16.html"
    (section,) = post.sections
    assert section.title == "Fleet"
    assert "".join(span.text for span in section.blocks[0].spans) == "Hello crew, 3 * 4."
    assert section.blocks[0].spans[1].url == "https://tide.example/crew"
    assert "bad()" not in drafts(RSS).posts[0].text


@pytest.mark.parametrize(
    ("address", "title", "slug"),
    [
        ("https://tide.example/letters/low-water.html", "Low water", "low-water"),
        ("https://tide.example/w/2026-w16", "Letter", "2026-w16"),
        ("https://tide.example/1", "Low water", "low-water-1"),
        ("https://tide.example/letters/31", "Tide letter 31", "tide-letter-31"),
        ("https://tide.example/2026/04/1", "Low water", "low-water-2026-04-1"),
        ("https://tide.example/2026/04/1", "Tides of 2026-04-01", "tides-of-2026-04-01"),
        ("https://tide.example/letters/31", "潮汐", "letters-31"),
        ("https://tide.example/31", "第31期", "post-31"),
        ("https://tide.example/p/0b9c7a4e-1d2f-4c3b-9a8e-7f6d5c4b3a21", "Low water", "low-water"),
        ("https://tide.example/", "Low water", ""),
    ],
)
def test_an_address_gives_a_slug_that_says_something_and_is_the_same_at_every_import(address, title, slug):
    assert slug_of_address(address, title) == slug


def test_entries_known_by_a_number_alone_are_named_by_their_titles_whatever_their_order():
    items = [f"<item><title>Low water</title><link>https://tide.example/{n}</link></item>" for n in (1, 2)]
    for order in (items, items[::-1]):
        feed = f'<rss version="2.0"><channel><title>Tide</title>{"".join(order)}</channel></rss>'
        paths = {draft.path for draft in drafts(feed).posts}
        assert paths == {"posts/low-water-1.md", "posts/low-water-2.md"}


def test_a_number_in_a_title_without_latin_letters_is_no_name():
    feed = '<rss version="2.0"><channel><title>潮汐</title><item><title>第31期</title></item></channel></rss>'
    assert drafts(feed).posts[0].path.startswith("posts/post-")


def test_two_entries_of_one_name_get_two_slugs():
    slugs = [read(draft).slug for draft in drafts(RSS).posts[:2]]
    assert slugs == ["2026-w16", "2026-w16-2"]


def test_an_entry_with_only_a_description_has_it_as_its_text():
    draft = drafts(RSS).posts[1]
    assert "\n\nOnly a description.\n" in draft.text
    assert "summary:" not in draft.text
    assert read(draft).published_at.isoformat() == "2026-04-20T01:00:00+02:00"


def test_entries_without_title_or_date_are_told_and_stay_drafts():
    imported = drafts(RSS)
    assert len(imported.posts) == 3
    assert len(imported.problems) == 2
    assert "has no title" in imported.problems[0]
    assert "has no date" in imported.problems[1]
    assert 'status: "draft"' in imported.posts[2].text


def test_an_atom_entry_gives_a_post():
    post = read(drafts(ATOM).posts[0])
    assert (post.title, post.language, post.status) == ("第十六周 记", "zh", "published")
    assert post.slug.startswith("post-")
    assert post.published.isoformat() == "2026-04-19"
    assert post.updated.isoformat() == "2026-04-21T04:00:00+02:00"
    assert "船到了。" in drafts(ATOM).posts[0].text


def test_an_entry_that_is_nested_without_end_does_not_stop_the_others():
    deep = "&lt;div&gt;" * 600
    feed = RSS.replace("&lt;p&gt;Only a description.&lt;/p&gt;", f"{deep}words")
    imported = drafts(feed)
    assert len(imported.posts) == 3
    assert any("levels deep" in problem for problem in imported.problems)


@pytest.mark.parametrize(
    "feed",
    [
        "<?xml version='1.0'?><rss version='2.0'><channel><title>x</title></channel></rss>",
        '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss version="2.0"><channel><item><title>&a;</title></item></rss>',
        "<rss ><channel></link></rss>",
    ],
)
def test_a_feed_without_entries_or_with_entities_is_refused(feed):
    with pytest.raises(ImportRefused):
        drafts(feed)
