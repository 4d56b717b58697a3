"""Lines of a 目次: titles with their page numbers, cached in the file and nobody's text."""

from __future__ import annotations

import re

from stdkit.facts.patterns import pattern
from stdkit.formats.flat import Flat
from stdkit.model import Figure, Formula, Table

_ENTRY = pattern(r".*(?:\t|[.…·．]{3,}|\s{2,}|　)\s*(?:\d{1,4}|[IVXLⅠ-Ⅻivxl]{1,6})\s*$", re.DOTALL)


def is_toc_entry(flat: Flat) -> bool:
    """A line that ends in a page number after a tab, leader dots or wide blanks, and that no heading style marks."""
    if flat.role or isinstance(flat.block, Table | Figure | Formula):
        return False
    return _ENTRY.match(flat.block.text) is not None
