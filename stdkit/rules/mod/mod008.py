from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Edit, Finding

_SOFT = r"(?:尽可能|尽量|(?:优先|充分|综合)?考虑|避免|慎重)"


@rule(
    "MOD008",
    clause="9.4.2.2",
    severity="warning",
    confidence="heuristic",
    question="此处是必须做到的要求（写出可证实的内容），还是建议（改用“宜”）？",
)
def requirement_softened(doc: Document) -> Iterator[Finding]:
    """“应”与“尽可能”“尽量”“考虑”“避免”“慎重”连用

    尽没尽力、考虑没考虑，无法证实；“应”与这些词连用，要求就查不了。真是要求就写出可以证实的内容，做不到就用“宜”写成推荐。

    ```bad
    管线⟦应尽量⟧缩短，⟦应避免⟧交叉。
    ```
    ```fixed
    管线宜尽量缩短，宜避免交叉。
    ```
    ```bad
    a) 选址⟦应充分考虑⟧地质条件；

    b) 布置⟦应尽可能⟧紧凑。
    ```
    ```good
    管线宜尽量缩短，宜避免交叉。
    ```
    ```good
    相应考虑不在本文件之内，反应避免过快的措施见附录A。
    ```
    ```good
    计算时不应考虑摩擦的影响，应考虑的因素见附录B。
    ```
    """
    for provision in provisions_of(doc, "应", "应当", "应该"):
        block = doc.block(provision.span.block)
        text = block.text
        soft = re.match(rf"\s*{_SOFT}", text[provision.span.end :])
        # 「应考虑的因素」是定语，标题不是条款。
        if soft is None or block.kind == "heading" or text[provision.span.end + soft.end() :].startswith("的"):
            continue
        span = replace(provision.span, end=provision.span.end + soft.end())
        words = text[span.start : span.end]
        message = f"“应”不与“{soft[0].strip()}”连用，改用“宜”，或写出可证实的要求"
        yield finding(span, message, edits=[Edit(provision.span, "宜", message)] if words else [])
