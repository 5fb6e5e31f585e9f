"""One file read as a post: fields, sections, and everything that was wrong with it."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.posts.blocks import Code, Heading, Paragraph, line_of, text_of, words_of
from bot.posts.body import sections
from bot.posts.body.dated_lines import dated_lines
from bot.posts.body.outline import headings_of
from bot.posts.body.title_line import with_title_line
from bot.posts.body.untitled import is_unnamed, is_untitled
from bot.posts.fields.dating import Headline
from bot.posts.fields.listed import parts_in_fields, questions_in_fields
from bot.posts.fields.reader import Reader, is_titled
from bot.posts.fields.status import is_no_post, status_of
from bot.posts.frontmatter import coverage, dates
from bot.posts.frontmatter.decoding import decode
from bot.posts.frontmatter.dialects import Matter, split
from bot.posts.frontmatter.filenames import stem
from bot.posts.frontmatter.findings import Findings
from bot.posts.frontmatter.months import month_named
from bot.posts.frontmatter.monthweeks import week_of_month
from bot.posts.frontmatter.passwords import without_passwords
from bot.posts.markdown.parts import Part, flat, parts_of
from bot.posts.post import Post, Problem
from bot.posts.summaries import summary_of

log = logging.getLogger(__name__)

# The longest digest measured is under 0.3 MB; beyond this it is no text that anyone wrote.
MAX_BYTES = 5_000_000
# Stands in for a date that is wrong or missing; its year has a week 53, so that no week is called wrong beside it.
_ANY_DAY = date(2020, 12, 31)
_PLACEHOLDER = re.compile(r"(?:todo|tbd|wip|placeholder|coming soon|lorem ipsum)?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of a file.

    Attributes:
        post: None where it is no post, or has an error.
        problems: all of them, those of the post included.
    """

    post: Post | None
    problems: tuple[Problem, ...]


def read_post(data: bytes, *, path: str, zone: ZoneInfo, ids: bool = True) -> Reading:
    """Read the bytes of a file as a post; never raises.

    Args:
        data: the file as it stands.
        path: relative to the content folder, with `/`.
        zone: of the content, for dates and times that name none.
        ids: whether an `id` may name the post; else its `slug` or its file does.
    """
    findings = Findings(path=path)
    try:
        post = _read(data, findings, zone, ids=ids)
    except Exception:
        # The last edge: one file must never stop a load, whatever a parser makes of it.
        log.exception("failed to read a post", extra={"action": "read", "path": path})
        findings.error(
            1, "unreadable", "The reader failed on this file; the log says why. Please report it with the file."
        )
        post = None
    return Reading(post=None if findings.failed else post, problems=tuple(findings.problems))


def _read(data: bytes, findings: Findings, zone: ZoneInfo, *, ids: bool) -> Post | None:
    if len(data) > MAX_BYTES:
        findings.error(
            1, "too-large", f"The file is larger than {MAX_BYTES // 1_000_000} MB; split it into several posts."
        )
        return None
    source = decode(data, findings)
    matter = split(source, findings)
    if matter.passwords:
        matter, source = _locked(matter)
    parts = parts_of(matter.body, findings, first_line=matter.body_line)
    if not is_titled(matter):
        parts = with_title_line(parts)
    headings = _headings(parts) if is_titled(matter) else _naming(parts, matter, findings)
    stub = _is_stub(parts)
    asked = questions_in_fields(matter, findings)
    told = [*parts_in_fields(matter, findings), *asked] if stub else []
    parts = told or [*parts, *asked]
    if told and not headings and not is_titled(matter):
        headings = [_file_name(findings)]
    reader = Reader(matter, findings, headings=headings, lines=dated_lines(parts), ids=ids)
    if is_no_post(reader):
        findings.warning(
            1, "not-a-post", "Its type says that this is a page, so it was left out; write `type: post` to include it."
        )
        return None
    if stub and not told:
        where = "below the front matter" if matter.front else "in this file"
        findings.warning(matter.body_line, "stub", f"There is no text {where}, so the file was left out.")
        return None
    text = "\n".join(words_of(block) for block in flat(parts) if not isinstance(block, Code))
    return _post(reader, findings, matter=matter, parts=parts, text=text, source=source, zone=zone)


