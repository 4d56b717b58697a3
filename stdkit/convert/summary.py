"""The overview of a list: ``summary.xlsx`` and ``summary.html``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from stdkit.convert.overview import DONE, FAILED, LEFT, NOTHING, OPEN, Entry, Overview, overview
from stdkit.convert.statistics import CLASSES
from stdkit.formats.html import render_page
from stdkit.formats.workbook import Cell, Column, Table, Tint, write_workbook
from stdkit.formats.writing import write_whole

SUMMARIES = ("summary.xlsx", "summary.html")
_TEMPLATE = Path(__file__).parent / "summary.html.j2"
_COLUMNS = (
    Column("序号", 6, centred=True),
    Column("标准编号", 20),
    Column("标准名称", 30),
    Column("归口", 18),
    Column("技术委员会", 16),
    Column("结论", 12, centred=True),
    Column("完成时限", 12, centred=True),
    Column("是否逾期", 8, centred=True),
    Column("状态", 10, centred=True),
    Column("新编号", 20),
    Column("改动", 7),
    Column("降为推荐", 8),
    Column("护栏保留", 8),
    Column("待决定", 8),
    Column("要求（前）", 8),
    Column("要求（后）", 8),
    Column("推荐（前）", 8),
    Column("推荐（后）", 8),
    Column("复查错误", 8),
    Column("复查警告", 8),
    Column("说明", 60),
)
_SYMBOLS = {DONE: "good", OPEN: "open", NOTHING: "off", LEFT: "off", FAILED: "bad"}


def write_summary(
    rows: Sequence[dict[str, Any]], folder: Path, *, about: Mapping[str, Any] | None = None, today: date | None = None
) -> None:
    """Both files, each written as a whole. ``about`` is what the list says of itself; ``today`` tells what is overdue."""
    found = overview(rows, about=about or {}, today=today or date.today())
    write_workbook(folder / "summary.xlsx", _sheets(found))
    write_whole(folder / "summary.html", page(found).encode())


def _sheets(found: Overview) -> list[Table]:
    announcement, titles = _announcement(found), _titles(found)
    facts: list[Sequence[Cell]] = [(f"{state}（项）", count) for state, count in found.states]
    facts += [
        ("逾期未完成（项）", found.overdue),
        ("改动（处）", found.total("changed")),
        ("降为推荐（处）", found.weakened),
        ("护栏保留（处）", found.total("held")),
        ("待决定（处）", found.total("undecided")),
    ]
    for name, before, after in found.classes:
        facts += [(f"{name}类条款（转化前）", before), (f"{name}类条款（转化后）", after)]
    return [
        Table(
            "总表",
            _COLUMNS,
            [_cells(entry) for entry in found.entries],
            frozen="D2",
            heading=f"转化总表　{announcement}".rstrip("　"),
            tints=(
                Tint('$H2="是"', "bad"),
                Tint(f'$I2="{FAILED}"', "bad"),
                Tint(f'$I2="{OPEN}"', "open"),
                Tint(f'$I2="{DONE}"', "good"),
                Tint(f'OR($I2="{LEFT}",$I2="{NOTHING}")', "off"),
            ),
        ),
        Table("统计", [Column("项目", 30), Column("数量", 12)], facts, heading=f"统计　{announcement}".rstrip("　")),
        Table(
            "共同引用",
            [Column("被引用的标准", 26), Column("引用项数", 10), Column("处理", 44), Column("引用它的标准", 80)],
            [(each.number, len(each.items), each.fate, "、".join(each.items)) for each in found.cited],
            frozen="B2",
        ),
        Table(
            "清稿复查",
            [Column("规则", 12), Column("内容", 50), Column("错误和警告（处）", 16), Column("涉及项数", 12)],
            [(code, titles.get(code, ""), count, items) for code, count, items in found.rules],
        ),
    ]


def _cells(entry: Entry) -> list[Cell]:
    row = entry.row
    converted = row["state"] == "converted"
    counts: list[Cell] = [entry.count("changed"), row.get("weakened", 0), entry.count("held"), entry.count("undecided")]
    return [
        row["line"],
        row["number"],
        row["title"],
        row["owner"],
        row.get("committee", ""),
        row["conclusion"],
        row["due"],
        "是" if entry.overdue else "",
        entry.state,
        row.get("new_number", ""),
        *(counts if converted else [None] * 4),
        *(entry.provisions(side, name) for name in ("要求", "推荐") for side in ("before", "after")),
        entry.remaining("error"),
        entry.remaining("warning"),
        "；".join(entry.notes),
    ]


def page(found: Overview) -> str:
    """The dashboard: one page that loads nothing, to filter on the screen and to print."""
    return render_page(
        _TEMPLATE,
        found=found,
        announcement=_announcement(found),
        tones=_SYMBOLS,
        classes=list(CLASSES),
        highest=max((max(before, after) for _, before, after in found.classes), default=0) or 1,
        owners=sorted({entry.row["owner"] for entry in found.entries if entry.row["owner"]}),
        common=[each for each in found.cited if len(each.items) > 1 or "清单中" in each.fate or "本批" in each.fate],
        titles=_titles(found),
    )


def _titles(found: Overview) -> dict[str, str]:
    """What the rules that spoke are called."""
    if not found.rules:
        return {}
    from stdkit.lint import registry

    return {code: rule.title for code, rule in registry.load().items()}


def _announcement(found: Overview) -> str:
    said = found.about.get("announcement")
    if isinstance(said, Mapping):
        return "　".join(str(said[key]) for key in ("name", "number", "date") if said.get(key))
    return str(said or "")
