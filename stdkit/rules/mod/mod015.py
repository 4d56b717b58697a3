from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "MOD015",
    clause="9.6.1.2、9.2",
    severity="warning",
    confidence="heuristic",
    question="这一条非遵守不可吗（是：附录改为规范性；否：改为陈述或推荐）？",
)
def requirement_in_informative_annex(doc: Document) -> Iterator[Finding]:
    """资料性附录含要求型条款

    资料性附录给出帮助理解的信息，读者可以不看；要求放在里面等于没有要求。要么改成陈述或推荐，要么把附录改为规范性。

    ```bad
    # 附录B（资料性）记录样式
    记录⟦应⟧由检验员签字，⟦不应⟧涂改。
    ```
    ```bad
    # 附录C（资料性）取样
    ## C.1 取样
    a) 样品⟦必须⟧密封；

    b) 标签贴在瓶外。
    ```
    ```good
    # 附录B（规范性）记录样式
    记录应由检验员签字。
    ```
    ```good
    # 附录B（资料性）记录样式
    记录由检验员签字，响应时间记在应用栏内，“应检项目”填写编号。

    示例：记录应签字。
    ```
    """
    for provision in clear_provisions(doc, "REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE"):
        place = doc.place(provision.span.block)
        block = doc.block(provision.span.block)
        if place.element is None or place.element.kind != "annex" or place.element.normative:
            continue
        if block.kind in ("note", "example", "footnote", "heading"):
            continue
        yield finding(provision.span, f"资料性附录不含要求型条款（“{provision.reading}”），改写，或核对附录的性质")
