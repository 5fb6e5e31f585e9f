"""Whether a sentence tells who made, wrote or brought out a name, and not who did so to something beside that name.

The name must be what is made: the object of the deed, its subject where somebody stands behind `by`, or what stands
behind `NAME's`. What a tool is built on, written in or meant for has another maker.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.judging.coverage import Term
from bot.answers.questions.chinese import is_mostly_chinese
from bot.answers.questions.question import Ask
from bot.answers.questions.who import asks_maker
from bot.answers.texts.claims import Claim, read_claim
from bot.answers.texts.names import BETWEEN_LISTED, Name, same_name
from bot.posts.hanzi import simplified
from bot.search.everyday import is_everyday
from bot.search.plainwords import is_plain_word
from bot.search.vocabulary import is_stop_word
from bot.search.words import fold

_DEED = (
    r"(?:(?:co-?)?(?:ma[dk]es?|creat(?:es?|ed)|buil(?:ds?|t)|develop(?:s|ed)?|design(?:s|ed)?|wr[io]tes?|wrote|written"
    r"|author(?:s|ed)|penn(?:s|ed)|invent(?:s|ed)?|releas(?:es?|ed)|launch(?:es|ed)?|publish(?:es|ed)?"
    r"|open[- ]sourc(?:es?|ed)|introduc(?:es?|ed)|present(?:s|ed)?|announc(?:es?|ed)|unveil(?:s|ed)?|ship(?:s|ped)?"
    r"|propos(?:es?|ed)|found(?:s|ed)|maintain(?:s|ed)|debut(?:s|ed)?|came up with|roll(?:s|ed)? out))"
)
_DID = re.compile(
    rf"(?i)(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bbe )(?<!\bwere )(?<!\bbeen )(?<![\w-]){_DEED}(?![\w-]| by\b)"
)
#: What stands between a deed and what it is done to: where it was told, and what is brought out of a thing.
_WHERE = re.compile(r"^ (?:on|in|at) (?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*")
_OUT_OF = re.compile(
    r"(?i)\b(?:releases?|versions?|launch|availability|previews?|betas?|alphas?|editions?) of "
    r"(?:the |his |her |their |its )?"
)
_ON = re.compile(r"(?i) (?:on|about)(?= (?:the )?[\"“'‘]?$)")
_ARTICLE = re.compile(r" (?:the|an?) $")
_CALLED = re.compile(r"(?i)^(?P<what>.*)\b(?:called|named|dubbed|titled),? (?:the )?[\"“'‘]?$")
#: Words after which no deed reaches.
_APART = re.compile(
    r"(?i)\b(?:for|with|using|on|in|of|from|to|against|about|via|by|than|like|over|around|at|as|into|that|which|who"
    r"|where|when|because|after|before|while|is|are|was|were|has|have|can|will|but)\b|[;.:!?] "
)
_DEFINITE = re.compile(r"(?i)\b(?:the|this|our|its|their|his|her)(?: (?!(?:a|an|of|for|on|with|in|to)\b)[\w-]+){0,3} $")
_MODIFIES = re.compile(r" (?P<after>[a-z][a-z-]{2,})")
_SAID_TO_BE = re.compile(r"(?:\s?\([^)]*\))?(?:\s?[,–—:]| -| is| was)(?= )")
_USING = re.compile(
    r"(?i)\b(?:for|with|using|on|in|of|from|to|against|about|via|by|than|over|around|at|into|and)(?: the| an?)? $"
)
_APPOSED = re.compile(r"(?:,| [–—-]) ?(?:the|an?|our) ")
_GOES_ON = re.compile(r"(?i)(?:today|yesterday|last|this|earlier|\w+ly)$")
#: Words that speak of the people of a place or firm, which is then who does it.
_PEOPLE = re.compile(
    r"(?i)\b(?:teams?|researchers|engineers|people|folks|group|developers|students|scientists|authors|makers|minds)"
    r" (?:of|at|from|in|behind) (?:the )?$"
)
#: How a name goes on to what is said of it, and then up to who stands behind `by`, `from` or `we built it at`.
_IS = (
    r"(?:[\"”’*_\])]|\s?\([^)]*\))*"
    r"(?:\s?[,–—:(]|\s-|,? (?:which|that) (?:is|was)|,? (?:is|was|are|were|has been|had been))?"
)
_BY = re.compile(rf"(?i)^{_IS}(?P<mid>[^.;!?]{{0,120}}?)(?<!\w)(?P<by>(?:by|from)\b|we {_DEED}\b[^.;]{{0,40}}? at\b)")
#: What may open the stretch right behind a name only where the sentence says so: a comma, a colon, an `is`, a deed.
_OPENS = re.compile(
    rf"(?i)^(?:[\"”’*_\])]|\s?\([^)]*\))*(?:\s?[,–—:(]|\s-|,? (?:which|that|is|was|are|were|has|had|by|from|{_DEED})\b)"
)
_PARTICIPLE = re.compile(r"(?i)(?:\w{2,}ed|\w+(?:wn|itten|aken|iven|osen|old|ught)),?$")
_DONE = re.compile(rf"(?i)(?:{_DEED}|led|started|begun|contributed|trained|backronymed)$")
_TO_NAME = re.compile(r"(?: [a-z][\w-]*| [A-Z]{2,5}){0,6} ?[@\"“'‘(]?")
_USED = re.compile(r"(?i) (?:the |an? |its |their )?(?:using|\w+ing)\b")
#: `NAME's new` before what is theirs.
_THEIRS = re.compile(r"['’]?s? (?:(?!\w*(?:ed|s|of|on|in|for|to|with)\b)[\w-]+ ){0,3}[\"“'‘]?")
_MAKER = r"(?:co-?)?(?:authors?|creators?|makers?|developers?|founders?|inventors?|maintainers?|designers?|owners?)"
_MAKER_OF = re.compile(
    rf"(?i)\b(?:{_MAKER} (?:of|behind)|(?:teams?|compan(?:y|ies)|people|person|folks|lab|minds?|force) behind)"
    r" (?:the )?$"
)
_OF_MAKER = re.compile(rf"(?i)^(?:['’]s)? (?:lead |original |main )?{_MAKER}\b")
#: A line below a title that says who made what it names.
_LABEL = re.compile(
    r"(?i)^\W*(?:(?:first |lead )?authors?(?:\(s\))?|(?:written|made|built|created|developed) by|by"
    r"|makers?|creators?|developers?|team|maintainers?|publisher|发布方|发布者|开发者|开发方|开发团队|\w{0,4}作者\w{0,3}|团队|机构|出品|厂商|著者)\s?[:：]\s?\S"
)
#: How a story says of what its title names that somebody made it: `@ilse made a plugin`, `a new theme by Ilse`.
_HANDLE_MADE = re.compile(rf"(?i)^\W*@[\w-]+ (?:(?:has|have|just|recently) )?{_DEED} an? ")
_ONE_BY = re.compile(
    r"(?i)^\W*an? (?:(?!(?:for|with|using|on|in|of|from|to|about|via|than|like|that|which|by)\b)[\w-]+ ){1,8}by(?= \S)"
)
_ITSELF = re.compile(r"(?i)^ (?:it|this|these|them|both)\b")
_LEANS = re.compile(
    r"(?i)^\W*(?:it|this|they|these|the (?:\w+ )?(?:model|paper|tool|project|library|framework|team|system))\b"
)
_MADE_IN_CHINESE = (
    r"(?:发布|发明|创立|维护|推出|开源|开发|创建|打造|设计|研发|发表|提出|撰写|上线|公布|制作|写|做|発表|リリース)"
)
_CHINESE_BEFORE = re.compile(
    rf"[^\s，。、；]{{2,}}\s?[^，。；]{{0,12}}?{_MADE_IN_CHINESE}[了的]?[^，。；]{{0,16}}$|[\w’]{{2,}}\s?的\s?(?:[^，。；]{{0,6}}\s)?$"
)
_CHINESE_AFTER = re.compile(
    r"^[^。；]{0,30}?(?:由|来自|出自|による)\s?[^，。；]{2,}|^[^。；]{0,12}?(?:作者|开发者|发布方|团队)"
)
#: Letters that a text needs so that a question may say its name: `Who made the game engine Bevy`.
_NAMED = r"{}\W+(?:the |this |an? )?(?:(?!(?:about|on|of|for|with|in|by|from|to|at)\b)[a-z-]+ ){{0,3}}?[\"“'‘]?{}(?!\w)"
_OWN_NAME = 3
#: Characters of a sentence that are read; the words of a longer one are no sentence.
_LONGEST = 1_200


@dataclass(frozen=True, slots=True)
class Made:
    """What a question asks the maker of, by its name and the word that says what kind of thing that is."""

    name: str
    kind: str = ""

    def is_told(self, sentence: str, *, beneath: bool) -> bool:
        """Tell whether a sentence says who made it.

        Args:
            sentence: as it stands.
            beneath: it stands in what the posts tell under that name, or goes on about it.
        """
        sentence = sentence[:_LONGEST]
        text = fold(sentence)
        spots = [found.span() for found in self.pattern.finditer(text)]
        if not text.isascii() and (is_mostly_chinese(text) or any("\u3040" <= letter <= "\u30ff" for letter in text)):
            return _told_in_chinese(text, spots, beneath=beneath)
        claim = read_claim(sentence)
        others = [name for name in claim.names if not same_name(name.key, self.name.casefold())]
        meant = (
            (start, end)
            for start, end in spots
            if not (_goes_further(claim, start, end) or _is_modifier(claim.text[:start], claim.text[end:], self.kind))
        )
        if any(_tells(claim, start, end, others, self.name) for start, end in meant):
            return True
        return beneath and not spots and _tells_beneath(claim, others)

    def stands_in(self, text: str) -> bool:
        """Tell whether a text says the name."""
        return self.pattern.search(fold(text)) is not None

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds the name, however it is joined; not as a part of a longer one: `ghcup` in `ghcup-gtk`."""
        joined = r"[\s_-]+".join(map(re.escape, fold(self.name).split()))
        return re.compile(rf"(?ai)(?<![\w-]){joined}(?![\w-]|\.\w)")


