from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding


@rule("MOD002", clause="表C.1", severity="error")
def must_not_as_prohibition(doc: Document, setting: Setting) -> Iterator[Finding]:
    """用“不得”表示禁止

    表示禁止用“不应”，与“应”成对，读者一眼看出这是要求型条款。“不得”是法规用语，2020年版明确不用它代替“不应”。

    ```bad
    铅含量⟦不得⟧大于5 mg/kg，⟦不得⟧检出汞。
    ```
    ```fixed
    铅含量不应大于5 mg/kg，不应检出汞。
    ```
    ```bad
    贮存应符合下列要求：

    ——库房⟦不得⟧漏雨；

    ——货物离墙不小于20 cm。
    ```
    ```good
    铅含量不应大于5 mg/kg。
    ```
    ```good
    停电时不得不改用手动方式，这是不得已的办法。
    ```
    ```good
    法规原文是“不得销售”。
    ```
    ```bad
    | 项目 | 规定 |
    |---|---|
    | 井口 | ⟦不得⟧堆放杂物 |
    # 附录A（规范性）屠宰
    A.1　病畜⟦不得⟧入场，刀具⟦不得⟧混用。
    ```
    ```good engineering=yes
    防火分区之间不得穿越管道。
    ```
    """
    if setting.engineering:
        return
    for provision in provisions_of(doc, "不得"):
        yield finding(provision.span, "以“不应”代替“不得”", fix="不应")
