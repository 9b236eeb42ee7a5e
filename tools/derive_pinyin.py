"""viz/data/initials.txt from the readings of pypinyin (MIT): `pip install pypinyin && python tools/derive_pinyin.py`.

For each letter the characters of GB 2312 whose usual reading begins with it; nothing at run time needs pypinyin.
"""

from pathlib import Path

from pypinyin import Style, pinyin

TARGET = Path(__file__).parent.parent / "viz" / "data" / "initials.txt"
HEAD = "# Which letter the usual reading of a character begins with; derived from pypinyin 0.55.0 (MIT) by tools/derive_pinyin.py.\n"


def characters() -> list[str]:
    """The 6,763 characters of GB 2312."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [text for code in codes if (text := code.decode("gb2312", "ignore"))]


def main() -> None:
    """Writes the table, in the order of letters and characters."""
    found: dict[str, list[str]] = {}
    for char in characters():
        letter = pinyin(char, style=Style.FIRST_LETTER, strict=False)[0][0]
        if letter.isascii() and letter.isalpha():
            found.setdefault(letter.lower(), []).append(char)
    lines = [f"{letter} {''.join(sorted(chars))}\n" for letter, chars in sorted(found.items())]
    TARGET.write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
