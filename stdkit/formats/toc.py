"""Lines of a 目次: titles with their page numbers, cached in the file and nobody's text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdkit.facts.patterns import pattern
from stdkit.formats import labels
from stdkit.formats.flat import Flat
from stdkit.model import Figure, Formula, Table

_ENTRY = pattern(r".*(?:\t|[.…·．]{3,}|\s{2,}|　)\s*(?:\d{1,4}|[IVXLⅠ-Ⅻivxl]{1,6})\s*$", re.DOTALL)


def is_toc_entry(flat: Flat) -> bool:
    """A line that ends in a page number after a tab, leader dots or wide blanks, and that no heading style marks."""
    if flat.role or isinstance(flat.block, Table | Figure | Formula):
        return False
    return _ENTRY.match(flat.block.text) is not None


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
