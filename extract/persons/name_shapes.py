"""Names that their shape alone tells: with a middle dot (阿卜杜拉·卡里木), and runs of names that open a sentence.

In: the clean text. Out: spans.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from .. import words
from ..anchors import Anchored, tried
from ..geography import gazetteer
from ..naming import person_names as names
from ..post_words import AND_OTHERS, POST_END

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,12}(?:[·-][\u4e00-\u9fff]{1,10}){1,12}")
_LONGEST_PART = 5
_SHORTEST_LAST = 3
_COMMON = 3000  # in jieba's dictionary: 多次 has 5410
# Behind a name at the head of a life: ，湖北大冶人，…曾任; ，1968年7月生
_BORN = (
    r"，[男女]，|，(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出)?生|，[\u4e00-\u9fff]{2,12}人，(?=[^。\n]{0,60}(?:历任|曾任|现任|担任|学历|参加工作|年\d{1,2}月(?:出)?生))"
)
_ELECTING = "任命|补选|增选|推选|选举|聘任|推举"
_FREE = "、，。；：！？（）“”\n 　和与及等"
_ROW = re.compile(
    r"^(?:[^\n：，。]{2,8}：)?(?P<name>[\u4e00-\u9fff]{2,4})[ \u3000\t]{1,8}"
    rf"(?:[^\n。：]{{2,60}}{POST_END}(?:（[^（）\n]{{2,20}}）)?|[^\n。：]{{6,60}}\n[^\n。：]{{2,30}}[长任记员席理裁])$",
    re.M,
)
_NAME = r"[\u4e00-\u9fff]{2,4}?(?:·[\u4e00-\u9fff]{2,6})?"
_RUN = re.compile(
    rf"(?:^|(?<=[。；！？\n：]))(?P<run>{_NAME}(?:、{_NAME})+(?:和{_NAME}(?![和与及]))?)"
    r"(?=[，。；等]|[和与及](?![、，。])|以及|同志|分别|先后|出席|参加|陪同|列席|随同)",
    re.M,
)


@cache
def _dotted() -> Anchored:
    return Anchored([_DOTTED])


def foreign_names(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, sure) of names with a middle dot or a hyphen: to the marks around them where these are near, else
    as far as the characters go that such names are written with. A slogan (甲地·乙乐) is written with others.

    >>> [text[a:b] for text in ["代表艾米拉古丽·阿不都、汉族代表"] for a, b, _ in foreign_names(text)]
    ['艾米拉古丽·阿不都']
    """
    for _, match in _dotted().finditer(text) if "·" in text or "-" in text else ():
        marks = [i for i in range(match.start(), match.end()) if text[i] in "·-"]
        start, end = _left(text, match.start(), marks[0]), _right(text, marks[-1] + 1, match.end())
        if marks[0] <= start or end <= marks[-1] + 1 or marks[0] - start == 1 and end - start < 5:
            continue
        if _quoted(text, start, end) or not _sounds_foreign(text[start:end]):
            continue
        dashed = "-" in text[start:end]
        if not dashed:
            yield start, end, names.after(text, end) > 0 or words.frequency(text[end : end + 2]) > 100
        elif all(part not in gazetteer.senses() for part in re.split("[·-]", text[start:end])):
            yield start, end, names.after(text, end) > 1 and _led(text, start) > 0


def family_names(named: Iterable[str]) -> dict[str, str]:
    """The last part of each dotted name -> the whole, where only one name of the text ends so and it is no word.

    >>> family_names(["德拉甘·约万诺维奇", "李强"])
    {'约万诺维奇': '德拉甘·约万诺维奇'}
    """
    wholes: dict[str, set[str]] = {}
    for name in named:
        last = name.rpartition("·")[2] if "·" in name else ""
        if len(last) >= _SHORTEST_LAST and not words.frequency(last) and last not in gazetteer.senses():
            wholes.setdefault(last, set()).add(name)
    return {last: min(names) for last, names in sorted(wholes.items()) if len(names) == 1}


def _quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in ("“", "《") and text[end : end + 1] in ("”", "》")


def _sounds_foreign(name: str) -> bool:
    """Is all of the name but a character or two written as foreign names are?"""
    letters = [c for c in name if c not in "·-"]
    strange = sum(c not in names.TRANSLIT for c in letters)
    return strange == 0 or strange <= 2 and 4 * strange <= len(letters)


def _led(text: str, at: int) -> int:
    """The length of the title or the verb before a name that ends at `at`; 0 for none."""
    found = (n for n in (5, 4, 3, 2) if (word := text[max(0, at - n) : at]) in names.titles() or word in names.cues())
    return next(found, 0)


