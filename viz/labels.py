"""What the page calls things: entity types with colour and shape, relations read from either end, attributes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeLabel:
    """How one entity type is drawn. `shape`, of vis-network, repeats the type for print and colour blindness."""

    name: str
    label: str
    color: str
    shape: str

    @property
    def english(self) -> dict[str, str]:
        return {"label": _ENGLISH_TYPES.get(self.name, self.name)}


@dataclass(frozen=True, slots=True)
class RelationLabel:
    """One relation: `label` on the edge, `outgoing` as heading at its source, `incoming` as heading at its target."""

    name: str
    label: str
    outgoing: str
    incoming: str

    @property
    def english(self) -> dict[str, str]:
        label, outgoing, incoming = _ENGLISH_RELATIONS.get(self.name, (self.name, self.name, f"{self.name} ←"))
        return {"label": label, "outgoing": outgoing, "incoming": incoming}


# Tones after Okabe and Ito, of about even lightness, so that they hold on white and on #12161e.
_TYPES = (
    TypeLabel("area", "区域", "#b4632d", "hexagon"),
    TypeLabel("place", "行政区划", "#d1495b", "dot"),
    TypeLabel("strategy", "战略", "#7b4fb0", "star"),
    TypeLabel("document", "文件", "#1f6fb5", "square"),
    TypeLabel("organization", "机构", "#139a74", "dot"),
    TypeLabel("person", "人物", "#e09a00", "triangleDown"),
    TypeLabel("meeting", "会议", "#74829c", "square"),
    TypeLabel("project", "项目", "#c76a9f", "triangle"),
    TypeLabel("target", "目标", "#3aa0e0", "diamond"),
    TypeLabel("positioning", "定位", "#9a8ad0", "hexagon"),
    TypeLabel("indicator", "指标", "#5f8f96", "diamond"),
    TypeLabel("industry", "产业", "#a8763e", "triangle"),
    TypeLabel("task", "任务", "#7d8a3a", "square"),
)

_RELATIONS = (
    RelationLabel("member_of", "成员", "属于", "成员"),
    RelationLabel("component_of", "组成部分", "所属整体", "组成部分"),
    RelationLabel("positioned_as", "定位", "定位", "以此为定位的"),
    RelationLabel("has_target", "目标", "目标", "目标主体"),
    RelationLabel("has_indicator", "指标（已达到）", "指标（已达到）", "指标主体"),
    RelationLabel("holds_post", "任职", "任职于", "任职人员"),
    RelationLabel("takes_part_in", "参加", "参加", "参加者"),
    RelationLabel("develops", "发展产业", "要发展的产业", "要发展它的"),
    RelationLabel("renamed_to", "更名为", "更名为", "前身"),
    RelationLabel("responsible_for", "负责", "负责的任务", "责任单位"),
    RelationLabel("issued_by", "发文机关", "发文机关", "发布的文件"),
    RelationLabel("adopted_at", "通过于", "通过于", "通过的文件"),
    RelationLabel("signed_by", "签署", "签署者", "签署的文件"),
    RelationLabel("based_on", "依据", "依据", "以此为依据的"),
    RelationLabel("implements", "贯彻落实", "贯彻落实", "贯彻落实它的"),
    RelationLabel("amends", "修改", "修改", "修改它的"),
    RelationLabel("repeals", "废止", "废止", "废止它的"),
    RelationLabel("forwards", "印发转发", "印发转发", "印发转发它的"),
    RelationLabel("cites", "引用", "引用", "引用它的"),
    RelationLabel("proposed_by", "提出", "提出者", "提出的"),
    RelationLabel("concerns", "主题", "主题", "以此为主题的文件"),
    RelationLabel("located_in", "位于", "位于", "位于此地的"),
    RelationLabel("part_of", "上级区划", "上级区划", "下辖区划"),
)

_ATTRIBUTES = {
    "title": "标题",
    "holds_post.title": "职务",
    "characters": "字数",
    "develops.kind": "类别",
    "modality": "力度",
    "takes_part_in.part": "身份",
    "division": "所属区划",
    "home": "哪里的",
    "role": "分工",
    "section": "所在章节",
    "post": "职务",
    "ended": "已卸任",
    "since": "任职起",
    "until": "任职止",
    "number": "发文字号",
    "issuer": "发文机关",
    "issuers": "发文机关",
    "addressee": "主送机关",
    "kind": "文种",
    "level": "层级",
    "code": "区划代码",
    "signed": "成文日期",
    "published": "发布日期",
    "effective": "施行日期",
    "expires": "失效日期",
    "revised": "修改日期",
    "date": "日期",
    "index": "索引号",
    "year": "年份",
    "time": "时间",
    "text": "内容",
    "indicators": "指标",
    "value": "数值",
    "comparator": "比较",
    "unit": "单位",
    "name": "名称",
    "article": "条款",
    "count": "次数",
    "merged_by": "合成一个的理由",
    "namesakes": "同名的还有",
    "corrected": "更正",
    "general": "许多地方都有这样的名称",
    "indicator": "指标",
    "measure": "性质",
    "change": "变化",
    "wording": "说法",
    "status": "状态",
    "dates": "各次日期",
    "source": "出处",
    "extent": "范围",
    "successors": "接替者",
    "absent": "只被引用，没有收录",
    "file": "所在文件",
    "member": "其中名字",
    "pages": "页数",
    "notes": "请留意",
    "url": "网址",
    "from_metadata": "不见于原文，来自登记",
}


_ENGLISH_TYPES = {
    "area": "Area", "place": "Division", "strategy": "Strategy", "document": "Document", "organization": "Body",
    "person": "Person", "meeting": "Meeting", "project": "Project", "target": "Target", "positioning": "Positioning",
    "indicator": "Indicator", "industry": "Industry", "task": "Task",
}  # fmt: skip

# The word on the edge, the heading at its source, the heading at its target.
_ENGLISH_RELATIONS = {
    "member_of": ("member of", "Belongs to", "Members"),
    "component_of": ("part of", "Part of", "Parts"),
    "positioned_as": ("positioned as", "Positioned as", "Positioned so"),
    "has_target": ("target", "Targets", "Target of"),
    "has_indicator": ("reached", "Reached", "Reached by"),
    "holds_post": ("holds post in", "Posts", "Officials"),
    "takes_part_in": ("takes part in", "Takes part in", "Taking part"),
    "develops": ("develops", "Industries to develop", "To be developed by"),
    "renamed_to": ("renamed to", "Renamed to", "Before"),
    "responsible_for": ("responsible for", "Responsible for", "Responsible"),
    "issued_by": ("issued by", "Issued by", "Issued"),
    "adopted_at": ("adopted at", "Adopted at", "Adopted"),
    "signed_by": ("signed by", "Signed by", "Signed"),
    "based_on": ("based on", "Based on", "Basis of"),
    "implements": ("implements", "Implements", "Implemented by"),
    "amends": ("amends", "Amends", "Amended by"),
    "repeals": ("repeals", "Repeals", "Repealed by"),
    "forwards": ("forwards", "Forwards", "Forwarded by"),
    "cites": ("cites", "Cites", "Cited by"),
    "proposed_by": ("proposed by", "Proposed by", "Proposes"),
    "concerns": ("about", "About", "Documents about it"),
    "located_in": ("located in", "Located in", "Located here"),
    "part_of": ("in", "Higher division", "Lower divisions"),
}

_ENGLISH_ATTRIBUTES = {
    "title": "Title", "holds_post.title": "Post", "characters": "Characters", "modality": "Strength", "division": "Division",
    "role": "Role", "section": "Section", "post": "Post", "ended": "no longer in office", "since": "Since", "until": "Until",
    "number": "Number", "issuer": "Issuer", "issuers": "Issuers", "addressee": "Addressee", "kind": "Kind", "level": "Level",
    "code": "Code", "signed": "Signed", "published": "Published", "effective": "In force from", "expires": "Expires",
    "revised": "Revised", "date": "Date", "index": "Index", "year": "Year", "time": "Time", "text": "Text",
    "indicators": "Indicators", "value": "Value", "comparator": "Comparison", "unit": "Unit", "name": "Name",
    "article": "Article", "count": "Count", "absent": "Only cited, not collected", "file": "File",
    "pages": "Pages", "notes": "Please note", "url": "Address", "from_metadata": "From the register, not the text",
    "merged_by": "Why merged", "namesakes": "Others of the name", "corrected": "Corrected", "general": "A name of many",
    "indicator": "Indicator", "measure": "Measure", "change": "Change", "wording": "Wording", "status": "Status",
    "dates": "Days", "source": "Source", "extent": "Extent", "successors": "Successors", "home": "Whose",
    "takes_part_in.part": "Part", "develops.kind": "Kind", "member": "Name in it",
}  # fmt: skip


def types() -> dict[str, TypeLabel]:
    """Entity types in the order of the legend."""
    return {kind.name: kind for kind in _TYPES}


def relations() -> dict[str, RelationLabel]:
    """Relations in the order of the panel."""
    return {relation.name: relation for relation in _RELATIONS}


def attributes() -> dict[str, str]:
    """Chinese names of attributes, `type.name` before `name`; others are shown as they are."""
    return dict(_ATTRIBUTES)


def english_attributes() -> dict[str, str]:
    """English names of attributes; what is missing keeps its Chinese one."""
    return dict(_ENGLISH_ATTRIBUTES)


def type_label(name: str) -> TypeLabel:
    """The label of a type; one that nobody described is a grey dot under its own name."""
    return types().get(name) or TypeLabel(name, name, "#8a8f98", "dot")


def relation_label(name: str) -> RelationLabel:
    """The label of a relation; one that nobody described goes under its own name, with an arrow at the far end."""
    return relations().get(name) or RelationLabel(name, name, name, f"{name} ←")
