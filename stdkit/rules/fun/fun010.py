from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.kinds import is_product
from stdkit.facts.listed import normative_list
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

_SYSTEMS = frozenset({"19001", "9001", "24001", "14001", "45001", "28001", "22000", "27001", "50430", "23331", "50001"})


@rule("FUN010", clause="GB/T 20001.10", severity="warning", whole=True)
def management_systems_in_product_standards(doc: Document, setting: Setting) -> Iterator[Finding]:
    """产品标准规范性引用了管理体系标准

    产品标准规定产品本身的要求。质量、环境等管理体系说的是企业的管理，不是产品，写进来就把认证变成了产品合格的条件。服务和管理的规范不查。

    ```bad
    ---
    title: 割草机　技术规范
    ---
    # 2 规范性引用文件
    ⟦GB/T 19001　质量管理体系　要求⟧
    ```
    ```bad
    ---
    title: 羊毛被　技术条件
    ---
    # 2 规范性引用文件
    GB/T 191　包装储运图示标志

    ⟦ISO 14001:2015　环境管理体系⟧
    ```
    ```bad kind=产品
    ---
    title: 羊毛被
    ---
    # 2 规范性引用文件
    ⟦GB/T 45001　职业健康安全管理体系⟧
    ```
    ```good
    ---
    title: 草原民宿　服务管理规范
    ---
    # 2 规范性引用文件
    GB/T 19001　质量管理体系　要求
    ```
    ```good
    ---
    title: 割草机　技术规范
    ---
    # 2 规范性引用文件
    GB/T 19011　管理体系审核指南
    ```
    """
    title = doc.cover.title
    product = setting.kind == "产品" or is_product(doc) or re.search(r"技术规范$|技术条件$|技术要求$", title)
    if not product or re.search(r"服务|管理|建设|评价|加工|生产|施工|饲养|栽培|认证|体系|养殖|种植", title):
        return
    for entry in normative_list(doc):
        number = entry.number
        if number is not None and number.number in _SYSTEMS and number.code.split("/")[0] in ("GB", "ISO"):
            yield finding(entry.span, f"产品标准不应规范性引用管理体系标准（{number.spelled}）")
