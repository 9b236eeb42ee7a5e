"""A place in a text in, out whether a person's name can begin or end there, and how long it can be.

Nothing here decides that something is a name; people.py does, from the words around it. The data: surnames.tsv (常
common, 少 rare or a frequent word as well, 复 of two characters), titles.tsv (职 posts, 称 forms of address, 身 kinds
of people, 稿 bylines), name_cues.tsv (任 verbs before a name, 言 verbs that follow a name at the head of a clause, 随
what else may follow a name), name_stop.tsv (words that look like a name; most from jieba's dictionary).
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from .. import schema
from ..post_words import AND_OTHERS, HEADS, RANKED, one_of
from ..words import frequency

# Characters that stand beside names but not in them.
NOT_GIVEN = frozenset(
    "的了是与及或被把等这那我你他她它们个也很没每各些么吗呢吧第说做率赴抵让却则就还对省市县委部局厅摄某副甲乙丙"
)
# What longer words of three characters end with: rivers, systems, prizes.
_NOT_LAST = frozenset("河区镇村街站厂馆场制奖病案量额费税类型性化式者会院校所墓药禽菌")
# Given to children as well as joining a name to what follows; the shorter name is likelier.
_JOINING = frozenset("于时将曾已从在为任作同和兼致向以当率由")
_BEFORE = frozenset("由对以和与及同向为把将给让在了的去见命是请据到有跟随听按代")
# What Tibetan, Mongolian, Uyghur and foreign names are written with.
TRANSLIT = frozenset(
    "阿埃艾安昂奥澳巴白拜班邦包保鲍贝本比彼别宾波伯博布查达大代戴丹当德登邓狄迪蒂丁东杜多恩尔法凡范菲费丰佛夫弗福富盖甘冈高戈哥"
    "格根贡古瓜圭哈海汉汗豪赫黑亨胡华惠霍基吉加贾简杰金卡凯坎康考科克肯孔库夸吐孜提雪丽热扎拉莱赖兰劳勒雷黎里理利丽莉莲列林琳龙卢鲁露路伦罗洛吕"
    "马玛麦迈曼芒梅门蒙米密明缪莫默姆穆拿纳娜南瑙内尼宁纽努诺欧帕潘庞佩彭皮平珀普齐奇恰钱乔切琴丘热仁日荣茹瑞若撒萨塞赛桑瑟森沙莎"
    "山舍申圣施史舒斯丝松苏孙索所塔台泰坦汤特提廷通图土托陀瓦万旺威韦维魏温翁沃乌吾武西希锡悉喜夏肖谢辛休许雪雅亚延扬耶叶伊依因"
    "英尤约泽扎詹占张珍芝治朱兹佐孜江措仓央琼卓嘎旦增次才让买合曼木力帅咸邬扈娃岱钦朝克图苏和色音敖其尔牧仁娅赞巍"
    "冯拓朔易文道柯卜洪罕朗京鸠峻岸逊顿鲍莲缇滕谟洁曹骨贝穗茨厄勃芬葛妮嫩涅昆隆敏墨摩楚腊蕾廉绍陶唐孟祖奎芙珊黛茜芭霍娄佳泼扬焦连什久干奈喀"
)
TAKING = re.compile("履新|时任|已任|曾任|现任|担任|出任|转任|升任|调任|历任|当选")
# What only somebody does, and words before it that tell how (应邀出席, 马上主持), not who.
_ACTS = re.compile("主持|出席|带队|率队|致辞|讲话|讲授|汇报|宣读|陪同|作(?:报告|动员|汇报|讲话)")
_HOW = frozenset("全应于任从连单向曾时常平和都方相别")
_HOW_WORDS = frozenset("马上 高度 高调 成功 安全 万分 安排 何时 何地 何人 易地 易于 单独 支持 党员 党组 党委 牛气 高兴 庄严 严肃 温馨 贺信".split())
_OTHERS = re.compile(rf"{AND_OTHERS}|等(?:[^\u4e00-\u9fff]|$|领导|一行|出席|参加|陪同|列席|参会)")
_OFFICE = re.compile(f"任{RANKED}副?(?:{one_of(HEADS)}|队长)")
_GIVEN = re.compile(rf"(?:(?![{''.join(sorted(NOT_GIVEN))}])[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff])+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff]")


@cache
def surnames() -> Mapping[str, str]:
    """surname -> 常, 少 or 复."""
    return {row["surname"]: row["kind"] for row in schema.lexicon_rows("surnames.tsv")}


@cache
def stop_words() -> frozenset[str]:
    """Words that look like a name and are none."""
    return frozenset(row["word"] for row in schema.lexicon_rows("name_stop.tsv"))


@cache
def titles() -> Mapping[str, str]:
    """title -> 职, 称, 身 or 稿."""
    return {row["word"]: row["kind"] for row in schema.lexicon_rows("titles.tsv")}


@cache
def cues() -> Mapping[str, str]:
    """cue word -> 任, 言 or 随."""
    return {row["word"]: row["kind"] for row in schema.lexicon_rows("name_cues.tsv")}


@cache
def _followers() -> Mapping[str, tuple[str, ...]]:
    """What may follow a name, by its first character, longest first."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in (*cues(), *(t for t in titles() if len(t) > 1)):
        found[word[0]].add(word)
    return {char: tuple(sorted(words, key=lambda w: (-len(w), w))) for char, words in found.items()}


