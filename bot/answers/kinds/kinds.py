"""Kinds of things that questions ask for, a day, a sum, a version, and how texts give them."""

import re

from bot.answers.kinds.figures import FIGURES, FREE, GAIN, SUM
from bot.answers.kinds.firsts import FIRSTS
from bot.answers.patterns.forms import DATE
from bot.answers.texts.wordlists import OPENS

_LENGTH = (
    r"(?:mm|cm|km|m|miles?|light[- ]years?|millimet\w+|centimet\w+|met(?:er|re)s?|inch(?:es)?|feet|foot"
    r"|毫米|厘米|公分|公里|千米|光年|海里|英[里尺寸]|米)"
)
_WEIGHT = r"(?:g|kg|gram\w*|kilo\w*|pounds?|lbs?|tons?|毫?克|[千公市]?斤|千克|[万亿]?吨)"
_SPENT = r"(?:cost|costs|pay|paid|spend|spent|raise|raised|earn|earns|charge|charges|worth|funding|money)"
_MONEY_ASKED = rf"(?<!by )\bhow much\b.{{0,60}}\b{_SPENT}\b|\bsalar(?:y|ies)\b"
#: Sums that are no price: what goes to somebody, and what one wins or is fined.
_NO_PRICE = (
    r"\b(?:contribut\w+|donat\w+|rais(?:es?|ed|ing)(?!.{0,30}\bpric)|invest\w*|earn(?:s|ed|ing)?|bount(?:y|ies)|grants?"
    r"|prizes?|awards?|revenue|valu(?:ed|ation)|fine[ds]?|proceeds|profits?)\b|[估市]值|融资|营收"
)
#: Behind a sum, what says that it is what something is worth.
_NO_WORTH = r"(?![\d.,]*\s?(?:[kmb]n?|[mb]illion)?\s?(?:[估市]值|valuation|market cap))"
_PRICE = (
    rf"\bhow much (?:is|are|for) (?:the|a|an|one)\b(?!.*(?:\w{{3}}er\b|{_NO_PRICE}))"
    r"|(?<!by )\bhow much\b.{0,60}\bcosts?\b|\bwhat (?:does|do|did|will)\b.{0,60}\b(?:cost\b(?! of\b)|charge\b)"
    r"|\bprices?\b|\bpricing\b|多少钱|价格|售价|(?:怎么|如何|怎样)(?:收费|计费|收钱|卖的?\W*$)|收费标准"
    r"|\bprix\b|\bco[uû]te\w*\b"
    r"|\bwas kostet\w*|\bwie ?viel kost\w+|\bcuánto cuesta\w*|\bquanto (?:custa|costa)\w*|\bhoeveel kost\w*"
    r"|いくら|価格|値段|料金"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:May|MAY)|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre"
    r"|d[ée]cembre)"
)
_NUMERAL = r"\b(?:\d++|one|two|three|four|five|six|few|couple of)"
_UNIT = rf"{_NUMERAL}(?: \w+)? (?:hour|day|week|month|year)s?\b"
#: A length of time.
SPAN = rf"(?i){_NUMERAL}[- ]?(?:\w+[- ])?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|decades?)\b"
#: A day or month by its English name.
DAY = (
    rf"\b{_MONTH}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\d(?:st|nd|rd|th)\b"
    r"|\b(?:to(?:day|night|morrow)|yesterday)\b"
)
_DAY = (
    rf"{DAY}|\b(?:19|20)\d\d\b"
    r"|\b(?:soon|spring|summer|autumn|fall|winter|q[1-4])\b"
    r"|\b(?:next|last|this|early|late|mid|end of|every) (?:the )?(?:day|week|month|quarter|year)\b"
    r"|[\d一二两三四五六七八九十几半]\s?个?[年月日天号周]|今[天年]|明[天年]|昨天|[本下上]周|[本下上]个?月|近日|近期|年底|年内"
)
#: A version, which tells when something came to be as a day does; a share and a span are none.
_SINCE = (
    r"\bv?\d+(?:\.\d+)+(?![\d.]*\s?(?:%|[x×]|(?:[kmbgt]?b|[km]|ms|s|pp|percent|points?"
    r"|dollars?|euros?|pounds?|yuan|[mb]illion|times|seconds?|minutes?|hours?)\b))"
)
_TIME = rf"(?i){_DAY}|{_UNIT}|{_SINCE}"
#: When something came to be is told by a day, or by how long ago: what took two days may have done so at any time.
_WHEN_IT_WAS = re.compile(rf"(?i){OPENS}when (?:was|were|did)\b")
#: Nor is it told by how long after itself something else came: "24 hours after the release".
_ITSELF = r"(?:after|before|into) (?:its|(?:the|their) (?:release|launch|announcement|debut|premiere)\b)"
_PAST = rf"(?i){_DAY}|{_UNIT} (?!{_ITSELF})(?:ago|earlier|later|after|before|into)\b|{_SINCE}"
#: When the next of something comes is told of what is called so, not of what happens next week.
WHEN_THE_NEXT = re.compile(r"(?i)\bwhen\b.{1,40}\bnext (?!(?:week|month|year|quarter|\w+day)\b)[a-z]")
_THE_NEXT = re.compile(
    r"(?i)\b(?:next|upcoming|following|coming) "
    r"(?!(?:hours?|days?|weeks?|weekend|months?|years?|quarters?|few|couple|two|three|several|\w+day)\b)[a-z]"
)
#: A day itself is asked for, which no version tells.
_ON_WHICH_DAY = re.compile(r"(?i)\b(?:which|what) (?:exact )?(?:day|date)\b")
#: Until when something may be done, told by a day after a word of ending.
_DEADLINE = r"\bdeadlines?\b|\b(?:due|closing|end) dates?\b|^\W*(?:until|till|by) when\b|截止(?:日期|时间)"
_UNTIL = (
    rf"(?i)\b(?:deadline|due|by|until|till|through|before|clos\w+|ends?|expir\w+)\b.{{0,40}}(?:{_DAY}|\d{{4}}-\d\d)"
    r"|截止|之前|以前"
)
_FASTER = r"(?:fast|slow|small|bigg|larg|cheap|bett|short|long|low|high|great|strong)\w*er|more|less|fewer"
_BY_HOW_MUCH = (
    rf"\b(?:how much|how many times) (?:\w+ )?(?:{_FASTER})\b|\bby how (?:much|many (?:times|points|percent\w*))\b"
    r"|[快慢高低多少大小][了出]?多少倍?|几倍"
)
_VERSION = (
    r"\b(?:which|what) (?:[\w./-]+ )?versions?\b"
    r"|(?:^\W*|\b(?:the|latest|current|newest|last|first) )version (?:number )?of\b"
    r"|(?<!in the )(?<!about the )(?<!\ba )\b(?:latest|current|newest|last|first|new)"
    r" (?:[\w.-]+ )?(?:release|version)\b"
    r"|[哪什几]\w?个?版本|版本号"
    r"|\b(?:welche|quelle|qué|que|qual|quale|welke) (?:versi[oó]n|versão|versione|versie)\b"
)
#: 1.13, v2, Tangram 3 and Tangram-1.13 released.
_NUMBERED = (
    r"(?<![\w.-])(?<!score )v?\d+(?:\.\d+)+(?![\d.]*\s?%)|\bv\d"
    rf"|(?<!\S)(?!(?:in|on|at|of|the|for|to|and|by|with|from|over|after|about|only|just|top|{_MONTH})\b)"
    r"(?-i:[A-Z])[\w-]* \d{1,2}\b(?![\d.]*\s?%|,\d| (?:hours?|days?|weeks?|months?|years?)\b)"
    r"|-\d+(?:\.\d+)+(?= (?:is |was )?(?:releas|out\b))"
)
_LEADS = (
    rf"{OPENS}who (?:leads|heads|runs|chairs|directs|manages)\b"
    r"|\bwho (?:is|are) (?:leading|running)\b"
)
_LEADER = (
    r"\b(?:led|lead|leads|leader|leading|headed|heads?|runs?|chairs?|chaired|director|ceo|manage\w*|direct(?:s|ed))\b"
)
#: Who led something is told by a word of leading: a round of funding has others who only took part.
_LED = rf"{OPENS}(?:who|(?:which|what)(?: \w+){{1,3}}?) (?:co-?)?led\b"
_LEAD = (
    r"\b(?:co-?)?(?:led|lead(?:s|ing|ers?)?)\b|\b(?:head(?:s|ed)|chaired|director|ceo|direct(?:s|ed)|spearheaded)\b"
    r"|[领率带主]"
)
#: Who put money into something stands behind `from` or `by`, or does so: what it raised names nobody else.
_FUNDS = (
    rf"{OPENS}"
    r"(?:who|(?:which|what) (?:\w+ ){0,2}?(?:compan(?:y|ies)|firms?|investors?|funds?|vcs?|banks?))"
    r"(?:['’]s| is| are| was| were| has| have)? (?:\w+ly )?(?:invest(?:s|ed|ing)?|back(?:s|ed|ing)?|fund(?:s|ed|ing)?"
    r"|financ(?:es|ed|ing)|bankroll(?:s|ed|ing)?|put(?:s|ting)? (?:up|in|money|cash|capital))\b"
)
_FUNDER = (
    r"\b(?:rais(?:e[sd]?|ing)|rounds?|series [a-h]|seed|fund(?:s|ed|ing)?|valuation|invest\w*)\b"
    r"[^.;\n]{0,60}?\b(?:from|by|includ(?:es?|ed|ing)) (?:the )?(?-i:[A-Z@])"
    r"|\b(?:invest|financ|bankroll)\w*|\b(?:back(?:s|ed|ing|ers?)|fund(?:s|ed)|(?:co-?)?(?:led|leads?|leading))\b"
    r"|\bput(?:s|ting)? (?:up|in|money)\b|[领参跟]投|投资|出资"
)
#: Asked in other languages than the posts', where no word but a name tells what a sentence is about.
_WHY = r"^\W*(?:warum|wieso|weshalb|pourquoi|por ?qu[éêe]|perché|waarom)\b"
#: How a text gives a reason.
REASON = (
    r"\b(?:because|due to|since|so that|so as|in order|owing to|thanks to|as (?:it|they|we|he|she)|reasons?|after"
    r"|to (?:avoid|allow|make|reduce|let|improve|help)"
    r"|in the interests? of|for the sake of|citing|so (?:it|they|we|he|she|the)\b|as there|without|that['’]s why"
    r"|weil|denn|damit|parce|car|afin|pour|porque|para|perché|per|omdat|wants?)\b|因为|由于|为了|所以|ため|ので"
)
#: In what a program is written, told by the name of a language.
_LANGUAGE = (
    r"\b(?:what|which) (?:programming|coding) languages?\b"
    r"|\b(?:what|which) languages?\b.{1,60}\b(?:written|built|coded|implemented|programmed) in\b"
    r"|\bwhat(?:['’]s| is| was| are| were) .{1,60}\b(?:written|coded|implemented|programmed) in\W*$"
)
LANGUAGES = (
    r"(?<![A-Za-z])(?:Go(?:lang)?|Rust|Python|Java(?:Script)?|TypeScript|C|Swift|Kotlin|Ruby|PHP|Zig|Dart|Elixir|Haskell"
    r"|Scala|Lua|Perl|Julia|Shell|Bash|SQL|OCaml|Erlang|Clojure|Nim|Fortran|Lisp|Scheme|Assembly)(?![A-Za-z])|C\+\+|[CF]#"
)
#: One that is not among them has a capital.
_WRITTEN_IN = (
    r"\b(?:(?:[Rr]e)?[Ww]r(?:itten|ote)|[Bb]uilt|[Cc]oded|[Ii]mplemented|[Pp]rogrammed)(?: \w+)? in [A-Z]"
    r"|\b[Ll]anguage(?: (?:of|for|behind) .{1,40}?)?(?:: ?| (?:is|was) )[A-Z]"
)
#: What is written in a language that is named: it says so, is called a thing of that language, or has it as a field.
_IN_A_LANGUAGE = rf"\b(?:(?:re)?written|built|coded|implemented|programmed|developed) in (?-i:{LANGUAGES})"
_HAS_A_LANGUAGE = (
    rf"{_WRITTEN_IN}|\b(?:in|using) (?:pure |plain )?(?:{LANGUAGES})"
    rf"|(?:{LANGUAGES})(?:[- ](?:based|native|powered|only|first))?[- ]"
    r"(?:librar|crate|package|framework|tool|cli|app|project|implementation|port|rewrite|binary|server|engine|sdk|client"
    r"|runtime|compiler|parser|bot|agent|program|module|plugin|script|code|wrapper|binding|service|backend)"
    rf"|(?m:^|[|·•,(\[`*:：/]\s?)(?:{LANGUAGES})(?m:(?=\s?(?:[|·•,)\]`*/]|$)))"
)
#: Where somebody lives or something is held is told by a place, which has a capital.
_WHERE = (
    rf"(?i){OPENS}where\b.{{1,60}}?"
    r"\b(?:live[sd]?|based|located|headquartered|held|takes? place|taking place|happen\w*|born|come from|teach(?:es)?)"
    r"\b"
    rf"|{OPENS}where (?:is|was|are|were|will) (?:the |this year['’]s )?"
    r"(?-i:[A-Z][\w.-]*(?: [A-Z\d][\w.-]*)+)(?: be)?\W*$"
)
PLACE = re.compile(
    r"\b(?:in|at|near|to|from)(?: the)? "
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\b)[A-Z]|, [A-Z]{2}\b"
    r"|(?i:\b(?:online|virtual\w*|remote\w*)\b)|[\u4e00-\u9fff]"
)
#: When or why prices change, or what is done on or with them, is not how high they are.
_NO_OTHER = (
    rf"(?is)^(?!{OPENS}(?:when|who|why|where)\b"
    r"|.*\b(?:on|with|against|using|about|over) (?:[a-z]+ ){0,2}prices\b).*?"
)
#: A sum, and one that is a price; what costs nothing has one too.
_SUM_OR_FREE = rf"(?:{SUM}|{FREE})"
PRICES = (
    (re.compile(rf"{_NO_OTHER}(?:{_MONEY_ASKED})"), re.compile(rf"(?i){_SUM_OR_FREE}")),
    (
        re.compile(rf"{_NO_OTHER}(?:{_PRICE})"),
        re.compile(rf"(?im)(?:^|[.;!?] )(?:(?!{_NO_PRICE})(?![.;!?] )[^\n])*?{_SUM_OR_FREE}{_NO_WORTH}"),
    ),
)

