"""The scripts of the page: their pure functions under node, and the committed bundle, which must be of these sources."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "viz" / "js").glob("*.js"))
BUNDLE = ROOT / "viz" / "static" / "page.js"
# A page that fetches, or puts text of a document into the page as code, is what all this is built against.
FORBIDDEN = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\("

# The one exception: a page that `policygraph serve` sends asks that server; the policy of a page in a file lets nothing out.
ASKED = "fetch(`/search?q=${encodeURIComponent(text)}`, { signal })"


def run(*command: str, seconds: int = 120) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=seconds)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_脚本不拼接网页代码_不联网_不过四百行(path: Path) -> None:
    code = path.read_text("utf-8")
    assert re.findall(FORBIDDEN, code.replace(ASKED, "")) == []
    assert len(code.splitlines()) <= 400
    assert code.startswith("// ")


def test_打包的脚本是由这些源文件打成的() -> None:
    total = hashlib.sha256()
    for path in SOURCES:
        total.update(f"{path.name}\n".encode())
        total.update(path.read_bytes())
    assert f"sha256 {total.hexdigest()} */" in BUNDLE.read_text("utf-8").splitlines()[0], "run: npm ci && npm run build"


VALUE = r"\$\{(?:[^{}]|\{[^{}]*\})*\}"


def said() -> set[str]:
    """All that the page says in Chinese: t`…` in the scripts, texts and titles in page.html."""
    found = {
        re.sub(VALUE, "{}", text)
        for path in SOURCES
        if path.name not in ("english.js", "words.js")
        for text in re.findall(rf"(?<![\w])t`((?:[^`$]|{VALUE})*)`", path.read_text("utf-8"))
    }
    body = (ROOT / "viz" / "static" / "page.html").read_text("utf-8").partition("<body>")[2]
    written = re.findall(r">([^<>{}]+)<", body) + re.findall(r'(?:title|aria-label|placeholder)="([^"]+)"', body)
    return found | {text.strip() for text in written if re.search("[\u4e00-\u9fff]", text)}


def test_页面的每句话都有英文_填空的个数相同() -> None:
    code = (ROOT / "viz" / "js" / "english.js").read_text("utf-8")
    english = {a or b: c for a, b, c in re.findall(r"(?:'([^']+)'|([^\s',:{}]+)):\s+'([^']*)'", code)}
    spoken = said()
    assert len(spoken) > 100
    assert spoken - english.keys() == set()
    assert {key for key, text in english.items() if key.count("{}") != text.count("{}")} == set()


@pytest.fixture(scope="module")
def esbuild() -> None:
    """esbuild in node_modules, installed if it can be."""
    if not shutil.which("npm"):
        pytest.skip("npm is not installed, so the bundle cannot be built again; its sources were checked by their sum")
    if not (ROOT / "node_modules" / "esbuild").exists():
        done = run("npm", "ci", "--no-audit", "--no-fund", "--fetch-retries=0", seconds=300)
        if done.returncode:
            pytest.skip(f"npm ci failed, so the bundle cannot be built again: {done.stderr.strip()[-300:]}")


def test_重新打包得到同样的字节(esbuild: None) -> None:
    done = run("node", "tools/bundle_page.mjs", "--check")
    assert done.returncode == 0, done.stderr


def test_纯函数在node里通过() -> None:
    if not shutil.which("node"):
        pytest.skip("node is not installed; tests/js/ needs node 20 or later")
    done = run("node", "--test", "tests/js/")
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.findall(r"^# pass (\d+)$", done.stdout, re.M)[0]) >= 20
