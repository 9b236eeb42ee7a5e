"""What extraction passes along: frozen records, each pointing back into its document.

Two coordinate systems, and one bridge. `Document.text` is the decoded original; every fact that leaves extraction
is a half-open span of it. Inside extraction everything is a span of `Clean.text`, the repaired text (broken lines
joined, stray spaces and page furniture gone, full-width forms folded); `Clean.home` leads back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read. `id` is its name inside the folder given, with `/` as separator."""

    id: str
    title: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Clean:
    """The repaired text, and for each of its characters the offset in `Document.text` it came from."""

    text: str
    origin: Sequence[int]

    def home(self, start: int, end: int) -> tuple[int, int]:
        """The span of `Document.text` behind the clean span [start, end), which must not be empty."""
        return self.origin[start], self.origin[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the clean text. `start` and `end` are clean offsets and `text` is the clean text between them.

    `paragraph` numbers the paragraph and `article` the article it stands in, both from 0; `headings` are the headings
    above it, outermost first; `role` is title, heading, body, field (a header or signature line) or table.
    """

    text: str
    start: int
    end: int
    paragraph: int = 0
    article: int = 0
    headings: tuple[str, ...] = ()
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Field:
    """One piece of a document's header: `name` is title, number, issuer, addressee, signed, published, effective,
    kind, index; `text` is the clean text [start, end) and `value` its normal form (dates: 2022-03-30)."""

    name: str
    text: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page: its title (clean span, empty where it has none) and the fields that belong to it."""

    number: int
    title: str
    start: int
    end: int
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A document taken apart: repaired text, articles, sentences. `year` is the year the text speaks in (今年), if known."""

    document: Document
    clean: Clean
    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the clean text that names something. `name` is its normal form, `found_by` the rule or lexicon."""

    type: str
    text: str
    start: int
    end: int
    name: str = ""
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What one rule read: `subject` -- `type` --> `object`, in the clean span [start, end) of one sentence."""

    type: str
    subject: Mention
    object: Mention
    start: int
    end: int
    rule: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number of a target or one fact: `value` with its unit as written, `comparator` one of = >= <= ~."""

    name: str
    value: str
    comparator: str
    start: int
    end: int
    time: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached by the end of `year`. `text` is the clean clauses without the time phrase; `start`, `end`
    span them (clean offsets, time phrase included); `time` is the time phrase as written."""

    year: int
    time: str
    text: str
    start: int
    end: int
    indicators: tuple[Indicator, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: a half-open span of `Document.text`, the text there, and the rule that read it."""

    document: str
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Found:
    """One thing of one document after settling: all its names and all the places it is named at.

    `id` is unique inside its document. `attributes` are (name, value) pairs, values str, int, tuples of str, or, for
    `indicators` of a target, one tuple of (name, value) pairs each."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    attributes: tuple[tuple[str, object], ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """One relation of one document after settling; `head` and `tail` are ids of `Found`."""

    type: str
    head: str
    tail: str
    attributes: tuple[tuple[str, object], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says. The seam of the program: it knows nothing of any other document."""

    document: Document
    found: tuple[Found, ...]
    stated: tuple[Stated, ...]
    notes: tuple[str, ...] = field(default=())
