"""Pictures of pages: what is recognized on them, and how it is written."""

from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from policygraph.extract.files.encoding import Unreadable
from policygraph.extract.pdf import ocr
from policygraph.extract.pdf.page import Glyph, Page
from policygraph.extract.readers import png


def box(x: float, base: float, text: str) -> list[Glyph]:
    return [Glyph(c, x + i * 12, x + i * 12 + 12, base, 12, False) for i, c in enumerate(text)]


@pytest.mark.skipif(find_spec("rapidocr") is None, reason="没有装文字识别")
def test_图片里名字和职务之间的空当() -> None:
    import numpy as np

    row = np.full((40, 300, 3), 255, dtype=np.uint8)
    for x in (0, 40, 80, 180, 220):  # three characters, a gap, two characters
        row[5:35, x + 4 : x + 36] = 0
    box = [(0.0, 0.0), (260.0, 0.0), (260.0, 40.0), (0.0, 40.0)]
    assert ocr._gapped(row, box, "陆文澜市长") == "陆文澜　市长"
    assert ocr._gapped(row[:, :120], box, "陆文澜") == "陆文澜"


@pytest.mark.skipif(find_spec("rapidocr") is not None, reason="装了文字识别")
def test_图片要装文字识别() -> None:
    with pytest.raises(Unreadable, match=r"pip install policygraph\[ocr\]"):
        png.read(Path("图.png"), b"\x89PNG")


@pytest.mark.skipif(find_spec("PIL") is None, reason="没有装 Pillow")
@pytest.mark.parametrize(("kind", "count"), [("TIFF", 2), ("BMP", 1), ("PNG", 1)])
def test_图片的各页都读(kind: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    monkeypatch.setattr(ocr, "available", lambda: True)
    page = Page(595, 842, tuple(box(60, 300, "河阳市数字乡村样板村")))
    monkeypatch.setattr(ocr, "recognize", lambda picture, dots: page)
    picture, out = Image.new("1", (600, 800), 1), BytesIO()
    picture.save(out, kind, **({"save_all": True, "append_images": [picture]} if count > 1 else {}))
    content = png.read(Path("图"), out.getvalue())
    assert content.text.replace("\n", "") == "河阳市数字乡村样板村" * count and len(content.pages) == count


SPELLED = {
    "识别漏了的〇补上": ("二二六年三月五日", "二〇二六年三月五日"),
    "〇认成了字母": ("到二O三五年建成", "到二〇三五年建成"),
    "二十世纪的年份不动": ("一九九五年", "一九九五年"),
    "几号不是年份": ("第二二六号", "第二二六号"),
    "几年不是年份": ("二三年内", "二三年内"),
}


@pytest.mark.parametrize("name", SPELLED)
def test_识别出来的文字改成常用的写法(name: str) -> None:
    recognized, expected = SPELLED[name]
    assert ocr._spelled(recognized) == expected