def made_asked(ask: Ask, terms: Sequence[Term]) -> Made | None:
    """Give what an ask is for the maker of, None where it is for something else or for what has no name."""
    if not asks_maker(ask.text):
        return None
    asked = fold(ask.whole)
    if lone := re.search(rf"(?i)\b{_DEED} (?:the )?([a-z][a-z\d-]+)\W*$", asked):
        return None if _is_ordinary(lone[1]) and not any(term.hard for term in terms) else Made(lone[1])
    for term in (term for term in terms if term.hard):
        shown = re.escape(fold(term.shown))
        told = _NAMED.format(rf"(?:{_DEED}|behind|{_MAKER} (?:of|for|behind))", shown)
        if re.search(rf"(?i){shown} (?:for|of|on|about|to|in)\b", asked):
            return None
        if not asked.isascii() or re.search(rf"(?i){told}", asked) or re.search(rf"(?i){shown}['’]s {_MAKER}", asked):
            kind = re.search(rf"(?i)(?<!\w){shown} ([a-z][\w-]+)", asked)
            return Made(term.shown, kind[1] if kind else "")
    return None


def _tells(claim: Claim, start: int, end: int, others: Sequence[Name], name: str) -> bool:
    """Tell whether a sentence says who made what is named at a place."""
    text, before, after = claim.text, claim.text[:start], claim.text[end:]
    if any(other.owns and _THEIRS.fullmatch(text, other.end, start) for other in others):
        return True
    apposed = _SAID_TO_BE.match(after)
    if apposed and any(other.owns and _TO_NAME.fullmatch(text, end + apposed.end(), other.start) for other in others):
        return True
    if others and (_MAKER_OF.search(before) or _OF_MAKER.match(after)):
        return True
    whole = len(name.split()) >= _OWN_NAME
    return _is_done(claim, start, others, whole=whole) or (
        (_APPOSED.match(after) or not _is_used(before)) and _is_by(after, end, claim, others)
    )


