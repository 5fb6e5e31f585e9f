"""What a follow-up leaves out: the thing `it` stands for, the last question again, or the last one of another thing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.kinds.counted import things_counted
from bot.answers.kinds.who import asks_who
from bot.answers.patterns import forms
from bot.answers.patterns.chinese import is_chinese
from bot.answers.patterns.listing import kind_listed
from bot.answers.questions import chatter
from bot.answers.questions.ask import Ask
from bot.answers.questions.subjects import PUT_IN, is_plain, telling_parts, thing_in, told_in
from bot.answers.questions.which import one_of_the_last
from bot.answers.texts.claims import read_claim
from bot.answers.texts.people import NAME
from bot.answers.texts.wordlists import OPENS, PRONOUNS
from bot.posts.post import Post
from bot.posts.wordsets import word_set
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.sentences import split_sentences
from bot.search.words import fold, words_in

_REPO = re.compile(r"(?<![\w/.])[A-Za-z][\w.-]*/[A-Za-z][\w.-]*\w(?![\w/])")
_ENDS_ASKING = re.compile(r"[呢吗吧]\s*[?？]*\s*$")
#: Telling words at most of something that takes the place of another, and of a question that only its lead ties to it.
_OTHER, _LED = 3, 4
#: Words that nothing named is made of: they ask, or help a verb.
_ASKS = word_set(
    "what which who whose whom how when where why is are was were does did do has have had can could will would "
    "should any list show give tell find"
)
#: What an ask after a name stands for all of what was asked: `when was that?`, `by whom?`.
_OF_ALL = re.compile(
    r"(?i)\b(?:is|was|did|does|do|of|about|after|before|by|like|happen(?:ed)?) (?:that|this)(?: in| on| at| about)?\W*$"
    rf"|{OPENS}(?:(?:(?:thanks|according|due|because|together) )?"
    r"(?:by|for|from|in|of|on|at|to|with|since|until) )?"
    r"(?:who|whom|when|where|how(?: (?:much|many|long|often|fast|big|large|far|well|high))?|which(?: one)?|how so)\W*$"
)
#: Asks how many of what was counted before are of some kind: `how many of them are new?`.
_OF_THEM = re.compile(r"(?i)\bof (?:them|those|these)\b")
#: A question that names nothing of its own: `how many parameters?`, `who won?`, `what's the license?`.
_FRAGMENT = re.compile(
    rf"(?i){OPENS}(?:(?:up to|by|for|from|in|on|at|to|with|under|of) )?"
    r"(?:(?:which|what|whose|who|how many|how much)(?: [\w-]+){1,2}"
    r"|(?:what|who|when|where)(?:['’]?s| is| are| was| were) the(?: [\w-]+){1,2})\W*$"
)
#: What is asked of all posts, not of a thing: `what's the latest news?`, `what is the best tool?`.
_OF_POSTS = re.compile(r"(?i)\b(?:news?|updates?|highlights?|summary|digests?|issues?|posts?|top|most|\w+est)\b")
#: Asks what a thing is that it names by a plain word.
_DEFINES = re.compile(rf"(?i){OPENS}what(?:['’]?s| is| are) (?!the\b)[\w -]+\W*$")
#: What a question asks to be told about, to its end.
_ABOUT = re.compile(r"(?i)\babout (?P<thing>\w[^?？]*?)\W*$")
#: Chinese that only asks, or ties words together, and what asks for something new.
_ASKS_IN_CHINESE = re.compile(r"什么时候|何时|多少|第几期|哪\w?|谁|怎么|什么|[几吗呢的了是在有它那]")
_NEW_IN_CHINESE = re.compile(r"什么是|是什么|是啥|[新闻讯]|有哪|有什么|列出|推荐|介绍|总结|[期周日]报|周刊")
#: How German, French and Spanish ask of what was spoken of: "Wer hat es gemacht?", "qui l'a fait ?", "¿quién lo hizo?".
_EUROPEAN_IT = re.compile(
    r"(?i)\b(?:hat|haben|ist|war|kostet|kann|macht|bringt|braucht|heißt) (?:es|er|sie)\b|\b(?:davon|dessen|deren)\b"
    r"|\b(?:qui|quand|où) l['’]a\b|(?<!y )\b(?:a|est|coûte|fait)-(?:t-)?(?:il|elle)\b"
    r"|\b(?:qui[eé]n(?:es)?|cu[aá]ndo|c[oó]mo|d[oó]nde) l[oa]s? "
)
#: Japanese that asks, and kanji and katakana at most beside it of a question that leans on the one before.
_ASKS_IN_JAPANESE, _SHORT_KANJI = re.compile(r"誰|何(?!が[あ起])|いつ|どこ|なぜ|どう|いくら|いくつ"), 2
#: What a thing has, by which a word alone asks of the thing before: `License?`, 许可证呢？, スター数は？
_HAS = re.compile(
    r"(?i)\W*(?:(?:and|und|et|y|what about|how about)\W+)?(?:(?:the|its|their|der|die|das|le|la|les|el|los)\s)?"
    r"(?:github )?(?:stars?|forks?|downloads?|users|contributors|licen[cs]e|prices?|pricing|costs?|size|param(?:eter)?s"
    r"|benchmarks?|results?|scores?|versions?|authors?|makers?|developers?|founders?|creators?"
    r"|(?:programming )?language|website|homepage|links?|url|repo(?:sitory)?|(?:source )?code|paper|speed|latency"
    r"|accuracy|release date|demo|docs|context (?:window|length)|valuation|funding"
    r"|lizenz|preis|größe|autor(?:en|es)?|sprache|sterne|licencia|precio|tamaño|estrellas|prix|taille|auteurs?|étoiles)\W*"
    r"|\W*(?:那|它的|其)?(?:许可证|許可證|协议|价格|價格|作者|开发者|语言|链接|连接|论文|代码|大小|参数量?|星数?|速度|成绩|版本)呢?\W*"
    r"|\W*(?:その)?(?:(?:スター|フォーク|ユーザー|ダウンロード)数|価格|値段|料金|ライセンス|作者|著者|開発元|リンク|公開日|発売日|サイズ"
    r"|速度|言語)(?:は|も)?\W*"
)
#: Chinese letters at most, beside those, of a question that leans on the one before.
_SHORT = 5
#: `that` which begins a clause, and `there` which only says that something is.
_NO_PRONOUN = re.compile(
    r"(?i)(?<=\w) that (?=(?:is|are|was|were|has|have|had|can|could|will|would|does|did|do|\w{2,}(?:s|ed))\b)"
    r"|\b(?:is|are|was|were|be) there\b|\bthere (?:is|are|was|were)\b"
)
_BEFORE_THAT = re.compile(r"(?i)\b([\w-]+)$")
_PERSON = re.compile(
    r"(?i)\b(?:he|she|him|(?P<owns>his|hers?)"
    r"|(?:that|this|the same) (?:person|author|developer|contributor|maintainer))\b|[他她]"
)
#: The same of one whose sex is not known, where somebody was asked for.
_THEY = re.compile(r"(?i)\b(?:they|them|(?P<owns>theirs?))\b")
_SOMEBODY = re.compile(rf"(?<![\w.])@\w[\w-]+|(?<!\w){NAME}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question asked before and what was answered.

    Attributes:
        asks: what it asked, made whole from those before it: one, or one for each of several times or issues.
        posts: those that the answer came from, else those that the question spoke of; none where it is unsure.
    """

    asks: tuple[Ask, ...]
    answer: str = ""
    posts: Sequence[Post] = ()

    @property
    def whole(self) -> str:
        """What was asked, made whole, without its words for time."""
        return self.asks[-1].whole


