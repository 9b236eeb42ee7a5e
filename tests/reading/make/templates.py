"""Web pages around a text: four makes of government portal with menus, crumbs, tools, related links and footers."""

import html

from source import markup

# Text -> the template it is served in.
PAGES = {"notice": "table", "meeting": "news", "law": "plain", "report": "narrow", "small": "news"}
_MENU = ("首页", "走进河阳", "政务公开", "办事服务", "互动交流", "数据开放", "专题专栏", "无障碍浏览", "繁体", "English")
_RELATED = ("我市部署秋季造林绿化工作", "全市旅游发展大会召开", "清水江大桥主桥合龙", "关于公布市级非遗名录的通知")
_OFFICES = ("市发展改革委", "市教育局", "市科技局", "市公安局", "市民政局", "市司法局", "市财政局", "市人力资源社会保障局")
_FOOT = "主办：河阳市人民政府办公室　承办：河阳市数据局　网站标识码：0000000000　临ICP备00000000号　联系我们　网站地图"


def portal(template: str, text: str) -> str:
    """The page of `text`; what is not in the text is furniture."""
    title = next(line for line in text.splitlines() if len(line) > 5)
    inner = {"table": _table, "news": _news, "plain": _plain, "narrow": _narrow}[template](markup(text))
    head = f"<title>{html.escape(title)}_河阳市人民政府门户网站</title>"
    return f"<!DOCTYPE html>\n<html lang='zh-CN'><head><meta charset='utf-8'>{head}</head>\n<body>{inner}</body></html>\n"


def _links(words: tuple[str, ...]) -> str:
    return "".join(f'<li><a href="/x/{i}.html">{word}</a></li>' for i, word in enumerate(words))


def _table(body: str) -> str:
    return (
        f'<div class="header"><div class="logo">河阳市人民政府</div><ul class="nav">{_links(_MENU)}</ul></div>'
        f'<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; <a href="/zw/wj">政府文件</a></div>'
        f'<div class="TRS_Editor">{body}</div>'
        '<div class="tools"><a href="#">【打印】</a><a href="#">【关闭】</a><span>分享到：</span><a href="#">微信</a><a href="#">微博</a></div>'
        f'<div class="related"><h3>相关信息</h3><ul>{_links(_RELATED)}</ul></div><div class="footer">{_FOOT}</div>'
    )


def _news(body: str) -> str:
    return (
        f'<nav><ul>{_links(_MENU)}</ul></nav><main><article>{body}</article>'
        f'<aside><h4>热点新闻</h4><ul>{_links(_RELATED)}</ul></aside></main>'
        f'<div class="links"><select><option>各部门网站</option>{"".join(f"<option>{o}</option>" for o in _OFFICES)}</select></div>'
        f"<footer><p>{_FOOT}</p></footer><script>var visits = '本页访问量：' + 102;</script>"
    )


def _plain(body: str) -> str:
    """Tables for layout, as pages were made about 2005."""
    menu = "".join(f'<td><a href="{i}.htm"><font size=2>{word}</font></a></td>' for i, word in enumerate(_MENU))
    side = "<br>".join(f'<a href="/s{i}.htm">{word}</a>' for i, word in enumerate(_OFFICES))
    return (
        f'<table width=980><tr>{menu}</tr></table><table width=980><tr><td width=200 valign=top>{side}</td>'
        f'<td valign=top>{body}<p align=center><a href="javascript:window.close()">关闭窗口</a></p></td></tr></table>'
        f'<table width=980><tr><td align=center>{_FOOT}</td></tr></table>'
    )


def _narrow(body: str) -> str:
    return (
        f'<div id="top"><span>欢迎访问河阳市人民政府网站</span><a href="/login">登录</a><a href="/reg">注册</a></div>'
        f'<div id="menu">{_links(_MENU)}</div>'
        f'<div id="zoom" class="content">{body}</div><div id="qr"><img src="qr.png" alt="二维码"><p>扫一扫在手机打开当前页</p></div>'
        f'<p class="pager">上一篇：<a href="1.html">{_RELATED[0]}</a></p><p class="pager">下一篇：<a href="2.html">{_RELATED[1]}</a></p>'
        f'<div class="friend"><b>友情链接</b>{_links(_OFFICES)}</div><div id="foot">{_FOOT}</div>'
    )
