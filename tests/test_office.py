"""Word-family files: the same policy in four formats, and each feature of Word, RTF and ODT in a file built by hand."""

import shutil
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from policygraph.extract.files.encoding import Unreadable
from policygraph.extract.office import convert
from policygraph.extract.office.numerals import numeral
from policygraph.extract.readers import ReadError, doc, docx, odt, read, rtf

DOCUMENTS = Path(__file__).parent / "documents"
PLAN = """\
河阳市数字乡村建设实施方案
第一章 总则
一、总体要求
（一）坚持稳中求进，到2026年建成30个样板村。
样板村由市农业农村局认定。
（二）农村宽带接入率达到98%以上。
1. 改造村级网络。
①更新机房。
②培训管理员。
二、重点任务
（一）各县按下表推进。
专栏：数字乡村重点工程
指标\t2025年\t2026年
样板村\t20个\t30个
第二章 附则
一、本方案自印发之日起施行。
"""


NO_OFFICE = pytest.mark.skipif(
    not any(map(shutil.which, ("soffice", "libreoffice"))), reason="没有装 LibreOffice：文本框只有它读得出"
)


@pytest.mark.parametrize("format", ["docx", pytest.param("doc", marks=NO_OFFICE), "rtf", "odt"])
def test_同一份方案四种格式文字相同(format: str) -> None:
    document = read(DOCUMENTS / f"编号方案.{format}")
    assert document.text == PLAN
    assert document.notes == ()


# 说明: 数, 编号格式, 写法
NUMERALS = {
    "十五": (15, "chineseCountingThousand", "十五"),
    "一百一十": (110, "chineseCounting", "一百一十"),
    "一千零二": (1002, "japaneseCounting", "一千零二"),
    "大写": (25, "chineseLegalSimplified", "贰拾伍"),
    "圈二十一": (21, "decimalEnclosedCircle", "㉑"),
    "天干": (3, "ideographTraditional", "丙"),
    "罗马": (14, "upperRoman", "XIV"),
    "字母过了z": (28, "lowerLetter", "bb"),
    "补零": (7, "decimalZero", "07"),
    "无": (3, "none", ""),
    "大得离谱": (10**8, "chineseCounting", "100000000"),
}