def made_whole(text: str, before: Sequence[Turn]) -> str:
    """Put in what a follow-up leaves out: the thing `it` stands for, or the question that another thing is to replace.

    Args:
        text: without its words for time.
        before: oldest first.
    """
    if not before:
        return text
    last = before[-1].whole
    if chatter.AGAIN.fullmatch(chatter.TRIM.sub("", text)) or not words_in(text):
        return last
    if asked := _of_one(text, before):
        return asked
    if (other := _other_in(text)) is not None:
        if not telling_parts(other):
            return last
        if asked := _with_other(last, other):
            return asked
    elif not _leans(text):
        return text
    if with_person := _with_person(before[-1], text):
        return with_person
    subject = _things_meant(last, text) or _subject(before, text)
    return f"{text} ({subject})" if subject and subject.casefold() not in text.casefold() else text


def _of_one(text: str, before: Sequence[Turn]) -> str:
    """Ask of the one that a text means by its place, or for one of those asked of before; empty where it does not."""
    if nth := chatter.NTH.search(text):
        listed = next((turn for turn in reversed(before) if "• " in turn.answer), before[-1])
        if name := _nth_named(listed, chatter.PLACES[nth["nth"] or nth["zh"]]):
            return f"{text} ({name})"
    return one_of_the_last(text, (turn.asks[-1] for turn in reversed(before)))


