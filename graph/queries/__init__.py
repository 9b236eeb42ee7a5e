"""Questions in, answers as frozen records out: each function asks a `Store`, each record has its `row` for a table.

    with Store.at(Path("policygraph-out")) as store:
        for step in path(store, find(store, "太原"), find(store, "国务院")) or []:
            print(step.near.name, step.told.type, step.far.name, step.told.evidence)
"""

from .belonging import Member, members
from .citing import Cited, citations, most_cited
from .dating import Moment, timeline
from .differing import Change, diff
from .inheriting import area_targets
from .issuing import Issued, Pair, issue_rows, issued, matrix, pairs
from .measuring import Measured, Stats, stats
from .naming import Ambiguous, Node, Unknown, find
from .searching import Found, Sentence, search
from .showing import Group, Shown, show
from .tables import documents, facts, missing, officials, targets
from .told import Told
from .walking import Neighbour, Step, Walk, neighbours, path

__all__ = [
    "Ambiguous", "Change", "Cited", "Found", "Group", "Issued", "Measured", "Member", "Moment", "Neighbour", "Node", "Pair",
    "Sentence", "Shown", "Stats", "Step", "Told", "Unknown", "Walk", "area_targets", "citations", "diff", "documents", "facts", "find",
    "issue_rows", "issued", "matrix", "members", "missing", "most_cited", "neighbours", "officials", "pairs", "path", "search",
    "show", "stats", "targets", "timeline",
]  # fmt: skip
