"""Industries that a place is to develop: its subject, the industry, and what kind it is to be. In: a sentence and its
mentions; out: `Development`.

The words are data (rules/industries/). The subject is found as that of a positioning is. What has been reached is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from .. import schema
from ..model import Mention, Sentence
from .modality import governed_by
from .positioning import spoken_of

_LONGEST_ITEM = 14
_SIZE = re.compile("^(?:[百千万]+亿元?级?|世界(?:一流|级)|国内一流|全国领先|国际一流)的?")
_NO_KIND = re.compile(r"[0-9一二两三四五六七八九十]+[个大条]|[0-9+＋N-]+$|.*(?:[级性型化]|年)$")  # 6个世界级, “1188”, 外向型
_ET_CETERA = re.compile("(?<![高同平对均初])等")
# 中药材三大主导产业和…: how many of what kind; 特色富民: a kind and nothing else; 户外运动 makes 山地 and 水上 what they are.
_GROUP = re.compile("(?P<name>.+?)(?:等)?[一二三四五六七八九十两\\d]+大(?P<kind>主导|特色|优势|支柱|传统|新兴|重点)?(?:产业(?:集群|链)?)?$")
_ONLY_KINDS = re.compile("(?:特色|富民|优势|主导|现代|支柱|传统|新兴|乡村|绿色|高效|生态|战略性?|未来|先进|民族|重点|新型|高端|精品){2,}$")
_HEAD = re.compile("(?:运动|服务|贸易|旅游|培训)$")
_KIND_BEHIND = re.compile("产业[和与及、]")
_SLOGAN = re.compile("“[^“”]*(?<!业)(?<!经济)(?<!旅游)”")  # “一县一特色”: a saying, no industry
# 节能与新能源汽车: the noun of the last is that of the one before; 固废处理及循环利用: the last is no industry alone.
_SHARED_NOUN = re.compile("^(?:(?:节能|新能源|智能|电动|氢能|混动|燃料电池|整车|商用|乘用)[与和及](?=[^、]*(?:汽车|车辆|乘用车|商用车)$))")
_NOT_ALONE = re.compile(
    "(?:循环|综合|资源化|再生|回收|开发|高效)?(?:利用|处理|处置|回收|应用|配套|运维|运营|维修|维护|销售|流通|生产|制造|加工|精深加工|深加工|修造|储运|运输|仓储|"
    "服务|研发|设计|测试|检测|培训|示范|推广|零部件|部件|关键零部件|核心零部件|配件|材料|装备|设备|制品|衍生品|相关服务)"
)
_WORKED = re.compile("..(?:精深|深)?加工$")  # 果蔬和肉制品加工
_OWN_HEAD = re.compile("(?:加工|制造|物流|业|经济|旅游|服务|养殖|种植|贸易)$")
_JOINT = re.compile("[和与及]")
# 饮片、颗粒特色药: what stands before 特色 is listed with what it makes, not an industry
_LISTED_KIND = re.compile("[^特优]{2,}(?:特色|优势|系列|类)[^业特优]+$")
_DOES = re.compile(
    "(?:更好|全面|加快|加速|深入|持续|要|积极|大力|充分)*(?:深化|发展|做[大强优]|培育|壮大|加快|加速|崛起|提[升质档速]|推[进动]|申报|开展|实施|探索|扩容|扩能|高质量|聚焦|发挥|厚植|聚力|以|"
    "围绕|立足|依托|突出|加强|建设|打造|创建|争创|完善|优化|引进|承接|融入|用好|建好|抓好|强化|利用|整合|改造|率先|建成|落实|构建|布局|主动|抢抓)"
)
_BACKS = re.compile("(?:(?:积极|大力|全力|深入|持续|坚定|并|同时)*支持|[（(]?[一二三四五六七八九十\\d]{1,2}[)）.、．])+")
_WINDOW = 200
_FARMED = re.compile("(?:特色|优势|优质|高端|绿色|现代)*(?:农业|制造业|工业)(?=产业)")
_SPECIAL = re.compile("(?:特色|优势)..")
_PART = re.compile("[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘青宁新][东西南北中]$")
_MODERN = re.compile("^现代化?(?=[^业]{2,}$)(?!.*(?:经济|制造|服务|物流|金融|农业|医药|种业|化工|医学|煤))")
_SUFFIX = re.compile("(?<!核心)(?:特色|优势)?(?:产业集群|产业链|产业)$")


@dataclass(frozen=True, slots=True)
class Development:
    """`subject` is to develop `industry`, as `kind` (未来产业, 主导产业, or nothing) with `modality` (支持, 鼓励, 应当, or
    nothing); [start, end) is the clean span from subject or verb to the end of the list."""

    subject: Mention
    industry: str
    kind: str
    modality: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Words:
    classed: re.Pattern[str]
    alone: re.Pattern[str]
    ends: re.Pattern[str]
    generic: frozenset[str]
    bad: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]
    sections: re.Pattern[str]
    kinds: re.Pattern[str]


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _words() -> _Words:
    raw = schema.load("industries")["industries"]
    after = r"(?=[，。；！）]|发展(?:[，。；]|$)|$)"
    kind = rf"(?P<kind>(?:{_any(raw['before_class'])})*(?:{_any(raw['classes'])}))"
    return _Words(
        re.compile(
            rf"(?P<verb>{_any(raw['verbs'])})(?P<list>[^，。；：！？\n（）]{{2,80}}?)(?:等)?"
            rf"(?P<count>[一二两三四五六七八九十\d]+(?:大|个|条))?{kind}{after}"
        ),
        re.compile(rf"(?P<verb>{_any(raw['alone'])})(?P<list>[^，。；：！？\n（）]{{3,60}}?)(?=[，。；！]|$)"),
        re.compile(rf"(?:{_any(raw['ends'])})$"),
        frozenset(raw["generic"]),
        re.compile(_any(raw["not_in"])),
        re.compile(_any(raw["past"])),
        re.compile(_any(raw["future"])),
        re.compile(raw["past_sections"]),
        re.compile(_any(raw["kinds"])),
    )


def find_developments(
    sentence: Sentence, mentions: Sequence[Mention], topics: Sequence[Mention], *, home: Mention | None = None
) -> Iterator[Development]:
    """Every industry that `sentence` wants developed; `topics` and `home` as for positionings."""
    if "产业" not in sentence.text and "经济" not in sentence.text and "业" not in sentence.text or _is_past(sentence):
        return
    areas = [m for m in mentions if m.type in ("place", "area")]
    taken = 0
    for match in sorted([*_classed(sentence.text), *_words().alone.finditer(sentence.text)], key=lambda m: m.start()):
        if match.start() < taken:
            continue
        items = list(_grouped(match))
        whom = _spoken_of(sentence, match.start("verb"), areas, topics, strict=home is not None) if items else None
        if not items or not whom:
            continue
        taken = match.end()
        modality = governed_by(sentence.text[: match.start("verb")])
        for subject in whom:
            if home and subject.name == "中国" != home.name:
                continue  # a city's report speaks of the country, but not for it
            start = min(subject.start, sentence.start + match.start()) if subject.start >= sentence.start else sentence.start
            for item, kind in items:
                yield Development(
                    subject, item, kind, modality, start, sentence.start + match.end(), f"develops.{match['verb']}"
                )


def _classed(text: str) -> Iterator[re.Match[str]]:
    return _words().classed.finditer(text) if any(w in text for w in ("产业", "集群", "赛道")) else iter(())


def _is_past(sentence: Sentence) -> bool:
    """Whether the sentence tells what has been done, by its heading or its own words."""
    words = _words()
    if any(words.sections.search(h) for h in sentence.headings):
        return True
    return bool(words.past.search(sentence.text)) and not words.future.search(sentence.text)


def _grouped(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The industries of the list, each with its kind; where two kinds are joined behind the list none is said of all."""
    found = _words().kinds.search(match.groupdict().get("kind") or "")
    kind = found[0] if found else ""
    named, *behind = _ET_CETERA.split(match["list"], maxsplit=1)
    if behind and _KIND_BEHIND.search(behind[0]):
        kind = ""
    listed = _listed(named)
    if len(listed) > 1 and _LISTED_KIND.fullmatch(listed[-1]) and not behind:
        return
    pieces = [re.split("(?<=.)[“”]", p.strip("“” 　"))[0] for p in listed]
    said = [_SLOGAN.match(piece) is None for piece in listed]
    if behind and _HEAD.search(behind[0]) and any(len(p) <= 2 for p in pieces):
        return
    own, plain = "", []
    groups: list[tuple[str, str]] = []
    for piece in pieces:
        group = _GROUP.fullmatch(piece)
        plain.append(group["name"] if group else piece)
        if group:
            own = f"{group['kind']}产业" if group["kind"] else ""
            groups, plain = [*groups, *((p, own) for p in plain)], []
    groups += [(p, kind) for p in plain]
    names = _items([p for p, _ in groups], match)
    whole = _FARMED.match(match.groupdict().get("kind") or "")
    if len(groups) == 1 and not behind and any(names) and (whole or _SPECIAL.fullmatch(names[0])):
        names = [names[0] + (whole[0] if whole else "产业")]  # 山地高效特色农业, 特色数字产业
    elif len(groups) == 1 and kind == "特色产业" and len(groups[0][0]) == 2 and any(names):
        names, groups = [groups[0][0] + kind], [("", "")]  # 民族特色产业 is one name
    if not _PART.match(groups[0][0]):
        yield from ((name, k) for name, (_, k), fits in zip(names, groups, said, strict=False) if name and fits)