def _is_modifier(before: str, after: str, kind: str) -> bool:
    """Tell whether a name only says what kind of thing is meant: `a PyTorch library`, where `the X model` is X."""
    found = _MODIFIES.match(after)
    if found is None or _DEFINITE.search(before):
        return False
    word = found["after"]
    return word != kind and not (
        is_stop_word(word) or _GOES_ON.match(word) or re.fullmatch(rf"(?i){_DEED}", word) or _OF_MAKER.match(after)
    )


def _goes_further(claim: Claim, start: int, end: int) -> bool:
    """Tell whether a name only begins a longer one: `Swift` in `Swift Changes Considered Harmful`."""
    longer = (name for name in claim.names if name.start <= start < end < name.end)
    return any(re.match(r" [A-Z][a-z]", claim.text[end:]) is not None for _ in longer)


def _is_used(before: str) -> bool:
    """Tell whether a name stands behind a word by which it is only used: `built on`, `a survey of`."""
    return _USING.search(before) is not None


def _is_done(claim: Claim, start: int, others: Sequence[Name], *, whole: bool) -> bool:
    """Tell whether somebody does a deed to what is named at a place."""
    text = claim.text
    for deed in _DID.finditer(text, 0, start):
        inner = [other for other in others if deed.end() <= other.start and other.end <= start]
        done_to = _reach(text[deed.end() : start], text[inner[-1].end : start] if inner else "", whole=whole)
        if done_to is not None and not _APART.search(done_to) and any(_does(other, deed, text) for other in others):
            return True
    return False


