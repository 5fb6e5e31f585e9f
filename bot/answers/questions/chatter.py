"""What people say around a question and to the bot itself: English, Chinese, Japanese, German, French, Spanish."""

import re
from typing import Literal, TypeAlias

from bot.search.words import fold

Kind: TypeAlias = Literal["greeting", "thanks", "about", "ask"]

_WHOM = (
    r"(?:\s*,?\s*(?:there|all|everyone|everybody|team|folks|guys|friend|again|zusammen|à tous|a todos"
    r"|(?:digest)?bot|@\S+|<@\S+?>))*"
)
_HELLO = (
    r"(?:hi|hello|hey|hiya|howdy|yo|greetings|(?:good )?(?:morning|afternoon|evening)|good day"
    r"|hallo|moin(?: moin)?|servus|guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|coucou"
    r"|hola|buen(?:os|as)? (?:d[ií]as?|tardes|noches)|buenas"
    r"|你好|您好|嗨|哈喽|大家好|早上好|下午好|晚上好|早安|早"
    r"|こんにちは|こんばんは|おはよう(?:ございます)?|はじめまして|どうも|やあ)"
)
GREETING = re.compile(
    rf"{_HELLO}{_WHOM}|(?:is )?any(?:one|body) (?:t?here|home)|(?:you )?there|ping|test(?:ing)?", re.I
)
#: A greeting before something else.
_GREETED = rf"{_HELLO}{_WHOM}(?:\s*[,!.，！。、:-]+\s*|\s+(?=hope\b))(?=\S)"

_THANK = (
    r"(?:(?:many |huge )?thanks?(?: you)?|thx|ty|cheers|much appreciated|谢谢[你您]?|多谢|感谢|谢了|辛苦了"
    r"|ありがとう(?:ございます|ございました)?|助かりました|merci|(?:vielen |herzlichen |besten )?dank(?:e| dir| ihnen)?"
    r"|(?:muchas |mil )?gracias|great|good|nice|well done|perfect|awesome|super|ok(?:ay)?|got it|understood"
    r"|makes sense|cool"
    r"|that(?:['’]s| is| was)? (?:very |really )?(?:helps?|helped|helpful|useful|great)|好的?|明白了?|知道了|了解)"
)
_SO_MUCH = (
    r"(?: (?:a lot|so much|very much|again|(?:digest)?bot|all|everyone|job|answer|work|beaucoup|bien|schön"
    r"|sehr))*+(?: (?:for|por) [^,.!?，。！？]{1,40})?+"
)
THANKS = re.compile(
    rf"(?>{_THANK}{_SO_MUCH}[,.! ，。！]*)++"
    r"|(?:good)?bye(?: bye)?|see you|good night|再见|拜拜|tschüss|au revoir|adi[oó]s",
    re.I,
)
#: Thanks before something else.
_THANKED = rf"{_THANK}{_SO_MUCH}\s*[,!.，！。]+\s*(?=\S)"

