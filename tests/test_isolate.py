"""Reading in a process of its own: hangs, faults of the program, modules of the same name."""

import sys
from pathlib import Path

import pytest
from policygraph.extract.files.encoding import Unreadable
from policygraph.extract.files.isolate import Reader
from test_pdf import A_READ, A
from written_pdf import paragraph
from written_pdf import pdf as written


def test_读得太久的停下来_下一份照读(monkeypatch: pytest.MonkeyPatch) -> None:
    child = Reader()
    raw = written(*[paragraph(60, 700, A)] * 400)
    try:
        answer = child.read("pdf", Path("长.pdf"), raw, seconds=0.2)
        assert isinstance(answer, Unreadable) and "还没有读完" in answer.reason
        again = child.read("pdf", Path("短.pdf"), written(paragraph(60, 700, A)), seconds=60)
        assert not isinstance(again, Unreadable) and again.text == A_READ + "\n"
    finally:
        child.end()


def test_程序出错说出是什么错() -> None:
    child = Reader()
    try:
        answer = child.read("没有这种", Path("甲"), b"", seconds=60)
        assert isinstance(answer, Unreadable) and "ModuleNotFoundError" in answer.reason
    finally:
        child.end()


def test_当前文件夹里的同名文件不碍事(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [folder for folder in sys.path if folder])
    child = Reader()
    try:
        answer = child.read("pdf", Path("甲.pdf"), written(paragraph(60, 700, A)), seconds=60)
        assert not isinstance(answer, Unreadable) and answer.text == A_READ + "\n"
    finally:
        child.end()
