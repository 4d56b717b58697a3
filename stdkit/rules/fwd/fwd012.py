from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.foreword import items_of
from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "FWD012",
    clause="8.3 h)",
    severity="warning",
    confidence="heuristic",
    question="本文件确实不是第一次发布吗？",
    whole=True,
)
def history_missing(doc: Document) -> Iterator[Finding]:
    """没有写历次版本发布情况，或没有写到本次

    代替了旧版的文件，前言末尾要列出从首次发布起的各个版本，最后写“本次为第×次修订”。2009版的写法不含本次，2020版要含。

    ```bad
    ---
    number: DB15/T 9—2026
    replaces: [DB15/ 9—2010]
    ---
    # ⟦前言⟧
    本文件代替DB15/ 9—2010《羊毛分级》。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    replaces: [DB15/ 9—2010]
    ---
    # 前言
    ⟦本文件及其所代替文件的历次版本发布情况为：⟧
    ——2010年发布为DB15/ 9—2010。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    replaces: [DB15/ 9—2010]
    ---
    # 前言
    本文件及其所代替文件的历次版本发布情况为：
    ——2010年首次发布为DB15/ 9—2010；
    ——本次为第一次修订。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    ---
    # 前言
    本文件为首次发布。
    ```
    """
    foreword = doc.element_of("foreword")
    if foreword is None or not doc.cover.replaces:
        return
    items = items_of(doc, "history")
    if not items:
        yield finding(heading_span(foreword.heading), "前言未给出历次版本发布情况")
        return
    said = "".join(item.text + "".join(block.text for block in item.listed) for item in items)
    if "本次" not in said:
        yield finding(items[0].span, "历次版本发布情况未写到本次（“本次为第×次修订”）")
