"""Everyday English words with their Chinese, by which a question in one language is judged on a story in the other.

Names of places and people known everywhere stand here too, since each language writes them its own way.
"""

from functools import cache
from itertools import permutations

from bot.posts.hanzi import simplified
from bot.search.dictionaries.everydayjapanese import JAPANESE
from bot.search.dictionaries.glossary import table
from bot.search.words import stem

_WORDS = """
    abandon 放弃; ability 能力; accelerate 加速; accept 接受; account 账号 账户; accuracy 准确率 精度 准确度;
    accurate 准确 精确; acquire 收购 并购; activate 激活; actor 演员; add 增加 添加 新增; advise 建议; affiliation 机构;
    airport 机场; algorithm 算法; alliance 联盟; allow 允许; alternative 替代品 替代; analyse 分析; analytics 分析 统计;
    animal 动物; animation 动画; annotation 标注 注释; announce 宣布 公布; annual 年度; answer 回答 答案;
    apologise 道歉 致歉; apologize 道歉 致歉; app 应用; apply 申请 应用; approval 批准 审批; architecture 架构;
    archive 归档 存档; army 军队; array 数组; arrest 逮捕; article 文章; artist 艺术家; ask 询问 提问;
    astronaut 宇航员 航天员; atom 原子; audience 观众 受众; author 作者; autonomous 自动驾驶 无人驾驶; available 可用;
    average 平均; avoid 避免; award 获奖 奖项; baby 婴儿; backdoor 后门; backend 后端; backup 备份; ban 禁止 封禁;
    bandwidth 带宽; bank 银行; battery 电池; beach 海滩 沙滩; beat 击败 超过; beer 啤酒; begin 开始; benchmark 基准;
    best 最好 最佳 最优; bicycle 自行车; bike 自行车; bird 鸟类; blind 盲人; block 屏蔽 拦截; blood 血液;
    board 开发板 板卡; bomb 炸弹; bone 骨头 骨骼; bonus 奖金; book 书籍 图书; bookmark 书签; border 边境;
    bottleneck 瓶颈; brain 大脑; branch 分支; brick 砖块; bridge 大桥 桥梁; browser 浏览器; budget 预算; bug 漏洞 错误;
    build 构建 建造 打造; building 建筑; burn 烧掉 燃烧; bus 公交 巴士; buy 购买 买下; cache 缓存; call 称为 叫做;
    camera 相机 摄像头; cancel 取消; cancer 癌症; capability 能力; capacity 容量; car 汽车 轿车; card 卡片;
    cat 小猫 猫咪; cause 原因 导致; cell 细胞; certificate 证书; chair 主席; champion 冠军; change 改变 变化;
    chapter 章节; charge 收费 充电; chart 图表; chat 聊天 对话; cheap 便宜; chicken 鸡肉; child 孩子 儿童; chip 芯片;
    choose 选择 挑选; citation 引用; city 城市; classify 分类; clean 清洁; click 点击; client 客户; climate 气候;
    close 关闭; cloth 衣服 布料; clothes 衣服; cloud 云端; coal 煤炭; code 代码 源码 代码库; codename 代号; coffee 咖啡;
    coin 硬币;
    collaboration 协作 合作; collect 收集 采集 搜集; color 颜色; colour 颜色; command 命令; commit 提交;
    compare 比较 对比; compatible 兼容; compile 编译; compiler 编译器; complain 抱怨 投诉; complexity 复杂度 复杂性;
    compress 压缩; computer 电脑 计算机; concept 概念; concert 音乐会 演唱会; condition 条件; conference 会议 大会;
    configuration 配置; configure 配置; confirm 确认 证实; connect 连接; consortium 财团 联盟; contract 合同 合约;
    contribute 贡献; contributor 贡献者; control 控制; conversation 对话; convert 转换; cook 烹饪; cooperate 合作 协作;
    copy 复制; copyright 版权; core 核心; corpus 语料库 语料; cost 成本 费用 花费; country 国家; court 法院;
    cover 封面 覆盖; coverage 覆盖率; crash 崩溃; crawler 爬虫; create 创建 创造 创作; crime 犯罪; criticise 批评 抨击;
    criticize 批评 抨击; currency 货币; customer 客户 顾客; dance 跳舞; danger 危险 风险; dashboard 仪表盘 看板;
    data 数据; dataset 数据集; date 日期; day 天; deaf 聋人; deal 交易 协议; death 死亡 去世; debt 债务; debug 调试;
    decide 决定; default 默认; degree 学位; delay 推迟 延期; delete 删除; deliver 交付 送货; demo 演示;
    demonstrate 演示 展示; density 密度; deny 否认; depend 依赖; dependency 依赖; deprecate 弃用; depth 深度;
    desert 沙漠; design 设计; desktop 桌面; develop 开发 研发 发明; developer 开发者 程序员; device 设备; dialogue 对话;
    die 死于 去世 死亡; dimension 维度; dinner 饭局 晚餐 晚饭; director 主任 总监; dirty 肮脏; disclose 披露;
    discount 折扣; discover 发现; discuss 讨论 探讨; disease 疾病; disk 磁盘 硬盘; distance 距离; doctor 医生;
    documentation 文档; dog 小狗; dollar 美元; domain 域名 领域; donate 捐赠; download 下载; draw 绘制 画出; drive 驾驶;
    driver 司机 驱动; driverless 无人驾驶; drone 无人机; drop 放弃 停止; drug 药物; earn 赚取 收入; earth 地球;
    earthquake 地震; eavesdrop 窃听 监听; ebook 电子书; edit 编辑; editor 编辑器; efficiency 效率; email 邮件 邮箱;
    embedding 嵌入; employee 员工 雇员 职员; enable 启用; encoder 编码器; encrypt 加密; energy 能量 能源; engine 引擎;
    engineer 工程师; environment 环境; error 错误 误差; estimate 估计 预计; euro 欧元; evaluate 评估; event 事件 活动;
    evidence 证据; exam 考试; exceed 超过 超越 超出; expect 预计 预期; expert 专家; expire 过期 到期; explain 解释;
    exploit 利用; export 导出 出口; extension 扩展 插件; eye 眼睛; factory 工厂; fail 失败; failure 故障 失败;
    fall 下跌 下降 下滑; family 家庭 家人; fast 快速; father 父亲 爸爸; fee 费用; feedback 反馈; file 文件 文档 表格;
    film 电影; filter 过滤 筛选; fine 罚款; fire 火灾 解雇; fish 鱼类; fix 修复; flight 航班 航线; fly 飞行;
    focus 重点 焦点; fold 折叠; folder 文件夹; font 字体; food 食品 食物; foot 脚部; forecast 预测 预报;
    found 成立 创立 创办 创建; foundation 基金会; founder 创始人; free 免费; frequency 频率; friend 朋友; frontend 前端;
    fruit 水果; function 函数; fund 资金; funding 融资; game 游戏; garbage 垃圾; gas 天然气 气体; gateway 网关;
    gene 基因; generate 生成; glass 玻璃; glasses 眼镜; gold 黄金; government 政府; gpu 显卡; graph 图表; grow 增长;
    guide 指南; hack 攻击 黑客; hacker 黑客; hallucinate 幻觉; hallucination 幻觉; hand 手部; handwriting 手写;
    hardware 硬件; headquarters 总部; headset 头盔 头显; health 健康; heart 心脏; height 高度; helmet 头盔;
    help 帮助 协助; hire 招聘 雇用; history 历史; hold 举办 举行; home 家庭; host 托管; hotel 酒店; hour 小时;
    house 房子 住宅; husband 丈夫; icon 图标; illegal 非法; image 图像 图片; immigrant 移民; implement 实现;
    improve 改进 提升 改善; incident 事件 事故; income 收入; increase 增加 提高; index 索引 指数; industry 行业;
    inference 推理; infrastructure 基础设施; input 输入; install 安装; institution 机构; instruction 指令;
    integrate 集成; integration 集成; interface 界面 接口; interview 采访 专访 访谈; invent 发明; invest 投资;
    investor 投资者 投资人; ipo 上市; iron 钢铁; island 小岛 岛屿; job 工作 职位; join 加入 参加; journal 期刊;
    judge 法官 判决; keyboard 键盘; keyword 关键词 关键字; kilogram 公斤; kilometer 公里; kilometre 公里; king 国王;
    kitchen 厨房; lab 实验室; label 标签 标识; laboratory 实验室; lake 湖泊; land 落地 着陆 土地; language 语言;
    laptop 笔记本电脑; laser 激光; launch 推出 上线; laundry 洗衣; law 法律 法案; lawsuit 诉讼; layer 图层; layoff 裁员;
    layout 布局; leaderboard 排行榜 榜单; leak 泄露 泄漏; learn 学习; leave 离开 离职; lecture 讲座; leg 腿部;
    length 长度; letter 字母 信件; level 级别 水平; library 图书馆; licence 许可证 许可 协议; license 许可证 许可 协议;
    lifespan 寿命; lifetime 寿命; limit 限制; limitation 局限性 局限; list 名单 列表; listen 收听 聆听; live 居住;
    load 加载; loan 贷款; local 本地; log 日志; loss 损失; machine 机器; magazine 杂志; mail 邮件; maintain 维护;
    maintainer 维护者; malware 恶意软件; manage 管理; manager 管理器 经理; manufacturer 制造商 厂商 厂家; map 地图;
    mars 火星; match 比赛; measure 测量; meat 肉类; medal 奖牌; medical 医疗; medicine 药物; meet 见面 会面;
    meeting 会议; member 成员 会员; memory 内存 记忆; merge 合并; message 消息; meter 米; method 方法; metre 米;
    metric 指标; metro 地铁; microphone 麦克风; microservice 微服务; migrate 迁移; minister 部长; minute 分钟;
    missile 导弹; mobile 手机; mode 模式; module 模块; monitor 监控 显示器; month 个月; moon 月球; mother 母亲 妈妈;
    mountain 山脉; mouse 鼠标; move 搬到; movie 电影; multimodal 多模态; museum 博物馆; music 音乐; native 原生;
    navy 海军; neighbor 邻居; neighbour 邻居; network 网络; neuron 神经元; news 新闻; newsletter 通讯; newspaper 报纸;
    note 笔记; notebook 笔记本; notification 通知; novel 小说; nuclear 核电 核能; number 数量; object 对象; ocean 海洋;
    office 办公室; official 官方; offline 离线; oil 石油 油价; open 打开 开放; operation 操作 运营; oppose 反对 抵制;
    optimise 优化; optimize 优化; option 选项; orbit 轨道; order 订单; organise 组织; organization 组织; organize 组织;
    origin 起源 最初 起初; outage 故障 宕机; output 输出; package 软件包 包; page 页面; paint 油漆 绘画; paper 论文;
    parameter 参数; park 停车; parking 停车; parser 解析器; partner 合作 伙伴; party 聚会; password 密码; patent 专利;
    path 路径; patient 患者 病人; pay 支付 付费 工资; payment 支付 付款; people 人 名; peptide 肽链 多肽;
    percent 百分之; percentage 百分比 比例; perform 表演 执行; performance 性能 表演; person 人; phase 阶段;
    phone 手机 电话; photo 照片; picture 图片 照片; pipeline 流水线; pixel 像素; plan 计划 规划; plane 飞机;
    planet 行星; plant 植物; play 播放; player 玩家 选手; plugin 插件; podcast 播客; poison 投毒; police 警察 警方;
    policy 政策 策略; pollution 污染; population 人口; port 港口 端口; postal 邮政; postpone 推迟 延期; power 功率 电力;
    precision 精度 精确度; predict 预测; president 总统 总裁; pretrain 预训练; preview 预览; price 价格 售价 定价;
    principle 原则; print 打印; printer 打印机; prison 监狱; privacy 隐私; prize 奖金 奖项; process 处理;
    processor 处理器; produce 生产 量产; production 生产 量产; professor 教授; profit 利润; programmer 程序员;
    programming 编程; project 项目; promise 承诺 许诺; propose 提出 提议; protect 保护; protein 蛋白质 蛋白;
    protocol 协议; prove 证明; provider 提供商 供应商; public 公开 公共; publish 出版 发表; publisher 出版社;
    quality 质量; quantity 数量; quarter 季度; quarterly 季度; queen 女王; query 查询; queue 队列; quota 配额 额度;
    race 比赛; radiation 辐射; rain 下雨; range 续航 范围; rank 排名; ranking 排名 排行榜; rate 速率 比率; read 阅读;
    reader 读者 阅读器; receive 收到; recommend 推荐; record 纪录 记录; recover 恢复; recycle 回收; reduce 减少 降低;
    refuse 拒绝; region 地区 区域; registry 注册表; regulate 监管; release 发布 推出; remote 远程; remove 移除 删除;
    render 渲染; rent 租房 房租; replace 替代 取代 代替; replacement 替代品 替代; report 报告 报道; request 请求;
    require 要求 需要; research 研究; researcher 研究人员; resign 辞职; resolution 分辨率; resource 资源;
    responsible 负责; restaurant 餐厅 饭店; restore 恢复; restrict 限制; result 结果; reveal 透露 披露 揭露;
    revenue 收入 营收; review 评测 评论; reward 奖励; rewrite 重写; rice 大米; ring 戒指; rise 上涨 上升; risk 风险;
    river 河流; road 公路; robot 机器人; rocket 火箭; role 角色; route 路线 航线; router 路由器; rule 规则 规定;
    run 运行; safe 安全; sail 航行; salary 工资 薪水; sale 销量 销售; sample 样本 示例; satellite 卫星; save 节省 保存;
    scan 扫描; scholar 学者; school 学校; science 科学; scientist 科学家; score 分数 得分 评分; screen 屏幕;
    script 脚本; sea 大海 海洋; search 搜索; second 第二; secret 秘密; secure 安全; seize 查封; sell 出售 销售;
    semiconductor 半导体; send 发送; sensor 传感器; sentence 句子; sequence 序列; server 服务器; session 会话;
    setting 设置; shape 形状; share 分享 份额; shareholder 股东; shift 转向 转变 转移 转型; ship 轮船; shoe 鞋子;
    shop 商店; shortcut 快捷键; shrink 缩小 减小; shut 关闭; sign 签署; signal 信号; simulate 模拟; simulator 模拟器;
    sing 唱歌; size 大小 尺寸; skin 皮肤; sleep 睡觉; smart 智能; smartphone 智能手机; solar 太阳能; soldier 士兵;
    solid 固态; solution 解决方案; solve 解决 解出 破解; song 歌曲; sound 声音; source 来源; space 太空 空间;
    spacecraft 飞船; specification 规范; speech 语音 演讲; speed 速度 速率; spend 花费 投入; sponsor 赞助;
    spreadsheet 表格; stability 稳定性; stable 稳定; stamp 邮票; standard 标准; star 星星 颗星 星标; start 开始;
    startup 创业公司; state 状态; station 车站; statistics 统计; steal 盗取 窃取; stock 股票; stop 停止; storage 存储;
    store 存储 商店; strategy 策略; street 街道; structure 结构; student 学生; study 研究; style 风格; subscribe 订阅;
    subscriber 订阅者 订户; subscription 订阅; subway 地铁; succeed 成功; success 成功; sue 起诉; sun 太阳;
    supplier 供应商; supply 供应; support 支持; surface 表面; surgery 手术; surround 包围; survey 调查;
    suspend 暂停 中止; switch 切换; symbol 符号; sync 同步; syntax 语法; tablet 平板; talent 人才; tariff 关税;
    task 任务; tax 税收; tea 茶叶; teach 教授 讲授 授课 主讲; teacher 老师; team 团队; technology 技术;
    telephone 电话;
    television 电视; temperature 温度; template 模板; terminate 终止; test 测试; text 文本; theater 剧场 剧院;
    theatre 剧院 剧场; theme 主题; theory 理论; think 认为; third-party 第三方; threat 威胁; throw 扔掉;
    ticket 门票 车票; tired 疲劳; title 标题; token 令牌; tool 工具; toolchain 工具链; toolkit 工具包; topic 话题 主题;
    touch 触摸; tower 观光塔 高塔; town 小镇; toy 玩具; track 追踪 跟踪; traffic 流量 交通; trail 步道; train 训练 火车;
    transaction 交易 事务; transfer 传输 转移; transit 中转 转机; translate 翻译; translation 翻译; transmit 传输;
    transparency 透明度; travel 旅行; tree 树木; trial 试用; trigger 触发; turtle 乌龟; type 类型; university 大学;
    update 更新; upgrade 升级; upload 上传; user 用户; vaccine 疫苗; valuation 估值; variable 变量; vegetable 蔬菜;
    vehicle 车辆 汽车; vendor 供应商 厂商; verify 验证; version 版本; vibrate 震动 振动; video 视频; view 查看;
    village 村子 村庄; virus 病毒; vision 视觉; visit 访问; visualization 可视化; voice 语音 声音; volume 体积 音量;
    volunteer 志愿者; vote 投票; vulnerability 漏洞; wage 工资; wait 等待; waitlist 候补名单 候补;
    walk 行走; wallet 钱包; war 战争;
    warehouse 仓库; warn 警告; warning 预警 警告; wash 清洗; waste 浪费; watch 手表 观看; watcher 关注者; water 用水;
    watt 瓦; weapon 武器; weather 天气; website 网站; week 周 星期; weekly 周刊 周报; weigh 重量; weight 重量 权重;
    wheel 车轮; width 宽度; wife 妻子; win 获胜 赢得; wind 风力; window 窗口; wine 葡萄酒; wing 翅膀 机翼;
    winner 获胜者 赢家 得主; wireless 无线; woman 女性; wood 木材; wooden 木制; word 单词 词语; work 工作; worker 工人;
    workflow 工作流; workload 工作负载 负载; workshop 研讨会; workstation 工作站; world 世界; write 写作 书写;
    writer 作家; year 年;
"""
_NAMES = """
    ant 蚂蚁; street 华尔街; zealand 新西兰; chile 智利; colombia 哥伦比亚; peru 秘鲁; hungary 匈牙利; czech 捷克;
    romania 罗马尼亚; stanford 斯坦福; harvard 哈佛; berkeley 伯克利; princeton 普林斯顿; yale 耶鲁; oxford 牛津;
    cambridge 剑桥; tsinghua 清华; fudan 复旦; peking 北大 北京大学; zhejiang 浙江 浙大; renmin 人民大学 人大;
    iceland 冰岛; estonia 爱沙尼亚; nepal 尼泊尔; pakistan 巴基斯坦; arabia 沙特; dubai 迪拜; nigeria 尼日利亚;
    kenya 肯尼亚; intel 英特尔; nvidia 英伟达; netflix 奈飞; qualcomm 高通; oracle 甲骨文; toyota 丰田;
    jiangsu 江苏; shandong 山东; hebei 河北; henan 河南; hubei 湖北; hunan 湖南; anhui 安徽; fujian 福建; jiangxi 江西;
    yunnan 云南; guizhou 贵州; shaanxi 陕西; shanxi 山西; gansu 甘肃; hainan 海南; liaoning 辽宁; jilin 吉林;
    america 美国; american 美国; britain 英国; british 英国; canada 加拿大; canadian 加拿大; china 中国;
    chinese 中国 中文; europe 欧洲; european 欧洲; france 法国; french 法国 法语; germany 德国; german 德国 德语;
    india 印度; indian 印度; italy 意大利; japan 日本; japanese 日本 日语; korea 韩国; korean 韩国 韩语;
    russia 俄罗斯; russian 俄罗斯 俄语; singapore 新加坡; taiwan 台湾; vietnam 越南; vietnamese 越南语 越南;
    irish 爱尔兰 爱尔兰语; beijing 北京; shanghai 上海; shenzhen 深圳; guangzhou 广州; chongqing 重庆; chengdu 成都;
    hangzhou 杭州; wuhan 武汉; nanjing 南京; taipei 台北; tokyo 东京; london 伦敦; paris 巴黎; berlin 柏林; york 纽约;
    california 加州; texas 德州; florida 佛罗里达; silicon 硅谷; gates 盖茨; torvalds 托瓦兹; zuckerberg 扎克伯格;
    musk 马斯克; bezos 贝索斯; trump 特朗普; biden 拜登; curie 居里; einstein 爱因斯坦; zhengfei 任正非; ng 吴恩达;
    jobs 乔布斯; hinton 辛顿; lecun 杨立昆; altman 奥特曼; huang 黄仁勋; putin 普京; jinping 习近平; huawei 华为;
    xiaomi 小米; byd 比亚迪; catl 宁德时代; tesla 特斯拉; samsung 三星; meta 脸书; facebook 脸书; sony 索尼;
    nintendo 任天堂; bytedance 字节跳动; tencent 腾讯; baidu 百度; alibaba 阿里巴巴; apple 苹果; google 谷歌;
    microsoft 微软; amazon 亚马逊; wechat 微信; android 安卓; switzerland 瑞士; swiss 瑞士; spain 西班牙; sweden 瑞典;
    norway 挪威; denmark 丹麦; finland 芬兰; netherlands 荷兰; dutch 荷兰; belgium 比利时; austria 奥地利;
    ireland 爱尔兰; greece 希腊; turkey 土耳其; israel 以色列; iran 伊朗; egypt 埃及; ukraine 乌克兰; poland 波兰;
    portugal 葡萄牙; australia 澳大利亚 澳洲; brazil 巴西; mexico 墨西哥; argentina 阿根廷; thailand 泰国;
    malaysia 马来西亚; indonesia 印尼 印度尼西亚; philippines 菲律宾; africa 非洲; asia 亚洲; seoul 首尔;
    moscow 莫斯科; lisbon 里斯本; francisco 旧金山; boston 波士顿; seattle 西雅图; washington 华盛顿; angeles 洛杉矶;
    hong 香港; xian 西安; tianjin 天津; suzhou 苏州; sichuan 四川; guangdong 广东; zhejiang 浙江; telugu 泰卢固语;
    hindi 印地语; tamil 泰米尔语; bengali 孟加拉语; urdu 乌尔都语; arabic 阿拉伯语 阿拉伯; hebrew 希伯来语;
    greek 希腊语 希腊; turkish 土耳其语 土耳其; portuguese 葡萄牙语 葡萄牙; italian 意大利语 意大利;
    spanish 西班牙语 西班牙; swedish 瑞典语 瑞典; norwegian 挪威语 挪威; danish 丹麦语 丹麦; finnish 芬兰语 芬兰;
    polish 波兰语 波兰; thai 泰语 泰国; indonesian 印尼语 印尼; malay 马来语; persian 波斯语; latin 拉丁语;
    cantonese 粤语; mandarin 普通话; swahili 斯瓦希里语; english 英语 英文; ukrainian 乌克兰语 乌克兰; belgian 比利时;
    austrian 奥地利; israeli 以色列; australian 澳大利亚 澳洲; brazilian 巴西; mexican 墨西哥; african 非洲;
    asian 亚洲; zealand 新西兰; nepal 尼泊尔; pakistan 巴基斯坦; bangladesh 孟加拉国; chile 智利; peru 秘鲁;
    colombia 哥伦比亚; cuba 古巴; iceland 冰岛; hungary 匈牙利; czech 捷克; romania 罗马尼亚; kenya 肯尼亚;
    nigeria 尼日利亚; osaka 大阪; kyoto 京都; mumbai 孟买; delhi 德里; dubai 迪拜; sydney 悉尼; toronto 多伦多;
    vancouver 温哥华; chicago 芝加哥; austin 奥斯汀; pennsylvania 宾夕法尼亚 宾州; disney 迪士尼; disneyland 迪士尼;
"""
#: What makes the name of a measure of a word.
_OF_A_MEASURE = "量率数值额费价"
#: English words with Chinese for more than one of their senses.
_OF_TWO_SENSES = frozenset(["export", "open", "president", "reader", "rent", "space", "ticket", "weight"])


