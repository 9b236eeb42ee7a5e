"""Names of open classes: where a name begins that ends in a class word, names that share a part, names in a list."""

import pytest
from policygraph.extract.geography.places import locate
from policygraph.extract.mentions import candidates, longest, nested, within
from policygraph.extract.model import Mention
from policygraph.extract.naming import heads
from policygraph.extract.naming.coordination import plenums, sessions, shared_heads
from policygraph.extract.naming.enumerations import find_listed
from policygraph.extract.naming.lexicon import find_known
from policygraph.extract.naming.units import Units, coined, units


def read(text: str) -> list[str]:
    """`类型 名称` of all that is named in a text, places apart."""
    found = longest(candidates(text, [x.mention for x in locate(text)]))
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    return [f"{m.type} {m.text}" for m in found if m.type != "place"]


def taken(text: str) -> Units:
    return units(text, [*(x.mention for x in locate(text)), *find_known(text)])


# 说明, 句子, 应认出的名称（地名除外）
NAMES = [
    ("会议日程里的钟点不是名称", "10:35-10:40 中国农业银行作介绍", ["organization 中国农业银行"]),
    ("任命某人为某委员会主任：人名和为不在名称里", "王福宏为省人大常委会内务司法工作委员会主任。",
     ["organization 省人大常委会内务司法工作委员会"]),
    ("人大常委会的工作委员会，名称里有选举、任免", "任命王福宏为榆次区人大常委会选举任免联络工作委员会主任。",
     ["organization 榆次区人大常委会选举任免联络工作委员会"]),
    ("法院审判委员会的会议", "由最高人民法院审判委员会第12次会议通过。", ["meeting 最高人民法院审判委员会第12次会议"]),
    ("方式和动词连成一个词", "认真贯彻全国教育大会精神。", ["meeting 全国教育大会"]),
    ("全省的会议", "参加全省农机工作会议。", ["meeting 全省农机工作会议"]),
    ("以条数得名的文件", "落实“国九条”要求。", ["document “国九条”"]),
    ("领导小组前面的级别", "省推进数字政府建设工作领导小组开会。", ["organization 省推进数字政府建设工作领导小组"]),
    ("总局的省局", "国家税务总局湖北省税务局发布数据。", ["organization 国家税务总局湖北省税务局"]),
    ("团省委", "团省委举办活动。", ["organization 团省委"]),
    ("地铁线路", "武汉地铁12号线开工。", ["project 武汉地铁12号线"]),
    ("银行的分行连着地名", "中国农业银行襄阳分行放款。", ["organization 中国农业银行襄阳分行"]),
    ("公司的分公司", "中国云帆通信有限公司襄阳市分公司到场。", ["organization 中国云帆通信有限公司襄阳市分公司"]),
    ("公司的项目", "察看湖北云帆科技有限公司航空零部件生产项目。", ["project 湖北云帆科技有限公司航空零部件生产项目"]),
    ("列举里省去县名的局", "县发改局、农业局要配合。", ["organization 县发改局", "organization 农业局"]),
    ("市监局不是市的", "县财政局、市监局要配合。", ["organization 县财政局", "organization 市监局"]),
    ("政协的全称", "梁山县举行中国人民政治协商会议第十届梁山县委员会第五次会议。",
     ["meeting 中国人民政治协商会议第十届梁山县委员会第五次会议"]),
    ("动词不是名称的开头", "加快建设晋中城市群。", ["area 晋中城市群"]),
    ("地名开头到此为止", "会议在太原市召开，山西省太原都市圈起步。", ["area 山西省太原都市圈"]),
    ("列举里各是各的", "做强太原都市圈、晋北城镇圈。", ["area 太原都市圈", "area 晋北城镇圈"]),
    ("造出来的词也是地名", "对接雄忻经济带。", ["area 雄忻经济带"]),
    ("光有类词不是名称", "建设城市群和都市圈。", []),
    ("一批、各类不是名称", "支持各类开发区，建设一批示范区。", []),
    ("级别不是名称", "创建国家级示范区。", []),
    ("引号里的名称", "开展“春雨”行动。", ["strategy “春雨”行动"]),
    ("行动前面的动词属于名称", "实施农产品保鲜提升行动。", ["strategy 农产品保鲜提升行动"]),
    ("战略的名称", "深入实施科教兴省战略。", ["strategy 科教兴省战略"]),
    ("战略性不是战略", "培育战略性新兴产业。", []),
    ("三大战略", "落实三大战略。", ["strategy 三大战略"]),
    ("改革的名称", "深化农村土地制度改革。", ["strategy 农村土地制度改革"]),
    ("光说改革", "持续深化改革，抓好改革任务。", []),
    ("铁路", "推进雄忻高铁建设。", ["project 雄忻高铁"]),
    ("工程连同期次", "启动引黄入晋二期工程。", ["project 引黄入晋二期工程"]),
    ("泛指的工程", "抓好重大工程质量。", []),
    ("机场扩建", "推进大同云冈机场改扩建。", ["project 大同云冈机场改扩建"]),
    ("领导小组", "成立城市更新工作领导小组。", ["organization 城市更新工作领导小组"]),
    ("动词在工作前面", "成立临汾市节水型城市创建工作领导小组。", ["organization 临汾市节水型城市创建工作领导小组"]),
    ("办公室不吞掉前面的分句", "会议要求，市政府办公室牵头。", ["organization 市政府办公室"]),
    ("有关部门不是机构", "有关部门和单位要配合。", []),
    ("格局结局不是局", "构建新格局，迎来好结局。", []),
    ("省厅", "由省水利厅会同省财政厅落实。", ["organization 省水利厅", "organization 省财政厅"]),
    ("由州、由市连写的局", "按规定由州湿地保护管理局审批，经市水务局同意。",
     ["organization 州湿地保护管理局", "organization 市水务局"]),
    ("由省、请市连写", "由省教育厅审核，请市水利局办理，报县人民政府批准。",
     ["organization 省教育厅", "organization 市水利局", "organization 县人民政府"]),
    ("大学", "依托太原理工大学。", ["organization 太原理工大学"]),
    ("大学生不是大学", "服务太原大学生。", []),
    ("论坛带届次", "举办第三届云冈文化论坛。", ["meeting 第三届云冈文化论坛"]),
    ("会议制度不是会议", "建立联席会议制度。", []),
    ("一类园区不是园区", "培育百亿产业园区，完善循环经济产业园区布局。", []),
    ("法治政府不是机关", "建设山西省法治政府。", []),
    ("申请人民法院", "太原市生态环境局申请人民法院强制执行。", ["organization 太原市生态环境局"]),
    ("隆重举行不是会名", "在人民大会堂隆重举行大会。", []),
    ("像任务的会名", "主持召开深入推进长三角一体化发展座谈会，出席新时代推动东北全面振兴座谈会。",
     ["meeting 深入推进长三角一体化发展座谈会", "meeting 新时代推动东北全面振兴座谈会"]),
    ("哪些人的座谈会", "主持召开专家、企业家和教科文卫体等领域代表座谈会。", ["meeting 专家、企业家和教科文卫体等领域代表座谈会"]),
    ("在某会上", "在全面推动黄河流域保护座谈会上讲话。", ["meeting 全面推动黄河流域保护座谈会"]),
    ("会名里的动词和部分", "主持召开做强国内大循环工作推进会，出席部分省区市发展座谈会，举行历史性会晤。",
     ["meeting 做强国内大循环工作推进会", "meeting 部分省区市发展座谈会"]),
    ("带届次的委员长会议", "十四届全国人大常委会第五十七次委员长会议举行。", ["meeting 十四届全国人大常委会第五十七次委员长会议"]),
    ("主席团的会", "政协第十四届全国委员会第一次会议主席团常务主席会议第二次会议举行。",
     ["meeting 政协第十四届全国委员会第一次会议主席团常务主席会议第二次会议"]),
    ("股东大会不是一次会", "经股东大会、业主大会同意。", []),
    ("大会战不是大会", "开展招商引资大会战。", []),
    ("部门不是部", "由人力资源和社会保障部门负责。", []),
    ("一省的一类区域不是区域", "统筹山西省都市圈和湖南省开发区，建设湖南自贸试验区。", ["area 湖南自贸试验区"]),
    ("国名不是区域的开头", "依照中华人民共和国自然保护区管理制度。", []),
    ("数字不是战略", "认清“50”的含义。", []),
    ("钟点不是名称", "11:30-11:35中国工商银行推介。", ["organization 中国工商银行"]),
    ("境内有", "境内有小宏城遗址。", ["area 小宏城遗址"]),
    ("某公司的项目", "推进苏州凌波科技股份有限公司全球总部项目。", ["project 苏州凌波科技股份有限公司全球总部项目"]),
    ("第几条不是战略", "实施减负“二十条”。", []),
    ("一部分地区不是区域", "山西部分地区有雨。", []),
    ("口岸线、民族区域不是区域", "转让太原港口岸线，依据民族区域自治制度。", []),
    ("产业集群的个数", "打造8大产业集群。", []),
    ("书名号里的名称整个是文件", "印发《太原都市圈发展规划》。", ["document 《太原都市圈发展规划》"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_名称从哪里开始(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.xfail(strict=True, reason="会同县是真有的县：机构后面的“会同”读作了地名")
def test_会同是动词() -> None:
    assert read("由市水利局会同县财政局落实。") == ["organization 市水利局", "organization 县财政局"]


# 和、与在名称里面还是外面
AND = [
    ("两样东西", "建设太原都市圈和晋北城镇圈。", ["area 太原都市圈", "area 晋北城镇圈"]),
    ("两个机构", "省水利厅和省财政厅负责。", ["organization 省水利厅", "organization 省财政厅"]),
    ("部门名里的和", "太原市工业和信息化局负责。", ["organization 太原市工业和信息化局"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in AND], ids=[row[0] for row in AND])
def test_和字在里面还是外面(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.xfail(strict=True, reason="和在类词“修复工程”前面时，不看它两边是不是一类词")
def test_和字就在类词前面() -> None:
    assert read("推进阳曲县生态保护和修复工程。") == ["project 阳曲县生态保护和修复工程"]


# 句子, 列出的名称及其全名
LISTED = [
    ("项目", "抓好雄忻高铁、云冈机场等重点项目。", ["雄忻高铁 雄忻高铁", "云冈机场 云冈机场"]),
    ("类词分给每一个", "建成旭龙、古水等水电站。", ["旭龙 旭龙水电站", "古水 古水水电站"]),
    ("企业", "引进比亚迪、宁德时代等龙头企业。", ["比亚迪 比亚迪", "宁德时代 宁德时代"]),
    ("数目隔在中间", "建成旭龙、古水等3座水电站。", ["旭龙 旭龙水电站", "古水 古水水电站"]),
    ("都是普通词不算", "发展教育、医疗等项目。", []),
    ("没有类词", "旭龙、古水等地。", []),
    ("管理不是项目", "加强教育、医疗等项目管理。", []),
    ("生僻的普通词也不是名称", "投资应当用于节水、节材等项目。", []),
    ("数得出个数的列表", "推进云峦制药、青屿医疗等9个项目。", ["云峦制药 云峦制药", "青屿医疗 青屿医疗"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in LISTED], ids=[row[0] for row in LISTED])
def test_列举里的名称(text: str, expected: list[str]) -> None:
    assert [f"{m.text} {m.name}" for m in find_listed(text, taken(text))] == expected


SHARED = [
    ("机场改扩建", "推进大同、长治机场改扩建", "长治机场改扩建", "project", ["大同 大同机场改扩建"]),
    ("三地合用", "大同、朔州和忻州机场", "忻州机场", "project", ["朔州 朔州机场", "大同 大同机场"]),
    ("国家与省的规划", "落实国家、省“十四五”规划", "省“十四五”规划", "document", ["国家 国家“十四五”规划"]),
    ("省委市委会议", "省委、市委经济工作会议", "市委经济工作会议", "meeting", ["省委 省委经济工作会议"]),
    ("前面不是地名", "高铁、长治机场", "长治机场", "project", []),
    ("区字是前一个名称的末尾", "推进试点园区、大同经开区", "大同经开区", "area", []),
    ("前面的区域是另一个区域", "对接长江经济带、大同都市圈", "大同都市圈", "area", []),
    ("不紧挨着", "大同的长治机场", "长治机场", "project", []),
]


@pytest.mark.parametrize(
    ("text", "last", "type", "expected"), [row[1:] for row in SHARED], ids=[row[0] for row in SHARED]
)
def test_几个名称合用一个尾巴(text: str, last: str, type: str, expected: list[str]) -> None:
    start = text.index(last)
    found = shared_heads(text, [Mention(type, last, start, start + len(last))], taken(text))
    assert [f"{m.text} {m.name}" for m in found] == expected


def test_几次全会合写() -> None:
    assert [m.name for m in plenums("二十届二中、三中、四中全会")] == ["二十届二中全会", "二十届三中全会", "二十届四中全会"]
    assert list(plenums("二十届三中全会")) == []


def test_已知的会加上届次是另一个会() -> None:
    known = Mention("meeting", "进博会", 3, 6, "中国国际进口博览会")
    assert [(m.text, m.name) for m in sessions("第五届进博会", [known])] == [
        ("第五届进博会", "第五届中国国际进口博览会")
    ]
    assert list(sessions("参加了进博会", [known])) == []


# 句子, 作为一个整体的片段及其种类
UNITS = [
    ("引号", "推行“一网通办”改革", [("“一网通办”", "quoted")]),
    ("括号", "园区（二期）开工", [("（二期）", "bracket")]),
    ("届次", "第十二届论坛", [("第十二届", "ordinal")]),
    ("方位", "晋东南城镇圈", [("晋东南", "area")]),
    ("普通的话", "抓好工作落实", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in UNITS], ids=[row[0] for row in UNITS])
def test_看作一个词的片段(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[u.start : u.end], u.kind) for _, u in sorted(units(text, []).items())] == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("雄忻", True), ("呼包鄂榆", True), ("太原", False), ("经济", False), ("两省", False), ("忻", False)]
)
def test_造出来的词(word: str, expected: bool) -> None:
    assert coined(word) is expected


def test_名称的左边界() -> None:
    text = "积极对接太原市“十四五”规划"
    start = text.index("“")
    assert text[heads.left_edge(text, start, 14, taken(text)) : start] == "太原市"
    assert heads.left_edge(text, 0, 14, taken(text)) == 0


def test_句式取宽了就去掉开头的动词() -> None:
    text = "落实晋政发〔2021〕5号"
    assert text[heads.trimmed(text, 0, len(text)) :] == "晋政发〔2021〕5号"


def test_文号开头的并字是太原的() -> None:
    assert heads.trimmed("（并政发〔2024〕12号）", 1, 12) == 1


A, B, C = Mention("area", "太原都市圈", 0, 5), Mention("place", "太原", 0, 2), Mention("area", "都市圈", 2, 5)


def test_重叠的取最长的() -> None:
    assert longest([C, B, A]) == [A] and longest([B, C]) == [B, C] and longest([]) == []


def test_同样长的取说得更多的类型() -> None:
    document, place = Mention("document", "规划", 0, 2), Mention("place", "规划", 0, 2)
    assert longest([place, document]) == [document]


def test_名称里面的名称() -> None:
    assert nested(A, [A, B, C]) == [B, C]
    assert within([B, A, C], 0, 2) == [B] and within([B, C], 1, 5) == [C]
