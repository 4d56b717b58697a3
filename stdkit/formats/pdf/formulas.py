"""Displayed formulas: a line that bears a formula's number at its right end, with what belongs to it above and below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stdkit.formats import labels
from stdkit.formats.pdf.drawings import Box
from stdkit.formats.pdf.flats import block_of_line
from stdkit.formats.pdf.frames import Frame
from stdkit.formats.pdf.lines import Line, part_of
from stdkit.model import Formula, Mark, PdfAnchor, Run

_LEADERS = re.compile(r"[\s.…·．・]+$")
_CHINESE = re.compile(r"[^\W\d_\x00-\u04ff]")
"""A letter of no alphabet; a range of Chinese characters takes a millisecond to compile."""
_SIGN = re.compile(r"[=＝<>＜＞≤≥≈≠∑∫√×÷±∈∝→+−]")


@dataclass(slots=True)
class FormulaContent:
    """A formula by its lines from top to bottom; no lines where only its number is text and the rest is drawn."""

    page: int
    box: Box
    label: str
    lines: list[Line]


def formulas_of(lines: Sequence[Line], frame: Frame) -> tuple[list[FormulaContent], list[Line]]:
    """The numbered formulas among the lines of a page, and the other lines."""
    found: list[FormulaContent] = []
    taken: set[int] = set()
    for at, line in enumerate(lines):
        if id(line) in taken:
            continue
        split = _numbered(line, frame)
        if split is None:
            continue
        body, label = split
        around = _around(lines, at, frame)
        taken.update((id(line), *(id(other) for other in around)))
        parts = sorted([*around, *([body] if body is not None else [])], key=lambda part: part.baseline)
        box = Box(
            min(part.x0 for part in (*parts, line)),
            min(part.top for part in (*parts, line)),
            max(part.x1 for part in (*parts, line)),
            max(part.bottom for part in (*parts, line)),
        )
        found.append(FormulaContent(line.page, box, label, parts))
    return found, [line for line in lines if id(line) not in taken]


def formula_block(formula: FormulaContent, common: frozenset[Mark]) -> Formula:
    runs: list[Run] = []
    for line in formula.lines:
        if runs:
            runs.append(Run(" "))
        runs.extend(block_of_line(line, common).runs)
    box = formula.box
    anchor = PdfAnchor(formula.page, round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))
    return Formula("", "formula", tuple(runs), formula.label, page=formula.page, anchor=anchor)


def _numbered(line: Line, frame: Frame) -> tuple[Line | None, str] | None:
    """The formula and the number of a line that ends in one, ``None`` where it is no formula."""
    number = labels.formula_number(line.text)
    if number is None or line.x1 < frame.right - 3 * line.size:
        return None
    start, label = number
    before = line.text[:start]
    bare = _LEADERS.sub("", before)
    gap = len(line.text) - len(bare) > len(label) + 1 or any(piece.text.startswith("\t") for piece in line.pieces)
    if not gap or labels.typed_number(before) is not None:
        return None
    if not bare.strip():
        return None, label
    chinese = len(_CHINESE.findall(bare))
    if not _SIGN.search(bare) or chinese > 0.4 * len(bare) or line.x0 < frame.left + line.size:
        return None
    return _cut(line, len(bare)), label


def _cut(line: Line, length: int) -> Line:
    """The line without what stands behind its first ``length`` characters."""
    kept = []
    for piece in line.pieces:
        if length <= 0:
            break
        text = piece.text[:length]
        part = len(text) / max(len(piece.text), 1)
        kept.append(type(piece)(text, piece.x0, piece.x0 + part * (piece.x1 - piece.x0), piece.marks, piece.confidence))
        length -= len(piece.text)
    return part_of(line, kept)


def _around(lines: Sequence[Line], at: int, frame: Frame) -> list[Line]:
    """Numerators, denominators and limits: lines without Chinese close above or below, set in from the edge."""
    home = lines[at]
    found: list[Line] = []
    for step in (-1, 1):
        near, level = at + step, home.baseline
        while 0 <= near < len(lines):
            line = lines[near]
            close = abs(line.baseline - level) < 1.3 * home.size
            if not close or _CHINESE.search(line.text) or line.x0 < frame.left + 2 * line.size:
                break
            if labels.formula_number(line.text) is not None and line.x1 > frame.right - 3 * line.size:
                break
            found.append(line)
            near, level = near + step, line.baseline
    return found
