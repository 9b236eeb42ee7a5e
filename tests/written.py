"""Folders of short documents, and stores of parts, for the tests of building and of the store; the texts are ours."""

from collections.abc import Sequence
from pathlib import Path

from policygraph.graph.parts import Part
from policygraph.graph.store import FileRead, Kept, Store
from policygraph.graph.store.packing import packed

TEXTS = {
    "一.txt": "关于加快太原都市区建设的通知\n太原市委书记张卫东出席会议。到2025年，太原都市区常住人口城镇化率达到70%以上。\n",
    "二.txt": "根据《太原都市区规划》（并政发〔2021〕5号），太原市人民政府印发实施方案。到2030年，太原市森林覆盖率达到30%。\n",
    "三.txt": "太原市、晋中市、忻州市共同建设太原都市区。2023年，太原市地区生产总值达到5200亿元，同比增长5%。\n",
    "四.txt": "太原市市长李建国主持召开市政府常务会议。张卫东任吕梁市财政局局长。\n",
    "五.txt": "并政发〔2021〕5号\n太原市人民政府关于印发太原都市区规划的通知\n各县区人民政府：\n"
    "现将《太原都市区规划》印发给你们，请认真贯彻执行。\n太原市人民政府\n2021年3月5日\n",
}


def folder(at: Path, names: str = "一二三四五") -> Path:
    """A folder with these of the texts."""
    at.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        if name[0] in names:
            (at / name).write_text(text, "utf-8")
    return at


def take(store: Store, new: Sequence[Part], every: Sequence[Part]) -> Store:
    """The store with new parts put into it, and its graph that of every part."""
    store.keep([Kept(p.source.id, p.source.id, "", packed(p)) for p in new])
    store.merge([FileRead(p.source.id, "", (p.source.id,)) for p in every])
    return store


def filled(parts: Sequence[Part]) -> Store:
    """A store in memory of these parts."""
    return take(Store.memory(), parts, parts)
