"""The forms that questions take, in English and Chinese; greetings and chatter stand in `chatter`."""

import re

from bot.answers.texts.wordlists import OPENS

#: Where one question of a sentence ends and the next begins; "when and where is it?" is one question.
NEXT_ASK = re.compile(
    r"(?i)(?<!^how)(?<!^who)(?<!^why)(?<!^what)(?<!^when)(?<!^where)"
    r",?\s+(?:and|also|plus)\s+(?=(?:what|who|whose|which|how|when|where|why)(?:'s|\b))|;\s+|；\s*"
    # A Chinese comma parts two questions where what stands before it has asked, and what follows asks of another thing.
    r"|(?:(?<=是什么)|(?<=是谁)|(?<=是啥))[，,]\s*(?=[^，,。？?]{2,}(?:是什么|是谁|是啥|呢)[？?\s]*$)"
)
#: How a question begins that leans on the one before.
FOLLOWS = re.compile(
    r"(?i)^(?:and|also|or|but|so|ok(?:ay)?|then|what about|how about|more|tell me more|go on|why|那么?|还有|它|其)\b"
    r"|^(?:那|它|还有)"
)
#: The words before a lone name that is to take the place of the last one.
INSTEAD = re.compile(
    r"(?i)^(?:(?:and|or|ok|so|but|then|no|sorry)[ ,]+)*(?:(?:what|how) about|and(?: for| in| on)?|or"
    r"|(?:the )?same(?: question| thing)? (?:for|about|with|on)|i (?:mean|meant)|(?:not that,? )?rather)\b|^那么?"
)
#: Asks for a thing by what is said of it, so that its answer names what is spoken of next.
ASKS_WHICH = re.compile(
    rf"(?i){OPENS}(?:which|what) (?!(?:is|are|was|were|do|does|did|has|have|had)\b)[a-z]"
    r"|\bthe (?:most|least|fewest|\w{2,}est)\b"
)
#: `it` that stands for nothing.
EXPLETIVE = re.compile(
    r"(?i)\b(?:is|was|isn't) it (?:true|possible|correct|likely|the case|\w+ (?:to|if|for)|\w+ (?=that))\b(?: that)?"
    r"|\bdoes it (?:say|mention)\b"
    r"|\b(?:does|did|will) it take to\b|\bit takes?\b"
    r"|\bit (?:is|was) said\b"
)
#: `this` and `that` which belong to a time.
THIS_TIME = re.compile(
    r"(?i)\bthis (?:week|month|year|morning|issue|digest|time|quarter|weekend)\b|\bthat (?:week|day|month)\b"
)

#: `today` that is no day of which digests tell: how many stars something has today was told when it was told last.
AS_OF_TODAY = re.compile(
    r"(?i)(?:\bhow (?:big|large|old|fast|expensive) (?:is|are)\b"
    r"|\bhow (?:many|much) (?=.*\b(?:stars?|forks?|users|members|contributors|followers|subscribers|parameters)\b"
    r"|.*\b(?:does|do) .+ (?:have|cost|weigh|count)\b)"
    r"|\b(?:wie ?viele?|combien|cu[áa]nt[oa]s)\b"
    r"(?=.*\b(?:sterne|forks|nutzer|étoiles|estrellas|hat|kostet|coûte|cuesta)\b))"
    r".*\b(?:today|heute|aujourd['’]hui|hoy)\W*$"
    r"|今[天日].*(?:多少|几)(?:[个颗]?(?:星|stars?\b|forks?\b|用户|贡献者|参数)|钱)"
    r"|(?:スター|フォーク).*今日|今日.*(?:スター|フォーク)"
)

