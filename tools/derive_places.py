"""Derive extract/rules/lexicons/places.tsv from the raw division tables: folder of tables in, one TSV out.

    python tools/derive_places.py GAZETTEER_FOLDER JIEBA_DICT > extract/rules/lexicons/places.tsv

The folder holds quhua_divisions_v1.json (today's divisions), yescallop_areacodes_1980_2024.csv (every name and code
since 1980 with its successors) and mumuy_list_2026.json (the cities of Taiwan, which the first lacks). JIEBA_DICT is
jieba's dict.txt: its frequencies and parts of speech say which short names are ordinary words. Standard library only.
"""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

HEADER = ("code", "name", "short", "level", "parent", "former", "status", "successors", "name_mark", "short_mark")
PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|"
    "佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|"
    "普米族|塔吉克族?|怒族|鄂温克族|保安族|裕固族|独龙族|鄂伦春族|各族|蒙古"
)
AUTONOMOUS = re.compile(rf"(.+?)(?:{PEOPLES})+(?:自治[区州县旗]|区)$")
PROVINCES = {
    "内蒙古自治区": "内蒙古", "西藏自治区": "西藏", "香港特别行政区": "香港", "澳门特别行政区": "澳门"
}  # fmt: skip
# Ambiguous and very well known names are settled by hand: kind 全称 or 简称, mark 常, 疑 or 无 (never in doubt).
MARKS = Path(__file__).parent.parent / "extract" / "rules" / "lexicons" / "place_marks.tsv"

Row = dict[str, str]


def short_of(name: str) -> str:
    """The short name of a division (太原市 -> 太原, 恩施土家族苗族自治州 -> 恩施), or "" where it has none (盂县)."""
    if name in PROVINCES:
        return PROVINCES[name]
    if "自治" in name or name.endswith("族区"):
        match = AUTONOMOUS.match(name)
        return match[1] if match and len(match[1]) > 1 else ""
    for suffix in ("行政区", "特别行政区", "地区", "林区", "新区", "矿区", "盟", "省", "市", "县", "区"):
        stem = name.removesuffix(suffix)
        if len(stem) > 1 and stem != name:
            return "" if suffix == "矿区" else stem
    return ""


def current(folder: Path) -> list[Row]:
    """Today's provinces, prefectures and counties."""
    tree = json.loads((folder / "quhua_divisions_v1.json").read_text("utf-8"))["provinces"]
    rows: list[Row] = []

    def add(name: str, code: str, level: str, parent: str) -> str:
        rows.append({"code": code[:6], "name": name, "level": level, "parent": parent, "status": "现行"})
        return code[:6]

    for province, below in tree.items():
        top = add(province, below["code"], "省", "000000")
        for city, within in below["cities"].items():
            parent = add(city, within["code"], "市", top) if within["code"] else top
            for county, code in within["counties"].items():
                add(county, code, "县", parent)
    taiwan = json.loads((folder / "mumuy_list_2026.json").read_text("utf-8"))
    for code, name in taiwan.items():
        if re.fullmatch(r"830[1-9]00", code):
            add(name, code, "市", "710000")
    return rows


def history(folder: Path, rows: list[Row]) -> None:
    """Hang names of the past on the division that took over, or add them as rows of their own where several did."""
    with (folder / "yescallop_areacodes_1980_2024.csv").open(encoding="utf-8-sig", newline="") as file:
        past = list(csv.DictReader(file))
    now = {row["code"]: row for row in rows}
    following: defaultdict[str, list[str]] = defaultdict(list)
    for old in past:
        codes = [re.sub(r"\[.*", "", code) for code in old["新代码"].split(";") if code]
        following[old["代码"]] += [code for code in codes if code != old["代码"]]
    names = {(row["code"][:2], short_of(row["name"]) or row["name"]): row for row in reversed(rows)}
    gone: dict[tuple[str, str], Row] = {}
    settled = marks()
    for old in past:
        if old["状态"] == "在用":
            continue
        heirs = sorted({heir for heir in successors(old["代码"], following) if heir in now})
        row = heir_of(old, heirs, now, names)
        if row is not None:
            if old["名称"] != row["name"] and old["名称"] not in row.get("former", "").split("|"):
                row["former"] = "|".join(filter(None, (row.get("former", ""), old["名称"])))
        elif (old["名称"], "全称") not in settled and len(old["名称"]) > 2:
            gone[old["代码"][:2], old["名称"]] = dissolved(old, heirs, now)
    # A county-level 保定市 of 1983 is not worth a second 保定市 beside today's.
    taken = {(row["code"][:2], row["name"]) for row in rows}
    rows += [row for key, row in gone.items() if key not in taken]


