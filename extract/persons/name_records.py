"""Names that need no surname on the list, because of what is said right behind them.

In: the clean text. Out: spans. 线加强，男，傣族 is a record of a person; 拓锦绣同志任某局局长 an item of a list of
appointments; 某司　方晓梅　010—12345678 a contact; 请假：刘文彪 the roll of a meeting.
"""

import re
from collections.abc import Iterator

from ..anchors import tried
from ..naming import person_names as names
from ..post_words import AT_MEETING, POST_END

_HAN = "[\u4e00-\u9fff]"
_HEAD = r"(?:^|(?<=[\n；：。\t|]))[ 　]*(?:\d{1,2}[.．、][ 　]*|[（(][一二三四五六七八九十\d]{1,2}[)）])?"
_BORDER = re.compile(r"[\n；：。\t|]")  # behind which a head may begin
# 张明，男，汉族，1970年生; 张明　女　回族.
_RECORD = re.compile(
    rf"{_HEAD}(?P<name>{_HAN}{{2,5}})(?:同志)?[，,|　 \t]{{1,6}}[男女](?=[，,|　 \t]{{1,6}}(?:{_HAN}{{1,6}}族|(?:19|20)\d\d|生于|出生))",
    re.M,
)
# 张明同志任某局局长; 任命张明为某局局长 has a verb of its own.
_ITEM = re.compile(
    rf"{_HEAD}(?P<name>{_HAN}{{2,5}})同志(?=(?:兼|担)?[任为](?:[^，。；\n]{{2,40}}{POST_END}(?:[，。；（、\n]|$))|的[^，。；\n]{{2,40}}职务)",
    re.M,
)
# 批准任命刀文高为某院检察长; 免去白保兴的某局局长职务; 接受和良辉辞去某会委员职务.
_GIVES = re.compile("任命|免去|接受")
_GIVEN = re.compile(
    rf"(?:(?:任命|免去|接受)(?P<given>{_HAN}{{2,4}}?)|{_HEAD}(?P<listed>{_HAN}{{2,4}}?))(?:同志)?"
    rf"(?:(?(given)(?=为[^，。；\n]{{4,40}}{POST_END}(?:[，。；（、\n]|$))|(?!))|(?=的[^，。；\n]{{4,40}}职务[，；;。\n])|(?=辞去[^，。；\n]{{4,40}}职务))",
    re.M,
)
_PHONE = r"(?:(?:联系)?电话：?|手机：?)?(?:[（(]?0\d{2,3}[)）]?[—－―‑-]{0,2}\d{7,8}|1[3-9]\d{9})"
_DIALLED = re.compile(r"\d\d{6}")
_CONTACT = re.compile(rf"(?<=[：；，、　 \n])(?P<name>{_HAN}{{2,3}})[，,；：、　 ]{{0,4}}(?={_PHONE})")
_ROLL = re.compile(rf"(?:^|\n)[ 　]*(?:{AT_MEETING}|主持|汇报|到会)(?:人员|人|领导)?：[ 　]*")
_ROLLED = re.compile(rf"(?P<name>{_HAN}[ 　]?{_HAN}{{1,2}})(?=[、，；。　 \n（]|$)[、　 ]{{0,4}}")
_NO_GIVEN = re.compile("[兼任的为是一以下上述原等各本该其]")
_COMMON = frozenset("以上 上述 下列 有关 各位 部分 负责 其他 主要 领导 这些 该等 原任 全体 青年 老".split())


def recorded(text: str) -> Iterator[tuple[int, int]]:
    """The names of records, items, contacts and rolls.

    >>> text = "线加强，男，傣族，1979年生\\n拓锦绣同志任某局局长；\\n请假：刘文彪\\n有关同志任组长"
    >>> [text[a:b] for a, b in recorded(text)]
    ['线加强', '拓锦绣', '刘文彪']
    """
    heads = [0, *(m.end() for m in _BORDER.finditer(text))]
    given = sorted({*heads, *(m.start() for m in _GIVES.finditer(text))}) if "职务" in text or "任命" in text else ()
    for match in tried(_GIVEN, text, given):
        group = match.lastgroup or ""
        if not _NO_GIVEN.search(match[group]) and _may_be(match[group]):
            yield match.span(group)
    for pattern in (_RECORD, _ITEM):
        yield from (m.span("name") for m in tried(pattern, text, heads) if _may_be(m["name"]))
    for match in _CONTACT.finditer(text) if _DIALLED.search(text) else ():
        said = match["name"]
        if len(said) in names.lengths(said, 0) and said not in names.stop_words():
            yield match.span("name")
    for roll in tried(_ROLL, text, [0, *(m.start() for m in re.finditer("\n", text))]):
        at = roll.end()
        while (name := _ROLLED.match(text, at)) and _listed(name["name"]):
            yield name.span("name")
            at = name.end()


def _may_be(name: str) -> bool:
    common = (
        name[:2] in _COMMON or name in _COMMON or name in names.titles() or name.startswith("等") or name.endswith("等")
    )
    return not common and (name not in names.stop_words() or len(name) in names.lengths(name, 0))


def _listed(name: str) -> bool:
    plain = name.replace(" ", "").replace("　", "")
    return len(plain) in names.lengths(plain, 0) and plain not in names.stop_words()
