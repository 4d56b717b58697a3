"""The sentence around a place, and the places of cells."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts.holders import column_head, grid, sentence
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Cell, Run, Table


@given(st.text("甲。；;！!？?\n", max_size=10), st.integers(0, 10))
def test_a_sentence_ends_at_the_next_mark(text: str, at: int) -> None:
    ends = [match.end() for match in re.finditer("[。；;！!？?\n]", text)]
    at = min(at, len(text))
    begin = max([end for end in ends if end <= at], default=0)
    assert sentence(text, at) == (begin, next((end for end in ends if end > at), len(text)))


def _cell(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((Block(text, "paragraph", (Run(text),)),), colspan, rowspan)


def test_cells_are_placed_with_their_spans() -> None:
    table = Table(
        "t",
        "table",
        rows=(
            (_cell("甲", 1, 2), _cell("乙", 2), _cell("丙", 1, 3)),
            (_cell("丁"), _cell("戊")),
            (_cell("己"), _cell("庚", 2, 2)),
            (_cell("辛"),),
        ),
        header=2,
    )
    placed = [(row, column, cell.text) for row, column, cell in grid(table)]
    assert placed == [
        (0, 0, "甲"), (0, 1, "乙"), (0, 3, "丙"), (1, 1, "丁"), (1, 2, "戊"), (2, 0, "己"), (2, 1, "庚"), (3, 0, "辛"),
    ]  # fmt: skip
    assert [column_head(table, column) for column in range(4)] == ["甲", "乙\n丁", "乙\n戊", "丙"]


def test_a_table_as_read_has_a_head() -> None:
    doc = read_markdown("# 5 要求\n\n表1　指标\n\n| 项目 | 指标 |\n|---|---|\n| 水分 | 12% |\n")
    table = next(block for block in doc.blocks() if isinstance(block, Table))
    assert column_head(table, 1) == "指标"
