"""What has to be the same before and after: numbers, table cells, clause numbers. Measured on the clean draft as read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stdkit.convert.changes import applied
from stdkit.convert.plan import Plan
from stdkit.facts.clause_lists import outline
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Edit, Table

_NUMBER = pattern(r"\d+(?:[.．]\d+)*")
_IN_NUMBERS = pattern(r"[\d.．]")
_OWN_KINDS = frozenset({"number", "cover", "declaration", "foreword", "edition", "reference", "decision"})
"""Changes that may bring or take numbers; a provision word never does."""


@dataclass(frozen=True, slots=True)
class Integrity:
    """Each is true where nothing changed but what the plan meant to change."""

    numbers_unchanged: bool = True
    tables_unchanged: bool = True
    clause_numbers_unchanged: bool = True
    details: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return self.numbers_unchanged and self.tables_unchanged and self.clause_numbers_unchanged


def compare(plan: Plan, after: Document) -> Integrity:
    """``after`` is the clean draft as the reader reads it."""
    refused = {id(refusal.edit) for refusal in plan.refusals}
    # The 目次 repeats what the text says and is not counted.
    done = [change for change in plan.changes if id(change.edit) not in refused and change.kind != "contents"]
    before = plan.document
    details: list[str] = []
    expected = _numbers(before)
    for change in done:
        old, new = _span_numbers(before, change.edit)
        if change.kind not in _OWN_KINDS and old != new:
            details.append(f"改动“{change.edit.text}”动了数字")
        if change.kind in _OWN_KINDS:
            expected = expected - old + new if not old - expected else expected
    found = _numbers(after)
    if expected != found:
        lost, added = expected - found, found - expected
        details.append(f"数字不一致：少 {dict(lost)}，多 {dict(added)}")
    numbers = not details
    edits: dict[str, list[Edit]] = {}
    for change in done:
        edits.setdefault(change.edit.span.block, []).append(change.edit)
    tables = _tables(before, edits) == _tables(after, {})
    clauses = _clause_numbers(before) == _clause_numbers(after)
    details += [] if tables else ["表格内容与计划不一致"]
    details += [] if clauses else ["章条编号有变化"]
    return Integrity(numbers, tables, clauses, tuple(details))


def _texts(doc: Document) -> Iterator[Block]:
    """The blocks of the text and the cover; running heads repeat what the cover says and are counted as well."""
    for group in (doc.cover.blocks, doc.furniture):
        for block in group:
            yield block
            yield from block.children()
    yield from doc.blocks()


def _numbers(doc: Document) -> Counter[str]:
    return Counter(number for block in _texts(doc) for number in _NUMBER.findall(block.text))


def _span_numbers(doc: Document, edit: Edit) -> tuple[Counter[str], Counter[str]]:
    """The numbers of the paragraph before and after this edit alone (a code edit may part or join digits)."""
    text = doc.block(edit.span.block).text
    old = text[edit.span.start : edit.span.end]
    if edit.unmark or (old and edit.text and not _IN_NUMBERS.search(old + edit.text)):
        return Counter(), Counter()  # a word for a word
    before = Counter(_NUMBER.findall(text))
    after = Counter(_NUMBER.findall(applied(text, [edit])))
    return before - after, after - before


def _tables(doc: Document, edits: dict[str, list[Edit]]) -> list[list[list[tuple[str, int, int]]]]:
    return [
        [[(_cell(cell.blocks, edits), cell.colspan, cell.rowspan) for cell in row] for row in block.rows]
        for block in doc.blocks()
        if isinstance(block, Table)
    ]


def _cell(blocks: Iterable[Block], edits: dict[str, list[Edit]]) -> str:
    return "\n".join(f"{block.label}{applied(block.text, edits.get(block.id, []))}" for block in blocks)


def _clause_numbers(doc: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    existing = outline(doc)
    return existing.numbers, existing.tables
