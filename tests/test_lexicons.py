"""Every lexicon is a clean table: a header, no ragged, padded or repeated row, Unix line ends."""

from collections import Counter
from pathlib import Path

import pytest

LEXICONS = sorted((Path(__file__).parent.parent / "extract" / "rules" / "lexicons").glob("*.tsv"))


def rows_of(lexicon: Path) -> list[list[str]]:
    lines = lexicon.read_bytes().decode("utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda p: p.name)
def test_列数不超过表头(lexicon: Path) -> None:
    header, *rows = rows_of(lexicon)
    assert [row for row in rows if len(row) > len(header)] == []


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda p: p.name)
def test_格子两边没有空白(lexicon: Path) -> None:
    assert [row for row in rows_of(lexicon) if any(cell != cell.strip() for cell in row)] == []


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda p: p.name)
def test_没有重复的行(lexicon: Path) -> None:
    header, *rows = rows_of(lexicon)
    assert [row for row, times in Counter(map(tuple, rows)).items() if times > 1] == []
    assert header[0] and "\ufeff" not in header[0]
