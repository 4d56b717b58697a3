"""Tables compared cell by cell, across rows and columns that came, went and moved."""

from __future__ import annotations

from stdkit.compare.comparison import TableChange
from tests.compare.texts import clause

HEAD = "按表1。\n\n**表1　指标**\n\n"
ROWS = ["| 项目 | 指标 | 方法 |", "| --- | --- | --- |", "| 水分 | ≤12 | GB 5009.3 |", "| 盐分 | ≤5 | GB 5009.44 |", "| 灰分 | ≤3 | GB 5009.4 |"]  # fmt: skip


def change(new: list[str], old: list[str] = ROWS, caption: str = "指标") -> TableChange:
    pair = clause(HEAD + "\n".join(old), HEAD.replace("指标", caption) + "\n".join(new))
    (table,) = [block.table for block in pair.blocks if block.table is not None]
    return table


def test_a_changed_cell_is_told_with_its_heads() -> None:
    table = change([row.replace("≤5 ", "≤4 ") for row in ROWS])
    (cell,) = table.cells
    assert (cell.kind, cell.old, cell.new, cell.row, cell.column) == ("changed", (2, 1), (2, 1), "盐分", "指标")
    assert (cell.old_text, cell.new_text) == ("≤5", "≤4")
    assert "".join(piece.text for piece in cell.pieces if piece.kind != "inserted") == "≤5"


def test_a_row_that_came_and_one_that_went() -> None:
    table = change([*ROWS[:3], "| 脂肪 | ≤30 | GB 5009.6 |", ROWS[4]])
    assert [(line.old, line.new, line.head) for line in table.rows if None in (line.old, line.new)] in (
        [(2, None, "盐分"), (None, 2, "脂肪")],
        [(None, 2, "脂肪"), (2, None, "盐分")],
    )
    assert not table.cells


def test_a_column_put_between_changes_no_cell() -> None:
    new = [f"| {a} | {b} | {c} | {d} |" for a, b, c, d in (("项目", "单位", "指标", "方法"), ("---",) * 4, ("水分", "%", "≤12", "GB 5009.3"), ("盐分", "%", "≤5", "GB 5009.44"), ("灰分", "%", "≤3", "GB 5009.4"))]  # fmt: skip
    table = change(new)
    assert [(line.old, line.new) for line in table.columns] == [(0, 0), (None, 1), (1, 2), (2, 3)]
    assert not table.cells


def test_rows_in_another_order_are_moved() -> None:
    table = change([*ROWS[:2], ROWS[4], ROWS[2], ROWS[3]])
    assert [(line.old, line.new, line.moved) for line in table.rows] == [
        (0, 0, False),
        (3, 1, True),
        (1, 2, False),
        (2, 3, False),
    ]
    assert not table.cells


def test_a_table_is_found_by_its_caption_though_its_number_changed() -> None:
    old = HEAD + "\n".join(ROWS)
    new = "按表2。\n\n**表1　规格**\n\n| 型号 | 长度 |\n| --- | --- |\n| 甲 | 10 |\n\n" + old.replace("表1", "表2")
    pair = clause(old, new)
    tables = {block.new.label: block for block in pair.blocks if block.new is not None and block.new.kind == "table"}
    assert (tables["表1"].kind, tables["表2"].kind, tables["表2"].relabelled) == ("added", "same", True)
