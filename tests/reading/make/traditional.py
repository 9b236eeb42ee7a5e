"""The reply in traditional characters, as a government abroad or an old file has it; its expected text is the simplified one.

    python tests/reading/make/traditional.py      (needs opencc)
"""

from opencc import OpenCC
from source import FILES, text_of


def main() -> None:
    text = OpenCC("s2t").convert(text_of("reply"))
    (FILES / "reply.traditional.txt").write_text(text, "utf-8")
    (FILES / "reply.big5.txt").write_bytes(text.encode("big5hkscs"))


if __name__ == "__main__":
    main()
