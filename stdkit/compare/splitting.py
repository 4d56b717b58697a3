"""Passages that were split into several or merged from several: what left a passage is found in the ones that came beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from rapidfuzz import fuzz

from stdkit.compare.profiles import Profile

_LEAST = 6
"""Fewer pairs of characters than this are not told from chance."""
_COVER = 0.7
"""So much of a part has to come from the passage it is a part of, and not stand in another part of it as well."""
_BELOW = 0.35
_TITLE = 60
_NEAR = 3
_COMMON = 40


def parts(old: Sequence[Profile], new: Sequence[Profile], forward: Mapping[int, int]) -> dict[int, list[int]]:
    """The places of ``old`` that were split, each with the places of ``new`` it became, in their order, a title
    they were put below among them; ``forward`` has at most one of them. With the sides changed about it finds what was merged."""
    taken = set(forward.values())
    loose = [other for other in new if other.at not in taken and _may_be_part(other)]
    if not loose:
        return {}
    index = _index(old)
    back = {other: one for one, other in forward.items()}
    left: dict[int, Counter[str]] = {}
    found: dict[int, list[int]] = {}
    for other in loose:
        best = (0.0, -1)
        for at in _sources(other, new, back, index):
            if at not in left:
                rest = _body(old[at]).copy()
                if at in forward:
                    rest.subtract(_body(new[forward[at]]))
                left[at] = +rest
            cover = _cover(other, left[at])
            if cover >= _wanted(other, new, forward.get(at)):
                best = max(best, (cover, at))
        if best[1] >= 0:
            found.setdefault(best[1], []).append(other.at)
            left[best[1]] = left[best[1]] - _body(other)
    whole = {at: sorted({*places, *([forward[at]] if at in forward else [])}) for at, places in found.items()}
    for at, places in whole.items():
        above = {new[place].parent for place in places}
        head = above.pop() if len(above) == 1 else None
        if head is not None and head not in taken and _is_head(old[at], new[head]):
            places.insert(0, head)
    return {at: places for at, places in whole.items() if len(places) > 1 and _is_known(old[at], new, places, forward)}


def _wanted(other: Profile, new: Sequence[Profile], counterpart: int | None) -> float:
    """How much of a part has to come from its passage: less where it is the first below a title that lost its text (悬置段 → 概述)."""
    if counterpart is None or counterpart != other.parent or new[counterpart].short:
        return _COVER
    return _BELOW if new[counterpart].children[0] == other.at else _COVER


def _may_be_part(other: Profile) -> bool:
    """Whether a passage holds text enough to be told by, and is none that every document has anyway."""
    return _body(other).total() >= _LEAST and other.passage.kind != "opening" and other.passage.level > 0


def _is_head(whole: Profile, head: Profile) -> bool:
    """Whether a title without text of its own is the one under which the parts now stand."""
    return not head.short and bool(whole.title) and fuzz.ratio(whole.title, head.title) >= _TITLE


def _is_known(one: Profile, new: Sequence[Profile], places: Iterable[int], forward: Mapping[int, int]) -> bool:
    """Whether the parts together hold most of a passage that has no counterpart of its own."""
    if one.at in forward:
        return True
    body = _body(one)
    together: Counter[str] = Counter()
    for at in places:
        together.update(_body(new[at]))
    return (body & together).total() >= _COVER * body.total()


def _body(profile: Profile) -> Counter[str]:
    return profile.body_grams


def _cover(part: Profile, rest: Counter[str]) -> float:
    body = _body(part)
    return (body & rest).total() / body.total()


def _index(old: Sequence[Profile]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for one in old:
        for gram in _body(one):
            index.setdefault(gram, []).append(one.at)
    return index


def _sources(
    other: Profile, new: Sequence[Profile], back: Mapping[int, int], index: Mapping[str, list[int]]
) -> Iterable[int]:
    """Where a part may come from: the passages its neighbours came from, and those that share its rarest pairs of characters."""
    near = [*range(other.at - 1, -1, -1)][:_NEAR], [*range(other.at + 1, len(new))][:_NEAR]
    found = dict.fromkeys(back[at] for side in near for at in side if at in back)
    known = sorted(
        (len(places), gram) for gram in _body(other) if (places := index.get(gram)) and len(places) <= _COMMON
    )
    votes = Counter(at for _, gram in islice(known, 16) for at in index[gram])
    found.update(dict.fromkeys(at for at, _ in votes.most_common(4)))
    return found
