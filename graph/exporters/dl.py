"""UCINET's DL: `NAME.dl` stands for one file a network and year, NAME.联合发文.dl, NAME.联合发文.2024.dl, ….

Edge lists with labels: `edgelist1` for one mode, with both directions, `edgelist2` for two modes.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from ..atomic import replacing
from ..model import Graph
from ..tables.networks import Network, networks


def write(graph: Graph, path: Path) -> list[Path]:
    """Write the files beside `path`, UTF-8; those of all years also where nothing is in them."""
    written = []
    with ExitStack() as stack:
        for network in networks(graph):
            period = f".{network.period}" if network.period else ""
            written.append(path.with_name(f"{path.stem}.{network.name}{period}{path.suffix}"))
            temporary = stack.enter_context(replacing(written[-1]))
            with temporary.open("w", encoding="utf-8", newline="\r\n") as file:
                file.writelines(f"{line}\n" for line in _lines(network))
    return written


def _lines(network: Network) -> Iterator[str]:
    if network.two_mode:
        yield f"dl nr={len(network.rows)}, nc={len(network.columns)} format=edgelist2"
        yield from _labels("row labels:", network.rows)
        yield from _labels("column labels:", network.columns)
    else:
        yield f"dl n={len(network.rows)} format=edgelist1"
        yield from _labels("labels:", network.rows)
    yield "data:"
    for (row, column), count in network.cells.items():
        yield f"{row + 1} {column + 1} {count}"


def _labels(head: str, names: Iterable[str]) -> Iterator[str]:
    yield head
    for name in names:
        yield '"' + name.replace('"', "”") + '"'
