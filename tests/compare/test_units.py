"""Units converted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stdkit.compare.units import measure


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("mm", "cm", "0.1"), ("kPa", "MPa", "0.001"), ("min", "h", None), ("mg/kg", "g/kg", "0.001"), ("mm²", "cm2", "0.01"),
        ("‰", "%", "0.1"), ("mL", "l", "0.001"), ("μg/L", "mg/L", "0.001"), ("℃", "℃", "1"), ("km/h", "m/s", None),
    ],
)  # fmt: skip
def test_units_of_one_measure(one: str, other: str, ratio: str | None) -> None:
    (name, factor), (same, its) = measure(one), measure(other)
    assert name == same
    if ratio is not None:
        assert factor / its == Decimal(ratio)


@pytest.mark.parametrize(("one", "other"), [("mm", "kg"), ("℃", "K"), ("m", "m²"), ("mg/kg", "mg/L"), ("", "mm")])
def test_units_of_different_measures(one: str, other: str) -> None:
    assert measure(one)[0] != measure(other)[0]
