"""What places are to become. Places and areas are marked; `太原市：高地` is one positioning, topics stand in front of |."""

import pytest
from marked import marked
from policygraph.extract.model import Document, Mention
from policygraph.extract.pipeline import extract_document
from policygraph.extract.schema import load
from policygraph.extract.statements.position_phrases import split
from policygraph.extract.statements.positioning import find_positionings, topic


def read(text: str) -> list[str]:
    """`主体：定位` of a marked sentence; words before | are what the text speaks of, nearest first."""
    *before, text = text.split("|")
    topics = [Mention("place", name, 0, 0, name) for name in before]
    sentence, mentions = marked(text)
    found = list(find_positionings(sentence, mentions, topics))
    for p in found:
        assert 0 <= p.start < p.end <= len(sentence.text)
    return [f"{p.subject.name}：{p.text}" for p in found]


YES = [
    ("建成", "[太原市/place]建成国家区域中心城市。", ["太原市：国家区域中心城市"]),
    ("把……建设成为", "把[大同市/place]建设成为对接京津冀的桥头堡。", ["大同市：对接京津冀的桥头堡"]),
    ("状语在中间", "[太原市/place]要加快建设国家区域中心城市。", ["太原市：国家区域中心城市"]),
    (
        "没有主语的分句承前",
        "[太原市/place]建设国家区域中心城市，打造内陆开放高地。",
        ["太原市：国家区域中心城市", "太原市：内陆开放高地"],
    ),
    ("一个动词几个定位", "[长治市/place]打造创新高地、人才高地和开放门户。",
     ["长治市：创新高地", "长治市：人才高地", "长治市：开放门户"]),
    ("定语管着后面的", "[忻州市/place]建设都市圈发展的生态屏障和重要支点。",
     ["忻州市：都市圈发展的生态屏障", "忻州市：都市圈发展的重要支点"]),
    ("主语在定位里", "建设[太原/place]国家区域中心城市。", ["太原：国家区域中心城市"]),
    ("都市圈里的节点城市", "孝感市|打造[武汉都市圈/area]重要节点城市。", ["孝感市：武汉都市圈重要节点城市"]),
    ("支持某地", "支持[运城市/place]打造农业高地。", ["运城市：农业高地"]),
    ("区域也有定位", "[晋北城镇圈/area]打造北部增长极。", ["晋北城镇圈：北部增长极"]),
    ("承上文的主题", "阳泉市|建设智能物联网应用基地，当好东部桥头堡。", ["阳泉市：东部桥头堡"]),
    ("主题取最近的", "阳泉市|山西省|当好东部桥头堡。", ["阳泉市：东部桥头堡"]),
    ("两地各有定位", "[太原市/place]打造创新高地，[大同市/place]打造开放门户。",
     ["太原市：创新高地", "大同市：开放门户"]),
    ("明确定位", "明确[太原市/place]创新高地、开放枢纽的定位。", ["太原市：创新高地", "太原市：开放枢纽"]),
    ("题目式", "[临汾市/place]：打造黄河文化旅游目的地。", ["临汾市：黄河文化旅游目的地"]),
    ("当好", "[吕梁市/place]要当好城市群的战略支点。", ["吕梁市：城市群的战略支点"]),
    ("引号里的定位", "[晋城市/place]打造“能源革命试验区”。", ["晋城市：“能源革命试验区”"]),
    ("支持几个地方", "支持[大同市/place]、[朔州市/place]创建国家全域旅游示范区。",
     ["大同市：国家全域旅游示范区", "朔州市：国家全域旅游示范区"]),
    ("一串里各有其地", "阳泉市|打造[平定县/place]陶瓷名城、[盂县/place]康养胜地。", ["平定县：陶瓷名城", "盂县：康养胜地"]),
    ("在……中当好", "努力在[山西省/place]打造能源革命高地中当好排头兵。", ["山西省：能源革命高地"]),
    ("被动的说法", "阳泉市|东西通道枢纽和向东开放桥头堡加快建设。", ["阳泉市：东西通道枢纽", "阳泉市：向东开放桥头堡"]),
    ("级别加上泛词", "阳泉市|建设全国重要的新材料基地。", ["阳泉市：全国重要的新材料基地"]),
    ("引号括着一串", "阳泉市|打造“创新高地、开放门户”。", ["阳泉市：创新高地", "阳泉市：开放门户"]),
    ("同别人一起", "阳泉市|与[石家庄市/place]共同打造开放合作高地。", ["阳泉市：开放合作高地"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in YES], ids=[row[0] for row in YES])
def test_定位(text: str, expected: list[str]) -> None:
    assert read(text) == expected


NO = [
    ("不是定位的名词", "[太原市/place]要建设城市道路，打造宜居环境。"),
    ("泛指一批", "[太原市/place]建设一批示范区。"),
    ("主语不是地方", "[太原市/place]企业成为创新高地。"),
    ("没有主体", "建设国家区域中心城市。"),
    ("说的是工作", "[太原市/place]召开示范区建设工作会议。"),
    ("产业成为增长极", "数字产业成为[太原市/place]新的增长极。"),
    ("数得出几个", "阳泉市|打造6个数字产业样板区。"),
    ("等几个", "阳泉市|建设食品园等8个食品加工集聚区。"),
    ("有名字的项目", "阳泉市|建设[北山国际科技创新中心/project]。"),
    ("只说类词", "阳泉市|建设示范区。"),
    ("建成投用", "阳泉市|建成投用区域物流枢纽。"),
    ("车站", "阳泉市|建成高铁站综合枢纽。"),
    ("只是提到", "[太原市/place]学习先行区经验。"),
]


@pytest.mark.parametrize("text", [row[1] for row in NO], ids=[row[0] for row in NO])
def test_不是定位(text: str) -> None:
    assert read(text) == []


TOPICS = [
    ("句首", "[太原市/place]要加快转型。", "太原市"),
    ("逗号之后", "会议强调，[大同市/place]应发挥优势。", "大同市"),
    ("第一个", "[太原市/place]要带头，[大同市/place]要跟进。", "太原市"),
    ("只是状语", "在[太原市/place]召开会议。", None),
    ("后面是机构", "[太原市/place]企业增多。", None),
    ("机构不算", "[市财政局/organization]要落实。", None),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TOPICS], ids=[row[0] for row in TOPICS])
