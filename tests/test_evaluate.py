"""Counting, by hand on small graphs; and against the annotation project's counter, where that is at hand."""

import importlib.util
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from policygraph.graph.checking.annotations import AnnotationError, read_annotation
from policygraph.graph.checking.evaluate import Counts, Score, Verdict, evaluate, fold, overlap, same_title
from policygraph.graph.checking.floors import FloorsError, measured, moved, read_floors, sunk, write_floors

SCORER = Path(__file__).parent.parent.parent / "shared" / "gold" / "score.py"
GOAL = "城镇化率达到70%以上，粮食产量稳定在1400万吨左右"
GOLD: dict[str, Any] = {
    "doc": "规划.txt",
    "entities": [
        {"id": "ty", "type": "place", "names": ["太原市", "太原"]},
        {"id": "jz", "type": "place", "names": ["晋中市", "晋中"]},
        {"id": "qun", "type": ["area", "strategy"], "names": ["山西中部城市群", "城市群"]},
        {"id": "sw", "type": "organization", "names": ["太原市委"]},
        {"id": "wei", "type": "person", "names": ["韦某"]},
        {"id": "ccp", "type": "organization", "names": ["党中央"], "optional": True},
    ],
    "targets": [
        {"year": 2025, "subject": "qun", "text": GOAL, "indicators": [
            {"name": "城镇化率", "value": "70%"}, {"name": "粮食产量", "value": "1400万吨"}]},
        {"year": 2035, "subject": None, "text": "基本实现现代化", "optional": True},
    ],
    "relations": [
        {"type": "member_of", "head": "ty", "tail": "qun", "quote": "…"},
        {"type": "member_of", "head": "jz", "tail": "qun", "quote": "…"},
        {"type": "holds_post", "head": "wei", "tail": "sw", "title": "书记", "quote": "…"},
        {"type": "positioned_as", "head": "ty", "text": "国家区域中心城市", "quote": "…"},
        {"type": "located_in", "head": "ty", "tail": "jz", "optional": True},
    ],
}  # fmt: skip


def node(id: str, type: str, name: str, *aliases: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "type": type, "name": name, "aliases": list(aliases), **more}


def edge(source: str, type: str, target: str, **more: Any) -> dict[str, Any]:
    return {"source": source, "target": target, "type": type, **more}


NODES = [node("1", "place", "太原", "并"), node("2", "place", "晋中市"), node("3", "area", "“山西中部城市群”"),
         node("4", "organization", "太原市委"), node("5", "person", "韦某")]  # fmt: skip
TARGET = node("9", "target", GOAL, year=2025, text=GOAL, indicators=[{"name": "常住人口城镇化率", "value": "70%"}])


def counted(nodes: list[dict[str, Any]], edges: list[dict[str, Any]], **gold: Any) -> dict[str, tuple[int, int, int]]:
    """Row → (hits, misses, extras)."""
    counts = evaluate(GOLD | {"targets": [], "relations": []} | gold, {"nodes": nodes, "edges": edges})
    return {row: (score.hits, score.misses, score.extras) for row, score in counts.rows.items()}


RIGHT = {"area": (1, 0, 0), "organization": (1, 0, 0), "person": (1, 0, 0), "place": (2, 0, 0)}
MISSED = {"area": (0, 1, 0), "organization": (0, 1, 0), "person": (0, 1, 0), "place": (0, 2, 0)}
NEITHER = [node("7", "organization", "党中央"), node("8", "place", "山西省", derived=True), node("9", "target", "甲")]
ENTITY_CASES = {
    "全对": (NODES, RIGHT),
    "一个没有": ([], MISSED),
    "类型可以两选一": ([*NODES[:2], node("3", "strategy", "城市群"), *NODES[3:]],
                {"strategy": (1, 0, 0), "organization": (1, 0, 0), "person": (1, 0, 0), "place": (2, 0, 0)}),
    "别名也算": ([*NODES[1:], node("1", "place", "并州", "太原")], RIGHT),
    "类型不对": ([*NODES[:4], node("5", "place", "韦某")], RIGHT | {"person": (0, 1, 0), "place": (2, 0, 1)}),
    "同一个两次": ([*NODES, node("6", "place", "太原市")], RIGHT | {"place": (2, 0, 1)}),
    "可有可无和推得的不计": ([*NODES, *NEITHER], RIGHT),
}  # fmt: skip


