"""Bytes of a file in, its text out: byte order mark, UTF-8, UTF-16, GB18030 or Big5, or a reason why not."""

import codecs
import re

SAMPLE = 200_000
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"\x89PNG", "PNG 图片"), (b"\xff\xd8\xff", "JPEG 图片"), (b"GIF8", "GIF 图片"), (b"BM\x00", "BMP 图片"),
    (b"II*\x00", "TIFF 图片"), (b"MM\x00*", "TIFF 图片"),
    (b"PK\x03\x04", "压缩包或 Office 文档"), (b"Rar!", "RAR 压缩包"), (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩文件"),
    (b"%PDF-", "PDF 文件"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office（.doc/.xls/.wps）文件"),
    (b"MZ\x90", "程序文件"), (b"\x7fELF", "程序文件"), (b"SQLite format 3", "SQLite 数据库"), (b"RIFF", "音视频文件"),
    (b"OggS", "音视频文件"), (b"ID3", "音频文件"),
)  # fmt: skip
# Characters that nearly every Chinese text of any length uses; the second string holds their traditional forms.
# A wrong guess between GB18030 and Big5 yields rare characters, so the share of these decides.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社"
    "义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题"
    "党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被"
    "干做必战先回则任取据处理世市省委书记府城群会议务政策规划实施推进发展建设，。、；：（）《》“”　１２３４５６７８９０"
)
COMMON_TRADITIONAL = frozenset(
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所"
    "民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社"
    "義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題"
    "黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被"
    "，。、；：（）《》「」『』　"
)


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


class Unreadable(Exception):
    """Why bytes are no text, and what to do about it, in Chinese."""

    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(f"{reason}。{cure}")
        self.reason, self.cure = reason, cure

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        return type(self), (self.reason, self.cure)


def decode(raw: bytes, *, declared: str = "") -> str:
    """The text of `raw`, line ends as \\n, without byte order mark; raises `Unreadable`.

    `declared` is the charset a page claims for itself; it is believed where the bytes bear it out.

    >>> decode("国务院办公厅".encode("gb18030"))
    '国务院办公厅'
    """
    return decode_noted(raw, declared=declared)[0]


def decode_noted(raw: bytes, *, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """As `decode`, with notes for the user on what in the bytes is doubtful."""
    if not raw.strip(b" \t\r\n\x00"):
        raise Unreadable("文件是空的", "请换成有内容的文件，或把它移出文件夹")
    refuse_magic(raw)
    text, notes = _decode(raw, declared)
    _refuse_binary(text)
    if lost := text.count("\ufffd"):
        notes = (*notes, f"有 {lost} 处字节认不出是什么字，写作 \ufffd")
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text), notes


def _decode(raw: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, name in BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, errors="replace"), ()
    wide = _utf16(raw)
    if wide:
        return raw[: len(raw) // 2 * 2].decode(wide, errors="replace"), ()
    raw = raw.rstrip(b"\x00")  # some programs fill a file up to a block
    if b"\x00" in raw[:SAMPLE]:
        raise Unreadable("是二进制文件，不是文本", "请用原来的软件打开，另存为 txt、docx 或 html")
    text = _utf8(raw)
    if text is None:
        return _legacy(raw, declared)
    return (raw.decode("hz", errors="replace") if b"~{" in raw and b"~}" in raw and raw.isascii() else text), ()


def _utf8(raw: bytes) -> str | None:
    """Strict UTF-8; a last character cut in the middle (a truncated download) is forgiven."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - 3 and error.start > 0 and "end of data" in error.reason:
            return raw[: error.start].decode("utf-8")
    return None


def _utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: ASCII (line ends, digits) leaves zeros at every second place, always on one side."""
    head = raw[:SAMPLE]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few = max(4, len(head) // 2000)
    if odd >= few and even * 20 < odd:
        name = "utf-16-le"
    elif even >= few and odd * 20 < even:
        name = "utf-16-be"
    else:
        return None
    sample = head[: len(head) // 2 * 2].decode(name, errors="replace")
    return name if _score(sample, COMMON | COMMON_TRADITIONAL) > 0.15 else None


def _legacy(raw: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    head = raw[:SAMPLE]
    gb = _score(head.decode("gb18030", errors="replace"), COMMON) + 0.02 * declared.lower().startswith("gb")
    big5 = _score(head.decode("big5hkscs", errors="replace"), COMMON_TRADITIONAL) + 0.02 * ("big5" in declared.lower())
    utf8 = _score(head.decode("utf-8", errors="replace"), COMMON | COMMON_TRADITIONAL)
    best = max(gb, big5, utf8)
    mixed = _by_line(head)
    # A line of GB18030 is now and then good UTF-8 by chance; then the file as a whole reads no better by line.
    if mixed and _score(mixed, COMMON | COMMON_TRADITIONAL) > max(best + 0.05, 0.15):
        return _by_line(raw), ("各行的文字编码不同（UTF-8 和 GB18030），已逐行辨认",)
    if best < 0.15:
        wide = _bare_utf16(raw)
        if wide is None:
            raise Unreadable("认不出文字编码（试过 UTF-8、UTF-16、GB18030、Big5）", "请用记事本打开后另存，编码选 UTF-8")
        return wide, ()
    # UTF-8 with a broken byte here and there
    name = "utf-8" if utf8 > max(gb, big5) else "gb18030" if gb >= big5 else "big5hkscs"
    return raw.decode(name, errors="replace"), ()


def _by_line(raw: bytes) -> str:
    """Each line in UTF-8 where it is that, else in GB18030; empty where no line beyond ASCII is UTF-8."""
    lines, wide = [], False
    for line in raw.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
            wide = wide or not line.isascii()
        except UnicodeDecodeError:
            lines.append(line.decode("gb18030", errors="replace"))
    return "\n".join(lines) if wide else ""


def _bare_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark, line ends or digits: read one way it uses common characters, the other way it does not."""
    even = raw[: len(raw) // 2 * 2]
    texts = [even.decode(name, errors="replace") for name in ("utf-16-le", "utf-16-be")]
    score, text = max((_score(text[:SAMPLE], COMMON | COMMON_TRADITIONAL), text) for text in texts)
    return text if score > 0.4 else None


def _score(text: str, common: frozenset[str]) -> float:
    """The share of common characters among all beyond ASCII; undecodable bytes weigh five times against it."""
    beyond = [c for c in text if c > "\x7f"]
    if not beyond:
        return 0.0
    return (sum(c in common for c in beyond) - 5 * text.count("\ufffd")) / len(beyond)


def refuse_magic(raw: bytes) -> None:
    """Raise `Unreadable` where the bytes begin like those of a picture, a program or another format that is no text."""
    for mark, kind in MAGIC:
        if raw.startswith(mark):
            raise Unreadable(f"是{kind}，不是文本", "请另存或转换为 txt、docx 或 html 后再用")


def _refuse_binary(text: str) -> None:
    head = text[:SAMPLE]
    odd = len(_CONTROL.findall(head))
    if odd > max(4, len(head) // 50) or head.count("\ufffd") > len(head) // 10:
        raise Unreadable("是二进制文件，不是文本", "请用原来的软件打开，另存为 txt、docx 或 html")
    if not text.strip("\ufeff \t\r\n\u3000\x00"):
        raise Unreadable("文件里没有文字", "请换成有内容的文件，或把它移出文件夹")
