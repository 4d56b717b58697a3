"""What a draft gathers while its body is written: numbers, footnotes, pictures, bookmarks, and remarks for the user."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from stdkit.formats.docx.fresh.crossrefs import CrossReferences
from stdkit.formats.docx.fresh.footnotes import Footnotes
from stdkit.formats.docx.fresh.numbering import Numbering
from stdkit.formats.docx.fresh.pictures import Pictures
from stdkit.formats.docx.fresh.remarks import Remarks
from stdkit.formats.docx.fresh.xml import Xml, w
from stdkit.model import Document

_NAMED = 5
"""So many labels are named in one remark."""


@dataclass(slots=True)
class Draft:
    document: Document
    pictures: Pictures
    footnotes: Footnotes
    comments: Remarks
    numbering: Numbering = field(default_factory=Numbering)
    remarks: list[str] = field(default_factory=list)
    created: date | None = None
    typed: list[str] = field(default_factory=list)
    """Labels no counting gives, in the order they were written as text."""
    references: CrossReferences = field(init=False)
    _bookmarks: int = 0
    _headings: int = 0

    def __post_init__(self) -> None:
        self.references = CrossReferences(self.document)

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

    def said(self) -> tuple[str, ...]:
        """The remarks, those on typed labels in one."""
        if not self.typed:
            return tuple(self.remarks)
        named = "".join(f"“{label}”" for label in self.typed[:_NAMED])
        more = f"等 {len(self.typed)} 个编号" if len(self.typed) > _NAMED else ""
        return (f"编号{named}{more}无法自动生成，按文字写出", *self.remarks)
