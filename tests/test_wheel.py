"""What a user installs: an sdist is packed, a wheel is built from it, and the wheel runs away from the checkout."""

import zipfile
from pathlib import Path

from wheels import run

ROOT = Path(__file__).parent.parent
PACKED = ("extract", "graph", "viz", "cli")
NOTICE = "国家发展改革委关于印发《晋北城镇圈发展规划》的通知\n\n山西省人民政府：\n\n    现将规划印发给你们。\n"


def test_轮子里一个文件也不少(wheel: Path) -> None:
    inside = {Path(name).relative_to("policygraph").as_posix() for name in zipfile.ZipFile(wheel).namelist()
              if name.startswith("policygraph/")}
    source = {path.relative_to(ROOT).as_posix() for stage in PACKED for path in (ROOT / stage).rglob("*")
              if path.is_file() and "__pycache__" not in path.parts}
    assert {name for name in inside if "/" in name} == source
    assert {"__init__.py", "__main__.py", "py.typed"} == {name for name in inside if "/" not in name}


def test_轮子带着许可证(wheel: Path) -> None:
    names = {Path(name).name for name in zipfile.ZipFile(wheel).namelist()}
    assert {"LICENSE", "NOTICE"} <= names


def test_装好的是轮子而不是检出目录(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import policygraph; print(policygraph.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_帮助(installed: Path, tmp_path: Path) -> None:
    said = run(installed / "python", "-m", "policygraph", "--help", folder=tmp_path)
    assert all(command in said for command in ("build", "export", "explain", "rules", "eval"))


def test_离开检出目录也能建图(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text(NOTICE, "utf-8")
    run(installed / "policygraph", "build", "通知.txt", "-o", "图谱", folder=tmp_path)
    page = (tmp_path / "图谱" / "graph.html").read_text("utf-8")
    assert "晋北城镇圈发展规划" in page
