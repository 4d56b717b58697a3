from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_PRINCIPLES = frozenset({"总体原则", "总则", "原则", "基本原则", "一般原则"})


@rule(
    "CLA001",
    clause="8.10",
    severity="warning",
    confidence="heuristic",
    question="这一条是文件的要求（标题改为“总体要求”），还是编写和使用的思路（改用陈述或推荐）？",
)
def requirement_in_principles(doc: Document) -> Iterator[Finding]:
    """总体原则、总则用了要求型条款

    总体原则说明编写和使用文件所依据的思想，用陈述或推荐。写的是要求的，标题改为“总体要求”。

    ```bad
    # 4 总则
    分级⟦应⟧兼顾收购和加工。
    ```
    ```bad
    # 5 建设
    ## 5.1 基本原则
    选址⟦不应⟧占用基本草原。
    ```
    ```good
    # 4 总体原则
    分级宜兼顾收购和加工。
    ```
    ```good
    # 4 总体要求
    分级应兼顾收购和加工。
    ```
    """
    titles = (title for element in doc.elements for title in (element.title, *(c.title for c in element.walk())))
    if not any(squeeze(title) in _PRINCIPLES for title in titles if title):
        return
    for provision in clear_provisions(doc, "REQ", "PROH", "REQ_NS", "PROH_NS"):
        place = doc.place(provision.span.block)
        title = (
            place.clause.title
            if place.clause is not None and place.clause.title
            else (place.element.title if place.element else "")
        )
        if place.element is None or place.element.kind != "core" or squeeze(title) not in _PRINCIPLES:
            continue
        if doc.block(provision.span.block).kind not in ("note", "example"):
            yield finding(provision.span, f"“{title}”应使用陈述或推荐型条款；规定要求的，标题改为“总体要求”")
