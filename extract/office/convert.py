"""An old Word file (.doc, .wps) in, its text out, by whichever way this computer has: our Python one, LibreOffice, antiword.

The other programs run on a copy in a folder of their own, with a profile of their own, and are ended with their children
when they take too long.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from ..files.encoding import Unreadable

LONGEST = 60  # seconds: LibreOffice starts in two, a thousand pages take it twenty
_PROGRAMS = ("soffice", "libreoffice")


def by_python(raw: bytes) -> tuple[bytes, bool] | None:
    """The file as .docx, and whether all text boxes and notes came along; None where the library cannot read it."""
    from doc2docx import convert
    from doc2docx.errors import EncryptedDocumentError

    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "old.doc"), Path(folder, "new.docx")
        source.write_bytes(raw)
        try:
            report = convert(source, made).report
        except EncryptedDocumentError as error:
            raise Unreadable("Word 文件加了密码", "请用 Word 或 WPS 输入密码打开，另存为没有密码的 docx") from error
        except Exception:  # a parser of damaged files of strangers: whatever it says, another program may know better
            return None
        whole = not any(_lost(diagnostic.code) for diagnostic in report.diagnostics)
        return made.read_bytes(), whole


def _lost(code: str) -> bool:
    return ("TEXTBOX" in code or "NOTE" in code or "TABLE" in code) and ("MALFORMED" in code or "UNSUPPORTED" in code)


def by_libreoffice(raw: bytes, suffix: str) -> bytes | None:
    """The file as .docx; None where there is no LibreOffice or it makes nothing of it."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        return None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"old.{suffix}")
        source.write_bytes(raw)
        profile = Path(folder, "profile").as_uri()
        _run([program, "--headless", "--norestore", f"-env:UserInstallation={profile}", "--convert-to", "docx",
              "--outdir", str(Path(folder, "out")), str(source)], folder)  # fmt: skip
        made = Path(folder, "out", "old.docx")
        return made.read_bytes() if made.exists() else None


def by_antiword(raw: bytes) -> str:
    """The plain text, its tables drawn with bars; empty where there is no antiword or it makes nothing of it."""
    if shutil.which("antiword") is None:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "old.doc")
        source.write_bytes(raw)
        text = _run(["antiword", "-m", "UTF-8.txt", "-w", "0", str(source)], folder).decode("utf-8", "replace")
    lines = (_unframed(line) for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def _unframed(line: str) -> str:
    line = line.strip()
    if len(line) > 2 and line[0] == line[-1] == "|":
        return "\t".join(cell.strip() for cell in line[1:-1].split("|")).rstrip()
    return line


def _run(command: list[str], folder: str) -> bytes:
    """What the program prints; nothing where it fails or is ended for its slowness."""
    try:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except OSError:
        return b""
    try:
        return process.communicate(timeout=LONGEST)[0]
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.communicate()
        return b""
