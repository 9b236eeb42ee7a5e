"""Where a meeting is held or a thing lies, when the place only begins a longer name: 在某市某区国际会展中心举行, 位于某省西部山区.

In: one scene and the names inside longer names. Out: the located_in relations that the sentence would state if the
longer name's place stood there alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ..model import Mention, Relation
from ..relations import find_relations
from .discourse import Scene

_AT = re.compile(r"(?:在|位于|地处|坐落于|落户|处于)$")
_LONG = ("project", "organization", "area")
_NO_VENUE = ("中国", "中华人民共和国")


def venue_relations(scene: Scene, inner: Mapping[Mention, Sequence[Mention]]) -> Iterator[Relation]:
    """What the sentence says of places that begin the names of its venues."""
    grounds = {m: places for m in scene.mentions if (places := _ground(scene, m, inner))}
    if not grounds:
        return
    last = {places[-1] for places in grounds.values()}
    mentions = [x for m in scene.mentions for x in grounds.get(m, (m,))]
    for r in find_relations(scene.sentence, mentions, scene.setting):
        if r.type == "located_in" and r.object in last:
            yield r


def _ground(scene: Scene, m: Mention, inner: Mapping[Mention, Sequence[Mention]]) -> tuple[Mention, ...]:
    """The places with which the name of a venue begins (甲市乙区国际会展中心)."""
    before = scene.sentence.text[: m.start - scene.sentence.start]
    if m.type not in _LONG or not _AT.search(before):
        return ()
    places: list[Mention] = []
    for place in inner.get(m, ()):
        if place.type != "place" or place.start != (places[-1].end if places else m.start) or place.name in _NO_VENUE:
            break
        places.append(place)
    return tuple(places) if places and places[-1].end < m.end else ()
