"""The words of a stretch of text in, the titles (titles.tsv, kind 职) that it or its pieces end with out."""

import re
from functools import cache, lru_cache

from ..naming import person_names as names

_BEFORE_TITLE = (
    "第[一二三四五六七八九十]+任|原|前任|前|时任|现任|拟任|代理|代|第一|首席|常务|执行|名誉|荣誉|轮值|专职|兼职|候任|副"
    "|党组|党委|党总支|党支部|部务会议?|委务会议?|[一二三四]级|高级|助理"
)


@cache
def _title() -> re.Pattern[str]:
    posts = sorted((t for t, kind in names.titles().items() if kind == "职"), key=lambda t: (-len(t), t))
    return re.compile(f"(?:{_BEFORE_TITLE})*(?:{'|'.join(posts)})$")


def title_of(text: str) -> str:
    """The title that `text` ends with, modifiers included, or an empty string.

    >>> title_of("某市委常务副书记"), title_of("自然资源部党组成员"), title_of("某市委")
    ('常务副书记', '党组成员', '')
    """
    return _at_end(text[-16:])


@lru_cache(1 << 12)
def _at_end(text: str) -> str:
    match = _title().search(text)
    return match[0] if match else ""


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between 、 兼 and blanks of [start, end), as far back from `end` as each of them ends with a title."""
    found: list[tuple[int, int]] = []
    at = end
    while at > start:
        low = at
        while low > start and text[low - 1] not in "、 　\t兼":
            low -= 1
        if low == at or not title_of(text[low:at]):
            break
        found.append((low, at))
        at = low - 1
    return found[::-1]
