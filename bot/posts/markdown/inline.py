"""From the inline tokens of markdown-it to spans and pictures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from markdown_it.token import Token

from bot.posts.blocks import Picture, Span, Spans
from bot.posts.markdown.bold_labels import labelled_apart
from bot.posts.markdown.footnotes import raised
from bot.posts.markdown.links import split_links, web_url
from bot.posts.markdown.tags import is_comment, read_tag
from bot.posts.markdown.unsaid import seen, with_hosts
from bot.posts.texts import shows
from bot.posts.widths import is_dense

#: The tokens that end a line of a paragraph as it is written.
BREAKS = ("softbreak", "hardbreak")
# A line of a paragraph is its text, or the pictures that stand alone on it.
Line: TypeAlias = Spans | tuple[Picture, ...]
# Characters of a bold title at most, and how a bold line ends that is none.
_LONGEST_TITLE = 160
_NO_TITLE = (".", "。", ":", "：", ",", "，", ";", "；", "…")
# The anchor and classes that Hugo, kramdown and Pandoc let an author write behind a heading.
_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}\n]*\}\s*$")
_SIDES = {"strong": "bold", "em": "italic", "s": "strike"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Image:
    """An image in the text; `url` is None for one beside the file, `leads` is where a link round it goes."""

    alt: str
    url: str | None
    leads: str | None


_Piece: TypeAlias = Span | _Image


def lines_of(tokens: Sequence[Token] | None) -> list[Line]:
    """Give the lines of a paragraph, broken where the author broke them hard or set pictures apart.

    A link without words is called by its host.
    """
    return _lines_of(with_hosts(tokens or ()))


def _lines_of(tokens: Sequence[Token] | None) -> list[Line]:
    reader = _Reader()
    for breaks, run in groupby(seen(labelled_apart(tokens or ())), key=lambda token: token.type in BREAKS):
        line = list(run)
        apart = not breaks and _is_of_pictures(line)
        if apart:
            reader.break_line()
        for token in line:
            reader.take(token)
        if apart:
            reader.break_line()
    lines: list[Line] = []
    for pieces in _broken(reader.pieces):
        pictures = _pictures(pieces)
        if pictures:
            lines.append(pictures)
        elif spans := _spans(pieces):
            lines.append(spans)
    return lines


def spans_of(tokens: Sequence[Token] | None) -> Spans:
    """Give everything as one run of spans, pictures as their alt text leading to them; beside words those alone."""
    telling = [token for token in tokens or () if not (_is_picture(token) and not _told_by(token))]
    return _joined(_lines_of(telling)) or _joined(_lines_of(tokens))


def _joined(lines: Iterable[Line]) -> Spans:
    joined: list[Span] = []
    for line in lines:
        spans = [_as_span(part) if isinstance(part, Picture) else part for part in line]
        joined += [Span(text="\n"), *spans] if joined else spans
    return merged(joined)


def merged(spans: Iterable[Span]) -> Spans:
    """Join neighbours of the same look; spans without text go."""
    found: list[Span] = []
    for _, run in groupby((span for span in spans if span.text), key=_look):
        first, *others = run
        found.append(replace(first, text="".join(span.text for span in (first, *others))) if others else first)
    return tuple(found)


def without_attributes(spans: Spans) -> Spans:
    """Give a heading's words without the `{#anchor .class}` behind them."""
    last = spans[-1] if spans else None
    if last is None or last.code or last.url:
        return spans
    return merged((*spans[:-1], replace(last, text=_ATTRIBUTES.sub("", last.text))))


def is_bold_title(spans: Spans) -> bool:
    """Tell whether a line is bold from end to end and reads like a title: short, and no sentence or label."""
    text = "".join(span.text for span in spans).strip()
    bold = all(span.bold or not span.text.strip() for span in spans)
    fits = "\n" not in text and len(text) <= _LONGEST_TITLE and not text.endswith(_NO_TITLE)
    return bold and fits and any(map(str.isalpha, text))


def _look(span: Span) -> tuple[bool, bool, bool, bool, str | None]:
    return span.bold, span.italic, span.strike, span.code, span.url


def stripped(spans: Sequence[Span]) -> Spans:
    """Give spans without white space, and without spans that show nothing, at either end."""
    rest = list(spans)
    while rest and not shows(rest[0].text):
        del rest[0]
    while rest and not shows(rest[-1].text):
        del rest[-1]
    if rest and rest[0].text[0].isspace():
        rest[0] = replace(rest[0], text=rest[0].text.lstrip())
    if rest and rest[-1].text[-1].isspace():
        rest[-1] = replace(rest[-1], text=rest[-1].text.rstrip())
    return tuple(rest)


