"""The name of an issuer or a title in, the level of government out: 中央, 省, 市, 县 or 乡; empty where it does not say.

The division a name begins with decides before its class word: 临安市 is a county, 上海市 a province.
"""

import re

from ..geography import gazetteer

_STATE = re.compile(
    r"^(?:中共中央|国务院|政务院|全国|国家|中华人民|中央|最高人民|中国(?!共产党[\u4e00-\u9fff]{1,12}[省市县区州盟旗]))|^(?![\u4e00-\u9fff]*[省市县区州旗委党校院])[\u4e00-\u9fff]{2,9}部(?:办公厅)?$"
)
# Organs of the state whose names do not say so.
_ORGANS = re.compile(r"^(?:海关总署|审计署|政协全国|(?:税务|市场监管|广电|体育|金融监管)总局|证监会|银保监会|人民银行)")
_TOWN = re.compile(r"[乡镇](?:人民政府|政府|党委)|街道(?:办|党)|街道$")
_YEAR = re.compile(r"^(?:19|20)\d\d年")
_PARTY = re.compile(r"^(?:中共|中国共产党)(?!中央)")
_WORDS = (
    (
        "县",
        re.compile(
            r"[\u4e00-\u9fff]{2,}[县旗](?![\u4e00-\u9fff]*[省市]$)|[\u4e00-\u9fff]市[\u4e00-\u9fff]{1,6}区|^区|^县"
        ),
    ),
    ("省", re.compile(r"省|自治区|^(?:北京|天津|上海|重庆)市|^(?:内蒙古|广西|西藏|宁夏|新疆)")),
    ("市", re.compile(r"市|自治州|盟|地区")),
)
_LONGEST = 15  # 黔西南布依族苗族自治州 has eleven characters
_NAMES = {"国家": "中央", "省": "省", "市": "市", "县": "县"}
_UNKNOWN_COUNTY = re.compile(r"[\u4e00-\u9fff]{1,6}?[县旗区](?=人民|政府|委|人大)")


def level_of(name: str, *, title: bool = False) -> str:
    """The level that a body's name shows, or, with `title`, that the place at the beginning of a title does.

    >>> level_of("临安市人民政府办公室"), level_of("财政部"), level_of("中共太原市委"), level_of("大同市云冈区人民政府")
    ('县', '中央', '市', '县')
    >>> level_of("物业管理条例", title=True), level_of("中华人民共和国水法", title=True), level_of("2025年太原市政府工作报告", title=True)
    ('', '中央', '市')
    """
    name = _PARTY.sub("", _YEAR.sub("", name.strip("《》")))
    if not title and _ORGANS.search(name):
        return "中央"
    if _STATE.search(name) and not (
        title and not name.startswith(("中华人民", "中共中央", "国务院", "全国人民代表大会", "国家"))
    ):
        return "中央"
    if _TOWN.search(name) and not title:
        return "乡"
    found, rest = "", name
    for _ in range(3):  # 某省某市某区
        length, place = _leading(rest)
        if place is None:
            break
        found, rest = _NAMES.get(place.level, found), rest[length:]
    if found in ("省", "市") and _UNKNOWN_COUNTY.match(rest):
        found = "县"
    if found or title:
        return found
    return next((level for level, pattern in _WORDS if pattern.search(name)), "")


def _leading(name: str) -> tuple[int, gazetteer.Place | None]:
    """The longest division that `name` begins with, in full; of provinces also in short (广西教育厅)."""
    for length in range(min(_LONGEST, len(name)), 1, -1):
        place = gazetteer.division(name[:length])
        if (
            place is not None
            and place.status != "外国"
            and (place.name == name[:length] or place.level == "省" or length > 2)
        ):
            return length, place
    return 0, None
