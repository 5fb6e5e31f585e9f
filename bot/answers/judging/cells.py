"""Cells of a table that a question asks for by the labels of row and column: the score of a model on a benchmark."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.coverage.echo import lacks_reason
from bot.answers.kinds.counted import counted_noun
from bot.answers.kinds.wanted import figures_asked, gives_wanted
from bot.answers.patterns.forms import JOINS
from bot.answers.questions.ask import Ask
from bot.answers.terms.scales import Scale, scales_compared
from bot.answers.terms.term import Term, is_in
from bot.answers.texts.tables import BAR, tables_of
from bot.search.forms import heading_of
from bot.search.passage import Passage
from bot.search.tabular import ASIDE
from bot.search.words import said_in, stem, tokens

_FIGURE = re.compile(r"[+−-]?\d")
#: Rows of one table that answer together at most.
_MOST_ROWS = 4
_EMPTY = frozenset(("", "-", "--", "–", "—", "n/a", "N/A"))
#: Words for the figure in a cell or for how it compares, which no label of a table needs to say.
_SCORING = re.compile(
    r"(?i)(?:scor\w*|results?|benchmark\w*|points?|high(?:er|est)?|low(?:er|est)?|better|best|worse|worst|beats?|compar\w+"
    r"|listed|counted|recorded|reported"
    r"|成绩|得分|分数|评分|跑分|基准|高|低|更高|更低)"
)
#: What a column is called that counts what each row is of, and one for how many there are more.
_COUNTING = re.compile(
    r"(?i)\W*(?:(?:total|sum|count|number|amount|quantity|qty|no\.)(?: of\b.*)?|#|数量|总数|个数)\W*"
)
_MORE = re.compile(r"(?i)\W*(?:diff(?:erence)?|change|delta|new|added|growth|increase|[±+Δ](?:/[-−])?|变化|新增)\W*")
_ASKS_MORE = re.compile(r"(?i)\b(?:new|added|more|fewer|gain(?:ed)?|gr[eo]wn?)\b|新增|增加|多了")
#: What a row is about by the name of a repository after that of its owner.
_REPOSITORY = re.compile(r"[\w.-]+/(?P<name>[\w.-]+)")
#: Nouns for whatever a table counts, which it need not say.
_ANYTHING = frozenset(map(stem, ("", "items", "entries", "ones", "things", "cases", "rows")))


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of one row that answer, or do so with those of others.

    Attributes:
        passage: holds the row.
        row: the whole row, as it stands there.
        label: what the row is about.
        told: the cells asked for, each after the label of its column.
        alone: the table has no other column than that of the labels and this one.
    """

    passage: Passage
    row: str
    label: str
    told: tuple[tuple[str, str], ...]
    alone: bool = False

    @property
    def said(self) -> str:
        """The cells as they are read out; in a table of two columns the row's label says all."""
        if self.alone:
            return f"{self.label}: {self.told[0][1]}"
        return f"{self.label} — {'; '.join(f'{name}: {cell}' for name, cell in self.told)}"

    @property
    def labels(self) -> frozenset[str]:
        """Every form of every word of the labels."""
        return said_in("\n".join((self.label, *(name for name, _ in self.told))))


def cells_asked(ask: Ask, terms: Sequence[Term], passages: Sequence[Passage]) -> Sequence[Cells]:
    """Give the cells of the first row whose label, with those of its columns, says all that a question names.

    Where it sets things side by side, there may be a row for each. There are none where no table answers.
    """
    scales = scales_compared([term.shown for term in terms])
    placed = frozenset[str]().union(*(scale.compared for scale in scales))
    # A figure is told by its unit.
    figures = figures_asked(ask.text)
    telling = [
        term
        for term in terms
        if not (term.light or term.shown in placed or (figures and term.wanted) or _SCORING.fullmatch(term.shown))
    ]
    named = any(term.hard for term in telling)
    if ask.order == "changed" or not telling:
        return ()
    tabular = (passage for passage in passages if BAR in passage.running)
    found = (rows for passage in tabular for rows in _answering(ask, telling, scales, passage, passages))
    if not named and ask.form != "count":
        # Of what has no capital only a repository is surely the thing that is asked about.
        found = (rows for rows in found if all(_REPOSITORY.fullmatch(row.label.strip()) for row in rows))
    return _newest([rows for rows in found if _give_wanted(ask, rows) and _are_counts(ask, rows, named=named)])


def _newest(answers: Sequence[Sequence[Cells]]) -> Sequence[Cells]:
    """Give the first of some answers as the newest post has it: a figure that comes again in each issue may change."""
    asked = [[(row.label, *(name for name, _ in row.told)) for row in rows] for rows in answers]
    same = [rows for rows, one in zip(answers, asked, strict=True) if one == asked[0]]
    return max(same, key=lambda rows: rows[0].passage.published, default=())


def _give_wanted(ask: Ask, rows: Sequence[Cells]) -> bool:
    text = "\n".join(row.said for row in rows)
    return gives_wanted(ask.text, text) and not lacks_reason(ask.text, text)


