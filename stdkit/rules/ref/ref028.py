from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.codes import Number
from stdkit.facts.search import document_numbers
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)


@rule("REF028", clause="8.1、10.3.1.4", severity="warning")
def spelling_of_document_number(doc: Document) -> Iterator[Finding]:
    """文件编号书写不规范

    编号写成“GB/T 1.1—2020”：代号与顺序号之间空半个汉字，顺序号与年份之间用一字线。写法统一，数据库才能认出引用的是哪个文件。

    ```bad
    应符合⟦GBT191-2008⟧和⟦GB／T 321⟧的规定。
    ```
    ```fixed
    应符合GB/T 191—2008和GB/T 321的规定。
    ```
    ```bad
    # 2 规范性引用文件
    ⟦GB/T 2828.1-2012⟧　计数抽样检验程序　第1部分

    ⟦NY/T1056⟧　绿色食品　储藏运输准则
    ```
    ```bad
    表1　方法

    | 项目 | 方法 |
    |---|---|
    | 水分 | ⟦GB5009.3—2016⟧ |
    ```
    ```good
    应符合GB/T 1.1—2020、DB15/ 123—2010、GB/T 321—2005/ISO 3:1973、ISO 9001:2015和GB/T 3102（所有部分）的规定。
    ```
    ```good
    型号为GB20，文件名为GBT191.docx，地址为www.gb191.com，GB/T XXXXX—XXXX。
    ```
    """
    for block, found in document_numbers(doc):
        for number in found:
            if number.abroad or number.level == "enterprise" or _in_file_name(block.text, number):
                continue
            wrong = _fault(number, doc.format == "pdf")
            if wrong:
                fix = number.spelled
                yield finding(
                    block.span(number.start, number.end), f"编号应写作“{fix}”（{wrong}）", fix=fix, safety="safe"
                )


def _fault(number: Number, from_pdf: bool) -> str:
    if number.placeholder:
        return ""
    typed = number.raw[: number.raw.upper().find(number.number, max(2, len(number.code) - 2))]
    if typed.strip() != number.code:
        return "代号写法不符"
    if number.year and not number.placeholder:
        head = number.raw.split("/ISO")[0].split("/IEC")[0]
        dash = re.search(rf"(?P<dash>[^\d.A-Za-z]+){re.escape(number.year)}", head)
        if dash is not None and dash["dash"] != "—":
            return "顺序号与年份之间用一字线，两边不空"
    # PDF 里的空是排出来的，读不准。
    if not number.gap and not from_pdf:
        return "代号与顺序号之间要空"
    return ""


def _in_file_name(text: str, number: Number) -> bool:
    after, before = text[number.end : number.end + 6], text[max(0, number.start - 24) : number.start]
    return (
        re.match(r"\.(?:docx?|pdf|txt|com|cn|org)", after) is not None
        or re.search(r"(?:www\.|://)\S*$", before) is not None
    )
