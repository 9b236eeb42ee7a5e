"""What extraction passes along: frozen records, each pointing back into its document.

Two coordinate systems, and one bridge. `Document.text` is the decoded original; every fact that leaves extraction
is a half-open span of it. Inside extraction everything is a span of `Clean.text`, the repaired text (broken lines
joined, stray spaces and page furniture gone, full-width forms folded); `Clean.home` leads back.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader takes out of one file: its text, the title the format itself knows (empty where it knows none).

    `pages` are the offsets in `text` at which the pages begin, the first page first; empty where the format has none.
    `metadata` are (name, value) pairs that stand beside the text, not in it: title, number, issuer, published, signed,
    effective, kind, url. `notes` say in Chinese what was left unread or is doubtful, for the user."""

    text: str
    title: str = ""
    pages: tuple[int, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was read. `id` is its file's name inside the folder given, with `/` as separator; a document
    inside another file (an archive, a table of documents) has that file's id, a `/` and its name in there.

    `source` is the file on disk; `container` the id of the file it lies in, empty for a file of its own; `pages`,
    `metadata` and `notes` are those of `Content`."""

    id: str
    title: str
    text: str
    source: str = ""
    pages: tuple[int, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    container: str = ""

    def page(self, offset: int) -> int | None:
        """The page, from 1, on which the character at `offset` stands; None where the format has no pages."""
        return bisect_right(self.pages, offset) or None


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
    """One article of a page: its title (clean span, empty where it has none) and the fields that belong to it.

    `inside` is the number of the article that carries it: the notice a plan is printed by, the decree a law is
    promulgated by, the document an attachment belongs to. None where it stands by itself."""

    number: int
    title: str
    start: int
    end: int
    fields: tuple[Field, ...] = ()
    inside: int | None = None


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

    def called(self, name: str) -> "Mention":
        """It with another name; made in a fifth of the time that `replace` takes, and most mentions are."""
        return Mention(self.type, self.text, self.start, self.end, name, self.found_by)


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
    """One number of a target or one fact: `value` with its unit as written, `comparator` one of = >= <= ~.

    `attributes` say more of it: measure, low and high, base, from, wording (measures.py), binding, modality, change."""

    name: str
    value: str
    comparator: str
    start: int
    end: int
    time: str = ""
    attributes: tuple[tuple[str, object], ...] = ()


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
    """Where a fact stands: a half-open span of `Document.text`, the text there, the rule that read it, and the page
    (from 1) on which it begins, None where the format has no pages."""

    document: str
    start: int
    end: int
    text: str
    rule: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One thing of one document after settling: all its names and all the places it is named at.

    `id` is unique inside its document. `attributes` are (name, value) pairs, values str, int, tuples of str, or, for
    `indicators` of a target, one tuple of (name, value) pairs each. `evidence` are the sentences that name it, `spans` where
    in `Document.text` the names themselves stand, half-open, in reading order."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    attributes: tuple[tuple[str, object], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


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
    """All that one document says. The seam of the program: it knows nothing of any other document.

    `header` is what the header of a file says in which no document has a title of its own: (field, values), as kind and
    published of a news report."""

    document: Document
    found: tuple[Found, ...]
    stated: tuple[Stated, ...]
    notes: tuple[str, ...] = field(default=())
    header: tuple[tuple[str, tuple[str, ...]], ...] = ()
