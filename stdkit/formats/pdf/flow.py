"""The pages of a document as one flow of flats: furniture out, cover first, paragraphs joined over columns and pages."""

from __future__ import annotations

from collections.abc import Sequence

from stdkit.formats.flat import Flat
from stdkit.formats.pdf.flats import block_of_line, flat_of
from stdkit.formats.pdf.front import cover_flats, cover_page
from stdkit.formats.pdf.furniture import PageLines, without_furniture
from stdkit.formats.pdf.pages import PageContent
from stdkit.formats.pdf.paragraphs import Frame, Paragraph, flows_on, frame_of, paragraphs_of, vocabulary_of
from stdkit.formats.pdf.toc import mark_toc
from stdkit.model import Block, Unread


def document_flats(pages: Sequence[PageContent], unread: list[Unread]) -> tuple[list[Flat], list[Block]]:
    """The flats of a document in reading order, and its running heads and marks."""
    split = without_furniture([page.lines for page in pages])
    flats: list[Flat] = []
    bodies = split.pages
    cover = cover_page(bodies)
    if cover is not None:
        flats += cover_flats(bodies[cover])
        bodies = bodies[:cover] + bodies[cover + 1 :]
    paragraphs = _paragraphs(bodies)
    flats += [flat_of(paragraph, role) for paragraph, role in mark_toc(paragraphs)]
    return flats, [block_of_line(line) for line in split.furniture]


def _paragraphs(pages: Sequence[PageLines]) -> list[Paragraph]:
    lines = [line for page in pages for line in page.lines]
    vocabulary = vocabulary_of(lines)
    whole = frame_of(lines)
    found: list[Paragraph] = []
    for page in pages:
        here = paragraphs_of(page.lines, _frame(page, whole), vocabulary)
        if here:
            here[0].page_break = True
            if found and _goes_over(found[-1], here[0]):
                found[-1].lines.extend(here[0].lines)
                here = here[1:]
        found += here
    return found


def _frame(page: PageLines, whole: Frame) -> Frame:
    return frame_of(page.lines, whole)


def _goes_over(before: Paragraph, after: Paragraph) -> bool:
    """Whether the first paragraph of a page goes on with the last one of the page before."""
    if before.alone or after.alone or abs(before.last.size - after.first.size) > 0.12 * before.last.size:
        return False
    return after.first.x0 - after.frame.left < 1.2 * after.first.size and flows_on(before, after.first)
