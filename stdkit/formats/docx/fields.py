"""Fields: what Word computes and stores beside the text (page numbers, references, the table of contents, form fields)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from stdkit.formats.docx.styles import whole
from stdkit.formats.docx.tags import VAL, w

FIELD_RESULT: Final = "域结果"
_KEPT: Final = frozenset({"FORMTEXT", "FORMDROPDOWN", "FORMCHECKBOX", "HYPERLINK", ""})
"""Fields whose result Word does not compute anew: it is text that somebody typed."""
_DEEPEST: Final = 50
"""Fields in fields that are told apart; Word itself computes no deeper."""


@dataclass(slots=True)
class Field:
    """A complex field that is being read."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False
    name: str = ""
    form: str = ""
    """The name of a form field, its bookmark (``CSTD_NAME``)."""
    empty: bool = True


class FieldStack:
    """The fields open at a place of a part; they nest and reach over paragraphs."""

    def __init__(self) -> None:
        self._open: list[Field] = []
        self.hidden = False
        """Within a field's instruction: what stands here is no text."""
        self.lock = ""
        """Why the text here may not be edited, "" where it may."""
        self.in_toc = False
        self._beyond = 0
        """Fields begun within the deepest that are told apart."""
        self.instruction = ""
        """Of the innermost field that computes the text here."""

    def begin(self, char: etree._Element) -> Field:
        """Enter the field that ``w:fldChar`` begins."""
        name = char.find(f"{w('ffData')}/{w('name')}")
        opened = Field(form=(name.get(VAL) or "") if name is not None else "")
        if len(self._open) < _DEEPEST:
            self._open.append(opened)
            self._settle()
        else:
            self._beyond += 1
        return opened

    def add_code(self, text: str) -> None:
        if self._open and not self._beyond and not self._open[-1].in_result:
            self._open[-1].code.append(text)

    def separate(self) -> None:
        """From here on the field's result is read."""
        if self._open and not self._beyond:
            self._name(self._open[-1])
            self._open[-1].in_result = True
            self._settle()

    def end(self) -> Field | None:
        """Leave the innermost field; ``None`` where there is none to leave."""
        if self._beyond:
            self._beyond -= 1
            return None
        if not self._open:
            return None
        closed = self._open.pop()
        self._name(closed)
        self._settle()
        return closed

    def saw_text(self) -> None:
        for opened in self._open:
            opened.empty = False

    def _name(self, opened: Field) -> None:
        words = "".join(opened.code).split(None, 1)
        opened.name = words[0].upper() if words else ""

    def _settle(self) -> None:
        self.hidden = any(not opened.in_result for opened in self._open)
        computed = [opened for opened in self._open if opened.in_result and opened.name not in _KEPT]
        self.lock = FIELD_RESULT if computed else ""
        self.instruction = "".join(computed[-1].code).strip() if computed else ""
        self.in_toc = any(opened.in_result and opened.name == "TOC" for opened in self._open)


def field_lock(instruction: str) -> str:
    """Why the result of a field with that instruction may not be edited, "" where it may."""
    words = instruction.split(None, 1)
    return "" if not words or words[0].upper() in _KEPT else FIELD_RESULT


def chosen_entry(char: etree._Element) -> str:
    """What a drop-down form field shows: its list holds the text, no run does. "" for other fields."""
    entries = char.find(f"{w('ffData')}/{w('ddList')}")
    if entries is None:
        return ""
    chosen = entries.find(w("result"))
    if chosen is None:
        chosen = entries.find(w("default"))
    at = (whole(chosen.get(VAL)) or 0) if chosen is not None else 0
    texts = [entry.get(VAL) or "" for entry in entries.iterchildren(w("listEntry"))]
    return texts[at].strip() if 0 <= at < len(texts) else ""


def button_text(closed: Field) -> str:
    """What a ``MACROBUTTON`` shows, "" for other fields."""
    parts = "".join(closed.code).split(None, 2)
    return parts[2].strip() if closed.name == "MACROBUTTON" and len(parts) > 2 else ""
