"""Header and signature of documents in, their fields out."""

import pytest
from policygraph.extract.documents.days import date_value
from policygraph.extract.documents.headers import is_addressee, title_pattern
from policygraph.extract.model import Document
from policygraph.extract.outline import outline


def fields(text: str) -> list[tuple[str, str]]:
    result = outline(Document("例.txt", "", text))
    found = [field for article in result.articles for field in article.fields]
    for field in found:
        assert result.clean.text[field.start : field.end] == field.text
    return [(field.name, field.value) for field in found]


TABLE = """\
索 引 号：
HY000/2023-00012
主题分类：
农业、林业、水利\\水利
发文机关：
河阳市人民政府
成文日期：
2023年05月06日
标　　题：
河阳市人民政府关于加强节约用水的意见
发文字号：
河政发〔2023〕12号
发布日期：
2023年05月09日
主 题 词：
河阳市人民政府关于加强
节约用水的意见
河政发〔2023〕12号
各县区人民政府，市政府各部门：
水是生命之源。为加强节约用水，现提出以下意见，请认真贯彻执行。
河阳市人民政府
2023年5月6日
"""

PORTAL = """\
[发文机构] ----清河省农业农村厅
[联合发文单位] 清河省财政厅
[实施日期] ----
[成文日期] 2025-05-21
[发文字号] 清农函〔2025〕9号
[发布日期] 2025-05-22
清河省农业农村厅 清河省财政厅关于印发《2025年补贴方案》的函
各市人民政府：
现将《2025年补贴方案》印发给你们，请认真组织实施，抓好落实。
"""

PLAIN = """\
清河省教育厅等三部门关于加强校园安全的通知

清教发（2024）7号

各市教育局、公安局：

校园安全关系千家万户，必须抓紧抓好，现将有关事项通知如下。

清河省教育厅  清河省公安厅

清河省应急管理厅

二〇二四年三月十二日
"""

DECREE = """\
清河省人民政府令
第318号
清河省水资源管理办法
（2022年3月1日清河省人民政府第10次常务会议通过）
第一条 为了加强水资源管理，根据有关法律、法规，制定本办法。
第二条 本办法自2022年5月1日起施行。
"""

NEWS = """\
清河省人大常委会表决通过关于支持城市群发展的决定

新华社河阳3月30日电（记者 王刚）清河省人大常委会30日表决通过关于支持城市群发展的决定，自公布之日起施行。
"""

CASES = {
    "信息表": (
        TABLE,
        [
            ("index", "HY000/2023-00012"),
            ("issuer", "河阳市人民政府"),
            ("level", "市"),
            ("signed", "2023-05-06"),
            ("title", "河阳市人民政府关于加强节约用水的意见"),
            ("kind", "意见"),
            ("number", "河政发〔2023〕12号"),
            ("published", "2023-05-09"),
            ("addressee", "各县区人民政府，市政府各部门"),
        ],
    ),
    "方括号信息表": (
        PORTAL,
        [
            ("issuer", "清河省农业农村厅"),
            ("level", "省"),
            ("issuer", "清河省财政厅"),
            ("signed", "2025-05-21"),
            ("number", "清农函〔2025〕9号"),
            ("published", "2025-05-22"),
            ("title", "清河省农业农村厅 清河省财政厅关于印发《2025年补贴方案》的函"),
            ("kind", "函"),
            ("addressee", "各市人民政府"),
        ],
    ),
    "公文格式": (
        PLAIN,
        [
            ("title", "清河省教育厅等三部门关于加强校园安全的通知"),
            ("kind", "通知"),
            ("number", "清教发〔2024〕7号"),
            ("addressee", "各市教育局、公安局"),
            ("issuer", "清河省教育厅"),
            ("level", "省"),
            ("issuer", "清河省公安厅"),
            ("issuer", "清河省应急管理厅"),
            ("signed", "2024-03-12"),
        ],
    ),
    "政府令": (
        DECREE,
        [
            ("issuer", "清河省人民政府"),
            ("level", "省"),
            ("number", "清河省人民政府令第318号"),
            ("title", "清河省水资源管理办法"),
            ("kind", "办法"),
            ("signed", "2022-03-01"),
            ("effective", "2022-05-01"),
        ],
    ),
    "新闻没有公文标题": (NEWS, [("kind", "报道")]),
    "解读": (
        "为深入贯彻国家规划，市政府办公室印发了《河阳市数字规划》，现解读如下。\n一、编制过程\n经多轮征求意见形成。\n",
        [("kind", "解读")],
    ),
    "片段没有字段": ("（三）战略目标。\n分三步走：\n第一步，到2020年人工智能总体技术达到先进水平。\n", []),
}


