"""One file read as a post: fields, sections, and everything that was wrong with it."""

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.posts.blocks import Block, Bullets, Code, Heading, Paragraph, Quote, Rule, Table, line_of, text_of, words_of
from bot.posts.body import sections
from bot.posts.body.dated_lines import dated_lines
from bot.posts.body.inline import is_bold_title
from bot.posts.body.listed import parts_in_fields, questions_in_fields
from bot.posts.body.markdown import Part, flat, parts_of
from bot.posts.body.outline import headings_of
from bot.posts.body.title_line import with_title_line
from bot.posts.body.untitled import is_unnamed, is_untitled
from bot.posts.frontmatter import coverage, dates, dating, fields
from bot.posts.frontmatter.decoding import decode
from bot.posts.frontmatter.dialects import Matter, split
from bot.posts.frontmatter.fields import MAX_SUMMARY, Reader
from bot.posts.frontmatter.filenames import stem
from bot.posts.frontmatter.findings import Findings
from bot.posts.frontmatter.months import month_named
from bot.posts.frontmatter.passwords import without_passwords
from bot.posts.frontmatter.status import is_no_post, status_of
from bot.posts.furniture import furniture_of, is_furniture
from bot.posts.labellines import is_called_summary, only_labels
from bot.posts.post import Item, Post, Problem, Section
from bot.posts.texts import in_a_line
from bot.posts.widths import width

log = logging.getLogger(__name__)

# The longest digest measured is under 0.3 MB; beyond this it is no text that anyone wrote.
MAX_BYTES = 5_000_000
# A shorter paragraph is a greeting or a label, not a summary.
MIN_SUMMARY = 40
# Stands in for a date that is wrong or missing; its year has a week 53, so that no week is called wrong beside it.
_ANY_DAY = date(2020, 12, 31)
_ENDINGS = (".md", ".mdx", ".markdown")
# Pages that lie beside posts; a day named on one must not publish it.
_NOT_POSTS = re.compile(
    r"_index|readme(?:[-_ ].*)?|about|contact|privacy-policy|terms-of-service|contributing|code-of-conduct|licen[cs]e"
)
# A last sentence that leads to the list below it.
_LEADS_ON = re.compile(r"(?:^|(?<=[.!?。！？])\s*)[^.!?。！？]*[:：]$")
# Over what is planned.
_COMING = re.compile(
    r"(?i)\W*(?:(?:what['’]?s |(?:coming )?up |plans? for )?next(?: week| month| time| steps?| issue)?"
    r"|upcoming|coming (?:up|soon|next)|looking ahead|outlook|ausblick|(?:nächste|kommende) (?:woche|schritte)"
    r"|(?:la )?semaine prochaine|prochaines étapes|(?:la )?próxima semana|próximos pasos"
    r"|下周(?:计划|预告)?|下[期月](?:计划|预告)?|来週(?:の予定)?|次回(?:予告)?|다음 주)\W*"
)
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


def is_post_path(path: str) -> bool:
    """Tell whether a path names a post: Markdown, not hidden, no other page, no README but that of a day or week."""
    *folders, name = path.split("/")
    if any(part.startswith(".") for part in (*folders, name)) or not name.casefold().endswith(_ENDINGS):
        return False
    page = name.split(".")[0].casefold().replace("_", "-").replace("-index", "_index")
    if page == "readme" and folders:
        return bool(dates.day_of_name(stem(path)) or coverage.week_within(stem(path)))
    return not _NOT_POSTS.fullmatch(page)


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
    if not fields.is_titled(matter):
        parts = with_title_line(parts)
    headings = _headings(parts) if fields.is_titled(matter) else _naming(parts, matter, findings)
    stub = _is_stub(parts)
    asked = questions_in_fields(matter, findings)
    told = [*parts_in_fields(matter, findings), *asked] if stub else []
    parts = told or [*parts, *asked]
    if told and not headings and not fields.is_titled(matter):
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
        summary=first_paragraph(body) if not summary or _only_names(summary, title) else summary,
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


def _only_names(summary: str, title: str) -> bool:
    """Tell whether a summary says little more than the title and the day."""
    name, said = ("".join(filter(str.isalpha, text.casefold())) for text in (title, summary))
    return bool(name) and said.startswith(name) and width(said[len(name) :]) < MIN_SUMMARY // 2


def _locked(matter: Matter) -> tuple[Matter, str]:
    front, body = without_passwords(matter.front, matter.body, matter.passwords)
    return replace(matter, front=front, body=body), f"{front}\n{body}"


