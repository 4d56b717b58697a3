"""The blocks of two passages paired: paragraphs, list items one by one, tables by caption and content, figures, formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from stdkit.compare.chains import ascending, chain
from stdkit.compare.comparison import BlockPair
from stdkit.compare.cutting import cut
from stdkit.compare.folding import fold
from stdkit.compare.pieces import compared, is_editorial
from stdkit.compare.prescribed import is_prescribed
from stdkit.compare.profiles import texts
from stdkit.compare.tables import compare_tables
from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.model import Block, Figure, Formula, Table, TermEntry

_LEAST = 0.42
"""Less alike, two blocks are not the same one changed."""
_MOVED = 0.75
"""So alike at least are blocks that are found again in another order."""
_WHOLE = 40_000
"""So many pairs of blocks are compared each with each; beyond that only those near in order."""
_APART = 40
_SIGN = pattern(r"[A-Za-z0-9Α-ω㐀-鿿%±×÷√∑=]")


def pair_blocks(
    old: Sequence[Block], new: Sequence[Block], known: Iterable[str] = (), *, cited: bool = False
) -> tuple[BlockPair, ...]:
    """The pairs in the order of ``new``, deleted blocks where they stood. ``cited``: the blocks list documents, which are known by
    their numbers. ``known`` are the document's terms, kept whole by the comparison of words."""
    before, after = [_Told(block, cited) for block in old], [_Told(block, cited) for block in new]
    matched = _matched(before, after)
    back = {other: one for one, other in matched.items()}
    kept = set(ascending([back[other] for other in sorted(back)]))
    left = iter(at for at in range(len(before)) if at not in matched)
    waiting = next(left, None)
    found: list[BlockPair] = []
    for other, told in enumerate(after):
        one = back.get(other)
        while waiting is not None and one is not None and one in kept and waiting < one:
            found.append(BlockPair("deleted", before[waiting].block, None))
            waiting = next(left, None)
        if one is None:
            found.append(BlockPair("added", None, told.block))
        else:
            found.append(replace(pair_of(before[one].block, told.block, known), moved=one not in kept))
    while waiting is not None:
        found.append(BlockPair("deleted", before[waiting].block, None))
        waiting = next(left, None)
    return cut(found, known)


def pair_of(old: Block, new: Block, known: Iterable[str] = ()) -> BlockPair:
    """Two blocks that are each other's, with all that differs."""
    pieces = compared(old.text, new.text, known)
    if old.text != new.text and (is_prescribed(old.text, new.text) or _is_set_otherwise(old, new)):
        pieces = tuple(replace(piece, editorial=piece.kind != "same") for piece in pieces)
    table = compare_tables(old, new, known) if isinstance(old, Table) and isinstance(new, Table) else None
    drawing = _is_redrawn(old, new)
    children: tuple[BlockPair, ...] = ()
    if isinstance(old, TermEntry) and isinstance(new, TermEntry):
        children = pair_blocks(old.parts, new.parts, known)
    inner = [*children] if any(child.kind != "same" for child in children) else []
    differs = squeeze(old.text) != squeeze(new.text) or drawing or bool(inner) or (table is not None and not table.same)
    editorial = (
        is_editorial(pieces)
        and not drawing
        and all(child.editorial or child.kind == "same" for child in inner)
        and (table is None or table.editorial)
    )
    return BlockPair(
        "changed" if differs else "same",
        old,
        new,
        pieces,
        relabelled=squeeze(old.label) != squeeze(new.label),
        editorial=differs and editorial,
        drawing=drawing,
        table=table if table is not None and not table.same else None,
        children=children,
    )


def _is_set_otherwise(old: Block, new: Block) -> bool:
    """Whether two formulas hold the same signs in another order: a PDF gives the lines of a fraction one after the other."""
    if not (isinstance(old, Formula) and isinstance(new, Formula)) or (old.latex and new.latex):
        return False
    return sorted(_SIGN.findall(fold(old.text))) == sorted(_SIGN.findall(fold(new.text)))


