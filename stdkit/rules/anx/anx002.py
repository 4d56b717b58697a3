from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.references import references
from stdkit.facts.search import blocks_for
from stdkit.facts.structure import annexes, letter_of, title_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

INNER = pattern(r"(?<![A-Za-z\d])([A-Z])\.\d+")
RANGE = pattern(r"附\s?录\s?([A-Z])\s?[～~—–\-至到]\s?(?:附\s?录\s?)?([A-Z])(?![A-Za-z])")
SERIES = pattern(r"附\s?录\s?[A-Z](?:\s?[、，和及与或]\s?(?:附\s?录\s?)?[A-Z](?![A-Za-z\d]))+")


@rule("ANX002", clause="9.6.1.2", severity="error", whole=True)
def annex_not_mentioned(doc: Document) -> Iterator[Finding]:
    """附录在条文中没有被提及

    每个附录都要在前面的条文里提到，读者才知道什么时候用它、是否要遵守。没有提到的附录等于没有写进文件。

    ```bad
    # 5 要求
    取样应符合附录A。
    # 附录A（规范性）取样
    随机取样。
    # 附录B（资料性）⟦包装示例⟧
    用布袋。
    ```
    ```bad
    # 5 要求
    羊毛应干燥。
    # 附录A（规范性）⟦取样⟧
    随机取样，附录A适用于成批的羊毛。
    ```
    ```good
    # 5 要求
    取样应符合附录A～附录C。
    # 附录A（规范性）取样
    随机取样。
    # 附录B（规范性）制样
    混匀。
    # 附录C（规范性）保存
    密封。
    ```
    ```good
    # 5 要求
    取样的数量见表A.1，包装见附录B、C。
    # 附录A（规范性）取样
    随机取样。
    # 附录B（资料性）包装示例
    用布袋。
    # 附录C（资料性）标签示例
    用纸。
    ```
    ```bad
    # 目次
    附录A（资料性）　灭火器的配置……4
    # 5 要求
    灭火器应放在明显处。
    # 附录A（资料性）⟦灭火器的配置⟧
    每层两具。
    ```
    """
    owners: dict[str, set[str]] = {}
    for reference in references(doc):
        if reference.kind == "annex":
            element = doc.place(reference.span.block).element
            owners.setdefault(reference.number[-1], set()).add(element.number if element else "")
    for block in blocks_for(doc, INNER, RANGE, SERIES):
        element = doc.place(block.id).element
        where = element.number if element else ""
        if block.kind == "heading":
            continue
        for match in INNER.finditer(block.text):
            owners.setdefault(match[1], set()).add(where)
        for match in RANGE.finditer(block.text):
            for code in range(ord(match[1]), ord(match[2]) + 1):
                owners.setdefault(chr(code), set()).add(where)
        for match in SERIES.finditer(block.text):
            for letter in re.findall(r"[A-Z]", match[0]):
                owners.setdefault(letter, set()).add(where)
    for annex in annexes(doc):
        letter = letter_of(annex)
        if letter and not owners.get(letter, set()) - {annex.number}:
            yield finding(title_span(annex), f"{annex.number}在文中没有被提及")
