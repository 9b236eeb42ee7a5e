"""Texts that are no policy: little is found in them, and that little is right.

Every text is invented. What should be found was written down by reading the text, before it was run.
"""

import pytest
from extracted import read
from policygraph.extract.model import Extraction
from policygraph.extract.register import is_public

ESSAY = """老屋

我家的老屋在浙江乡下，门前有一座大石桥，桥头长着两棵樟树。小时候我常坐在桥上看船，看着看着就睡着了。

外婆说，她年轻时从桥上走过一万多次，挑水、洗衣、送我母亲上学。如今她八十七岁，牙只剩下六颗，还记得那年大水漫上来有三尺高。

后来我去杭州念书，毕业后留在一家小店里做木匠。每年清明回去，总要在桥上站一会儿。去年回去，桥已经不在了，只有石头还躺在水里。
到三十岁那年，我才明白，人走得再远，梦里也还是那条河，那块石板，那一声声的橹。
"""

NOVEL = """第七章 夜渡

船到江心，忽然起了雾。沈阿福把篙一横，压低声音说：“别出声，后面有人。”
秀娘抱着孩子缩在舱里，只听见水声一下一下拍着船板。她想起三天前离开的那座小城，城门口的灯笼，还有父亲最后看她的那一眼。
“到天亮还有两个时辰。”阿福又说，“过了石城山，就没人追得上我们了。”
五百两银子沉甸甸地压在箱底，一百二十里水路才走了一半。秀娘闭上眼睛，什么也不去想。
"""

GUIDELINE = """偏头痛门诊处理建议

一、诊断
反复发作的一侧头痛，每次持续4～72小时，伴恶心或畏光者，应考虑偏头痛。成年人患病率约为9%，女性约为男性的3倍。
二、治疗目标
治疗的目标是在2小时内缓解疼痛，24小时内不再发作。急性期用药每月不宜超过10天。
预防用药从小剂量开始，4周内加至目标剂量；发作次数较用药前减少50%以上为有效，6个月后可逐步减量。
三、随访
开始用药后每2周复诊一次，记录头痛日数。到第3个月仍无效者，换用另一种药物。
"""

RECIPE = """葱烧豆腐

材料：北豆腐500克，小葱8根，生抽2勺，白糖1勺，清水100毫升。
做法：
1. 豆腐切成1厘米厚的片，平底锅放油30克，煎到两面金黄，大约6分钟。
2. 另起锅，下葱白煸香，倒入生抽、白糖和清水，烧开后放入豆腐。
3. 小火焖5分钟，收汁到剩三成，撒上葱叶出锅。
提示：四川口味可加豆瓣酱，广东口味可加一点蚝油。
"""

TUTORIAL = """安装与第一次运行

在命令行输入安装命令，等待进度条走到100%，大约需要3分钟，占用空间250MB。
打开配置文件，把端口从8000改成9000，保存后重新启动程序。
如果看到“连接被拒绝”，请检查防火墙，再试一次。程序每60秒写一次日志，最多保留7个文件。
从2.0版开始，旧的参数不再有效；到3.0版，这些参数会被删去。
"""

FORUM = """注册 登录 搜索 返回列表
楼主：新买的电饭锅煮出来的饭总是夹生，有人遇到过吗？2019年之前用的那个从来没有这种事。
沙发：多放点水，我家两个人煮一杯半米，放到第二条线，三十分钟正好。
楼主：试了，还是不行。花了六百块钱，从网上买的，上海发货，路上走了四天。
板凳：内胆是不是装反了，我去年也干过这种傻事。
"""

MENU = """首页 | 新闻中心 | 政务公开 | 办事服务 | 互动交流
领导之窗 机构设置 政策文件 政策解读 规划计划 人事信息
个人服务：生育收养 户籍办理 教育科研 就业创业 婚姻登记
各省市：北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江
友情链接：甲报网 乙报网 国家发展改革委 教育部 科技部
网站地图 联系我们 关于我们 使用帮助
"""

JUDGMENT = """德清县人民法院
民 事 判 决 书
原告周小满，女，住德清县。被告江远县春禾米业有限公司。法定代表人何立新，总经理。
原告周小满与被告江远县春禾米业有限公司买卖合同纠纷一案，本院受理后依法审理。
经审理查明，2016年3月2日，双方约定借款期限为6个月，货款4.2万元。被告到期没有付清。
依照《中华人民共和国合同法》第一百零七条的规定，判决如下：被告于十日内付清货款。
"""