def _listed(named: str) -> list[str]:
    """The items of a list; those that are no industry alone stay with what they belong to.

    >>> _listed("节能与新能源汽车、固废处理及循环利用、文化和旅游"), _listed("木材加工及家具制造")
    (['节能与新能源汽车', '固废处理及循环利用', '文化', '旅游'], ['木材加工', '家具制造'])
    """
    out: list[str] = []
    for item in named.split("、"):
        parts = _JOINT.split(item)
        worked = _WORKED.search(parts[-1]) and not any(_OWN_HEAD.search(part) for part in parts[:-1])
        whole = _SHARED_NOUN.match(item) is not None or bool(worked)
        fragment = any(_NOT_ALONE.fullmatch(_SUFFIX.sub("", part)) for part in parts[1:])
        out += [item] if whole or fragment else parts
    return out


def _spoken_of(
    sentence: Sentence, verb: int, areas: Sequence[Mention], topics: Sequence[Mention], *, strict: bool
) -> Sequence[Mention] | None:
    """Whom the verb speaks of; in 支持某县深化合作，大力发展… the county, as long as its part of the sentence goes on."""
    text = sentence.text
    begin = max(max(text.rfind(mark, 0, verb) for mark in "；。：") + 1, verb - _WINDOW)
    clause = max(text.rfind(mark, 0, verb) for mark in "，；。：") + 1
    own = any(clause <= m.start - sentence.start < verb for m in areas)
    for m in () if own else reversed(areas):
        low, high = m.start - sentence.start, m.end - sentence.start
        if m.type != "place" or not begin <= low < high < clause:
            continue
        opening = max(text.rfind(mark, 0, low) for mark in "，；。：") + 1
        if "支持" in text[opening:low] and _BACKS.fullmatch(text[opening:low]):
            return [m] if _DOES.match(text, high) else None
    return spoken_of(sentence, verb, areas, topics, strict=strict)[0]


def _items(pieces: Sequence[str], match: re.Match[str]) -> list[str]:
    """The industries as the graph calls them, "" for those that say nothing; none where one of the pieces is no industry."""
    words = _words()
    classed = bool(match.groupdict().get("kind"))
    if classed and len(pieces) == 1 and match.groupdict().get("count"):
        return []  # 打造新能源三大产业集群: how many there are, not which
    for piece in pieces:
        name = _SUFFIX.sub("", piece)
        fits = 2 <= len(piece) <= _LONGEST_ITEM and not words.bad.search(piece) and piece not in words.generic
        fits = fits and not _NO_KIND.match(name)
        if not fits or not (classed or words.ends.search(piece)):
            return []
    return [_called(piece) for piece in pieces]


def _called(piece: str) -> str:
    """What the graph calls an industry; "" for one that says nothing."""
    name = _SIZE.sub("", _SUFFIX.sub("", piece))
    name = _MODERN.sub("", name)
    full = name if (len(name) > 2 and not name.endswith("核心")) or name.endswith("业") else f"{name}产业"
    return full if not _words().generic & {name, full, piece} and not _ONLY_KINDS.fullmatch(name) else ""
