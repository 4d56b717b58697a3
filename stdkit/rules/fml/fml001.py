from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.structure import letter_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Formula

_PLAIN = pattern(r"[（(](?:(?P<annex>[A-Z])\.)?(?P<number>\d{1,3})[)）]")


@rule("FML001", clause="9.9.2", severity="warning")
def formula_numbers(doc: Document) -> Iterator[Finding]:
    """公式编号不连续或形式不对

    公式编号写作“（1）”，从引言起全文连续，附录另从“（A.1）”起；不按章编号，也不再细分为（2a）。不需要引用的公式可以不编号。

    ```bad
    # 5 计算
    $$ x=y $$ （1）

    $$ ⟦⟧x=z $$ （3）
    ```
    ```bad
    # 5 计算
    $$ ⟦⟧x=y $$ （5-1）
    # 附录A（资料性）计算
    $$ ⟦⟧x=z $$ （2）
    ```
    ```good
    # 5 计算
    $$ x=y $$ （1）

    $$ x=z $$

    $$ x=w $$ （2）
    # 附录A（资料性）计算
    $$ x=z $$ （A.1）
    ```
    ```good
    # 5 计算
    （1）羊毛应干燥。
    ```
    ```good
    # 5 原理
    $$ CaCO_{3}\\rightarrow CaO+CO_{2} $$ （1）

    $$ w=m/M $$ （2）
    ```
    """
    reached: dict[str, int] = {}
    for block in doc.blocks():
        if not isinstance(block, Formula) or not block.label:
            continue
        element = doc.place(block.id).element
        domain = letter_of(element) if element is not None and element.kind == "annex" else ""
        label = re.sub(r"\s", "", block.label).replace("．", ".")
        match = _PLAIN.fullmatch(label)
        prefix = f"{domain}." if domain else ""
        if match is None or (match["annex"] or "") != domain:
            yield finding(block.span(0, 0), f"公式编号“{block.label}”应写作“（{prefix}1）”的形式，依次编号")
            continue
        number = int(match["number"])
        wanted = reached.get(domain, 0) + 1
        if number != wanted:
            yield finding(block.span(0, 0), f"公式编号“{block.label}”不连续，应为“（{prefix}{wanted}）”")
        reached[domain] = number
