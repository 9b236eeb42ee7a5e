"""Broken text in, repaired text out, and the way back to every character."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.extract.clean import clean
from policygraph.extract.fold import fold
from policygraph.extract.furniture import KINDS, kind_of, rules

FOLD = {
    "全角数字": ("到２０２５年增长５．５％", "到2025年增长5.5%"),
    "半角逗号在汉字间": ("会议指出,要抓落实;要见成效", "会议指出，要抓落实；要见成效"),
    "数字里的逗号不动": ("总产值1,500亿元", "总产值1,500亿元"),
    "时间里的冒号不动": ("2024-03-12 09:30", "2024-03-12 09:30"),
    "半角括号": ("挥发性有机物(VOC)治理", "挥发性有机物（VOC）治理"),
    "英文里的括号不动": ("f(x)", "f(x)"),
    "直引号": ('打造"双核"格局', "打造“双核”格局"),
    "文号的方括号": ("河政发[2024]8号", "河政发〔2024〕8号"),
    "文号的圆括号": ("河政办函（2023）16号", "河政办函〔2023〕16号"),
    "文号的龟甲括号": ("河发﹝2022﹞3号", "河发〔2022〕3号"),
    "不是文号的括号不动": ("增长（2023）年", "增长（2023）年"),
    "汉字零": ("二○三五年", "二〇三五年"),
    "康熙部首": ("⼈⺠政府".replace("⺠", "民"), "人民政府"),
    "句末的点": ("工作圆满完成.\n", "工作圆满完成。\n"),
}


@pytest.mark.parametrize("name", FOLD)
def test_统一写法(name: str) -> None:
    raw, expected = FOLD[name]
    assert fold(raw) == expected
    assert len(fold(raw)) == len(raw)


CASES = {
    "窄栏硬换行": (
        "河阳市坚持把城市更新作为重要\n抓手，统筹推进老旧小区改造和地\n下管网建设，全年改造老旧小区四\n十二个，惠及居民三万余户。\n",
        "河阳市坚持把城市更新作为重要抓手，统筹推进老旧小区改造和地下管网建设，全年改造老旧小区四十二个，惠及居民三万余户。",
    ),
    "句子中间有空行": (
        "区域协调发展事关全局，必须立足\n\n各地实际，发挥比较优势，推动形\n\n成优势互补的发展格局。要健全机\n\n制，狠抓落实。\n",
        "区域协调发展事关全局，必须立足各地实际，发挥比较优势，推动形成优势互补的发展格局。要健全机制，狠抓落实。",
    ),
    "短标题不并入正文": (
        "一、总体要求\n以高质量发展为主题，统筹发展和安全，全面推进乡村振兴。\n二、主要任务\n推进基础设施建设，完善公共服务。\n",
        "一、总体要求\n以高质量发展为主题，统筹发展和安全，全面推进乡村振兴。\n二、主要任务\n推进基础设施建设，完善公共服务。",
    ),
    "书名号断在行中": (
        "会议审议通过《河阳市城市更新\n行动方案》。\n",
        "会议审议通过《河阳市城市更新行动方案》。",
    ),
    "行首是标点": ("各县区要高度重视\n，抓好落实。\n", "各县区要高度重视，抓好落实。"),
    "标题分两行": (
        "河阳市人民政府办公室关于印发河阳市\n城市更新行动方案的通知\n各县区人民政府：\n",
        "河阳市人民政府办公室关于印发河阳市城市更新行动方案的通知\n各县区人民政府：",
    ),
    "署名和日期不相连": (
        "请认真贯彻执行。\n河阳市财政局\n河阳市农业农村局\n2024年3月12日\n",
        "请认真贯彻执行。\n河阳市财政局\n河阳市农业农村局\n2024年3月12日",
    ),
    "照片说明插在句中": (
        "河阳市委书记在调研时强调，要加快建设现代化产业体系，主动承接京津产业转移，深度融入周边地\n\n"
        "图为项目建设现场。李 明 摄\n\n区产业分工，更好服务全国统一大市场。\n",
        "河阳市委书记在调研时强调，要加快建设现代化产业体系，主动承接京津产业转移，深度融入周边地"
        "区产业分工，更好服务全国统一大市场。",
    ),
    "字间空格": ("坚持突 出 政 治 导 向，落实责任。", "坚持突出政治导向，落实责任。"),
    "人名中的空格": ("组　长：王　刚　　河阳市副市长", "组长：王刚　　河阳市副市长"),
    "人名之间的空格留下": ("（记者 殷小满 梁大成）", "（记者 殷小满 梁大成）"),
    "数字两边的空格": ("到 2025 年，建成 5G 基站 300 个", "到2025年，建成5G基站300个"),
    "标题里的分隔留下": ("共商发展之策 共谋联动之举", "共商发展之策 共谋联动之举"),
    "英文词断行": ("采用 NSGA-\nⅡ 的优化方法，提高效率。", "采用NSGA-Ⅱ的优化方法，提高效率。"),
    "页码单独成行": ("要抓好落实。\n— 12 —\n要加强督查。\n", "要抓好落实。\n要加强督查。"),
    "名单一人一行": (
        "成员名单如下：\n王　刚　　市财政局局长\n李小明　　市教育局局长\n",
        "成员名单如下：\n王刚　　市财政局局长\n李小明　　市教育局局长",
    ),
    "CSV导出的一行": (
        '2018-04-10 09:17:52,推动城乡协调发展,"\t国家要强，经济体系必须强。\n\t要坚定信心。"\n',
        "2018-04-10 09:17:52\n推动城乡协调发展\n国家要强，经济体系必须强。\n要坚定信心。",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_修复(name: str) -> None:
    raw, expected = CASES[name]
    assert clean(raw).text == expected


PAGES = """\
加快构建现代交通体系，完善综合运输通道，提升枢纽能级，推动各种
运输方式有机衔接、协同发展，为经济社会发展提供有力支撑，建设交
41通强市。推进高速公路扩容改造，畅通省际通道，完善农村路网，改善
群众出行条件，促进城乡融合发展。加快数字交通建设，推广智慧公路，
建设一体化出行平台，提高服务水平。健全安全监管体系，落实各方责
任，坚决防范遏制重特大事故，确保运输安全平稳有序，服务人民群众。
424.2.1 完善公共服务。统筹推进教育、医疗、养老设施建设，补齐短板
弱项，扩大优质资源供给，努力让人民群众共享发展成果，不断增强获
得感、幸福感、安全感。坚持尽力而为、量力而行，兜住民生底线，织密
扎牢社会保障网。推动城乡居民增收，缩小收入差距，促进共同富裕，让
发展更有温度、民生更有质感。深化医药卫生体制改革，推动优质资源下沉，加强基
43层卫生机构建设，提高服务能力。
"""


def test_页码粘在行首() -> None:
    text = clean(PAGES).text
    assert "建设交通强市" in text
    assert "\n4.2.1 完善公共服务" in text or "\n4.2.1完善公共服务" in text
    assert "加强基层卫生机构建设" in text


def test_编号不当页码() -> None:
    text = "".join(f"{n}个县区完成了年度任务，成效明显，受到各方好评。\n" for n in range(2, 9))
    assert clean(text).text == text.rstrip("\n")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_网页杂项的例行(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.kind in KINDS
    for line in rule.yes:
        assert kind_of(line) == rule.kind, line
    for line in rule.no:
        assert kind_of(line) == "", line


PORTAL = """\
河阳市人民政府门户网站
要闻动态
政务公开
政务服务
首页
当前位置：首页 > 政务公开 > 政策文件
河阳市人民政府关于加强耕地保护的意见
字号：   大   中   小
分享到：
微信
各县区人民政府：
为加强耕地保护，落实最严格的耕地保护制度，现提出以下意见。
到2025年，全市耕地保有量不低于300万亩。
河阳市人民政府
2023年5月6日
扫一扫在手机打开当前页
相关解读
一图读懂：关于加强耕地保护的意见
各县区网站|河东区
河西区
清河县
主办：河阳市人民政府办公室
版权所有：河阳市人民政府
"""


def test_门户网页只留正文() -> None:
    assert clean(PORTAL).text.split("\n") == [
        "河阳市人民政府关于加强耕地保护的意见",
        "各县区人民政府：",
        "为加强耕地保护，落实最严格的耕地保护制度，现提出以下意见。",
        "到2025年，全市耕地保有量不低于300万亩。",
        "河阳市人民政府",
        "2023年5月6日",
    ]


SHOP = """\
三、实战应用
晋阳湖片区要做好水系治理，突出生态优先，打造城市会客厅。
抱歉，本文为VIP章节，需要本站VIP会员才可以继续阅读
推荐课程
2024预定【笔试考题12期】
388.00
销售 0件
浏览 10070人
登录，开启学习之旅
¥9.9
在线客服 在线咨询
"""


def test_付费提示以后全是杂项() -> None:
    assert clean(SHOP).text == "三、实战应用\n晋阳湖片区要做好水系治理，突出生态优先，打造城市会客厅。"


def test_没有网页痕迹的短行一行不丢() -> None:
    text = "入选名单\n" + "\n".join(f"河阳{x}县" for x in "甲乙丙丁戊己庚辛壬癸") + "\n"
    assert clean(text).text == text.rstrip("\n")


ALPHABET = "河阳市的发展要到年，。；：“”（）《》、 \u3000\n\t0123456789,.ABab（)(\"年月日第一是——%　\r\u200b"


@settings(max_examples=300, deadline=None)
@given(st.text(ALPHABET, max_size=200))
def test_每个字都能找回去(text: str) -> None:
    result = clean(text)
    assert len(result.text) == len(result.origin)
    assert all(a < b for a, b in zip(result.origin, list(result.origin)[1:], strict=False))
    folded = fold(text)
    for char, place in zip(result.text, result.origin, strict=True):
        assert char == folded[place] or (char in "\n " and folded[place].isspace())


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text("河阳市发展要快，。；、高质量和安全", min_size=1, max_size=60), max_size=12))
def test_正文一字不丢(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert re.sub(r"\s", "", clean(text).text) == re.sub(r"\s", "", fold(text))


HOSTILE = {
    "一百万个空行": "\n" * 1_000_000,
    "一行两百万字": "河阳市要高质量发展" * 220_000,
    "一百万个括号": "(" * 1_000_000,
    "一百万个引号": '"' * 1_000_000,
    "一百万个空格": "河" + " " * 1_000_000 + "阳",
    "十万行页码": "\n".join(f"{n}河阳" for n in range(100_000)),
    "十万行分享": "分享：\n" * 100_000 + "河阳市要高质量发展，抓好各项工作的落实，不断取得新成效。",
    "十万行菜单": "首页\n" * 100_000,
    "十万个书名号": "《" * 100_000 + "\n" + "》" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_刁钻输入不拖时间(name: str) -> None:
    import time

    start = time.process_time()
    clean(HOSTILE[name])
    assert time.process_time() - start < 5
