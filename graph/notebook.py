"""What a notebook shows: a page in a frame from which nothing reaches the notebook, or a table of what is in a large graph."""

from collections import Counter
from collections.abc import Iterable
from html import escape
from pathlib import Path

from .atomic import write_text
from .labels import label
from .model import Graph
from .records import oneline

MOST_DRAWN = 2000  # entities: a page of about one megabyte, which a notebook keeps in its file
_MOST_LISTED, _LONGEST = 8, 40
_HEIGHT = 720  # pixels
_MOST = 8_000_000  # characters; a notebook keeps all that it shows in its own file
# No allow-same-origin: scripts of the page run, and see neither the notebook nor its cookies nor its storage.
_ALLOWED = "allow-scripts allow-downloads"


class Page(str):
    """One HTML page that needs no network, as text: `page.save("图.html")` writes it, and a notebook shows it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Page：{len(self.encode('utf-8', 'replace')) / 1e6:.1f} MB，用 .save('图.html') 写成文件>"

    def save(self, path: Path | str) -> Path:
        """Write it in UTF-8, and its folder if need be; the path."""
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, self)
        return path

    def _repr_html_(self) -> str:
        if len(self) > _MOST:
            return f"<p>{escape(repr(self))}。太大，不在笔记本里显示。</p>"
        style = f"width:100%;height:{_HEIGHT}px;border:1px solid #ccc"
        return f'<iframe title="政图" sandbox="{_ALLOWED}" style="{style}" srcdoc="{escape(self)}"></iframe>'


def table(graph: Graph) -> str:
    """Types with their numbers, and the names with most relations; all text escaped, nothing that could run."""
    names = {entity.id: entity for entity in graph.entities}
    degrees = Counter(end for edge in graph.edges for end in {edge.source, edge.target} if end in names)
    central = sorted(degrees, key=lambda id: (-degrees[id], id))[:_MOST_LISTED]
    # The most central one has too much around it to be a good first look.
    hint = oneline(names[central[-1]].name)[:_LONGEST] if central else ""
    return "\n".join([
        f"<p>{escape(repr(graph))}</p>",
        _table("实体", "个数", Counter(label(entity.type) for entity in graph.entities).most_common()),
        _table("关系", "条数", Counter(label(edge.type) for edge in graph.edges).most_common()),
        _table("相连最多的", "关系", [(oneline(names[id].name)[:_LONGEST], degrees[id]) for id in central]),
        f"<p>太大，不在这里画。看一部分：<code>policygraph.render(graph, focus={escape(repr(hint))}, hops=1)</code></p>",
    ])  # fmt: skip


def _table(first: str, second: str, rows: Iterable[tuple[str, int]]) -> str:
    lines = "".join(f"<tr><td>{escape(name)}</td><td>{count}</td></tr>" for name, count in rows)
    return f'<table style="display:inline-table;vertical-align:top"><tr><th>{first}</th><th>{second}</th></tr>{lines}</table>'