@pytest.mark.parametrize("name", CASES)
def test_字段(name: str) -> None:
    text, expected = CASES[name]
    assert fields(text) == expected


DATES = {
    "2018年12月25日": "2018-12-25",
    "2024-03-01": "2024-03-01",
    "2024.3.1": "2024-03-01",
    "二〇二五年五月二十一日": "2025-05-21",
    "二○二五年十二月三十日": "2025-12-30",
    "二〇二五年十月十日": "2025-10-10",
    "2024年13月1日": "",
    "今年三月": "",
}


@pytest.mark.parametrize("text", DATES)
def test_日期(text: str) -> None:
    assert date_value(text) == DATES[text]


TITLES = {
    "国务院关于印发《节约用水规划》的通知": True,
    "河阳市国民经济和社会发展第十四个五年规划纲要": True,
    "关于公布河阳市历史文化街区名单的公告（第二批）": True,
    "2025年河阳市政府工作报告": True,
    "为民办事的好做法": False,
    "会议通过关于加强法治的决定": False,
    "要认真学习规划，抓好落实。": False,
    "河阳市第一次联席会议召开": False,
}


@pytest.mark.parametrize("text", TITLES)
def test_公文标题(text: str) -> None:
    assert bool(title_pattern().fullmatch(text)) == TITLES[text]


HEADED = """\
关于推进茶园水利建设的实施意见

发布时间：2026/02/10

**清河省水利厅等部门关于推进茶园**

**水利建设的实施意见**

清水发〔2026〕19号

各市人民政府：

茶园要有水。为此提出以下意见，请认真贯彻执行。
"""


@pytest.mark.parametrize("text", ["四川省人民政府、自然资源部：", "三亚市人民政府：", "各县区人民政府："])
def test_主送机关(text: str) -> None:
    assert is_addressee(text)


@pytest.mark.parametrize("text", ["一、各单位：", "三是各部门：", "2031年各市人民政府："])
def test_编号开头的不是主送机关(text: str) -> None:
    assert not is_addressee(text)


def test_题名在正文上面又写一遍并写明机关() -> None:
    assert ("issuer", "清河省水利厅") in fields(HEADED)


def test_正文上面没有再写题名就不知道机关() -> None:
    other = HEADED.replace("水利建设的实施意见**", "水库建设的实施意见**")
    assert [value for name, value in fields(other) if name == "issuer"] == []


def test_司局也落款() -> None:
    prose = "茶园要有水，各地要认真组织实施这项工作，年底前把水渠修到每一片茶园。"
    signed = "清河省水利厅\n国家水利局综合司\n2026年2月10日\n"
    text = f"清河省水利厅关于茶园灌溉的通知\n各市水利局：\n{prose}\n{signed}"
    assert [value for name, value in fields(text) if name == "issuer"] == ["清河省水利厅", "国家水利局综合司"]


def test_题名后面的注释号不是题名() -> None:
    head = "河阳市2022年国民经济和社会发展统计公报[1]\n河阳市统计局　国家统计局河阳调查队\n2023年4月6日\n"
    text = head + "2022年，全市经济运行总体平稳，各项事业取得新的进展。\n"
    found = fields(text)
    assert ("title", "河阳市2022年国民经济和社会发展统计公报") in found
    assert [value for name, value in found if name == "issuer"] == ["河阳市统计局", "国家统计局河阳调查队"]


def test_会议纪要的机关写在题名里() -> None:
    found = fields("河阳市人民政府常务会议纪要\n〔2020〕9号\n2020年5月22日，市长主持召开市政府第52次常务会议，研究了以下事项。\n")
    assert ("kind", "纪要") in found
    assert ("issuer", "河阳市人民政府") in found
