"""What the processes of a build run in the tests of faults: as the program does, but for documents with telling names."""

import os
import signal
import time

from policygraph.extract.model import Document, Extraction
from policygraph.extract.pipeline import extract_document
from policygraph.graph.runs import work


def fails(document: Document) -> Extraction:
    """A fault of the program, a lack of memory, a process that ends, one that never ends, by the document's title."""
    if document.title == "怪":
        raise IndexError("list index out of range")
    if document.title == "大":
        raise MemoryError
    if document.title == "崩":
        os.kill(os.getpid(), signal.SIGKILL)
    if document.title == "挂":
        time.sleep(600)
    return extract_document(document)


def done(task: work.Task) -> work.Done:
    setattr(work, "extract_document", fails)  # noqa: B010
    setattr(work, "extract_documents", lambda documents: list(map(fails, documents)))  # noqa: B010
    return work.done(task)
