"""Documents whose numbers, quotations, lists of names and signatures are hard to tell from headings; the headings out."""

import pytest
from policygraph.extract.model import Document
from policygraph.extract.outline import outline

LEVELS = """\
河阳市产业发展规划
第一编 总论
第一章　发展基础
第一节 现状
一、总体要求
（一）指导思想
1.基本原则
（1）市场主导
①企业主体
支持企业做大做强，培育一批具有竞争力的龙头企业，带动产业链上下游发展。
二、重点任务
1.1 建设园区
1.1.1 基础设施
完善道路、供水、供电、供气等基础设施，提升园区综合承载能力和水平。
1.2 引进项目
围绕主导产业引进一批重大项目，形成产业集群，增强发展后劲和竞争力。
"""

WORD = """\
河阳市产业发展规划
第一章 总则
一、 总体要求
（一） 指导思想
1. 基本原则
坚持市场主导、政府引导，充分发挥企业主体作用，激发市场活力和创造力。
（2） 政府引导。更好发挥政府作用，形成推动发展的合力。
"""

WRONG = """\
河阳市重点工作方案
一、总体要求
坚持稳中求进工作总基调，推动高质量发展，加快建设现代化产业体系。
三、重点任务
（一）建设园区。加快园区建设，完善基础设施，提升承载能力。
（一）引进项目。围绕主导产业，引进一批重大项目，形成产业集群。
三、保障措施
加强组织领导，落实工作责任，强化督促检查，确保各项任务落到实处。
"""

QUOTED = """\
河阳市召开动员会
会议传达了重要讲话精神：
“一、要坚定信心。经济长期向好的基本面没有变，要保持战略定力，办好自己的事。
二、要真抓实干。各部门要强化责任担当，狠抓工作落实，确保任务落到实处。”
会议强调，要深入学习领会，切实抓好贯彻落实，推动各项工作再上新台阶。
"""

FORGOTTEN = """\
会议指出，要弘扬“实干精神，把各项任务落到实处，推动高质量发展再上新台阶。
二、重点任务
要“真抓实干”，强化责任担当，狠抓工作落实，确保各项任务落到实处。
"""

# 说明, 文件, 句子的开头, 它上面的各级标题
ABOVE = [
    (
        "编章节条到圈码",
        LEVELS,
        "支持企业",
        "第一编 总论/第一章　发展基础/第一节 现状/一、总体要求/（一）指导思想/1.基本原则/（1）市场主导/①企业主体",
    ),
    ("小数编号", LEVELS, "完善道路", "第一编 总论/第一章　发展基础/第一节 现状/二、重点任务/1.1建设园区/1.1.1基础设施"),
    ("小数编号升一级", LEVELS, "围绕主导", "第一编 总论/第一章　发展基础/第一节 现状/二、重点任务/1.2引进项目"),
    ("Word 的编号后有空格", WORD, "坚持市场", "第一章 总则/一、总体要求/（一）指导思想/1. 基本原则"),
    ("Word 的编号和正文同段", WORD, "更好发挥", "第一章 总则/一、总体要求/（一）指导思想/1. 基本原则/（2）政府引导"),
    ("跳号", WRONG, "加快园区", "三、重点任务/（一）建设园区"),
    ("重号的第二个", WRONG, "围绕主导", "三、重点任务/（一）引进项目"),
    ("重号的章", WRONG, "加强组织", "三、保障措施"),
    ("引文里的编号不是标题", QUOTED, "各部门要", ""),
    ("引文以后", QUOTED, "会议强调", ""),
    ("忘了写的后引号不管到底", FORGOTTEN, "要“真抓", "二、重点任务"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "begins", "above"), [row[1:] for row in ABOVE], ids=[row[0] for row in ABOVE])
def test_上面的各级标题(text: str, begins: str, above: str) -> None:
    found = [s for s in outline(Document("例.txt", "", text)).sentences if s.text.startswith(begins)]
    assert ["/".join(s.headings) for s in found] == [above]


MEMBERS = """\
河阳市低空经济发展领导小组成员名单
组　长：周明远　市委副书记、市长
副组长：陈立群　副市长
成　员：王小明　市发展改革委主任
李小红　市财政局局长
"""

SIGNED = """\
河阳市人民政府关于加强节水工作的意见
各县区人民政府：
为加强节水工作，提高水资源利用效率，现提出以下意见，请认真贯彻落实。
一、强化监督
加强监督检查，严肃查处违法取水用水行为，确保各项制度落到实处。
河阳市人民政府
2024年3月5日
（联系人：王小明；联系电话：12345678）
抄送：市委各部门，市人大常委会办公室，市政协办公室。
河阳市人民政府办公室　　　　2024年3月5日印发
"""

# 说明, 文件, 各种身份的句子
ROLES = [
    ("名单以外没有标题", MEMBERS, "title", ["河阳市低空经济发展领导小组成员名单"]),
    ("名单里没有小标题", MEMBERS, "heading", []),
    (
        "落款和版记",
        SIGNED,
        "field",
        [
            "各县区人民政府：",
            "河阳市人民政府",
            "2024年3月5日",
            "（联系人：王小明；联系电话：12345678）",
            "抄送：市委各部门，市人大常委会办公室，市政协办公室。",
            "河阳市人民政府办公室　　　　2024年3月5日印发",
        ],
    ),
]


@pytest.mark.parametrize(("text", "role", "expected"), [row[1:] for row in ROLES], ids=[row[0] for row in ROLES])
def test_句子的身份(text: str, role: str, expected: list[str]) -> None:
    assert [s.text for s in outline(Document("例.txt", "", text)).sentences if s.role == role] == expected


def test_传达精神一行不是主送机关() -> None:
    fields = [f.name for a in outline(Document("例.txt", "", QUOTED)).articles for f in a.fields]
    assert "addressee" not in fields
