"""The quantities of a text as intervals of what is allowed: 「不大于12%」 is all up to 12, 「20 ℃～30 ℃」 what lies between.

Numbers and units are those of ``facts.quantities``; what is added here is the word that limits them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from stdkit.compare.comparison import Value
from stdkit.compare.folding import fold
from stdkit.compare.units import measure
from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import NUMBER, UNIT
from stdkit.model import Span

_MORE = "大于|高于|超过|超出|多于|长于|宽于|厚于|重于|晚于|迟于"
_LESS = "小于|低于|少于|短于|窄于|薄于|轻于|早于|不足"
_NOT = r"不(?:应当?|得|宜|可|能|允许|准许|准|许)?"
_SPELLED = r"(?:秒|分钟|小时|天|毫米|厘米|米|次|个|件|份|人|年|批|根|点|组|只|台|层|倍|遍)(?![一-鿿]?级)"
_ANY = rf"(?:{UNIT}|{_SPELLED})"
_QUANTITY = pattern(
    rf"(?P<word>(?P<not>{_NOT})?(?P<than>{_MORE}|{_LESS})(?P<or>或?等于)?|[≤≥<>＜＞⩽⩾≦≧]|至少|最少|至多|最多)?"
    rf"(?P<ahead>\s?为?\s?)(?P<first>{NUMBER})\s?(?P<unit>{_ANY})?"
    rf"(?:\s?(?P<join>[～~∼〜]|±|至|到|[-–—−](?=\d))\s?(?P<second>[-−+]?\d+(?:\.\d+)?)\s?(?P<last>{_ANY})?)?"
    r"(?P<behind>\s?(?:及|或)?(?:以上|以下|以内)|之内)?"
)
_DIGIT = pattern(r"[\d０-９]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value and whether its ends belong to what it allows; ``number`` is the range of the number alone."""

    value: Value
    open_low: bool = False
    open_high: bool = False
    number: tuple[int, int] = (0, 0)

    @property
    def limited(self) -> bool:
        """Whether a word or sign says which way it limits."""
        return self.value.relation not in ("", "±", "～")

    def bounds(self) -> tuple[str, Decimal | None, Decimal | None]:
        """What it measures, with its ends in the basic unit."""
        name, factor = measure(self.value.unit)
        low, high = self.value.low, self.value.high
        return name, None if low is None else low * factor, None if high is None else high * factor


def quantities(text: str, block: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities of ``text``, the text of block ``block``, in their order: numbers with a unit, a limiting word, a range or a
    tolerance. None inside the numbers of documents nor inside the ranges ``taken`` (references to clauses)."""
    if not _DIGIT.search(text):
        return []
    places = [*taken, *((number.start, number.end) for number in numbers(text))]
    return [
        found
        for match in _QUANTITY.finditer(text)
        if not any(start < match.end("first") and match.start("first") < end for start, end in places)
        and (found := _quantity(match, block)) is not None
    ]


def bare(text: str, block: str, unit: str) -> Quantity | None:
    """The quantity a cell consists of, in the unit of its head where it names none; ``None`` where it is no quantity alone."""
    match = _QUANTITY.fullmatch(text.strip())
    if match is None:
        return None
    start = len(text) - len(text.lstrip())
    return _quantity(match, block, unit, at=start, alone=True)


def _quantity(match: re.Match[str], block: str, unit: str = "", *, at: int = 0, alone: bool = False) -> Quantity | None:
    unit = match["last"] or match["unit"] or unit
    relation, open_end = _relation(match)
    if not (unit or relation or alone) or _is_part(match):
        return None
    first, second = _decimal(match["first"]), _decimal(match["second"])
    if first is None:
        return None
    low: Decimal | None = first
    high: Decimal | None = first
    if relation in ("<", "≤"):
        low = None
    elif relation in (">", "≥"):
        high = None
    elif relation == "±":
        middle, by = (first, second) if second is not None else (Decimal(0), first)
        low, high = middle - abs(by), middle + abs(by)
    elif relation == "～" and second is not None:
        low, high = min(first, second), max(first, second)
    word = match["word"] or (match["behind"] or "").strip()
    start = match.start() if match["word"] else match.start("first")
    span = Span(block, start + at, match.end() + at)
    text = match.string[start : match.end()].strip()
    value = Value(text, span, fold(unit).replace("°C", "℃"), relation, word, low, high)
    return Quantity(value, open_end and relation == ">", open_end and relation == "<", match.span("first"))


def _relation(match: re.Match[str]) -> tuple[str, bool]:
    """The sign a limit is read as, and whether its end is left out. 「不大于」 is ≤, 「大于」 is >, 「10 mm以上」 is ≥."""
    word, than = match["word"] or "", match["than"]
    if than:
        upper = (than in _LESS.split("|")) != bool(match["not"])
        closed = bool(match["not"] or match["or"])
        return ("≤" if closed else "<") if upper else ("≥" if closed else ">"), not closed
    signs = {"≤": "≤", "⩽": "≤", "≦": "≤", "≥": "≥", "⩾": "≥", "≧": "≥", "<": "<", "＜": "<", ">": ">", "＞": ">"}
    if word:
        sign = signs.get(word) or ("≥" if word.endswith("少") else "≤")
        return sign, sign in "<>"
    if match["second"] is not None:
        return ("±" if match["join"] == "±" else "～"), False
    if match["first"].startswith("±"):
        return "±", False
    behind = match["behind"] or ""
    return ("≥" if behind.endswith("上") else "≤", False) if behind else ("", False)


def _is_part(match: re.Match[str]) -> bool:
    """Whether the number belongs to a name or a code: 「A4」, 「IPX7」, 「SM2」, 「第3章」, 「表2」, 「1.2.3」."""
    before = match.string[max(0, match.start("first") - 1) : match.start("first")]
    after = match.string[match.end("first") : match.end("first") + 2]
    named = before.isascii() and (before.isalpha() or before in "._/") and bool(before)
    return named or before in ("第", "表", "图", "式") or bool(re.match(r"[.．]\d", after))


def _decimal(text: str | None) -> Decimal | None:
    try:
        return Decimal(text.replace("−", "-").lstrip("±+")) if text else None
    except InvalidOperation:
        return None
