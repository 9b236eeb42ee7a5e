"""Normal names: how a document of Taiyuan's calls things, and their full names; what is one thing and what is two."""

import pytest
from policygraph.extract.naming.names import Where, canonical, key, plain

HERE = Where({"省": "山西省", "市": "太原市", "县": "阳曲县"})

# 类型, 文中的写法, 全称
FULL = [
    ("organization", "省发改委", "山西省发展和改革委员会"),
    ("organization", "国家发展改革委", "国家发展和改革委员会"),
    ("organization", "市政府", "太原市人民政府"),
    ("organization", "市政府办公室", "太原市人民政府办公室"),
    ("organization", "县财政局", "阳曲县财政局"),
    ("organization", "大同市教育局", "大同市教育局"),
    ("organization", "浙江省杭州市余杭区财政局", "余杭区财政局"),
    ("organization", "长春市朝阳区财政局", "长春市朝阳区财政局"),
    ("meeting", "第二十届中央委员会第四次全体会议", "中国共产党第二十届中央委员会第四次全体会议"),
    ("meeting", "二十届中央纪委三次全会", "中国共产党第二十届中央纪律检查委员会第三次全体会议"),
    ("organization", "中国共产党第二十届中央委员会", "中国共产党中央委员会"),
    ("organization", "第二十届中央纪律检查委员会", "中央纪律检查委员会"),
    ("organization", "省卫健委", "山西省卫生健康委员会"),
    ("organization", "省委", "山西省委"),
    ("organization", "中共太原市委", "太原市委"),
    ("organization", "中国共产党太原市委员会", "太原市委"),
    ("organization", "市人大常委会", "太原市人民代表大会常务委员会"),
    ("organization", "市场监管局", "市场监督管理局"),
    ("organization", "城乡建设管理委员会", "城乡建设管理委员会"),
    ("meeting", "党的二十大", "中国共产党第二十次全国代表大会"),
    ("meeting", "党的二十届三中全会", "中国共产党第二十届中央委员会第三次全体会议"),
    ("meeting", "省十四届人大三次会议", "山西省第十四届人民代表大会第三次会议"),
    ("meeting", "市十五届人大常委会十二次会议", "太原市第十五届人民代表大会常务委员会第十二次会议"),
    ("meeting", "市委十二届七次全会", "太原市委十二届七次全会"),
    ("meeting", "中共太原市委十二届七次全体会议", "太原市委十二届七次全会"),
    ("meeting", "第三届长江文化论坛", "第三届长江文化论坛"),
    ("meeting", "中国人民政治协商会议第十四届全国委员会第二次会议", "全国政协十四届二次会议"),
    ("meeting", "进博会开幕式", "中国国际进口博览会开幕式"),
    ("organization", "国家防总办公室", "国家防汛抗旱总指挥部办公室"),
    ("organization", "全国政协经济委员会", "中国人民政治协商会议全国委员会经济委员会"),
    ("organization", "政协第十四届全国委员会", "中国人民政治协商会议全国委员会"),
    ("organization", "国务院公安部", "公安部"),
    ("organization", "宁夏回族自治区中卫市委", "中卫市委"),
    ("organization", "国务院发展研究中心", "国务院发展研究中心"),
    ("organization", "俄联邦侦查委员会", "俄罗斯侦查委员会"),
    ("organization", "俄联邦委员会", "俄罗斯联邦委员会"),
    ("organization", "澳门特别行政区政府", "澳门特别行政区政府"),
    ("document", "《监督法》", "《中华人民共和国各级人民代表大会常务委员会监督法》"),
    ("document", "二十大报告", "党的二十大报告"),
    ("strategy", "深入实施科教兴省战略", "科教兴省战略"),
    ("strategy", "推进土地制度改革", "土地制度改革"),
    ("strategy", "“一心两翼”空间布局", "“一心两翼”空间布局"),
    ("document", "预算法", "中华人民共和国预算法"),
    ("document", "《预算法》", "《中华人民共和国预算法》"),
    ("document", "省“十四五”规划", "山西省“十四五”规划"),
    ("document", "《养犬条例》", "《养犬条例》"),
    ("place", "我国", "中国"),
    ("place", "中华人民共和国", "中国"),
    ("place", "太原市", "太原市"),
]


@pytest.mark.parametrize(("type", "text", "full"), FULL, ids=[row[1] for row in FULL])
def test_全称(type: str, text: str, full: str) -> None:
    assert canonical(type, text, HERE) == full


@pytest.mark.parametrize(("type", "text", "full"), FULL, ids=[row[1] for row in FULL])
def test_全称的全称还是它(type: str, text: str, full: str) -> None:
    assert canonical(type, full, HERE) == full


# 不知道文件替哪里说话，就不补地名
NOWHERE = [
    ("organization", "省财政厅", "省财政厅"),
    ("organization", "市政府", "市人民政府"),
    ("document", "市总体规划", "市总体规划"),
    ("meeting", "省十四届人大三次会议", "省第十四届人民代表大会第三次会议"),
]


@pytest.mark.parametrize(("type", "text", "full"), NOWHERE, ids=[row[1] for row in NOWHERE])
def test_不知是哪里的就不补(type: str, text: str, full: str) -> None:
    assert canonical(type, text, Where()) == full


