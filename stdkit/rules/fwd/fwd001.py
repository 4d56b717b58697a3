from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.fixed_texts import contains, edition_of, fixed
from stdkit.facts.foreword import items_of, pictured
from stdkit.facts.structure import heading_span
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding


@rule("FWD001", clause="8.3 a)", severity="error", whole=True)
def drafting_basis_sentence(doc: Document, setting: Setting) -> Iterator[Finding]:
    """前言缺少起草依据句，或句子不对

    前言要写明文件按照GB/T 1.1—2020的规定起草，句子是规定好的。还写着“给出的规则起草”“GB/T 1.1—2009”“本标准”的，是旧版的写法。

    ```bad
    # ⟦前言⟧
    本文件由自治区农牧厅归口。
    ```
    ```bad
    # 前言
    ⟦本标准按照GB/T 1.1-2009给出的规则起草。⟧
    ```
    ```fixed
    # 前言
    本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。
    ```
    ```bad edition=2009
    # 前言
    ⟦本标准依据GB/T 1.1编写。⟧
    ```
    ```good
    # 前言
    本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。
    ```
    ```good
    # 前言
    本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》和GB/T 1.2—2020《标准化工作导则　第2部分：以ISO/IEC标准化文件为基础的标准化文件起草规则》的规定起草。
    ```
    ```good edition=2009
    # 前言
    本标准按照GB/T 1.1—2009给出的规则起草。
    ```
    """
    foreword = doc.element_of("foreword")
    if foreword is None:
        return
    wanted = fixed("foreword-basis").forms(setting.edition)
    items = items_of(doc, "basis")
    if not items and not pictured(doc):
        yield finding(heading_span(foreword.heading), f"前言缺少起草依据：“{wanted[0]}”")
    for item in items[:1]:
        said = edition_of(item.text, "foreword-basis")
        if said == setting.edition or any(contains(item.text, form.removesuffix("的规定起草。")) for form in wanted):
            continue
        older = setting.edition != "2009"
        year = "，这是2009版的写法" if older and (said == "2009" or re.search(r"1\.1[-—–]2009", item.text)) else ""
        yield finding(item.span, f"起草依据句与规定的表述不一致{year}", fix=wanted[0])
