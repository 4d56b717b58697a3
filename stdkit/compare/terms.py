"""Terms that came, went, or got another name, definition or number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdkit.compare.comparison import Pair, Passage, Piece, TermChange
from stdkit.compare.folding import fold
from stdkit.compare.pieces import compared, is_editorial
from stdkit.facts.titles import squeeze
from stdkit.model import TermEntry


def changed_terms(pairs: Iterable[Pair]) -> tuple[TermChange, ...]:
    """The changes in the order of the pairs; one term may have several."""
    return tuple(change for pair in pairs for change in _of_pair(pair))


def _of_pair(pair: Pair) -> Iterator[TermChange]:
    olds, news = [p for p in pair.old if p.kind == "term"], [p for p in pair.new if p.kind == "term"]
    if not olds and not news:
        return
    if not olds or not news:
        yield from (TermChange("added", "", p.title, "", p.number, _definition("", _said(p))) for p in news)
        yield from (TermChange("removed", p.title, "", p.number, "", _definition(_said(p), "")) for p in olds)
        return
    old, new = olds[0], news[0]
    names = old.title, new.title, old.number, new.number
    if squeeze(old.title) != squeeze(new.title):
        yield TermChange("name", *names, editorial=fold(old.title) == fold(new.title))
    pieces = _definition(_said(old), _said(new))
    if any(piece.kind != "same" for piece in pieces):
        yield TermChange("definition", *names, pieces, is_editorial(pieces))
    if squeeze(old.number) != squeeze(new.number):
        yield TermChange("renumbered", *names)


def _said(passage: Passage) -> str:
    return next((block.definition for block in passage.content if isinstance(block, TermEntry)), "")


def _definition(old: str, new: str) -> tuple[Piece, ...]:
    return compared(old, new)