_BOT = r"(?:you|(?:this|the) (?:bot|assistant)|digestbot)"
_MADE = r"(?:made|built|created|wrote|developed|designed|programmed|runs|owns|maintains)"
ABOUT = re.compile(
    rf"(?:who|what) are you(?: (?:for|about|exactly))?|who {_MADE} {_BOT}|what(?:['’]s| is) your (?:name|purpose|job)"
    r"|are you (?:an? )?(?:bot|human|robot|ai|real|alive|there|chatgpt|gpt|claude|gemini|llm|model)\b.*"
    r"|(?:please )?help(?: me)?(?: out)?|(?:can|could|will) you help(?: me| us)?(?: out| here)?"
    r"|what (?:all )?(?:can|do|could|should|would) you (?:do|know|answer|offer|understand|help)(?: (?:me"
    r"|us))?(?: (?:for|with|here|about)(?: me| us)?)*"
    r"|what (?:can|should|could|may) (?:i|we) (?:ask|do|say|search)(?: you| here| for| about)*"
    rf"|how (?:do|can|could|should|would) (?:i|we|one|people) (?:ask|query|search|talk to|use"
    rf"|work with) (?:{_BOT}\b.*|it|this)"
    r"|how (?:do|can|could|should|would) (?:i|we|one) (?:ask(?: (?:about|for) .*)?|search(?: for (?:something"
    r"|things|a topic))?)"
    rf"|how do(?:es)? {_BOT} work|how does (?:this|it) work|what is (?:this bot|digestbot)|introduce yourself"
    r"|(?:which|what) (?:model|llm|ai|sources?|data|languages?) (?:do|can|are) you (?:use|run(?:ning)?(?: on)?"
    r"|using|speak|know|understand|read)"
    r"|where do (?:your answers|you get your .{1,30}) come from|where do you get your \w+"
    r"|(?:can|do|may) (?:i|you) (?:ask you|speak|understand|answer)(?: (?:in|questions in))? [a-z]+"
    r"|你是谁|你是什么|你叫什么(?:名字)?|你(?:能|会|可以)(?:帮我|帮忙)?(?:做|干|回答)?(?:些|点)?(?:什么|啥|哪些)(?:问题|事)?"
    r"|谁(?:开发|做|创建|制作|造|创造)(?:了|的|出)?你(?:的)?|你是谁(?:做|开发|创建)的|怎么(?:使?用|问|提问)(?:你|这个机器人)?|如何(?:使用|提问|问你)(?:你)?"
    r"|帮助|使用说明|介绍一?下?你?自己"
    r"|(?:あなたは)?(?:何|なに)ができ(?:ます|る)の?か?|あなたは(?:誰|何)(?:ですか)?|誰が作(?:った|りました)の?(?:ですか|か)?"
    r"|使い方(?:は|を教えて.*)?|ヘルプ|助けて(?:ください)?"
    r"|wer bist du|was bist du|was kannst du(?: (?:alles|für (?:mich|uns)))*(?: (?:tun|machen))?"
    r"|wer hat dich \w+|hilfe"
    r"|wie (?:funktionierst du|funktioniert das|benutze ich dich|frage ich dich.*)"
    r"|qui es[- ]tu|qui êtes[- ]vous|que (?:peux|sais)[- ]tu faire|tu peux faire quoi|qui t['’]a \w+|aide|à l['’]aide"
    r"|comment (?:ça marche|tu marches|fonctionnes[- ]tu|t['’]utiliser)"
    r"|qui[ée]n eres|qu[ée] eres|qu[ée] (?:puedes|sabes) hacer|qui[ée]n te \w+|ayuda|c[óo]mo (?:funcionas?|te uso)",
    re.I,
)

#: The rest of an order, which asks nothing more.
_AND_SO_ON = r"(?:(?!\b(?:what|which|who|whose|when|where|why|how)\b|什么|谁|哪|多少)[^?？])*"
#: Orders the bot to forget what it is told or to give away how it is set up; one that goes on to a question is none.
ORDER = re.compile(
    r"(?:please |now |first )*(?:ignore|disregard|forget|override|bypass)"
    r"(?: (?:all|any|every(?:thing)?|of|the|your|my|these|those|previous|prior|earlier|above|system|other))+"
    r" (?:instructions?|rules?|prompts?|messages?|guidelines?|restrictions?|training)\b"
    + _AND_SO_ON
    + r"|(?:please |now )*(?:(?:print|show|reveal|repeat|output|dump|leak|display|send|give|tell)(?: (?:me|us|out))?"
    r"|what(?:['’]s| is| are)) your (?:full |exact |whole |initial |hidden |secret |own |system )*"
    r"(?:(?:system )?prompts?|instructions?|rules|(?:api )?keys?|tokens?|passwords?|secrets?|credentials)\b"
    + _AND_SO_ON
    + r"|(?:请)?(?:忽略|忘记|无视)(?:你)?(?:之前|以上|所有|前面|此前)的?[^?？]{0,8}(?:指令|规则|提示词?|要求|设定)"
    + _AND_SO_ON
    + r"|(?:请)?(?:输出|显示|打印|告诉我|泄露)你的(?:系统)?(?:提示词?|指令|密钥|密码)"
    + _AND_SO_ON,
    re.I,
)
_SCORNED = (
    r"(?:useless|worthless|stupid|dumb|idiotic|pathetic|terrible|horrible|awful|rubbish|garbage|trash|junk|crap(?:py)?"
    r"|broken|lousy|idiot|moron|fool|joke|waste|shit(?:ty)?|annoying|bad|the worst)"
)
#: Scolds the bot.
SCORN = re.compile(
    rf"(?:(?:you|u)(?:['’]?re| are| r)|(?:this|the) (?:bot|thing|assistant) is|what)"
    rf"(?: (?:an?|so|such|just|really|very|absolutely|completely|totally|utterly|pretty|fucking))*"
    rf" {_SCORNED}(?: (?:of|piece|junk|bot|robot|machine|thing|program|software|space|time|{_SCORNED}))*"
    r"|you suck|i hate you|shut up|(?:fuck|screw) (?:you|off)|go to hell"
    r"|你(?:真|太|好|是个?|这个?|怎么)*(?:没用|蠢|笨|傻|垃圾|废物|白痴)(?:的?(?:机器人|东西|玩意儿?))?(?:了|啊|吧)?"
    r"|du bist (?:so |ein(?:e)? )*(?:dumm|nutzlos|blöd|idiot|schrott)|tu es (?:nul|inutile|stupide|bête)"
    r"|eres (?:un |una )?(?:in[uú]til|tonto|est[uú]pido|basura)",
    re.I,
)

