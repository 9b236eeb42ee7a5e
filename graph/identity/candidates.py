"""The record that identity across documents is told by: one thing of one document, and what may join it with others."""

from dataclasses import dataclass

Place = tuple[str, str]  # document id, id of a thing inside it
Key = tuple[str, str]  # reason, what is shared


@dataclass(frozen=True, slots=True)
class Candidate:
    """`base` is its id in the graph as far as its own document tells. `keys` join persons of one base; `numbers` are those
    a document is cited with or bears; `own` marks a document that was read."""

    document: str
    id: str
    type: str
    base: str
    keys: frozenset[Key] = frozenset()
    numbers: tuple[str, ...] = ()
    own: bool = False

    @property
    def place(self) -> Place:
        return self.document, self.id
