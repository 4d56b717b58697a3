"""The 修订前后对照表 of two editions, in Word and Excel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from stdkit.compare.comparison import Comparison, Pair
from stdkit.compare.outputs import effects, summary
from stdkit.compare.rows import rows
from stdkit.formats import comparison_table, workbook
from stdkit.formats.docx import papers

_EFFECTS = "限值和条款用词的变化"
_MIDDLE = ("原章条", "新章条", "变化")
_WIDTHS = (18, 18, 60, 40, 40, 22, 60)


def write_paper(
    comparison: Comparison, pairs: Sequence[Pair] | None, out: Path, *, author: str = "", when: date | None = None
) -> None:
    """Write the table as a Word file, with the changed limits and provisions behind it; ``pairs`` are those to show (all without)."""
    found = rows(comparison, pairs)
    changed = effects.effects(comparison, pairs)
    tables = [comparison_table.paper_table([row.cells(number) for number, row in enumerate(found, 1)])]
    if changed:
        columns = [
            papers.Column(title, width, title in _MIDDLE) for title, width in zip(effects.COLUMNS, _WIDTHS, strict=True)
        ]
        tables.append(papers.Table(columns, [effect.cells for effect in changed], caption=_EFFECTS))
    papers.write_paper(
        out,
        heading=comparison_table.TITLE,
        lines=(*_about(comparison), *summary.lines(comparison)),
        tables=tables,
        author=author,
        created=when,
    )


def write_book(comparison: Comparison, pairs: Sequence[Pair] | None, out: Path) -> None:
    """The same as a workbook: the table, the changed limits and provisions, and the counts, a sheet each."""
    heading = f"{comparison_table.TITLE}　{summary.name(comparison.new)}"
    found = rows(comparison, pairs)
    counts = [*summary.clauses(comparison), *summary.limits(comparison), *summary.provisions(comparison)]
    workbook.write_workbook(
        out,
        [
            comparison_table.sheet([row.cells(number) for number, row in enumerate(found, 1)], heading),
            workbook.Table(
                _EFFECTS,
                [
                    workbook.Column(title, width / 2 + 2, centred=title in _MIDDLE)
                    for title, width in zip(effects.COLUMNS, _WIDTHS, strict=True)
                ],
                [effect.cells for effect in effects.effects(comparison, pairs)],
                frozen="C2",
                heading=f"{_EFFECTS}　{summary.name(comparison.new)}",
                tints=(
                    workbook.Tint('OR($F2="更宽",$F2="减弱")', "bad"),
                    workbook.Tint('OR($F2="更严",$F2="加强")', "good"),
                ),
            ),
            workbook.Table(
                "统计",
                [workbook.Column("项目", 40), workbook.Column("数目", 12)],
                [
                    *((f"{side}：{text}", None) for side, text in _sides(comparison)),
                    *((one.said, one.count) for one in counts),
                ],
                heading=f"统计　{summary.name(comparison.new)}",
            ),
        ],
    )


def _sides(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    return ("原文件", summary.name(comparison.old)), ("新文件", summary.name(comparison.new))


def _about(comparison: Comparison) -> list[str]:
    return [f"{side}：{text}" for side, text in _sides(comparison)]
