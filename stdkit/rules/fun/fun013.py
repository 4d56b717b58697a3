from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import cover_place, last_element
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_NATURE = pattern(
    r"[\u4e00-\u9fff]{2,8}(?:光谱法|色谱法|质谱法|光度法|滴定法|重量法|比色法|电极法|烘箱法|卡尔·?费休法)$"
)
_METHOD = pattern(r"第[一二三四五]法|方法[一二三四五A-E]|[A-E]法")


@rule(
    "FUN013",
    clause="GB/T 20001.4",
    severity="info",
    confidence="heuristic",
    question="正文里的这些方法各自独立，名称只说了其中一种吗？",
    whole=True,
)
def name_and_number_of_methods(doc: Document) -> Iterator[Finding]:
    """试验标准的名称与方法的数量不符

    名称写了一种方法（……分光光度法），正文却有两种以上独立的方法，名称宜省略方法的性质。

    ```bad
    ---
    title: ⟦水质　总磷的测定　钼酸铵分光光度法⟧
    ---
    # 4 第一法　钼酸铵分光光度法
    取样。
    # 5 第二法　离子色谱法
    取样。
    ```
    ```bad
    ---
    title: ⟦牧草　水分的测定　烘箱烘干重量法⟧
    ---
    # 4 方法A
    取样。
    # 5 方法B
    取样。
    ```
    ```good
    ---
    title: 水质　总磷的测定
    ---
    # 4 第一法　钼酸铵分光光度法
    取样。
    # 5 第二法　离子色谱法
    取样。
    ```
    ```good
    ---
    title: 水质　总磷的测定　钼酸铵分光光度法
    ---
    # 4 试验步骤
    取样。
    ```
    ```good
    ---
    title: 土壤　氟的测定　离子色谱法
    ---
    # 4 仪器
    离子色谱仪，配电导检测器或紫外检测器。
    # 5 试验步骤
    取样。
    ```
    """
    if not _NATURE.search(last_element(doc.cover.title)):
        return
    methods = {
        match[0]
        for element in doc.elements
        if element.kind in ("core", "annex") and (match := _METHOD.search(squeeze(element.title)))
    }
    if len(methods) > 1:
        yield finding(cover_place(doc, "title"), f"正文有{len(methods)}种独立的方法，名称宜省略方法的性质")