def _other_in(text: str) -> str | None:
    """Give the thing that a text asks the last question of again, by its lead or by being alone; None for any other."""
    bare = _ENDS_ASKING.sub("", text)
    rest = chatter.TRIM.sub("", forms.INSTEAD.sub("", bare, count=1))
    alone = re.fullmatch(r"\W*[\w@][\w./@-]*\s*[?？]+\s*", text) is not None
    alone = alone and not _ASKS_IN_JAPANESE.search(text)
    if _HAS.fullmatch(text) or not (alone or bare != text or forms.INSTEAD.match(bare)):
        return None
    said = re.findall(r"[\w']+", fold(rest).casefold())
    if any(word in _ASKS or word in PRONOUNS for word in said) or forms.UNSPACED_ASKING.search(rest):
        return None
    return rest if len(telling_parts(rest)) <= _OTHER or read_claim(rest).names else None


def _with_other(last: str, other: str) -> str:
    """Ask a question again of another thing, in the place of what it resembles most; empty where that is nothing."""
    other = re.sub(r"(?i)^(?:the|an?|for|in|on|at|by|of|with|about) ", "", other)
    claim, own = read_claim(last), read_claim(other)
    about = PUT_IN.search(claim.text) or _ABOUT.search(claim.text)
    if found := _place_of_like(claim.text, other):
        start, end = found
    elif claim.numbers and own.numbers and not own.names:
        start, end = claim.numbers[-1].start, claim.numbers[-1].end
    elif all(map(is_plain, telling_parts(other))) and read_claim(thing_in(last)).names:
        return ""
    elif about:
        start, end = about.span("thing")
    elif names := claim.names:
        start, end = names[-1].start, names[-1].end
    elif (thing := thing_in(last).split()) and all(map(is_plain, thing)) and own.names:
        return f"{last} ({other})"
    elif thing:
        folded = claim.text.casefold()
        start = folded.rfind(thing[0].casefold())
        end = folded.rfind(thing[-1].casefold()) + len(thing[-1])
        if len(telling_parts(other)) == 1 or not 0 <= start < end:
            start = end - len(thing[-1])
    else:
        return other
    asked = last if len(last) == len(claim.text) else claim.text
    return f"{asked[:start]}{other}{asked[end:]}"


def _place_of_like(last: str, other: str) -> tuple[int, int] | None:
    """Find what ends in the same word, or in one that differs in its figures alone: `docs freeze` for `code freeze`."""
    *before, head = other.split()
    like = "".join(r"\d+" if part.isdigit() else re.escape(part) for part in re.split(r"(\d+)", head))
    if not before and like == re.escape(head):
        return None
    found = re.search(rf"(?i)(?<![\w.])(?:[\w./'-]+ ){{{len(before)}}}{like}(?![\w.]*\w)", last)
    return found.span() if found and found[0].casefold() != other.casefold() else None


