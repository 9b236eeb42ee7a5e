"""Numbers that belong to a thing and measure nothing: a clause and an `Amount` in, whether it only says of what kind it is."""

import re

from ..amounts import Amount
from .cues import cue

_OF_SIZE = re.compile(r"的?(?:以上|级)?的?(?:产业|园区|集群|龙头|项目|企业|强[县镇]|乡镇|镇)")
_SLOGAN = 8
_NEAR = 120
_TAIL = 16
_OF_TIME = re.compile("(?:小时|分钟|天|岁|(?<![人架车班件户场艘家])次)$")
_NEXT_THING = re.compile("[、和及与]|建设|新建|建成|实施|用于|支持|完成|改造|培育|打造|占|达|增长")
_NOT_COUNTED = re.compile(
    "[^，、]{0,6}(?:台阶|大关|关口)|季度|月(?!份)|工作日|自然日|学期|昼夜"
    r"|[^，、进入]{0,8}(?:城市|地市|县市|县区|市县|国家|省份|地区|园区|开发区)(?:排名中?|中排名?|(?:中?[前第])[一二三四五六七八九十\d])"
)
_FIRST_LOT = re.compile("(?:入选|列入|纳入|成为|位列|跻身)[^，；。]{0,20}(?:首批|第[一二三四五六七八九十]+批)$")
_GRANTS = re.compile("(?:补贴|补助|奖补|投入)(?:资金)?$")
_AMONG = re.compile("(?:全[国省市区州]|国内|[位居列在]|排名?)$")
_RANKED = re.compile("[^，、；\\d]{0,16}?(?:中?[位居排名列]*)第[一二三四五六七八九十\\d]")
_SETTLEMENT = re.compile("的?[^，、\\d]{0,4}(?:自然村|农村|村寨|村庄|村组|屯|寨|聚居|集中|单位|企业)")
_PLANT = re.compile(
    "[^，；、]{0,20}(?:项目|装置|生产线|产线|等\\d+[个套条])"
    "|[^，；、\\d达为]{0,8}(?:基地|工程|电站|机组|矿|[油气]田)(?!投资|完成|产)"
)
_MEASURED = re.compile("(?:吨|斤|瓦|千瓦时|GW|MW|片|米|亩|公里|元|安|羽|头)(?:/[年日])?$")
_ENUMERATED = re.compile("[^，；达]{2,60}(?:等[^，、；\\d]{0,10}(?:项目|工程|企业|产业|基地|装置|生产线)|项目(?:加快)?(?:建设|开工|投产|落地|竣工))")
_FIRST_OF_ITS_KIND = re.compile(
    "(?:成为|系|是|作为|迎来|诞生)[^，；]{0,10}(?:首[个家座批]|唯一|第[一二三四五六七八九十\\d]+[个家座]|少数)[^，；]{0,30}$"
)
# 49吨重卡, 9米客车: what the machine is like
_MODEL = re.compile(
    "[^，；、\\d达为]{0,14}?(?:重卡|卡车|货车|客车|轿车|汽车|货轮|油轮|邮轮|船舶?|舰|艇|起重机|盾构机|挖掘机|风机|客机|飞机|列车|机车|泊位|码头|锅炉|火箭|望远镜|屏)"
    "(?=[正首成顺下开交投建出试获研][式次功利线通付用产成航飞发制]|[，；。、]|$|批量|在)"
)
_IN_PLAN = re.compile("[\u4e00-\u9fff]{2,14}(?:行动|计划|工程|战略|方案)(?=[，；。、和]|$)")
_SPECIFIED = re.compile("(?:吨级?|米|瓦|马力|英寸|寸|升|千克|公里|座)$")
_OF_ALL_THOSE = re.compile("[^、，和及与完成实现总共达\\d]*(?:常住人口|人口|总产值|产值|收入|税收|营收|增加值)")
_ALL_WORDS = re.compile("[十百千万亿]+(?:元|吨|斤|千瓦|亩|立方米)")
_RATE = re.compile("[^、，和及与占]+(?:率|比例|比重|占比)[^、，和及与]{0,4}")
_SPENT = re.compile("(?:实施|用于|支持|扶持|推进|解决|奖补|奖励|推广|办好)")
_GIVEN_TO = re.compile("[^，、\\d]{0,16}?(?:发放|提供|减免|兑现|拨付|追回|追讨|办理|落实|解决|开展|免费|送|补贴|进行|分配|配租|安排)")
_CHOSEN = re.compile("(?:^|其中|签约|引进|开工|建成)总?投资(?:额|超|达)?$")
_NAMED_AT_ONCE = re.compile("(?!实施|建设|用于|支持|推进|新建|改造|左右|以上)[\u4e00-\u9fffA-Za-z]{4}")
_WORTH = re.compile("(?:投资额?|年?产值|营业?收入?|税收|年产|产能|规模)(?:达到?|为)?$")
_PLACES = re.compile("\\d+[省市区州县镇乡村]")
_ONE_OF_MANY = re.compile("一批|若干|更多|一大批")
_OF_SUCH_SIZE = re.compile(
    "的?[^，、]{0,12}(?:企业|项目(?!投资)|园区|集群|产业|基地|平台|品牌|乡镇|县|村"
    "|村集体|农户|商户|主体|单位|门店|经济体|固定资产投资)"
)
# 产值超50亿元、10亿元企业分别达4户、22户; 落地过10亿项目2个, 过5亿元的30个: the size of what is counted
_COUNTED = "(?:企业|行政村|村集体|村|项目|集群|园区|县|乡镇|商场|主体|专业村)(?:集团|数量|个数|数)?(?:占比|比重|比例)?"
_REACH = "(?:分别|均|各|要|力争)*(?:达到?|增至?|突破|超过?|稳定在?|占|不少于|(?=\\d))"
_SUCH = f"(?:及?以上|级)?的?(?!.{{0,6}}(?:实施|建设|支持|用于|完成|推进|新建|改造))[^，、；\\d达为增]{{0,8}}?{_COUNTED}"
_SIZE_OF_COUNTED = re.compile(
    f"(?:[、和](?:超过?|过)?\\d[\\d.]*[十百千万亿]+元?)+{_SUCH}|{_SUCH}{_REACH}|(?:及?以上)?的?{_REACH}\\d+(?:[个家户座条]|%)"
)
_BARE_MONEY = re.compile("^[\\d.]*[百千万]*[亿万]元?$")
_MORE_THAN = re.compile("(?:超过?|过|达到?)\\d[\\d.]*[百千万]*[亿万]元?、$")
_MONEY = re.compile("[百千万亿]+元?$")
_CAPACITY = re.compile("(?:吨|瓦|GW|MW|万片|安时)$")
_BUILDING = re.compile("(?:建设|建成|推进|推动|实施|加快|新建|投产|开工|打造|启动|形成|落地|引进|攻克|攻关|研发|研制|突破)[^，。；]{0,60}$")
_OF_THOSE = re.compile("(?:[户羽头只人米]|平方公里|公里|千瓦)$")
_COUNTING = re.compile(
    "(?:新增|引进|引育|招引|培训|培育|培养|改造|完成|建设|新建|实施|治理|发放|支持|打造|推广|创建|建成|整治|救助|安置|吸纳|带动|惠及|为|服务|修复|种植|发展|供应|筹集|盘活|消化|收储"
    "|帮助|帮扶|组织|抓好|超|近|约|对|增加|解决|保障|资助|开展|免费|招录|招聘|选派|[、和及与])$|^$"
)
_EACH_GETS = re.compile("给予每[人户名例]$|每[人户名例]给予$")
_GROWS = re.compile("(?:壮大|做[大强优精]+|提升|巩固|优化)[^，。；\\d]{0,40}$")
_AMID = re.compile("(?:^|[，、])在(?:全[国省市区县州])?$")
_ISSUED = re.compile("(?:出台|制定|发布|印发|落实)[^，；。]{2,50}(?<!线路)(?<!路线)(?<!航线)(?<!措施)(?<!举措)(?<!政策)(?<!意见)$")
_SET_UP = re.compile("[^，、]{2,12}?(?:设立|设置|建立|建成|布设|建设)")
_ASIDE = re.compile(
    "^(?:围绕|聚焦|针对)[^，。；\\d]{0,40}等$|^(?:围绕|聚焦|针对)[^，。；]{0,60}\\d+[个条大类项][^，。；\\d]{2,8}、?$|(?:围绕|聚焦|针对|锚定|对照|按照)[^，。；、]{0,14}$|消除[^，。；、]{0,12}收入$"
    "|(?:^|[，、])(?:从|依托|发挥好?|用好|以)(?:全[国省市区县州])?$|(?:做[大强优精])+[^，。；]{0,40}$|(?:^|[，、])每个?[^，。；\\d]{2,12}(?:领域|产业|行业|园区|开发区)[^，。；]{0,30}$"
    "|我[省市区县州]现?有$|各(?:县|市|区)[^，。；]{0,20}力争[^，。；]{0,10}$"
    "|预计(?:今年|全年|明年)[^，。；、]{0,14}$"
    "|(?:每个?|各)(?:区县|县区|县市区|市县|县|区|市|州|镇|乡|村|街道|园区|社区)(?:（[^）]{1,6}）)?[^，。；、]{0,10}$|(?:^|[，、])每个?(?:县|区|市|州|镇|乡|村|社区)[^，。；]{0,40}$"
)


