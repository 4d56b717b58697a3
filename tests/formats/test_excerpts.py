from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stdkit.formats.excerpts import around, one_line, shorten
from stdkit.formats.page import columns_of

TEXT = st.text(alphabet="甲乙丙abc，。１", max_size=120)


@given(TEXT, st.integers(16, 60), st.data())
def test_the_line_fits_and_shows_the_place(text: str, columns: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line = around(text, [(start, end)], columns)
    ((first, last),) = line.places
    assert columns_of(line.text) <= columns
    shown = line.text[first:last]
    if columns_of(text[start:end]) <= columns - 4:
        assert shown == text[start:end]
    else:
        assert shown[0] == text[start] and shown[-1] == text[end - 1]
    bare = line.text.replace("…", "")
    assert bare in text or "…" in shown, "what stands around the place stands around it in the text too"


@given(TEXT, st.integers(16, 60), st.data())
def test_carets_stand_under_the_place(text: str, columns: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line = around(text, [(start, end)], columns)
    ((first, last),) = line.places
    carets = line.carets()
    assert carets.index("^") == columns_of(line.text[:first])
    assert carets.count("^") == max(columns_of(line.text[first:last]), 1)


def test_short_text_stays_whole() -> None:
    line = around("设备必须接地。", [(2, 4)], 40)
    assert (line.text, line.places) == ("设备必须接地。", ((2, 4),))
    assert line.carets() == "    ^^^^"


def test_long_text_is_cut_on_both_sides() -> None:
    line = around("甲" * 50 + "必须" + "乙" * 50, [(50, 52)], 30)
    assert line.text.startswith("…甲") and line.text.endswith("乙…") and "必须" in line.text


def test_breaks_do_not_move_offsets() -> None:
    assert one_line("一\n二\t三") == "一 二 三"


def test_shorten_keeps_both_ends() -> None:
    assert shorten("甲" * 20 + "乙" * 20, 20) == "甲" * 6 + "…" + "乙" * 3
    assert shorten("短", 20) == "短"


def test_other_places_are_shown_where_they_can_be_seen() -> None:
    text = "甲，乙，丙" + "丁" * 60 + "，戊"
    line = around(text, [(1, 2), (3, 4), (65, 66)], 30)
    assert [line.text[a:b] for a, b in line.places] == ["，", "，"]
    assert line.carets() == "  ^^  ^^"
    assert line.pieces("bold")[1:4] == [("，", "bold"), ("乙", ""), ("，", "bold")]


def test_places_that_lie_over_each_other_are_one() -> None:
    assert around("甲乙丙丁", [(1, 3), (1, 3), (2, 4), (3, 4)], 30).places == ((1, 3), (3, 4))


@given(TEXT)
def test_widths_are_those_of_rich(text: str) -> None:
    assert columns_of(text) == cell_len(text)
