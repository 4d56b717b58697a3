"""What stands in a paragraph: runs in the accepted view, and what hangs on them (notes, text boxes, pictures, formulas).

The accepted view: what others have inserted is read and locked, what they have deleted is left out, of what they have moved only
the new place is read. A field shows its result, a form field its text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree
from msgspec import Struct, field

from stdkit.formats.docx.controls import chosen_alternative, control_lock, control_names, is_prompt, revision_lock
from stdkit.formats.docx.drawings import (
    alternative_texts,
    drawn_texts,
    embedded_formula,
    pictures,
    text_boxes,
    unreadable_in,
)
from stdkit.formats.docx.equations import equation, plain, raised
from stdkit.formats.docx.fields import Field, FieldStack, button_text, chosen_entry, field_lock
from stdkit.formats.docx.foreign import PIECES, fetched, piece
from stdkit.formats.docx.formulas import formulas_in, read_formula
from stdkit.formats.docx.notes import Note, Notes
from stdkit.formats.docx.package import Package
from stdkit.formats.docx.styles import Properties, RunFormat, Styles, properties_of
from stdkit.formats.docx.symbols import PRIVATE, is_symbol_font, readable, symbol
from stdkit.formats.docx.tags import (
    ALTERNATE,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    XML_SPACE,
    R,
    T,
    m,
    w,
)
from stdkit.formats.maths import linear, write
from stdkit.model import DocxAnchor, Mark, Run

_NO_MARKS: Final[frozenset[Mark]] = frozenset()
_FORMULA_LOCK: Final = "公式"
_SPACES: Final = " \t\r\n"
_CLOSING: Final = (")", "）")
_PLAIN_BLANKS: Final = str.maketrans({"\n": " ", "\r": " ", "\t": " "})
_SIMPLE_FIELD: Final = w("fldSimple")
_MATH: Final = frozenset({m("oMath"), m("oMathPara")})
_READ_THROUGH: Final = frozenset(
    {w("hyperlink"), w("smartTag"), w("customXml"), w("dir"), w("bdo"), w("ruby"), w("rubyBase")}
)
LEFT_OUT: Final = frozenset({w("del"), w("moveFrom")})
"""What others have deleted or moved away."""
_BROUGHT: Final = frozenset({w("ins"), w("moveTo")})
_GRAPHICS: Final = frozenset({w("drawing"), w("pict"), w("object")})

Path = tuple[int, ...]


class Content(Struct, eq=False):
    """What a paragraph holds. ``boxes`` are text boxes with their paths from the part's root."""

    runs: list[Run] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    boxes: list[tuple[etree._Element, Path]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    """What is written in charts and SmartArt."""
    unread: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """What is taken from other files; unlike ``unread`` it takes no room of its own here."""
    forms: list[str] = field(default_factory=list)
    """Names of the form fields and content controls met: they say which field of the cover this is."""
    formulas: int = 0
    latex: list[str] = field(default_factory=list)
    displayed: bool = False
    """Some formula is set on a line of its own."""
    break_before: bool = False
    break_after: bool = False
    size: float = 0.0
    bold: bool = True

    def empty(self) -> bool:
        """Nothing of its own to show; text boxes show themselves."""
        return not (self.runs or self.unread)

    @property
    def plain(self) -> str:
        """The text outside formulas."""
        return "".join([run.text for run in self.runs if "math" not in run.marks])


class ContentReader:
    """Reads the paragraphs of one part, whose fields may reach from one paragraph into the next."""

    def __init__(self, part: str, package: Package, styles: Styles, notes: Notes) -> None:
        self.part = part
        self.fields = FieldStack()
        self._package = package
        self._relations = package.relations(part)
        self._styles = styles
        self._notes = notes
        self._style = ""
        self._formats = styles.known_formats("")
        self._content = Content()
        self._simple: list[str] = []
        """The instructions of the simple fields (``w:fldSimple``) being read."""

    def read(
        self, paragraph: etree._Element, path: Path, style: str, into: Content | None = None, lock: str = ""
    ) -> Content:
        """The content of ``paragraph`` (set in that paragraph style); added to ``into`` where paragraphs are joined."""
        self._style = style
        self._formats = self._styles.known_formats(style)
        self._content = Content() if into is None else into
        self._children(paragraph, path, lock)
        return self._content

    def _children(self, parent: etree._Element, path: Path, lock: str) -> None:
        for at, child in enumerate(parent):
            tag = child.tag
            if tag == R:
                self._run(child, (*path, at), lock)
            elif tag == PPR:
                continue
            elif tag in _READ_THROUGH:
                self._children(child, (*path, at), lock)
            elif tag in _BROUGHT:
                self._children(child, (*path, at), lock or revision_lock(child))
            elif tag == SDT:
                self._control(child, (*path, at), lock)
            elif tag == _SIMPLE_FIELD:
                self._simple_field(child, (*path, at), lock)
            elif tag in PIECES:
                self._content.foreign.append(piece(child, self._relations))
            elif tag in _MATH:
                self._formula(child, (*path, at), lock)
            elif tag == ALTERNATE:
                chosen = chosen_alternative(child)
                if chosen is not None:
                    self._children(chosen[0], (*path, at, chosen[1]), lock)

    def _run(self, run: etree._Element, path: Path, lock: str) -> None:
        direct: Properties = ()
        form: RunFormat | None = None
        for at, child in enumerate(run):
            tag = child.tag
            if tag == RPR:
                direct = properties_of(child)
                continue
            if form is None:
                form = self._formats.get(direct) or self._styles.format(self._style, direct)
            if tag == T:
                self._text(child, (*path, at), form, lock)
                continue
            handle = _IN_RUN.get(tag)
            if handle is not None:
                handle(self, child, (*path, at), form, lock)

    def _text(self, element: etree._Element, path: Path, form: RunFormat, lock: str) -> None:
        text = element.text
        if not text or form.hidden or self.fields.hidden:
            return
        start = 0
        if (text[0] in _SPACES or text[-1] in _SPACES) and element.get(XML_SPACE) != "preserve":
            stripped = text.lstrip(_SPACES)
            start = len(text) - len(stripped)
            text = stripped.rstrip(_SPACES)
        if "\n" in text or "\t" in text:
            text = text.translate(_PLAIN_BLANKS)
        if PRIVATE.search(text):
            text = readable(text, form.font if is_symbol_font(form.font) else "")
        if text[:1] in _CLOSING and self._closes_mark(form):
            start, text = start + 1, text[1:]
        if text:
            self._add(text, DocxAnchor(self.part, path, start), form, lock)

    def _closes_mark(self, form: RunFormat) -> bool:
        """「1)」 at a footnote: Word has no such number format, so the raised bracket is typed behind the mark and belongs to it."""
        last = self._content.runs[-1] if self._content.runs else None
        return last is not None and not last.text and "footnote" in last.marks and "superscript" in form.marks

    def _sign(self, text: str, path: Path, form: RunFormat, lock: str) -> None:
        if not form.hidden and not self.fields.hidden:
            self._add(text, DocxAnchor(self.part, path), form, lock)

    def _add(self, text: str, anchor: DocxAnchor, form: RunFormat, lock: str) -> None:
        content, fields = self._content, self.fields
        if (content.bold or not content.size) and not text.isspace():
            content.size = content.size or form.size
            content.bold = content.bold and "bold" in form.marks
        content.break_after = False
        fields.saw_text()
        computed = self._simple[-1] if self._simple else fields.instruction
        content.runs.append(Run(text, anchor, form.marks, lock or fields.lock, field=computed))

    def _break(self, element: etree._Element, path: Path, form: RunFormat, lock: str) -> None:
        if element.get(w("type")) in ("page", "column"):
            if any(run.text.strip() for run in self._content.runs):
                self._content.break_after = True
            else:
                self._content.break_before = True
        else:
            self._sign("\n", path, form, lock)

    def _symbol(self, element: etree._Element, path: Path, form: RunFormat, lock: str) -> None:
        try:
            code = int(element.get(w("char")) or "", 16)
        except ValueError:
            return
        self._sign(symbol(element.get(w("font")) or "", code), path, form, lock)

    def _ruby(self, element: etree._Element, path: Path, form: RunFormat, lock: str) -> None:
        for at, child in enumerate(element):
            if child.tag == w("rubyBase"):
                self._children(child, (*path, at), lock)

    def _field_char(self, element: etree._Element, path: Path, form: RunFormat, lock: str) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            opened = self.fields.begin(element)
            if opened.form:
                self._content.forms.append(opened.form)
            entry = chosen_entry(element)
            if entry and not form.hidden:
                self._content.runs.append(Run(entry, DocxAnchor(self.part, path), form.marks, lock or "下拉型窗体域"))
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            closed = self.fields.end()
            self._content.foreign += fetched("".join(closed.code)) if closed is not None else []
            if closed is not None and closed.empty and not self.fields.hidden and not form.hidden:
                self._computed(closed, DocxAnchor(self.part, path), form.marks, lock or "域代码")

    def _computed(self, closed: Field, anchor: DocxAnchor, marks: frozenset[Mark], lock: str) -> None:
        """What a field shows that stores no result: ``EQ`` (an old formula, a circled number) and ``MACROBUTTON``."""
        code = "".join(closed.code).strip()
        row = equation(code[2:]) if closed.name == "EQ" else ()
        text = button_text(closed) if closed.name != "EQ" else code[2:].strip() if row is None else plain(row)
        shifted = raised(row or ())
        latex = ""
        if shifted is not None:
            text, above = shifted
            marks |= {"superscript" if above else "subscript"}
        elif text is None and row:
            text, latex = linear(row), write(row)
            marks |= {"math"}
            self._content.formulas += 1
            self._content.latex.append(latex)
        if text:
            self._content.runs.append(Run(text, anchor, marks, lock, latex=latex))

    def _note_reference(self, element: etree._Element, path: Path, form: RunFormat, lock: str) -> None:
        if form.hidden or self.fields.hidden:
            return
        note = self._notes.refer(element)
        if note is None:
            return
        self._content.notes.append(note)
        marks: frozenset[Mark] = form.marks | {"footnote"}
        self._content.runs.append(
            Run("", DocxAnchor(self.part, path), marks, lock or self.fields.lock, target=note.label)
        )

    def _alternate(self, element: etree._Element, path: Path, form: RunFormat, lock: str) -> None:
        chosen = chosen_alternative(element)
        if chosen is None:
            return
        branch, index = chosen
        for at, child in enumerate(branch):
            handle = _IN_RUN.get(child.tag)
            if child.tag == T:
                self._text(child, (*path, index, at), form, lock)
            elif handle is not None:
                handle(self, child, (*path, index, at), form, lock)

    def _graphic(self, element: etree._Element, path: Path, form: RunFormat, lock: str) -> None:
        if form.hidden or self.fields.hidden:
            return
        content = self._content
        content.boxes.extend((box, (*path, *below)) for box, below in text_boxes(element))
        content.unread.extend(unreadable_in(element, self._package, self._relations))
        content.drawn.extend(drawn_texts(element, self._package, self._relations))
        content.drawn.extend(alternative_texts(element))
        if embedded_formula(element, self._package, self._relations):
            content.formulas += 1
            marks: frozenset[Mark] = form.marks | {"math"}
            content.runs.append(Run("", DocxAnchor(self.part, path), marks, "公式对象"))
            return
        for picture in pictures(element, self._relations):
            content.pictures.append(picture)
            content.runs.append(Run("", DocxAnchor(self.part, path), frozenset({"picture"}), lock, target=picture))

    def _control(self, element: etree._Element, path: Path, lock: str) -> None:
        """A content control within a line."""
        if is_prompt(element):
            return
        properties = element.find(SDT_PR)
        self._content.forms.extend(control_names(properties))
        for at, child in enumerate(element):
            if child.tag == SDT_CONTENT:
                self._children(child, (*path, at), lock or control_lock(properties))

    def _simple_field(self, element: etree._Element, path: Path, lock: str) -> None:
        instruction = element.get(w("instr")) or ""
        self._content.foreign += fetched(instruction)
        computed = field_lock(instruction)
        if computed:
            self._simple.append(instruction.strip())
        self._children(element, path, lock or computed)
        if computed:
            self._simple.pop()

    def _formula(self, element: etree._Element, path: Path, lock: str) -> None:
        if self.fields.hidden:
            return
        self._content.displayed = self._content.displayed or element.tag == m("oMathPara")
        for formula in formulas_in(element):
            below = () if formula is element else (element.index(formula),)
            reading = read_formula(formula)
            if not reading.text.strip():
                continue
            if self._content.formulas and element.tag == m("oMathPara") and below != (0,):
                self._content.runs.append(Run("\n", None, _NO_MARKS, _FORMULA_LOCK))
            self._content.formulas += 1
            self._content.latex.append(reading.latex)
            anchor = DocxAnchor(self.part, (*path, *below))
            self._content.runs.append(
                Run(reading.text, anchor, frozenset({"math"}), _FORMULA_LOCK, latex=reading.latex)
            )


_IN_RUN: Mapping[str, Callable[[ContentReader, etree._Element, Path, RunFormat, str], None]] = {
    w("tab"): lambda reader, e, at, f, lock: reader._sign("\t", at, f, lock),
    w("ptab"): lambda reader, e, at, f, lock: reader._sign("\t", at, f, lock),
    w("cr"): lambda reader, e, at, f, lock: reader._sign("\n", at, f, lock),
    w("noBreakHyphen"): lambda reader, e, at, f, lock: reader._sign("-", at, f, lock),
    w("br"): ContentReader._break,
    w("sym"): ContentReader._symbol,
    w("fldChar"): ContentReader._field_char,
    w("instrText"): lambda reader, e, at, f, lock: reader.fields.add_code(e.text or ""),
    w("footnoteReference"): ContentReader._note_reference,
    w("endnoteReference"): ContentReader._note_reference,
    w("contentPart"): lambda reader, e, at, f, lock: reader._content.unread.append("墨迹（手写内容）"),
    ALTERNATE: ContentReader._alternate,
    w("ruby"): ContentReader._ruby,
    **dict.fromkeys(_GRAPHICS, ContentReader._graphic),
}
"""What is done with an element within a run. Not held by the reader: a reader that holds its own methods is a circle, and keeps the
package and its trees until the collector of garbage comes by."""
