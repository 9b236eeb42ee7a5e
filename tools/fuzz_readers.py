"""Mutated files of every format in, what the readers did wrong with them out: a crash, a hang, a refusal without a name.

    python tools/fuzz_readers.py [--files 5000] [--seed 1] [--seconds 10] [--keep DIR] [--ocr] [SEED FILE...]

Seeds are the files of tests/documents and tests/reading. Each is read and its text taken apart into sentences, in a
process of its own that a watchdog ends; what fails is said at once and kept for a look. The same seed makes the same
files. Pictures are recognized only with `--ocr`, which takes a second and more for each and needs more `--seconds`.
"""

import argparse
import gzip
import multiprocessing
import os
import random
import sys
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("tests/documents", "tests/reading")
LARGEST_SEED = 1_000_000
STRANGE = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
REFUSED, READ = "拒绝", "读出"
# A module that Python runs at its start where PYTHONPATH leads to it; what is None there counts as not installed.
WITHOUT_OCR = "import sys\nsys.modules['rapidocr'] = None\n"


@dataclass(frozen=True, slots=True)
class Failure:
    """`name` of the mutated file, its bytes, what went wrong."""

    name: str
    raw: bytes
    reason: str


def seeds(folders: Sequence[Path]) -> list[Path]:
    """The files to start from, those that the readers know by suffix and that are not too long to mutate many times."""
    from policygraph.extract.readers import suffixes

    known = suffixes()
    found = [path for folder in folders for path in ([folder] if folder.is_file() else sorted(folder.rglob("*")))]
    return [p for p in found if p.is_file() and p.name.lower().endswith(known) and p.stat().st_size <= LARGEST_SEED]