def test_一句话说的是哪里(text: str, expected: str | None) -> None:
    found = topic(*marked(text))
    assert (found.name if found else None) == expected


PHRASES = [
    ("创新高地", ["创新高地"]),
    ("为开放门户", ["开放门户"]),
    ("一个交通枢纽", ["交通枢纽"]),
    ("科技和产业融合的创新高地", ["科技和产业融合的创新高地"]),
    ("先进制造业基地、农业重地和东部枢纽", ["先进制造业基地", "农业重地", "东部枢纽"]),
    ("国际旅游目的地、旅游集散地和国家旅游枢纽城市", ["国际旅游目的地", "旅游集散地", "国家旅游枢纽城市"]),
    ("现代产业引领地、创新生态示范地", ["现代产业引领地", "创新生态示范地"]),
    ("世界一流的地学交流高地、地学科普基地", ["世界一流的地学交流高地", "世界一流的地学科普基地"]),
    ("宜居、韧性、智慧城市", ["宜居、韧性、智慧城市"]),
    ("城市道路", []),
    ("", []),
]


@pytest.mark.parametrize(("phrase", "expected"), PHRASES, ids=[row[0] or "空" for row in PHRASES])
def test_一串定位分开(phrase: str, expected: list[str]) -> None:
    assert split(phrase) == expected


@pytest.mark.parametrize("example", load("positioning")["positioning"]["yes"], ids=lambda e: e["text"])
def test_规则文件里的例句(example: dict[str, list[str]]) -> None:
    expected = [find.replace(" → ", "：") for find in example["finds"]]
    assert read(str(example["text"])) == expected


@pytest.mark.parametrize("text", load("positioning")["positioning"]["no"])
def test_规则文件里的反例(text: str) -> None:
    assert read(text) == []


REPORTED = [
    ("外面的地方只作定语", "打造[山西省/place]重要门户城市。", ["阳泉市：山西省重要门户城市"]),
    ("自己的县是主体", "打造[平定县/place]陶瓷名城。", ["平定县：陶瓷名城"]),
    ("在建的区域不是主体", "加快建设[东部新区/area]，打造开放门户城市。", ["阳泉市：开放门户城市"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in REPORTED], ids=[row[0] for row in REPORTED])
def test_政府报告里的定位(text: str, expected: list[str]) -> None:
    home = Mention("place", "阳泉市", 0, 0, "阳泉市")
    assert [f"{p.subject.name}：{p.text}" for p in find_positionings(*marked(text), [home], home=home)] == expected


def test_支持示范区打造的不是全省的定位() -> None:
    text = "2026年山西省政府工作报告\n各位代表：\n支持示范区发展先进制造业，打造国家新能源产业高地。\n"
    assert [s for s in extract_document(Document("例.txt", "", text)).stated if s.type == "positioned_as"] == []
