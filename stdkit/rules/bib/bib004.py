from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from stdkit.facts.citations import own_number
from stdkit.facts.list_order import place_in_list
from stdkit.facts.listed import Listed, bibliography
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("BIB004", clause="8.13、8.6.3.2", severity="info", whole=True)
def bibliography_order(doc: Document) -> Iterator[Finding]:
    """参考文献的排列次序不符

    参考文献与规范性引用文件按同样的次序排：国家标准、行业标准、地方标准、团体标准、ISO 和 IEC 标准、其他机构的标准、其他文献。
    次序固定，读者凭编号就能找到。分了组的，在组内排。重排以后，文中的方括号序号要一起改。

    ```bad
    # 参考文献
    [1]　中国毛纺织志

    [2]　⟦GB/T 321　优先数和优先数系⟧
    ```
    ```bad
    # 参考文献
    [1]　GB/T 20001.1　标准起草规则　第1部分：术语

    [2]　⟦GB/T 321　优先数和优先数系⟧

    [3]　NY/T 1056　绿色食品　储藏运输准则
    ```
    ```good
    # 参考文献
    [1]　GB/T 321　优先数和优先数系

    [2]　GB/T 20001.1　标准起草规则　第1部分：术语

    [3]　NY/T 1056　绿色食品　储藏运输准则

    [4]　ISO 6743-4　润滑剂

    [5]　中国毛纺织志

    [6]　《中国皮革志》
    ```
    ```good
    # 参考文献
    一、图书

    [1]　中国毛纺织志

    二、标准

    [2]　GB/T 321　优先数和优先数系
    ```
    """
    groups: list[list[tuple[tuple[object, ...], Listed]]] = [[]]
    entries = bibliography(doc)
    numbered = [entry for entry in entries if _is_numbered(entry)]
    own = own_number(doc)
    for entry in entries:
        if entry.number is None and 2 * len(numbered) >= len(entries) and entry not in numbered:
            groups.append([])  # in a numbered list what bears no number heads a group
        elif entry.number is None or not (entry.number.placeholder or (own and entry.number.key == own.key)):
            groups[-1].append((place_in_list(doc, entry), entry))
    for group in groups:
        for (before, one), (after, other) in pairwise(group):
            if after < before:
                yield finding(other.span, f"“{other.name}”应排在“{one.name}”之前")
                break


def _is_numbered(entry: Listed) -> bool:
    return (entry.block.label or entry.block.text.lstrip())[:1] in "[［【"
