"""The tutorial runs from its first cell to its last in a kernel of its own, and is committed without what it showed."""

import json
import shutil
from html import unescape
from pathlib import Path
from typing import Any, cast

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
TUTORIAL = ROOT / "docs" / "tutorial.ipynb"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The tutorial as it was run beside a copy of the examples; settings of the user do not count."""
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(ROOT / "examples", folder / "examples")
    notebook = cast(Any, nbformat).read(TUTORIAL, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(folder / name))
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    return {"folder": folder, "cells": [cell for cell in notebook.cells if cell.cell_type == "code"]}


def shown(run: dict[str, Any], code: str, kind: str = "text/plain") -> str:
    """What the one cell with this code in it showed: text that it printed, or its last value."""
    (cell,) = (cell for cell in run["cells"] if code in cell.source)
    return "\n".join(out.get("text", "") or out.get("data", {}).get(kind, "") for out in cell.outputs)


def test_从头跑到尾_没有错误和警告(run: dict[str, Any]) -> None:
    outputs = [out for cell in run["cells"] for out in cell.outputs]
    assert [out for out in outputs if out.output_type == "error" or out.get("name") == "stderr"] == []
    assert "7 份文件" in shown(run, "build_report(") and "()" in shown(run, "build_report(")


def test_图自己显示(run: dict[str, Any]) -> None:
    (cell,) = (cell for cell in run["cells"] if cell.source == "graph")
    (out,) = cell.outputs
    assert out["data"]["text/html"].startswith('<iframe title="政图" sandbox="allow-scripts allow-downloads"')
    assert out["data"]["text/plain"].startswith("<Graph：7 份文件")
    part = unescape(shown(run, "year=2035", "text/html"))
    assert part.startswith("<iframe") and '"name":"太原市"' in part
    assert '"year":2035' in part and '"year":2030' not in part
    assert "没有叫“山西中部城市圈”的。名字相近的：山西中部城市群" in shown(run, "except LookupError")


def test_问出来的答案(run: dict[str, Any]) -> None:
    members = shown(run, 'graph.members("山西中部城市群")').splitlines()
    assert sorted(line.split(" | ")[0] for line in members) == ["吕梁市", "太原市", "忻州市", "晋中市", "阳泉市"]
    assert all("太原、晋中、忻州、吕梁、阳泉" in line for line in members)
    assert "汾河 城区段生态护岸比例 不低于 90 %" in shown(run, "target.indicator")
    assert "到2030年，城区段生态护岸比例不低于90%" in shown(run, 'read_text("utf-8")')
    assert "贺清源" in shown(run, "officials(") and "《关于保护汾河水质的决议》" in shown(run, 'citations(relations="废止")')
    assert "太原市 → 国家区域中心城市" in shown(run, "positioned_as")
    assert "<table" in shown(run, 'table["年份"] == 2025', "text/html")


def test_更正照办_导出的都在(run: dict[str, Any]) -> None:
    assert shown(run, "corrections=out") == "['吕梁市', '太原市', '忻州市', '晋中市']"
    made = {path.name for path in (run["folder"] / "tutorial-out").iterdir()}
    assert made == {"更正.csv", "图.xlsx", "图.db", "布局.mmd", "图.html"}
    assert "<iframe" in shown(run, "policygraph.open(", "text/html")


def test_提交的笔记没有输出() -> None:
    cells = json.loads(TUTORIAL.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code and [cell["source"] for cell in code if cell["outputs"] or cell["execution_count"] is not None] == []