def _reach(between: str, behind: str, *, whole: bool) -> str | None:
    """Give what stands between a deed and a name, without what keeps neither apart; None where another name does.

    Args:
        between: the words from the deed up to the name.
        behind: those from the last other name in it, empty where there is none.
        whole: the name is a whole title, so that `a post on` leads to it.
    """
    if whole:
        between = _ON.sub("", between)
    between = _OUT_OF.sub("", _WHERE.sub("", between))
    if called := _CALLED.match(between):
        return re.sub(r"\([^)]*\)", "", called["what"])
    listed = behind in ("", " (") or BETWEEN_LISTED.fullmatch(_ARTICLE.sub(" ", behind))
    return between if listed else None


def _does(other: Name, deed: re.Match[str], text: str) -> bool:
    """Tell whether a name may be who does a deed that stands after it."""
    if other.end > deed.start() or re.search(r"[;!?] |\. ", text[other.end : deed.start()]):
        return False
    if other.acronym and re.search(r"(?i)\b(?:this|the|an?|each|every) $", text[: other.start]):
        return False
    return not other.object or _PEOPLE.search(text[: other.start]) is not None


def _is_by(after: str, end: int, claim: Claim, others: Sequence[Name]) -> bool:
    """Tell whether what follows a name says by or from whom it is."""
    found = _BY.match(after)
    if found is None or not _OPENS.match(after):
        return False
    mid = found["mid"].split()
    if re.search(r", (?:and|but|while)\b", found["mid"]):
        return False
    last = mid[-1] if mid else ""
    odd = [word for word in (mid if found["by"].casefold() == "from" else [last]) if _PARTICIPLE.match(word)]
    if odd and (found["by"].casefold() == "from" or not all(map(_DONE.match, odd))):
        return False
    return _names_somebody(after, found.end(), end, claim, others)


def _names_somebody(after: str, at: int, end: int, claim: Claim, others: Sequence[Name]) -> bool:
    """Tell whether somebody's name stands behind `by` at a place."""
    if _USED.match(after, at):
        return False
    rest = claim.text[end + at :]
    if any(other.start >= end + at and _TO_NAME.fullmatch(claim.text, end + at, other.start) for other in others):
        return True
    word = re.match(r" (?:the )?@?([a-z][\w-]{2,})\W*$", rest)
    return "@" in rest[:3] or (word is not None and not _is_ordinary(word[1]))


def _is_ordinary(word: str) -> bool:
    folded = word.casefold()
    return is_plain_word(folded) or is_everyday(folded) or is_stop_word(folded)


def _tells_beneath(claim: Claim, others: Sequence[Name]) -> bool:
    """Tell whether a sentence below a name says who made what that names, without naming it."""
    text = claim.text
    if _LABEL.match(text):
        return True
    if _HANDLE_MADE.match(text):
        return True
    by = re.match(r"(?i)^\W*by(?= \S)", text) or _ONE_BY.match(text)
    if by and _names_somebody(text, by.end(), 0, claim, others):
        return True
    if (opened := _LEANS.match(text)) and _is_by(text[opened.end() :], opened.end(), claim, others):
        return True
    deeds = (
        deed for deed in _DID.finditer(text) if _ITSELF.match(text, deed.end()) or _ITSELF.match(text[deed.end() :])
    )
    return any(_does(other, deed, text) for deed in deeds for other in others)


def _told_in_chinese(text: str, spots: Sequence[tuple[int, int]], *, beneath: bool) -> bool:
    """Tell whether a Chinese or Japanese sentence says who made what is named at some places, or what it is below."""
    text = simplified(text)
    if beneath and _LABEL.match(text):
        return True
    return any(_CHINESE_BEFORE.search(text[:start]) or _CHINESE_AFTER.match(text[end:]) for start, end in spots)