BIOGRAPHY = """顾明川，植物学家。1921年生于江苏，16岁便考入中央大学，后转入南京大学念书。
1949年到北京，受聘北京大学教授，任北京大学生物学院院长。一生采集标本三万多份，发现新种四十一个。
他的妻子也是植物学家，两人合写的书印了六版。到1988年，他已经走遍了大半个中国。
"""

MATCH = """蓝鲸队2比1胜出
北京时间11日晚，蓝鲸队坐镇主场迎战飞鱼队。第18分钟，客队任意球破门；第40分钟，蓝鲸队扳平。
下半场双方都换了3名队员，第88分钟，蓝鲸队打入制胜一球。全场射门16次，控球率58%。
这样蓝鲸队主场已经8场不败，积分达到31分，超过了飞鱼队。日本名将佐野田司没有上场。
"""

POLICY = """2023年，全市完成粮食产量28.6万吨，同比增长3%。到2027年，全市粮食产量稳定在30万吨以上。"""


def names(found: Extraction) -> dict[str, set[str]]:
    """type -> the names of its things."""
    out: dict[str, set[str]] = {}
    for thing in found.found:
        out.setdefault(thing.type, set()).add(thing.name)
    return out


NOTHING_TOLD = {
    "散文": ESSAY,
    "小说": NOVEL,
    "诊疗建议": GUIDELINE,
    "菜谱": RECIPE,
    "软件教程": TUTORIAL,
    "论坛": FORUM,
}


@pytest.mark.parametrize("kind", NOTHING_TOLD)
def test_不谈公事的文字没有关系没有目标没有数字(kind: str) -> None:
    found = read(NOTHING_TOLD[kind])
    assert found.stated == ()
    assert not {"target", "indicator", "positioning", "strategy", "project", "meeting"} & names(found).keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(ESSAY, {"place": {"浙江省", "杭州市"}}, id="散文：大石桥是桥"),
        pytest.param(GUIDELINE, {}, id="诊疗建议"),
        pytest.param(RECIPE, {"place": {"四川省", "广东省"}}, id="菜谱"),
        pytest.param(TUTORIAL, {}, id="软件教程"),
        pytest.param(FORUM, {"place": {"上海市"}}, id="论坛"),
        pytest.param(MENU, {}, id="菜单"),
    ],
)
def test_名称也只有那几个(text: str, expected: dict[str, set[str]]) -> None:
    assert names(read(text)) == expected


def test_小说里的山不是县() -> None:
    assert "place" not in names(read(NOVEL))


def test_判决书只有法院公司和法律() -> None:
    found = names(read(JUDGMENT))
    assert found["organization"] == {"德清县人民法院", "江远县春禾米业有限公司"}
    assert found["document"] == {"《中华人民共和国合同法》"}
    assert not {"target", "indicator", "project"} & found.keys()


def test_传记里的学校不带前面的动词() -> None:
    found = names(read(BIOGRAPHY))
    assert found["organization"] == {"中央大学", "南京大学", "北京大学", "北京大学生物学院"}
    assert not {"target", "indicator"} & found.keys()


def test_比赛没有镇没有司没有数字() -> None:
    assert names(read(MATCH)).keys() <= {"place", "person"}
    assert names(read(MATCH)).get("place", set()) <= {"北京市", "日本"}


def test_一句政策话照样有目标有数字() -> None:
    found = read(POLICY)
    assert [dict(t.attributes)["year"] for t in found.found if t.type == "target"] == [2027]
    assert sorted(str(dict(t.attributes)["value"]) for t in found.found if t.type == "indicator") == ["28.6万吨", "3%"]


@pytest.mark.parametrize("text", [ESSAY, NOVEL, GUIDELINE, RECIPE, TUTORIAL, FORUM, BIOGRAPHY, MATCH])
def test_认得出不是公事(text: str) -> None:
    assert not is_public(text)


def test_公事认得出() -> None:
    work = "全市上下加快产业发展，推进项目建设，完善公共服务，促进农民增收。"
    assert is_public(work) and is_public(work * 20 + ESSAY)