def _leans(text: str) -> bool:
    """Tell whether a question leans on the one before it."""
    if _HAS.fullmatch(text):
        return True
    claim = read_claim(text)
    names = claim.names
    if _EUROPEAN_IT.search(text) or _has_pronoun(claim.text[: names[0].start] if names else text):
        return True
    if names or _OF_POSTS.search(text) or _DEFINES.match(text):
        return False
    if _OF_ALL.search(text) or _FRAGMENT.match(text):
        return True
    if is_chinese(text):
        return _NEW_IN_CHINESE.search(text) is None and len(re.sub(r"\W", "", _ASKS_IN_CHINESE.sub("", text))) <= _SHORT
    if re.search(r"[ぁ-ん]", text) and forms.UNSPACED_ASKING.search(text) is None:
        return _ASKS_IN_JAPANESE.search(text) is not None and len(re.sub(r"[\Wぁ-ん]|[誰何]", "", text)) <= _SHORT_KANJI
    if forms.FOLLOWS.search(text) is None or kind_listed(text) is not None:
        return False
    own = telling_parts(text)
    return len(own) <= _LED and all(is_plain(word) or not word.isascii() for word in own)


def _has_pronoun(text: str) -> bool:
    bare = forms.THIS_TIME.sub(" ", forms.EXPLETIVE.sub(" ", _without_clauses(fold(text).casefold())))
    return any(word in PRONOUNS for word in re.findall(r"[a-z]+|它|他们?|她们?|这个|那个|其", bare))


def _without_clauses(text: str) -> str:
    """Give a text without each `that` which begins a clause on the noun before it, and each `there is`."""

    def kept(found: re.Match[str]) -> str:
        before = _BEFORE_THAT.search(text, 0, found.start())
        return " " if "there" in found[0] or (before and not is_stop_word(before[1])) else found[0]

    return _NO_PRONOUN.sub(kept, text)


def _subject(before: Sequence[Turn], text: str) -> str:
    """Give what a follow-up speaks of: a person whom an answer names, what it gave, or what was asked about."""
    for turn in reversed(before):
        found = thing_in(turn.whole)
        if _PERSON.search(text) and (who := _person_in(turn.answer, turn.whole)):
            return who
        if found and not read_claim(turn.whole).names and forms.ASKS_WHICH.search(turn.whole):
            return next(iter(_names_of(turn.answer)), found)
        if found:
            return found
    return ""


def _things_meant(last: str, text: str) -> str:
    """Give all that was asked, or what was counted, where a follow-up speaks of that; else an empty text."""
    if _OF_THEM.search(text):
        return things_counted(last)
    return told_in(last) if _OF_ALL.search(text) else ""


def _with_person(last: Turn, text: str) -> str:
    """Put the person whom the last answer names in the place of the word for them; empty where there is none."""
    said = _PERSON.search(text) or (_THEY.search(text) if asks_who(last.whole) else None)
    who = _person_in(last.answer, last.whole) if said and text.isascii() else ""
    owns = "'s" if said and said["owns"] else ""
    return f"{text[: said.start()]}{who}{owns}{text[said.end() :]}" if said and who else ""


def _person_in(answer: str, asked: str) -> str:
    """Give the first full name or handle in an answer that its question does not say."""
    return next((name for name in _SOMEBODY.findall(answer) if name.casefold() not in asked.casefold()), "")


def _nth_named(turn: Turn, place: int) -> str:
    """Give what an answer, or else its question, names in some place: of several sentences, the first name of each."""
    for text in (turn.answer, turn.whole):
        named = [_names_of(sentence) for sentence in split_sentences(text)]
        found = [names[0] for names in named if names]
        if len(set(found)) < 2:
            found = [name for names in named for name in names]
        names = list(dict.fromkeys(found))
        if len(names) > 1 and -len(names) <= place < len(names):
            return names[place]
    return ""


def _names_of(text: str) -> list[str]:
    """Give the names of a text in order, repositories in small letters included."""
    claim = read_claim(text)
    spans = {(name.start, name.end) for name in claim.names} | {found.span() for found in _REPO.finditer(claim.text)}
    return [claim.text[start:end] for start, end in sorted(spans)]
