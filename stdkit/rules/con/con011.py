from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.clause_index import clause_of, has_numbers
from stdkit.facts.holders import column_head, grid
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Clause, Document, Finding, Table

_ITEM = pattern(r"(?:检验|检测|试验|测试|检查|出厂检验)?(?:项目|内容|参数)(?:名称)?|特性|性能|名称")
_POINTER = pattern(
    r"(?:技术)?要求.{0,6}(?:条|章|号)|(?:试验|检验|检测|测试|测定)?方法.{0,6}(?:条|章|号)?$|(?:技术)?要求$|(?:对应)?(?:条款|章条|条号|条文)(?:号|编号)?|依据"
)
_NUMBERS = pattern(
    r"\s*(?:[按见]\s?)?(?P<numbers>(?:\d{1,2}|[A-Z])(?:\.\d{1,2})+(?:\s?[、,，和及/～~]\s?(?:\d{1,2}|[A-Z])(?:\.\d{1,2})+)*)\s*(?:[a-z][)）])?\s*"
)
_COMMON = frozenset("要求试验方法检验测定性能量度的及和与项目一般规定总值率条件质特")


@rule(
    "CON011",
    clause="9.5.3",
    severity="warning",
    confidence="heuristic",
    whole=True,
    question="这一项目对应的是哪一条？",
)
def wrong_pointer_in_table(doc: Document) -> Iterator[Finding]:
    """检验项目表所列的条号与项目不对应

    检验项目表给每个项目写明要求和方法的条号。增删一条之后条号后移，表里没有跟着改，检验人员就按别的条去检验。

    ```bad
    # 5 要求
    ## 5.1 外观
    外观应整齐。
    ## 5.2 尺寸
    长和宽应符合图样。
    # 7 检验规则
    检验项目见表1。

    表1　检验项目

    | 项目 | 要求的条号 |
    |---|---|
    | 外观 | ⟦5.2⟧ |
    | 尺寸 | 5.2 |
    ```
    ```bad
    # 5 要求
    ## 5.1 外观
    外观应整齐。
    ## 5.2 尺寸
    长和宽应符合图样。
    # 附录A（规范性）检验项目
    检验项目见表A.1。

    表A.1　检验项目

    | 序号 | 检验项目 | 技术要求 | 试验方法 |
    |---|---|---|---|
    | 1 | 外观 | 5.1 | ⟦6.9⟧ |
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    色泽应均匀。
    ## 5.2 长度和宽度
    长和宽应符合图样。
    ## 5.3 理化指标
    水分应不大于12%。
    # 7 检验规则
    检验项目见表1。

    表1　检验项目

    | 项目 | 要求的条号 |
    |---|---|
    | 外观质量 | 5.1 |
    | 宽 | 5.2 |
    | 含水率 | 5.3 |
    | 净含量 | JJF 1070 |
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    色泽应均匀。

    表1　限值

    | 项目 | 要求 |
    |---|---|
    | 长度 | 5.1 |
    | 质量 | 4.8 |
    ```
    ```good
    # 5 要求
    ## 5.1 防火
    门扇应阻燃。
    ## 5.2 密闭
    门缝应不大于3 mm。
    # 7 检验规则
    表1　检验

    | 序号 | 备注 |
    |---|---|
    | 铰链 | 5.1 |

    表2　条文

    | 检测项目 | 条款号 |
    |---|---|
    | 防火（甲级） | 见5.1 |
    | 密闭、防火 | 5.1、5.2 |
    | 质量要求 | 5.1 |
    | 性能 | 按GB/T 1 |
    ```
    ```bad
    # 5 要求
    ## 5.1 防火
    门扇应阻燃。
    ## 5.2 密闭
    门缝应不大于3 mm。
    # 6 试验方法
    ## 6.1 耐火试验
    按GB/T 7633进行。
    ## 6.2 漏风量
    用风速仪测量密闭后的门缝。
    # 7 检验规则
    检验项目见表1。

    表1　出厂检验项目

    | 检验项目 | 技术要求 | 试验方法 |
    |---|---|---|
    | 防火 | 5.1 | 6.1 |
    | 密闭 | 5.2 | ⟦6.1⟧ |
    | 铰链 | ⟦5.9⟧ | ⟦6.2⟧ |
    ```
    """
    if not has_numbers(doc):
        return
    for table in doc.blocks():
        if isinstance(table, Table) and len(table.rows) > 1:
            yield from _in_table(doc, table)


def _in_table(doc: Document, table: Table) -> Iterator[Finding]:
    width = max((column + 1 for _, column, _ in grid(table)), default=0)
    heads = [re.sub(r"\s", "", column_head(table, column)) for column in range(width)]
    item = next((at for at, head in enumerate(heads) if _ITEM.fullmatch(head)), None)
    pointers = [at for at, head in enumerate(heads) if at != item and _POINTER.search(head)]
    if item is None or not pointers:
        return
    rows: dict[int, dict[int, Block]] = {}
    for row, column, cell in grid(table):
        if row >= max(table.header, 1) and len(cell.blocks) == 1:
            rows.setdefault(row, {})[column] = cell.blocks[0]
    cited = [row[at] for row in rows.values() for at in pointers if at in row]
    told = [block for block in cited if _NUMBERS.fullmatch(block.text)]
    # 「要求」栏里的5.1也可能是量值：条号写明是条号，或多数能找到时才算。
    known = [block for block in told if any(clause_of(doc, number) for number in _numbers(block.text))]
    if (
        not told
        or len(known) * 2 < len(told)
        or not (
            any(re.search("条|章", heads[at]) for at in pointers)
            or (len(known) * 2 >= len(cited) and len(pointers) > 1)
        )
    ):
        return
    for line in rows.values():
        name = re.sub(r"\s|[（(].*?[）)]", "", line[item].text) if item in line else ""
        for at in pointers:
            if at in line and name and _NUMBERS.fullmatch(line[at].text):
                yield from _judged(doc, name, line[at])


def _judged(doc: Document, name: str, block: Block) -> Iterator[Finding]:
    numbers = _numbers(block.text)
    found = [clause_of(doc, number) for number in numbers]
    missing = [number for number, clause in zip(numbers, found, strict=True) if clause is None]
    if missing:
        yield finding(block.span(), f"项目“{name}”指向的{missing[0]}在本文件中不存在")
    elif not any(clause is not None and _speaks_of(doc, clause, name) for clause in found):
        title = next((clause.title for clause in found if clause is not None and clause.title), "")
        shown = f"（{title}）" if title else ""
        yield finding(block.span(), f"项目“{name}”指向的{'、'.join(numbers)}{shown}不对应")


def _numbers(text: str) -> list[str]:
    match = _NUMBERS.fullmatch(text)
    return re.findall(r"(?:\d{1,2}|[A-Z])(?:\.\d{1,2})+", match["numbers"]) if match else []


def _speaks_of(doc: Document, clause: Clause, name: str) -> bool:
    """Whether one character of the item that says something stands in the clause's title or text."""
    telling = set(name) - _COMMON
    texts = [clause.title]
    for part in clause.walk():
        texts.append(part.title)
        for block in part.content:
            texts.extend((block.text, *(child.text for child in block.children())))
    return not telling or bool(telling & set("".join(texts)))
