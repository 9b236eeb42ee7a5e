"""The document's own node gets its header: the fields of its article, and what follows from its name and its issuers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model import Field, Found, Stated
from ..naming.names import Where, canonical
from .headers import kind_of
from .levels import level_of

_NO_NAME = "第12（〔"  # 第12号, 2022年第19号公告 name nothing by themselves


def described(
    found: Iterable[Found], headers: Mapping[str, Sequence[Field]], stated: Iterable[Stated], where: Where
) -> list[Found]:
    """The things, those with a header (id -> fields) with it as attributes: tuples of texts in the order of the text.

    Where no field says the issuers, they are the bodies of the edges issued_by."""
    things = list(found)
    names = {thing.id: thing.name for thing in things if thing.type == "organization"}
    issuers: dict[str, list[str]] = {}
    for edge in stated:
        if edge.type == "issued_by" and edge.head in headers and edge.tail in names:
            issuers.setdefault(edge.head, []).append(names[edge.tail])
    return [_described(x, headers[x.id], issuers.get(x.id, ()), where) if x.id in headers else x for x in things]


def untitled(header: Sequence[Field]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of an article without a title of its own, by name: what a news report says of itself."""
    fields: dict[str, list[str]] = {}
    for f in header:
        fields.setdefault(f.name, []).append(f.value or f.text)
    return tuple((name, tuple(dict.fromkeys(values))) for name, values in sorted(fields.items()))


def _described(thing: Found, header: Sequence[Field], issuers: Sequence[str], where: Where) -> Found:
    fields: dict[str, list[str]] = {}
    for f in header:
        if f.name != "title":
            said = f.value or f.text
            fields.setdefault(f.name, []).append(canonical("organization", said, where) if f.name == "issuer" else said)
    fields.setdefault("issuer", list(issuers))
    fields.setdefault("kind", [kind_of(thing.name)])
    levels = (level_of(name, title=title) for names, title in ((fields["issuer"], False), ([thing.name], True)) for name in names)
    fields.setdefault("level", [next((level for level in levels if level), "")])
    once = {name: tuple(dict.fromkeys(filter(None, values))) for name, values in fields.items()}
    attributes = tuple((name, values) for name, values in sorted(once.items()) if values)
    numbers = (n for n in fields.get("number", ()) if n[0] not in _NO_NAME)
    aliases = tuple(sorted({*thing.aliases, *numbers}))
    return replace(thing, aliases=aliases, attributes=(*thing.attributes, *attributes))
