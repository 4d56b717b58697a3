from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from stdkit.facts.formulas import wheres
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "FML010",
    clause="9.9.3.2",
    severity="warning",
    confidence="heuristic",
    question="这个符号在两处代表的是同一个量吗？",
)
def one_symbol_two_quantities(doc: Document) -> Iterator[Finding]:
    """同一个符号表示不同的量

    同一文件中一个符号只代表一个量，用下标区分（m₁、m₂）。分属不同附录、不同章的方法各自独立，不查。

    ```bad
    # 6 计算
    $$ x=m+1 $$ （1）

    式中：

    x——含水率；

    m——试样的质量。

    $$ y=m+2 $$ （2）

    式中：

    y——读数；

    ⟦m⟧——校正曲线的斜率。
    ```
    ```bad
    # 附录A（规范性）计算
    $$ x=t $$ （A.1）

    式中：

    x——结果；

    t——试验时间。

    $$ y=t $$ （A.2）

    式中：

    y——差值；

    ⟦t⟧——烘箱温度。
    ```
    ```good
    # 6 计算
    $$ x=m_{1}+m_{2} $$ （1）

    式中：

    x——含水率；

    m~1~——烘前质量；

    m~2~——烘后皿重。

    $$ y=m_{1} $$ （2）

    式中：

    y——读数；

    m~1~——烘前的质量，单位为克（g）。
    ```
    ```good
    # 6 长度
    $$ x=m $$ （1）

    式中：

    x——长度；

    m——次数。
    # 7 质量
    $$ y=m $$ （2）

    式中：

    y——比值；

    m——质量。
    ```
    """
    said: dict[tuple[int, str], str] = {}
    for where in wheres(doc):
        for line in where.lines:
            element = doc.place(line.block.id).element
            meaning = re.split(r"[，,；;。（(]", line.text)[0].strip()
            key = (id(element), re.sub(r"\s", "", line.symbol))
            before = said.setdefault(key, meaning)
            if meaning and before and _unlike(before, meaning):
                start = line.block.text.index(line.symbol)
                where_it_is = line.block.span(start, start + len(line.symbol))
                yield finding(where_it_is, f"符号“{line.symbol}”前面表示“{before}”，这里表示“{meaning}”")


def _unlike(one: str, other: str) -> bool:
    common = sum((Counter(one) & Counter(other)).values())
    return common * 2 < min(len(one), len(other))