def _post(
    reader: Reader,
    findings: Findings,
    *,
    matter: Matter,
    parts: Sequence[Part],
    text: str,
    source: str,
    zone: ZoneInfo,
) -> Post | None:
    title = reader.title()
    moment = reader.dating.moment(title)
    day = dates.day_of(moment or _ANY_DAY)
    local = moment.astimezone(zone) if isinstance(moment, datetime) and moment.tzinfo else moment
    slug = reader.slug()
    series = reader.series(slug, title, day)
    if moment is not None:
        reader.dating.check(day, title)
    # Everything is read before an error ends it, so that all problems are named at once.
    period = reader.period(slug, title, series, dates.day_of(local or _ANY_DAY))
    summary, updated, url = reader.summary(), reader.updated(zone), reader.url()
    status = status_of(reader, findings, title)
    if moment is None or not title:
        return None
    body = sections.arrange(parts, title=title)
    post = Post(
        slug=slug,
        title=title,
        series=series,
        period=period,
        published=day,
        published_at=dates.instant(moment, zone),
        language=reader.language(slug, title, text),
        summary=summary_of(body, said=summary, title=title),
        status=status,
        locked=bool(matter.passwords),
        updated=updated,
        tags=reader.tags(),
        url=url,
        sections=body,
        path=findings.path,
        source=source,
    )
    return replace(post, problems=tuple(findings.problems))


def _locked(matter: Matter) -> tuple[Matter, str]:
    front, body = without_passwords(matter.front, matter.body, matter.passwords)
    return replace(matter, front=front, body=body), f"{front}\n{body}"


def _naming(parts: Sequence[Part], matter: Matter, findings: Findings) -> list[Headline]:
    """Give what may name a post that has no title: its headings, the name of its file, or nothing."""
    name = stem(findings.path)
    if matter.front and is_unnamed(parts, name):
        return []
    if _is_only_named(parts, matter, findings) or is_untitled(parts, name):
        return [_file_name(findings)]
    return _headings(parts)


def _headings(parts: Sequence[Part]) -> list[Headline]:
    return [
        Headline(text=line_of(part.spans), level=part.level, line=part.line, opens=part is parts[0])
        for part in parts
        if isinstance(part, Heading)
    ]


def _file_name(findings: Findings) -> Headline:
    """Give the words of the file's name as the heading of a post that has room for none, with a remark."""
    text = re.sub(r"(?<!\d)[-_]+|[-_]+(?!\d|[Ww]\d)", " ", stem(findings.path)).strip()
    message = f"No title, so the file name was taken (“{text}”); write `title: …` in the front matter."
    findings.warning(1, "title-guessed", message)
    return Headline(text=text, level=1, line=1, opens=True, of_file=True)


def _is_only_named(parts: Sequence[Part], matter: Matter, findings: Findings) -> bool:
    """Tell whether only the name of the file, with its date, says what a post is: no field, and no heading on top."""
    opens = parts and isinstance(parts[0], Heading)
    large = any(part.level == 1 and not dates.is_only_a_date(text_of(part.spans)) for part in headings_of(parts))
    name = stem(findings.path)
    named = dates.day_of_name(name) or coverage.week_within(name) or week_of_month(name) or month_named(name)
    return bool(named) and not (matter.front or opens or large)


def _is_stub(parts: Sequence[Part]) -> bool:
    """Tell whether a body says nothing: no more than a heading, or a word such as "TODO" below it."""
    texts = [part for part in parts if not isinstance(part, Heading)]
    if len(parts) > 2 or len(texts) > 1 or not all(isinstance(part, Heading | Paragraph) for part in parts):
        return False
    words = "".join(text_of(part.spans) for part in texts if isinstance(part, Paragraph))
    return _PLACEHOLDER.fullmatch(words) is not None
