"""What each sentence takes for granted. One sentence a row of a marked text; expected is what it leaves unsaid."""

import pytest
from marked import marked
from policygraph.extract.model import Document, Mention
from policygraph.extract.outline import outline
from policygraph.extract.statements.discourse import Scene, scenes


def staged(text: str, *, itself: str = "", subject: str = "") -> list[Scene]:
    """The scenes of a marked text whose repaired form is the text itself; `itself` is the document's own title."""
    sentence, mentions = marked(text)
    taken = outline(Document("例.txt", "", sentence.text))
    assert taken.clean.text == sentence.text.strip("\n"), "write the text as one line a paragraph"
    own = {0: Mention("document", itself, 0, 1, itself)} if itself else {}
    about = Mention("area", subject, 0, 1, subject) if subject else None
    return scenes(taken, mentions, own, about, {})


def unsaid(text: str, name: str, **options: str) -> list[str]:
    """For each sentence what the context `name` stands for, or nothing."""
    found = (scene.setting.ends.get(name) for scene in staged(text, **options))
    return [m.text if m else "" for m in found]


# 说明, 文本, 每句话时正在开的会
MEETINGS = [
    (
        "开了会，后面的人都在会上",
        "7月1日，[晋中城市群联席会议/meeting]在太原举行。张三讲话。李四发言。",
        ["晋中城市群联席会议"] * 3,
    ),
    ("会前没有会", "张三到社区走访。[晋中城市群联席会议/meeting]召开。", ["", "晋中城市群联席会议"]),
    ("只说精神不是在开会", "深入学习[党的二十大/meeting]精神。张三讲话。", ["", ""]),
    ("会前的会见不在会上", "张三在出席[云岭峰会/meeting]前会见客人。李四表示，愿加强合作。", ["", ""]),
    ("给会议的贺信不在会上说", "张三向[云岭论坛/meeting]开幕致贺信。张三强调，要深化合作。", ["", ""]),
    ("贯彻的会不是在开的会", "贯彻[省委经济工作会议/meeting]部署。张三讲话。", ["", ""]),
    (
        "换一个会",
        "[春季座谈会/meeting]召开。张三讲话。[秋季座谈会/meeting]召开。李四讲话。",
        ["春季座谈会", "春季座谈会", "秋季座谈会", "秋季座谈会"],
    ),
    ("主持会议", "张三主持[城市更新座谈会/meeting]。李四发言。", ["城市更新座谈会", "城市更新座谈会"]),
    ("会上", "在[城市更新座谈会/meeting]上，张三讲话。", ["城市更新座谈会"]),
    ("话里说到的会不是在开的会", "张三表示，[城市更新座谈会/meeting]成功举行，成果丰富。李四出席。", ["", ""]),
    ("胜利召开的会早已开过", "[云岭第九次党代会/meeting]胜利召开以后，全区上下振奋。李四出席。", ["", ""]),
    ("看望参加会议的人，不在会上", "张三看望出席[城市更新座谈会/meeting]的代表。李四参加。", ["", ""]),
    ("会议召开之际致信", "在[城市更新座谈会/meeting]召开之际，张三致信祝贺。李四出席。", ["", ""]),
    ("另起一条新闻", "[春季座谈会/meeting]召开。\n张三会见某国客人。\n客人表示感谢。", ["春季座谈会", "", ""]),
    ("办展览不是开会", "[江城博览会/meeting]举办。张三指出，要改革。", ["", ""]),
    ("在开幕式上", "[江城博览会/meeting]开幕式举行。张三致辞。", ["江城博览会", "江城博览会"]),
    ("话里说到的会", "张三表示，去年举行的[春季座谈会/meeting]很成功。李四发言。", ["", ""]),
    (
        "会上决定要开的会还没有开",
        "[春季主席会议/meeting]召开。会议决定，下旬在江城召开[第五次常委会议/meeting]。李四发言。",
        ["春季主席会议"] * 3,
    ),
    (
        "会上研究别的会的名单和议程",
        "[春季主席会议/meeting]召开。会议通过了[第二次全体会议/meeting]议程草案，听取[第三次大会/meeting]筹备情况汇报。李四发言。",
        ["春季主席会议"] * 3,
    ),
    (
        "根据决定，会期定在来年",
        "[第九次常委会议/meeting]闭幕。根据决定，[第三次大会/meeting]于3月5日召开。李四发言。",
        ["第九次常委会议"] * 3,
    ),
    (
        "会上讨论要在别的会上作的报告",
        "[春季主席会议/meeting]召开。会议通过的报告将在下月召开的[第五次常委会议/meeting]上宣读。李四发言。",
        ["春季主席会议"] * 3,
    ),
    ("另起一段还在会上", "[春季座谈会/meeting]召开。\n张三出席会议。\n李四发言。", ["春季座谈会"] * 3),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in MEETINGS], ids=[row[0] for row in MEETINGS])
