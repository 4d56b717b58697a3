"""The 主要技术变化 of a foreword, drafted from a comparison. GB/T 1.1—2020, 8.3 c).

Structural and editorial changes are left out, several small changes of one clause are one item, and the items come in the order of
the new document. What is meant is told by the titles of clauses and the names of limits; the drafter gives it its last form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby, takewhile
from typing import Literal

from stdkit.compare.comparison import BlockPair, Comparison, Pair, TermChange
from stdkit.compare.naming import SEVERAL, Namer, nature_change, some
from stdkit.compare.wording import is_wording
from stdkit.facts.cited_places import cited_change
from stdkit.facts.codes import parse
from stdkit.model import Document

Kind = Literal["增加", "更改", "删除"]
_ELEMENTS = ("scope", "terms", "symbols", "core", "annex")
_BESIDE = ("note", "example", "footnote")


@dataclass(frozen=True, slots=True)
class MainChange:
    """One item: ``kind`` 了 ``what``, in the places ``new`` of the new and ``old`` of the old document (numbers, several with 、)."""

    kind: Kind
    what: str
    new: str = ""
    old: str = ""

    def said(self, edition: str) -> str:
        """「更改了含水率的限值（见5.2，2010年版的4.2）」; ``edition`` is how the old document is called (「2010年版」)."""
        return f"{self.kind}了{self.what}{cited_change(self.new, self.old, edition)}"


def edition_of(doc: Document) -> str:
    """「2010年版」 by the number on the cover; 「XXXX年版」 where it has no year."""
    number = parse(doc.cover.number)
    return f"{number.year if number is not None and number.year.isdigit() else 'XXXX'}年版"


def main_changes(comparison: Comparison) -> list[MainChange]:
    """The items in the order of the new document; what was deleted stands where it stood."""
    namer = Namer(comparison)
    before: list[_Item] = []
    behind: list[_Item] = []
    for pair in comparison.pairs:
        item = _item(comparison, namer, pair)
        if item is not None:
            (before if pair.element == "scope" else behind).append(item)
    before_all = list(_cover(comparison))
    middle = [*_references(comparison), *_terms(comparison.terms)]
    return [*before_all, *_grouped(before, namer), *middle, *_grouped(behind, namer)]


def lines(comparison: Comparison) -> list[str]:
    """The items as a foreword lists them: 「——更改了……（见5.2，2010年版的4.2）；」, the last with a full stop."""
    edition = edition_of(comparison.old)
    said = [change.said(edition) for change in main_changes(comparison)]
    return [f"——{text}{'；' if at < len(said) else '。'}" for at, text in enumerate(said, 1)]


def records(comparison: Comparison) -> list[dict[str, str]]:
    """The items as the data of a draft hold them (``replaces: changes:``)."""
    return [{key: value for key, value in asdict(change).items() if value} for change in main_changes(comparison)]


@dataclass(frozen=True, slots=True)
class _Item:
    """A change, and the clause by whose title it may be told together with its neighbours ("" for none)."""

    change: MainChange
    group: str
    pair: Pair


def _item(comparison: Comparison, namer: Namer, pair: Pair) -> _Item | None:
    """What is to be told of a passage; ``None`` where it is nothing of substance, or its parent says it."""
    if pair.element not in _ELEMENTS or (pair.new or pair.old)[0].kind == "term":
        return None
    if pair.kind in ("added", "deleted"):
        if not namer.tells(pair):
            return None
        kind: Kind = "增加" if pair.kind == "added" else "删除"
        change = MainChange(kind, namer.whole(pair), namer.place(pair.new), namer.place(pair.old))
    elif is_substantial(pair) and not is_wording(comparison, pair):
        change = MainChange("更改", namer.changed(pair), namer.place(pair.new), namer.place(pair.old))
    else:
        return None
    return _Item(change, namer.group(pair), pair)


def is_substantial(pair: Pair) -> bool:
    """Whether more than wording, order and numbers of a passage changed that stands in both documents."""
    if pair.kind in ("added", "deleted"):
        return True
    if pair.values or pair.provisions:
        return True
    return pair.kind != "same" and not pair.editorial and any(map(_is_of_substance, pair.blocks))


def _is_of_substance(block: BlockPair) -> bool:
    side = block.new or block.old
    return block.kind != "same" and not block.editorial and side is not None and side.kind not in _BESIDE


def _grouped(items: Sequence[_Item], namer: Namer) -> list[MainChange]:
    """Neighbours that are told by the same clause as one."""
    found: list[MainChange] = []
    for (kind, group), same in groupby(items, lambda item: (item.change.kind, item.group)):
        several = [item.change for item in same]
        if len(several) == 1 or not group:
            found += several
            continue
        new, old = _places(one.new for one in several), _places(one.old for one in several)
        found.append(MainChange(kind, namer.of_clause(group, old=kind == "删除"), new, old))
    return found


def _places(numbers: Iterable[str]) -> str:
    """The numbers with 、 between them; of many the clause that holds them all, where there is one."""
    found = list(dict.fromkeys(one for number in numbers for one in number.split("、") if one))
    if len(found) <= SEVERAL:
        return "、".join(found)
    parts = [number.split(".") for number in found]
    common = ".".join(part[0] for part in takewhile(lambda part: len(set(part)) == 1, zip(*parts, strict=False)))
    return common or "、".join(found)


def _cover(comparison: Comparison) -> Iterator[MainChange]:
    """The nature and the name of the document."""
    natures = nature_change(comparison)
    if natures is not None:
        yield MainChange("更改", f"文件的性质（由{natures[0]}改为{natures[1]}）", "", "前言")
    if any(change.field == "title" for change in comparison.cover):
        yield MainChange("更改", "文件名称", "封面", "封面")


def _references(comparison: Comparison) -> Iterator[MainChange]:
    """The list of normative references in one item, where documents came, went or are cited in another edition."""
    kinds = {change.kind for change in comparison.references if change.listed and not change.informative}
    if kinds & {"added", "removed", "dated", "undated", "year", "code", "parts"}:
        new, old = (
            next((one.number for one in doc.elements if one.kind == "normative-references"), "")
            for doc in (comparison.new, comparison.old)
        )
        if new and old:
            yield MainChange("更改", "规范性引用文件", new, old)


def _terms(changes: Sequence[TermChange]) -> Iterator[MainChange]:
    """Terms by what became of them, one item for each kind."""
    told: tuple[tuple[str, Kind, str], ...] = (
        ("added", "增加", "术语{}"),
        ("name", "更改", "术语{}的名称"),
        ("definition", "更改", "术语{}的定义"),
        ("removed", "删除", "术语{}"),
    )
    for kind, verb, what in told:
        mine = [change for change in changes if change.kind == kind and not change.editorial]
        if mine:
            names = [f"“{change.new_name or change.old_name}”" for change in mine]
            new = "、".join(change.new_number for change in mine if change.new_number and kind != "removed")
            old = "、".join(change.old_number for change in mine if change.old_number and kind != "added")
            yield MainChange(verb, what.format(some(names, "")), new, old)
