"""What the tests of the command line share: a way to run it, and a folder as people have them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from policygraph.cli import main

GOAL = "到2025年，太原都市区常住人口城镇化率达到70%以上。"
NOTICE = f"关于加快太原都市区建设的通知\n各市人民政府：\n{GOAL}太原市要当好先锋。\n"
MEETING = "会议报道\n太原市委书记张某某出席山西中部城市群第一次市际联席会议。\n"
EXAMPLE = ["山西中部城市群常住人口城镇化率达到", "以上"]
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in an empty folder; output, messages and exit code in the result."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)
    return lambda *words, **more: CliRunner().invoke(main, [str(word) for word in words], **more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as people have them: folders in folders, another encoding, empty, binary and hidden files."""
    made = tmp_path / "文件"
    (made / "2024").mkdir(parents=True)
    (made / "通知.txt").write_text(NOTICE, "utf-8")
    (made / "2024" / "报道.txt").write_bytes(MEETING.encode("gb18030"))
    (made / "空.txt").write_bytes(b"")
    (made / "坏.txt").write_bytes(bytes(range(256)) * 20)
    (made / "表.xlsx").write_bytes(b"PK\x03\x04")
    (made / ".隐藏.txt").write_text(NOTICE, "utf-8")
    (made / "~$通知.docx").write_bytes(b"x")
    return made
