"""Drawings and pictures of a page: where they stand, and which lines are written inside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stdkit.formats import labels
from stdkit.formats.pdf.drawings import Box, Drawings
from stdkit.formats.pdf.frames import Frame
from stdkit.formats.pdf.furniture import PageLines
from stdkit.formats.pdf.lines import Line
from stdkit.model import Figure, PdfAnchor

_NEAR = 8.0
"""Strokes not further apart than that many points belong to one drawing."""
_LEAST_WIDTH, _LEAST_HEIGHT = 30.0, 22.0
_COVERING = 0.75
"""A picture that covers this part of the page is its ground, no figure."""
_FEW = 3
_MOST_BOXES = 3000


@dataclass(slots=True)
class FigureContent:
    """A drawing or picture; ``lines`` are written in it."""

    page: int
    box: Box
    lines: list[Line]


def figures_of(
    page: PageLines, drawn: Drawings, tables: Sequence[Box], frame: Frame
) -> tuple[list[FigureContent], list[Line]]:
    """The figures of a page, from top to bottom, and the lines that stand in none of them."""
    found: list[FigureContent] = []
    lines = list(page.lines)
    for region in _regions(page, drawn, tables):
        inside = [line for line in lines if _is_inside(line, region.box)]
        over = sum(1 for line in inside if _is_text(line, frame))
        if over > 1 or (over and not region.strokes):
            continue  # the text of the page runs over it: its ground, or the frame around a text
        captioned = any(_is_caption(line) and -20 < line.top - region.box.bottom < 90 for line in lines)
        if not captioned and not region.pictures and not region.strokes:
            continue  # rules that make no table, with text between them
        figure = FigureContent(page.number, region.box, [line for line in inside if not _is_text(line, frame)])
        taken = {id(line) for line in figure.lines}
        lines = [line for line in lines if id(line) not in taken]
        found.append(figure)
    return _with_labels_below(found, lines, frame)


def grounds_of(pages: Iterable[Drawings]) -> set[tuple[int, int, int, int]]:
    """The places of pictures that stand on three pages or more: stamps and grounds, no figures."""
    seen = Counter(place for drawn in pages for place in {_place(box) for box in drawn.pictures})
    return {place for place, count in seen.items() if count >= _FEW}


def without_grounds(drawn: Drawings, grounds: set[tuple[int, int, int, int]]) -> Drawings:
    return replace(drawn, pictures=[box for box in drawn.pictures if _place(box) not in grounds])


def _place(box: Box) -> tuple[int, int, int, int]:
    return round(box.x0 / 4), round(box.top / 4), round(box.x1 / 4), round(box.bottom / 4)


def _is_caption(line: Line) -> bool:
    caption = labels.typed_caption(line.text)
    return caption is not None and caption.what == "图"


def figure_block(figure: FigureContent) -> Figure:
    box = figure.box
    anchor = PdfAnchor(figure.page, round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))
    texts = tuple(line.text.replace("\t", " ") for line in figure.lines)
    return Figure("", "figure", page=figure.page, anchor=anchor, texts=texts)


def _is_inside(line: Line, box: Box) -> bool:
    """Whether a line is written in a drawing. A caption at its foot is not."""
    middle = line.baseline - 0.35 * line.size
    if not box.top - 2 <= middle <= box.bottom + 2:
        return False
    if min(line.x1, box.x1) - max(line.x0, box.x0) < 0.5 * (line.x1 - line.x0):
        return False
    return not _is_caption(line) or middle < box.bottom - 2 * line.size


def _is_text(line: Line, frame: Frame) -> bool:
    """Whether a line stands where the text of the page does and reads like it: a full line, a numbered title, a closed sentence."""
    if line.x0 > frame.left + 2.6 * line.size:
        return False
    number = labels.typed_number(line.text)
    if number is not None and number.number.depth > 1 and number.length < len(line.text):
        return True
    return line.x1 - line.x0 > 0.6 * frame.width or line.text[-1:] in "。；："


def _with_labels_below(
    figures: list[FigureContent], lines: list[Line], frame: Frame
) -> tuple[list[FigureContent], list[Line]]:
    """Short lines between a drawing and its caption (an axis, a legend) belong to it, unless they look like text."""
    for figure in figures:
        below = [line for line in lines if 0 <= line.baseline - figure.box.bottom < 90]
        for at, line in enumerate(below):
            caption = labels.typed_caption(line.text)
            if caption is not None and caption.what == "图":
                between = below[:at]
                if all(_is_short(other, frame) for other in between):
                    figure.lines.extend(between)
                    taken = {id(other) for other in between}
                    lines = [other for other in lines if id(other) not in taken]
                break
            if not _is_short(line, frame):
                break
    return figures, lines


def _is_short(line: Line, frame: Frame) -> bool:
    number = labels.typed_number(line.text)
    return (
        line.x1 - line.x0 < 0.5 * frame.width
        and line.text[-1:] not in "。；："
        and (number is None or number.number.depth < 2)
        and line.x0 > frame.left + 2.5 * line.size
    )


@dataclass(frozen=True, slots=True)
class _Region:
    """Things drawn near one another: the box around them and how many of each kind they are."""

    box: Box
    pictures: int = 0
    strokes: int = 0
    rules: int = 0

    def around(self, other: _Region) -> _Region:
        return _Region(
            self.box.around(other.box),
            self.pictures + other.pictures,
            self.strokes + other.strokes,
            self.rules + other.rules,
        )

    def is_drawing(self) -> bool:
        if self.box.width < _LEAST_WIDTH or self.box.height < _LEAST_HEIGHT:
            return False
        everything = self.pictures + self.strokes + self.rules
        return bool(self.pictures) or everything > 8 or (self.strokes > 0 and everything >= _FEW)


def _regions(page: PageLines, drawn: Drawings, tables: Sequence[Box]) -> list[_Region]:
    """What is drawn, near things put together; without tables, single rules and the page's ground."""
    area = page.width * page.height
    things = [
        *(_Region(box, pictures=1) for box in drawn.pictures),
        *(_Region(box, strokes=1) for box in drawn.strokes),
        *(_Region(Box(rule.start, rule.at, rule.end, rule.at), rules=1) for rule in drawn.across),
        *(_Region(Box(rule.at, rule.start, rule.at, rule.end), rules=1) for rule in drawn.down),
    ]
    things = [
        thing
        for thing in things
        if thing.box.width * thing.box.height < _COVERING * area
        and thing.box.bottom > 0
        and thing.box.top < page.height
        and not _in_tables(thing.box, tables)
    ]
    if len(things) > _MOST_BOXES:  # a map, a photograph made of strokes
        whole = things[0]
        for thing in things:
            whole = whole.around(thing)
        groups = [whole]
    else:
        groups = _grouped(things)
    kept = [
        region for region in groups if region.is_drawing() and region.box.width * region.box.height < _COVERING * area
    ]
    return sorted(kept, key=lambda region: (region.box.top, region.box.x0))


def _in_tables(box: Box, tables: Sequence[Box]) -> bool:
    return any(table.holds((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2, 4) for table in tables)


def _grouped(things: Sequence[_Region]) -> list[_Region]:
    groups: list[_Region] = []
    for thing in sorted(things, key=lambda region: region.box.top):
        groups = _with(groups, thing)
    while True:  # a group that grew may have come near another
        merged: list[_Region] = []
        for group in groups:
            merged = _with(merged, group)
        if len(merged) == len(groups):
            return groups
        groups = merged


def _with(groups: Sequence[_Region], thing: _Region) -> list[_Region]:
    """The groups with one more thing, joined to all it is near."""
    apart: list[_Region] = []
    for group in groups:
        if group.box.meets(thing.box, _NEAR):
            thing = thing.around(group)
        else:
            apart.append(group)
    return [*apart, thing]
