"""A PDF written by hand, so that a test shows where each piece of text stands: no library, no embedded font.

Characters are as wide as the type is large, ASCII half as wide; x and y are points from the lower left corner of the page.
"""

from dataclasses import dataclass

FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
    "/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500 814 939 500]"
    "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
    "/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


@dataclass(frozen=True)
class Text:
    """Some text at a place; `angle` in degrees, `spacing` added behind each character, `gray` 0 is black and 1 white."""

    x: float
    y: float
    text: str
    size: float = 12
    angle: int = 0
    spacing: float = 0
    gray: float = 0


@dataclass(frozen=True)
class Line:
    """A drawn line."""

    x0: float
    y0: float
    x1: float
    y1: float


Item = Text | Line
TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 45: (0.7071, 0.7071, -0.7071, 0.7071)}


def paragraph(x: float, y: float, rows: list[str], *, size: float = 12, pitch: float = 20) -> list[Item]:
    """Rows one below the other; a row that begins with two wide spaces is set in by two characters."""
    return [
        Text(x + 2 * size * row.startswith("　　"), y - i * pitch, row.removeprefix("　　"), size)
        for i, row in enumerate(rows)
    ]


def ruled(x: float, y: float, cells: list[list[str]], *, wide: float = 100, high: float = 24) -> list[Item]:
    """A table with all its lines; its upper left corner is at x, y."""
    columns, items = len(cells[0]), list[Item]()
    for i in range(len(cells) + 1):
        items.append(Line(x, y - i * high, x + columns * wide, y - i * high))
    for k in range(columns + 1):
        items.append(Line(x + k * wide, y, x + k * wide, y - len(cells) * high))
    for i, row in enumerate(cells):
        items += [Text(x + k * wide + 4, y - i * high - 16, cell) for k, cell in enumerate(row) if cell]
    return items


def pdf(*pages: list[Item], size: tuple[int, int] = (595, 842), rotate: int = 0) -> bytes:
    """The file's bytes."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", FONT]
    kids = []
    for items in pages:
        stream = "\n".join(_drawn(item) for item in items)
        number = len(objects) + 1
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size[0]} {size[1]}]/Rotate {rotate}/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {number + 1} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
        kids.append(f"{number} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return _file(objects)


def _drawn(item: Item) -> str:
    if isinstance(item, Line):
        return f"{item.x0} {item.y0} m {item.x1} {item.y1} l S"
    a, b, c, d = TURNS[item.angle]
    code = item.text.encode("utf-16-be").hex()
    return f"{item.gray} g BT /F {item.size} Tf {item.spacing} Tc {a} {b} {c} {d} {item.x} {item.y} Tm <{code}> Tj ET"


def _file(objects: list[str]) -> bytes:
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode("ascii")
    return out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
