"""The decision sheet: what stands in it, and what comes back from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from stdkit.convert import sheet as sheets
from stdkit.convert.guards import Guard
from stdkit.convert.items import CHOICES, Decision
from stdkit.convert.plan import Plan
from stdkit.convert.sheet import COLUMNS, handling, marked, read_sheet, safe, write_sheet
from stdkit.errors import BadData
from stdkit.formats.workbook import Marked, Table
from stdkit.model import Span
from tests.convert.drafts import BODY, clean, draft, planned

DANGEROUS = "# 4 要求\n\n4.1 =1+1应等于2。\n\n4.2 甲必须稳固。\n\n4.3 电气设备必须可靠接地。\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "a.decisions.xlsx"
    write_sheet(planned(draft(body=DANGEROUS, foreword=["本标准全文强制。"])), path)
    return path


def fill(path: Path, **cells: object) -> None:
    """Write into the row whose 「用词」 and 「条款号」 fit: ``fill(p, clause="4.2", 决定="删除")``."""
    book = openpyxl.load_workbook(path, rich_text=True)
    rows = book["决定表"]
    clause = cells.pop("clause")
    for row in range(2, rows.max_row + 1):
        if rows.cell(row, 2).value == clause:
            for name, value in cells.items():
                rows.cell(row, COLUMNS.index(name) + 1).value = value
    book.save(path)


def test_the_columns_are_the_contract(sheet: Path) -> None:
    rows = openpyxl.load_workbook(sheet)["决定表"]
    assert [cell.value for cell in rows[1]] == (
        [
            "序号",
            "条款号",
            "标题",
            "原文",
            "用词",
            "类别",
            "护栏",
            "原强制",
            "规范用词",
            "推荐措辞",
            "处理",
            "决定",
            "改写文本",
            "理由",
            "决定人",
            "日期",
        ]
    )
    row = next(r for r in rows.iter_rows(min_row=2, values_only=True) if r[1] == "4.2")
    assert row[3:6] == ("甲必须稳固。", "必须", "要求（非标准用语）")
    assert row[7:12] == ("是", "应", "宜", "改为“宜”", None)


def test_choices_header_and_filter(sheet: Path) -> None:
    rows = openpyxl.load_workbook(sheet)["决定表"]
    (validation,) = rows.data_validations.dataValidation
    assert validation.formula1 == f'"{",".join(CHOICES)}"'
    assert "L2" in validation.sqref
    assert rows.freeze_panes and rows.freeze_panes.endswith("2")
    assert rows.auto_filter.ref == f"A1:P{rows.max_row}"
    assert rows.column_dimensions["D"].width > 30


def test_the_word_is_coloured_in_its_sentence(sheet: Path) -> None:
    rows = openpyxl.load_workbook(sheet, rich_text=True)["决定表"]
    text = next(row[3].value for row in rows.iter_rows(min_row=2) if row[1].value == "4.2")
    red = [part for part in text if not isinstance(part, str)]
    assert [part.text for part in red] == ["必须"]
    assert str(text) == "甲必须稳固。"


def test_nothing_is_a_formula(sheet: Path) -> None:
    for rows in openpyxl.load_workbook(sheet).worksheets:
        for row in rows.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not (isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")))


@pytest.mark.parametrize("text", ["=1+1", "+5", "-5 ℃", "@a", "\t=1"])
def test_safe(text: str) -> None:
    assert safe(text) == "'" + text
    assert safe("甲" + text) == "甲" + text


def test_the_digest_is_hidden_beside_it(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    info = book["stdkit"]
    assert info.sheet_state == "hidden"
    found = {row[0]: row[1] for row in info.iter_rows(values_only=True) if row[0] != "item"}
    assert found["schema"] == "stdkit.decisions/1"
    assert found["sha256"] == draft(body=DANGEROUS, foreword=["本标准全文强制。"]).digest
    assert read_sheet(sheet).digest == found["sha256"]


def test_an_empty_sheet_decides_nothing(sheet: Path) -> None:
    assert read_sheet(sheet).decisions == {}


EFFECTS = [
    ("4.2", {"决定": "规范用词"}, "甲必须稳固。", "甲应稳固。"),
    ("4.2", {"决定": "推荐措辞"}, "甲必须稳固。", "甲宜稳固。"),
    ("4.3", {"决定": "推荐措辞"}, "电气设备必须可靠接地。", "电气设备宜可靠接地。"),
    ("4.2", {"决定": "保留原文"}, "甲必须稳固。", None),
    ("4.2", {"决定": "人工改写", "改写文本": "甲的稳固性见附件。"}, "甲必须稳固。", "甲的稳固性见附件。"),
    ("4.2", {"决定": "删除"}, "甲必须稳固。", "（本条删除，编号保留）"),
    ("4.2", {"决定": "移出"}, "甲必须稳固。", "（本条移出，编号保留）"),
]


@pytest.mark.parametrize(("clause", "cells", "before", "after"), EFFECTS)
def test_what_a_decision_does(sheet: Path, clause: str, cells: dict[str, str], before: str, after: str | None) -> None:
    fill(sheet, clause=clause, **cells)
    doc = draft(body=DANGEROUS, foreword=["本标准全文强制。"])
    plan = planned(doc, decisions=read_sheet(sheet).decisions)
    assert clean(plan).get(before) == after
    item = next(item for item in plan.items if item.clause == clause)
    assert item.decision is not None and not item.is_open


def test_decided_rows_are_kept_when_the_sheet_is_written_again(sheet: Path, tmp_path: Path) -> None:
    fill(sheet, clause="4.3", 决定="规范用词", 理由="涉及触电", 决定人="王某", 日期="2026-05-01")
    plan = planned(draft(body=DANGEROUS, foreword=["本标准全文强制。"]), decisions=read_sheet(sheet).decisions)
    write_sheet(plan, tmp_path / "b.xlsx")
    (decision,) = read_sheet(tmp_path / "b.xlsx").decisions.values()
    assert (decision.choice, decision.reason, decision.by, decision.date) == (
        "规范用词",
        "涉及触电",
        "王某",
        "2026-05-01",
    )


def test_sorted_and_shortened_sheets_are_read_by_their_numbers(sheet: Path) -> None:
    fill(sheet, clause="4.3", 决定="保留原文")
    book = openpyxl.load_workbook(sheet)
    book["决定表"].delete_rows(2)
    book.save(sheet)
    assert [d.choice for d in read_sheet(sheet).decisions.values()] == ["保留原文"]


def test_two_texts_for_one_sentence(tmp_path: Path) -> None:
    body = "# 4 要求\n\n4.1 甲必须稳固，不得摇动。\n"
    path = tmp_path / "a.xlsx"
    write_sheet(planned(draft(body=body)), path)
    book = openpyxl.load_workbook(path)
    for row, text in ((2, "甲。"), (3, "乙。")):
        book["决定表"].cell(row, 12).value = "人工改写"
        book["决定表"].cell(row, 13).value = text
    book.save(path)
    with pytest.raises(BadData, match="同一句"):
        planned(draft(body=body), decisions=read_sheet(path).decisions)


def test_a_rewritten_sentence_takes_its_other_words_along(tmp_path: Path) -> None:
    body = "# 4 要求\n\n4.1 甲必须稳固，不得摇动。乙必须清洁。\n"
    path = tmp_path / "a.xlsx"
    write_sheet(planned(draft(body=body)), path)
    fill(path, clause="4.1")
    book = openpyxl.load_workbook(path)
    book["决定表"].cell(2, 12).value = "人工改写"
    book["决定表"].cell(2, 13).value = "甲的稳固性见附件。"
    book.save(path)
    plan = planned(draft(body=body), decisions=read_sheet(path).decisions)
    assert clean(plan)["甲必须稳固，不得摇动。乙必须清洁。"] == "甲的稳固性见附件。乙宜清洁。"


def test_a_dash_item_goes_with_its_paragraph() -> None:
    body = "# 4 要求\n\n4.1 甲：\n\n——必须稳固；\n\n——必须清洁。\n"
    first = next(item for item in planned(draft(body=body)).items if item.clause == "4.1")
    plan = planned(draft(body=body), decisions={first.number: Decision("删除")})
    edit = next(change.edit for change in plan.changes if change.kind == "decision")
    assert (edit.span.start, edit.span.end, edit.text) == (0, len("必须稳固；") + 1, "")


def spoil(path: Path, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(path)
    book["决定表"][cell].value = value
    book.save(path)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"L2": "随便"}, "不认识"),
        ({"L2": "删除", "A2": 999}, "对不上"),
        ({"L2": "删除", "E2": "宜"}, "对不上"),
        ({"L2": "删除", "L3": "删除", "A3": 1, "E3": "应"}, "相同"),
        ({"L1": "决议"}, "缺少"),
    ],
)
def test_a_sheet_that_was_spoiled(sheet: Path, cells: dict[str, object], says: str) -> None:
    for cell, value in cells.items():
        spoil(sheet, cell, value)
    with pytest.raises(BadData, match=says):
        read_sheet(sheet)


def test_rewriting_without_a_text(sheet: Path) -> None:
    fill(sheet, clause="4.2", 决定="人工改写")
    with pytest.raises(BadData, match="空的"):
        planned(draft(body=DANGEROUS, foreword=["本标准全文强制。"]), decisions=read_sheet(sheet).decisions)


def test_a_text_that_became_a_formula_is_refused(sheet: Path) -> None:
    fill(sheet, clause="4.2", 决定="人工改写", 改写文本="#NAME?")
    with pytest.raises(BadData, match="公式"):
        read_sheet(sheet)


def test_another_workbook(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(BadData, match="不是 stdkit"):
        read_sheet(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_text("甲")
    with pytest.raises(BadData, match="XLSX"):
        read_sheet(tmp_path / "b.xlsx")
    with pytest.raises(BadData, match="读不到"):
        read_sheet(tmp_path / "c.xlsx")


def test_a_row_number_that_the_document_does_not_have() -> None:
    with pytest.raises(BadData, match="999"):
        planned(draft(body=BODY), decisions={999: Decision("删除")})


def test_long_texts_get_high_rows(tmp_path: Path) -> None:
    body = "# 4 要求\n\n4.1 甲必须稳固。\n\n4.2 " + "乙和丙和丁" * 40 + "必须稳固。\n"
    write_sheet(planned(draft(body=body)), tmp_path / "a.xlsx")
    rows = openpyxl.load_workbook(tmp_path / "a.xlsx")["决定表"]
    low, high = (rows.row_dimensions[row].height for row in (2, 3))
    assert low < 80 < high


# What is written, cell by cell


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The tables of the sheet of a plan, by name."""
    given: list[Sequence[Table]] = []
    monkeypatch.setattr(sheets, "write_workbook", lambda out, tables: given.append(tables))

    def of(plan: Plan, **about: str) -> dict[str, Table]:
        write_sheet(plan, Path("a.xlsx"), **about)
        return {table.name: table for table in given[-1]}

    return of