def _left(text: str, low: int, mark: int) -> int:
    """Where the part before the first mark begins: behind the last title or verb, at a near clause mark, or where it
    sounds so."""
    for start in range(mark - 2, low - 1, -1):
        if _led(text, start):
            return start
    if mark - low <= _LONGEST_PART and (low == 0 or text[low - 1] in _FREE):
        return low + (text[low] in "和与及同")
    start = mark
    while start > low and text[start - 1] in names.TRANSLIT:
        start -= 1
    return start + (text[start - 1 : start + 1] in names.titles())  # 总理 ends in a character of foreign names


def _right(text: str, start: int, high: int) -> int:
    """Where the part behind the last mark ends."""
    end = foreign_end(text, start)
    near = next((i for i in range(start, high) if text[i] in "和与及等的"), high)
    if end >= near or end > start + 1 and names.after(text, end):
        return min(end, near) if end > near else end
    word = end > start + 1 and words.frequency(text[end:near])
    if not word and near - start <= _LONGEST_PART and (near == len(text) or text[near] in _FREE + "的"):
        return next((i for i in range(start + 2, near) if names.after(text, i) == 2), near)
    return end


def foreign_end(text: str, at: int) -> int:
    """Where the foreign name ends that begins at `at`: with the characters of such names, or sooner where its last
    ones begin a word (苏纳克|通话).

    >>> foreign_end("苏纳克通话时", 0), foreign_end("索比亚宁出席", 0)
    (3, 4)
    """
    end = at
    while end < len(text) and text[end] in names.TRANSLIT and text[end] != "和":
        end += 1
    if names.after(text, end):
        common = end > at + 3 and words.frequency(text[end - 2 : end]) > _COMMON
        return end - 2 if common else end  # 佩斯科夫|多次
    rest = words.frequency(text[end : end + 2])
    for cut in range(max(at + 2, end - 2), end):
        if words.frequency(text[cut : end + 2]) or words.frequency(text[cut : end + 1]) > rest:
            return cut
    return end


def mended(text: str, start: int, end: int, other: int = 0) -> tuple[int, int]:
    """A name [start, end) as the tagger cut it, with its true end: `other` is where its cue would end it.

    >>> mended("拉马福萨举行会谈", 0, 5), mended("杨振武作的报告", 0, 2, 3), mended("凌安民委员长访问", 0, 6, 3)
    ((0, 4), (0, 3), (0, 3))
    """
    if start + 2 <= other and text[other:end] in names.titles():
        return start, other
    if end < other and names.after(text, other) and not names.after(text, end):
        words_there = words.frequency(text[other - 1 : other + 1]) or words.frequency(text[start + 1 : other])
        return start, end if words_there else other
    if other == end - 1 and names.after(text, other) and not names.after(text, end):
        return start, other
    own = foreign_end(text, start)
    if own < start + 2 or "·" in text[start:end] or names.lengths(text, start) and names.weight(text[start:end]) > 0:
        return start, end
    word = any(words.frequency(text[own:stop]) for stop in range(own + 2, end + 3))
    into = own < end and (word or not names.after(text, end))
    short = own > end and names.after(text, own) > 0
    return start, own if into or short else end


def name_runs(text: str) -> Iterator[tuple[int, int]]:
    """The names of a run that opens a sentence (甲、乙、丙和丁，…出席): all of them shaped like names, most in no dictionary.

    >>> [text[a:b] for text in ["何立山、王小洪和刘振东，以及有关同志出席。"] for a, b in name_runs(text)]
    ['何立山', '王小洪', '刘振东']
    """
    for match in tried(_RUN, text, [0, *(m.end() for m in re.finditer("[。；！？\n：]", text))]):
        at, spans = match.start("run"), []
        for piece in re.split("([、和])", match["run"]):
            if piece not in ("、", "和"):
                spans.append((at, at + len(piece)))
            at += len(piece)
        unknown = sum(words.frequency(text[a:b]) == 0 for a, b in spans)
        if all(_shaped(text, a, b) for a, b in spans) and 2 * unknown > len(spans):
            yield from spans


