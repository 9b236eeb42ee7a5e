"""A short run of the fuzzer over all formats; docs/reading.md tells of the long one."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_改坏的三百个文件不出错也不拖时间() -> None:
    words = [sys.executable, "-X", "utf8", str(ROOT / "tools" / "fuzz_readers.py"), "--files", "300"]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=600)
    assert ran.returncode == 0 and "300 个文件，失败 0 个" in ran.stdout, ran.stdout + ran.stderr
