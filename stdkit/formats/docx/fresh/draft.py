"""What a draft gathers while its body is written: numbers, footnotes, pictures, bookmarks, and remarks for the user."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from stdkit.formats.docx.fresh.footnotes import Footnotes
from stdkit.formats.docx.fresh.numbering import Numbering
from stdkit.formats.docx.fresh.pictures import Pictures
from stdkit.formats.docx.fresh.remarks import Remarks
from stdkit.formats.docx.fresh.xml import Xml, w
from stdkit.model import Document


@dataclass(slots=True)
class Draft:
    document: Document
    pictures: Pictures
    footnotes: Footnotes
    comments: Remarks
    numbering: Numbering = field(default_factory=Numbering)
    remarks: list[str] = field(default_factory=list)
    created: date | None = None
    _bookmarks: int = 0
    _headings: int = 0

    def next_heading(self) -> int:
        self._headings += 1
        return self._headings

    def bookmark(self, name: str) -> tuple[Xml, Xml]:
        """Start and end of a bookmark called ``name``."""
        self._bookmarks += 1
        return w("bookmarkStart", id=self._bookmarks, name=name), w("bookmarkEnd", id=self._bookmarks)

    def remark(self, text: str) -> None:
        """Say once that something could not be written as the book wants it."""
        if text not in self.remarks:
            self.remarks.append(text)
