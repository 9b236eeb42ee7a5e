"""The project's own annotated documents: the annotations hold good in themselves, and quality stays above its floors."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from policygraph import build_report
from policygraph.graph.checking.annotations import measure, read_annotation
from policygraph.graph.checking.evaluate import ENTITY_TYPES, RELATION_TYPES, Counts, Score, fold
from policygraph.graph.checking.floors import measured, read_floors, sunk
from policygraph.graph.model import Graph

GOLD = Path(__file__).parent / "gold"
FILES = sorted(GOLD.glob("*.json"))
Annotation = Mapping[str, Any]


def types(entity: Mapping[str, Any]) -> list[str]:
    return [entity["type"]] if isinstance(entity["type"], str) else entity["type"]


def faults(gold: Annotation, text: str) -> Iterator[str]:
    """What is wrong with an annotation of this document, one line each."""
    flat = fold(text)
    yield from _faults_of_entities(gold, flat)
    yield from _faults_of_targets(gold, flat)
    yield from _faults_of_relations(gold, flat)


def _faults_of_entities(gold: Annotation, flat: str) -> Iterator[str]:
    ids = Counter(entity["id"] for entity in gold["entities"])
    yield from (f"{id} 出现了 {count} 次" for id, count in ids.items() if count > 1)
    owner: dict[tuple[str, str], str] = {}
    for entity in gold["entities"]:
        id, names = entity["id"], entity["names"]
        yield from (f"{id}：没有 {type} 这个类型" for type in types(entity) if type not in ENTITY_TYPES)
        if not any(fold(name) in flat for name in names):
            yield f"{id}：文件里没有 {names}"
        for key in ((type, fold(name)) for name in names for type in types(entity)):
            if owner.setdefault(key, id) != id:
                yield f"{key[1]} 同时是 {owner[key]} 和 {id}"


def _faults_of_targets(gold: Annotation, flat: str) -> Iterator[str]:
    known = {entity["id"] for entity in gold["entities"]} | {None}
    for target in gold["targets"]:
        if fold(target["text"]) not in flat:
            yield f"目标不在文件里：{target['text']}"
        for indicator in target["indicators"]:
            if fold(indicator["value"]) not in fold(target["text"]):
                yield f"目标里没有 {indicator['value']}：{target['text']}"
    for item in (*gold["targets"], *gold["facts"]):
        if item["subject"] not in known:
            yield f"主体 {item['subject']} 不在 entities 里"
    yield from (f"文件里没有 {fact['value']}" for fact in gold["facts"] if fold(fact["value"]) not in flat)


def _faults_of_relations(gold: Annotation, flat: str) -> Iterator[str]:
    for relation in gold["relations"]:
        label = f"{relation['type']} {relation['head']} -> {relation.get('tail') or relation.get('text')}"
        if relation["type"] not in RELATION_TYPES:
            yield f"没有 {relation['type']} 这种关系：{label}"
        if relation["type"] == "holds_post" and not relation.get("title"):
            yield f"没有写职务：{label}"
        if not relation.get("optional") and not relation.get("quote"):
            yield f"没有引文：{label}"
        if fold(relation.get("quote", "")) not in flat:
            yield f"引文不在文件里：{label}"
        if fold(relation.get("text", "")) not in flat:
            yield f"定位不在文件里：{label}"


def alone(path: Path) -> Graph:
    report = build_report([path])
    assert not report.failures
    return report.graph


def test_每份文件都有标注() -> None:
    documents = {path.stem for path in (GOLD / "docs").glob("*.txt")}
    assert {path.stem for path in FILES} == documents == {Path(read_annotation(path)["doc"]).stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_标注在文件里站得住(path: Path) -> None:
    gold = read_annotation(path)
    assert list(faults(gold, (GOLD / "docs" / gold["doc"]).read_text("utf-8"))) == []


# 标注里写错的：（改动，说出来的话）；文件是“甲市市长王某出席。到2030年，人口达到5万。”
ENTITIES = [{"id": "a", "type": "place", "names": ["甲市"]}, {"id": "w", "type": "person", "names": ["王某"]}]
GOAL = {"year": 2030, "subject": "a", "text": "人口达到5万", "indicators": [{"name": "人口", "value": "5万"}]}
POST = {"type": "holds_post", "head": "w", "tail": "a", "title": "市长", "quote": "甲市市长王某"}
SOUND: dict[str, Any] = {"entities": ENTITIES, "targets": [GOAL], "facts": [], "relations": [POST]}
WRONG = [
    ({"entities": [*ENTITIES, {"id": "a", "type": "area", "names": ["甲"]}]}, "a 出现了 2 次"),
    ({"entities": [*ENTITIES, {"id": "b", "type": "city", "names": ["甲"]}]}, "b：没有 city 这个类型"),
    ({"entities": [*ENTITIES, {"id": "b", "type": "place", "names": ["乙市"]}]}, "b：文件里没有 ['乙市']"),
    ({"entities": [*ENTITIES, {"id": "b", "type": ["area", "place"], "names": ["甲市"]}]}, "甲市 同时是 a 和 b"),
    ({"targets": [GOAL | {"text": "人口达到5万人"}]}, "目标不在文件里：人口达到5万人"),
    ({"targets": [GOAL | {"text": "到2030年", "indicators": GOAL["indicators"]}]}, "目标里没有 5万：到2030年"),
    ({"targets": [GOAL | {"subject": "x"}]}, "主体 x 不在 entities 里"),
    ({"facts": [{"name": "人口", "value": "4万", "time": None, "subject": None}]}, "文件里没有 4万"),
    ({"relations": [POST | {"type": "rules"}]}, "没有 rules 这种关系：rules w -> a"),
    ({"relations": [POST | {"title": ""}]}, "没有写职务：holds_post w -> a"),
    ({"relations": [POST | {"quote": ""}]}, "没有引文：holds_post w -> a"),
    ({"relations": [POST | {"quote": "甲市的市长"}]}, "引文不在文件里：holds_post w -> a"),
    ({"relations": [{"type": "positioned_as", "head": "a", "text": "乙地", "optional": True}]}, "定位不在文件里：positioned_as a -> 乙地"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said"), WRONG, ids=[said.partition("：")[0] for _, said in WRONG])
def test_标注写错了看得出来(change: dict[str, Any], said: str) -> None:
    text = "甲市市长王某出席。\n到2030年，人口达\n到5万。"
    assert list(faults(SOUND, text)) == []
    assert list(faults(SOUND | change, text)) == [said]


@cache
def counted() -> Counts:
    return sum((measure(read_annotation(path), GOLD / "docs", build=alone) for path in FILES), Counts())


def test_质量不低于底线() -> None:
    assert sunk(measured(counted()), read_floors(GOLD / "floors.toml")) == []


# ---------------------------------------------------------------- what the pages say was measured

MEASURED = re.compile(r"(<!-- measured: (\w+) .*?-->\n)(.*?)(<!-- /measured -->)", re.S)
ROW = re.compile(r"^\| `?([\w ]+?)`? \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| (\d+) \|$", re.M)
NAMES = {"entities": "实体", "relations": "关系", "targets": "目标", "indicators": "目标里的指标"}
# The pages need not follow every rule that is mended; what they say may be this far off, or this many items.
OFF, ITEMS = 0.03, 2


def scores(block: str) -> dict[str, Score]:
    if block == "groups":
        return {NAMES[name]: score for name, score in counted().groups.items()}
    return dict(counted().rows)


def table(block: str) -> str:
    """The rows as Markdown: precision, recall, F1, and how many the annotation holds."""
    lines = [
        f"| {name if block == 'groups' else f'`{name}`'} | {s.precision:.2f} | {s.recall:.2f} | {s.f1:.2f} | {s.hits + s.misses} |\n"
        for name, s in scores(block).items()
    ]
    return "\n| | 准确率 | 召回率 | F1 | 标注 |\n| --- | --- | --- | --- | --- |\n" + "".join(lines) + "\n"


@pytest.mark.parametrize("page", ["README.md", "docs/evaluation.md"])
def test_文档里的质量数就是量出来的(page: str, pytestconfig: pytest.Config) -> None:
    path = GOLD.parent.parent / page
    text = path.read_text("utf-8")
    if pytestconfig.getoption("--update"):
        path.write_text(MEASURED.sub(lambda m: m[1] + table(m[2]) + m[4], text), "utf-8")
        return
    ((_, block, body, _),) = MEASURED.findall(text)
    said, now = {name: rest for name, *rest in ROW.findall(body)}, scores(block)
    assert said.keys() == now.keys()
    for name, (precision, recall, f1, size) in said.items():
        score = now[name]
        assert int(size) == score.hits + score.misses, name
        for written, found in zip((precision, recall, f1), (score.precision, score.recall, score.f1), strict=True):
            assert abs(float(written) - found) <= max(OFF, ITEMS / int(size)) + 0.005, f"{name}：写着 {written}，量得 {found:.3f}"
