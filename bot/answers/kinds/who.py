"""Who is asked for, and whether a text names them: somebody the question does not name, where the maker would stand."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.answers.kinds.anotherdeed import tells_another_deed
from bot.answers.kinds.chinesekinds import has_new_name
from bot.answers.kinds.roles import role_asked, says_role
from bot.answers.patterns.chinese import is_mostly_chinese
from bot.answers.texts.deeds import (
    BRINGING_OUT,
    DOER,
    DONE,
    MADE_IN_CHINESE,
    MAKING,
    OUT_IN_CHINESE,
    as_sentence,
    either,
)
from bot.answers.texts.people import NAME, are_people
from bot.answers.texts.wordlists import IRREGULAR, OPENS
from bot.search.dictionaries.everyday import is_everyday
from bot.search.dictionaries.plainwords import is_plain_word
from bot.search.dictionaries.vocabulary import is_stop_word
from bot.search.naming import names_in
from bot.search.scripts import HAN
from bot.search.sentences import split_sentences
from bot.search.words import fold, said_in, tokens

#: What may make a thing, as a question asks for it: `which university is behind it?`.
_MAKERS = r"(?:company|firm|team|lab|laboratory|university|institut(?:e|ion)|organi[sz]ation)"
_ASKS = re.compile(
    rf"(?i){OPENS}(?:who(?!(?:'s| is| are| was) [A-Z@]\S*\W*$)|whose"
    r"|(?:(?:thanks|according|due|together) )?(?:by|to|from|for|with|of|under|against) whom\b"
    rf"|(?:which|what) (?:{_MAKERS}|person|country|bank)\b|welche[rs]? (?:firma|person)\b"
    r"|quelle (?:entreprise|société|équipe|personne)\b"
    r"|qué (?:empresa|equipo|persona)\b|we[rmn]\b|wessen\b|(?:(?:de|à|pour|avec) )?qui\b"
    r"|(?:de |a |con )?qui[ée]n(?:es)?\b|(?:de )?quem\b|(?:di )?chi\b|wie (?:is|heeft|was|zijn|schreef|maakte)\b)"
    r"|谁|哪家公司|誰|だれ"
)
_APART = "(?:in|on|at|to|for|from|by|with|of|about|and|or|as|when|after)"
#: Who wrote something is told by a by-line, a full name, a handle, or by who they are.
_ASKS_WHO_WROTE = re.compile(r"(?i)\bwho (?:wrote|(?:co-?)?authored)\b")
_AUTHORED = re.compile(
    r"\b(?:[Bb]y|[Ff]rom) (?:the )?(?:@|[A-Z])|\bet al\b|@\w|[—–:] [A-Z][\w.-]+['’]s\b"
    r"|\b[A-Z][\w’'-]*[a-z] [A-Z][\w’'-]+"
    r"|(?i:\b(?:researchers?|authors?|teams?|wrote|written|writes)\b)"
)
#: Who is going to do something is told by what is to come or goes on, or as a task: `Ilse to send the notes`.
_ASKS_WHO_WILL = re.compile(rf"(?i){OPENS}who(?:['’]s| is| are) going to\b")
_WILL = re.compile(
    r"(?i)\b(?:will|shall|would|going to|plan(?:s|ned|ning)?|intends?|expected|scheduled|upcoming|next|tomorrow"
    r"|volunteer\w*|agree[sd]?|assigned|(?:is|are) \w+ing|(?:is|are|set|due) to)\b|['’]ll\b"
    r"|\b(?-i:[A-Z])[\w.-]*:? to [a-z]"
)
#: Who is thanked or named as the maker, however the name is written.
_CREDITED = re.compile(
    r"(?i)\b(?:thanks to|by|from(?= @)) (?!(?:the|an?|its?|their|our|this|that|all|\w+sel(?:f|ves))\b)(@?[\w-]+)"
)
#: A line that names somebody by what they were, as the minutes of a meeting do: `Host: Ilse Brandt`.
_IN_ROLE = re.compile(
    r"(?m)^\W*[A-Z][a-z]+(?: [\w-]+)?s?: (?P<who>(?:[A-Z][\w.'’-]*(?:, | and | & | )?){1,6})(?: \([^()]*\))?\W*$"
)
#: Some who act at the head of a sentence, handles in small letters or behind an @ as well: `mmatyas added support`.
_PAST = rf"(?:\w{{2,}}ed|(?:re)?(?:{'|'.join(sorted(IRREGULAR))})|set|put|cut|sped)"
_HANDLE = r"@?[A-Za-z][\w-]*"
_AT_HEAD = re.compile(
    rf"(?m)(?:^|(?<=[.!?]) )[^\w\n@]*(?P<who>{_HANDLE}(?:(?:, and |, | and | & ){_HANDLE})*)"
    rf" (?:(?:has|have|also|\w+ly) )?(?P<deed>{_PAST})\b"
)
#: What somebody is, by which Japanese asks for them, and how a text tells who is that or names a person.
_ROLE_IN_JAPANESE = re.compile(rf"[のたる](?P<role>[{HAN}ァ-ヶーA-Za-z]{{2,8}})(?:[はが]|って|とは)?(?:誰|だれ|どなた)")
_HOLDS_IT = r"[氏様]|さん(?![ァ-ヶ])|率い|就任|代表|社長|会長|所長|責任者|\b[Cc][A-Z]O\b"
#: How a question asks for who did what follows: `who first wrote`, `by whom was it built`.
_WHO = r"(?:who(?:'s| is| are| was| were| has| have| had)? (?:.{0,24} )?|by whom .{1,80} )"
#: The same in Chinese, or which body did.
_WHO_IN_CHINESE = r"(?:谁|哪一?[个家支位](?:公司|团队|机构|组织|企业|实验室|厂商|大学|人)?)(?:最?[先早])?"
_ABROAD = (
    r"^\W*wer (?:hat\b.*\b(?:geschrieben|gebaut|entwickelt|gemacht|erfunden|veröffentlicht|gestartet)"
    r"|schrieb|baute|entwickelte|erfand|veröffentlichte)\b"
    r"|^\W*qui a (?:écrit|créé|fait|développé|inventé|publié|lancé)\b"
    r"|^\W*quién(?:es)? (?:escrib\w+|cre\w+|hizo|hicieron|desarroll\w+|public\w+|lanz\w+)\b"
)
#: Who is behind a paper or a thing: its authors or makers.
_ASKS_AUTHOR = re.compile(
    rf"(?i){OPENS}{_WHO}{either(MAKING, 'does', 'did', 'done', 'doing')}\b|{_ABROAD}"
    r"|\b(?:co-?)?authors?(?: (?:of|for|behind)\b|['’]? names?\W*$|\W*$)|\bautor(?:en|es)\b"
    rf"|{_WHO_IN_CHINESE}(?:{MADE_IN_CHINESE})|作者(?:都?[是有叫]|分别)?(?:谁|哪[些几]|什么)|的作者\W*$"
)
_ASKS_WHO_MADE = re.compile(
    rf"(?i){OPENS}(?:{_WHO}|(?:which|what) {_MAKERS} (?:.{{0,24}} )?)"
    rf"(?:{either((*MAKING, *BRINGING_OUT), 'does', 'did', 'done', 'doing', 'doer')}|behind)\b"
    rf"|{_WHO_IN_CHINESE}(?:{OUT_IN_CHINESE})|(?:誰|だれ)が.{{0,60}}(?:作|書|提案|{OUT_IN_CHINESE}|開発)"
)
#: What was made better or made to work was there before.
_MADE_OTHERWISE = re.compile(
    r"(?i)\bm(?:ade|akes) [^?]{1,60}?\b(?:better|worse|(?:more|less) \w+|easy|easier|possible|work"
    r"|(?:fast|clean|small|safe|quick|light|strong|clear)er)\b"
)
#: Who presented something, as at a meetup.
_ASKS_SPEAKER = re.compile(
    rf"(?i){OPENS}{_WHO}(?:present|demo|show|deliver|g[ai]ve|h[eo]ld|sp[eo]a?ke?|talk)(?:s|ed|n|ing|cased)?\b"
    r"|\bwho (?:was|were|is|are) the speakers?\b"
)
#: Words of speaking before others. `Demo |` opens a row of links.
TALK = (
    r"(?:sp[eo]a?ke?(?:n|s|ing|ers?)?|speech(?:es)?|talk(?:s|ed|ing)?|present(?:s|ed|ing|ations?|ers?)|sessions?"
    r"|keynotes?|lectur\w+|demo(?:s|ed|ing)?\b(?!\s*[|·])|showcas\w+|webinars?|podcasts?|episodes?|interview\w*)"
)
#: What says in a question that somebody spoke of a thing, and no title says.
SPEAKING_WORDS = (
    rf"(?:{TALK}|present|g[ai]ves?|given|h[eo]ld|deliver(?:ed)?|show(?:ed|n)?"
    r"|involv(?:e[ds]?|ing)|featur(?:e[ds]?|ing)|two|three|four)"
)
SPEAKING = re.compile(f"(?i){SPEAKING_WORDS}")
_OF_TALK = re.compile(rf"(?i)\b(?:{TALK}|present)\b")
#: The verb of a question for who did something, but where it says no deed or one that is told in any words.
_DEED = re.compile(
    rf"(?i){OPENS}who (?:(?:has|have|had|will|also|first|just|recently|originally|\w+ly) )*"
    r"(?:(?:is|are|was|were) (?:\w+ly )?(?!going\b)(?=\w+ing\b))?"
    r"(?!(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|should|must|do|does|did|g[eo]ts?"
    r"|t[ao]kes?|took|g[ai]ves?|makes?|made|comes?|came|goes|went|wants?|becomes?|became|adds?|added|says?|said|thinks?"
    r"|thought|claims?|claimed|open(?:s|ed)|submit(?:s|ted)|files?|filed|contribute[sd]?|sends?|sent"
    rf"|else|all|{_APART})\b)(?P<deed>[a-z]+)\b"
)
#: Names in the question itself that may be who is asked for.
_OFFERED = re.compile(r"\bor\b(?=[^?]*\?)|, (?:[A-Z][\w.-]*\W+)+$")
_MADE = rf"(?:{DONE}|{DOER}|teams?|teamed|researchers?)"
_LISTED = r"(?:,? (?:and|&) |, )(?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*"
#: What follows a name that makes something, and what stands before one.
_MAKES = re.compile(rf"['’]s\b|(?: \([^)]*\))?(?:{_LISTED})*(?: [\w’'-]+){{0,5}}? {_MADE}\b")
_MADE_BY = re.compile(
    rf"(?i)(?:\b(?:by|from|von|par|por|da|behind|at|{DOER})\b[:\s]+"
    r"(?:the |an? |its )?(?:[\w-]+ ){0,2}|@)$"
)
#: A question for who did what its verb says, and what follows the name of one who does something.
_ASKS_DEED = re.compile(rf"(?i){OPENS}who (?!(?:else|is|are|was|were|has|have|had)\b)\w+")
_DOES = re.compile(
    rf"(?: \([^)]*\))?(?:{_LISTED})*,? (?:(?:has|have|had|who|also|\w+ly) )*"
    rf"(?:{_PAST}|\w{{2,}}[^s]s|will|(?:is|are) \w+ing|{DONE}|put|set|let)\b"
)
_BEGINS = re.compile(r"(?:^|[.!?:—–\n])\s*$")
#: What follows a name that opens a sentence, where any first word has a capital.
_ACTS = re.compile(
    r"['’]s\b|[ /](?:and|&) [A-Z]|, [A-Z]"
    r"| (?:has|is|was|will|led|made|built|wrote|said|won|ran|gave|\w{2,}(?:ed|es|[^s]s))\b"
)
_AROUND = 60


@lru_cache(maxsize=64)
def asks_who(question: str) -> bool:
    """Tell whether a question asks for somebody."""
    return _ASKS.search(question) is not None or asks_author(question)


@lru_cache(maxsize=64)
def asks_author(question: str) -> bool:
    """Tell whether a question asks who wrote or made something."""
    return _ASKS_AUTHOR.search(question) is not None


def asks_speaker(question: str) -> bool:
    """Tell whether a question asks who presented something."""
    return _ASKS_SPEAKER.search(question) is not None


def asks_of_talk(question: str) -> bool:
    """Tell whether a question asks who spoke, and not who gave, held or showed something else."""
    return asks_speaker(question) and _OF_TALK.search(question) is not None


def deed_of_who(question: str) -> str:
    """Give the verb of a question for who did something, `who reported the flaw`, which an answer must say."""
    found = _DEED.match(question)
    return found["deed"].casefold() if found else ""


def asks_maker(question: str) -> bool:
    """Tell whether a question asks who wrote, made or brought out something."""
    made = asks_author(question) or _ASKS_WHO_MADE.search(question) is not None
    return made and _MADE_OTHERWISE.search(question) is None


def names_who(question: str, text: str) -> bool:
    """Tell whether a text names somebody that the question does not, as the maker where it asks who made something."""
    if tells_another_deed(question, text) or (_ASKS_WHO_WROTE.search(question) and _AUTHORED.search(text) is None):
        return False
    if is_mostly_chinese(text):
        told = (one for one in split_sentences(text) if says_role(question, one)) if role_asked(question) else (text,)
        return any(has_new_name(question, one) for one in told)
    if any(letter >= "\u3040" for letter in text):
        role = _ROLE_IN_JAPANESE.search(question)
        return role is None or re.search(rf"{_HOLDS_IT}|{re.escape(role['role'])}", text) is not None
    if _ASKS_WHO_WILL.search(question) and _WILL.search(text) is None:
        return False
    if role_asked(question):
        in_role = (sentence for sentence in split_sentences(text) if says_role(question, sentence))
        return any(_names_who_did(question, fold(sentence), said_in(question)) for sentence in in_role)
    text, asked = fold(as_sentence(text)), said_in(question)
    if any(_is_somebody(found[1]) and asked.isdisjoint(tokens(found[1])) for found in _CREDITED.finditer(text)):
        return True
    makes = asks_maker(question)
    if any(makes <= _is_making(deed) and asked.isdisjoint(tokens(who)) for who, deed in _acting_at_head(text)):
        return True
    if makes:
        around = _around_names(text, asked)
        made = any(_MAKES.match(after) or _MADE_BY.search(before) for _, before, after in around)
        return made or _OFFERED.search(question) is not None
    return _names_who_did(question, text, asked)


def _names_who_did(question: str, text: str, asked: frozenset[str]) -> bool:
    """Tell whether a text names somebody, where something else is asked than who made something.

    Of one who did what a verb says, that is somebody who does something or has a full name.
    """
    if "@" in text or any(asked.isdisjoint(tokens(found["who"])) for found in _IN_ROLE.finditer(text)):
        return True
    if _OFFERED.search(question):
        return True
    around = _around_names(text, asked)
    if not _ASKS_DEED.search(question):
        return any(around)
    return any(
        _DOES.match(after) or _MADE_BY.search(before) or _is_person(name, before) for name, before, after in around
    )


def _is_person(name: str, before: str) -> bool:
    """Tell whether a name is somebody's full one; `Upgrade Loom`, which begins a sentence, is none."""
    begins = _BEGINS.search(before) is not None and not is_handle(name.split()[0].casefold())
    return re.fullmatch(NAME, name) is not None and are_people(name) and not begins


