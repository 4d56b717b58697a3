"""MOD001 用“必须”表示要求."""

from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("MOD001", clause="表C.1", severity="error")
def must_as_requirement(doc: Document) -> Iterator[Finding]:
    """用“必须”表示要求

    要求型条款只用“应”或“不应”。“必须”读起来像法律给出的义务，而文件自己的要求用“应”就够了：换词之后要求的强度不变。
    引用法律法规的原话时照录，不算文件自己的条款。

    ```bad
    设备⟦必须⟧可靠接地，外壳⟦必须⟧绝缘。
    ```
    ```fixed
    设备应可靠接地，外壳应绝缘。
    ```
    ```good
    设备应可靠接地，外壳应绝缘。
    ```
    ```good
    “必须”一词不用于要求型条款。
    ```
    """
    for provision in provisions_of(doc, "必须"):
        yield finding(provision.span, "以“应”代替“必须”", fix="应", safety="safe")
