"""Lines of a 目次: titles with their page numbers, cached in the file and nobody's text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdkit.facts.patterns import pattern
from stdkit.formats import labels
from stdkit.formats.flat import Flat
from stdkit.formats.pieces import HELD

_ROMAN = "IVXLivxl" + "".join(map(chr, range(ord("Ⅰ"), ord("Ⅻ") + 1)))
_LEADERS = frozenset(".…·．")


def is_toc_entry(flat: Flat) -> bool:
    """A line that ends in a page number after a tab, leader dots or wide blanks, and that no heading style marks."""
    if flat.role or isinstance(flat.block, HELD):
        return False
    return _ends_in_page(flat.block.text)


def _ends_in_page(text: str) -> bool:
    """Told from the end: a pattern that begins anywhere would take the cube of a line of blanks."""
    text = text.rstrip()
    start = len(text)
    while start and len(text) - start < 5 and text[start - 1].isdecimal():
        start -= 1
    if start == len(text):
        start = len(text.rstrip(_ROMAN))
    if not 1 <= len(text) - start <= (4 if text[-1].isdecimal() else 6):
        return False
    before = text[:start].rstrip()
    gap = text[len(before) : start]
    return len(gap) > 1 or gap in ("\t", "\u3000") or (len(before) > 2 and _LEADERS.issuperset(before[-3:]))


_END = pattern(r"[\s.…·．・]*(?:\d{1,4}|[IVXLⅠ-Ⅻivxl]{1,6})\s*$")


def headings_listed(flats: Iterable[Flat]) -> set[tuple[str, str]]:
    """Clause number and title without blanks of each entry of the 目次 that has both."""
    found: set[tuple[str, str]] = set()
    for flat in flats:
        if flat.role == "toc":
            text = flat.block.text
            typed = labels.typed_number(text)
            if typed is not None:
                title = re.sub(r"\s", "", _END.sub("", text[typed.length :]))
                if title:
                    found.add((str(typed.number), title))
    return found
