"""Reads example sentences in which mentions are marked: `[国务院/organization]印发[《规划》/document]`."""

import re

from policygraph.extract.model import Mention, Sentence


def marked(text: str) -> tuple[Sentence, list[Mention]]:
    """The plain sentence and the mentions marked in it."""
    plain, mentions, at = "", [], 0
    for m in re.finditer(r"\[([^\[\]]+?)/(\w+)\]", text):
        plain += text[at : m.start()]
        mentions.append(Mention(m[2], m[1], len(plain), len(plain) + len(m[1]), m[1]))
        plain += m[1]
        at = m.end()
    plain += text[at:]
    return Sentence(plain, 0, len(plain)), mentions