def is_modifier(clause: str, amount: Amount, following: Amount | None) -> bool:
    """300亿级特色园区, 5亿元以上项目10个, 24小时营业, “3个100万”: it belongs to the thing, an adverb or a slogan."""
    tail = clause[max(0, amount.outer_start - _TAIL) : amount.outer_start]
    counted = tail.removesuffix("过").removesuffix("超").endswith(("个", "家", "座", "项"))
    if amount.value.endswith("元") and not counted and _OF_SIZE.match(clause, amount.outer_end):
        return True
    if amount.value[-1] in "级百千万亿元" and re.search(r"\d[个家项座条]$", tail):
        return True
    if amount.value.endswith("千伏") or re.match("及以上[\u4e00-\u9fff]", clause[amount.end :]):
        return True  # 330千伏线路, 3000吨及以上船舶
    if amount.value[-1] == "级" and re.match(r"[\u4e00-\u9fff“]", clause[amount.end :]):
        return True
    if clause.startswith(("方面", "环节", "层面", "阶段"), amount.end):
        return True
    if re.search("超(?:额|出|过)?(?:年度|全年)?(?:计划|目标|任务|时序|预期|序时)(?:进度)?$", tail):
        return True  # 超计划9家: by how much more than was planned
    if following and following.value.endswith("百分点") and amount.value.endswith("个") and following.start - amount.end <= 1:
        return True  # 高于全省2.2个和3.7个百分点
    if clause.startswith("的", amount.outer_end) and _FIRST_OF_ITS_KIND.search(clause[: amount.outer_start]):
        return True  # 成为首个产值突破9亿元的园区
    if _BARE_MONEY.search(amount.value) and _MORE_THAN.search(clause[: amount.outer_start]) and _OF_SUCH_SIZE.match(clause, amount.outer_end):
        return True  # 产值超50亿、100亿特色产业集群
    if _MONEY.search(amount.value) and _SIZE_OF_COUNTED.match(clause, amount.outer_end):
        return True
    if _is_condition(clause, amount) or _is_size(clause, amount):
        return True
    if following is None or clause[following.outer_end :].startswith("的"):
        return False
    between = clause[amount.outer_end : following.outer_start]
    if following.value.endswith("%") and _RATE.fullmatch(between):
        return True  # 20个小区垃圾分类覆盖率达到95%
    if amount.value[-1] in "个家座" and not following.value.endswith(("%", amount.value[-1])) and _OF_ALL_THOSE.fullmatch(between):
        return True  # 8个县城常住人口9万人
    sized = amount.outer_end > amount.end or (amount.value.endswith("元") and not following.value.endswith(("元", "%")))
    return sized and not _NEXT_THING.search(between)


