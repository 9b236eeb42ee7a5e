"""Files of every encoding and kind, and what reading them says."""

from pathlib import Path

import pytest
from policygraph.extract.readers import read

TEXT = "河阳市人民政府关于印发《数字乡村方案（2024—2026年）》的通知\n各县（市、区）：\n到２０２６年，建成30个样板村。\n"

ENCODINGS = {
    "UTF-8": "utf-8",
    "带BOM的UTF-8": "utf-8-sig",
    "带BOM的UTF-16": "utf-16",
    "无BOM的UTF-16小端": "utf-16-le",
    "无BOM的UTF-16大端": "utf-16-be",
    "GB18030": "gb18030",
    "GBK": "gbk",
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_编码(name: str, tmp_path: Path) -> None:
    path = tmp_path / "文件.txt"
    path.write_bytes(TEXT.encode(ENCODINGS[name]))
    assert read(path).text == TEXT
