"""Numbers a draft leaves to the tool: places are marked while the text is read and filled in when the document is known.

The captions, notes, examples and formulas of a draft with labels or references that bear no number get one in the order of the text
(headings: ``headings.py``). Typed numbers stay, and counting goes on from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stdkit.facts.patterns import pattern
from stdkit.formats import labels
from stdkit.formats.flat import Flat, Role
from stdkit.formats.markdown.inline import Inline
from stdkit.formats.markdown.naming import UNNUMBERED
from stdkit.formats.tree import rebuilt
from stdkit.model import Block, Document, Element, Figure, Formula, Table, TermEntry

_CAPTION = pattern(r"\s*(?P<what>[表图])(?P<gap>\s*)(?P<title>[^。；]*)")
_NAME = pattern(r"(?P<label>.*?)[ \t　]*\{#(?P<name>[^{}\s]+)\}", re.DOTALL)
_LAST = pattern(r"(\d{1,3})[^\d]*$")
_BEFORE_NAME = pattern(r"\s*(?:[表图注例]|示\s*例|附\s*录)\s*")
NAME_INSIDE = "\ue001"
"""Begins a name that stands within the text, where no label may be: it is told when all is known."""


def spelled_names(inline: Inline) -> str:
    """The label of a paragraph: behind 表, 图, 注, 示例, 附录 at its front, or at its end; others are marked as out of place."""
    text = "".join(run.text for run in inline.runs)
    name, at = inline.names[0]
    if len(inline.names) > 1 or not (at == len(text) or _BEFORE_NAME.fullmatch(text[:at])):
        return NAME_INSIDE + inline.names[-1][0]
    return name


def formula_label(spelled: str, *, counted: bool) -> tuple[str, str]:
    """Number and name of what stands behind a formula: 「（1）」, 「{#eq:mass}」, 「（1） {#eq:mass}」."""
    match = _NAME.fullmatch(spelled) if counted else None
    if match is None:
        return spelled, ""
    return match["label"] or f"（{UNNUMBERED}）", match["name"]


def uncounted(block: Block) -> Block:
    """A note or example without number, marked as one that may get one."""
    if block.label in ("注：", "示例："):
        return replace(block, label=block.label.replace("：", UNNUMBERED + "："))
    return block


def left_to_count(flats: Iterable[Flat]) -> list[Flat]:
    """The flats with captions, notes and examples that bear no number recognised and marked."""
    made = list(flats)
    for at, flat in enumerate(made):
        if flat.role or flat.literal or isinstance(flat.block, Table | Figure | Formula):
            continue
        text = flat.block.text
        caption = _CAPTION.fullmatch(text)
        if caption is not None and _is_caption(made, at, caption):
            role: Role = "table-caption" if caption["what"] == "表" else "figure-caption"
            label = caption["what"] + UNNUMBERED
            block = flat.block.without_prefix(caption.start("title"), label)
            made[at] = replace(flat, block=block, role=role)
            continue
        typed = labels.typed_note(text) or labels.typed_example(text)
        if typed is not None and typed.label in ("注：", "示例："):
            block = uncounted(flat.block.without_prefix(typed.length, typed.label))
            made[at] = replace(flat, block=block, role="note" if typed.label[0] == "注" else "example", literal=True)
    return made


def _is_caption(flats: Sequence[Flat], at: int, caption: re.Match[str]) -> bool:
    """「表　限值」 with a label of tables, or next to its table; 「图　流程」 likewise."""
    if labels.typed_caption(flats[at].block.text) is not None or (caption["title"] and not caption["gap"]):
        return False
    table = caption["what"] == "表"
    kind, colon, _ = flats[at].block.name.partition(":")
    if flats[at].block.name and (not colon or kind in ("tab", "tbl", "fig")):
        return not colon or (kind == "fig") != table
    if not table:
        return at > 0 and isinstance(flats[at - 1].block, Figure)
    following = [flat for flat in flats[at + 1 : at + 3] if not labels.is_unit_statement(flat.block.text)]
    return bool(following) and isinstance(following[0].block, Table)


def with_numbers(document: Document) -> Document:
    """The document with every number that was left out reckoned."""
    found = dict(_reckoned(document))
    if not found:
        return document
    return rebuilt(
        document, lambda block: replace(block, label=found[block.id]) if UNNUMBERED in block.label else block
    )


def _reckoned(document: Document) -> Iterator[tuple[str, str]]:
    """The labels of the blocks that lack a number, by their ids."""
    body: dict[str, int] = {}
    yield from _in_order(document.opening, "", body)
    yield from _attached(document.opening)
    for element in document.elements:
        letter = element.number[2:] if element.kind == "annex" else ""
        last = {} if letter else body
        for content in _contents(element):
            yield from _in_order(content, letter, last)
            yield from _attached(content)


def _contents(element: Element) -> Iterator[Sequence[Block]]:
    yield element.content
    for clause in element.walk():
        yield clause.content


def _in_order(blocks: Iterable[Block], letter: str, last: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Tables, figures and formulas: counted through the text, and in each annex for itself."""
    for block in blocks:
        what = "公式" if isinstance(block, Formula) else block.label[:1]
        if block.label and (isinstance(block, Table | Figure | Formula) or UNNUMBERED in block.label) and what != "注":
            number = _LAST.search(block.label)
            if UNNUMBERED in block.label and what in ("表", "图", "公式"):
                last[what] = last.get(what, 0) + 1
                shown = f"{letter}.{last[what]}" if letter else str(last[what])
                yield block.id, block.label.replace(UNNUMBERED, shown)
            elif number is not None:
                last[what] = int(number[1])
        yield from _in_order(_parts(block), letter, last)


def _parts(block: Block) -> Sequence[Block]:
    """What a block holds itself; what a table in a table holds is that table's."""
    if isinstance(block, Table):
        return (
            *([block.unit] if block.unit else []),
            *(one for row in block.rows for cell in row for one in cell.blocks),
        )
    return block.parts if isinstance(block, TermEntry) else ()


def _attached(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Notes and examples: counted where several stand in the same clause, term entry or table."""
    for kind, word in (("note", "注"), ("example", "示例")):
        group = [block for block in blocks if block.kind == kind and block.label]
        if len(group) == 1 and UNNUMBERED in group[0].label:
            yield group[0].id, f"{word}："
            continue
        last = 0
        for block in group:
            number = _LAST.search(block.label)
            last = int(number[1]) if number is not None else last + 1
            if UNNUMBERED in block.label:
                yield block.id, f"{word}{last}："
    for block in blocks:
        if isinstance(block, TermEntry | Table):
            yield from _attached(_parts(block))


def without_numbers(document: Document) -> Document:
    """The document with its notes and examples that bear no number marked as ones that may get one."""
    return rebuilt(document, uncounted)


def looks_uncounted(text: str) -> bool:
    """Whether a paragraph may be taken for a caption whose number was left out."""
    return _CAPTION.fullmatch(text) is not None
