"""Quantities that changed, and whether that makes a requirement stricter or looser, where the words tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from stdkit.compare.carried import covered, partners
from stdkit.compare.cells import paragraphs
from stdkit.compare.comparison import BlockPair, CellPair, Effect, Piece, ValueChange
from stdkit.compare.quantities import Quantity, bare, quantities
from stdkit.facts.holders import column_head
from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import UNIT
from stdkit.facts.sentences import type_of
from stdkit.facts.tokens import sentence_spans, tokens
from stdkit.facts.unit_statements import NAMES
from stdkit.model import Block, Table

Direction = Literal["upper", "lower", "both", ""]
Judgement = tuple[Effect, str]

_CONDITION_BEFORE = pattern(r"(?:^|[^应适妥相])当|如果|若|假如|一旦|[遇凡]|每(?:隔|间隔)?\s*$|情况下|条件下")
_CONDITION_BEHIND = pattern(
    r"\s*(?:的?(?:条件|情况|环境|温度|水浴|烘箱|干燥箱|溶液|状态)?(?:下|时|中(?!心))|(?:之?后|以后|之?前)|时[，,])"
)
_UPPER_HEAD = pattern(
    r"≤|不大于|不高于|不超过|不多于|最大(?!长度|宽度)|上限|限量|限值以下|(?i:max)|最高(?:值|限)?|至多|以下"
)
_LOWER_HEAD = pattern(r"≥|不小于|不低于|不少于|最小|下限|(?i:min(?!\b))|最低|至少|以上")
_TOLERANCE = pattern(r"允许(?:偏差|误差|差)|极限偏差|公差|允差|最大允许误差")
_HEAD_UNIT = pattern(rf"(?:[（(/／]\s*|\s)(?P<unit>{UNIT})\s*[）)]?\s*$")
_OF_A_TEST = pattern(r"试验条件|测试条件|检测条件|预处理|状态调节|仪器条件|色谱条件|参考条件")
_SUBJECT = pattern(r"([一-鿿A-Za-z（）()]{2,16}?)(?:应|宜|均|须|需|为|的值|控制在|保持在|是|：|:)*\s*$")


def changed_values(pair: BlockPair, *, title: str = "", normative: bool = True) -> Iterator[ValueChange]:
    """The quantities of a changed block that are not what they were, those of its cells and parts included. ``title`` is that of the
    passage; in an informative one nothing is stricter or looser."""
    if pair.old is None or pair.new is None:
        return
    normative = normative and pair.new.normative and pair.old.normative
    told = _Reading(title, normative and pair.new.kind not in ("note", "example", "footnote"))
    if pair.old.text != pair.new.text:
        yield from told.of_text(pair.old, pair.new, pair.pieces)
    if pair.table is not None:
        caption = f"{title} {pair.new.text}"
        for cell in pair.table.cells:
            if cell.kind == "changed":
                yield from _Reading(caption, told.normative).of_cell(pair, cell)
    for child in pair.children:
        yield from changed_values(child, title=title, normative=normative)


class _Reading:
    """How the quantities of one place are read."""

    def __init__(self, title: str, normative: bool) -> None:
        self.title = title
        self.normative = normative

    def of_text(self, old: Block, new: Block, pieces: Sequence[Piece]) -> Iterator[ValueChange]:
        (low, high), (start, end) = covered(pieces)
        before = [_placed(q) for q in quantities(old.text, old.id) if low <= q.value.span.start < high]
        after = [_placed(q) for q in quantities(new.text, new.id) if start <= q.value.span.start < end]
        for one, other in partners(pieces, before, after):
            if one is None or other is None:
                if (alone := _alone(one, other, old, new)) is not None:
                    yield alone
                continue
            if _alike(one, other):
                continue
            effect, reason = judged(one, other)
            doubt = self._doubt(one, other, old.text, new.text)
            if doubt and effect in ("stricter", "looser"):
                effect, reason = "changed", doubt
            subject = _subject(new.text, other.value.span.start)
            yield ValueChange(one.value, other.value, effect, reason, subject)

    def _doubt(self, one: Quantity, other: Quantity, before: str, after: str) -> str:
        """Why a narrower interval need not be a stricter requirement; "" where it is one."""
        if not self.normative:
            return "资料性内容或注、示例中的数值，不判断宽严"
        if _is_condition(before, one) or _is_condition(after, other):
            return "是条件而不是限值，不判断宽严"
        if one.limited and other.limited:
            return ""
        if _OF_A_TEST.search(self.title):
            return "是试验条件，不判断宽严"
        return "" if _is_required(after, other) else "所在句子不是要求，不判断宽严"

    def of_cell(self, pair: BlockPair, cell: CellPair) -> Iterator[ValueChange]:
        inside = paragraphs(pair, cell)
        old, new = (inside[0].old, inside[0].new) if len(inside) == 1 else (None, None)
        if old is None or new is None:
            for part in inside:
                if part.old is not None and part.new is not None and part.kind == "changed":
                    yield from self.of_text(part.old, part.new, part.pieces)
            return
        one = bare(old.text, old.id, _unit_of(pair.old, cell.old, cell.row))
        other = bare(new.text, new.id, _unit_of(pair.new, cell.new, cell.row))
        if one is None or other is None:
            yield from self.of_text(old, new, inside[0].pieces)
            return
        if _alike(one, other):
            return
        effect, reason = self._cell_effect(one, other, cell)
        subject = " ".join(dict.fromkeys(part for part in (cell.row, cell.column) if part))
        yield ValueChange(one.value, other.value, effect, reason, subject, in_table=True)

    def _cell_effect(self, one: Quantity, other: Quantity, cell: CellPair) -> Judgement:
        if not self.normative:
            return "changed", "资料性内容中的数值，不判断宽严"
        if _OF_A_TEST.search(f"{self.title} {cell.column}"):
            return "changed", "是试验条件，不判断宽严"
        if one.value.relation or other.value.relation:
            return judged(one, other)
        direction = direction_of(f"{cell.column} {cell.row}") or direction_of(self.title)
        if direction == "both":
            return "unsure", "表头同时有上限和下限的说法"
        if not direction:
            return "changed", "没有说明是上限还是下限"
        return _compared(
            _limited(one, direction),
            _limited(other, direction),
            lambda: ("changed", "单位不能换算"),
            f"表头所示{'上限' if direction == 'upper' else '下限'}",
        )


def direction_of(head: str) -> Direction:
    """Which way the head of a row or column limits the numbers below it."""
    upper = bool(_UPPER_HEAD.search(head) or _TOLERANCE.search(head))
    lower = bool(_LOWER_HEAD.search(head))
    return "both" if upper and lower else "upper" if upper else "lower" if lower else ""


def judged(one: Quantity, other: Quantity) -> Judgement:
    """Whether what ``other`` allows is less (stricter) or more (looser) than what ``one`` allowed."""
    if not one.value.relation and not other.value.relation:
        return "changed", "没有说明是上限还是下限"
    if bool(one.value.relation) != bool(other.value.relation):
        return "changed", "一边是限值或范围，一边是单个数值"
    if (one.value.low is None) != (other.value.low is None) or (one.value.high is None) != (other.value.high is None):
        return _half(one, other)
    reason = {"±": "允差", "～": "范围"}.get(other.value.relation, "上限" if other.value.low is None else "下限")
    return _compared(_ends(one), _ends(other), lambda: ("changed", "单位不能换算"), reason)


_Ends = tuple[str, tuple[Decimal, int] | None, tuple[Decimal, int] | None]
"""What is measured, the lower and the upper end; the number behind an end orders 「大于5」 above 「不小于5」."""


def _ends(one: Quantity) -> _Ends:
    name, low, high = one.bounds()
    return (
        name,
        None if low is None else (low, 1 if one.open_low else 0),
        None if high is None else (high, -1 if one.open_high else 0),
    )


def _limited(one: Quantity, direction: Direction) -> _Ends:
    name, low, high = one.bounds()
    if direction == "upper":
        return name, None, None if high is None else (high, 0)
    return name, None if low is None else (low, 0), None


def _compared(one: _Ends, other: _Ends, otherwise: Callable[[], Judgement], reason: str) -> Judgement:
    if one[0] != other[0]:
        return otherwise()
    narrower = _inside(other, one)
    wider = _inside(one, other)
    if narrower and wider:
        return "changed", "数值相等，写法或单位不同"
    if narrower:
        return "stricter", f"{reason}收紧"
    if wider:
        return "looser", f"{reason}放宽"
    return "changed", f"{reason}移动，宽严不能比较"


def _inside(one: _Ends, other: _Ends) -> bool:
    """Whether all that ``one`` allows ``other`` allows too."""
    low = other[1] is None or (one[1] is not None and one[1] >= other[1])
    high = other[2] is None or (one[2] is not None and one[2] <= other[2])
    return low and high


def _half(one: Quantity, other: Quantity) -> Judgement:
    """A limit that became a range, or the other way round, or one of the other direction."""
    if one.value.relation in "<>≤≥" and other.value.relation in "<>≤≥":
        return "changed", "上限改为下限，或下限改为上限"
    return _compared(_ends(one), _ends(other), lambda: ("changed", "单位不能换算"), "允许的范围")


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether nothing changed but the way of writing it: word for sign, blanks."""
    same = (one.value.low, one.value.high, one.value.unit) == (other.value.low, other.value.high, other.value.unit)
    return same and (one.open_low, one.open_high) == (other.open_low, other.open_high)