def _is_size(clause: str, amount: Amount) -> bool:
    """What a thing named is large of, or a number in a name: 千万吨基地, 超5吨金矿, 某厂6GW电池等项目, “人才9条”, 3区5镇."""
    before, after = clause[max(0, amount.outer_start - _NEAR) : amount.outer_start], clause[amount.outer_end :][:_NEAR]
    stated = cue("states").search(before) is not None or cue("growth").search(before) is not None
    if _PLACES.fullmatch(amount.value):
        return True
    if re.search("[为向给对赴]$", before) and amount.value[-1] in "户名人个家位万所" and _GIVEN_TO.match(after):
        return True  # 向9000户家庭发放补贴2亿元
    if not stated and _SPECIFIED.search(amount.value) and not re.search("[一-鿿]{2}$", before) and _MODEL.match(after):
        return True
    if after.startswith("”") and not before.endswith("“") and "“" in before:
        return True  # “促进就业9条”
    if _MEASURED.search(amount.value) and not stated and re.search("[增产减]$", before) and _IN_PLAN.match(after):
        return True  # 实施新增9亿斤粮食产能提升行动: what the action is called
    if _ALL_WORDS.fullmatch(amount.value) and not stated and re.match("[\u4e00-\u9fff]{2}", after):
        return amount.comparator == "=" or after.startswith("的")
    if _MEASURED.search(amount.value) and not stated and (after[:1] != "、" or amount.value[-1] == "W") and _ENUMERATED.match(after):
        return True
    if _CAPACITY.search(amount.value) and not stated and re.match("[\u4e00-\u9fffA-Z]{2}", after) and _BUILDING.search(before):
        return True  # 建成3万吨竹制品深加工: what the plant can make
    if re.match("[^，；。]{2,60}等\\d+个(?:[\u4e00-\u9fff]{0,6}(?:项目|工程))", after) and amount.value[-1] in "台套片辆件只头支":
        return True  # 某厂5000台装备等15个项目
    if amount.value.endswith("元") and before.endswith("资金") and _SPENT.match(after):
        return True  # 安排资金3亿元支持农户: of the funds a part
    if amount.value.endswith("元") and _CHOSEN.search(before) and _NAMED_AT_ONCE.match(after):
        return True  # 其中投资9亿元某某电池项目
    if after.startswith("的") and _WORTH.search(before):
        return True  # 投资超亿元的项目
    sized = amount.outer_end > amount.end and amount.value.endswith("元") and not stated
    return sized and not re.search("完成|实现|投入|争取", before) and _OF_SUCH_SIZE.match(after) is not None


