from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, lines_after, lines_before, of, spacing
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding

_HALF, _TOLERANCE = 0.5, 0.3


@rule("LAY016", clause="10.4.2.1", severity="info", default=False, whole=True)
def caption_spacing(doc: Document) -> Iterator[Finding]:
    """图题、表题上下的空不符

    图编号和图题、表编号和表题上下各空半行。条文只说“宜”的图前、表后空一行不在此列。段距经别的软件另存常会改变，所以默认不查。

    ```bad layout=yes
    # 5 要求
    限值见表1。

    【段前0行 段后0行】
    表1　⟦限值⟧

    | 项目 | 限值 |
    |---|---|
    | 水分 | 12 |
    ```
    ```bad layout=yes
    # 5 结构
    结构见图1。

    ![](a.png)

    【段前2行 段后0.5行】
    图1　⟦结构⟧
    ```
    ```good layout=yes
    # 5 要求
    限值见表1。

    【段前0.5行 段后0.5行】
    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 水分 | 12 |
    ```
    ```good layout=yes
    # 5 结构
    结构见图1。

    ![](a.png)

    【段前0.4行 段后0行 后空1行】
    图1　结构
    ```
    """
    for part in ("图题", "表题"):
        wrong = [one.span for one in of(doc, part) if not one.in_table and one.block.text.strip() and _is_wrong(one)]
        yield from gathered(wrong, f"{part}上下应各空半行")


def _is_wrong(one: Paragraph) -> bool:
    above, below = spacing(one)
    return any(
        (lines is not None and lines < _HALF - _TOLERANCE) or (own is not None and own > _HALF + _TOLERANCE)
        for lines, own in ((lines_before(one), above), (lines_after(one), below))
    )
