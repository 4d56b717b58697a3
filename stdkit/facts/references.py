"""Cross-references inside a document: 「见5.2」「第4章」「附录A」「表1～表3」「公式（2）」, each with the question whether its target exists.

GB/T 1.1—2020, 9.5.3 and 9.5.5: contents are mentioned by their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from stdkit.facts.citations import Citation, cited_in
from stdkit.facts.listed import in_list
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Figure, Formula, Span, Table, TermEntry

Kind = Literal["clause", "annex", "table", "figure", "formula"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of a part of this document. ``number`` is normalised: 「5.2」, 「A.1」, 「附录A」, 「表1」, 「图A.2」, 「（3）」.

    ``exists`` is ``None`` where the document cannot tell (no numbered things of that kind were read at all).
    """

    span: Span
    kind: Kind
    number: str
    exists: bool | None


_UNIT = (
    r"(?!\s?(?:(?![a-z]\s?[)）])[a-zA-Zμ%℃Ω°‰×±]|倍|级|版|万|亿|元|个|次|年|月|日|秒|分|小时|以上|以下|[-—～~]\s?\d))"
)
_CLAUSE = r"\d{1,2}(?:[.．]\d{1,3}){1,5}"
_CUE = (
    r"(?:参?见|详见|按照?|依照|依据|根据|符合|满足|遵守|执行|违反|本文件|本标准|本部分|除|与|同|对|在|由|从|到|及其|（|\()"
    r"(?:本文件|本标准|本部分)?的?\s?第?\s?"
)
_CLAUSE_RE = pattern(rf"(?P<cue>{_CUE})(?P<number>{_CLAUSE}){_UNIT}(?![\d.．])")
_MORE_RE = pattern(rf"\s?(?:[、和及或～~至]|以及|(?:，|,)(?=\d+\.\d+[^\d.]))\s?(?P<number>{_CLAUSE}){_UNIT}(?![\d.．])")
_CHAPTER_RE = pattern(r"第\s?(?P<number>\d{1,2})\s?章")
_ANNEX_CLAUSE_RE = pattern(r"(?<![A-Za-z\d.．表图-])(?P<number>[A-Z][.．]\d{1,2}(?:[.．]\d{1,3})*)(?![\d.．A-Za-z%℃-])")
_ANNEX_RE = pattern(r"附\s?录\s?(?P<number>[A-Z])(?![A-Za-z])")
_LABELLED_RE = pattern(r"(?P<kind>[表图])\s?(?P<number>(?:[A-Z][.．])?\d{1,3})(?![\d.．]?\d|[-–—]\d|[天年月号楼层版])")
_SERIES_RE = pattern(
    r"\s?(?P<join>[、和及或～~至]|以及)\s?(?P<kind>[表图])?\s?(?P<number>(?:[A-Z][.．])?\d{1,3})(?![\d.．%]|\s?[a-zA-Zμ℃个次年月日])"
)
_FORMULA_RE = pattern(
    r"(?:公式|[按由用见将从]式|式(?=\s?[（(]\s?[A-Z]?[.．]?\d+\s?[）)]))\s?[（(]\s?(?P<number>[A-Z]?[.．]?\d{1,3})\s?[）)]"
)
_TITLE_BETWEEN = pattern(r"(?:(?!和|、|及|与|或|以及|的|见|按|应|执行|本文件)[^，。；,;:：（()]){2,40}")
_NUMBER = pattern(r"[A-Z\d]")
"""Every number of a clause, annex, table, figure or formula holds one; most short paragraphs hold none."""
_ROWS = pattern(r"(?:\s?[～~至–—-]\s?\d{1,3})?\s?项(?!目)")
"""「本表1至9项」: rows of one table, not several tables."""
_OLD = pattern(r"(?:19|20)\d\d\s?年?版|原标准|旧版|上一版|前一版")


@fact
def numbered(doc: Document) -> dict[Kind, frozenset[str]]:
    """The numbers there are in the document, of each kind; formulas without brackets."""
    clauses: set[str] = set()
    annexes: set[str] = set()
    for element in doc.elements:
        if element.kind == "annex" and element.number:
            annexes.add(_tight(element.number))
        elif element.number:
            clauses.add(_tight(element.number))
        clauses.update(_tight(clause.number) for clause in element.walk() if clause.number)
    tables, figures, formulas = set(), set(), set()
    for block in doc.blocks():
        label = _tight(block.label)
        if isinstance(block, Table) and label:
            tables.add(label)
        elif isinstance(block, Figure) and label:
            figures.add(label)
        elif isinstance(block, Formula) and label:
            formulas.add(label.strip("（）()"))
        elif (isinstance(block, TermEntry) and label) or re.fullmatch(r"(?:\d+|[A-Z])(?:\.\d+)+", label):
            clauses.add(label)
    return {
        "clause": frozenset(clauses),
        "annex": frozenset(annexes),
        "table": frozenset(re.sub(r"[（(].*|续", "", label) for label in tables),
        "figure": frozenset(re.sub(r"[（(].*|续", "", label) for label in figures),
        "formula": frozenset(formulas),
    }


def _tight(text: str) -> str:
    return re.sub(r"\s", "", text).replace("．", ".").rstrip(".")


@fact
def references(doc: Document) -> tuple[Reference, ...]:
    """Every cross-reference in the text, in reading order; what belongs to a cited document is left out (「GB/T 1—2010中5.2和表1」)."""
    return tuple(reference for block in doc.blocks() for reference in references_in(doc, block))


