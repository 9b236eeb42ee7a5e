"""Hostile texts, damaged bytes, faults of our own, a killed process: nothing is lost, and time stays bounded.

Files that cannot be read at all are in test_limits.py, all formats with faults at random in test_fuzz.py.
"""

import json
import os
import random
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

import policygraph
import pytest
from click.testing import CliRunner, Result
from page_graph import sample
from policygraph.cli import main
from policygraph.extract.model import Document, Extraction, Found, Stated
from policygraph.extract.outline import LONGEST_SENTENCE, outline
from policygraph.extract.pipeline import explain, extract_document
from policygraph.extract.readers import ReadError, read
from policygraph.graph.exporters import export
from policygraph.graph.load import load
from policygraph.graph.runs import pool, report
from policygraph.graph.runs.collect import GRAPH, PAGE, collect

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples" / "documents").iterdir())
NOTICE = "关于加快太原都市区建设的通知\n各市人民政府：\n到2025年，太原都市区常住人口城镇化率达到70%以上。\n"
Run = Callable[..., Result]
posix = pytest.mark.skipif(os.name == "nt", reason="signals, pipes and symbolic links")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POLICYGRAPH_VERBOSE", raising=False)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "文件").mkdir()
    (tmp_path / "文件" / "通知.txt").write_text(NOTICE, "utf-8")
    return tmp_path / "文件"


# ---------------------------------------------------------------- hostile texts


def counted(form: str, length: int = 30_000) -> str:
    """`form` again and again, each time with other characters for 甲 and another number for 0."""
    count = length // len(form)
    return "".join(form.replace("甲", _word(i)).replace("0", str(i)) for i in range(count))


def _word(i: int) -> str:
    return "".join(chr(0x4E00 + (i * 7919 + k * 104_729) % 20_000) for k in range(4))