def rows_of(table: Table) -> list[dict[str, Any]]:
    return [dict(zip([column.title for column in table.columns], row, strict=True)) for row in table.rows]


def plan_of(body: str = DANGEROUS, foreword: Sequence[str] = ("本标准全文强制。",), **options: Any) -> Plan:
    return planned(draft(body=body, foreword=foreword), **options)


def test_every_cell_of_a_row_nobody_decided(written: Any) -> None:
    plan = plan_of()
    row = next(row for row in rows_of(written(plan)["决定表"]) if row["条款号"] == "4.3")
    item = next(item for item in plan.items if item.clause == "4.3")
    assert row.pop("原文") == Marked((("电气设备", False), ("必须", True), ("可靠接地。", False)))
    assert row == {
        "序号": item.number, "条款号": "4.3", "标题": "要求", "用词": "必须", "类别": "要求（非标准用语）", "护栏": item.guard_text,
        "原强制": "是", "规范用词": "应", "推荐措辞": "宜", "处理": "改为“应”", "决定": None, "改写文本": None,
        "理由": item.reason, "决定人": None, "日期": None,
    }  # fmt: skip


def test_every_cell_of_a_decided_row(written: Any) -> None:
    number = next(item.number for item in plan_of().items if item.clause == "4.2")
    decision = Decision("人工改写", "甲见附录A。", "已核对", "王某", "2026-05-01")
    rows = rows_of(written(plan_of(decisions={number: decision}))["决定表"])
    row = next(row for row in rows if row["条款号"] == "4.2")
    assert [row[name] for name in ("处理", "决定", "改写文本", "理由", "决定人", "日期")] == [
        "改为“甲见附录A。”", "人工改写", "甲见附录A。", "已核对", "王某", "2026-05-01",
    ]  # fmt: skip