class _Reader:
    """Walks inline tokens and knows the looks and links that are open."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []
        self._open = {"bold": 0, "italic": 0, "strike": 0, "code": 0}
        self._links: list[str | None] = []
        self._soft = False
        self._soft_in_bold = False
        self._raised = False

    def take(self, token: Token) -> None:
        kind, side = token.type, _SIDES.get(token.tag)
        if kind in ("text", "text_special"):
            self._text(token.content)
        elif kind == "code_inline":
            self._add(token.content, code=True)
        elif side:
            self._open[side] += token.nesting
        elif kind == "softbreak":
            self._soft, self._soft_in_bold = True, bool(self._open["bold"])
        elif kind == "hardbreak":
            self.break_line()
        elif kind == "link_open":
            self._links.append(web_url(str(token.attrs.get("href", ""))))
        elif kind == "link_close":
            self._anchor("", closes=True)
        elif kind == "image":
            self._image(_alt(token), str(token.attrs.get("src", "")), str(token.attrs.get("title") or ""))
        elif kind == "html_inline":
            self._html(token.content)

    @property
    def _link(self) -> str | None:
        return self._links[-1] if self._links else None

    def _text(self, text: str) -> None:
        if self._raised:
            text = raised(text)
        if self._links or "://" not in text:
            self._add(text)
            return
        for run, url in split_links(text):
            self._add(run, url=url)

    def _add(self, text: str, *, url: str | None = None, code: bool = False) -> None:
        if not text:
            return
        self._join(text)
        looks = {name: True for name, count in self._open.items() if count}
        if code:
            looks["code"] = True
        self.pieces.append(Span(text=text.replace("\u00a0", " "), url=url or self._link, **looks))

    def _join(self, text: str) -> None:
        """Put the space of a soft line break, which writing without spaces between words has none of.

        Nothing would part a bold title there from a text below it that begins with a bold word: its line ends.
        """
        if not self._soft:
            return
        self._soft = False
        last = self.pieces[-1] if self.pieces else None
        before = last.text[-1:] if isinstance(last, Span) else " "
        if before != "\n" and is_dense(before) and is_dense(text[:1]):
            if isinstance(last, Span) and last.bold and self._open["bold"] and not self._soft_in_bold:
                self.break_line()
        elif before != "\n":
            self.pieces.append(
                Span(text=" ", url=self._link if isinstance(last, Span) and last.url == self._link else None)
            )

    def break_line(self, space: str = "\n") -> None:
        """Begin a new line, or leave a space."""
        self._soft = False
        self.pieces.append(Span(text=space))

    def _image(self, alt: str, source: str, title: str) -> None:
        self._join(" ")
        words = alt if not title or title == alt else f"{alt} — {title}" if alt else title
        self.pieces.append(_Image(alt=words.strip(), url=web_url(source), leads=self._link))

    def _html(self, source: str) -> None:
        tag = read_tag(source)
        if tag is None:
            if not is_comment(source):
                self._add(source)
            return
        if tag.name == "img" and not tag.closes:
            self._image(tag.attributes.get("alt", ""), tag.attributes.get("src", ""), tag.attributes.get("title", ""))
        elif tag.name == "a":
            self._anchor(tag.attributes.get("href", ""), closes=tag.closes)
        elif tag.name == "sup":
            self._raised = not tag.closes
        elif tag.look:
            self._open[tag.look] = max(0, self._open[tag.look] + (-1 if tag.closes else 1))
        elif tag.space:
            self.break_line(tag.space)

    def _anchor(self, address: str, *, closes: bool) -> None:
        if not closes:
            self._links.append(web_url(address))
        elif self._links:
            self._links.pop()


def _is_of_pictures(line: Sequence[Token]) -> bool:
    """Tell whether a line as it is written holds pictures and nothing else, none of them in a link."""
    told = [token for token in line if token.type != "text" or token.content.strip()]
    return bool(told) and all(map(_is_picture, told))


def _is_picture(token: Token) -> bool:
    tag = read_tag(token.content) if token.type == "html_inline" else None
    return token.type == "image" or (tag is not None and tag.name == "img")


def _told_by(picture: Token) -> str:
    """Give the words of a picture in Markdown or HTML."""
    tag = read_tag(picture.content) if picture.type == "html_inline" else None
    attributes = tag.attributes if tag else {"title": str(picture.attrs.get("title") or "")}
    return " ".join((_alt(picture), *(attributes.get(name, "") for name in ("alt", "title")))).strip()


def _alt(token: Token) -> str:
    return " ".join("".join(child.content or " " for child in token.children or ()).split())


def _broken(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        if isinstance(piece, _Image) or "\n" not in piece.text or piece.code:
            lines[-1].append(piece)
            continue
        first, *others = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines += [[replace(piece, text=other)] for other in others]
    return lines


def _pictures(pieces: Iterable[_Piece]) -> tuple[Picture, ...]:
    """Give the pictures of a line of nothing else; none where one leads elsewhere, or has neither address nor words."""
    found: list[Picture] = []
    for piece in pieces:
        if isinstance(piece, Span):
            if piece.text.strip():
                return ()
        elif not (piece.url or piece.alt) or piece.leads not in (None, piece.url):
            return ()
        else:
            found.append(Picture(url=piece.url or "", alt=piece.alt))
    return tuple(found)


def _spans(pieces: Iterable[_Piece]) -> Spans:
    return stripped(merged(_image_span(piece) if isinstance(piece, _Image) else piece for piece in pieces))


def _image_span(image: _Image) -> Span:
    url = image.leads or image.url
    return Span(text=image.alt or url or "", url=url)


def _as_span(picture: Picture) -> Span:
    return Span(text=picture.alt or picture.url, url=picture.url)
