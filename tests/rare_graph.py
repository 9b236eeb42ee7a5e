"""A graph whose names, attributes and sentences hold what breaks files: quotes, line breaks, control characters, rare ones."""

from dataclasses import replace

from policygraph.extract.model import Evidence
from policygraph.graph.model import Edge, Entity, Graph, Source

RARE = {
    "生僻": "𠮷野镇䶮水村",
    "表情": "宜居社区😀👨‍👩‍👧",
    "引号": "“双引”与\"直引\"与'单引'",
    "反斜杠": "甲\\乙\\n丙\\",
    "换行": "第一行\n第二行\r\n第三行\t制表",
    "控制": "竖\x0b线\x00零\x7f删\x1f尾",
    "公式": '=HYPERLINK("x")',
    "加号": "+86",
    "标记": "<r>富</r>",
    "转义": "_x0041_&amp;&lt;",
    "括号": "[[链接]] {花} (圆) |竖| `码` $x$ #号 ^脱",
    "注释": "甲 // 乙 /* 丙 */ -- 丁 ; 戊 % 己",
    "零宽": "甲\u200b乙\u2028丙\ufeff丁",
    "空白": "  前后有空白  ",
    "杂": "a:b/c?d*e<f>g",
    "点": "..",
}


def rare() -> Graph:
    """An entity for each, all hanging on the first, the texts in every field; sorted by id."""
    entities, edges = [], []
    for number, (kind, text) in enumerate(RARE.items()):
        proof = (
            Evidence(f"文件{text}.txt", number, number + len(text), f"这里写着{text}。", f"规则{text}", number or None),
        )
        said = {
            "text": text,
            "values": [text, {"name": text, "value": text}],
            "number": number,
            "share": 0.5,
            "yes": True,
            text: text,
        }
        entities.append(Entity(f"{number:02}:{text}", "place", text, (text, kind), said, proof, number == 3))
        if number:
            edges.append(
                Edge(
                    f"{number:02}:{text}", entities[0].id, "part_of", {"title": text, text: [text]}, proof, number == 4
                )
            )
    sources = tuple(Source(f"文件{text}.txt", text, {"number": text, text: [text]}) for text in RARE.values())
    return Graph(tuple(sorted(sources, key=lambda s: s.id)), tuple(entities), tuple(edges))


def lone_ends() -> Graph:
    """The same with two entities whose ids differ by a control character only."""
    graph = rare()
    twin = replace(graph.entities[5], id=graph.entities[5].id.replace("\x0b", "\x01"))
    return replace(graph, entities=(*graph.entities, twin))