def _is_somebody(word: str) -> bool:
    """Tell whether a word may be somebody's name: it has a capital or an @, or is no ordinary one."""
    return word[0] == "@" or word[0].isupper() or is_handle(word)


def _acting_at_head(text: str) -> Iterator[tuple[str, str]]:
    """Give each one who acts at the head of a sentence, and the deed; an ordinary word without an @ is nobody."""
    for found in _AT_HEAD.finditer(text):
        for who in re.split(r", and |, | and | & ", found["who"]):
            if who[0] == "@" or is_handle(who.casefold()):
                yield who, found["deed"]


def _is_making(deed: str) -> bool:
    return re.fullmatch(rf"(?i){_MADE}", deed) is not None


def is_handle(word: str) -> bool:
    """Tell whether a folded word that begins a line is somebody's name: no word that anybody uses."""
    return not (is_plain_word(word) or is_everyday(word) or is_stop_word(word))


def _around_names(text: str, asked: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Give each name that may be somebody's and that was not asked with, and what stands before and after it."""
    for name, sure in names_in(text):
        new = [form for form in tokens(name) if form not in asked and form.isalpha()]
        # What is built on a name of the question, `X-triggered`, is nobody new.
        if not new or any(map(str.isdigit, name)) or ("-" in name and name.split("-")[0].casefold() in asked):
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            before, after = text[max(found.start() - _AROUND, 0) : found.start()], text[found.end() :][:_AROUND]
            if after.startswith(("::", "()")):
                continue
            if (sure and not (name.isupper() and len(name) < 5)) or _ACTS.match(after) or _MADE_BY.search(before):
                yield name, before, after
