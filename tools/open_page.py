"""Opens the page named on the command line where a person can see it; where there is no screen, says where it lies."""

import os
import sys
import webbrowser
from pathlib import Path


def has_screen() -> bool:
    if os.environ.get("CI") or os.environ.get("SSH_CONNECTION"):
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(page: Path) -> None:
    print(f"图谱页面：{page.resolve()}")
    if not (has_screen() and webbrowser.open(page.resolve().as_uri())):
        print("请用浏览器打开这个文件（不需要联网）。")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
