"""Positions (定位) that no verb of making says: under a heading, behind a label, and what a place is taken for in passing.

In: a sentence with its areas or topics. Out: whose position, its words, and the clean span that says so.
"""

import re
from collections.abc import Iterator, Sequence

from ..model import Mention, Sentence
from .position_phrases import positions, vocabulary

Said = tuple[Mention, str, int, int]

_HEADED = re.compile("定位(?:[和与及、](?:主要|发展|总体|战略)*目标)?[。：]?$")
_ITEM = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]\s*|——|[●■★·])?\s*(?P<words>[^，；：。\n]{6,40})[。：]?$")
_LABELLED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]\s*|——|[●■★·])?(?:战略|发展|总体|城市)定位(?:：|是|为)(?P<phrase>[^，。；：\n]{6,90})(?=[，。；]|$)"
)
_PLAYED = re.compile("发挥好?(?=[^，。；：\n]{6,40}作用)")
_ZONES = ("新区", "开发区", "高新区", "经开区", "试验区", "示范区", "合作区", "城市群", "都市圈")
_AS = re.compile(r"(?:作为|的)?(?P<role>[^，。；：、\n的]{3,24}?)(?:的)?(?:引领|带动|辐射|示范|核心|支撑|统领|集聚|首位|主|重要|关键|战略)*作用")


def under_heading(sentence: Sentence, topics: Sequence[Mention]) -> Iterator[Said]:
    """Under a heading 战略定位 each item opens with its position: 西部先进制造业高地。"""
    heading = sentence.headings[-1] if sentence.headings else ""
    words = _ITEM.match(sentence.text) if topics and _HEADED.search(heading) else None
    if words and vocabulary().kind.search(words["words"]):
        yield topics[0], words["words"], sentence.start + words.start("words"), sentence.start + words.end("words")


def labelled(sentence: Sentence, topics: Sequence[Mention]) -> Iterator[Said]:
    """战略定位：甲基地、乙枢纽。: said of what the text speaks of."""
    match = _LABELLED.match(sentence.text) if topics else None
    if match is None:
        return
    for part in positions(match["phrase"]):
        yield topics[0], part.text, sentence.start, sentence.start + match.end("phrase")


def played(sentence: Sentence, areas: Sequence[Mention]) -> Iterator[Said]:
    """发挥甲市国家中心城市带动作用: what the place is, named right behind it."""
    for verb in _PLAYED.finditer(sentence.text):
        m = next((m for m in areas if m.start == sentence.start + verb.end()), None)
        if m is None or m.found_by.startswith("coreference") or m.type == "area" and not m.text.endswith(_ZONES):
            continue  # 发挥甲经济带出海门户作用: of a place in it
        role = _AS.match(sentence.text, m.end - sentence.start)
        if role and len(parts := positions(role["role"])) == 1 and parts[0].at == 0:
            yield m, parts[0].text, m.start, sentence.start + role.end()
