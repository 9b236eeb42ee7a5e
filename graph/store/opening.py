"""A path in, a connection to the store there out: made where there is none, brought to this version where it is older."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from .migrations import MIGRATIONS

# "PGDB", by which a file is known for one of ours.
APPLICATION = 0x50474442
CACHE = 64_000  # KB of the file kept in memory


class StoreError(Exception):
    """A store that cannot be used: which, why, and what to do. Its text is the Chinese message for the user."""

    def __init__(self, path: Path, reason: str, cure: str) -> None:
        super().__init__(f"{path}：{reason}。{cure}")
        self.path, self.reason, self.cure = path, reason, cure


def version() -> int:
    """The version of the schema that this program writes."""
    return 1 + len(MIGRATIONS)


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode. Raises `StoreError` for what is no store of ours, of a later version, or missing
    where it is only to be read."""
    if not write and not path.is_file():
        raise StoreError(path, "找不到这个库", "请检查路径；库由 policygraph build 写出")
    with telling(path):
        address = f"{path.resolve().as_uri()}?mode={'rwc' if write else 'ro'}"
        db = sqlite3.connect(address, isolation_level=None, timeout=30, uri=True)
        db.execute(f"PRAGMA cache_size = -{CACHE}")
        try:
            _prepare(db, path, write)
        except BaseException:
            db.close()
            raise
    return db


def is_store(path: Path) -> bool:
    """Whether it is a file of SQLite, or is named like one and not there."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except FileNotFoundError:
        return path.suffix == ".db"
    except OSError:
        return False


def memory() -> sqlite3.Connection:
    """A new store that is not on disk."""
    db = sqlite3.connect(":memory:", isolation_level=None, uri=True)  # so that others can be attached by their address
    _create(db)
    return db


def _prepare(db: sqlite3.Connection, path: Path, write: bool) -> None:
    found, kind = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id"))
    empty = not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if write and empty:
        db.execute("PRAGMA journal_mode = WAL")
        _create(db)
    elif kind != APPLICATION:
        raise StoreError(path, "不是政图的库", "请给出 policygraph build 写出的 graph.db")
    elif found > version():
        raise StoreError(path, f"是更新版本的程序写的（第 {found} 版，这个程序认识到第 {version()} 版）", "请升级 policygraph")
    elif found < version():
        if not write:
            raise StoreError(path, f"是旧版本的程序写的（第 {found} 版）", "请用 policygraph build 重新建一次，会自动换成新版")
        _migrate(db, found)
    if write:
        db.execute("PRAGMA synchronous = NORMAL")


def _create(db: sqlite3.Connection) -> None:
    schema = files(__package__).joinpath("schema.sql").read_text("utf-8")
    db.executescript(f"BEGIN;{schema}PRAGMA application_id = {APPLICATION};PRAGMA user_version = {version()};COMMIT;")


def _migrate(db: sqlite3.Connection, found: int) -> None:
    for number, step in enumerate(MIGRATIONS[found - 1 :], found + 1):
        db.executescript(f"BEGIN;{step};PRAGMA user_version = {number};COMMIT;")


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Errors of SQLite as errors that say what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _told(path, error) from error


def _told(path: Path, error: sqlite3.DatabaseError) -> Exception:
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return OSError(errno.ENOSPC, "磁盘已满", str(path))
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return OSError(errno.EACCES, "没有写入权限", str(path))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreError(path, "正被别的程序使用", "请等它做完，或关闭它")
    if name.startswith("SQLITE_IOERR"):
        return StoreError(path, f"读写失败（{error}）", "请检查磁盘是否已满、是否完好")
    if name in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
        return StoreError(path, "不是政图的库，或者已经损坏", "请删掉它，用 policygraph build 重新建")
    return error


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
