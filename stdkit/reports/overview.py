"""``read``: a document at a glance. Cover, elements and clauses with their numbers, what there is of each kind, what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stdkit.facts.listed import bibliography, normative_list
from stdkit.facts.provisions import Kind, provisions
from stdkit.formats.excerpts import one_line, shorten
from stdkit.formats.page import Line, Page, columns_of, line
from stdkit.model import Block, Clause, Document, Element, PdfAnchor
from stdkit.reports.words import ELEMENT

_COVER = (
    ("number", "编号"),
    ("replaces", "代替"),
    ("title", "名称"),
    ("title_en", "英文译名"),
    ("conformity", "一致性程度"),
    ("stage", "文稿"),
    ("ics", "ICS"),
    ("ccs", "CCS"),
    ("record", "备案号"),
    ("published", "发布"),
    ("implemented", "实施"),
    ("issued_by", "发布机构"),
)
_COUNTED = (
    ("table", "表"),
    ("figure", "图"),
    ("formula", "公式"),
    ("term-entry", "术语"),
    ("list-item", "列项"),
    ("note", "注"),
    ("example", "示例"),
    ("footnote", "脚注"),
)
_PROVISIONS: tuple[tuple[str, frozenset[Kind]], ...] = (
    ("要求", frozenset({"REQ", "REQ_NS", "PROH", "PROH_NS", "RESTR"})),
    ("推荐", frozenset({"REC", "REC_NEG"})),
    ("允许", frozenset({"PERM", "PERM_NEG", "COND"})),
    ("能力和可能性", frozenset({"CAP", "POSS"})),
)
"""What a provision is by its word; words that only strengthen or double another are not counted."""
_NOT_STANDARD: frozenset[Kind] = frozenset({"REQ_NS", "PROH_NS"})
_DOUBTFUL = 0.8
_INDENT = 2


def render(document: Document, *, width: int = 100, height: int = 50, colour: bool = False) -> str:
    """The document as text; clauses are shown as deep as ``height`` lines allow, at least the elements themselves."""
    page = Page(width, colour)
    page.add(line((one_line(document.path), "bold")))
    for part in _cover(document):
        page.add_wrapped(part)
    page.add([])
    rest = list(_rest(document, page.width))
    for part in _tree(document, max(height - len(rest) - 8, 12), page.width):
        page.add(part)
    page.add([])
    for part in rest:
        page.add_wrapped(part)
    return page.text()


def _cover(document: Document) -> Iterator[Line]:
    for name, shown in _COVER:
        value = getattr(document.cover, name)
        text = "、".join(value) if isinstance(value, tuple) else value
        if text:
            yield line(f"  {shown}{' ' * (11 - columns_of(shown))}", one_line(text))


def _tree(document: Document, height: int, width: int) -> Iterator[Line]:
    """The elements, with the deepest clauses that ``height`` lines have room for."""
    depth = 0
    while depth < 6 and _size(document, depth + 1) <= height and _size(document, depth + 1) > _size(document, depth):
        depth += 1
    for element in document.elements:
        yield _element(element, depth, width)
        for clause in element.clauses:
            yield from _clause(clause, 1, depth, width)


def _size(document: Document, depth: int) -> int:
    return sum(1 + sum(_lines(clause, depth) for clause in element.clauses) for element in document.elements)


def _lines(clause: Clause, depth: int) -> int:
    return (1 + sum(_lines(below, depth - 1) for below in clause.clauses)) if depth else 0


def _element(element: Element, depth: int, width: int) -> Line:
    kind = ELEMENT[element.kind]
    title = one_line(element.title) or f"（{kind}）"
    nature = "（规范性）" if element.normative else "（资料性）"
    mark = nature if element.kind == "annex" else ""
    hidden = sum(1 for _ in element.walk()) if not depth else 0
    more = f"　{hidden} 条" if hidden else ""
    return line(
        "  ",
        (f"{element.number}　" if element.number else "", "bold"),
        (_fit(title, width), "bold"),
        mark,
        (more, "dim"),
    )


def _clause(clause: Clause, level: int, depth: int, width: int) -> Iterator[Line]:
    if level > depth:
        return
    below = sum(1 for _ in clause.walk()) - 1 if level == depth else 0
    title = one_line(clause.title) or one_line(clause.content[0].text if clause.content else "")
    style = "" if clause.title else "dim"
    number = f"{clause.number}　" if clause.number else ""
    indent = " " * (2 + _INDENT * level)
    more = f"　{below} 条" if below else ""
    yield line(indent, number, (_fit(title, width - len(indent) - 14), style), (more, "dim"))
    for part in clause.clauses:
        yield from _clause(part, level + 1, depth, width)


def _fit(text: str, columns: int) -> str:
    return shorten(text, max(columns // 2, 12))


def _rest(document: Document, width: int) -> Iterator[Line]:
    """How many there are of each kind, how sure the recognition was, and what could not be read."""
    counts: Counter[str] = Counter(block.kind for block in document.blocks())
    clauses = sum(1 for element in document.elements for _ in element.walk())
    parts = [f"条 {clauses}", *(f"{shown} {counts[kind]}" for kind, shown in _COUNTED if counts[kind])]
    cited = (("规范性引用文件", len(normative_list(document))), ("参考文献", len(bibliography(document))))
    yield from _packed("  共有　", [*parts, *(f"{shown} {count}" for shown, count in cited if count)], width)
    yield from _provisions(document, width)
    yield from _confidence(document)
    if document.unread:
        yield line("  ", ("未读出的内容", "yellow"), f"　{len(document.unread)} 处")
        seen = Counter((gap.what, gap.where) for gap in document.unread)
        for (what, where), times in list(seen.items())[:8]:
            yield line(f"    {where + '：' if where else ''}{what}{f'（{times} 处）' if times > 1 else ''}")
        if len(seen) > 8:
            yield line(f"    另有 {len(seen) - 8} 种，见 --to json 的 unread")


def _packed(head: str, parts: list[str], width: int) -> Iterator[Line]:
    """``parts`` behind ``head`` in as many lines as they need, none of them broken."""
    shown = head
    for at, part in enumerate(parts):
        if at and columns_of(shown) + 2 + columns_of(part) > width:
            yield line(shown)
            shown = " " * columns_of(head) + part
        else:
            shown += f"　{part}" if at else part
    yield line(shown)


def _provisions(document: Document, width: int) -> Iterator[Line]:
    kinds = Counter(provision.kind for provision in provisions(document))
    counted = [(shown, sum(kinds[kind] for kind in members)) for shown, members in _PROVISIONS]
    if not any(count for _, count in counted):
        return
    odd = sum(kinds[kind] for kind in _NOT_STANDARD)
    parts = [f"{shown} {count}" for shown, count in counted if count]
    if odd:
        parts[0] += f"（其中“必须”“严禁”等非规范用语 {odd}）"
    yield from _packed("  条款用词　", parts, width)


def _confidence(document: Document) -> Iterator[Line]:
    """How sure the recognition was of what it read, each character counting once."""
    recognised = total = 0.0
    doubtful: list[Block] = []
    for block in document.blocks():
        sure = [
            (len(run.text), run.anchor.confidence)
            for run in block.runs
            if isinstance(run.anchor, PdfAnchor) and run.anchor.confidence < 1 and run.text.strip()
        ]
        recognised += sum(length for length, _ in sure)
        total += sum(length * confidence for length, confidence in sure)
        if any(confidence < _DOUBTFUL for _, confidence in sure):
            doubtful.append(block)
    if not recognised:
        return
    first = document.place(doubtful[0].id).number if doubtful else ""
    where = f"，{len(doubtful)} 段有低于 {_DOUBTFUL:.2f} 的字{f'（首处 {first}）' if first else ''}" if doubtful else ""
    yield line("  识别　", f"平均置信度 {total / recognised:.2f}{where}")
