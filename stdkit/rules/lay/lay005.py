from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import body_page, first_of_page
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("LAY005", clause="10.1.4", severity="info", default=False, whole=True)
def body_on_odd_page(doc: Document) -> Iterator[Finding]:
    """正文首页不从单数页开始

    正文首页从单数页开始编排。电子稿常不分单双页，所以默认不查；出版稿把正文那一节设为“从奇数页开始”即可。

    ```bad layout=yes
    【页面 210×297 起新页】
    # 前言
    本文件由某委员会归口。
    【页面 210×297 起新页】
    # 1 ⟦范围⟧
    本文件规定了羊毛分级的要求。
    ```
    ```bad layout=yes
    【页面 210×297 起新页】
    # ⟦前言⟧
    本文件由某委员会归口。
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good layout=yes
    【页面 210×297 起新页】
    # 前言
    本文件由某委员会归口。
    【页面 210×297 起单页】
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good layout=yes
    【页面 210×297 起新页】
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    at = body_page(doc)
    if doc.layout is None or at is None or doc.elements[0].kind not in ("toc", "foreword", "introduction"):
        return
    page = doc.layout.pages()[at]
    place = first_of_page(doc, at)
    if page.start is not None and page.start != "oddPage" and place is not None:
        yield finding(place, "正文首页应从单数页开始编排")
