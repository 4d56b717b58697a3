"""The cover of a PDF: a page that the lines of a cover fill, read by size and place."""

from __future__ import annotations

from collections.abc import Sequence

from stdkit.facts.titles import squeeze
from stdkit.formats.coverlines import lines_of
from stdkit.formats.flat import Flat
from stdkit.formats.labels import typed_number
from stdkit.formats.pdf.flats import block_of_line
from stdkit.formats.pdf.furniture import PageLines
from stdkit.formats.pdf.lines import Line, part_of
from stdkit.formats.titles import is_known, unnumbered_kind

_EVIDENCE = frozenset(
    {"ics", "ics-name", "ccs", "record", "masthead", "number", "number-undated", "replaces-name"}
    | {"published", "implemented", "issued_by", "issued-name"}
)
_FIRST = 3
"""The cover is one of that many pages at the front: a blank or a publisher's page may come before it."""


def cover_page(pages: Sequence[PageLines]) -> int | None:
    """The index of the page that is the cover, ``None`` where there is none."""
    for at, page in enumerate(pages[:_FIRST]):
        if is_cover(page):
            return at
    return None


def is_cover(page: PageLines) -> bool:
    """Whether a page says what only a cover says, in at least two ways, and begins no text."""
    seen: set[str] = set()
    after = ""
    for line in page.lines:
        if _begins_text(line.text):
            return False
        for text in line.text.split("\t"):
            for found in lines_of("", text, after=after):
                after = found.field
                seen |= {found.field} & _EVIDENCE
    return len(seen) >= 2 and len(page.lines) <= 40


def imprint_page(pages: Sequence[PageLines], cover: int | None) -> int | None:
    """The index of the publisher's page at the end (书号, 定价), ``None`` where there is none: the last page with any text, which
    says the number and another line of the cover again and holds no sentence."""
    if cover is None:
        return None
    last = next((at for at in range(len(pages) - 1, cover, -1) if pages[at].lines), None)
    if last is None:
        return None
    said = {squeeze(part.text): part.text for line in pages[cover].lines for part in apart(line)}
    here = [part.text for line in pages[last].lines for part in apart(line)]
    again = {squeeze(text) for text in here} & said.keys()
    numbers = {text for text in again if _is_number(said[text])}
    sentences = any(text[-1:] in "。；，" or typed_number(text) is not None for text in here)
    return last if numbers and len(again) > 1 and len(here) <= 40 and not sentences else None


def _is_number(text: str) -> bool:
    return any(found.field in ("number", "number-undated") for found in lines_of("", text))


def _begins_text(text: str) -> bool:
    if unnumbered_kind(text) is not None:
        return True
    number = typed_number(text)
    return number is not None and number.number.depth == 1 and is_known(text[number.length :])


def cover_flats(page: PageLines) -> list[Flat]:
    """The lines of the cover in reading order, those that stand side by side apart."""
    parts = [part for line in page.lines for part in apart(line)]
    return [
        Flat(block_of_line(line), "cover", size=round(line.size, 1), bold=line.heiti or line.bold)
        for line in _in_order(parts)
    ]


def apart(line: Line) -> list[Line]:
    """The texts of a line that wide gaps part."""
    groups: list[list[int]] = []
    for at, piece in enumerate(line.pieces):
        if not groups or piece.text.startswith("\t"):
            groups.append([])
        groups[-1].append(at)
    return [part_of(line, [line.pieces[at] for at in group]) for group in groups]


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """From top to bottom; a line set half way beside several others comes after them (发布 beside the issuing bodies)."""
    order = sorted(lines, key=lambda line: (line.baseline, line.x0))
    for line in list(order):
        beside = [
            other
            for other in order
            if other is not line and other.x1 <= line.x0 + 1 and other.top < line.bottom and other.bottom > line.top
        ]
        if len(beside) >= 2 and squeeze(line.text):
            order.remove(line)
            order.insert(max(order.index(other) for other in beside) + 1, line)
    return order
