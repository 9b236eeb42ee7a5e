"""`policygraph search`: names and sentences with certain words."""

from pathlib import Path

import click

from ..graph.terminal import Command, either
from .common import FILE, asking
from .tables import answering, give

_SEARCH = (
    """找名称和原句：每个词都要有，词之间用空格隔开。

先列名称含有这些词的，再列含有这些词的原句和它说的关系，最相关的在前。

例：
  policygraph search policygraph-out 城镇化率
  policygraph search policygraph-out 太原 轨道交通 --most 100
  policygraph search policygraph-out 营商环境 -o 句子.csv""",
    """Names and sentences that have all the words.

First the names, then the sentences with what they state, the most relevant first.

Examples:
  policygraph search policygraph-out WORD
  policygraph search policygraph-out WORD WORD --most 100 -o sentences.csv""",
)
_WIDEST = 70
_SHOWN = ("找到", "类型", "内容", "文件数", "文件", "编号")


@click.command("search", cls=Command, texts=_SEARCH)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@answering
def command(graph: Path, words: tuple[str, ...], most: int | None, as_json: bool, out: Path | None) -> None:
    """Names and sentences with certain words."""
    from ..graph.queries.searching import MOST_NAMES, MOST_SENTENCES, MOST_WORDS, SEARCH_COLUMNS, search
    from ..graph.summary import excerpt

    if len(" ".join(words).split()) > MOST_WORDS:
        raise click.UsageError(either(f"最多 {MOST_WORDS} 个词", f"at most {MOST_WORDS} words"))
    few = not (most or as_json or out)
    with asking(graph) as store:
        found = search(
            store, " ".join(words), names=MOST_NAMES if few else most, sentences=MOST_SENTENCES if few else most
        )
    said = either(f"名称 {found.names_total} 个，句子 {found.sentences_total} 句", f"{found.names_total} names, {found.sentences_total} sentences")
    if len(found.rows) < found.names_total + found.sentences_total:
        said += either(f"，列出 {len(found.rows)} 条；全部用 -o，或加 --most", f", {len(found.rows)} listed; -o writes all, --most N lists more")
    printed = [row | {"内容": excerpt(str(row["内容"]), words, _WIDEST)} for row in found.rows]
    give(found.rows, SEARCH_COLUMNS, _SHOWN, out, said=said, printed=printed, widths={"类型": 40, "内容": _WIDEST, "文件": 24}, as_json=as_json)
