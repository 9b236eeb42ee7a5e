"""The query of an address in, what it asks for out. A broken one gives what of it can be read, never an error."""

import re

from starlette.datastructures import QueryParams

from ...graph.queries.browsing import MOST_FOCUS, MOST_HOPS, Asked
from ...graph.queries.searching import MOST_WORDS

MOST_ASKED = 200  # of what is searched for
_MOST_START = 1_000_000


def asked_of(query: QueryParams) -> Asked:
    """`?focus=ID&hops=2&relations=TYPE&start=2000`; `path`, `focus`, `documents`, `types` and `relations` may come several times."""
    return Asked(
        path=_several(query, "path", 2),
        focus=_several(query, "focus", MOST_FOCUS),
        documents=_several(query, "documents", MOST_FOCUS),
        words=" ".join(_valid(query.get("q", ""))[:MOST_ASKED].split()[:MOST_WORDS]),
        types=_several(query, "types", MOST_FOCUS),
        relations=_several(query, "relations", MOST_FOCUS),
        hops=min(max(_number(query, "hops", 1), 1), MOST_HOPS),
        start=min(_number(query, "start", 0), _MOST_START),
    )


def _several(query: QueryParams, name: str, most: int) -> tuple[str, ...]:
    found = map(_valid, query.getlist(name))
    return tuple(dict.fromkeys(value for value in found if value))[:most]


def _valid(text: str) -> str:
    """Without halves of characters, which no name has and SQLite could not take."""
    return text.encode("utf-8", "ignore").decode()


def _number(query: QueryParams, name: str, otherwise: int) -> int:
    """Nine digits at most; hundreds of them would take their time to read."""
    found = query.get(name, "")
    return int(found[:9]) if re.fullmatch("[0-9]+", found) else otherwise
