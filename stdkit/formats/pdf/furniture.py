"""Running heads, page numbers, watermarks and margin marks: told by what repeats and where it stands, never by words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdkit.formats import labels
from stdkit.formats.pdf.lines import Line

_ZONE = 0.16
"""The part of the page's height at its top and foot in which running heads stand."""
_DEEP = 4
"""A running head or foot has not more lines than that."""
_LEVEL = 4.0
"""Points by which the same running head may stand higher or lower from page to page."""
_LEVEL_SCANNED = 24.0
"""The same for pages laid on a scanner by hand."""
_NUMBER = re.compile(
    r"[-—–·.\s]*(?:第\s*)?(?:\d{1,4}|[IVXLCivxlcⅠ-ⅻ]{1,7})\s*(?:页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–·.\s]*"
)
_COUNTED = re.compile(r"\d+|(?<![A-Za-z])[IVXLCivxlcⅠ-ⅻ]+(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page, from top to bottom."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The pages without what repeats on them, and one line for each thing that does."""

    pages: list[PageLines]
    furniture: list[Line]


def is_page_number(text: str) -> bool:
    """「12」, 「IV」, 「— 3 —」, 「第 3 页 共 40 页」."""
    return _NUMBER.fullmatch(text) is not None


def without_furniture(pages: Sequence[PageLines]) -> Split:
    """The pages without running heads, feet, page numbers, and marks that stand on most pages in one place."""
    dropped: set[int] = set()
    everywhere = _standing_marks(pages)
    for page in pages:
        dropped.update(id(line) for line in page.lines if _place(page, line) in everywhere)
    for edge in (_from_top, _from_foot):
        dropped |= _at_edge(pages, edge, dropped)
    kept = [
        PageLines(page.number, page.width, page.height, tuple(line for line in page.lines if id(line) not in dropped))
        for page in pages
    ]
    once: dict[str, Line] = {}
    for page in pages:
        for line in page.lines:
            if id(line) in dropped and not is_page_number(line.text):
                once.setdefault(_COUNTED.sub("#", line.text), line)
    return Split(kept, list(once.values()))


def _place(page: PageLines, line: Line) -> tuple[str, int, int]:
    return line.text, round(line.x0 / 3), round((line.baseline) / 3)


def _standing_marks(pages: Sequence[PageLines]) -> set[tuple[str, int, int]]:
    """Texts that stand in one and the same place on most pages: watermarks, stamps, marks in the margin. A line that fills its
    column is text, however often it comes."""
    if len(pages) < 4:
        return set()
    seen: Counter[tuple[str, int, int]] = Counter()
    for page in pages:
        seen.update(
            {_place(page, line) for line in page.lines if line.x1 - line.x0 < 0.4 * page.width or line.size > 20}
        )
    return {place for place, count in seen.items() if count >= max(4, 0.6 * len(pages))}


def _from_top(page: PageLines) -> Iterator[Line]:
    for line in page.lines[:_DEEP]:
        if line.baseline < page.height * _ZONE:
            yield line


def _from_foot(page: PageLines) -> Iterator[Line]:
    for line in page.lines[: -_DEEP - 1 : -1]:
        if line.baseline > page.height * (1 - _ZONE):
            yield line


def _at_edge(pages: Sequence[PageLines], edge: object, dropped: set[int]) -> set[int]:
    """The lines at one edge of the pages that repeat there, taken from the outside inwards."""
    assert callable(edge)
    found: set[int] = set()
    waiting = {page.number: [line for line in edge(page) if id(line) not in dropped] for page in pages}
    by_number = {page.number: page for page in pages}
    for depth in range(_DEEP):
        outer = {number: lines[0] for number, lines in waiting.items() if lines}
        taken = _repeated(outer, len(pages), depth, by_number, waiting)
        if not taken:
            break
        for number in taken:
            found.add(id(waiting[number].pop(0)))
        for number in list(waiting):
            if number not in taken:
                del waiting[number]
    return found


def _repeated(
    outer: dict[int, Line],
    count: int,
    depth: int,
    pages: dict[int, PageLines],
    waiting: dict[int, list[Line]],
) -> set[int]:
    """The pages whose outermost line says the same, counting apart, at the same height as those of other pages."""
    groups: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number, line in outer.items():
        text = re.sub(r"\s", "", line.text)
        key = "#" if is_page_number(line.text) else _COUNTED.sub("#", text)
        groups[key].append((line.baseline, number))
    taken: set[int] = set()
    for key, places in groups.items():
        caption = labels.typed_caption(outer[places[0][1]].text)
        slack = _LEVEL_SCANNED if any(_is_scanned(outer[number]) for _, number in places) else _LEVEL
        for level in _levels(places, slack):
            if key == "#":
                repeats = len(level) >= 2 or _is_lonely(pages[level[0]], outer[level[0]])
            elif caption is not None:
                repeats = False
            elif depth == 0 and count < 6:
                repeats = len(level) >= 2 and _far(pages, outer, level)
            else:
                repeats = len(level) >= max(3, (0.2 if depth == 0 else 0.5) * count)
            if repeats:
                taken.update(level)
    return taken


def _is_scanned(line: Line) -> bool:
    return any(piece.confidence < 1.0 for piece in line.pieces)


def _levels(places: list[tuple[float, int]], slack: float) -> Iterator[list[int]]:
    """Pages whose line stands at about the same height, by ``slack`` points, grouped."""
    group: list[int] = []
    first = 0.0
    for height, number in sorted(places):
        if group and height - first > slack:
            yield group
            group = []
        if not group:
            first = height
        group.append(number)
    if group:
        yield group


def _far(pages: dict[int, PageLines], outer: dict[int, Line], level: Sequence[int]) -> bool:
    return all(_is_lonely(pages[number], outer[number]) for number in level)


def _is_lonely(page: PageLines, line: Line) -> bool:
    """Whether a line stands clear of the text, near the edge of the page."""
    others = [abs(other.baseline - line.baseline) for other in page.lines if other is not line]
    edge = min(line.baseline, page.height - line.baseline)
    return edge < 0.1 * page.height and (not others or min(others) > 1.8 * line.size)
