"""The last gate before an indicator is told: names that say nothing of what is counted, and names that were cut.

In: the name and value of an indicator, the sentence and where the number stands in it. Out: whether to be silent.
"""

import re

from ..model import Indicator
from .cues import cue

# Heads and qualifiers that stand beside every number; a name of nothing else says nothing without what stood before it.
_GENERIC = (
    "占比|和|整体|有效|现有|保障|提质|增效|扩面|项目|工程|任务|措施|举措|事项|政策|改造|提升|更新|修复|整治|治理|建设|收益|收入|增长|增加|下降|提高|减少|总量|总数|总额|总值|总|数量|规模|产值|产量|产能|"
    "人数|人次|机关|单位|机构|企业|平台|载体|基地|园区|集群|设施|设备|装置|场所|点位|服务|活动|行动|计划|方案|成果|案例|品牌|产品|领域|环节|货值|价款|"
    "投资|资金|经费|金额|存量|增量|面积|里程|长度|装机|利润|效益|资产|签约(?=总?(?:金|投|额))|合同额?|拓展|当年投产|新增|交易|交付|运营|覆盖|开行|供应|入库|生态|建议|综合|专项|相关|有关|其他|配套|各类|全部|实施|完成|开展|"
    "年度|全年|当年|累计|小区|城区|医院|学校|农村|专家|示范|片区|升级|使用|参与|[国省市县州区]级|新|个|的|等"
)
_VAGUE = re.compile(f"(?:{_GENERIC})+(?:工作|情况|数)?")
# 税收收入, 基地建设 … are said often enough alone to be known.
_KNOWN = re.compile(
    "(?:示范|服务|设备更新|省级示范|国家级示范)(?:园区|基地|平台|机构|企业|项目|片区)"
    "|.*(?:企业|园区|设备|平台|项目|服务|产品|基地|片区|品牌)(?:投资|收入|交易|产值|改造|更新|升级|供应)额?.*"
)
_RATIO_ALONE = re.compile(
    "(?:项目|企业|问题|资金|职工|乡镇|学校|农村|城市|[国省市县区]级|全[国省市县区])?"
    "(?:首位度|国家和地区|国家|地区|[年日]?(?:加工|处理|生产|接待)能力|精深加工率|解决率|化解率|整改率|贡献率|集聚度|覆盖率|覆盖面|达标率"
    "|开工率|竣工率|满负荷率|死亡人数|受伤人数|占比|比例|比重|份额)(?:提高|提升|增长|下降)?"
)
# 9个项目签约落地, 30家企业投产: what becomes of them (the cue `happens`, and what only a thing without a name does) does not say
# which they are.
_THING = re.compile("(?:大|好|新|重)?(?:项目|工程|企业|平台|活动|园区|基地|机构|单位|主体|载体|公司|工厂|产品|成果|设施|场所|点位)")
_MEANWHILE = re.compile("(?:全部|尽早|尽快|加快|如期|顺利|成功|先后|陆续|相继|集中|正式|实质性|同步|正在|主体|和|、)+")
_DONE = re.compile(
    "(?:动工|建设|达产|达效|达标|见效|落成|入驻|入园|入库|运营|运行|复工|复产|开展|举办|上线|揭牌|验收|封顶|推进|实施|满产|试生产|试产|试运行|开建|奠基|到位)+"
)
_OPENS = re.compile(
    "(?:既(?!有)|且|尽快|先后|优先(?!发展)|领域(?=.)|国家和地区(?=.)|力争(?!取)|均(?![衡价等线质匀值])|有望|合计|但"
    "|我[国省市县区州](?:先后|现有|共)|[村县户镇家人](?=实施|开展|建设|创建为|完成|实现|参加|进行|得到)"
    "|(?:共|累计|预计)?(?:带动|拉动|撬动)(?!(?:相关)?产业规模)|约(?!束)|共(?:获|完成|提请|达成)|达(?![标产州茂拉日成]))"
)
_CLOSES = re.compile(
    "(?:尽快|先后|先后分|[、量额数]分|(?<!平)均|有望|(?<!根)基本|其中|合计|最大中?|当年|(?<=项目)签约|(?<![及尽])早|(?<![更全创])新|(?<!公)共|[至为从]|[一二三四五六七八九]|(?<=[作轮艘])次|超|约|(?<![远就附邻])近|前"
    "|(?:调查|考核|考评|测评|评价|指标|投资|排名|城市|县市区|市县|模型|点|榜单|评比)中)$"
)
_INSIDE = re.compile(
    "(?<![个“])一批|若干|(?<!平)均(?=[比较高低超])|中(?:保持|位居|位列|稳居|排名|居)在?|尽快|力争(?!取)|确保|，"
    "|^每[年月天](?:家庭|群众|居民|企业|人口|人员|学生|职工|对象|单位)$|达到[^、]{0,40}、|的突破、|^[^《]*》|距离?(?:[^，]{0,30}[地线]|离)"
)
_STARS = re.compile("[“‘]?(?:[一二三四五六七八九]|\\d?A*)[星A]?级?[”’]?|[“‘]?[一二三四五六七八九\\dA]{1,3}[星A]?级[”’]?")
_RATIO = re.compile("(?:率|比例|占比|比重|份额)(?:提高|提升|增加|增长|上升|下降|降低)?$")
_THINGS = re.compile("[个家天件项处座条所户]$")
_CUT_BEHIND = re.compile(
    "、(?!\\d|[一二三四五六七八九十两百]+[个家条座项]|若干|一批|[^，。；]{0,4}(?:完成|实现|推|加|提[升高质]|建|新|打造|培育|开|实施|引|支持|启动|创|改|优化|完善|健全|争|落|做|抓|发展|促进|深化|强化|确保|力争"
    "|保障|探索|办|举办|扩|构建|制定|整|治|不|增|减|年|总|占|同比|累计|达|超|投资|产值|修|续|迁|升|盘活|招|聘|组建|设|布|铺|植|造|营|栽|拓|疏|清|拆|安|认定|获|入选|评|申|签|竣|投|收|处|化|完|增至|位|列|居|名|排|产|带动|惠及|覆盖|其中))"
    "|等(?![级候待距高效量离额值，。；、]|\\d|[^，。；]{0,4}(?:任务|目标|指标|要求|成果))[\u4e00-\u9fff]"
)
# What a meeting or a plan has before it, no figure of a place: 审议草案9件, 涵盖15项指标
_PAPERS = re.compile("(?:指标|草案|工作报告)$")
# 6个养殖项目建设和奶业加工一体化: the number is of the first
_AND_MORE = re.compile("(?:项目|工程|基地|中心|园区)(?:建设|改造)?(?:以及|[和及与])[^、]{6,}$")
_SUFFIX = re.compile("(?:及?以上|左右|以内|以下)?的?")
# 9万名职工的养老金: the people are counted, not what they get
_PEOPLE = re.compile("[名人户位]$")
_THEIRS = re.compile("(?:养老金|退休金|救助金|低保金|待遇|补贴|补助|津贴|补助金|标准|收入|工资|薪酬|欠薪|费用|权益|水平)$")
_WHICH = re.compile("(?:符合|满足|具备|属于|涉及|列入|纳入)[^，；。、]{1,14}的[近约超]?$")  # 符合条件的9个项目
_SERVED = re.compile("(?:服务|惠及|对接)[近约超]?$")  # 服务近万名校友
# 30项检查结果实现互认, 4个产业基地提质升级
_COMES_TO = re.compile("(?:全部|均|已)*(?:实现|纳入|入选|列入|获评|跻身|通过|提[档质标](?:升级|增效|扩容|扩面|扩量)|转型升级|优化升级)")
_ONLY_QUOTED = re.compile("“[^”]*”")
_NEAR = 60
_FEWEST = 2
_COUNT = re.compile("(?P<number>\\d{1,2})[个家座条所处项大]")
_ITEMS = re.compile("[^，；。：、\\d等]{2,14}(?:、[^，；。：、\\d等]{2,14})*(?:[、和及与][^，；。：、\\d等]{2,14})$")
_MAKES = re.compile("[^，。；、]{0,6}(?:新增|新建|建成|建设|新开工|开工|竣工|投用|投产|改造|修复|续建|打造|培育|招引|引进|落地|创建|获批|认定)")
_NOT = re.compile("未(?:能|完成|达|实现|如期)|没有(?:完成|达到|实现)|尚未|有待|不再")