@pytest.mark.parametrize(("nodes", "expected"), ENTITY_CASES.values(), ids=ENTITY_CASES)
def test_实体(nodes: list[dict[str, Any]], expected: dict[str, tuple[int, int, int]]) -> None:
    found = counted(nodes, [])
    assert {row.removeprefix("entity "): n for row, n in found.items() if row.startswith("entity")} == expected


HUNG = [edge("3", "has_target", "9")]
MORE = [{"name": "城镇化率", "value": "70%"}, {"name": "人口", "value": "5万"}]
OPTIONAL = node("8", "target", "基本实现现代化", year="2035")
# Nodes, edges; hits, misses and extras of targets, of targets with their subject, of indicators.
TARGET_CASES = {
    "主体也对": ([TARGET], HUNG, (1, 0, 0), (1, 0, 0), (1, 1, 0)),
    "主体不对": ([TARGET], [edge("1", "has_target", "9")], (1, 0, 0), (0, 1, 1), (1, 1, 0)),
    "主体是推得的": ([TARGET], [HUNG[0] | {"derived": True}], (1, 0, 0), (0, 1, 1), (1, 1, 0)),
    "年份不对": ([TARGET | {"year": 2030}], [], (0, 1, 1), (0, 1, 1), (0, 2, 0)),
    "说的是别的事": ([TARGET | {"text": "全面建成小康社会"}], [], (0, 1, 1), (0, 1, 1), (0, 2, 0)),
    "多出一个指标": ([TARGET | {"indicators": MORE}], HUNG, (1, 0, 0), (1, 0, 0), (1, 1, 1)),
    "可有可无的不计": ([TARGET, OPTIONAL], HUNG, (1, 0, 0), (1, 0, 0), (1, 1, 0)),
}  # fmt: skip


@pytest.mark.parametrize(("nodes", "edges", "target", "subject", "indicator"), TARGET_CASES.values(), ids=TARGET_CASES)
def test_目标(nodes: Any, edges: Any, target: Any, subject: Any, indicator: Any) -> None:
    found = counted([*NODES, *nodes], edges, targets=GOLD["targets"])
    assert (found["target"], found["target with subject"], found["indicator"]) == (target, subject, indicator)


MEMBERS = [edge("1", "member_of", "3"), edge("2", "member_of", "3")]
ONLY_MEMBERS = {"member_of": (2, 0, 0), "holds_post": (0, 1, 0), "positioned_as": (0, 1, 0)}
WEAK = [edge("7", "holds_post", "4", title="甲"), edge("1", "located_in", "2")]
RELATION_CASES = {
    "成员": (MEMBERS, ONLY_MEMBERS),
    "方向反了": ([edge("3", "member_of", "1")], ONLY_MEMBERS | {"member_of": (0, 2, 1)}),
    "说两遍不算错": ([*MEMBERS, MEMBERS[0]], ONLY_MEMBERS),
    "推得的不计": ([edge("3", "cites", "1", derived=True), *MEMBERS], ONLY_MEMBERS),
    "职务": ([edge("5", "holds_post", "4", title="市委书记"), *MEMBERS], ONLY_MEMBERS | {"holds_post": (1, 0, 0)}),
    "职务不对": ([edge("5", "holds_post", "4", title="市长"), *MEMBERS], ONLY_MEMBERS | {"holds_post": (0, 1, 1)}),
    "定位": ([edge("1", "positioned_as", "p"), *MEMBERS], ONLY_MEMBERS | {"positioned_as": (1, 0, 0)}),
    "一端可有可无": ([*WEAK, *MEMBERS], ONLY_MEMBERS),
}  # fmt: skip


@pytest.mark.parametrize(("edges", "expected"), RELATION_CASES.values(), ids=RELATION_CASES)
def test_关系(edges: list[dict[str, Any]], expected: dict[str, tuple[int, int, int]]) -> None:
    nodes = [*NODES, node("7", "organization", "党中央"), node("p", "positioning", "建设国家区域中心城市")]
    found = counted(nodes, edges, relations=GOLD["relations"])
    assert {row.removeprefix("relation "): n for row, n in found.items() if row.startswith("relation")} == expected


