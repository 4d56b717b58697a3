"""The rows of the 修订前后对照表: a clause of the old edition beside that of the new one, what kind of change it is, whether a
requirement became lower. Plain data, for the table that ``stdkit diff`` writes and for a committee's own form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from stdkit.compare.comparison import Comparison, CoverChange, Pair
from stdkit.compare.naming import REQUIREMENTS, nature_change
from stdkit.compare.outputs.parts import Part, parts, title_words
from stdkit.compare.outputs.pieces import Word, new_words, old_words
from stdkit.compare.outputs.tables import table_lines
from stdkit.compare.outputs.words import places
from stdkit.compare.wording import is_wording
from stdkit.facts.provisions import provisions_in

FULL = 300
"""Characters of unchanged paragraphs that are still written out beside the changed ones of their clause."""
LEFT_OUT = "……"
_TOLD = (None, "foreword", "introduction", "bibliography", "index")
"""What tells of the document or leads through it and sets no requirement."""

Pieces = tuple[tuple[str, bool], ...]
"""A text of which the changed pieces are marked."""
Lowered = Literal["是", "否", "待判断"]


@dataclass(frozen=True, slots=True)
class Row:
    """A clause that changed, came or went. Lines are parted by ``"\\n"``."""

    old_place: str
    old: Pieces
    new_place: str
    new: Pieces
    kinds: tuple[str, ...]
    lowered: Lowered
    reason: str = ""

    def plain(self, number: int) -> dict[str, str]:
        """The row as the fields of a form, without marks."""
        return {
            "number": str(number),
            "old_clause": self.old_place,
            "old_text": "".join(text for text, _ in self.old),
            "new_clause": self.new_place,
            "new_text": "".join(text for text, _ in self.new),
            "kind": "、".join(self.kinds),
            "reason": self.reason,
            "lowered": self.lowered,
        }

    def cells(self, number: int) -> tuple[str | Pieces, ...]:
        """The row as the cells of a 修订前后对照表 (``formats.comparison_table``)."""
        return (
            str(number),
            self.old_place or "—",
            self.old or "（无）",
            self.new_place or "—",
            self.new or "（删除）",
            "、".join(self.kinds),
            self.reason,
            self.lowered,
        )


def rows(comparison: Comparison, pairs: Iterable[Pair] | None = None) -> list[Row]:
    """A row for every passage of ``pairs`` (all of them without) whose words, place or kind changed; those that only got another
    number have none. The cover comes first."""
    covers = [_cover_row(comparison, one) for one in (comparison.cover if pairs is None else ())]
    return covers + [_row(comparison, pair) for pair in (comparison.pairs if pairs is None else pairs) if shown(pair)]


def _cover_row(comparison: Comparison, change: CoverChange) -> Row:
    label = (f"{change.label}：", False)
    kind = "属性" if change.field == "number" and nature_change(comparison) else "编辑"
    return Row("封面", (label, (change.old, True)), "封面", (label, (change.new, True)), (kind,), "否")


def shown(pair: Pair) -> bool:
    """Whether a passage is worth a row: more than its number changed, and not only because its parent moved."""
    return pair.kind != "same" or (pair.moved and not pair.carried)


def _row(comparison: Comparison, pair: Pair) -> Row:
    old_place, new_place = places(pair)
    title, body = title_words(pair), parts(pair)
    return Row(
        old_place,
        _text(pair, title, body, old=True) if pair.old else (),
        new_place,
        _text(pair, title, body, old=False) if pair.new else (),
        kinds(comparison, pair),
        lowered(comparison, pair),
    )


def kinds(comparison: Comparison, pair: Pair) -> tuple[str, ...]:
    """「技术」, 「编辑」 …: what a committee calls a change like this. A clause that came or went is that and nothing else."""
    found: list[str] = []
    if pair.kind in ("added", "deleted"):
        return ("增加" if pair.kind == "added" else "删除",)
    if pair.kind in ("split", "merged"):
        found.append("拆分" if pair.kind == "split" else "合并")
    if pair.moved and not pair.carried:
        found.append("移动")
    if any(change.kind == "nature" for change in pair.provisions):
        found.append("属性")
    if pair.kind != "same" and pair.element in _TOLD:
        found.append("编辑")
    elif is_wording(comparison, pair):
        found.append("用词规范")
    elif pair.kind != "same":
        substance = pair.values or any(change.kind != "nature" for change in pair.provisions)
        if substance or (not pair.editorial and _differs(pair)):
            found.append("技术")
        elif pair.editorial:
            found.append("编辑")
    return tuple(found)


def _differs(pair: Pair) -> bool:
    """Whether words of substance differ, and not only the cut between clauses."""
    return bool(pair.title) or any(part.kind != "same" and not part.editorial for part in parts(pair))


def lowered(comparison: Comparison, pair: Pair) -> Lowered:
    """「是」 where a limit became looser or a provision weaker; 「待判断」 where one changed and which way cannot be told, and where a
    clause that sets a requirement went (another may set it now)."""
    effects = {change.effect for change in pair.values} | {change.kind for change in pair.provisions}
    if effects & {"looser", "weakened"}:
        return "是"
    if pair.kind == "deleted" and requires(comparison, pair):
        return "待判断"
    return "待判断" if effects & {"unsure", "changed", "negated", "nature"} else "否"


def requires(comparison: Comparison, pair: Pair) -> bool:
    """Whether the old side of a passage sets a requirement."""
    return any(
        provision.kind in REQUIREMENTS
        for one in pair.old
        if one.normative and one.element not in _TOLD
        for top in one.content
        for block in (top, *top.children())
        if block.kind not in ("note", "example", "footnote")
        for provision in provisions_in(comparison.old, block)
    )


def _text(pair: Pair, title: Sequence[Word], body: Sequence[Part], *, old: bool) -> Pieces:
    """One side of a clause: its title, then its paragraphs; what did not change is left out where it is long."""
    lines: list[list[tuple[str, bool]]] = []
    heading = _side(title, old)
    if heading and (pair.new or pair.old)[0].kind != "term":
        lines.append(heading)
    whole = sum(len(word.text) for part in body if not part.differs for word in part.words) <= FULL
    for part in body:
        if not part.stands[0 if old else 1]:
            continue
        if not part.differs and not whole:
            if not lines or lines[-1] != [(LEFT_OUT, False)]:
                lines.append([(LEFT_OUT, False)])
            continue
        lines += _lines(pair, part, old)
    joined: list[tuple[str, bool]] = []
    for number, line in enumerate(lines):
        joined += [*([("\n", False)] if number else []), *line]
    return _merged(joined)


def _lines(pair: Pair, part: Part, old: bool) -> list[list[tuple[str, bool]]]:
    label = part.old_label if old else part.new_label
    numbers = {one.number for one in (pair.old if old else pair.new)}
    lead = [(f"{label} ", part.old_label != part.new_label and part.kind not in ("added", "deleted"))]
    first = [*(lead if label and label not in numbers else []), *_side(part.words, old)]
    if part.grid is not None:
        return [first, *([(text, marked) for text, marked in line] for line in table_lines(part.grid, old=old))]
    if part.drawing:
        first.append(("（公式有改动）" if part.block == "formula" else "（图有改动）", True))
    return [first] if first else []


def _side(words: Iterable[Word], old: bool) -> list[tuple[str, bool]]:
    return [(word.text, word.kind != "same") for word in (old_words(words) if old else new_words(words))]


def _merged(pieces: Iterable[tuple[str, bool]]) -> Pieces:
    found: list[tuple[str, bool]] = []
    for text, marked in pieces:
        if found and found[-1][1] == marked:
            found[-1] = (found[-1][0] + text, marked)
        elif text:
            found.append((text, marked))
    return tuple(found)