def _is_redrawn(old: Block, new: Block) -> bool:
    """Whether a formula's source differs though it reads the same, or a figure holds other words. Formats name pictures in their own
    way, so that their names say nothing."""
    if isinstance(old, Formula) and isinstance(new, Formula):
        both = old.latex and new.latex
        return bool(both) and old.text == new.text and squeeze(old.latex) != squeeze(new.latex)
    if isinstance(old, Figure) and isinstance(new, Figure):
        return bool(old.texts and new.texts) and [*map(fold, old.texts)] != [*map(fold, new.texts)]
    return False


@dataclass(slots=True)
class _Told:
    """A block and what it is known by."""

    block: Block
    text: str
    group: str
    code: str

    def __init__(self, block: Block, cited: bool) -> None:
        self.block = block
        self.text = fold("\n".join(texts(block)))[:1500]
        self.group = block.kind if block.kind in ("table", "figure", "formula", "term-entry") else "text"
        first = next(numbers(block.text[:40]), None) if cited else None
        self.code = f"{first.code.removesuffix('/T')} {first.number}.{first.part}" if first is not None else ""


def _matched(old: Sequence[_Told], new: Sequence[_Told]) -> dict[int, int]:
    """Unchanged blocks first, from both ends; then the best chain of like ones; then what stands in another order."""
    matched = _ends(old, new)
    taken = set(matched.values())
    rest_old = [at for at in range(len(old)) if at not in matched]
    rest_new = [at for at in range(len(new)) if at not in taken]
    matched.update(_by_code(old, new, rest_old, rest_new))
    taken = set(matched.values())
    rest_old = [at for at in rest_old if at not in matched]
    rest_new = [at for at in rest_new if at not in taken]
    alike = dict(_likenesses(old, new, rest_old, rest_new))
    matched.update(_best_chain(alike))
    taken = set(matched.values())
    for (one, other), likeness in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        if likeness >= _MOVED and one not in matched and other not in taken:
            matched[one] = other
            taken.add(other)
    return matched


def _ends(old: Sequence[_Told], new: Sequence[_Told]) -> dict[int, int]:
    matched: dict[int, int] = {}
    start, stop = 0, min(len(old), len(new))
    while start < stop and _same(old[start], new[start]):
        matched[start] = start
        start += 1
    back = 1
    while back <= stop - start and _same(old[-back], new[-back]):
        matched[len(old) - back] = len(new) - back
        back += 1
    return matched


def _same(one: _Told, other: _Told) -> bool:
    return one.group == other.group and one.text == other.text


def _by_code(
    old: Sequence[_Told], new: Sequence[_Told], rest_old: Sequence[int], rest_new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for at in rest_new:
        if new[at].code:
            places.setdefault(new[at].code, []).append(at)
    for at in rest_old:
        if old[at].code and (found := places.get(old[at].code)):
            yield at, found.pop(0)


def _likenesses(
    old: Sequence[_Told], new: Sequence[_Told], rest_old: Sequence[int], rest_new: Sequence[int]
) -> Iterator[tuple[tuple[int, int], float]]:
    many = len(rest_old) * len(rest_new) > _WHOLE
    exact: dict[str, list[int]] = {}
    for place, at in enumerate(rest_new):
        exact.setdefault(new[at].text, []).append(place)
    for place, one in enumerate(rest_old):
        near: Iterable[int] = range(len(rest_new))
        if many:
            around = range(max(0, place - _APART), min(len(rest_new), place + _APART))
            near = sorted({*around, *exact.get(old[one].text, ())[:4]})
        for other in near:
            likeness = _likeness(old[one], new[rest_new[other]])
            if likeness >= _LEAST:
                yield (one, rest_new[other]), likeness


def _likeness(one: _Told, other: _Told) -> float:
    if one.group != other.group:
        return 0.0
    if one.code and other.code and one.code != other.code:
        return 0.0
    if one.text == other.text:
        return 1.0
    alike = fuzz.ratio(one.text, other.text) / 100
    if one.group == "text":
        return alike + 0.05 * (one.block.kind == other.block.kind)
    if one.block.text and fold(one.block.text) == fold(other.block.text):
        return max(alike, 0.9)
    return alike + 0.2 * (squeeze(one.block.label) == squeeze(other.block.label))


def _best_chain(alike: dict[tuple[int, int], float]) -> dict[int, int]:
    weights = {pair: likeness - _LEAST / 2 for pair, likeness in alike.items()}
    return dict(chain(weights))