def _shaped(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    return "·" in name or (end - start in names.lengths(text, start) and name not in names.stop_words())


# The two or three characters between a mark and 提出辞去.
_RESIGNING = re.compile("(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,4})(?:同志)?(?:提出|请求|申请)辞去")


@cache
def _borders() -> re.Pattern[str]:
    """What stands before a name of a list: anything but Chinese, or 是 有 由 及; and the name's first character ahead."""
    return re.compile(
        f"[^\u4e00-\u53c9\u53cb-\u662e\u6630-\u6708\u670a-\u7530\u7532-\u9fff](?=[{''.join({s[0] for s in names.surnames()})}])"
    )


@cache
def shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Names told by their surroundings: in a table, before a bracketed post, before 为 + post, in a long list."""
    single = "".join(s for s in names.surnames() if len(s) == 1)
    double = "|".join(s for s in names.surnames() if len(s) > 1)
    name = f"(?P<name>(?:{double}|[{single}])[\u4e00-\u9fff]{{1,2}})"
    whole = f"{name}(?<![兼担曾现历拟族])"  # 段玠|兼任; 女，景颇族，1970年5月生
    post, taking = POST_END, "(?:兼|担|曾|现|历|曾先后|先后)?任(?!命)"
    head = r"(?<![\u4e00-\u9fff])"
    joined = r"(?:(?<![\u4e00-\u9fff])|(?<=以及)|(?<=[是有由]))"
    return (
        ("表", re.compile(rf"(?:^|(?<=[\n：]))[ 　]*{name}[ 　\t]{{1,8}}(?=[^\n：]{{1,60}}{post}(?:[\n（；。 　]|$))")),
        ("括", re.compile(rf"{name}（(?=[^（）\n]{{1,40}}{post}）)")),
        ("为", re.compile(rf"(?:{head}|(?<={_ELECTING})){whole}(?:同志)?(?:兼|担)?[为任](?=[^，。；\n]{{2,40}}{post}(?:[，。；（、\n]|$))")),
        ("列", re.compile(rf"{joined}{name}(?=(?:[、 　]{{1,2}}[{single}][\u4e00-\u9fff]{{1,3}}){{2}})")),
        ("言", re.compile(rf"{head}{name}(?=[同与][^，。\n]{{2,30}}(?:会谈|会见|会面|会晤|通电话))")),
        ("等", re.compile(rf"(?<=[的”、]){name}(?={AND_OTHERS})")),
        ("历", re.compile(rf"{head}{whole}(?={_BORN}|于(?:19|20)\d\d年\d{{1,2}}月起?任|{taking}[^，。；\n]{{2,24}}{post}(?:[，。；、以后期]|$))")),
        ("格", re.compile(rf"(?:^|(?<=[\n；：]))(?P<name>[{single}][ 　]{{1,2}}[\u4e00-\u9fff])(?=同志|（|为|任|的[^\n]{{2,40}}职务)")),
        ("由", re.compile(rf"(?:(?<=由)|(?<=接替)){name}(?=(?:同志)?(?:兼任|担任|[转出改升调]任|任[^何意务命，。；\n]{{0,10}}{post}))")),
        ("辞", re.compile(rf"(?:(?<=接受)|{head}){name}(?=(?:同志)?(?:辞去|的?辞职|(?:提出|请求|申请)辞去))")),
        ("引", re.compile(rf"(?<=[\u4e00-\u9fff]”){name}(?![\u4e00-\u9fff]”)")),
        ("双", re.compile(rf"{joined}{name}(?=[、 　][{single}][\u4e00-\u9fff]{{1,2}}(?:等|同志|[出列]席|参加|[任为]|担任|兼任|[，。]))")),
    )


def shape_starts(text: str) -> dict[str, list[int]]:
    """Where a name of each of the shapes of people.py may begin: at the head of a line or cell, up to four characters
    before a bracket or 等人, at a border. The shapes are tried nowhere else."""
    borders = [0, *(m.end() for m in _borders().finditer(text))]
    brackets = [at for m in re.finditer("（", text) for at in range(max(0, m.start() - 4), m.start() - 1)]
    rows = [0, *(m.end() for m in re.finditer("[\n：]", text))]
    others = [at for m in re.finditer(AND_OTHERS, text) for at in range(max(0, m.start() - 4), m.start() - 1)]
    chosen = sorted({*borders, *(m.end() for m in re.finditer(_ELECTING, text))})
    return dict.fromkeys("列言双引历", borders) | {
        "为": chosen,
        "格": [*rows, *(m.end() for m in re.finditer("；", text))],
        "由": [m.end() for m in re.finditer("由|接替", text)],
        "辞": sorted({*(m.end() for m in re.finditer("接受", text)), *(m.start("name") for m in _RESIGNING.finditer(text))}),
        "表": rows,
        "括": brackets,
        "等": others,
    }


def rosters(text: str) -> Iterator[tuple[int, int]]:
    """The names of a roster, one a row before blanks and a post: where rows stand together, a name needs no surname.

    >>> text = "组长：马小明　　副省长\\n桑吉顿珠　某厅厅长\\n李承恩　　某局局长"
    >>> [text[a:b] for a, b in rosters(text)]
    ['马小明', '桑吉顿珠', '李承恩']
    """
    run: list[re.Match[str]] = []
    for row in _ROW.finditer(text) if "\u3000" in text or "  " in text else ():
        if run and row.start() > run[-1].end() + 1:
            yield from _rows(run)
            run = []
        run.append(row)
    yield from _rows(run)


def _rows(run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    like = [row.end("name") - row.start("name") in names.lengths(row["name"], 0) for row in run]
    if len(run) >= 3 and 2 * sum(like) >= len(run):
        for row in run:
            if row["name"] not in names.titles() and row["name"] not in names.stop_words():
                yield row.span("name")
