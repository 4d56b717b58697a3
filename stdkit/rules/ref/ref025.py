from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_SEE = pattern(r"参见|(?:参考|参照)(?=附录\s?[A-Z]|[表图]\s?(?:[A-Z][.．])?\d|第\s?\d+\s?章|\d+\.\d+)")


@rule("REF025", clause="9.5.5.2", severity="warning")
def see_also(doc: Document) -> Iterator[Finding]:
    """资料性提示用了“参见”

    2020年版的提示只有“见”一种写法，不再用“参见”区分规范性和资料性；是哪一种由条款本身说明。

    ```bad
    取样方法（⟦参见⟧附录B），记录⟦参考⟧表A.1。
    ```
    ```fixed
    取样方法（见附录B），记录见表A.1。
    ```
    ```bad
    注：更多的信息⟦参见⟧GB/T 191。
    ```
    ```good
    取样方法（见附录B）。
    ```
    ```good
    参照物和参照样的参考表面见图1，参考图像供参考。
    ```
    """
    for block in blocks_for(doc, _SEE):
        for match in block.find(_SEE):
            message = f"提示用“见”，不用“{match[0]}”"
            # 「参考表1」也可能是别的意思。
            yield finding(
                block.span(*match.span()), message, fix="见", safety="safe" if match[0] == "参见" else "review"
            )
