"""Word processor files, made by LibreOffice out of one flat OpenDocument text each, and by python-docx.

    python tests/reading/make/office.py      (needs soffice on the path, and python-docx)
"""

import html
import shutil
import subprocess
import tempfile
from pathlib import Path

from source import FILES, Block, blocks, text_of

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
# How LibreOffice is told what to write: suffix -> filter.
FILTERS = {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt",
           "pdf": "pdf", "html": "html:HTML (StarWriter)"}  # fmt: skip
# The file name before the suffix -> what LibreOffice makes of it.
MADE = {
    "notice.office": "docx doc rtf odt pdf html",
    "plan.office-toc": "docx doc rtf odt pdf",
    "law.office": "docx doc rtf odt pdf",
    "group.office": "docx doc rtf odt",
    "report.office": "doc docx pdf",
    "appoint.office": "rtf odt html",
    "rich.office": "docx doc rtf odt",
    "small.office": "docx doc rtf odt pdf",
}
STYLES = """<office:font-face-decls><style:font-face style:name="song" svg:font-family="'Noto Serif CJK SC'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="song" style:font-name-asian="song"
 fo:font-size="16pt" style:font-size-asian="16pt" fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/>
</style:default-style>
<style:style style:name="p" style:family="paragraph"><style:paragraph-properties fo:text-indent="32pt" fo:text-align="justify"
 fo:line-height="28pt" fo:orphans="2" fo:widows="2"/></style:style>
<style:style style:name="plain" style:family="paragraph"/>
<style:style style:name="cell" style:family="paragraph"><style:text-properties fo:font-size="12pt" style:font-size-asian="12pt"/></style:style>
<style:style style:name="centre" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="title" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-top="20pt"
 fo:margin-bottom="20pt"/><style:text-properties fo:font-size="22pt" style:font-size-asian="22pt"/></style:style>
<style:style style:name="signed" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="h1" style:family="paragraph"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="h2" style:family="paragraph"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="box" style:family="graphic"><style:graphic-properties style:wrap="none" fo:border="0.5pt solid #000"/></style:style>
<text:list-style style:name="big">
<text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/></text:list-style>
<text:list-style style:name="small"><text:list-level-style-number text:level="1" style:num-prefix="（" style:num-suffix="）"
 style:num-format="一, 二, 三, ..."/></text:list-style>
<style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.5cm"
 fo:margin-bottom="2.5cm" fo:margin-left="2.8cm" fo:margin-right="2.6cm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4">
<style:header><text:p text:style-name="centre">{header}</text:p></style:header>
<style:footer><text:p text:style-name="centre">— <text:page-number text:select-page="current"/> —</text:p></style:footer>
</style:master-page></office:master-styles>"""


def flat(body: str, *, header: str) -> str:
    """A flat OpenDocument text with a running header and the number of the page below."""
    styles = STYLES.replace("{header}", header)
    mime = "application/vnd.oasis.opendocument.text"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {SPACES} office:version="1.3" office:mimetype="{mime}">'
        f"{styles}<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def body(text: str, *, contents: bool = False) -> str:
    parts = [element(block) for block in blocks(text)]
    if contents:
        parts.insert(1, _contents(text))
    return "".join(parts)


def element(block: Block) -> str:
    if block.kind == "table":
        rows = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in block.rows)
        return f'<table:table><table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>{rows}</table:table>'
    if block.kind in ("h1", "h2"):
        return paragraph(block.text, block.kind, tag="h", level=f' text:outline-level="{block.kind[1]}"')
    return paragraph(block.text, block.kind)


def paragraph(text: str, style: str, *, tag: str = "p", level: str = "") -> str:
    return f'<text:{tag} text:style-name="{style}"{level}>{html.escape(text)}</text:{tag}>'


def _cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string">{paragraph(text, "cell")}</table:table-cell>'


def _contents(text: str) -> str:
    """A table of contents as a word processor leaves it: heading, tab, page."""
    heads = [block.text for block in blocks(text) if block.kind in ("h1", "h2")]
    lines = "".join(
        f'<text:p text:style-name="plain">{head}<text:tab/>{i // 4 + 1}</text:p>' for i, head in enumerate(heads)
    )
    return (
        '<text:table-of-content text:name="目录"><text:table-of-content-source text:outline-level="2"/>'
        f'<text:index-body><text:p text:style-name="centre">目录</text:p>{lines}</text:index-body></text:table-of-content>'
    )