def chinese_of(word: str) -> tuple[str, ...]:
    """Give the Chinese words that may stand for an English one, folded, or for its stem; none where it is not known.

    For a compound any of its parts may stand: mass-produced is produced.
    """
    parts = dict.fromkeys((word, *word.split("-")))
    # A stem cut a second time may be shorter still: employees, employe, employ.
    known = (_chinese().get(stem(part)) or _chinese().get(part, ()) for part in parts)
    return tuple(dict.fromkeys(chinese for found in known for chinese in found))


@cache
def chinese_names() -> frozenset[str]:
    """Give the Chinese writings of names of places, people and firms known everywhere."""
    return frozenset(word for _, *chinese in _entries(_NAMES) for word in chinese if len(word) > 1)


def is_everyday(word: str) -> bool:
    """Tell whether a folded English word is an everyday one, and no name."""
    return stem(word) in _everyday()


@cache
def everyday_words() -> frozenset[str]:
    """Give the everyday English words that are known here."""
    return frozenset(english for english, *_ in _entries(_WORDS) if english.isalpha())


@cache
def _everyday() -> frozenset[str]:
    return frozenset(stem(english) for english, *_ in _entries(_WORDS))


def chinese_name_of(name: str) -> tuple[str, ...]:
    """Give the Chinese writing of a name of a place, person or firm, by its last word."""
    return _names().get(name.casefold().split()[-1], ())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    known = {english: tuple(chinese) for english, *chinese in _entries(_NAMES)}
    for chinese, words in table().items():
        # The glossary writes names with a capital, and its other words without, or all in capitals.
        if len(words) == 1 and words[0].istitle():
            known.setdefault(words[0].casefold(), (chinese,))
    return known


