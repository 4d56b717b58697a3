from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.fixed_texts import edition_of, fixed, matches
from stdkit.facts.listed import lead_ins, normative_list, says_none
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Edit, Finding

_OLD = {"2009": "（这是2009年版的说法）", "2000": "（这是2000年版的说法）"}


@rule("REF001", clause="8.6.2", severity="error", whole=True)
def reference_lead_in(doc: Document, setting: Setting) -> Iterator[Finding]:
    """规范性引用文件的引导语缺失或被改写

    引导语说明注日期与不注日期的引用文件各用哪个版本，是清单有效力的前提，因此文字是规定好的，逐字照写。旧版的引导语用“凡是注日期的……”，
    修订时往往忘了换。

    ```bad
    # 2 规范性引用文件
    ⟦下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。凡是不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。⟧

    GB/T 191　包装储运图示标志
    ```
    ```fixed
    # 2 规范性引用文件
    下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。

    GB/T 191　包装储运图示标志
    ```
    ```bad
    # 2 规范性引用文件
    ⟦下列文件为本文件所引用的标准。⟧

    GB 3100　国际单位制及其应用
    ```
    ```bad
    # 2 ⟦规范性引用文件⟧

    GB 3100　国际单位制及其应用

    GB 3102.1　空间和时间的量和单位
    ```
    ```good
    # 2 规范性引用文件
    下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本(包括所有的修改单)适用于本文件。

    GB/T 191　包装储运图示标志
    ```
    ```good
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    ```
    ```good edition=2009
    # 2 规范性引用文件
    下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。凡是不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。

    GB/T 191　包装储运图示标志
    ```
    """
    element = doc.element_of("normative-references")
    if element is None or not normative_list(doc):
        return
    leads = [block for block in lead_ins(doc) if not says_none(block.text)]
    wanted = fixed("references-lead").forms(setting.edition)[0]
    if not leads:
        if element.heading is not None and not lead_ins(doc):
            yield finding(element.heading.span(), "清单前缺少引导语，应在清单之前写上8.6.2规定的引导语")
        return
    text = "".join(block.text for block in leads)
    if matches(text, wanted):
        return
    hint = _OLD.get(edition_of(text, "references-lead") or "", "") if setting.edition == "2020" else ""
    message = f"引导语与规定的文字不一致{hint}，应逐字写规定的引导语"
    edits = [Edit(block.span(0, len(block.text) + 1), "", reason=message) for block in leads[1:]]
    yield finding(leads[0].span(), message, fix=wanted, safety="safe", edits=edits)
