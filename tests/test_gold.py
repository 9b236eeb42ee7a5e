"""The project's own annotated documents: the annotations hold good in themselves, and quality stays above its floors."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from policygraph import build_report
from policygraph.graph.annotations import measure, read_annotation
from policygraph.graph.evaluate import ENTITY_TYPES, RELATION_TYPES, Counts, fold
from policygraph.graph.floors import measured, read_floors, sunk
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


def test_质量不低于底线() -> None:
    counts = sum((measure(read_annotation(path), GOLD / "docs", build=alone) for path in FILES), Counts())
    assert sunk(measured(counts), read_floors(GOLD / "floors.toml")) == []
