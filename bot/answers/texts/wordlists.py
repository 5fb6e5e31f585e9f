"""Lists of words that the reading of questions and claims goes by, and how such lists are read."""

from bot.posts.wordsets import word_set
from bot.search.words import stem


def words(text: str) -> list[str]:
    """Give the words of a list written as one text, in order."""
    return text.split()


def stem_set(text: str) -> frozenset[str]:
    """Give the stems of the words of such a list."""
    return frozenset(map(stem, text.split()))


#: What may stand before the first word of a question, as a pattern: `And, please, which …`.
OPENS = r"^\W*(?i:(?:and|so|but|ok|okay|then|also|please|hi|hey|hello)\W+)*"
#: Words that turn what follows them into its opposite, within the next few words.
NEGATORS = word_set(
    "not no non never none neither nor without cannot n't lack lacks lacked lacking fail fails failed failing "
    "hardly barely refuse refuses refused deny denies denied stop stops stopped cease ceases ceased nobody "
    "nothing miss misses missed nowhere unable impossible absent missing prevent prevents prevented "
    "preventing avoid avoids avoided avoiding"
)
#: The same in Chinese, as single characters and pairs.
NEGATORS_UNSPACED = words("没有 并非 不是 无需 无法 尚未 从未 不再 不 没 未 非 无")

#: Stop words that a comparison hangs on.
COMPARATIVES = word_set("more most less least fewer few above below up down all none inside outside")
#: Past forms that a stemmer does not know, by their present.
IRREGULAR = dict(
    pair.split("/")
    for pair in words(
        "rose/rise risen/rise fell/fall fallen/fall grew/grow grown/grow won/win lost/lose sold/sell bought/buy "
        "led/lead built/build made/make became/become began/begin begun/begin went/go gone/go gave/give given/give "
        "took/take taken/take came/come brought/bring kept/keep ran/run wrote/write written/write held/hold "
        "found/find left/leave met/meet paid/pay sent/send taught/teach thought/think told/tell saw/see seen/see "
        "loss/lose losses/lose shrank/shrink shrunk/shrink sank/sink overtook/overtake overtaken/overtake drew/draw "
        "drawn/draw chose/choose chosen/choose broke/break broken/break spoke/speak said/say got/get flew/fly "
        "flown/fly ate/eat eaten/eat bit/bite bitten/bite blew/blow blown/blow caught/catch dealt/deal drove/drive "
        "driven/drive drank/drink fed/feed fought/fight forgot/forget forgotten/forget froze/freeze "
        "frozen/freeze heard/hear hid/hide hidden/hide knew/know known/know laid/lay lent/lend meant/mean rode/ride "
        "sang/sing shook/shake shaken/shake shot/shoot slept/sleep spent/spend stole/steal stolen/steal stood/stand "
        "struck/strike sung/sing swept/sweep swore/swear threw/throw thrown/throw tore/tear "
        "understood/understand woke/wake wore/wear "
        "withdrew/withdraw withdrawn/withdraw"
    )
)


#: Common nouns and openers that begin a sentence with a capital and are nobody's name.
COMMON_OPENERS = word_set(
    "people somebody someone anybody anyone everybody everyone nobody users user team teams company "
    "companies agents agent models model tools tool projects project paper "
    "papers research work works test tests results result experiments code memory training data everything "
    "nothing several many most some other others another each every both all such one two three four five six "
    "seven eight nine ten eleven twelve half thus hence also although though because since while when where "
    "after before during until unlike like despite given compared overall today yesterday here there next then "
    "first second third last finally instead rather however moreover further perhaps maybe only even just still "
    "yet once again together across among around behind beyond inside outside within without through throughout "
    "under over above below between against yes see note read ask here's there's it's that's according beside "
    "close nearly almost exactly roughly "
    "besides except per via version week month year day days weeks months years answer question digest digests "
    "issue post posts source sources section part weekly daily summary news story item items link links image "
    "photo video figure table demo blog website"
)

