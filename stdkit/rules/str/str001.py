from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import ELEMENT_NAMES, chapters, heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Element, ElementKind, Finding, Span

REQUIRED: tuple[ElementKind, ...] = ("foreword", "scope", "normative-references", "terms")


@rule("STR001", clause="6.2.2.3、表3", severity="error", whole=True)
def required_element_missing(doc: Document, setting: Setting) -> Iterator[Finding]:
    """缺少必备要素

    前言、范围、规范性引用文件、术语和定义和核心技术要素是每个文件都要有的要素。没有规范性引用文件或者没有需要界定的术语时，章仍要设，
    写上规定的说明句。

    ```bad
    # 前言
    本文件按照规定起草。
    # 1 ⟦范围⟧
    本文件规定了羊毛分级的要求。
    # 2 术语和定义
    本文件没有需要界定的术语和定义。
    # 3 要求
    羊毛应干燥。
    ```
    ```bad
    # 前言
    本文件按照规定起草。
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 ⟦术语和定义⟧
    本文件没有需要界定的术语和定义。
    ```
    ```good
    # 前言
    本文件按照规定起草。
    # 1 范围
    本文件规定了羊毛分级的要求。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 术语、定义和缩略语
    本文件没有需要界定的术语和定义。
    # 4 要求
    羊毛应干燥。
    ```
    ```good kind=术语
    # 前　言
    本文件按照规定起草。
    # 1 范围
    本文件界定了羊毛分级的术语。
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    # 3 术语和定义
    ## 3.1

    羊毛　wool

    从绵羊身上取得的毛。
    ```
    ```good fragment=yes
    # 5 要求
    屋面应排水。
    ```
    """
    present = {element.kind for element in doc.elements}
    numbered = chapters(doc)
    for kind in REQUIRED:
        if kind in present or (kind == "scope" and _retitled_scope(numbered)):
            continue
        yield finding(_before(doc, kind), f"缺少必备要素“{ELEMENT_NAMES[kind]}”")
    if "core" not in present and numbered and setting.kind != "术语":
        yield finding(heading_span(numbered[-1].heading), "缺少必备要素“核心技术要素”：术语和定义之后没有技术内容的章")


def _retitled_scope(numbered: list[Element]) -> bool:
    # STR003 speaks where the scope stands there under another title.
    return bool(numbered) and squeeze(numbered[0].title) in ("总则", "总述", "主题内容与适用范围")


def _before(doc: Document, kind: ElementKind) -> Span | None:
    """The heading after which the missing element should stand."""
    rank = {"toc": 0, "foreword": 1, "introduction": 2, "scope": 3, "normative-references": 4, "terms": 5}
    before = [e for e in doc.elements if rank.get(e.kind, 9) < rank[kind] and e.heading is not None]
    if before and kind != "foreword":
        return heading_span(before[-1].heading)
    return None
