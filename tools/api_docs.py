"""Writes the pages of the Python interface, one for each public module, from their docstrings: `python tools/api_docs.py FOLDER`.

Nothing is fetched, neither when they are made nor when they are read.
"""

import sys
import warnings
from pathlib import Path

import pdoc
import pdoc.render

# What a user of the package calls or gets back; the rest may change.
# A package comes with all that is in it, which `!` takes off again.
PUBLIC = (
    "policygraph",
    r"!policygraph\.",
    "policygraph.extract",
    r"!policygraph\.extract\.",
    "policygraph.extract.model",
    "policygraph.graph",
    r"!policygraph\.graph\.",
    "policygraph.graph.model",
    "policygraph.graph.answers",
    "policygraph.graph.frames",
    "policygraph.graph.queries",
    "policygraph.graph.selection",
    "policygraph.graph.store",
    "policygraph.graph.exporters",
    "policygraph.graph.corrections",
    r"!policygraph\.graph\.(store|exporters|queries|corrections)\.",
)


def main(folder: Path) -> None:
    pdoc.render.configure(docformat="markdown", footer_text="policygraph", show_source=False, search=True)
    warnings.filterwarnings("ignore", message=".*MultiDiGraph")  # networkx says what is in a graph for checkers only
    pdoc.pdoc(*PUBLIC, output_directory=folder)
    print(f"Python 接口的文档：{(folder / 'policygraph.html').resolve()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
