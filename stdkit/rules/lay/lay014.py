from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import first_of_page, millimetres, numbered_pages
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding
from stdkit.model.layout import PageLayout

_WANTED = {"右": 20.0, "下": 20.0, "左": 25.0}
"""Millimetres, as in the templates in use. The top is left out: it holds the running head, and templates differ."""
_SIDES = ("上", "右", "下", "左")
_TOLERANCE = 3.0


@rule(
    "LAY014",
    clause="10.1.3、图E.1、图E.2",
    severity="info",
    confidence="heuristic",
    default=False,
    whole=True,
    question="版心是按国家标准模板设置的吗？",
)
def text_block_size(doc: Document) -> Iterator[Finding]:
    """版心尺寸与国家标准模板不同

    图E.1、图E.2 画出版心在单双数页上的位置。这里比较的是通行的国家标准模板的边距（左 25 mm，右、下 20 mm），不是图中的数，所以默认不查，
    只作提示。

    ```bad layout=yes
    【页面 210×297 边25/32/25/32】
    # 1 ⟦范围⟧
    本文件规定了羊毛分级的要求。
    ```
    ```bad layout=yes
    【页面 210×297 边34/20/20/25】
    # 1 范围
    本文件规定了羊毛分级的要求。
    【页面 210×297 边34/20/30/25】
    # 2 ⟦要求⟧
    羊毛应干燥。
    ```
    ```good layout=yes
    【页面 210×297 边34/20/20/25】
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good layout=yes
    【页面 297×210 边20/25/25/20】
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    told: set[str] = set()
    for at, page in numbered_pages(doc):
        message = _message(page)
        place = first_of_page(doc, at)
        if message and message not in told and place is not None:
            told.add(message)
            yield finding(place, message)


def _message(page: PageLayout) -> str:
    """What differs; "" for a landscape page, which is turned in various ways, and where nothing is known."""
    if page.margins is None or page.width is None or page.height is None or page.width > page.height:
        return ""
    actual = {side: millimetres(points) for side, points in zip(_SIDES, page.margins, strict=True)}
    wrong = [
        f"{side}边距 {actual[side]:.0f} mm"
        for side, wanted in _WANTED.items()
        if abs(actual[side] - wanted) > _TOLERANCE
    ]
    return f"版心与国家标准模板（左 25 mm，右、下 20 mm）不同：{'、'.join(wrong)}" if wrong else ""
