"""`policygraph serve`: the page over a local server, for graphs too large for one file."""

import os
import secrets
import sys
import webbrowser
from pathlib import Path

import click

from ..graph.terminal import Command, Failed, Option, either, warn
from .common import FILE

_SERVE = (
    """在浏览器里看很大的图谱：同一个页面，由这台电脑上的一个小服务从库里取要看的部分。

graph.html 放不下的图谱（五万个点以上，或超过 30 MB）用它。打开是整库的总览；搜索框搜整个库，点一个结果就取来它和它周围的；
每一步最多取两千个点，没有取来的都写明有多少。只读，不联网，只有这台电脑打得开；链接里有这一次的口令，不要发给别人。
Ctrl-C 停止。要装 policygraph[serve]。

GRAPH 是 build 写出的 graph.db、graph.json，或它们所在的文件夹。

例：
  policygraph serve policygraph-out
  policygraph serve 语料/graph.db --port 8000 --no-open""",
    """Look at a very large graph in a browser: the same page, which a small server on this computer gives what is looked at.

For graphs that graph.html cannot hold (more than fifty thousand entities, or a page above 30 MB). It opens with an overview of all; the search box
searches all; a hit is loaded with what is around it, at most two thousand nodes a step, and what was left is counted. It only
reads, needs no network, and answers this computer alone; the link holds this run's token. Ctrl-C stops it. Needs policygraph[serve].

Examples:
  policygraph serve policygraph-out
  policygraph serve corpus/graph.db --port 8000 --no-open""",
)
_PORT = (
    "端口；默认 0：这个图谱自己的一个（浏览器按端口存批注），被占用时另找一个空闲的",
    "port; 0 by default: one of this graph's own, by which the browser keeps your notes, or a free one",
)
_NO_OPEN = ("不打开浏览器，只给出链接", "do not open the browser")


@click.command("serve", cls=Command, texts=_SERVE)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.option("--port", cls=Option, type=click.IntRange(0, 65535), default=0, metavar="N", help=_PORT)
@click.option("--no-open", cls=Option, is_flag=True, help=_NO_OPEN)
def command(graph: Path, port: int, no_open: bool) -> None:
    """The page of a graph over a local server."""
    from ..graph.load import LoadError
    from ..graph.store import StoreError
    from ..graph.store.sharing import Shared

    try:
        from ..viz.serving.app import HOST, PortError, Site, application, listen, run
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn"):
            raise
        raise Failed(either("缺少 serve 要用的组件。请在源码文件夹里运行：pip install -e '.[serve]'",
                            "serve needs two more packages: pip install -e '.[serve]' where the sources are")) from error  # fmt: skip
    token = secrets.token_urlsafe(32)
    try:
        with Shared.at(graph) as shared:
            site = Site(shared)
            with listen(port, site.prepare()) as listening:
                found = listening.getsockname()[1]
                _tell(f"http://{HOST}:{found}/?token={token}", opened=not no_open)
                run(application(site, port=found, token=token), listening)
        warn(either("已停止。", "stopped"))
    except (LoadError, StoreError, PortError) as error:
        raise Failed(str(error)) from error


def _tell(link: str, *, opened: bool) -> None:
    """The link, on standard output; a browser only where there is a screen: elsewhere one would start in the terminal."""
    click.echo(link)
    warn(either("用浏览器打开上面的链接；Ctrl-C 停止。", "open this link in a browser; Ctrl-C stops"))
    sys.stdout.flush()
    screen = sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if opened and screen:
        webbrowser.open(link)
