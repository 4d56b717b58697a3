"""Which matched passages stand in another order or below another parent than before, and which only went along with theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stdkit.compare.chains import Place, chain
from stdkit.compare.profiles import Profile


def moves(old: Sequence[Profile], new: Sequence[Profile], forward: Mapping[int, int]) -> tuple[set[int], set[int]]:
    """The places of the old document whose passages moved, and of those the ones that were only carried along.

    Of two passages that changed places the one that holds less is said to have moved. A passage whose parent is new, or is gone, is
    not moved by that: a chapter cut in two moves nothing.
    """
    families: dict[Place | None, list[Place]] = {}
    strays: list[Place] = []
    moved: set[int] = set()
    for one, other in forward.items():
        above, below = old[one].parent, new[other].parent
        if above is None and below is None:
            families.setdefault(None, []).append((one, other))
        elif above is not None and below is not None and forward.get(above) == below:
            families.setdefault((above, below), []).append((one, other))
        elif _known(above, below, forward):
            moved.add(one)
        else:
            strays.append((one, other))
    for family in families.values():
        moved.update(_out_of_order(old, family))
    moved.update(_among_all(old, forward, strays, moved))
    carried = _carried(old, new, forward, moved)
    return moved | carried, carried


def _known(above: int | None, below: int | None, forward: Mapping[int, int]) -> bool:
    """Whether both parents go on to exist, so that the passage went from one to another."""
    return above is not None and below is not None and above in forward and below in set(forward.values())


def _out_of_order(old: Sequence[Profile], pairs: Sequence[Place]) -> set[int]:
    weights = {(one, other): 1.0 + 0.999 * old[one].size for one, other in pairs}
    kept = {one for one, _ in chain(weights)}
    return {one for one, _ in pairs if one not in kept}


def _among_all(
    old: Sequence[Profile], forward: Mapping[int, int], strays: Sequence[Place], moved: set[int]
) -> set[int]:
    """Of passages whose parents do not correspond those that left the order of the whole text."""
    if not strays:
        return set()
    weights = {(one, other): 1.0 for one, other in forward.items() if one not in moved}
    kept = {one for one, _ in chain(weights)}
    return {one for one, _ in strays if one not in kept}


def _carried(old: Sequence[Profile], new: Sequence[Profile], forward: Mapping[int, int], moved: set[int]) -> set[int]:
    carried: set[int] = set()
    for one in sorted(forward):
        above = old[one].parent
        if above is None or one in moved or forward.get(above) != new[forward[one]].parent:
            continue
        if above in moved or above in carried:
            carried.add(one)
    return carried
