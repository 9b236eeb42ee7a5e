"""The source of a page that scripts draw in, out the HTML of the text that stands in their data, where it is plain."""

import json
import re

# A string value of JSON under a name that says content.
_VALUE = re.compile(
    r'"(?:article_?body|content|body|text|html|detail|article_?content|contentHtml|txt)"\s*:\s*("(?:[^"\\]|\\.){80,}+")',
    re.I,
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def content_of(source: str) -> str:
    """The longest such text that is Chinese, or an empty string."""
    best = ""
    for match in _VALUE.finditer(source):
        try:
            value = json.loads(match[1], strict=False)
        except ValueError:
            continue
        if len(value) > len(best) and len(_CHINESE.findall(value)) * 4 > len(re.sub(r"<[^<>]*>", "", value)):
            best = value
    return best if "<" in best else best.replace("\n", "<br>")
