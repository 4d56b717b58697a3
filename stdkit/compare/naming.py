"""What a change is called in a foreword: a noun phrase made of titles, of the names of limits, of the labels of tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from stdkit.compare.comparison import Comparison, Pair, Passage
from stdkit.facts.codes import parse
from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import provisions_in
from stdkit.facts.titles import squeeze
from stdkit.model import Document, Table

REQUIREMENTS = ("REQ", "REQ_NS", "PROH", "PROH_NS")
"""The kinds of provision words that say a requirement."""
SEVERAL = 3
"""So many things are named one by one; of more the first ones with 「等」."""
_UNIT = pattern(r"\s*[/／(（][^/／]*$")
_NOUN = pattern(
    r"(?:要求|规定|方法|规则|原则|指标|限值|条件|标志|标签|程序|步骤|测定|试验|检验|检查|分类|分级|等级|代号|符号|缩略语|范围|目录|清单|公式|计算|"
    r"格式|图|表|流程|模型|结构|制度|措施|内容|项目|示例|数据|报告|记录|职责)$"
)


_OF_A_NATURE = ("national", "industry", "local")


def nature_change(comparison: Comparison) -> tuple[str, str] | None:
    """「强制性」 and 「推荐性」, from and to, where the numbers on the covers say that the nature of the document changed."""
    numbers = [parse(doc.cover.number) for doc in (comparison.old, comparison.new)]
    old, new = (
        number is not None and number.level in _OF_A_NATURE and "/" not in number.code.rstrip("/") for number in numbers
    )
    if None in numbers or old == new:
        return None
    return ("强制性", "推荐性") if old else ("推荐性", "强制性")


def some(names: Sequence[str], between: str = "、") -> str:
    """The first few names, 「等」 where there are more."""
    names = list(dict.fromkeys(names))
    return between.join(names[:SEVERAL]) + ("等" if len(names) > SEVERAL else "")


class Namer:
    """Names what changed, by the clauses of both documents."""

    def __init__(self, comparison: Comparison) -> None:
        self._docs = (comparison.new, comparison.old)
        self._passages: tuple[dict[str, Passage], dict[str, Passage]] = ({}, {})
        self._below: tuple[defaultdict[str, list[str]], defaultdict[str, list[str]]] = (
            defaultdict(list),
            defaultdict(list),
        )
        self._alone: set[tuple[str, str]] = set()
        for pair in comparison.pairs:
            for known, below, side in zip(self._passages, self._below, (pair.new, pair.old), strict=True):
                for one in side:
                    known.setdefault(one.number, one)
                    if len(pair.old) + len(pair.new) == 1:
                        self._alone.add((pair.kind, one.number))
                    for parent in one.parents:
                        below[parent].append(pair.kind)
        self._often = [Counter(squeeze(one.title) for one in known.values()) for known in self._passages]

    def tells(self, pair: Pair) -> bool:
        """Whether a passage that came or went is told by itself: its parent did not come or go as a whole, and it holds something."""
        old = pair.kind == "deleted"
        first = (pair.old if old else pair.new)[0]
        if any(self._is_whole(parent, pair.kind, old) for parent in first.parents):
            return False
        return bool(first.content) or self._is_whole(first.number, pair.kind, old)

    def _is_whole(self, number: str, kind: str, old: bool) -> bool:
        """Whether a clause came (went) with all that stands below it, and something does."""
        below = self._below[old][number]
        return (kind, number) in self._alone and bool(below) and all(one == kind for one in below)

    def place(self, side: Sequence[Passage]) -> str:
        """The numbers of a side, 、 between them."""
        return "、".join(dict.fromkeys(one.number for one in side if one.number))

    def group(self, pair: Pair) -> str:
        """The number of the titled clause, of the second level where there is one, that a passage is or belongs to; "" for a chapter."""
        old = not pair.new
        first = (pair.old if old else pair.new)[0]
        if first.level < 2:
            return ""
        above = [number for number in (*first.parents, first.number) if self._title(number, old)]
        return next((number for number in above if self._passages[old][number].level == 2), above[-1] if above else "")

    def of_clause(self, number: str, *, old: bool = False) -> str:
        """「干燥的要求」 for 5.2: the title of a clause, with what it holds where the title alone does not say it."""
        title = self._title(number, old)
        if not title:
            return "相关内容"
        if self._often[old][squeeze(title)] > 1:  # 含水率 in the requirements and in the tests
            above = next(
                (self._title(one, old) for one in self._passages[old][number].parents if self._title(one, old)), ""
            )
            title = f"“{above}”中{title}" if above else title
        if _NOUN.search(title):
            return title
        return f"{title}的{'要求' if self._requires(number, old) else '规定'}"

    def whole(self, pair: Pair) -> str:
        """What a passage that came or went is called."""
        old = not pair.new
        first = (pair.old if old else pair.new)[0]
        return self._by_title(first, old)

    def changed(self, pair: Pair) -> str:
        """What changed in a passage: its limits by name where nothing else did, else its title."""
        first = pair.new[0]
        tables = any(isinstance(block.new, Table) and block.kind != "same" for block in pair.blocks)
        others = [
            block
            for block in pair.blocks
            if block.kind != "same" and not block.editorial and not isinstance(block.new, Table)
        ]
        subjects = [value.subject for value in pair.values if value.subject and not value.in_table]
        limited = subjects and all(value.effect in ("stricter", "looser") for value in pair.values)
        if tables and not others:
            return _of_tables(pair)
        if limited and not pair.provisions and len(set(subjects)) <= SEVERAL:
            return f"{some(subjects)}的限值"
        return self._by_title(first, False)

    def _by_title(self, passage: Passage, old: bool) -> str:
        if passage.title or not passage.parents:
            return self.of_clause(passage.number, old=old)
        above = [number for number in passage.parents if self._title(number, old)]
        return self.of_clause(above[-1], old=old) if above else "相关内容"

    def _title(self, number: str, old: bool) -> str:
        passage = self._passages[old].get(number)
        return " ".join(passage.title.split()) if passage is not None else ""

    def _requires(self, number: str, old: bool) -> bool:
        """Whether a clause, or one below it, holds a requirement."""
        doc: Document = self._docs[old]
        return any(
            provision.kind in REQUIREMENTS
            for one in self._passages[old].values()
            if number in (one.number, *one.parents)
            for block in one.content
            for provision in provisions_in(doc, block)
        )


def _of_tables(pair: Pair) -> str:
    """「表1中细度、长度的限值」: the tables of a passage that changed, by their rows where only values in them did."""
    tables = [block for block in pair.blocks if isinstance(block.new, Table) and block.kind != "same"]
    labels = "、".join(dict.fromkeys(block.new.label for block in tables if block.new is not None and block.new.label))
    changes = [block.table for block in tables if block.table is not None]
    lines = [line for change in changes for line in (*change.rows, *change.columns)]
    rows = [_UNIT.sub("", " ".join(cell.row.split())) for change in changes for cell in change.cells]
    told = bool(changes) and all(rows) and all(line.old is not None and line.new is not None for line in lines)
    if not (told and rows and pair.values):
        return f"{labels or '表'}的内容"
    limited = all(value.effect in ("stricter", "looser") for value in pair.values)
    return f"{labels or '表'}中{some(rows)}的{'限值' if limited else '数值'}"
