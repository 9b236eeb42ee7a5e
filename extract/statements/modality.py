"""How binding a statement is (应当, 鼓励, 支持, 不得 …), from the words that govern a verb. In: the text before it; out: one word.

>>> governed_by("县级以上人民政府应当"), governed_by("鼓励企业"), governed_by("全市"), governed_by("支持甲市")
('应当', '鼓励', '', '支持')
"""

import re

_WORDS = re.compile(
    r"(?P<禁止>不得|禁止|严禁)|(?P<必须>必须|务必)|(?P<应当>应当|应(?=[一-龥]|$)(?![对用急届邀付])|须(?![知求]))"
    r"|(?P<鼓励>鼓励|提倡)|(?P<支持>支持)|(?P<力争>力争|争取)|(?P<可以>可以|允许)"
)


def governed_by(before: str) -> str:
    """The modality of what follows `before` in its clause: the last such word of it, empty where there is none."""
    words = list(_WORDS.finditer(re.split("[，。；：！？\n]", before)[-1]))
    return str(words[-1].lastgroup) if words else ""