def rich() -> str:
    """All that hides text or makes it: automatic numbers, a note, a text box, tracked changes."""
    lines = text_of("rich").splitlines()
    note, boxed = lines[6], lines[13]
    made = [element(block) for block in blocks("\n".join(lines[:4]))]
    made += [_item("big", lines[4], 1), _noted(lines[5], "其中中型水库86座", note), _item("big", lines[7], 2)]
    made += [_item("small", line, i) for i, line in enumerate(lines[8:11], 1)]
    made += [_item("big", lines[11], 3), _changed(lines[12]), _boxed(lines[14], boxed)]
    made += [element(block) for block in blocks("\n".join(lines[15:]))]
    return _CHANGES + "".join(made)


def _item(list: str, line: str, number: int) -> str:
    """A numbered paragraph: the number is no text of its own."""
    words = line.split("、", 1)[1] if list == "big" else line.split("）", 1)[1]
    start = f'<text:list text:style-name="{list}"><text:list-item text:start-value="{number}">'
    return f"{start}{paragraph(words, 'plain')}</text:list-item></text:list>"


def _noted(line: str, at: str, note: str) -> str:
    mark = (
        '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f'<text:note-body><text:p text:style-name="cell">{note}</text:p></text:note-body></text:note>'
    )
    return f'<text:p text:style-name="p">{line.replace(at, at + mark)}</text:p>'


_INFO = (
    '<office:change-info><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">审稿人</dc:creator>'
    '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2024-04-02T09:00:00</dc:date></office:change-info>'
)
_CHANGES = (
    '<text:tracked-changes text:track-changes="true">'
    f'<text:changed-region xml:id="c1" text:id="c1"><text:deletion>{_INFO}<text:p text:style-name="p">4月20日</text:p></text:deletion>'
    f'</text:changed-region><text:changed-region xml:id="c2" text:id="c2"><text:insertion>{_INFO}</text:insertion></text:changed-region>'
    "</text:tracked-changes>"
)


def _changed(line: str) -> str:
    new = '<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>4月30日<text:change-end text:change-id="c2"/>'
    return f'<text:p text:style-name="p">{line.replace("4月30日", new)}</text:p>'


def _boxed(line: str, inside: str) -> str:
    """A text box that stands before the paragraph it hangs on."""
    frame = (
        '<text:p text:style-name="p"><draw:frame draw:style-name="box" text:anchor-type="as-char" svg:width="14cm" svg:height="1.2cm">'
        f'<draw:text-box><text:p text:style-name="cell">{inside}</text:p></draw:text-box></draw:frame></text:p>'
    )
    return frame + paragraph(line, "p")


def convert(source: Path, suffixes: list[str], to: Path) -> None:
    """Each in a LibreOffice of its own profile, so that one open on the desk is left alone."""
    for suffix in suffixes:
        profile = f"-env:UserInstallation=file://{to}/profile"
        order = ["soffice", profile, "--headless", "--convert-to", FILTERS[suffix], "--outdir", str(to), str(source)]
        subprocess.run(order, check=True, capture_output=True, timeout=120)
        shutil.copy(to / f"{source.stem}.{suffix}", FILES)


def direct(name: str, to: Path) -> None:
    """By python-docx: another program's idea of the same format."""
    from docx import Document

    made = Document()
    made.sections[0].header.paragraphs[0].text = "内部资料 请勿外传"
    for block in blocks(text_of(name)):
        if block.kind == "table":
            table = made.add_table(0, len(block.rows[0]))
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif block.kind in ("h1", "h2"):
            made.add_heading(block.text, int(block.kind[1]))
        else:
            made.add_paragraph(block.text)
    made.save(str(to))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for stem, suffixes in MADE.items():
            name = stem.split(".")[0]
            inner = rich() if name == "rich" else body(text_of(name), contents="toc" in stem)
            source = Path(folder) / f"{stem}.fodt"
            source.write_text(flat(inner, header="临江省文件汇编"), "utf-8")
            convert(source, suffixes.split(), Path(folder))
    # WPS writes the binary format of Word under a suffix of its own.
    shutil.copy(FILES / "law.office.doc", FILES / "law.office.wps")
    for name in ("notice", "group", "meeting", "small"):
        direct(name, FILES / f"{name}.written.docx")


if __name__ == "__main__":
    main()
