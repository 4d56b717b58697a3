from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.listed import normative_list
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_WHOLE = pattern(r"《[^》]+》")


@rule("REF007", clause="8.6.3.1、10.3.4", severity="warning")
def form_of_reference_entry(doc: Document) -> Iterator[Finding]:
    """清单条目的形式不符

    每条写“文件编号　文件名称”，编号在前，名称不加书名号，两者之间空一个汉字。写全名称，读者不必另查就知道引用的是什么；一条只写一个文件，
    才排得了次序。

    ```bad
    # 2 规范性引用文件
    GB/T 7714⟦《信息与文献　参考文献著录规则》⟧
    ```
    ```fixed
    # 2 规范性引用文件
    GB/T 7714　信息与文献　参考文献著录规则
    ```
    ```bad
    # 2 规范性引用文件
    ⟦GB/T 191⟧

    GB/T 321⟦⟧优先数和优先数系
    ```
    ```bad
    # 2 规范性引用文件
    ⟦《信息与文献　参考文献著录规则》（GB/T 7714）⟧
    ```
    ```bad
    # 2 规范性引用文件
    ⟦《GB/T 7714 信息与文献　参考文献著录规则》⟧
    ```
    ```fixed
    # 2 规范性引用文件
    GB/T 7714　信息与文献　参考文献著录规则
    ```
    ```bad
    # 2 规范性引用文件
    ⟦GB/T 321及GB/T 19763⟧　优先数和优先数系
    ```
    ```good
    # 2 规范性引用文件
    GB/T 7714　信息与文献　参考文献著录规则

    GB/T 3102（所有部分）　量和单位

    ISO 80000-2:2019　量和单位　第2部分：数学（Quantities and units — Part 2: Mathematics）

    GB/T 1.2—2020/ISO 21-1:2005 标准化工作导则
    ```
    ```good
    # 2 规范性引用文件
    定量包装商品计量监督管理办法
    ```
    """
    for listed in normative_list(doc):
        block, number = listed.block, listed.number
        found = list(numbers(block.text))
        if found and found[0].start == 1 and (whole := _WHOLE.match(block.text)) and found[0].end <= whole.end():
            cited = block.text[1 : found[0].end]
            title = block.text[found[0].end : whole.end() - 1].strip("\u3000 ")
            message = "清单中的文件编号和名称不加书名号，编号与名称之间空一个汉字"
            yield finding(block.span(*whole.span()), message, fix=f"{cited}　{title}" if title else None)
            continue
        if number is None:
            if found and found[0].start > 1:
                yield finding(listed.span, f"条目应写成“编号　名称”，编号“{found[0].spelled}”在前")
            continue
        head = listed.title_span.start if listed.title_span else len(block.text)
        others = [n for n in found if n.start > number.start and n.start < head]
        if others or (len(found) > 1 and re.match(r"\s*[及和、与，,]\s*", block.text[number.end : found[1].start])):
            yield finding(block.span(number.start, found[1].end), "一条只列一个文件，分成几条各写编号和名称")
            continue
        if listed.title_span is None:
            yield finding(listed.span, f"条目“{listed.name}”缺少文件名称")
            continue
        tail = block.text[number.end :]
        named = re.match(r"(?P<gap>[\s　]*)《(?P<title>[^》]+)》\s*$", tail)
        if named is not None:
            at = number.end
            message = "清单中的文件名称不加书名号，编号与名称之间空一个汉字"
            yield finding(block.span(at, len(block.text)), message, fix=f"　{named['title']}")
        elif not listed.all_parts and listed.title_span.start == number.end:
            yield finding(block.span(number.end, number.end), "文件编号与名称之间应空一个汉字", fix="　", safety="safe")
