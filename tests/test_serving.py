"""What the server answers and what it refuses: bare requests to the command as a user starts it."""

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import page_graph
import pytest
from click.testing import CliRunner
from policygraph.cli import main
from policygraph.graph.exporters import export
from policygraph.graph.model import Entity, Graph, Source
from policygraph.graph.store import Store
from served import HUB, Served, get, great, serving, stored


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(stored(great(), tmp_path_factory.mktemp("库"))) as served:
        yield served


def data(text: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    assert found
    return dict(json.loads(found[1]))


def test_页面的头(site: Served) -> None:
    answer = get(site, "/")
    assert answer.status == 200
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == policy["frame-ancestors"] == "'none'"
    assert policy["connect-src"] == "'self'" and "unsafe" not in policy["script-src"]
    nonce = policy["script-src"].removeprefix("'nonce-").removesuffix("'")
    assert answer.text.count(f'nonce="{nonce}"') == 3 and nonce not in get(site, "/").text
    assert "http-equiv" not in answer.text
    wanted = {
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
    }
    for refused in (
        answer,
        get(site, "/search?q=a"),
        get(site, "/none"),
        get(site, "/", token="x"),
        get(site, "/", host="a.example"),
    ):
        assert wanted.items() <= refused.headers.items()
        assert "default-src 'none'" in refused.headers["content-security-policy"]
        assert "server" not in refused.headers


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{}", "[::1]:{}", "", "-", "127.0.0.1:{}@x"],
)
def test_别的主机名_不答(site: Served, host: str) -> None:
    """A page elsewhere whose name was made to lead here asks under its own name."""
    named = host.format(site.port) or " "
    assert get(site, "/", host=named).status in (400, 421)
    assert get(site, f"/?token={site.token}", host=named).status in (400, 421)


def test_本机的两个名字都行(site: Served) -> None:
    assert get(site, "/search?q=a", host=f"LOCALHOST:{site.port}").status == 200


@pytest.mark.parametrize("token", ["", "错", "x" * 43, "\u00e9", "null"])
def test_没有口令_不答(site: Served, token: str) -> None:
    for path in ("/", "/search?q=a", "/?token=", f"/?token={quote(token)}", "/?token=%ff%00", "/none"):
        answer = get(site, path, token=quote(token))
        assert (answer.status, "set-cookie" in answer.headers) == (403, False), path
        assert "用终端里给出的链接" in answer.text


def test_口令从链接进入小甜饼(site: Served) -> None:
    answer = get(site, f"/?token={site.token}&focus={HUB}&q=%22%3E%3Cscript%3E", token="")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"policygraph-{site.port}={site.token}; ")
    assert {"httponly", "samesite=strict", "path=/"} <= set(cookie.lower().split("; "))
    assert site.token not in answer.text and "<script" not in answer.text
    assert 'content="0; url=/?focus=area%3Ahub&amp;q=%22%3E%3Cscript%3E"' in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND"])
def test_只能读(site: Served, method: str) -> None:
    for path in ("/", "/search?q=a", f"/?token={site.token}"):
        assert get(site, path, method=method).status == 405


