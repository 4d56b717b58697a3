from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import by_block
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding, element_blocks


@rule(
    "CLA002",
    clause="8.10",
    severity="info",
    confidence="heuristic",
    question="这一章规定的是要求（改用“应”），还是思路和原则（标题改为“总体原则”“总则”）？",
)
def general_requirements_without_any(doc: Document) -> Iterator[Finding]:
    """总体要求没有用要求型条款

    总体要求规定整体的、多项要求共同涉及的要求，用“应”“不应”。全是“宜”“可”的，不是总体要求。

    ```bad
    # 4 ⟦总体要求⟧
    宜建立分级制度，可委托加工企业实施。
    ```
    ```bad
    # 5 建设
    ## 5.1 ⟦总体要求⟧
    宜靠近公路。
    ```
    ```good
    # 4 总体要求
    应建立分级制度，宜每年修订。
    ```
    ```good
    # 4 总体要求
    称取试样，加水溶解。
    ```
    ```good
    # 5 基本要求
    饲养场宜远离居民区。
    ```
    """
    words: dict[str, set[str]] = {}
    heads: dict[str, Block] = {}
    for element in doc.elements:
        if element.kind == "core":
            for title, heading, blocks in (
                (element.title, element.heading, list(element_blocks(element))),
                *((c.title, c.heading, [b for sub in c.walk() for b in sub.content]) for c in element.walk()),
            ):
                if heading is not None and squeeze(title) == "总体要求":
                    heads[heading.id] = heading
                    words[heading.id] = {p.kind for block in blocks for p in by_block(doc).get(block.id, ())}
    for key, kinds in words.items():
        if kinds & {"REC", "REC_NEG", "PERM"} and not kinds & {"REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE", "RESTR"}:
            yield finding(heads[key].span(), "“总体要求”中没有要求型条款（应、不应）")
