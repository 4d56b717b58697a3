"""Which passage of the old document became which of the new one, across renumbering, moving and rewording.

First what stands unchanged and once on both sides; then the heaviest chain of like passages in the same order; then, from what is
sure to its neighbours, everything else, in any order: parents, neighbours, titles and numbers count with the text, so that a
sentence that stands in ten clauses is found in the right one.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence

from stdkit.compare.candidates import Likenesses, candidates, exact
from stdkit.compare.chains import Place, chain
from stdkit.compare.profiles import Profile

_SURE = 0.5
"""So alike at least are passages that may carry the chain."""
_RIVAL = 0.9
"""A pair carries the chain only where no other pair of either passage is better than it by more than this share."""
_ENOUGH = 0.62
"""Likeness and surroundings together reach this, or two passages are not the same."""
_BY_ITSELF = 0.75
"""So alike are passages that are found again where nothing around them belongs together."""
_ALONE = ("foreword", "introduction", "scope", "normative-references", "terms", "symbols", "bibliography", "index")
"""Elements of which a document has one: they are each other's, whatever they say."""


def align(old: Sequence[Profile], new: Sequence[Profile]) -> dict[int, int]:
    """The places of ``old`` and those of ``new`` they correspond to; every place at most once."""
    matching = _Matching(old, new)
    for pair in _standing(old, new):
        matching.take(*pair)
    same = [pair for pair in exact(old, new) if matching.free(*pair)]
    for pair in _sure(same, old, new):
        matching.take(*pair)
    rest_old = [one for one in old if one.at not in matching.forward]
    rest_new = [one for one in new if one.at not in matching.backward]
    found = candidates(rest_old, rest_new, matching.likenesses)
    weights = {pair: alike + 0.25 * matching.surroundings(*pair) for pair, alike in found.items() if alike >= _SURE}
    for pair in chain(_unrivalled(weights), matching.forward.items()):
        matching.take(*pair)
    matching.grow([*found, *same])
    left_old = [one for one in old if one.at not in matching.forward]
    left_new = [one for one in new if one.at not in matching.backward]
    for pair in exact(left_old, left_new):  # a sentence of many clauses, gone in one place and come in another
        matching.take(*pair)
    return matching.forward


def _standing(old: Sequence[Profile], new: Sequence[Profile]) -> Iterator[Place]:
    """The elements that every document has once, and the openings."""
    for kind in (None, *_ALONE):
        before = [one.at for one in old if one.passage.element == kind and one.passage.kind in ("element", "opening")]
        after = [one.at for one in new if one.passage.element == kind and one.passage.kind in ("element", "opening")]
        if len(before) == len(after) == 1:
            yield before[0], after[0]


def _sure(pairs: list[Place], old: Sequence[Profile], new: Sequence[Profile]) -> list[Place]:
    """Of passages that say the same those that say enough not to be the same by chance."""
    return [(one, other) for one, other in pairs if old[one].weight >= 12 or old[one].passage.kind == "term"]


def _unrivalled(weights: dict[Place, float]) -> dict[Place, float]:
    best_old: dict[int, float] = {}
    best_new: dict[int, float] = {}
    for (one, other), weight in weights.items():
        best_old[one] = max(best_old.get(one, 0.0), weight)
        best_new[other] = max(best_new.get(other, 0.0), weight)
    return {
        (one, other): weight
        for (one, other), weight in weights.items()
        if weight >= _RIVAL * best_old[one] and weight >= _RIVAL * best_new[other]
    }


class _Matching:
    """Places matched so far, in both directions."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        self.old, self.new = old, new
        self.likenesses = Likenesses(old, new)
        self.forward: dict[int, int] = {}
        self.backward: dict[int, int] = {}

    def free(self, one: int, other: int) -> bool:
        return one not in self.forward and other not in self.backward

    def take(self, one: int, other: int) -> None:
        if self.free(one, other):
            self.forward[one] = other
            self.backward[other] = one

    def surroundings(self, one: int, other: int) -> float:
        """How far what stands around two passages belongs together, 0…2: what is before, behind, above and below them."""
        old, new = self.old[one], self.new[other]
        found = 0.0
        if one and other and self.forward.get(one - 1) == other - 1:
            found += 0.5
        if self.forward.get(one + 1) == other + 1 and other + 1 < len(self.new):
            found += 0.5
        if old.parent is not None and new.parent is not None:
            found += 0.5 if self.forward.get(old.parent) == new.parent else 0.0
        elif old.parent == new.parent:
            found += 0.25
        if old.children and new.children:
            kept = sum(1 for child in old.children if self.forward.get(child) in new.children)
            found += kept / max(len(old.children), len(new.children))
        return found

    def score(self, one: int, other: int) -> float:
        """Likeness with surroundings; 0 where the texts have too little in common to be the same passage."""
        old, new = self.old[one], self.new[other]
        if (old.passage.kind == "opening") != (new.passage.kind == "opening"):
            return 0.0
        around = self.surroundings(one, other)
        alike = self.likenesses.of(one, other)
        floor = 0.3 if old.title and old.title == new.title else 0.45
        below = old.children and new.children
        if alike < floor and not (below and around >= 0.6):
            return 0.0
        if around < 0.3 and alike < _BY_ITSELF:
            return 0.0
        number = 0.08 if old.passage.number and old.passage.number == new.passage.number else 0.0
        return alike + 0.25 * around + number

    def grow(self, pairs: Iterable[Place]) -> None:
        """Take pairs from the best to the worst, looking again at what stands around each that is taken."""
        heap: list[tuple[float, int, int]] = []
        waiting = [*pairs, *(near for pair in self.forward.items() for near in self._near(*pair))]
        for pair in dict.fromkeys(waiting):
            self._offer(heap, *pair)
        while heap:
            offered, one, other = heapq.heappop(heap)
            if not self.free(one, other):
                continue
            score = self.score(one, other)
            if -score > offered + 1e-9:  # what spoke for it has found another partner
                heapq.heappush(heap, (-score, one, other))
                continue
            if score < _ENOUGH:
                continue
            self.take(one, other)
            for near in self._near(one, other):
                self._offer(heap, *near)

    def _offer(self, heap: list[tuple[float, int, int]], one: int, other: int) -> None:
        if self.free(one, other) and (score := self.score(one, other)) >= 0.3:
            heapq.heappush(heap, (-score, one, other))

    def _near(self, one: int, other: int) -> Iterator[Place]:
        """The pairs that two matched passages speak for: their neighbours, parents, and the children that have none yet."""
        old, new = self.old[one], self.new[other]
        if one and other:
            yield one - 1, other - 1
        if one + 1 < len(self.old) and other + 1 < len(self.new):
            yield one + 1, other + 1
        if old.parent is not None and new.parent is not None:
            yield old.parent, new.parent
        left = [child for child in old.children if child not in self.forward][:12]
        right = [child for child in new.children if child not in self.backward][:12]
        for child in left:
            for counterpart in right:
                yield child, counterpart
