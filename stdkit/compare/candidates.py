"""Which passages of the new document each passage of the old one may have become: few, found by what is rare in their texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stdkit.compare.profiles import Profile, likeness

_FEATURES = 16
"""So many of the rarest pairs of characters of a passage are looked up."""
_COMMON = 60
"""A pair of characters that stands in more passages than this tells nothing."""
_KEPT = 8
"""So many of the passages that share most are kept."""
_FLOOR = 0.3


class Likenesses:
    """How alike old and new passages are, each worked out once."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        self.old, self.new = old, new
        self._kept: dict[tuple[int, int], float] = {}

    def of(self, one: int, other: int) -> float:
        pair = one, other
        kept = self._kept.get(pair)
        if kept is None:
            kept = self._kept[pair] = likeness(self.old[one], self.new[other])
        return kept


def exact(old: Sequence[Profile], new: Sequence[Profile]) -> list[tuple[int, int]]:
    """The passages that say the same, title and text, and stand once in each document."""
    before, after = Counter(one.key for one in old), Counter(one.key for one in new)
    places = {one.key: one.at for one in new}
    return [
        (one.at, places[one.key]) for one in old if any(one.key) and before[one.key] == 1 and after.get(one.key, 0) == 1
    ]


def candidates(old: Sequence[Profile], new: Sequence[Profile], likenesses: Likenesses) -> dict[tuple[int, int], float]:
    """Pairs of places that are somewhat alike, with how much."""
    found: dict[tuple[int, int], float] = {}
    index: dict[str, list[int]] = {}
    for one in old:
        for gram in one.grams:
            index.setdefault(gram, []).append(one.at)
    by_title: dict[str, list[int]] = {}
    for one in old:
        if one.title:
            by_title.setdefault(one.title, []).append(one.at)
    by_place = {one.at: one for one in old}
    for other in new:
        near = _sharing(other, index, by_place)
        near.update(by_title.get(other.title, ())[:_COMMON] if other.title else ())
        for at in near:
            alike = likenesses.of(at, other.at)
            if alike >= _FLOOR:
                found[at, other.at] = alike
    return found


def _sharing(other: Profile, index: dict[str, list[int]], old: dict[int, Profile]) -> set[int]:
    known = [(len(places), gram) for gram in other.grams if (places := index.get(gram)) and len(places) <= _COMMON]
    known.sort()
    votes: Counter[int] = Counter()
    for count, gram in known[:_FEATURES]:
        share = 1000 // count + 100
        for at in index[gram]:
            votes[at] += share
    ranked = sorted(votes, key=lambda at: (-votes[at], abs(old[at].weight - other.weight), at))
    return set(ranked[:_KEPT])