def _alone(one: Quantity | None, other: Quantity | None, old: Block, new: Block) -> ValueChange | None:
    """A limit that came or went while its paragraph stayed. What a number without a limit does is shown by the words."""
    if other is not None and other.limited:
        return ValueChange(None, other.value, "changed", "新增的限值", _subject(new.text, other.value.span.start))
    if one is not None and one.limited:
        return ValueChange(one.value, None, "changed", "删去的限值", _subject(old.text, one.value.span.start))
    return None


def _placed(quantity: Quantity) -> tuple[tuple[int, int], Quantity]:
    return (quantity.value.span.start, quantity.value.span.end), quantity


def _is_condition(text: str, quantity: Quantity) -> bool:
    """「温度低于5 ℃时」, 「在105 ℃±2 ℃下干燥」: the number says when, not how much."""
    start, end = quantity.value.span.start, quantity.value.span.end
    before = re.split(r"[，,。；;：:]", text[:start])[-1]
    return bool(_CONDITION_BEFORE.search(before) or _CONDITION_BEHIND.match(text, end))


def _is_required(text: str, quantity: Quantity) -> bool:
    """Whether the sentence around a quantity requires or recommends, or states a limit as a list does (「长度：20 mm～30 mm」)."""
    at = quantity.value.span.start
    start, end = next(((a, b) for a, b in sentence_spans(text) if a <= at < b), (0, len(text)))
    sentence = text[start:end]
    if type_of(sentence, tokens(sentence)) in ("requirement", "recommendation"):
        return True
    return bool(re.search(r"[：:]\s*$|[一-鿿]{2}为?\s*$", text[start:at])) and len(sentence) < 40


def _subject(text: str, at: int) -> str:
    """What the quantity is of, as far as the words right before it name it."""
    match = _SUBJECT.search(re.split(r"[，,。；;]", text[:at])[-1])
    return match[1] if match else ""


def _unit_of(table: Block | None, place: tuple[int, int] | None, row: str) -> str:
    """The unit that holds for a cell without one: of its column's head, its row's head, or the statement above the table."""
    if not isinstance(table, Table) or place is None:
        return ""
    for head in (column_head(table, place[1]), row):
        if found := _HEAD_UNIT.search(head):
            return found["unit"]
    said = table.unit.text if table.unit is not None else ""
    return next(
        (symbol for symbol, name in NAMES.items() if re.search(rf"为\s*(?:{name}|{symbol})(?![A-Za-z])", said)), ""
    )
