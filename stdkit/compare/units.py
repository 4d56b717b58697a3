"""Quantities in one unit: 「10 mm」 and 「1 cm」 are the same length."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

_PREFIXES = {"": 0, "k": 3, "M": 6, "G": 9, "h": 2, "d": -1, "c": -2, "m": -3, "μ": -6, "n": -9, "p": -12}
_PREFIXED = (
    "m",
    "g",
    "s",
    "A",
    "Pa",
    "W",
    "V",
    "N",
    "J",
    "Hz",
    "L",
    "l",
    "Ω",
    "F",
    "mol",
    "Bq",
    "Sv",
    "T",
    "H",
    "eV",
    "K",
    "cd",
    "Gy",
)
_OTHERS: dict[str, tuple[str, Decimal]] = {
    "t": ("g", Decimal(10) ** 6),
    "min": ("s", Decimal(60)),
    "h": ("s", Decimal(3600)),
    "d": ("s", Decimal(86400)),
    "%": ("%", Decimal(1)),
    "‰": ("%", Decimal("0.1")),
    "秒": ("s", Decimal(1)),
    "分钟": ("s", Decimal(60)),
    "小时": ("s", Decimal(3600)),
    "天": ("s", Decimal(86400)),
    "毫米": ("m", Decimal("0.001")),
    "厘米": ("m", Decimal("0.01")),
    "米": ("m", Decimal(1)),
}  # fmt: skip


@cache
def measure(unit: str) -> tuple[str, Decimal]:
    """What ``unit`` measures and by what a number of it is multiplied: 「mg/kg」 gives ("g/g", 1e-6). An unknown unit is its own measure."""
    unit = unit.replace("µ", "μ").replace("−", "-").strip()
    above, *below = unit.split("/")
    name, factor = _power(above)
    for part in below:
        lower, divisor = _power(part)
        name, factor = f"{name}/{lower}", factor / divisor
    return name, factor


def _power(unit: str) -> tuple[str, Decimal]:
    """A unit with a power behind it: 「mm²」, 「cm3」."""
    match = re.fullmatch(r"([A-Za-zμΩ]+?)([²³23])", unit)
    if match is None:
        return _simple(unit)
    power = 2 if match[2] in "²2" else 3
    name, factor = _simple(match[1])
    return f"{name}{power}", factor**power


def _simple(unit: str) -> tuple[str, Decimal]:
    if unit in _OTHERS:
        return _OTHERS[unit]
    for name in sorted(_PREFIXED, key=len, reverse=True):
        prefix = unit.removesuffix(name)
        if unit.endswith(name) and prefix in _PREFIXES:
            return "L" if name == "l" else name, Decimal(10) ** _PREFIXES[prefix]
    return unit, Decimal(1)
