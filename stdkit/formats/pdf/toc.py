"""目次: its lines kept apart, each an entry; the text below is read without its help."""

from __future__ import annotations

import re

from stdkit.formats.flat import Role
from stdkit.formats.pdf.lines import Line
from stdkit.formats.pdf.paragraphs import Paragraph
from stdkit.formats.titles import unnumbered_kind

_ENTRY = re.compile(r".*?(?:[.…·．・\-]\s?){4,}\s*(?:\d{1,4}|[IVXLivxlⅠ-ⅻ]{1,6})\s*")


def is_entry(line: Line) -> bool:
    """A line that leader dots lead to a page number."""
    return _ENTRY.fullmatch(line.text) is not None


def role_of(paragraph: Paragraph) -> Role:
    """The role of the title 目次 and of its entries, "" for any other paragraph."""
    if unnumbered_kind(paragraph.text) == "toc":
        return "toc-title"
    return "toc" if is_entry(paragraph.last) else ""
