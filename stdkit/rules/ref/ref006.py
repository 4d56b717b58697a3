from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.list_order import place_in_list
from stdkit.facts.listed import Listed, normative_list
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Edit, Finding


@rule("REF006", clause="8.6.3.2", severity="warning")
def reference_order(doc: Document) -> Iterator[Finding]:
    """规范性引用文件的排列次序不符

    清单的次序是：国家标准、行业标准、本行政区域的地方标准、团体标准、ISO 和 IEC 标准、其他机构的标准、其他文献；同类之内按代号的字母和顺序号排。
    国家标准不分强制性与推荐性，按顺序号的大小混排，读者凭编号就能找到。

    ```bad
    # 2 规范性引用文件
    GB/T 20001.1　标准起草规则　第1部分：术语

    ⟦GB/T 321　优先数和优先数系⟧
    ```
    ```fixed
    # 2 规范性引用文件
    GB/T 321　优先数和优先数系

    GB/T 20001.1　标准起草规则　第1部分：术语
    ```
    ```bad
    # 2 规范性引用文件
    ISO 6743-4　润滑剂、工业用油和有关产品（L类）的分类　第4部分：H组（液压系统）（Lubricants, industrial oils and related products — Part 4）

    ⟦NY/T 1056　绿色食品　储藏运输准则⟧

    GB/T 191　包装储运图示标志
    ```
    ```good
    # 2 规范性引用文件
    GB/T 321　优先数和优先数系

    GB 3100　国际单位制及其应用

    GB/T 5009.3　食品中水分的测定

    GB/T 5009.11　食品中总砷的测定

    HJ 168　环境监测分析方法标准制订技术导则

    NY/T 1056　绿色食品　储藏运输准则

    ISO 1　几何量技术规范（Geometrical product specifications）
    ```
    ```good
    # 2 规范性引用文件
    GBZ 2.1　工作场所有害因素职业接触限值　第1部分：化学有害因素

    GB/T 3102（所有部分）　量和单位

    JJF 1059.1　测量不确定度评定与表示

    定量包装商品计量监督管理办法
    ```
    """
    # 还没有编号的（“GM/T XXXXX”）不知道排在哪里。
    listed = tuple(e for e in normative_list(doc) if e.number is None or not e.number.placeholder)
    keys = [place_in_list(doc, entry) for entry in listed]
    order = sorted(range(len(listed)), key=lambda index: keys[index])
    for before, after in zip(range(len(listed)), range(1, len(listed)), strict=False):
        if keys[after] < keys[before]:
            message = f"“{listed[after].name}”应排在“{listed[before].name}”之前，清单按8.6.3.2的次序排列"
            yield finding(listed[after].span, message, edits=_sorted_texts(listed, order, message))
            return


def _sorted_texts(listed: tuple[Listed, ...], order: list[int], message: str) -> list[Edit]:
    """Every entry gets the text that belongs in its place; only where all entries are plain text that may be edited."""
    runs = [run for entry in listed for run in entry.block.runs]
    if any(run.locked or run.target or (not run.text and run.marks) for run in runs):
        return []
    return [
        Edit(listed[place].span, listed[index].block.text, message)
        for place, index in enumerate(order)
        if listed[place].block.text != listed[index].block.text
    ]