@pytest.mark.parametrize("name", NUMERALS)
def test_编号的写法(name: str) -> None:
    number, format, expected = NUMERALS[name]
    assert numeral(number, format) == expected


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def packed(parts: dict[str, str]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def word(body: str, namespace: str = W, **parts: str) -> str:
    parts = {"document": f"<w:body>{body}</w:body>", **parts}
    files = {f"word/{name}.xml": f'<w:{name} xmlns:w="{namespace}">{part}</w:{name}>' for name, part in parts.items()}
    return docx.read(Path("文.docx"), packed(files)).text


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def r(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


DELETED = "<w:rPr><w:del/></w:rPr>"
# 说明: 正文的 XML, 读出的文字
FEATURES = {
    "修订按接受算": (
        '<w:p><w:ins><w:r><w:t>加快</w:t></w:r></w:ins><w:del><w:r><w:delText>放慢</w:delText></w:r></w:del>'
        "<w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>建设。</w:t></w:r></w:moveTo></w:p>",
        "加快建设。\n",
    ),
    "删掉的段落标记接上下段": (p("加快建设", DELETED) + p("智慧城市。"), "加快建设智慧城市。\n"),
    "删掉的表格行": (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('旧')}</w:tc></w:tr><w:tr><w:tc>{p('新')}</w:tc></w:tr></w:tbl>",
        "新\n",
    ),
    "纵向合并的格空着": (
        f"<w:tbl><w:tr><w:tc>{p('农业')}</w:tc><w:tc>{p('水稻')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{p('小麦')}</w:tc></w:tr></w:tbl>",
        "农业\t水稻\n\t小麦\n",
    ),
    "表中之表写在一格": (
        f"<w:tbl><w:tr><w:tc>{p('甲')}<w:tbl><w:tr><w:tc>{p('乙')}</w:tc><w:tc>{p('丙')}</w:tc></w:tr></w:tbl><w:p/></w:tc>"
        f"<w:tc>{p('丁')}</w:tc></w:tr></w:tbl>",
        "甲 乙 丙\t丁\n",
    ),
    "目录域不要": (
        f"<w:p>{field('begin')}{r('<w:instrText> TOC 1-3 </w:instrText>')}{field('separate')}{r('<w:t>总则 1</w:t>')}</w:p>"
        f"<w:p>{r('<w:t>附则 9</w:t>')}{field('end')}</w:p>" + p("正文。"),
        "正文。\n",
    ),
    "链接域留下显示的字": (
        f"<w:p>{field('begin')}{r('<w:instrText>HYPERLINK x</w:instrText>')}{field('separate')}{r('<w:t>办法</w:t>')}"
        f"{field('end')}</w:p>",
        "办法\n",
    ),
    "隐藏文字不要": ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r><w:r><w:t>公开。</w:t></w:r></w:p>", "公开。\n"),
    "拼音只留本字": (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>hé</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>河</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        "河\n",
    ),
    "换行与软连字符": ("<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二</w:t><w:softHyphen/><w:t>行</w:t></w:r></w:p>", "第一行\n第二行\n"),
    "符号字体不算字": ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>完成。</w:t></w:r></w:p>', "完成。\n"),
    "手打的目录不要": (
        p("目 录") + "".join(f"<w:p>{r(f'<w:t>第{n}章</w:t><w:tab/><w:t>{n}</w:t>')}</w:p>" for n in "123") + p("第1章"),
        "第1章\n",
    ),
    "不在目录下的制表符和数留着": (
        "".join(f"<w:p>{r(f'<w:t>{name}</w:t><w:tab/><w:t>12</w:t>')}</w:p>" for name in ("水稻", "小麦", "大豆")),
        "水稻 12\n小麦 12\n大豆 12\n",
    ),
    "内容控件": (f"<w:sdt><w:sdtContent>{p('控件里的字。')}</w:sdtContent></w:sdt>", "控件里的字。\n"),
}


@pytest.mark.parametrize("namespace", [W, STRICT], ids=["通用", "严格"])
@pytest.mark.parametrize("name", FEATURES)
def test_Word的各种写法(name: str, namespace: str) -> None:
    body, expected = FEATURES[name]
    assert word(body, namespace) == expected


def numbered(list: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>'


def level(at: int, format: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>'


LISTS = (
    '<w:abstractNum w:abstractNumId="7">' + level(0, "chineseCountingThousand", "第%1条") + level(1, "decimal", "%1.%2")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">' + level(0, "bullet", "")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId '
    'w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="3">'
    '<w:abstractNumId w:val="8"/></w:num>'
)  # fmt: skip
STYLES = (
    '<w:style w:styleId="a"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="b"><w:name w:val="细条"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:styleId="t"><w:name w:val="toc 1"/></w:style>'
)


def test_自动编号() -> None:
    body = (
        p("目录行", '<w:pStyle w:val="t"/>') + p("甲", '<w:pStyle w:val="b"/>') + p("乙", numbered(1, 1))
        + p("丙", numbered(1, 1)) + p("丁", '<w:pStyle w:val="a"/>') + p("戊", numbered(1, 1)) + p("己", numbered(2, 0))
        + p("庚", numbered(2, 0)) + p("辛", numbered(3, 0)) + p("壬", '<w:pStyle w:val="a"/>' + numbered(0, 0))
    )  # fmt: skip
    expected = "第一条 甲\n一.1 乙\n一.2 丙\n第二条 丁\n二.1 戊\n第五条 己\n第六条 庚\n辛\n壬\n"
    assert word(body, numbering=LISTS, styles=STYLES) == expected


def test_样式互为父样式不绕圈() -> None:
    styles = '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    assert word(p("文。", '<w:pStyle w:val="a"/>'), styles=styles) == "文。\n"


# 说明: 开头, 结尾
DEEP = {
    "控件": ("<w:sdt>", "</w:sdt>"),
    "表格": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "文本框": ("<w:p><w:txbxContent>", "</w:txbxContent></w:p>"),
}


@pytest.mark.parametrize("name", DEEP)
def test_嵌套两万层_一百万字(name: str) -> None:
    begin, end = DEEP[name]
    start = time.process_time()
    assert "底" in word(begin * 20_000 + p("底" * 1_000_000) + end * 20_000)
    assert time.process_time() - start < 10


# 说明: RTF 的写法（字按代码页 936）, 读出的文字
RTF = {
    "双字节": (r"\'ba\'d3\'d1\'f4\par", "河阳\n"),
    "反斜杠作后字节": ("\\'81\\'5c\\par", "乗\n"),
    "统一码及其替身": (r"\uc1\u27827?\u-230\'3f\par", "河：\n"),
    "两个替身": (r"\uc2\u27827\'ba\'d3\'d1\'f4\par", "河阳\n"),
    "表格": (r"\trowd\cellx1\cellx2\pard\intbl A\cell B\cell\row\pard C\par", "A\tB\nC\n"),
    "隐藏和已删的": (r"A{\v B}{\deleted C}D\par", "AD\n"),
    "脚注跟在段后": (r"A{\footnote\pard N\par}B\par C\par", "AB\nN\nC\n"),
    "图片和未知组": (r"{\pict\bin5 }}{{{}A{\*\what B}\par", "A\n"),
    "编号": (r"{\listtext 1.\tab}A\par{\listtext \u183?\tab}B\par", "1. A\nB\n"),
    "目录域": (r"{\field{\*\fldinst TOC}{\fldrslt X\par}}A\par", "A\n"),
    "链接域": (r"{\field{\*\fldinst HYPERLINK}{\fldrslt X}}A\par", "XA\n"),
    "字体的字符集": (r"{\fonttbl{\f3\fcharset136 M;}}\f3 \'a4\'a4\par", "中\n"),
}


@pytest.mark.parametrize("name", RTF)
def test_RTF的各种写法(name: str) -> None:
    body, expected = RTF[name]
    assert rtf.read(Path("文.rtf"), rf"{{\rtf1\ansi\ansicpg936 {body}}}".encode("latin-1")).text == expected


ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for short, full in {"office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style"}.items()
)
LIST_STYLE = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." '
    'style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '</text:list-style><style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
)
ODT = {
    "编号接着上面": (
        '<text:list text:style-name="L"><text:list-item><text:p>甲</text:p><text:list><text:list-item><text:p>乙</text:p>'
        '</text:list-item></text:list></text:list-item></text:list><text:p>丙</text:p><text:list text:style-name="L" '
        'text:continue-numbering="true"><text:list-item><text:p>丁</text:p><text:p>戊</text:p></text:list-item></text:list>',
        "一、甲\n一.1 乙\n丙\n二、丁\n戊\n",
    ),
    "合并的格": (
        '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>甲</text:p>'
        '</table:table-cell><table:covered-table-cell/><table:table-cell table:number-rows-spanned="2"><text:p>乙</text:p>'
        "</table:table-cell></table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"2\">"
        "<text:p>丙</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>",
        "甲\t乙\n丙\t丙\n",
    ),
    "修订和批注和目录": (
        "<text:tracked-changes><text:p>旧</text:p></text:tracked-changes><text:table-of-content><text:p>目</text:p>"
        "</text:table-of-content><text:p>新<office:annotation><text:p>批</text:p></office:annotation>文。</text:p>",
        "新文。\n",
    ),
    "空格和换行": ('<text:p>甲<text:s text:c="2"/>乙<text:line-break/>丙\n丁</text:p>', "甲  乙\n丙 丁\n"),
    "隐藏的": ('<text:p>甲<text:span text:style-name="H">乙</text:span>丙</text:p>', "甲丙\n"),
    "脚注": (
        "<text:p>甲<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body>"
        "</text:note>。</text:p><text:p>乙</text:p>",
        "甲。\n注\n乙\n",
    ),
}


def open_document(body: str) -> bytes:
    content = f"<office:document-content {ODF}><office:automatic-styles>{LIST_STYLE}</office:automatic-styles>"
    return packed({"content.xml": f"{content}<office:body><office:text>{body}</office:text></office:body></office:document-content>"})


@pytest.mark.parametrize("name", ODT)
def test_ODT的各种写法(name: str) -> None:
    body, expected = ODT[name]
    assert odt.read(Path("文.odt"), open_document(body)).text == expected


def ole(stream: str) -> bytes:
    return doc.OLE + bytes(600) + f"{stream}\0".encode("utf-16-le") + bytes(600)


REFUSED = {
    "加密的docx": ("密.docx", ole("EncryptedPackage"), "加了密码"),
    "旧版表格": ("表.doc", ole("Workbook"), "Excel"),
    "更旧的表格": ("表.wps", ole("Book"), "Excel"),
    "旧版演示": ("讲.doc", ole("PowerPoint Document"), "PowerPoint"),
    "空docx": ("空.docx", packed({"word/document.xml": f'<w:document xmlns:w="{W}"/>'}), "没有文字"),
    "没有正文的ODT": ("空.odt", open_document("<text:p/>"), "没有文字"),
    "加密的ODT": ("密.odt", packed({"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "x"}), "加了密码"),
    "坏ODT": ("坏.odt", b"PK\x03\x04" + b"content.xml" * 90, "已损坏"),
    "空RTF": ("空.rtf", rb"{\rtf1\ansi{\pict 0102}}", "没有文字"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_读不了的说清原因和办法(name: str, tmp_path: Path) -> None:
    file, raw, reason = REFUSED[name]
    (tmp_path / file).write_bytes(raw)
    with pytest.raises(ReadError, match=reason) as caught:
        read(tmp_path / file)
    assert caught.value.cure


def test_什么转换程序都没有时说怎么办(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(Unreadable, match="安装 LibreOffice"):
        doc.read(Path("旧.doc"), ole("WordDocument"))


def test_转换程序太慢就连同子进程结束(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(convert, "LONGEST", 0.3)
    assert convert._run(["sh", "-c", "(sleep 1; touch 晚了) & wait"], str(tmp_path)) == b""
    time.sleep(1.2)
    assert not (tmp_path / "晚了").exists()
