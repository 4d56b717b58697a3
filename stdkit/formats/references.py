"""What references in the text may name, what they show, and how the text cites it: 表2, 公式（1）, 第5章, 5.3 a).

A run that refers shows the *label* of its block as Word can compute it (「表2」, 「（1）」, 「5.3」, 「a)」); what the citation needs beside it
(「公式」, 「第…章」, the clause before a list label) are runs of their own. Readers and writers of every format share this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern
from stdkit.formats.labels import uncontinued
from stdkit.model import Block, Document, Element, Figure, Formula, Run, Table, TermEntry

KINDS = {
    "tab": "表",
    "fig": "图",
    "eq": "公式",
    "cl": "章、条或列项",
    "anx": "附录",
    "term": "术语条目",
    "note": "注",
    "ex": "示例",
    "ref": "规范性引用文件",
    "bib": "参考文献",
}
"""What a label's prefix says its block is."""
_BIBLIOGRAPHY = pattern(r"\[\d{1,3}\]")
_CHAPTER = pattern(r"\d{1,3}")
_ITEM = pattern(r"[a-z][)）]|\d{1,2}[)）]|[（(]\d{1,2}[)）]")


@dataclass(frozen=True, slots=True)
class Target:
    """A block that may be cited. ``kinds`` are the prefixes its label may bear, the usual one first; ``label`` is what a reference
    shows, "" where nothing can be cited; ``above`` are, for a list item, its clause and the items it stands under."""

    block: Block
    kinds: tuple[str, ...]
    label: str
    above: tuple[Target, ...] = field(default=())

    @property
    def chapter(self) -> bool:
        return self.kinds == ("cl",) and not self.above and _CHAPTER.fullmatch(self.label) is not None

    @property
    def item(self) -> bool:
        return self.block.kind == "list-item" and self.kinds[0] == "cl"

    @property
    def number(self) -> str:
        """The bare number, for names: 「2」 of 表2, 「5.3-a」 of 5.3 a)."""
        parts = [re.sub(r"[^0-9A-Za-z.]", "", target.label) for target in (*self.above, self)]
        return "-".join(part for part in parts if part)

    def citation(self) -> list[tuple[str, Block | None]]:
        """The pieces of text by which a standard cites it, each with the block whose label it is (``None`` for words between)."""
        if self.kinds[0] == "eq":
            return [("公式", None), (self.label, self.block)]
        if self.chapter:
            return [("第", None), (self.label, self.block), ("章", None)]
        pieces: list[tuple[str, Block | None]] = []
        for target in (*self.above, self):
            if pieces:
                pieces.append((" ", None))
            pieces.append((target.label, target.block))
        return pieces


def citable(document: Document, wanted: Callable[[Block], bool]) -> Iterator[Target]:
    """The targets that the ``wanted`` blocks are, in reading order; a block nothing can cite comes with no kinds."""
    for element in document.elements:
        if element.kind == "toc":
            continue
        head = element.heading
        kinds = ("anx", "cl") if element.kind == "annex" else ("cl",)
        own = Target(head, kinds, element.number) if head is not None and element.number else None
        if head is not None and wanted(head):
            yield own or Target(head, kinds, "")
        yield from _content(element, element.content, own, wanted)
        for clause in element.walk():
            first = clause.heading or (clause.content[0] if clause.content else None)
            if first is None:
                continue
            own = Target(first, ("cl",), clause.number)
            if wanted(first):
                yield own
            yield from _content(element, clause.content[clause.heading is None :], own, wanted)


def _content(
    element: Element, blocks: Sequence[Block], owner: Target | None, wanted: Callable[[Block], bool]
) -> Iterator[Target]:
    items: list[Target] = []
    for block in blocks:
        if block.kind == "list-item":
            while items and items[-1].block.level >= block.level:
                items.pop()
            target = _item(block, owner, items)
            items.append(target)
        else:
            if block.kind == "paragraph":
                items = []
            target = _target(element, block)
        if wanted(block):
            yield target
        if isinstance(block, TermEntry):
            if block.heading is not None and wanted(block.heading):
                yield target
            yield from _content(element, block.parts, target, wanted)
        elif isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row):
                yield from _content(element, cell.blocks, None, wanted)


def _item(block: Block, owner: Target | None, items: Sequence[Target]) -> Target:
    if _BIBLIOGRAPHY.fullmatch(block.label):
        return Target(block, ("bib",), block.label)
    above = tuple(target for target in (owner, *items) if target is not None and target.label)
    return Target(block, ("cl",), block.label if _ITEM.fullmatch(block.label) else "", above)


def _target(element: Element, block: Block) -> Target:
    if isinstance(block, Table):
        return Target(block, ("tab",), uncontinued(block.label))
    if isinstance(block, Figure):
        return Target(block, ("fig",), uncontinued(block.label))
    if isinstance(block, Formula):
        return Target(block, ("eq",), block.label)
    if isinstance(block, TermEntry):
        return Target(block, ("term", "cl"), block.label)
    if block.kind in ("note", "example"):
        return Target(block, ("note" if block.kind == "note" else "ex",), block.label.rstrip("：:"))
    if block.kind == "paragraph" and _BIBLIOGRAPHY.fullmatch(block.label):
        return Target(block, ("bib",), block.label)
    if block.kind == "paragraph" and element.kind in ("normative-references", "bibliography"):
        return Target(block, ("ref",), code_of(block))
    return Target(block, (), "")


def code_of(block: Block) -> str:
    """The number of the document an entry of the 规范性引用文件 begins with, as typed: 「GB/T 6388」; "" where it begins with none."""
    found = next(numbers(block.text), None)
    return found.raw if found is not None and found.start == 0 else ""


def in_text(block: Block) -> bool:
    """Whether references may stand in the block: titles and term lines are copied to the contents and the index as text."""
    return block.kind not in ("heading", "term-entry")


def cited(run: Run, target: Target, names: Mapping[str, str], *, whole: bool) -> list[Run]:
    """The runs that stand for a reference to ``target`` at the place of ``run``: the whole citation, or the label alone.

    ``names`` are the names of blocks by their ids.
    """
    pieces = target.citation() if whole else [(target.label, target.block)]
    return [replace(run, text=text, refers=names[block.id] if block is not None else "") for text, block in pieces]
