"""Spacing and indents in lines and characters, and the same in twips (1/20 pt)."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.fresh.measures import LINE, TEXT_WIDTH, WUHAO, XIAOWU, first_line, hanging, lines

PAPER, LEFT, RIGHT = 11906, 1418, 1134
"""A4, and the margins of 25 mm and 20 mm (GB/T 1.1—2020 附录 F), in twips."""


def test_the_text_is_as_wide_as_the_paper_less_its_margins() -> None:
    assert TEXT_WIDTH == PAPER - LEFT - RIGHT
    assert (WUHAO / 2, XIAOWU / 2, LINE / 20) == (10.5, 9.0, 15.6)


@pytest.mark.parametrize(
    ("before", "after", "twips"), [(0, 0, (0, 0)), (1, 1, (312, 312)), (0.5, 0.25, (156, 78)), (0.25, 0.5, (78, 156))]
)
def test_space_in_lines(before: float, after: float, twips: tuple[int, int]) -> None:
    said = lines(before, after)
    assert (said["before"], said["after"]) == twips
    assert (said["beforeLines"], said["afterLines"]) == (before * 100, after * 100)
    assert (said["line"], said["lineRule"], lines(0, 0, 260, "exact")["line"]) == (312, "atLeast", 260)


def test_indents() -> None:
    assert first_line(2) == {"leftChars": 0, "left": 0, "firstLineChars": 200, "firstLine": 420}
    assert first_line(2, XIAOWU)["firstLine"] == 360
    assert hanging(840, 420) == {"left": 840, "hanging": 420}
