"""Files that cannot be read, each beside a good one: it is named in one line with reason and cure, the good one is read,
the exit code is 1, in bounded time and memory. Through `build_report` and through the command line."""

import gzip
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import monotonic

import policygraph
import pytest
from policygraph.extract.files import isolate
from policygraph.graph.runs.collect import collect
from written_pdf import Item, Text, pdf

GOOD = "河阳市人民政府关于加强节约用水的意见\n到2025年，全市用水总量控制在30亿立方米以内。\n"
LOCKED = Path(__file__).parent / "locked"  # 加密.pdf, 加密.docx: a title of our own, password heyang
READING = Path(__file__).parent / "reading" / "files"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
POSIX = pytest.mark.skipif(os.name == "nt", reason="files that Windows does not have")


def _zip(name: str, data: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


def _locked() -> bytes:
    raw = bytearray(_zip("密.txt", GOOD.encode()))
    raw[raw.find(b"PK\x03\x04") + 6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def _laughing() -> bytes:
    """Entities of entities: 10 ** 9 characters if they are expanded."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return _zip("word/document.xml", f'<!DOCTYPE w [<!ENTITY a0 "哈">{entities}]><w>&a9;</w>'.encode())


def _endless() -> bytes:
    packed = zlib.compress(b"q Q " * 5_000_000, 9)
    head = b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(packed)
    return pdf([]).replace(b"<</Length 0>>\nstream\n", head + packed)


# 说明: 文件名, 内容, 说的原因
FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "空文件": ("坏.txt", lambda: b"", "文件是空的"),
    "全是零": ("坏.txt", lambda: bytes(1_000_000), "文件是空的"),
    "二进制": ("坏.txt", lambda: bytes(range(256)) * 1000, "是二进制文件"),
    "半份PDF": ("坏.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty", "已损坏"),
    "页树绕成圈的PDF": (
        "坏.pdf",
        lambda: b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
        b"trailer<</Root 1 0 R>>\n",
        "PDF|已损坏",  # its parser may also end of it
    ),
    "半份docx": ("坏.docx", lambda: _zip("word/document.xml", b"<w:document>" * 100)[:90], "损坏"),
    "docx里的实体炸弹": ("坏.docx", _laughing, "Word 文件已损坏"),
    "docx里不是XML": ("坏.docx", lambda: _zip("word/document.xml", b"\x00\x01 not xml"), "Word 文件已损坏"),
    "docx嵌套十万层": ("坏.docx", lambda: _zip("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{"<w:p>" * 100_000}'.encode()), "已损坏"),
    "加密的docx": ("坏.docx", (LOCKED / "加密.docx").read_bytes, "加了密码"),
    "加密的PDF": ("坏.pdf", (LOCKED / "加密.pdf").read_bytes, "加了密码"),
    "一页解压出两千万字节的PDF": ("坏.pdf", _endless, "没有文字"),
    "二百兆": ("坏.txt", lambda: GOOD.encode() * (200_000_000 // len(GOOD.encode())), "文字太长"),
    "docx是炸弹": ("坏.docx", lambda: _zip("word/document.xml", bytes(310_000_000)), "Word 文件|过大"),
    "压缩炸弹": ("坏.zip", lambda: _zip("弹.txt", bytes(200_000_000)), "像是压缩炸弹"),
    "压缩包里的炸弹压缩包": ("坏.zip", lambda: _zip("内.zip", _zip("弹.txt", bytes(100_000_000))), "像是压缩炸弹"),
    "加密的压缩包": ("坏.zip", _locked, "加了密码"),
    "空压缩包": ("坏.zip", lambda: b"PK\x05\x06" + bytes(18), "压缩包里没有文件"),
    "不是压缩包": ("坏.zip", lambda: b"PK\x03\x04" + bytes(100), "压缩包已损坏"),
    "gz炸弹": ("坏.txt.gz", lambda: gzip.compress(bytes(310_000_000), 1), "解压后超过 300 MB"),
    "不是文件表": ("坏.csv", lambda: "地区,产值\n河阳,3\n".encode(), "没有正文一列"),
    "只是一个数的JSON": ("坏.json", lambda: b"3", "JSON"),
    "嵌套十万层的JSON": ("坏.json", lambda: b"[" * 100_000, "JSON"),
    "没有正文的网页": ("坏.html", lambda: b"<html><head></head><body><script>1</script></body></html>", "没有正文"),
}


def _checked(folder: Path, name: str, reason: str, *, seconds: float = 60) -> None:
    """The folder holds a good file and one that cannot be read: build both ways and look at what is said."""
    start = monotonic()
    done = policygraph.build_report(folder)
    assert monotonic() - start < seconds
    assert [source.id for source in done.graph.sources] == ["好.txt"]
    (failure,) = done.failures
    assert re.search(reason, failure.reason) and failure.cure
    assert failure.path.name == name and "\n" not in failure.reason + failure.cure
    out = folder.parent / "结果"
    words = [sys.executable, "-m", "policygraph", "build", str(folder), "-o", str(out)]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=seconds, env={**os.environ, "PYTHONUTF8": "1"})
    assert ran.returncode == 1 and (out / "graph.json").exists()
    *before, heading, line = ran.stderr.splitlines()
    assert heading == "没有读进来的：" and re.search(reason, line)
    assert before == [] or before[0].startswith("正在读 ")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "文件"
    made.mkdir()
    (made / "好.txt").write_text(GOOD, "utf-8")
    return made


@pytest.mark.parametrize("name", FILES)
def test_读不了的文件(name: str, folder: Path) -> None:
    file, make, reason = FILES[name]
    (folder / file).write_bytes(make())
    _checked(folder, file, reason)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(400_000_000)


def _dangling(path: Path) -> None:
    path.symlink_to("没有.txt")


# 说明: 怎么做出来, 说的原因
KINDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "管道": (_pipe, "不是普通文件"),
    "设备": (_device, "不是普通文件"),
    "绕成圈的链接": (_loop, "符号链接绕成了圈"),
    "断了的链接": (_dangling, "找不到这个文件"),
    "四百兆": (_huge, "文件太大（400 MB"),
}


@POSIX
@pytest.mark.parametrize("name", KINDS)
def test_不是普通的文件(name: str, folder: Path) -> None:
    make, reason = KINDS[name]
    make(folder / "坏.txt")
    _checked(folder, "坏.txt", reason)


NAMES = {"换行": "换\n行.txt", "控制符": "控\x1b[31m制.txt", "很长": "长" * 80 + ".txt", "半个字": "半\udc80个.txt", "制表符": "空 格\t.txt"}


@POSIX
@pytest.mark.parametrize("which", NAMES)
def test_奇怪的文件名(which: str, folder: Path) -> None:
    name = NAMES[which]
    try:
        (folder / name).write_bytes(b"")
    except OSError:
        pytest.skip("this disk does not take the name")
    _checked(folder, name, "文件是空的")


def test_读的时候文件不见了(folder: Path) -> None:
    (folder / "走.txt").write_text(GOOD, "utf-8")

    def vanish(path: Path) -> None:
        (folder / "走.txt").unlink(missing_ok=True)

    done = policygraph.build_report(folder, on_document=vanish)
    assert [str(failure) for failure in done.failures] == ["走.txt：找不到这个文件。请检查路径和文件名"]
    assert [source.id for source in done.graph.sources] == ["好.txt"]
    assert collect([folder]).size > 0


@POSIX
def test_指向自己的文件夹不会绕不出来(folder: Path) -> None:
    (folder / "圈").symlink_to(folder, target_is_directory=True)
    done = policygraph.build_report(folder)
    assert [source.id for source in done.graph.sources] == ["好.txt"] and not done.failures


@pytest.mark.parametrize("name", ["small.scan.pdf", "group.scan.jpg"])
def test_没有装文字识别时的扫描件(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In processes whose Python is told at its start that the extra is not installed."""
    (folder.parent / "sitecustomize.py").write_text("import sys\nsys.modules['rapidocr'] = None\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder.parent))
    child = isolate.Reader()
    monkeypatch.setattr(isolate, "_reader", child)
    try:
        (folder / name).write_bytes((READING / name).read_bytes())
        _checked(folder, name, "扫描件|图片")
    finally:
        child.end()


def _long_pdf() -> bytes:
    """Pages of unlike text: what stands on each of them would be taken for running heads."""
    words = "河阳市各县要加快建设节水型社会落实责任推动农业生产增效统筹水利资金"
    rows = [[words[(7 * n + 11 * i) % 20 :] + f"第{n}县。" for i in range(4)] for n in range(500)]
    pages: list[list[Item]] = [[Text(60, 700 - 40 * i, row) for i, row in enumerate(page)] for page in rows]
    return pdf(*pages)


# 说明: 文件名, 内容, 至少读出多少字
READABLE: dict[str, tuple[str, Callable[[], bytes], int]] = {
    "五百页的PDF": ("长.pdf", _long_pdf, 20_000),
    "套了一百万层的网页": ("套.html", lambda: b"<html><body>" + b"<div>" * 1_000_000 + f"<p>{GOOD}</p>".encode(), len(GOOD) - 1),
}


@pytest.mark.parametrize("name", READABLE)
def test_难读的也很快读完(name: str, folder: Path) -> None:
    file, make, length = READABLE[name]
    (folder / file).write_bytes(make())
    start = monotonic()
    done = policygraph.build_report(folder)
    assert monotonic() - start < 60 and not done.failures
    read = {source.id: source.attributes["characters"] for source in done.graph.sources}
    assert read.keys() == {"好.txt", file} and read[file] >= length


@POSIX
@pytest.mark.parametrize("name", ["压缩炸弹", "压缩包里的炸弹压缩包", "gz炸弹", "docx是炸弹"])
def test_炸弹不占内存(name: str, tmp_path: Path) -> None:
    """In a process that may not take more than 1.5 GB; the libraries alone take half a GB of addresses."""
    file, make, reason = FILES[name]
    (tmp_path / file).write_bytes(make())
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000,) * 2); import policygraph;"
        "print(*policygraph.build_report(sys.argv[1]).failures)"
    )
    words = [sys.executable, "-X", "utf8", "-c", code, str(tmp_path / file)]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=60)
    assert ran.returncode == 0 and file in ran.stdout and "内存不够" not in ran.stdout and len(ran.stdout) > 10, ran.stderr
