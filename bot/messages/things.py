"""The three things that a headline tells: leading stories, each by its title and a sentence that tells of it.

A story is a section, an item or a row of a table. What only labels others (`Published`, a score, a list of contents) is
none, nor is a sentence that only labels its story; what keeps house (thanks, donations, jobs) comes after all others.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from bot.messages.numbering import are_ranked, without_number
from bot.messages.scanning import is_overview, teaser
from bot.posts.blocks import (
    Block,
    Bullets,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    plain,
    text_of,
    words_of,
)
from bot.posts.body.addresses import first_url
from bot.posts.furniture import is_furniture
from bot.posts.labellines import LABEL, SUMMARY, is_about, only_labels, says_nothing
from bot.posts.post import Item, Post, Section
from bot.search.runs import size_of
from bot.search.sentences import split_sentences

#: How many things there are, and characters of a thing's sentence.
THINGS, TEASER = 3, 280
#: Words from which on a text tells something though no mark ends it; two Chinese characters count as one.
_TELLING = 5
#: The same of a cell of a table, whose column says what it is.
_TELLING_CELL = 3
#: A field's label comes so often in one post.
_REPEATED = 3
_LONGEST_LABEL = 40
#: What parts a text from a title it stood beside, and what a title ends with then.
_DASH, _DASH_AT_END = (
    re.compile(r"^(?:[(（][^()（）]{1,40}[)）]\s*(?:[:：.。]|-{1,3}(?=\s)|[—–]{1,2})|[—–]{1,2})\s*"),
    re.compile(r"(?<!\s)\s+[-—–]+$"),
)
_ENDED = re.compile(r"[.!?。！？…][\"”’)\]]*$")
#: Over which column of a table its things are named.
_NAMING = re.compile(
    r"(?i)(?:title|paper|article|name|repositor(?:y|ies)|repo|project|tool|model|[标標][题題]|论文|論文|名称|名稱|[项項]目|[仓倉]库"
    r"|文章|工具|模型|タイトル|제목|titel|titre|título|nome?|プロジェクト|リポジトリ|論文|記事|프로젝트|저장소|논문)"
)
#: Over which its links stand: where they lead is no name of a thing.
_LEADING = re.compile(
    r"(?i)(?:sources?|links?|urls?|files?|ref(?:erence)?s?|via|[来來]源|出[处處典]|[链鏈][接結]|原文|リンク|링크|파일|출처"
    r"|quellen?|liens?|fuentes?|enlaces?|fonti?)"
)
#: A cell that may name a thing, past those of numbers and signs.
_TITLING = re.compile(r"[^\W\d_]{2}")
#: A value alone: `8 items`, `2442 days`, `8件`, an address.
_VALUE = re.compile(r"\W*\d[\d.,:/-]*\s?\S{0,12}\W*|https?://\S+")
#: Titles of sections that keep house, or only lead to the news or away from it.
_HOUSEKEEPING = re.compile(
    r"(?i)[^\w]*(?:(?:special |many )?thanks?\b(?! to (?:an?|its|new|the)\b).*|thank you\b.*|acknowledge?ments?|credits"
    r"|support us|sponsor\w*|(?:request for )?donat\w+\b.*|contribut(?:e|ing)|subscribe\b.*|follow us\b.*"
    r"|about(?: us| this \w+)?|feedback|disclaimer|(?:we're |we are )?hiring|open (?:jobs?|positions?)\b.*"
    r"|(?:jobs?|positions|careers)(?: (?:board|listings?|offers?|openings?|opportunities|postings?|at)\b.*| ?[&/+].*)?"
    r"|compiled by\b.*|(?:contributors?['’]? )?shout-?outs?\b.*"
    r"|how to (?:cite|contact|contribute|donate|follow|get involved|help|join|participate|reach|read this|submit"
    r"|subscribe|support|unsubscribe|use this)\b.*"
    r"|(?:特别)?[鸣鳴][谢謝]|致[谢謝]|赞助|贊助|订阅|訂閱|关于我们|關於我們|招聘|加入我们|打赏|谢辞|スポンサー|謝辞"
    r"|references|sources?|further reading|[参參]考(?:リンク|[資资]料|文[献獻]|[连連鏈链][结結接])?"
    r"|(?:[数數]据|[資资]料)?[来來]源(?:[参參]考)?"
    r"|出典|참고 ?(?:자료|링크|문헌)|출처|quellen|références|fuentes|fonti|referências|источники|źródła|kaynaklar|nguồn"
    r"|intro(?:duction)?|はじめに|おわりに|前言|引言|[写寫]在前面|封面[图圖]|往[年期](?:回[顾顧]|精[选選])|들어가며|einleitung|vorwort"
    r"|introducción|introdução|introduzione|вступление|wstęp|giriş|mở đầu"
    r"|danke?\b.*|dank|spenden?|über uns|merci\b.*|remerciements|gracias\b.*|agradecimientos)[^\w]*"
)
#: Small words between names.
_BETWEEN_NAMES = frozenset(
    ("and", "by", "de", "der", "et", "al", "al.", "from", "more", "of", "others", "the", "van", "von")
)

Story = tuple[str, str]


def three_things(post: Post) -> tuple[Spans, ...]:
    """Give up to three leading stories, each as its title and a sentence; of an overview where nothing else has any."""
    stories = [section for section in post.sections if section.title and _tells(section, post)]
    if not any(section.title for section in post.sections):
        stories = list(post.sections)
    told = _told(stories, post) or _told([section for section in post.sections if is_overview(section, post)], post)
    items = (item for section in post.sections for item in section.items)
    ranked = are_ranked(part.title for part in chain[Section | Item](post.sections, items))
    return tuple(_thing(title, sentence, ranked=ranked) for title, sentence in islice(_each_once(told), THINGS))


def _each_once(stories: Iterable[Story]) -> Iterator[Story]:
    """Give stories without those told before, be it with a source before the title."""
    told: tuple[str, ...] = ()
    for title, sentence in stories:
        if not title.endswith(told):
            told = (*told, title)
            yield title, sentence


def _told(sections: Sequence[Section], post: Post) -> list[Story]:
    """Give the stories of some sections, those first that say more than their title."""
    labels = _labels_in(post)
    stories = sorted(sections, key=_keeps_house)
    titled = [section for section in stories if section.title and section.blocks and _is_one_story(section, labels)]
    if len([section for section in titled if not _keeps_house(section)]) >= THINGS:
        firsts = chain.from_iterable(_first_of(section, titled, post, labels) for section in stories)
        return sorted(firsts, key=_says_little)
    rows = ([_stories_of(one, post, labels) for one in stories if _keeps_house(one) is last] for last in (False, True))
    told = sorted(chain.from_iterable(map(_in_turn, rows)), key=_says_little)
    alone = [section for section in titled if not _stories_of(section, post, labels)] if told else titled
    whole = [(section.title, _sentence(section.content, post, labels)) for section in alone]
    # Where few sections list their stories, those that are one each come after.
    return told if len(told) >= THINGS else [*told, *(story for story in whole if story[1] or not told)]


def _says_little(story: Story) -> bool:
    """Tell whether a story is a title that says nothing by itself."""
    return not (story[1] or _is_telling(story[0]))


def _first_of(section: Section, titled: Sequence[Section], post: Post, labels: frozenset[str]) -> Sequence[Story]:
    """Give a section as a story where it is one, else the first of those that it lists."""
    if section in titled:
        return [(section.title, _sentence(section.content, post, labels))]
    return _stories_of(section, post, labels)[:1]


def _is_one_story(section: Section, labels: frozenset[str]) -> bool:
    items = [item for item in section.items if _folded(item.title) not in labels]
    return len(items) <= sum(not isinstance(block, Rule) for block in section.blocks)


def _stories_of(section: Section, post: Post, labels: frozenset[str]) -> list[Story]:
    """Give the stories of a section: its items, else the rows of its tables that link; one where these are fields."""
    items = [item for item in section.items if not _is_field(item, labels)]
    told = [(item.title, _sentence(item.blocks, post, labels)) for item in items]
    told = told or [row for block in section.blocks if isinstance(block, Table) for row in _rows(block)]
    if told or not section.items:
        return told
    texts = chain.from_iterable(item.blocks for item in section.items)
    return [(section.title, sentence)] if (sentence := _sentence(texts, post, labels)) and section.title else []


def _in_turn(rows: Sequence[Sequence[Story]]) -> Iterator[Story]:
    """Give the first story of every section, then the second of every section, and so on."""
    return (story for row in zip_longest(*rows) for story in row if story)


def _rows(table: Table) -> Iterator[Story]:
    """Give the rows of a table of things, each by its title and the longest of its other cells that tells something."""
    names = [text_of(cell).strip() for cell in table.header]
    named = next((place for place, name in enumerate(names) if _NAMING.fullmatch(name)), None)
    for row in table.rows:
        linked = [place for place, cell in enumerate(row) if first_url(cell)]
        leading = [place for place, name in enumerate(names) if _LEADING.fullmatch(name)]
        own = [place for place in linked if place not in leading and "://" not in text_of(row[place])]
        first = next((place for place, cell in enumerate(row) if _TITLING.search(text_of(cell))), None)
        at = next(iter(own), named) if named is None or named in own else named
        at = first if at is None and linked else at
        if at is None or at >= len(row):
            continue
        others = [text_of(cell).strip() for place, cell in enumerate(row) if place != at]
        yield (
            text_of(row[at]).strip(),
            max((cell for cell in others if size_of(cell) >= _TELLING_CELL), key=len, default=""),
        )


def _labels_in(post: Post) -> frozenset[str]:
    """Give the titles of items and the labels before texts that come again and again: they name fields, no stories."""
    titles = Counter(_folded(item.title) for section in post.sections for item in section.items)
    parts = (part for section in post.sections for part in section.content)
    blocks = chain.from_iterable(part.blocks if isinstance(part, Item) else (part,) for part in parts)
    texts = [text for block in blocks for text in _texts(block)]
    labels = Counter(_folded(match[1]) for text in texts if (match := LABEL.match(text)))
    # So may a line of a few words: `What changed and why`.
    labels.update(_folded(text) for text in texts if len(text) <= _LONGEST_LABEL and not _ENDED.search(text))
    again = [title for title, count in titles.items() if count >= _REPEATED - 1]
    return frozenset([*again, *(label for label, count in labels.items() if count >= _REPEATED)])


def _is_field(item: Item, labels: frozenset[str]) -> bool:
    """Tell whether an item is a label and its value."""
    if _folded(item.title) in labels or is_about(item.title):
        return True
    texts = [text for block in item.blocks for text in _texts(block)]
    return len(texts) == 1 and _VALUE.fullmatch(texts[0]) is not None


def _folded(title: str) -> str:
    return title.strip(" *_:：").casefold()


def _sentence(parts: Iterable[Block | Item], post: Post, labels: frozenset[str]) -> str:
    """Give the sentence that tells most of a story: of its summary, else of its first text that tells anything."""
    summed = first = before = ""
    for part in parts:
        if isinstance(part, Item) and _folded(part.title) not in labels:
            first = first or part.title
            continue
        heading, blocks = (part.title, part.blocks) if isinstance(part, Item) else ("", (part,))
        for text in chain.from_iterable(map(_texts, blocks)):
            label, said = _labelled(text, labels)
            # A label may stand in a line of its own above what it labels.
            label, before = label or before, text if SUMMARY.fullmatch(_folded(text)) else ""
            if (
                before
                or is_furniture(text, post.furniture)
                or any(map(only_labels, (text, said)))
                or _VALUE.fullmatch(said)
            ):
                continue
            sentence = "" if _folded(text) in labels else _first_told(said)
            if SUMMARY.fullmatch(_folded(label or heading)) and not summed:
                summed = sentence
            elif not first or (_is_telling(sentence) and not _is_telling(first)):
                first = sentence
    # What only leads to the code or list below says nothing by itself.
    return summed or ("" if first.endswith((":", "：")) and not _is_telling(first) else first)


def _labelled(text: str, labels: frozenset[str]) -> tuple[str, str]:
    """Give the label of a field that a text begins with, and the text after it; no label where it begins with none."""
    match = LABEL.match(text)
    if match and (SUMMARY.fullmatch(_folded(match[1])) or _folded(match[1]) in labels):
        return match[1], text[match.end() :]
    return "", text


def _first_told(text: str) -> str:
    told = (sentence.strip() for sentence in split_sentences(text))
    # What holds no letter counts something: `(12❤, 3🔁).`
    texts = (one for one in told if any(map(str.isalpha, one)) and not _is_of_names(one))
    return next((one for one in texts if not says_nothing(one)), "")


def _texts(block: Block) -> Iterator[str]:
    """Give the running texts of a block, line by line."""
    match block:
        case Paragraph(spans=spans):
            yield from filter(None, map(str.strip, text_of(_past_run_in(spans)).split("\n")))
        case Bullets(lines=lines):
            yield from (text_of(line.spans).strip() for line in lines)
        case Quote(paragraphs=paragraphs):
            yield from (text_of(spoken).strip() for spoken in paragraphs)


def _past_run_in(spans: Spans) -> Spans:
    """Give a text without the few bold words before it that name it: `**Why it matters.** It halves …`."""
    label, *rest = spans or (Span(text=""),)
    named = label.bold and label.text.rstrip().endswith(".") and size_of(label.text) < _TELLING
    return tuple(rest) if named and rest else spans


def _is_telling(text: str) -> bool:
    """Tell whether a text says something: a whole sentence, or some words that lead to no list."""
    if text.endswith((":", "：")):
        return size_of(text) > 2 * _TELLING
    return _ENDED.search(text) is not None or size_of(text) >= _TELLING


def _is_of_names(sentence: str) -> bool:
    """Tell whether a sentence holds names alone, as of the authors of a paper or of the papers that told of it."""
    words = [word for word in re.findall(r"[^\W\d_][\w.'’-]*", sentence) if word.casefold() not in _BETWEEN_NAMES]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _tells(section: Section, post: Post) -> bool:
    """Tell whether a section has something of its own to say."""
    texts = [words_of(block) for block in section.blocks]
    own = section.items or not all(is_furniture(text, post.furniture) for text in texts)
    empty = not section.items and all(says_nothing(text) or not text.strip(" -*_—") for text in texts)
    return bool(own or not post.furniture) and not empty and not is_overview(section, post)


def _keeps_house(section: Section) -> bool:
    return _HOUSEKEEPING.fullmatch(section.title) is not None


def _thing(title: str, sentence: str, *, ranked: bool) -> Spans:
    head = Span(text=_DASH_AT_END.sub("", without_number(title, ranked=ranked)), bold=True)
    told = _DASH.sub("", without_number(sentence, ranked=ranked))
    return (head, *plain(f" — {teaser(told, TEASER)}")) if told else (head,)
