"""The page a heading is reckoned to stand on, thing by thing, and the height each thing takes."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

import pytest

from stdkit.formats.docx.fresh.pages import PAGE_HEIGHT, page_numbers, roman
from stdkit.formats.docx.fresh.runs import plain_run
from stdkit.formats.docx.fresh.xml import Xml, element, paragraph, paragraph_format, run, w

LINE, WIDE = 312, 9354
FLAT = {"before": 0, "after": 0, "line": LINE, "lineRule": "exact"}


def text(words: str = "果园", *more: Xml, name: str = "", style: str = "Text", **form: object) -> Xml:
    marks = [w("bookmarkStart", id=1, name=name), w("bookmarkEnd", id=1)] if name else []
    return paragraph(paragraph_format(style=style, **form), *marks, plain_run(words), *more)  # type: ignore[arg-type]


def height_of(*things: Xml) -> int:
    """How many lines of a page ``things`` take: how many fewer lines of text go on it."""

    def lines(before: Sequence[Xml]) -> int:
        filled = [*before, *(text(name=f"t{at}", spacing=FLAT) for at in range(60))]
        return sum(page == 1 for page in page_numbers(filled).values())

    return lines([]) - lines(things)


def table(*rows: Sequence[Xml], width: int | None = None) -> Xml:
    form = w("tcPr", w("tcW", w=width, type="dxa")) if width else w("tcPr")
    return w(
        "tbl", *(w("tr", *(w("tc", w("tcPr") if form is None else deepcopy(form), one) for one in row)) for row in rows)
    )


def cell_text(words: str = "甲") -> Xml:
    return text(words, style="CellText")


def test_a_page_is_as_high_as_the_paper_less_its_margins() -> None:
    assert PAGE_HEIGHT == 16838 - 1928 - 1134
    assert height_of() == 0


@pytest.mark.parametrize(
    ("chars", "lines"),
    [
        ("果" * 42, 1),
        ("果" * 43, 2),
        ("果" * 87, 2),
        ("果" * 88, 3),
        ("a" * 85, 1),
        ("a" * 86, 2),
        ("，" * 42, 1),
        ("", 1),
    ],
)
def test_a_line_holds_44_characters_the_first_two_fewer(chars: str, lines: int) -> None:
    assert height_of(text(chars, spacing=FLAT)) == lines


def test_an_indent_makes_lines_shorter_and_a_hanging_one_the_first_longer() -> None:
    assert height_of(text("果" * 41, style="LetterItem", spacing=FLAT)) == 1
    assert height_of(text("果" * 43, style="LetterItem", spacing=FLAT)) == 2


def test_typed_breaks_pictures_footnotes_and_fractions_take_room() -> None:
    line_break, reference = run(w("br")), run(w("footnoteReference", id=2))
    drawn = run(element("wp:inline", element("wp:extent", cx=914400, cy=635 * LINE * 4)))
    fraction = element("m:oMath", element("m:f", element("m:num"), element("m:den")))
    total = element("m:oMath", element("m:nary", element("m:e")))
    sign = element("m:oMath", element("m:r", element("m:t")))
    assert height_of(text("果", line_break, spacing=FLAT)) == 2
    assert height_of(text("果", reference, spacing=FLAT)) == 2
    assert height_of(text("果", drawn, spacing=FLAT)) == 5
    assert [height_of(text("果", deepcopy(one), spacing=FLAT)) for one in (fraction, total, sign)] == [2, 2, 1]
    assert height_of(*(text("果", deepcopy(fraction), spacing=FLAT) for _ in range(5))) == 8


def test_what_stands_in_a_frame_takes_none() -> None:
    frame = {"w": 100, "h": 100, "hRule": "exact"}
    assert height_of(*(text("果", style="CoverTitle", frame=frame) for _ in range(9))) == 0


def test_a_paragraph_without_style_or_of_one_nobody_knows_is_as_text() -> None:
    bare = paragraph(None, plain_run("果" * 43))
    assert height_of(bare) == 2
    assert height_of(text("果" * 43, style="Unknown")) == 2


def test_spaces_between_paragraphs_are_those_of_the_larger() -> None:
    space = {**FLAT, "before": 2 * LINE, "after": LINE}
    assert height_of(text(spacing=space)) == 4
    assert height_of(text(spacing=space), text(spacing=space)) == 7
    assert height_of(text(spacing=space), table([cell_text()]), text(spacing=space)) == 9


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    low = table([cell_text()], [cell_text()], [cell_text()])
    assert height_of(low) == -(-3 * (260 + 10) // LINE)
    high = table(*([cell_text(), cell_text("果" * 150)] for _ in range(3)))
    assert height_of(high) == -(-3 * (260 * 3 + 10) // LINE)
    assert height_of(table([cell_text("果" * 60)], width=2000)) > height_of(table([cell_text("果" * 60)], width=6000))
    empty = w("tbl", *(w("tr", w("tc", w("tcPr"))) for _ in range(10)))
    assert height_of(empty) == 10 * (180 + 10) // LINE


def test_a_cell_narrower_than_any_text_still_ends() -> None:
    assert 10 < height_of(table([cell_text("果" * 30)], width=200)) < 40


def filled(lines: int) -> list[Xml]:
    return [text(spacing=FLAT) for _ in range(lines)]


PER_PAGE = PAGE_HEIGHT // LINE


def test_a_heading_goes_with_the_text_behind_it() -> None:
    heading = text(name="h", style="Text", keep_next=True, spacing=FLAT)
    assert page_numbers([*filled(PER_PAGE - 1), heading, *filled(1)])["h"] == 1
    kept = text(name="h", style="TableCaption", spacing=FLAT)
    assert page_numbers([*filled(PER_PAGE - 1), kept, text(name="x", style="Chapter", spacing=FLAT)]) == {
        "h": 2,
        "x": 2,
    }
    assert page_numbers([*filled(PER_PAGE - 2), kept, text(name="x", style="Chapter", spacing=FLAT)]) == {
        "h": 1,
        "x": 1,
    }
    assert page_numbers([*filled(PER_PAGE - 1), kept, table([cell_text()])])["h"] == 2


def test_a_kept_heading_takes_its_room_along() -> None:
    kept = text(name="h", style="TableCaption", spacing=FLAT)
    following = [text(name=f"t{at}", spacing=FLAT) for at in range(PER_PAGE + 5)]
    found = page_numbers([*filled(PER_PAGE - 1), kept, table([cell_text()]), *following])
    assert sum(found[f"t{at}"] == 2 for at in range(PER_PAGE + 5)) == PER_PAGE - 2


@pytest.mark.parametrize(("free", "room"), [(4, 1), (3, 2), (2, 3), (1, 5)])
def test_a_paragraph_breaks_where_two_lines_fit(free: int, room: int) -> None:
    """Of five lines of text, those that do not fit stand on the next page; all of them where but one would stay."""
    following = [text(name=f"t{at}", spacing=FLAT) for at in range(2 * PER_PAGE)]
    found = page_numbers([*filled(PER_PAGE - free), text("果" * 200, spacing=FLAT), *following])
    assert sum(page == 2 for page in found.values()) == PER_PAGE - room


def test_what_is_longer_than_a_page_goes_over_several() -> None:
    long = text("果" * 44 * (2 * PER_PAGE + 3), spacing=FLAT)
    assert page_numbers([long, text(name="x", spacing=FLAT)]) == {"x": 3}
    rows = table(*([cell_text()] for _ in range(120)))
    assert page_numbers([rows, text(name="x")]) == {"x": 3}
    assert page_numbers([text(), rows, text(name="x")]) == {"x": 4}


def test_a_page_break_on_a_fresh_page_makes_no_empty_one() -> None:
    title = text(name="a", style="FrontTitle")
    assert page_numbers([title]) == {"a": 1}
    assert page_numbers([text(), text(name="a", style="FrontTitle"), text(name="b", style="FrontTitle")]) == {
        "a": 2,
        "b": 3,
    }
    kept = text(name="h", style="TableCaption")
    assert page_numbers([text(), kept, text(name="a", style="FrontTitle")]) == {"h": 1, "a": 2}


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, "I"),
        (3, "III"),
        (4, "IV"),
        (5, "V"),
        (8, "VIII"),
        (9, "IX"),
        (10, "X"),
        (14, "XIV"),
        (19, "XIX"),
        (29, "XXIX"),
        (0, ""),
    ],
)
def test_roman_numbers(number: int, shown: str) -> None:
    assert roman(number) == shown
