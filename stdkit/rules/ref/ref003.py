from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.listed import lead_ins, normative_list, says_none
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("REF003", clause="8.6.2", severity="error", whole=True)
def reference_lead_in_contradicts_list(doc: Document) -> Iterator[Finding]:
    """引导语与清单的有无不符

    引导语说“下列文件”，下面就要有清单；写了“没有规范性引用文件”，下面就不能再有清单。两者矛盾时读者无法判断是漏列还是多写了一句。

    ```bad
    # 2 规范性引用文件
    ⟦本文件没有规范性引用文件。⟧

    GB/T 191　包装储运图示标志
    ```
    ```bad
    # 2 规范性引用文件
    ⟦下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。⟧

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

    GB/T 191　包装储运图示标志
    ```
    ```bad
    # 2 规范性引用文件
    ⟦下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。⟧
    ```
    """
    element = doc.element_of("normative-references")
    if element is None:
        return
    none = [block for block in lead_ins(doc) if says_none(block.text)]
    lead = [block for block in lead_ins(doc) if not says_none(block.text)]
    has_table = any(block.kind == "table" for block in element.content)
    if none and normative_list(doc):
        yield finding(none[0].span(), "写明没有规范性引用文件，下面却列有文件：删去这一句，或删去清单")
    elif none and lead:
        yield finding(none[0].span(), "引导语与“没有规范性引用文件”并存：没有清单时只留后一句")
    elif lead and not normative_list(doc) and not has_table:
        yield finding(lead[0].span(), "引导语之下没有清单：列出规范性引用的文件，或改写“本文件没有规范性引用文件。”")
