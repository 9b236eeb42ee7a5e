"""The characters of an RTF file in, its text out: a state machine over its groups, kept on a stack of its own.

Bytes are in the code page of their font, or of the file (936: GB18030); `\\uN` gives a character and is followed by stand-ins
that are skipped. List labels stand in the file ready made. Left out: hidden and deleted text, headers, pictures, comments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .flow import Flow
from .numerals import is_bullet
from .word import FURNITURE

TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|[\r\n\x00]+|([^\\{}\r\n\x00]+)", re.S
)
CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 204: "cp1251", 161: "cp1253", 238: "cp1250"}
PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}
WORDS = {"tab": "\t", "line": "\n", "page": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
         "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
         "nestcell": " "}  # fmt: skip
SIGNS = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
SKIPPED = frozenset(
    "colortbl info pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc aftnsep ftncn "
    "aftnsepc listtable listoverridetable revtbl rsidtbl nonesttables atnid atnauthor annotation sp shprslt objdata "
    "nonshppict tc tcn xe rxe txe filetbl stextflow template pgdsctbl nesttableprops ftnsepc aftncn".split()
)
# Groups marked as skippable that hold text all the same.
KNOWN = frozenset("footnote shpinst shppict shptxt do dptxbxtext fldinst ud cs".split())
ASIDES = frozenset(("footnote", "shptxt", "dptxbxtext"))


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a group, until it ends."""

    skip: bool = False
    starred: bool = False
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    contents: bool = False
    stand_ins: int = 1
    encoding: str = ""
    role: str = ""  # label, instruction, fonts, styles, or empty for text
    depth: int = 0  # how many levels of the flow were open before this group, where it opened one
    east: bool = False


