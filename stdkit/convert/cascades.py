"""What rests on a requirement that becomes a recommendation: judgements, inspections, tests, tables, the floor of a mandatory standard.

A softened clause that a judging clause goes by leaves that clause without ground; a limit that was the limit of a mandatory standard
cited beside it may come to lie below it (标准化法, art. 21). Nothing is changed here: people are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from stdkit.convert.guards import mandatory_citations
from stdkit.convert.items import Item
from stdkit.facts.clause_lists import is_within, outline, parse_list, tidy
from stdkit.facts.holders import column_head, grid, sentence
from stdkit.facts.memo import fact
from stdkit.facts.methods import required
from stdkit.facts.patterns import pattern
from stdkit.facts.references import Reference, numbers_between, references
from stdkit.model import Block, Comment, Document, Span, Table, element_blocks

Kind = Literal["judgement", "inspection", "test", "table", "floor"]
NAMES: dict[Kind, str] = {
    "judgement": "判定",
    "inspection": "检验",
    "test": "试验方法",
    "table": "表",
    "floor": "强制性标准的底线",
}

_JUDGES = pattern(r"判[定为]|不合格|(?:视为|评为|均?为)合格|拒收|复检|加倍抽样")
_INSPECTS = pattern(r"检验规则|检验项目|检验分类|出厂检验|型式检验|交收检验|抽样|验收|判定规则|合格判定|质量评定")
_TESTS = pattern(r"试验方法|检验方法|检测方法|测试方法|测定方法|检查方法|证实方法|^试验$|^检验$|^检测$")
_ON_EVERYTHING = pattern(
    r"(?:不符合|符合|达不到|达到|满足|违反)(?:了)?本(?:标准|文件|规范|规程|部分)|(?:全部|所有|各项|任[一何]项?|一项|某项)[^。；]{0,12}(?:合格|符合)"
)
_CLAUSE_COLUMN = pattern(r"要求|条款|条文|章条|条号|技术")
_LIMIT = pattern(
    r"(?:大于|小于|高于|低于|多于|少于|超过|≤|≥|<|>|＜|＞|至少|以[上下内])\s?[^，。；]{0,4}\d|\d\s?[^，。；\d]{0,6}(?:以[上下内]|以外)"
)

_RANGE = pattern(
    r"(?<![\d.])(?P<first>\d+(?:\.\d+)+)\s?[～~至\-–—]\s?(?P<last>\d+(?:\.\d+)+)(?![\d.])(?!\s?[a-zA-Zμ%℃])"
)


@dataclass(frozen=True, slots=True)
class Cascade:
    """What loses its ground. ``item`` is the number of the softened item (``None``: all of them), ``where`` the clause that rests on
    it, ``span`` the words there, ``why`` a Chinese clause without full stop."""

    item: int | None
    kind: Kind
    where: str
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class _Rest:
    """A sentence that goes by other parts of the document: by these clauses, tables, annexes; none named: by all of it."""

    kind: Kind
    where: str
    span: Span
    numbers: tuple[str, ...] = ()


def cascades(doc: Document, items: Iterable[Item], listed: Mapping[str, str] | None = None) -> tuple[Cascade, ...]:
    """What rests on the softened ones among ``items``, in their order; empty where nothing is softened.

    ``listed`` maps numbers that are converted with this one to their new ones: they set no floor.
    """
    softened = [item for item in items if item.is_weakened]
    if not softened:
        return ()
    found: list[Cascade] = []
    for item in softened:
        found += _of_item(doc, item, listed or {})
    found += [
        Cascade(None, rest.kind, rest.where, rest.span, f"{rest.where or '此处'}对全文的要求作{NAMES[rest.kind]}")
        for rest in _rests(doc)
        if not rest.numbers
    ]
    return tuple(found)


def noted(items: list[Item], found: Iterable[Cascade]) -> list[Item]:
    """The items with what rests on them as a reason to look; decided ones have been looked at."""
    why: dict[int, list[str]] = {}
    for cascade in found:
        if cascade.item is not None:
            why.setdefault(cascade.item, []).append(cascade.why)
    return [_noted(item, why[item.number]) if item.number in why else item for item in items]


def _noted(item: Item, why: list[str]) -> Item:
    reason = "；".join([item.reason.rstrip("；。"), *dict.fromkeys(why)])
    if item.decision is not None:
        return replace(item, reason=reason)
    edits = tuple(replace(edit, reason=reason, safety="review") for edit in item.edits)
    return replace(item, review=True, reason=reason, edits=edits)


def remarks_on(doc: Document, items: Iterable[Item], found: Iterable[Cascade]) -> tuple[Comment, ...]:
    """One comment at every sentence that rests on softened clauses."""
    clauses = {item.number: item.clause for item in items}
    at: dict[Span, list[Cascade]] = {}
    for cascade in found:
        if cascade.kind in ("judgement", "inspection", "test"):
            at.setdefault(cascade.span, []).append(cascade)
    comments = []
    for span, group in at.items():
        named = tidy(doc, [clauses[c.item] for c in group if c.item is not None and clauses.get(c.item)])
        what = f"{'、'.join(named)}中有要求改为推荐" if named else "文中有要求改为推荐"
        comments.append(Comment(span, f"连带：{what}，此处的{NAMES[group[0].kind]}随之失去依据，请一并决定。"))
    return tuple(comments)


def problems_of(items: Iterable[Item], found: tuple[Cascade, ...]) -> list[str]:
    """One Chinese clause that counts the softened requirements something rests on, by what rests on them."""
    if not found:
        return []
    counts: list[str] = []
    for kind, name in NAMES.items():
        touched = {cascade.item for cascade in found if cascade.kind == kind}
        if None in touched:
            places = "、".join(dict.fromkeys(c.where for c in found if c.kind == kind and c.item is None and c.where))
            counts.append(f"{name}（{places}）涉及全部" if places else f"{name}涉及全部")
        elif touched:
            counts.append(f"{name}涉及 {len(touched)} 处")
    return [f"降为推荐的要求有连带影响，须一并决定：{'，'.join(counts)}"]


def _of_item(doc: Document, item: Item, listed: Mapping[str, str]) -> Iterator[Cascade]:
    tables = _tables_of(doc, item.sentence)
    for table, span in tables.items():
        yield Cascade(item.number, "table", item.clause, span, f"{table}的全部内容随之改为推荐")
    seen: set[tuple[Kind, str]] = set()
    for rest in _rests(doc):
        if rest.span.block == item.span.block or (rest.kind, rest.where) in seen:
            continue
        number = next((n for n in rest.numbers if n in tables or (item.clause and _covers(n, item.clause))), None)
        if number is not None and not (item.clause and rest.where == item.clause):
            seen.add((rest.kind, rest.where))
            yield Cascade(
                item.number,
                rest.kind,
                rest.where,
                rest.span,
                f"{rest.where or '另处'}的{NAMES[rest.kind]}以{number}为依据",
            )
    method = _methods(doc).get(item.clause) if item.clause else None
    if method is not None and ("test", method[0]) not in seen:
        yield Cascade(item.number, "test", method[0], method[1], f"{method[0]}为本条规定了试验方法")
    yield from _floor(doc, item, listed)


def _covers(number: str, clause: str) -> bool:
    return not number.startswith(("表", "图", "（")) and is_within(clause, number)


@lru_cache(maxsize=256)
def _is_limit(sentence: str) -> bool:
    """Asked for each of the items of a sentence, of which there may be thousands."""
    return _LIMIT.search(sentence) is not None


def _floor(doc: Document, item: Item, listed: Mapping[str, str]) -> Iterator[Cascade]:
    """A limit, with a mandatory standard cited in the same clause but not in the same sentence (that one the guard holds)."""
    if not _is_limit(doc.text_of(item.sentence)):
        return
    place = doc.place(item.span.block)
    blocks = place.clause.content if place.clause is not None else place.element.content if place.element else ()
    for block in blocks:
        for each in (block, *block.children()):
            staying, _ = mandatory_citations(each.text, listed)
            if staying:
                at = each.text.index(staying[0])
                span = each.span(at, at + len(staying[0]))
                yield Cascade(
                    item.number,
                    "floor",
                    place.number,
                    span,
                    f"本条引用强制性标准{staying[0]}，限值不得低于它的规定，请核对",
                )
                return


def _tables_of(doc: Document, span: Span) -> dict[str, Span]:
    """The tables that the words at ``span`` name."""
    return {
        reference.number: reference.span
        for reference in _by_block(doc).get(span.block, ())
        if reference.kind == "table" and span.start <= reference.span.start < span.end
    }


@fact
def _by_block(doc: Document) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for reference in references(doc):
        found.setdefault(reference.span.block, []).append(reference)
    return found


@fact
def _methods(doc: Document) -> dict[str, tuple[str, Span]]:
    """For a clause of the requirements the clause that has its method by its title."""
    return {
        each.clause.number: (each.method.number, each.method.heading.span())
        for each in required(doc)
        if each.method is not None and each.method.heading is not None
    }


@fact
def _rests(doc: Document) -> tuple[_Rest, ...]:
    """Every sentence that judges, inspects or tests by other parts of the document."""
    return (*_sentences(doc), *_tabled(doc))


def _sentences(doc: Document) -> Iterator[_Rest]:
    by_block = _by_block(doc)
    for block in doc.blocks():
        if block.kind not in ("paragraph", "list-item", "footnote") or not block.normative:
            continue
        role = _role(doc, block)
        if role is None and not _JUDGES.search(block.text):
            continue
        at = 0
        while at < len(block.text):
            start, end = sentence(block.text, at)
            at = max(end, at + 1)
            text = block.text[start:end]
            kind: Kind | None = "judgement" if _JUDGES.search(text) else role
            if kind is None:
                continue
            named = _numbers(block, [r for r in by_block.get(block.id, ()) if start <= r.span.start < end])
            numbers = tuple(dict.fromkeys((*named, *_ranged(doc, text))))
            whole = kind == "judgement" and not numbers and _ON_EVERYTHING.search(text) is not None
            if numbers or whole:
                yield _Rest(kind, doc.place(block.id).number, block.span(start, end), numbers)


def _numbers(block: Block, found: list[Reference]) -> Iterator[str]:
    """The clauses, annexes and tables named, ranges written out."""
    before: Reference | None = None
    for reference in found:
        if reference.kind not in ("clause", "annex", "table") or reference.exists is False:
            continue
        if before is not None and before.kind == reference.kind:
            between = block.text[before.span.end : reference.span.start]
            if re.fullmatch(r"\s?[～~至\-–—]\s?", between):
                yield from numbers_between(before.number, reference.number)
        yield reference.number
        before = reference


def _ranged(doc: Document, text: str) -> Iterator[str]:
    """The clauses of 「4.1～4.3」 where both ends exist: alone it might as well be a range of values."""
    known = outline(doc).numbers
    for match in _RANGE.finditer(text):
        if match["first"] in known and match["last"] in known:
            yield from parse_list(doc, match[0]).clauses


def _role(doc: Document, block: Block) -> Kind | None:
    """What the titles around a block say it is for."""
    place = doc.place(block.id)
    titles = [place.element.title if place.element is not None else "", place.clause.title if place.clause else ""]
    if any(_INSPECTS.search(title) for title in titles):
        return "inspection"
    return "test" if any(_TESTS.search(re.sub(r"\s", "", title)) for title in titles) else None


def _tabled(doc: Document) -> Iterator[_Rest]:
    """Tables of inspections that name clauses in a column of their own (项目｜要求的条文｜试验方法的条文)."""
    for element in doc.elements:
        blocks = [block for clause in element.walk() for block in clause.content] + list(element_blocks(element))
        for table in {block.id: block for block in blocks if isinstance(block, Table)}.values():
            if _role(doc, table) is not None or _INSPECTS.search(table.text):
                yield from _rows(doc, table)


def _rows(doc: Document, table: Table) -> Iterator[_Rest]:
    known = set(outline(doc).numbers)
    for row, column, cell in grid(table):
        text = cell.text.strip()
        if row < max(table.header, 1) or not re.match(r"[第附A-Z]?\s?\d", text):
            continue
        if not _CLAUSE_COLUMN.search(column_head(table, column)):
            continue
        named = parse_list(doc, text).clauses or tuple(n for n in re.split(r"[、，,\s]+", text) if n in known)
        for inner in cell.blocks[:1]:
            if named:
                where = f"{doc.place(table.id).number} {table.label}".strip()
                yield _Rest("inspection", where, inner.span(), named)
