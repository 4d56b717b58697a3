"""What a form may do with a value: 「{{ published|date }}」, 「{{ origin|ask("任务来源") }}」, 「{{ vote|tick("赞成") }}」."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from markupsafe import Markup, escape

from stdkit.facts.patterns import pattern

_DATE = pattern(r"(\d{4}|XXXX)-(\d{2}|XX)-(\d{2}|XX)")
_DIGITS = "零一二三四五六七八九"


def date(value: str) -> str:
    """「2026年5月20日」 for 2026-05-20; blanks to write in for nothing."""
    found = _DATE.fullmatch(str(value))
    if found is None:
        return str(value) or "　　年　月　日"
    year, month, day = (part.lstrip("0") for part in found.groups())
    return f"{year}年{month}月{day}日"


def chinese(value: int | str) -> str:
    """「十二」 for 12; up to 99."""
    number = int(value)
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{'' if tens == 1 else _DIGITS[tens]}十{_DIGITS[ones] if ones else ''}"


def letter(value: int | str) -> str:
    """「a」 for 1."""
    return chr(ord("a") + (int(value) - 1) % 26)


def tick(value: object, choice: str) -> str:
    """「☑赞成」 where the value is that choice (or among those of a list), 「□赞成」 elsewhere."""
    chosen = choice in value if isinstance(value, list | tuple) else str(value) == choice
    return f"{'☑' if chosen else '□'}{choice}"


def join(values: list[str], between: str = "、") -> Markup:
    return Markup(escape(between)).join(escape(one) for one in values if one != "")


def default(value: object, instead: object) -> object:
    return value or instead


def length(value: list[Any] | str) -> int:
    return len(value)


_GAP = "＿＿＿＿＿＿"


def asking(blank: bool, asked: list[str], gap: str = "") -> Callable[..., object]:
    """The filter ``ask``: what is not known is asked for in the paper and noted in ``asked``; a form given out empty has ``gap`` there."""

    @pass_context  # else what is constant would be asked for where it does not even stand
    def ask(_: object, value: object, what: str) -> object:
        if value or value == 0:
            return value
        if blank:
            return gap
        asked.append(what)
        return f"【请填写：{what}】"

    return ask


def asking_filters(blank: bool, asked: list[str]) -> dict[str, Callable[..., Any]]:
    """``ask``, and ``gap`` for a place inside a sentence, which an empty form shows as a line to write on."""
    return {"ask": asking(blank, asked), "gap": asking(blank, asked, _GAP)}


FILTERS: dict[str, Callable[..., Any]] = {
    **asking_filters(False, []),
    "date": date,
    "chinese": chinese,
    "letter": letter,
    "tick": tick,
    "join": join,
    "default": default,
    "length": length,
}
"""By the name a form calls them; ``ask`` and ``gap`` are made anew for each filling."""
