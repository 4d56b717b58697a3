"""Decision sheets of several people: agreement, disagreement, a change of mind."""

from __future__ import annotations

import subprocess
from pathlib import Path

import openpyxl
import pytest

from stdkit import cli
from stdkit.convert.items import Choice, Decision
from stdkit.convert.merging import merged
from stdkit.convert.sheet import COLUMNS, read_sheet, write_sheet
from stdkit.errors import BadData
from stdkit.formats.docx.writer import write_fresh
from tests.convert.drafts import clean, draft, planned

BODY = "# 4 要求\n\n4.1 甲必须稳固。\n\n4.2 电气设备必须可靠接地。\n\n4.3 乙必须清洁，不得外露。\n"


def row(choice: Choice, by: str = "", date: str = "", **more: str) -> Decision:
    return Decision(choice, by=by, date=date, sheet=f"{by or '某'}.xlsx", row=2, **more)


def test_what_only_one_decided_stands() -> None:
    both = merged([{1: row("规范用词", "王")}, {2: row("保留原文", "李")}])
    assert [both[number].choice for number in (1, 2)] == ["规范用词", "保留原文"]
    assert not any(decision.disputed for decision in both.values())


def test_agreement_bears_everybodys_name_and_reason_once() -> None:
    given = [
        {1: row("规范用词", by, day, reason=why)}
        for by, day, why in (("王", "2026-05-01", "触电"), ("李", "2026-05-03", "触电"))
    ]
    (decision,) = merged(given).values()
    assert (decision.by, decision.reason, decision.date) == ("王、李", "触电", "2026-05-03")
    (again,) = merged([{1: decision}, *given]).values()
    assert again.by == "王、李", "a sheet that holds the names already adds none"


@pytest.mark.parametrize(
    "other",
    [
        row("推荐措辞", "李", "2026-05-02"),
        row("推荐措辞"),
        row("推荐措辞", "王"),
        row("推荐措辞", "王", "2026-05-01"),
    ],
)
def test_disagreement_counts_for_nothing(other: Decision) -> None:
    (decision,) = merged([{1: row("规范用词", "王", "2026-05-01")}, {1: other}]).values()
    assert [each.choice for each in decision.disputed] == ["规范用词", "推荐措辞"]


@pytest.mark.parametrize(("first", "second"), [("2026-05-01", "2026-05-02"), ("2026.5.9", "2026年5月10日")])
def test_the_later_day_of_one_person_counts(first: str, second: str) -> None:
    for sheets in ([first, second], [second, first]):
        given = [{1: row("推荐措辞" if day == second else "规范用词", "王", day)} for day in sheets]
        assert merged(given)[1].choice == "推荐措辞"


def test_two_rewritings_are_two_decisions() -> None:
    (decision,) = merged([{1: row("人工改写", "王", text="甲。")}, {1: row("人工改写", "李", text="乙。")}]).values()
    assert len(decision.disputed) == 2


def sheet_of(path: Path, decisions: dict[str, dict[str, str]]) -> Path:
    """A sheet of the draft with what is decided by clause."""
    write_sheet(planned(draft(body=BODY, foreword=["本标准全文强制。"])), path)
    fill(path, decisions)
    return path


def fill(path: Path, decisions: dict[str, dict[str, str]]) -> None:
    book = openpyxl.load_workbook(path, rich_text=True)
    table = book["决定表"]
    for line in range(2, table.max_row + 1):
        for name, value in decisions.get(str(table.cell(line, 2).value), {}).items():
            table.cell(line, COLUMNS.index(name) + 1).value = value
    book.save(path)


def test_where_sheets_disagree_the_words_stay_and_the_plan_says_who(tmp_path: Path) -> None:
    doc = draft(body=BODY, foreword=["本标准全文强制。"])
    sheets = [
        sheet_of(tmp_path / "甲.xlsx", {"4.1": {"决定": "规范用词", "决定人": "王某"}}),
        sheet_of(tmp_path / "乙.xlsx", {"4.1": {"决定": "推荐措辞", "决定人": "李某"}, "4.2": {"决定": "规范用词"}}),
    ]
    plan = planned(doc, decisions=merged(read_sheet(path).decisions for path in sheets))
    changed = clean(plan)
    assert "甲必须稳固。" not in changed, "neither wording wins by default"
    assert changed["电气设备必须可靠接地。"] == "电气设备应可靠接地。"
    item = next(item for item in plan.items if item.clause == "4.1")
    assert item.is_open and plan.counts["undecided"] == sum(one.is_open for one in plan.items) > 0
    (said,) = [problem for problem in plan.problems if "分歧" in problem]
    assert all(word in said for word in ("4.1", "甲.xlsx", "王某：规范用词", "乙.xlsx", "李某：推荐措辞"))
    write_sheet(plan, tmp_path / "again.xlsx")
    again = read_sheet(tmp_path / "again.xlsx")
    assert item.number not in again.decisions, "it is to be decided anew"


