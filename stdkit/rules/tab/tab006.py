from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.holders import sentence
from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import provisions_of
from stdkit.facts.references import Reference, references
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Span, Table

_LIMIT = pattern(r"[≥≤±＜＞<>]\s?\d|不(?:大于|小于|低于|高于|超过|少于)|\d\s?[～~]\s?\d")
_HEAD = pattern(r"指标|要求|限值|限量|允许偏差")


@rule(
    "TAB006",
    clause="9.8.1.2",
    severity="warning",
    confidence="heuristic",
    question="表里的内容要产品或做法符合（写“应符合表n的规定”），还是只供参考？",
    whole=True,
)
def table_mentioned_without_force(doc: Document) -> Iterator[Finding]:
    """载有要求的表只用“见表n”提及

    “见表1”只是提示读者去看，表里的限值不会因此成为要求。要让表约束产品，条文写“应符合表1的规定”。

    ```bad
    # 5 要求
    理化指标见⟦表1⟧。

    表1　理化指标

    | 项目 | 指标 |
    |---|---|
    | 铅/(mg/kg) | ≤0.5 |
    ```
    ```bad
    # 5 要求
    尺寸偏差如⟦表1⟧所示。

    表1　尺寸

    | 尺寸 | 允许偏差 |
    |---|---|
    | 长度 | ±1 mm |
    ```
    ```good
    # 5 要求
    理化指标应符合表1的规定。检验项目见表1。

    表1　理化指标

    | 项目 | 指标 |
    |---|---|
    | 铅/(mg/kg) | ≤0.5 |
    ```
    ```good
    # 附录A（资料性）数据
    理化数据见表A.1。

    表A.1　理化数据

    | 项目 | 指标 |
    |---|---|
    | 铅/(mg/kg) | ≤0.5 |
    ```
    """
    by_number: dict[str, list[Reference]] = {}
    for reference in references(doc):
        if reference.kind == "table":
            by_number.setdefault(reference.number, []).append(reference)
    required: dict[str, set[Span]] = {}
    for provision in provisions_of(doc, "REQ", "REQ_NS", "PROH", "PROH_NS", "REC"):
        required.setdefault(provision.span.block, set()).add(provision.sentence)
    for thing in tables(doc):
        if not isinstance(thing.block, Table) or not thing.block.normative or not _has_limits(thing.block):
            continue
        number = f"表{thing.domain}.{thing.number}" if thing.domain else f"表{thing.number}"
        places = by_number.get(number, [])
        told = [place for place in places if _in(doc, place, required.get(place.span.block, set()))]
        element = doc.place(thing.block.id).element
        if places and not told and (element is None or element.normative):
            message = f"{number}载有要求，条文中应写“应符合{number}的规定”，不能只写“见{number}”"
            yield finding(places[0].span, message, related=[place.span for place in places[1:]])


def _has_limits(table: Table) -> bool:
    head = "".join(cell.text for row in table.rows[: max(table.header, 1)] for cell in row)
    body = "\n".join(cell.text for row in table.rows[max(table.header, 1) :] for cell in row)
    return _HEAD.search(head) is not None and _LIMIT.search(body) is not None


def _in(doc: Document, place: Reference, required: set[Span]) -> bool:
    """Whether the sentence of ``place`` is one of those, of its block, that require something."""
    start, end = sentence(doc.block(place.span.block).text, place.span.start)
    return any(span.start < end and start < span.end for span in required)