def vague(name: str) -> bool:
    """Whether a name says nothing of its number without what stood before it.

    >>> [vague(name) for name in ("项目签约落地", "企业投产", "平台获批", "重点项目竣工投产", "企业入选名单", "公园建成开放")]
    [True, True, True, False, False, False]
    >>> [vague(name) for name in ("任务措施", "更新改造", "首位度", "货值增长", "老旧小区", "重点项目", "粮食产量", "中心城区首位度")]
    [True, True, True, True, False, False, False, False]
    """
    if _RATIO_ALONE.fullmatch(name) or _only_done(name):
        return True
    return _VAGUE.fullmatch(name) is not None and _KNOWN.fullmatch(name) is None


def _only_done(name: str) -> bool:
    """Whether a name is a thing without a name and what becomes of it: 项目签约落地, 企业投产."""
    thing = _THING.match(name)
    at = thing.end() if thing else len(name)
    done = False
    while at < len(name):
        if found := _DONE.match(name, at) or cue("happens").match(name[at:]):
            done = True
        elif not (found := _MEANWHILE.match(name, at)):
            return False
        at += len(found[0])
    return done


def piece(name: str, value: str) -> bool:
    """Whether a name begins, ends or goes on as no name does, or is a ratio of a number that is none.

    >>> piece("尽快突破产值", "5亿元"), piece("优良天数比率增加", "8天"), piece("优良天数比率增加", "2个百分点"), piece("普通高中", "3所")
    (True, True, False, False)
    >>> piece("条例草案", "9件"), piece("地区生产总值指标", "1.2万亿元"), piece("既有住宅加装电梯", "30部"), piece("既涵盖了规划任务", "15项")
    (True, False, False, True)
    """
    if _PAPERS.search(name) and _THINGS.search(value):
        return True
    if _OPENS.match(name) or _CLOSES.search(name) or _INSIDE.search(name) or _STARS.fullmatch(name):
        return True
    return _RATIO.search(name) is not None and _THINGS.search(value) is not None and not value.startswith(("第", "前"))


