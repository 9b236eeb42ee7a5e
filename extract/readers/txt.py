"""Plain text in any Chinese encoding."""

from pathlib import Path

from ..encoding import decode


def read(path: Path, raw: bytes) -> tuple[str, str]:
    """No title of its own, and the decoded text, its line ends as \\n and otherwise untouched."""
    return "", decode(raw)
