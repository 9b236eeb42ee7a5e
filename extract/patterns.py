"""The little language that relation rules are written in.

A pattern is a regular expression over a sentence in which `{subject}` and `{object}` stand for mentions of the types
the relation allows: `{object+}` for one or more of them joined by 、 和 及 与, `{object++}` for at least two, `{object~}`
for all that stand in a stretch of the sentence; `{?}` for one mention of any type or none; `{!}` says that no mention
of the object's types begins here; `<word>` for a word list of
the file and `…` for a short gap that stays inside the clause.

`{subject*}` is a list of places as plans and laws write it: 甲市、乙市全境，以及丙州北部的丁县、戊市己区等3个县（区）. A place
that only says where the next one is (丙州, 戊市), or whose inner city alone is meant (庚市主城区), or that is left out （除辛县）, is not taken.

To match in one pass, a sentence is rewritten so that each mention is two private characters: one saying its type, one
saying which mention it is. (For entity patterns there is a second rewriting, `shadow`, which keeps every offset: a
found place becomes a run of private characters of its own length.)
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from .model import Mention

_TYPE, _WHICH = 0xE100, 0xF0000
_SLOT = re.compile(r"\{([a-z]\w*|\?|!)(\+\+|\+|\*|~)?\}")
_WORD = re.compile(r"(?<!\?P)<([一-龥]+)>")
_GAP = "[^，。；！？\\n]{0,12}?"
_LONG_GAP = "[^。！？\\n]{0,60}?"
_JOIN = r"(?:[、和及与，,]|以及|\s){1,2}(?:[一-龥]{2,8}代表|(?:自治区|[省市县区州盟旗])(?:委|政府|级)?老?领导(?:同志)?)?"
_INNER = r"的?(?:主城区|中心城区|老城区|核心区|市区|城区)"
_PARTLY = (
    r"的?(?:全境|全域|全部|(?:全部|(?:大)?部分)?(?:行政)?(?:区域|辖区|地区|县区|区县|县市|县（市、区）|乡镇)"
    r"|[东南西北中]{1,2}部(?:地区|区域|县区)?)"
)
_COUNTED = r"等?(?:[两三四五六七八九十\d]+个?)?(?:(?:省|市|县|区|州|盟|地|设区市|地级市|乡镇)(?:（[^（）\n]{1,8}）)?)?"
_OF = r"(?:[东南西北中]{1,2}部)?(?:(?:所|下)辖)?[的：:]?"  # 丙州北部的丁县，丙省：丁市
_LEADS_ON = re.compile(rf"{_OF}[{chr(_TYPE)}-{chr(_TYPE + 0xFF)}](?P<next>.)|{_INNER}")
_LEFT_OUT = re.compile(r"（(?:除|不含|不包括)[^（）\n]{1,24}）")
_SHADOW = {"place": ("\ue000", "\ue001"), "organization": ("\ue002", "\ue003")}


def shadow_class(type: str) -> str:
    """The piece of a regular expression that matches one hidden mention of `type` in a shadowed text."""
    first, rest = _SHADOW[type]
    return f"{first}{rest}*"


def shadow(text: str, mentions: Iterable[Mention]) -> str:
    """`text` with each place and organisation mention hidden behind private characters, every offset kept; `mentions`
    are in order and do not overlap.

    >>> shadow("请示湖南省", [Mention("place", "湖南省", 2, 5)]).encode("unicode_escape").decode()[-18:]
    '\\\\ue000\\\\ue001\\\\ue001'
    """
    parts: list[str] = []
    at = 0
    for m in mentions:
        if m.type in _SHADOW:
            first, rest = _SHADOW[m.type]
            parts += text[at : m.start], first, rest * (m.end - m.start - 1)
            at = m.end
    return "".join([*parts, text[at:]])


def _slot(role: str, many: str, slots: Mapping[str, Sequence[str]], types: Sequence[str]) -> str:
    """The piece of a regular expression for `{role}`, `{role+}`, `{role++}`, `{role*}`, `{role~}`, `{?}` or `{!}`."""
    if role == "?":
        return f"(?:[{chr(_TYPE)}-{chr(_TYPE + 0xFF)}].)?"
    if role == "!":
        return "(?![" + "".join(chr(_TYPE + types.index(n)) for n in slots["object"]) + "])"
    if role not in slots:
        raise ValueError(f"{{{role}}} is none of {', '.join(sorted(slots))}")
    for name in slots[role]:
        if name not in types:
            raise ValueError(f"no entity type {name!r}; there are {', '.join(types)}")
    one = "[" + "".join(chr(_TYPE + types.index(n)) for n in slots[role]) + "]."
    if list(slots[role]) == ["document"]:
        # 《甲》（以下简称《甲法》）、《乙》（某发〔2021〕5号）
        one += rf"(?:（(?:以下[^（）\n]{{2,30}}|[^（）\n，。；]{{0,6}}[{chr(_TYPE)}-{chr(_TYPE + 0xFF)}].[^（）\n]{{0,20}})）)?"
    if many == "~":
        other = r"(?:(?!根据|依据|依照)[^。！？\n])"  # 为贯彻甲，根据乙: the two lists say different things
        return rf"(?P<{role}>{other}{{0,120}}?{one}{other}{{0,160}}?)"
    if many == "*":
        return f"(?P<{role}>{_run(one, chr(_TYPE + types.index('place')) + '.')})"
    join = f"(?:{_JOIN})?" if list(slots[role]) == ["document"] else _JOIN  # 《甲》《乙》 need no mark between them
    repeat = {"": "", "+": f"(?:{join}{one})*", "++": f"(?:{join}{one})+"}[many]
    return f"(?P<{role}>{one}{repeat})"


def _run(one: str, place: str) -> str:
    """The piece for a list of places; a comma ends it, unless 以及 or a place within its province or city follows."""
    low = f"{place}{_OF}{one}"
    bracket = r"(?:（(?:含|除|不含|不包括)[^（）\n]{1,24}）)?"
    member = f"(?:{place}{_OF}(?={one}))*{one}(?!{place})(?:{_INNER})?(?:{_PARTLY})?(?:{_COUNTED})(?:{_PARTLY})?{bracket}"
    comma = rf"[，；](?:(?:以及|及|和)|(?={low}(?:[、，；。（]|和|及|等)))"
    return rf"{member}(?:(?:(?:、|以及|[和及与]|\s){{1,2}}|{comma}){member})*"


def with_words(pattern: str, words: Mapping[str, str]) -> str:
    """`pattern` with each `<word>` replaced by the list of that name.

    >>> with_words("(?P<name>《.+<文种>》)", {"文种": "办法|意见"})
    '(?P<name>《.+(?:办法|意见)》)'
    """

    def listed(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise ValueError(f"<{match[1]}> is not in [words]; there are {', '.join(sorted(words)) or 'none'}")
        return f"(?:{words[match[1]]})"

    return _WORD.sub(listed, pattern)


def compile(
    pattern: str,
    slots: Mapping[str, Sequence[str]],
    types: Sequence[str],
    *,
    words: Mapping[str, str] | None = None,
    context: str | None = None,
) -> re.Pattern[str]:
    """Turn a rule's pattern into a regex over an encoded sentence. With a `context` one of the two ends is not in
    the sentence: it is the document itself, the meeting in progress, or the speaker of the paragraph.

    >>> p = compile("{subject}印发{object}", {"subject": ["organization"], "object": ["document"]},
    ...             ["organization", "document"])
    >>> p.groupindex.keys() >= {"subject", "object"}
    True
    """

    def slot(match: re.Match[str]) -> str:
        return _slot(match[1], match[2] or "", slots, types)

    source = _SLOT.sub(slot, with_words(pattern, words or {})).replace("……", _LONG_GAP).replace("…", _GAP)
    try:
        compiled = re.compile(source)
    except re.error as error:
        raise ValueError(f"not a regular expression ({error})") from None
    missing = sorted({"subject", "object"} - set(compiled.groupindex))
    if len(missing) != (1 if context else 0):
        raise ValueError(f"the pattern lacks {missing or 'no end'} (a rule with `context` names one end, any other two)")
    return compiled


class Encoded:
    """A sentence rewritten for matching: `text`, and the way from a match back to mentions and clean offsets."""

    def __init__(self, text: str, start: int, mentions: Sequence[Mention], types: Sequence[str]) -> None:
        out: list[str] = []
        at = 0
        for i, m in enumerate(mentions):
            out += text[at : m.start - start], chr(_TYPE + types.index(m.type)), chr(_WHICH + i)
            at = m.end - start
        out.append(text[at:])
        self.text = "".join(out)
        self.mentions = mentions
        self._start, self._end = start, start + len(text)

    @cached_property
    def _offsets(self) -> list[int]:
        """The clean offset of each character of `text`; most sentences match nothing and need none."""
        offsets: list[int] = []
        at = self._start
        for m in self.mentions:
            offsets += range(at, m.start)
            offsets += [m.start, m.end - 1]
            at = m.end
        offsets += range(at, self._end)
        return offsets

    def span(self, match: re.Match[str], group: str | int = 0) -> tuple[int, int]:
        """The clean span of a match (not empty)."""
        low, high = match.span(group)
        return self._offsets[low], self._offsets[high - 1] + 1

    def taken(self, match: re.Match[str], group: str) -> list[Mention]:
        """The mentions that one slot of a match took."""
        text = _LEFT_OUT.sub(lambda m: " " * len(m[0]), match[group] or "")
        found = [(i, self.mentions[ord(c) - _WHICH]) for i, c in enumerate(text) if ord(c) >= _WHICH]
        return [m for i, m in found if m.type != "place" or not self._leads_on(text, i + 1)]

    def _leads_on(self, text: str, at: int) -> bool:
        """Whether the place before `at` only says where the next one is: 甲市乙县, 丙州北部的丁县, 戊市主城区."""
        match = _LEADS_ON.match(text, at)
        if match is None or not match["next"]:
            return match is not None
        return self.mentions[ord(match["next"]) - _WHICH].type in ("place", "area")
