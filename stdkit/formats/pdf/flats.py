"""Paragraphs of a PDF as what ``outline`` takes: blocks with runs, page, place, and what the layout tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stdkit.formats.flat import Flat, Role
from stdkit.formats.pdf.emphasis import Emphasis
from stdkit.formats.pdf.lines import Line
from stdkit.formats.pdf.paragraphs import HYPHEN, Paragraph
from stdkit.formats.titles import chapter_kind
from stdkit.model import Block, Mark, PdfAnchor, Run


def flat_of(paragraph: Paragraph, emphasis: Emphasis, role: Role = "") -> Flat:
    """The flat of a paragraph."""
    first = paragraph.first
    set_off = emphasis.is_set_off(first)
    if not role and emphasis.is_heading(paragraph):
        role = "heading"
    return Flat(
        block_of(paragraph, emphasis.common),
        role,
        page_break=paragraph.page_break,
        centered=paragraph.is_centered,
        size=round(first.size, 1),
        bold=set_off,
        plain=emphasis.sets_off and not set_off,
    )


def with_numbers(flats: Sequence[Flat]) -> list[Flat]:
    """The flats, a number on a line of its own put before the title of a chapter everybody knows on the line below (「1」, 「范围」)."""
    found: list[Flat] = []
    for flat in flats:
        before = found[-1] if found else None
        if before is not None and _is_bare(before) and flat.role == "" and chapter_kind(flat.block.text) != "core":
            runs = (*before.block.runs, Run("　"), *flat.block.runs)
            found[-1] = replace(flat, block=replace(flat.block, runs=runs), page_break=before.page_break)
        else:
            found.append(flat)
    return found


def _is_bare(flat: Flat) -> bool:
    text = flat.block.text
    return flat.role == "" and len(text) <= 2 and text.isdigit() and isinstance(flat.block.anchor, PdfAnchor)


def block_of(paragraph: Paragraph, common: frozenset[Mark] = frozenset()) -> Block:
    """The block of a paragraph; marks that most of the document bears are left out."""
    runs: list[Run] = []
    for gap, line in zip(paragraph.gaps(), paragraph.lines, strict=True):
        if gap == HYPHEN:
            last = runs[-1]
            runs[-1] = Run(last.text[:-1], last.anchor, last.marks)
            gap = ""
        _append(runs, line, gap, common)
    return Block("", "paragraph", tuple(runs), page=paragraph.first.page, anchor=box_of(paragraph.lines))


def block_of_line(line: Line, common: frozenset[Mark] = frozenset()) -> Block:
    runs: list[Run] = []
    _append(runs, line, "", common)
    return Block("", "paragraph", tuple(runs), page=line.page, anchor=box_of([line]))


def _append(runs: list[Run], line: Line, gap: str, common: frozenset[Mark] = frozenset()) -> None:
    for piece in line.pieces:
        anchor = PdfAnchor(
            line.page,
            round(piece.x0, 2),
            round(line.top, 2),
            round(piece.x1, 2),
            round(line.bottom, 2),
            piece.confidence,
        )
        runs.append(Run(gap + piece.text, anchor, piece.marks - common if common else piece.marks))
        gap = ""


def box_of(lines: Sequence[Line]) -> PdfAnchor:
    """The box around the lines that stand on the page of the first."""
    page = lines[0].page
    here = [line for line in lines if line.page == page]
    confidence = min(piece.confidence for line in here for piece in line.pieces)
    return PdfAnchor(
        page,
        round(min(line.x0 for line in here), 2),
        round(min(line.top for line in here), 2),
        round(max(line.x1 for line in here), 2),
        round(max(line.bottom for line in here), 2),
        confidence,
    )
