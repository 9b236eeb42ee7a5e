"""Literals as N-Triples and Turtle write them. Not a format."""

import re
from collections.abc import Callable

from ..writing.rdf import Literal

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\n\r\t\x85\u2028\u2029]')


def literal(value: Literal, named: Callable[[str], str]) -> str:
    """The literal; `named` writes the prefixed name of its datatype."""
    text = '"' + _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", value.text) + '"'
    if value.lang:
        return f"{text}@{value.lang}"
    return f"{text}^^{named(value.datatype)}" if value.datatype else text
