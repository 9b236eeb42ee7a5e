"""A page's bytes in, its `Content` out: header data and main text as lines; menus and link lists left out."""

import re
from typing import Any

from ..model import Content
from .facts import headline, metadata, title_of
from .lines import lines
from .main import around, main_element
from .page import nothing, only_pictures, source, tree, with_noscript
from .scripts import content_of
from .weigh import weigh

ENOUGH = 20  # characters of sentences; with fewer the text may stand where a browser's scripts would show it
_LINKS_ONLY = "网页里只有链接或零碎文字，没有成句的正文"

_COLUMN = re.compile("(?!附)[\u4e00-\u9fff]{1,3}[^院委局府部办厅会大署令告示知件号社〔]")
_PICTURES_ONLY = "网页里只有图片和零碎文字，没有成句的正文；把图片另存下来，可以单独识别"


def content(raw: bytes, *, declared: str = "", url: str = "") -> Content:
    """The content of a page; `declared` is the charset and `url` the address that came with it, where they did."""
    text = source(raw, declared)
    parsed = tree(text)
    title = _shown(title_of(parsed), parsed)
    found, sentences = _lines(parsed, title)
    if sentences < ENOUGH:
        other, more = max(_elsewhere(text, parsed, title), key=lambda pair: pair[1])
        found, sentences = (other, more) if more > sentences * 5 else (found, sentences)
    pictures = _holds_pictures(parsed)
    if not "".join(found).strip():
        raise only_pictures() if pictures else nothing()
    if title and not any(_bare(line) == _bare(title) for line in found[:40]) and not _broken(title, found):
        found = [title, *found]
    found = _without_column(found, title)
    notes = () if sentences else (_PICTURES_ONLY if pictures else _LINKS_ONLY,)
    return Content("\n".join(found) + "\n", title, metadata=metadata(parsed, text, url), notes=notes)


def _without_column(found: list[str], title: str) -> list[str]:
    """Without the name of the column, of up to four characters, right above the headline; an issuer's name stays."""
    at = next((at for at, line in enumerate(found[:6]) if title and _bare(line) == _bare(title)), 0)
    return found[: at - 1] + found[at:] if at and _COLUMN.fullmatch(found[at - 1].strip()) else found


def _holds_pictures(parsed: Any) -> bool:
    """Whether the page shows pictures that are no links, as logos and advertisements are."""
    return any(node.parent is not None and node.parent.tag != "a" for node in parsed.body.css("img")[:200])


def _shown(title: str, parsed: Any) -> str:
    """The title, or the page's headline where the title is that with the site's name before, or is nowhere on the page."""
    for node in parsed.css("h1, h2, h3, h4")[:20]:
        head = node.text().strip()
        if 8 < len(head) < len(title) and head[0] not in "（(" and _bare(title).endswith(_bare(head)):
            return re.sub(r"\s+", " ", head)
    if title and _bare(title) in _bare(parsed.body.text()):
        return title
    for name in ("h1", "h2", "h3"):
        heads = [text for node in parsed.css(name) if (text := node.text().strip())]
        if len(heads) == 1 and 5 < len(heads[0]) < 60 and not heads[0].endswith(("。", "：")):
            return re.sub(r"\s+", " ", heads[0])
    return headline(parsed.body) or title


def _lines(parsed: Any, title: str, *, shown_only: bool = True) -> tuple[list[str], int]:
    weights = weigh(parsed.body, title, shown_only=shown_only)
    main = main_element(parsed.body, weights, title)
    above, below = around(parsed.body, main, weights, title)
    return [*above, *lines(main, weights), *below], weights.of[main.mem_id].sentences


def _elsewhere(text: str, parsed: Any, title: str) -> list[tuple[list[str], int]]:
    """The text where only a script would show it: hidden, in noscript, in the data of a script."""
    found = [_lines(parsed, title, shown_only=False)]
    if "noscript" in text.lower():
        found.append(_lines(tree(with_noscript(text)), title))
    drawn = content_of(text)
    if drawn:
        found.append(_lines(tree(f"<body><div>{drawn}</div></body>"), title))
    return found


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _broken(title: str, found: list[str]) -> bool:
    """Whether the title stands over two or three lines of the text."""
    bare = _bare(title)
    joined = ["".join(_bare(line) for line in found[i : i + n]) for i in range(min(20, len(found))) for n in (2, 3)]
    return bare in joined