def test_正在开的会(text: str, expected: list[str]) -> None:
    assert unsaid(text, "meeting") == expected


SPEAKERS = [
    (
        "全会提出，管到段末",
        "[全会/meeting]提出，要深化改革。推进科教兴省战略。\n各地要落实，抓好各项工作。",
        ["全会", "全会", ""],
    ),
    ("文件指出", "[《决定》/document]指出，发展是大局。实施科教兴省战略。", ["《决定》", "《决定》"]),
    ("文件只是被提到", "落实[《决定》/document]要求，抓好工作。实施科教兴省战略。", ["", ""]),
    ("说话的在句子深处不算", "各地各部门各单位认真学习领会，[全会/meeting]提出的任务很重。抓好落实。", ["", ""]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_谁在说(text: str, expected: list[str]) -> None:
    assert unsaid(text, "speaker") == expected


# 说明, 文本, 每句话最近的话题
TOPICS = [
    ("句首的地名管后面的句子", "[太原市/place]要加快转型。打造创新高地。", ["", "太原市"]),
    ("换一段就换话题", "[太原市/place]要加快转型。打造创新高地。\n各地要抓好落实，务求实效。", ["", "太原市", ""]),
    ("后一个盖过前一个", "[太原市/place]要带头。[大同市/place]要跟进。打造高地。", ["", "太原市", "大同市"]),
    ("状语里的地名不是话题", "在[太原市/place]召开会议。打造高地。", ["", ""]),
    ("支持某地只在本句", "支持[太原市/place]打造创新高地。完善配套政策，抓好落实。", ["", ""]),
    (
        "小标题就是地名",
        "（一）[太原市/place]。\n打造创新高地，建设国际枢纽。\n（二）[大同市/place]。\n打造开放门户，建设能源基地。",
        ["", "太原市", "", "大同市"],
    ),
    ("段首短句给出话题", "高标准建设[晋中新城/area]。完善配套设施，打造样板。", ["", "晋中新城"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TOPICS], ids=[row[0] for row in TOPICS])
def test_话题(text: str, expected: list[str]) -> None:
    found = [scene.topics[0].text if scene.topics else "" for scene in staged(text)]
    assert found == expected


def test_没有话题时是全文的主题() -> None:
    found = staged("完善配套设施，打造样板。[太原市/place]要带头。打造高地。", subject="晋中城市群")
    assert [[t.text for t in scene.topics] for scene in found] == [
        ["晋中城市群"],
        ["晋中城市群"],
        ["太原市", "晋中城市群"],
    ]


def test_这份文件自己() -> None:
    text = "为了保护湿地，制定本办法。有关单位要落实。"
    assert unsaid(text, "self", itself="湿地办法") == ["湿地办法"] * 2
    assert unsaid(text, "self") == ["", ""]


def test_没有自己的题名时说的是第一份提到的文件() -> None:
    text = "近日印发[《湿地规划》/document]。与上位规划衔接。"
    assert unsaid(text, "topic") == ["《湿地规划》"] * 2
    assert unsaid(text, "topic", itself="规划解读") == ["规划解读"] * 2


def test_题名连同括号里的文号是一个名称() -> None:
    text = "[《湿地办法》/document]（[并政发〔2021〕5号/document]）、[《林地办法》/document]废止。"
    sentence, mentions = marked(text)
    title, number, other = mentions
    number = Mention(number.type, number.text, number.start, number.end, title.name)
    (scene,) = scenes(outline(Document("例.txt", "", sentence.text)), [title, number, other], {}, None, {})
    assert [sentence.text[m.start : m.end] for m in scene.mentions] == ["《湿地办法》（并政发〔2021〕5号）", "《林地办法》"]


# 说明, 文件自己的题名, 文本, 每句话里“本……”是哪份文件
THIS = [
    (
        "通知里印着办法",
        "关于印发河湖管理办法的通知",
        "现印发[《河湖管理办法》/document]。为加强管理，制定本办法。本通知自今日起施行。",
        ["关于印发河湖管理办法的通知", "《河湖管理办法》", "关于印发河湖管理办法的通知"],
    ),
    ("网页没有自己的题名", "", "省里印发[《湿地保护方案》/document]。为保护湿地，制定本方案。", ["", "《湿地保护方案》"]),
    ("没有哪份文件是办法", "河湖整治通知", "执行[《湿地保护方案》/document]。本办法自今日起施行。", ["河湖整治通知"] * 2),
]


@pytest.mark.parametrize(("itself", "text", "expected"), [row[1:] for row in THIS], ids=[row[0] for row in THIS])
def test_本办法是哪份文件(itself: str, text: str, expected: list[str]) -> None:
    assert unsaid(text, "self", itself=itself) == expected
