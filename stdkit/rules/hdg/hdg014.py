from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import by_block
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_WANT = {
    "通用要求": ("要求", {"REQ", "PROH", "REQ_NS", "PROH_NS", "RESTR", "DOUBLE"}),
    "通则": ("要求或推荐", {"REQ", "PROH", "REQ_NS", "PROH_NS", "RESTR", "DOUBLE", "REC"}),
}


@rule(
    "HDG014",
    clause="9.3",
    severity="warning",
    confidence="heuristic",
    question="这一章规定的是要求，还是只作概括的说明？",
)
def overview_and_its_provisions(doc: Document) -> Iterator[Finding]:
    """“概述”“通用要求”“通则”的条款类型不符

    “概述”只作陈述；“通用要求”规定要求，用“应”。标题与内容的类型不符，读者会把陈述当要求，或漏看要求。

    ```bad
    # 5 要求
    ## 5.1 概述
    产品⟦应⟧符合5.2的规定。
    ## 5.2 外观
    羊毛应干燥。
    ```
    ```bad
    # 5 要求
    ## 5.1 ⟦通用要求⟧
    羊毛宜干燥。
    ## 5.2 外观
    羊毛应均匀。
    ```
    ```good
    # 5 要求
    ## 5.1 概述
    本章给出要求，具体的要求见5.2。
    ## 5.2 通用要求
    羊毛应干燥。
    ```
    ```good
    # 5 试验
    ## 5.1 通用要求
    称取试样，加水溶解。
    ## 5.2 概述
    “应”表示要求。
    ```
    """
    for element in doc.elements:
        if element.kind not in ("core", "annex"):
            continue
        for clause in element.walk():
            if clause.heading is None:
                continue
            title = squeeze(clause.title)
            if title == "概述" and element.normative:
                for block in clause.content:
                    if block.kind in ("note", "example"):
                        continue
                    for provision in by_block(doc).get(block.id, ()):
                        if (
                            provision.kind in ("REQ", "PROH", "REC")
                            and not provision.uncertain
                            and not provision.frames
                        ):
                            yield finding(
                                provision.span,
                                f"“概述”应使用陈述型条款，不用“{provision.reading}”；有要求的，标题改为“通用要求”或“通则”",
                            )
            elif title in _WANT:
                kinds = {
                    provision.kind
                    for part in clause.walk()
                    for block in part.content
                    for piece in (block, *block.children())
                    for provision in by_block(doc).get(piece.id, ())
                }
                if kinds & {"REC", "REC_NEG", "PERM"} and not kinds & _WANT[title][1]:
                    yield finding(clause.heading.span(), f"“{title}”应使用{_WANT[title][0]}型条款")
