"""Pairs of entities that may be one: which are proposed, for what reason, in what order; the same from a graph and from a store."""

import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from policygraph.cli import main
from policygraph.extract.model import Document
from policygraph.extract.pipeline import extract_document
from policygraph.graph.build import merge_parts
from policygraph.graph.exporters.json import write
from policygraph.graph.identity.proposals import REASONS, Named, Proposal, of_graph, proposals
from policygraph.graph.parts import part_of
from written import filled

COMMON: dict[str, Any] = {"general": True}


def thing(type: str, name: str, *aliases: str, at: str = "", documents: int = 1, posts: tuple[str, ...] = (), **said: object) -> Named:
    """An entity, by its name and what its id has behind it."""
    return Named(f"{type}:{name.strip('《》')}{at}", type, name, aliases, said, documents, posts)


# 说明, 一个, 另一个, 理由（空着的是不提的）
PAIRS: list[tuple[str, Named, Named, str]] = [
    ("写明所在地的园区", thing("area", "云杉产业园", at="@太原市", home="太原市", **COMMON), thing("area", "太原云杉产业园"),
     "写明所在地的名称，与在那里说的这个名称相同"),
    ("别处的园区", thing("area", "云杉产业园", at="@大同市", home="大同市", **COMMON), thing("area", "太原云杉产业园"), ""),
    ("没有写明县名的镇", thing("place", "宗艾镇", at="@甲.txt"), thing("place", "宗艾镇", at="@140725"),
     "同名的乡镇、村，一处没有写明在哪个县"),
    ("两个县的镇", thing("place", "城关镇", at="@140725"), thing("place", "城关镇", at="@140726"), ""),
    ("前面多了省名", thing("area", "河北云杉新区"), thing("area", "云杉新区"), "名称只差前面的地名"),
    ("两地的大学", thing("organization", "山东医科大学"), thing("organization", "安徽医科大学"), ""),
    ("有无“公司”二字", thing("organization", "云杉重工公司"), thing("organization", "云杉重工"), "名称只差“公司”“集团”等后缀"),
    ("简称是别处的名称", thing("organization", "云杉科技学院", "云杉学院"), thing("organization", "云杉学院"), "一处的简称是另一处的名称"),
    ("只写级别的简称不算", thing("organization", "太原市财政局", "市财政局"), thing("organization", "市财政局", at="@甲", **COMMON), ""),
    ("高铁与铁路", thing("project", "云岭高铁"), thing("project", "云岭铁路"), "名称只差“高铁”“铁路”“工程”等字"),
    ("经济开发区与经开区", thing("area", "云岭经济开发区"), thing("area", "云岭经开区"), "“经济开发区”与“经开区”"),
    ("没有写明机关的题名", thing("document", "《国务院关于加强节约用水的意见》"), thing("document", "《关于加强节约用水的意见》"),
     "题名相同，一处没有写明发文机关"),
    ("别的机关的同一题名", thing("document", "《国务院关于加强节约用水的意见》"), thing("document", "《太原市委关于加强节约用水的意见》"),
     "题名相同，发文机关不同"),
    ("试行与正式", thing("document", "《太原市养犬办法(试行)》"), thing("document", "《太原市养犬办法》"), "题名只差“试行”“草案”“修订”或年份"),
    ("只在一份文件里有所指的题名", thing("document", "《决定》", at="@甲"), thing("document", "《决定(草案)》", at="@甲"), ""),
    ("行动与行动计划", thing("strategy", "云岭农民增收行动"), thing("strategy", "云岭农民增收行动计划"), "名称只差“行动”“计划”“工程”等字"),
    ("在同一地办过两届的运动会", thing("meeting", "哈尔滨亚冬会"), thing("meeting", "哈尔滨第九届亚冬会"), "运动会的名称只差届次"),
    ("两届的运动会", thing("meeting", "第三届云岭运动会"), thing("meeting", "第四届云岭运动会"), ""),
    ("一处没有职务", thing("person", "王伟国", posts=("太原市人民政府",)), thing("person", "王伟国", at="@乙"), "同名，一处没有写职务"),
    ("都没有职务", thing("person", "王伟国"), thing("person", "王伟国", at="@乙"), "同名，都没有写职务"),
    ("同省任职", thing("person", "王伟国", posts=("太原市人民政府",)), thing("person", "王伟国", at="@乙", posts=("大同市委",)),
     "同名，任职的地方同在一省"),
    ("外省任职", thing("person", "王伟国", posts=("太原市人民政府",)), thing("person", "王伟国", at="@乙", posts=("杭州市委",)),
     "同名，任职的地方不同"),
    ("不同类的同名", thing("area", "云岭经开区"), thing("project", "云岭经开区"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "reason"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_提出与不提出的一对(one: Named, other: Named, reason: str) -> None:
    first, second = sorted((one.id, other.id))
    assert proposals([one, other]) == ((Proposal(first, second, reason),) if reason else ())


def test_先是拿得准的_再是文件多的() -> None:
    things = [thing for _, one, other, _ in PAIRS for thing in (one, other)]
    reasons = [p.reason for p in proposals(things)]
    assert reasons == sorted(reasons, key=REASONS.index) and len(set(reasons)) > 10
    few, many = thing("area", "甲云经济开发区"), thing("area", "乙云经济开发区", documents=9)
    pairs = proposals([few, thing("area", "甲云经开区"), many, thing("area", "乙云经开区")])
    assert [p.first for p in pairs] == ["area:乙云经开区", "area:甲云经开区"]


def test_与先后无关() -> None:
    things = list({e.id: e for row in PAIRS for e in row[1:3]}.values())
    expected = proposals(things)
    for seed in range(5):
        random.Random(seed).shuffle(things)
        assert proposals(things) == expected


def test_许多人共有的线索不提出() -> None:
    things = [thing("organization", f"云杉科技学院{n}", "云杉学院") for n in range(30)]
    assert not proposals([*things, thing("organization", "云杉学院")])


TEXTS = [
    "太原市副市长王建军主持会议。他到宗艾镇调研，要求加快建设云岭高铁。",
    "中山大学教授王建军作了报告。云岭铁路开工，云岭经济开发区揭牌。",
    "王建军到会。会议通过《云岭养犬办法（试行）》，印发《云岭养犬办法》，云岭经开区参会。寿阳县宗艾镇代表发言。",
]


def test_从图谱与从库里提出的相同() -> None:
    parts = [part_of(extract_document(Document(f"{i}.txt", "", text))) for i, text in enumerate(TEXTS)]
    graph = merge_parts(parts)
    named = list(filled(parts).named())
    assert sorted(named, key=lambda n: n.id) == list(of_graph(graph))
    assert {p.reason for p in proposals(named)} >= {"同名，一处没有写职务", "名称只差“高铁”“铁路”“工程”等字"}


def test_核对表里列出提出的一对(tmp_path: Path) -> None:
    parts = [part_of(extract_document(Document(f"{i}.txt", "", text))) for i, text in enumerate(TEXTS)]
    (graph,) = write(merge_parts(parts), tmp_path / "graph.json")
    done = CliRunner().invoke(main, ["review", str(graph), "-o", str(tmp_path / "核对.csv")])
    assert done.exit_code == 0, done.output
    told = [line.split(",")[2] for line in (tmp_path / "核对.csv").read_text("utf-8-sig").splitlines()]
    assert told[1:5] == [
        "同名的乡镇、村，一处没有写明在哪个县", "同名，一处没有写职务", "名称只差“高铁”“铁路”“工程”等字",
        "题名只差“试行”“草案”“修订”或年份",
    ]  # fmt: skip
