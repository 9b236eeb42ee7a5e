"""Among whom a rank is held (居全省第3位, 副省级城市第1): what stands before a rank in, the name with that out.

A rank without its field says nothing: who is third of all provinces need not be third of all cities.
"""

import re

from .figure_clauses import GAP

RANK = re.compile(r"(?:第|前)[一二三四五六七八九十\d]")
_FIELD = (
    r"(?:全[国省市区球县州盟旗](?:(?:同类|地级|设区|县级|副省级|城市|\d+[个座家])[^，、；的居列排位名]{0,8})?|世界|全世界|国内|国际|省内|区内"
    r"|(?:长三角|珠三角|京津冀|粤港澳大湾区|长江经济带|成渝|长株潭|[东中西]部|西南|西北|东北|华东|华南|华北|华中)(?:地区|省份|城市|各?省[区市]*)?(?:\d+[省个市][^，、；的居列排位名]{0,6})?"
    r"|(?<=[居列排位在名])[^，、；的居列排位名\d]{0,8}(?:\d+[个座家]?)?[^，、；的居列排位名\d]{0,6}"
    "(?:城市|地区|省份|市州|地市|县市区?|县区|国家|园区|开发区|高新区|经开区|自贸区|省会|[省市州区县]))"
)
_HELD = "(?:中|内)?(?:[跃稳升上进提]*[居列排位至为]+|排名|名列|位列|位次|进入|跻身|保持)*"
_AMONG = re.compile(f"(?P<field>{_FIELD}){_HELD}$")
_BEFORE = re.compile(r"[、和及与]*(?:第|前)[一二三四五六七八九十\d]+[名位强]?(?=[、和及与]+$)")
_MARKS = re.compile("[、和及与]+$")
_NEXT = re.compile("[、和及与](?:第|前)")
_NEAR = 60


def among(left: str) -> str:
    """The field of a rank from what stands before it in its clause; that of the rank right before where it has none of its
    own (分别居全省第3、第4); empty where nothing says it.

    >>> among("进出口总额居全省"), among("水质指数在副省级城市中排名"), among("增速、总量分别居全国第2位、"), among("规模稳居")
    ('全省', '副省级城市', '全国', '')
    """
    left = left[-_NEAR:].replace(GAP, "")
    while before := _BEFORE.search(left):
        left = _MARKS.sub("", left[: before.start()])
    found = _AMONG.search(left)
    return found["field"] if found else ""


def without_field(name: str, field: str) -> str:
    """水质指数 from 水质指数在副省级城市中, where `field` is 副省级城市."""
    return re.sub(f"在?{re.escape(field)}中?$", "", name) if field else name


def ranked(name: str, left: str, right: str) -> str:
    """The name of a rank with its field (粮食产量全省排名); empty where `left`, what stands before it, names none, and where
    `right` goes on with the rank of another that is named together with it (甲产值、乙产值居全国第1、第2位)."""
    if "、" in name and _NEXT.match(right):
        return ""
    field = among(left)
    stem = without_field(name.removesuffix("排名"), field)
    return f"{stem}{field}排名" if stem and field else ""
