"""What the formats of drawings share: short labels, and no more edges than can be seen."""

from pathlib import Path

from ..model import Graph
from ..records import oneline

LONGEST = 40  # characters of a label


class TooLarge(ValueError):
    """A graph that the program for which a format is would not show; its text is the Chinese message for the user."""

    def __init__(self, path: Path, most: int) -> None:
        super().__init__(f"{path}：超过 {most} 条边，画不出来。请用 --focus、--types、--relations 选一部分")
        self.path, self.most = path, most


def short(text: str) -> str:
    """The text on one line, cut where it is long.

    >>> short("太原市"), len(short("长" * 100))
    ('太原市', 40)
    """
    text = oneline(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def refuse_too_large(graph: Graph, path: Path, most: int) -> None:
    """Raises `TooLarge` where the graph has more edges, or more nodes, than that."""
    if max(len(graph.edges), len(graph.entities)) > most:
        raise TooLarge(path, most)
