"""Annotation files in, the counts of their documents out; each document is built alone, as it was annotated."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from ...extract.readers import read
from ..model import Graph
from ..records import node_link
from .evaluate import Counts, evaluate


class AnnotationError(Exception):
    """A file that is no annotation: which, why, and what to do. Its text is the Chinese message for the user."""

    def __init__(self, path: Path, reason: str, cure: str) -> None:
        super().__init__(f"{path}：{reason}。{cure}")
        self.path, self.reason, self.cure = path, reason, cure


def annotation_files(paths: Iterable[Path]) -> list[Path]:
    """The paths, with each folder replaced by the `*.json` in it; one without any stays, to be named as unusable."""
    return [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else []) or [path]]


def read_annotation(path: Path) -> Mapping[str, Any]:
    """The annotation in the file; raises `AnnotationError`."""
    if path.is_dir():
        raise AnnotationError(path, "文件夹里没有 .json 标注文件", "请检查路径")
    try:
        gold = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise AnnotationError(path, "找不到这个文件", "请检查路径") from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise AnnotationError(path, f"不是 JSON 文件（{error}）", "请改正") from error
    lacking = [key for key in ("doc", "entities", "relations") if not isinstance(gold, dict) or key not in gold]
    if lacking:
        raise AnnotationError(path, f"缺 {'、'.join(lacking)}", "标注文件的写法见 docs/evaluation.md")
    return _checked(path, gold)


def _checked(path: Path, gold: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same, after a look at what the counting takes for granted."""
    try:
        known = {entity["id"] for entity in gold["entities"] if entity["type"] and entity["names"][0]}
        for relation in gold["relations"]:
            needed = "text" if relation["type"] == "positioned_as" else "tail"
            for end in {relation["head"], relation.get("tail", relation["head"])} - known:
                raise AnnotationError(path, f"关系 {relation['type']} 的一端 {end} 不在 entities 里", "请改正")
            relation[needed]
        for target in gold.get("targets", []):
            target["year"], target["text"]
    except (KeyError, IndexError, TypeError) as error:
        raise AnnotationError(path, f"有一项缺 {error}", "标注文件的写法见 docs/evaluation.md") from error
    return gold


def measure(gold: Mapping[str, Any], docs: Path, *, build: Callable[[Path], Graph]) -> Counts:
    """Build the annotation's document, which stands in `docs`, and compare; raises `extract.readers.ReadError`."""
    path = docs / str(gold["doc"])
    text = read(path).text
    return evaluate(gold, node_link(build(path)), text=text)
