"""Files that hold documents: archives, tables with a document in each row, and the side-car metadata.csv."""

import gzip
import json
import os
import stat
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import policygraph
import pytest
from policygraph.extract import readers
from policygraph.extract.model import Document
from policygraph.extract.readers import Columns, ReadError, read_all
from policygraph.extract.readers import zip as archives
from policygraph.graph.atomic import replacing
from policygraph.graph.tables.panel import document_rows

TEXT = "河阳市人民政府关于加强节约用水的意见\n到2025年，全市用水总量控制在30亿立方米以内。\n"


def packed(files: Mapping[str, str | bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def found(path: Path, columns: Columns | None = None) -> tuple[list[str], list[str]]:
    """The ids of the documents in the file, and what is said of the rest."""
    every = list(read_all(path, columns=columns))
    return [d.id for d in every if isinstance(d, Document)], [str(e) for e in every if isinstance(e, ReadError)]


# ---------------------------------------------------------------- zip


def _named(name: str, encoding: str) -> bytes:
    """An archive whose one name is in an old encoding, as Windows programs write them: no flag says so."""
    plain = "x" * len(name.encode(encoding))
    return packed({plain: TEXT}).replace(plain.encode(), name.encode(encoding))


def _locked() -> bytes:
    raw = bytearray(packed({"密.txt": TEXT}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark) + at
        raw[start] |= 1
    return bytes(raw)


def _linked() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("链.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return made.getvalue()


def _overlapping() -> bytes:
    """Two entries of the directory that point to the same data."""
    raw = packed({"a.txt": TEXT * 100, "b.txt": TEXT * 100})
    second = raw.rfind(b"PK\x01\x02")
    return raw[: second + 42] + struct.pack("<I", 0) + raw[second + 46 :]


def _nested(depth: int) -> bytes:
    raw = packed({"底.txt": TEXT})
    for number in range(depth):
        raw = packed({f"{number}.zip": raw})
    return raw


def _broken_inside() -> bytes:
    raw = bytearray(packed({"坏.txt": os.urandom(3000).hex(), "好.txt": TEXT}))
    raw[200:400] = bytes(200)
    return bytes(raw)


# 说明: 内容, 读出的文件, 说的话
ZIPS: dict[str, tuple[Callable[[], bytes], list[str], list[str]]] = {
    "网页和它的文件夹": (
        lambda: packed({"甲/页.html": f"<p>{TEXT}</p>", "甲/页_files/框.html": "<p>登录</p>", "甲/别_files/乙.txt": TEXT}),
        ["甲/页.html", "甲/别_files/乙.txt"],
        [],
    ),
    "文件夹里的文件": (lambda: packed({"甲/": "", "甲/一.txt": TEXT, "乙.md": TEXT}), ["甲/一.txt", "乙.md"], []),
    "国标码的文件名": (lambda: _named("河阳市通知.txt", "gb18030"), ["河阳市通知.txt"], []),
    "没有标明的UTF-8文件名": (lambda: _named("河阳市通知.txt", "utf-8"), ["河阳市通知.txt"], []),
    "反斜杠": (lambda: packed({"甲\\一.txt": TEXT}), ["甲/一.txt"], []),
    "隐藏的文件": (
        lambda: packed({"__MACOSX/._甲.txt": TEXT, ".隐.txt": TEXT, "~$甲.docx": TEXT, "Thumbs.db": "x", "甲.txt": TEXT}),
        ["甲.txt"],
        [],
    ),
    "往上走的名字": (lambda: packed({"../../甲.txt": TEXT, "/根.txt": TEXT, "C:/盘.txt": TEXT}), ["甲.txt", "根.txt", "盘.txt"], []),
    "名字相同": (lambda: packed({"甲/../乙.txt": TEXT, "甲/乙.txt": TEXT}), ["甲/乙.txt", "甲/乙 (2).txt"], []),
    "符号链接": (_linked, [], ["包.zip/链.txt：是符号链接，没有读。请把它指的文件放进压缩包"]),
    "加密": (_locked, [], ["包.zip/密.txt：加了密码。请用压缩软件解压后再放进来"]),
    "不支持的一并说": (
        lambda: packed({"图.jpeg2": "x", "甲.txt": TEXT, "程.exe": "x"}),
        ["甲.txt"],
        ["包.zip：里面有 2 个不支持的格式，跳过：图.jpeg2、程.exe。"],
    ),
    "空文件": (lambda: packed({"空.txt": "", "甲.txt": TEXT}), ["甲.txt"], ["包.zip/空.txt：文件是空的。"]),
    "套两层": (lambda: _nested(2), ["1.zip/0.zip/底.txt"], []),
    "套得太深": (lambda: _nested(5), [], ["包.zip/4.zip/3.zip/2.zip：压缩包套了 3 层还没有到底。请先解压"]),
    "互相重叠": (_overlapping, [], ["包.zip：压缩包里的文件互相重叠，像是压缩炸弹。"]),
    "炸弹": (
        lambda: packed({"弹.txt": bytes(30_000_000), "甲.txt": TEXT}),
        ["甲.txt"],
        ["包.zip/弹.txt：解压后过大（最多 20 MB），像是压缩炸弹。"],
    ),
    "半个压缩包": (lambda: packed({"甲.txt": TEXT * 100})[:80], [], ["包.zip：压缩包已损坏。请重新下载或重新打包"]),
    "里面坏了一个": (_broken_inside, ["好.txt"], ["包.zip/坏.txt：在压缩包里已损坏，或用了不认识的压缩方法。"]),
}


@pytest.mark.parametrize("name", ZIPS)
def test_压缩包(name: str, tmp_path: Path) -> None:
    make, documents, said = ZIPS[name]
    path = tmp_path / "包.zip"
    path.write_bytes(make())
    ids, messages = found(path)
    assert ids == [f"包.zip/{inner}" for inner in documents]
    assert len(messages) == len(said) and all(m.startswith(s) for m, s in zip(messages, said, strict=True)), messages
    assert sorted(tmp_path.iterdir()) == [path]  # nothing is ever unpacked to disk


def test_改过的名字有说明(tmp_path: Path) -> None:
    (tmp_path / "包.zip").write_bytes(packed({"../甲.txt": TEXT}))
    (source,) = policygraph.build(tmp_path).sources
    assert source.attributes["notes"] == ["压缩包里的名字是 ../甲.txt，不合规矩，改用 甲.txt"]
    assert (source.attributes["file"], source.attributes["member"]) == ("包.zip", "甲.txt")


def test_一个压缩包总共解压多少有限(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MOST_UNPACKED", 400)
    path = tmp_path / "包.zip"
    path.write_bytes(packed({"甲.zip": packed({"一.txt": TEXT}), "乙.txt": TEXT}))
    ids, messages = found(path)
    assert (ids, len(messages)) == (["包.zip/甲.zip/一.txt"], 1)
    assert messages[0].startswith("包.zip：解压后超过 ")


def test_几千个文件(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(packed({f"{n}.txt": TEXT for n in range(5000)}))
    assert len(found(path)[0]) == 5000


def test_文件太多的压缩包(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_ENTRIES", 3)
    path = tmp_path / "包.zip"
    path.write_bytes(packed({f"{n}.txt": TEXT for n in range(4)}))
    assert found(path) == ([], ["包.zip：压缩包里有 4 个文件，最多 3 个。请拆成几个压缩包"])


# ---------------------------------------------------------------- gz, jsonl, csv


def lines(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


ROW = {"id": "甲", "标题": "节水意见", "正文": TEXT, "发布日期": "2024年3月1日", "发文机关": "河阳市人民政府"}

# 说明: 文件名, 内容, 读出的文件, 说的话
TABLES: dict[str, tuple[str, bytes, list[str], list[str]]] = {
    "压缩的文本": ("甲.txt.gz", gzip.compress(TEXT.encode()), ["甲.txt.gz/甲.txt"], []),
    "压缩的一行一份": ("表.jsonl.gz", gzip.compress(lines(ROW).encode()), ["表.jsonl.gz/表.jsonl/甲"], []),
    "压缩文件不完整": ("甲.txt.gz", gzip.compress(TEXT.encode())[:-9], [], ["甲.txt.gz：压缩文件已损坏或不完整。请重新下载"]),
    "一行一份": ("表.jsonl", lines(ROW, {"text": TEXT}).encode(), ["表.jsonl/甲", "表.jsonl/2"], []),
    "国标码的一行一份": ("表.jsonl", lines(ROW).encode("gb18030"), ["表.jsonl/甲"], []),
    "坏行一并说": (
        "表.jsonl",
        ("{坏\n" + lines(ROW) + '[1]\n{"text": ""}\n{坏\n').encode(),
        ["表.jsonl/甲"],
        ["表.jsonl：第 1、5 行不是完整的 JSON。", "表.jsonl：第 3 行不是 {…}。", "表.jsonl：第 4 行没有正文。"],
    ),
    "不是文件表的JSON": ("设.json", b'{"a": 1,\n "b": 2}', [], ["设.json：不是一行一份文件的 JSON（没有认得出的正文）。"]),
    "坏了的JSON": ("设.json", b'{"a": 1,\n "b": ', [], ["设.json：JSON 不完整或有错，第 2 行。请重新导出"]),
    "JSON列表": ("表.json", json.dumps([ROW, ROW], indent=1).encode(), ["表.json/甲", "表.json/甲 (2)"], []),
    "逗号表": ("表.csv", f'编号,标题,正文\n1,甲,"{TEXT}"\n'.encode(), ["表.csv/1"], []),
    "国标码的逗号表": ("表.csv", f'编号,标题,正文\n1,甲,"{TEXT}"\n'.encode("gb18030"), ["表.csv/1"], []),
    "带BOM的分号表": ("表.csv", f'编号;正文\r\n1;"{TEXT}"\r\n'.encode("utf-8-sig"), ["表.csv/1"], []),
    "制表符": ("表.tsv", f'编号\t正文\n1\t"{TEXT}"\n'.encode("utf-16"), ["表.tsv/1"], []),
    "少了列的行": ("表.csv", f'编号,正文\n1,"{TEXT}"\n2\n3,\n'.encode(), ["表.csv/1"],
              ["表.csv：第 5 行列数不够，没有正文。", "表.csv：第 6 行没有正文。"]),
    "不是文件表": ("数.csv", "地区,产值\n河阳,3\n".encode(), [], ["数.csv：不是一行一份文件的表：没有正文一列（有 地区、产值）。"]),
    "只有表头": ("数.csv", "标题,正文\n".encode(), [], ["数.csv：表里一份文件也没有。"]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_表格(name: str, tmp_path: Path) -> None:
    file, raw, documents, said = TABLES[name]
    (tmp_path / file).write_bytes(raw)
    ids, messages = found(tmp_path / file)
    assert ids == documents
    assert len(messages) == len(said) and all(m.startswith(s) for m, s in zip(messages, said, strict=True)), messages


def test_列名由人指定(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text(f'甲列,正文\n"{TEXT}",无关\n', "utf-8")
    (source,) = policygraph.build(tmp_path, columns={"text": "甲列"}).sources
    assert source.attributes["characters"] == len(TEXT)
    assert found(tmp_path / "表.csv", Columns(text="乙列"))[1] == ["表.csv：没有列 乙列，有的是 甲列、正文。请核对列名"]


def test_一行一份是边读边给的(tmp_path: Path) -> None:
    path = tmp_path / "表.jsonl"
    path.write_text(lines(ROW) * 3 + "{坏", "utf-8")
    given = read_all(path)
    first = next(given)
    assert isinstance(first, Document) and first.text == TEXT
    assert dict(first.metadata) == {"title": "节水意见", "issuer": "河阳市人民政府", "published": "2024-03-01"}


# ---------------------------------------------------------------- metadata.csv

SIDECAR = "文件,标题,文号,发文机关,成文日期\n甲.txt,河阳市节水意见,河政发〔2024〕3号,河阳市水利局,2024年3月1日\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_登记表补充和改正(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("各县区：\n请抓好节约用水工作，成效要明显。\n", "utf-8")
    (tmp_path / "metadata.csv").write_bytes(SIDECAR.encode(encoding))
    done = policygraph.build_report(tmp_path)
    assert done.failures == ()
    (source,) = done.graph.sources
    assert (source.title, source.attributes["number"]) == ("河阳市节水意见", "河政发〔2024〕3号")
    (node,) = [entity for entity in done.graph.entities if entity.name == "河阳市节水意见"]
    assert node.derived and not node.evidence
    assert node.aliases == ("河政发〔2024〕3号",)
    assert node.attributes["issuer"] == ["河阳市水利局"] and node.attributes["signed"] == ["2024-03-01"]
    assert node.attributes["from_metadata"] == ["issuer", "number", "signed", "title"]
    assert [edge for edge in done.graph.edges if edge.type == "issued_by"] == []  # no sentence says so


def test_登记表与原文相同的不算登记的(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    (tmp_path / "metadata.csv").write_text("file,issuer,url\n甲.txt,河阳市人民政府,https://example.org/1\n", "utf-8")
    graph = policygraph.build(tmp_path)
    (node,) = [entity for entity in graph.entities if entity.type == "document"]
    assert node.attributes["from_metadata"] == ["url"] and node.evidence and not node.derived
    (row,) = document_rows(graph)
    assert row["来自登记"] == "网址" and row["网址"]
    assert '"from_metadata":["网址"]' in policygraph.render(graph)


def test_登记表的错都说出来(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    rows = "文件,日期\n甲.txt,2024-13-01\n甲.txt,2024-03-01\n乙.txt,2024-03-01\n,2024-03-01\n"
    (tmp_path / "metadata.csv").write_text(rows, "utf-8")
    assert [str(failure) for failure in policygraph.build_report(tmp_path).failures] == [
        "metadata.csv：第 2 行的日期 2024-13-01 不是日期，没有用。请写成 2024-03-12",
        "metadata.csv：第 3 行的 甲.txt 前面已经有了，以前面的为准。请删去一行",
        "metadata.csv：第 5 行没有写文件名。请补上",
        "metadata.csv：里面写的文件不在这里，或没有读进来：乙.txt（第 4 行）。请核对文件名，路径从 metadata.csv 所在的文件夹算起",
    ]


def test_登记表管到压缩包里(tmp_path: Path) -> None:
    (tmp_path / "包.zip").write_bytes(packed({"甲/甲.txt": TEXT, "甲/metadata.csv": SIDECAR}))
    (tmp_path / "外.zip").write_bytes(packed({"乙.txt": TEXT}))
    (tmp_path / "metadata.csv").write_text("文件,标题\n外.zip/乙.txt,外面的意见\n", "utf-8")
    done = policygraph.build_report(tmp_path)
    assert done.failures == ()
    assert [source.title for source in done.graph.sources] == ["河阳市节水意见", "外面的意见"]


# ---------------------------------------------------------------- writing


def test_死掉的进程留下的半份由下一次删去(tmp_path: Path) -> None:
    process = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    stale = tmp_path / f".graph.json.{int(process.stdout)}.tmp"
    alive = tmp_path / f".graph.json.{os.getppid()}.tmp"
    other = tmp_path / ".graph.json.我的.tmp"
    for path in (stale, alive, other):
        path.touch()
    with replacing(tmp_path / "graph.json") as temporary:
        temporary.write_text("{}")
    assert sorted(tmp_path.iterdir()) == sorted([alive, other, tmp_path / "graph.json"])