def is_name(word: str) -> bool:
    """Tell whether a folded word is a name known everywhere."""
    return word in _names()


def _entries(text: str) -> list[list[str]]:
    return [entry.split() for entry in text.split(";") if entry.strip()]


def english_of(word: str) -> tuple[str, ...]:
    """Give the English words that may stand for a Chinese one; none where it is not known."""
    return _english().get(word, ())


def akin_in_chinese(word: str) -> tuple[str, ...]:
    """Give words that nearly say a Chinese one: its synonyms, and 参数 for 参数量."""
    return (*_synonyms().get(word, ()), *((word[:2],) if len(word) == 3 and word[2] in _OF_A_MEASURE else ()))


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    known: dict[str, dict[str, None]] = {}
    for english, *chinese in _entries(_WORDS):
        for one, other in permutations(chinese if english not in _OF_TWO_SENSES else (), 2):
            if min(len(one), len(other)) > 1 and not set(one).isdisjoint(other):
                known.setdefault(one, {})[other] = None
    return {word: tuple(others) for word, others in known.items()}


@cache
def _english() -> dict[str, tuple[str, ...]]:
    known: dict[str, list[str]] = {}
    for english, *chinese in _entries(_WORDS + _NAMES):
        for word in chinese:
            known.setdefault(word, []).append(english)
    return {word: tuple(english) for word, english in known.items()}


@cache
def _chinese() -> dict[str, tuple[str, ...]]:
    """Give the Chinese words by the stem of the English one, those of the glossary and the Japanese ones included."""
    known: dict[str, list[str]] = {}
    for english, *chinese in _entries(_WORDS + _NAMES + JAPANESE):
        known.setdefault(stem(english), []).extend(map(simplified, chinese))
    for word, translations in table().items():
        if len(translations) == 1 and len(word) > 1:
            known.setdefault(stem(translations[0].casefold()), []).append(word)
    return {english: tuple(dict.fromkeys(words)) for english, words in known.items()}