PATHS = (
    "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cgraph.db", "/graph.db", "//evil.example/", "/search/",
    "/\u5e93", "/static/page.js",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_没有别的路径(site: Served, path: str) -> None:
    answer = get(site, quote(path, safe="/%"))
    assert (answer.status, answer.text) == (404, "这里没有东西。")


HOSTILE = (
    "focus=%00", "focus=%ff%fe", "focus=%ed%a0%80", "focus=' OR 1=1 --", 'focus="); DROP TABLE entities; --', "focus=" + "长" * 3_000,
    "hops=999999999999999999999", "hops=-1", "hops=1e9", "hops=%E2%85%A3", "start=99999999999999", "start=-5", "focus=&focus=&focus=",
    "path=a", "path=a&path=b&path=c", "documents=../../etc/passwd", "types=<script>", "relations=__proto__", "q=%00", "q=" + "词 " * 90,
    "q=\" OR text MATCH *", "q=NEAR(a b)", "q=%_*()^-+", "q=%ed%a0%80", "q=" + "长" * 5_000, "focus[]=a", "=", "&&&", "%", "constructor=1",
)  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_有害的询问_不出错(site: Served, query: str) -> None:
    asked = quote(query, safe="=&%[]")
    page = get(site, f"/?{asked}")
    assert page.status in (200, 404) and data(page.text)["nodes"]
    assert "<script>" not in page.text.split('id="data">', 1)[1].split("</script>", 1)[0]
    assert get(site, f"/search?{asked}").status in (200, 400)
    assert get(site, "/search?q=" + quote("云湖群")).status == 200


def test_很多步_也不过两千个(site: Served) -> None:
    found = data(get(site, f"/?focus={HUB}&hops=99").text)
    nodes, served = found["nodes"], found["served"]
    assert isinstance(nodes, list) and isinstance(served, dict)
    assert len(nodes) == 2_000 and served["left"] > 0 and served["asked"]["hops"] == 1


def test_找全库(site: Served) -> None:
    found = json.loads(get(site, "/search?q=" + quote("云湖群")).text)
    assert [one["id"] for one in found["names"]] == [HUB]
    found = json.loads(get(site, "/search?q=" + quote("第1234服务站")).text)
    assert [one["name"] for one in found["names"]] == ["第1234服务站"]
    assert [one["to_name"] for one in found["sentences"]] == ["云湖城市群"]
    assert [one["id"] for one in json.loads(get(site, "/search?q=yhcsq").text)["names"]] == [HUB]
    assert [one["id"] for one in json.loads(get(site, "/search?q=" + quote("会议报道")).text)["documents"]] == [
        "报道.txt"
    ]
    assert get(site, "/search?q=" + quote("字" * 201)).text == "最多搜索 200 个字。"


def test_许多人同时问(site: Served) -> None:
    asked = [f"/search?q={quote(word)}" for word in ("服务", "州市")]
    paths = [f"/?focus={HUB}", "/", "/?types=target", f"/?documents={quote('报道.txt')}", *asked] * 6
    with ThreadPoolExecutor(16) as many:
        answers = list(many.map(lambda path: get(site, path), paths))
    assert {answer.status for answer in answers} == {200}
    for place, path in enumerate(paths[:6]):
        same = {re.sub(r'nonce="[^"]*"', "", answer.text) for answer in answers[place::6]}
        assert len(same) == 1, path


def test_库没有改动_也改不动(tmp_path: Path) -> None:
    place = stored(page_graph.sample(), tmp_path)
    before = place.read_bytes()
    with serving(place) as served:
        assert get(served, "/").status == 200
        assert get(served, "/search?q=a'%3B DELETE FROM entities".replace(" ", "%20")).status == 200
        with Store.open(place) as store, pytest.raises(Exception, match="readonly"):
            store.db.execute("DELETE FROM entities")
    assert place.read_bytes() == before


def test_库换了新的_下一问就是新的(tmp_path: Path) -> None:
    place = stored(page_graph.small(), tmp_path)
    with serving(place) as served:
        assert len(data(get(served, "/").text)["nodes"]) == 5  # type: ignore[arg-type]
        stored(page_graph.sample(), tmp_path)
        found = data(get(served, "/").text)
        assert len(found["nodes"]) == 21 and found["opening"]["subject"] == "area:cluster"  # type: ignore[arg-type, index]
        assert [one["title"] for one in found["documents"]] == ["关于推动山西中部城市群高质量发展的决定", "会议报道"]  # type: ignore[attr-defined]
        place.write_bytes(b"\x00" * 100)
        answer = get(served, "/")
        assert (answer.status, "不是政图的库" in answer.text) == (503, True)
        place.unlink()
        assert "找不到这个库" in get(served, "/search?q=a").text


def test_图谱文件也能看(tmp_path: Path) -> None:
    export(page_graph.sample(), tmp_path / "graph.json")
    with serving(tmp_path) as served:
        paths = ["/", "/search?q=" + quote("太原"), "/?focus=area%3Acluster&hops=2"] * 4
        with ThreadPoolExecutor(6) as many:
            assert {answer.status for answer in many.map(lambda path: get(served, path), paths)} == {200}


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C of another process")
def test_CtrlC_干净地停(tmp_path: Path) -> None:
    with serving(stored(page_graph.sample(), tmp_path)) as served:
        assert get(served, "/").status == 200
        served.process.send_signal(signal.SIGINT)
        out, told = served.process.communicate(timeout=20)
    assert (served.process.returncode, out) == (0, "")
    assert told.splitlines() == ["用浏览器打开上面的链接；Ctrl-C 停止。", "已停止。"]


def test_端口_固定的_被占的(tmp_path: Path) -> None:
    place = stored(Graph((Source("端口.txt", "端口"),), (Entity("area:a", "area", "甲区"),)), tmp_path)
    with serving(place) as one, serving(place) as other:
        assert one.port != other.port and one.token != other.token
        done = CliRunner().invoke(main, ["serve", str(place), "--no-open", "--port", str(one.port)])
        assert done.exit_code == 1
        assert done.output.strip() == f"端口 {one.port} 正被别的程序使用。请换一个，或不写 --port，由程序找一个空闲的"
        port = one.port
    with serving(place) as again:
        assert again.port == port, "the browser keeps notes by the port"
    with socket.socket() as outside:
        outside.settimeout(1)
        address = _address()
        assert address is None or outside.connect_ex((address, port)) != 0


def _address() -> str | None:
    """An address of this computer that others reach it by, where it has one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        found = str(probe.getsockname()[0])
    return None if found.startswith("127.") else found


def test_打不开的图谱_说明白(tmp_path: Path) -> None:
    def told(path: Path) -> str:
        done = CliRunner().invoke(main, ["serve", str(path), "--no-open"])
        assert done.exit_code == 1 and "Traceback" not in done.output
        return done.output

    assert "文件夹里没有 graph.db 或 graph.json" in told(tmp_path)
    (tmp_path / "graph.db").write_bytes(b"SQLite format 3\x00" + b"\x00" * 2_000)
    assert "不是政图的库" in told(tmp_path)
    (tmp_path / "graph.json").write_text("{", encoding="utf-8")
    assert "graph.json" in told(tmp_path / "graph.json")


def test_没有装组件_说怎么装(tmp_path: Path) -> None:
    """In a Python without them: an import of one fails as if it were not there."""
    code = "import sys; sys.modules['uvicorn'] = None; from policygraph.cli import main; main()"
    place = str(stored(page_graph.sample(), tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", code, "serve", place], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "缺少 serve 要用的组件。请在源码文件夹里运行：pip install -e '.[serve]'"


def test_建图不写页面时_说用serve看(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = tmp_path / "通知.txt"
    document.write_text("云湖市人民政府关于修建环湖路的通知\n\n到2030年，云湖市森林覆盖率达到40%以上。\n", encoding="utf-8")
    out = tmp_path / "结果"
    for limit, why in (("MOST_ON_PAGE", "个点，超过 1 个"), ("MOST_PAGE_BYTES", "MB，超过 0 MB")):
        with monkeypatch.context() as patch:
            patch.setattr(f"policygraph.cli.build.{limit}", 1)
            done = CliRunner().invoke(main, ["build", str(document), "-o", str(out)])
        assert done.exit_code == 0, done.output
        assert f"{why}），没有写 graph.html；看图用 policygraph serve {out}" in done.output
        assert not (out / "graph.html").exists()


def test_口令对了_也不领到别处去(site: Served) -> None:
    answer = get(site, f"//evil.example/?token={site.token}")
    assert 'content="0; url=/"' in answer.text
