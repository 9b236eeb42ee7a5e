"""The division that a body belongs to, by its name: 杭州市余杭区财政局 is 余杭区's.

In: a body's name. Out: the name with just the divisions that tell it from others, and the division itself.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from . import gazetteer
from .gazetteer import Place

_LONGEST = 14
_LEVELS = tuple("省市县区州盟旗")


def _chain(name: str) -> list[str]:
    """The full names of divisions that `name` begins with, one after the other."""
    out: list[str] = []
    at = 0
    while at < len(name):
        piece = next((name[at:end] for end in range(min(len(name) - 1, at + _LONGEST), at + 1, -1) if _full(name[at:end])), "")
        if not piece:
            break
        out.append(piece)
        at += len(piece)
    return out


def _full(piece: str) -> Sequence[Place]:
    """The divisions of today whose full name is `piece`."""
    if not piece.endswith(_LEVELS):
        return ()
    return tuple(s.place for s in gazetteer.senses().get(piece, ()) if s.kind == "full" and s.place.code[0].isdigit())


def _meant(chain: Sequence[str], around: Sequence[str]) -> Place | None:
    """The division that the last name of a chain means, by the names above it and those the document speaks for."""
    here = _full(chain[-1])
    for above in (*reversed(chain[:-1]), *around):
        codes = {p.code for p in _full(above)}
        inside = [p for p in here if codes & set(gazetteer.ancestors(p.code))]
        if len(inside) == 1:
            return inside[0]
    return here[0] if len(here) == 1 else None


@lru_cache(1 << 14)
def _owned(name: str, around: tuple[str, ...]) -> tuple[str, str]:
    chain = _chain(name)
    rest = name[sum(map(len, chain)) :]
    place = _meant(chain, around) if chain and (len(rest) > 1 or rest == "委") else None
    if place is None:
        return name, ""
    above = gazetteer.parent(place.code) if len(_full(chain[-1])) > 1 else None
    return (above.name if above else "") + place.name + rest, place.name


def told_apart(name: str, where: Mapping[str, str]) -> str:
    """The body's name with as many divisions as tell it apart.

    >>> told_apart("浙江省杭州市余杭区财政局", {}), told_apart("朝阳区财政局", {"市": "长春市"}), told_apart("朝阳区财政局", {})
    ('余杭区财政局', '长春市朝阳区财政局', '朝阳区财政局')
    """
    return _owned(name, tuple(where[k] for k in ("县", "市", "省") if k in where))[0]


def code_of(name: str, where: Mapping[str, str]) -> str:
    """The code of the division whose full name is `name`, by itself or by the divisions the document speaks for; else empty.

    >>> code_of("太原市", {}), code_of("朝阳区", {"市": "长春市"}), code_of("朝阳区", {}), code_of("阳曲县", {"省": "云南省"})
    ('140100', '220104', '', '')
    """
    place = _meant([name], [where[k] for k in ("县", "市", "省") if where.get(k, name) != name])
    home = gazetteer.division(where.get("省", "")) if place and place.level == "县" else None
    return "" if place is None or (home and home.code not in gazetteer.ancestors(place.code)) else place.code


def within_division(name: str) -> tuple[str, str]:
    """(code, rest) of a township's name that begins with the division it lies in; ("", name) where that is not told.

    >>> within_division("寿阳县宗艾镇"), within_division("宗艾镇")
    (('140725', '宗艾镇'), ('', '宗艾镇'))
    """
    chain = _chain(name)
    place = _meant(chain, ()) if chain else None
    rest = name[sum(map(len, chain)) :]
    return (place.code, rest) if place and rest else ("", name)


def division_of(name: str) -> str:
    """The division that a body's full name begins with, empty where there is none or it may be several.

    >>> division_of("余杭区财政局"), division_of("长春市朝阳区财政局"), division_of("国家林业和草原局")
    ('余杭区', '朝阳区', '')
    """
    return _owned(name, ())[1]