def _is_condition(clause: str, amount: Amount) -> bool:
    """An age, a rate of payment, a share of a plan, the size of those that are meant: what stands around it tells."""
    before, after = clause[max(0, amount.outer_start - _NEAR) : amount.outer_start], clause[amount.outer_end :][:_NEAR]
    if amount.value.endswith("倍") and re.search("是[^，]*的$", clause[: amount.outer_start]):
        return True  # 是计划任务的2.1倍
    if amount.value.endswith("岁") and re.match("[\u4e00-\u9fff]", clause[amount.outer_end :]):
        return True  # 3岁以下婴幼儿
    if _OF_TIME.search(amount.value):
        return amount.comparator == "=" and not (cue("states").search(before) or cue("growth").search(before))
    if amount.value[-1] in "%成" and re.search("(?:计划|任务|目标|同期)[^，]{0,4}的$", before):
        return True  # 完成年度计划的140%
    if re.fullmatch(r"\d+位", amount.value) and re.search("(?:提升|上升|前移|跃升|下降|后移|[再前]进|升)了?$", before):
        return True  # 较上年提升1位
    if amount.outer_end > amount.end and re.match("的[^，、]{1,8}(?:占|比例)", after):
        return True  # 收入50万元以上的村占比
    if amount.outer_end > amount.end and amount.value[-1] in "户人" and _SETTLEMENT.match(after):
        return True  # 20户以上自然村
    if not before.strip("\x01") and re.fullmatch(r"[\d.]+[余多]?[万亿]", amount.value):
        return True  # 7000万群众倍感温暖
    if _is_of_those(amount, before, after) or _is_there(amount, before, after) or _is_of_another(amount, before, after):
        return True
    if before.endswith("前") and amount.value.endswith("%"):
        return True  # 进入全球前1%
    if before.endswith(("每", "按照", "按", "最高")) and amount.value.endswith("%"):
        return True  # 按照70%比例给予
    if before.endswith("每") or _NOT_COUNTED.match(after):
        return True  # 每10万人, 连续3个季度, 333家城市排名中
    if after.startswith("的") and re.search("[比较][^，、]{0,8}$", before):
        return True  # 较之前0.9%的预测值
    if re.search("[将对把]", before) and re.search("^[^，]{0,24}(?:纳入|给予|实行|列入|奖励|补助)", after):
        return True  # 对产值超1亿元的企业给予…: a case, not an aim
    if amount.value.endswith(("吨", "片", "瓦", "GW", "MW")) and _PLANT.match(after):
        return True  # 推进20万吨乙烯项目: what the plant is to make
    if _ONE_OF_MANY.search(before) and amount.value.endswith("元") and _OF_SUCH_SIZE.match(after):
        return True  # 培育一批营收过百亿元企业
    opened = clause.rfind("“", 0, amount.start)
    if opened > clause.rfind("”", 0, amount.start) and amount.start - opened < _SLOGAN:
        return True
    return False