#: What every issue has one of, asked for in the plural.
OF_EACH = re.compile(
    r"(?i)\b(?:which|what|list|name|all|the|give)\b.{0,16}?"
    r"\b(?P<what>[a-z]{3,}[a-rt-z]s) of the (?:week|day|month|issue)s?\b"
)
LATEST = re.compile(
    r"(?i)\b(?:latest|newest|most recent(?:ly)?|last time|recently)\b|\bwhen\b.{1,40}\bthe next\b|最新|最近"
    r"|^\W*(?:what(?:['’]s| is| are)|which (?:is|are)|when(?:['’]s| is| are)|who(?:['’]s| is| are)) (?:the |our )?"
    r"(?:next|upcoming|current)\b|下一个|下一次|目前|当前"
    r"|^\W*(?:what(?:['’]s| is| was)|which (?:is|was)) the last "
    r"(?!(?:day|week(?:end)?|month|quarter|year|hour|night|few|couple|two|three|four|five|\d+|one|line|word|section)s?\b)"
)
FIRST = re.compile(
    r"(?i)\b(?:first (?:mention|time|seen|appear|report|cover)\w*|earliest|oldest|originally"
    r"|when did .{1,60} first)\b"
    r"|最早|首次|第一次"
)
CHANGED = re.compile(
    r"(?i)\b(?:changed?|changes|changing|evolv\w+|over time|develop(?:ed|ment) since|updated? (?:since|from)"
    r"|history of"
    r"|timeline|progress(?:ed|ion)?|grew|grown)\b|变化|演变|改变"
)
#: What became of something between two times.
MOVED = re.compile(
    r"(?i)\b(?:chang(?:e[ds]?|ing)|evolv(?:e[ds]?|ing)|differ(?:s|ed|ence)?|gain(?:s|ed)?|los[et]s?|gr[eo]w(?:n|s|th)?"
    r"|r[io]se[ns]?|f[ae]ll(?:en|s)?|increas(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|drop(?:s|ped)?|climb(?:s|ed)?"
    r"|jump(?:s|ed)?|(?:go|goes|went|gone) (?:up|down)|develop(?:s|ed)?)\b"
    r"|(?:发生了?|有什么|如何|怎么|怎样)*(?:变化|演变|改变|变)(?:成|的|了)*"
    r"|(?:增加|增长|上涨|上升|涨|减少|下降|下跌|多|少)了"
    r"|是?[从由]多少[^\W\d]{0,2}?(?:增加?|增长|上?涨|上?升|减少?|下?降|下?跌|变|掉|回落|扩大|缩小)[到至成为](?:了)?"
)