def _are_counts(ask: Ask, rows: Sequence[Cells], *, named: bool) -> bool:
    """Tell whether rows that are a label and a number, or have one that counts, say by their labels what is counted.

    What a question names in any other column needs no more.
    """
    counting = any(pattern.fullmatch(name) for row in rows for name, _ in row.told for pattern in (_COUNTING, _MORE))
    if (named or any(_REPOSITORY.fullmatch(row.label.strip()) for row in rows)) and not counting:
        return True
    asked = said_in(ask.whole)
    if not all(_is_said(row.label, asked) for row in rows if counting):
        return False
    noun = counted_noun(ask.whole)
    said = {stem(form) for row in rows for form in (*row.labels, *tokens(heading_of(row.passage)))}
    figures = all((row.alone or counting) and _FIGURE.match(row.told[0][1]) for row in rows)
    return figures and (noun in _ANYTHING or noun in said)


def _answering(
    ask: Ask, telling: Sequence[Term], scales: Sequence[Scale], passage: Passage, passages: Sequence[Passage]
) -> Iterator[Sequence[Cells]]:
    """Give the rows of each table of a passage that answer alone, else those that do together."""
    over = heading_of(passage)
    asked = said_in(ask.whole)
    for (corner, *names), rows in tables_of(passage.running):
        heading = said_in(f"{over}\n{corner}")
        named = [row for row in rows if _is_asked(row.partition(BAR)[0], telling, asked)]
        columns = _asked_columns(names, telling, asked) or _on_scales(named, scales) or _counting(names, ask)
        columns = columns or list(range(len(names))) * _wants_all(ask, names)
        told = [cells for row in named if (cells := _cells(passage, names, row, columns))]
        alone = [[one] for one in told if _say_all([one], heading, telling)]
        alone = alone or [[one] for one in told if _says_rest(one, heading, telling, passages)]
        yield from alone
        held = [_held(one.labels, telling) for one in told]
        fullest = [one for one, said in zip(told, held, strict=True) if not any(said < more for more in held)]
        if not alone and JOINS.search(ask.text) and _say_all(fullest, heading, telling):
            yield fullest


def _counting(names: Sequence[str], ask: Ask) -> list[int]:
    """Give the place of the column that counts, where a question asks how many there are, or how many more."""
    called = _MORE if _ASKS_MORE.search(ask.text) else _COUNTING
    places = [at for at, name in enumerate(names) if called.fullmatch(name)] if ask.form == "count" else []
    return places if len(places) == 1 else []


def _wants_all(ask: Ask, names: Sequence[str]) -> bool:
    """Tell whether a question wants the figure of the only column."""
    return len(names) == 1 and ask.form in ("count", "measure")


def _cells(passage: Passage, names: Sequence[str], row: str, columns: Sequence[int]) -> Cells | None:
    """Give the cells of a row in some columns; none where one of few is empty."""
    label, *cells = row.split(BAR)
    told = tuple((names[at], cells[at]) for at in columns if cells[at].strip() not in _EMPTY)
    enough = told and (len(told) == len(columns) or len(columns) == len(names))
    return Cells(passage, row, label, told, alone=len(names) == 1) if enough else None


def _say_all(rows: Sequence[Cells], heading: frozenset[str], telling: Sequence[Term]) -> bool:
    """Tell whether the labels of a few rows together say all that is asked."""
    labels = heading.union(*(row.labels for row in rows))
    return 0 < len(rows) <= _MOST_ROWS and all(is_in(labels, term) for term in telling)


def _says_rest(row: Cells, heading: frozenset[str], telling: Sequence[Term], passages: Sequence[Passage]) -> bool:
    """Tell whether the labels of a row and a column say all names that are asked, and the text around the other words.

    What a table is of, as the test that it is from, stands before it.
    """
    label, columns = (said_in(one) for one in (row.label, "\n".join(name for name, _ in row.told)))
    labels = heading | row.labels
    rest = [term for term in telling if not is_in(labels, term)]
    crossed = any(is_in(label, term) for term in telling) and any(is_in(columns, term) for term in telling)
    if not crossed or len(row.told) > 1 or any(term.hard for term in rest):
        return False
    near = said_in("\n".join(one.text for one in passages if one.place == row.passage.place))
    return all(is_in(near, term) for term in rest)


def _asked_columns(names: Sequence[str], telling: Sequence[Term], asked: frozenset[str]) -> list[int]:
    """Give the places of the columns that a question names, without those of which another says more."""
    held = [_held(said_in(name), telling) for name in names]
    named = [at for at, name in enumerate(names) if held[at] or _is_said(name, asked)]
    return [at for at in named if not any(held[at] < held[other] for other in named)]


def _held(labels: frozenset[str], telling: Sequence[Term]) -> frozenset[str]:
    return frozenset(term.shown for term in telling if is_in(labels, term))


def _on_scales(rows: Sequence[str], scales: Sequence[Scale]) -> list[int]:
    """Give the places of the columns whose cells place each row on the scales on which a question compares."""
    cells = [row.split(BAR)[1:] for row in rows] if scales else []
    return [
        at
        for at, column in enumerate(zip(*cells, strict=True))
        if all(scale.figure.search(cell) for scale in scales for cell in column)
    ]


def _is_asked(label: str, telling: Sequence[Term], asked: frozenset[str]) -> bool:
    """Tell whether a question says all of a row's label, or its repository's name, or the label holds a name of it."""
    forms = said_in(label)
    repository = _REPOSITORY.fullmatch(label.strip())
    if repository and _is_said(repository["name"], asked):
        return True
    return _is_said(label, asked) or any(term.hard and is_in(forms, term) for term in telling)


def _is_said(label: str, asked: frozenset[str]) -> bool:
    forms = said_in(ASIDE.sub("", label))
    return bool(forms) and forms <= asked
