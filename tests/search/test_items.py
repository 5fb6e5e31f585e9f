"""Items by name: found, told with their mentions, completed and offered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotFoundError
from bot.search.items import Items
from bot.search.names import Names
from bot.search.search import Search


class Both:
    """The two indexes that items are found by, changed together."""

    def __init__(self) -> None:
        self.search, self.names = Search(), Names()

    def items(self, posts=None) -> Items:
        return self.search.items(self.names, posts)

    def replace(self, slug, passages) -> None:
        self.search.replace(slug, passages)
        self.names.update({slug: passages})


def indexed(passages) -> Both:
    both = Both()
    both.search.build(passages)
    both.names.build(passages)
    return both


def cited(items: Items, name: str) -> list[str]:
    return [mention.passage for mention in items.card(name).mentions]


@pytest.fixture
def search(passage):
    march, april = date(2026, 3, 8), date(2026, 4, 5)
    linked = passage("The notes are compressed, and a demo exists.", number=3, item="Mind maps for models", day=march)
    return indexed(
        [
            passage("With 60,000 stars, octo-labs/mind-map keeps notes. Percy Miller likes it.", day=march),
            passage("Elsewhere, we relax. @Some_One ran Claude Opus 4.7 and Relax on LongTest.", number=1, day=march),
            passage("A repeated line on octo-labs/mind-map.", number=2, day=march, repeats=True),
            linked._replace(urls=("https://arxiv.org/abs/2504.12345v3", "https://github.com/octo-labs/mind-map")),
            passage(
                "Then mind-map (72,000 stars) rose; Opus 4.7 fell. Miller was glad.", slug="weekly-2026-w14", day=april
            ),
            passage("Nothing but plain text about gardens.", slug="weekly-2026-w14", number=1, day=april),
        ]
    )


@pytest.fixture
def items(search):
    return search.items()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("octo-labs/mind-map", "github:octo-labs/mind-map"),
        ("https://github.com/Octo-Labs/mind-map/", "github:octo-labs/mind-map"),
        ("Mind Map", "github:octo-labs/mind-map"),
        ("opus 4.7", "name:opus 4.7"),
        ("Claude Opus 4.7", "name:opus 4.7"),
        ("@some_one", "x:some_one"),
        ("2504.12345", "arxiv:2504.12345"),
        ("Mind maps for models", "arxiv:2504.12345"),
        ("Miller", "name:percy miller"),
        ("Percy Millar", "name:percy miller"),
        ("plain text", "name:plain text"),
        ("nobody at all", None),
        ("", None),
    ],
)
def test_an_entry_is_found_by_any_of_its_names(items, name, key):
    found = items.find(name)
    assert (found.key if found else None) == key


def test_a_long_name_that_nothing_has_is_said_again_in_short(items):
    with pytest.raises(NotFoundError) as missing:
        items.card("qwertz " * 800)
    assert 100 < len(str(missing.value)) < 300


def test_mentions_come_oldest_first_with_the_sentence_that_names_it(items):
    assert [(m.passage, m.quote) for m in items.card("mind-map").mentions] == [
        ("weekly-2026-w10#0", "With 60,000 stars, octo-labs/mind-map keeps notes."),
        ("weekly-2026-w10#3", "The notes are compressed, and a demo exists."),
        ("weekly-2026-w14#0", "Then mind-map (72,000 stars) rose; Opus 4.7 fell."),
    ]


def test_a_repository_and_an_account_are_shown_as_posts_write_them(items):
    assert items.find("OCTO-LABS/Mind-Map").url == "https://github.com/octo-labs/mind-map"
    assert items.find("@SOME_ONE").url == "https://x.com/Some_One"


def test_a_paper_is_shown_by_its_title(items):
    paper = items.find("arXiv:2504.12345")
    assert (paper.name, paper.url) == ("Mind maps for models", "https://arxiv.org/abs/2504.12345")


def test_a_mention_is_told_by_a_sentence_and_not_by_a_line_of_code(passage):
    text = "Heddle is out.\nInstall it:\nheddle --now\nIt is fast."
    items = indexed([passage(text)._replace(apart=((27, 39, 1),))]).items()
    assert [mention.quote for mention in items.card("Heddle").mentions] == ["Heddle is out."]


def test_a_number_that_changed_is_told_with_both_quotes(items):
    assert [(change.value.written, change.mention.post) for change in items.card("mind-map").changes] == [
        ("60,000 stars", "weekly-2026-w10"),
        ("72,000 stars", "weekly-2026-w14"),
    ]
    assert items.card("LongTest").changes == ()


def test_a_name_that_is_also_a_word_is_only_named_with_its_capital(passage):
    items = indexed([passage("We tried Relax at once."), passage("Please relax.", number=1)]).items()
    assert cited(items, "relax") == ["weekly-2026-w10#0"]


def names(found):
    return [entry.name for entry in found]


def test_completions_begin_with_what_was_typed(items):
    assert set(names(items.search("mind"))) == {"octo-labs/mind-map", "Mind maps for models"}
    assert "octo-labs/mind-map" in names(items.search("octo"))
    assert len(items.search("", limit=3)) == 3
    assert items.search("zzz") == []


def test_a_post_is_replaced_and_removed(search, passage):
    search.replace("weekly-2026-w14", [passage("AlphaLab opened.", slug="weekly-2026-w14")])
    assert search.items().find("AlphaLab") is not None
    assert len(cited(search.items(), "mind-map")) == 2
    search.replace("weekly-2026-w10", ())
    assert search.items().find("mind-map") is None
    assert names(search.items().search()) == ["AlphaLab"]
    search.replace("weekly-2026-w14", ())
    assert search.items().search() == Both().items().search() == []


def test_a_name_stands_right_beside_chinese_and_a_chinese_one_beside_any_letter(passage):
    items = indexed([passage("北京推出了基于DeepSeek-R1的硬件。字节跳动Seed团队开源了它。")]).items()
    assert (
        cited(items, "DeepSeek-R1") == cited(items, "deepseek r1") == cited(items, "字节跳动") == ["weekly-2026-w10#0"]
    )


def test_what_is_part_of_another_name_is_no_mention(passage):
    texts = ["We run Claude daily.", "See claude-mem for it.", "The client-go library goes on.", "Written in Go."]
    items = indexed([passage(text, number=n) for n, text in enumerate(texts)]).items()
    assert cited(items, "Claude") == ["weekly-2026-w10#0"]
    assert cited(items, "Go") == ["weekly-2026-w10#3"]


def test_a_version_may_be_written_with_a_v(passage):
    items = indexed([passage("They use Kubernetes v1.30 and Kubernetes 1.30.1 there.")]).items()
    assert [m.quote for m in items.card("Kubernetes 1.30").mentions] != []
    with pytest.raises(NotFoundError):
        items.card("Kubernetes 1.3")


def test_what_is_mostly_written_small_is_met_however_it_is_asked_for(passage):
    texts = ["Etcd grew.", *(f"The etcd server number {n} is slow." for n in range(9))]
    items = indexed([passage(text, number=n) for n, text in enumerate(texts)]).items()
    assert len(cited(items, "Etcd")) == len(cited(items, "etcd")) == 10
    assert items.search("etc") == []


def test_what_is_said_twice_in_one_post_is_told_once(passage):
    said = "AlphaLab opened its doors."
    items = indexed([passage(said), passage(f"{said} More follows.", number=1), passage(said, slug="w14")]).items()
    assert len(items.card("AlphaLab").mentions) == 2


def test_an_item_that_links_into_a_repository_is_not_about_all_of_it(passage):
    deep = passage("It landed.", item="Resizing")._replace(urls=("https://github.com/octo/map/tree/main/kep",))
    items = indexed([deep]).items()
    assert items.find("Resizing").kind == "story"
    assert cited(items, "octo/map") == ["weekly-2026-w10#0"]


def test_what_is_unknown_is_told_with_what_shares_a_word(items):
    with pytest.raises(NotFoundError, match="“Percy Frobnicator”; try “Percy Miller”"):
        items.card("Percy Frobnicator")
    with pytest.raises(NotFoundError, match="try `search zzzz`"):
        items.card("zzzz")


def test_a_misspelt_name_is_the_most_mentioned_of_those_as_close(passage):
    texts = ["We met Kuberentes once.", *(f"We met Kubernetes, then {n}." for n in range(3))]
    items = indexed([passage(text, number=n) for n, text in enumerate(texts)]).items()
    assert items.find("kuberntes").name == "Kubernetes"


def test_only_what_may_be_seen_is_completed_found_or_offered(search):
    items = search.items({"weekly-2026-w14"})
    assert items.search("percy") == items.search("@") == items.near("Percy Nobody") == []
    assert items.find("@some_one") is None
    assert items.find("Mind maps for models") is None
    assert cited(items, "Opus 4.7") == ["weekly-2026-w14#0"]


def test_completions_put_the_most_mentioned_first_and_handles_after_an_at(passage):
    texts = ["We saw MemGPT.", "We saw Memvid here.", "We saw Memvid there.", "We saw @memo_bot and Zed Mem."]
    items = indexed([passage(text, number=n) for n, text in enumerate(texts)]).items()
    assert names(items.search("mem")) == ["Memvid", "@memo_bot", "MemGPT", "Zed Mem"]
    assert names(items.search("@mem")) == ["@memo_bot"]
    assert names(items.search("memv")) == ["Memvid"]


@given(st.text(), st.text())
def test_any_text_and_any_name_are_taken_without_an_error(passage, text, name):
    held = passage(text or "x", item=name[:20], urls=(text,))
    items = indexed([held]).items()
    entry = items.find(name)
    for mention in items.card_of(entry).mentions if entry else ():
        assert mention.quote in held.text
    items.search(name)
    items.near(name)
