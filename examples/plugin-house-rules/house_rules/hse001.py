from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_COLLOQUIAL = re.compile(r"厂家|厂商")


@rule("HSE001", clause="本院起草细则3.2", severity="warning", since="1.0.0")
def maker_by_its_colloquial_name(doc: Document) -> Iterator[Finding]:
    """用“厂家”“厂商”称呼制造商

    本院的文件一律写“制造商”：检索、统计责任条款时只用一个词。

    ```bad
    ⟦厂家⟧应提供合格证。
    ```
    ```fixed
    制造商应提供合格证。
    ```
    ```good
    制造商应提供合格证。
    ```
    """
    for block in doc.blocks():
        for match in _COLLOQUIAL.finditer(block.text):
            span = block.span(match.start(), match.end())
            yield finding(span, f"“{match[0]}”写作“制造商”", fix="制造商", safety="safe")
