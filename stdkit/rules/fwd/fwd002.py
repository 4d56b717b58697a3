from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.foreword import NAMES, ORDER, ForewordItem, foreword_items
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("FWD002", clause="8.3", severity="warning")
def foreword_items_out_of_order(doc: Document) -> Iterator[Finding]:
    """前言各项的次序不符

    前言的内容有固定的次序：起草依据，与其他文件的关系，代替情况和主要技术变化，与国际文件的关系，专利说明，提出和归口，起草单位，主要起草人，
    历次版本发布情况。没有的项可以缺，次序不变。

    ```bad
    # 前言
    本文件起草单位：甲研究所。
    ⟦本文件由自治区农牧厅归口。⟧
    本文件主要起草人：张三。
    ```
    ```bad
    # 前言
    本文件由自治区农牧厅提出并归口。
    本文件起草单位：甲研究所。
    本文件主要起草人：张三。
    ⟦本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。⟧
    ```
    ```bad
    # 前言
    本文件由自治区农牧厅归口。
    ⟦请注意本文件的某些内容可能涉及专利。⟧本文件的发布机构不承担识别专利的责任。
    ```
    ```good
    # 前言
    本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。
    本文件由自治区农牧厅提出并归口。
    本文件起草单位：甲研究所。
    本文件主要起草人：张三。
    本文件为首次发布。
    ```
    ```good
    # 前言
    本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。
    本文件代替DB15/ 9—2010《羊毛分级》，与DB15/ 9—2010相比，除结构调整和编辑性改动外，主要技术变化如下：
    ——更改了含水率（见5.3，2010年版的4.2）。
    本文件由自治区农牧厅归口。
    ```
    ```good
    # 前言
    本文件代替GB/T 9—2010《羊毛分级》，与GB/T 9—2010相比，除结构调整和编辑性改动外，主要技术变化如下：

    a) 更改了含水率（见5.3，2010年版的4.2）。

    本文件修改采用ISO 9:2015《羊毛　分级》。

    本文件与ISO 9:2015相比做了下述结构调整：

    ——第4章对应ISO 9:2015的第3章。

    本文件与ISO 9:2015的技术差异及其原因如下：

    ——将含水率更改为12%，以适应我国的气候。

    本文件做了下列编辑性改动：

    ——删除了ISO 9:2015的附录C。

    请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。
    ```
    """
    reached: ForewordItem | None = None
    said: set[str] = set()
    for item in foreword_items(doc):
        if item.kind not in ORDER:
            continue
        if reached is not None and ORDER.index(item.kind) < ORDER.index(reached.kind):
            if item.kind in said:  # 专利说明 has two sentences: one matter
                continue
            said.add(item.kind)
            yield finding(item.span, f"前言中“{NAMES[item.kind]}”应在“{NAMES[reached.kind]}”之前")
        else:
            reached = item
