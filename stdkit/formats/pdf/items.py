"""What stands on one page in reading order: paragraphs, tables, figures, formulas; its footnotes apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdkit.formats.pdf.columns import in_reading_order
from stdkit.formats.pdf.figures import FigureContent, figures_of
from stdkit.formats.pdf.footnotes import Footnote, footnote_lines, footnotes_of
from stdkit.formats.pdf.formulas import FormulaContent, formulas_of
from stdkit.formats.pdf.frames import Frame
from stdkit.formats.pdf.furniture import PageLines
from stdkit.formats.pdf.lines import Line
from stdkit.formats.pdf.pages import PageContent
from stdkit.formats.pdf.paragraphs import Paragraph, paragraphs_of
from stdkit.formats.pdf.tables import TableContent

Placed = TableContent | FigureContent | FormulaContent
Item = Paragraph | Placed


@dataclass(slots=True)
class PageItems:
    items: list[Item]
    footnotes: list[Footnote]


def items_of(content: PageContent, page: PageLines, frame: Frame, vocabulary: frozenset[str]) -> PageItems:
    """The items of a page; ``page`` holds its lines without running heads and feet."""
    above, below = footnote_lines(page.lines, content.drawn, frame)
    page = PageLines(page.number, page.width, page.height, tuple(above))
    figures, lines = figures_of(page, content.drawn, [table.box for table in content.tables], frame)
    formulas, lines = formulas_of(lines, frame)
    placed: list[Placed] = [*content.tables, *figures, *formulas]
    items: list[Item] = []
    for column, column_frame in in_reading_order(lines, frame):
        items += _merged(column, placed, column_frame, vocabulary)
    placed.sort(key=_top)
    items += placed
    return PageItems(items, footnotes_of(paragraphs_of(below, frame, vocabulary)))


def _top(item: Placed) -> float:
    return item.box.top


def _merged(lines: Sequence[Line], placed: list[Placed], frame: Frame, vocabulary: frozenset[str]) -> Iterator[Item]:
    """The paragraphs of a column with what stands between their lines; what is given out is taken from ``placed``."""
    waiting: list[Line] = []
    for line in lines:
        before = [item for item in placed if item.box.top < line.baseline - 0.3 * line.size]
        if before:
            yield from paragraphs_of(waiting, frame, vocabulary)
            waiting = []
            for item in sorted(before, key=_top):
                placed.remove(item)
                yield item
        waiting.append(line)
    yield from paragraphs_of(waiting, frame, vocabulary)
