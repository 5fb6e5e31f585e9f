"""Which sentence of a Chinese post is shown: it gives what is asked for, and stands for itself."""

import pytest

from bot.answers.kinds.chinesekinds import gives_in_chinese
from bot.answers.kinds.wanted import gives_wanted
from bot.answers.patterns.chinese import asked_for_in_chinese, is_labelled
from bot.search.dictionaries.everyday import akin_in_chinese
from tests.answers.conftest import answering_from, asker, read

POST = """---
date: 2026-04-15
slug: haifeng-45
lang: zh
---
# 海风周刊（第 45 期）：会走路的灯塔

## 科技动态

1、灯塔看守人在岛上怎么洗衣服？

岛上的淡水很少，脏衣服每月用船运回大陆清洗。

2、赤道航运公司花了12亿美元，买下 Norrland Ports 的七座码头。

（3）青岛的一座桥，寿命缩短为47年。

4、昆明植物园使用灰色，对围栏进行油漆。

这样做的目的是，尽量减少游客对围栏的关注。

5、本周，《潮汐报》刊登范戴克专访。

6、冰岛有一只海鹦，翅膀断了。一家修船厂用碳纤维，为它做了假翅膀。

7、岛屿电力公司 Skerrypower，创造了无线传输能量的纪录。

他们使用激光，在9.4公里外传输能量。

8、Pelagia 系统上线两年，月活用户已突破300万。

“Pelagia”这个词，就是远洋网格（Pelagic Grid）的首字母缩写。

9、Winkle 发布了一款离线词典。这款词典仅4mm厚。

10、Winkle 的更新，把首页改成了黑色。

11、Winkle 的更新包，原本叫做春季包。后来改名为一号包。

## 工具

12、[Brackenzip](https://code.example/brackenzip)

一个压缩录音的命令行工具，适合风浪录音。

### Winkle 体验

Winkle 的词典轻薄，但容易忘记充电。

## 论文

### 论文评分排行榜

| 排名 | 论文 | 总分 | 分档 |
|------|------|------|------|
| 🥇 | Tidewhisper: Listening to Buoys | 9.1分 | 前5% |
| 🥈 | Saltmarsh Technical Report | 8.4分 | 前10% |
| 17. | Gannet: Diving for Tokens | 6.2分 | 前50% |

### Tidewhisper: Listening to Buoys

👥 **作者与机构**

- 第一作者：Maja Lindqvist（隆德大学）
- 通讯作者：Owen Pryce

🔗 **开源详情**

- 代码：https://code.example/tidewhisper
- 模型权重：论文中未提及。

📌 **核心摘要**

Tidewhisper 在泰米尔语上的 WER 达到 12.4，固态浮标 2029 年量产。

### Saltmarsh Technical Report

👥 **作者与机构**

- 机构：厦门大学，海豚实验室

🔗 **开源详情**

- 代码：https://code.example/saltmarsh
"""


@pytest.fixture(scope="module")
def post():
    return read(POST, "haifeng-45")


@pytest.fixture
def answer_to(post):
    return asker(answering_from(post))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("灯塔看守人的脏衣服怎么处理", "运回大陆清洗"),
        ("赤道航运花了多少钱买 Norrland Ports 的码头", "12亿美元"),
        ("Tidewhisper 的第一作者是谁", "Maja Lindqvist"),
        ("Who is the first author of Tidewhisper?", "Maja Lindqvist"),
        ("昆明植物园为什么把围栏刷成灰色", "减少游客对围栏的关注"),
        ("冰岛海鹦的假翅膀是谁做的", "一家修船厂"),
        ("Skerrypower 无线传输能量有多远", "9.4公里"),
        ("How far did Skerrypower transmit energy?", "9.4公里"),
        ("Pelagia 月活有多少人", "300万"),
        ("Pelagia 是哪几个词的缩写", "Pelagic Grid"),
        ("Winkle 有多厚", "4mm"),
        ("Winkle 的春季包改名为什么", "一号包"),
        ("论文排行榜第一名是哪篇", "Tidewhisper"),
        ("排行榜第二名是谁", "Saltmarsh"),
        ("Gannet 排第几", "17."),
        ("Which WER did Tidewhisper reach on Tamil?", "12.4"),
        ("When will solid-state buoys be mass-produced?", "2029"),
        ("Saltmarsh 是哪些机构做的", "厦门大学"),
        ("Tidewhisper 的代码在哪", "https://code.example/tidewhisper"),
    ],
)
async def test_the_sentence_shown_gives_what_is_asked_for(answer_to, question, held):
    answer = await answer_to(question)
    assert answer.answered, answer.text
    assert held in answer.text