#: Endings that names seldom have and common words often do.
COMMON_ENDINGS = tuple(
    words(
        "ing ed ly tion tions sion sions ment ments ness ity ities ers ors ists ance ence ism ware ship ures ages ows "
        "able ible ful less ive ical"
    )
)

#: Abbreviations everyone knows; an answer may write them where the post spells them out.
KNOWN_ACRONYMS = word_set(
    "ai ml llm llms gpu gpus cpu cpus api apis rl ui os url pdf ram ceo cto us usa uk eu pr prs sql faq ok ascii "
    "usd eur gbp cny"
)

#: Prepositions, and a pattern of them: a name after one of these is not who does it.
PREPOSITIONS = word_set(
    "on for in with over than at from by against under to of across into onto about via per between among like "
    "unlike using through within around after before since until during beyond behind beside as atop versus vs"
)
PREPOSITION = rf"(?:{'|'.join(sorted(PREPOSITIONS))})"

#: Words that may stand for the last named thing.
PRONOUNS = word_set(
    "it its it's itself they them their theirs this that these those he him his she her hers former latter same "
    "such there 它 它的 它们 他 她 他们 这个 那个 这些 那些 其"
)

#: What a question may ask for in words of its own: they need not stand in a passage that answers it.
ASKING = word_set(
    "make made maker release released announce announced publish published say said tell mean meaning definition "
    "else define describe explain explanation work works working happen happened call called name named use used "
    "usage talk talked report reported cover covered new news latest recent recently newest first last earliest "
    "oldest changed change changes compare comparison difference differ between versus vs thing things kind type "
    "sort way ways idea ideas detail details information info overview summary summarize summarise summarised "
    "summarized update updates story stories item items topic topics section post posts issue week weeks day "
    "days month year today yesterday tomorrow exactly really actually currently now many much number count long "
    "far big large often old high low amount total purpose goal point main key top best good important "
    "interesting highlight highlights article articles going learn know known want need like get got go come "
    "came take took put see seen look read think believe repo repos repository repositories project projects "
    "tool tools paper papers model models company companies organization organisation framework library product "
    "person people who author authors someone something anything everything wrote write writes written find finds "
    "found fast quick quickly also too please anyone anybody everybody nobody somebody everyone looked heard did "
    "does do done achieve achieved reach reached score scored "
    "develop developed build built create created behind happening "
    "提到 发布 介绍 内容 消息 新闻 什么 最新 总结 概括 本期 周报 日报 文章"
)

#: Verbs and kinds of things that posts say in any other way: who leads a team heads it, steers it or runs it.
LIGHT = word_set(
    "become became lead led prove proved show shown offer provide give gave allow let enable help "
    "bring brought put launch introduce ship present build built create developed develop propose "
    "design run contain include feature hold held have own reach achieve score take took go went "
    "gone come move turn switch left join add mean stand describe argue think believe claim reveal "
    "note point mention quote discuss write explain teach tell told pass need require want support "
    "serve do did act behave look seem appear feel try aim plan supposed start begin began end finish stop "
    "keep kept stay set get got make made use using call named know learn hear watch company firm "
    "startup lab group team organisation organization institute university maker vendor work method "
    "technique approach system tool program app application service platform product device gadget "
    "software package plugin project repository benchmark dataset framework paper post weekly daily "
    "newsletter issue edition chinese english french japanese question answer common different "
    "similar each both together thick tall wide heavy deep big large small long short high low fast "
    "slow quick often far old many much before after since until during between again first second "
    "third last week month year day time pr kep cve ticket change rate reduction increase gain "
    "speedup value level amount ratio percentage share extent 支持 多长 多快 多大 多高 需要 使用 "
    "提升 提供 发布 推出 哪四 哪几 如何 减少 叫什 什么 faster slower bigger larger smaller higher "
    "pay paid cost costs price prices pricing charge charges down off up out away back along according put "
    "one ahead place participate possible pick collect receive attract "
    "lower better longer shorter version difference compare comparison versus define find "
    "while though although yet still already now currently meanwhile ever thing things something anything "
)
