from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import citations
from stdkit.facts.codes import Number
from stdkit.facts.library import STATUS_NAMES, Library, Standard
from stdkit.facts.listed import bibliography, normative_list
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding, Span


@rule("REF020", clause="9.5.4.4.2", severity="warning", library=True, whole=True)
def withdrawn_document_cited(doc: Document, setting: Setting) -> Iterator[Finding]:
    """引用已被代替或废止的文件

    被代替、被废止的文件不应再引用：读者买不到，内容也可能已被否定。状态按给出的标准库判断，库里没有的文件不作判断。
    注日期引用旧版有时是有意的（新版不适用），由起草人核对。

    ```bad
    # 2 规范性引用文件
    ⟦GB/T 1234—2008⟧　羊毛　术语

    ⟦GB/T 1235⟧　羊绒　分级

    GB/T 1236—2019　羊毛　取样方法
    ```
    ```bad
    # 5 要求
    a) 分级应符合⟦GB/T 1235—1995⟧的规定；

    b) 其他见5.2。
    # 参考文献
    [1] ⟦GB/T 1234—2008⟧　羊毛　术语
    ```
    ```good
    # 2 规范性引用文件
    GB/T 1234　羊毛　术语

    GB/T 1236—2019　羊毛　取样方法

    GB/T 1238　羊毛　包装

    GB/T 9999—2001　库中没有的文件
    ```
    ```good
    # 前言
    本文件代替GB/T 1234—2008，历次版本为GB/T 1235—1995。
    ```
    ```good library=no
    # 2 规范性引用文件
    GB/T 1234—2008　羊毛　术语
    ```
    """
    library = setting.library
    if library is None:
        return
    seen: set[tuple[str, str]] = set()
    for span, number in _cited(doc):
        standard = None if number.placeholder else library.edition(number)
        if standard is not None and not standard.holds and (number.key, number.year) not in seen:
            seen.add((number.key, number.year))
            question = "这里是有意引用旧版吗？" if number.dated and standard.status == "superseded" else ""
            yield finding(span, _said(library, number, standard), question=question)


def _cited(doc: Document) -> Iterator[tuple[Span, Number]]:
    """The entries of the two lists, then what the text cites; not what the foreword says of earlier editions."""
    for listed in (*normative_list(doc), *bibliography(doc)):
        if listed.number is not None:
            yield listed.block.span(listed.number.start, listed.number.end), listed.number
    for citation in citations(doc):
        element = doc.place(citation.span.block).element
        if element is not None and element.kind != "foreword":
            start = citation.span.start
            yield Span(citation.span.block, start, start + len(citation.number.raw)), citation.number


def _said(library: Library, number: Number, standard: Standard) -> str:
    after = f"，代替它的是{'、'.join(standard.replaced_by)}" if standard.replaced_by else ""
    state = "已被代替" if standard.status == "superseded" else f"已{STATUS_NAMES[standard.status]}"
    shown = standard.number.spelled if not number.dated else number.spelled
    return f"“{shown}”{state}{after}（库日期{standard.as_of}）"