async def test_a_question_that_opens_an_entry_is_shown_with_its_answer(answer_to):
    said = [sentence.text for sentence in (await answer_to("灯塔看守人的脏衣服怎么处理")).sentences]
    assert said[-1].startswith("岛上的淡水很少")


async def test_the_number_of_an_entry_is_not_read_out(answer_to):
    assert (await answer_to("青岛的桥寿命缩短为多少年")).text.startswith("青岛的一座桥")


async def test_what_only_labels_the_lines_below_it_is_never_shown(answer_to):
    assert "作者与机构" not in (await answer_to("Saltmarsh 是哪些机构做的")).text


@pytest.mark.parametrize(
    "question", ["赤道航运公司的利润是多少", "青岛那座桥的门票多少钱", "范戴克什么时候退休", "青岛的桥是谁设计的"]
)
async def test_a_sum_or_time_of_something_else_is_no_answer(answer_to, question):
    answer = await answer_to(question)
    assert not answer.answered, answer.text


async def test_of_an_english_question_one_known_word_alone_answers_nothing(answer_to):
    answer = await answer_to("How gloomy does the crooked bridge wobble?")
    assert not answer.answered, answer.text


async def test_a_sentence_that_leans_on_the_one_before_comes_after_it(answer_to):
    said = [sentence.text for sentence in (await answer_to("昆明植物园围栏刷成灰色的目的")).sentences]
    assert said[0].startswith("昆明植物园")
    assert said[1].startswith("这样做的目的")


@pytest.mark.parametrize("question", ["有没有压缩风浪录音的工具", "What tool can compress?"])
async def test_a_thing_asked_for_by_its_kind_is_named(answer_to, question):
    said = [sentence.text for sentence in (await answer_to(question)).sentences]
    assert said[0] == "Brackenzip"


async def test_a_thing_that_the_question_names_is_not_named_again(answer_to):
    assert (await answer_to("Brackenzip 是什么工具")).text.startswith("一个压缩")


def test_the_noun_before_how_much_is_what_is_asked_for():
    assert asked_for_in_chinese("范戴克什么时候退休") == "退休"
    assert asked_for_in_chinese("加州什么时候开始不让标保质期") == ""
    assert asked_for_in_chinese("图书管理员的工资是多少钱") == "工资"
    assert asked_for_in_chinese("门票多少钱") == "门票"
    assert asked_for_in_chinese("一共有多少台") == ""
    assert asked_for_in_chinese("What is it?") == ""


def test_a_label_names_what_is_asked_for_in_either_language():
    assert is_labelled("Saltmarsh 的作者是谁", "第一作者：Maja Lindqvist")
    assert is_labelled("Who is the author of Saltmarsh?", "作者：Maja Lindqvist")
    assert not is_labelled("Saltmarsh 的作者是谁", "代码：https://code.example/saltmarsh")


def test_a_scaled_sum_of_money_is_a_price():
    assert gives_wanted("花了多少钱", "以143亿美元投资")
    assert not gives_wanted("花了多少钱", "有143亿用户")


def test_an_institution_and_a_place_are_asked_for_by_their_kinds():
    assert gives_in_chinese("是哪些机构做的", "厦门大学")
    assert not gives_in_chinese("是哪些机构做的", "代码：https://code.example/saltmarsh")
    assert gives_in_chinese("航班在哪里转机", "在新西兰转机")
    assert not gives_in_chinese("航班在哪里转机", "转机要三个小时")
    assert gives_in_chinese("代码在哪里", "代码：https://code.example/saltmarsh")


def test_words_of_one_meaning_stand_for_each_other_and_those_of_two_do_not():
    assert "参数" in akin_in_chinese("参数量")
    assert "航线" in akin_in_chinese("航班")
    assert "评分" in akin_in_chinese("得分")
    assert "总裁" not in akin_in_chinese("总统")
    assert "车票" not in akin_in_chinese("门票")
