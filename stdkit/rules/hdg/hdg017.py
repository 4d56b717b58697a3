from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("HDG017", clause="9.1", severity="info", confidence="heuristic", question="这里是标题，还是没有标题的一条条文？")
def heading_is_a_provision(doc: Document) -> Iterator[Finding]:
    """标题写成了条款句

    标题是名词性的，指出下面说什么；“应”“不应”的内容写在条文里，不写进标题。

    ```bad
    # 5 要求
    ## 5.1 ⟦表面应光滑平整⟧
    羊毛干燥。
    ```
    ```bad
    # 附录A（资料性）取样
    ## A.1 ⟦样品不应混批⟧
    每批取三份。
    ```
    ```good
    # 5 应急响应
    ## 5.1 供应和应用
    羊毛应干燥。
    ## 5.2 反应条件的适宜性
    温度应适宜。
    ```
    ```good
    # 5 要求
    ## 5.1 表面质量
    羊毛应干燥。
    ```
    """
    seen: set[str] = set()
    for provision in clear_provisions(doc, "应", "不应", "宜", "不宜", "必须", "不得", "严禁"):
        block = doc.block(provision.span.block)
        element = doc.place(block.id).element
        if (
            block.kind == "heading"
            and block.id not in seen
            and element is not None
            and element.kind in ("core", "annex")
            and "attributive" not in provision.frames
        ):
            seen.add(block.id)
            yield finding(block.span(), f"标题写成了条款（“{provision.reading}”），标题宜为名词")
