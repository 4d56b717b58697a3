from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.terms import is_terms_only
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import (
    Block,
    Document,
    Finding,
    Table,
)


@rule("TRM013", clause="8.7.3.1", severity="warning")
def terms_in_table(doc: Document, setting: Setting) -> Iterator[Finding]:
    """术语编排成表，或条目里有脚注

    术语逐条编排，每条有编号，别处才能引用。排成表就没有条目编号；脚注里的话既不是定义也不是注，改写成注。

    ```bad
    # 3 术语和定义
    下列术语和定义适用于本文件。

    表1　⟦术语⟧

    | 术语 | 英文 | 定义 |
    |---|---|---|
    | 干肉 | dried meat | 脱水的肉 |
    # 4 要求
    干肉应干燥。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1

    干肉　dried meat

    脱水的肉[^1]。

    [^1]: ⟦以牛肉为主。⟧
    # 4 要求
    干肉应干燥。
    ```
    ```good
    # 3 术语和定义
    ## 3.1

    干肉　dried meat

    脱水的肉。
    # 4 要求
    干肉应干燥。
    ```
    ```good
    # 3 术语、定义和缩略语
    ## 3.1 术语和定义
    下列术语和定义适用于本文件。
    ## 3.2 缩略语
    | 缩略语 | 名称 |
    |---|---|
    | GIS | 地理信息系统 |
    # 4 要求
    GIS应准确。
    ```
    """
    element = doc.element_of("terms")
    if element is None or setting.kind == "术语" or is_terms_only(doc):
        return
    contents = [(element.title, element.content), *((clause.title, clause.content) for clause in element.walk())]
    for title, content in contents:
        if re.search(r"符号|缩略语|缩写|代号", title) and not re.search(r"术语", title):
            continue
        for block in _all(content):
            if isinstance(block, Table) and not re.search(r"符号|缩略", title):
                yield finding(block.span(), "术语不编排成表，逐条编排并编号")
            elif block.kind == "footnote":
                yield finding(block.span(), "术语条目不准许插入脚注，改写成注")


def _all(content: tuple[Block, ...]) -> Iterator[Block]:
    for block in content:
        yield block
        if not isinstance(block, Table):
            yield from block.children()
