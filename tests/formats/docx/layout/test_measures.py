"""Lengths of a paragraph from what is said of it."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.layout.measures import align_of, frame_of, indents_of, line_of, spacing_of, tabs_of
from stdkit.formats.docx.layout.properties import Said, lay_over, number, paragraph_said, run_said
from stdkit.model.layout import TabStop
from tests.formats.docx.specimens import parsed


@pytest.mark.parametrize(
    ("said", "align"),
    [
        ({}, "left"),
        ({"jc": "both"}, "both"),
        ({"jc": "start"}, "left"),
        ({"jc": "end"}, "right"),
        ({"jc": "thaiDistribute"}, "distribute"),
        ({"jc": "mediumKashida"}, "both"),
        ({"jc": "?"}, "left"),
        ({"jc": "right", "frame.xAlign": "center"}, "center"),
        ({"jc": "right", "frame.xAlign": "?"}, "right"),
        ({"frame.xAlign": "outside"}, "outside"),
    ],
)
def test_alignment(said: Said, align: str) -> None:
    assert align_of(said) == align


@pytest.mark.parametrize(
    ("said", "indents"),
    [
        ({}, (0, 0, 0)),
        ({"ind.left": "420", "ind.right": "210", "ind.firstLine": "100"}, (21, 10.5, 5)),
        ({"ind.hanging": "420"}, (0, 0, -21)),
        ({"ind.leftChars": "200", "ind.left": "999", "ind.rightChars": "50", "ind.hangingChars": "100"}, (20, 5, -10)),
        ({"ind.leftChars": "0", "ind.left": "420"}, (21, 0, 0)),
        ({"ind.leftChars": "-100", "ind.firstLineChars": "300"}, (-10, 0, 30)),
        ({"ind.left": "2cm"}, (56.7, 0, 0)),
    ],
)
def test_indents_of_a_paragraph_of_10_points(said: Said, indents: tuple[float, ...]) -> None:
    assert indents_of(said, 10.0) == pytest.approx(indents)


@pytest.mark.parametrize(
    ("said", "pitch", "space"),
    [
        ({}, 15.6, 0.0),
        ({"spacing.before": "240"}, 15.6, 12.0),
        ({"spacing.before": "240", "spacing.beforeLines": "50"}, 15.6, 7.8),
        ({"spacing.before": "240", "spacing.beforeLines": "50"}, None, 6.0),
        ({"spacing.before": "240", "spacing.beforeLines": "0"}, 15.6, 12.0),
        ({"spacing.before": "240", "spacing.beforeAutospacing": "1"}, 15.6, 14.0),
        ({"spacing.before": "240", "spacing.beforeAutospacing": "0"}, 15.6, 12.0),
        ({"spacing.after": "240"}, 15.6, 0.0),
    ],
)
def test_space_before_a_paragraph(said: Said, pitch: float | None, space: float) -> None:
    assert spacing_of(said, "before", pitch) == pytest.approx(space)


@pytest.mark.parametrize(
    ("said", "height"),
    [
        ({}, None),
        ({"spacing.line": "240"}, 13.0),
        ({"spacing.line": "360", "spacing.lineRule": "auto"}, 19.5),
        ({"spacing.line": "360", "spacing.lineRule": "exact"}, 18.0),
        ({"spacing.line": "360", "spacing.lineRule": "atLeast"}, 18.0),
        ({"spacing.line": "x"}, None),
    ],
)
def test_height_of_a_line_of_10_points(said: Said, height: float | None) -> None:
    assert line_of(said, 10.0) == (pytest.approx(height) if height else None)


def test_tab_stops_from_left_to_right() -> None:
    said = {
        "tab.8306": "right dot", "tab.4153": "center none", "tab.100": "start hyphen", "tab.9000": "end underscore", "tab.200": "num heavy",
        "tab.300": "bar middleDot", "tab.400": "decimal none", "tab.500": "clear none", "tab.x": "left none", "tab.600": "? none", "jc": "left",
    }  # fmt: skip
    assert tabs_of(said) == (
        TabStop(5.0, "left", "-"), TabStop(10.0, "left", "_"), TabStop(15.0, "bar", "…"), TabStop(20.0, "decimal"), TabStop(30.0, "left"),
        TabStop(207.65, "center"), TabStop(415.3, "right", "…"), TabStop(450.0, "right", "_"),
    )  # fmt: skip


def test_sides_that_bear_a_line() -> None:
    said = {"border.top": "single", "border.left": "nil", "border.right": "none", "border.bottom": "", "jc": "left"}
    assert frame_of(said) == {"top"}


@pytest.mark.parametrize(
    ("value", "twips"),
    [
        ("12", 12.0),
        ("-3", -3.0),
        ("10.5pt", 210.0),
        ("2cm", 1134.0),
        ("10mm", 567.0),
        ("1in", 1440.0),
        ("2pc", 480.0),
        ("xpt", None),
        ("12px", None),
        ("", None),
        (None, None),
    ],
)
def test_numbers_with_and_without_units(value: str | None, twips: float | None) -> None:
    assert number({} if value is None else {"ind.left": value}, "ind.left") == twips


@pytest.mark.parametrize(
    ("below", "above", "both"),
    [
        ({"ind.firstLine": "1"}, {"ind.hanging": "2"}, {"ind.hanging": "2"}),
        ({"ind.hanging": "1"}, {"ind.firstLine": "2"}, {"ind.firstLine": "2"}),
        ({"ind.firstLineChars": "1"}, {"ind.hangingChars": "2"}, {"ind.hangingChars": "2"}),
        ({"ind.firstLine": "1"}, {"ind.left": "2"}, {"ind.firstLine": "1", "ind.left": "2"}),
        ({"ind.left": "1", "jc": "left"}, {"ind.left": "2"}, {"ind.left": "2", "jc": "left"}),
        ({"ind.hanging": "0"}, {"ind.firstLine": "1", "ind.hanging": "3"}, {"ind.firstLine": "1", "ind.hanging": "3"}),
    ],
)
def test_what_is_nearer_wins_name_by_name(below: Said, above: Said, both: Said) -> None:
    lay_over(below, above)
    assert below == both


def test_what_the_properties_of_a_run_say() -> None:
    (properties,) = parsed(
        "r",
        '<w:rPr><!-- x --><w:rFonts w:eastAsiaTheme="minorEastAsia" w:eastAsia="宋体" w:ascii="Arial"/><w:b/><w:i w:val="0"/>'
        '<w:sz w:val="21"/><w:color w:val="FF0000"/><w:u/><w:em w:val="dot"/><w:highlight w:val="yellow"/><w:rStyle w:val="C"/><w:caps/></w:rPr>',
    )
    assert run_said(properties) == {
        "eastAsia": "+minorEastAsia", "ascii": "Arial", "b": "1", "i": "0", "sz": "21", "color": "FF0000", "u": "", "em": "dot",
        "highlight": "yellow", "style": "C",
    }  # fmt: skip
    assert run_said(parsed("rPr", '<w:rFonts w:hAnsi="x" w:asciiTheme="majorHAnsi"/>')) == {"ascii": "+majorHAnsi"}
    assert run_said(None) == paragraph_said(None) == {}


def test_what_the_properties_of_a_paragraph_say() -> None:
    properties = parsed(
        "pPr",
        '<!-- x --><w:pStyle w:val="A"/><w:jc w:val="center"/><w:outlineLvl w:val="1"/><w:pageBreakBefore/><w:snapToGrid w:val="0"/>'
        '<w:ind w:start="1" w:endChars="2" w:firstLine="3"/><w:spacing w:before="4"/><w:framePr w:xAlign="right"/>'
        '<w:pBdr><!-- x --><w:top w:val="single"/><w:left/></w:pBdr><w:numPr><!-- x --><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'
        '<w:tabs><!-- x --><w:tab w:val="right" w:leader="dot" w:pos="9"/><w:tab w:pos="8"/><w:tab w:val="left"/></w:tabs><w:keepNext/>',
    )
    assert paragraph_said(properties) == {
        "style": "A", "jc": "center", "outline": "1", "break": "1", "snap": "0", "ind.left": "1", "ind.rightChars": "2", "ind.firstLine": "3",
        "spacing.before": "4", "frame.xAlign": "right", "border.top": "single", "border.left": "", "list.ilvl": "1", "list.numId": "7",
        "tab.9": "right dot", "tab.8": "left none",
    }  # fmt: skip
