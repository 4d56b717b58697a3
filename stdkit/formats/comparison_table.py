"""The 修订前后对照表 as a table of a paper and as a sheet of a workbook: one form, whoever has rows for it."""

from __future__ import annotations

from collections.abc import Sequence

from stdkit.formats import workbook
from stdkit.formats.docx import papers

TITLE = "修订前后对照表"
COLUMNS = ("序号", "原章条", "原条文", "新章条", "修订后条文", "修订类型", "依据或理由", "是否降低要求")
_MIDDLE = ("序号", "原章条", "新章条", "修订类型", "是否降低要求")

Text = str | papers.Pieces
"""A cell; in pieces where words of it are marked."""


def paper_table(rows: Sequence[Sequence[Text]]) -> papers.Table:
    """``rows`` (the cells of ``COLUMNS`` each) as a table of a paper."""
    widths = (12, 16, 56, 16, 56, 20, 50, 16)
    columns = [papers.Column(title, width, title in _MIDDLE) for title, width in zip(COLUMNS, widths, strict=True)]
    return papers.Table(columns, rows)


def sheet(rows: Sequence[Sequence[Text]], heading: str) -> workbook.Table:
    """The same as a sheet to sort and filter; ``heading`` is printed on every page."""
    widths = (6, 10, 52, 10, 52, 14, 44, 10)
    return workbook.Table(
        TITLE,
        [workbook.Column(title, width, centred=title in _MIDDLE) for title, width in zip(COLUMNS, widths, strict=True)],
        [(number, *map(_cell, row[1:])) for number, row in enumerate(rows, 1)],
        frozen="C2",
        heading=heading,
        tints=(workbook.Tint('$H2="是"', "open"),),
    )


def _cell(text: Text) -> workbook.Cell:
    return text if isinstance(text, str) else workbook.Marked(tuple(text))
