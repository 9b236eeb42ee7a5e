"""Reading under measure: each file of `reading/files` beside the text that a person typed for it.

`pytest tests/test_reading.py --update` rewrites the table in docs/reading.md; read the diff before you keep it.
"""

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
import reading_measure
from reading_measure import Measured, expected, files, kind, measure, text_read

PAGE = Path(__file__).parent.parent / "docs" / "reading.md"
TABLE = re.compile(r"(<!-- generated: reading .*?-->\n)(.*?)(<!-- /generated -->)", re.S)
BORN_DIGITAL, SCANNED = 0.002, 0.02
MAIN_TEXT = 0.97
WEB = (".html", ".htm", ".mhtml", ".mht")
HAS_OCR = find_spec("rapidocr") is not None
HAS_OFFICE = any(map(shutil.which, ("soffice", "libreoffice")))
# Text boxes and deeper formats of old Word files are beyond the Python way of reading them.
BY_OFFICE = ("rich.office.doc",)
# What is not read well enough yet, and why: file -> reason.
KNOWN: dict[str, str] = {}


def rows(*, web: bool | None = None) -> list[object]:
    """The files as parameters, those that are known to fail marked so."""
    wanted = [path for path in files() if web is None or (path.suffix in WEB) is web]
    return [pytest.param(path, id=path.name, marks=_marks(path)) for path in wanted]


def lacking(path: Path) -> str:
    """Why the file cannot be read on this computer, empty where it can."""
    if kind(path) == "扫描件" and not HAS_OCR:
        return "没有装 OCR 附加组件 policygraph[ocr]"
    return "没有装 LibreOffice" if path.name in BY_OFFICE and not HAS_OFFICE else ""


def _marks(path: Path) -> list[pytest.MarkDecorator]:
    if why := lacking(path):
        return [pytest.mark.skip(reason=why)]
    reason = KNOWN.get(path.name)
    return [pytest.mark.xfail(strict=True, reason=reason)] if reason else []


@pytest.fixture(scope="session")
def measured() -> dict[Path, Measured]:
    """Filled as the files are read: each is read once in a run of the tests."""
    return {}


def of(path: Path, measured: dict[Path, Measured]) -> Measured:
    if path not in measured:
        measured[path] = measure(text_read(path), expected(path))
    return measured[path]


@pytest.mark.parametrize("path", rows())
def test_字错率和次序(path: Path, measured: dict[Path, Measured]) -> None:
    found = of(path, measured)
    assert found.rate <= (SCANNED if kind(path) == "扫描件" else BORN_DIGITAL), found
    assert found.order == 1, found


@pytest.mark.parametrize("path", rows(web=True))
def test_网页的正文不多也不少(path: Path, measured: dict[Path, Measured]) -> None:
    found = of(path, measured)
    assert found.precision >= MAIN_TEXT, found
    assert found.recall >= MAIN_TEXT, found


def test_至少六十份() -> None:
    assert len(files()) >= 60


@pytest.mark.parametrize(
    ("got", "wanted", "rate", "order"),
    [
        ("甲市建成湿地公园十处。乙市建成游园二十处。", "甲市建成湿地公园十处。乙市建成游园二十处。", 0, 1),
        ("乙市建成城市游园二十处。甲市建成湿地公园十处。", "甲市建成湿地公园十处。乙市建成城市游园二十处。", None, 0),
        ("甲市建成 湿地公园十处。\n乙市建成城市游园２0处。", "甲市建成湿地公园十处。乙市建成城市游园20处。", 0, 1),
        ("甲市建成湿地公园九处。乙市建成城市游园二十处。", "甲市建成湿地公园十处。乙市建成城市游园二十处。", 1 / 23, 0),
    ],
    ids=["相同", "次序颠倒", "空白和全角不计", "错一字"],
)
def test_量具(got: str, wanted: str, rate: float | None, order: float) -> None:
    found = measure(got, wanted)
    assert rate is None or found.rate == pytest.approx(rate)
    assert found.order == order


def test_文档里的表是量出来的(pytestconfig: pytest.Config, measured: dict[Path, Measured]) -> None:
    """Known failures count too. Formats of which not every file can be read here are held against nothing."""
    unread = {kind(path) for path in files() if lacking(path)}
    assert not (unread and pytestconfig.getoption("--update")), "先装上 LibreOffice 和 policygraph[ocr]，再重写这张表"
    rest = re.compile(rf"^\| (?:{'|'.join(map(re.escape, sorted(unread))) or '(?!)'}) \|.*\n", re.M)
    page = rest.sub("", PAGE.read_text("utf-8"))
    made = {path: of(path, measured) for path in files() if kind(path) not in unread}
    text = TABLE.sub(lambda m: m[1] + reading_measure.table(made) + m[3], page)
    if pytestconfig.getoption("--update"):
        PAGE.write_text(text, "utf-8")
    else:
        assert page == text
