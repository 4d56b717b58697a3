from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.citations import citations
from stdkit.facts.fixed_texts import fixed, matches
from stdkit.facts.listed import lead_ins, normative_list, says_none
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("REF002", clause="8.6.2", severity="error", whole=True)
def no_references_statement(doc: Document) -> Iterator[Finding]:
    """没有规范性引用文件而未写规定的句子

    规范性引用文件一章是必备的，没有可列的文件时写一句规定的话，读者才知道不是漏列。句子逐字照写，不写“无”，也不写“本文件无规范性引用文件”。

    ```bad
    # 2 规范性引用文件
    ⟦无。⟧
    ```
    ```fixed
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    ```
    ```bad
    # 2 规范性引用文件
    ⟦本标准无规范性引用文件。⟧
    ```
    ```bad
    # 2 ⟦规范性引用文件⟧

    # 3 术语和定义
    本文件没有需要界定的术语和定义。
    ```
    ```good
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    ```
    ```good
    # 2 规范性引用文件
    下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。

    GB 3100　国际单位制及其应用
    ```
    """
    element = doc.element_of("normative-references")
    if element is None or normative_list(doc):
        return
    wanted = fixed("references-none").text[0]
    said = [block for block in lead_ins(doc) if says_none(block.text)]
    message = f"没有规范性引用文件时应写“{wanted}”"
    if said:
        if not matches(said[0].text, wanted):
            # Where the text does cite a document normatively the sentence would be untrue: then the list has to be written.
            true = not any(c.nature == "normative" for c in citations(doc))
            yield finding(said[0].span(), message, fix=wanted if true else None, safety="safe")
    elif not lead_ins(doc) and element.heading is not None and not element.content and not element.clauses:
        yield finding(element.heading.span(), message)
