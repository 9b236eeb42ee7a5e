"""Writes the Word-family test documents: our own .docx out of hand-written XML, and LibreOffice's .doc, .rtf and .odt of it.

Run `python tools/word_samples.py` with LibreOffice installed; the four files go to tests/documents/.
"""

import subprocess
import tempfile
import zipfile
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "tests" / "documents"
NAME = "编号方案"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
LEVELS = (
    (0, "japaneseCounting", "第%1章"), (1, "japaneseCounting", "%2、"), (2, "japaneseCounting", "（%3）"),
    (3, "decimal", "%4."), (4, "decimalEnclosedCircle", "%5"),
)  # fmt: skip


def text(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def paragraph(inner: str, level: int | None = None, style: str = "") -> str:
    number = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{inner}</w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph(text(cell))}</w:tc>" for cell in cells) + "</w:tr>"


BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
    'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH '
    'relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2540000" cy="762000"/><wp:wrapSquare wrapText="bothSides"/>'
    '<wp:docPr id="1" name="框"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2540000" '
    'cy="762000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>'
    f"{paragraph(text('专栏：数字乡村重点工程'))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
    f"{paragraph(text('专栏：数字乡村重点工程'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
BODY = (
    paragraph(text("河阳市数字乡村建设实施方案"))
    + paragraph(text("总则"), style="1")
    + paragraph(text("总体要求"), 1)
    + paragraph(text("坚持稳中求进，到2026年建成30个样板村") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + text("。"), 2)
    + paragraph(text("农村宽带接入率达到98%以上。"), 2)
    + paragraph(text("改造村级网络。"), 3)
    + paragraph(text("更新机房。"), 4)
    + paragraph(text("培训管理员。"), 4)
    + paragraph(text("重点任务"), 1)
    + paragraph(text("各县按下表推进。") + BOX, 2)
    + '<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr><w:tblGrid>' + '<w:gridCol w:w="2600"/>' * 3 + "</w:tblGrid>"
    + row("指标", "2025年", "2026年") + row("样板村", "20个", "30个") + "</w:tbl>"
    + paragraph(text("附则"), style="1")
    + paragraph(text("本方案自印发之日起施行。"), 1)
)  # fmt: skip
PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.{kind}+xml"/>'
            for part, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"),
                               ("footnotes", "footnotes"))
        )
        + "</Types>"
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="r{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{part}" '
            f'Target="{part}.xml"/>' for i, part in enumerate(("styles", "numbering", "footnotes"), 1)
        )
        + "</Relationships>"
    ),
    "word/document.xml": f"<w:document {NAMESPACES}><w:body>{BODY}<w:sectPr/></w:body></w:document>",
    "word/styles.xml": (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
    ),
    "word/numbering.xml": (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{label}"/></w:lvl>'
            for level, form, label in LEVELS
        )
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ),
    "word/footnotes.xml": (
        f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">'
        f"{paragraph('<w:r><w:footnoteRef/></w:r>' + text('样板村由市农业农村局认定。'))}</w:footnote></w:footnotes>"
    ),
}  # fmt: skip


def main() -> None:
    path = FOLDER / f"{NAME}.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in PARTS.items():
            archive.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>{part}')
    with tempfile.TemporaryDirectory() as profile:
        for format in ("doc:MS Word 97", "rtf:Rich Text Format", "odt"):
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", format,
                 "--outdir", str(FOLDER), str(path)], check=True, timeout=120,
            )  # fmt: skip


if __name__ == "__main__":
    main()
