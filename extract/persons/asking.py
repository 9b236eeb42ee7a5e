"""What the tagger is asked, and when: a reader of names yields the clauses that it doubts and is sent the names in them.

Readers that wait for the tagger can be answered together: it takes the clauses of many documents in half the time.
"""

from collections.abc import Generator, Iterable, Sequence
from typing import TypeVar

from . import tagger

Span = tuple[int, int]
T = TypeVar("T")
# Yields texts, is sent the spans of the names in each, and returns what it was for.
Asking = Generator[list[str], list[list[Span]], T]
_WINDOW = 40
_MANY, _MARGIN = 300, 8  # clauses of one document; characters behind a name
_CLAUSE = "，。；：！？\n"


def answered(asking: Asking[T]) -> T:
    """What `asking` returns, each of its questions answered at once."""
    return answered_together([asking])[0]


def answered_together(askings: Iterable[Asking[T]]) -> list[T]:
    """What each of `askings` returns, the questions that they have at one time answered together."""
    returned: dict[int, T] = {}
    waiting: dict[int, tuple[Asking[T], list[str]]] = {}

    def go_on(number: int, asking: Asking[T], names: list[list[Span]] | None) -> None:
        try:
            waiting[number] = asking, next(asking) if names is None else asking.send(names)
        except StopIteration as end:
            returned[number] = end.value

    for number, asking in enumerate(askings):
        go_on(number, asking, None)
    while waiting:
        asked, waiting = waiting, {}
        found = tagger.find_names_of_each([texts for _, texts in asked.values()])
        for (number, (asking, _)), names in zip(asked.items(), found, strict=True):
            go_on(number, asking, names)
    return [returned[number] for number in sorted(returned)]


def clauses(text: str, doubtful: Sequence[Span]) -> list[Span]:
    """The clauses around what is doubtful. Those of a long list have windows that nearly coincide; where there are very
    many, one window serves all that lie well inside it."""
    found = {span: _clause(text, *span) for span in doubtful}
    distinct = sorted(set(found.values()))
    if len(distinct) <= _MANY:
        return distinct
    kept: list[Span] = []
    for (start, end), clause in sorted(found.items()):
        if not kept or start < kept[-1][0] or min(end + _MARGIN, clause[1]) > kept[-1][1]:
            kept.append(clause)
    return kept


def _clause(text: str, start: int, end: int) -> Span:
    left, right = start, end
    while left > 0 and left > start - _WINDOW and text[left - 1] not in _CLAUSE:
        left -= 1
    while right < len(text) and right < end + _WINDOW and text[right] not in _CLAUSE:
        right += 1
    return left, right
