"""What a document as a whole is about: the mentions of a text in, one area or place out, or None for news of many places."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..documents.titles import title_relations
from ..mentions import nested
from ..model import Mention
from ..naming.names import Where
from ..reference import pointing

_OFTEN = 3  # an area named less often may stand there in passing


def subject_of(
    own: Mention | None, resolved: Sequence[Mention], found: Sequence[Mention], where: Where, ours: Mention | None
) -> Mention | None:
    """The area or place the document as a whole is about: that of its title, else `ours`, the division it speaks for,
    else that whose body the title begins with, else the one it names far more often than any other; news of many places is about none."""
    if own:
        inside = nested(own, found)
        for r in title_relations(own, inside):
            if r.type == "concerns" and r.object.type in ("area", "place"):
                return r.object if r.object.name else replace(r.object, name=r.object.text)
    if ours:
        return ours
    if own and (issuing := _issuing_place(own, found)):
        return issuing
    lands = [m for m in resolved if m.type in ("place", "area") and m.found_by != pointing.SEVERAL]
    named = Counter((m.type, m.name) for m in lands if m.name != "中国")
    home = [n for n in (where.of(level) for level in ("县", "市", "省")) if n]
    best = max(named, key=lambda k: (named[k] * (2 if k[1] in home else 1), k), default=None)
    second = max((n for k, n in named.items() if k != best), default=0)
    if best is None or best[1] not in home and named[best] < max(2 * second, _OFTEN if best[0] == "area" else 1):
        return None
    return next((m for m in resolved if (m.type, m.name) == best), None)


def _issuing_place(own: Mention, found: Sequence[Mention]) -> Mention | None:
    """甲市乙区人民政府关于…的通知: the innermost of the places that the body at the title's beginning is named by."""
    body = next((m for m in nested(own, found) if m.type == "organization" and m.start - own.start <= 1), None)
    place, at = None, body.start if body else -1
    for m in nested(body, found) if body else ():
        if m.type == "place" and m.start == at:
            place, at = m, m.end
    return replace(place, name=place.name or place.text) if place else None
