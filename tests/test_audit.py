"""`policygraph audit`: the draw is fair and repeatable, and marks are counted as they stand."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner
from policygraph.cli import main
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.graph.build import build_graph
from policygraph.graph.checking.audit import Judged, MarksError, drawn, facts, judged, read_marks, sample

PLANS = {
    "甲.txt": "关于印发《襄阳市防汛工作方案》的通知\n根据《中华人民共和国防洪法》，制定本方案。\n襄阳市市长张立伟主持会议。\n",
    "乙.txt": "襄阳市城镇规划\n襄阳都市圈包括襄阳市、枣阳市、保康县。\n到2030年，襄阳都市圈常住人口城镇化率达到70%以上。\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "文件"
    inside.mkdir()
    for name, text in PLANS.items():
        (inside / name).write_text(text, "utf-8")
    return inside


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["audit", *map(str, arguments)])
    return result.exit_code, result.output


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def mark(path: Path, marks: list[str]) -> None:
    held = rows(path)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, held[0].keys())
        writer.writeheader()
        writer.writerows(row | {"标记": given} for row, given in zip(held, marks, strict=True))


def test_抽出的每条都带着原句(folder: Path) -> None:
    code, said = run(folder, "--type", "member_of")
    assert code == 0
    for member in ("襄阳市", "枣阳市", "保康县"):
        assert f"{member} —成员→ 襄阳都市圈" in said
    assert said.count("襄阳都市圈包括襄阳市、枣阳市、保康县。") == 3
    assert "任职" not in said


def test_同样的种子抽出同样的几条(folder: Path, tmp_path: Path) -> None:
    first, again, other = tmp_path / "1.csv", tmp_path / "2.csv", tmp_path / "3.csv"
    for out, seed in ((first, 7), (again, 7), (other, 8)):
        assert run(folder, "--type", "member_of", "--sample", 1, "--seed", seed, "-o", out)[0] == 0
    assert first.read_bytes() == again.read_bytes()
    draws = set()
    for seed in range(20):
        run(folder, "--type", "member_of", "--sample", 1, "--seed", seed, "-o", other)
        draws |= {row["主"] for row in rows(other)}
    assert draws == {"襄阳市", "枣阳市", "保康县"}


def test_标好以后数得出来(folder: Path, tmp_path: Path) -> None:
    out, kept = tmp_path / "抽样.csv", tmp_path / "存档.csv"
    run(folder, "--type", "member_of", "-o", out)
    mark(out, ["对", "错", "对"])
    code, said = run("--score", out, "--strip", kept)
    assert code == 0
    assert said.splitlines()[1].split() == ["member_of", "3", "2", "1", "0", "0.67", "0.21–0.94"]
    assert [row["标记"] for row in rows(kept)] == ["对", "错", "对"]
    assert "包括" not in kept.read_text("utf-8-sig")
    assert run("--score", kept)[1] == said


def test_没有标的说出是哪一行(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "抽样.csv"
    run(folder, "--type", "member_of", "-o", out)
    mark(out, ["对", "", "对"])
    code, said = run("--score", out)
    assert code == 1
    assert "第 3 行的标记是“”" in said


def test_不是标记文件的说出来(tmp_path: Path) -> None:
    (tmp_path / "别的.csv").write_text("甲,乙\n1,2\n", "utf-8")
    with pytest.raises(MarksError, match="没有“标记”"):
        read_marks(tmp_path / "别的.csv")
    with pytest.raises(MarksError, match="读不了"):
        read_marks(tmp_path / "没有.csv")


def test_用法不对的说出来(folder: Path) -> None:
    assert run()[0] == 2
    code, said = run(folder, "--type", "成员")
    assert code == 2
    assert "没有 成员 这一类" in said and "member_of" in said


def test_抽文件不看次序_一包一份地抽() -> None:
    packed = [(Path("包"), Document(f"包/{i}", "", "", container="包")) for i in range(50)]
    alone = [(Path(f"{i}.txt"), Document(f"{i}.txt", "", "")) for i in range(3)]
    chosen = drawn([*packed, *alone], 10, 7)
    assert chosen == drawn([*reversed(alone), *reversed(packed)], 10, 7)
    assert sum(d.container == "包" for _, d in chosen) == 10
    assert sum(not d.container for _, d in chosen) == 3
    assert chosen != drawn([*packed, *alone], 10, 8)


def test_少一份文件_别的照样抽中() -> None:
    extractions = [extract_document(Document(name, "", text)) for name, text in PLANS.items()]
    every = sample(facts(build_graph(extractions)), 50, 7, ["member_of", "has_target"])
    rest = sample(facts(build_graph(extractions[1:])), 50, 7, ["member_of", "has_target"])
    assert [fact for fact in every if fact.evidence.document == "乙.txt"] == rest


def test_也抽实体和题头(folder: Path) -> None:
    code, said = run(folder, "--type", "area", "--type", "header")
    assert code == 0
    assert "区域 襄阳都市圈" in said and "   襄阳都市圈包括襄阳市、枣阳市、保康县。\n" in said
    assert "关于印发《襄阳市防汛工作方案》的通知" in said
    assert "根据《中华人民共和国防洪法》，制定本方案。 ⏎ 襄阳市市长张立伟主持会议。" in said


def test_推得的不抽() -> None:
    graph = build_graph([extract_document(Document("丙.txt", "", "太原市在山西省。\n"))])
    assert [edge.type for edge in graph.edges if edge.derived] == ["part_of"]
    assert not [fact for fact in facts(graph) if fact.type == "part_of"]


def test_疑的算错() -> None:
    marks = [{"类型": "cites", "标记": m} for m in ("对", "对", "错", "疑")]
    assert judged(marks) == {"cites": Judged(2, 1, 1)}
    assert judged(marks)["cites"].precision == 0.5
    low, high = Judged(2, 1, 1).interval
    assert 0.14 < low < 0.16 and 0.84 < high < 0.86
