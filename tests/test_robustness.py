"""What a hostile, broken or huge file does to the build: it is named, the others go on, time stays linear, and neither
a fault nor a killed process costs what was there before."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import policygraph
import pytest
from policygraph.extract.model import Document, Extraction
from policygraph.extract.pipeline import extract_document
from policygraph.extract.readers import docx
from policygraph.graph import report

ROOT = Path(__file__).parent.parent
GOOD = "太原市委书记林晓舟出席晋中城市群座谈会。\n"

# ---------------------------------------------------------------- one bad file among good ones


def test_抽取出错的文件点名说明_别的照常(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("甲.txt", "乙.txt", "丙.txt"):
        (tmp_path / name).write_text(GOOD, "utf-8")

    def faulty(document: Document) -> Extraction:
        if document.id == "乙.txt":
            raise RecursionError("太深")
        return extract_document(document)

    monkeypatch.setattr(report, "extract_document", faulty)
    seen: list[str] = []
    done = policygraph.build_report(tmp_path, on_document=lambda path: seen.append(path.name))
    assert [source.id for source in done.graph.sources] == ["丙.txt", "甲.txt"]
    assert sorted(seen) == ["丙.txt", "乙.txt", "甲.txt"]
    (failure,) = done.failures
    assert str(failure) == (
        "乙.txt：处理时程序出错（RecursionError('太深')）。其他文件不受影响；请把这份文件和这一行反馈给维护者"
    )
    assert isinstance(failure.__cause__, RecursionError)


def _half(path: Path) -> bytes:
    raw = path.read_bytes()
    return raw[: len(raw) // 2]


def _docx(xml: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return packed.getvalue()


def _laughing() -> bytes:
    """Entities of entities: 10 ** 9 characters if they are expanded."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return _docx(f'<!DOCTYPE w [<!ENTITY a0 "哈">{entities}]><w>&a9;</w>'.encode())


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# 说明: 文件名, 内容, 说的原因
BROKEN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "半份PDF": ("半.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty", "PDF 已损坏"),
    "半份docx": ("半.docx", lambda: _half(ROOT / "tests" / "documents" / "意见.docx"), "Word 文件已损坏或加了密码"),
    "docx里的实体炸弹": ("弹.docx", _laughing, "Word 文件已损坏或加了密码"),
    "docx里不是XML": ("假.docx", lambda: _docx(b"\x00\x01 not xml"), "Word 文件已损坏或加了密码"),
    "docx嵌套十万层": ("深.docx", lambda: _docx(f'<w:document xmlns:w="{_W}"><w:body>{"<w:p>" * 100_000}'.encode()), "已损坏"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_坏文件点名说明_别的照常(name: str, tmp_path: Path) -> None:
    file, make, reason = BROKEN[name]
    (tmp_path / file).write_bytes(make())
    (tmp_path / "好.txt").write_text(GOOD, "utf-8")
    done = policygraph.build_report(tmp_path)
    assert [source.id for source in done.graph.sources] == ["好.txt"]
    (failure,) = done.failures
    assert failure.path.name == file and reason in failure.reason and failure.cure and str(failure).startswith(f"{file}：")


def test_解压后过大的docx不解压(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "LARGEST", 100_000)
    (tmp_path / "弹.docx").write_bytes(_docx(b" " * 100_001))
    (failure,) = policygraph.build_report(tmp_path).failures
    assert str(failure).startswith("弹.docx：解压后过大，不像是文档。")
