"""Provisions that were weakened or strengthened: the words of 表C.1～表C.6 compared where the sentence around them stayed."""

from __future__ import annotations

from collections.abc import Iterator

from stdkit.compare.carried import across, covered, partners
from stdkit.compare.cells import paragraphs
from stdkit.compare.comparison import BlockPair, Passage, Piece, ProvisionChange
from stdkit.facts.provisions import Provision, provisions_in
from stdkit.facts.sentences import type_of
from stdkit.model import Document

_STRENGTH = {
    **dict.fromkeys(("REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE", "RESTR", "COND", "DBLNEG"), 3),
    **dict.fromkeys(("REC", "REC_NEG"), 2),
    **dict.fromkeys(("PERM", "PERM_NEG"), 1),
    **dict.fromkeys(("CAP", "POSS"), 0),
}
_NEGATIVE = frozenset({"PROH", "PROH_NS", "REC_NEG", "PERM_NEG"})
_NAMES = {3: "要求", 2: "推荐", 1: "允许", 0: "陈述"}
_STAYED = 0.5
"""So much of a sentence has to stand on both sides before the word in it is said to have come or gone."""


def changed_provisions(old: Document, new: Document, pair: BlockPair) -> Iterator[ProvisionChange]:
    """The provision words of a changed block (its cells and parts included) that say more or less than they did."""
    if pair.old is None or pair.new is None:
        return
    if pair.old.text != pair.new.text:
        sides = zip(covered(pair.pieces), (provisions_in(old, pair.old), provisions_in(new, pair.new)), strict=True)
        placed = [
            [((p.span.start, p.span.end), p) for p in found if p.kind in _STRENGTH and low <= p.span.start < high]
            for (low, high), found in sides
        ]
        for one, other in partners(pair.pieces, *placed):
            change = _change(one, other) if one is not None and other is not None else _alone(pair, one, other)
            if change is not None:
                yield change
    cells = pair.table.cells if pair.table is not None else ()
    inside = [part for cell in cells if not cell.editorial for part in paragraphs(pair, cell)]
    for child in (*pair.children, *inside):
        yield from changed_provisions(old, new, child)


def changed_nature(old: Passage, new: Passage) -> ProvisionChange | None:
    """A normative element or annex that became informative, or the other way round."""
    if old.normative == new.normative or old.kind != "element" or new.kind != "element":
        return None
    names = ["规范性" if side.normative else "资料性" for side in (old, new)]
    if "annex" not in (old.element, new.element):
        return None
    return ProvisionChange("nature", names[0], names[1], None, None, f"由{names[0]}改为{names[1]}")


def _change(one: Provision, other: Provision) -> ProvisionChange | None:
    before, after = _STRENGTH[one.kind], _STRENGTH[other.kind]
    if (one.kind in _NEGATIVE) != (other.kind in _NEGATIVE) and {before, after} != {0}:
        return _told("negated", one, other, "肯定与否定互换")
    if before > after:
        kind = "weakened" if after else "nature"
        return _told(kind, one, other, f"{_NAMES[before]}改为{_NAMES[after]}")
    if before < after:
        kind = "strengthened" if before else "nature"
        return _told(kind, one, other, f"{_NAMES[before]}改为{_NAMES[after]}")
    if before == 0 and one.kind != other.kind:
        return _told("nature", one, other, "能力与可能性互换")
    return None


def _alone(pair: BlockPair, one: Provision | None, other: Provision | None) -> ProvisionChange | None:
    """A word that came or went in a sentence that stayed; an imperative without it requires as much as with it."""
    assert pair.old is not None and pair.new is not None
    provision = one or other
    assert provision is not None
    if _STRENGTH[provision.kind] < 2:
        return None
    start, end = provision.sentence.start, provision.sentence.end
    mine, its = ("old", pair.new.text) if one is not None else ("new", pair.old.text)
    if _kept(pair.pieces, mine, start, end) < _STAYED:
        return None
    reverse = pair.pieces if one is not None else _turned(pair.pieces)
    low, high = across(reverse, start, end)
    rest = its[low:high]
    kind = type_of(rest, ())
    if kind == "instruction" or _other_words(provision, pair, one is not None):
        return None
    name = _NAMES[_STRENGTH[provision.kind]]
    reason = f"{name}的用词删去，成为陈述" if one is not None else f"由陈述改为{name}"
    return _told("nature", one, other, reason)


def _other_words(provision: Provision, pair: BlockPair, gone: bool) -> bool:
    """Whether the same word stands right beside a change on the other side too: then it only moved."""
    assert pair.old is not None and pair.new is not None
    texts = [piece.text for piece in pair.pieces if piece.kind == ("inserted" if gone else "deleted")]
    return any(provision.text in text for text in texts)


def _kept(pieces: tuple[Piece, ...], side: str, start: int, end: int) -> float:
    kept = 0
    for piece in pieces:
        if piece.kind == "same":
            low, high = piece.old if side == "old" else piece.new
            kept += max(0, min(high, end) - max(low, start))
    return kept / max(end - start, 1)


def _turned(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with the sides changed about, an insertion behind what it replaced as before."""
    kinds = {"same": "same", "deleted": "inserted", "inserted": "deleted"}
    turned = [Piece(kinds[p.kind], p.text, p.new, p.old, p.editorial) for p in pieces]  # type: ignore[arg-type]
    for at in range(len(turned) - 1):
        if turned[at].kind == "inserted" and turned[at + 1].kind == "deleted":
            turned[at], turned[at + 1] = turned[at + 1], turned[at]
    return tuple(turned)


def _told(kind: str, one: Provision | None, other: Provision | None, reason: str) -> ProvisionChange:
    return ProvisionChange(
        kind,  # type: ignore[arg-type]
        one.text if one is not None else "",
        other.text if other is not None else "",
        one.span if one is not None else None,
        other.span if other is not None else None,
        reason,
    )
