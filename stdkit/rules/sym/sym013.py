from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.shortforms import bracketed_abbreviations, uses
from stdkit.facts.terms import mentions, terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Span


@rule(
    "SYM013",
    clause="9.4.3.3",
    severity="info",
    confidence="heuristic",
    whole=True,
    question="后面的全称能改用缩略语吗？",
)
def full_form_after_abbreviation(doc: Document) -> Iterator[Finding]:
    """给出缩略语后又用全称或再次解释

    第一次写“质量流量控制器（MFC）”，以后只写“MFC”。给出缩略语是为了后面简短，又写全称、又解释一遍，缩略语就白给了。附录里可以再解释一次。

    ```bad
    # 5 要求
    气路应设质量流量控制器（⟦MFC⟧）。MFC的量程为1 L/min。
    # 6 检验
    校准质量流量控制器，并记录MFC的示值。
    ```
    ```bad
    # 5 要求
    气路应设质量流量控制器（⟦MFC⟧）。

    a) 质量流量控制器（MFC）应接地；

    b) MFC应有铭牌。
    ```
    ```good
    # 5 要求
    气路应设质量流量控制器（MFC）。MFC的量程为1 L/min。

    表1　质量流量控制器的量程

    | 项目 | 量程 |
    |---|---|
    | MFC | 1 L/min |
    # 附录A（规范性）质量流量控制器
    质量流量控制器（MFC）按A.1校准。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    质量流量控制器　mass flow controller; MFC

    控制质量流量的装置。
    # 5 要求
    应设控制器（PLC）。质量流量控制器、温度控制器应接地。
    ```
    """
    told: set[tuple[str, str]] = set()
    forms = bracketed_abbreviations(doc)
    fulls = {form.full for form in forms} | {name for term in terms(doc) for name in term.names}
    for form in forms:
        key = (form.short, _part(doc, form.span))
        if key in told:
            continue
        told.add(key)
        # A short name may be the end of another one (温度控制器).
        if len(form.full) < 5:
            continue
        longer = [full for full in fulls if form.full in full and full != form.full]
        again = [
            span
            for span in uses(doc, form.full, form.span)
            if _part(doc, span) == key[1] and not _inside(doc, span, longer)
        ]
        if again:
            message = f"给出缩略语“{form.short}”后应使用缩略语（全称还用了{len(again)}次）"
            yield finding(form.span, message, related=again)


def _inside(doc: Document, span: Span, longer: list[str]) -> bool:
    """Whether the name stands there as part of a longer one that the document knows too."""
    text = doc.block(span.block).text
    return any(start <= span.start and span.end <= end for name in longer for start, end in mentions(text, name))


def _part(doc: Document, span: Span) -> str:
    """The text, or the annex a place stands in: an annex may explain once more."""
    element = doc.place(span.block).element
    return element.number if element is not None and element.kind == "annex" else ""
