"""A browser for the tests: prints where one is; `--install` fetches Debian's where nobody need be asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
PACKAGES = ("chromium", "fonts-noto-cjk")
ADVICE = """没有找到 Chromium 或 Chrome，网页测试无法进行。请先安装其中之一，再运行 make test：
  Debian / Ubuntu： sudo apt-get install chromium fonts-noto-cjk
  Fedora：          sudo dnf install chromium google-noto-sans-cjk-fonts
  macOS：           brew install --cask google-chrome
  已装在别处：      POLICYGRAPH_BROWSER=/路径/chrome make test"""


def find() -> str | None:
    """The browser to drive: $POLICYGRAPH_BROWSER, one on the PATH, or one at its usual place."""
    named = os.environ.get("POLICYGRAPH_BROWSER")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in NAMES)
    return next((found for found in (*on_path, *filter(os.path.exists, PLACES)) if found), None)


def has_chinese_font() -> bool:
    """Without one every Chinese character is an empty box, and measured widths mean nothing."""
    if not shutil.which("fc-list"):
        return sys.platform != "linux"
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout)


def apt_get() -> list[str] | None:
    """`apt-get` as it can be called here without asking anybody for a password, or None."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    asks_nothing = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], check=False).returncode == 0
    return ["sudo", "-n", "apt-get"] if asks_nothing else None


def install() -> None:
    """Install what is missing; a failure is told by the advice afterwards, not by a traceback."""
    apt = apt_get()
    if apt is None:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *PACKAGES]):
        subprocess.run([*apt, *arguments], check=False, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr)


def main(arguments: list[str]) -> int:
    if "--install" in arguments and not (find() and has_chinese_font()):
        install()
    found = find()
    print(Path(found) if found else ADVICE, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