#: Asks how to use what was spoken of before, or the bot where nothing was.
ABOUT_IT = re.compile(
    r"how (?:do|does|can|could|should|would) (?:(?:i|we|one|people) \w+(?: \w+)? )?(?:it|this)(?: work)?"
    r"|誰が作(?:った|りました)の?(?:ですか|か)?",
    re.I,
)

_KINDNESS = (
    r"(?:i )?hope (?:you|all|every(?:one|body)|this)\b[^,.:;!?，。]{0,50}[,.:;!]\s*"
    r"|(?:so )?sorry (?:to|for) (?:bother|disturb|ask|interrupt)\w*(?: you)?(?: (?:all|again))?[,.:;! ]\s*(?:but )?"
    r"|(?:just )?(?:an? )?(?:very |really )?(?:quick|dumb|silly|stupid|random|small|newbie|noob) (?:one"
    r"|question|q)\s*[:,.!–—-]+\s*"
    r"|one (?:more|last|quick) (?:thing|question)\s*[:,.!–—-]+\s*|(?:excuse|pardon) me[,.!]?\s+|please[, ]\s*"
    r"|(?:so|well|um+|uh+|hmm+|oh|wait|sorry|actually|btw|by the way),\s+"
    r"|question\s*:\s*|请问[一下]*[，,：:]?\s*|想问一?下[，,：:]?\s*|打扰一下[，,]?\s*|すみません[、,]?\s*|entschuldigung[,!]?\s*"
    r"|(?:<@\S+?>|@(?:digest)?bot)[,:]?\s+"
)
#: What comes before a question: a greeting, thanks for the last answer, kind words, the bot's own name.
BEFORE = re.compile(rf"(?>{_GREETED}|{_THANKED}|{_KINDNESS})++", re.I)
#: The bot's name and a please at the end, which change nothing.
AROUND = re.compile(
    r"^(?:<@\S+?>|@(?:digest)?bot\b)[\s,:]*|[\s,]+(?:please|pls|plz|bitte|por favor|s['’]il (?:te"
    r"|vous) pla[iî]t|<@\S+?>|@(?:digest)?bot)$",
    re.I,
)

