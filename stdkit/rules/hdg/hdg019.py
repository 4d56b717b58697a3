from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, of
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding

_TYPED = (0.8, 1.3)
_COUNTED = (0.4, 2.6)
"""Where the program counts, the gap is a sign of the list's own; only what is plainly off is told. Behind a tab it is not known."""


@rule("HDG019", clause="10.2.1", severity="info", whole=True)
def gap_after_number(doc: Document) -> Iterator[Finding]:
    """章条编号与后面的文字之间没有空一个汉字

    章、条（含无标题条）的编号之后空一个汉字的间隙。半角空格只有四分之一到半个汉字宽，两三个叠起来也对不齐。

    ```bad layout=yes
    【编号后1字】
    # 5 要求
    【编号后0.5字】
    ## 5.1 ⟦外观⟧
    羊毛应洁净。
    【编号后0.25字】
    ## 5.2 水分
    羊毛应干燥。
    ```
    ```bad layout=yes
    # 附录A（规范性）取样
    【编号后0字】
    A.1　⟦取样应随机进行。⟧
    ```
    ```bad layout=yes
    【自动编号 编号后0字】
    # 5 ⟦要求⟧
    羊毛应洁净。
    ```
    ```good layout=yes
    【编号后1字】
    # 5 要求
    【自动编号 编号后2.1字】
    ## 5.1 外观
    羊毛应洁净。
    【手工编号】
    ## 5.2 水分
    羊毛应干燥。
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    羊毛应洁净。
    ```
    """
    wrong = [one for one in of(doc, "章标题", "条标题", "无标题条") if _is_wrong(one)]
    yield from gathered([one.span for one in wrong], "编号之后应空一个汉字的间隙")


def _is_wrong(one: Paragraph) -> bool:
    label = one.layout.label
    if label is None or label.gap is None or not one.words.strip():
        return False
    low, high = _COUNTED if label.automatic else _TYPED
    return not low <= label.gap <= high
