"""How a comparison is measured against known truth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from stdkit.compare import Comparison
from stdkit.compare.passages import passages
from tests.compare.edits import Edited


@dataclass
class Score:
    """``right`` of ``wanted`` links between old and new passages were found; ``found`` is how many were told in all. ``kinds`` counts,
    by edit, how often the kind of change was told as it was made, and how often it was made."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    unlinked: int = 0
    """Added and deleted passages told as such."""
    loose: int = 0
    """Added and deleted passages there are."""
    kinds: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    quiet: int = 0
    """Passages that nobody touched and that were told to be changed."""
    wrong: list[str] = field(default_factory=list)

    @property
    def aligned(self) -> float:
        """The share of passages (links, added, deleted) that are told right, wrong links counted against it."""
        return (self.right + self.unlinked) / max(self.wanted + self.loose, self.found + self.loose, 1)

    @property
    def exact(self) -> float:
        return self.kinds.total() / max(self.made.total(), 1)


def measure(comparison: Comparison, edited: Edited, score: Score | None = None) -> Score:
    """Adds how well ``comparison`` tells what was ``edited`` to ``score``."""
    score = score or Score()
    before, after = passages(comparison.old), passages(comparison.new)
    olds = {id(p): at for at, p in enumerate(before)}
    assert len(after) == len(edited.origins)
    by_old = {_first(p): at for at, p in enumerate(before)}
    by_new = {_first(p): at for at, p in enumerate(after)}
    assert len(by_old) == len(before) == len(olds) and len(by_new) == len(after)
    wanted = {(one, other) for other, origins in enumerate(edited.origins) for one in origins}
    told = {(by_old[_first(o)], by_new[_first(n)]) for pair in comparison.pairs for o in pair.old for n in pair.new}
    score.wanted += len(wanted)
    score.found += len(told)
    score.right += len(wanted & told)
    gone = set(range(len(before))) - {one for one, _ in wanted}
    come = {other for other, origins in enumerate(edited.origins) if not origins}
    score.loose += len(gone) + len(come)
    score.unlinked += len(gone - {one for one, _ in told}) + len(come - {other for _, other in told})
    for one, other in sorted(wanted ^ told):
        what = "missed" if (one, other) in wanted else "wrong"
        score.wrong.append(
            f"{what}: {before[one].name or one} {_text(before[one])} | {after[other].name} {_text(after[other])}"
        )
    _kinds(comparison, edited, score, by_old)
    return score


def _first(passage: object) -> str:
    return passage.blocks[0] if passage.blocks else f"{passage.number}{passage.title}"  # type: ignore[attr-defined]


def _text(passage: object) -> str:
    return "".join(block.text for block in passage.content)[:24]  # type: ignore[attr-defined]


WANTED = {
    "reword": "changed",
    "rewrite": "changed",
    "change_limit": "changed",
    "change_title": "changed",
    "reorder_list": "changed",
    "table_row": "changed",
    "table_column": "changed",
    "split_clause": "split",
    "merge_clauses": "merged",
    "delete_clause": "deleted",
}


def _kinds(comparison: Comparison, edited: Edited, score: Score, by_old: dict[str, int]) -> None:
    pairs = {by_old[_first(passage)]: pair for pair in comparison.pairs for passage in pair.old}
    touched = {origin for _, origins in edited.made for origin in origins}
    for name, origins in edited.made:
        if not origins:
            continue
        score.made[name] += 1
        pair = pairs[origins[0]]
        moved = any(pairs[origin].moved for origin in origins)
        told = (
            moved
            if name.startswith("move_")
            else bool(pair.new)
            if name == "raise_clause"
            else pair.kind == WANTED[name]
        )
        score.kinds[name] += told
        if not told:
            score.wrong.append(
                f"{name}: told {pair.kind}{' moved' if pair.moved else ''}: {[p.name for p in pair.old]}"
            )
    for one, pair in pairs.items():
        if one not in touched and pair.kind not in ("same",):
            score.quiet += 1
            score.wrong.append(
                f"untouched, told {pair.kind}: {[p.name for p in pair.old]} {[p.name for p in pair.new]}"
            )