#: How long something takes, in Japanese, told by a length of time, or by a sum where it is one that is spent.
_HOW_LONG = (
    r"どの(?:くらい|ぐらい|程度)(?:の(?:時間|期間))?(?:が|を)?(?:かか|続)"
    r"|何(?:日|時間|分間|週間|[かヶカ]月|年間)(?:で|が|も)?かか"
)
_SPENT_ON = (
    rf"{SUM}|(?<![\d月])(?:\d{{1,3}}|[一二三四五六七八九十数半]+)\s?"
    r"(?:秒|分(?!の)|[时時][间間]|日(?!\d|号)|[週周][间間]|[かヶカ个]月|年(?!\d|代))"
)
#: How tall something is, not how high a rate or a price: `成功率有多高`.
_TALL = "(?<![率分度比值价格本量额数绩资])(?<![率分度比值价格本量额数绩资][有是达])多高"


def _kind(asked: str, given: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give how a question asks for a kind of thing, and how a text gives one."""
    return re.compile(f"(?i){asked}"), re.compile(f"(?i){given}")


#: Each kind of thing that is asked for, by the question that asks and by the text that gives it.
KINDS = (
    _kind(
        r"\b(?:which|what) (?:universit(?:y|ies)|colleges?|institutes?|schools?)\b"
        r"|哪一?[所个家](?:大学|高校|学校|学院)",
        r"\b(?:univ\w*|college|institut\w*|school|polytechnic|academy)\b|\b(?-i:MIT|ETH|UC|EPFL|CMU)\b|大学|学院|高校",
    ),
    _kind(_LEADS, _LEADER),
    _kind(_LED, _LEAD),
    _kind(_FUNDS, _FUNDER),
    _kind(_BY_HOW_MUCH, GAIN),
    _kind(_VERSION, _NUMBERED),
    _kind(
        r"\bhow (?:thick|thin|tall|wide|deep|far (?:is|was|does|did|can))\b"
        rf"|多厚|{_TALL}|多宽|多远|多少(?:毫米|厘米|公分|米|公里|千米|光年|海里|英[里尺寸])",
        rf"\d\s?{_LENGTH}(?![a-z])",
    ),
    _kind(r"\bhow heavy\b|多重|多少(?:毫?克|千克|[公市]?斤|吨)", rf"\d\s?{_WEIGHT}(?![a-z])"),
    _kind(
        r"\bhow old\b|几岁|多大(?:年纪|岁数|了)|多少岁|年龄(?:是|有)?多",
        r"\d[\s-]?years?[\s-]old|aged \d|born|岁|出生|生于|\d后",
    ),
    *PRICES,
    _kind(
        r"\bthanks to whom\b|\bwho(?:m)?\b.{0,30}\bthank(?:ed|s)?\b",
        r"\b(?:thank\w*|credits?|kudos|grateful|props|shout-?outs?|help(?:s|ed)?)\b|\bby (?:@|(?-i:[A-Z]))",
    ),
    _kind(_WHY, REASON),
    _kind(_HOW_LONG, _SPENT_ON),
    (re.compile(rf"(?i){_LANGUAGE}"), re.compile(rf"{LANGUAGES}|{_WRITTEN_IN}")),
    (re.compile(rf"(?i){_IN_A_LANGUAGE}"), re.compile(_HAS_A_LANGUAGE)),
    (re.compile(_WHERE), PLACE),
    (re.compile(rf"(?i){_DEADLINE}"), re.compile(_UNTIL)),
    (DATE, re.compile(_TIME)),
    (WHEN_THE_NEXT, _THE_NEXT),
    (_ON_WHICH_DAY, re.compile(rf"(?i){_DAY}|{_UNIT}")),
    (_WHEN_IT_WAS, re.compile(_PAST)),
    *FIGURES,
    *FIRSTS,
)
