"""`policygraph officials`: who holds which post, a person's posts as a timeline."""

from pathlib import Path

import click

from ..graph.terminal import Command, Option
from .common import FILE, asking
from .tables import answering, counted, day, give, limit

_SHOWN = ("人物", "职务", "机构", "状态", "最早", "最晚", "止", "文件数", "同名者", "原句")
_OFFICIALS = (
    """列出图谱里的人物和职务：一人的职务连在一起，按时间先后。

日期是说到这一职务的文件的日期，任免则取原句里的日期。已经免去、辞去或只以“原”称呼的职务不列，--ended 才列；
--as-of 只列到那一天为止的文件看来当时在任的。同名而职务连不起来的分作几人，“同名者”给出另有几人。

例：
  policygraph officials policygraph-out/graph.json
  policygraph officials policygraph-out/graph.json --place 太原 --as-of 2024-06-30
  policygraph officials policygraph-out/graph.json --person 李建国 --ended -o 任职.csv""",
    """List persons with their posts: those of one person together, in order of time.

Dates are those of the documents that name the post; of what is done on a day, that of the sentence. Posts that are over
are left out unless --ended; --as-of leaves those held on that day as far as the documents up to it say. Persons of one
name whose posts do not lead to each other are several; a column counts the others.

Examples:
  policygraph officials policygraph-out/graph.json
  policygraph officials policygraph-out/graph.json --place NAME --as-of 2024-06-30
  policygraph officials policygraph-out/graph.json --person NAME --ended -o posts.csv""",
)


@click.command("officials", cls=Command, texts=_OFFICIALS)
@click.argument("graph", type=FILE, metavar="GRAPH")
@click.option(
    "--person", cls=Option, default="", metavar="NAME", help=("只要姓名含有这些字的", "names with these characters")
)
@click.option(
    "--body", cls=Option, default="", metavar="NAME", help=("只要机构含有这些字的", "bodies with these characters")
)
@click.option(
    "--place", cls=Option, default="", metavar="NAME", help=("只要机构名里有这个地方的", "bodies of this place")
)
@click.option("--as-of", cls=Option, metavar="DATE", callback=day, help=("哪一天在任的", "in office on which day"))
@click.option("--ended", cls=Option, is_flag=True, help=("也列出已经卸任的", "posts that are over as well"))
@answering
def command(
    graph: Path, person: str, body: str, place: str, as_of: str, ended: bool,
    most: int | None, as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    """Who holds which post."""
    from ..graph.queries.tables import officials
    from ..graph.tables.officials import OFFICIAL_COLUMNS, once_named

    with asking(graph) as store:
        rows = officials(store, person=person, body=body, place=place, as_of=as_of, ended=ended)
    people = len({row["人物编号"] for row in rows})
    given = rows[: limit(most, as_json, out)]
    said = counted(len(given), len(rows), f"共 {people} 人 {{}} 项职务", f"{people} persons, {{}} posts")
    give(given, OFFICIAL_COLUMNS, _SHOWN, out, said=said, printed=once_named(given), as_json=as_json)
