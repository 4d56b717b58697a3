from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import REQUIRING, by_block
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_OPEN = pattern(r"等等?(?=\s*(?:[。；;]|$))")
_SEVERAL = pattern(r"[、，,]")
_EXAMPLE = pattern(r"[，,（(；。]\s?(?:例?如|比如|诸如|譬如|包括但不限于)")
_RANK = pattern(r"[一二三四五六七八九十甲乙丙特上中下同平相优劣降头高低次]$")


@rule(
    "MOD023",
    clause="9.1",
    severity="info",
    confidence="heuristic",
    default=False,
    question="除了列出的这些，还有别的吗？",
)
def open_list_in_requirement(doc: Document) -> Iterator[Finding]:
    """要求以“等”结尾，内容没有说完

    要求“应标明名称、型号等”，还要标明什么没有说，检查的人无从判断。列全，或者删去“等”。

    ```bad
    标签应标明名称、型号⟦等⟧。
    ```
    ```bad
    a) 记录应包括日期、数量、经手人⟦等⟧；

    b) 记录保存一年。
    ```
    ```good
    标签应标明名称、型号和日期，等级应分为甲、乙、丙三等。
    ```
    ```good
    材料应采用铜、铝等金属，各边应相等；名称、型号等可省略；应备份数据，可采用异机备份、异地备份等；应支持工作模式，如：甲、乙等。
    ```
    ```good
    注：标签应标明名称、型号等。

    示例：标签应标明名称、型号等。
    ```
    """
    for block in blocks_for(doc, _OPEN):
        if not block.normative or block.kind in ("note", "example", "heading"):
            continue
        for match in block.find(_OPEN):
            before = [p for p in by_block(doc).get(block.id, ()) if p.sentence.start <= match.start() < p.sentence.end]
            said = [p for p in before if p.span.end <= match.start() and not p.uncertain]
            if not said or said[-1].kind not in REQUIRING or _RANK.search(block.text[: match.start()]):
                continue
            between = block.text[said[-1].span.end : match.start()]
            if _SEVERAL.search(between) and not _EXAMPLE.search(between):
                yield finding(block.span(*match.span()), "要求以“等”结尾，内容不确定，全部列出或删去“等”")
