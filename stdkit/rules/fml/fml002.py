from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_MENTION = pattern(
    r"(?:(?<=[按由用见据从将入和与及至、，。；（(])|^)\s?式\s?(?P<open>[（(])?\s?(?P<number>[A-Z]?[.．]?\d+)(?(open)\s?[）)]|(?![\d.．]))"
    r"|公式\s?(?P<bare>[A-Z]?[.．]?\d+)(?![\d.．]|[个种条项步])"
    r"|(?P<below>(?:按照?|由|用|从|据|根据|代入)(?:下列?|上述?|以下)式(?=[计求得算表可：:，。]|确定|进行))"
)


@rule("FML002", clause="9.5.3", severity="warning")
def mention_of_a_formula(doc: Document) -> Iterator[Finding]:
    """提及公式的写法不对

    提及公式写作“公式（3）”，不写“式（3）”“公式3”，也不用“下式”“上式”，增删公式以后才不会指错。

    ```bad
    按⟦式(3)⟧计算平均值，代入⟦公式2⟧。
    ```
    ```fixed
    按公式（3）计算平均值，代入公式（2）。
    ```
    ```bad
    a) ⟦按下式⟧计算含水率；

    b) 结果保留两位。
    ```
    ```good
    按公式（3）计算，式中符号见第4章，计算式和下列公式相同。
    ```
    ```good
    采用方式（1）或方式（2），反应式（1）见图1，表达式（2）不变。
    ```
    """
    for block in doc.blocks():
        if "式" not in block.text or block.kind in ("formula", "heading"):
            continue
        for match in block.find(_MENTION):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            number = match["number"] or match["bare"]
            if number is None:
                yield finding(block.span(start, match.end()), f"“{match[0].strip()}”应写明编号，如“按公式（1）”")
            else:
                wanted = f"公式（{number.replace('．', '.')}）"
                yield finding(block.span(start, match.end()), f"“{match[0].strip()}”应写作“{wanted}”", fix=wanted)
