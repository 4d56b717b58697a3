from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import judge
from stdkit.facts.references import references
from stdkit.facts.structure import annexes
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding


@rule(
    "ANX004",
    clause="9.6.1.2",
    severity="error",
    confidence="heuristic",
    question="不遵守这个附录，能算符合本文件吗（能：资料性；不能：规范性）？",
    whole=True,
)
def annex_mark_against_mention(doc: Document, setting: Setting) -> Iterator[Finding]:
    """附录标的性质与提及它的方式不符

    条文要求“应符合附录A”“按附录A测定”的是规范性附录，只说“见附录B”的是资料性附录。标错了，读者不知道附录里的内容要不要遵守。

    ```bad
    # 5 要求
    取样应符合附录A的规定。
    # 附录A⟦（资料性）⟧取样
    随机取样。
    ```
    ```bad
    # 6 试验方法
    按照附录A的规定测定细度。
    a) 长度：见附录B。
    # 附录A⟦（资料性）⟧细度
    用显微镜观察。
    # 附录B（资料性）长度
    用直尺测量。
    ```
    ```good
    # 5 要求
    取样应符合附录A的规定，示例见附录B。
    羊毛应打包（见附录B）。
    # 附录A（规范性）取样
    随机取样。
    # 附录B（资料性）包装示例
    用布袋。
    ```
    ```bad
    # 5 要求
    响应代码见附录A。
    # 附录A⟦（规范性）⟧响应代码
    代码为0。
    ```
    ```good edition=2009
    # 5 要求
    响应代码见附录A。
    # 附录A（规范性附录）响应代码
    代码为0。
    ```
    ```good
    # 前言
    ——更改了取样（见附录A，2010年版的附录A）。
    # 5 要求
    取样见附录A，数量应按附录A的规定。
    # 附录A（规范性）取样
    随机取样。
    ```
    ```good
    # 5 要求
    通风管应每季度清洗一次（见附录B）。

    表1　清洗

    | 部位 | 方法 |
    |---|---|
    | 风口 | 应按附录A |
    # 附录A（规范性）风口的清洗
    拆下后刷洗。
    # 附录B（资料性）清洗记录
    用表。
    ```
    """
    said: dict[str, list[tuple[str, bool, str]]] = {}
    for reference in references(doc):
        element = doc.place(reference.span.block).element
        if reference.kind != "annex" or element is None or element.kind in ("foreword", "annex", "introduction"):
            continue
        block = doc.block(reference.span.block)
        nature, sure, _ = judge(doc, block, reference.span)
        said.setdefault(reference.number, []).append((nature, sure, block.text))
    for annex in annexes(doc):
        mentions = said.get(annex.number, [])
        if annex.mark is None or not mentions:
            continue
        informative = "资料性" in doc.text_of(annex.mark)
        binding = [text for nature, sure, text in mentions if nature == "normative" and sure]
        if informative and binding:
            quoted = binding[0] if len(binding[0]) <= 30 else binding[0][:30] + "……"
            yield finding(annex.mark, f"{annex.number}标为资料性，但条文要求按它执行：“{quoted}”")
        # In 2009 「见附录A」 was the way to mention a normative annex.
        elif (
            not informative
            and setting.edition == "2020"
            and all(nature == "informative" and sure for nature, sure, _ in mentions)
        ):
            yield finding(annex.mark, f"{annex.number}标为规范性，但条文只提示“见{annex.number}”，没有要求按它执行")