def mutants(files: Sequence[Path], many: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`many` mutated files, the formats in turn, so that each gets its share however few seeds it has."""
    chance = random.Random(seed)
    groups: dict[str, list[Path]] = {}
    for path in files:
        groups.setdefault(path.suffix.lower(), []).append(path)
    for number in range(many):
        group = groups[sorted(groups)[number % len(groups)]]
        path = chance.choice(group)
        raw = path.read_bytes()
        other = chance.choice(files).read_bytes()
        own = "".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix  # what is inside goes by .jsonl of .jsonl.gz
        suffix = chance.choice(sorted(groups)) if chance.random() < 0.05 else own
        yield f"{number:05}{suffix}", mutated(raw, other, chance)


def mutated(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """The file with one to three faults; of a packed one mostly inside a part, so that its unpacking succeeds."""
    inside = chance.random() < 0.7
    if inside and raw.startswith(b"PK\x03\x04"):
        return _repacked(raw, other, chance)
    if inside and raw.startswith(b"\x1f\x8b"):
        return _regzipped(raw, other, chance)
    for _ in range(chance.choice((1, 1, 2, 3))):
        raw = _faulty(raw, other, chance)
    return raw


def _faulty(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    return chance.choice((_flipped, _cut, _spliced, _repeated, _tampered))(raw, other, chance)


def _regzipped(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    try:
        plain = gzip.decompress(raw)
    except (OSError, EOFError, zlib.error):
        return _flipped(raw, other, chance)
    return gzip.compress(_faulty(plain, other, chance), mtime=0)  # the time would make other bytes each run


def _repacked(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError):  # a seed may be a broken archive itself
        return _flipped(raw, other, chance)
    if not parts:
        return _flipped(raw, other, chance)
    at = chance.randrange(len(parts))
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(parts):
            if number == at:
                data = _faulty(data, other, chance)
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _flipped(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 4, 30)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
    return raw[:start] if chance.random() < 0.5 else raw[:start] + raw[end:]


def _spliced(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    at, start = chance.randrange(len(raw) + 1), chance.randrange(len(other) + 1)
    return raw[:at] + other[start : start + chance.choice((20, 2000, 50_000))] + raw[at:]


def _repeated(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(raw) + 1), chance.choice((1, 16, 500))
    return raw[:at] + raw[at : at + length] * chance.choice((2, 50, 2000)) + raw[at + length :]


def _tampered(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """A length or an offset that is not what it says: binary of two or four bytes, or a number in digits."""
    at, width = chance.randrange(len(raw) + 1), chance.choice((2, 4))
    value = chance.choice(STRANGE)
    new = str(value).encode() if chance.random() < 0.3 else (value & (1 << 8 * width) - 1).to_bytes(width, "little")
    return raw[:at] + new + raw[at + width :]


def judged(path: Path) -> str:
    """What the readers made of the file: 读出, 拒绝, or what is wrong with how they refused."""
    from policygraph.extract.outline import outline
    from policygraph.extract.readers import ReadError, read_all

    said = READ
    for found in read_all(path):
        if isinstance(found, ReadError):
            said = REFUSED
            if path.name not in str(found) or "\n" in str(found) or not (found.reason and found.cure):
                return f"拒绝得不清楚：{found}"
        else:
            outline(found)
    return said


def _work(pipe: Connection, seconds: float) -> None:
    from policygraph.extract.files import isolate

    isolate.LONGEST = 0.8 * seconds  # the watchdog's time is for all of the file
    while True:
        path = pipe.recv()
        try:
            pipe.send(judged(Path(path)))
        except Exception as error:  # what is looked for
            pipe.send(f"出错：{error!r}"[:300])


class Worker:
    """A process that judges files; another takes its place where it died or hung."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._context = multiprocessing.get_context("spawn")
        self._start()

    def _start(self) -> None:
        self._pipe, there = self._context.Pipe()
        self._process = self._context.Process(target=_work, args=(there, self._seconds))
        self._process.start()
        there.close()

    def judge(self, path: Path, *, first: bool = False) -> str:
        """What became of the file; the first one waits for imports and lexicons too."""
        self._pipe.send(str(path))
        try:
            if self._pipe.poll(120 if first else self._seconds):
                said: str = self._pipe.recv()
                return said
            said = f"超过 {self._seconds:.0f} 秒"
        except EOFError:
            said = "进程死了"
        self.end()
        self._start()
        return said

    def end(self) -> None:
        self._process.kill()
        self._process.join()


def fuzz(
    files: Sequence[Path], many: int, seed: int, seconds: float, told: Callable[[Failure], None], *, ocr: bool = False
) -> Counter[str]:
    """How many were read, refused and failed, for each suffix; each failure is told as it happens."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as room:
        if not ocr:
            (Path(room) / "sitecustomize.py").write_text(WITHOUT_OCR, "utf-8")
            os.environ["PYTHONPATH"] = os.pathsep.join([room, *filter(None, [os.environ.get("PYTHONPATH")])])
        worker = Worker(seconds)
        try:
            (Path(room) / "热身.txt").write_text("河阳市抓好落实。\n", "utf-8")
            worker.judge(Path(room) / "热身.txt", first=True)
            for name, raw in mutants(files, many, seed):
                path = Path(room) / name
                path.write_bytes(raw)
                said = worker.judge(path)
                if said not in (READ, REFUSED):  # once more: the machine may have been busy with something else
                    said = worker.judge(path)
                counts[f"{path.suffix} {said if said in (READ, REFUSED) else '失败'}"] += 1
                if said not in (READ, REFUSED):
                    told(Failure(name, raw, said))
                path.unlink()
        finally:
            worker.end()
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("seeds", nargs="*", type=Path, help="files or folders to start from instead")
    parser.add_argument("--files", type=int, default=300, help="how many mutated files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10.0, help="the longest that one file may take")
    parser.add_argument("--keep", type=Path, help="folder for the files that fail")
    parser.add_argument("--ocr", action="store_true", help="recognize pictures too, where the extra is installed")
    asked = parser.parse_args()
    failures: list[Failure] = []

    def told(failure: Failure) -> None:
        failures.append(failure)
        print(f"{failure.name}：{failure.reason}", flush=True)
        if asked.keep:
            asked.keep.mkdir(parents=True, exist_ok=True)
            (asked.keep / failure.name).write_bytes(failure.raw)

    start = monotonic()
    files = seeds(asked.seeds or [ROOT / f for f in FOLDERS])
    counts = fuzz(files, asked.files, asked.seed, asked.seconds, told, ocr=asked.ocr)
    print("  ".join(f"{name} {number}" for name, number in sorted(counts.items())))
    print(f"{asked.files} 个文件，失败 {len(failures)} 个，用时 {monotonic() - start:.0f} 秒")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
