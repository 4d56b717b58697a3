"""目次: its lines kept apart, each an entry; the text below is read without its help."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdkit.formats.flat import Role
from stdkit.formats.pdf.lines import Line
from stdkit.formats.titles import is_sentence, unnumbered_kind

# A recogniser may lose the page number, mostly a thin Roman one, but not the row of dots.
_LEADERS = re.compile(r"(?:(?:[.…·．・]\s?){4,}\s*(?:\d{1,4}|[IVXLivxlⅠ-ⅻ]{1,6})|(?:[.…·．・]\s?){8,})\s*$")
_ENDS_IN_PAGE = re.compile(r"(?P<title>.*[^\d\s.．,，].*?)\s*(?P<page>\d{1,4}|[IVXLⅠ-ⅻ]{1,6})\s*", re.DOTALL)


def is_entry(line: Line) -> bool:
    """A line that leader dots lead to a page number."""
    text = line.text
    return (".." in text or "……" in text or "··" in text or ". ." in text) and _LEADERS.search(text) is not None


class TocWatch:
    """Gives paragraphs, in their order, the roles of the 目次: its title and its entries, "" for all others.

    Below the title an entry needs no leader dots: it is any line that ends in a page number not below the one before, or that
    stands between such lines.
    """

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._inside = False
        self._last = 0
        self._until = _last_entries(lines)

    def role(self, text: str, line: Line) -> Role:
        """The role of a paragraph with this text, whose last line is ``line``."""
        if unnumbered_kind(text) == "toc":
            self._inside, self._last = True, 0
            return "toc-title"
        if is_entry(line):
            return "toc"
        if self._inside and (self._goes_on(text) or self._among_entries(text, line)):
            return "toc"
        self._inside = False
        return ""

    def _among_entries(self, text: str, line: Line) -> bool:
        """Above the last entry of its page; on a scan, where the last ones may have lost dots and number, anywhere on it."""
        last = self._until.get(line.page)
        if last is None:
            return False
        scanned = any(piece.confidence < 1 for piece in line.pieces)
        return line.baseline < last or (scanned and unnumbered_kind(text) is None and text[-1:] not in "。；：，")

    def _goes_on(self, text: str) -> bool:
        match = _ENDS_IN_PAGE.fullmatch(text)
        if match is None or len(text) > 90 or is_sentence(match["title"]):
            return False
        if match["page"].isdigit():
            page = int(match["page"])
            if page < self._last or page > self._last + 200:
                return False
            self._last = page
        return True


def _last_entries(lines: Iterable[Line]) -> dict[int, float]:
    """How far down the entries reach on each page of the 目次 (three entries open it): a scan may have lost what marks some."""
    entries: dict[int, list[float]] = {}
    for line in lines:
        if is_entry(line):
            entries.setdefault(line.page, []).append(line.baseline)
    found: dict[int, float] = {}
    for page in sorted(entries):
        if len(entries[page]) >= 3 or page - 1 in found:
            found[page] = max(entries[page])
    return found
