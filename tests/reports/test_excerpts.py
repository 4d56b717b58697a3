from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stdkit.reports.excerpts import around, one_line, shorten

TEXT = st.text(alphabet="甲乙丙abc，。１", max_size=120)


@given(TEXT, st.integers(16, 60), st.data())
def test_the_line_fits_and_shows_the_place(text: str, columns: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line = around(text, start, end, columns)
    assert cell_len(line.text) <= columns
    shown = line.text[line.start : line.end]
    if cell_len(text[start:end]) <= columns - 4:
        assert shown == text[start:end]
    else:
        assert shown[0] == text[start] and shown[-1] == text[end - 1]
    bare = line.text.replace("…", "")
    assert bare in text or "…" in shown, "what stands around the place stands around it in the text too"


@given(TEXT, st.integers(16, 60), st.data())
def test_carets_stand_under_the_place(text: str, columns: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line = around(text, start, end, columns)
    carets = line.carets()
    assert carets.index("^") == cell_len(line.text[: line.start])
    assert carets.count("^") == max(cell_len(line.text[line.start : line.end]), 1)


def test_short_text_stays_whole() -> None:
    line = around("设备必须接地。", 2, 4, 40)
    assert (line.text, line.start, line.end) == ("设备必须接地。", 2, 4)
    assert line.carets() == "    ^^^^"


def test_long_text_is_cut_on_both_sides() -> None:
    line = around("甲" * 50 + "必须" + "乙" * 50, 50, 52, 30)
    assert line.text.startswith("…甲") and line.text.endswith("乙…") and "必须" in line.text


def test_breaks_do_not_move_offsets() -> None:
    assert one_line("一\n二\t三") == "一 二 三"


def test_shorten_keeps_both_ends() -> None:
    assert shorten("甲" * 20 + "乙" * 20, 20) == "甲" * 6 + "…" + "乙" * 3
    assert shorten("短", 20) == "短"