def cut(found: Indicator, text: str, start: int) -> bool:
    """Whether the name of a number is less than the sentence (`text`, which begins at clean offset `start`) says behind the
    number (30个商场、超市停车场), or the number only sums up those that were named before it."""
    at, end = found.start - start, found.end - start
    rest = text[end : end + _NEAR]
    rest = rest[_SUFFIX.match(rest).end() :]  # type: ignore[union-attr]
    tail = next((found.name[i:] for i in range(len(found.name) - _FEWEST + 1) if rest.startswith(found.name[i:])), "")
    if tail and (_CUT_BEHIND.match(rest, len(tail)) or _AND_MORE.search(tail)):
        return True
    if tail and _PEOPLE.search(found.value) and _THEIRS.search(tail):
        return True
    before = text[max(0, at - _NEAR) : at]
    if tail == found.name and (_WHICH.search(before) or _SERVED.search(before)):
        return True
    if found.value.endswith("条") and _ONLY_QUOTED.fullmatch(found.name):
        return True
    if _NOT.search(rest.partition("，")[0].partition("。")[0]):
        return True
    return bool(tail) and _sums_up(before, found.value)


def comes_to(found: Indicator, text: str, start: int) -> bool:
    """Whether something is to become of what is counted, so that its name alone is no goal: 推动30项检查结果实现互认."""
    rest = text[found.end - start : found.end - start + _NEAR]
    return rest.startswith(found.name) and _COMES_TO.match(rest, len(found.name)) is not None


def _sums_up(before: str, value: str) -> bool:
    """推动甲、乙、丙3个园区发展: as many as were named."""
    count, items = _COUNT.fullmatch(value), _ITEMS.search(before)
    return bool(count and items and len(re.split("[、和及与]", items[0])) == int(count["number"]) and not _MAKES.match(items[0]))
