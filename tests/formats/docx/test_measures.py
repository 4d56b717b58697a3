"""Indents, spacing and lines as styles and paragraphs say them, in points; signs of symbol fonts."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.layout.measures import align_of, frame_of, indents_of, line_of, spacing_of, tabs_of
from stdkit.formats.docx.symbols import UNKNOWN, symbol


@pytest.mark.parametrize(
    ("said", "indents"),
    [
        ({"ind.left": "420", "ind.right": "210", "ind.firstLine": "105"}, (21, 10.5, 5.25)),
        ({"ind.leftChars": "200", "ind.left": "999"}, (21, 0, 0)),
        ({"ind.leftChars": "0", "ind.left": "420"}, (21, 0, 0)),
        ({"ind.left": "420", "ind.hanging": "420"}, (21, 0, -21)),
        ({"ind.hangingChars": "150"}, (0, 0, -15.75)),
    ],
)
def test_characters_count_before_twips(said: dict[str, str], indents: tuple[float, ...]) -> None:
    assert indents_of(said, 10.5) == pytest.approx(indents)


@pytest.mark.parametrize(
    ("said", "pitch", "points"),
    [
        ({"spacing.before": "240"}, None, 12),
        ({"spacing.beforeLines": "50", "spacing.before": "999"}, 15.6, 7.8),
        ({"spacing.beforeLines": "50"}, None, 6),
        ({"spacing.beforeLines": "0", "spacing.before": "100"}, 15.6, 5),
        ({"spacing.after": "240"}, None, 0),
    ],
)
def test_lines_count_before_twips(said: dict[str, str], pitch: float | None, points: float) -> None:
    assert spacing_of(said, "before", pitch) == pytest.approx(points)


def test_a_multiple_line_is_of_the_fonts_height_and_an_exact_one_of_points() -> None:
    assert line_of({}, 10) is None
    assert line_of({"spacing.line": "360"}, 10) == pytest.approx(19.5)
    assert line_of({"spacing.line": "360", "spacing.lineRule": "exact"}, 10) == pytest.approx(18)
    assert line_of({"spacing.line": "360", "spacing.lineRule": "atLeast"}, 10) == pytest.approx(18)


def test_a_frames_own_place_counts_before_the_alignment() -> None:
    assert align_of({}) == "left"
    assert align_of({"jc": "center"}) == "center"
    assert align_of({"jc": "center", "frame.xAlign": "right"}) == "right"


def test_tab_stops_from_left_to_right_without_those_taken_off() -> None:
    tabs = tabs_of({"tab.840": "end dot", "tab.420": "center", "tab.100": "clear", "ind.left": "5"})
    assert [(tab.at, tab.align, tab.leader) for tab in tabs] == [(21, "center", ""), (42, "right", "…")]


def test_sides_that_bear_a_line() -> None:
    assert frame_of({"border.top": "single", "border.left": "none", "border.right": "nil"}) == {"top"}


@pytest.mark.parametrize(
    ("font", "signs"),
    [
        ("Wingdings", "A8□ D8➢ FB✗ FC✓ FD☒ FE☑ 6F□ 74◆ E0→ DF← E1↑ E2↓ 81① 8A⑩ 8C❶ 95❿ F0⇨"),
        ("Wingdings 2", "4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ 97● 98• A3□ A2■ A4■ AE◆ 6A① 73⑩"),
        ("Wingdings 3", "66← 67→ 68↑ 69↓ 7D▶ 7C◀ 70▲ 71▼ 84▶"),
        ("Webdings", "61✓ 72✗ 63□ 67■ 6E● 34▶ 33◀ 35▲ 36▼"),
        ("Symbol", "61α 62β 6Dμ 6Fο 77ω 44Δ 57Ω A3≤ B3≥ B1± B4× B0° A5∞ B9≠ BB≈ D7⋅ E5∑ F2∫"),
    ],
)
def test_signs_of_symbol_fonts(font: str, signs: str) -> None:
    for sign in signs.split():
        assert symbol(font, int(sign[:2], 16)) == sign[2:], sign
        assert symbol(font, 0xF000 + int(sign[:2], 16)) == sign[2:], sign


def test_a_code_that_no_font_knows() -> None:
    assert symbol("Wingdings 3", 0xF0FF) == UNKNOWN
    assert symbol("宋体", 0xF0A3) == "≤"
    assert symbol("宋体", 0x41) == "A"
