"""The lines between the title of a law and its text in, who passed, promulgated and amended it and when, as fields.

（2003年6月18日国务院第12次常务会议通过　2003年6月26日国务院令第382号公布　根据2016年2月6日《…》修订）
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Field
from .days import DATE, date_value
from .numbers import tidy

_DATE = re.compile(DATE)
_TITLE = re.compile(r"《[^《》]*(?:[《〈<][^《》〈〉<>]*[》〉>][^《》]*)*》")
_ACT = re.compile(r"修订通过|修正通过|修订|修正|修改|通过|批准|公布|发布|颁布|印发|制定")
_ENDED = re.compile(r"施行|实施|执行|生效|废止|失效")
_CONGRESS = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{0,20}?)第?[一二三四五六七八九十]{1,3}届(?P<body>(?:全国)?(?:人民代表大会|人大)(?:常务委员会|常委会)?)"
)
_SESSION = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{3,30}?)(?:第\s?\d{1,4}次|第[一二三四五六七八九十百]{1,5}次|\d{4}年|全体|党组|局务|部务|常务)"
)
_DECREE = re.compile(
    r"(?P<body>[\u4e00-\u9fff、]{3,40}?)(?P<act>令|公告)[\s\u3000]{0,2}[（(]?(?P<number>(?:(?:19|20)\d\d年)?第\s?[\d一二三四五六七八九十百]{1,5}\s?号)"
)
_PUBLISHER = re.compile(r"(?P<body>[\u4e00-\u9fff、]{3,40}?)(?:公告|令)?$")
_LONGEST = 1200


@dataclass(frozen=True, slots=True)
class _Event:
    """What happened on a day: `act` by `body` (the words before it, titles blanked out); clean offsets. What
    several bodies did together, 9月5日甲院、9月2日乙院通过, bears one `line`: the offset at which its last day stands."""

    line: int
    day: str
    act: str
    body: str
    body_start: int
    day_start: int


def history_fields(lines: Sequence[tuple[str, int]]) -> list[Field]:
    """signed (first passed, else promulgated), published, revised (last), issuer and number, of lines (text, clean offset)."""
    events = [e for text, start in lines if len(text) <= _LONGEST for e in _events(text, start)]
    passed = [e for e in events if e.act in ("通过", "制定")]
    promulgated = [e for e in events if e.act in ("公布", "发布", "颁布", "印发")]
    changed = [e for e in events if e.act[:2] in ("修订", "修正", "修改")]
    first = next(iter([*passed, *promulgated, *events]), None)
    if first is None:
        return []
    found = [_dated("signed", first)]
    found += [_dated("published", e) for e in promulgated[-1:]]  # a law revised as a whole is promulgated anew
    again = [e for e in [*changed, *passed] if date_value(e.day) > date_value(first.day) and e.line != first.line]
    found += [_dated("revised", e) for e in sorted(again, key=lambda e: date_value(e.day))[-1:]]
    found += [field for e in promulgated[-1:] for field in _decree(e)]
    issuers = next((x for e in [*(e for e in passed if e.body)][:1] + promulgated[:1] if (x := list(_issuers(e)))), [])
    return [*found, *issuers]


def _events(text: str, start: int) -> Iterator[_Event]:
    dates = list(_DATE.finditer(text))
    shared: list[re.Match[str]] = []
    for i, match in enumerate(dates):
        end = dates[i + 1].start() if i + 1 < len(dates) else len(text)
        said = _TITLE.sub(lambda m: "《" * len(m[0]), text[match.end() : end])
        if not _ACT.search(said) and said.rstrip().endswith("、"):
            shared.append(match)  # 9月5日甲院、9月2日乙院通过
            continue
        acts = [a for a in _ACT.finditer(said) if said[a.end() : a.end() + 1] != "的"]
        if not acts and (decree := _DECREE.match(said.lstrip(" \u3000"))) and not said[said.rindex("号") + 1 :].strip(" \u3000）"):
            at = match.end() + len(said) - len(said.lstrip(" \u3000"))
            yield _Event(start + match.start(), match[0], "公布", decree[0], start + at, start + match.start())
            continue
        if not acts or "。" in said[: acts[-1].start()] or _ENDED.search(said[: acts[-1].start()]):
            continue
        line = start + match.start()
        for other in shared:
            yield _Event(line, other[0], acts[-1][0], "", start + other.end(), start + other.start())
        shared = []
        blank = len(said) - len(said.lstrip(" \u3000经由"))
        yield _Event(
            line,
            match[0],
            acts[-1][0],
            said[blank : acts[-1].start()],
            start + match.end() + blank,
            start + match.start(),
        )


def _dated(name: str, event: _Event) -> Field:
    return Field(name, event.day, event.day_start, event.day_start + len(event.day), date_value(event.day))


def _issuers(event: _Event) -> Iterator[Field]:
    """Who passed it: the congress of a session, the body of a meeting; or whose decree or announcement it is."""
    start = event.body_start
    if match := _CONGRESS.match(event.body):
        yield Field("issuer", match[0], start, start + match.end(), match["place"] + _full(match["body"]))
        return
    match = (
        _SESSION.match(event.body)
        if event.act == "通过"
        else _DECREE.match(event.body) or _PUBLISHER.fullmatch(event.body)
    )
    if match:
        for part in re.finditer(r"[^、]+", match["body"]):
            if part[0] not in ("审议", "表决"):
                yield Field("issuer", part[0], start + part.start(), start + part.end(), _organ(part[0]))


def _organ(body: str) -> str:
    """国务院 without 中华人民共和国; the Central Military Commission has it, as the party has one of that name too."""
    name = _meeting_of(body)
    return name if name.endswith("中央军事委员会") else tidy(name)


def _full(body: str) -> str:
    return body.replace("人大", "人民代表大会").replace("常委会", "常务委员会")


def _meeting_of(body: str) -> str:
    """最高人民法院审判委员会 sits for 最高人民法院."""
    return re.sub(
        r"(?<=法院)审判委员会$|(?<=检察院)(?:第[一二三四五六七八九十]+届)?检察委员会$|(?<=政府)(?:常务|全体)会议$",
        "",
        body,
    )


def _decree(event: _Event) -> Iterator[Field]:
    if match := _DECREE.match(event.body):
        start = event.body_start
        yield Field(
            "number", match[0], start, start + match.end(), tidy(match["body"] + match["act"] + match["number"])
        )
