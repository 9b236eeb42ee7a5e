"""What a person asks for of a graph, in names and labels, in; the `Selection` of ids and types that means it out."""

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from ...extract import schema
from ..labels import MADE_IN_CODE, label
from ..selection import Selection
from ..store import Store
from .naming import find

__all__ = ["UnknownDocument", "UnknownType", "Words", "choose", "entity_types", "relation_types", "words"]

Words = str | Iterable[str]
_SEVERAL = re.compile("[,，、]")
_MOST_LISTED = 10


class UnknownType(LookupError):
    """No type is called so; `near` are labels like it, `known` all names of types."""

    def __init__(self, word: str, known: Collection[str]) -> None:
        self.word, self.known = word, tuple(sorted(known))
        labelled = {text: name for name in self.known for text in (label(name), name)}
        self.near = tuple(dict.fromkeys(label(labelled[text]) for text in get_close_matches(word, labelled, n=3, cutoff=0.5)))
        meant = f"是不是：{'、'.join(self.near)}？" if self.near else ""
        super().__init__(f"没有类型“{word}”。{meant}有：{'、'.join(f'{label(name)}（{name}）' for name in self.known)}")


class UnknownDocument(LookupError):
    """No document that was read has this id or title; `some` are the first that were."""

    def __init__(self, name: str, some: tuple[str, ...]) -> None:
        self.name, self.some = name, some
        super().__init__(f"没有文件“{name}”。读过的有：{'、'.join(some)} ……")


def choose(
    store: Store, *, types: Words = (), relations: Words = (), documents: Words = (), focus: Words = (), hops: int = 1,
    year: int | None = None, min_evidence: int = 0, derived: bool = True,
) -> Selection:  # fmt: skip
    """The part of the store's graph that is asked for.

    `types` and `relations` are names or Chinese labels, in one string with commas or in several; `documents` are ids, titles or
    parts of these; `focus` are names as `find` reads them; one string is one name. The rest is as in `Selection`.

    Raises `UnknownType`, `UnknownDocument`, and for a name in focus `Unknown` or `Ambiguous`, all of them `LookupError` with
    a Chinese text that says what there is instead; `ValueError` for a negative number."""
    for name, number in (("hops", hops), ("min_evidence", min_evidence)):
        if number < 0:
            raise ValueError(f"{name} 不能小于 0：{number}")
    focused = frozenset(find(store, name).id for name in _several(focus))
    return Selection(
        entity_types(words(types)),
        relation_types(words(relations)),
        frozenset(id for name in _several(documents) for id in _documents(store, name)),
        focused,
        hops if focused else 1,  # so that what asks for nothing is `Selection()`, which is all
        year,
        min_evidence if min_evidence > 1 else 0,
        derived,
    )


def entity_types(wanted: Iterable[str]) -> frozenset[str]:
    """Types of entities by their names or Chinese labels. Raises `UnknownType`."""
    return _types(wanted, {*schema.load("entities"), *MADE_IN_CODE})


def relation_types(wanted: Iterable[str]) -> frozenset[str]:
    """Types of relations by their names or Chinese labels. Raises `UnknownType`."""
    return _types(wanted, set(schema.load("relations")))


def _types(wanted: Iterable[str], known: Collection[str]) -> frozenset[str]:
    labelled = {label(name): name for name in sorted(known)} | {name: name for name in known}
    chosen = set()
    for word in wanted:
        if word not in labelled:
            raise UnknownType(word, known)
        chosen.add(labelled[word])
    return frozenset(chosen)


def _several(given: Words) -> list[str]:
    return [given] if isinstance(given, str) else list(given)


def words(given: Words) -> list[str]:
    """One string with commas, or several strings, as a list.

    >>> words("成员，目标"), words(["成员", "目标"])
    (['成员', '目标'], ['成员', '目标'])
    """
    return [part.strip() for word in _several(given) for part in _SEVERAL.split(word) if part.strip()]


def _documents(store: Store, name: str) -> list[str]:
    """The ids of the documents with this id, else this title, else these characters in their title or id."""
    ways = ("id = ?", "title IN (?, '《' || ? || '》')", "instr(title, ?) OR instr(id, ?)")
    for way in ways:
        query = f"SELECT id FROM documents WHERE {way} ORDER BY id"
        found = [id for (id,) in store.db.execute(query, [name] * way.count("?"))]
        if found:
            return found
    some = store.db.execute("SELECT id FROM documents ORDER BY id LIMIT ?", (_MOST_LISTED,))
    raise UnknownDocument(name, tuple(id for (id,) in some))
