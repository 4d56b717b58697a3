"""The pages of a document as one flow of flats: furniture out, cover first, paragraphs and tables joined over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stdkit.formats import labels
from stdkit.formats.flat import Flat
from stdkit.formats.pdf.emphasis import Emphasis, emphasis_of
from stdkit.formats.pdf.flats import block_of_line, flat_of
from stdkit.formats.pdf.frames import Frame, frames_of
from stdkit.formats.pdf.front import cover_flats, cover_page
from stdkit.formats.pdf.furniture import PageLines, without_furniture
from stdkit.formats.pdf.lines import Line
from stdkit.formats.pdf.pages import PageContent
from stdkit.formats.pdf.paragraphs import Paragraph, flows_on, paragraphs_of, vocabulary_of
from stdkit.formats.pdf.tables import TableContent, join, same_columns, table_block
from stdkit.formats.pdf.toc import TocWatch
from stdkit.model import Block, Unread

Item = Paragraph | TableContent


@dataclass(slots=True)
class _Flow:
    """The items of the pages so far, in reading order."""

    vocabulary: frozenset[str]
    items: list[Item]

    def add(self, lines: PageLines, tables: Sequence[TableContent], frame: Frame) -> None:
        here = _items(lines, tables, frame, self.vocabulary)
        if not here:
            return
        if isinstance(here[0], Paragraph):
            here[0].page_break = True
        if self.items:
            here = here[self._join(here, lines) :]
        self.items += here

    def _join(self, here: list[Item], page: PageLines) -> int:
        """Join what goes on from the page before; how many of the items that takes."""
        last, first = self.items[-1], here[0]
        if isinstance(last, Paragraph):
            if isinstance(first, Paragraph) and _goes_over(last, first):
                last.lines.extend(first.lines)
                return 1
            return 0
        at = 0
        while at < len(here) and at < 3 and _repeats_caption(here[at], self._caption()):
            at += 1
        more = here[at] if at < len(here) else None
        if not isinstance(more, TableContent) or not same_columns(last, more):
            return 0
        if at == 0 and not (last.last_page + 1 == more.page and _near_top(more, page)):
            return 0
        join(last, more)
        return at + 1

    def _caption(self) -> str:
        """The label of the caption above the last table."""
        for item in self.items[-2:-4:-1]:
            if isinstance(item, TableContent):
                break
            caption = labels.typed_caption(item.text)
            if caption is not None:
                return caption.label
        return ""


def document_flats(pages: Sequence[PageContent], unread: list[Unread]) -> tuple[list[Flat], list[Block]]:
    """The flats of a document in reading order, and its running heads and marks."""
    split = without_furniture([page.lines for page in pages])
    cover = cover_page(split.pages)
    flats = cover_flats(split.pages[cover]) if cover is not None else []
    bodies = [lines for at, lines in enumerate(split.pages) if at != cover]
    tables = {page.lines.number: page.tables for page in pages}
    flow = _Flow(vocabulary_of(line for lines in bodies for line in lines.lines), [])
    for lines, frame in zip(bodies, frames_of(bodies), strict=True):
        flow.add(lines, tables[lines.number], frame)
    toc = TocWatch(line for lines in bodies for line in lines.lines)
    emphasis = emphasis_of(
        (line for lines in bodies for line in lines.lines),
        (item for item in flow.items if isinstance(item, Paragraph)),
    )
    flats += [_flat(item, toc, emphasis) for item in flow.items]
    return flats, [block_of_line(line) for line in split.furniture]


def _flat(item: Item, toc: TocWatch, emphasis: Emphasis) -> Flat:
    if isinstance(item, TableContent):
        return Flat(table_block(item, emphasis.common), "table")
    return flat_of(item, emphasis, toc.role(item.text, item.last))


def _items(page: PageLines, tables: Sequence[TableContent], frame: Frame, vocabulary: frozenset[str]) -> list[Item]:
    """Paragraphs and tables of a page in reading order."""
    found: list[Item] = []
    waiting = sorted(tables, key=lambda table: table.box.top)
    lines: list[Line] = []
    for line in page.lines:
        while waiting and waiting[0].box.top < line.baseline - 0.3 * line.size:
            found += paragraphs_of(lines, frame, vocabulary)
            lines = []
            found.append(waiting.pop(0))
        lines.append(line)
    found += paragraphs_of(lines, frame, vocabulary)
    found += waiting
    return found


def _goes_over(before: Paragraph, after: Paragraph) -> bool:
    """Whether the first paragraph of a page goes on with the last one of the page before."""
    if before.alone or after.alone or abs(before.last.size - after.first.size) > 0.12 * before.last.size:
        return False
    shift = after.frame.left - before.frame.left
    return flows_on(before, after.first, shift)


def _repeats_caption(item: Item, label: str) -> bool:
    """Whether a paragraph at the top of a page is the caption of the table going on, or its unit said again."""
    if isinstance(item, TableContent):
        return False
    caption = labels.typed_caption(item.text)
    if caption is None:
        return labels.is_unit_statement(item.text)
    bare = caption.label.removesuffix("（续）")
    return caption.what == "表" and (bare == label or not label) and (caption.continued or bare == label)


def _near_top(table: TableContent, page: PageLines) -> bool:
    """Whether a table begins where the text of its page does."""
    return all(line.baseline > table.box.top for line in page.lines)
