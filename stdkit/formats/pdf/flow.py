"""The pages of a document as one flow of flats: furniture out, cover first, paragraphs and tables joined over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stdkit.formats import labels
from stdkit.formats.flat import Flat
from stdkit.formats.pdf.continued import with_joined_tables
from stdkit.formats.pdf.emphasis import Emphasis, emphasis_of
from stdkit.formats.pdf.figures import FigureContent, figure_block, grounds_of, without_grounds
from stdkit.formats.pdf.flats import block_of_line, flat_of, with_numbers
from stdkit.formats.pdf.footnotes import Footnote, footnote_block, with_reference
from stdkit.formats.pdf.formulas import FormulaContent, formula_block
from stdkit.formats.pdf.frames import Frame, frames_of
from stdkit.formats.pdf.front import cover_flats, cover_page, imprint_page
from stdkit.formats.pdf.furniture import PageLines, without_furniture
from stdkit.formats.pdf.items import Item, items_of
from stdkit.formats.pdf.pages import PageContent
from stdkit.formats.pdf.paragraphs import Paragraph, flows_on, vocabulary_of
from stdkit.formats.pdf.tables import CONTINUED_PLACE, SAME_PLACE, TableContent, join, same_columns, table_block
from stdkit.formats.pdf.toc import TocWatch
from stdkit.model import Block, Mark, PdfAnchor, Run, Unread


@dataclass(slots=True)
class _Flow:
    """The items of the pages so far, in reading order."""

    vocabulary: frozenset[str]
    items: list[Item] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)

    def add(self, content: PageContent, lines: PageLines, frame: Frame) -> None:
        on_page = items_of(content, lines, frame, self.vocabulary)
        self.footnotes += on_page.footnotes
        here = on_page.items
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
        if not isinstance(last, TableContent):
            return 0
        at = 0
        while at < len(here) and at < 3 and _repeats_caption(here[at], self._caption()):
            at += 1
        more = here[at] if at < len(here) else None
        if not isinstance(more, TableContent) or not same_columns(last, more, CONTINUED_PLACE if at else SAME_PLACE):
            return 0
        if at == 0 and not (last.last_page + 1 == more.page and _near_top(more, page)):
            return 0
        join(last, more)
        return at + 1

    def _caption(self) -> str:
        """The label of the caption above the last table."""
        for item in self.items[-2:-4:-1]:
            if not isinstance(item, Paragraph):
                break
            caption = labels.typed_caption(item.text)
            if caption is not None:
                return caption.label
        return ""


def document_flats(pages: Sequence[PageContent], unread: list[Unread]) -> tuple[list[Flat], list[Block]]:
    """The flats of a document in reading order, and its running heads and marks. What is only drawn is said in ``unread``."""
    split = without_furniture([page.lines for page in pages])
    cover = cover_page(split.pages)
    imprint = imprint_page(split.pages, cover)
    flats = cover_flats(split.pages[cover]) if cover is not None else []
    bodies = [
        (page, lines)
        for at, (page, lines) in enumerate(zip(pages, split.pages, strict=True))
        if at not in (cover, imprint)
    ]
    every = [line for _, lines in bodies for line in lines.lines]
    flow = _Flow(vocabulary_of(every))
    grounds = grounds_of(page.drawn for page in pages)
    for (page, lines), frame in zip(bodies, frames_of([lines for _, lines in bodies]), strict=True):
        if grounds:
            page.drawn = without_grounds(page.drawn, grounds)
        flow.add(page, lines, frame)
    flow.items = list(_figures_of_boxes(with_joined_tables(flow.items)))
    toc = TocWatch(every)
    emphasis = emphasis_of(every, (item for item in flow.items if isinstance(item, Paragraph)))
    flats += with_numbers([_flat(item, toc, emphasis, unread) for item in flow.items])
    for footnote in flow.footnotes:
        _place_footnote(flats, footnote, emphasis.common)
    furniture = [*split.furniture, *(split.pages[imprint].lines if imprint is not None else ())]
    return flats, [*(block_of_line(line) for line in furniture), *_turned(pages, unread)]


def _figures_of_boxes(items: Sequence[Item]) -> Iterator[Item]:
    """The items, boxes drawn side by side with the caption of a figure below, and none of a table above, taken for that figure;
    with them what is written over and under the boxes."""
    at = 0
    while at < len(items):
        item, size = items[at], 1
        over = _is_beside(item) and at + 1 < len(items)
        boxes = items[at + over]
        if isinstance(boxes, TableContent) and boxes.last_page == boxes.page:
            end = at + over + 1
            under = end < len(items) and _is_beside(items[end])
            below = _captioned(items[end + under]) if end + under < len(items) else ""
            above = _captioned(items[at - 1]) if at else ""
            if below == "图" and above != "表":
                around = [part for part in items[at : end + under] if isinstance(part, Paragraph)]
                lines = [*boxes.lines(), *(line for part in around for line in part.lines)]
                item, size = FigureContent(boxes.page, boxes.box, lines), over + 1 + under
        yield item
        at += size


def _is_beside(item: Item) -> bool:
    """Whether a paragraph is a line of short texts side by side, as written over the boxes of a drawing."""
    if not isinstance(item, Paragraph) or len(item.lines) > 2 or labels.typed_caption(item.text) is not None:
        return False
    parts = item.text.replace("\u3000", "\t").split("\t")
    return len(parts) > 2 and all(0 < len(part) <= 20 for part in parts) and item.text[-1] not in "。；：，"


def _captioned(item: Item) -> str:
    caption = labels.typed_caption(item.text) if isinstance(item, Paragraph) else None
    return caption.what if caption is not None else ""


def _flat(item: Item, toc: TocWatch, emphasis: Emphasis, unread: list[Unread]) -> Flat:
    if isinstance(item, TableContent):
        return Flat(table_block(item, emphasis.common), "table")
    if isinstance(item, FigureContent):
        unread.append(Unread(f"第 {item.page} 页的图形只留了位置，没有读入", page=item.page))
        return Flat(figure_block(item), "figure")
    if isinstance(item, FormulaContent):
        if not item.lines:
            unread.append(Unread(f"公式{item.label}是图形，没有读入", page=item.page))
        return Flat(formula_block(item, emphasis.common), "formula")
    return flat_of(item, emphasis, toc.role(item.text, item.last))


def _place_footnote(flats: list[Flat], footnote: Footnote, common: frozenset[Mark]) -> None:
    """The footnote put behind the block of its page that bears its mark, else behind the last block of the page."""
    page = footnote.paragraph.first.page
    last = len(flats) - 1
    for at in range(len(flats) - 1, -1, -1):
        block = flats[at].block
        if block.page is not None and block.page > page:
            last = at - 1
            continue
        if not any(isinstance(run.anchor, PdfAnchor) and run.anchor.page == page for run in block.runs):
            if block.page is not None and block.page < page - 1:
                break
            continue
        referring = with_reference(block, footnote.mark)
        if referring is not None:
            flats[at].block = referring
            last = at
            break
    flats.insert(last + 1, Flat(footnote_block(footnote, common), "footnote"))


def _turned(pages: Sequence[PageContent], unread: list[Unread]) -> list[Block]:
    """Texts that run in another direction: marks where they repeat (a watermark), else said to be unread."""
    seen: dict[str, list[int]] = {}
    for page in pages:
        for text in page.turned:
            seen.setdefault(text, []).append(page.lines.number)
    marks: list[Block] = []
    for text, numbers in seen.items():
        if len(numbers) > 1 or len(pages) == 1:
            marks.append(Block("", "paragraph", (Run(text),), page=numbers[0]))
        else:
            unread.append(Unread(f"第 {numbers[0]} 页有旋转排列的文字，没有读入", page=numbers[0]))
    return marks


def _goes_over(before: Paragraph, after: Paragraph) -> bool:
    """Whether the first paragraph of a page goes on with the last one of the page before."""
    if before.alone or after.alone or abs(before.last.size - after.first.size) > 0.12 * before.last.size:
        return False
    if after.first.bold and not before.last.bold and labels.typed_number(after.text) is not None:
        return False  # a heading set bold, under the last full line of a list without marks
    shift = after.frame.left - before.frame.left
    return flows_on(before, after.first, shift)


def _repeats_caption(item: Item, label: str) -> bool:
    """Whether a paragraph at the top of a page is the caption of the table going on, or its unit said again."""
    if not isinstance(item, Paragraph):
        return False
    caption = labels.typed_caption(item.text)
    if caption is None:
        return labels.is_unit_statement(item.text)
    bare = labels.uncontinued(caption.label)
    return caption.what == "表" and (bare == label or not label) and (caption.continued or bare == label)


def _near_top(table: TableContent, page: PageLines) -> bool:
    """Whether a table begins where the text of its page does."""
    return all(line.baseline > table.box.top for line in page.lines)
