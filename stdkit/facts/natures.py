"""Whether a citation is normative or informative. GB/T 1.1—2020, 9.5.4.2: the place speaks first, then the kind of sentence."""

from __future__ import annotations

from typing import Literal

from stdkit.facts.holders import cell_place, column_head, sentence, table_of
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import Provision, provisions, provisions_of
from stdkit.facts.titles import function_type
from stdkit.model import Block, Document, Span, is_source

Nature = Literal["normative", "informative", "unclear"]
Judgement = tuple[Nature, bool, str]
"""Nature, whether the words leave no doubt, and what it was told from."""

REQUIRING = frozenset({"REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE", "RESTR"})
RECOMMENDING = frozenset({"REC", "REC_NEG"})
PERMITTING = frozenset({"PERM", "PERM_NEG"})

_SEE = pattern(r"(?:参见|详见|见)(?:[^，。；（(]{0,12}(?:[、和及或]|以及)\s*)?[《\s]*$")
_GIVES = pattern(r"^(?:[（(]所有部分[）)])?[^，。；]{0,6}(?:给出了|规定了|描述了|提供了|界定了|确立了|已规定|中有)")
_BY = pattern(r"(?:按照?|依照|遵照|遵守|遵循|符合|满足|执行|采用|达到)[^。；]{0,40}$")
_DOING = pattern(
    r"^[^。；]{0,30}?(?:执行|进行|测定|检验|测试|试验|检测|操作|计算|取样|抽样|制备|配制|处理|的规定|的要求|规定的|要求的)"
)
_ON = pattern(r"(?:依据|根据|基于)[^。；，]{0,40}$")
_LEAD_IN = pattern(r"(?:界定|定义|确立|规定|给出)的(?:以及下列)?(?:术语|符号|缩略语)")
_METHOD_COLUMN = pattern(r"方法|依据|标准|执行|章条")


@fact
def by_block(doc: Document) -> dict[str, tuple[Provision, ...]]:
    """The provision words of each block."""
    found: dict[str, list[Provision]] = {}
    for provision in provisions(doc):
        found.setdefault(provision.span.block, []).append(provision)
    return {block_id: tuple(those) for block_id, those in found.items()}


def clear_provisions(doc: Document, *words: str) -> list[Provision]:
    """The provisions of those readings, words or kinds that cannot be read otherwise (「预期应用」 may hold the word 应用)."""
    return [provision for provision in provisions_of(doc, *words) if not provision.uncertain]


@fact
def leads(doc: Document) -> dict[str, Block]:
    """For each list item the paragraph (or outer item) that introduces its list."""
    found: dict[str, Block] = {}
    last: dict[int, Block] = {}
    for block in doc.blocks():
        if block.kind == "list-item":
            level = max(block.level, 1)
            lead = next((last[upper] for upper in range(level - 1, -1, -1) if upper in last), None)
            if lead is not None:
                found[block.id] = lead
            last[level] = block
        elif block.kind == "paragraph" and table_of(doc, block.id) is None:
            last = {0: block}
        elif block.kind == "heading":
            last = {}
    return found


def judge(doc: Document, block: Block, span: Span) -> Judgement:
    """The nature of a citation that stands at ``span`` of ``block``."""
    placed = _by_place(doc, block, span)
    if placed is not None:
        return placed
    start, end = sentence(block.text, span.start)
    before, after = block.text[start : span.start], block.text[span.end : end]
    if _SEE.search(before):
        return "informative", True, "见"
    if _GIVES.match(after) and not _BY.search(before):
        return "informative", True, "给出了"
    return _by_force(doc, block, span, before, after, start, end)


def _by_place(doc: Document, block: Block, span: Span) -> Judgement | None:
    element = doc.place(block.id).element
    kind = element.kind if element is not None else None
    if is_source(block.text):
        return "informative", True, "来源"
    if kind in ("foreword", "introduction", "bibliography", "index", "cover", "toc"):
        return "informative", True, "前言、引言等资料性要素"
    if block.kind in ("note", "example"):
        return "informative", True, "注、示例"
    if block.kind == "footnote" and table_of(doc, block.id) is None:
        return "informative", True, "条文脚注"
    if element is not None and not element.normative:
        return "informative", True, "资料性附录"
    if block.kind in ("heading", "table", "figure"):
        return "unclear", False, "标题"
    if kind == "terms":
        return (
            ("normative", True, "术语引导语")
            if _LEAD_IN.search(block.text[span.end :])
            else ("unclear", False, "术语条目")
        )
    if kind == "scope":
        return "unclear", False, "范围"
    return None


def _by_force(doc: Document, block: Block, span: Span, before: str, after: str, start: int, end: int) -> Judgement:
    kinds = {p.kind for p in by_block(doc).get(block.id, ()) if start <= p.span.start < end}
    if not kinds & (REQUIRING | RECOMMENDING | PERMITTING):
        lead = leads(doc).get(block.id)
        if lead is not None:
            kinds |= {p.kind for p in by_block(doc).get(lead.id, ())}
    if kinds & REQUIRING:
        if _SEE_IN_BRACKETS.search(before):
            return "informative", True, "括号内的提示"
        sure = bool(_BY.search(before) or _ON.search(before))
        return "normative", sure, "要求型条款"
    if kinds & RECOMMENDING:
        if function_type(doc) == "指南":
            return "normative", True, "指南中的推荐型条款"
        return "informative", False, "推荐型条款"
    if kinds & PERMITTING:
        return "informative", False, "允许型条款"
    if _BY.search(before) and _DOING.match(after):
        return "normative", True, "指示型条款"
    cell = cell_place(doc, block.id)
    if cell is not None:
        table, row, column = cell
        if row >= max(table.header, 1) and _METHOD_COLUMN.search(column_head(table, column)):
            return "normative", True, "表中的方法栏"
    return "unclear", False, ""


_SEE_IN_BRACKETS = pattern(r"[（(][^（()）]{0,10}见[^（()）]*$")
