"""The columns of a table and what its cells hold; what holds a block. GB/T 1.1—2020, 9.8.4."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts.columns import columns, is_unit, is_value, unit_of
from stdkit.facts.holders import cell_place, entry_of, grid, holder, table_of
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Cell, Run, Table, TermEntry

DOC = read_markdown(
    "# 3 术语和定义\n\n### 3.1\n\n肉干\n\n某物。\n\n# 4 要求\n\n应干燥。\n\n表1　限值\n\n单位为毫米\n\n| 项目 | 一等 | 二等 |\n|---|---|---|\n| 长 | 1 | 2 |\n"
)


def by_text(text: str) -> Block:
    return next(block for block in DOC.blocks() if block.text == text)


def test_the_table_or_the_entry_that_holds_a_block() -> None:
    table, entry = by_text("限值"), by_text("肉干")
    assert table_of(DOC, by_text("长").id) is table and entry_of(DOC, by_text("长").id) is None
    assert entry_of(DOC, by_text("某物。").id) is entry and table_of(DOC, by_text("某物。").id) is None
    assert table_of(DOC, by_text("单位为毫米").id) is table
    assert holder(DOC, by_text("应干燥。").id) is None and holder(DOC, table.id) is None
    assert isinstance(entry, TermEntry) and entry.heading is not None
    assert entry_of(DOC, entry.heading.id) is entry


def test_the_place_of_a_cell() -> None:
    table = by_text("限值")
    assert cell_place(DOC, by_text("长").id) == (table, 1, 0) and cell_place(DOC, by_text("二等").id) == (table, 0, 2)
    assert cell_place(DOC, by_text("应干燥。").id) is None


def cell(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((Block(f"c{text}", "paragraph", (Run(text),)),), colspan, rowspan)


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table("t", "table", rows=rows)


@given(
    st.lists(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=4), min_size=1, max_size=4)
)
def test_no_two_cells_begin_at_one_place(spans: list[list[tuple[int, int]]]) -> None:
    rows = tuple(tuple(cell(f"{row}.{at}", *span) for at, span in enumerate(line)) for row, line in enumerate(spans))
    places = [(row, column) for row, column, _ in grid(table(*rows))]
    assert len(places) == len(set(places)) == sum(map(len, spans)) and places == sorted(places)


def test_columns_only_where_no_cell_covers_several() -> None:
    assert columns(table((cell(" 甲 "), cell("乙")), (cell("1"), cell("2")))) == [["甲", "1"], ["乙", "2"]]
    assert columns(table((cell("甲", colspan=2),), (cell("乙"), cell("丙")))) == []
    assert columns(table((cell("甲", rowspan=2), cell("乙")), (cell("丙"),))) == []
    assert columns(table()) == []


@pytest.mark.parametrize(
    ("text", "unit", "value", "limited"),
    [
        ("12", "", True, False),
        ("12 mm", "mm", True, True),
        ("≤12 mm", "mm", True, True),
        ("不大于12", "", True, True),
        ("10 mm～12 mm", "mm", True, True),
        ("10～12 mm", "mm", True, True),
        ("10 mm～12 cm", "", True, True),
        ("-3.5", "", True, False),
        ("12 000", "", True, False),
        ("±2 ℃", "℃", True, True),
        ("合格", "", False, False),
        ("12 mm，14 mm", "", False, False),
        ("", "", False, False),
    ],
)
def test_values_and_their_units(text: str, unit: str, value: bool, limited: bool) -> None:
    assert (unit_of(text), is_value(text), is_value(text, limited=True)) == (unit, value, limited)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mm", True), ("kg/m", True), ("W/(m·K)", True), ("kg/m³", True), ("mg/kg", True), ("%", True), ("（mm）", True), ("kg/m3", True), ("N·m·s", True),
        ("长", False), ("mm/长", False), ("kg/m/s/A/K", False), ("abc", False), ("mm、长", False),
    ],
)  # fmt: skip
def test_the_symbol_of_a_unit(text: str, told: bool) -> None:
    assert is_unit(text) is told
