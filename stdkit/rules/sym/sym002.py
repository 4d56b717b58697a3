from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.terms import listings
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("SYM002", clause="8.8.3", severity="info")
def numbered_symbols(doc: Document) -> Iterator[Finding]:
    """符号、缩略语的清单加了序号

    清单按字母次序查找，前面不加序号。序号没有用处，增删一项还要全部重排。

    ```bad
    # 4 缩略语
    下列缩略语适用于本文件。

    a) ⟦GIS⟧：地理信息系统（geographic information system）

    b) ⟦GPS⟧：全球定位系统（global positioning system）
    ```
    ```bad
    # 4 符号
    下列符号适用于本文件。

    1) ⟦t⟧：时间

    2) ⟦v⟧：速度
    ```
    ```good
    # 4 缩略语
    下列缩略语适用于本文件。

    GIS：地理信息系统（geographic information system）

    GPS：全球定位系统（global positioning system）
    ```
    ```good
    # 4 符号
    下列符号适用于本文件。

    ——t：时间
    ```
    """
    for _, items in listings(doc):
        for item in items:
            if re.match(r"[（(]?(?:\d+|[a-z])[)）.、]", item.block.label):
                yield finding(item.span, f"清单之前不给出序号，去掉“{item.block.label}”")
