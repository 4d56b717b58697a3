from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import ELEMENT_NAMES
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import BlockKind, Document, ElementKind, Finding, element_blocks

NAMES: dict[BlockKind, str] = {"table": "表", "figure": "图", "formula": "公式", "example": "示例", "footnote": "脚注"}
FORBIDDEN: dict[ElementKind, tuple[BlockKind, ...]] = {
    "scope": ("figure", "formula", "example"),
    "normative-references": ("table", "figure", "formula", "example"),
    "terms": ("table", "footnote"),
    "bibliography": ("table", "figure", "formula", "example"),
}


@rule("STR010", clause="6.2.2.2、表3", severity="warning")
def form_not_allowed_in_element(doc: Document, setting: Setting) -> Iterator[Finding]:
    """要素使用了不允许的表述形式

    表3规定了每个要素能用的表述形式：范围不用图、公式和示例，规范性引用文件只列清单，术语和定义不用表和脚注。

    ```bad
    # 1 范围
    本文件规定了羊毛分级的要求。
    示例：⟦适用于细毛。⟧
    # 2 要求
    羊毛应干燥。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1

    羊毛　wool

    从绵羊身上取得的毛。
    表1　⟦毛的种类⟧
    | 种类 | 说明 |
    |---|---|
    | 细毛 | 直径小 |
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    注：收购以外的用途不在此列。
    # 4 要求
    分级见表1。
    表1　分级
    | 级 | 直径 |
    |---|---|
    | 一 | 小 |
    ```
    ```good kind=术语
    # 3 术语和定义
    表1　毛的种类
    | 种类 | 说明 |
    |---|---|
    | 细毛 | 直径小 |
    ```
    """
    for element in doc.elements:
        forbidden = FORBIDDEN.get(element.kind, ())
        if element.kind == "terms" and setting.kind in ("术语", "符号"):
            continue
        for block in element_blocks(element):
            if block.kind in forbidden and not (block.kind == "table" and not block.label and not block.text):
                name = NAMES.get(block.kind, block.kind)
                yield finding(block.span(), f"“{ELEMENT_NAMES[element.kind]}”中不应使用{name}")