_LANGUAGES = {
    "zh": r"chinese|mandarin|中文|汉语",
    "en": r"english|英文|英语|英語",
    "ja": r"japanese|日文|日语|日本語",
    "fr": r"french|français",
    "de": r"german|deutsch",
    "es": r"spanish|español",
}
_ANY_LANGUAGE = "|".join(_LANGUAGES.values())
_IN_LANGUAGE = (
    rf"(?:in|to|into|用|auf|en)\s*(?:{_ANY_LANGUAGE})(?:回答|说|で)?|(?:日本語|英語|中国語)で(?:お願いします)?"
)
#: Asks for the last answer again, or for more or less of it, and names nothing new.
AGAIN = re.compile(
    r"(?:(?:and|ok(?:ay)?|so|but|now|can you|could you|please|make it|say (?:it|that)|(?:a (?:bit|little)|much)),? )*"
    r"(?:more|(?:tell|give) me more|more (?:details?|info(?:rmation)?|on (?:that|this|it)|about (?:that|this"
    r"|it))|in (?:more )?detail|details?|shorter|longer"
    r"|simpler|briefly|in short|in brief|in one sentence|elaborate|go on|continue|(?:any|some)thing else"
    r"|what else|who else|why(?: is that| not)?"
    r"|how come|really|(?:are you )?sure|(?:is|was) (?:that|this|it) (?:true|right|correct)|again"
    r"|(?:(?:got|have|is there|can i have|give me|send me|the|an?|any|its) )*(?:links?|urls?|sources?)(?: to it)?"
    r"|repeat(?: that| it)?|explain(?: that| it| more)?"
    r"|summari[sz]e (?:it|that|this)|translate (?:it|that|this)|(?:as|in) bullets(?: points)?"
    r"|expand(?: on (?:that|it))?|what do you mean"
    r"|更短|简短(?:一?[点些])?|短一?[点些]|详细(?:一?[点些])?|继续|再说一?[遍次]|为什么|真的吗?|(?:有没?有?)?(?:链接|网址|出处|来源)|还有(?:什么|别的|其他的?)?|(?:もっと|もう少し)?(?:詳しく|短く)|もっと|なぜ"
    r"|mehr(?: dazu| davon)?|kürzer|plus (?:court|de détails?)|más (?:corto|detalles?)"
    rf"|{_IN_LANGUAGE})"
    rf"(?:,? (?:please|pls|again|than that|on that|about (?:it|that)|{_IN_LANGUAGE}))*(?:吗|呢)?",
    re.I,
)
#: `the second one`, of what the last answer named.
NTH = re.compile(
    r"\bthe (?P<nth>first|second|third|fourth|fifth|last|former|latter|1st|2nd|3rd|4th|5th)(?: (?:one"
    r"|of (?:them|these|those)|item|repo|paper|project|tool))?"
    r"(?=\W*$|(?: one)?(?: (?:do|does|did|is|was|has|have|called|about)\b|'s))|第(?P<zh>[一二三四五])[个篇项]",
    re.I,
)
PLACES = {
    word: place
    for place, names in enumerate(
        ("first 1st former 一", "second 2nd 二", "third 3rd 三", "fourth 4th 四", "fifth 5th 五")
    )
    for word in names.split()
} | {"latter": -1, "last": -1}


_KINDS: list[tuple[re.Pattern[str], Kind]] = [
    (GREETING, "greeting"),
    (THANKS, "thanks"),
    (ABOUT, "about"),
    (ORDER, "about"),
    (SCORN, "about"),
]
#: What stands around the words of a message.
TRIM = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_TRIM_END = re.compile(r"[^\w>]+$")
#: Signs that thank.
_APPLAUSE = re.compile(r"[👍🙏👏❤💯🎉🙌✅\ufe0f\U0001f3fb-\U0001f3ff\s]+")


def asked_language(text: str) -> str:
    """Give the language that a follow-up wants its answer in, or an empty text."""
    if not re.search(_IN_LANGUAGE, text, re.I):
        return ""
    return next((code for code, names in _LANGUAGES.items() if re.search(names, text, re.I)), "")


#: A word of asking that nothing is asked with.
_BARE = re.compile(
    r"(?:what|who|whose|why|when|where|how|which)(?: (?:is|are|was|were|do|does|did|the|an?|so|exactly))*"
    r"|为什么|为何|什么|谁|怎么|なぜ|どうして|何|誰|warum|wieso|was(?: ist)?|wer(?: ist)?|pourquoi|qui(?: est)?|por qué"
    r"|qu[ée]",
    re.I,
)


def kind_of(text: str, *, leaning: bool) -> Kind:
    """Tell small talk from a question; with something to lean on, words about the bot may be about that."""
    if _APPLAUSE.fullmatch(text):
        return "thanks"
    bare = TRIM.sub("", AROUND.sub("", _TRIM_END.sub("", fold(text))))
    if not bare:
        return "greeting" if not text or not any(letter.isalnum() for letter in text) else "ask"
    if leaning and ABOUT_IT.fullmatch(bare):
        return "ask"
    if not leaning and _BARE.fullmatch(bare):
        return "about"
    for pattern, kind in _KINDS:
        if pattern.fullmatch(bare):
            return kind
    rest = TRIM.sub("", without_chatter(bare))
    return "about" if rest != bare and ABOUT.fullmatch(rest) else "ask"


def without_chatter(text: str) -> str:
    """Give a message without the talk that leads up to its question."""
    found = BEFORE.match(text)
    return text[found.end() :] if found and text[found.end() :].strip() else text
