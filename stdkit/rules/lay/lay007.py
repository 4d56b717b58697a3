from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, lines_after, lines_before, of, spacing
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding

_LINES = {"章标题": (1.0, "一行"), "条标题": (0.5, "半行")}
_TOLERANCE = 0.3


@rule("LAY007", clause="10.2.1", severity="info", default=False, whole=True)
def heading_spacing(doc: Document) -> Iterator[Finding]:
    """章条标题上下的空或起排位置不符

    章编号和章标题上下各空一行，条编号和条标题上下各空半行，都顶格起排。草稿经别的软件另存后段距常会改变，所以默认不查。

    ```bad layout=yes
    【段前0行 段后0行】
    # 5 ⟦要求⟧
    【段前0.5行 段后0.5行】
    ## 5.1 外观
    羊毛应洁净。
    ```
    ```bad layout=yes
    【段前1行 段后1行】
    # 5 要求
    【段前1行 段后1行】
    ## 5.1 ⟦外观⟧
    羊毛应洁净。
    【段前1行 段后1行】
    ## 5.2 水分
    羊毛应干燥。
    ```
    ```bad layout=yes
    【首行2字】
    # 5 ⟦要求⟧
    羊毛应洁净。
    ```
    ```good layout=yes
    【段前1行 段后1行】
    # 5 要求
    【段前0.5行 段后0.5行】
    ## 5.1 外观
    羊毛应洁净。
    ```
    ```good layout=yes
    【段前0行 段后0行 前空1行 后空1行】
    # 5 要求
    羊毛应洁净。
    ```
    """
    headings = of(doc, "章标题", "条标题")
    for part, (wanted, name) in _LINES.items():
        those = [one for one in headings if one.part == part]
        wrong = [one.span for one in those if _is_wrong(one, wanted)]
        yield from gathered(wrong, f"{part}上下应各空{name}")
    set_in = [one.span for one in headings if (one.layout.indent or 0.0) > _TOLERANCE]
    yield from gathered(set_in, "章条的编号和标题应顶格起排")


def _is_wrong(one: Paragraph, wanted: float) -> bool:
    """Too little, empty paragraphs counted too, or too much in the paragraph itself."""
    return any(
        (lines is not None and lines < wanted - _TOLERANCE) or (own is not None and own > wanted + _TOLERANCE)
        for lines, own in ((lines_before(one), spacing(one)[0]), (lines_after(one), spacing(one)[1]))
    )
