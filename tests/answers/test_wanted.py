"""What kind of thing a question asks for, and whether a text gives one."""

from time import perf_counter

import pytest

from bot.answers.coverage.echo import tells_more
from bot.answers.kinds.counted import counts_unspaced
from bot.answers.kinds.wanted import gives_wanted, words_of_kind


@pytest.mark.parametrize(
    ("question", "gives", "does_not"),
    [
        ("When was Manim released?", "Manim came out in May.", "Manim is a framework."),
        ("how much is the robot dog?", "It is up for $1299.", "It dances and plays."),
        (
            "what's the price of the robot dog?",
            "It won a prize. Version 2.0 is $99.",
            "Each sale raises $14 for strays.",
        ),
        ("how much does the dog cost?", "They raised prices to $20.", "Its makers raised $20 million."),
        ("小米眼镜的价格是多少？", "售价 1999 元。", "小米发布了眼镜。"),
        ("When was Manim first released?", "Manim came out two weeks ago.", "Manim won 90 stars in just one day."),
        ("When did Manim stop?", "It stopped in May.", "It may stop."),
        ("When did Manim stop?", "It stopped on 2026-05-02.", "Notes: https://manim.example/2026/05/02/"),
        ("What did Heron score on WeirBench?", "It reaches 61 on WeirBench.", "On WeirBench Heron is a lot better."),
        ("Who made FUDOKI?", "FUDOKI comes from Huawei.", "FUDOKI is a multimodal model."),
        ("When is the next release due?", "The next release comes in May.", "It is due to a talk next week."),
        ("How severe is LOOM-12?", "LOOM-12 (CVSS 8.6 HIGH)", "LOOM-12 is high on a list."),
        ("Who suggested FUDOKI?", "Thanks to ona for the find!", "Thanks to all for FUDOKI!"),
        ("織機センターの代表って誰？", "代表には森田ハナ氏が就任", "織機センターを発足し、人材を配置"),
        ("离海多少公里？", "离海 12 公里", "12 台织机 4DLoom"),
        ("Which version of Heron came out?", "Heron 3 is out.", "Heron was built in 2 weeks (arXiv:2603.11111v1)."),
        ("Which version of Heron came out?", "Heron 2.5 is out.", "Heron — score 0.93, with 37,000 stars"),
        (
            "What score did Heron get?",
            "Heron: 61 points",
            "Heron was published: 2026-03-04T23:59:59Z, arXiv:2603.11111",
        ),
        ("What speedup does Heron give?", "Heron is 3x faster.", "Heron was made in 2 weeks and is right in 92%."),
        ("What speedup does Heron give?", "It cuts latency by 40%.", "It gains 40% on WeirBench."),
        ("How long did Heron take to train?", "It took 3 days.", "The Heron paper of 2026 trains a model."),
        ("How much does Heron cost?", "Heron: $4B a year", "Heron（$4B 估值）推出新织机"),
        ("线轴重多少公斤？", "重 3 公斤", "重做了 3 次"),
    ],
)
def test_a_day_a_sum_and_a_name_must_be_given_where_they_are_asked_for(question, gives, does_not):
    assert gives_wanted(question, gives)
    assert not gives_wanted(question, does_not)


@pytest.mark.parametrize(
    ("question", "gives", "does_not"),
    [
        ("Millrace 的成功率多高？", "成功率为93%", "成功率很高，塔高93米的也一样"),
        ("那座塔有多高？", "塔高93米", "成功率为93%"),
        ("Millrace 有多少下载量？", "下载量达到 412", "主页: https://b3weft.example"),
        ("Millrace 支持多少种语言？", "支持12种语言", "Star数量：2219 个"),
        ("Millrace 支持多少种语言？", "支持12种语言", "这是一个多语言工具包"),
        ("Millrace 是哪一年发布的？", "2019年发布", "创建周期：1513 天"),
        ("Millrace 用什么协议？", "协议类型：GNU General Public License", "协议已经更换"),
        ("How many employees does Millrace have?", "员工数达 412 人", "412 个织机"),
        ("How many structures did Millrace test?", "在240个蛋白结合宏环结构上", "在240台机器上"),
    ],
)
def test_a_figure_in_chinese_is_one_of_what_is_asked_for(question, gives, does_not):
    assert gives_wanted(question, gives)
    assert not gives_wanted(question, does_not)


@pytest.mark.parametrize(
    "question",
    [
        "Millrace 那篇论文的 arXiv 编号是多少？",
        "Millrace 的arXiv链接",
        "What is the arXiv number of Millrace?",
    ],
)
def test_a_paper_on_arxiv_is_given_by_its_address(question):
    assert gives_wanted(question, "来源：原文", ("https://arxiv.org/abs/2604.11111",))
    assert not gives_wanted(question, "来源：原文", ("https://papers.example/11111",))
    assert not gives_wanted(question, "共有 412 台织机")


@pytest.mark.parametrize(
    "question",
    ["Millrace 那个漏洞的 CVE 编号是多少？", "Millrace 修复了哪个 CVE？", "Millraceの脆弱性のCVE番号は何ですか？"],
)
def test_a_number_in_a_registry_must_be_given_where_it_is_asked_for(question):
    assert gives_wanted(question, "Millrace 修复了编号为 CVE-2026-1044 的漏洞。")
    assert not gives_wanted(question, "Millrace 3.0.2 修复了 1 个漏洞。")


def test_when_a_version_comes_is_not_told_by_the_version_itself():
    assert gives_wanted("When will Quilt 1.4 be out?", "Quilt 1.4 is due in May.")
    assert not gives_wanted("When will Quilt 1.4 be out?", "It is the last test before v1.4.")
    assert gives_wanted("When did Quilt go to 1.4?", "Quilt to v1.4")


