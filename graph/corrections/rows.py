"""One row of a corrections file, cell by cell, into a decision, or what is wrong with it."""

import re
from collections.abc import Mapping
from functools import cache

from ...extract import schema
from ..labels import label
from ..records import oneline
from .decisions import ADD, ALIAS, KEEP, KINDS, MERGE, REJECT, RENAME, RETYPE, SPLIT, Decision, named

COLUMNS = ("决定", "对象", "另一对象", "文件", "关系", "值", "原句", "谁", "何时", "为什么")
_ENGLISH = {
    "decision": "决定", "entity": "对象", "object": "对象", "other": "另一对象", "document": "文件", "documents": "文件",
    "relation": "关系", "value": "值", "sentence": "原句", "who": "谁", "when": "何时", "why": "为什么",
}  # fmt: skip
_WORDS = {
    MERGE: ("并", "是同一个", "同一个", "merge"), ALIAS: ("也叫", "又名", "alias"), SPLIT: ("分开", "拆", "split"),
    REJECT: ("删", "删去", "去掉", "不对", "错", "reject", "delete", "remove"), RETYPE: ("改类", "retype"),
    RENAME: ("更名", "rename"), ADD: ("添加", "增加", "补", "add"), KEEP: ("对", "正确", "保留", "不变", "keep", "ok"),
}  # fmt: skip
_MADE_IN_CODE = ("target", "positioning", "indicator", "industry", "task")
_TYPED = re.compile(r"([^:：\s]+)\s*[:：\s]\s*(\S.*)", re.S)
_LISTED = re.compile(r"[；;\n]+")
LONGEST = 1_000  # characters of a cell that says which; lists of documents, reasons and sentences may be longer


class RowError(ValueError):
    """What is wrong with a row; its text is the Chinese message for the user."""


def heading(cell: str) -> str:
    """The column that a heading names, in Chinese; the heading itself where it is none of ours.

    >>> heading("Decision"), heading(" 对象 "), heading("建议")
    ('决定', '对象', '建议')
    """
    return _ENGLISH.get(cell.strip().lower(), cell.strip())


def decision_of(cells: Mapping[str, str], file: str, row: int) -> Decision | None:
    """What the row decides; None where it decides nothing yet. Raises `RowError`."""
    said = {name: unquoted(cells.get(name, "")) for name in COLUMNS}
    if not said["决定"]:
        return None
    kind = _kind(said["决定"])
    for name in ("对象", "另一对象", "关系", "值"):
        if len(said[name]) > LONGEST:
            raise RowError(f"“{name}”有 {len(said[name])} 个字，太长了，是不是填错了列？")
    relation = _relation(said["关系"]) if kind in (REJECT, ADD, KEEP) else ""
    first = refer(said["对象"], "对象")
    second = (
        refer(said["另一对象"], "另一对象") if said["另一对象"] and (relation or kind in (MERGE, SPLIT, KEEP)) else ""
    )
    documents = tuple(sorted({d.strip() for d in _LISTED.split(said["文件"]) if d.strip()}))
    value = oneline(said["值"])
    _refuse(kind, second, documents, relation, said)
    if kind == RETYPE:
        value = _type(value)
    elif kind == ADD and not relation:
        value = value or name_in(said["对象"])
    elif kind not in (ALIAS, RENAME) and not relation:
        value = ""  # a merge has none: what else stands there is not decided
    documents = documents if kind not in (RENAME, KEEP) else ()
    sentence = said["原句"] if kind == ADD else ""
    who, when, why = (oneline(said[name]) for name in ("谁", "何时", "为什么"))
    return Decision(kind, first, second, documents, relation, value, sentence, who, when, why, file, row)


def _refuse(kind: str, second: str, documents: tuple[str, ...], relation: str, said: Mapping[str, str]) -> None:
    """Raise where a column that this kind of decision needs is empty."""
    if (kind == MERGE or relation) and not second:
        raise RowError(f"{kind}要填“另一对象”")
    if kind == SPLIT and not documents:
        raise RowError("拆分要填“文件”：哪些文件里的是另一个")
    if kind in (ALIAS, RENAME, RETYPE) and not said["值"]:
        raise RowError(f"{kind}要填“值”：新的{'类型' if kind == RETYPE else '名称'}")
    if kind in (REJECT, ADD) and said["另一对象"] and not relation:
        raise RowError(f"填了“另一对象”，{kind}的是它们之间的哪种关系？请填“关系”")


def _kind(word: str) -> str:
    lowered = word.lower()
    found = next((kind for kind in KINDS if lowered == kind or lowered in _WORDS[kind]), None)
    if found is None:
        raise RowError(f"不认识的决定“{shown(word)}”。能写的有 {'、'.join(KINDS)}")
    return found


@cache
def types() -> Mapping[str, str]:
    """What an entity type may be called, in Chinese or English, lower case -> its name."""
    every = (*schema.entity_types(), *_MADE_IN_CODE)
    return {label(name): name for name in every} | {name: name for name in every}


@cache
def relations() -> Mapping[str, str]:
    """The same of relations."""
    every = schema.relation_types()
    return {label(name): name for name in every} | {name: name for name in every}


def _type(word: str) -> str:
    found = types().get(word.lower())
    if found is None:
        raise RowError(f"没有“{shown(word)}”这个类型。类型有 {_choices(types())}")
    return found


def _relation(word: str) -> str:
    if not word:
        return ""
    found = relations().get(word.lower())
    if found is None:
        raise RowError(f"没有“{shown(word)}”这种关系。关系有 {_choices(relations())}")
    return found


def _choices(words: Mapping[str, str]) -> str:
    return "、".join(word for word in words if not word.isascii())


def refer(text: str, column: str = "对象") -> str:
    """The id that a cell means: `organization:…` as the graph has it, or a type and a name.

    >>> refer("机构：太原市财政局"), refer("行政区划 太原市"), refer("person:王伟@甲.txt")
    ('organization:太原市财政局', 'place:140100', 'person:王伟@甲.txt')
    """
    if not text:
        raise RowError(f"“{column}”是空的")
    typed = _TYPED.fullmatch(text.strip())
    type = types().get(typed[1].lower()) if typed else None
    if not typed or not type:
        raise RowError(
            f"“{column}”里的“{shown(text)}”没有写明类型；请写成 机构：名称，或者图谱里的编号。类型有 {_choices(types())}"
        )
    # Behind the @ stands the name of a document, in which blanks count.
    name, at, document = typed[2].partition("@")
    return (f"{type}:{name}" if typed[1].isascii() else named(type, oneline(name))) + at + document


def name_in(text: str) -> str:
    """The name that a cell with a type and a name holds."""
    typed = _TYPED.fullmatch(text.strip())
    return oneline(typed[2]).partition("@")[0] if typed else text


def unquoted(cell: str) -> str:
    """The cell without blanks around it and without the ' that keeps a spreadsheet from reading a formula.

    >>> unquoted(" '=甲 "), unquoted("'甲'")
    ('=甲', "'甲'")
    """
    text = cell.strip().strip("\ufeff")
    return text[1:] if re.match(r"'[=+\-@\t\r]", text) else text


def shown(text: str) -> str:
    """As much of a text as a message bears."""
    flat = oneline(text)
    return flat if len(flat) <= 30 else flat[:29] + "…"
