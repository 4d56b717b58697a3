from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.listed import in_list
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Span

_SEVERAL = pattern(
    r"按(?:照)?\s?[A-Z][^，。；]{2,60}?或(?:者)?(?:按(?:照)?)?\s?[A-Z][^，。；]{2,60}?(?:测定|检验|检测|试验|执行|进行)|方法A[^。]{0,20}(?:或|和)方法B"
)


@rule(
    "FUN009",
    clause="GB/T 20001.5",
    severity="warning",
    confidence="heuristic",
    question="这些方法测的是同一特性吗？如是，有争议时以哪一个为准？",
    whole=True,
)
def several_methods_no_arbiter(doc: Document) -> Iterator[Finding]:
    """同一特性有几个试验方法而没有指明仲裁方法

    一个特性可以用几个方法测定时，指明有争议时以哪一个为准。全文提到仲裁的不查。

    ```bad
    # 6 试验方法
    水分⟦按GB/T 6500或GB/T 9995测定⟧。
    ```
    ```bad
    # 附录A（规范性）取样
    a) 水分⟦按照GB 5009.3的第一法或者按照NY/T 123的规定进行⟧；

    b) 灰分按GB 5009.4测定。
    ```
    ```good
    # 6 试验方法
    水分按GB/T 6500或GB/T 9995测定，仲裁时按GB/T 6500。
    ```
    ```good
    # 6 试验方法
    水分按GB/T 6500测定，固体样品按GB/T 1测定。
    ```
    ```good
    # 6 试验方法
    水分的测定：固体样品按GB/T 6500测定，液体样品按GB/T 9995测定。
    ```
    """
    found: list[Span] = []
    for block in doc.blocks():
        if "仲裁" in block.text:
            return
        if (
            "或" in block.text
            and block.kind in ("paragraph", "list-item")
            and block.normative
            and not in_list(doc, block)
        ):
            found.extend(
                block.span(*match.span()) for match in block.find(_SEVERAL) if len(list(numbers(match[0]))) != 1
            )
    for span in found:
        element = doc.place(span.block).element
        if element is not None and element.kind in ("core", "annex"):
            yield finding(span, "同一特性有几个试验方法，指明有争议时以哪一个为准（仲裁方法）")
