"""RSS and Atom feeds, each entry a post."""

from zoneinfo import ZoneInfo

import pytest

from bot.errors import ImportRefused
from bot.posts.importing import import_file
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
