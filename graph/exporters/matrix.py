"""A folder of matrices for Excel, R and UCINET's spreadsheet: a CSV a network and year, names across and down.

What has more columns than a sheet of Excel is written as three columns: row, column, count.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..model import Graph
from ..tables.networks import Network, networks
from .csv import cell
from .folders import folder

MOST_COLUMNS = 16_384  # of a sheet of Excel


def write(graph: Graph, path: Path) -> list[Path]:
    """Write 联合发文.csv, 联合发文.2024.csv, … into the folder, UTF-8 with a byte order mark."""
    with folder(path) as into:
        for network in networks(graph):
            period = f".{network.period}" if network.period else ""
            with (
                into.file(f"{network.name}{period}.csv") as file,
                file.open("w", encoding="utf-8-sig", newline="") as out,
            ):
                csv.writer(out).writerows(_rows(network))
    return [path]


def _rows(network: Network) -> Iterator[list[Any]]:
    if len(network.columns) >= MOST_COLUMNS:
        yield ["行", "列", "数"]
        for (row, column), count in network.cells.items():
            yield [cell(network.rows[row]), cell(network.columns[column]), count]
        return
    yield ["", *map(cell, network.columns)]
    for row, name in enumerate(network.rows):
        yield [cell(name), *(network.cells.get((row, column), 0) for column in range(len(network.columns)))]
