"""HTML tables → pipe tables, merged cells and all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.formats.markdown.rewritten import Rewritten
from stdkit.formats.markdown.tables import RULE
from stdkit.formats.markdown.tags import rewrite_inline

_TAG = pattern(
    r"<!--.*?(?:-->|\Z)|<(?P<close>/?)(?P<tag>table|caption|thead|tbody|tfoot|tr|td|th|col|colgroup)\b"
    r"(?P<inside>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>",
    re.DOTALL | re.IGNORECASE,
)
_SPAN = pattern(r"\b(?P<which>col|row)span\s*=\s*[\"']?\s*(?P<count>\d{1,6})", re.IGNORECASE)
_BEFORE = pattern(r"(?:\s|<br>)+")
_BEHIND = pattern(r"(?<!\s)(?<!<br>)(?:\s|<br>)+\Z")
_JOINT = pattern(r"(?P<break>(?:\s*<br>\s*){2,})|(?P<line>\s*\n\s*)|(?P<bar>(?<!\\)\|)")
_WIDEST = 200
"""No table has more columns; a span that says so is a slip or an attack."""


@dataclass(slots=True)
class _Cell:
    start: int
    end: int
    colspan: int
    rowspan: int
    head: bool


@dataclass(slots=True)
class _Rows:
    rows: list[list[_Cell]] = field(default_factory=list)
    head: int = 0
    """How many rows stand in a thead."""
    caption: tuple[int, int] | None = None


def end_of_table(source: str, start: int) -> int | None:
    """Where the table that opens at ``start`` ends, its inner tables included; ``None`` where it is never closed."""
    depth = 0
    for match in _TAG.finditer(source, start):
        if (match["tag"] or "").lower() == "table":
            depth += -1 if match["close"] else 1
            if depth == 0:
                return match.end()
    return None


def rewrite_table(made: Rewritten, start: int, end: int, *, said: str = "") -> None:
    """The table at ``[start, end)`` of the source, its caption as a paragraph before it unless it is ``said`` there already. An
    inner table gives its cells' text."""
    found = _rows(made.source, start, end)
    if found.caption is not None and squeeze(made.source[slice(*found.caption)]) != squeeze(said):
        rewrite_inline(made, *found.caption)
        made.put("\n\n", found.caption[1])
    grid = _grid(found.rows)
    width = max((len(row) for row in grid), default=0)
    if not width:
        return
    head = found.head or _led_by_heads(found.rows)
    for number, row in enumerate(grid):
        at = next((cell.start for cell in row if isinstance(cell, _Cell)), start)
        if number == head:
            made.put(f"|{'---|' * width}\n", at)
        made.put("|", at)
        for place in [*row, *[""] * (width - len(row))]:
            if isinstance(place, str):
                made.put(f" {place} |", at)
            else:
                at = place.end
                _cell(made, place)
        made.put("\n", at)
    if head >= len(grid):
        made.put(f"|{'---|' * width}\n", end)


def _cell(made: Rewritten, cell: _Cell) -> None:
    source = made.source
    start, end = cell.start, cell.end
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    made.put(" ", start)
    inner = Rewritten(source)
    rewrite_inline(inner, start, end, in_cell=True)
    text = inner.text
    if text in ("<", "^") or RULE.fullmatch(text):
        made.put("\\" + text, start, end - start)
    else:
        _spliced(made, inner, text)
    made.put(" |", end)


def _spliced(made: Rewritten, inner: Rewritten, text: str) -> None:
    """A cell's text on one line, its bars escaped, empty paragraphs at its edges left out."""
    before, behind = _BEFORE.match(text), _BEHIND.search(text)
    first = before.end() if before is not None else 0
    last = max(behind.start() if behind is not None else len(text), first)
    at = first
    for match in _JOINT.finditer(text, first, last):
        _copy(made, inner, at, match.start())
        joined = "<br>" if match["break"] else "\\|" if match["bar"] else _between(text, match.start(), match.end())
        made.put(joined, inner.origin(match.start()))
        at = match.end()
    _copy(made, inner, at, last)


def _between(text: str, start: int, end: int) -> str:
    """What a line break of the source is in a cell: a blank between Latin words, nothing in Chinese."""
    return " " if text[start - 1 : start].isascii() and text[end : end + 1].isascii() else ""


def _copy(made: Rewritten, inner: Rewritten, start: int, end: int) -> None:
    edges = [start, *inner.cuts(start, end), end] if start < end else []
    for a, b in pairwise(edges):
        origin = inner.origin(a)
        piece = inner.text[a:b]
        if made.source[origin : origin + len(piece)] == piece:
            made.keep(origin, origin + len(piece))
        else:
            made.put(piece, origin, len(piece))


def _rows(source: str, start: int, end: int) -> _Rows:
    found = _Rows()
    depth = 0
    in_head = False
    open_cell: _Cell | None = None
    caption = 0
    for match in _TAG.finditer(source, start, end):
        tag, closing = (match["tag"] or "").lower(), bool(match["close"])
        if tag == "table":
            depth += -1 if closing else 1
        if (depth > 1 and tag) or not tag:
            continue
        if open_cell is not None and (
            tag in ("td", "th", "tr", "thead", "tbody", "tfoot") or (tag == "table" and closing)
        ):
            open_cell.end = match.start()
            found.rows[-1].append(open_cell)
            open_cell = None
        if tag == "caption":
            if closing:
                found.caption = (caption, match.start())
            caption = match.end()
        elif tag == "thead":
            in_head = not closing
        elif tag == "tr" and not closing:
            found.rows.append([])
            found.head += in_head
        elif tag in ("td", "th") and not closing:
            if not found.rows:
                found.rows.append([])
            spans = {m["which"].lower(): int(m["count"]) for m in _SPAN.finditer(match["inside"])}
            colspan, rowspan = (min(max(spans.get(which, 1), 1), _WIDEST) for which in ("col", "row"))
            open_cell = _Cell(match.end(), match.end(), colspan, rowspan, tag == "th")
    found.rows = [row for row in found.rows if row]
    return found


def _led_by_heads(rows: list[list[_Cell]]) -> int:
    """The rows at the front that hold th cells only; the first row where nothing says which is the head."""
    count = 0
    while count < len(rows) and all(cell.head for cell in rows[count]):
        count += 1
    return count or min(1, len(rows))


def _grid(rows: list[list[_Cell]]) -> list[list[_Cell | str]]:
    """Each place of the table: the cell at its top left corner, 「<」 and 「^」 at the others it covers."""
    covered: dict[tuple[int, int], str] = {}
    grid: list[list[_Cell | str]] = []
    for number, row in enumerate(rows):
        line: list[_Cell | str] = []
        for cell in row:
            while (number, len(line)) in covered:
                line.append(covered[number, len(line)])
            column = len(line)
            for down in range(min(cell.rowspan, len(rows) - number)):
                for right in range(cell.colspan):
                    covered[number + down, column + right] = "<" if right else "^"
            line.append(cell)
            line.extend("<" for _ in range(cell.colspan - 1))
        while (number, len(line)) in covered:
            line.append(covered[number, len(line)])
        grid.append(line)
    return grid
