"""What a hostile, broken or huge file does to the build: it is named, the others go on, time stays linear, and neither
a fault nor a killed process costs what was there before."""

import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from time import monotonic, process_time

import policygraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.extract import schema
from policygraph.extract.anchors import Anchored, words
from policygraph.extract.model import Document, Extraction
from policygraph.extract.office import package
from policygraph.extract.pipeline import extract_document
from policygraph.extract.readers import read
from policygraph.graph import report
from policygraph.graph.collect import GRAPH, PAGE
from policygraph.graph.load import load

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "documents"
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
    monkeypatch.setattr(package, "LARGEST", 100_000)
    (tmp_path / "弹.docx").write_bytes(_docx(b" " * 100_001))
    (failure,) = policygraph.build_report(tmp_path).failures
    assert str(failure).startswith("弹.docx：解压后过大，不像是文档。")


# ---------------------------------------------------------------- time


def _read_in(folder: Path, file: str, raw: bytes) -> float:
    (folder / file).write_bytes(raw)
    start = process_time()
    done = policygraph.build_report(folder / file)
    spent = process_time() - start
    assert [s.id for s in done.graph.sources] or str(done.failures[0]).startswith(f"{file}：")
    return spent


# 说明: 文件名, 多少个, 由多少个得内容
LONG: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "没有标点的一行": ("长.txt", 20_000, lambda n: ("河阳市推动区域协调发展和改善民生" * (n // 16 + 1))[:n]),
    "顿号": ("顿.txt", 50_000, lambda n: "河阳市" + "、" * n),
    "左书名号": ("书.txt", 50_000, lambda n: "印发" + "《" * n),
    "左括号": ("括.txt", 50_000, lambda n: "河阳市" + "（" * n),
    "空格": ("空.txt", 500_000, lambda n: "河阳市" + " " * n + "人民政府"),
    "换行": ("行.txt", 1_000_000, lambda n: "河阳市" + "\n" * n + "人民政府"),
    "数字": ("数.txt", 50_000, lambda n: "到2025年达到" + "1" * n + "亿元"),
    "嵌套的标签": ("套.html", 5_000, lambda n: f"<html><body>{'<div>' * n}<p>河阳市抓好落实，成效明显。</p></body></html>"),
    "奇怪的字": ("怪.txt", 20_000, lambda n: "\u202e\ufeff\U0001f4a9\u0301\ue000\U000f0000市委书记" * (n // 10)),
}


@pytest.mark.parametrize("name", LONG)
def test_时间与长短成正比(name: str, tmp_path: Path) -> None:
    extract_document(Document("热身", "", GOOD))  # the lexicons are loaded once
    file, many, make = LONG[name]
    times = [min(_read_in(tmp_path, file, make(n).encode()) for _ in range(3)) for n in (many, 2 * many)]
    assert times[1] <= 3.5 * times[0] + 0.1, times


def test_二十万字没有标点的套话(tmp_path: Path) -> None:
    extract_document(Document("热身", "", GOOD))
    phrase = "河阳市加快建设现代化产业体系推动区域协调发展"
    short, long = (_read_in(tmp_path, "套.txt", (phrase * (n // len(phrase))).encode()) for n in (20_000, 200_000))
    assert long <= 20 * short + 0.5, (short, long)


# ---------------------------------------------------------------- patterns run around their words


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(p.regex for type in schema.entity_types().values() for p in type.patterns)


@cache
def _rules() -> tuple[re.Pattern[str], ...]:
    return tuple(rule.pattern for type in schema.relation_types().values() for rule in type.rules)


def _plain(patterns: tuple[re.Pattern[str], ...], text: str) -> list[tuple[int, int, int]]:
    return [(n, *match.span()) for n, pattern in enumerate(patterns) for match in pattern.finditer(text)]


def _anchored(patterns: tuple[re.Pattern[str], ...], text: str) -> list[tuple[int, int, int]]:
    return [(n, *match.span()) for n, match in Anchored(patterns).finditer(text)]


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_示例里每个句式的匹配与逐字去试一样(path: Path) -> None:
    text = read(path).text
    found = _plain(_patterns(), text)
    assert found and _anchored(_patterns(), text) == found


@cache
def _pieces() -> list[str]:
    """The words of all patterns, and what stands between words: characters, hidden places and bodies, marks."""
    own = {word for pattern in _patterns() for word in words(pattern)}
    between = ["河阳", "市", "关于", "的", "第", "一", "2025", "年", "《", "》", "“", "”", "（", "）", "、", "，", "。", "\n"]
    return sorted(own) + between + ["\ue000\ue001", "\ue002\ue003\ue003"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_随意拼出的文字里每个句式的匹配与逐字去试一样(data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(st.sampled_from(_pieces()), min_size=5, max_size=60)))
    found = _plain(_patterns(), text)
    assert _anchored(_patterns(), text) == found
    for number, start, end in found:
        sure = words(_patterns()[number])
        assert not sure or any(word in text[start:end] for word in sure)


def _rule_words() -> list[str]:
    types = [chr(0xE100 + n) + chr(0xF0000 + n) for n in range(len(schema.entity_types()))]
    return sorted({word for pattern in _rules() for word in words(pattern)}) + types * 3 + ["、", "，", "和", "的"]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data())
def test_关系规则的匹配里真有必含的词(data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(st.sampled_from(_rule_words()), min_size=3, max_size=30)))
    for number, start, end in _plain(_rules(), text):
        sure = words(_rules()[number])
        assert not sure or any(word in text[start:end] for word in sure)


# ---------------------------------------------------------------- a hostile document, a killed build

EVIL = "</script><img src=x onerror=alert(1)>"


def test_有害的文件进不了页面的代码(tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text(GOOD, "utf-8")
    clean = policygraph.render(policygraph.build(tmp_path))
    name = "<img src=x onerror=alert(1)>.txt" if os.name != "nt" else "有害.txt"  # Windows allows no < in a name
    (tmp_path / name).write_text(
        f"{EVIL}河阳市人民政府关于印发《{EVIL}管理办法》的通知\n太原市委书记林晓舟印发《{EVIL}管理办法》{EVIL}。\n", "utf-8"
    )
    graph = policygraph.build(tmp_path)
    assert len(graph.sources) == 2
    assert any(EVIL in entity.name for entity in graph.entities)
    assert any(EVIL in proof.text for entity in graph.entities for proof in entity.evidence)
    page = policygraph.render(graph)
    assert "<img" not in page
    assert page.count("<script") == clean.count("<script") and page.count("</script") == clean.count("</script")


def _build(folder: Path, out: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "policygraph", "build", str(folder), "-o", str(out)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_建到一半被杀掉_旧的还在或新的已全(tmp_path: Path) -> None:
    many, old, new = tmp_path / "多", tmp_path / "旧", tmp_path / "新"
    for number in range(6):
        shutil.copytree(EXAMPLES, many / str(number))
    start = monotonic()
    assert _build(many, new).wait() == 0
    whole = monotonic() - start
    (tmp_path / "好.txt").write_text(GOOD, "utf-8")
    assert _build(tmp_path / "好.txt", old).wait() == 0
    names = (GRAPH, PAGE)
    before = [(old / name).read_bytes() for name in names]
    after = [(new / name).read_bytes() for name in names]
    for share in (0.4, 0.7, 0.95):
        process = _build(many, old)
        time.sleep(share * whole)
        process.kill()
        process.wait()
        for at, name in enumerate(names):
            assert (old / name).read_bytes() in (before[at], after[at])
        assert load(old / GRAPH).sources
