"""Lines in, out the numbers of those that are page furniture: menus, share buttons, shops, log-in boxes."""

from .lines import Line


def furniture(rows: list[Line]) -> set[int]:
    """The lines that are no text of the document."""
    return set()