def test_rows_of_one_sentence_from_two_sheets(tmp_path: Path) -> None:
    doc = draft(body=BODY, foreword=["本标准全文强制。"])
    must, never = (item for item in planned(doc).items if item.clause == "4.3")
    plan = planned(
        doc,
        decisions={
            must.number: row("人工改写", "王", text="乙的清洁见附件。"),
            never.number: row("人工改写", "李", text="乙宜清洁。"),
        },
    )
    assert "乙必须清洁，不得外露。" not in clean(plan)
    assert sum("分歧" in problem for problem in plan.problems) == 2


def test_keeping_a_word_of_a_sentence_that_goes_is_a_disagreement() -> None:
    doc = draft(body=BODY, foreword=["本标准全文强制。"])
    must, never = (item for item in planned(doc).items if item.clause == "4.3")
    plan = planned(doc, decisions={must.number: row("删除"), never.number: row("保留原文")})
    assert "乙必须清洁，不得外露。" not in clean(plan) and any("分歧" in problem for problem in plan.problems)


def test_a_row_follows_its_word_when_numbers_moved() -> None:
    doc = draft(body=BODY, foreword=["本标准全文强制。"])
    item = next(item for item in planned(doc).items if item.clause == "4.2")
    place = (item.span.block, item.span.start, item.span.end)
    plan = planned(doc, decisions={item.number + 50: Decision("保留原文", place=place)})
    assert next(one for one in plan.items if one.clause == "4.2").decision is not None
    with pytest.raises(BadData, match="没有"):
        planned(doc, decisions={item.number: Decision("保留原文", place=("nowhere", 0, 2))})


def test_several_sheets_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_fresh(draft(body=BODY, foreword=["本标准全文强制。"]), tmp_path / "甲.docx")
    asked = ["convert", str(tmp_path / "甲.docx"), "-o", str(tmp_path / "out"), "--no-progress"]
    assert cli.run(asked) == 1
    made = (tmp_path / "out/甲.decisions.xlsx").read_bytes()
    for name, choice in (("王", "规范用词"), ("李", "推荐措辞")):
        (tmp_path / f"{name}.xlsx").write_bytes(made)
        fill(tmp_path / f"{name}.xlsx", {"4.1": {"决定": choice, "决定人": name}})
    fill(tmp_path / "王.xlsx", {"4.2": {"决定": "规范用词", "决定人": "王"}})
    both = [word for name in "王李" for word in ("--decisions", str(tmp_path / f"{name}.xlsx"))]
    capsys.readouterr()
    assert cli.run([*asked, *both]) == 1
    said = capsys.readouterr().out
    assert "4.1" in said and "王：规范用词" in said and "李：推荐措辞" in said
    fill(tmp_path / "李.xlsx", {"4.1": {"决定": "规范用词"}})
    assert cli.run([*asked, *both]) == 0


def test_a_sheet_saved_by_libreoffice_comes_back(tmp_path: Path, soffice: str) -> None:
    sheet = sheet_of(
        tmp_path / "a.xlsx",
        {
            "4.2": {
                "决定": "人工改写",
                "改写文本": "'=甲的接地见附件。",
                "理由": "触电",
                "决定人": "王某",
                "日期": "2026-05-01",
            }
        },
    )
    (tmp_path / "out").mkdir()
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, str(tmp_path / "out"), str(sheet)], check=True, timeout=120, capture_output=True)
    before, after = read_sheet(sheet), read_sheet(tmp_path / "out/a.xlsx")
    assert (after.digest, after.words) == (before.digest, before.words)
    (decision,) = after.decisions.values()
    assert (decision.choice, decision.text, decision.by, decision.date) == (
        "人工改写",
        "=甲的接地见附件。",
        "王某",
        "2026-05-01",
    )
    assert decision.place == next(iter(before.decisions.values())).place
    table = openpyxl.load_workbook(tmp_path / "out/a.xlsx")["决定表"]
    assert table.auto_filter.ref and table.data_validations.dataValidation  # without a window it keeps no frozen panes