def test_依据要逐字在原文里() -> None:
    text = "太原、晋中组成\n城市群。"
    proof = [{"doc": "夹/规划.txt", "start": 0, "end": 11, "text": "太原、晋中组成城市群"}]
    edges = [
        edge("1", "member_of", "3", evidence=proof),
        edge("2", "member_of", "3", evidence=[proof[0] | {"start": 1}]),
        edge("3", "has_target", "9"),
        edge("1", "part_of", "3"),
        edge("1", "located_in", "3", derived=True),
    ]
    counts = evaluate(GOLD, {"nodes": NODES, "edges": edges}, text=text)
    assert (counts.edges, counts.proved) == (3, 1)


def test_漏的和多的都有名有姓() -> None:
    counts = evaluate(GOLD | {"targets": []}, {"nodes": NODES[:3], "edges": [edge("3", "cites", "1")]})
    said = [v for v in counts.verdicts if v.kind != "hit"]
    assert Verdict("entity person", "miss", "韦某") in said
    assert Verdict("relation cites", "extra", "“山西中部城市群” -> 太原") in said
    assert Verdict("relation positioned_as", "miss", "太原市 -> 国家区域中心城市") in said


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (Score(3, 1, 0), (1.0, 0.75, 6 / 7)),
        (Score(0, 2, 0), (0, 0, 0)),
        (Score(), (0, 0, 0)),
        (Score(1, 0, 1), (0.5, 1, 2 / 3)),
    ],
    ids=["漏一个", "全漏", "什么也没有", "多一个"],
)
def test_比例(score: Score, expected: tuple[float, float, float]) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx(expected)


def test_名字和文字怎样算相同() -> None:
    assert fold("《关于“十四五”规划 的决定》（２０２１）") == "关于十四五规划的决定(2021)"
    assert overlap("基本实现现代化", "基本实现现代化。") == 1 and overlap("甲乙", "丙丁") == 0
    assert same_title("书记", "市委副书记、书记")
    assert not same_title("书记", "市委副书记兼市政府党组书记") and not same_title("市长", "书记")


# ---------------------------------------------------------------- against the other counter


