"""How a document is set: fonts, sizes, indents, spacing, pages. Resolved, and free of any format's own terms.

``None`` (and an empty font or colour) means *not known*, never *not there*: a rule keeps silent about what it does not know. Lengths
are in points; ``size`` tells how long 「一个字」 is in its paragraph. A document of a format without layout has no ``Layouts`` at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from stdkit.model.document import Block, Figure, Table

Align = Literal["left", "center", "right", "both", "distribute", "outside", "inside"]
Side = Literal["odd", "even", "first"]
SectionStart = Literal["nextPage", "oddPage", "evenPage", "continuous", "nextColumn"]


@dataclass(frozen=True, slots=True)
class TextLayout:
    """How the stretch ``[start, end)`` of ``Block.text`` is set.

    ``east_asian`` is the font of its Chinese characters, ``latin`` that of letters and figures. ``color`` is 「RRGGBB」, empty where it
    is automatic or not known; ``emphasis`` is 着重号.
    """

    start: int = 0
    end: int = 0
    east_asian: str = ""
    latin: str = ""
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: str = ""
    underline: bool | None = None
    emphasis: bool | None = None
    highlight: bool | None = None


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop, measured from the left margin; ``leader`` is the sign it fills up with, "" for none."""

    at: float
    align: Literal["left", "center", "right", "decimal", "bar"] = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class LabelLayout:
    """The number or sign in front of a paragraph. ``gap`` is the blank behind it, in characters of the paragraph's size.

    ``automatic``: the program counts it; else somebody has typed it.
    """

    automatic: bool
    gap: float | None = None
    text: TextLayout | None = None
    own_line: bool | None = None
    """Whether a line ends between the number and the text."""


@dataclass(frozen=True, slots=True)
class ParagraphLayout:
    """How the paragraph is set that holds ``[start, end)`` of ``Block.text``.

    ``first_line`` is measured from ``left`` (below 0: the first line hangs out). ``pitch`` is the height of one line of the page's
    grid, in which 「空一行」 is counted. ``blanks`` counts the blanks (in characters) typed in front of the text. ``new_page``: the
    paragraph is the first on its page by a break before it. ``frame``: lines around it, by side.
    """

    start: int = 0
    end: int = 0
    align: Align | None = None
    left: float | None = None
    right: float | None = None
    first_line: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    pitch: float | None = None
    size: float | None = None
    blanks: float = 0.0
    new_page: bool | None = None
    empty_before: int = 0
    empty_after: int = 0
    """Empty paragraphs right before and after it."""
    frame: frozenset[str] | None = None
    tabs: tuple[TabStop, ...] | None = None
    outline: int | None = None
    style: str = ""
    texts: tuple[TextLayout, ...] = ()
    label: LabelLayout | None = None

    @property
    def indent(self) -> float | None:
        """Where the first line begins, in characters from the edge: indents and typed blanks together."""
        if self.left is None or self.first_line is None or not self.size:
            return None
        return (self.left + self.first_line) / self.size + self.blanks

    @property
    def hang(self) -> float | None:
        """Where the further lines begin, in characters from the edge."""
        return None if self.left is None or not self.size else self.left / self.size


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The lines of a table, widths in points (0 = no line, ``None`` = not known). ``sides`` are top, right, bottom, left."""

    sides: tuple[float | None, float | None, float | None, float | None] = (None, None, None, None)
    head: float | None = None
    """The line below the head."""
    inner: float | None = None
    """The widest of the other lines inside."""
    head_repeats: bool | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """What stands in the head or foot of the pages of one side."""

    side: Side
    text: str
    align: Align | None = None
    page_number: bool = False
    computed: bool = False
    """The program fills the text in when the file is printed; what is stored may be out of date."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The pages of one stretch of the document (Word's section). ``margins`` are top, right, bottom, left, the binding included.

    ``numbers`` is the form of page numbers (``decimal``, ``upperRoman`` …), ``first_number`` what they start at, ``None`` where they
    count on. ``two_sided``: odd and even pages have heads and feet of their own.
    """

    width: float | None = None
    height: float | None = None
    margins: tuple[float, float, float, float] | None = None
    start: SectionStart | None = None
    numbers: str | None = None
    first_number: int | None = None
    two_sided: bool | None = None
    first_apart: bool | None = None
    heads: tuple[Running, ...] | None = None
    feet: tuple[Running, ...] | None = None


class Layouts(Protocol):
    """The layout of one document, worked out where it is asked for."""

    def paragraphs(self, block: Block) -> tuple[ParagraphLayout, ...]:
        """The paragraphs that make the text of ``block``, in order (of a table or figure: its caption); none where not known."""

    def table(self, table: Table) -> TableLayout | None:
        """The lines of a table."""

    def drawing(self, figure: Figure) -> ParagraphLayout | None:
        """The paragraph in which the picture of a figure stands."""

    def pages(self) -> tuple[PageLayout, ...]:
        """The stretches of pages, in order; none where not known."""

    def page_of(self, block: Block) -> int | None:
        """Which of ``pages`` a block stands in."""

    def automatic_contents(self) -> bool | None:
        """Whether the table of contents is made by the program."""

    def is_endnote(self, block: Block) -> bool | None:
        """Whether the text of a footnote is set at the end of the document instead."""
