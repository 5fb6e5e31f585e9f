"""Questions in Chinese, and English ones on Chinese posts, answered in the digests' own words without a model."""

from datetime import date

import pytest
from opencc import OpenCC

from bot.answers.coverage.stories import stories_of
from bot.answers.kinds.chinesecounts import counts_in_chinese
from bot.answers.kinds.chinesekinds import gives_in_chinese
from bot.answers.patterns.chinese import chinese_words, is_chinese, is_mostly_chinese
from bot.answers.questions.question import read_question
from bot.answers.terms.abroad import may_be_foreign
from bot.answers.terms.term import Term
from bot.search.passage import Passage
from bot.search.words import words_in
from tests.answers.conftest import answering_from, asker, read

POSTS = {
    41: """# 海风周刊（第 41 期）：风筝发电

## 封面图

青岛的海边停着一艘木船。

## 科技动态

1、一个杭州的图书管理员，把旧电车改成了流动书屋。

她每天开到不同的村子。

租车一天是80元，加油另算。

2、荷兰工程师范戴克设计了一种风筝发电机。

每台功率达到300千瓦，已有12台风筝在北海运行。

## 工具

1、Larkbox

一个开源的邮件备份工具，用 Rust 语言编写，支持多个平台。

2、Pinglow

监视网络延迟的小软件，许可证是 MIT。
""",
    42: """# 海风周刊（第 42 期）：会唱歌的桥

## 封面图

昆明的花市在清晨开门。

## 科技动态

1、1998年，挪威海洋研究所发明了 Brinemap，用来测量盐度。

2、吴恩达在深圳开课，有640名学生报名。
""",
}


def head(number):
    return f"---\ndate: 2026-04-{number - 30:02d}\nslug: haifeng-{number}\nlang: zh\n---\n"


def traditional(text):
    return "".join(map(OpenCC("s2t").convert, text))


def written(how=str):
    return [read(head(number) + how(text), f"haifeng-{number}") for number, text in POSTS.items()]


@pytest.fixture(scope="module")
def posts():
    return written()


@pytest.fixture
def answer_to(posts):
    return asker(answering_from(*posts))


def shown(text):
    return [found.word.exact[0] for found in chinese_words(text) if not found.plain]


def test_a_chinese_question_is_read_by_its_words_and_not_by_pairs_across_them():
    assert shown("加州什么时候开始不让标保质期") == ["加州", "不让", "保质期"]
    assert shown("有没有能打开日志文件的软件？") == ["打开", "日志", "文件"]


def test_how_somebody_came_to_have_done_it_and_on_what_it_runs_are_no_words_of_their_own():
    assert shown("结绳猜想是谁证出来的") == shown("结绳猜想是谁证的")
    assert shown("Larkbox 能在 Solaris 上用吗") == []


def test_words_the_glossary_holds_as_one_are_one():
    (agents,) = (found for found in chinese_words("智能体的记忆") if found.word.exact[0] == "智能体")
    assert "agent" in agents.english


def test_a_verb_tells_less_than_a_noun():
    told = {found.word.exact[0]: found.share for found in chinese_words("公司申请了专利")}
    assert told["申请"] < told["专利"]


def test_japanese_is_not_read_as_chinese():
    assert is_chinese("谁发明了它")
    assert not is_chinese("誰が作りましたか")
    assert is_mostly_chinese("ViP-VL 是一个语音模型")
    assert not is_mostly_chinese("Dolphin (海豚) is an OCR model by ByteDance")


@pytest.mark.parametrize(
    ("question", "given", "missing"),
    [
        ("租车一天多少钱", "一天是80元", "一天很便宜"),
        ("鲸鱼卖多少钱", "售价300美元", "免费领取"),
        ("续航多久", "可以飞行25小时", "可以飞行25公里"),
        ("桥在哪个城市", "桥在昆明", "桥很长"),
        ("是哪位教授提出的", "由李明教授提出", "由中国科大提出"),
        ("Larkbox 用什么语言写的", "用 Rust 编写", "支持多语言"),
        ("有多少颗星", "已有600多颗星星", "已有600个用户"),
        ("一共多少架", "共有117架", "共有117人"),
        ("织机课哪天开课", "The loom course begins on March the 17th.", "The loom course begins again."),
        ("续航多久", "It flies for 25 hours.", "It flies for 25 miles."),
        ("租车一天多少钱", "It costs 75 cents a day.", "It is 75 centimetres long."),
        ("总部在哪个城市", "It is based in Lisbon.", "It is based on wool."),
        ("织一匹布要多少秒", "只要 40 秒", "3. Weft2D：从 8 月 12 日起织布"),
        ("风筝造了几个月", "造了三个月", "2026年3月开始造"),
        ("木船开了多少天", "It took 12 days.", "It left in 2026."),
        ("每百万 token 怎么收费", "输入 2 美元/百万 token", "每分钟 0.2 美元"),
        ("电车每月多少钱", "月费 30 元", "9 月 1 日起每天 30 元"),
        ("电车每小时怎么收费", "$3 an hour", "$3 per day"),
    ],
)
def test_a_text_gives_the_kind_of_thing_a_chinese_question_asks_for(question, given, missing):
    assert gives_in_chinese(question, given)
    assert not gives_in_chinese(question, missing)


def test_an_english_count_is_met_by_the_chinese_of_what_is_counted():
    assert counts_in_chinese("drone", "共有11787架无人机")
    assert not counts_in_chinese("star", "共有11787架无人机")
    assert counts_in_chinese("gpu", "用了8块GPU")