class Reader:
    """Reads the whole of one file; made for one use."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._stack: list[_Group] = []
        self._now = _Group()
        self._encoding = "cp1252"
        self._bytes = bytearray()
        self._waiting = 0  # stand-ins still to be skipped
        self._label: list[str] = []
        self._instruction: list[str] = []
        self._name: list[str] = []
        self._fonts: dict[int, str] = {}
        self._contents: set[int] = set()  # styles of the table of contents
        self._font = self._style = 0

    def read(self, raw: str) -> str:
        """The text of the file, its bytes given as the characters of the same number."""
        for token in _tokens(raw):
            word, figure, byte, sign, brace, plain = token.groups()
            if byte is not None or plain is not None:
                self._characters(bytes((int(byte, 16),)) if byte else plain.encode("latin-1", "replace"))
                continue
            if word or sign or brace:
                self._flush()
            if brace:
                self._open() if brace == "{" else self._close()
            elif sign:
                self._sign(sign)
            elif word:
                self._word(word, int(figure) if figure else None)
        self._flush()
        return self.flow.text().encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _characters(self, data: bytes) -> None:
        if self._waiting:
            skipped = min(self._waiting, len(data))
            self._waiting -= skipped
            data = data[skipped:]
        if not self._now.skip:
            self._bytes += data

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._write(data.decode(self._now.encoding or self._encoding, "replace"))

    def _write(self, text: str) -> None:
        now = self._now
        if now.skip:
            return
        if now.role == "label":
            self._label.append(text)
        elif now.role == "instruction":
            self._instruction.append(text)
        elif now.role == "styles":
            self._name.append(text)
        elif not now.role and not now.hidden and not now.deleted and not now.contents:
            self._place()
            self.flow.write(text)

    def _open(self) -> None:
        self._waiting = 0
        self._stack.append(self._now)
        self._now = replace(self._now, starred=False, depth=0)

    def _close(self) -> None:
        self._waiting = 0
        now = self._now
        if now.role == "styles":
            self._end_style()
        self._now = self._stack.pop() if self._stack else _Group()
        if now.depth:
            while self.flow.depth > now.depth:
                self._end_cells() if self.flow.kind in ("cell", "table") else self.flow.close()
        if now.role == "label" and self._now.role != "label":
            label = "".join(self._label).strip()
            self._label = []
            if not is_bullet(label) and not self._now.skip and not self._now.hidden and not self._now.contents:
                self._place()
                self.flow.label(label)

    def _end_style(self) -> None:
        if re.fullmatch(r"\s*toc (?:\d|heading);?\s*", "".join(self._name), re.I):
            self._contents.add(self._style)
        self._name = []

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._now = replace(self._now, starred=True)
        elif self._waiting:
            self._waiting -= 1
        elif sign in "\n\r":
            self._paragraph()
        elif sign in SIGNS:
            self._write(SIGNS[sign])

    def _word(self, word: str, figure: int | None) -> None:
        starred = self._now.starred
        if starred:
            self._now = replace(self._now, starred=False)
        if word in SKIPPED or (starred and word not in KNOWN):
            self._now = replace(self._now, skip=True)
        elif word == "u" and figure is not None:
            self._write(chr(figure % 65536))
            self._waiting = self._now.stand_ins
        elif word in WORDS:
            self._write(WORDS[word])
        elif not self._destination(word) and not self._break(word):
            self._property(word, figure)

    def _destination(self, word: str) -> bool:
        """Words that say what the text of their group is."""
        roles = {"listtext": "label", "pntext": "label", "fldinst": "instruction", "fonttbl": "fonts", "stylesheet": "styles"}
        if word in roles:
            self._now = replace(self._now, role=roles[word])
        elif word == "field":
            self._instruction = []
        elif word == "fldrslt":
            self._now = replace(self._now, skip=self._now.skip or bool(FURNITURE.match("".join(self._instruction))))
            self._instruction = []
        elif word in ASIDES and not self._now.skip and not self._now.deleted:
            self._place()
            self._now = replace(self._now, depth=self.flow.depth, in_table=False, hidden=False)
            self.flow.open("aside")
        return word in roles or word in ("field", "fldrslt") or word in ASIDES

    def _break(self, word: str) -> bool:
        """Words that end a paragraph, a cell or a row."""
        if word not in ("par", "sect", "cell", "row", "nestrow"):
            return False
        if self._now.skip or self._now.role:
            return True
        if word in ("par", "sect", "nestrow"):
            self._paragraph()
        elif word == "cell":
            self._now = replace(self._now, in_table=True)
            self._place()
            self.flow.close()
        elif self.flow.kind in ("cell", "table"):
            if self.flow.kind == "cell":
                self.flow.close()
            self.flow.row()
        return True

    def _paragraph(self) -> None:
        if self._now.skip or self._now.role or self._now.deleted:
            return
        if self.flow.kind in ("table", "cell") and not self._now.in_table:
            self._end_cells()
        self.flow.paragraph()

    def _place(self) -> None:
        """Open a table and a cell for what stands in one, end the table for what does not."""
        if not self._now.in_table:
            if self.flow.kind in ("cell", "table"):
                self._end_cells()
            return
        if self.flow.kind in ("body", "aside"):
            self.flow.paragraph()
            self.flow.open("table")
        if self.flow.kind == "table":
            self.flow.open("cell")

    def _end_cells(self) -> None:
        if self.flow.kind == "cell":
            self.flow.close()
        self.flow.row()
        self.flow.close()

    def _property(self, word: str, figure: int | None) -> None:
        """Words that change how what follows is to be read."""
        now = self._now
        if word in ("f", "af") and figure is not None:
            self._set_font(word, figure)
        elif word == "fcharset" and now.role == "fonts":
            self._fonts[self._font] = CHARSETS.get(figure or 0, "")
        elif word == "s" and figure is not None:
            self._style = figure
            self._now = replace(now, contents=figure in self._contents and not now.role)
        elif word == "v":
            self._now = replace(now, hidden=figure != 0)
        elif word == "deleted":
            self._now = replace(now, deleted=figure != 0)
        elif word == "plain":
            self._now = replace(now, hidden=False, deleted=False, encoding="", east=False)
        elif word == "pard":
            self._now = replace(now, in_table=False, contents=False)
        elif word == "intbl":
            self._now = replace(now, in_table=True)
        elif word == "uc":
            self._now = replace(now, stand_ins=min(max(figure or 0, 0), 8))
        elif word in ("dbch", "loch", "hich"):
            self._now = replace(now, east=word == "dbch")
        elif word == "ansicpg" and figure:
            self._encoding = PAGES.get(figure) or _known(f"cp{figure}")

    def _set_font(self, word: str, figure: int) -> None:
        if self._now.role == "fonts":
            self._font = figure
        elif word == "f" or self._now.east:
            self._now = replace(self._now, encoding=self._fonts.get(figure, ""))


def _tokens(raw: str) -> Iterator[re.Match[str]]:
    """The tokens in order; the bytes of a picture, whose number `\\bin` gives, are stepped over."""
    at = 0
    while at < len(raw):
        found = TOKEN.match(raw, at)
        if found is None:  # a lone backslash at the end
            at += 1
            continue
        at = found.end()
        if found[1] == "bin" and found[2]:
            at += max(int(found[2]), 0)
        else:
            yield found


def _known(name: str) -> str:
    try:
        b"".decode(name)
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