@pytest.mark.parametrize("text", ["在 WeirBench 上得分 61.2。", "WeirBench 成绩：61", "WeirBench 61 分"])
def test_how_many_points_are_told_by_a_score(text):
    assert gives_wanted("Heron 在 WeirBench 上得了多少分？", text)
    assert not gives_wanted("Heron 在 WeirBench 上得了多少分？", "Heron 在 WeirBench 上表现出色。")


def test_cards_are_counted_by_whatever_chinese_puts_before_them():
    assert gives_wanted("Heron 用了多少张 GPU 训练？", "Heron 用 64 张 GPU 训练了两周。")
    assert not gives_wanted("Heron 用了多少张 GPU 训练？", "Heron 在 20 万亿 token 上训练。")


def test_when_that_only_joins_two_clauses_asks_for_no_day():
    assert gives_wanted("Why was iOS harder when Claude did QA?", "There is no protocol.")


def test_who_made_a_version_of_something_asks_for_no_version():
    assert gives_wanted("Who sent a new version of the weir plan?", "Ona Reed mailed a changed weir plan.")
    assert not gives_wanted("What is the latest version of Quilt?", "Ona Reed mailed a Quilt.")


def test_how_much_faster_asks_for_no_sum():
    assert gives_wanted("How much is the new one faster?", "It is twice as fast.")


def test_a_chinese_count_wants_its_counter():
    assert counts_unspaced("它有多少颗星？", "它有 42820 颗星。")
    assert not counts_unspaced("它有多少颗星？", "它基于 Wan2.1。")
    assert counts_unspaced("它提升了多少？", "It gives 60% more.")


@pytest.mark.parametrize(
    ("question", "gives", "does_not"),
    [
        ("Which version of Quilt came out?", "Quilt 2.4 brings patches.", "Quilt brings patches."),
        ("How much faster is heron?", "It is 30% faster.", "It is a lot faster than version 3."),
        ("By how much did memory fall?", "It went from 90 MB to 40 MB.", "It fell in 2026."),
        ("Who wrote tangram?", "Ona wrote tangram.", "Thanks to Ona for tangram!"),
        ("Who leads the Loom project?", "Loom is led by Ilse Brand.", "Project: Loom, for Weavers."),
    ],
)
def test_a_version_a_gain_and_a_maker_must_be_given_where_they_are_asked_for(question, gives, does_not):
    assert gives_wanted(question, gives)
    assert not gives_wanted(question, does_not)


@pytest.mark.parametrize(
    ("question", "text", "more"),
    [
        ("Who is the new chair of the Release Board?", "New chair of the Release Board", False),
        ("Who is the new chair of the Release Board?", "Ilse Brand is the new chair of the Release Board", True),
        ("Why is Marquetry moving to Lisp?", "Why Marquetry is moving to Lisp", False),
        ("Why is Marquetry moving to Lisp?", "Marquetry wants macros, speed and fewer surprises at night", True),
        ("Did Marquetry move to Lisp?", "Marquetry moved to Lisp", True),
        ("Which plans were accepted?", "Plans no longer accepted", False),
        ("Which plans were not accepted?", "Plans not accepted", False),
        ("Marquetry Lisp", "Marquetry moves to Lisp", True),
    ],
)
def test_a_text_in_the_questions_own_words_says_nothing_more(question, text, more):
    assert tells_more(question, text) is more


def test_words_that_only_say_what_kind_is_asked_for_need_not_stand_in_a_post():
    assert words_of_kind("How much money did Quarry raise?") == {"money"}
    assert "link" in words_of_kind("link to the heron paper")
    assert not words_of_kind("Which money does Quarry take?")
    assert not words_of_kind("Is there a link between looms and luck?")


@pytest.mark.parametrize(
    "question",
    [
        "got a link for the heron paper?",
        "Is there a link to the heron paper?",
        "can you send me the link to the heron paper",
        "have you got any link for the heron paper",
        "I need the link to the heron paper",
    ],
)
def test_whoever_asks_for_a_link_asks_for_no_more_than_what_it_leads_to(question):
    assert "link" in words_of_kind(question)
    assert not {"heron", "paper"} & words_of_kind(question)


def test_where_somebody_lives_or_something_is_held_is_told_by_a_place():
    assert gives_wanted("Where is Loom Day held?", "Loom Day is in Hamburg (northern Germany).")
    assert gives_wanted("Where does Marta Holm live?", "Marta Holm moved to Oslo.")
    assert not gives_wanted("Where does Marta Holm live?", "The loom of Marta Holm goes live in March.")
    assert gives_wanted("Where does it keep its notes?", "It keeps its notes outside the model.")


def test_when_or_why_prices_change_is_not_how_high_they_are():
    assert gives_wanted("when do the prices of the mill change?", "The mill raises its prices on 6 September.")
    assert gives_wanted("why did prices rise?", "Prices rose because the weir broke.")
    assert not gives_wanted("what are the prices of the mill?", "The mill raises its prices on 6 September.")


@pytest.mark.parametrize(
    ("question", "run"),
    [
        ("what is Loom valued at?", "1,"),
        ("how much does Loom cost?", "1,"),
        ("how much faster is Loom?", "1,"),
        ("what is the speed of Loom?", "1 "),
    ],
)
def test_a_long_run_of_digits_costs_no_time(question, run):
    started = perf_counter()
    assert not gives_wanted(question, run * 15_000)
    assert perf_counter() - started < 2
