"""Words that the program itself writes into a graph, in English: in, a reason, a state, a kind, a heading of a table; out, English.

What documents say is never looked up here. `{}` stands for what differs.
"""

import re
from functools import cache

from ..extract import schema
from .labels import MADE_IN_CODE, label
from .records import plain

WRITTEN = {
    "合并": "merge", "别名": "alias", "拆分": "split", "删除": "remove", "改类型": "retype", "改名": "rename", "补充": "add",
    "无误": "right as it is", "只有一句话说到，凭规则 {}": "One sentence says it, by rule {}",
    "推得的，没有一句话直接说": "Derived, no sentence says it",
    "约": "about", "不低于": "at least", "不超过": "at most", "等于": "equals",
    "现任": "in office", "任命": "appointed", "当选": "elected", "兼任": "also holds", "免去": "removed",
    "辞去": "resigned", "原任": "former", "拟任": "proposed", "负责": "responsible", "牵头": "leads", "配合": "assists",
    "主持": "presides", "禁止": "must not", "必须": "must", "应当": "shall", "鼓励": "encouraged", "支持": "supported",
    "力争": "striving for", "争取": "striving for", "可以": "may", "确保": "to be ensured", "预计": "expected",
    "约束性": "binding", "预期性": "indicative", "水平": "level", "增长": "growth", "年均增长": "yearly growth",
    "下降": "decline", "年均下降": "yearly decline", "累计": "in all", "占比": "share", "新增": "added", "排名": "rank",
    "中央": "Central", "省": "Province", "市": "City", "县": "County", "乡": "Township", "部分地区": "in part",
    "是": "yes", "战略性新兴产业": "strategic emerging", "未来产业": "future", "新兴产业": "emerging", "支柱产业": "pillar",
    "主导产业": "leading", "特色产业": "special", "优势产业": "strong", "传统产业": "traditional", "富民产业": "for local incomes",
    "绿色产业": "green", "区划代码": "code of the division", "发文字号": "document number", "题名": "title", "名称": "name",
    "内容": "wording", "同一省份": "same province", "同一天": "same day", "题名和出处": "title and source",
    "名称和所在地": "name and place", "领导人": "state leader", "同一机构": "same body", "同一班子": "same leadership",
    "名单同列": "listed together", "都无职务": "no post said in either", "区域": "area", "行政区划": "division",
    "战略": "strategy", "文件": "document", "机构": "body", "人物": "person", "会议": "meeting", "项目": "project",
    "目标": "target", "定位": "positioning", "指标": "indicator", "产业": "industry", "任务": "task", "标题": "title",
    "文种": "kind", "层级": "level", "发文机关": "issuer", "成文日期": "day signed", "发布日期": "day published",
    "施行日期": "in force from", "修改日期": "day revised", "失效日期": "day it expires", "网址": "address",
    "现行有效": "in force", "已被修改": "amended", "已废止": "repealed", "尚未施行": "not yet in force", "已失效": "expired",
    "草案": "draft", "消失": "gone", "修改": "changed", "实体": "entity", "关系": "relation", "句子": "sentence",
    "推得": "derived", "成文": "signed", "发布": "published", "施行": "comes into force", "失效": "expires",
    "题名相同合成一个，发文机关却不同": "Merged for one title, but the issuers differ",
    "同一名称有两个类型：{}、{}": "One name has two types: {} and {}",
    "同名的会合成一个，说到它的文件却跨 {} 年": "Meetings of one name were merged, but documents of {} years speak of it",
    "{} 份文件里的同名者合成一人，理由只是“{}”": "People of one name in {} documents were merged for this reason only: {}",
    "同名，职务连不起来，作两人": "One name, posts that do not connect: kept as two people",
    "名称相同，作两个": "One name, kept as two",
    "写明所在地的名称，与在那里说的这个名称相同": "A name with its place, and the same name said there",
    "同名的乡镇、村，一处没有写明在哪个县": "Townships or villages of one name; of one the county is not said",
    "名称只差前面的地名": "The names differ in the place before them only",
    "名称只差“公司”“集团”等后缀": "The names differ in words like “company” or “group” only",
    "一处的简称是另一处的名称": "A short name here is the name there",
    "同名，一处没有写职务": "One name; in one place no post is said",
    "名称只差“高铁”“铁路”“工程”等字": "The names differ in words like “railway” or “works” only",
    "“经济开发区”与“经开区”": "An economic development zone in full and in short",
    "题名相同，一处没有写明发文机关": "One title; in one place the issuer is not said",
    "题名只差“试行”“草案”“修订”或年份": "The titles differ in “trial”, “draft”, “revised” or a year only",
    "名称只差“行动”“计划”“工程”等字": "The names differ in words like “action”, “plan” or “project” only",
    "运动会的名称只差届次": "Games whose names differ in their number only",
    "同名，都没有写职务": "One name, no post said in either place", "同名，任职的地方同在一省": "One name, posts in one province",
    "同名，任职的地方不同": "One name, posts in different places", "题名相同，发文机关不同": "One title, different issuers",
}  # fmt: skip

