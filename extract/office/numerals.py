"""The number of a list item in, its numeral out (3 as 三, ③, III), and the label it stands in (第三章, （三）, 3.)."""

CHINESE, IDEOGRAPH, FORMAL = "〇一二三四五六七八九", "○一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
MOST = 9999  # no list is longer; numbers beyond are written in digits
# After these the text follows at once (一、总体要求); after a figure or a character a space keeps them apart.
CLOSED = "、，）)．】〕]：:"


def numeral(number: int, format: str) -> str:
    """`number` as Word's number format `format` writes it; digits for a format not known.

    >>> numeral(23, "chineseCountingThousand"), numeral(23, "ideographDigital"), numeral(12, "decimalEnclosedCircle")
    ('二十三', '二三', '⑫')
    """
    if format in ("none", "bullet"):
        return ""
    if not 0 < number <= MOST:
        return str(number)
    if format in ("chineseCounting", "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting",
                  "taiwaneseCounting", "koreanCounting"):  # fmt: skip
        return counted(number)
    if format in ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2"):
        return "".join(IDEOGRAPH[int(digit)] for digit in str(number))
    if format in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return counted(number, digits=FORMAL, units=("", "拾", "佰", "仟"))
    if format in ("ideographTraditional", "ideographZodiac"):
        signs = STEMS if format == "ideographTraditional" else BRANCHES
        return signs[number - 1] if number <= len(signs) else str(number)
    return _western(number, format)


def _western(number: int, format: str) -> str:
    if format.startswith("decimalEnclosedCircle") or format == "ideographEnclosedCircle":
        first = 0x2460 if number <= 20 else 0x3251 - 20
        return chr(first + number - 1) if number <= 35 else str(number)
    if format == "decimalEnclosedParen" and number <= 20:
        return chr(0x2474 + number - 1)
    if format == "decimalEnclosedFullstop" and number <= 20:
        return chr(0x2488 + number - 1)
    if format == "decimalZero":
        return f"{number:02}"
    if format == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    letter = {"upperLetter": "A", "lowerLetter": "a"}.get(format)
    if letter:
        return chr(ord(letter) + (number - 1) % 26) * ((number - 1) // 26 + 1)
    if format in ("upperRoman", "lowerRoman"):
        return roman(number).upper() if format == "upperRoman" else roman(number)
    return str(number)


def counted(number: int, *, digits: str = CHINESE, units: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    """`number` (1 to 9999) in words.

    >>> counted(10), counted(15), counted(20), counted(105), counted(1010)
    ('十', '十五', '二十', '一百零五', '一千零一十')
    """
    written, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if gap and written else "") + digits[digit] + units[place]
        gap = not digit
    return written[1:] if digits is CHINESE and 10 <= number < 20 else written


def roman(number: int) -> str:
    """`number` in small Roman numerals."""
    written = ""
    for value, letters in ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def joined(label: str, text: str) -> str:
    """A list item's line: its label and its text. Tabs and spaces between them differ by program, so they do not count.

    >>> joined("一、", "总体要求"), joined("第一章", "总则"), joined("1.", "2025年"), joined("①", "加快")
    ('一、总体要求', '第一章 总则', '1. 2025年', '①加快')
    """
    label, text = label.strip(), text.lstrip(" \t")
    tight = not label or label[-1] in CLOSED or "①" <= label[-1] <= "⒛"
    return label + ("" if tight or not text else " ") + text


def is_bullet(label: str) -> bool:
    """Whether the label is a sign without a number (·, ■, ➢), which is left out of the text."""
    return not any(c.isalnum() for c in label)
