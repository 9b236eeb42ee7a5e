"""Writes the pages of the Python interface, one for each public module, from their docstrings: `python tools/api_docs.py FOLDER`.

Nothing is fetched, neither when they are made nor when they are read.
"""

import sys
from pathlib import Path

import pdoc
import pdoc.render

# What a user of the package calls or gets back; the rest may change.
PUBLIC = (
    "policygraph",
    "!policygraph.extract",
    "!policygraph.graph",
    "!policygraph.viz",
    "!policygraph.cli",
    "policygraph.graph.model",
    "policygraph.graph.answers",
    "policygraph.graph.frames",
    "policygraph.graph.queries",
    "policygraph.graph.selection",
    "policygraph.graph.store",
    "policygraph.graph.exporters",
    "policygraph.graph.corrections",
    "policygraph.extract.model",
)


def main(folder: Path) -> None:
    pdoc.render.configure(docformat="markdown", footer_text="policygraph", show_source=False, search=True)
    pdoc.pdoc(*PUBLIC, output_directory=folder)
    print(f"Python 接口的文档：{(folder / 'policygraph.html').resolve()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
