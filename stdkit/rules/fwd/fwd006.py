from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.foreword import items_of
from stdkit.facts.structure import heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "FWD006",
    clause="8.3 c)",
    severity="error",
    confidence="heuristic",
    question="本文件代替了旧版文件吗？封面和前言哪一处写对了？",
    whole=True,
)
def replacement_not_stated(doc: Document) -> Iterator[Finding]:
    """前言没有写代替情况，或与封面不一致

    封面写了“代替”，前言就要写出被代替文件的编号和名称，并列出主要技术变化。两处的编号要一致。

    ```bad
    ---
    number: DB15/T 9—2026
    replaces: [DB15/ 9—2010]
    ---
    # ⟦前言⟧
    本文件由自治区农牧厅归口。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    replaces: [DB15/ 9—2010]
    ---
    # 前言
    ⟦本文件代替DB15/ 8—2010《羊毛分级》，与DB15/ 8—2010相比，主要技术变化如下：⟧
    ——更改了含水率（见5.3，2010年版的4.2）。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    replaces: [DB15/ 9—2010]
    ---
    # 前言
    本文件代替DB15/ 9—2010《羊毛分级》，与DB15/ 9—2010相比，除结构调整和编辑性改动外，主要技术变化如下：
    ——更改了含水率（见5.3，2010年版的4.2）。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    ---
    # 前言
    本文件由自治区农牧厅归口。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    replaces: [DB15/T 9—2010, DB15/T 10—2011]
    ---
    # 前言
    本文件代替DB15/T 9—2010《温室　骨架》和DB15/T 10—2011《温室　覆盖材料》，与DB15/T 9—2010和DB15/T 10—2011相比，除结构调整和编辑性改动外，主要技术变化如下：

    a) 更改了抗风的要求（见5.2，DB15/T 9—2010的4.2）。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    replaces: [部分代替DB15/T 10—2011]
    ---
    # 前言
    本文件部分代替DB15/T 10—2011《温室　覆盖材料》的第5章，与DB15/T 10—2011相比，除结构调整和编辑性改动外，主要技术变化如下：

    a) 更改了抗风的要求（见5.2，2011年版的5.2）。
    ```
    """
    foreword = doc.element_of("foreword")
    if foreword is None or not doc.cover.replaces:
        return
    items = items_of(doc, "replaces")
    if not items:
        yield finding(
            heading_span(foreword.heading), f"封面写有“代替{'、'.join(doc.cover.replaces)}”，前言未写代替情况"
        )
        return
    said = re.sub(r"[-–－―]", "—", squeeze("".join(item.text for item in items)))
    replaced = [number.removeprefix("部分代替") for number in doc.cover.replaces]
    missing = [n for n in replaced if re.sub(r"[-–－―]", "—", squeeze(n)) not in said]
    if missing:
        yield finding(items[0].span, f"前言的代替情况与封面不一致：未见{'、'.join(missing)}")
