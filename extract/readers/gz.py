"""A file packed with gzip (.jsonl.gz, .txt.gz, …): the one file inside, named as the archive without .gz."""

import gzip
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from ..files.encoding import Unreadable
from . import LARGEST_FILE, Columns, Member

_PIECE = 1 << 20


def members(path: Path, raw: bytes, columns: Columns) -> Iterator[Member]:
    """The file inside; one that was cut off is refused, because the rest of it would be missing unseen."""
    pieces, size = [], 0
    try:
        with gzip.GzipFile(fileobj=BytesIO(raw)) as packed:
            while piece := packed.read(_PIECE):
                pieces.append(piece)
                size += len(piece)
                if size > LARGEST_FILE:
                    raise Unreadable(f"解压后超过 {LARGEST_FILE / 1e6:.0f} MB", "请解压后拆成几份文件")
    except (EOFError, OSError, zlib.error) as error:
        raise Unreadable("压缩文件已损坏或不完整", "请重新下载") from error
    yield Member("", b"".join(pieces))