def _is_of_those(amount: Amount, before: str, after: str) -> bool:
    """The size of those that are meant, what each of them gets: 10人以下小规模学校, 给予每人1万元."""
    if amount.comparator == "<=" and amount.outer_end > amount.end and re.match("[\u4e00-\u9fff]{2}", after) and amount.value[-1] not in "%个项":
        return True  # 10人以下小规模学校
    if amount.outer_end > amount.end and _OF_THOSE.search(amount.value) and re.match("[\u4e00-\u9fff]{2}", after):
        if _COUNTING.search(before) is None:
            return True  # 年出栏5000头以上养殖场
    if _EACH_GETS.search(before) and amount.value.endswith("元") and re.match("的?(?:救助|补助|补贴|奖励|标准|资助)|[，。；]|$", after):
        return True  # 给予每人1万元救助
    if amount.value.endswith("倍") and re.match("[\u4e00-\u9fff]{2}", after):
        return True  # 投资总量4倍目录库
    return False


def _is_of_another(amount: Amount, before: str, after: str) -> bool:
    """How many there are in all, what a sum is given for, what a thing covers: none of them is counted here."""
    if before.endswith(("时速", "距", "距离")):
        return True  # 时速300公里高铁
    if amount.value[-1] in "个家项" and _FIRST_LOT.search(before):
        return True  # 入选首批20个产业集群: one of so many
    if amount.value.endswith("元") and _GRANTS.search(before) and _SPENT.match(after):
        return True  # 补贴9万元推广良种: for what, not how much of it
    if amount.value[-1] in "个家座" and _AMONG.search(before) and _RANKED.match(after):
        return True  # 位列全国9个试验区第1
    if amount.value[-1] in "%成" and re.search("覆盖[^，、]*$", before) and re.match("[^，、达]{1,12}的[\u4e00-\u9fff]{2}", after):
        return True  # 覆盖七成水域的监测网
    return False


def _is_there(amount: Amount, before: str, after: str) -> bool:
    """How many there are already, and where something is done: 壮大5个特色产业, 落实12条措施, 在10个领域探索改革."""
    if _GROWS.search(before) and re.match("[^，、]{0,12}(?:产业|集群|产业链|链条)(?:链|集群)?(?:[，。；、]|$)", after):
        return True  # 壮大茶叶等5个特色产业: those that there are
    if amount.value.endswith("条") and _ISSUED.search(before) and (not re.match("[\u4e00-\u9fff]", after) or after[0] in "和及等"):
        return True  # 出台工业稳增长12条: what a policy is called
    if amount.value[-1] in "条项" and re.match("(?:政策)?(?:措施|举措|政策|意见)", after) and not re.search("出台|制定|推出|新增|研究|发布", before):
        return True  # 落实促进民间投资12条措施
    if _AMID.search(before) and (amount.value[-1] in "人户" or not _SET_UP.match(after)):
        return True  # 在10个领域探索改革; but 在300个小区设立服务站
    return False


def aside(before: str) -> bool:
    """Whether the number behind `before` is no figure of the place: what is there already, one of many, a limit.

    >>> aside("围绕"), aside("推动每个县建设"), aside("新建茶园")
    (True, True, False)
    """
    return _ASIDE.search(before) is not None