def test_a_word_that_stays_has_no_row_and_what_was_not_declared_is_not_mandatory(written: Any) -> None:
    body = "# 4 要求\n\n4.1 甲可冷藏。\n\n4.2 甲必须稳固。\n"
    rows = rows_of(written(plan_of(body, ["本标准第9章为强制性的，其余为推荐性的。"]))["决定表"])
    assert [(row["用词"], row["原强制"]) for row in rows] == [("必须", "否")]


def test_only_the_decision_is_chosen_from_a_list(written: Any) -> None:
    columns = written(plan_of())["决定表"].columns
    assert [column.title for column in columns if column.choices] == ["决定"]
    assert [column.title for column in columns if column.centred] == ["序号", "原强制"]


def test_what_the_sheet_knows_of_its_document(written: Any) -> None:
    made = written(plan_of(), digest="12ab", name="甲.docx")
    assert made["决定表"].heading == "逐条决定表　DB15/ 123—2010 沙棘果干加工技术规范"
    about = {row["what"]: row["value"] for row in rows_of(made["stdkit"]) if row["what"] != "item"}
    assert about == {
        "schema": "stdkit.decisions/1", "file": "甲.docx", "sha256": "12ab", "policy": "recommend",
        "number": "DB15/ 123—2010", "new_number": "DB15/T 123—XXXX",
    }  # fmt: skip
    plan = plan_of()
    own = {row["what"]: row["value"] for row in rows_of(written(plan)["stdkit"])}
    assert (own["file"], own["sha256"]) == ("沙棘.md", plan.document.digest)
    items = [row for row in rows_of(made["stdkit"]) if row["what"] == "item"]
    shown = [item for item in plan.items if item.is_shown]
    assert [(row["value"], row["block"], row["start"], row["end"], row["text"]) for row in items] == [
        (item.number, item.span.block, item.span.start, item.span.end, item.text) for item in shown
    ]


