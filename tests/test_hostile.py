"""What may come: damaged and hostile files, faults of our own, a killed process. Nothing is lost, and time stays bounded."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner, Result
from page_graph import sample
from policygraph.cli import main
from policygraph.extract import anchors, readers, schema
from policygraph.extract.clean import clean
from policygraph.extract.model import Document, Extraction, Found, Stated
from policygraph.extract.outline import LONGEST_SENTENCE, outline
from policygraph.extract.pipeline import explain, extract_document
from policygraph.extract.readers import ReadError, read
from policygraph.graph import report
from policygraph.graph.collect import GRAPH, PAGE, collect
from policygraph.graph.exporters import export
from policygraph.graph.load import load

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


def test_UTF8里坏了几个字节照样读(tmp_path: Path) -> None:
    raw = bytearray((NOTICE * 20).encode())
    raw[200] = raw[500] = 0xFF
    (tmp_path / "坏.txt").write_bytes(raw)
    text = read(tmp_path / "坏.txt").text
    assert text.count("太原都市区") > 35 and 2 <= text.count("\ufffd") <= 8


def test_太大的文件说明大小(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "大.txt").write_text(NOTICE * 2000, "utf-8")
    monkeypatch.setattr(readers, "LONGEST_TEXT", 100_000)
    with pytest.raises(ReadError, match=r"大.txt：文字太长（1\d 万字，最多 10 万字）。请拆成几份文件"):
        read(tmp_path / "大.txt")
    monkeypatch.setattr(readers, "LARGEST_FILE", 100_000)
    with pytest.raises(ReadError, match="大.txt：文件太大"):
        read(tmp_path / "大.txt")


# ---------------------------------------------------------------- files that are none


@posix
def test_绕成圈的链接和管道(folder: Path, run: Run, tmp_path: Path) -> None:
    (folder / "甲.txt").symlink_to(folder / "乙.txt")
    (folder / "乙.txt").symlink_to(folder / "甲.txt")
    (folder / "圈").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "管道.txt")
    done = run("build", folder)
    assert done.exit_code == 1 and [s.id for s in load(tmp_path / "policygraph-out" / GRAPH).sources] == ["通知.txt"]
    assert "甲.txt：符号链接绕成了圈。请删掉这个链接" in done.stderr
    assert "管道.txt：不是普通文件（是设备或管道）。" in done.stderr


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


def test_建图中途消失的文件(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "一.txt").write_text(NOTICE, "utf-8")
    found = report.build_report([folder], on_document=lambda path: (folder / "通知.txt").unlink(missing_ok=True))
    assert [s.id for s in found.graph.sources] == ["一.txt"]
    assert [str(f) for f in found.failures] == ["通知.txt：找不到这个文件。请检查路径和文件名"]
    assert collect([folder]).size > 0


# ---------------------------------------------------------------- faults of our own


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A program that fails on one file."""

    def fails(document: Document) -> Extraction:
        if document.id == "怪.txt":
            raise IndexError("list index out of range")
        return extract_document(document)

    monkeypatch.setattr(report, "extract_document", fails)
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
    "建图读文件时": ("policygraph.extract.pipeline", "settle", "build 文件 -o 结果"),
    "画页面时": ("policygraph.viz.page", "_payload", "build 文件 -o 结果"),
    "写图谱写到一半": ("policygraph.graph.exporters.json", "edge_record", "build 文件 -o 结果"),
    "导出写到一半": ("policygraph.graph.exporters.csv", "_cell", "export 结果/graph.json -o 结果/图.csv"),
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
        f"module.{function} = lambda *a, **b: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"from policygraph.cli import main; main({command.split()!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir() if not path.name.startswith(".")} == before


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


# ---------------------------------------------------------------- patterns run where their words stand

PATTERNS = [(f"{t.name}.{p.id}", p.regex) for t in schema.entity_types().values() for p in t.patterns]
TEXT = "\n".join(clean(read(path).text).text for path in EXAMPLES) + "\n".join(
    re.sub(r"[\[\]]", "", line) for t in schema.entity_types().values() for line in (*t.yes, *t.no)
)


@pytest.mark.parametrize("pattern", [p for _, p in PATTERNS], ids=[name for name, _ in PATTERNS])
def test_按词查找与逐字查找结果相同(pattern: re.Pattern[str]) -> None:
    text = TEXT.replace("太原市", "\ue000\ue001\ue001").replace("省委", "\ue002\ue003")
    expected = [match.span() for match in pattern.finditer(text)]
    assert [match.span() for _, match in anchors.Anchored([pattern]).finditer(text)] == expected
    needed = anchors.words(pattern)
    assert not needed or all(any(word in text[a:b] for word in needed) for a, b in expected)


def test_多数规则有可查的词() -> None:
    """If Python's parser of patterns changes its form, nothing breaks, but all this saves nothing any more."""
    assert 2 * sum(bool(anchors.words(p)) for _, p in PATTERNS) > len(PATTERNS)
