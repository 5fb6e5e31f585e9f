"""Markdown becomes blocks with every word kept, and only web addresses stay links."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.posts.blocks import (
    Block,
    Bullets,
    Code,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
    text_of,
    words_of,
)
from bot.posts.frontmatter.findings import Findings
from bot.posts.markdown.parts import flat, parts_of


def blocks(text: str, first_line: int = 1) -> list[Block]:
    return flat(parts_of(text, Findings(path="note.md"), first_line=first_line))


def only(text: str) -> Block:
    found = blocks(text)
    assert len(found) == 1, found
    return found[0]


def spans(text: str) -> Sequence[Span]:
    block = only(text)
    assert isinstance(block, Paragraph)
    return block.spans


def words(text: str) -> str:
    return "\n".join(words_of(block) for block in blocks(text))


def test_looks_and_links_become_spans() -> None:
    assert spans("A **bold *both*** ~~gone~~ `x < y` [site](https://a.example/p)") == (
        Span(text="A "),
        Span(text="bold ", bold=True),
        Span(text="both", bold=True, italic=True),
        Span(text=" "),
        Span(text="gone", strike=True),
        Span(text=" "),
        Span(text="x < y", code=True),
        Span(text=" "),
        Span(text="site", url="https://a.example/p"),
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.example",
        "file:///etc/passwd",
        "/rel/ative",
        "#here",
        "ftp://a.example",
        "https:///nohost",
        "https://known.example@other.example/",
    ],
)
def test_any_other_address_becomes_plain_text(address: str) -> None:
    assert spans(f"see [the words]({address}) there") == (Span(text="see the words there"),)
    assert spans(f'see <a href="{address}">the words</a> there') == (Span(text="see the words there"),)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://a.example/x.", "https://a.example/x"),
        ("(https://a.example/wiki/X_(y))", "https://a.example/wiki/X_(y)"),
        ("见https://a.example/x，然后", "https://a.example/x"),
        ("<https://a.example/x>", "https://a.example/x"),
        ("[words][ref]\n\n[ref]: https://a.example/x 'T'", "https://a.example/x"),
        ('<a href="https://a.example/x">words</a>', "https://a.example/x"),
    ],
)
def test_addresses_are_found_in_every_form(text: str, address: str) -> None:
    assert [span.url for span in spans(text) if span.url] == [address]


def test_an_address_in_code_stays_code() -> None:
    assert spans("`https://a.example`") == (Span(text="https://a.example", code=True),)


def test_line_breaks_are_kept_where_hard_and_joined_where_soft() -> None:
    assert text_of(spans("one\ntwo  \nthree<br>four")) == "one two\nthree\nfour"
    assert text_of(spans("今天\n下雨")) == "今天下雨"
    assert text_of(spans("今天\nrain")) == "今天 rain"


def test_html_is_taken_off_and_its_words_stay() -> None:
    text = '<div class="x">\n<p>One <b>two</b></p><table><tr><td>a</td><td>b</td></tr></table>\n</div>\n\n<u>three</u>'
    assert words(text).split() == ["One", "two", "a", "b", "three"]
    assert Span(text="two", bold=True) in [span for block in blocks(text) for span in block.spans]  # type: ignore[union-attr]


def test_what_only_looks_like_html_stays_text() -> None:
    assert text_of(spans("a Vec<T> of 3 <4 and <T>")) == "a Vec<T> of 3 <4 and <T>"


@pytest.mark.parametrize(
    "text",
    [
        "<!-- secret -->\nwords",
        "<!-- secret\n\nsecret\n-->\nwords",
        "words <!-- secret --> ",
        "<!-- secret\n\n--> words",
        "<script>secret\n\nsecret</script>\n\nwords",
        "<style>\nsecret\n</style> words",
        "{% raw %}\nwords\n{% endraw %}",
        '{{< figure src="secret" >}}\n\nwords{: .secret}',
        "{{% secret %}}words{{% /secret %}}",
        "{: .secret}\nwords\n{{ page.secret }}",
        '{{ film(id="secret") }}\n\nwords {{ secret::badge() }}',
        "{{#> secret by='it' }}\nwords\n{{/secret}}",
        'words {{{ secret "it" }}}{{!-- secret --}}\n{{> secret }}',
        "[ref]: https://secret.example\nwords",
    ],
)
def test_comments_scripts_and_shortcodes_are_left_out(text: str) -> None:
    assert words(text).strip() == "words"


def test_a_comment_that_never_ends_is_text() -> None:
    assert "still here" in words("<!-- opened\n\nstill here")


def test_shortcodes_in_code_are_code() -> None:
    assert words("`{% raw %}`") == "{% raw %}"
    assert words("`{{#if x}}` and ${{ env.x }} of {{{a}}}") == "{{#if x}} and ${{ env.x }} of {{{a}}}"
    assert words("```\n<!-- x -->\n{% raw %}\n```") == "<!-- x -->\n{% raw %}"


@pytest.mark.parametrize("text", ["[^1]: note", "[Update]: v2 is out", "[^n]: https://a.example\n", "[x]: words here"])
def test_what_only_looks_like_a_link_definition_stays_text(text: str) -> None:
    assert words(text).strip() == text.strip()


def test_definitions_behind_a_shortcode_still_count() -> None:
    assert spans("[w][r]\n\n{% include x.md %}\n[r]: https://a.example") == (Span(text="w", url="https://a.example"),)


def test_a_link_by_its_own_words_that_nothing_defines_is_its_words() -> None:
    assert words("[Loom #175][] drops [the\n`old` *reed*][].") == "Loom #175 drops the old reed."


def test_a_link_by_a_label_that_nothing_defines_is_its_words() -> None:
    text = "A draft [note][NOTEs #20] on [quiet reeds][topic quiet reeds], [asked\nfor][sm mill\nask] as [Loom][loom]."
    assert words(text) == "A draft note on quiet reeds, asked for as Loom."
    assert words("| [Reed][topic reed] | 3 |\n|---|---|\n| [2 looms][news7 looms] | [x](https://a.example/) |\n") == (
        "Reed | 3\n2 looms | x"
    )
    linked = "The [reed][topic reed] turns.\n\n[topic reed]: https://a.example/reed\n"
    assert Span(text="reed", url="https://a.example/reed") in spans(linked)


@pytest.mark.parametrize(
    "text",
    [
        "an int[3][] here",
        "[][] and [1][2]",
        "![reed][]",
        "`[reed][]`",
        "[开源][免费] 水车",
        "[New][Video] of the mill",
        "rows[at][by name] and [1][:-1]",
        "He [the miller] said [so]",
        "[a][b c][d e]",
    ],
)
def test_brackets_that_are_no_such_link_stay(text: str) -> None:
    assert words(text) == text.strip("`")


def test_a_list_is_its_lines_with_depth_number_and_tick() -> None:
    block = only("- one\n  - two\n    1. three\n    2. four\n- [x] done\n- [ ] open\n")
    assert isinstance(block, Bullets)
    found = [(text_of(line.spans), line.depth, line.number, line.done, line.line) for line in block.lines]
    assert found == [
        ("one", 0, None, None, 1),
        ("two", 1, None, None, 2),
        ("three", 2, 1, None, 3),
        ("four", 2, 2, None, 4),
        ("done", 0, None, True, 5),
        ("open", 0, None, False, 6),
    ]


def test_what_stands_in_a_list_line_stays_with_it() -> None:
    found = blocks("1. one\n\n   more\n\n   ```py\n   x = 1\n   ```\n\n   tail\n2. two")
    assert [type(block).__name__ for block in found] == ["Bullets", "Code", "Paragraph", "Bullets"]
    assert words_of(found[0]) == "one\nmore"
    assert found[1] == Code(text="x = 1", language="py", line=5)


def test_quotes_hold_all_that_stands_in_them_as_paragraphs() -> None:
    block = only(
        "> # Head\n> words\n> - a\n>   1. b\n>\n> > deep\n>\n> |x|y|\n> |-|-|\n> |1|2|\n>\n>     code\n>\n> ![p](https://a.example/p.png)"
    )
    assert isinstance(block, Quote)
    assert words_of(block).split("\n") == ["Head", "words", "• a", "  1. b", "deep", "x | y", "1 | 2", "code", "p"]


def test_tables_keep_every_cell_even_beyond_the_header() -> None:
    block = only("| a | b |\n|---|---|\n| 1 | **2** | 3 | 4 |\n| 5 |")
    assert isinstance(block, Table)
    assert [[text_of(cell) for cell in row] for row in (block.header, *block.rows)] == [
        ["a", "b"],
        ["1", "2 | 3 | 4"],
        ["5", ""],
    ]


def test_a_quoted_table_repeats_no_cell() -> None:
    assert words("> | a | b |\n> |---|---|\n> | 1 | 2 |") == "a | b\n1 | 2"


@pytest.mark.parametrize(
    "text",
    [
        "![alt](https://a.example/p.png)",
        "[![alt](https://a.example/p.png)](https://a.example/p.png)",
        '<img src="https://a.example/p.png" alt="alt">',
        "<br/> ![alt](https://a.example/p.png) <br/>",
    ],
)
def test_a_picture_alone_is_a_picture(text: str) -> None:
    assert only(text) == Picture(url="https://a.example/p.png", alt="alt", line=1)


def test_a_picture_beside_its_file_is_one_too_and_leads_nowhere() -> None:
    assert only("![alt](images/p.png)") == Picture(url="", alt="alt", line=1)
    assert blocks("![](images/p.png)") == []


def test_pictures_on_a_line_of_their_own_part_the_paragraph() -> None:
    found = blocks("before<br>![a](https://a.example/1.png 'T')![b](https://a.example/2.png)<br>after")
    assert [words_of(block) for block in found] == ["before", "a — T", "b", "after"]


@pytest.mark.parametrize(
    "picture",
    ["![](https://a.example/1.png)", "<img src='https://a.example/1.png'></img>", "  ![](https://a.example/1.png)  "],
)
def test_a_picture_on_a_line_as_it_is_written_parts_the_paragraph_too(picture: str) -> None:
    found = blocks(f"{picture}\n织机开始转动。\n{picture}\n它停了，\n又转了。")
    assert [words_of(block) for block in found] == ["", "织机开始转动。", "", "它停了，又转了。"]
    assert found[0] == Picture(url="https://a.example/1.png", alt="", line=1)


def test_badges_on_lines_of_their_own_stay_together() -> None:
    badge = "[![tests](https://a.example/b.svg)](https://a.example/build)"
    assert words(f"{badge}\n{badge}") == "tests tests"


def test_a_picture_in_the_text_is_its_words_leading_to_it() -> None:
    assert spans("see ![the chart](https://a.example/p.png) here")[1] == Span(
        text="the chart", url="https://a.example/p.png"
    )
    assert spans("see ![the chart](p.png) here") == (Span(text="see the chart here"),)
    linked = spans("[![badge](https://a.example/b.svg)](https://a.example/build)")
    assert linked == (Span(text="badge", url="https://a.example/build"),)


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("这是**要点（说明）**后面的话", ["要点（说明）"]),
        ("**「水車」**を直した", ["「水車」"]),
        ("사과는 **12개(+3)**로 늘었다", ["12개(+3)"]),
        ("发布了**“梭子”**模型", ["“梭子”"]),
        ("**注意：**Loom 2 到了，**好。**再说", ["注意：", "好。"]),
        ("说**甲**、**乙（丙）**和**丁**。", ["甲", "乙（丙）", "丁"]),
        ("2 * 3 和 4 * 5，还有 ** 星 **", []),
        ("the **loom(s)**are", []),
    ],
)
def test_bold_words_need_no_space_round_them_where_writing_has_none(text: str, bold: list[str]) -> None:
    assert [span.text for span in spans(text) if span.bold] == bold


def test_headings_rules_and_code_are_what_they_are() -> None:
    assert blocks("Big\n===\n\n### Small ###\n\n***\n\n    indented\n") == [
        Heading(spans=(Span(text="Big"),), level=1, line=1),
        Heading(spans=(Span(text="Small"),), level=3, line=4),
        Rule(line=6),
        Code(text="indented", line=8),
    ]


def test_lines_count_from_the_line_on_which_the_body_begins() -> None:
    assert [block.line for block in blocks("\none\n\ntwo", first_line=9)] == [10, 12]


@pytest.mark.parametrize(
    "text", [">" * 300 + " end", "- " * 300 + "end", "\n".join("  " * n + "- a" for n in range(200))]
)
def test_deep_nesting_becomes_plain_paragraphs_with_a_problem(text: str) -> None:
    findings = Findings(path="note.md")
    found = flat(parts_of(f"first\n\n{text}", findings))
    assert [problem.code for problem in findings.problems] == ["nested-too-deeply"]
    assert words_of(found[0]) == "first"
    assert found[1].line == 3
    assert text.strip()[-3:] in words_of(found[-1])


@pytest.mark.parametrize("text", ["1.磨坊卖了\n2.织机停了", "1、磨坊卖了\n2、织机停了", "8) 磨坊卖了\n9) 织机停了"])
def test_lines_numbered_without_a_space_are_a_list(text: str) -> None:
    block = only(text)
    assert isinstance(block, Bullets)
    assert [text_of(line.spans) for line in block.lines] == ["磨坊卖了", "织机停了"]


@pytest.mark.parametrize("text", ["1.5 million threads", "3.1 is out\n3.2 is next", "2.磨坊卖了", "1.磨坊\n3.织机"])
def test_a_number_that_none_follows_is_no_list(text: str) -> None:
    assert isinstance(only(text), Paragraph)


def test_lines_numbered_without_a_space_end_a_paragraph_when_they_begin_with_one() -> None:
    assert [type(block) for block in blocks("本周：\n1.磨坊\n2.织机")] == [Paragraph, Bullets]
    assert [type(block) for block in blocks("在第\n3.节和\n4.节")] == [Paragraph]


@pytest.mark.parametrize(
    "picture",
    [
        "![](https://a.example/x.svg)",
        '<img src="https://a.example/x.svg" align=right>',
        "[![](https://a.example/x.svg)](https://a.example)",
    ],
)
def test_a_picture_without_words_is_no_part_of_a_heading(picture: str) -> None:
    assert words_of(only(f"# Mill {picture}")) == "Mill"
    assert (
        words_of(only(f"# Mill {picture.replace('![]', '![Wheel]').replace('<img', '<img alt=Wheel')}")) == "Mill Wheel"
    )


@pytest.mark.parametrize("tag", ["{% include card.html\n  a='<li>x</li>'\n%}", "{{< figure\n  src='x'\n\n>}}"])
def test_a_tag_of_several_lines_is_left_out(tag: str) -> None:
    assert [words_of(block) for block in blocks(f"{tag}\n\nFlour.")] == ["Flour."]


def test_a_tag_that_never_ends_is_text() -> None:
    assert [words_of(block) for block in blocks("{% include card\n\nFlour.")] == ["{% include card", "Flour."]


WORD = st.text("abcxyz019äß你好", min_size=1, max_size=8)
LINE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
PIECE = st.one_of(
    LINE,
    LINE.map("## {}".format),
    LINE.map("> {}".format),
    LINE.map("**{}**".format),
    LINE.map("- {}".format),
    LINE.map("  - {}".format),
    LINE.map("- **{}** — w".format),
    LINE.map("1. [{}](https://a.example) w".format),
    LINE.map("    {}".format),
    LINE.map("| {} | b |\n|---|---|\n| w | w | w |".format),
    LINE.map("<div>{}</div>".format),
    LINE.map("![{}](https://a.example/x.png)".format),
    LINE.map("[^1]: {}".format),
    LINE.map("```\n{}\n```".format),
    LINE.map("<!-- --> {}".format),
    LINE.map("{{% raw %}} {} {{% endraw %}}".format),
    st.just(""),
)


@settings(max_examples=200)
@given(st.lists(PIECE, max_size=12).map("\n".join))
def test_no_word_of_a_body_is_ever_lost(body: str) -> None:
    bare = re.sub(r"https://[a-z.]+(/x.png)?|<!-- -->|\{% \w+ %\}|</?div>|^ *1\. ", " ", body, flags=re.MULTILINE)
    # A word may be joined to its neighbour (Chinese lines are), so only the order of letters is compared.
    wanted = sorted("".join(filter(str.isalnum, bare)))
    numbers = "".join(filter(str.isalnum, words(body)))
    assert sorted(numbers) == wanted


def test_lines_that_begin_with_a_bullet_are_a_list() -> None:
    assert words("Today:\n• The *mill*\n  turns.\n• It stands.") == "Today:\nThe mill turns.\nIt stands."
    first, second = blocks("Today:\n• The *mill*\n  turns.\n• It stands.")
    assert isinstance(first, Paragraph)
    assert isinstance(second, Bullets)
    assert [(text_of(line.spans), line.line) for line in second.lines] == [("The mill turns.", 2), ("It stands.", 4)]
    assert isinstance(only("● It stands."), Bullets)


@pytest.mark.parametrize("text", ["Two things • and three", "Ann Reed\n• Lund, 2026", "•no space"])
def test_a_bullet_within_words_or_below_one_line_parts_fields(text: str) -> None:
    assert isinstance(only(text), Paragraph)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Read [](https://www.looms.example/weft) now.", "Read looms.example now."),
        ("Read [ ](https://looms.example/) now.", "Read looms.example now."),
        ("Read [\u200b](https://looms.example/) now.", "Read looms.example\u200b now."),
        # A place on the page, a picture that shows nothing, and what leads nowhere have no name.
        ("Looms [](https://looms.example/weft#looms)", "Looms"),
        ("Looms [](https://looms.example/weft.png)", "Looms"),
        ("Looms [](#looms)", "Looms"),
        # An icon is no word that is lacking, and a heading has enough without.
        ('Looms [<i class="out"></i>](https://looms.example/weft)', "Looms"),
        ("## Looms [](https://looms.example/weft)", "Looms"),
    ],
)
def test_a_link_without_words_is_called_by_its_host(text: str, said: str) -> None:
    assert " ".join(words(text).split()) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Looms <script>alert(1)</script>", "Looms"),
        ("## <script>alert(1)</script>", ""),
        ("Mills <style>p { color: red }</style> turn.", "Mills turn."),
        ("Put `<script>` and `</script>` round it.", "Put <script> and </script> round it."),
        ("It was <script> alone.", "It was alone."),
    ],
)
def test_what_a_page_would_not_show_is_not_said(text: str, said: str) -> None:
    assert " ".join(words(text).split()) == said


def test_a_heading_that_a_page_would_not_show_heads_nothing(load) -> None:
    post = load("---\ntitle: Mill\ndate: 2026-04-19\n---\nOne.\n\n## <script>alert(1)</script>\n\nTwo.\n")
    assert "alert" not in str(post)
    assert {section.title for section in post.sections} == {""}