def test_a_document_without_number(written: Any) -> None:
    made = written(planned(draft(number="", title="", body=DANGEROUS, foreword=["本标准全文强制。"])))
    about = {row["what"]: row["value"] for row in rows_of(made["stdkit"])}
    assert (about["number"], about["new_number"], made["决定表"].heading) == ("", "", "逐条决定表")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"action": "changed", "proposal": "宜"}, "改为“宜”"),
        ({"action": "changed", "proposal": ""}, "按决定删去"),
        ({"action": "held", "guards": (Guard("SAFETY", "触电"),)}, "护栏保留"),
        ({"action": "held", "guards": ()}, "保留待审"),
        ({"action": "refused"}, "未能改动"),
        ({"action": "kept", "review": True}, "保留待审"),
        ({"action": "kept", "review": False}, "保留原文"),
        ({"action": "changed", "dispute": "王某：删除"}, "决定有分歧，未改"),
    ],
)
def test_what_was_done_in_a_few_words(state: dict[str, Any], said: str) -> None:
    assert handling(replace(plan_of().items[0], **state)) == said


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ([(0, 1)], "⟦甲⟧必须稳固，不得摇动。"),
        ([(1, 3), (6, 8)], "甲⟦必须⟧稳固，⟦不得⟧摇动。"),
        ([(6, 8), (1, 3)], "甲⟦必须⟧稳固，⟦不得⟧摇动。"),
        ([(1, 3), (2, 4)], "甲⟦必须⟧稳固，不得摇动。"),
        ([(1, 3), (3, 5)], "甲⟦必须⟧⟦稳固⟧，不得摇动。"),
        ([(10, 11)], "甲必须稳固，不得摇动⟦。⟧"),
        ([(10, 12)], "甲必须稳固，不得摇动。"),
        ([(4, 4)], "甲必须稳固，不得摇动。"),
    ],
)
def test_the_words_of_a_sentence_are_marked(words: list[tuple[int, int]], pieces: str) -> None:
    plan = plan_of("# 4 要求\n\n4.1 乙。甲必须稳固，不得摇动。\n")
    item = next(item for item in plan.items if item.clause == "4.1")
    block = item.span.block
    items = [replace(item, span=Span(block, 2 + start, 2 + end)) for start, end in words]
    found = marked(plan, items).pieces
    assert "".join(f"⟦{text}⟧" if is_marked else text for text, is_marked in found) == pieces
    assert all(text for text, _ in found)


