"""A text in, the same text with its traditional lines in simplified characters out, character for character.

Rules and lexicons know simplified characters only. What is shown is always the text as it was written: offsets are the
same in both. A simplified text with an old character or two (乾县, 著名, 瞭望) is left as it is.
"""

import re
from collections.abc import Callable
from functools import cache

from .fold import HAN

# The most frequent characters that no simplified text has; hardly a traditional sentence is without one of the first.
_FIRST = "國會發經業為與進關實這個學時來說對長開電區縣務員產點"
_MORE = (
    "億萬從將現機構體製際門間題動們過後還應當農資訊環總統計劃設備辦廳處屬場費積極強優質數據創轉帶領導議決問處稅審預"
    "線綠態養護愛險險勞難職業歷標準規則項險營達達運輸車軍陽陰陳張劉趙吳鄭楊許馬蘇蔣賴鄧葉羅謝樑貿財貨錢銀鐵鋼鋁"
    "書記憲審讀論語詞誌請課調讓變號譽認證評試話該詳誠誤講譯識護讚豐貢貧責購貴買貸賀賓賞賢賣賽質贈贏趨躍輕較輪輯輸"
    "遊遙遠適遷選遺郵鄉釋錄鎮鏈鐘閉閱闊闡陸隊階隨雙雜離靈靜響頁頂順須領頭頻顯類顧風飛館驗驅驚體鬥魚鳥麗麥黃齊齒龍"
    "漢灣滿漁濟濱灘無煙煩熱營爭爾牆獎獨獲獻環畢異療盡監盤眾礎禮種稱穩窮競筆節範築簡籌糧紀約級紐納純紙細終組結給絡絕"
    "維綜緊網緒編緣縮績織繼續罰聯聲聽職脈脫腦臨舉舊艱藝藥蘭處蟲術衛衝補裝複見覺覽親觀觸訂訓託訴診註詢誰誼談諸諾謀謹"
)
_ONLY = frozenset(_FIRST + _MORE)
_HAN = re.compile(f"[{HAN}]")
SHARE = 12  # of so many Chinese characters one is traditional in every traditional text; a quotation of two words is not


def simplify(text: str) -> str:
    """`text` with its traditional lines in simplified characters; `len(simplify(text)) == len(text)`.

    >>> simplify("臨江縣發展農業\\n乾县是著名的瞭望之地")
    '临江县发展农业\\n乾县是著名的瞭望之地'
    """
    if not any(char in text for char in _FIRST):
        return text
    whole = _share(text[:100_000]) >= 1 / SHARE
    return "".join(_line(line, whole) for line in text.splitlines(keepends=True))


def _share(text: str) -> float:
    return sum(map(_ONLY.__contains__, text)) / max(len(_HAN.findall(text)), 1)


def _line(line: str, whole: bool) -> str:
    """The line, converted where it is traditional by itself; in a traditional text also where it is not simplified."""
    share = _share(line)
    if share < 1 / SHARE and not (whole and (share or _converter("s2t")(line) == line)):
        return line
    return converted(line)


def converted(line: str) -> str:
    """The line in simplified characters, whatever it is; as long as it was.

    >>> converted("臨江省")
    '临江省'
    """
    new = _converter("hk2s")(line)
    return new if len(new) == len(line) else "".join(map(_character, line))


def _character(char: str) -> str:
    new = _converter("hk2s")(char)
    return new if len(new) == 1 else char


@cache
def _converter(way: str) -> Callable[[str], str]:
    """A conversion of a library that is loaded only where a text needs it; hk2s takes in what Taiwan writes."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(way).convert
    return convert
