"""docs/accuracy.md says what was measured: `pytest tests/test_accuracy.py --update` writes its tables anew."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from policygraph import build_report
from policygraph.extract.schema import entity_types, relation_types
from policygraph.graph.checking.annotations import measure, read_annotation
from policygraph.graph.checking.audit import HEADER, LONGEST_NAME, Judged, judged, read_marks
from policygraph.graph.checking.evaluate import Counts, Score
from policygraph.graph.labels import label
from policygraph.graph.model import Graph

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
AUDITS = sorted((ROOT / "tests" / "audits").glob("*.csv"))
SHARED = ROOT.parent / "shared"
DEV = sorted((SHARED / "gold" / "dev").glob("*.json"))
# Annotated documents that nobody looks at while writing rules; every third or so, of each kind one.
ASIDE = frozenset({"a03", "b01", "c04", "m11", "p02", "p15"})
BLOCK = re.compile(r"(<!-- measured: (\w+) .*?-->\n)(.*?)(<!-- /measured -->)", re.S)
CELLS = re.compile(r"^\| (.+) \|$", re.M)
# What the page says may lag behind the rules by so much, or by so many items.
OFF, ITEMS = 0.03, 2
GROUPS = {"entities": "实体", "relations": "关系", "targets": "目标", "indicators": "目标里的指标"}
NEEDS_SHARED = pytest.mark.skipif(not DEV, reason="没有 ../shared：那里的标注文件不在本仓库里，量不了")


def alone(path: Path) -> Graph:
    report = build_report([path])
    assert not report.failures
    return report.graph


@cache
def counted(*, aside: bool | None = None) -> Counts:
    """The counts over all annotated documents, or over those kept aside, or over the others."""
    files = [path for path in DEV if aside is None or (path.name[:3] in ASIDE) is aside]
    return sum((measure(read_annotation(path), SHARED / "docs", build=alone) for path in files), Counts())


def rows_of(scores: Mapping[str, Score]) -> list[list[str]]:
    return [
        [f"`{name}`", f"{s.precision:.2f}", f"{s.recall:.2f}", f"{s.f1:.2f}", str(s.hits + s.misses)]
        for name, s in scores.items()
    ]


def types() -> list[list[str]]:
    return [["", "准确率", "召回率", "F1", "标注"], *rows_of(counted().rows)]


def thirds() -> list[list[str]]:
    """F1 of the four groups, on the documents that rules are written on and on those kept aside."""
    head = ["", "写规则用的 F1", "放在一边的 F1", "放在一边的标注"]
    seen, kept = counted(aside=False).groups, counted(aside=True).groups
    body = [[GROUPS[g], f"{seen[g].f1:.3f}", f"{kept[g].f1:.3f}", str(kept[g].hits + kept[g].misses)] for g in GROUPS]
    return [head, *body]


def marks() -> dict[str, Judged]:
    return judged(row for path in AUDITS for row in read_marks(path))


def audits() -> list[list[str]]:
    head = ["", "", "看了", "对", "错", "疑", "准确率", "95% 区间"]
    body = []
    for name, j in marks().items():
        low, high = j.interval
        shares = [f"{j.precision:.2f}", f"{low:.2f}–{high:.2f}"]
        body.append([f"`{name}`", "题头" if name == HEADER else label(name), str(j.marked), str(j.right), str(j.wrong), str(j.unsure), *shares])
    return [head, *body]


TABLES = {"types": types, "thirds": thirds, "audits": audits}


def table(name: str) -> str:
    head, *body = TABLES[name]()
    lines = [head, ["---"] * len(head), *body]
    return "\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in lines) + "\n"


def written() -> dict[str, str]:
    """The tables of the page, by name."""
    return {name: body for _, name, body, _ in BLOCK.findall(PAGE.read_text("utf-8"))}


def numbers(text: str) -> list[list[str]]:
    return [row.split(" | ") for row in CELLS.findall(text)]


def test_页上每张表都有出处() -> None:
    assert written().keys() == TABLES.keys()


@NEEDS_SHARED
@pytest.mark.parametrize("name", ["types", "thirds"])
def test_标注集上的数就是量出来的(name: str, pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--update"):
        update(name)
    said, now = numbers(written()[name]), numbers(table(name))
    assert [row[0] for row in said] == [row[0] for row in now]
    for wrote, found in zip(said[2:], now[2:], strict=True):
        size = int(found[-1])
        assert wrote[-1] == found[-1], wrote[0]
        for one, other in zip(wrote[1:-1], found[1:-1], strict=True):
            assert abs(float(one) - float(other)) <= max(OFF, ITEMS / max(1, size)) + 0.005, (wrote, found)


def test_抽查的数就是标记文件里的(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--update"):
        update("audits")
    assert written()["audits"] == table("audits")


def update(name: str) -> None:
    text = BLOCK.sub(lambda m: m[1] + table(name) + m[4] if m[2] == name else m[0], PAGE.read_text("utf-8"))
    PAGE.write_text(text, "utf-8")


def test_每类关系都抽查过() -> None:
    # part_of 是从区划表推得的，没有句子可看
    assert set(relation_types()) - {"part_of"} <= marks().keys() <= {*relation_types(), *entity_types(), HEADER}


@pytest.mark.parametrize("path", AUDITS, ids=[path.stem for path in AUDITS])
def test_标记文件里没有原句(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows and not [row for row in rows if row["原句"]]
    assert not [row for row in rows if max(len(row[name]) for name in ("主", "客", "属性")) > LONGEST_NAME]
    assert len({row["编号"] for row in rows}) == len(rows)


@NEEDS_SHARED
def test_放在一边的不比别的差很多() -> None:
    seen, kept = counted(aside=False).groups, counted(aside=True).groups
    assert {g: round(seen[g].f1 - kept[g].f1, 3) for g in GROUPS if seen[g].f1 - kept[g].f1 > 0.04} == {}
