"""What readers of a draft have added to it: remarks in the margin and pending changes, as plain data whatever the file's format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stdkit.model import Document

PieceKind = Literal["kept", "inserted", "deleted", "moved away", "moved here"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment beside the text, or an answer to one.

    ``first`` and ``last`` are the blocks its range begins and ends in, "" where that is nowhere in the text; ``quote`` the words it
    stands beside ("\\n" between paragraphs), as shown, or the deleted ones where nothing else is in the range.
    """

    author: str
    text: str
    initials: str = ""
    date: str = ""
    first: str = ""
    last: str = ""
    quote: str = ""
    resolved: bool = False
    answers: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph and what its author wants done with it; ``move`` is the name both ends of a move share."""

    kind: PieceKind
    text: str
    author: str = ""
    date: str = ""
    move: str = ""


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph with pending changes, in the order of its words. ``block`` is where it stands in the draft as it was sent out.

    ``mark`` says what becomes of its end (a new paragraph, or one joined with the next), ``row`` what becomes of the table row.
    """

    block: str
    pieces: tuple[Piece, ...]
    mark: Piece | None = None
    row: Piece | None = None

    @property
    def changes(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind != "kept")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A draft that came back.

    ``document`` is the text as it was before the pending changes, so that numbers are those of the draft that was sent out.
    ``formats`` counts pending changes of form only; ``notices`` are what could not be read as it should (Chinese clauses without
    full stop).
    """

    document: Document
    remarks: tuple[Remark, ...] = ()
    paragraphs: tuple[ChangedParagraph, ...] = ()
    formats: int = 0
    notices: tuple[str, ...] = ()
