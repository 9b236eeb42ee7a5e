"""A parsed page in, out what it says about itself: title, address, day of publication."""

import re
from typing import Any

from .weights import walk

_SPACE = re.compile(r"\s+")
_SITE = re.compile(
    r"[_|｜]|\s[-–—«»·]+\s|-(?=[^-]{2,14}(?:网|政府|门户|厅|局|委员会|日报|新闻)[^-]{0,4}$)|——(?=[^—]{2,14}(?:网|门户网站)$)"
)
_PREFIX = re.compile(r"^[^-_—|]{2,14}(?:数字报|电子报|日报|晚报|新闻网|门户网站|人民政府)\s*[-_—|]+\s*(?=.{6})")
_JOINT = re.compile(r"(\s*[-_|｜–—·«»:：]+\s*)")
_DOCUMENT = re.compile("[^，。；]{0,30}关于.{4,80}的(?:通知|公告|通告|公示|意见|决定|批复|函|报告|方案|说明)")
_BODY = re.compile("(?:政府|[局厅部网报社]|委员会|门户|集团|公司|研究院|研究所|大学|学院|中心|平台|百科)(?:网站?)?$")
_TITLES = ("ArticleTitle", "articletitle", "og:title", "twitter:title")
_DATES = ("PubDate", "pubdate", "publishdate", "PublishDate", "article:published_time", "publish_time", "DC.date")
_DATE = re.compile(r"((?:19|20)\d\d)[-/年.](\d{1,2})[-/月.](\d{1,2})")
_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S{4,2000})\s*-->|<!--[^>]{0,200}?\burl:\s*(https?://\S{4,2000})", re.I
)


def title_of(tree: Any) -> str:
    """The title of the page's document: a meta element, the only h1, or the page's title without the site's name."""
    said = _SITE.split(_meta(tree, _TITLES))[0].strip()
    if said:
        return said
    heads = [_flat(node.text()) for node in tree.css("h1")]
    if len(heads) == 1 and len(heads[0]) > 5:
        return heads[0]
    node = tree.css_first("title")
    text = _flat(node.text()) if node is not None else ""
    shown = _without_site(text, tree)
    return shown if shown != text else _SITE.split(_PREFIX.sub("", text))[0].strip()


def _without_site(title: str, tree: Any) -> str:
    """The longest run of a title's parts that is a text of the page but neither a link nor beside the logo, else all."""
    parts = _JOINT.split(title)
    if not 3 <= len(parts) <= 13 or tree.body is None:
        return title
    sites = {_flat(node.attributes.get("alt") or "") for node in tree.css("img[alt]")[:40]}
    sites.add(_meta(tree, ("og:site_name", "SiteName", "application-name")))
    shown = _short_texts(tree.body).keys() - {"".join(site.split()) for site in sites}
    runs = ["".join(parts[i : j + 1]).strip() for i in range(0, len(parts), 2) for j in range(i, len(parts), 2)]
    return max(
        (run for run in runs if len(run) > 3 and not _BODY.search(run) and "".join(run.split()) in shown),
        key=len,
        default=title,
    )


def headline(body: Any) -> str:
    """The first text of a page that is the title of a document and no link, or an empty string."""
    return next((text for text in _short_texts(body) if _DOCUMENT.fullmatch(text)), "")


def _short_texts(body: Any) -> dict[str, None]:
    return {
        "".join((node.text_content or "").split()): None
        for entering, node in walk(body, set())
        if entering and node.tag == "-text" and node.parent.tag != "a" and len(node.text_content or "") < 200
    }


def metadata(tree: Any, source: str, url: str = "") -> tuple[tuple[str, str], ...]:
    """The pairs url and published, each where it is known; `url` is the address that came with the page."""
    saved = _SAVED.search(source[:20_000])
    link = tree.css_first('link[rel="canonical"]')
    canonical = ((link.attributes.get("href") if link is not None else "") or "").strip()
    address = url or ((saved[1] or saved[2]) if saved else "") or canonical or _meta(tree, ("og:url",))
    date = _DATE.search(_meta(tree, _DATES))
    published = f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else ""
    return tuple((name, value) for name, value in (("url", address), ("published", published)) if value)


def _meta(tree: Any, names: tuple[str, ...]) -> str:
    for name in names:
        node = tree.css_first(f'meta[name="{name}"], meta[property="{name}"]')
        if node is not None and (node.attributes.get("content") or "").strip():
            return _flat(node.attributes["content"])
    return ""


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
