"""Bytes in, the text of a file out: which format and encoding, tables of documents, side-car metadata, reading in a process of its own."""
