"""The main part of a Word document, its tags without namespaces, in; its text out: walked without recursion.

Tracked changes count as accepted: what was inserted stays, what was deleted or moved away is dropped, and a paragraph whose
mark was deleted goes on in the next. Left out: comments, hidden text, fields' instructions, tables of contents, page numbers.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from .flow import Flow
from .numbering import Numbering, Styles, number, on, value

Element = ElementTree.Element
DROPPED = frozenset(
    "del moveFrom instrText delText delInstrText Fallback rt annotationRef pPr tblPr tblGrid trPr tcPr sectPr rPr "
    "sdtPr sdtEndPr altChunk posOffset pctPosHOffset pctPosVOffset docPr cNvPr binData control rubyPr".split()
)
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Fields whose shown text is none of the document's own.
FURNITURE = re.compile(r"\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES|INDEX)\b", re.I)


def plain(root: Element) -> Element:
    """The same tree with the namespaces cut off: they differ between transitional and strict files."""
    for node in root.iter():
        if isinstance(node.tag, str) and "}" in node.tag:
            node.tag = node.tag.rpartition("}")[2]
        if any(name.startswith("{") for name in node.attrib):
            bare = {name.rpartition("}")[2]: kept for name, kept in node.attrib.items()}
            node.attrib.clear()
            node.attrib.update(bare)
    return root


def steps(root: Element) -> Iterator[tuple[bool, Element]]:
    """Each element as it begins (True) and as it ends (False), those dropped left out."""
    waiting: list[tuple[bool, Element]] = [(True, root)]
    while waiting:
        begins, node = waiting.pop()
        yield begins, node
        if begins:
            waiting.append((False, node))
            waiting.extend((True, child) for child in reversed(node) if child.tag not in DROPPED)


class Writer:
    """Walks the main part into lines; `notes` are the footnotes and endnotes by kind and id."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], Element]) -> None:
        self.flow = Flow()
        self._styles, self._numbering, self._notes = styles, numbering, notes
        self._fields: list[list[str]] = []  # the instruction of each open field; `None` once it shows its text
        self._silent = 0  # how many open fields and content controls are left out
        self._kept: list[bool] = []  # for each open paragraph, whether its mark joins it to the next one

    def walk(self, root: Element) -> str:
        """The text of everything under `root`."""
        skipped: Element | None = None
        for begins, node in steps(root):
            if skipped is not None:
                skipped = skipped if begins or node is not skipped else None
            elif begins and self._hidden(node):
                skipped = node
            else:
                self._begin(node) if begins else self._end(node)
        return self.flow.text()

    def _hidden(self, node: Element) -> bool:
        """Whether all of an element is left out: hidden runs, tables of contents, a row that was deleted."""
        if node.tag == "r":
            style = value(node.find("rPr/rStyle"))
            hidden = node.find("rPr/vanish")
            return on(hidden) if hidden is not None else bool(style) and self._styles.hides(style)
        if node.tag == "tr":
            return node.find("trPr/del") is not None
        if node.tag == "p":
            return self._styles.is_contents(value(node.find("pPr/pStyle"))) and not self._ends_field(node)
        if node.tag == "sdt":
            return value(node.find("sdtPr/docPartObj/docPartGallery")) == "Table of Contents"
        return node.tag == "fldSimple" and bool(FURNITURE.match(value(node, "instr")))

    def _ends_field(self, node: Element) -> bool:
        """A line of contents that opens or closes a field must be walked, or the field would stay open."""
        return any(n.tag == "fldChar" for n in node.iter("fldChar"))

    def _begin(self, node: Element) -> None:
        tag = node.tag
        if tag == "t" or tag == "m:t":
            self._write(node.text or "")
        elif tag in CHARACTERS:
            self._write(CHARACTERS[tag] if value(node, "type") != "page" else "\n")
        elif tag == "p":
            self._paragraph(node)
        elif tag == "tbl":
            self.flow.open("table")
        elif tag == "tc":
            self.flow.open("cell")
        elif tag == "txbxContent":
            self.flow.open("aside")
        elif tag == "fldChar":
            self._field(value(node, "fldCharType"), node)
        elif tag == "sym":
            self._symbol(node)
        elif tag in ("footnoteReference", "endnoteReference"):
            self._note(tag.removesuffix("Reference"), value(node, "id"))
        elif tag == "r" and self._fields:
            self._fields[-1] += [n.text or "" for n in node.findall("instrText")]

    def _end(self, node: Element) -> None:
        if node.tag == "p":
            if node.find("pPr/rPr/del") is None and node.find("pPr/rPr/moveFrom") is None:
                self.flow.paragraph()
        elif node.tag == "tr" and self.flow.kind == "table":
            self.flow.row()
        elif node.tag in ("tbl", "tc", "txbxContent"):
            if node.tag == "tbl" and self.flow.kind == "table":
                self.flow.row()
            self.flow.close()

    def _write(self, text: str) -> None:
        if not self._silent:
            self.flow.write(text)

    def _paragraph(self, node: Element) -> None:
        """A numbered paragraph gets its label; one without a letter is not counted on by Word either way, but shown."""
        properties = node.find("pPr/numPr")
        style = value(node.find("pPr/pStyle"))
        list, level = self._styles.numbering(style) if style else ("", -1)
        if properties is not None:
            list = value(properties.find("numId")) or list
            level = number(value(properties.find("ilvl")), level)
        if list not in ("", "0") and not self._silent:
            self.flow.label(self._numbering.label(list, max(level, 0)))

    def _field(self, kind: str, node: Element) -> None:
        if kind == "begin":
            self._fields.append([])
        elif kind == "separate" and self._fields:
            if FURNITURE.match("".join(self._fields[-1])):
                self._fields[-1] = ["TOC"]
                self._silent += 1
            else:
                self._fields[-1] = []
        elif kind == "end" and self._fields and self._fields.pop() == ["TOC"]:
            self._silent -= 1

    def _symbol(self, node: Element) -> None:
        """A character of a symbol font: its code is no letter unless the font is an ordinary one."""
        code = value(node, "char")
        if re.fullmatch(r"[0-9A-Fa-f]{4}", code) and not 0xD800 <= int(code, 16) < 0xF900:
            self._write(chr(int(code, 16)))

    def _note(self, kind: str, id: str) -> None:
        note = self._notes.pop((kind, id), None)
        if note is None or self._silent:
            return
        self.flow.open("aside")
        inner = Writer(self._styles, self._numbering, {})
        for line in inner.walk(note).splitlines():
            self.flow.write(line.strip())
            self.flow.paragraph()
        self.flow.close()