def is_han(char: str) -> bool:
    """Is `char` one Chinese character?"""
    return bool(_HAN.match(char))


def after(text: str, at: int) -> int:
    """How well a name may end before `at`: 3 at a mark or the text's end, 2 at a word that follows names, 1 at a single
    character or a number that does, 0 elsewhere.

    >>> after("王小明出席", 3), after("王小明在", 3), after("王小明亮", 3), after("王小明", 3)
    (2, 1, 0, 3)
    """
    if at < len(text) and text[at].isdigit():
        return 1
    if at >= len(text) or not is_han(text[at]):
        return 3
    if text[at] in "等任" and (_OTHERS.match(text, at) or takes_office(text, at)):
        return 2
    for word in _followers().get(text[at], ()):
        if text.startswith(word, at):
            return 2 if len(word) > 1 else 1
    return 0


def takes_office(text: str, at: int) -> bool:
    """Is somebody given a post in a group at `at` (甲|任组长)?"""
    return _OFFICE.match(text, at) is not None


def before(text: str, at: int) -> int:
    """How well a name may begin at `at`: 2 behind a mark or at the text's head, 1 behind a function word, else 0.

    >>> before("由王小明", 1), before("，王小明", 1), before("小王明", 1)
    (1, 2, 0)
    """
    if at == 0 or not is_han(text[at - 1]):
        return 2
    return 1 if text[at - 1] in _BEFORE else 0


def acts(text: str, at: int) -> bool:
    """Do two characters at `at`, a word as well as a name, stand where only a name can: before what somebody does?

    >>> acts("高峰出席会议", 0), acts("马上出席会议", 0)
    (True, False)
    """
    word = text[at : at + 2]
    common = surnames().get(word[:1]) == "常" and word[0] not in _HOW and word not in _HOW_WORDS
    return common and bool(_ACTS.match(text, at + 2))


def lengths(text: str, at: int) -> list[int]:
    """The lengths a Chinese name that begins at `at` may have, longest first; empty where none can begin.

    >>> lengths("王小明出席", 0), lengths("欧阳修出席", 0), lengths("大会", 0)
    ([3, 2], [4, 3], [])
    """
    return list(_lengths(text[at : at + 4]))


@lru_cache(1 << 15)
def _lengths(text: str) -> tuple[int, ...]:
    known = surnames()
    if known.get(text[:2]) == "复":
        wanted, given = (4, 3), 2
    elif text[:1] in known:
        wanted, given = (3, 2), 1
    else:
        return ()
    found = []
    for length in wanted:
        if length <= len(text) and _GIVEN.fullmatch(text, given, length):
            if length > 2 and text[length - 1] in _NOT_LAST:
                continue
            if text[:length] not in stop_words() and text[given:length] not in titles():
                found.append(length)
    return tuple(found)


def best_length(text: str, at: int) -> tuple[int, int]:
    """The likeliest length of a name that begins at `at`, and how well it may end there (`after`); 0, 0 for none.

    >>> best_length("韦韬出席", 0), best_length("李小平讲话", 0), best_length("王小亮光", 0)
    ((2, 2), (3, 2), (3, 0))
    """
    options = [(length, after(text, at + length)) for length in lengths(text, at)]
    if not options:
        return 0, 0
    if len(options) == 1:
        return options[0]
    (long, right), (short, left) = options
    last = text[at + long - 1]
    if last == "同" and text[at + long : at + long + 1] == "等":  # 林小同|等参加
        return long, max(right, 1)
    if last == "作" and text[at + long : at + long + 1] in ("的", "了"):  # 刘奇|作的报告
        return short, max(left, 1)
    if last in _JOINING and left and right < 3:
        return short, left
    if left == 2 and right == 1:  # 蔡奇|陪同考察
        return short, left
    if right or not left:
        return long, right
    return short, left


@lru_cache(1 << 12)
def weight(name: str) -> int:
    """How much `name` looks like one: 3 for a surname of two characters, 2 for a common one, 0 for a rare one; 3 less
    where it begins with a word (单位要) or the given name is a word that follows names (曾强调).

    >>> weight("欧阳修"), weight("王小明"), weight("花小明"), weight("曾强调"), weight("单位要")
    (3, 2, 0, -1, -3)
    """
    known = surnames()
    if known.get(name[:2]) == "复":
        return 3
    given = name[1:]
    begins = name[:2] in stop_words() and frequency(name) <= frequency(name[:2])  # 温家宝 is said more often than 温家
    doubt = 3 if len(given) == 2 and (given in cues() or begins) else 0
    return (2 if known.get(name[0]) == "常" else 0) - doubt
