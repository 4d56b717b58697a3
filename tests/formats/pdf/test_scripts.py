"""Figures set high and low are told by their ink; needs numpy, which comes with the extra ``[ocr]``."""

from __future__ import annotations

from typing import Any

import pytest

from stdkit.formats.pdf.engine import Found
from stdkit.formats.pdf.scripts import raised_of

np = pytest.importorskip("numpy", reason="numpy comes with the extra [ocr]")

TOP, BASE, CAPITAL, STEP = 10, 40, 20, 14


def printed(text: str, *, high: str = "", low: str = "", rise: float = 0.0) -> tuple[Any, Found]:
    """A line of boxes of ink: capitals and figures 20 pixels high on row 40, those at ``high`` and ``low`` (marked by 「x」) small."""
    dark = np.zeros((60, 20 + STEP * len(text)), bool)
    middles = []
    for at, char in enumerate(text):
        x, up, down = 10 + STEP * at, BASE - CAPITAL, BASE
        if at < len(high) and high[at] == "x":
            up, down = BASE - 24, BASE - 12
        elif at < len(low) and low[at] == "x":
            up, down = BASE - 7, BASE + 5
        elif char == "m":
            up = BASE - 13
        elif char == "_":
            up, down = BASE + 4, BASE + 6
        elif char == "g":
            up, down = BASE - 13, BASE + 6
        if char != " ":
            middles.append(x + 5.0)
            dark[up:down, x : x + 10] = True
    right = 10.0 + STEP * len(text)
    quad = [[6.0, TOP], [right, TOP + rise], [right, 50.0 + rise], [6.0, 50.0]]
    return dark, Found(quad, text, 0.99, tuple(middles), (0.99,) * len(middles))


def test_a_power_is_high_and_an_index_low() -> None:
    assert raised_of(*printed("120 m2", high="     x")) == (0, 0, 0, 0, 1)
    assert raised_of(*printed("A1B1KEDW31", low=" x x    xx")) == (0, -1, 0, -1, 0, 0, 0, 0, -1, -1)
    assert raised_of(*printed("K103m", high="   x")) == (0, 0, 0, 1, 0)


@pytest.mark.parametrize("text", ["120 m2", "GB 3095", "A_m_B1", "KEYgmg12"])
def test_plain_text_has_none(text: str) -> None:
    assert not any(raised_of(*printed(text)))


def test_where_it_cannot_be_measured_nothing_is_said() -> None:
    assert raised_of(*printed("m2", high=" x")) == (), "no plain figures to measure by"
    assert raised_of(*printed("120 m2", high="     x", rise=12)) == (), "a slanting line"
    dark, found = printed("120 m2", high="     x")
    assert raised_of(dark, found._replace(middles=())) == ()
    assert raised_of(*printed("1234", high=" xxx")) == (), "no line is mostly scripts"
