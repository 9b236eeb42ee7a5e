"""The command line, one module a command. Chinese, and English with `--lang en`.

Results go to standard output, everything else to standard error. Exit codes: 0 good, 1 something could not be read or
is below its floor, 2 wrong usage, 130 interrupted.
"""

import click

from ..graph.terminal import Option, Program
from . import (
    audit,
    build,
    citations,
    diff,
    documents,
    evaluate,
    explain,
    export,
    importing,
    joint_issuing,
    members,
    officials,
    review,
    search,
    serve,
    show,
    stats,
    targets,
    timeline,
    walking,
)  # fmt: skip

_ABOUT = (
    """把一个文件夹的中文政策文件变成可以引用的知识图谱：每个点、每条边都带着原文的句子。

最常用的三步：

  policygraph build 文件夹                           建图，写到 policygraph-out/
  双击 policygraph-out/graph.html                    看图，断网可用
  policygraph export policygraph-out/graph.json -o 图.csv   到 Excel；也可 .gexf .graphml

policygraph 命令 --help 给出每个命令的说明和例子。""",
    """Chinese policy documents in, a citable knowledge graph out: every node and edge carries its sentence.

  policygraph build FOLDER                           build, into policygraph-out/
  open policygraph-out/graph.html                    browse, offline
  policygraph export policygraph-out/graph.json -o graph.csv   for Excel; or .gexf .graphml

policygraph COMMAND --help explains each command, with examples.""",
)


@click.group(cls=Program, texts=_ABOUT, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policygraph", message="%(version)s", cls=Option, help=("版本号", "the version"))
def main() -> None:
    """Chinese policy documents in, a knowledge graph out."""


# Under which heading `--help` lists them.
_COMMANDS = {
    ("建图、看图、核对、导出", "Build, browse, check and export"): (
        build.command, serve.command, export.command, importing.command, review.command,
    ),
    ("查一样东西", "Ask about one thing"): (
        show.command, search.command, walking.path, walking.neighbours, members.command, timeline.command,
    ),
    ("列成表", "Make tables"): (
        targets.command, documents.documents, citations.command, documents.missing, joint_issuing.command, officials.command,
        stats.command, diff.command,
    ),
    ("规则与准确", "Rules and accuracy"): (explain.command, explain.rules, evaluate.command, audit.command),
}  # fmt: skip
for _heading, _commands in _COMMANDS.items():
    main.add_under(_heading, _commands)
