"""Lines in, out which of them run on in the next: hard-wrapped columns, page breaks and captions inside a sentence."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..post_words import AT_MEETING, HEADS, MEMBERS, RANKED, one_of
from .lines import BYLINE, HEADING, MARKER, Line

WIDEST = 110  # columns; a wider line is a paragraph of its own and not one row of a printed column
NEAR = 6  # columns by which rows of one column differ: a hanging mark, a number or Latin word that did not fit
AROUND = 4
INDENT = 4  # the first row of a paragraph is shorter by two characters
# （下转第二版）, or at the end of a row ▶▶下转3版: what follows is another article.
TURNED = (
    r"[（(【]\s?(?:紧|详)?(?:下转|转)\s?(?:第?[一二三四五六七八九十\d]{1,3}|第?[A-Z]\d{1,2})\s?版[^（）()【】]{0,12}[）)】]"
    r"|[▶►→>☞]*\s?下转\s?第?[A-Z]?[一二三四五六七八九十\d]{1,3}\s?版[^，。；]{0,4}$"
)
_TURNED = re.compile(rf"(?:{TURNED})$")
CAPTION = re.compile(r"摄$|摄影(?:报道)?$|摄）$|^（?(?:资料图|图为|图片|上图|下图|左图|右图)")
_ONE_ORGAN = r"\S{2,30}(?:政府|办公厅|办公室|委员会|委|部|局|厅|署|院|会|行)"
_ORGAN = re.compile(rf"^{_ONE_ORGAN}(?:[ \u3000]+{_ONE_ORGAN})*$")
_KIND = re.compile(
    r"(?:的(?:决定|决议|(?:若干)?意见|通知|通报|批复|函|公告|通告|命令|令|报告|请示|办法|规定|方案|规划|计划|纲要)"
    r"|规划|方案|纲要|条例|办法|行动计划|工作报告)(?:（[^）]{1,12}）)?$"
)
_SHORT_LINE = 30  # characters


def joins(rows: list[Line]) -> list[bool]:
    """For each line, whether the next one continues it. `captions` takes out the captions that interrupt first."""
    answer = [False] * len(rows)
    if not rows:
        return answer
    indent = _usual(row.indent for row in rows)
    full = _full(rows, indent)
    column = _column(rows)
    gap = _usual(row.gap for row in rows[1:])
    whole = _is_whole(rows)
    opened = False  # whether a bracket 《 or （ stands open at the end of the row, from this row or one joined to it
    for i in range(len(rows) - 1):
        row, after = rows[i], rows[i + 1]
        if "版" in row.text[-16:] and _TURNED.search(row.text):
            opened = False
            continue
        if whole and HEADING.match(row.text) and row.text[-1] not in "，、" or _named_again(row, after):
            opened = False
            continue
        opened = _open(row.text) or (opened and "）" not in row.text and "》" not in row.text)
        flows = i > 0 and answer[i - 1] and full[i - 1]
        apart = after.gap > gap and not row.punctuated and not flows
        inside = column is not None and after.gap <= min(gap, column.gap) and column.runs_on(row, after)
        answer[i] = inside or _continues(row, after, opened, (full[i], full[i + 1]), after.indent - indent, apart)
        opened = opened and answer[i]
    _join_titles(rows, answer)
    return answer


def _named_again(row: Line, after: Line) -> bool:
    """某市市长 张工 / 张工作政府工作报告: a short line that ends with the name that the next begins with is whole."""
    words = row.text.split()
    return len(words) > 1 and len(row.text) <= _SHORT_LINE and len(words[-1]) in (2, 3) and after.text.startswith(words[-1])


def _is_whole(rows: list[Line]) -> bool:
    """Whether most of the text stands in lines too wide for print: these are paragraphs, and so are headings by them."""
    return 2 * sum(row.width for row in rows if row.width > WIDEST) > sum(row.width for row in rows)


@dataclass(frozen=True, slots=True)
class _Column:
    """A printed column: its width, its margin, whether no row is out of line, whether the first row of a paragraph
    is indented or at the margin as all are, and the blank lines that may stand between rows of one paragraph."""

    width: int
    margin: int
    strict: bool
    indented: bool
    gap: int

    def runs_on(self, row: Line, after: Line) -> bool:
        """Whether a row fills the column and the next stands at the margin; below a full stop no heading may follow."""
        if after.indent > self.margin or not self.width - NEAR <= _reach(row, self.margin) <= self.width + NEAR:
            return False
        if not self.indented and after.width > self.width + NEAR:  # wider than the column: a paragraph on a line
            return False
        head = after.text
        if _LIFE.match(head) or _POSTED.fullmatch(row.text) and _POSTED.match(head):
            return False
        if _ALONE.fullmatch(head) or _DOCUMENT_NUMBER.fullmatch(head) or _DOCUMENT_NUMBER.fullmatch(row.text):
            return False
        if not row.punctuated and _KIND.search(row.text) and head[0] not in "和的与及或":  # a title
            return False
        if not row.punctuated and not self.indented:  # only the first row of a broken title fills the column to its edge
            edge = _reach(row, self.margin) >= self.width - 1
            return edge and not (_begins(head) or BYLINE.match(head) or _LABEL.match(head) or _ORGAN.match(head))
        if not self.indented and HEADING.match(row.text) and not _INSIDE.search(row.text):
            return False
        if not self.indented and (_LABEL.match(row.text) or _CELLS.search(row.text + head) or _LISTED.match(head)):
            return False
        if not row.ends:
            return self.indented or _flows(row.text, head)
        # Two sentences of one paragraph are better parted than two paragraphs joined.
        if not self.indented and self.gap:
            return False
        return not (BYLINE.match(head) or _LABEL.match(head) or (_begins(head) and not self.strict))


def _flows(text: str, head: str) -> bool:
    """Whether a full row that ends no sentence runs on at the margin: an address ends with a colon, an item with ； or ）."""
    if text[-1] in "：:":
        return head[0] in "“《‘"
    return text[-1] not in "；）" or HEADING.match(head) is None


def _reach(row: Line, margin: int) -> int:
    return row.width + max(row.indent - margin, 0)


def _column(rows: list[Line]) -> _Column | None:
    """The column of the text, or None: the rows above a row at the margin must all be as wide, those that end a
    sentence above an indented one need not, and hardly a sentence may end with a short row elsewhere."""
    indents = Counter(row.indent for row in rows)
    margin = min((n for n, count in indents.items() if 8 * count >= len(rows)), default=0)
    inner = [i for i in range(len(rows) - 1) if rows[i + 1].indent <= margin and rows[i].width <= WIDEST]
    indented = sum(row.indent - margin in (2, 4) for row in rows) >= 3
    gap = WIDEST
    if not indented:
        parted = any(rows[i].gap for i in inner[1:]) and not all(rows[i].gap for i in inner[1:])
        gap = 0 if parted else WIDEST
        inner = [i for i in inner if _prose(rows[i]) and not (rows[i + 1].gap if parted else rows[i].ends)]
    if len(inner) < 4:
        return None
    reach = sorted(_reach(rows[i], margin) for i in inner)
    width = reach[len(reach) // 2]
    alike = sum(abs(n - width) <= NEAR for n in reach)
    if width < 24 or 10 * alike < 8 * len(inner):
        return None
    return _Column(width, margin, indented and 100 * alike >= 97 * len(inner), indented, gap)


def _prose(row: Line) -> bool:
    heading = HEADING.match(row.text) and not _INSIDE.search(row.text)
    return row.punctuated and not heading and row.text[-1] not in "：:；" and not (_LISTED.match(row.text) or _CELLS.search(row.text))


def captions(rows: list[Line]) -> set[int]:
    """Lines that caption a picture and stand in the middle of a sentence: the text runs on behind them."""
    found = set()
    for i in range(1, len(rows) - 1):
        before, after = rows[i - 1], rows[i + 1]
        if rows[i].width < 160 and CAPTION.search(rows[i].text) and not before.ends and before.punctuated:
            if (before.width > 60 or before.text[-1] in "，、") and not _begins(after.text) and after.punctuated:
                found.add(i)
    return found


def _continues(row: Line, after: Line, opened: bool, full: tuple[bool, bool], indent: int, apart: bool) -> bool:
    """`full`: this row and the next fill the column; `apart`: a blank line that is not double spacing parts them."""
    head, last = after.text, row.text[-1]
    if head[0] in "，。、；：！？”’）》〕】)" and last not in "：":
        return True
    if last in "：:" or row.ends:
        return False
    if (last == "." and row.text[-2:-1].isdigit() and _DECIMALS.match(head)) or (last.isdigit() and head[0] in "%‰℃年"):
        return True
    if _DATELINE.match(row.text) and after.gap == 0:
        return True
    if _never(row.text, head):
        return False
    if opened and ("》" in head[:80] or "）" in head[:80]):
        return True
    if after.gap == 0 and _SESSION.search(row.text) and _CONGRESS.match(head):
        return True
    if _begins(head) or indent >= 2:
        return head.startswith("——") and full[0] and indent <= 0 and after.gap == 0
    if last in "，、“‘《（〔" or (last == "-" and row.text[-2:-1].isalnum()):
        return True
    if full[0] and not apart and (after.punctuated or full[1] or after.gap == 0):
        return True
    if row.width > 60 and row.punctuated and after.punctuated and not CAPTION.search(row.text):
        return True
    return _two_row_headline(row, after)


def _never(text: str, head: str) -> bool:
    """A byline, a label, a date or a row of cells starts or is a line of its own."""
    if _DOCUMENT_NUMBER.fullmatch(text) or _DOCUMENT_NUMBER.fullmatch(head):
        return True
    labelled = text[-1] not in "、，" and _LABEL.match(head)  # …各委、办、 runs on in 厅、局：
    if BYLINE.match(head) or labelled or _LABEL.match(text) or _CELLS.search(text):
        return True
    if text[-1] not in "、，" and (_ROLL.match(head) or _LIFE.match(head)) or _is_item_before_minutes(text, head):
        return True
    if "关于" in text and _KIND.search(text) and head[-1] in "：:":
        return True  # the title, and to whom it is addressed
    if (text[0] in _NUMBERED and _ALONE.fullmatch(text)) or (head[0] in _NUMBERED and _ALONE.fullmatch(head)):
        return True
    if _MEMBER.match(head) or _are_members(text, head):
        return True
    if _ROW.match(text) and (_ROW.match(head) or _CELLS.search(head)):
        return True
    if _POSTED.fullmatch(text) and _POSTED.match(head):
        return True
    return bool(_ORGAN.match(text) and _ORGAN.match(head))


def _is_item_before_minutes(text: str, head: str) -> bool:
    """一、听取某局关于某事的汇报, and below it what the meeting made of it."""
    return text[0] in _NUMBERED and HEADING.match(text) is not None and not _INSIDE.search(text) and _MINUTES.match(head) is not None


def _are_members(text: str, head: str) -> bool:
    """Two rows of a list of members, one person each."""
    rows = _NAMED_ROW.fullmatch(text), _NAMED_ROW.fullmatch(head)
    return all(rows) and any(row["label"] or row["gap"] or row["unit"] for row in rows if row)


def _two_row_headline(row: Line, after: Line) -> bool:
    if not row.punctuated or not 34 <= row.width <= WIDEST or after.gap or after.width >= row.width:
        return False
    return not after.punctuated and not after.ends and not _DATED.search(after.text)


_LABEL = re.compile(
    r".{1,9}：$|[\[【].{2,8}[\]】]|(?:索引号|主题分类|发文机[关构]|发布机构|成文日期|标题|发文字号|文号|主题词|有效性|实施日期"
    r"|生成日期|公开(?:方式|类别|形式)|名称|来源|作者|责任?编辑|责编|校对|联系(?:人|电话)|发布(?:时间|日期)|日期|时间)：|\d{4}-\d\d?-\d\d?"
)
# Who was at a meeting, at its end; whom a document is copied to.
_ROLL = re.compile(rf"(?:{AT_MEETING}|抄送|分送|报送)(?:人员|人|领导|单位)?[：:]")
_LIFE = re.compile(r"(?:19|20)\d\d[.．]\d{1,2}(?!\d)[ \u3000—－\-–~～至]*(?:[\u4e00-\u9fff]|(?:19|20)\d\d[.．])")  # 2003.09 某局副局长
_MINUTES = re.compile("会议(?:原则)?(?:通过|同意|审议|指出|要求|强调|认为|决定|听取|研究|明确)")
_INSIDE = re.compile("[，；]|。.")
_LISTED = re.compile(r"(?:[^，。：]{2,8}：)?[\u4e00-\u9fff·]{2,8}\u3000[\u4e00-\u9fff]")  # 组长：周明远　市长
_DECIMALS = re.compile(r"\d{1,4}\s?(?:[%‰℃万亿倍]|个百分点)")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[［【（﹝(]\d{4}[〕\]］】）﹞)]\s?第?\d{1,5}号")
_DATELINE = re.compile(r"(?:本报|本刊).{0,6}讯|[\u4e00-\u9fff]{2,8}[社网].{0,8}(?:电|讯|消息)")
# ——2026年1月26日在某省第十四届 / 人民代表大会第五次会议上: no line ends with the ordinal of a session.
_SESSION = re.compile("第[一二三四五六七八九十百]{1,4}届$")
_CONGRESS = re.compile("(?:人民代表大会|人大|委员会|全国委员会|中央委员会|常务委员会|政协)")
_NUMBERED = frozenset("（第〇一二三四五六七八九0123456789")
_ALONE = re.compile(
    r"[\d〇一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日|（[^（）]{2,40}）|第\d{1,4}号"
)
_DATED = re.compile(r"\d年|\d日|[政厅局委部院]$")
_GAP = r"\s*"
_ROW = re.compile(r"(?:[^，。：]{2,8}：)?(?!第)[\u4e00-\u9fff·]{4,8}\u3000[\u4e00-\u9fff]")  # 索南扎西　某州州长
_ROLE = rf"{RANKED}(?:副?(?:{one_of((*HEADS, '主席'), _GAP)})|{one_of(MEMBERS, _GAP)})："
_MEMBER = re.compile(_ROLE)
# A row of a list of members: a name, its label before it or its unit in brackets behind it.
_NAMED_ROW = re.compile(
    rf"(?P<label>{_ROLE}\s*)?[\u4e00-\u9fff](?:(?P<gap>[ \u3000])[ \u3000]{{0,3}}[\u4e00-\u9fff]|[\u4e00-\u9fff]{{1,3}})"
    r"(?P<unit>（[^（）]{2,40}）)?"
)
# 林远山 某局局长、某办公室主任: a name, a blank and nothing but posts, the last of them whole.
_POSTED = re.compile(
    rf"(?:{_ROLE}[ \u3000]*)?[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]{{1,3}})[ \u3000]{{1,4}}[^，。：；“” \u3000]{{2,80}}"
    r"(?:[长任记员席理授士师事总裁委使表人](?:助理)?(?:（[^（）]{2,20}）)?)"
)
_CELLS = re.compile(r"[\u4e00-\u9fff）：][ \u3000]{2,}[\u4e00-\u9fff]|\t")


def _begins(head: str) -> bool:
    return MARKER.match(head) is not None


def _open(text: str) -> bool:
    return text.rfind("《") > text.rfind("》") or text.rfind("（") > text.rfind("）")


def _full(rows: list[Line], indent: int) -> list[bool]:
    """Which lines are as wide as the printed column they stand in: at least three close by are like them."""
    widths = [row.width if row.width <= WIDEST else 0 for row in rows] + [0]
    answer = [False] * len(rows)
    for i, row in enumerate(rows):
        width, after = widths[i], widths[i + 1]
        if width < 12 or (i + 1 < len(rows) and not after):
            continue
        high = width + NEAR + (INDENT if row.gap or row.indent > indent else 0)
        near = range(max(i - AROUND, 0), min(i + AROUND + 1, len(rows)))
        alike = [j for j in near if width - NEAR <= widths[j] <= high]
        beside = i - 1 in alike or i + 1 in alike or after < width
        if not beside or len(alike) < (3 if width >= 28 and row.punctuated else 4):
            continue
        # A heading that would have had room for two characters more ends there; a broken one does not.
        if "。" not in row.text and HEADING.match(row.text):
            if width < sorted(widths[j] for j in alike)[len(alike) // 2] - 3:
                continue
        shorter = i > 0 and width < widths[i - 1] - NEAR and width < after - NEAR
        answer[i] = not shorter and 4 * sum(rows[j].punctuated for j in alike) >= len(alike)
    return answer


def _usual(values: Iterable[int]) -> int:
    counts = Counter(values)
    most = max(counts.values(), default=0)
    return min((n for n, count in counts.items() if count == most), default=0)


def _join_titles(rows: list[Line], answer: list[bool]) -> None:
    """A title broken over two to four lines: …关于… in the first two, a word like 的通知 ends the last."""
    for i, row in enumerate(rows):
        if row.width > WIDEST or row.punctuated or row.ends or answer[i] or _begins(row.text) or _KIND.search(row.text):
            continue
        if "关于" not in row.text and not _ORGAN.match(row.text):
            continue
        text = row.text
        for j in range(i + 1, min(i + 4, len(rows))):
            part = rows[j]
            if part.gap > 1 or part.width > WIDEST or part.ends or _ALONE.fullmatch(part.text) or ("，" in part.text or "：" in part.text):
                break
            text += part.text
            if _KIND.search(text):
                if "关于" in text or "印发" in text:
                    answer[i:j] = [True] * (j - i)
                break


def page_numbers(rows: list[Line]) -> dict[int, int]:
    """Line -> how many characters at its start are a printed page number (the whole line, where that is all).

    The clue is the sequence: numbers at line starts that go up by one through the text, at least three of them. Such
    a number may be glued to a heading number (729.1.1 is page 72 and 9.1.1), so every prefix is a candidate.
    """
    chains: dict[int, _Link] = {}
    best = _Link(0, 0, -1, None)
    for i in range(len(rows)):
        for number, _ in _candidates(rows, i):
            before = chains.get(number - 1)
            if before is not None and i - before.row <= 3:
                before = None
            after = _Link(before.length + 1 if before else 1, number, i, before)
            if number not in chains or after.length >= chains[number].length:
                chains[number] = after
            best = max(best, after, key=lambda link: link.length)
    found = {i: len(row.text) for i, row in enumerate(rows) if _BARE.fullmatch(row.text)}
    link: _Link | None = best if best.length >= 3 else None
    while link is not None:
        found[link.row] = dict(_candidates(rows, link.row)).get(link.number, 0)
        link = link.before
    return found


@dataclass(frozen=True, slots=True)
class _Link:
    """A line that may carry a page number, at the end of a chain of numbers each one more than the last."""

    length: int
    number: int
    row: int
    before: "_Link | None"


_NUMBER = re.compile(r"[-—–\s]{0,4}(\d{1,6})")
_BARE = re.compile(
    r"[-—–·]\s?\d{1,4}\s?[-—–·]|第\s?\d{1,4}\s?页(?:[,，/ ]?\s?共\s?\d{1,4}\s?页)?|\d{1,4}\s?/\s?\d{1,4}"
)
_GLUED = re.compile(r"[一-鿿“《（]|\d{1,2}(?:\.\d{1,2}){1,3}\D")
_UNIT = re.compile(r"[年月日个家亿万千元人名项次届大号％%倍米公吨亩岁时分级所座条省市县区种类多余]")


def _candidates(rows: list[Line], i: int) -> list[tuple[int, int]]:
    """(page number, characters it takes) that may stand at the start of line i."""
    text = rows[i].text
    match = _NUMBER.match(text) if text[0] in "0123456789-—–" else None
    if not match:
        return []
    if match.end() >= len(text.rstrip(" -—–")):
        return [(int(match[1]), len(text))]
    inside = i > 0 and not rows[i - 1].ends
    return [
        (int(text[match.start(1) : end]), end)
        for end in range(match.start(1) + 1, min(match.end(1), match.start(1) + 4) + 1)
        if _GLUED.match(text, end) and text[0] != "0" and not (text[end].isdigit() and "." not in text[end : end + 3])
        and (not _UNIT.match(text, end) or inside and end == match.end(1))
    ]  # fmt: skip


def strays(rows: list[Line]) -> set[int]:
    """Single letters that stand alone on a line between two rows of running text: an index that slipped its line."""
    found = set()
    for i in range(1, len(rows) - 1):
        if len(rows[i].text) == 1 and rows[i].text.isascii() and rows[i].text.isalnum():
            if not rows[i - 1].ends and rows[i - 1].punctuated and rows[i - 1].width > 16 and rows[i + 1].width > 16:
                found.add(i)
    return found


