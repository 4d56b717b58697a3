from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.holders import cell_place
from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_BARE = pattern(r"(?<![\dA-Za-z.．×/\\_）)\]])[.．](?P<digits>\d+)(?![\d.]|[A-Za-z]{3,})")


@rule("NUM014", clause="9.4.4.2", severity="info")
def decimal_form(doc: Document) -> Iterator[Finding]:
    """小数的写法不符

    小于1的小数写出小数点前的0，小数点用下脚点。漏掉0，小数点一模糊，0.5就成了5。

    ```bad
    铅含量不大于⟦.5⟧ mg/kg。
    ```
    ```fixed
    铅含量不大于0.5 mg/kg。
    ```
    ```bad
    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 铅 | ≤⟦．05⟧ |
    ```
    ```good
    铅含量不大于0.5 mg/kg，见A.1和表A.1，编号为No.5。
    ```
    ```good
    文件为.docx格式，版本为2.0.1，地址为192.168.0.1。

    .01
    ```
    ```good
    标记为4,8级，试剂为1,2-二氯乙烷，坐标为(3,5)，取样点为1,2,3号。
    ```
    """
    for block, match in find_values(doc, _BARE):
        if match[0] == block.text.strip() and cell_place(doc, block.id) is None:
            continue  # a paragraph of nothing else is the rest of a code that a line broke
        fix = f"0.{match['digits']}"
        yield finding(block.span(*match.span()), f"小数点前应有0，写作“{fix}”", fix=fix, safety="safe")
