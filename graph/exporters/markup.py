"""Text as it stands in XML. Not a format."""

from xml.sax.saxutils import escape, quoteattr

# Readers of XML 1.1 take these for line ends and change them, unless they are written as references.
_KEPT = {char: f"&#{ord(char)};" for char in "\r\x85\u2028\u2029"}


def text(value: object) -> str:
    """Between two tags; a truth value as XML has it."""
    return str(value).lower() if isinstance(value, bool) else escape(str(value), _KEPT)


def quoted(value: object) -> str:
    """As the value of an attribute, quotation marks included.

    >>> quoted("甲\\u2028乙"), quoted(True)
    ('"甲&#8232;乙"', '"true"')
    """
    return f'"{value}"'.lower() if isinstance(value, bool) else quoteattr(str(value), _KEPT)
