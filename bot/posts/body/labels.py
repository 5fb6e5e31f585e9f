"""Labels: what one says of the list or the name behind it, and those of fields (`**Method**: …`), told from stories."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.posts.blocks import Heading, Paragraph, text_of
from bot.posts.body.leads import after_lead, lead_of, past_sign
from bot.posts.body.numbered import Gathered
from bot.posts.labellines import is_about
from bot.posts.markdown.parts import Entry, Listing, Part

# So many labels that come again under another heading show that the lists there hold fields; one does where each of
# its lists stands after so many blocks of what its heading tells.
_SHARED, _DEEP = 2, 2
# Under so many sections they must come again, where each is of one story: companies may be named under two.
_SECTIONS = 3
#: What a thing may be called that its name comes after: `**Project**: [Loom](…)`, with what is told of it below.
_NAMING = re.compile(
    r"(?i)(?:title|headline|name|project|repo(?:sitory)?|tool|paper|article|story|[标標][题題]|名[称稱]|[项項]目|[仓倉]库|工具|[论論]文"
    r"|文章|新[闻聞]|タイトル|記事|プロジェクト|ツール|제목|프로젝트|기사|titel|projekt|titre|projet|t[ií]tulo|proyecto|projeto|titolo"
    r"|progetto|название|заголовок|проект|tytuł|başlık|proje|tiêu đề|dự án)"
)
#: What a list is of that only says where the text above it has its facts from.
_SOURCES = re.compile(
    r"(?i)\W*(?:(?:key |primary )?sources?|references?|(?:related|source) links?|citations?|further reading"
    r"|(?:[数數]据|[資资]料)?[来來]源|[参參]考(?:[链鏈][接結]|[資资]料|文[献獻])?|参考(?:リンク|資料)|出典|출처|근거|quellen|fuentes|fonti"
    r"|sources et liens|источники|źródła|kaynaklar|nguồn)\W*"
)
#: The same, where a heading says it over links that go with what was told above.
_LINKS = re.compile(
    r"(?i)\W*(?:(?:useful|other|more|all|external) )?(?:links?|see also|liens|enlaces|リンク|[链鏈][接結])\W*"
)


def past_label(entry: Entry) -> Entry:
    """Give an entry from its name on where a label says no more than that it is one."""
    first = entry.opening
    if first is None or len(entry.parts) < 2:
        return entry
    lead = lead_of(first.spans)
    name = after_lead(lead, first.spans[len(lead) :]) if lead and not lead[0].url else None
    if not name or not _NAMING.fullmatch(text_of(lead).strip(" :：")):
        return entry
    spans = name if lead_of(name) else tuple(replace(span, bold=True) for span in name)
    return replace(entry, parts=(replace(first, spans=spans), *entry.parts[1:]))


def names_sources(heading: str) -> bool:
    """Tell whether a heading stands over no more than sources of what was told, or links that go with it."""
    return _SOURCES.fullmatch(heading) is not None or _LINKS.fullmatch(heading) is not None


def heads_sources(part: object) -> bool:
    """Tell whether a part only says that the list below it is of sources."""
    return isinstance(part, Paragraph) and _SOURCES.fullmatch(text_of(part.spans)) is not None


def levels_of_fields(parts: Sequence[Gathered]) -> frozenset[int]:
    """Give the levels of the headings whose lists share bold labels, such as those of papers summed up one by one."""
    labels: dict[tuple[int, str], list[int]] = {}
    heading: Heading | None = None
    depth, fresh = 0, set[str]()
    for part in parts:
        if isinstance(part, Heading):
            heading, depth, fresh = part, 0, set()
            continue
        if isinstance(part, Listing) and heading:
            for label in set(_labels(part)) - fresh:
                labels.setdefault((heading.level, label), []).append(depth)
                fresh.add(label)
        depth += 1
    shared = [(level, min(depths) >= _DEEP) for (level, _), depths in labels.items() if len(depths) > 1]
    counts = Counter(level for level, _ in shared)
    return frozenset(level for level, deep in shared if deep or counts[level] >= _SHARED)


def levels_of_told_stories(parts: Sequence[Part]) -> frozenset[int]:
    """Give the levels of most of whose headings, in all sections, stand lists of the same bold labels."""
    levels = {part.level for part in parts if isinstance(part, Heading)}
    return frozenset(level for level in levels if _shared(parts, range(level, level + 1)))


def fields_of_sections(parts: Sequence[Part], level: int) -> frozenset[str]:
    """Give the bold labels of lists that stand right under most headings of a level: each heading is of one story."""
    return _shared(parts, range(level + 1))


def _shared(parts: Sequence[Part], levels: range) -> frozenset[str]:
    """Give the bold labels of lists right under most headings of some levels, where there are several of both."""
    counts = Counter[str]()
    sections, own, fresh = 0, False, set[str]()
    for part in parts:
        if isinstance(part, Heading):
            own = part.level in levels
            sections += own
            fresh = set()
        elif isinstance(part, Listing) and own:
            labels = set(_labels(part)) - fresh
            counts.update(labels)
            fresh |= labels
    shared = frozenset(label for label, count in counts.items() if count >= _SECTIONS and 2 * count > sections)
    return shared if len(shared) >= _SHARED else frozenset()


def is_of_fields(listing: Listing, fields: frozenset[str]) -> bool:
    """Tell whether most lines of a list begin with one of some labels."""
    return 2 * sum(label in fields for label in _labels(listing)) > len(listing.entries)


def is_about_one_thing(listing: Listing) -> bool:
    """Tell whether the bold labels of a list name fields of a paper or post: who wrote it, when, where it stands."""
    known = sum(is_about(f"{label}:") for label in _labels(listing))
    return known >= _SHARED and 2 * known >= len(listing.entries)


def may_be_fields(listing: Listing) -> bool:
    """Tell whether no line of a list leads anywhere by its first words."""
    firsts = (entry.opening for entry in listing.entries)
    return not any(first and first.spans and first.spans[0].url for first in firsts)


def _labels(listing: Listing) -> Iterator[str]:
    for entry in listing.entries:
        first = entry.opening
        spans = past_sign(first.spans) if first else ()
        if spans and spans[0].bold and not spans[0].url:
            yield text_of(spans[:1]).strip().rstrip(":：").casefold()
