"""What a document says of itself beside its text, as far as fields show it: a changed number has to change there too.

A running head of the field ``DOCPROPERTY 标准号`` is computed from ``docProps/custom.xml`` at every opening; updated in the text alone,
the old number would come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.fields import FIELD_RESULT
from stdkit.formats.docx.package import Package
from stdkit.formats.docx.plan import Change
from stdkit.model import Block, Edit

CUSTOM = "docProps/custom.xml"
CORE = "docProps/core.xml"
_PROPERTY = pattern(
    r"(?:DOCPROPERTY\s+(?:\"(?P<quoted>[^\"]+)\"|(?P<bare>\S+))|(?P<own>TITLE|SUBJECT|KEYWORDS|COMMENTS)\b)",
    re.IGNORECASE,
)
_BUILT_IN = {
    "title": "title",
    "subject": "subject",
    "keywords": "keywords",
    "comments": "description",
    "category": "category",
}
"""Word's names of the core properties, and those of the part."""


def property_of(instruction: str) -> str:
    """The property that a field shows, "" where it shows none."""
    match = _PROPERTY.match(instruction.strip())
    return "" if match is None else match["quoted"] or match["bare"] or match["own"]


def update_properties(package: Package, changes: Iterable[Change]) -> set[str]:
    """Set every property shown by a field that was brought up to date to what the field shows now. Returns the parts changed."""
    by_block: dict[str, tuple[Block, list[Edit]]] = {}
    for change in changes:
        if change.edit.refresh:
            by_block.setdefault(change.block.id, (change.block, []))[1].append(change.edit)
    touched: set[str] = set()
    for block, edits in by_block.values():
        for instruction, start, end in _shown(block):
            name = property_of(instruction)
            inside = [edit for edit in edits if start <= edit.span.start and edit.span.end <= end]
            if name and inside:
                old = block.text[start:end]
                touched |= _set(package, name, old, _after(old, start, inside))
    return touched


def _shown(block: Block) -> Iterable[tuple[str, int, int]]:
    """The fields of a block with the range of what each shows."""
    found: list[tuple[str, int, int]] = []
    at = 0
    for run in block.runs:
        end = at + len(run.text)
        if run.locked == FIELD_RESULT and run.field:
            if found and found[-1][0] == run.field and found[-1][2] == at:
                found[-1] = (run.field, found[-1][1], end)
            else:
                found.append((run.field, at, end))
        at = end
    return found


def _after(text: str, start: int, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda each: each.span.start, reverse=True):
        text = text[: edit.span.start - start] + edit.text + text[edit.span.end - start :]
    return text


def _set(package: Package, name: str, old: str, new: str) -> set[str]:
    part, element = _find(package, name)
    if element is None or (element.text or "").strip() != old.strip():
        return set()
    element.text = new
    return {part}


def _find(package: Package, name: str) -> tuple[str, etree._Element | None]:
    """The element that holds the value of a property: one of the author's own, else a core property."""
    if CUSTOM in package:
        for holder in package.xml(CUSTOM):
            if (holder.get("name") or "").casefold() == name.casefold() and len(holder) == 1:
                return CUSTOM, holder[0]
    local = _BUILT_IN.get(name.casefold())
    if local and CORE in package:
        for element in package.xml(CORE):
            if etree.QName(element).localname == local:
                return CORE, element
    return "", None