def test_a_numbered_entry_of_several_paragraphs_is_one_story():
    days = {"published": date(2026, 4, 11), "first": date(2026, 4, 11), "last": date(2026, 4, 11)}
    base = {"id": "a#0", "post": "a", "number": 0, "title": "", "section": "", "item": "", "language": "zh", **days}
    text = "1、一个杭州的管理员改了电车。\n租车一天是80元。\n2、荷兰有风筝。"
    first, second = stories_of(Passage(text=text, **base))
    assert "80元" in first.text
    assert "杭州" in first.text
    assert "杭州" not in second.text


SAID = [
    ("杭州图书管理员租车一天多少钱？", "80元"),
    ("谁设计了风筝发电机？", "范戴克"),
    ("现在一共有多少台风筝", "12台"),
    ("Larkbox 用什么语言写的", "Rust"),
    ("Pinglow 用什么许可证", "MIT"),
    ("Larkbox 是什么？", "邮件备份工具"),
    ("第 41 期的封面图是什么", "木船"),
    ("上一期的封面图", "木船"),
    ("最近一期的封面图", "花市"),
    ("Who invented Brinemap?", "挪威海洋研究所"),
    ("When was Brinemap invented?", "1998年"),
    ("What language is Larkbox written in?", "Rust"),
    ("How many students did Andrew Ng have in Shenzhen?", "640名"),
]


@pytest.mark.parametrize(("question", "held"), SAID)
async def test_what_the_digests_say_is_answered(answer_to, question, held):
    answer = await answer_to(question)
    assert answer.answered, answer.text
    assert held in answer.text


@pytest.mark.parametrize(
    "question", ["Larkbox 是什么，Pinglow 又是什么？", "Larkbox是什么,Pinglow呢？", "Larkbox 是什么； Pinglow 是什么？"]
)
async def test_two_things_asked_for_in_one_sentence_are_both_answered(answer_to, question):
    answer = await answer_to(question)
    assert "邮件备份工具" in answer.text
    assert "监视网络延迟" in answer.text


async def test_of_two_things_in_one_sentence_the_missing_one_is_named(answer_to):
    answer = await answer_to("Larkbox 是什么，Mossgate 又是什么？")
    assert "邮件备份工具" in answer.text
    assert any("Mossgate" in note for note in answer.notes), answer.notes


@pytest.mark.parametrize("question", ["风筝发电机是什么，为什么？", "最近有什么，比较好的邮件工具？"])
def test_a_comma_that_parts_no_two_things_parts_no_question(asking, question):
    assert len(read_question(asking(question)).asks) == 1


@pytest.mark.parametrize(("question", "held"), SAID)
@pytest.mark.parametrize(("posts_in", "asked_in"), [(str, traditional), (traditional, str), (traditional, traditional)])
async def test_either_way_of_writing_chinese_finds_the_other(asking, question, held, posts_in, asked_in):
    answer = await answering_from(*written(posts_in)).reply(asking(asked_in(question), posts=None))
    assert answer.answered, answer.text
    assert posts_in(held) in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "杭州图书管理员的工资是多少钱？",
        "风筝发电机卖多少钱",
        "Larkbox 有多少颗星？",
        "Larkbox 是哪位工程师写的",
        "第 42 期的风筝发电机是谁设计的",
        "Brinemap 用什么许可证",
        "How many stars does Larkbox have?",
        "What is the licence of Brinemap?",
        "Who acquired Pinglow?",
        "How much does Larkbox cost?",
    ],
)
async def test_what_they_do_not_say_is_refused(answer_to, question):
    answer = await answer_to(question)
    assert not answer.answered, answer.text


async def test_a_word_of_another_language_is_never_called_unmentioned(answer_to):
    answer = await answer_to("What did Kevin Hart say about whales?")
    assert not answer.answered
    assert "mention" not in answer.text
    assert "NixOS" in (await answer_to("What does it say about NixOS?")).text


def test_only_a_coined_name_stays_the_same_in_chinese():
    assert may_be_foreign(Term(shown="Andrew Ng", words=tuple(words_in("Andrew Ng")), hard=True))
    assert not may_be_foreign(Term(shown="NixOS", words=tuple(words_in("NixOS")), hard=True))


def kept(posts, asking, text):
    ask = read_question(asking(text), posts).asks[0]
    return None if ask.issues is None else sorted(ask.issues)


def test_an_issue_is_found_by_its_number_and_by_its_place(posts, asking):
    assert kept(posts, asking, "第 41 期讲了什么") == ["haifeng-41"]
    assert kept(posts, asking, "第四十二期讲了什么") == ["haifeng-42"]
    assert kept(posts, asking, "summarize issue 41") == ["haifeng-41"]
    assert kept(posts, asking, "最近两期讲了什么") == ["haifeng-41", "haifeng-42"]
    assert kept(posts, asking, "上一期讲了什么") == ["haifeng-41"]
    assert kept(posts, asking, "what do the last two issues say about kites?") == ["haifeng-41", "haifeng-42"]


def test_a_number_no_issue_has_is_said_in_chinese_and_is_another_issue_in_english(posts, asking):
    assert kept(posts, asking, "第 300 期讲了什么") == []
    assert kept(posts, asking, "was issue 30012 closed?") is None


async def test_a_whole_issue_is_told_by_its_openings(answer_to):
    assert "流动书屋" in (await answer_to("第 41 期讲了什么")).text
    assert "第 300 期" in (await answer_to("第 300 期讲了什么")).text
