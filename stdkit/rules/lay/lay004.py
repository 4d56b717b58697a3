from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import body_page, first_of_page, numbered_pages
from stdkit.facts.patterns import pattern
from stdkit.lint.gathered import one_each
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding
from stdkit.model.layout import PageLayout

_MORE = pattern(r"[第页共]|[-—–－·~]\s*(?:\d+|[IVX]+)|[/／]")
_PLACE = {"odd": ("right", "单数页的页码应排在右下角"), "even": ("left", "双数页的页码应排在左下角")}


@rule("LAY004", clause="10.1.3", severity="info", whole=True)
def page_numbers(doc: Document) -> Iterator[Finding]:
    """页码的形式或位置不符

    目次页到正文首页之前用大写罗马数字，从Ⅰ起；正文首页起用阿拉伯数字，从1起。单数页的页码在版心右下角，双数页的在左下角，只写数字。

    ```bad layout=yes
    【页面 210×297 单双页 阿拉伯 从1 单脚页码右齐 双脚页码左齐】
    # ⟦前言⟧
    本文件由某委员会归口。
    【页面 210×297 单双页 阿拉伯 从1 单脚页码右齐 双脚页码左齐】
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad layout=yes
    【页面 210×297 单双页 阿拉伯 从1 单脚页码居中 双脚页码居中】
    # 1 ⟦范围⟧
    本文件规定了羊毛分级的要求。
    ```
    ```bad layout=yes
    【页面 210×297 单面 阿拉伯 从1 单脚“”】
    # 1 ⟦范围⟧
    本文件规定了羊毛分级的要求。
    ```
    ```good layout=yes
    【页面 210×297 单双页 罗马 从1 单脚页码右齐 双脚页码左齐】
    # 前言
    本文件由某委员会归口。
    【页面 210×297 单双页 阿拉伯 从1 单脚页码右齐 双脚页码左齐】
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good layout=yes
    【页面 210×297 单面 阿拉伯 从1 单脚页码居中】
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    yield from one_each((first_of_page(doc, at), message) for at, message in _told(doc))


def _told(doc: Document) -> Iterator[tuple[int, str]]:
    pages, body = numbered_pages(doc), body_page(doc)
    for at, page in pages:
        in_body = body is None or at >= body
        first = at == (body if in_body else pages[0][0])
        for message in _faults(page, in_body=in_body, first=first):
            yield at, message


def _faults(page: PageLayout, *, in_body: bool, first: bool) -> Iterator[str]:
    feet = [foot for foot in page.feet or () if foot.side in _PLACE]
    if not feet:
        return
    if not any(foot.page_number for foot in feet):
        yield "页脚没有页码"
        return
    if page.numbers is not None and page.numbers != ("decimal" if in_body else "upperRoman"):
        yield "正文的页码应为阿拉伯数字" if in_body else "正文首页之前的页码应为大写罗马数字"
    elif first and page.first_number != 1:
        yield "正文首页的页码应为1" if in_body else "目次页的页码应从Ⅰ起"
    for foot in feet:
        wanted, message = _PLACE[foot.side]
        if _MORE.search(foot.text):
            yield f"页码只写数字，不写“{foot.text.strip()[:12]}”"
        if page.two_sided and foot.page_number and foot.align is not None and foot.align not in (wanted, "outside"):
            yield message