def _made_up(chance: random.Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """An annotation and a graph of few names and types, so that they meet often, in every way the rules speak of."""
    types = ["place", "area", "document", "organization", "target", "positioning", "indicator"]
    kinds = ["member_of", "holds_post", "positioned_as", "cites", "has_target", "part_of", "located_in"]
    names = ["太原市", "太原", "晋中", "“城市群”", "《决定》", "决定", "市委", "国家中心城市", "区域中心城市"]
    texts = ["城镇化率达到70%", "常住人口城镇化率达到70%以上", "粮食产量稳定", "基本实现现代化", "基本实现了现代化目标"]
    measures = [("城镇化率", "70%"), ("常住人口城镇化率", "70%"), ("产量", "5吨")]
    figures = [{"name": name, "value": value} for name, value in measures]

    def maybe(name: str, odds: float) -> dict[str, Any]:
        return {name: True} if chance.random() < odds else {}

    either = [*types[:4], ["area", "place"]]
    entities = [{"id": f"e{i}", "type": chance.choice(either), "names": chance.sample(names, 2)}
                | maybe("optional", 0.2) for i in range(6)]  # fmt: skip
    ids = [e["id"] for e in entities]
    targets = [{"year": chance.choice([2025, 2030]), "subject": chance.choice([None, *ids]),
                "text": chance.choice(texts), "indicators": chance.sample(figures, 2)} | maybe("optional", 0.2)
               for _ in range(4)]  # fmt: skip
    relations = []
    for _ in range(9):
        kind = chance.choice(["member_of", "holds_post", "positioned_as", "cites", "located_in"])
        end = {"text": chance.choice(names)} if kind == "positioned_as" else {"tail": chance.choice(ids)}
        title = {"title": chance.choice(["书记", "市长"])} if kind == "holds_post" else {}
        relations.append({"type": kind, "head": chance.choice(ids), **end, **title} | maybe("optional", 0.2))
    nodes = [node(f"n{i}", chance.choice(types), chance.choice(names), *chance.sample(names, chance.choice([0, 1])),
                  year=chance.choice([2025, "2030"]), text=chance.choice([*texts, ""]),
                  indicators=chance.sample(figures, chance.choice([0, 1, 2, 3]))) | maybe("derived", 0.1)
             for i in range(14)]  # fmt: skip
    proofs = [[{"doc": "规划.txt", "start": start, "end": 4, "text": "太原 晋中"}] for start in (0, 1)]
    edges = [edge(chance.choice(nodes)["id"], chance.choice(kinds), chance.choice(nodes)["id"],
                  title=chance.choice(["书记", "市委书记", "甲"]), evidence=chance.choice(proofs))
             | maybe("derived", 0.1)
             for _ in range(25)]  # fmt: skip
    gold = {"doc": "规划.txt", "entities": entities, "targets": targets, "relations": relations}
    return gold, {"nodes": nodes, "edges": edges}


@pytest.mark.skipif(not SCORER.exists(), reason="the annotation project is not beside this checkout")
def test_与标注项目的计数一致() -> None:
    specification = importlib.util.spec_from_file_location("score", SCORER)
    assert specification and specification.loader
    other = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(other)
    text = "太原晋中组成城市群"
    met: set[str] = set()
    for seed in range(300):
        gold, graph = _made_up(random.Random(seed))
        theirs: dict[str, Any] = defaultdict(other.Count)
        other.score(gold, graph, theirs)
        ours = evaluate(gold, graph, text=text)
        expected = {row: (c.tp, c.fn, c.fp) for row, c in theirs.items() if c.tp + c.fn + c.fp}
        assert {row: (s.hits, s.misses, s.extras) for row, s in ours.rows.items()} == expected, seed
        assert (ours.edges, ours.edges - ours.proved) == other.evidence_faults(graph, {"规划.txt": text})
        met |= {f"{v.row.split()[0]} {v.kind}" for v in ours.verdicts}
    assert len(met) == 12  # Every row met every verdict, so the comparison compared something.


# ---------------------------------------------------------------- floors


def _counts(hits: int, misses: int) -> Counts:
    verdicts = [Verdict("entity place", "hit")] * hits + [Verdict("entity place", "miss")] * misses
    return Counts(tuple(verdicts), edges=3, proved=2)


def test_量出的值向下取到千分位() -> None:
    wanted = {"entities": 0.8, "relations": 0, "targets": 0, "indicators": 0, "evidence": 0.666}
    assert measured(_counts(2, 1)) == wanted


def test_低于底线的列出来() -> None:
    shares = measured(_counts(2, 1))
    assert [group for group, *_ in sunk(shares, {"entities": 0.8, "evidence": 0.7})] == ["evidence"]


@pytest.mark.parametrize(
    ("up", "down", "expected"),
    [(True, False, (0.8, 0.9)), (False, True, (0.7, 0.666)), (True, True, (0.8, 0.666)), (False, False, (0.7, 0.9))],
    ids=["只抬高", "只降低", "都可以", "都不动"],
)
def test_底线只按说的方向动(up: bool, down: bool, expected: tuple[float, float]) -> None:
    made = moved(measured(_counts(2, 1)), {"entities": 0.7, "evidence": 0.9}, up=up, down=down)
    assert (made["entities"], made["evidence"]) == expected


def test_底线写出再读回(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    write_floors(path, {"entities": 0.8, "evidence": 1.0})
    assert read_floors(path) == {"entities": 0.8, "evidence": 1.0}
    assert path.read_text("utf-8").startswith("# 质量底线")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("entities = ", "读不了"),
        ("people = 0.5", "没有 people 这一组。能写的有：entities"),
        ("entities = 80", "不是 0 到 1 的数"),
    ],
    ids=["不是TOML", "没有这一组", "不是比例"],
)
def test_底线文件写错了说明怎样改(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(FloorsError, match=said):
        read_floors(path)


# ---------------------------------------------------------------- annotation files


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[", "不是 JSON 文件"),
        ('{"doc": "a.txt"}', "缺 entities、relations"),
        ('{"doc": "a", "entities": [], "relations": [{"type": "cites", "head": "x", "tail": "x"}]}', "x 不在"),
        ('{"doc": "a", "entities": [{"id": "x"}], "relations": []}', "有一项缺 'type'"),
    ],
    ids=["不是JSON", "缺字段", "一端不存在", "实体没有类型"],
)
def test_标注文件写错了说明怎样改(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "标注.json"
    path.write_text(content, "utf-8")
    with pytest.raises(AnnotationError, match=said):
        read_annotation(path)
