"""Meetings called by half their name: 论坛开幕式, 省委召开十三届五次全会, 人民代表大会第二次会议.

In: a document's text and its named mentions. Out: the mentions with the name completed from what stands before; a meeting
that nothing completes (which forum, whose congress?) is left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..model import Mention
from ..naming.names import Where, canonical

_KINDS = "论坛|大会|峰会|年会|博览会|展会|活动|运动会|电影节|文化节|艺术节"
_CEREMONY = re.compile(f"(?:本届|本次|高峰|高端|主题)?(?P<kind>{_KINDS}|会议)(?P<part>开幕式|闭幕式|开幕会|闭幕会)")
_PLENUM = re.compile("第?[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}次(?:全会|全体会议)")
_BODY = re.compile("(?P<body>(?:[一-龥]{2,3}[省市县区州]|[省市县区州盟旗]|自治区|[一-龥]{2})党?委)(?:胜利|先后|隆重|主持)?(?:召开|举行)了?$")
_CENTRAL = re.compile("第[一二三四五六七八九十]{1,3}届中央委员会第")
_CONGRESS = re.compile("(?:人民代表大会|人大)(?:常务委员会|常委会)?第?[一二三四五六七八九十]{1,3}次会议")
_NTH = re.compile("第[一二三四五六七八九十0-9]{1,3}次(?:部长级|全体|领导人|理事会)?(?:会议|会晤|会谈)")  # whose?
_NUMBER = re.compile("(?P<number>第[一二三四五六七八九十0-9]{1,3}届)“$")  # 第五届“某艺术节”
_EVENT = re.compile(f"{_KINDS}|{_CONGRESS.pattern}")
_FAR = 16


def completed(text: str, named: Sequence[Mention], where: Where) -> Iterator[Mention]:
    """All mentions, those of meetings with their whole names; `named` is in order."""
    events: dict[str, str] = {}  # the last whole name with 论坛, with 第二次会议
    party = Mention("organization", "", -1, -1)
    for m in named:
        if m.type == "organization":
            party = m
        if m.type == "meeting":
            theirs = party.end == m.start and _CENTRAL.match(m.text)  # 中国民主同盟|第十三届中央委员会第二次全体会议
            m = replace(m, name=party.name + m.text if theirs else _whole(text, m, events, where))
            events.update((match[0], m.name) for match in _EVENT.finditer(m.name))
        if m.name:
            yield m


def _whole(text: str, m: Mention, events: Mapping[str, str], where: Where) -> str:
    """The whole name of a meeting, empty where the text does not tell it."""
    if text[m.start - 1 : m.start] == "“" and text.startswith("”", m.end) and (number := _NUMBER.search(text, max(0, m.start - 8), m.start)):
        return number["number"] + m.name
    if part := _CEREMONY.fullmatch(m.text):
        event = events.get(part["kind"], "")
        return event and event.removesuffix(part["part"]) + part["part"]
    if _NTH.fullmatch(m.name):
        return ""
    if _CONGRESS.fullmatch(m.name):
        return events.get(m.name, "")
    body = _BODY.search(text, max(0, m.start - _FAR), m.start) if _PLENUM.match(m.text) else None
    return canonical("meeting", body["body"] + m.text, where) if body else m.name
