"""What is counted, where it stands behind the number: up to the next item of the list (建成300个数字工厂、20家…), with
the head that a list has in common (90名国家级、150名省级人才).
"""

import re
from functools import lru_cache

from ..amounts import Amount
from .cues import cue

_MADE = re.compile("(?:建成|新建|修建|打造|建设|形成|拥有|铺设|治理|完成|修复|开通|新增|栽植|种植)了?$")
_HEAD_OF_LIST = re.compile(r"^[^、和及与]{1,8}?(?:级|类|型|式)(?=[\u4e00-\u9fffA-Za-z“])")
_AND_NUMBER = re.compile(
    r"、|(?<!\d)[—－-](?=\d+[个家所座条处项片场])|(?:以及|和|及|与)(?=(?:超过|不少于|约|近)?[\d一二三四五六七八九十百千]+[余多]?[^\u4e00-\u9fff]?[个项家所座条处件种户名套台万])"
)
_AND_SO_ON = re.compile("等(?![级候待距高效量离额值])")
_MORE_NOUNS = re.compile("(?:、[^、\\d]{2,8})+")
# 新建10个公园、提升绿化水平: after the mark something else is done.
_OTHER_VERB = re.compile(
    "[、和及与](?:若干|一批|一大批|N个|[^、]{0,2}(?:完成|实现|推[进动广]|加[快强大]|提[升高质]|建[成设立]|新[建增]|打造|培育|开[展工通放]|实施|引进|支持|启动|创建|"
    "改[造建扩]|优化|完善|健全|争[创取]|落[实地]|做[好强大优]|抓好|发展|促进|深化|强化|确保|力争|保障|探索|办好|举办|扩大|构建|制定|整治|治理))"
)
_EXAMPLES = re.compile("[^，；\\d]{2,20}、[^，；\\d]{2,20}等[\u4e00-\u9fff]{2,6}(?=$|[，；、和])")
_ALL_IN_ONE = re.compile("^(?:集[^，；]{2,40}于一体|以[^，；、]{1,12}为[^，；、]{1,6})的")  # 集书屋、食堂等于一体的驿站
OF_TWO = re.compile("[^、的\\d]{3,10}、[^、的\\d]{3,10}的[^、的\\d]{3,}")  # 设施共用、标准统一的配送中心
_COUNTED_TWICE = re.compile(r"^[共计]?\d+(?:\.\d+)?[万亿]?(?![万亿级元]|[人架车班件场户艘家]次)[\u4e00-\u9fff](?=[\u4e00-\u9fff])")
_OF_KIND = re.compile(
    r"^[\d.]+(?:[—-][\d.]+)?[百千万]*(?:千伏|吨级|吨|米|[兆千]?瓦|[MG]W|平方米|立方米|公里|亩|级|寸)级?(?:及?以上)?(?=[\u4e00-\u9fffA-Za-z]{2})"
)
_ALSO_COUNTED = re.compile(r"([\u4e00-\u9fff]{2,8})\d+[个所家座条处户人名]")
_SIZE = re.compile(r"^[过超]?[\d.]*[百千万亿]+元?(?:级|以上)?")


def counted(clause: str, amount: Amount, following: Amount | None) -> str:
    """What is counted, where it follows the number: up to the next item of the list."""
    rest = clause[amount.outer_end :]
    if rest.startswith("的") and _MADE.search(clause[: amount.outer_start]):
        rest = rest[1:]  # 建成90公里的廊道
    rest = _ALL_IN_ONE.sub("", rest)
    if not following and OF_TWO.fullmatch(rest):
        return rest
    if (examples := _EXAMPLES.match(rest)) and not (following and following.outer_start < amount.outer_end + examples.end()):
        return examples[0]  # 80个技术攻关、产学研合作等项目
    cut = _AND_NUMBER.search(rest)
    if cut and not following and _MORE_NOUNS.fullmatch(rest, cut.start()) and not _OTHER_VERB.search(rest, cut.start()):
        cut = None  # 100名校长、教师: both together
    item = _counted(rest[: cut.start()] if cut else rest)
    if not item and cut and cut[0] == "、" and following and _bare_verb(clause[: amount.outer_start]):
        return _counted(clause[following.outer_end :].split("、")[0])
    near = following and cut and following.outer_start <= amount.outer_end + cut.end() + 2
    if near and following and (item.endswith(("级", "类", "型", "式")) or _SIZE.fullmatch(item)):
        return item + _shared_head(clause[following.outer_end :])
    return item


def _shared_head(rest: str) -> str:
    """The noun that 6个国家级、9个省级产业集群 have in common: that of the first item that has one."""
    for item in rest.split("、"):
        noun = _counted(re.sub(r"^\d+[万亿]?[\u4e00-\u9fff]", "", item))
        if not noun.endswith(("级", "类", "型")) and not _SIZE.fullmatch(noun):
            return _SIZE.sub("", _HEAD_OF_LIST.sub("", noun), count=1)
    return ""


def _bare_verb(left: str) -> bool:
    """启动3000户、完成2000户改造: nothing but a verb before the number."""
    return bool(cue("makes").match(left + "其他")) and len(left) <= 4


@lru_cache(1 << 12)
def _counted(item: str) -> str:
    item = _AND_SO_ON.split(item.replace("\x01", ""))[0]
    # 12类45件实事: both count the same thing; 20个500千伏变电站: the second says what it is like.
    item = item if _OF_KIND.match(item) else _COUNTED_TWICE.sub("", item)
    if (twice := _ALSO_COUNTED.match(item)) is not None:
        item = twice[1]  # 195所学校243个校区
    if re.fullmatch(r"[\d.]+[万亿]?[\u4e00-\u9fff]{0,2}[^级类型\d]", item):
        return ""
    if item.startswith("的"):
        return ""
    said = cue("predicate").split(item)[0]
    modifier, of, noun = (item if said in ("新", "拟", "在") else said).rpartition("的")  # 新投产项目
    # 老旧小区的改造: what is done to it does not say what it is.
    return modifier + noun if of and len(noun) <= 2 and "、" not in modifier else noun