HOSTILE = {
    "全是左书名号": "《" * 30_000,
    "全是左括号": "（" * 30_000,
    "全是左引号": "“" * 30_000,
    "括号套括号": "《关于（“" * 4000 + "”）》" * 4000,
    "顿号隔开的词": counted("甲、"),
    "顿号隔开的人名": counted("王甲、", 6000),
    "顿号隔开而以等结尾": "甲乙、" * 10_000 + "等项目",
    "顿号隔开的全国某某": "建成" + "全国甲乙中心、" * 25_000,
    "许多以下简称": counted("甲委员会（以下简称“甲委”）。"),
    "许多题名": counted("《关于甲工作的决定》明确，《决定》"),
    "许多短题名": counted("《甲决定》《关于甲工作的决定》"),
    "许多文号": counted("晋政发〔2024〕0号，"),
    "许多会议": counted("第0次甲会议，"),
    "许多机构": counted("山西甲转型综合配套改革领导小组办公室。"),
    "许多职务": counted("任命王甲为太原市甲局局长。", 10_000),
    "许多年份": "2025年" * 5000,
    "许多目标": counted("到2025年，甲产量达到0万吨以上。"),
    "许多短文章": counted("关于甲的通知\n\n发布时间：2024-01-01\n\n各市人民政府：\n\n现通知如下。\n\n"),
    "许多页码": counted("建设甲工程\n0\n"),
    "一行里许多机构": "河阳市人民政府" + "关于印发人民政府" * 4000,
    "间隔号": "阿卜·" * 8000,
    "连字符": "甲-" * 15_000,
    "破折号": "—" * 30_000,
    "网址": "http://a.b/" * 3000,
    "只有换行": "\n" * 300_000,
    "只有空格": " " * 300_000,
    "只有数字": "1" * 100_000,
    "行分隔符": "甲\u2028" * 10_000,
    "零字符": "甲\0" * 15_000,
    "控制字符": "\x01甲" * 15_000,
    "半个字符": "\ud800甲" * 15_000,
    "私用区字符": "\ue000\ue001\ue100\U000f0000" * 5000,
    "一行到底": NOTICE.replace("\n", "") * 600,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_怪文本既不出错也不拖时间(text: str) -> None:
    extract_document(Document("热身", "", NOTICE))
    start = process_time()
    found = extract_document(Document("怪", "", text))
    assert process_time() - start < 10, "must be close to linear: seconds for pages, not minutes"
    prove(found)


def prove(found: Extraction) -> None:
    """Every end exists and every piece of evidence stands in the text word for word."""
    ids = [thing.id for thing in found.found]
    assert len(ids) == len(set(ids)) and {id for s in found.stated for id in (s.head, s.tail)} <= set(ids)
    things: list[Found | Stated] = [*found.found, *found.stated]
    for evidence in (e for thing in things for e in thing.evidence):
        assert evidence.text == found.document.text[evidence.start : evidence.end] != ""


def test_没有句号的长文也切成句子() -> None:
    sentences = outline(Document("长", "", "发展数字经济，" * 2000)).sentences
    assert max(len(s.text) for s in sentences) <= LONGEST_SENTENCE and len(sentences) > 10
    assert "".join(s.text for s in sentences) == "发展数字经济，" * 2000
    assert all(s.text.endswith("，") for s in sentences), "cut behind a mark where there is one"


def test_说明一句话时有半个字符() -> None:
    assert explain("太原市\udc80都市区").mentions


# ---------------------------------------------------------------- time grows with length


def _spent(folder: Path, file: str, raw: bytes) -> float:
    (folder / file).write_bytes(raw)
    start = process_time()
    done = report.build_report([folder / file])
    spent = process_time() - start
    assert [s.id for s in done.graph.sources] or str(done.failures[0]).startswith(f"{file}：")
    return spent


# 说明: 文件名, 多少个, 由多少个得内容
LONG: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "没有标点的一行": ("长.txt", 20_000, lambda n: ("河阳市推动区域协调发展和改善民生" * (n // 16 + 1))[:n]),
    "空格": ("空.txt", 500_000, lambda n: "河阳市" + " " * n + "人民政府"),
    "换行": ("行.txt", 1_000_000, lambda n: "河阳市" + "\n" * n + "人民政府"),
    "数字": ("数.txt", 50_000, lambda n: "到2025年达到" + "1" * n + "亿元"),
    "嵌套的标签": ("套.html", 5_000, lambda n: f"<html><body>{'<div>' * n}<p>河阳市抓好落实，成效明显。</p></body></html>"),
    "奇怪的字": ("怪.txt", 20_000, lambda n: "\u202e\ufeff\U0001f4a9\u0301\ue000\U000f0000市委书记" * (n // 10)),
}


@pytest.mark.parametrize("name", LONG)
def test_时间与长短成正比(name: str, tmp_path: Path) -> None:
    extract_document(Document("热身", "", NOTICE))  # the lexicons are loaded once
    file, many, make = LONG[name]
    times = [min(_spent(tmp_path, file, make(n).encode()) for _ in range(3)) for n in (many, 2 * many)]
    assert times[1] <= 3.5 * times[0] + 0.1, times


def test_二十万字没有标点的套话(tmp_path: Path) -> None:
    extract_document(Document("热身", "", NOTICE))
    phrase = "河阳市加快建设现代化产业体系推动区域协调发展"
    short, long = (_spent(tmp_path, "套.txt", (phrase * (n // len(phrase))).encode()) for n in (20_000, 200_000))
    assert long <= 20 * short + 0.5, (short, long)


# ---------------------------------------------------------------- damaged files


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """`raw` with bytes flipped, cut, doubled, or in another encoding."""
    made = bytearray(raw)
    for _ in range(chance.choice((1, 3, 20))):
        i = chance.randrange(max(len(made), 1))
        j = i + chance.choice((1, 3, 100, 1000))
        match chance.randrange(6):
            case 0:
                made[i : i + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[i:j]
            case 2:
                made[i:i] = made[i:j] * 20
            case 3:
                made = made[:i] if chance.random() < 0.3 else made
            case 4:
                made[i:i] = "《》（）“”〔〕、。\n\u2028\x0b\0\ue000".encode()
            case 5:
                encoding = chance.choice(("gb18030", "utf-16", "big5hkscs"))
                made = bytearray(made.decode("utf-8", "replace").encode(encoding, "replace"))
    return bytes(made)


@pytest.mark.parametrize("seed", range(8))
def test_改坏的文件只有读错没有别的错(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        path = chance.choice(EXAMPLES)
        file = tmp_path / f"坏{chance.choice((path.suffix, '.txt', '.html', '.md', '.docx', '.pdf'))}"
        file.write_bytes(mutated(path.read_bytes(), chance))
        try:
            prove(extract_document(read(file)))
        except ReadError as error:
            assert error.reason and error.cure


def word(tmp_path: Path) -> Iterator[tuple[Path, bytes]]:
    """A Word file, and its bytes with each run of sixteen overwritten in turn."""
    path = tmp_path / "文.docx"
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<w:document xmlns:w="{namespace}"><w:body><w:p><w:r><w:t>{NOTICE}</w:t></w:r></w:p></w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text)
    raw = path.read_bytes()
    for i in range(0, len(raw), 16):
        yield path, raw[:i] + bytes((7 * i + k) % 256 for k in range(16)) + raw[i + 16 :]


def test_改坏的word文件(tmp_path: Path) -> None:
    for path, raw in word(tmp_path):
        path.write_bytes(raw)
        try:
            read(path)
        except ReadError as error:
            assert error.reason


# ---------------------------------------------------------------- folders that are closed


def test_不让看的文件夹(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "内部").mkdir()
    scan = os.scandir

    def closed(path: object = ".") -> object:
        if str(path).endswith("内部"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", closed)
    assert collect([folder]).closed == (folder / "内部",)
    done = run("build", folder)
    assert done.exit_code == 1 and "内部：没有权限打开这个文件夹。请检查文件夹的权限" in done.stderr


# ---------------------------------------------------------------- faults of our own


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A program that fails on one file."""
    monkeypatch.setattr(pool, "SERVER", "faulty:done")
    (folder / "怪.txt").write_text(NOTICE, "utf-8")


@pytest.mark.usefixtures("faulty")
def test_程序在一份文件上出错_别的照样建图(folder: Path, run: Run, tmp_path: Path) -> None:
    done = run("build", folder)
    assert done.exit_code == 1 and [s.id for s in load(tmp_path / "policygraph-out" / GRAPH).sources] == ["通知.txt"]
    assert "怪.txt：处理时程序出错（IndexError('list index out of range')）。" in done.stderr
    assert "加 --verbose 重跑" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("words", [("--verbose",), ()], ids=["选项", "环境变量"])
def test_要求时说出错在哪里(words: tuple[str, ...], folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    if not words:
        monkeypatch.setenv("POLICYGRAPH_VERBOSE", "1")
    done = run("build", folder, *words)
    assert "Traceback" in done.stderr and "in fails" in done.stderr


def test_内存不够时说明(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_document: Document) -> Extraction:
        raise MemoryError

    monkeypatch.setattr(report, "extract_document", fails)
    assert [str(f) for f in report.build_report([folder]).failures] == [
        "通知.txt：内存不够。请关闭别的程序，或把这份文件拆成几份"
    ]


# ---------------------------------------------------------------- a killed process

KILLED = {
    "合并时": ("policygraph.graph.store.settling", "settle", "build 文件 -o 结果"),
    "画页面时": ("policygraph.viz.page", "payload", "build 文件 -o 结果"),
    "写图谱写到一半": ("policygraph.graph.exporters.json", "edge_record", "build 文件 -o 结果"),
    "导出写到一半": ("policygraph.graph.exporters.csv", "cell", "export 结果/graph.json -o 结果/图.csv"),
}


@posix
@pytest.mark.parametrize(("module", "function", "command"), KILLED.values(), ids=KILLED)
def test_被杀掉时旧的结果都在(module: str, function: str, command: str, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果"
    export(sample(), out / GRAPH)
    export(sample(), out / "图.csv")
    (out / PAGE).write_text("旧页面", "utf-8")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    (folder / "又一份.txt").write_text(NOTICE + "太原市人民政府贯彻落实《太原都市区规划》。\n", "utf-8")
    code = (
        f"import os, signal, {module} as module\n"
        f"assert module.{function}\n"
        f"module.{function} = lambda *a, **b: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"from policygraph.cli import main; main({command.split()!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.name in before} == before


@posix
def test_随时杀掉也总有完整的图谱(tmp_path: Path) -> None:
    """Killed after 0.6 to 1.6 seconds, wherever it then is."""
    out = tmp_path / "结果"
    words = [sys.executable, "-m", "policygraph", "build", str(ROOT / "examples" / "documents"), "-o", str(out)]
    subprocess.run(words, check=True, capture_output=True)
    before = (out / GRAPH).read_bytes(), (out / PAGE).read_bytes()
    for tenths in range(6, 18, 3):
        try:
            subprocess.run(words, timeout=tenths / 10, check=False, capture_output=True)  # ends it with SIGKILL
        except subprocess.TimeoutExpired:
            pass
        assert json.loads((out / GRAPH).read_bytes())["nodes"]
        assert ((out / GRAPH).read_bytes(), (out / PAGE).read_bytes()) == before


# ---------------------------------------------------------------- code in a text

EVIL = "</script><img src=x onerror=alert(1)>"


def test_有害的文件进不了页面的代码(tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text(NOTICE, "utf-8")
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
