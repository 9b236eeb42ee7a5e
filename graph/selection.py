"""What of a graph is asked for: the one record by which commands and exports name a part of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """An empty field asks for all. Each field that is filled leaves less.

    - `types`: entities of these types, and the relations between them;
    - `relations`: relations of these types, and the entities at their ends;
    - `documents`: what these documents say (ids), with the evidence that stands in them;
    - `focus` and `hops`: the entities with these ids and those at most so many relations away, with all relations between
      them; what the other fields leave out is no way, but the focus may be of any type;
    - `year`: relations of that year (of their own date, or of a target, figure, document or meeting at an end), and their ends;
      around a focus with the relations of no year on the shortest ways there;
    - `min_evidence`: relations that at least so many passages state, and, where it is more than 1, only entities at their ends;
    - `derived`: whether what no sentence says is wanted too.
    """

    types: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    focus: frozenset[str] = frozenset()
    hops: int = 1
    year: int | None = None
    min_evidence: int = 0
    derived: bool = True
