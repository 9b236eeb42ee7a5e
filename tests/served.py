"""What the tests of `policygraph serve` share: a graph too large for a page, the server as a user starts it, bare requests to it."""

import http.client
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import page_graph
from policygraph.graph.exporters import db
from policygraph.graph.model import Edge, Entity, Graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HUB, FAR, OFFICES = "area:hub", "place:far", 2_300
SENTENCE = "云湖城市群设立第{}服务站，方便群众就近办事。"


@dataclass(frozen=True, slots=True)
class Served:
    """`link` with its token as it was printed."""

    link: str
    port: int
    token: str
    process: "subprocess.Popen[str]"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@contextmanager
def serving(graph: Path, *options: str) -> Iterator[Served]:
    """The command as a user gives it, in a process of its own."""
    command = [sys.executable, "-m", "policygraph", "serve", str(graph), "--no-open", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout and process.stderr
        link = process.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]{40,})", link)
        assert found, link + process.stderr.read()
        try:
            yield Served(link, int(found[1]), found[2], process)
        finally:
            process.kill()


@contextmanager
def reader(browser: "Browser", site: Served, *, allowed: str = "") -> "Iterator[Page]":
    """A new reader's empty page; in the end nothing was asked of anyone else, no error thrown, no dialog shown, and nothing but
    what has `allowed` in it written on the console."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    yield page
    context.close()
    home = f"http://127.0.0.1:{site.port}/"
    assert [url for url in asked if not url.startswith((home, "data:", "blob:"))] == []
    assert [one for one in wrong if not allowed or allowed not in one] == []


def get(served: Served, path: str, *, method: str = "GET", host: str = "", token: str | None = None) -> Answer:
    """One request, with the cookie of this token (the right one where none is given)."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    connection.putrequest(method, path, skip_host=True)
    if host != "-":
        connection.putheader("Host", host or f"127.0.0.1:{served.port}")
    connection.putheader("Cookie", f"policygraph-{served.port}={served.token if token is None else token}")
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    connection.close()
    return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)


def great() -> Graph:
    """Five thousand nodes: those of `page_graph.large`, and an area with more bodies than one answer holds, two targets, and a
    place one step further."""
    known = page_graph.large(2_700)
    offices = [Entity(f"organization:office-{n}", "organization", f"第{n}服务站") for n in range(OFFICES)]
    targets = [
        Entity(f"target:cloud-{y}", "target", f"云湖{y}", attributes={"year": y, "text": f"{y}年建成云湖环线"})
        for y in (2030, 2035)
    ]
    hub = Entity(HUB, "area", "云湖城市群", ("云湖群",), evidence=(page_graph.quote("云湖城市群由七个市组成。"),))
    far = Entity(FAR, "place", "远山市", evidence=(page_graph.quote("远山市在云湖以西。"),))
    edges = [
        Edge(one.id, HUB, "located_in", evidence=(page_graph.quote(SENTENCE.format(number), start=number),))
        for number, one in enumerate(offices)
    ]
    edges += [
        Edge(HUB, one.id, "has_target", evidence=(page_graph.quote(f"{one.name}，建成云湖环线。", start=n),))
        for n, one in enumerate(targets)
    ]
    edges += [
        Edge("organization:office-7", FAR, "takes_part_in", evidence=(page_graph.quote("第7服务站派员到远山市。"),))
    ]
    edges += [Edge(FAR, "place:0000", "part_of", derived=True)]
    return Graph(
        known.sources,
        tuple(sorted([*known.entities, *offices, *targets, hub, far], key=lambda one: one.id)),
        tuple(sorted([*known.edges, *edges], key=lambda one: (one.source, one.type, one.target))),
    )


def stored(graph: Graph, folder: Path) -> Path:
    db.write(graph, folder / "graph.db")
    return folder / "graph.db"
