"""目次: its lines kept apart, each an entry; the text below is read without its help."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stdkit.formats.flat import Role
from stdkit.formats.pdf.lines import Line
from stdkit.formats.pdf.paragraphs import Paragraph
from stdkit.formats.titles import unnumbered_kind

_ENTRY = re.compile(r".*?(?:[.…·．・\-]\s?){4,}\s*(?:\d{1,4}|[IVXLivxlⅠ-ⅻ]{1,6})\s*")


def is_entry(line: Line) -> bool:
    """A line that leader dots lead to a page number."""
    return _ENTRY.fullmatch(line.text) is not None


def mark_toc(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Role]]:
    """The paragraphs with their roles: the title 目次 and its entries, "" for all others."""
    for paragraph in paragraphs:
        if unnumbered_kind(paragraph.text) == "toc":
            yield paragraph, "toc-title"
        elif is_entry(paragraph.last):
            yield paragraph, "toc"
        else:
            yield paragraph, ""