# Columns of tables as the terminal heads them; files keep their Chinese heads, which programs may rely on.
HEADINGS = {
    "另一名称": "other name",
    "约束": "binding",
    "95% 区间": "95% interval", "不低于": "at least", "不超过": "at most", "中介": "betweenness", "为什么": "why",
    "主体": "subject", "主体类型": "type of subject", "主送机关": "addressee", "事": "event", "人物": "person", "低值": "low",
    "何时": "when", "例句": "example", "修改日期": "revised", "入度": "in", "关系": "relation", "内容": "content",
    "决定": "decision", "准确率": "precision", "出度": "out", "力度": "strength", "区划代码": "code", "单位": "unit",
    "原句": "sentence", "原数值": "as said", "发布日期": "published", "发文字号": "number", "发文机关": "issuer", "变化": "change",
    "名称": "name", "基年": "base year", "基数": "base", "多": "extra", "失效日期": "expires", "对": "right",
    "对方": "other end", "对方类型": "its type", "对象": "object", "层级": "level", "属于": "belongs to", "年份": "year",
    "度": "degree", "建议": "suggested", "引用文件": "citing document", "引用文件数": "citing", "被引文件": "cited document",
    "被引文件数": "cited by", "收录": "read", "引用方式": "ways", "引用次数": "times", "性质": "measure", "成员": "member",
    "成文日期": "signed", "找到": "found", "指标": "indicator", "推得": "derived", "提及": "mention", "改变": "changed",
    "效力": "status", "数值": "value", "文件": "document", "文件数": "documents", "文种": "kind", "方向": "way", "方式": "way",
    "施行日期": "in force from", "日期": "date", "时段": "period", "时间": "time", "机关": "body", "机关甲": "body A",
    "机关乙": "body B", "机关数": "bodies", "机构": "body", "机构类型": "type of body", "标题": "title", "止": "until",
    "步": "step", "比较": "comparison", "漏": "missed", "状态": "status", "理由": "reason", "疑": "unclear",
    "目标": "target", "目标内容": "target", "社群": "community", "等于": "equals", "类别": "kind", "类型": "type", "终点": "to",
    "经由": "by way of", "编号": "id", "职务": "post", "联合发文数": "issued together", "至": "to", "自": "from",
    "规则": "rule", "说明": "details", "起": "since", "起点": "from", "距离": "distance", "错": "wrong", "页": "page",
    "最早": "first", "最晚": "last", "同名者": "namesakes",
}  # fmt: skip
# Attributes whose values are the program's own words, not those of a document.
ATTRIBUTES = (
    "status", "ended", "role", "part", "modality", "binding", "measure", "level", "extent", "kind", "merged_by", "from_metadata",
)  # fmt: skip
_RELATIONS = ("关系", "方式", "引用方式")
_TYPES = ("类型", "主体类型", "机构类型", "对方类型")
_OURS = ("状态", "效力", "层级", "性质", "约束", "力度", "找到", "类别", "变化", "事", "推得", "收录", "说明", "比较", "理由", "建议")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences of `WRITTEN` that have blanks, as patterns."""
    blank = re.escape("{}")
    return tuple((re.compile(re.escape(text).replace(blank, "(.+?)")), said) for text, said in WRITTEN.items() if "{}" in text)


def written(text: str) -> str:
    """A word or a sentence of the program in English; anything else as it stands.

    >>> written("免去"), written("同名的会合成一个，说到它的文件却跨 3 年"), written("太原市")
    ('removed', 'Meetings of one name were merged, but documents of 3 years speak of it', '太原市')
    """
    if text in WRITTEN:
        return WRITTEN[text]
    for form, said in _forms():
        if match := form.fullmatch(text):
            return said.format(*(written(value) for value in match.groups()))
    return text


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """The labels of entity types and those of relations to their names, which options take as well."""
    types = {label(name): name for name in (*MADE_IN_CODE, *schema.entity_types())}
    return types, {label(name): name for name in schema.load("relations")}


def attribute(name: str, value: object) -> str:
    """The value of an attribute as one line, in English where it is the program's own.

    >>> attribute("level", ["省"]), attribute("title", "省")
    ('Province', '省')
    """
    if name not in ATTRIBUTES:
        return str(plain(value))
    return ", ".join(written(str(item)) for item in (value if isinstance(value, list | tuple) else [value]))


def heading(column: str) -> str:
    """What the terminal writes over a column, which may be a relation."""
    return HEADINGS.get(column) or _names()[1].get(column, column)


def value(column: str, text: str) -> str:
    """What the terminal writes in it: types and relations by their names, the program's own words in English.

    >>> value("关系", "发文机关"), value("引用方式", "引用 2；修改 1"), value("说明", "主任，现任"), value("发文机关", "国务院")
    ('issued_by', 'cites 2; amends 1', '主任, in office', '国务院')
    """
    types, relations = _names()
    if column in _TYPES:
        return types.get(text, text)
    if column in _RELATIONS:
        told = (part.partition(" ") for part in text.split("；"))
        return "; ".join(relations.get(type, type) + blank + many for type, blank, many in told)
    if column not in _OURS:
        return text
    whole = written(text)
    return whole if whole != text else ", ".join(written(part) for part in re.split("[，；]", text))