@pytest.mark.parametrize(
    ("text", "unfound"),
    [
        ("两条环城公路穿过县城，项目建设加快推进。", "project"),
        ("游客乘坐高铁来到古城，全市旅游产业发展加快。", "project"),
        ("山南村位于甘肃省中部，农业发展较快。", "area"),
        ("他受聘为长江学者，推动学科发展。", "area"),
        ("公司负责人何立新介绍了项目建设情况。", "organization"),
        ("他在编辑委员会工作，推动规划编制。", "organization"),
        ("会计师出具了意见，由本公司组织实施。", "organization"),
        ("缅甸中部发生地震，救援工作正在推进。", "area"),
        ("全省A级旅游景区数量增长，产业发展加快。", "area"),
        ("加快建设国际一流科学城，推动产业发展。", "area"),
        ("两国元首举行双边会晤，推动合作发展。", "meeting"),
        ("工会举办了三场专题讲座，推动工作落实。", "meeting"),
        ("联合会秘书长林新在座谈会上发言，推动工作落实。", "meeting"),
        ("加沙地带中部遭到袭击，救援工作推进。", "area"),
        ("今年续建大中型灌区，完善现代化铁路。", "project"),
        ("粤港合作推进，经济发展加快。", "project"),
        ("隧道为双向八车道高速公路标准，工程建设加快。", "project"),
        ("工会看望了47名全国道德模范，推动文明建设。", "project"),
        ("企业支持建设实训基地，促进就业。", "project"),
        ("全市建成数字经济产业园区30家，产业发展加快。", "area"),
        ("单位入选全国法治政府建设示范名单。", "organization"),
        ("林某于2016年入职某网络公司，依法维权。", "organization"),
        ("“五一”假期旅游经济增长，就业扩大。", "strategy"),
        ("加快实施氯碱、城中村等17个项目建设。", "project"),
        ("实施中绿电350万千瓦光伏等21个项目。", "project"),
        ("9家医院进入国家公立医院绩效考核百强，改革推进。", "organization"),
        ("下届大运会的举办地代表发言，推动合作。", "meeting"),
        ("铁路部门增开高铁专列，保障运输安全。", "project"),
        ("移民部门的执法行动引发了抗议，合作项目停止。", "strategy"),
        ("我们要在新的发展阶段推动产业建设。", "place"),
    ],
)
def test_像名称而不是名称(text: str, unfound: str) -> None:
    assert unfound not in names(read(text))


HISTORY = """孙策旧事

当年他带着三千人渡江，先取了一座小城，又往北打。部下守江夏，他自己屯兵汝南，一路听老兵说起从前入京的事。
后来有人把这段旧事拍成了片子，名叫《罗马》的那位导演也来看过。老兵说，大山的东部比西部更冷，雪要到四月才化。
"""


def test_古书里的地名没有上级作证就不算今天的县() -> None:
    assert names(read(HISTORY)).keys() <= {"person"}


def test_电头不进会名和机构名() -> None:
    found = names(read("新华社东京1月25日电 国际奥林匹克委员会主席表示希望长野冬奥会成功。"))
    assert found["meeting"] == {"长野冬奥会"}
    assert found["organization"] <= {"国际奥林匹克委员会", "新华通讯社"}


def test_外国的全国不是中国() -> None:
    assert names(read("在日本全国农业合作会议上，代表讨论了粮食政策。")).get("place") == {"日本"}


def test_报道的动词和记者不进机构名() -> None:
    assert names(read("总统拒绝真相委员会的传唤，这是美国北方电话公司的决定。"))["organization"] == {
        "真相委员会",
        "美国北方电话公司",
    }
    assert names(read("（记者林新）德国南方汽车公司发表声明。"))["organization"] == {"德国南方汽车公司"}


def test_脚注的数字和年份不进机构名() -> None:
    found = names(read("1 江远大学研究生院，2 江远大学附属医院。2023年江远县春禾米业有限公司建设新项目。"))
    assert "江远大学" in found["organization"]
    assert all(not name[0].isdigit() for name in found["organization"])


def test_千分位的数字不拆开() -> None:
    found = read("2023年，全市完成财政收入153,092,112.67元，同比增长3%。")
    assert sorted(str(dict(t.attributes)["value"]) for t in found.found if t.type == "indicator") == [
        "153,092,112.67元",
        "3%",
    ]
