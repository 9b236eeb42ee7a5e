"""An archive (.zip) of any of our formats. Nothing of it is ever written to disk, and its names are only names.

Limits: `LARGEST_FILE` for one file, `MOST_TIMES` as large unpacked as packed, `MOST_ENTRIES`; what all files of an
archive and of those inside it come to is limited by the caller.
"""

import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath

from ..files.encoding import Unreadable
from ..files.metadata import SIDECAR, Sidecar, read_sidecar
from ..files.sniff import page_folders
from . import LARGEST_FILE, Columns, Member, suffixes

MOST_ENTRIES = 100_000
# A long text of one repeated sentence packs 1 to 300; a bomb 1 to 1000. Small files do no harm whatever their ratio.
MOST_TIMES, HARMLESS = 500, 20_000_000
_NAMED = 10
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError, KeyError)
_BROKEN_ENTRY = (*_BROKEN, NotImplementedError, OverflowError)
_HIDDEN = ("__MACOSX", "Thumbs.db", "desktop.ini")


def members(path: Path, raw: bytes, columns: Columns) -> Iterator[Member]:
    """Each file inside, in the order of the archive; at the end one message for all files of formats we do not read."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            yield from _members(archive, _entries(archive))
    except (*_BROKEN, NotImplementedError) as error:
        raise Unreadable("压缩包已损坏", "请重新下载或重新打包") from error


def _entries(archive: zipfile.ZipFile) -> list[tuple[zipfile.ZipInfo, str]]:
    """The files with their names, folders and hidden files left out; refuses what only a bomb does."""
    every = archive.infolist()
    if not every:
        raise Unreadable("压缩包里没有文件", "请换成有内容的文件，或把它移出文件夹")
    if len(every) > MOST_ENTRIES:
        raise Unreadable(f"压缩包里有 {len(every)} 个文件，最多 {MOST_ENTRIES} 个", "请拆成几个压缩包")
    ordered = sorted(every, key=lambda info: info.header_offset)
    for before, info in zip(ordered, ordered[1:], strict=False):
        if before.header_offset + 30 + before.compress_size > info.header_offset:
            raise Unreadable("压缩包里的文件互相重叠，像是压缩炸弹", "请确认来源，或用压缩软件解压后重新打包")
    found = [(info, _name(info)) for info in every if not info.is_dir()]
    found = [(info, name) for info, name in found if name and not name.endswith("/") and not _hidden(name)]
    beside = page_folders(name for _, name in found)
    return [(i, name) for i, name in found if not any(str(p).lower() in beside for p in PurePosixPath(name).parents)]


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its maker wrote it: without the UTF-8 flag zipfile takes it for cp437, and it is mostly GB18030."""
    name = info.orig_filename.split("\x00")[0]
    if not info.flag_bits & 0x800:
        try:
            bare = name.encode("cp437")
        except UnicodeEncodeError:
            return name.replace("\\", "/")
        for encoding in ("utf-8", "gb18030", "big5hkscs"):
            try:
                name = bare.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _hidden(name: str) -> bool:
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return any(part.startswith((".", "~$")) or part in _HIDDEN for part in parts)


def _members(archive: zipfile.ZipFile, entries: Sequence[tuple[zipfile.ZipInfo, str]]) -> Iterator[Member]:
    sidecars, problems = _sidecars(archive, entries)
    known, unknown, used = suffixes(), [], set()
    for info, name in entries:
        safe = safe_name(name)
        if PurePosixPath(safe).name.lower() == SIDECAR:
            continue
        if not safe.lower().endswith(known):
            unknown.append(safe)
            continue
        notes = () if safe == name else (f"压缩包里的名字是 {_shown(name)}，不合规矩，改用 {_shown(safe)}",)
        metadata = [pair for s in sidecars for pair in s.of(safe)]
        used.add(safe)
        yield Member(safe, _data(archive, info), tuple(dict(metadata).items()), notes)
    for sidecar in sidecars:
        problems += [Member(sidecar.name, problem) for problem in sidecar.missing(used)]
    yield from problems
    if unknown:
        names = "、".join(map(_shown, unknown[:_NAMED])) + ("等" if len(unknown) > _NAMED else "")
        yield Member("", Unreadable(f"里面有 {len(unknown)} 个不支持的格式，跳过：{names}", f"能读的有 {' '.join(known)}"))


def _sidecars(
    archive: zipfile.ZipFile, entries: Sequence[tuple[zipfile.ZipInfo, str]]
) -> tuple[list[Sidecar], list[Member]]:
    """What each metadata.csv says, the outermost first, so that the nearest one counts; and what is wrong with them."""
    found: list[Sidecar] = []
    problems: list[Member] = []
    for info, name in sorted(entries, key=lambda entry: (entry[1].count("/"), entry[1])):
        safe = safe_name(name)
        if PurePosixPath(safe).name.lower() != SIDECAR:
            continue
        data = _data(archive, info)
        try:
            if isinstance(data, Unreadable):
                raise data
            found.append(read_sidecar(safe, data))
            problems += [Member(safe, problem) for problem in found[-1].problems]
        except Unreadable as error:
            problems.append(Member(safe, error))
    return found, problems


def safe_name(name: str) -> str:
    """The name as a path inside the archive: no root, no drive, no way up, no control characters.

    >>> safe_name("../../etc/通知.txt"), safe_name("C:/甲.txt"), safe_name("/乙.txt"), safe_name("a\\nb.txt")
    ('etc/通知.txt', '甲.txt', '乙.txt', 'a b.txt')
    """
    clean = "".join(c if c.isprintable() else " " for c in name)
    parts = [part for part in clean.split("/") if part not in ("", ".", "..") and not (len(part) == 2 and part[1] == ":")]
    return "/".join(parts) or "未命名"


def _shown(name: str) -> str:
    return repr(name[:80])[1:-1] if not name[:80].isprintable() else name[:80]


def _data(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | Unreadable:
    """The bytes of a file, read piece by piece: what the archive says of its size may be a lie."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return Unreadable("是符号链接，没有读", "请把它指的文件放进压缩包")
    if info.flag_bits & 1:
        return Unreadable("加了密码", "请用压缩软件解压后再放进来")
    most = min(LARGEST_FILE, max(HARMLESS, MOST_TIMES * info.compress_size))
    try:
        with archive.open(info) as file:
            raw = file.read(most + 1) if info.file_size <= most else b""
    except _BROKEN_ENTRY:
        return Unreadable("在压缩包里已损坏，或用了不认识的压缩方法", "请解压后再放进来，或重新打包")
    if info.file_size > most or len(raw) > most:
        return Unreadable(f"解压后过大（最多 {most / 1e6:.0f} MB），像是压缩炸弹", "请确认来源；若是真的，请解压后拆成几份")
    return raw
