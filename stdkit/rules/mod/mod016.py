from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_KINDS = ("REQ", "REQ_NS", "PROH", "PROH_NS", "宜", "不宜", "DOUBLE")


@rule(
    "MOD016",
    clause="9.2、9.11.1",
    severity="error",
    confidence="heuristic",
    question="注里的这句话非遵守不可吗（是：移到条文；否：改为陈述）？",
)
def provision_in_note(doc: Document) -> Iterator[Finding]:
    """注含要求或推荐型条款

    注只给出帮助理解的信息，删去它文件照样完整。要求写进注里，使用者可以不遵守，多半也看不到；移到条文中去。

    ```bad
    注：试样⟦应⟧干燥24 h。
    ```
    ```bad
    试样在干燥器中放置。

    注1：该值由经验得出。

    注2：温度⟦不宜⟧高于40 ℃，⟦必须⟧记录。
    ```
    ```bad
    ## 3.1
    干肉　dried meat

    脱水的肉。

    注：水分⟦不得⟧高于20%。
    ```
    ```good
    注：该值由经验得出，可能受温度影响，应用时误差可靠。
    ```
    ```good
    注：“应”表示要求，5.2的规定可以由供需双方商定。
    ```
    """
    for provision in clear_provisions(doc, *_KINDS):
        if doc.block(provision.span.block).kind == "note":
            yield finding(provision.span, f"注不应包含要求或推荐（“{provision.reading}”），移到条文中或改为陈述")