def _naming(parts: Sequence[Part], matter: Matter, findings: Findings) -> list[dating.Heading]:
    """Give what may name a post that has no title: its headings, the name of its file, or nothing."""
    name = stem(findings.path)
    if matter.front and is_unnamed(parts, name):
        return []
    if _is_only_named(parts, matter, findings) or is_untitled(parts, name):
        return [_file_name(findings)]
    return _headings(parts)


def _headings(parts: Sequence[Part]) -> list[dating.Heading]:
    return [
        dating.Heading(text=line_of(part.spans), level=part.level, line=part.line, opens=part is parts[0])
        for part in parts
        if isinstance(part, Heading)
    ]


def _file_name(findings: Findings) -> dating.Heading:
    """Give the words of the file's name as the heading of a post that has room for none, with a remark."""
    text = re.sub(r"(?<!\d)[-_]+|[-_]+(?!\d|[Ww]\d)", " ", stem(findings.path)).strip()
    message = f"No title, so the file name was taken (“{text}”); write `title: …` in the front matter."
    findings.warning(1, "title-guessed", message)
    return dating.Heading(text=text, level=1, line=1, opens=True, of_file=True)


def _is_only_named(parts: Sequence[Part], matter: Matter, findings: Findings) -> bool:
    """Tell whether only the name of the file, with its date, says what a post is: no field, and no heading on top."""
    opens = parts and isinstance(parts[0], Heading)
    large = any(part.level == 1 and not dates.is_only_a_date(text_of(part.spans)) for part in headings_of(parts))
    name = stem(findings.path)
    named = dates.day_of_name(name) or coverage.week_within(name) or month_named(name)
    return bool(named) and not (matter.front or opens or large)


def _is_stub(parts: Sequence[Part]) -> bool:
    """Tell whether a body says nothing: no more than a heading, or a word such as "TODO" below it."""
    texts = [part for part in parts if not isinstance(part, Heading)]
    if len(parts) > 2 or len(texts) > 1 or not all(isinstance(part, Heading | Paragraph) for part in parts):
        return False
    words = "".join(text_of(part.spans) for part in texts if isinstance(part, Paragraph))
    return _PLACEHOLDER.fullmatch(words) is not None


def among(post: Post, others: Iterable[Post]) -> Post:
    """Give a post that knows what most posts of its series say; such words are no summary of it."""
    furniture = furniture_of(post, others)
    same = furniture and post.summary == first_paragraph(post.sections)
    summary = first_paragraph(post.sections, furniture) if same else post.summary
    return replace(post, furniture=furniture, summary="" if is_furniture(summary, furniture) else summary)


def first_paragraph(body: Sequence[Section], furniture: frozenset[str] = frozenset()) -> str:
    """Give the first text long enough to say something, as one line of at most MAX_SUMMARY characters.

    It is a paragraph, or a quotation that opens the post; past the first section, what stands between the lines of a
    list says nothing of the whole. The one below a rule at the very end is none either: it says how the post was made.
    """
    last = body[-1].content[-2:] if body else ()
    footer = last[1] if len(last) > 1 and isinstance(last[0], Rule) else None
    first = next((section for section in body if section.title), None)
    telling = [section for section in body if section is first or not section.title or _tells_of_the_whole(section)]
    blocks = ((section, block) for section in telling for block in section.blocks if block is not footer)
    prose = ((text, not section.title) for section, block in blocks for text in _prose(block, opens=not section.title))
    # What is called a summary where the post opens is one, be it below greetings.
    told = sorted(prose, key=lambda one: not (one[1] and is_called_summary(one[0])))
    texts = (_LEADS_ON.sub("", in_a_line(text)).rstrip() for text, _ in told if not is_furniture(text, furniture))
    text = next((text for text in texts if width(text) >= MIN_SUMMARY and not only_labels(text)), "")
    return text if len(text) <= MAX_SUMMARY else f"{text[: MAX_SUMMARY - 1].rstrip()}…"


def _tells_of_the_whole(section: Section) -> bool:
    """Tell whether a later section may: it neither lists things before it says anything nor tells what comes next."""
    lists = isinstance(next(iter(section.content), None), Item | Bullets | Table)
    return not lists and _COMING.fullmatch(section.title) is None


def _prose(block: Block, *, opens: bool) -> Iterator[str]:
    match block:
        # Slanted below a heading, a whole paragraph says how to read what follows.
        case Paragraph(spans=spans) if not is_bold_title(spans) and (opens or not all(span.italic for span in spans)):
            yield text_of(spans)
        case Quote(paragraphs=paragraphs) if opens:
            yield from map(text_of, paragraphs)
