"""Two editions of a document, compared clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stdkit.compare.alignment import align
from stdkit.compare.blocks import pair_blocks
from stdkit.compare.cited import changed_references
from stdkit.compare.comparison import Comparison, Pair, PairKind, Passage, Piece
from stdkit.compare.covers import changed_cover
from stdkit.compare.drawings import redrawn
from stdkit.compare.modals import changed_nature, changed_provisions
from stdkit.compare.moves import moves
from stdkit.compare.passages import passages
from stdkit.compare.pieces import compared, is_editorial
from stdkit.compare.profiles import Profile, likeness, profiles
from stdkit.compare.renumbered import follow
from stdkit.compare.splitting import parts
from stdkit.compare.terms import changed_terms
from stdkit.compare.values import changed_values
from stdkit.facts.terms import terms
from stdkit.facts.titles import squeeze
from stdkit.model import Block, Document

_LISTS = ("normative-references", "bibliography")


def compare(old: Document, new: Document) -> Comparison:
    """What is the same in both and what changed from ``old`` to ``new``."""
    before, after = profiles(passages(old)), profiles(passages(new))
    matching = _matched(before, after)
    known = frozenset(term.name for doc in (old, new) for term in terms(doc) if 2 <= len(term.name) <= 6)
    plain = redrawn(old, new, follow(old, new, _in_order(before, after, matching, known)))
    pairs = tuple(_explained(old, new, pair) for pair in plain)
    return Comparison(
        old, new, pairs, changed_cover(old.cover, new.cover), changed_references(old, new), changed_terms(pairs)
    )


_TELLING = frozenset({"foreword", "introduction", "normative-references", "bibliography", "index"})
"""Elements that tell of documents: the years and numbers in them are no quantities of the subject."""


def _explained(old: Document, new: Document, pair: Pair) -> Pair:
    """The pair with what its changes mean: quantities and provisions."""
    if pair.kind in ("same", "added", "deleted"):
        return pair
    one, other = pair.old[0], pair.new[0]
    normative = one.normative and other.normative
    changed = [block for block in pair.blocks if block.kind == "changed" and not block.editorial]
    told = () if other.element in _TELLING else changed
    values = tuple(v for block in told for v in changed_values(block, title=other.title, normative=normative))
    said = [change for block in changed for change in changed_provisions(old, new, block)]
    nature = changed_nature(one, other)
    return replace(pair, values=values, provisions=(*((nature,) if nature else ()), *said))


@dataclass
class _Matching:
    """Groups of places: (old ones, new ones), of which one side has one place; by the first new place of each. ``moved`` and
    ``carried`` hold first old places."""

    groups: dict[int, tuple[list[int], list[int]]] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    carried: set[int] = field(default_factory=set)
    forward: dict[int, int] = field(default_factory=dict)


def _matched(old: Sequence[Profile], new: Sequence[Profile]) -> _Matching:
    forward = align(old, new)
    found = _Matching(forward=forward)
    split = parts(old, new, forward)
    for one, others in split.items():
        forward[one] = _main(old[one], [new[at] for at in others], forward.get(one))
    used = {other for others in split.values() for other in others}
    back = {other: one for one, other in forward.items()}
    merged = {other: ones for other, ones in parts(new, old, back).items() if other not in used}
    merged = {other: ones for other, ones in merged.items() if not any(one in split for one in ones)}
    for other, ones in merged.items():
        main = _main(new[other], [old[at] for at in ones], back.get(other))
        forward.pop(back.get(other, main), None)
        forward[main] = other
    found.moved, found.carried = moves(old, new, forward)
    for one, other in forward.items():
        ones, others = merged.get(other, [one]), split.get(one, [other])
        found.groups[others[0]] = (ones, others)
    return found


def _main(whole: Profile, parts: Sequence[Profile], matched: int | None) -> int:
    """The place of the part that goes on as the passage: the one of its title, else the one most like it, else the first."""
    titled = [part.at for part in parts if whole.title and part.title == whole.title]
    if titled:
        return titled[0]
    return parts[0].at if matched is None else matched


def _in_order(
    old: Sequence[Profile], new: Sequence[Profile], matching: _Matching, known: frozenset[str]
) -> Iterator[Pair]:
    """The pairs in the order of the new document; what was deleted comes behind what it stood behind."""
    gone = _gone_after(len(old), matching)
    yield from (Pair("deleted", (old[at].passage,), (), similarity=0.0) for at in gone.get(-1, ()))
    later = {other for _, others in matching.groups.values() for other in others[1:]}
    for other in new:
        if other.at in matching.groups:
            ones, others = matching.groups[other.at]
            yield _pair([old[at] for at in ones], [new[at] for at in others], matching, known)
            for one in ones:
                yield from (Pair("deleted", (old[at].passage,), (), similarity=0.0) for at in gone.get(one, ()))
        elif other.at not in later:
            yield Pair("added", (), (other.passage,), similarity=0.0)


def _gone_after(count: int, matching: _Matching) -> Mapping[int, list[int]]:
    """The deleted places by the last place before them that still stands in its order, -1 for the beginning."""
    here = {one for ones, _ in matching.groups.values() for one in ones}
    found: dict[int, list[int]] = {}
    last = -1
    for at in range(count):
        if at not in here:
            found.setdefault(last, []).append(at)
        elif at not in matching.moved:
            last = at
    return found


def _pair(old: Sequence[Profile], new: Sequence[Profile], matching: _Matching, known: frozenset[str]) -> Pair:
    one, other = old[0].passage, new[0].passage
    main = next((at for profile in old if (at := matching.forward.get(profile.at)) is not None), new[0].at)
    counterpart = next((profile for profile in new if profile.at == main), new[0])
    first = next((profile for profile in old if profile.at in matching.forward), old[0])
    before, after = _blocks(old, first), _blocks(new, counterpart)
    cited = one.element in _LISTS and other.element in _LISTS
    blocks = pair_blocks(before, after, known, cited=cited)
    title = _titles(first.passage, counterpart.passage)
    nature = changed_nature(first.passage, counterpart.passage)
    same = not (title or nature) and all(pair.kind == "same" and not pair.moved for pair in blocks)
    kind: PairKind = "split" if len(new) > 1 else "merged" if len(old) > 1 else "same" if same else "changed"
    editorial = is_editorial(title) and all(pair.kind == "same" or pair.editorial for pair in blocks)
    editorial = editorial and not nature and not any(pair.moved for pair in blocks)
    return Pair(
        kind,
        tuple(profile.passage for profile in old),
        tuple(profile.passage for profile in new),
        moved=first.at in matching.moved,
        carried=first.at in matching.carried,
        renumbered=squeeze(first.passage.number) != squeeze(counterpart.passage.number),
        editorial=kind == "changed" and editorial,
        title=title,
        blocks=blocks,
        similarity=round(likeness(first, counterpart), 3),
    )


def _blocks(profiles: Sequence[Profile], main: Profile) -> list[Block]:
    """The blocks of passages taken together. The heading of the main one is its title; those of the others are text beside it."""
    found: list[Block] = []
    for profile in profiles:
        if profile is not main and profile.passage.heading is not None and profile.passage.kind != "term":
            found.append(profile.passage.heading)
        found += profile.passage.content
    return found


def _titles(old: Passage, new: Passage) -> tuple[Piece, ...]:
    if squeeze(old.title) == squeeze(new.title):
        return ()
    return compared(old.title, new.title)