def references_in(doc: Document, block: Block) -> list[Reference]:
    """The cross-references of one block (of its own text), in their order."""
    if not block.text or block.kind in ("heading", "formula") or in_list(doc, block):
        return []
    found = list(_in_block(doc, block))
    if not found:
        return found
    taken = [_reach(doc, citation) for citation in cited_in(block)] if block.kind != "figure" else []
    return [reference for reference in found if not _foreign(block, reference, taken)]


def _reach(doc: Document, citation: Citation) -> tuple[int, int]:
    """From a cited number to the end of its clause: contents named there are most likely the other document's."""
    text = doc.block(citation.span.block).text
    if citation.content_span is None:
        return citation.span.start, citation.span.end
    stop = re.compile(r"[。；;，,]").search(text, citation.content_span.end)
    return citation.span.start, stop.start() if stop else len(text)


def _foreign(block: Block, reference: Reference, taken: list[tuple[int, int]]) -> bool:
    if any(start <= reference.span.start < end for start, end in taken):
        return True
    before = block.text[max(0, reference.span.start - 16) : reference.span.start]
    if _OLD.search(before):
        return True
    # 「GM/T 0029签名验签服务器技术规范附录A」: a title without marks stands between.
    if any(_TITLE_BETWEEN.fullmatch(block.text[end : reference.span.start]) for _, end in taken):
        return True
    # 「（GB/T 1.1—2020，8.6.2）」 and 「《……法》第三条」 speak of other documents as well.
    return bool(re.search(r"》[^。；，]{0,6}$", before)) or any(
        0 <= reference.span.start - end <= 3 and re.fullmatch(r"[\s，,中的]*", block.text[end : reference.span.start])
        for _, end in taken
    )


def _in_block(doc: Document, block: Block) -> Iterator[Reference]:
    text = block.text
    there = numbered(doc)
    seen: set[int] = set()
    for kind, number, start, end in sorted(_all(text), key=lambda found: (found[2], -found[3])):
        if start in seen:
            continue
        seen.add(start)
        targets = there[kind]
        exists = number in targets if targets or kind in ("annex", "table", "figure") else None
        yield Reference(block.span(start, end), kind, number, exists)


def _all(text: str) -> Iterator[tuple[Kind, str, int, int]]:
    if not _NUMBER.search(text):
        return
    for match in _CLAUSE_RE.finditer(text):
        yield "clause", _tight(match["number"]), match.start("number"), match.end()
        at = match.end()
        while more := _MORE_RE.match(text, at):
            yield "clause", _tight(more["number"]), more.start("number"), more.end()
            at = more.end()
    for match in _CHAPTER_RE.finditer(text):
        yield "clause", match["number"], match.start(), match.end()
    for match in _ANNEX_CLAUSE_RE.finditer(text):
        if (
            text[: match.start()]
            .rstrip()
            .endswith(("附录", "见", "按", "按照", "符合", "（", "(", "、", "和", "或", "～", "至", "的"))
        ):
            yield "clause", _tight(match["number"]), match.start("number"), match.end()
    for match in _ANNEX_RE.finditer(text):
        if not re.match(r"[.．]\d", text[match.end() :]):
            yield "annex", f"附录{match['number']}", match.start(), match.end()
    for match in _LABELLED_RE.finditer(text):
        if not _is_mention(text, match):
            continue
        kind: Kind = "table" if match["kind"] == "表" else "figure"
        yield kind, match["kind"] + _tight(match["number"]), match.start(), match.end()
        at = match.end()
        while more := _SERIES_RE.match(text, at):
            if more["kind"] and more["kind"] != match["kind"]:
                break
            yield (
                kind,
                match["kind"] + _tight(more["number"]),
                more.start("kind" if more["kind"] else "number"),
                more.end(),
            )
            at = more.end()
    for match in _FORMULA_RE.finditer(text):
        yield "formula", _tight(match["number"]), match.start(), match.end()


def _is_mention(text: str, match: re.Match[str]) -> bool:
    """「代表1名」, 「电表3只」, 「地图2幅」 are no tables and figures; 「续表1」 is a caption."""
    before = text[max(0, match.start() - 2) : match.start()]
    after = text[match.end() : match.end() + 1]
    if re.search(r"[代仪电水钟手外图报附续发列制填量拉地蓝草视插附试插附分子]$", before) and not before.endswith(
        ("下列", "由图")
    ):
        return False
    return not re.match(r"[名只块台幅份张人个套件本页]", after) and _ROWS.match(text, match.end()) is None


@fact
def mentioned(doc: Document) -> frozenset[str]:
    """Numbers of tables, figures, formulas, clauses mentioned in the text, ranges written out (「表1～表3」 mentions 表2)."""
    found: set[str] = set()
    before: Reference | None = None
    for reference in references(doc):
        found.add(reference.number)
        if before is not None and before.span.block == reference.span.block and before.kind == reference.kind:
            between = doc.block(reference.span.block).text[before.span.end : reference.span.start]
            if re.fullmatch(r"\s?[～~至到\-–—]\s?", between):
                found.update(numbers_between(before.number, reference.number))
        before = reference
    return frozenset(found)


def numbers_between(first: str, last: str) -> Iterator[str]:
    """The numbers that 「表1～表4」 means besides those it names: 表2, 表3."""
    start, stop = (re.fullmatch(r"(.*?)(\d+)", number) for number in (first, last))
    if start is not None and stop is not None and start[1] == stop[1]:
        for number in range(int(start[2]) + 1, min(int(stop[2]), int(start[2]) + 200)):
            yield f"{start[1]}{number}"
