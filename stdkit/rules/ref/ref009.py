from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.listed import normative_list
from stdkit.facts.patterns import pattern
from stdkit.facts.search import document_numbers
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Span

_FORM = pattern(r"[（(]\s*(?:全部部分|系列(?:标准)?|各部分|共\d+部分)\s*[）)]|系列(?:国家|行业)?标准")
_GOOD = pattern(r"\s?[（(]所有部分[）)]")


@rule("REF009", clause="8.6.3.1、9.5.4.1.2", severity="warning")
def all_parts_form(doc: Document) -> Iterator[Finding]:
    """“（所有部分）”的写法不符

    引用一个文件的所有部分时，在不带年份的编号之后写“（所有部分）”，名称只写各部分共有的部分。“系列标准”一类的说法没有界限，读者不知道包括哪些部分。

    ```bad
    # 2 规范性引用文件
    GB/T 3102⟦系列标准⟧　量和单位

    GB/T 17626（所有部分）　电磁兼容　试验和测量技术　⟦第1部分：抗扰度试验总论⟧
    ```
    ```bad
    量和单位的名称、符号应符合GB/T 3102⟦（全部部分）⟧的规定。
    ```
    ```fixed
    量和单位的名称、符号应符合GB/T 3102（所有部分）的规定。
    ```
    ```good
    # 2 规范性引用文件
    GB/T 3102（所有部分）　量和单位

    GB/T 3102.1　量和单位　第1部分：空间和时间
    ```
    ```good
    量和单位的符号应符合GB/T 3102（所有部分）的规定，系列产品应统一编号。
    ```
    ```good
    # 2 规范性引用文件
    ISO 898（所有部分）　紧固件（Fasteners (all parts)）
    ```
    """
    for block, found in document_numbers(doc):
        for number in found:
            form = _FORM.match(block.text, number.end) or _FORM.match(block.text, number.end + 1)
            if form is not None and (form.start() == number.end or block.text[number.end].isspace()):
                span = block.span(*form.span())
                yield finding(span, f"“{form[0]}”应写作“（所有部分）”", fix="（所有部分）")
    for listed in normative_list(doc):
        if listed.all_parts and listed.title_span is not None:
            part = re.search(r"第\d+部分[：:].*$", listed.title)
            if part is not None:
                start = listed.title_span.start + part.start()
                yield finding(
                    Span(listed.block.id, start, start + len(part[0])), "引用所有部分时，名称中不写某一部分的名称"
                )
