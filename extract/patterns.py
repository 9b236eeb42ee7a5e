"""The little language that relation rules are written in.

A pattern is a regular expression over a sentence in which `{subject}` and `{object}` stand for mentions of the types
the relation allows: `{object+}` for one or more of them joined by 、 和 及 与, `{object++}` for at least two, `{object~}`
for all that stand in a stretch of the sentence; `{?}` for one mention of any type or none; `<word>` for a word list of
the file and `…` for a short gap that stays inside the clause.

To match in one pass, a sentence is rewritten so that each mention is two private characters: one saying its type, one
saying which mention it is. (For entity patterns there is a second rewriting, `shadow`, which keeps every offset: a
found place becomes a run of private characters of its own length.)
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from .model import Mention

_TYPE, _WHICH = 0xE100, 0xF0000
_SLOT = re.compile(r"\{([a-z]\w*|\?)(\+\+|\+|~)?\}")
_GAP = "[^，。；！？\\n]{0,12}?"
_LONG_GAP = "[^。！？\\n]{0,60}?"
_JOIN = r"(?:[、和及与，,]|以及|\s){1,2}(?:[一-龥]{2,8}代表)?"
_SHADOW = {"place": ("\ue000", "\ue001"), "organization": ("\ue002", "\ue003")}


def shadow_class(type: str) -> str:
    """The piece of a regular expression that matches one hidden mention of `type` in a shadowed text."""
    first, rest = _SHADOW[type]
    return f"{first}{rest}*"


def shadow(text: str, mentions: Iterable[Mention]) -> str:
    """`text` with each place and organisation mention hidden behind private characters, every offset kept.

    >>> shadow("请示湖南省", [Mention("place", "湖南省", 2, 5)]).encode("unicode_escape").decode()[-18:]
    '\\\\ue000\\\\ue001\\\\ue001'
    """
    chars = list(text)
    for m in mentions:
        if m.type in _SHADOW:
            first, rest = _SHADOW[m.type]
            chars[m.start : m.end] = [first] + [rest] * (m.end - m.start - 1)
    return "".join(chars)


def _slot(role: str, many: str, slots: Mapping[str, Sequence[str]], types: Sequence[str]) -> str:
    """The piece of a regular expression for `{role}`, `{role+}`, `{role++}`, `{role~}` or `{?}`."""
    if role == "?":
        return f"(?:[{chr(_TYPE)}-{chr(_TYPE + 0xFF)}].)?"
    if role not in slots:
        raise ValueError(f"{{{role}}} is none of {', '.join(sorted(slots))}")
    for name in slots[role]:
        if name not in types:
            raise ValueError(f"no entity type {name!r}; there are {', '.join(types)}")
    one = "[" + "".join(chr(_TYPE + types.index(n)) for n in slots[role]) + "]."
    if list(slots[role]) == ["document"]:
        one += r"(?:（以下[^（）\n]{2,30}）)?"  # 《甲》（以下简称《甲法》）、《乙》
    if many == "~":
        other = r"(?:(?!根据|依据|依照)[^。！？\n])"  # 为贯彻甲，根据乙: the two lists say different things
        return rf"(?P<{role}>{other}{{0,120}}?{one}{other}{{0,160}}?)"
    join = f"(?:{_JOIN})?" if list(slots[role]) == ["document"] else _JOIN  # 《甲》《乙》 need no mark between them
    repeat = {"": "", "+": f"(?:{join}{one})*", "++": f"(?:{join}{one})+"}[many]
    return f"(?P<{role}>{one}{repeat})"


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

    def word(match: re.Match[str]) -> str:
        if match[1] not in (words or {}):
            raise ValueError(f"<{match[1]}> is not in [words]; there are {', '.join(sorted(words or {})) or 'none'}")
        return f"(?:{(words or {})[match[1]]})"

    source = _SLOT.sub(slot, re.sub(r"(?<!\?P)<([一-龥]+)>", word, pattern)).replace("……", _LONG_GAP).replace("…", _GAP)
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
        offsets: list[int] = []
        at = 0
        for i, m in enumerate(mentions):
            low, high = m.start - start, m.end - start
            out += text[at:low], chr(_TYPE + types.index(m.type)), chr(_WHICH + i)
            offsets += range(start + at, start + low)
            offsets += [m.start, m.end - 1]
            at = high
        out.append(text[at:])
        offsets += range(start + at, start + len(text))
        self.text = "".join(out)
        self.mentions = mentions
        self._offsets = offsets

    def span(self, match: re.Match[str], group: str | int = 0) -> tuple[int, int]:
        """The clean span of a match (not empty)."""
        low, high = match.span(group)
        return self._offsets[low], self._offsets[high - 1] + 1

    def taken(self, match: re.Match[str], group: str) -> list[Mention]:
        """The mentions that one slot of a match took."""
        return [self.mentions[ord(c) - _WHICH] for c in match[group] or "" if ord(c) >= _WHICH]
