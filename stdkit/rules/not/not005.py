from __future__ import annotations

from collections.abc import Iterator

from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("NOT005", clause="9.10.1、9.11.1", severity="info")
def place_of_notes(doc: Document) -> Iterator[Finding]:
    """注、示例的位置不当

    注和示例放在所说明的章、条、段之后。紧跟在标题后面，或夹在列项的引语和第一项之间，看不出说明的是哪一段。

    ```bad
    # 5 要求
    注：⟦数据来自制造商。⟧

    羊毛应干燥。
    ```
    ```bad
    # 5 要求
    羊毛应符合下列规定：

    注：⟦数据来自制造商。⟧

    a) 干燥；

    b) 均匀。
    ```
    ```good
    # 5 要求
    羊毛应符合下列规定：
    a) 干燥；

    注：干燥指手感。

    b) 均匀。
    ```
    ```good
    # 5 要求
    羊毛应干燥。

    示例：手感干燥。
    ```
    """
    for element in doc.elements:
        if element.kind not in ("core", "annex", "scope"):
            continue
        for heading, content in (
            (element.heading, element.content),
            *((clause.heading, clause.content) for clause in element.walk()),
        ):
            if heading is None:
                continue
            for at, block in enumerate(content):
                if block.kind not in ("note", "example") or not block.label:
                    continue
                after = content[at + 1] if at + 1 < len(content) else None
                if at == 0:
                    yield finding(block.span(), f"“{block.label}”紧跟在标题之后，宜放在所说明的段之后")
                elif (
                    after is not None
                    and after.kind == "list-item"
                    and content[at - 1].kind == "paragraph"
                    and _leads(content[at - 1].text)
                ):
                    yield finding(block.span(), f"“{block.label}”夹在列项的引语和第一项之间，宜移到列项之后")


def _leads(text: str) -> bool:
    return text.rstrip().endswith(("：", ":"))
