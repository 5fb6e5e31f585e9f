"""Chinese words of the trade with their English, so that a Chinese question also meets English posts.

It is no translation: a language model does that where there is one. These words are guesses beside the question's own.
"""

import re
from functools import cache

from bot.search.scripts import HAN

_TERMS = """
    智能体 agent 代理 agent 记忆 memory 论文 paper 模型 model 大模型 LLM 开源 open-source 源码 source code
    源代码 source code 代码 code 泄露 leak 泄漏 leak 仓库 repository 星 stars 星标 stars 颗星 stars
    星数 stars 星标数 stars
    许可证 license 协议 license 发布 release 推理 inference reasoning 训练 training 预训练 pre-training
    后训练 post-training 微调 fine-tuning 强化学习 RL 蒸馏 distillation 量化 quantization 误差 error
    压缩 compression 上下文 context 提示词 prompt 提示 prompt 工具 tool 插件 plugin 技能 skills 权限 permission
    沙箱 sandbox 终端 terminal 桌面 desktop 浏览器 browser 操作系统 operating system 芯片 chip 算力 compute
    显存 VRAM memory 内存 RAM memory 硬件 hardware 服务器 server 数据中心 datacenter 基准 benchmark
    评测 evaluation 评估 evaluation 准确率 accuracy 速度 speed 吞吐量 throughput 吞吐 throughput 延迟 latency
    参数 parameters 数据集 dataset 数据 data 安全 security safety 漏洞 vulnerability 攻击 attack 治理 governance
    合规 compliance 可靠性 reliability 多智能体 multi-agent 编程 coding 编码 coding 程序员 developer
    开发者 developers 软件工厂 software factory 软件 software 测试 testing 审查 review 评审 review
    部署 deployment 企业 enterprise 制造 manufacturing 医疗 medical healthcare 医院 hospital 量子 quantum
    机器人 robot 自动驾驶 autonomous driving 播客 podcast 采访 interview 访谈 interview 教程 tutorial
    课程 course 白皮书 paper 物理学 physics 物理 physics 数学 mathematics 形式化 formalization 定理 theorem
    证明 proof 错误 error 果蝇 fruit fly 大脑 brain 神经网络 neural network 视频 video 图像 image
    语音 speech voice 音频 audio 文本 text 文档 document 搜索 search 检索 retrieval 向量 vector 数据库 database
    知识 knowledge 知识库 knowledge base 维基 wiki 个人 personal 原则 principles 框架 framework 系统 system
    架构 architecture 组件 components 层 layers 作者 author 团队 team 公司 company 研究 research
    年轻人 young workers 职业 career 工匠 craft 维护者 maintainers 社区 community 价格 price 成本 cost
    经济 economics 战略 strategy 竞争 competition 市场 market 出口管制 export controls 供应链 supply chain
    护城河 moat 黄仁勋 Jensen Huang 奥特曼 Altman 卡帕西 Karpathy 微软 Microsoft 谷歌 Google 英伟达 NVIDIA
    亚马逊 Amazon 阿里巴巴 Alibaba 阿里 Alibaba 苹果 Apple 小红书 Rednote 快手 Kuaishou 美团 Meituan
    字节跳动 ByteDance 腾讯 Tencent 百度 Baidu 博世 Bosch 上海人工智能实验室 Shanghai AI Lab
    摩根士丹利 Morgan Stanley 斯坦福 Stanford 复旦 Fudan 清华 Tsinghua 调度 scheduler 容器 container
    集群 cluster 节点 node 弃用 deprecated 版本 version 升级 update 特性 features 内核 kernel 遗忘 forgetting
    参数量 parameters 经验 experience 搜索树 search tree 合成 synthetic 身份 identity
"""
_LONGEST = 10
_HAN = re.compile(rf"[{HAN}]+")


def english_of(question: str) -> list[str]:
    """Give the English for the Chinese words of the trade in a question, each once, in its order."""
    return list(dict.fromkeys(word for _, english in terms_in(question) for word in english))


def terms_in(question: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give the Chinese words of the trade in a question, each as long as it can be, with their English."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for run in _HAN.findall(question):
        at = 0
        while at < len(run):
            ends = range(min(len(run), at + _LONGEST), at, -1)
            end = next((end for end in ends if run[at:end] in table()), None)
            found += [(run[at:end], table()[run[at:end]])] if end else ()
            at = end or at + 1
    return found


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Give the English words by the Chinese one."""
    table: dict[str, list[str]] = {}
    chinese = ""
    for word in _TERMS.split():
        if _HAN.fullmatch(word):
            chinese = word
            table[chinese] = []
        else:
            table[chinese].append(word)
    return {term: tuple(words) for term, words in table.items()}
