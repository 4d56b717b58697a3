from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import first_of_page, millimetres
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding
from stdkit.model.layout import PageLayout

A4 = (210.0, 297.0)
TOLERANCE = 1.5


@rule("LAY001", clause="10.1.1", severity="warning", whole=True)
def paper_size(doc: Document) -> Iterator[Finding]:
    """幅面不是A4

    文件的幅面为 A4（210 mm×297 mm）。图表大得一面放不下时，那一面可以加宽或加长，别的面不变。

    ```bad layout=yes
    【页面 216×279】
    # 1 ⟦范围⟧
    本文件规定了羊毛分级的要求。
    ```
    ```bad layout=yes
    【页面 210×297】
    # 1 范围
    本文件规定了羊毛分级的要求。
    【页面 176×250】
    # 2 ⟦要求⟧
    羊毛应干燥。
    ```
    ```good layout=yes
    【页面 210.1×296.9】
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good layout=yes
    【页面 210×297】
    # 1 范围
    本文件规定了羊毛分级的要求。
    【页面 420×297】
    # 附录A（资料性）分级图谱

    图谱见表A.1。
    ```
    """
    if doc.layout is None:
        return
    told: set[tuple[int, int]] = set()
    for at, page in enumerate(doc.layout.pages()):
        size = _size(page)
        if size is None or _is_a4(size) or (_is_enlarged(size) and at) or _rounded(size) in told:
            continue
        told.add(_rounded(size))
        place = first_of_page(doc, at)
        if place is not None:
            yield finding(place, f"幅面为 {size[0]:.0f} mm×{size[1]:.0f} mm，应为 A4（210 mm×297 mm）")


def _size(page: PageLayout) -> tuple[float, float] | None:
    if page.width is None or page.height is None:
        return None
    return millimetres(page.width), millimetres(page.height)


def _rounded(size: tuple[float, float]) -> tuple[int, int]:
    return round(size[0]), round(size[1])


def _is_a4(size: tuple[float, float]) -> bool:
    return all(abs(a - b) <= TOLERANCE for a, b in zip(sorted(size), A4, strict=True))


def _is_enlarged(size: tuple[float, float]) -> bool:
    """One side is that of A4, the other longer: a page for a large table or figure."""
    short, long = sorted(size)
    return (
        any(abs(side - a4) <= TOLERANCE for side in size for a4 in A4) and long > A4[1] and short >= A4[0] - TOLERANCE
    )
