"""Chinese text in, pairs of neighbouring characters out, by which SQLite's full-text search finds words of two characters.

SQLite splits text at blanks, which Chinese does not have, and its own trigrams find no word shorter than three characters.
"""

import re
import unicodedata
from operator import add

from ..records import oneline

_RUN = re.compile(r"[^\W_]+")
_MARKS = re.compile("[，；：！？（）…％～]+")  # part runs as a blank does, and a text with them takes long to normalize


def bigrams(text: str) -> str:
    """The text as a document of pairs, in which a phrase of pairs is found where the words stood, on one line or on two.

    >>> bigrams("建设太原市，PM2.5")
    '建设 设太 太原 原市 pm m2 5'
    """
    runs = _RUN.findall(unicodedata.normalize("NFKC", _MARKS.sub(" ", oneline(text))).lower())
    return " ".join([pair for run in runs for pair in (map(add, run, run[1:]) if len(run) > 1 else run)])


def phrase(words: str) -> str:
    """What is to be matched so that all the words, which blanks separate, occur; empty where one of them is too short.

    >>> phrase("太原 城镇化"), phrase("省")
    ('"太原" AND "城镇 镇化"', '')
    """
    found = []
    for word in words.split():
        pairs = bigrams(word)
        if not pairs or any(len(pair) < 2 for pair in pairs.split()):
            return ""
        found.append(f'"{pairs}"')
    return " AND ".join(found)