# 层级, 所在地, 结果：自治州、盟是市一级，区、旗是县一级
LEVELS = [
    ("自治区", {"省": "内蒙古自治区"}, "内蒙古自治区"),
    ("州", {"市": "延边朝鲜族自治州"}, "延边朝鲜族自治州"),
    ("盟", {"市": "锡林郭勒盟"}, "锡林郭勒盟"),
    ("区", {"县": "小店区"}, "小店区"),
    ("旗", {"县": "多伦旗"}, "多伦旗"),
    ("县", {"市": "太原市"}, None),
]


@pytest.mark.parametrize(("level", "names", "expected"), LEVELS, ids=[row[0] for row in LEVELS])
def test_本级是哪里(level: str, names: dict[str, str], expected: str | None) -> None:
    assert Where(names).of(level) == expected


# 说明, 类型, 甲, 乙
ONE = [
    ("全角半角", "document", "《养犬方案（2025年）》", "《养犬方案(２０２５年)》"),
    ("有无书名号", "document", "《太原市养犬条例》", "太原市养犬条例"),
    ("规划与规划纲要", "document", "《太原市数字规划纲要》", "《太原市数字规划》"),
    ("法律的国名", "document", "《中华人民共和国预算法》", "《预算法》"),
    ("战略二字", "strategy", "科教兴省战略", "科教兴省"),
    ("引号里的提法", "strategy", "“一心两翼”空间布局", "“一心两翼”"),
    ("会议名里的横线", "meeting", "中国－中亚峰会", "中国—中亚峰会"),
    ("自贸试验区的全称与简称", "area", "中国（广西）自由贸易试验区", "广西自贸区"),
    ("高新区的全称与简称", "area", "太原国家高新技术产业开发区", "太原市高新区"),
    ("届次的汉字与数字", "meeting", "第二十二届中国—东盟博览会", "第22届中国—东盟博览会"),
    ("以举办地称呼的运动会", "meeting", "杭州第十九届亚洲运动会", "杭州亚运会"),
    ("高速与高速公路", "project", "云杉至云岭高速公路", "云杉至云岭高速"),
    ("水库与水库工程", "project", "云杉水库工程", "云杉水库"),
    ("题名里机关的简称", "document", "《全国人大常委会关于节水的决定》", "《全国人民代表大会常务委员会关于节水的决定》"),
    ("名中空格", "person", "韩　立", "韩立"),
    ("外国人名的点", "person", "艾力·卡里木", "艾力•卡里木"),
]


@pytest.mark.parametrize(("type", "one", "other"), [row[1:] for row in ONE], ids=[row[0] for row in ONE])
def test_是一样东西(type: str, one: str, other: str) -> None:
    assert key(type, one) == key(type, other)


TWO = [
    ("读音相同", "place", "陕西省", "山西省"),
    ("第八批与第九批", "document", "《第八批药品目录》", "《第九批药品目录》"),
    ("只差一字的条例", "document", "《养犬条例》", "《养犬管理条例》"),
    ("条例与条例实施办法", "document", "《养犬条例》", "《养犬条例实施办法》"),
    ("草案不是规划", "document", "《太原市规划（草案）》", "《太原市规划》"),
    ("不同届次", "meeting", "太原市委十二届七次全会", "太原市委十二届八次全会"),
    ("自贸试验区与它的片区", "area", "中国（山东）自由贸易试验区", "中国（山东）自由贸易试验区济南片区"),
    ("自贸试验区与自由贸易区", "area", "中国（山东）自由贸易试验区", "中国—东盟自由贸易区"),
    ("水库与它的引水工程", "project", "云杉水库", "云杉水库引水工程"),
    ("铁路与高速", "project", "云杉铁路", "云杉高速"),
    ("两个市的高新区", "area", "太原市高新区", "大同市高新区"),
    ("吉林省的与吉林市的", "area", "吉林市高新区", "吉林高新区"),
    ("两届", "meeting", "第十九届亚运会", "第二十届亚运会"),
    ("市与市政府", "organization", "太原市人民政府", "太原市人民政府办公室"),
    ("不同的提法", "strategy", "“一心两翼”", "“一心三翼”"),
    ("名字相像的人", "person", "李建国", "李健国"),
]


@pytest.mark.parametrize(("type", "one", "other"), [row[1:] for row in TWO], ids=[row[0] for row in TWO])
def test_是两样东西(type: str, one: str, other: str) -> None:
    assert key(type, one) != key(type, other)


# 正式的全称和口头的简称是同一个会、同一个党委
SAME = [
    ("meeting", "中国－中亚峰会", "中国—中亚峰会"),
    ("meeting", "市委十二届七次全会", "中国共产党太原市第十二届委员会第七次全体会议"),
    ("meeting", "市委十二届七次全会", "太原市委第十二届第七次全体会议"),
    ("meeting", "市十五届人大五次会议", "太原市第十五届人民代表大会第五次会议"),
    ("organization", "市委", "中国共产党太原市委员会"),
    ("organization", "市纪委监委", "太原市纪律检查委员会监察委员会"),
]


@pytest.mark.parametrize(("type", "short", "full"), SAME, ids=[row[2] for row in SAME])
def test_简称与正式全称归到一起(type: str, short: str, full: str) -> None:
    assert key(type, canonical(type, short, HERE)) == key(type, canonical(type, full, HERE))


@pytest.mark.parametrize("name", ["《 甲“乙”规划》", "韩　立", "ＡＢ１２", "艾力·卡里木", ""])
def test_化简两次等于一次(name: str) -> None:
    assert plain(plain(name)) == plain(name)