_LONG_OBJECT = r"(?!.{0,40}\b(?:of|for|in|between|changed|said|about the)\b.{12,})"
DEFINITION = re.compile(
    rf"(?i){OPENS}(?:what(?:'s|’s| is| are| was)|who(?:'s| is| are| was)(?! going to\b)"
    rf"|tell (?:me|us) (?:more )?about|explain|define|describe)\b{_LONG_OBJECT}"
    r"|是(?:什么|啥|谁(?![^，,。？?]{1,6}的\W*$))|什么是|介绍一?下?"
    r"|^\W*(?:was ist|qu['’]est-ce que?|c['’]est quoi|qu[ée] es|o que é|(?:che )?cos['’]è|wat is)\b"
)
COUNT = re.compile(
    r"(?i)\bhow many\b|\bnumber of\b|\b(?:stars|forks|downloads)\b"
    r"|多少|(?:[a-z]\s?|星标?)数(?![据组码字值学控])|(?<!哪)(?<!推荐)(?<!介绍)(?<!列出)(?<!列举)几(?:个|[家项篇款种颗])|何[人個台件回]|スター数"
    r"|\bcombien d|\bwie ?viele?\b"
    r"|\bcu[áa]nt[oa]s\b|\bquant[oa]s\b|\bquant[ei]\b|\bhoeveel\b"
)
MEASURE = re.compile(
    r"(?i)\bhow (?:much|fast|large|big|long|far|often|high|old|accurate|well)\b"
    r"|\bwhat (?:percentage|share|score|size|accuracy|speedup)\b|多快|多大|多高"
)
#: How a question begins that is answered by yes or no.
YES_OR_NO = re.compile(r"(?i)\W*(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would)\b")
#: `when` asks for a day where no other word of asking leads.
DATE = re.compile(
    r"(?i)^(?!.*\b(?:why|how|what|who|which|where)\b.*\bwhen\b).*\bwhen\b"
    r"|\b(?:what|which) (?:day|date|week|month)\b"
    r"|^\W*(?:\S+ ){1,6}(?:release |launch |start )?dates?\W*$|什么时候|何时|哪天|哪一?周|いつ"
    r"|\b(?:wann|quand|cuándo|wanneer|(?:welche[nmrs]?|quel|qué|que|quale|welke) (?:tag|jour|día|dia|giorno|dag))\b"
    r"|^\W*(?:cuando|quando)\b"
)
#: The language, which in small letters is a word of asking.
IN_GO = re.compile(r"\b(?:in|using|with) Go\b(?! to)|\bGo(?= (?:projects?|repos|librar\w+|tools?|packages?)\b)")
#: Turns of phrase that only ask, and words of asking in Chinese, which no spaces set apart from what is asked.
UNSPACED_ASKING = re.compile(
    r"(?i)\b(?:(?:i(?: was|['’]m| am) )?(?:just )?(?:wondering|curious) (?:if|whether|about)|tl;?dr|on earth"
    r"|the (?:hell|heck)|in the world"
    r"|(?:the )?(?:gist|rundown|lowdown|take-?aways?|big picture|(?:morning )?briefing|themes?)(?: of)?(?=\W*$)"
    r"|(?:hot|trending)(?: right)?(?: now)?(?=\W*$)|going on|up with|up(?=\W*$)|doing|how (?:come|well)"
    r"|(?:catch|bring|get|fill) (?:me|us) (?:up(?: to (?:speed|date))?|in)(?: on| with| about)?|brief (?:me|us)(?: on)?"
    r"|bullet points?(?: (?:of|for|on|from))?)\b"
    r"|有?什么新?(?:内容|消息|东西|动态|动作|动静|进展)|发生了?|新(?:内容|消息|闻|动态)|它们?的?|他们?的?"
    r"|请问|有没有|有?多少|有?哪些|哪一?[个家篇款项种]|什么是|是?什么|怎么样?|如何|为什么"
    r"|(?:给我|帮我)?(?:看看|讲讲|说说|列一?下)|^\W*(?:请|给我|帮我)?(?:推荐|列出|列举)(?!系统|算法)(?:一下|几[个篇款项条])?|介绍一?下?|一下|关于|提到了?|说了?什么|谁|吗|呢"
    # What a digest has of anything: its points, its news.
    r"|(?:最?(?:主要|重要|热门)|最?大)?的?(?:新闻|头条|要点|亮点|重点|看点|热点|大事|新鲜事|概要|摘要|概览)(?=\W*$|是什么|有哪些)"
    r"|(?:请|帮我|给我)*+(?:总结|概括|盘点|回顾|汇总)(?:一?下)?(?=\W*$)|值得(?:关注|一?看|一?读|注意|了解)的?"
    r"|を?(?:主な|最新の|重要な)?(?:ニュース|出来事|話題|トピックス?|ハイライト|新着(?:情報)?|概要|要約|要点|まとめ)"
    r"(?:(?:[はをが]|について)?(?:(?:教え|見せ|挙げ|し)て(?:ください|くれ)?|お願い(?:します)?|何)?(?=\W*$)|(?=[はをがに]))"
    # Where Japanese looks for it: `昨日のダイジェストで`.
    r"|の?(?:ダイジェスト|ニュースレター|ニュース|[日週月]報|記事|まとめ)(?:の中)?(?:で[はも]?|に(?:は|よると|よれば)?)(?:、|(?![ァ-ヶ]))"
)
#: Asks for more than the one thing that is known.
ANOTHER = re.compile(r"(?i)\b(?:what|who|which|where) else\b")
#: How a question sets things side by side, so that what is told of each may answer.
JOINS = re.compile(r"(?i)\b(?:or|and|than|vs\.?|versus|against|both|each)\b|还是|和|与|跟|比")
