from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.annotations import example_groups
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_WRONG = pattern(r"(?P<word>(?:例|举例|范例|实例)\s?\d{0,2}\s?[:：]|示例\s?\d{0,2}\s?[;；、])")


@rule("NOT003", clause="9.10.2", severity="info")
def form_of_an_example(doc: Document) -> Iterator[Finding]:
    """示例的标示或编号不对

    示例标明为“示例：”，几个示例宜标明为“示例1：”“示例2：”，只有一个时不编号。

    ```bad
    # 5 标记
    ⟦举例：⟧羊毛的标记为W-1。
    ```
    ```bad
    # 5 标记
    标记由两段组成。

    例：⟦羊毛的标记为W-1。⟧
    ```
    ```bad
    # 5 标记
    标记由两段组成。

    示例1：⟦羊毛的标记为W-1。⟧
    ```
    ```good
    # 5 标记
    标记由两段组成。

    示例1：羊毛的标记为W-1。

    示例2：羊绒的标记为W-2。
    ```
    ```good
    # 5 标记
    例如，羊毛的标记为W-1。

    例行检验按批进行。
    ```
    """
    for block in doc.blocks():
        if (
            block.kind == "paragraph"
            and block.text[:1] in ("例", "举", "范", "实", "示")
            and (match := _WRONG.match(block.text))
        ):
            digits = re.search(r"\d+", match["word"])
            wanted = f"示例{digits[0] if digits else ''}："
            yield finding(block.span(*match.span("word")), f"“{match['word']}”应标明为“{wanted}”", fix=wanted)
        elif block.kind == "example" and block.label.startswith("例"):
            yield finding(block.span(), f"“{block.label}”应标明为“示{block.label}”")
    for group in example_groups(doc):
        if len(group) == 1 and re.search(r"\d", group[0].label):
            yield finding(group[0].span(), f"本条只有一个示例，“{group[0].label}”应标明为“示例：”")
