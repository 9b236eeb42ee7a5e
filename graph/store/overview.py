"""The store in numbers: what a build tells its user."""

import json
import sqlite3


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many documents, files they lay in, entities, relations."""
    wanted = {
        "documents": "SELECT count(*) FROM documents",
        "files": "SELECT count(DISTINCT file) FROM documents",
        "entities": "SELECT count(*) FROM entities",
        "relations": "SELECT count(*) FROM relations",
    }
    return {name: int(db.execute(query).fetchone()[0]) for name, query in wanted.items()}


def types(db: sqlite3.Connection, table: str) -> list[tuple[str, int, int]]:
    """(type, how many, how many of them derived) of `entities` or `relations`, the most frequent first."""
    query = f"SELECT type, count(*), sum(derived) FROM {table} GROUP BY type ORDER BY count(*) DESC, type"
    return list(db.execute(query))


def targets_by_year(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """How many targets fall due in each year."""
    year = "coalesce(json_extract(attributes, '$.year'), '—')"
    query = f"SELECT {year}, count(*) FROM entities WHERE type = 'target' GROUP BY 1 ORDER BY 1"
    return [(str(found), str(many)) for found, many in db.execute(query)]


def notes(db: sqlite3.Connection) -> list[str]:
    """What the readers noticed in documents that they read."""
    query = "SELECT id, json_extract(attributes, '$.notes') FROM documents WHERE json_extract(attributes, '$.notes') IS NOT NULL ORDER BY id"
    return [f"{id}：{note}" for id, listed in db.execute(query) for note in json.loads(listed)]
