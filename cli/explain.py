"""`policygraph explain` and `rules`: what a sentence yields and why; which rules there are and how often they fire."""

import sys
from pathlib import Path

import click

from ..graph.terminal import Command, Failed, either
from .common import FILE, chinese, read_all, tell_unread

# Bytes from which on a text is certainly no path.
LONGEST_PATH = 250

_EXPLAIN = (
    """说明一句话里认出了什么、凭什么认出，用了哪条规则；写规则之前先用它看一看。

例：
  policygraph explain "到2025年，山西中部城市群常住人口城镇化率达到70%以上。"
  policygraph explain 决定.txt            文件
  cat 决定.txt | policygraph explain -    标准输入""",
    """What is found in a sentence, by what, and which rules matched; look here before you write a rule.

Examples:
  policygraph explain "到2025年，山西中部城市群常住人口城镇化率达到70%以上。"
  policygraph explain decision.txt        a file
  cat decision.txt | policygraph explain -""",
)


@click.command("explain", cls=Command, texts=_EXPLAIN)
@click.argument("text", metavar="TEXT")
def command(text: str) -> None:
    """What one sentence yields, and why."""
    from ..extract.pipeline import explain as explained
    from ..graph.summary import explained_lines

    click.echo("\n".join(explained_lines(explained(_text_of(text)), chinese=chinese())))


def _text_of(given: str) -> str:
    """The text itself, that of standard input for `-`, that of a file if there is one of the name."""
    from ..extract.files.encoding import Unreadable, decode
    from ..extract.readers import ReadError, read

    try:
        if given == "-":
            return decode(sys.stdin.buffer.read())
        if len(given.encode()) < LONGEST_PATH and Path(given).is_file():
            return read(Path(given)).text
    except (ReadError, Unreadable) as error:
        raise Failed(str(error)) from error
    if not given.strip():
        raise click.UsageError(either("没有文字可看", "there is no text"))
    return given


_RULES = (
    """列出关系规则；给出文件时，还数出每条规则在这些文件里用上了几次（0 就是一次也没有）。

例：
  policygraph rules
  policygraph rules 文件/""",
    """List the rules for relations; with files, also how often each gave evidence in them (0: never).

Examples:
  policygraph rules
  policygraph rules documents/""",
)


@click.command("rules", cls=Command, texts=_RULES)
@click.argument("paths", nargs=-1, type=FILE, metavar="[PATH...]")
def rules(paths: tuple[Path, ...]) -> int:
    """Each rule, and how often it fired."""
    from ..extract.schema import relation_types
    from ..graph.summary import fired, rule_rows

    graph, unread = read_all(paths) if paths else (None, [])
    known = {either(f"{t.name} {t.label}", t.name): [rule.id for rule in t.rules] for t in relation_types().values()}
    click.echo("\n".join(rule_rows(known, fired(graph) if graph else {}, counted=bool(paths))))
    tell_unread(unread)
    return 1 if unread else 0