# What is read


def workbook(path: Path, *rows: Sequence[Any], items: Sequence[Sequence[Any]] = (), name: str = "决定表") -> Path:
    """A sheet as another program may have saved it, with the columns that have to be there."""
    book = openpyxl.Workbook()
    table = book.active
    assert table is not None
    table.title = name
    for row in (("序号", "用词", "决定", "改写文本", "日期"), *rows):
        table.append(row)
    info = book.create_sheet("stdkit")
    told = items or [("item", 1, "b1", 0, 2, "必须"), ("item", 2, "b2", 3, 5, "不得")]
    for row in (("what", "value"), ("schema", "stdkit.decisions/1"), ("file", "甲.docx"), (None, "x"), *told):
        info.append(row)
    book.save(path)
    return path


def test_a_sheet_of_another_program(tmp_path: Path) -> None:
    read = read_sheet(workbook(tmp_path / "a.xlsx", ("1", "必须 ", " 删除 ", None, None), (2.0, "不得", "", "", "")))
    assert (read.path, read.digest, read.words) == ("甲.docx", "", {1: "必须", 2: "不得"})
    (decision,) = read.decisions.values()
    assert (decision.choice, decision.row, decision.sheet, decision.place) == ("删除", 2, "a.xlsx", ("b1", 0, 2))
    assert (decision.text, decision.reason, decision.by, decision.date) == ("", "", "", "")


def test_the_table_may_bear_another_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", (2, "不得", "保留原文", None, None), name="Sheet1")
    assert list(read_sheet(path).decisions) == [2]


@pytest.mark.parametrize(
    ("day", "read"), [(date(2026, 5, 1), "2026-05-01"), (datetime(2026, 5, 1, 8), "2026-05-01"), ("5月", "5月")]
)
def test_days_however_they_were_typed(tmp_path: Path, day: Any, read: str) -> None:
    (decision,) = read_sheet(workbook(tmp_path / "a.xlsx", (1, "必须", "删除", None, day))).decisions.values()
    assert decision.date == read


@pytest.mark.parametrize("place", [("b1", None, 2), ("b1", 0, None), ("b1", "甲", 2)])
def test_a_place_that_is_not_whole_is_none(tmp_path: Path, place: tuple[Any, ...]) -> None:
    path = workbook(
        tmp_path / "a.xlsx", (1, "必须", "删除"), items=[("item", 1, *place, "必须"), ("item", "甲", "b", 0, 1, "应")]
    )
    read = read_sheet(path)
    assert read.words == {1: "必须"} and read.decisions[1].place is None


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([(1, "必须", "删除"), (2, "不得", "随便")], "第 3 行的决定“随便”不认识"),
        ([(1, "应", "删除")], "第 2 行的序号或用词对不上"),
        ([(3, "必须", "删除")], "第 2 行的序号或用词对不上"),
        ([(None, "必须", "删除")], "第 2 行的序号或用词对不上"),
        ([(1, "必须", "删除"), (None, None, None), (1, "必须", "移出")], "第 2 行和第 4 行的序号相同"),
        ([(1, "必须", "人工改写", "#REF!")], "被当成了公式（#REF!）"),
    ],
)
def test_a_row_that_cannot_be_understood_is_named(tmp_path: Path, rows: list[tuple[Any, ...]], says: str) -> None:
    with pytest.raises(BadData, match=says):
        read_sheet(workbook(tmp_path / "a.xlsx", *rows))


def test_an_error_beside_another_choice_is_no_matter(tmp_path: Path) -> None:
    assert read_sheet(workbook(tmp_path / "a.xlsx", (1, "必须", "删除", "#REF!"))).decisions[1].text == "#REF!"


def test_every_column_that_is_lacking_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    spoil(path, "A1", None)
    spoil(path, "D1", "改写")
    with pytest.raises(BadData, match="缺少“序号”“改写文本”列"):
        read_sheet(path)


def test_a_sheet_of_another_version(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book["stdkit"]["B2"].value = "stdkit.decisions/9"
    book.save(path)
    with pytest.raises(BadData, match="版本不认识"):
        read_sheet(path)
