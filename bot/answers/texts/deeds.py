"""Verbs of making and of bringing out, in all their forms: a verb is added in one line, and every pattern knows it."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

Form: TypeAlias = Literal["asked", "do", "does", "did", "done", "doing", "doer"]


class Deed(NamedTuple):
    """A verb by its forms, each a pattern, and empty where it has none.

    Attributes:
        asked: what stands behind `did` in a question.
        do: the same in a sentence; empty where that is mostly another word, a noun (`author`) or an adjective.
        doer: who does it.
    """

    asked: str
    do: str
    does: str
    did: str
    done: str
    doing: str
    doer: str


def _read(table: str) -> tuple[Deed, ...]:
    rows = (line.replace("_", " ").replace("-", "[- ]").split("|") for line in table.strip().splitlines())
    cells = ([cell.strip() for cell in row] for row in rows)
    return tuple(Deed(do.strip("*"), "" if "*" in do else do, *forms) for do, *forms in cells)


MAKING = _read("""
    make         | makes         | made         | made         | making          | maker
    create       | creates       | created      | created      | creating        | creator
    build        | builds        | built        | built        | building        | builder
    develop      | develops      | developed    | developed    | developing      | developer
    design       | designs       | designed     | designed     | designing       | designer
    write        | writes        | wrote        | written      | writing         | writer
    author*      | authors       | authored     | authored     | authoring       | author
    pen*         | pens          | penned       | penned       | penning         |
    invent       | invents       | invented     | invented     | inventing       | inventor
    propose      | proposes      | proposed     | proposed     | proposing       |
    come up with | comes up with | came up with | come up with | coming up with  |
""")
BRINGING_OUT = _read("""
    release      | releases      | released     | released     | releasing       |
    launch       | launches      | launched     | launched     | launching       |
    publish      | publishes     | published    | published    | publishing      | publisher
    open-source* | open-sources  | open-sourced | open-sourced | open-sourcing   |
    introduce    | introduces    | introduced   | introduced   | introducing     |
    unveil       | unveils       | unveiled     | unveiled     | unveiling       |
    ship         | ships         | shipped      | shipped      | shipping        |
    debut        | debuts        | debuted      | debuted      | debuting        |
    roll out     | rolls out     | rolled out   | rolled out   | rolling out     |
    post*        |               | posted       | posted       | posting         |
""")
#: What tells of a thing that came out, and is said of much else.
ANNOUNCING = _read("""
    announce     | announces     | announced    | announced    | announcing      |
    present      | presents      | presented    | presented    | presenting      |
""")
#: What whoever made a thing does as well.
KEEPING = _read("""
    found*       | founds        | founded      | founded      | founding        | founder
    maintain     | maintains     | maintained   | maintained   | maintaining     | maintainer
    own*         |               |              |              |                 | owner
""")
EVERY = (*MAKING, *BRINGING_OUT, *ANNOUNCING, *KEEPING)
COMING_OUT = (*BRINGING_OUT, *ANNOUNCING)

#: The same in Chinese and Japanese, as they are said.
MADE_IN_CHINESE = "发明|创立|维护|开发|創作|创作|创建|打造|设计|研发|提出|撰写|制作|写|做"
OUT_IN_CHINESE = "发布|推出|开源|发表|上线|公布|宣布|出品|発表|公開|リリース"


def either(deeds: Sequence[Deed], *forms: Form) -> str:
    """Give a pattern of what some verbs say in some of their forms."""
    said = dict.fromkeys(getattr(deed, form) for form in forms for deed in deeds)
    return f"(?:{'|'.join(filter(None, said))})"


#: Who makes things; what somebody does, did or has done to them; and what says that one came out.
DOER = rf"(?:co-?)?{either(EVERY, 'doer')}s?"
DONE = rf"(?:co-?)?{either(EVERY, 'do', 'does', 'did', 'done')}"
COMES_OUT = either(COMING_OUT, "do", "does", "did", "done", "doing")
#: A verb of a headline that writes every word with a capital, which would else be read as part of a name.
_HEADLINED = re.compile(
    r"(?<!\b[Nn]ew )(?<!\b[Tt]he )(?<!\bLatest )(?<!\bPress )(?<=[\w’')] )"
    rf"(?!(?-i:[a-z]))(?i:{either(EVERY, 'does')})(?= [\"“‘@\dA-Z])"
)


def as_sentence(headline: str) -> str:
    """Give a text with the verbs of its headlines in small letters: `Quarry releases Shuttle`."""
    return _HEADLINED.sub(lambda found: found.group().lower(), headline)