def successors(code: str, following: dict[str, list[str]]) -> list[str]:
    """All codes that lead on from `code`, itself included."""
    seen, todo = [], [code]
    while todo:
        here = todo.pop()
        if here not in seen:
            seen.append(here)
            todo += following.get(here, [])
    return seen


def heir_of(old: Row, heirs: list[str], now: dict[str, Row], names: dict[tuple[str, str], Row]) -> Row | None:
    """The one division of today that a former name means: it kept its code, or its stem (通县 -> 通州区 as well)."""
    if old["代码"] in now:
        return now[old["代码"]]
    stem = short_of(old["名称"]) or old["名称"]
    same = [now[heir] for heir in heirs if (short_of(now[heir]["name"]) or now[heir]["name"]) == stem]
    if len(stem) == 2 and stem[1] == "县":
        same = same or [now[heir] for heir in heirs if now[heir]["name"][0] == stem[0]]
    if same:
        return same[0]
    twin = names.get((old["代码"][:2], stem))
    level = {"地级": "市", "县级": "县", "省级": "省"}[old["级别"]]
    return twin if twin is not None and (twin["level"] == level or not heirs) else None


def dissolved(old: Row, heirs: list[str], now: dict[str, Row]) -> Row:
    """A row for a division that is no more."""
    level = "市" if old["级别"] == "地级" else "县"
    city = old["代码"][:4] + "00"
    parent = city if level == "县" and city in now else old["代码"][:2] + "0000"
    status = "撤销" + old["变更/弃用时间"]
    return {"code": old["代码"], "name": old["名称"], "level": level, "parent": parent, "status": status,
            "successors": "|".join(heirs)}  # fmt: skip


def mark(rows: list[Row], words: dict[str, tuple[int, str]]) -> None:
    """Add short names and say which names need support: 疑 (doubtful) or 常 (an ordinary word)."""
    provinces = {short_of(row["name"]) for row in rows if row["level"] == "省"}
    today = [row for row in rows if row["status"] == "现行"]
    often = Counter(short_of(row["name"]) for row in today if row["level"] == "县")
    cities = {short_of(row["name"]) for row in today if row["level"] == "市"}
    settled = marks()
    shorts = {short_of(row["name"]) for row in today}
    for row in rows:
        if row["level"] == "市" and row.get("former"):
            stems = [old[:-1] for old in row["former"].split("|") if old.endswith("市") and len(old) > 2]
            stems = [stem for stem in stems if stem not in shorts and (stem, "简称") not in settled]
            row["former"] = "|".join((row["former"], *stems))
        name, level, short = row["name"], row["level"], short_of(row["name"])
        if level != "省" and short in provinces or row["status"] != "现行" and (level != "市" or short in cities):
            short = ""
        kind = re.search("自治([州县旗])$", name)
        row["short"] = f"{short}|{short}{kind[1]}" if short and kind else short  # 恩施州, 孟连县
        rare = len(name) == 2 and name not in words
        row["name_mark"] = settled.get((name, "全称"), "疑" if rare else "")
        if (short, "简称") in settled:
            row["short_mark"] = settled[short, "简称"]
        elif short and level == "县":
            row["short_mark"] = mark_short(words.get(short), shared=often[short] > 1 or short in cities)


def mark_short(word: tuple[int, str] | None, *, shared: bool) -> str:
    """The mark of a county's short name, from what jieba's dictionary says of it."""
    if word and word[0] >= 400 and word[1] != "ns":
        return "常"
    return "疑" if shared or word and word[1] != "ns" else ""


def marks() -> dict[tuple[str, str], str]:
    """What place_marks.tsv settles: (name, kind) to its mark."""
    lines = MARKS.read_text("utf-8").splitlines()[1:]
    return {(name, kind): mark for name, kind, mark in (line.split("\t") for line in lines)}


def main(folder: str, dictionary: str) -> None:
    """Write the table to standard output."""
    lines = Path(dictionary).read_text("utf-8").splitlines()
    words = {word: (int(count), tag) for word, count, tag in (line.split(" ") for line in lines)}
    rows = current(Path(folder))
    history(Path(folder), rows)
    mark(rows, words)
    rows.sort(key=lambda row: (row["code"], row["status"] != "现行", row["name"]))
    print("\t".join(HEADER))
    for row in rows:
        print("\t".join(row.get(column, "") for column in HEADER))


if __name__ == "__main__":
    main(*sys.argv[1:])
